package main

import "strings"

// mulTiles is a product of bytes with AMX, for groups of rows and panels of 64 columns. A tile has up to 16 rows of 64 bytes; T0 to
// T3 are sums, two tiles of rows by two of 16 columns, T4 and T5 the left side, T6 and T7 the right side, whose panels lie as
// tiles want them: four rows of K side by side. Each group is two tiles of rows, so that a load serves two instructions; they
// begin `second` rows from each other. The config is loaded and given up within, for a goroutine may move from
// one thread to another between two calls. Strides are in bytes, steps of 64 bytes.
func (a *assembler) mulTiles(name string) {
	a.begin(name, ptr("config", "AX"), ptr("groups", ""), ptr("second", ""), ptr("dst", "R15"), ptr("dstStride", "R8"),
		ptr("left", ""), ptr("leftStride", "DX"), ptr("right", "BX"), ptr("steps", ""), ptr("offset", "R10"), ptr("panels", ""))
	a.bytes(0xc4, 0xe2, 0x78, 0x49, 0x00) // LDTILECFG (AX)
	a.line("MOVQ $256, R11")
	a.line("MOVQ panels+80(FP), AX")
	a.times("AX", func() {
		a.line("MOVQ R15, DI")
		a.line("MOVQ left+40(FP), SI")
		a.line("MOVQ groups+8(FP), R9")
		a.times("R9", func() {
			for half := range 2 {
				a.tilesOf(128 * half)
			}
			a.next32("DX", "SI")
			a.next32("R8", "DI")
		})
		a.line("MOVQ steps+64(FP), CX")
		a.line("SHLQ $12, CX")
		a.line("ADDQ CX, BX")
		a.line("ADDQ $256, R10")
		a.line("ADDQ $256, R15")
	})
	a.bytes(0xc4, 0xe2, 0x78, 0x49, 0xc0) // TILERELEASE
	a.end()
}

// next32 moves to what lies 32 rows on.
func (a *assembler) next32(stride, at string) {
	a.line("MOVQ %s, CX", stride)
	a.line("SHLQ $5, CX")
	a.line("ADDQ CX, %s", at)
}

// tilesOf is a group's product with 32 columns, which begin so many bytes into the panel.
func (a *assembler) tilesOf(column int) {
	a.line("XORQ CX, CX")
	for i := range 4 {
		a.tileMove(load, i, "R10", "CX", column+64*(i%2)) // the same row of offsets for all
	}
	a.line("MOVQ second+16(FP), R13")
	a.line("IMULQ DX, R13")
	a.line("ADDQ SI, R13")
	a.line("MOVQ SI, R12")
	a.line("MOVQ BX, R14")
	a.line("MOVQ steps+64(FP), CX")
	a.times("CX", func() {
		a.tileMove(load, 6, "R14", "R11", column)
		a.tileMove(load, 4, "R12", "DX", 0)
		a.tileMove(load, 7, "R14", "R11", column+64)
		a.tileMove(load, 5, "R13", "DX", 0)
		for i := range 4 {
			a.tileMultiply(byte(i), byte(4+i/2), byte(6+i%2))
		}
		a.line("ADDQ $64, R12")
		a.line("ADDQ $64, R13")
		a.line("ADDQ $4096, R14")
	})
	a.line("MOVQ second+16(FP), R13")
	a.line("IMULQ R8, R13")
	a.line("ADDQ DI, R13")
	for i := range 4 {
		a.tileMove(store, i, []string{"DI", "R13"}[i/2], "R8", column+64*(i%2))
	}
}

// tileMultiply is TDPBUSD: it adds the product of two tiles to sums.
func (a *assembler) tileMultiply(sums, left, right byte) {
	a.bytes(0xc4, 0xe2, ^right&15<<3|1, 0x5e, 0xc0|sums<<3|left)
}

// The directions of tileMove, as its instruction has them.
const (
	load  = 0x7b // TILELOADD
	store = 0x7a // TILESTORED
)

// tileMove loads or stores a tile whose rows are stride apart.
func (a *assembler) tileMove(direction byte, tile int, base, stride string, more int) {
	b, s := number(base), number(stride)
	a.bytes(0xc4, 0x80|^(s>>3)&1<<6|^(b>>3)&1<<5|2, direction, 0x4b, 0x84|byte(tile)<<3, s&7<<3|b&7)
	a.line("LONG $%d // tile %d, %d(%s)(%s*1)", more, tile, more, base, stride)
}

// number is that of a register in an instruction.
func number(register string) byte {
	for i, r := range strings.Fields("AX CX DX BX SP BP SI DI R8 R9 R10 R11 R12 R13 R14 R15") {
		if r == register {
			return byte(i)
		}
	}
	panic(register)
}

// bytes writes an instruction that Go's assembler does not know.
func (a *assembler) bytes(code ...byte) {
	for _, b := range code {
		a.line("BYTE $0x%02x", b)
	}
}

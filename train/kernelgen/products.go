package main

import "fmt"

// kind tells how a product begins and ends.
type kind int

const (
	offsets kind = iota // sums begin with numbers by column
	panels              // sums begin with zero; several panels, one after the other
	scaled              // sums begin with zero and become floats, multiplied by a number by row
)

// product writes a block of a product: up to 6 rows of the left side by cols registers of 16 columns of the right side. Each step
// takes 4 bytes from each row on the left to all lanes, and multiplies them by the 4 bytes of each lane on the right. With 6
// rows and 4 registers 24 sums run at once, which hides the 5 cycles that each takes, and each load from the right
// serves 6 instructions. Strides are in bytes; with scaled columns, that of the right side too.
func (a *assembler) product(name, op string, cols int, k kind) {
	args := []arg{
		ptr("rows", "AX"), ptr("dst", "DI"), ptr("dstStride", "R8"), ptr("left", "SI"), ptr("leftStride", "DX"),
		ptr("right", "BX"), ptr("steps", "CX"),
	}
	switch k {
	case offsets:
		args = append(args, ptr("offset", "R10"), ptr("next", "R13"))
	case panels:
		args = append(args, ptr("panels", "R10"))
	case scaled:
		args = append(args, ptr("rightStride", "R10"), ptr("factors", "R13"))
	}
	a.begin(name, args...)
	for rows := 6; rows > 1; rows-- {
		a.line("CMPQ AX, $%d", rows)
		a.line("JEQ rows%d", rows)
	}
	for rows := 1; rows <= 6; rows++ {
		a.label(fmt.Sprintf("rows%d", rows))
		a.block(op, rows, cols, k)
	}
}

// block is product for one number of rows. Registers: sums, then those of the right side, then those of the left side.
func (a *assembler) block(op string, rows, cols int, k kind) {
	sum := func(i, j int) string { return z(i*cols + j) }
	right := func(j int) string { return z(24 + j) }
	left := func(i int) string { return z(28 + i%4) }
	if rows > 3 {
		a.line("LEAQ (DX)(DX*2), R9")
		a.line("ADDQ SI, R9")
	}
	panel := fmt.Sprintf("panel%d", rows)
	if k == panels {
		a.label(panel)
		a.line("MOVQ CX, R12")
	}
	for i := range rows {
		for j := range cols {
			switch {
			case k != offsets:
				a.line("VPXORD %s, %s, %s", sum(i, j), sum(i, j), sum(i, j))
			case i == 0:
				a.line("VMOVDQU32 %d(R10), %s", 64*j, sum(0, j))
			default:
				a.line("VMOVDQA32 %s, %s", sum(0, j), sum(i, j))
			}
		}
	}
	steps := fmt.Sprintf("steps%d", rows)
	a.label(steps)
	for j := range cols {
		a.line("VMOVDQU32 %d(BX), %s", 64*j, right(j))
	}
	for i := range rows {
		a.line("VPBROADCASTD %s, %s", place("SI", "R9", "DX", i, 0), left(i))
		for j := range cols {
			a.line("%s %s, %s, %s", op, right(j), left(i), sum(i, j))
		}
	}
	if k == offsets {
		a.line("PREFETCHT1 (R13)")
		a.line("ADDQ $64, R13")
	}
	a.line("ADDQ $4, SI")
	if rows > 3 {
		a.line("ADDQ $4, R9")
	}
	if k == scaled {
		a.line("ADDQ R10, BX")
	} else {
		a.line("ADDQ $%d, BX", 64*cols)
	}
	a.line("DECQ CX")
	a.line("JNE %s", steps)
	if rows > 3 {
		a.line("LEAQ (R8)(R8*2), R11")
		a.line("ADDQ DI, R11")
	}
	for i := range rows {
		if k == scaled {
			a.line("VBROADCASTSS %d(R13), %s", 4*i, left(i))
		}
		for j := range cols {
			if k == scaled {
				a.line("VCVTDQ2PS %s, %s", sum(i, j), sum(i, j))
				a.line("VMULPS %s, %s, %s", left(i), sum(i, j), sum(i, j))
			}
			a.line("VMOVDQU32 %s, %s", sum(i, j), place("DI", "R11", "R8", i, 64*j))
		}
	}
	if k == panels {
		a.line("MOVQ R12, CX")
		a.line("LEAQ (CX*4), R12")
		a.line("SUBQ R12, SI")
		if rows > 3 {
			a.line("SUBQ R12, R9")
		}
		a.line("ADDQ $%d, DI", 64*cols)
		a.line("DECQ R10")
		a.line("JNE %s", panel)
	}
	a.end()
}

// way is how 256-bit registers multiply.
type way int

const (
	bytesWay way = iota // bytes, widened to 16 bits, 8 columns at once
	wordsWay            // words of 16 bits, 16 columns at once
	vnniWay             // the instruction itself, in its encoding for 256 bits, which Go's assembler does not know
)

// product256 is product for registers of 256 bits, of which there are 16: 6 rows by 2 registers, one after the other for so many
// blocks of columns. Panels have 64 columns, so that a step is 256 bytes from the next; with scaled columns it is rightStride.
//
// bytesWay is exact for all bytes, unlike VPMADDUBSW, whose sums of two products saturate: the left side is widened to 16 bits
// beforehand, four a step, and the right side on loading. Its sums hold two numbers a column, which are added at the end.
func (a *assembler) product256(name string, w way, opcode byte, k kind) {
	args := []arg{
		ptr("rows", "AX"), ptr("dst", "DI"), ptr("dstStride", "R8"), ptr("left", "SI"), ptr("leftStride", "DX"),
		ptr("right", "R12"), ptr("steps", ""), ptr("blocks", "R10"),
	}
	switch k {
	case offsets:
		args = append(args, ptr("offset", "R13"))
	case scaled:
		args = append(args, ptr("rightStride", "AX"), ptr("factors", "R13"))
		args[0].into = ""
	}
	a.begin(name, args...)
	for rows := 6; rows > 1; rows-- {
		if k == scaled {
			a.line("CMPQ rows+0(FP), $%d", rows)
		} else {
			a.line("CMPQ AX, $%d", rows)
		}
		a.line("JEQ rows%d", rows)
	}
	for rows := 1; rows <= 6; rows++ {
		a.label(fmt.Sprintf("rows%d", rows))
		a.block256(w, opcode, rows, k)
	}
}

func (a *assembler) block256(w way, opcode byte, rows int, k kind) {
	sum := func(i, j int) string { return fmt.Sprintf("Y%d", 2*i+j) }
	leftBytes, across := 4, 64 // a step on the left; a block on the right
	if w == bytesWay {
		leftBytes, across = 8, 32
	}
	if rows > 3 {
		a.line("LEAQ (DX)(DX*2), R9")
		a.line("ADDQ SI, R9")
		a.line("LEAQ (R8)(R8*2), R11")
		a.line("ADDQ DI, R11")
	}
	block := fmt.Sprintf("block%d", rows)
	a.label(block)
	a.line("MOVQ R12, BX")
	a.line("MOVQ steps+48(FP), CX")
	for i := range rows {
		for j := range 2 {
			a.line("VPXOR %s, %s, %s", sum(i, j), sum(i, j), sum(i, j))
		}
	}
	steps := fmt.Sprintf("steps%d", rows)
	a.label(steps)
	for j := range 2 {
		if w == bytesWay {
			a.line("VPMOVSXBW %d(BX), Y%d", 16*j, 12+j)
		} else {
			a.line("VMOVDQU %d(BX), Y%d", 32*j, 12+j)
		}
	}
	for i := range rows {
		if w == bytesWay {
			a.line("VPBROADCASTQ %s, Y14", place("SI", "R9", "DX", i, 0))
		} else {
			a.line("VPBROADCASTD %s, Y14", place("SI", "R9", "DX", i, 0))
		}
		for j := range 2 {
			if w == vnniWay {
				a.vex(opcode, 12+j, 14, 2*i+j)
				continue
			}
			a.line("VPMADDWD Y%d, Y14, Y15", 12+j)
			a.line("VPADDD Y15, %s, %s", sum(i, j), sum(i, j))
		}
	}
	a.line("ADDQ $%d, SI", leftBytes)
	if rows > 3 {
		a.line("ADDQ $%d, R9", leftBytes)
	}
	if k == scaled {
		a.line("ADDQ AX, BX")
	} else {
		a.line("ADDQ $256, BX")
	}
	a.line("DECQ CX")
	a.line("JNE %s", steps)

	for i := range rows {
		n := 2
		if w == bytesWay {
			n = 1
			a.line("VPHADDD %s, %s, %s", sum(i, 1), sum(i, 0), sum(i, 0))
			a.line("VPERMQ $0xd8, %s, %s", sum(i, 0), sum(i, 0))
		}
		if k == scaled {
			a.line("VBROADCASTSS %d(R13), Y14", 4*i)
		}
		for j := range n {
			switch k {
			case offsets:
				a.line("VPADDD %d(R13), %s, %s", 32*j, sum(i, j), sum(i, j))
			case scaled:
				a.line("VCVTDQ2PS %s, %s", sum(i, j), sum(i, j))
				a.line("VMULPS Y14, %s, %s", sum(i, j), sum(i, j))
			}
			a.line("VMOVDQU %s, %s", sum(i, j), place("DI", "R11", "R8", i, 32*j))
		}
	}

	// The left side begins again; the right side goes on by a block, and after 64 columns by a panel.
	a.line("MOVQ steps+48(FP), CX")
	a.line("LEAQ (CX*%d), BX", leftBytes)
	a.line("SUBQ BX, SI")
	if rows > 3 {
		a.line("SUBQ BX, R9")
		a.line("ADDQ $%d, R11", across)
	}
	a.line("ADDQ $%d, DI", across)
	a.line("ADDQ $%d, R12", across)
	if k == offsets {
		a.line("ADDQ $%d, R13", across)
	}
	a.line("DECQ R10")
	if k == panels {
		a.line("JEQ done%d", rows)
		a.line("TESTQ $3, R10")
		a.line("JNE %s", block)
		a.line("SHLQ $8, CX")
		a.line("LEAQ -256(R12)(CX*1), R12")
		a.line("JMP %s", block)
		a.label(fmt.Sprintf("done%d", rows))
	} else {
		a.line("JNE %s", block)
	}
	a.end()
}

// widen writes unsigned bytes as words of 16 bits, 16 a step: what bytesWay takes on the left.
func (a *assembler) widen(name string) {
	a.begin(name, ptr("dst", "DI"), ptr("src", "SI"), ptr("steps", "CX"))
	a.times("CX", func() {
		a.line("VPMOVZXBW (SI), Y0")
		a.line("VMOVDQU Y0, (DI)")
		a.line("ADDQ $16, SI")
		a.line("ADDQ $32, DI")
	})
	a.end()
}

// vex writes an instruction of the map 0F38 with prefix 66 for three registers of 256 bits, in its VEX encoding.
func (a *assembler) vex(opcode byte, right, left, sum int) {
	b1 := byte(0x42)
	if sum < 8 {
		b1 |= 0x80
	}
	if right < 8 {
		b1 |= 0x20
	}
	b2 := byte(^left&15)<<3 | 1<<2 | 1
	a.line("BYTE $0xc4; BYTE $0x%02x; BYTE $0x%02x; BYTE $0x%02x; BYTE $0x%02x", b1, b2, opcode, byte(0xc0|sum&7<<3|right&7))
}

// place is the address of row i of what begins at base, base3 being where row 3 begins.
func place(base, base3, stride string, i, more int) string {
	if i >= 3 {
		base, i = base3, i-3
	}
	if i == 0 {
		return fmt.Sprintf("%d(%s)", more, base)
	}
	return fmt.Sprintf("%d(%s)(%s*%d)", more, base, stride, i)
}

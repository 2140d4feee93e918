package main

import "fmt"

// floats writes all but the products.
func (a *assembler) floats(suffix string) {
	a.peak("peak" + suffix)
	a.narrowBytes("narrowBytes" + suffix)
	a.dequant("dequant"+suffix, false)
	a.dequant("dequantGELU"+suffix, true)
	a.addGELU("addGELU" + suffix)
	a.layerNorm("layerNorm" + suffix)
	a.dot("dot" + suffix)
	a.fourDots("fourDots" + suffix)
	a.narrow("narrow" + suffix)
	a.narrowPairs("narrowPairs" + suffix)
	a.packKeys("packKeys" + suffix)
	a.softmax("softmax" + suffix)
	a.tables()
}

// peak: the largest |x| as bits, of rows by cols numbers; stride in bytes.
func (a *assembler) peak(name string) {
	a.begin(name, ptr("src", "SI"), ptr("stride", "DX"), ptr("rows", "R8"), ptr("cols", "BX"), arg{"ret", 4, ""})
	a.useConstants()
	a.tailMask()
	a.zero(0)
	a.times("R8", func() {
		a.columns("DI", func() {
			a.load(memory{base: "SI", index: "DI", size: 4}, 1)
			a.opConst("VPAND", 1, "abs", 1)
			a.op("VPMAXSD", 0, 1, 0)
		})
		a.line("ADDQ DX, SI")
	})
	a.tree("VPMAXSD", 0, 1)
	a.line("VMOVD %s, AX", a.low("X", 0))
	a.line("MOVL AX, ret+32(FP)")
	a.end()
}

// narrowBytes: dst[j] = round(src[j]*inv)+128 for a row.
func (a *assembler) narrowBytes(name string) {
	a.begin(name, ptr("dst", "DI"), ptr("src", "SI"), ptr("cols", "BX"), float("inv", "X0"))
	a.useConstants()
	a.tailMask()
	a.spread("X0", 0)
	a.columns("DX", func() {
		a.load(memory{base: "SI", index: "DX", size: 4}, 1)
		a.op("VMULPS", 1, 0, 1)
		a.unary("VCVTPS2DQ", 1, 1)
		a.opConst("VPADDD", 1, "128", 1)
		a.storeBytes(1, memory{base: "DI", index: "DX", size: 1})
	})
	a.end()
}

// storeBytes writes the lowest byte of each lane, all being from 0 to 255.
func (a *assembler) storeBytes(v int, m memory) {
	if a.wide {
		mask := ""
		if a.tail {
			mask = "K1, "
		}
		a.line("VPMOVDB %s, %s%s", z(v), mask, m.at(0))
		return
	}
	a.line("VPACKSSDW %s, %s, %s", half(v, 1), half(v, 0), half(v, 0))
	a.line("VPERMQ $0xd8, %s, %s", half(v, 0), half(v, 0))
	x, y := a.low("X", v), "X"+half(v, 1)[1:]
	a.line("VEXTRACTI128 $1, %s, %s", half(v, 0), y)
	a.line("VPACKUSWB %s, %s, %s", y, x, x)
	if !a.tail {
		a.line("VMOVDQU %s, %s", x, m.at(0))
		return
	}
	// One byte at a time, from the lowest: there is no masked store of bytes.
	loop := a.newLabel("byte")
	a.label(loop)
	a.line("VPEXTRB $0, %s, %s", x, m.at(0))
	a.line("VPSRLDQ $1, %s, %s", x, x)
	a.line("INCQ %s", m.index)
	a.line("CMPQ %s, BX", m.index)
	a.line("JLT %s", loop)
}

// dequant: float32(sum)*scale[row]*colScale[column] + bias[column], and GELU of it if asked for; stride in bytes.
func (a *assembler) dequant(name string, gelu bool) {
	a.begin(name, ptr("dst", "DI"), ptr("sums", "SI"), ptr("stride", "DX"), ptr("scale", "R8"), ptr("colScale", "R9"),
		ptr("bias", "R10"), ptr("rows", "R11"), ptr("cols", "BX"))
	a.useConstants()
	a.tailMask()
	if gelu {
		a.useGELU()
	}
	a.times("R11", func() {
		a.line("VMOVSS (R8), %s", a.low("X", 0))
		a.spread(a.low("X", 0), 0)
		a.columns("R12", func() {
			column := memory{index: "R12", size: 4}
			at := func(base string) memory { column.base = base; return column }
			a.load(at("SI"), 1)
			a.unary("VCVTDQ2PS", 1, 1)
			a.op("VMULPS", 1, 0, 1)
			a.opMem("VMULPS", 1, at("R9"), 1, 2)
			a.opMem("VADDPS", 1, at("R10"), 1, 2)
			if gelu {
				a.gelu()
			}
			a.store(1, at("DI"))
		})
		a.line("ADDQ $4, R8")
		a.line("ADDQ DX, SI")
		a.line("LEAQ (DI)(BX*4), DI")
	})
	a.end()
}

// useGELU prepares v4 and v5, which gelu needs.
func (a *assembler) useGELU() {
	a.zero(4)
	a.spreadConst("geluEnd", 5)
}

// gelu turns v1 into its GELU. It destroys v2 and v3.
func (a *assembler) gelu() {
	a.opConst("VPAND", 1, "abs", 2)
	a.op("VMINPS", 5, 2, 2)
	a.opConst("VMULPS", 2, "geluScale", 2)
	a.opConst("VSUBPS", 2, "1", 2)
	a.polynomial("gelu", len(geluCoefficients), 2, 3)
	a.op("VMAXPS", 4, 1, 1)
	a.op("VSUBPS", 1, 3, 1)
}

// addGELU: dst[j] = the GELU of x[j]+y[j]+z[j], where y and z count unless they are nil.
func (a *assembler) addGELU(name string) {
	a.begin(name, ptr("dst", "DI"), ptr("x", "SI"), ptr("y", "R8"), ptr("z", "R9"), ptr("count", "BX"))
	a.useConstants()
	a.tailMask()
	a.useGELU()
	row := func(more ...string) {
		at := func(base string) memory { return memory{base: base, index: "R12", size: 4} }
		a.columns("R12", func() {
			a.load(at("SI"), 1)
			for _, base := range more {
				a.opMem("VADDPS", 1, at(base), 1, 2)
			}
			a.gelu()
			a.store(1, at("DI"))
		})
		a.end()
	}
	for _, y := range []string{"R8", "R9"} {
		a.line("TESTQ %s, %s", y, y)
		a.line("JEQ without%s", y)
	}
	row("R8", "R9")
	a.label("withoutR9")
	row("R8")
	a.label("withoutR8")
	row()
}

// polynomial computes one of x, from the highest of so many coefficients down.
func (a *assembler) polynomial(name string, count, x, dst int) {
	c := func(i int) string { return fmt.Sprint(name, i) }
	a.opConst("VMULPS", x, c(count-1), dst)
	a.opConst("VADDPS", dst, c(count-2), dst)
	for i := count - 3; i >= 0; i-- {
		a.op("VMULPS", dst, x, dst)
		a.opConst("VADDPS", dst, c(i), dst)
	}
}

// layerNorm: each row of x, with that of y added unless y is nil, normalised; in place.
func (a *assembler) layerNorm(name string) {
	a.begin(name, ptr("x", "DI"), ptr("y", "SI"), ptr("gamma", "R8"), ptr("beta", "R9"), ptr("rows", "R11"), ptr("cols", "BX"),
		float("eps", ""))
	a.useConstants()
	a.tailMask()
	column := memory{index: "R12", size: 4}
	at := func(base string) memory { column.base = base; return column }
	x := func(v int) string { return a.low("X", v) }
	// mean turns the lanes of v0 into their mean.
	mean := func() {
		a.tree("VADDPS", 0, 1)
		a.line("VXORPS %s, %s, %s", x(1), x(1), x(1))
		a.line("VCVTSI2SSQ BX, %s, %s", x(1), x(1))
		a.line("VDIVSS %s, %s, %s", x(1), x(0), x(0))
	}
	a.times("R11", func() {
		a.zero(0)
		alone, added := a.newLabel("alone"), a.newLabel("added")
		a.line("TESTQ SI, SI")
		a.line("JEQ %s", alone)
		a.columns("R12", func() {
			a.load(at("DI"), 1)
			a.opMem("VADDPS", 1, at("SI"), 1, 2)
			a.store(1, at("DI"))
			a.op("VADDPS", 0, 1, 0)
		})
		a.line("LEAQ (SI)(BX*4), SI")
		a.line("JMP %s", added)
		a.label(alone)
		a.columns("R12", func() {
			a.opMem("VADDPS", 0, at("DI"), 0, 1)
		})
		a.label(added)
		mean()
		a.spread(x(0), 3)
		a.zero(0)
		a.columns("R12", func() {
			a.load(at("DI"), 1)
			a.op("VSUBPS", 1, 3, 1)
			a.clear(1)
			a.op("VMULPS", 1, 1, 1)
			a.op("VADDPS", 0, 1, 0)
		})
		mean()
		a.line("VADDSS eps+48(FP), %s, %s", x(0), x(0))
		a.line("VSQRTSS %s, %s, %s", x(0), x(0), x(0))
		a.line("VMOVSS %s, %s", a.constant("1"), x(1))
		a.line("VDIVSS %s, %s, %s", x(0), x(1), x(0))
		a.spread(x(0), 4)
		a.columns("R12", func() {
			a.load(at("DI"), 1)
			a.op("VSUBPS", 1, 3, 1)
			a.op("VMULPS", 1, 4, 1)
			a.opMem("VMULPS", 1, at("R8"), 1, 2)
			a.opMem("VADDPS", 1, at("R9"), 1, 2)
			a.store(1, at("DI"))
		})
		a.line("LEAQ (DI)(BX*4), DI")
	})
	a.end()
}

func (a *assembler) dot(name string) {
	a.begin(name, ptr("a", "SI"), ptr("b", "DI"), ptr("count", "BX"), arg{"ret", 4, ""})
	a.tailMask()
	a.zero(0)
	a.columns("DX", func() {
		a.load(memory{base: "SI", index: "DX", size: 4}, 1)
		a.opMem("VMULPS", 1, memory{base: "DI", index: "DX", size: 4}, 1, 2)
		a.op("VADDPS", 0, 1, 0)
	})
	a.tree("VADDPS", 0, 1)
	a.line("VMOVSS %s, ret+24(FP)", a.low("X", 0))
	a.end()
}

// fourDots is dot for four vectors b, stride bytes from each other: their sums run beside each other.
func (a *assembler) fourDots(name string) {
	a.begin(name, ptr("dst", "R8"), ptr("a", "SI"), ptr("b", "DI"), ptr("stride", "R9"), ptr("count", "BX"))
	a.tailMask()
	a.line("LEAQ (DI)(R9*1), R10")
	a.line("LEAQ (R10)(R9*1), R11")
	a.line("LEAQ (R11)(R9*1), R12")
	for i := range 4 {
		a.zero(i)
	}
	a.columns("DX", func() {
		a.load(memory{base: "SI", index: "DX", size: 4}, 4)
		for i, base := range []string{"DI", "R10", "R11", "R12"} {
			a.opMem("VMULPS", 4, memory{base: base, index: "DX", size: 4}, 5, 6)
			a.op("VADDPS", i, 5, i)
		}
	})
	for i := range 4 {
		a.tree("VADDPS", i, 4)
		a.line("VMOVSS %s, %d(R8)", a.low("X", i), 4*i)
	}
	a.end()
}

// narrow: dst = round(src*inv) as 16 bits, rows without gaps; stride of src in bytes, cols a multiple of 16.
func (a *assembler) narrow(name string) {
	a.begin(name, ptr("dst", "DI"), ptr("src", "SI"), ptr("stride", "DX"), ptr("rows", "R8"), ptr("cols", "BX"), float("inv", "X0"))
	a.spread("X0", 0)
	a.times("R8", func() {
		a.times16("R9", func() {
			a.load(memory{base: "SI", index: "R9", size: 4}, 1)
			a.op("VMULPS", 1, 0, 1)
			a.unary("VCVTPS2DQ", 1, 1)
			a.storeWords(1, memory{base: "DI", index: "R9", size: 2})
		})
		a.line("ADDQ DX, SI")
		a.line("LEAQ (DI)(BX*2), DI")
	})
	a.end()
}

// times16 is columns where there is no tail.
func (a *assembler) times16(index string, body func()) {
	loop := a.newLabel("loop")
	a.line("XORQ %s, %s", index, index)
	a.label(loop)
	body()
	a.line("ADDQ $16, %s", index)
	a.line("CMPQ %s, BX", index)
	a.line("JLT %s", loop)
}

// storeWords writes each lane as 16 bits.
func (a *assembler) storeWords(v int, m memory) {
	if a.wide {
		a.line("VPMOVDW %s, %s", z(v), m.at(0))
		return
	}
	a.line("VPACKSSDW %s, %s, %s", half(v, 1), half(v, 0), half(v, 0))
	a.line("VPERMQ $0xd8, %s, %s", half(v, 0), half(v, 0))
	a.line("VMOVDQU %s, %s", half(v, 0), m.at(0))
}

// narrowPairs: narrow, where two rows go side by side: the two numbers of a column lie together.
func (a *assembler) narrowPairs(name string) {
	a.begin(name, ptr("dst", "DI"), ptr("src", "SI"), ptr("stride", "DX"), ptr("pairs", "R8"), ptr("cols", "BX"), float("inv", "X0"))
	a.useConstants()
	a.spread("X0", 0)
	a.times("R8", func() {
		a.line("LEAQ (SI)(DX*1), R10")
		a.times16("R9", func() {
			for i, base := range []string{"SI", "R10"} {
				a.load(memory{base: base, index: "R9", size: 4}, 1+i)
				a.op("VMULPS", 1+i, 0, 1+i)
				a.unary("VCVTPS2DQ", 1+i, 1+i)
			}
			a.opConst("VPAND", 1, "low16", 1)
			a.unary("VPSLLD $16,", 2, 2)
			a.op("VPOR", 1, 2, 1)
			a.store(1, memory{base: "DI", index: "R9", size: 4})
		})
		a.line("LEAQ (SI)(DX*2), SI")
		a.line("LEAQ (DI)(BX*4), DI")
	})
	a.end()
}

// packKeys: from rows of pairs of 16 bits, one row a key, to panels of 64 keys with the same pair of each side by side.
func (a *assembler) packKeys(name string) {
	a.begin(name, ptr("dst", "DI"), ptr("src", "SI"), ptr("pairs", "BX"), ptr("panels", "R8"))
	a.line("LEAQ count<>(SB), AX")
	a.load(memory{base: "AX"}, 0)
	a.line("LEAQ (BX*4), DX") // bytes from key to key
	a.line("VMOVD DX, %s", a.low("X", 1))
	a.spread(a.low("X", 1), 1)
	a.op("VPMULLD", 0, 1, 0)
	a.line("MOVQ DX, R11")
	a.line("SHLQ $4, R11") // bytes from 16 keys to the next
	a.times("R8", func() {
		a.line("MOVQ BX, R9")
		a.times("R9", func() {
			a.line("MOVQ SI, R10")
			for i := range 4 {
				if a.wide {
					a.line("KXNORW K2, K2, K2")
					a.line("VPGATHERDD (R10)(Z0*1), K2, Z%d", 1+i)
				} else {
					a.line("LEAQ (R10)(DX*8), R12")
					for j, base := range []string{"R10", "R12"} {
						a.line("VPCMPEQD Y4, Y4, Y4")
						a.line("VPGATHERDD Y4, (%s)(Y0*1), %s", base, half(1, j))
					}
				}
				if a.wide {
					a.store(1+i, memory{base: "DI", more: 64 * i})
				} else {
					a.store(1, memory{base: "DI", more: 64 * i})
				}
				a.line("ADDQ R11, R10")
			}
			a.line("ADDQ $256, DI")
			a.line("ADDQ $4, SI")
		})
		// SI has moved by a row; a panel is 64 rows.
		a.line("SUBQ DX, SI")
		a.line("LEAQ (SI)(R11*4), SI")
	})
	a.end()
}

// softmax: rows of n scores become weights, and factors what their sums are to be multiplied by; strides in bytes. The scores are
// lost. Weights up to a multiple of 16 are written.
func (a *assembler) softmax(name string) {
	a.begin(name, ptr("weights", "DI"), ptr("weightStride", "R10"), ptr("scores", "SI"), ptr("scoreStride", "R9"),
		ptr("factors", "R8"), ptr("rows", "R11"), ptr("n", "BX"), float("exponent", "X2"), float("unit", ""))
	a.useConstants()
	a.tailMask()
	a.spread("X2", 2)
	x := func(v int) string { return a.low("X", v) }
	at := memory{base: "SI", index: "R12", size: 4}
	a.times("R11", func() {
		a.spreadConst("least", 0)
		a.columns("R12", func() {
			switch {
			case !a.tail:
				a.opMem("VPMAXSD", 0, at, 0, 1)
			case a.wide:
				a.line("VPMAXSD %s, Z0, K1, Z0", at.at(0))
			default:
				a.load(at, 1)
				a.spreadConst("least", 3)
				for i := range 2 {
					a.line("VPBLENDVB %s, %s, %s, %s", half(maskVector, i), half(1, i), half(3, i), half(1, i))
				}
				a.op("VPMAXSD", 0, 1, 0)
			}
		})
		a.tree("VPMAXSD", 0, 1)
		a.spread(x(0), 1)
		a.zero(0)
		a.columns("R12", func() {
			a.load(at, 3)
			a.op("VPSUBD", 3, 1, 3)
			a.unary("VCVTDQ2PS", 3, 3)
			a.op("VMULPS", 3, 2, 3)
			a.opConst("VMAXPS", 3, "expLeast", 3)
			a.opConst("VADDPS", 3, "magic", 4)
			a.opConst("VSUBPS", 4, "magic", 5)
			a.op("VSUBPS", 3, 5, 3)
			a.polynomial("exp", len(expCoefficients), 3, 5)
			a.unary("VPSLLD $23,", 4, 4)
			a.op("VPADDD", 5, 4, 5)
			a.clear(5)
			a.op("VADDPS", 0, 5, 0)
			tail := a.tail
			a.tail = false // there is room, and zeros are wanted
			a.store(5, at)
			a.tail = tail
		})
		a.tree("VADDPS", 0, 1)
		a.line("VMOVSS %s, %s", a.constant("weightSum"), x(1))
		a.line("VDIVSS %s, %s, %s", x(0), x(1), x(1))
		a.line("VMINSS %s, %s, %s", a.constant("weightMax"), x(1), x(1))
		a.line("VMULSS %s, %s, %s", x(0), x(1), x(0))
		a.line("VMOVSS unit+60(FP), %s", x(3))
		a.line("VDIVSS %s, %s, %s", x(0), x(3), x(3))
		a.line("VMOVSS %s, (R8)", x(3))
		a.spread(x(1), 1)
		a.columns("R12", func() {
			a.tail = false
			a.load(at, 3)
			a.op("VMULPS", 3, 1, 3)
			a.unary("VCVTPS2DQ", 3, 3)
			a.storeWords(3, memory{base: "DI", index: "R12", size: 2})
		})
		a.line("ADDQ $4, R8")
		a.line("ADDQ R9, SI")
		a.line("ADDQ R10, DI")
	})
	a.end()
}

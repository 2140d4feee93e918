package kernel

// vector512 is for registers of 512 bits.
var vector512 = vector{
	peak512, narrowBytes512, dequant512, dequantGELU512, addGELU512, layerNorm512, dot512, fourDots512,
	narrow512, narrowPairs512, packKeys512, scores512, softmax512, weigh512,
}

func mulRows512(m *Matrix, dst []int32, a []uint8, rows int) {
	depth, stride := m.Depth(), m.Stride()
	for p := 0; p < stride; p += panel {
		w, offset := &m.data[p*depth], &m.offset[p]
		for i := 0; i < rows; i += 6 {
			// A quarter of the next panel is fetched with each of the first blocks.
			next := min(p+panel, stride-panel)*depth + i/6%4*16*depth
			mul512(min(6, rows-i), &dst[i*stride+p], 4*stride, &a[i*depth], depth, w, depth/4, offset, &m.data[next])
		}
	}
}

//go:noescape
func mul512(rows int, dst *int32, dstStride int, left *uint8, leftStride int, right *int8, steps int, offset *int32, next *int8)

//go:noescape
func scores512(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int16, steps, panels int)

//go:noescape
func weigh512(rows int, dst *float32, dstStride int, left *int16, leftStride int, right *int16, steps, rightStride int, factors *float32)

//go:noescape
func peak512(src *float32, stride, rows, cols int) uint32

//go:noescape
func narrowBytes512(dst *uint8, src *float32, cols int, inv float32)

//go:noescape
func dequant512(dst *float32, sums *int32, stride int, scale, colScale, bias *float32, rows, cols int)

//go:noescape
func dequantGELU512(dst *float32, sums *int32, stride int, scale, colScale, bias *float32, rows, cols int)

//go:noescape
func addGELU512(dst, x, y, z *float32, count int)

//go:noescape
func layerNorm512(x, y, gamma, beta *float32, rows, cols int, eps float32)

//go:noescape
func dot512(a, b *float32, count int) float32

//go:noescape
func narrow512(dst *int16, src *float32, stride, rows, cols int, inv float32)

//go:noescape
func narrowPairs512(dst *int16, src *float32, stride, pairs, cols int, inv float32)

//go:noescape
func packKeys512(dst, src *int16, pairs, panels int)

//go:noescape
func softmax512(weights *int16, weightStride int, scores *int32, scoreStride int, factors *float32, rows, n int, exponent, unit float32)

//go:noescape
func fourDots512(dst, a, b *float32, stride, count int)

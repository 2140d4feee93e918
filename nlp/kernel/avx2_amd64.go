package kernel

// vector256 is for registers of 256 bits.
var vector256 = vector{
	peak256, narrowBytes256, dequant256, dequantGELU256, addGELU256, layerNorm256, dot256, fourDots256,
	narrow256, narrowPairs256, packKeys256,
	func(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int16, steps, panels int) {
		scores256(rows, dst, dstStride, left, leftStride, right, steps, 4*panels)
	},
	softmax256,
	func(rows int, dst *float32, dstStride int, left *int16, leftStride int, right *int16, steps, rightStride int, factors *float32) {
		weigh256(rows, dst, dstStride, left, leftStride, right, steps, 2, rightStride, factors)
	},
}

// vectorVEX is the same for processors that have the instructions of AVX-512 VNNI for 256 bits only.
var vectorVEX = vector{
	peak256, narrowBytes256, dequant256, dequantGELU256, addGELU256, layerNorm256, dot256, fourDots256,
	narrow256, narrowPairs256, packKeys256,
	func(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int16, steps, panels int) {
		scoresVEX(rows, dst, dstStride, left, leftStride, right, steps, 4*panels)
	},
	softmax256,
	func(rows int, dst *float32, dstStride int, left *int16, leftStride int, right *int16, steps, rightStride int, factors *float32) {
		weighVEX(rows, dst, dstStride, left, leftStride, right, steps, 2, rightStride, factors)
	},
}

// wideRows is how many rows of the left side mulRows256 widens to 16 bits at a time, a multiple of 6, so that a panel of weights serves
// all of them while it is in the first cache. There is room for so many with the network's widest product, and for fewer beyond.
const (
	wideRows = 24
	wideRoom = wideRows * 1536
)

// mulRows256: see product256 in train/kernelgen.
func mulRows256(m *Matrix, dst []int32, a []uint8, rows int) {
	depth, stride := m.Depth(), m.Stride()
	together := min(wideRows, wideRoom/depth/6*6)
	if together == 0 {
		mulPlain(m, dst, a, rows)
		return
	}
	var wide [wideRoom]int16
	for from := 0; from < rows; from += together {
		count := min(together, rows-from)
		left := a[from*depth:][:count*depth]
		steps := len(left) / 16
		widen256(&wide[0], &left[0], steps)
		for j := 16 * steps; j < len(left); j++ {
			wide[j] = int16(left[j])
		}
		for p := 0; p < stride; p += panel {
			for i := 0; i < count; i += 6 {
				mul256(min(6, count-i), &dst[(from+i)*stride+p], 4*stride, &wide[i*depth], 2*depth, &m.data[p*depth], depth/4, panel/8, &m.offset[p])
			}
		}
	}
}

func mulRowsVEX(m *Matrix, dst []int32, a []uint8, rows int) {
	depth, stride := m.Depth(), m.Stride()
	for p := 0; p < stride; p += panel {
		for i := 0; i < rows; i += 6 {
			mulVEX(min(6, rows-i), &dst[i*stride+p], 4*stride, &a[i*depth], depth, &m.data[p*depth], depth/4, panel/16, &m.offset[p])
		}
	}
}

//go:noescape
func widen256(dst *int16, src *uint8, steps int)

//go:noescape
func mul256(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int8, steps, blocks int, offset *int32)

//go:noescape
func scores256(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int16, steps, blocks int)

//go:noescape
func weigh256(rows int, dst *float32, dstStride int, left *int16, leftStride int, right *int16, steps, blocks, rightStride int, factors *float32)

//go:noescape
func mulVEX(rows int, dst *int32, dstStride int, left *uint8, leftStride int, right *int8, steps, blocks int, offset *int32)

//go:noescape
func scoresVEX(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int16, steps, blocks int)

//go:noescape
func weighVEX(rows int, dst *float32, dstStride int, left *int16, leftStride int, right *int16, steps, blocks, rightStride int, factors *float32)

//go:noescape
func peak256(src *float32, stride, rows, cols int) uint32

//go:noescape
func narrowBytes256(dst *uint8, src *float32, cols int, inv float32)

//go:noescape
func dequant256(dst *float32, sums *int32, stride int, scale, colScale, bias *float32, rows, cols int)

//go:noescape
func dequantGELU256(dst *float32, sums *int32, stride int, scale, colScale, bias *float32, rows, cols int)

//go:noescape
func addGELU256(dst, x, y, z *float32, count int)

//go:noescape
func layerNorm256(x, y, gamma, beta *float32, rows, cols int, eps float32)

//go:noescape
func dot256(a, b *float32, count int) float32

//go:noescape
func narrow256(dst *int16, src *float32, stride, rows, cols int, inv float32)

//go:noescape
func narrowPairs256(dst *int16, src *float32, stride, pairs, cols int, inv float32)

//go:noescape
func packKeys256(dst, src *int16, pairs, panels int)

//go:noescape
func softmax256(weights *int16, weightStride int, scores *int32, scoreStride int, factors *float32, rows, n int, exponent, unit float32)

//go:noescape
func fourDots256(dst, a, b *float32, stride, count int)

package kernel

import "golang.org/x/sys/cpu"

// native lists the implementations for arm64 that this processor can run.
func native() []*engine {
	if !cpu.ARM64.HasASIMDDP {
		return nil
	}
	return []*engine{{
		name: "arm64dot", mul: mulRowsDot, quantize: quantizeRowsNEON, dequant: dequantRowsNEON,
		dequantGELU: dequantGELURowsNEON, addGELU: addGELURowNEON, layerNorm: layerNormRowsNEON, dot: dotOfNEON, mulF32: mulF32NEON, head: headNEON,
	}}
}

// rowsNEON is how many rows the products take at once.
const rowsNEON = 4

func mulRowsDot(m *Matrix, dst []int32, a []uint8, rows int) {
	depth, stride := m.Depth(), m.Stride()
	for p := 0; p < stride; p += panel {
		for i := 0; i < rows; i += rowsNEON {
			for c := 0; c < panel; c += 16 {
				mulDot(min(rowsNEON, rows-i), &dst[i*stride+p+c], 4*stride, &a[i*depth], depth, &m.data[p*depth+4*c], depth/4)
			}
		}
	}
}

// What follows takes rows of a multiple of 16 numbers, and leaves others to the plain functions.

func quantizeRowsNEON(dst []uint8, depth int, scale, src []float32, rows, cols int) {
	if cols%16 != 0 || cols == 0 {
		quantizePlain(dst, depth, scale, src, rows, cols)
		return
	}
	for i := range rows {
		row, to := src[i*cols:][:cols], dst[i*depth:][:depth]
		s, inv := grid(peakNEON(&row[0], cols/16), 127)
		scale[i] = s
		done := 0
		if inv != 0 {
			narrowBytesNEON(&to[0], &row[0], cols/16, inv)
			done = cols
		}
		for j := done; j < depth; j++ {
			to[j] = 128
		}
	}
}

func dequantRowsNEON(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	if cols%16 != 0 || cols == 0 {
		dequantPlain(dst, sums, stride, scale, colScale, bias, rows, cols)
		return
	}
	for i := range rows {
		dequantNEON(&dst[i*cols], &sums[i*stride], &colScale[0], &bias[0], cols/16, scale[i])
	}
}

func dequantGELURowsNEON(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	if cols%16 != 0 || cols == 0 {
		dequantGELUPlain(dst, sums, stride, scale, colScale, bias, rows, cols)
		return
	}
	for i := range rows {
		dequantGELUNEON(&dst[i*cols], &sums[i*stride], &colScale[0], &bias[0], cols/16, scale[i])
	}
}

func addGELURowNEON(dst, x, y, z []float32) {
	if len(x)%16 != 0 || len(x) == 0 {
		addGELUPlain(dst, x, y, z)
		return
	}
	addGELUNEON(&dst[0], &x[0], first(y), first(z), len(x)/16)
}

func layerNormRowsNEON(x, y, gamma, beta []float32, eps float32, rows, cols int) {
	if cols%16 != 0 {
		layerNormPlain(x, y, gamma, beta, eps, rows, cols)
		return
	}
	for i := range rows {
		var added *float32
		if y != nil {
			added = &y[i*cols]
		}
		layerNormNEON(&x[i*cols], added, &gamma[0], &beta[0], cols/16, eps)
	}
}

func dotOfNEON(a, b []float32) float32 {
	if len(a)%16 != 0 || len(a) == 0 {
		return dotPlain(a, b)
	}
	return dotNEON(&a[0], &b[0], len(a)/16)
}

func mulF32NEON(dst, a, b []float32, rows, k, n int) {
	for i := range rows {
		for j := range n {
			dst[i*n+j] = dotOfNEON(a[i*k:(i+1)*k], b[j*k:(j+1)*k])
		}
	}
}

// lastMask has 16 words with all bits set and 16 of 0: from 16-n on it is the mask of n lanes.
var lastMask = [32]uint32{
	1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1,
	1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1, 1<<32 - 1,
}

// headNEON is headPlain with vectors. Heads of another width than a multiple of 32 are left to that one.
func headNEON(a *Attention, out, qkv []float32, n, h int) {
	d := a.d
	if d%32 != 0 {
		headPlain(a, out, qkv, n, h)
		return
	}
	q, k, v := h*d, a.hidden+h*d, 2*a.hidden+h*d
	s, ok := a.scale(a.peakNEON(qkv, q, n), a.peakNEON(qkv, k, n), a.peakNEON(qkv, v, n))
	if !ok {
		a.spoil(out, n, h)
		return
	}
	a.narrowNEON(a.q, qkv, q, n, s.q)
	a.narrowNEON(a.k, qkv, k, n, s.k)
	a.narrowNEON(a.v, qkv, v, n, s.v)
	room := (n + 15) / 16 * 16
	for j := range n {
		for t, x := range a.k[j*d : (j+1)*d] {
			a.kPacked[t*room+j] = x
		}
	}
	for i := 0; i < n; i += rowsNEON {
		rows := min(rowsNEON, n-i)
		for j := 0; j < room; j += 16 {
			mulWords(rows, &a.scores[j], 4*room, &a.q[i*d], 2*d, &a.kPacked[j], d/8, 2*room)
		}
		for r := range rows {
			scores := a.scores[r*room : (r+1)*room]
			for j := n; j < room; j++ {
				scores[j] = -1 << 30 // less than any, and not so much that the difference would not fit
			}
			a.factors[r] = softmaxNEON(&a.weights[r*room], &scores[0], room/16, &lastMask[room-n], s.exponent, s.unit)
		}
		// The scores are done with: their room takes the sums.
		for j := 0; j < d; j += 16 {
			mulWords(rows, &a.scores[0], 4*16, &a.weights[0], 2*room, &a.v[j], room/8, 2*d)
			for r := range rows {
				to := out[(i+r)*a.hidden+h*d+j:][:16]
				for t, sum := range a.scores[r*16 : (r+1)*16] {
					to[t] = float32(sum) * a.factors[r]
				}
			}
		}
	}
}

func (a *Attention) peakNEON(qkv []float32, from, n int) uint32 {
	var most uint32
	for i := range n {
		most = max(most, peakNEON(&qkv[i*3*a.hidden+from], a.d/16))
	}
	return most
}

func (a *Attention) narrowNEON(dst []int16, qkv []float32, from, n int, inv float32) {
	for i := range n {
		narrowNEON(&dst[i*a.d], &qkv[i*3*a.hidden+from], a.d/16, inv)
	}
}

//go:noescape
func mulDot(rows int, dst *int32, dstStride int, left *uint8, leftStride int, right *int8, steps int)

//go:noescape
func mulWords(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int16, eights, rightStride int)

//go:noescape
func peakNEON(src *float32, sixteens int) uint32

//go:noescape
func narrowBytesNEON(dst *uint8, src *float32, sixteens int, inv float32)

//go:noescape
func narrowNEON(dst *int16, src *float32, sixteens int, inv float32)

//go:noescape
func dequantNEON(dst *float32, sums *int32, colScale, bias *float32, sixteens int, scale float32)

//go:noescape
func dequantGELUNEON(dst *float32, sums *int32, colScale, bias *float32, sixteens int, scale float32)

//go:noescape
func addGELUNEON(dst, x, y, z *float32, sixteens int)

//go:noescape
func layerNormNEON(x, y, gamma, beta *float32, sixteens int, eps float32)

//go:noescape
func dotNEON(a, b *float32, sixteens int) float32

//go:noescape
func softmaxNEON(weights *int16, scores *int32, sixteens int, mask *uint32, exponent, unit float32) float32

package kernel

import "math"

// This file is the meaning of the package: every other implementation gives these results, bit for bit. Go may fuse x*y+z
// into one rounding on some processors, but not float32(x*y)+z.

const (
	// magic is 1.5*2^23: adding it rounds a float32 between -2^22 and 2^22 to a whole number, half to even, which
	// then stands in its lowest bits.
	magic = 12582912
	// tiny and below counts as zero where numbers are quantized, for 127/tiny must not overflow.
	tiny = 1e-30

	// What the tables and polynomials below are fitted to is told beside them.
	geluEnd   = 5
	geluScale = 0.4 // 2/geluEnd
	expLeast  = -125
)

// gelu is h(u) = u*erfc(u/sqrt(2))/2 for u from 0 to 5 as a polynomial in z = 2u/5-1, lowest power first: its Chebyshev series
// cut after degree 12. The error is 7.2e-6 at most, and h(5) is 1.4e-6.
var gelu = [...]float32{
	0.0155254363, -0.0939414, 0.232666675, -0.259229363, -0.0173759664, 0.437078489, -0.490812878, 0.015243674, 0.345281371,
	-0.148040775, -0.0925174909, 0.0488959297, 0.00723265258,
}

// exp2 is 2^f for f from -0.5 to 0.5, lowest power first, exact at 0: the Chebyshev series of (2^f-1)/f cut after degree 3. The
// relative error is 7.2e-6.
var exp2 = [...]float32{1, 0.693136726, 0.240223489, 0.0558383427, 0.00966637369}

// lanes is how many sums run beside each other: element i goes to lane i%16. They end in a tree: the upper half is added to the
// lower half until one is left.
const lanes = 16

func tree(s *[lanes]float32) float32 {
	for half := lanes / 2; half > 0; half /= 2 {
		for i := range half {
			s[i] += s[i+half]
		}
	}
	return s[0]
}

func mulPlain(m *Matrix, dst []int32, a []uint8, rows int) {
	depth, stride := m.Depth(), m.Stride()
	for i := range rows {
		left := a[i*depth : (i+1)*depth]
		for p := 0; p < stride; p += panel {
			sums := (*[panel]int32)(dst[i*stride+p:])
			copy(sums[:], m.offset[p:])
			w := m.data[p*depth : (p+panel)*depth]
			for q := 0; q < depth; q += 4 {
				a0, a1, a2, a3 := int32(left[q]), int32(left[q+1]), int32(left[q+2]), int32(left[q+3])
				four := (*[4 * panel]int8)(w[q*panel:])
				for j := range sums {
					sums[j] += a0*int32(four[4*j]) + a1*int32(four[4*j+1]) + a2*int32(four[4*j+2]) + a3*int32(four[4*j+3])
				}
			}
		}
	}
}

func quantizePlain(dst []uint8, depth int, scale, src []float32, rows, cols int) {
	for i := range rows {
		row, to := src[i*cols:(i+1)*cols], dst[i*depth:(i+1)*depth]
		s, inv := grid(peak(row), 127)
		scale[i] = s
		for j, x := range row {
			to[j] = 128
			if inv != 0 {
				to[j] = uint8(round(x*inv) + 128)
			}
		}
		for j := cols; j < depth; j++ {
			to[j] = 128
		}
	}
}

// peak is the largest |x| of row as bits, whose order is that of the numbers, with infinity and then NaN above them.
func peak(row []float32) uint32 {
	var most uint32
	for _, x := range row {
		most = max(most, math.Float32bits(x)&^(1<<31))
	}
	return most
}

// grid is the step from one whole number to the next where peak is to become limit, and its inverse. The inverse is 0 where
// the numbers are not to be looked at: the step is then 0 for numbers that are all tiny, and NaN for those that are not finite.
func grid(peak uint32, limit float32) (step, inv float32) {
	most := math.Float32frombits(peak)
	switch {
	case most < tiny:
		return 0, 0
	case most <= math.MaxFloat32:
		return most / limit, limit / most
	}
	return float32(math.NaN()), 0
}

// round gives the nearest whole number, and the even one of two; |x| must be below 2^22.
func round(x float32) int32 {
	// The conversion keeps a product that x may be from being fused with the sum.
	return int32(math.Float32bits(float32(x)+magic)) - int32(math.Float32bits(magic))
}

func dequantPlain(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	colScale, bias = colScale[:cols], bias[:cols]
	for i := range rows {
		from, to := sums[i*stride:][:cols], dst[i*cols:][:cols]
		for j, s := range from {
			to[j] = dequantized(s, scale[i], colScale[j], bias[j])
		}
	}
}

func dequantGELUPlain(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	colScale, bias = colScale[:cols], bias[:cols]
	for i := range rows {
		from, to := sums[i*stride:][:cols], dst[i*cols:][:cols]
		for j, s := range from {
			to[j] = geluOf(dequantized(s, scale[i], colScale[j], bias[j]))
		}
	}
}

func addGELUPlain(dst, x, y, z []float32) {
	for j, sum := range x {
		if y != nil {
			sum += y[j]
		}
		if z != nil {
			sum += z[j]
		}
		dst[j] = geluOf(sum)
	}
}

func dequantized(sum int32, scale, colScale, bias float32) float32 {
	x := float32(float32(sum) * scale)
	return float32(x*colScale) + bias
}

func geluOf(x float32) float32 {
	u := math.Float32frombits(math.Float32bits(x) &^ (1 << 31))
	if geluEnd < u {
		u = geluEnd
	}
	z := float32(u*geluScale) - 1
	h := gelu[len(gelu)-1]
	for i := len(gelu) - 2; i >= 0; i-- {
		h = float32(h*z) + gelu[i]
	}
	if 0 > x {
		x = 0
	}
	return x - h
}

func layerNormPlain(x, y, gamma, beta []float32, eps float32, rows, cols int) {
	gamma, beta = gamma[:cols], beta[:cols]
	for i := range rows {
		row := x[i*cols:][:cols]
		if y != nil {
			for j, add := range y[i*cols:][:cols] {
				row[j] += add
			}
		}
		var sum, squares [lanes]float32
		for j, v := range row {
			sum[j%lanes] += v
		}
		mean := tree(&sum) / float32(cols)
		for j, v := range row {
			d := v - mean
			squares[j%lanes] += float32(d * d)
		}
		variance := tree(&squares) / float32(cols)
		inv := 1 / float32(math.Sqrt(float64(variance+eps)))
		for j, v := range row {
			d := float32((v - mean) * inv)
			row[j] = float32(d*gamma[j]) + beta[j]
		}
	}
}

func dotPlain(a, b []float32) float32 {
	var sum [lanes]float32
	b = b[:len(a)]
	for i, x := range a {
		sum[i%lanes] += float32(x * b[i])
	}
	return tree(&sum)
}

func mulF32Plain(dst, a, b []float32, rows, k, n int) {
	for i := range rows {
		for j := range n {
			dst[i*n+j] = dotPlain(a[i*k:(i+1)*k], b[j*k:(j+1)*k])
		}
	}
}

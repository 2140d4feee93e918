package kernel

import "golang.org/x/sys/cpu"

//go:generate go run ../../train/kernelgen

// vector is an implementation for amd64: the same assembly functions, made for registers of one width or the other.
type vector struct {
	peak        func(src *float32, stride, rows, cols int) uint32
	narrowBytes func(dst *uint8, src *float32, cols int, inv float32)
	dequant     func(dst *float32, sums *int32, stride int, scale, colScale, bias *float32, rows, cols int)
	dequantGELU func(dst *float32, sums *int32, stride int, scale, colScale, bias *float32, rows, cols int)
	addGELU     func(dst, x, y, z *float32, count int)
	layerNorm   func(x, y, gamma, beta *float32, rows, cols int, eps float32)
	dot         func(a, b *float32, count int) float32
	fourDots    func(dst, a, b *float32, stride, count int)

	narrow      func(dst *int16, src *float32, stride, rows, cols int, inv float32)
	narrowPairs func(dst *int16, src *float32, stride, pairs, cols int, inv float32)
	packKeys    func(dst, src *int16, pairs, panels int)
	scores      func(rows int, dst *int32, dstStride int, left *int16, leftStride int, right *int16, steps, panels int)
	softmax     func(weights *int16, weightStride int, scores *int32, scoreStride int, factors *float32, rows, n int, exponent, unit float32)
	weigh       func(rows int, dst *float32, dstStride int, left *int16, leftStride int, right *int16, steps, rightStride int, factors *float32)
}

// native lists the implementations for amd64 that this processor can run, best first.
func native() []*engine {
	var all []*engine
	x := cpu.X86
	if x.HasAVX2 && x.HasAVX512F && x.HasAVX512BW && x.HasAVX512VL && x.HasAVX512DQ && x.HasAVX512VNNI {
		if tiles() {
			all = append(all, vector512.engine("amx", mulRowsAMX))
		}
		all = append(all, vector512.engine("avx512vnni", mulRows512))
	}
	if x.HasAVX2 && x.HasAVXVNNI {
		all = append(all, vectorVEX.engine("avxvnni", mulRowsVEX))
	}
	if x.HasAVX2 {
		all = append(all, vector256.engine("avx2", mulRows256))
	}
	return all
}

func (v *vector) engine(name string, mul func(m *Matrix, dst []int32, a []uint8, rows int)) *engine {
	return &engine{
		name: name, mul: mul, quantize: v.quantizeRows, dequant: v.dequantRows, dequantGELU: v.dequantGELURows,
		addGELU: v.addGELURow, layerNorm: v.layerNormRows, dot: v.dotOf, mulF32: v.mulF32Rows, head: v.headOf,
	}
}

func (v *vector) quantizeRows(dst []uint8, depth int, scale, src []float32, rows, cols int) {
	for i := range rows {
		to := dst[i*depth:][:depth]
		most := uint32(0)
		if cols > 0 {
			most = v.peak(&src[i*cols], 0, 1, cols)
		}
		s, inv := grid(most, 127)
		scale[i] = s
		done := 0
		if inv != 0 {
			v.narrowBytes(&to[0], &src[i*cols], cols, inv)
			done = cols
		}
		for j := done; j < depth; j++ {
			to[j] = 128
		}
	}
}

func (v *vector) dequantRows(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	if rows > 0 && cols > 0 {
		v.dequant(&dst[0], &sums[0], 4*stride, &scale[0], &colScale[0], &bias[0], rows, cols)
	}
}

func (v *vector) dequantGELURows(dst []float32, sums []int32, stride int, scale, colScale, bias []float32, rows, cols int) {
	if rows > 0 && cols > 0 {
		v.dequantGELU(&dst[0], &sums[0], 4*stride, &scale[0], &colScale[0], &bias[0], rows, cols)
	}
}

func (v *vector) addGELURow(dst, x, y, z []float32) {
	if len(x) > 0 {
		v.addGELU(&dst[0], &x[0], first(y), first(z), len(x))
	}
}

func (v *vector) layerNormRows(x, y, gamma, beta []float32, eps float32, rows, cols int) {
	if rows == 0 {
		return
	}
	var added *float32
	if y != nil {
		added = &y[0]
	}
	v.layerNorm(&x[0], added, &gamma[0], &beta[0], rows, cols, eps)
}

func (v *vector) dotOf(a, b []float32) float32 {
	if len(a) == 0 {
		return 0
	}
	return v.dot(&a[0], &b[0], len(a))
}

func (v *vector) mulF32Rows(dst, a, b []float32, rows, k, n int) {
	for i := range rows {
		row, to := a[i*k:][:k], dst[i*n:][:n]
		j := 0
		for ; j+4 <= n; j += 4 {
			v.fourDots(&to[j], &row[0], &b[j*k], 4*k, k)
		}
		for ; j < n; j++ {
			to[j] = v.dot(&row[0], &b[j*k], k)
		}
	}
}

// headOf is headPlain with vectors. Heads of another width than a multiple of 32 are left to that one.
func (v *vector) headOf(a *Attention, out, qkv []float32, n, h int) {
	d := a.d
	if d%32 != 0 {
		headPlain(a, out, qkv, n, h)
		return
	}
	stride := 4 * 3 * a.hidden
	qAt, kAt, vAt := &qkv[h*d], &qkv[a.hidden+h*d], &qkv[2*a.hidden+h*d]
	s, ok := a.scale(v.peak(qAt, stride, n, d), v.peak(kAt, stride, n, d), v.peak(vAt, stride, n, d))
	if !ok {
		a.spoil(out, n, h)
		return
	}
	v.narrow(&a.q[0], qAt, stride, n, d, s.q)
	v.narrow(&a.k[0], kAt, stride, n, d, s.k)
	v.narrowPairs(&a.v[0], vAt, stride, n/2, d, s.v)
	if n%2 == 1 {
		last := a.v[(n-1)*d:][:2*d]
		for j, x := range qkv[(n-1)*3*a.hidden+2*a.hidden+h*d:][:d] {
			last[2*j], last[2*j+1] = int16(round(x*s.v)), 0
		}
	}
	count := (n + panel - 1) / panel
	v.packKeys(&a.kPacked[0], &a.k[0], d/2, count)
	room := count * panel // of a row, in elements
	for i := 0; i < n; i += queries {
		rows := min(queries, n-i)
		v.scores(rows, &a.scores[0], 4*room, &a.q[i*d], 2*d, &a.kPacked[0], d/2, count)
		v.softmax(&a.weights[0], 2*room, &a.scores[0], 4*room, &a.factors[0], rows, n, s.exponent, s.unit)
		for j := 0; j < d; j += 32 {
			v.weigh(rows, &out[i*a.hidden+h*d+j], 4*a.hidden, &a.weights[0], 2*room, &a.v[2*j], (n+1)/2, 4*d, &a.factors[0])
		}
	}
}

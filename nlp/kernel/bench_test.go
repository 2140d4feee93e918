package kernel

import (
	"fmt"
	"testing"
)

// each runs a benchmark with each implementation.
func each(b *testing.B, f func(b *testing.B)) {
	was := Name()
	for _, name := range Names() {
		if err := Use(name); err != nil {
			b.Fatal(err)
		}
		b.Run(name, f)
	}
	if err := Use(was); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkMul tells thousand millions of multiply-adds a second.
func BenchmarkMul(b *testing.B) {
	rnd := noise(1)
	for _, shape := range [][2]int{{384, 384}, {384, 1152}, {384, 1536}, {1536, 384}} {
		for _, rows := range []int{64, 250} {
			k, n := shape[0], shape[1]
			m := Pack(k, n, rnd.signed(k*n))
			a, dst := rnd.bytes(rows*k), make([]int32, rows*n)
			b.Run(fmt.Sprintf("%dx%d/rows=%d", k, n, rows), func(b *testing.B) {
				each(b, func(b *testing.B) {
					for b.Loop() {
						m.Mul(dst, a, rows)
					}
					b.ReportMetric(float64(b.N)*float64(rows*k*n)/float64(b.Elapsed().Nanoseconds()), "GMAC/s")
				})
			})
		}
	}
}

// perPiece reports nanoseconds for each of the pieces that an operation is about.
func perPiece(b *testing.B, pieces int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(pieces), "ns/piece")
}

func BenchmarkFloats(b *testing.B) {
	const rows = 64
	rnd := noise(2)
	for _, cols := range []int{384, 1152, 1536} {
		x, y := rnd.floats(rows*cols, 1), rnd.floats(rows*cols, 1)
		bytes, scale := make([]uint8, rows*cols), rnd.floats(rows, 1)
		gamma, beta := rnd.floats(cols, 1), rnd.floats(cols, 1)
		sums := make([]int32, rows*cols)
		for i := range sums {
			sums[i] = int32(rnd.next()) >> 16
		}
		for _, part := range []struct {
			name string
			f    func()
		}{
			{"Quantize", func() { Quantize(bytes, cols, scale, x, rows, cols) }},
			{"Dequant", func() { Dequant(y, sums, cols, scale, gamma, beta, rows, cols) }},
			{"DequantGELU", func() { DequantGELU(y, sums, cols, scale, gamma, beta, rows, cols) }},
			{"AddGELU", func() { AddGELU(x, x, y, y) }},
			{"AddLayerNorm", func() { AddLayerNorm(x, y, gamma, beta, 1e-12, rows, cols) }},
		} {
			b.Run(fmt.Sprintf("%s/cols=%d", part.name, cols), func(b *testing.B) {
				each(b, func(b *testing.B) {
					for b.Loop() {
						part.f()
					}
					perPiece(b, rows)
				})
			})
		}
	}
}

// BenchmarkMulF32 tells thousand millions of multiply-adds a second.
func BenchmarkMulF32(b *testing.B) {
	const rows, k, n = 64, 384, 64
	rnd := noise(5)
	x, y, dst := rnd.floats(rows*k, 1), rnd.floats(n*k, 1), make([]float32, rows*n)
	each(b, func(b *testing.B) {
		for b.Loop() {
			MulF32(dst, x, y, rows, k, n)
		}
		b.ReportMetric(float64(b.N)*float64(rows*k*n)/float64(b.Elapsed().Nanoseconds()), "GMAC/s")
	})
}

func BenchmarkAttend(b *testing.B) {
	for _, n := range []int{64, 256} {
		a := NewAttention(384, 12, n)
		rnd := noise(3)
		qkv, out := rnd.floats(n*3*384, 1), make([]float32, n*384)
		b.Run(fmt.Sprintf("n=%d", n), func(b *testing.B) {
			each(b, func(b *testing.B) {
				for b.Loop() {
					a.Attend(out, qkv, n)
				}
				perPiece(b, n)
			})
		})
	}
}

// BenchmarkLayers does what six layers of 384 numbers do for a window of 256 pieces, beside looking up: the figure to watch.
func BenchmarkLayers(b *testing.B) {
	const n, hidden, inner, block = 256, 384, 1536, 64
	rnd := noise(4)
	type layer struct{ qkv, out, up, down *Matrix }
	var all [6]layer
	for i := range all {
		all[i] = layer{
			Pack(hidden, 3*hidden, rnd.signed(3*hidden*hidden)), Pack(hidden, hidden, rnd.signed(hidden*hidden)),
			Pack(hidden, inner, rnd.signed(hidden*inner)), Pack(inner, hidden, rnd.signed(hidden*inner)),
		}
	}
	x, y := rnd.floats(n*hidden, 1), make([]float32, n*hidden)
	qkv, wide := make([]float32, n*3*hidden), make([]float32, block*inner)
	sums, bytes, scale := make([]int32, block*inner), make([]uint8, block*inner), make([]float32, block)
	colScale, bias := fill(inner, float32(1e-3)), rnd.floats(inner, 1)
	a := NewAttention(hidden, 12, n)
	each(b, func(b *testing.B) {
		for b.Loop() {
			for _, l := range all {
				for i := 0; i < n; i += block {
					Quantize(bytes, hidden, scale, x[i*hidden:], block, hidden)
					l.qkv.Mul(sums, bytes, block)
					Dequant(qkv[i*3*hidden:], sums, 3*hidden, scale, colScale, bias, block, 3*hidden)
				}
				a.Attend(y, qkv, n)
				for i := 0; i < n; i += block {
					x, y := x[i*hidden:], y[i*hidden:]
					Quantize(bytes, hidden, scale, y, block, hidden)
					l.out.Mul(sums, bytes, block)
					Dequant(y, sums, hidden, scale, colScale, bias, block, hidden)
					AddLayerNorm(x, y, bias, bias, 1e-12, block, hidden)
					Quantize(bytes, hidden, scale, x, block, hidden)
					l.up.Mul(sums, bytes, block)
					DequantGELU(wide, sums, inner, scale, colScale, bias, block, inner)
					Quantize(bytes, inner, scale, wide, block, inner)
					l.down.Mul(sums, bytes, block)
					Dequant(y, sums, hidden, scale, colScale, bias, block, hidden)
					AddLayerNorm(x, y, bias, bias, 1e-12, block, hidden)
				}
			}
		}
		perPiece(b, n)
	})
}

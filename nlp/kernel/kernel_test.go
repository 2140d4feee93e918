package kernel

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// noise is a generator of numbers that look random and are always the same.
type noise uint64

func (n *noise) next() uint64 {
	*n += 0x9e3779b97f4a7c15
	z := uint64(*n)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (n *noise) below(k int) int { return int(n.next() % uint64(k)) }

// float is between -1 and 1.
func (n *noise) float() float32 { return float32(int32(n.next())) / (1 << 31) }

// floats are of the given size, a few of them much larger.
func (n *noise) floats(count int, size float32) []float32 {
	all := make([]float32, count)
	for i := range all {
		all[i] = n.float() * size
		if n.below(50) == 0 {
			all[i] *= 20
		}
	}
	return all
}

func (n *noise) signed(count int) []int8 {
	all := make([]int8, count)
	for i := range all {
		all[i] = int8(n.next())
	}
	return all
}

func (n *noise) bytes(count int) []uint8 {
	all := make([]uint8, count)
	for i := range all {
		all[i] = uint8(n.next())
	}
	return all
}

// fill is count times v.
func fill[T any](count int, v T) []T {
	return slices.Repeat([]T{v}, count)
}

// odd numbers are put among floats to see that nothing breaks.
var oddFloats = []float32{
	float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), math.MaxFloat32, -math.MaxFloat32,
	math.SmallestNonzeroFloat32, -math.SmallestNonzeroFloat32, float32(math.Copysign(0, -1)), 1e-30, 1e30, -1e20, 1e-38,
}

// spoil puts odd numbers into a copy of all.
func (n *noise) spoil(all []float32, count int) []float32 {
	all = slices.Clone(all)
	for range count {
		all[n.below(len(all))] = oddFloats[n.below(len(oddFloats))]
	}
	return all
}

// others runs f with each implementation but the plain one, which is in use before and after.
func others(t testing.TB, f func(name string)) {
	was := Name()
	defer func() {
		if err := Use(was); err != nil {
			t.Fatal(err)
		}
	}()
	for _, name := range Names() {
		if name == "generic" {
			continue
		}
		if err := Use(name); err != nil {
			t.Fatal(err)
		}
		f(name)
	}
}

// plainly runs f with the plain implementation.
func plainly(t testing.TB, f func()) {
	was := Name()
	if err := Use("generic"); err != nil {
		t.Fatal(err)
	}
	f()
	if err := Use(was); err != nil {
		t.Fatal(err)
	}
}

// same says where two slices of floats differ in a bit, NaN and NaN being the same.
func same(got, want []float32) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d numbers, want %d", len(got), len(want))
	}
	for i := range got {
		g, w := got[i], want[i]
		if math.Float32bits(g) != math.Float32bits(w) && (g == g || w == w) {
			return fmt.Errorf("number %d is %x (%g), want %x (%g)", i, math.Float32bits(g), g, math.Float32bits(w), w)
		}
	}
	return nil
}

// alike computes floats in every implementation, and wants what the plain one gives.
func alike(t *testing.T, what string, f func() []float32) {
	t.Helper()
	var want []float32
	plainly(t, func() { want = f() })
	others(t, func(name string) {
		if err := same(f(), want); err != nil {
			t.Errorf("%s: %s: %v", name, what, err)
		}
	})
}

func TestUse(t *testing.T) {
	names := Names()
	t.Log("this processor runs", names)
	if names[len(names)-1] != "generic" {
		t.Errorf("Names() = %v, want generic last", names)
	}
	if Name() != names[0] {
		t.Errorf("Name() = %q at the start, want the best of %q", Name(), names)
	}
	if err := Use("abacus"); err == nil {
		t.Error("Use(abacus) = nil, want an error")
	}
}

// product is Mul by its definition.
func product(k, n int, w []int8, a []uint8, depth, stride, rows int) []int32 {
	dst := make([]int32, rows*stride)
	for i := range rows {
		for j := range n {
			for t := range k {
				dst[i*stride+j] += (int32(a[i*depth+t]) - 128) * int32(w[t*n+j])
			}
		}
	}
	return dst
}

func checkMul(t *testing.T, k, n, rows int, w []int8, a []uint8) {
	t.Helper()
	m := Pack(k, n, w)
	if m.K() != k || m.N() != n || m.Depth() < k || m.Stride() < n {
		t.Fatalf("Pack(%d, %d) is %d by %d, depth %d, stride %d", k, n, m.K(), m.N(), m.Depth(), m.Stride())
	}
	want := product(k, n, w, a, m.Depth(), m.Stride(), rows)
	for _, name := range Names() {
		if err := Use(name); err != nil {
			t.Fatal(err)
		}
		dst := fill(rows*m.Stride()+1, int32(77))
		m.Mul(dst, a, rows)
		if !slices.Equal(dst[:len(want)], want) {
			t.Errorf("%s: product of %d rows by %d by %d differs", name, rows, k, n)
		}
		if dst[len(want)] != 77 {
			t.Errorf("%s: product of %d rows by %d by %d writes past its end", name, rows, k, n)
		}
	}
	if err := Use(Names()[0]); err != nil {
		t.Fatal(err)
	}
}

func TestMul(t *testing.T) {
	rnd := noise(1)
	for range 60 {
		k, n, rows := 1+rnd.below(200), 1+rnd.below(200), 1+rnd.below(13)
		checkMul(t, k, n, rows, rnd.signed(k*n), rnd.bytes(rows*(k+3)))
	}
	for rows := range 14 {
		checkMul(t, 384, 128, rows, rnd.signed(384*128), rnd.bytes(rows*384))
	}
	for _, rows := range []int{15, 16, 17, 31, 32, 33, 64, 97} { // tiles of 16, groups of 32
		checkMul(t, 128, 100, rows, rnd.signed(128*100), rnd.bytes(rows*128))
	}
	for _, k := range []int{1, 4, 7, 64, 130, 1536, 1537} {
		for _, weight := range []int8{-128, -127, 0, 127} {
			for _, b := range []uint8{0, 128, 255} {
				checkMul(t, k, 65, 7, fill(k*65, weight), fill(7*(k+3), b))
			}
		}
	}
}

func FuzzMul(f *testing.F) {
	f.Add(uint8(3), uint8(70), uint8(5), uint64(1))
	f.Fuzz(func(t *testing.T, k, n, rows uint8, seed uint64) {
		rnd := noise(seed)
		kk, nn, rr := int(k)+1, int(n)+1, int(rows)%20
		checkMul(t, kk, nn, rr, rnd.signed(kk*nn), rnd.bytes(rr*(kk+3)))
	})
}

func TestMulPanics(t *testing.T) {
	m := Pack(8, 8, make([]int8, 64))
	for name, f := range map[string]func(){
		"left too short":   func() { m.Mul(make([]int32, 128), make([]uint8, 15), 2) },
		"result too short": func() { m.Mul(make([]int32, 127), make([]uint8, 16), 2) },
		"negative rows":    func() { m.Mul(make([]int32, 127), make([]uint8, 16), -1) },
		"weights missing":  func() { Pack(8, 8, make([]int8, 63)) },
		"nothing":          func() { Pack(0, 8, nil) },
		"bytes missing":    func() { Quantize(make([]uint8, 7), 4, make([]float32, 2), make([]float32, 8), 2, 4) },
		"depth too small":  func() { Quantize(make([]uint8, 8), 3, make([]float32, 2), make([]float32, 8), 2, 4) },
		"sums missing": func() {
			f := make([]float32, 100)
			Dequant(f, make([]int32, 67), 64, f, f, f, 2, 4)
		},
		"gamma missing":          func() { f := make([]float32, 64); LayerNorm(f, f[:31], f, 0, 2, 32) },
		"addend missing":         func() { f := make([]float32, 64); AddLayerNorm(f, f[:63], f, f, 0, 2, 32) },
		"addend of GELU missing": func() { f := make([]float32, 64); AddGELU(f, f, f[:63], nil) },
		"vectors unequal":        func() { Dot(make([]float32, 3), make([]float32, 2)) },
		"window too long":        func() { NewAttention(64, 2, 3).Attend(make([]float32, 256), make([]float32, 768), 4) },
		"qkv too short":          func() { NewAttention(64, 2, 4).Attend(make([]float32, 256), make([]float32, 767), 4) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}

func TestQuantize(t *testing.T) {
	src := []float32{
		127, -127, 0.5, 1.5, -0.5,
		0, 0, 0, 0, 0,
		1, 2, float32(math.NaN()), 3, 4,
		1e-31, 0, 0, 0, 0,
	}
	dst, scale := fill(4*8, uint8(7)), make([]float32, 4)
	want := []uint8{
		255, 1, 128, 130, 128, 128, 128, 128,
		128, 128, 128, 128, 128, 128, 128, 128,
		128, 128, 128, 128, 128, 128, 128, 128,
		128, 128, 128, 128, 128, 128, 128, 128,
	}
	for _, name := range Names() {
		if err := Use(name); err != nil {
			t.Fatal(err)
		}
		Quantize(dst, 8, scale, src, 4, 5)
		if !slices.Equal(dst, want) {
			t.Errorf("%s: Quantize = %v, want %v", name, dst, want)
		}
		if err := same(scale, []float32{1, 0, float32(math.NaN()), 0}); err != nil {
			t.Errorf("%s: scales: %v", name, err)
		}
	}
	if err := Use(Names()[0]); err != nil {
		t.Fatal(err)
	}
}

// widths are lengths of rows: those of the model, and others.
var widths = []int{1, 3, 15, 16, 17, 31, 32, 33, 48, 64, 100, 144, 384, 1536}

func TestFloatsAlike(t *testing.T) {
	rnd := noise(2)
	for _, cols := range widths {
		for _, rows := range []int{0, 1, 3, 8} {
			for spoilt := range 3 {
				size := []float32{1, 30, 1e-3}[spoilt]
				x := rnd.floats(rows*cols, size)
				y := rnd.floats(rows*cols, size)
				gamma, beta := rnd.floats(cols, 1), rnd.floats(cols, 1)
				scale := rnd.floats(rows, 0.01)
				if rows > 0 && spoilt > 0 {
					x, y = rnd.spoil(x, spoilt), rnd.spoil(y, spoilt)
					gamma, scale = rnd.spoil(gamma, 1), rnd.spoil(scale, 1)
				}
				checkFloats(t, rows, cols, x, y, gamma, beta, scale, rnd.next())
			}
		}
	}
}

func checkFloats(t *testing.T, rows, cols int, x, y, gamma, beta, scale []float32, seed uint64) {
	t.Helper()
	rnd := noise(seed)
	what := fmt.Sprintf("%d rows of %d", rows, cols)
	stride, depth := cols+rnd.below(30), cols+rnd.below(30)
	sums := make([]int32, rows*stride)
	for i := range sums {
		sums[i] = int32(rnd.next()) >> (8 + rnd.below(8))
	}
	alike(t, "Quantize "+what, func() []float32 {
		dst, scale := fill(rows*depth, uint8(7)), make([]float32, rows)
		Quantize(dst, depth, scale, x, rows, cols)
		var all []float32
		for _, b := range dst {
			all = append(all, float32(b))
		}
		return append(all, scale...)
	})
	alike(t, "Dequant "+what, func() []float32 {
		dst := fill(rows*cols+1, float32(9))
		Dequant(dst, sums, stride, scale, gamma, beta, rows, cols)
		return dst
	})
	alike(t, "DequantGELU "+what, func() []float32 {
		dst := fill(rows*cols+1, float32(9))
		DequantGELU(dst, sums, stride, scale, gamma, beta, rows, cols)
		return dst
	})
	for _, addends := range [][]float32{append(slices.Clone(y), 8), nil} {
		alike(t, "AddGELU "+what, func() []float32 {
			dst := fill(rows*cols+1, float32(9))
			AddGELU(dst, x, y, addends)
			return dst
		})
	}
	alike(t, "GELU "+what, func() []float32 {
		x := append(slices.Clone(x), 9)
		GELU(x[:rows*cols])
		return x
	})
	alike(t, "LayerNorm "+what, func() []float32 {
		x := append(slices.Clone(x), 9)
		LayerNorm(x, gamma, beta, 1e-12, rows, cols)
		return x
	})
	alike(t, "AddLayerNorm "+what, func() []float32 {
		x := append(slices.Clone(x), 9)
		AddLayerNorm(x, y, gamma, beta, 1e-12, rows, cols)
		return x
	})
	alike(t, "MulF32 "+what, func() []float32 {
		dst := fill(rows*rows+1, float32(9))
		MulF32(dst, x, y, rows, cols, rows)
		return dst
	})
}

func FuzzFloats(f *testing.F) {
	f.Add(uint8(3), uint16(33), uint8(1), uint64(1))
	f.Fuzz(func(t *testing.T, rows uint8, cols uint16, spoilt uint8, seed uint64) {
		r, c := int(rows)%10+1, int(cols)%600+1
		rnd := noise(seed)
		x := rnd.spoil(rnd.floats(r*c, 1), int(spoilt))
		y := rnd.spoil(rnd.floats(r*c, 1), int(spoilt)/2)
		checkFloats(t, r, c, x, y, rnd.floats(c, 1), rnd.floats(c, 1), rnd.floats(r, 1), rnd.next())
	})
}

func TestGELU(t *testing.T) {
	var worst float64
	for i := -400000; i <= 400000; i++ {
		x := float32(i) / 40000
		want := float64(x) / 2 * math.Erfc(-float64(x)/math.Sqrt2)
		worst = max(worst, math.Abs(float64(geluOf(x))-want))
	}
	if worst > 1e-5 {
		t.Errorf("GELU is off by %g, want below 1e-5", worst)
	}
	if got := geluOf(1e30); got != 1e30 {
		t.Errorf("GELU(1e30) = %g", got)
	}
	if got := geluOf(-1e30); math.Abs(float64(got)) > 1e-5 {
		t.Errorf("GELU(-1e30) = %g", got)
	}
}

func TestAddGELU(t *testing.T) {
	x, y, z := []float32{1, -2, 0.5}, []float32{1e-3, 1, 7}, []float32{-1, 0.25, 0}
	dst := make([]float32, 3)
	AddGELU(dst, x, y, z)
	if err := same(dst, []float32{geluOf(x[0] + y[0] + z[0]), geluOf(x[1] + y[1] + z[1]), geluOf(x[2] + y[2] + z[2])}); err != nil {
		t.Error(err)
	}
	AddGELU(x, x, y, nil)
	if err := same(x, []float32{geluOf(1 + y[0]), geluOf(-2 + y[1]), geluOf(0.5 + y[2])}); err != nil {
		t.Errorf("in place: %v", err)
	}
}

func TestPower(t *testing.T) {
	var worst float64
	for i := range 1250001 {
		x := -float32(i) / 10000
		worst = max(worst, math.Abs(float64(power(x))/math.Exp2(float64(x))-1))
	}
	if worst > 1e-5 {
		t.Errorf("2^t is off by a factor of 1+%g, want below 1e-5", worst)
	}
	if power(0) != 1 {
		t.Errorf("2^0 = %g", power(0))
	}
}

func TestLayerNorm(t *testing.T) {
	rnd := noise(3)
	x, y := rnd.floats(384, 3), rnd.floats(384, 3)
	gamma, beta := rnd.floats(384, 1), rnd.floats(384, 1)
	want := make([]float64, 384)
	var mean, variance float64
	for i := range want {
		want[i] = float64(x[i] + y[i])
		mean += want[i] / 384
	}
	for _, v := range want {
		variance += (v - mean) * (v - mean) / 384
	}
	AddLayerNorm(x, y, gamma, beta, 1e-12, 1, 384)
	for i, v := range want {
		v = (v-mean)/math.Sqrt(variance)*float64(gamma[i]) + float64(beta[i])
		if math.Abs(v-float64(x[i])) > 1e-5 {
			t.Errorf("number %d is %g, want %g", i, x[i], v)
		}
	}
}

// attention is softmax(q k^T / sqrt(d)) v in float64.
func attention(qkv []float32, hidden, heads, n int) []float64 {
	d := hidden / heads
	out := make([]float64, n*hidden)
	at := func(i, part, h, t int) float64 { return float64(qkv[i*3*hidden+part*hidden+h*d+t]) }
	for h := range heads {
		for i := range n {
			weights := make([]float64, n)
			most, sum := math.Inf(-1), 0.0
			for j := range n {
				for t := range d {
					weights[j] += at(i, 0, h, t) * at(j, 1, h, t) / math.Sqrt(float64(d))
				}
				most = max(most, weights[j])
			}
			for j := range n {
				weights[j] = math.Exp(weights[j] - most)
				sum += weights[j]
			}
			for j := range n {
				for t := range d {
					out[i*hidden+h*d+t] += weights[j] / sum * at(j, 2, h, t)
				}
			}
		}
	}
	return out
}

func TestAttendAccuracy(t *testing.T) {
	rnd := noise(4)
	for _, n := range []int{1, 2, 17, 100, 256} {
		for _, size := range []float32{0.1, 0.5, 1} {
			const hidden, heads = 64, 2
			qkv := rnd.floats(n*3*hidden, size)
			want := attention(qkv, hidden, heads, n)
			out := make([]float32, n*hidden)
			NewAttention(hidden, heads, 256).Attend(out, qkv, n)
			var worst float64
			for i := range want {
				worst = max(worst, math.Abs(float64(out[i])-want[i]))
			}
			// Outliers are 20 times the size.
			if worst > 20*float64(size)*2e-3 {
				t.Errorf("%d pieces of size %g: off by %g", n, size, worst)
			}
			t.Logf("%d pieces of size %g: off by %.2g", n, size, worst)
		}
	}
}

func checkAttend(t *testing.T, hidden, heads, n int, qkv []float32) {
	t.Helper()
	a := NewAttention(hidden, heads, n+3)
	alike(t, fmt.Sprintf("attention of %d pieces, %d numbers, %d heads", n, hidden, heads), func() []float32 {
		out := fill(n*hidden+1, float32(9))
		// What an earlier, longer window left must not show.
		a.Attend(make([]float32, (n+3)*hidden), fill((n+3)*3*hidden, float32(n)), n+3)
		a.Attend(out, qkv, n)
		return out
	})
}

func TestAttendAlike(t *testing.T) {
	rnd := noise(5)
	for _, shape := range [][2]int{{64, 2}, {384, 12}, {128, 2}, {10, 2}, {96, 2}, {32, 1}, {48, 3}} {
		counts := []int{1, 7, 16, 35}
		if shape[0] == 64 {
			counts = []int{1, 2, 5, 6, 7, 15, 16, 17, 33, 63, 64, 65, 130}
		}
		for _, n := range counts {
			qkv := rnd.floats(n*3*shape[0], []float32{1, 1e-3, 5, 0}[rnd.below(4)])
			checkAttend(t, shape[0], shape[1], n, qkv)
			checkAttend(t, shape[0], shape[1], n, rnd.spoil(qkv, 1))
		}
	}
	for _, size := range []float32{1e-35, 1e-20, 1e15, 3e38} {
		checkAttend(t, 64, 2, 30, rnd.floats(30*3*64, size/20))
	}
}

func FuzzAttend(f *testing.F) {
	f.Add(uint8(30), uint8(4), uint64(1))
	f.Fuzz(func(t *testing.T, n, size uint8, seed uint64) {
		rnd := noise(seed)
		count := int(n)%150 + 1
		checkAttend(t, 64, 2, count, rnd.floats(count*3*64, float32(math.Exp(float64(size)/16-8))))
	})
}

func TestAttendNothing(t *testing.T) {
	NewAttention(64, 2, 4).Attend(nil, nil, 0)
}

// The same bits come out on every kind of processor; the figure was the same with plain Go and assembly, amd64 and arm64.
func TestSameEverywhere(t *testing.T) {
	const want uint64 = 0xf6ee23b21ab2d8b2
	for _, name := range Names() {
		if err := Use(name); err != nil {
			t.Fatal(err)
		}
		if got := fingerprint(); got != want {
			t.Errorf("%s: %#x, want %#x", name, got, want)
		}
	}
	if err := Use(Names()[0]); err != nil {
		t.Fatal(err)
	}
}

// fingerprint is a sum over what a layer gives.
func fingerprint() uint64 {
	const n, hidden, inner = 40, 64, 256
	rnd := noise(6)
	x, gamma, beta := rnd.floats(n*hidden, 1), rnd.floats(inner, 1), rnd.floats(inner, 1)
	up, down := Pack(hidden, inner, rnd.signed(hidden*inner)), Pack(inner, hidden, rnd.signed(hidden*inner))
	bytes, scale, sums := make([]uint8, n*inner), make([]float32, n), make([]int32, n*inner)
	wide, y := make([]float32, n*inner), make([]float32, n*hidden)
	LayerNorm(x, gamma, beta, 1e-12, n, hidden)
	Quantize(bytes, hidden, scale, x, n, hidden)
	up.Mul(sums, bytes, n)
	DequantGELU(wide, sums, inner, scale, fill(inner, float32(0.01)), beta, n, inner)
	NewAttention(hidden, 2, n).Attend(y, wide, n)
	AddLayerNorm(x, y, gamma, beta, 1e-12, n, hidden)
	Quantize(bytes, inner, scale, wide, n, inner)
	down.Mul(sums, bytes, n)
	Dequant(y, sums, hidden, scale, gamma, beta, n, hidden)
	var sum uint64
	for i := range x {
		for _, v := range []float32{x[i], y[i], wide[i]} {
			sum = (sum ^ uint64(math.Float32bits(v))) * 0x100000001b3
		}
	}
	return sum
}

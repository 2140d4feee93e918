package kernel

import (
	"fmt"
	"math"
)

// Attention does multi-head self-attention. It holds the room that this takes, so that nothing is allocated a call: one
// goroutine may use it at a time.
//
// The products are made of 16-bit integers, for float32 without fused multiply-add would take twice the time that is there:
// q and k are rounded to some 5,800 steps on either side of zero for each head and window, v to 8,191, and the weights
// after softmax to 32,767, or fewer where many keys share in the sum. All sums are exact. The results are within some 1e-3 of the
// largest v, where the bytes around them cost ten times as much.
type Attention struct {
	hidden, heads, d, most int

	limit  float32 // what the largest of q and k becomes
	factor float32 // log2(e)/sqrt(d): softmax is made of powers of 2

	q, k, v []int16 // of one head, a row of d a piece
	kPacked []int16 // panels of 64 keys; in each, pairs of numbers of 64 keys side by side
	scores  []int32 // rows of some queries
	powers  []float32
	weights []int16 // the same after softmax
	factors []float32
}

const (
	vLimit    = 8191   // what the largest v becomes
	weightMax = 32767  // what the largest weight becomes at most
	weightSum = 196608 // what weights add up to at most, so that weightSum*vLimit stays within 31 bits
	queries   = 6      // a block of rows
)

// NewAttention makes room for windows of up to most pieces, hidden numbers each, in heads that share them evenly.
func NewAttention(hidden, heads, most int) *Attention {
	if heads < 1 || hidden < heads || hidden%heads != 0 || most < 1 || most > 1<<15 {
		panic(fmt.Sprintf("kernel: attention of %d numbers, %d heads, %d pieces", hidden, heads, most))
	}
	d := hidden / heads
	room := (most + panel - 1) / panel * panel
	wide := (d + 31) / 32 * 32
	return &Attention{
		hidden: hidden, heads: heads, d: d, most: most,
		limit:  float32(math.Floor(min(32767, math.Sqrt((1<<30-1)/float64(d))))),
		factor: float32(math.Log2E / math.Sqrt(float64(d))),
		q:      make([]int16, room*wide), k: make([]int16, room*wide), v: make([]int16, room*wide),
		kPacked: make([]int16, room*wide),
		scores:  make([]int32, queries*room),
		powers:  make([]float32, most),
		weights: make([]int16, queries*room),
		factors: make([]float32, queries),
	}
}

// Attend is self-attention in one window of n pieces: qkv has n rows of hidden numbers each for q, k and v, one after the
// other, and out gets n rows of hidden numbers: softmax(q k^T / sqrt(d)) v for each head, d being hidden/heads.
//
// A head with an infinity or a NaN gives NaN for the whole window.
func (a *Attention) Attend(out, qkv []float32, n int) {
	if n > a.most {
		panic(fmt.Sprintf("kernel: a window of %d pieces where %d were asked for", n, a.most))
	}
	need("q, k and v", len(qkv), area(n, 3*a.hidden))
	need("the result of attention", len(out), n*a.hidden)
	if n == 0 {
		return
	}
	for h := range a.heads {
		active.head(a, out, qkv, n, h)
	}
}

// scales are what turns sums of integers back: scores times exponent are powers of 2, and a weighted sum of v times unit is a
// number.
type scales struct {
	q, k, v        float32 // what to multiply by before rounding
	exponent, unit float32
}

// scale finds scales from the largest q, k and v. It says false where one of them is not finite.
func (a *Attention) scale(q, k, v uint32) (scales, bool) {
	qStep, qInv := grid(q, a.limit)
	kStep, kInv := grid(k, a.limit)
	vStep, vInv := grid(v, vLimit)
	if max(q, k, v) >= math.Float32bits(float32(math.Inf(1))) {
		return scales{}, false
	}
	// Beyond 1e20 all weight is on the largest score anyway, and infinity times 0 would be NaN.
	exponent := min(float32(qStep*kStep)*a.factor, 1e20)
	return scales{qInv, kInv, vInv, exponent, vStep}, true
}

// spoil sets a head's results to NaN.
func (a *Attention) spoil(out []float32, n, h int) {
	for i := range n {
		for j := range a.d {
			out[i*a.hidden+h*a.d+j] = float32(math.NaN())
		}
	}
}

func headPlain(a *Attention, out, qkv []float32, n, h int) {
	d := a.d
	q, k, v := h*d, a.hidden+h*d, 2*a.hidden+h*d
	s, ok := a.scale(a.peakPlain(qkv, q, n), a.peakPlain(qkv, k, n), a.peakPlain(qkv, v, n))
	if !ok {
		a.spoil(out, n, h)
		return
	}
	a.narrowPlain(a.q, qkv, q, n, s.q)
	a.narrowPlain(a.k, qkv, k, n, s.k)
	a.narrowPlain(a.v, qkv, v, n, s.v)
	scores, weights := a.scores[:n], a.weights[:n]
	for i := range n {
		q := a.q[i*d : (i+1)*d]
		for j := range scores {
			scores[j] = 0
			for t, x := range a.k[j*d : (j+1)*d] {
				scores[j] += int32(x) * int32(q[t])
			}
		}
		factor := softmaxPlain(weights, scores, a.powers[:n], s.exponent, s.unit)
		for t := range d {
			var sum int32
			for j, w := range weights {
				sum += int32(w) * int32(a.v[j*d+t])
			}
			out[i*a.hidden+h*d+t] = float32(sum) * factor
		}
	}
}

// peakPlain is the peak of d columns of qkv, from the given one on.
func (a *Attention) peakPlain(qkv []float32, from, n int) uint32 {
	var most uint32
	for i := range n {
		most = max(most, peak(qkv[i*3*a.hidden+from:][:a.d]))
	}
	return most
}

func (a *Attention) narrowPlain(dst []int16, qkv []float32, from, n int, inv float32) {
	for i := range n {
		for j, x := range qkv[i*3*a.hidden+from:][:a.d] {
			dst[i*a.d+j] = int16(round(x * inv))
		}
	}
}

// softmaxPlain turns scores into weights, and returns what a sum of v by these weights is to be multiplied by. It destroys powers.
func softmaxPlain(weights []int16, scores []int32, powers []float32, exponent, unit float32) float32 {
	most := scores[0]
	for _, s := range scores {
		most = max(most, s)
	}
	var sum [lanes]float32
	for j, s := range scores {
		powers[j] = power(float32(float32(s-most) * exponent))
		sum[j%lanes] += powers[j]
	}
	total := tree(&sum)
	most16 := min(weightMax, weightSum/total)
	for j, e := range powers {
		weights[j] = int16(round(e * most16))
	}
	return unit / float32(most16*total)
}

// power is 2^t for t up to 0, and 2^-125 below that.
func power(t float32) float32 {
	t = max(t, expLeast)
	u := float32(t + magic)
	f := t - float32(u-magic)
	p := exp2[len(exp2)-1]
	for i := len(exp2) - 2; i >= 0; i-- {
		p = float32(p*f) + exp2[i]
	}
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(u)<<23)
}

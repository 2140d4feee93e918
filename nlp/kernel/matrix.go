package kernel

import "fmt"

// panel is how many columns of a Matrix lie together: four registers of 16 sums.
const panel = 64

// Matrix is K by N signed bytes, packed for products from the left by unsigned bytes. It never changes after Pack, and many
// goroutines may multiply by it at once.
type Matrix struct {
	k, n   int
	data   []int8  // panels of 64 columns; in each, four rows of K side by side: the 4 bytes that go into one sum lie together
	offset []int32 // -128 times the column's sum, a number for each of Stride columns
}

// Pack makes a Matrix of w, which is k rows of n: w[i*n+j] takes input i to output j. k and n are at least 1. Products are
// exact up to k = 65,000; beyond that sums may wrap around, and do so alike everywhere.
func Pack(k, n int, w []int8) *Matrix {
	if k < 1 || n < 1 {
		panic(fmt.Sprintf("kernel: a matrix of %d by %d", k, n))
	}
	need("a matrix", len(w), k*n)
	m := &Matrix{k: k, n: n}
	m.data = make([]int8, m.Depth()*m.Stride())
	m.offset = make([]int32, m.Stride())
	for i := range k {
		for j := range n {
			at := j/panel*panel*m.Depth() + i/4*4*panel + j%panel*4 + i%4
			m.data[at] = w[i*n+j]
			m.offset[j] -= 128 * int32(w[i*n+j])
		}
	}
	return m
}

// K is how many inputs the matrix takes.
func (m *Matrix) K() int { return m.k }

// N is how many outputs it gives.
func (m *Matrix) N() int { return m.n }

// Stride is how many columns a row has that Mul writes: N rounded up to a multiple of 64. Those beyond N are zero.
func (m *Matrix) Stride() int { return (m.n + panel - 1) / panel * panel }

// Depth is how many bytes a row has that Mul reads: K rounded up to a multiple of 4. Those beyond K may be any.
func (m *Matrix) Depth() int { return (m.k + 3) / 4 * 4 }

// Mul gives dst[i][j] = the sum over k of (a[i][k]-128)*w[k][j], exactly. a holds rows of Depth bytes with 128 added, so that 128
// stands for 0; dst gets rows of Stride numbers. For long inputs call it with some 64 rows at a time, so that the sums are
// still in the cache when they are used.
func (m *Matrix) Mul(dst []int32, a []uint8, rows int) {
	need("the left side of a product", len(a), area(rows, m.Depth()))
	need("the result of a product", len(dst), rows*m.Stride())
	if rows > 0 {
		active.mul(m, dst, a, rows)
	}
}

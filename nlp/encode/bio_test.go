package encode

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSpans(t *testing.T) {
	c := Column{From: 1, Labels: []string{"O", "B-X", "I-X", "B-Y", "I-Y"}}
	tests := []struct {
		name string
		rows [][]float32
		want []Labelled
	}{
		{"nothing", nil, nil},
		{"outside", [][]float32{{5, 0, 0, 0, 0}, {5, 0, 0, 0, 0}}, nil},
		{"a run, and another of another kind", [][]float32{{0, 5, 0, 0, 0}, {0, 0, 5, 0, 0}, {0, 0, 0, 5, 0}, {5, 0, 0, 0, 0}}, []Labelled{{0, 2, "X"}, {2, 3, "Y"}}},
		{"two runs of a kind", [][]float32{{0, 5, 0, 0, 0}, {0, 5, 0, 0, 0}, {0, 0, 5, 0, 0}}, []Labelled{{0, 1, "X"}, {1, 3, "X"}}},
		{"no I without a B", [][]float32{{1, 0, 5, 0, 0}, {3, 0, 0, 0, 0}}, nil},
		{"a weak B for a strong I", [][]float32{{1, 0, 0, 0, 0}, {0, 0, 5, 0, 0}}, []Labelled{{0, 2, "X"}}},
		{"no I of another kind", [][]float32{{0, 4, 0, 3, 0}, {0, 0, 0, 0, 5}}, []Labelled{{0, 2, "Y"}}},
	}
	for _, tt := range tests {
		var rows []float32
		for _, r := range tt.rows {
			rows = append(append(append(rows, 9), r...), -9)
		}
		if got := c.Spans(rows, 7); !slices.Equal(got, tt.want) {
			t.Errorf("%s: Spans = %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestSpansAreBest holds Spans against trying every sequence.
func TestSpansAreBest(t *testing.T) {
	c := Column{Labels: []string{"O", "B", "I"}}
	r := rand.New(rand.NewPCG(3, 5))
	for range 500 {
		n := 1 + r.IntN(6)
		rows := make([]float32, 3*n)
		for i := range rows {
			rows[i] = float32(r.IntN(100))
		}
		ends := make([]float32, n)
		for i := range ends {
			ends[i] = float32(r.IntN(60) - 30)
		}
		apart := float32(r.IntN(2) * r.IntN(40))
		extra := func(path []int, i int) (sum float32) {
			if i == 0 || path[i-1] == 0 || path[i] == 2 {
				return 0
			}
			if path[i] == 1 {
				sum -= apart
			}
			return sum + ends[i]
		}
		best, top := []int(nil), float32(-1e6)
		for code := range pow(3, n) {
			path, sum, right := make([]int, n), float32(0), true
			for i := range path {
				path[i] = code % 3
				code /= 3
				sum += rows[3*i+path[i]]
				right = right && (path[i] != 2 || i > 0 && path[i-1] != 0)
				sum += extra(path, i)
			}
			if right && sum > top {
				best, top = path, sum
			}
		}
		sum, got := float32(0), c.path(rows, 3, ends, apart)
		for i, at := range got {
			sum += rows[3*i+at] + extra(got, i)
		}
		if sum != top {
			t.Fatalf("path of %v = %v, want %v", rows, got, best)
		}
	}
}

func pow(a, n int) int {
	out := 1
	for range n {
		out *= a
	}
	return out
}

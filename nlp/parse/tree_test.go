package parse

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTreeIsBest holds tree against trying every tree of up to five words.
func TestTreeIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	bound := 0
	for range 4000 {
		n := 1 + r.IntN(5)
		s := make([]float32, n*(n+1))
		for i := range s {
			s[i] = float32(r.IntN(20))
		}
		for i := range n {
			s[i*(n+1)+i+1] = never
		}
		got := tree(s, n)
		if !whole(got) {
			t.Fatalf("tree(%v) = %v is no tree", s, got)
		}
		want := bestTree(s, make([]int, n), 0)
		if sum(s, got) < want {
			bound++
		}
	}
	// The root is the best of those of the unbound tree, which is not always the best of all.
	if bound > 40 {
		t.Errorf("%d of 4000 trees are not the best", bound)
	}
}

func bestTree(s []float32, heads []int, at int) float64 {
	if at == len(heads) {
		if whole(heads) {
			return sum(s, heads)
		}
		return 2 * never * float64(len(heads))
	}
	best := 3 * never * float64(len(heads))
	for h := -1; h < len(heads); h++ {
		if h != at {
			heads[at] = h
			best = max(best, bestTree(s, heads, at+1))
		}
	}
	return best
}

func TestTreeOpensCycles(t *testing.T) {
	// Words 0 and 1 want each other, and 2 wants the root least; the root takes 1.
	s := []float32{
		1, never, 9, 0,
		3, 9, never, 0,
		1, 0, 8, never,
	}
	if got, want := tree(s, 3), []int{1, -1, 1}; !slices.Equal(got, want) {
		t.Errorf("tree = %v, want %v", got, want)
	}
}

func FuzzTree(f *testing.F) {
	f.Add(uint64(1), 7)
	f.Fuzz(func(t *testing.T, seed uint64, n int) {
		n = max(1, min(n, 60))
		r := rand.New(rand.NewPCG(seed, 3))
		s := make([]float32, n*(n+1))
		for i := range s {
			s[i] = r.Float32() * float32(1+r.IntN(4))
		}
		for i := range n {
			s[i*(n+1)+i+1] = never
		}
		if got := tree(s, n); !whole(got) {
			t.Errorf("tree of %d words is no tree: %v", n, got)
		}
	})
}

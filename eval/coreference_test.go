package main

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"sitrep/doc"
)

// TestChainScores holds the measures to the example in
// https://aclanthology.org/P14-2006: MUC 0.40, B-cubed 0.45, CEAF-e 0.52.
func TestChainScores(t *testing.T) {
	cluster := func(at ...int) []words {
		var out []words
		for _, i := range at {
			out = append(out, words{i, i + 1})
		}
		return out
	}
	gold := [][]words{cluster(0, 1, 2), cluster(3, 4, 5, 6)}
	predicted := [][]words{cluster(0, 1), cluster(2, 3), cluster(5, 6, 7, 8)}
	var c chainScore
	c.links(gold, predicted)
	c.cubes(gold, predicted)
	c.entities(gold, predicted)
	if got := fmt.Sprintf("%.2f %.2f %.2f", c.muc.f1(), c.cube.f1(), c.eaf.f1()); got != "0.40 0.45 0.52" {
		t.Errorf("MUC, B-cubed, CEAF-e = %s, want 0.40 0.45 0.52", got)
	}
}

func TestAssign(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 300 {
		cells := make([][]float64, 1+r.IntN(4))
		columns := 1 + r.IntN(4)
		for i := range cells {
			for range columns {
				cells[i] = append(cells[i], float64(r.IntN(10)))
			}
		}
		if got, want := assign(cells), tryAll(cells, 0, map[int]bool{}); got != want {
			t.Fatalf("assign(%v) = %v, want %v", cells, got, want)
		}
	}
}

func tryAll(cells [][]float64, row int, used map[int]bool) float64 {
	if row == len(cells) {
		return 0
	}
	best := tryAll(cells, row+1, used)
	for j, x := range cells[row] {
		if !used[j] {
			used[j] = true
			best = max(best, x+tryAll(cells, row+1, used))
			delete(used, j)
		}
	}
	return best
}

func TestChained(t *testing.T) {
	tr := &tree{misc: []string{
		"Entity=(1-person-new-nnnnn-cf1-1-coref", "Entity=(2-place-new-nnnnn-cf2-1-sgl)1)", "_",
		"SpaceAfter=No|Entity=(1-person-giv:act-nnnnn-cf1-1-ana)",
	}}
	for range tr.misc {
		tr.words = append(tr.words, doc.SyntacticWord{})
	}
	var got []string
	for _, x := range tr.chained() {
		got = append(got, fmt.Sprintf("%s %d-%d %d", x.Kind, x.First, x.End, x.Chain))
	}
	if want := "[person 0-2 0 place 1-2 1 person 3-4 0]"; fmt.Sprint(got) != want {
		t.Errorf("chained = %v, want %v", got, want)
	}
}

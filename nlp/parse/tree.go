package parse

import "math"

// never is the score of what may not be.
const never = -1e9

// tree gives for each of n words its head, or -1 for the root, so that they
// form one tree of the highest score with one root. scores has rows of 1+n, the
// root first (Chu and Liu 1965, Edmonds 1967; the root as in
// https://aclanthology.org/2020.emnlp-main.390: the best of those that the
// unbound tree has, or that scores best alone).
func tree(scores []float32, n int) []int {
	heads := greedy(scores, n)
	if whole(heads) {
		return heads
	}
	m := newGraph(scores, n)
	heads = m.spanning()
	var roots []int
	for i, h := range heads {
		if h < 0 {
			roots = append(roots, i)
		}
	}
	if len(roots) == 1 {
		return heads
	}
	best, top := heads, math.Inf(-1)
	for _, r := range roots {
		only := newGraph(scores, n)
		for i := range n {
			if i != r {
				only.score[i+1][0] = never
			}
		}
		tried := only.spanning()
		if s := sum(scores, tried); s > top {
			best, top = tried, s
		}
	}
	return best
}

func greedy(scores []float32, n int) []int {
	heads := make([]int, n)
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		best := 0
		for j, x := range row {
			if x > row[best] {
				best = j
			}
		}
		heads[i] = best - 1
	}
	return heads
}

// whole tells whether heads are one tree with one root.
func whole(heads []int) bool {
	roots := 0
	state := make([]int, len(heads)) // 0 unseen, i+1 seen on the way from i
	for i, h := range heads {
		if h < 0 {
			roots++
		}
		for at := i; at >= 0 && state[at] == 0; at = heads[at] {
			state[at] = i + 1
			if next := heads[at]; next >= 0 && state[next] == i+1 {
				return false
			}
		}
	}
	return roots == 1
}

func sum(scores []float32, heads []int) float64 {
	total := 0.0
	for i, h := range heads {
		total += float64(scores[i*(len(heads)+1)+h+1])
	}
	return total
}

// graph is the dense graph of a sentence; node 0 is the root. score[i][j] is
// that of j as the head of i.
type graph struct {
	score [][]float64
}

func newGraph(scores []float32, n int) *graph {
	g := &graph{make([][]float64, n+1)}
	for i := range g.score {
		g.score[i] = make([]float64, n+1)
		if i > 0 {
			for j := range n + 1 {
				g.score[i][j] = float64(scores[(i-1)*(n+1)+j])
			}
		}
	}
	return g
}

// spanning gives the head of each word in the best spanning tree from the root.
func (g *graph) spanning() []int {
	n := len(g.score)
	nodes := make([]int, n)
	for i := range nodes {
		nodes[i] = i
	}
	heads := edmonds(g.score)
	out := make([]int, n-1)
	for i := range out {
		out[i] = heads[i+1] - 1
	}
	return out
}

// edmonds gives the head of each node but 0, in a matrix as graph.score.
func edmonds(score [][]float64) []int {
	n := len(score)
	heads := make([]int, n)
	for i := 1; i < n; i++ {
		best := -1
		for j := range n {
			if j != i && (best < 0 || score[i][j] > score[i][best]) {
				best = j
			}
		}
		heads[i] = best
	}
	cycle := cycleOf(heads)
	if cycle == nil {
		return heads
	}
	return contract(score, heads, cycle)
}

// cycleOf gives the nodes of a cycle, or nil.
func cycleOf(heads []int) []int {
	state := make([]int, len(heads))
	for i := 1; i < len(heads); i++ {
		at := i
		for at != 0 && state[at] == 0 {
			state[at] = i
			at = heads[at]
		}
		if at != 0 && state[at] == i {
			cycle := []int{at}
			for next := heads[at]; next != at; next = heads[next] {
				cycle = append(cycle, next)
			}
			return cycle
		}
	}
	return nil
}

// contract makes one node of a cycle, solves what is left, and opens the cycle
// where its new head comes in.
func contract(score [][]float64, heads, cycle []int) []int {
	n := len(score)
	in := make([]bool, n)
	total := 0.0
	for _, c := range cycle {
		in[c] = true
		total += score[c][heads[c]]
	}
	var rest []int // the nodes outside, 0 first
	for i := range n {
		if !in[i] {
			rest = append(rest, i)
		}
	}
	k := len(rest) // the number of the cycle's node
	small := make([][]float64, k+1)
	enter, leave := make([]int, k), make([]int, k)
	for a := range small {
		small[a] = make([]float64, k+1)
	}
	for a, i := range rest {
		for b, j := range rest {
			small[a][b] = score[i][j]
		}
		best := math.Inf(-1)
		for _, c := range cycle { // c as head of i
			if score[i][c] > best {
				best, leave[a] = score[i][c], c
			}
		}
		small[a][k] = best
		best = math.Inf(-1)
		for _, c := range cycle { // i as head of c, whose head in the cycle goes
			if s := score[c][i] + total - score[c][heads[c]]; s > best {
				best, enter[a] = s, c
			}
		}
		small[k][a] = best
	}
	got := edmonds(small)
	out := append([]int(nil), heads...)
	for a := 1; a < k; a++ {
		if got[a] == k {
			out[rest[a]] = leave[a]
		} else {
			out[rest[a]] = rest[got[a]]
		}
	}
	from := got[k]
	out[enter[from]] = rest[from]
	return out
}

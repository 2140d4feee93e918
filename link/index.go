package link

import (
	"cmp"
	"slices"
)

// What a report is looked for by. So many are few enough that the work grows with
// the number of reports alone, however many share a word.
const (
	keyWords   = 24 // its heaviest words
	postBack   = 60 // reports with one of them: those that came out last before it
	candidates = 40 // of those found so, the ones that share most
)

// pair is two reports, or groups, and how near they are.
type pair struct {
	a, b int32 // a before b
	near float64
	age  int32 // how many joins had made the two when that was so
}

// pairs finds the pairs of reports that are near enough to be taken for one
// happening. It looks at no pair that has no heavy word in common.
func pairs(points []point, groups []*group) []pair {
	posts := map[uint32][]int32{}
	shared := make([]int64, len(points))
	var out []pair
	for _, i := range byDay(points) {
		var found []int32
		for _, f := range heaviest(points[i].features) {
			post := posts[f.word]
			for _, j := range post[max(0, len(post)-postBack):] {
				if shared[j] == 0 {
					found = append(found, j)
				}
				shared[j] += int64(f.weight) * int64(f.weight)
			}
			posts[f.word] = append(post, i)
		}
		slices.SortFunc(found, func(a, b int32) int {
			return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
		})
		for n, j := range found {
			shared[j] = 0
			if n < candidates {
				if near := nearness(groups[i], groups[j]); near > sameHappening {
					out = append(out, pair{min(i, j), max(i, j), near, 0})
				}
			}
		}
	}
	return out
}

// byDay gives the reports in the order in which they came out.
func byDay(points []point) []int32 {
	order := make([]int32, len(points))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(points[a].day, points[b].day) })
	return order
}

// heaviest are the words of a report that it is looked for by.
func heaviest(fs []feature) []feature {
	fs = slices.DeleteFunc(slices.Clone(fs), func(f feature) bool { return f.weight <= 0 })
	slices.SortFunc(fs, func(a, b feature) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.word, b.word)) })
	return fs[:min(len(fs), keyWords)]
}

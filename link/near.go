package link

import (
	"cmp"
	"math"
	"slices"
)

// How much speaks for two reports' telling of one happening: how alike they are
// as wholes, in the words of their texts and in the words of their titles, each
// up to 1, less what lies between them. Any sameHappening from 0.62 to 0.72 does
// much the same.
const (
	sameHappening = 0.675 // from which they are taken for it
	perTenfold    = 0.1   // less for each tenfold of days between them
	contradictory = 2.4   // less where the incidents that they tell of cannot be one: no more than it takes for the same words not to outweigh it
	wide          = 50.0  // kilometres from which towns are others
)

// What is kept of a group, so that it costs no more the larger it grows.
const (
	mostFeatures = 1000 // its heaviest words
	mostAsked    = 24   // reports that tell where, of which all pairs are looked at
)

// group is reports taken together: sums over them, so that the mean nearness of
// two groups' reports comes at the price of two reports.
type group struct {
	size     int
	single   []int8  // the vector of one report
	vector   []int32 // the sum of those of several
	features []feature
	days     []counted[int32]
	placed   int      // how many of its reports tell where
	some     []*point // the first few of those, for what cannot be summed
}

type counted[T comparable] struct {
	is T
	n  int
}

func groupOf(p *point) *group {
	g := &group{size: 1, features: p.features, single: p.vector}
	if p.spot.known || len(p.place) > 0 {
		g.placed, g.some = 1, []*point{p}
	}
	if p.day != 0 {
		g.days = []counted[int32]{{p.day, 1}}
	}
	return g
}

// nearness is that of the reports of two groups, on average over pairs.
func nearness(a, b *group) float64 {
	pairs := float64(a.size * b.size)
	alike := float64(dotVectors(a, b))/(vectorUnit*vectorUnit) + float64(dotFeatures(a.features, b.features))/(wordUnit*wordUnit)
	days := float64(perTenfold * daysBetween(a.days, b.days)) // converted, so that no processor rounds otherwise
	against := float64(contradictory * contradictions(a, b))
	return (alike-days)/pairs - against
}

// contradictions is how many of the pairs have incidents that cannot be one.
func contradictions(a, b *group) float64 {
	if a.placed == 0 || b.placed == 0 {
		return 0
	}
	n := 0
	for _, p := range a.some {
		for _, q := range b.some {
			if p.contradicts(q) {
				n++
			}
		}
	}
	asked, placed, all := len(a.some)*len(b.some), a.placed*b.placed, a.size*b.size
	return float64(n) / float64(asked) * (float64(placed) / float64(all))
}

// contradicts tells whether two reports' incidents were in other towns, or on
// other days in a town, or in places of which the other says no word.
func (p *point) contradicts(q *point) bool {
	return p.spot.farFrom(q.spot) ||
		len(p.place) > 0 && len(q.place) > 0 && !p.mentions(q.place) && !q.mentions(p.place)
}

// mentions tells whether all words of a place stand in a report.
func (p *point) mentions(place []uint32) bool {
	for _, w := range place {
		if _, ok := slices.BinarySearchFunc(p.features, w, func(f feature, w uint32) int { return cmp.Compare(f.word, w) }); !ok {
			return false
		}
	}
	return true
}

// daysBetween sums how many tenfolds of days lie between the pairs.
func daysBetween(a, b []counted[int32]) float64 {
	sum := 0.0
	for _, s := range a {
		for _, t := range b {
			sum += float64(float64(s.n*t.n) * math.Log10(float64(1+absolute(s.is-t.is))))
		}
	}
	return sum
}

func absolute(n int32) int32 {
	if n < 0 {
		return -n
	}
	return n
}

func dotVectors(a, b *group) int64 {
	switch {
	case a.vector != nil && b.vector != nil:
		return dot(a.vector, b.vector)
	case a.vector != nil:
		return dot(a.vector, b.single)
	case b.vector != nil:
		return dot(b.vector, a.single)
	}
	return dot(a.single, b.single)
}

// dot is 0 for vectors of other spaces.
func dot[A, B int8 | int32](a []A, b []B) int64 {
	if len(a) != len(b) {
		return 0
	}
	sum := int64(0)
	for i, x := range a {
		sum += int64(x) * int64(b[i])
	}
	return sum
}

func dotFeatures(a, b []feature) int64 {
	sum := int64(0)
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x.word < y.word:
			a = a[1:]
		case x.word > y.word:
			b = b[1:]
		default:
			sum += int64(x.weight) * int64(y.weight)
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// together is the group of the reports of two.
func together(a, b *group) *group {
	g := &group{size: a.size + b.size, features: addFeatures(a.features, b.features)}
	g.vector = addVectors(addVectors(addVectors(addVectors(nil, a.vector), a.single), b.vector), b.single)
	g.days = addCounted(a.days, b.days)
	g.placed, g.some = a.placed+b.placed, slices.Concat(a.some, b.some)
	g.some = g.some[:min(len(g.some), mostAsked)]
	return g
}

// addVectors adds to a sum of vectors; nil, or one of another space, changes nothing.
func addVectors[B int8 | int32](sum []int32, b []B) []int32 {
	if sum == nil && b != nil {
		sum = make([]int32, len(b))
	}
	if len(sum) == len(b) {
		for i, x := range b {
			sum[i] += int32(x)
		}
	}
	return sum
}

// addFeatures adds the weights of each word, and keeps the heaviest.
func addFeatures(a, b []feature) []feature {
	out := make([]feature, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x.word < y.word:
			out, a = append(out, x), a[1:]
		case x.word > y.word:
			out, b = append(out, y), b[1:]
		default:
			out, a, b = append(out, feature{x.word, x.weight + y.weight}), a[1:], b[1:]
		}
	}
	out = append(append(out, a...), b...)
	if len(out) <= mostFeatures {
		return out
	}
	weights := make([]int32, len(out))
	for i, f := range out {
		weights[i] = f.weight
	}
	slices.Sort(weights)
	least := weights[len(weights)-mostFeatures]
	return slices.DeleteFunc(out, func(f feature) bool { return f.weight < least })
}

func addCounted[T comparable](a, b []counted[T]) []counted[T] {
	out := slices.Clone(a)
next:
	for _, x := range b {
		for i := range out {
			if out[i].is == x.is {
				out[i].n += x.n
				continue next
			}
		}
		out = append(out, x)
	}
	return out
}

package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// told is how many words in common are told.
const told = 6

// explain says of each report of a group how near it is to the others, and why.
func (p *Pool) explain(members []int32, out []Joined) {
	all := groupOf(&p.points[members[0]])
	for _, i := range members[1:] {
		all = together(all, groupOf(&p.points[i]))
	}
	for _, i := range members {
		one := groupOf(&p.points[i])
		rest := all.without(one)
		out[i].Score = min(1, max(0, nearness(one, rest)/(1+1+1)))
		out[i].Evidence = p.evidence(one, rest)
	}
}

// without is the group less one of its reports.
func (g *group) without(one *group) *group {
	rest := &group{size: g.size - 1, vector: slices.Clone(g.vector), features: minus(g.features, one.features)}
	for i, x := range one.single {
		if len(rest.vector) == len(one.single) {
			rest.vector[i] -= int32(x)
		}
	}
	rest.days = lessCounted(g.days, one.days)
	rest.placed = g.placed - one.placed
	rest.some = slices.DeleteFunc(slices.Clone(g.some), func(p *point) bool { return slices.Contains(one.some, p) })
	return rest
}

func minus(a, b []feature) []feature {
	out := make([]feature, 0, len(a))
	for _, f := range a {
		for len(b) > 0 && b[0].word < f.word {
			b = b[1:]
		}
		if len(b) > 0 && b[0].word == f.word {
			f.weight -= b[0].weight
		}
		if f.weight > 0 {
			out = append(out, f)
		}
	}
	return out
}

func lessCounted[T comparable](a, b []counted[T]) []counted[T] {
	out := slices.Clone(a)
	for _, x := range b {
		for i := range out {
			if out[i].is == x.is {
				out[i].n -= x.n
			}
		}
	}
	return out
}

// evidence says in words what a report has in common with others, and what
// stands against it.
func (p *Pool) evidence(one, rest *group) []string {
	var out []string
	text, title := p.shared(one.features, rest.features)
	if len(title) > 0 {
		out = append(out, "words of titles in common: "+strings.Join(title, ", "))
	}
	if len(text) > 0 {
		out = append(out, "words in common: "+strings.Join(text, ", "))
	}
	if v := float64(dotVectors(one, rest)) / (vectorUnit * vectorUnit * float64(rest.size)); v > 0 {
		out = append(out, fmt.Sprintf("alike as a whole: %.2f of 1", v))
	}
	if len(one.days) > 0 && len(rest.days) > 0 {
		out = append(out, "came out "+daysApart(one.days[0].is, rest.days))
	}
	if n := contradictions(one, rest); n > 0 {
		out = append(out, fmt.Sprintf("against it: %.0f %% of them tell of another town or day", 100*n))
	}
	return out
}

// daysApart says how far a day is from the nearest of others.
func daysApart(day int32, others []counted[int32]) string {
	least := int32(-1)
	for _, o := range others {
		if n := absolute(day - o.is); o.n > 0 && (least < 0 || n < least) {
			least = n
		}
	}
	switch least {
	case -1:
		return "on an unknown day"
	case 0:
		return "on the same day"
	case 1:
		return "a day apart"
	}
	return fmt.Sprintf("%d days apart", least)
}

// shared are the words that count most for the nearness of two groups, those of
// texts and those of titles.
func (p *Pool) shared(a, b []feature) (text, title []string) {
	var both []counted[uint32]
	for _, f := range a {
		if i, ok := slices.BinarySearchFunc(b, f.word, func(g feature, n uint32) int { return cmp.Compare(g.word, n) }); ok {
			both = append(both, counted[uint32]{f.word, int(f.weight) * int(b[i].weight)})
		}
	}
	slices.SortStableFunc(both, func(x, y counted[uint32]) int { return cmp.Compare(y.n, x.n) })
	for _, c := range both {
		switch word := p.words[c.is&^inTitle]; {
		case c.n <= 0:
		case c.is&inTitle != 0 && len(title) < told:
			title = append(title, word)
		case c.is&inTitle == 0 && len(text) < told:
			text = append(text, word)
		}
	}
	return text, title
}

package weigh

import (
	"cmp"
	"slices"

	"sitrep"
)

// nested weighs a field that has one value, where a value may lie within a
// coarser one: a day in its month, a town in its country, a suicide bomb among
// attacks. Whoever gives the coarser value agrees with the finer one. Shown is
// the value that most voices agree with; then the finer; then the newer; then
// the one told first.
type nested struct {
	*weighing
	field        sitrep.Field
	same, within func(a, b sitrep.Value) bool
	fineness     func(sitrep.Value) int
	piles        []*pile
	at           map[sitrep.Value]int // a value as it was told -> its pile
	agree        []*agreement         // of each pile
	dismissed    bool                 // some are rejected
}

// agreement is who agrees with the value of a pile.
type agreement struct {
	tally

	coarser []int // the piles in whose values this one lies
	carried []int // those of them that it carries
	counted map[int]int
}

// nested puts claims of one value together, in the order of telling. A denial
// joins the value that it denies; one of a value that nobody gives makes a
// pile of its own. Rejected claims come last, beside the value that they give.
func (w *weighing) nested(f sitrep.Field, claims []*sitrep.Sourced,
	same, within func(a, b sitrep.Value) bool, fineness func(sitrep.Value) int,
) *nested {
	n := &nested{weighing: w, field: f, same: same, within: within, fineness: fineness, at: map[sitrep.Value]int{}}
	for _, c := range lastDismissed(claims) {
		n.put(c)
	}
	return n
}

// put lays a claim to the pile of its value.
func (n *nested) put(c *sitrep.Sourced) {
	i, ok := n.find(c.Claim.Value)
	if !ok {
		i = n.begin(c.Claim.Value)
	}
	n.dismissed = n.dismissed || c.Dismissed()
	n.add(n.piles[i], c)
}

// find finds the pile of a value.
func (n *nested) find(v sitrep.Value) (int, bool) {
	k := keyOf(v)
	i, ok := n.at[k]
	if !ok {
		i = slices.IndexFunc(n.piles, func(p *pile) bool { return n.same(p.Value, v) })
		if i < 0 {
			return 0, false
		}
		n.at[k] = i
	}
	return i, true
}

// begin makes a pile for a value.
func (n *nested) begin(v sitrep.Value) int {
	at := len(n.piles)
	mine := &agreement{counted: map[int]int{}}
	for i, p := range n.piles {
		if n.within(v, p.Value) {
			mine.coarser = append(mine.coarser, i)
		}
		if n.within(p.Value, v) {
			n.agree[i].coarser = append(n.agree[i].coarser, at)
		}
	}
	n.piles = append(n.piles, &pile{Option: sitrep.Option{Value: v}})
	n.agree = append(n.agree, mine)
	return at
}

// keyOf is what of a value tells which it is.
func keyOf(v sitrep.Value) sitrep.Value {
	if p, ok := v.(sitrep.Where); ok {
		return sitrep.Where{Name: p.Name, Country: p.Country, GeoNamesID: p.GeoNamesID, Precision: p.Precision}
	}
	return v
}

// slot weighs the piles.
func (n *nested) slot(int) sitrep.Slot {
	options := optionsOf(n.piles)
	agree := make(map[*sitrep.Option]standingOf, len(options))
	for i, o := range options {
		agree[o] = n.standing(i)
	}
	best := holding(options)
	if best == nil {
		best = onMap(options, slices.MaxFunc(options, func(a, b *sitrep.Option) int {
			return agree[a].compare(agree[b])
		}))
	}
	slot := sitrep.Slot{Field: n.field}
	for i, o := range options {
		o.Standing = beside(o, best, n.within)
		if o == best {
			slot.Shown = n.piles[i].option()
		} else {
			slot.Others = append(slot.Others, n.piles[i].option())
		}
	}
	slot.Shown.Value = completed(slot.Shown.Value, slot.Others)
	sortOthers(slot.Others)
	if !n.brief {
		slot.Why = n.whyNested(&slot, edge(best, options, agree))
	}
	return slot
}

// standingOf is what speaks for an option, in order of weight.
type standingOf struct {
	left     int // by somebody, not only denied, or rejected
	before   int // under the rules that hear some voices first: how soon
	voices   int
	claims   int
	fineness int
	newest   int64
	place    int // minus its place in the order of telling
}

// standing is what speaks for the pile at a place.
func (n *nested) standing(at int) standingOf {
	p := n.piles[at]
	t := n.agreeing(at)
	return standingOf{
		left:     left(&p.Option),
		before:   n.heard(t),
		voices:   t.independent(),
		claims:   t.claims,
		fineness: n.fineness(p.Value),
		newest:   p.last.Unix(),
		place:    -at,
	}
}

// agreeing counts the claims that agree with a pile: those that were not there
// when it was counted last, unless others agree than did then.
func (n *nested) agreeing(at int) *tally {
	a := n.agree[at]
	var carried []int
	for _, i := range a.coarser {
		if carries(&n.piles[at].Option, &n.piles[i].Option) {
			carried = append(carried, i)
		}
	}
	if slices.ContainsFunc(a.carried, func(i int) bool { return !slices.Contains(carried, i) }) {
		a.tally = tally{}
		clear(a.counted)
	}
	a.carried = carried
	for _, i := range append([]int{at}, carried...) {
		said := n.piles[i].For
		for j := a.counted[i]; j < len(said); j++ {
			n.count(&a.tally, &said[j])
		}
		a.counted[i] = len(said)
	}
	return &a.tally
}

// reasons for which one option goes before another, in order of weight.
var reasons = [...]string{
	"somebody says so", "a voice that this rule hears first says so", "more independent voices agree with it", "more is said for it",
	"it is the more exact", "it is the newer", "it was told first",
}

// against compares two options by each of the reasons.
func (a standingOf) against(b standingOf) [len(reasons)]int {
	return [...]int{
		cmp.Compare(a.left, b.left), cmp.Compare(a.before, b.before), cmp.Compare(a.voices, b.voices), cmp.Compare(a.claims, b.claims),
		cmp.Compare(a.fineness, b.fineness), cmp.Compare(a.newest, b.newest), cmp.Compare(a.place, b.place),
	}
}

func (a standingOf) compare(b standingOf) int {
	by := a.against(b)
	return cmp.Or(by[:]...)
}

// edge is the weakest reason for which the best option goes before a rival;
// empty where it has none.
func edge(best *sitrep.Option, options []*sitrep.Option, agree map[*sitrep.Option]standingOf) string {
	weakest := -1
	for _, o := range options {
		if o.Standing != sitrep.Rival {
			continue
		}
		by := agree[best].against(agree[o])
		weakest = max(weakest, slices.IndexFunc(by[:], func(c int) bool { return c > 0 }))
	}
	if weakest < 0 {
		return ""
	}
	return reasons[weakest]
}

// truth compares two conditions; what holds is more.
func truth(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// beside tells how an option stands beside the one that is shown.
func beside(o, best *sitrep.Option, within func(a, b sitrep.Value) bool) sitrep.Standing {
	if s := withdrawn(o); s != "" {
		return s
	}
	person := held(best) != nil
	switch {
	case o == best:
		return sitrep.Shown
	case person && (held(o) != nil || !within(best.Value, o.Value)):
		return besidePerson(o, best)
	case within(best.Value, o.Value):
		return sitrep.Coarser
	case within(o.Value, best.Value) && !mapped(o.Value):
		return sitrep.Unplaced
	}
	return sitrep.Rival
}

// sortOthers puts options in order of standing and leaves those of one
// standing in the order of telling.
func sortOthers(options []sitrep.Option) {
	order := []sitrep.Standing{sitrep.Rival, sitrep.Unplaced, sitrep.Coarser, sitrep.Overtaken, sitrep.Overruled, sitrep.OnlyDenied, sitrep.Dismissed}
	slices.SortStableFunc(options, func(a, b sitrep.Option) int {
		return slices.Index(order, a.Standing) - slices.Index(order, b.Standing)
	})
}

func same(a, b sitrep.Value) bool { return a == b }

func never(_, _ sitrep.Value) bool { return false }

func level(sitrep.Value) int { return 0 }

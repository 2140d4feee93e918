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
func (w *weighing) nested(f sitrep.Field, claims []sitrep.Sourced,
	same, within func(a, b sitrep.Value) bool, fineness func(sitrep.Value) int,
) []sitrep.Slot {
	options := w.group(claims, same)
	agree := make(map[*sitrep.Option]standingOf, len(options))
	for _, o := range options {
		agree[o] = w.standing(o, options, within, fineness)
	}
	best := holding(options)
	if best == nil {
		best = onMap(options, slices.MaxFunc(options, func(a, b *sitrep.Option) int {
			return agree[a].compare(agree[b])
		}))
	}
	slot := sitrep.Slot{Field: f}
	for _, o := range options {
		o.Standing = beside(o, best, within)
		if o != best {
			slot.Others = append(slot.Others, *o)
		}
	}
	slot.Shown = *best
	slot.Shown.Value = completed(slot.Shown.Value, slot.Others)
	sortOthers(slot.Others)
	slot.Why = w.whyNested(&slot, edge(best, options, agree))
	return []sitrep.Slot{slot}
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

func (w *weighing) standing(o *sitrep.Option, options []*sitrep.Option, within func(a, b sitrep.Value) bool, fineness func(sitrep.Value) int) standingOf {
	agreeing := slices.Clone(o.For)
	for _, other := range options {
		if other != o && within(o.Value, other.Value) && carries(o, other) {
			agreeing = append(agreeing, other.For...)
		}
	}
	return standingOf{
		left:     left(o),
		before:   w.precedence(&sitrep.Option{For: agreeing}),
		voices:   w.voices.Independent(agreeing),
		claims:   len(agreeing),
		fineness: fineness(o.Value),
		newest:   newest(o.For).Unix(),
		place:    -slices.Index(options, o),
	}
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

// group puts claims of one value together, in the order of telling. A denial
// joins the value that it denies; one of a value that nobody gives makes an
// option of its own. Rejected claims come last, beside the value that they give.
func (w *weighing) group(claims []sitrep.Sourced, same func(a, b sitrep.Value) bool) []*sitrep.Option {
	var options []*sitrep.Option
	for _, c := range slices.Concat(live(claims), dismissed(claims)) {
		i := slices.IndexFunc(options, func(o *sitrep.Option) bool { return same(o.Value, c.Claim.Value) })
		if i < 0 {
			i = len(options)
			options = append(options, &sitrep.Option{Value: c.Claim.Value})
		}
		w.add(options[i], c)
	}
	return options
}

// add takes a claim into an option on the side that it speaks for.
func (w *weighing) add(o *sitrep.Option, c sitrep.Sourced) {
	switch {
	case c.Dismissed():
		o.Rejected = append(o.Rejected, c)
	case w.denials.has(c):
		o.Against = append(o.Against, c)
	default:
		o.For = append(o.For, c)
	}
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

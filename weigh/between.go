package weigh

import "sitrep"

// sameAs tells whether two values of one thing are the same value. All that is
// said of one actor, target or weapon is.
func sameAs(a, b sitrep.Value) bool {
	switch x := a.(type) {
	case sitrep.When:
		return sameWhen(a, b)
	case sitrep.Where:
		return samePlace(a, b)
	case sitrep.Casualty:
		return sameFigure(x, b.(sitrep.Casualty))
	case sitrep.Type, sitrep.Method, sitrep.Stage:
		return a == b
	}
	return true
}

// replaces tells by which rule a claim takes the place of an earlier one by
// anybody; empty where it does not.
func (w *weighing) replaces(c, before sitrep.Sourced) string {
	switch _, figure := c.Claim.Value.(sitrep.Casualty); {
	case figure:
		return w.updates(c, before)
	case c.Entered() && after(c, before):
		return byAnalyst
	}
	return ""
}

// between tells how a claim stands to another value of the same thing, and by
// which rule.
func (w *weighing) between(c, before sitrep.Sourced) (sitrep.TieKind, string) {
	a, b := c.Claim.Value, before.Claim.Value
	less, more := withinOf(a)(b, a), withinOf(a)(a, b)
	switch rule := w.replaces(c, before); {
	case rule != "":
		return replacing(a, b), rule
	case less:
		return sitrep.Affirms, lessExact
	case more:
		return sitrep.Affirms, moreExact
	}
	return sitrep.Conflicts, elsewhere
}

// withinOf is what it means for one value of a field to lie within another, which
// says less.
func withinOf(v sitrep.Value) func(a, b sitrep.Value) bool {
	switch v.(type) {
	case sitrep.When:
		return withinTime
	case sitrep.Where:
		return withinPlace
	case sitrep.Type:
		return withinType
	case sitrep.Method:
		return withinMethod
	case sitrep.Casualty:
		return func(a, b sitrep.Value) bool { return saysLess(b.(sitrep.Casualty), a.(sitrep.Casualty)) }
	}
	return never
}

// replacing is the kind of tie of a value that takes the place of another.
func replacing(a, b sitrep.Value) sitrep.TieKind {
	x, ok := a.(sitrep.Casualty)
	switch {
	case !ok, exacter(x, b.(sitrep.Casualty)):
		return sitrep.Supersedes
	case higher(x, b.(sitrep.Casualty)):
		return sitrep.Raises
	}
	return sitrep.Lowers
}

// exacter tells whether a figure is another one without its "at least".
func exacter(a, b sitrep.Casualty) bool {
	return b.Max == nil && b.Min != nil && equal(a.Min, a.Max) && equal(a.Min, b.Min)
}

// higher tells whether a figure is the higher of two: by where it begins, or else
// by where it ends.
func higher(a, b sitrep.Casualty) bool {
	if x, y := either(a.Min, a.Max), either(b.Min, b.Max); x != y {
		return x > y
	}
	return either(a.Max, a.Min) >= either(b.Max, b.Min)
}

// either is a number, or else another, or 0.
func either(p, q *int) int {
	if p == nil {
		p = q
	}
	if p == nil {
		return 0
	}
	return *p
}

package weigh

import (
	"time"

	"sitrep"
)

// The rules by which a later claim takes the place of an earlier one, or does
// not. Which figure is shown and which ties stand between claims both rest on
// them.
const (
	byAnalyst   = "an analyst's word"
	bySpeaker   = "the same speaker later"
	byOpening   = "the earlier figure left room for it"
	byKind      = "a higher count by the same kind of voice"
	byOutlet    = "a higher count carried by the same outlet"
	byAuthority = "a higher count by an authority, where only a report told the lower one"
	byDay       = "a higher count told as a fact a day later or more"
	lessExact   = "agrees, and says less"
	moreExact   = "agrees, and says more"
	sameValue   = "the same value"
	elsewhere   = "another value, and no rule sets one of them aside"
	atOnce      = "two values of one speaker at the same time"
	takesBack   = "the same speaker says the contrary"
	denied      = "said against a denial"
	notSo       = "says that it is not so"
)

// settled is how long after a lower figure a higher one that reports state as a
// fact is taken for its update, whoever told the lower one. Within a day two
// voices may well each stand by their own.
const settled = 24 * time.Hour

// growth is how much higher, in parts of the lower figure, such an update may
// be: the wounded die and bodies are found, but four do not become forty.
const growth = 1.5

// updates tells by which rule a figure takes the place of an earlier one; empty
// where it does not, and is its rival or agrees with it. It must have been made
// public later, not stand against an analyst's, and
//   - it is in the same voice, and not merely less exact ("dozens" after 84), or
//   - the earlier one left room for it ("at least 7", then 12), or
//   - it is higher, as counts of the dead grow, and nobody is named who would
//     stand by the lower one: both are in voices of one kind; or the lower one
//     is only in the report's own voice, and the same outlet or an authority has
//     the higher one; or reports state the higher one as a fact a day later.
func (w *weighing) updates(later, earlier sitrep.Sourced) string {
	a, b := later.Claim.Value.(sitrep.Casualty), earlier.Claim.Value.(sitrep.Casualty)
	switch {
	case !after(later, earlier):
		return ""
	case later.Entered():
		return byAnalyst
	case earlier.Entered():
		return ""
	case w.speaker(later) == w.speaker(earlier):
		if within := saysLess(a, b); within || unknown(a) {
			return ""
		}
		return bySpeaker
	case a.Min == nil || b.Min == nil || *a.Min < *b.Min:
		return ""
	case b.Max == nil:
		return byOpening
	case *a.Min > *b.Max:
		return w.outcounts(later, earlier)
	}
	return ""
}

// outcounts tells by which rule a higher figure takes the place of an earlier
// one in another voice.
func (w *weighing) outcounts(later, earlier sitrep.Sourced) string {
	a, b := later.Claim.Value.(sitrep.Casualty), earlier.Claim.Value.(sitrep.Casualty)
	switch {
	case kindOf(later) == kindOf(earlier):
		return byKind
	case own(earlier) && w.voices.OfReport(later.Report) == w.voices.OfReport(earlier.Report):
		return byOutlet
	case own(earlier) && official(later):
		return byAuthority
	case own(later) && told(later).Sub(told(earlier)) >= settled && float64(*a.Min) <= growth*float64(*b.Max):
		return byDay
	}
	return ""
}

// saysLess tells whether figure a agrees with b and is the less exact: "at
// least 60" of 84, "some" of any.
func saysLess(a, b sitrep.Casualty) bool {
	switch {
	case a.Max != nil || b.Min == nil:
		return false
	case a.Min == nil:
		return true
	}
	return *b.Min > *a.Min || *b.Min == *a.Min && b.Max != nil
}

// unknown tells whether a figure is none: "some were killed".
func unknown(c sitrep.Casualty) bool { return c.Min == nil && c.Max == nil }

// kindOf is what kind of voice a claim is in.
func kindOf(s sitrep.Sourced) string {
	switch {
	case s.Entered():
		return "analyst"
	case s.Statement == nil:
		return "report"
	}
	return s.Statement.Speaker.Kind
}

// newestOf holds, of the claims for one figure, the newest of each kind that a
// rule of updating may ask for, so that a figure need not be held against
// every claim for it.
type newestOf map[string]*sitrep.Sourced

// noteNewest takes one more claim of an option in.
func (w *weighing) noteNewest(n newestOf, c *sitrep.Sourced) {
	is := w.namesOf(*c)
	for _, k := range []string{is.speaker, is.kind, is.outlet, w.special(*c), "any"} {
		if old, ok := n[k]; !ok || told(*c).After(told(*old)) {
			n[k] = c
		}
	}
}

// special is what of a voice lets its figure outcount one of another kind.
func (w *weighing) special(c sitrep.Sourced) string {
	switch {
	case c.Entered():
		return "entered"
	case own(c):
		return "own"
	case official(c):
		return "official"
	}
	return "any"
}

// updates tells whether one of these claims takes the place of an earlier one.
func (n newestOf) updates(w *weighing, earlier *sitrep.Sourced) bool {
	if last, ok := n["any"]; !ok || !after(*last, *earlier) {
		return false
	}
	is := w.namesOf(*earlier)
	for _, k := range []string{"any", is.speaker, is.kind, is.outlet, "own", "official", "entered"} {
		if c, ok := n[k]; ok && w.updates(*c, *earlier) != "" {
			return true
		}
	}
	return false
}

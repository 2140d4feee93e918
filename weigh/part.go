package weigh

import (
	"slices"
	"strings"

	"sitrep"
)

// partOf is how many times as many a total must be, at least, for a small figure
// that says whom it counts to be taken for a part of it.
const partOf = 3

// general are words for the dead and wounded that do not say which of them.
var general = wordSet(`people person others other victim body dead individual casualty fatality life human everyone soul`)

// countsAll tells whether a figure is of people in general: "84 people", not "the
// driver" or "two children".
func countsAll(c sitrep.Casualty) bool {
	return !slices.ContainsFunc(core(c.Who), func(w string) bool { return !general[w] })
}

// totals are, of each harm, the greatest total that a report, an authority or an
// analyst gives.
type totals map[string]int

// note takes a claim in; it tells whether it raised a total.
func (t totals) note(c *sitrep.Sourced) bool {
	v := c.Claim.Value.(sitrep.Casualty)
	if !v.Whole || v.Min == nil || *v.Min <= t[v.Effect] || !all(c, v) || c.Dismissed() || !own(*c) && !official(*c) && !c.Entered() {
		return false
	}
	t[v.Effect] = *v.Min
	return true
}

// apart takes for a part a figure that was read as a total, but counts some
// that are named and are few beside a total that a report or an authority gives:
// the driver who was shot is no rival count to 84 dead. Claims keep their words;
// only what they are weighed against changes.
func (t totals) apart(c *sitrep.Sourced) *sitrep.Sourced {
	v := c.Claim.Value.(sitrep.Casualty)
	if !v.Whole || v.Max == nil || partOf**v.Max > t[v.Effect] || c.By() || all(c, v) {
		return c
	}
	v.Whole = false
	part := *c
	part.Claim.Value = v
	return &part
}

// all tells whether a claim counts all who were harmed, as far as its words go.
func all(c *sitrep.Sourced, v sitrep.Casualty) bool {
	return countsAll(v) && !strings.HasSuffix(c.Claim.Rule, sitrep.Summed)
}

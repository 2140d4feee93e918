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

// apart takes for parts those figures that were read as totals, but count some
// that are named and are few beside a total that a report or an authority gives:
// the driver who was shot is no rival count to 84 dead. Claims keep their words;
// only what they are weighed against changes.
func apart(claims []sitrep.Sourced) []sitrep.Sourced {
	all := func(c sitrep.Sourced, v sitrep.Casualty) bool {
		return countsAll(v) && !strings.HasSuffix(c.Claim.Rule, sitrep.Summed)
	}
	total := map[string]int{} // harm -> the greatest total
	for _, c := range claims {
		v := c.Claim.Value.(sitrep.Casualty)
		if v.Whole && v.Min != nil && all(c, v) && !c.Dismissed() && (own(c) || official(c) || c.Entered()) {
			total[v.Effect] = max(total[v.Effect], *v.Min)
		}
	}
	out := slices.Clone(claims)
	for i, c := range out {
		v := c.Claim.Value.(sitrep.Casualty)
		if v.Whole && v.Max != nil && !all(c, v) && !c.By() && partOf**v.Max <= total[v.Effect] {
			v.Whole = false
			out[i].Claim.Value = v
		}
	}
	return out
}

package extract

import (
	"slices"
	"strings"
	"time"

	"sitrep/doc"
)

// tally tells whether a happening is the sum of what came to pass over months, which is
// background and no incident: "has blown up the pipeline 125 times since January", "31
// killings in 2024", "since May some 900 of its members have been murdered".
func (x *extractor) tally(h *happening) bool {
	over, since := x.overMonths(h)
	return over && (x.manyDeeds(h) || since && x.plural(h))
}

// manyDeeds tells whether it is told how many deeds a happening was.
func (x *extractor) manyDeeds(h *happening) bool {
	lead := x.deeds[h.lead]
	if lead.Noun && lead.Plural && x.ofMany(lead.End-1) {
		return true
	}
	for i := lead.End; i < x.d.Sentences[h.sentence].End; i++ {
		if x.d.Tokens[i].Low == "times" && x.ofMany(i) {
			return true
		}
	}
	return x.several(h)
}

// long is how long the time over which deeds are summed up is at least: more than a month.
const long = 40 * 24 * time.Hour

// overMonths tells whether the time told with a happening is a long one, or what began long ago
// and goes on since.
func (x *extractor) overMonths(h *happening) (over, since bool) {
	s := x.d.Sentences[h.sentence]
	from, to := x.timesIn(s.First, s.End)
	for _, t := range x.d.Times[from:to] {
		begun := x.since(t, s)
		switch {
		case !t.Anchored() || t.Stamp || x.ofSaying(t, h) || x.ofOther(t.First, t.End, h) && !begun:
		case begun:
			since = x.d.Published.Known() && x.d.Published.Day.Sub(t.From) >= long && x.whenOf(x.deeds[h.lead]) == nil && !x.parted(t, h)
		case t.To.Sub(t.From) < long:
			return false, false // "three explosions on Monday"
		default:
			over = true
		}
	}
	return over || since, since
}

// since tells whether a time is that from which something has been going on.
func (x *extractor) since(t doc.Time, s doc.Sentence) bool {
	if slices.Contains(x.lows(max(s.First, t.First-2), t.First+1), "since") {
		return true
	}
	verb := x.governor(t.First, t.End)
	return verb >= 0 && x.marks(verb, "since") // "since it was founded in 1985"
}

// parted tells whether a time is of a clause about a noun that the happening's deed is not in:
// "men who have been held since May are accused of the killing".
func (x *extractor) parted(t doc.Time, h *happening) bool {
	first, end := x.d.WordsOf(t.First, t.End)
	lead := x.wordAt(x.deeds[h.lead].First)
	if first == end || lead < 0 {
		return false
	}
	for at := first; at >= 0; at = x.d.Words[at].Head {
		if strings.HasPrefix(x.d.Words[at].Relation, "acl") && !x.hangs(lead, at) {
			return true
		}
	}
	return false
}

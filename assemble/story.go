package assemble

import (
	"slices"
	"sort"
	"strings"
	"time"

	"sitrep"
)

// complete claims of incidents what the report around them tells: the organization
// that most likely did it where none is held to have; the place where it most likely
// was, or else the country of the story, where no place is told; and where no day is
// the day that the report spoke of last, or else that it came to pass by the day of
// the report.
func (a *assembler) complete() {
	country, words := a.story()
	for _, in := range a.kept {
		if c := in.culprit(); c != nil {
			a.claim(in, c.Actor, sitrep.Probable, sitrep.CulpritLikely, []sitrep.Quote{c.Quote})
		}
		site := in.site()
		switch {
		case len(in.facts.places) > 0:
		case site != nil:
			a.claim(in, site.Where, sitrep.Probable, sitrep.PlaceLikely, []sitrep.Quote{site.Quote})
		case country != "":
			at := in.happenings[0].Quotes[0]
			nearest := slices.MinFunc(words, func(x, y sitrep.Quote) int { return apart(x, at) - apart(y, at) })
			a.claim(in, sitrep.Where{Name: sitrep.CountryName(country), Country: country, Precision: "country"}, sitrep.Probable,
				"where: country of the story", []sitrep.Quote{nearest})
		}
		if len(in.facts.days) > 0 || in.facts.late || !in.past() || a.ofWhole(in) {
			continue
		}
		if a.rd.Report.Published.Known() && !a.spokenOf(in) {
			a.by(in)
		}
	}
}

// site gives the place where an incident most likely was of those that are likely for one of its
// tellings; nil for none.
func (in *incident) site() *sitrep.LikelySite {
	var best *sitrep.LikelySite
	for _, h := range in.happenings {
		if h.Site != nil && (best == nil || h.Site.By > best.By) {
			best = h.Site
		}
	}
	return best
}

// culprit gives the organization that most likely did what no telling of an incident lays to any; nil for none.
func (in *incident) culprit() *sitrep.LikelyCulprit {
	if in.facts.organized || !in.facts.violent() {
		return nil
	}
	var best *sitrep.LikelyCulprit
	for _, h := range in.happenings {
		if c := h.Culprit; c != nil && (best == nil || c.By > best.By) {
			best = c
		}
	}
	return best
}

// story gives the country of the story, and the words that name places in it; none
// where no words do.
func (a *assembler) story() (country string, words []sitrep.Quote) {
	for _, p := range a.rd.Places {
		if p.Country == a.rd.Country && p.Country != "" {
			words = append(words, p.Quote)
		}
	}
	if len(words) == 0 {
		return "", nil
	}
	return a.rd.Country, words
}

// apart is how many bytes lie between the beginnings of two quotes; those of
// another part are far.
func apart(x, y sitrep.Quote) int {
	n := max(x.Span.Start-y.Span.Start, y.Span.Start-x.Span.Start)
	if x.Part != y.Part {
		n += 1 << 20
	}
	return n
}

// ofWhole claims of an incident without a day the day of several that it is one of.
func (a *assembler) ofWhole(in *incident) bool {
	whole := a.wholeOf(in)
	if whole == nil || len(whole.facts.days) != 1 {
		return false
	}
	for _, c := range a.rd.Claims {
		if w, ok := c.Value.(sitrep.When); ok && c.Incident == whole.id {
			a.claim(in, w, sitrep.Probable, "when: of the whole", c.Quotes)
			return true
		}
	}
	return false
}

// past tells whether an incident is told as carried out, or as attempted.
func (in *incident) past() bool {
	return !slices.ContainsFunc(in.facts.stages, func(s sitrep.Stage) bool { return s != sitrep.CarriedOut && s != sitrep.Attempted })
}

// by claims that an incident came to pass by the day of the report.
func (a *assembler) by(in *incident) {
	day := a.rd.Report.Published.Time.Format(time.DateOnly)
	a.claim(in, sitrep.When{End: day, EDTF: "../" + day}, sitrep.Certain, "when: by the day of the report", in.happenings[0].Quotes[:1:1])
}

// recent is how many days before the report the day may lie that it goes on telling
// of: what it tells of an earlier one is most often told as background.
const recent = 31

// spokenOf claims the day that the report spoke of last before it told of an
// incident, "Friday night brought no peace either. Two guards were shot dead". What
// is tied to another incident, as an earlier one or a reprisal, has none.
func (a *assembler) spokenOf(in *incident) bool {
	if in.linked {
		return false
	}
	for _, h := range in.happenings {
		t, ok := a.lastTime(h.Quotes[0])
		if !ok {
			continue
		}
		from, to, ok := daysOf(t)
		if ago := a.rd.Report.Published.Time.Sub(from); !ok || ago < 0 || ago > recent*24*time.Hour {
			continue
		}
		w := sitrep.When{Start: from.Format(time.DateOnly), End: to.Format(time.DateOnly), Precision: sitrep.ToDay}
		if w.EDTF = w.Start; w.End != w.Start {
			w.EDTF += "/" + w.End
		}
		a.claim(in, w, sitrep.Probable, "when: the day spoken of before", []sitrep.Quote{t.Quote})
		return true
	}
	return false
}

// daysOf gives the day that a time tells, or the first and the last of the few days up to the report's.
func daysOf(t sitrep.TimeExpression) (from, to time.Time, ok bool) {
	if t.Type == "DURATION" {
		return t.From, t.To, true
	}
	day, err := time.Parse(time.DateOnly, t.Value[:min(len(t.Value), len(time.DateOnly))])
	return day, day, err == nil
}

// lastTime gives the last time told before some words, not far before them, but for
// the day of the report in full, which is its dateline's. A time among the words is
// of something else, or it would have been claimed.
func (a *assembler) lastTime(words sitrep.Quote) (t sitrep.TimeExpression, ok bool) {
	behind := func(q sitrep.Quote) bool {
		return q.Part == words.Part && q.Span.End > words.Span.Start || q.Part != sitrep.InTitle && words.Part == sitrep.InTitle
	}
	today := a.rd.Report.Published.Time.Format(time.DateOnly)
	n := sort.Search(len(a.rd.Times), func(i int) bool { return behind(a.rd.Times[i].Quote) })
	for n--; n >= 0; n-- {
		t = a.rd.Times[n]
		if t.Quote.Part != words.Part || words.Span.Start-t.Quote.Span.End > reach {
			return t, false
		}
		inFull := t.Value == today && strings.ContainsAny(t.Quote.Exact, "0123456789")
		late := t.Type == "DURATION" && !t.From.IsZero() && t.To.Sub(t.From) <= sitrep.OfLate
		if !inFull && !t.Said && (late || t.Type == "DATE" || t.Type == "TIME") {
			return t, true
		}
	}
	return t, false
}

package assemble

import (
	"cmp"
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
	names := a.namesByCountry()
	for _, in := range a.kept {
		c := likeliest(in, func(h *sitrep.Happening) *sitrep.Likely[sitrep.Actor] { return h.Culprit })
		if c != nil && !in.facts.organized && in.facts.violent() {
			a.claim(in, c.Value, sitrep.Probable, sitrep.CulpritLikely, []sitrep.Quote{c.Quote})
		}
		site := likeliest(in, func(h *sitrep.Happening) *sitrep.Likely[sitrep.Where] { return h.Site })
		switch {
		case len(in.facts.places) > 0:
		case site != nil:
			a.claim(in, site.Value, sitrep.Probable, sitrep.PlaceLikely, []sitrep.Quote{site.Quote})
		default:
			a.inCountry(in, names)
		}
		if len(in.facts.days) > 0 || in.facts.late || !in.past() || a.ofWhole(in) {
			continue
		}
		if a.rd.Report.Published.Known() && !a.spokenOf(in) {
			a.by(in)
		}
	}
}

// likeliest gives the likeliest of what is likely for one of the tellings of an incident; nil for none.
func likeliest[V sitrep.Value](in *incident, of func(*sitrep.Happening) *sitrep.Likely[V]) (best *sitrep.Likely[V]) {
	for i := range in.happenings {
		if l := of(&in.happenings[i]); l != nil && (best == nil || l.By > best.By) {
			best = l
		}
	}
	return best
}

// inCountry claims the country in which an incident that tells no place most likely was, where words name a place there.
func (a *assembler) inCountry(in *incident, names map[string][]sitrep.Quote) {
	country := a.countryOf(in)
	words := names[country]
	if len(words) == 0 {
		return
	}
	at := in.happenings[0].Quotes[0]
	nearest := slices.MinFunc(words, func(x, y sitrep.Quote) int { return apart(x, at) - apart(y, at) })
	a.claim(in, sitrep.Where{Name: sitrep.CountryName(country), Country: country, Precision: "country"}, sitrep.Probable,
		"where: country of the story", []sitrep.Quote{nearest})
}

// countryOf gives the country in which an incident that tells no place most likely was: that in which all others of its day and
// kind were that tell one, or else that of the story.
func (a *assembler) countryOf(in *incident) string {
	country := ""
	for _, o := range a.kept {
		if o == in || !o.facts.sameDay(&in.facts) || !o.facts.sameKind(&in.facts) {
			continue
		}
		for _, w := range o.facts.places {
			if country != "" && w.Country != country {
				return a.rd.Country
			}
			country = cmp.Or(w.Country, country)
		}
	}
	return cmp.Or(country, a.rd.Country)
}

// namesByCountry gives the words that name places in each country.
func (a *assembler) namesByCountry() map[string][]sitrep.Quote {
	names := map[string][]sitrep.Quote{}
	for _, p := range a.rd.Places {
		if p.Country != "" {
			names[p.Country] = append(names[p.Country], p.Quote)
		}
	}
	return names
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

// past tells whether an incident is told as carried out, as attempted or as threatened: a threat
// is made when it is told.
func (in *incident) past() bool {
	return !slices.Contains(in.facts.stages, sitrep.Planned)
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
	if !t.From.IsZero() {
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
		if !inFull && !t.Said && (!t.From.IsZero() || t.Type == "DATE" || t.Type == "TIME") {
			return t, true
		}
	}
	return t, false
}

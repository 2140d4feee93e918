package extract

import (
	"slices"

	"sitrep/doc"
)

// items numbers the paragraphs of a report that puts short items together, each behind the
// place it tells of, "TURBAT: A bomb went off", "Mali – On Monday", "Assam. Police": x.item has the number of
// each that has such a place, from one on, and x.heading the place. The first paragraph's
// is where the report was filed.
func (x *extractor) items() {
	x.item, x.heading = map[int]int{}, map[int]*doc.Place{}
	first := -1
	for i, s := range x.d.Sentences {
		switch {
		case x.d.InTitle(s.Span):
			continue
		case first < 0:
			first = s.Paragraph
		}
		if s.Paragraph == first || x.d.Sentences[i-1].Paragraph == s.Paragraph || s.Capitals {
			continue
		}
		if p := x.headingOf(s); p != nil {
			x.item[s.Paragraph], x.heading[s.Paragraph] = len(x.item)+1, p
		}
	}
}

// headingOf gives the place that a sentence begins with, before a colon or a dash, or that is all
// of it; nil for none.
func (x *extractor) headingOf(s doc.Sentence) *doc.Place {
	from, to := x.placesIn(s.First, s.First+1)
	if from == to {
		return nil
	}
	for i := x.d.Places[from].End; i < min(s.End, x.d.Places[from].End+longHeading); i++ {
		switch t := x.d.Tokens[i]; {
		case t.Low == "." && i+1 == s.End:
			return &x.d.Places[from] // "Assam.", "Djugu territory."
		case t.Low == ":" || t.Low == "–" || t.Low == "--" || t.Low == "—" || t.Low == "-" && t.Start > x.d.Tokens[i-1].End:
			return &x.d.Places[from]
		case t.Kind == doc.Word && t.Case == doc.Lower && !place(t.Low):
			return nil
		}
	}
	return nil
}

// longHeading is how many tokens may stand between the place of a heading and its end.
const longHeading = 5

// place tells whether a word stands beside the name of a place for what it is.
func place(low string) bool {
	switch low {
	case "province", "district", "region", "state", "county", "territory", "department", "governorate", "city", "area":
		return true
	}
	return false
}

// several tells whether a happening sums up several that are told of apart: "in four separate
// incidents", "in three provinces".
func (x *extractor) several(h *happening) bool {
	for s, i := x.d.Sentences[h.sentence], h.end; i > x.d.Sentences[h.sentence].First; i-- {
		if x.low(i, s) == "apart" && apartBy(x.low(i-1, s)) {
			return true // "two shootings less than 24 hours apart"
		}
	}
	for i := h.first; i < x.d.Sentences[h.sentence].End; i++ {
		switch low := x.d.Tokens[i].Low; low {
		case "incidents", "attacks", "bombings", "shootings", "ambushes", "blasts", "explosions", "raids", "strikes", "assaults", "clashes":
			before := x.lows(max(h.first, i-3), i)
			if slices.Contains(before, "separate") || slices.Contains(before, "different") || low == "incidents" && x.ofMany(i) || low == "attacks" && x.ofMany(i) && x.spanned(i, x.d.Sentences[h.sentence]) {
				return true
			}
		case "times":
			if lead := x.deeds[h.lead]; lead.Noun && (lead.Base == "attack" || lead.Base == "fire") && x.ofMany(i) {
				return true // "clinics came under attack four times"
			}
		case "cities", "towns", "villages", "locations", "sites", "places", "areas", "targets":
			if s := x.d.Sentences[h.sentence]; (x.low(i+1, s) == "across" || x.low(i+1, s) == "throughout") && x.somewhere(i+2, min(s.End, i+6)) {
				return true // "missiles at cities across Ukraine"
			} else if from, to := x.placesIn(i+2, i+10); low == "cities" && x.low(i+1, s) == "of" && to-from > 1 {
				return true // "in the cities of Odesa, Dnipro and Kharkiv"
			}
		case "year":
			if s := x.d.Sentences[h.sentence]; x.low(i-1, s) == "this" && x.low(i-2, s) == "far" && x.plural(h) {
				return true // "so far this year 61 people have been murdered"
			}
		case "within":
			from, to := x.timesIn(i, min(i+5, len(x.d.Tokens)))
			if from < to && x.d.Times[from].First <= i+1 && x.plural(h) {
				if _, ok := days(x.d.Times[from]); ok {
					return true // "the killing of two judges within six days"
				}
			}
		case "provinces", "districts", "regions", "states", "departments", "governorates", "counties":
			if x.ofMany(i) && slices.Contains(x.lows(max(h.first, i-4), i), "in") {
				return true
			}
		}
	}
	return false
}

// spanned tells whether a noun's deeds are told to lie days apart: "four attacks in one month".
func (x *extractor) spanned(noun int, s doc.Sentence) bool {
	for i := noun + 1; i+2 < min(s.End, noun+8); i++ {
		if x.low(i, s) != "in" && x.low(i, s) != "within" {
			continue
		}
		switch x.low(i+2, s) {
		case "days", "week", "weeks", "month", "months", "year", "years":
			return true
		}
	}
	return false
}

// apartBy tells whether a word is for what lies between deeds.
func apartBy(low string) bool {
	switch low {
	case "hours", "hour", "days", "day", "weeks", "week", "kilometres", "kilometers", "km", "miles":
		return true
	}
	return false
}

// plural tells whether two or more are told to be killed or taken in a happening.
func (x *extractor) plural(h *happening) bool {
	return slices.ContainsFunc(h.events, func(i int) bool {
		return slices.ContainsFunc(x.deeds[i].Target, func(m int) bool { return x.d.Mentions[m].Plural })
	})
}

// ofMany tells whether a number of two or more stands before a plural noun.
func (x *extractor) ofMany(noun int) bool {
	for j := noun - 1; j >= max(0, noun-2); j-- {
		if i := holding(x.d.Quantities, j, tokensOf); i >= 0 {
			q := x.d.Quantities[i]
			return q.Min != nil && *q.Min > 1
		}
	}
	return false
}

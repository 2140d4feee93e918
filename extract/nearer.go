package extract

import (
	"slices"
	"strings"

	"sitrep/doc"
)

// longWay is how many tokens may lead from a place to the one that it is told to lie in or near.
const longWay = 12

// nearer gives for a place that a happening's words tell the one that they tell to lie in it or near it, "Soacha, 15 km
// south of Bogota", "Baghdad's Karrada district"; the place itself where there is none.
func (x *extractor) nearer(h *happening, p *doc.Place) *doc.Place {
	for _, q := range x.placesOf(h) {
		if q != p && !q.Noun && (exactness(q.Precision) >= exactness(p.Precision) || !q.Found && q.Precision == "region") && (q.Country == p.Country || q.Country == "" || p.Country == "") && x.liesBy(q, p) &&
			!x.inSource(q.Span) && !x.elsewhereSaid(q.Span, h) && !x.ofOther(q.First, q.End, h) {
			return q
		}
	}
	return p
}

// liesBy tells whether the words between two places tell that one lies in the other or near it.
func (x *extractor) liesBy(q, p *doc.Place) bool {
	if p.End <= q.First {
		return q.Part && q.First-p.End < longWay && possessive(x.d.Tokens[p.End].Low) && !slices.ContainsFunc(x.lows(p.End+1, q.First), func(low string) bool { return !side(low) })
	}
	if p.First <= q.End || p.First-q.End > longWay || x.d.Tokens[q.First].Sentence != x.d.Tokens[p.First].Sentence {
		return false
	}
	lies, told := "", q.Part || exactness(p.Precision) < exactness(q.Precision)
	for t := q.End; t < p.First; t++ {
		switch low := x.d.Tokens[t].Low; low {
		case ",", "(", "the", "a", "an", "on", "about", "some", "approximately", "around", "just", "located", "situated":
		case "of":
			if !q.Part && !side(x.d.Tokens[t-1].Low) {
				return false // "the Caribbean port of Cartagena"
			}
			lies = low
		case "in", "near", "from", "outside", "within":
			lies = low
		default:
			measured := side(low) || ofLength(low)
			told = told || measured || kindOfPlace(low)
			if !measured && !kindOfPlace(low) && !x.qualifies(t) {
				return false
			}
		}
	}
	return lies != "" && (told || lies == "near" || lies == "outside")
}

// qualifies tells whether a token only says more of a noun: a number or an adjective.
func (x *extractor) qualifies(token int) bool {
	w := x.wordAt(token)
	return w >= 0 && (x.d.Words[w].UPOS == "NUM" || x.d.Words[w].UPOS == "ADJ")
}

// possessive tells whether a token says that what stands before it has what follows.
func possessive(low string) bool { return low == "'s" || low == "’s" }

// side tells whether a word is for a side of a place: "north", "northern", "central".
func side(low string) bool { return compass(strings.TrimSuffix(low, "ern")) || low == "central" }

// ofLength tells whether a word is for a measure of length in which ways are told.
func ofLength(low string) bool {
	switch low {
	case "km", "kms", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile":
		return true
	}
	return false
}

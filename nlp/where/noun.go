package where

import (
	"strings"
	"sync"

	"sitrep/doc"
	"sitrep/lex"
)

// capitals are the capitals of countries, by code.
var capitals = sync.OnceValue(func() map[string]lex.Place {
	m := map[string]lex.Place{}
	for p := range lex.Gaz().Towns(20000) {
		if _, ok := m[p.Country]; !ok && p.Feature == "P.PPLC" {
			m[p.Country] = p
		}
	}
	return m
})

// nouns finds the places that a noun alone tells: "the capital", "this city" and "here",
// where the report was filed, "the town" that was named before, and "there".
func (f *finder) nouns(places []doc.Place) []doc.Place {
	out := []doc.Place{}
	next := 0 // the first place behind the noun
	for _, s := range f.d.Sentences {
		for i := s.First; i < s.End; i++ {
			for next < len(places) && places[next].First < i {
				next++
			}
			low := f.d.Tokens[i].Low
			noun, first := low, i
			var which, country string
			switch {
			case low == "there" && f.upos(i) == "ADV":
				noun, which = "village", "the"
			case i == s.First:
				continue
			case low == "here":
				which = "this"
			case low != "capital" && low != "city" && low != "town" && low != "village" || !s.Capitals && f.d.Tokens[i].Case != doc.Lower:
				continue
			default:
				if first, which, country = f.determined(i, s); first < 0 || f.spelledOut(i, s, places, next) {
					continue
				}
			}
			if p, ok := f.nounPlace(noun, which, country, places[:next], s); ok {
				p.First, p.End, p.Span, p.Noun = first, i+1, f.d.SpanOf(first, i+1), true
				out = append(out, p)
			}
		}
	}
	return out
}

// determined gives the first token of what a noun's determiner begins, that determiner
// and the country of an adjective between them; -1 where the noun has none, or another
// adjective: "the provincial capital".
func (f *finder) determined(i int, s doc.Sentence) (first int, which, country string) {
	from := i - 1
	for from > s.First && i-from <= longestAdjective && !determiner(f.d.Tokens[from].Low) {
		from--
	}
	which = f.d.Tokens[from].Low
	if !determiner(which) {
		return -1, "", ""
	}
	if from == i-1 || from == i-2 && f.d.Tokens[i-1].Low == "same" {
		return from, which, ""
	}
	if a, ok := adjectives()[lex.FoldPlace(f.d.SpanOf(from+1, i).Of(f.d.Text))]; ok && a.country != "" {
		return from, which, a.country
	}
	return -1, "", ""
}

// determiner tells whether a word tells that what follows is known.
func determiner(low string) bool { return low == "the" || low == "this" || low == "that" }

// spelledOut tells whether a place's name stands beside the noun for it, or whether the
// noun is only part of another: "the capital of Peru", "Kabul, the capital", "the city
// council", "the capital's mayor".
func (f *finder) spelledOut(i int, s doc.Sentence, places []doc.Place, next int) bool {
	for j := i + 1; j < min(s.End, i+3) && next < len(places); j++ {
		if places[next].First == j {
			return true
		}
	}
	if next > 0 && places[next-1].Precision != "country" && i-places[next-1].End <= 3 && places[next-1].First >= s.First && f.d.Tokens[places[next-1].End].Low == "," {
		return true
	}
	if i+1 < s.End && (f.d.Tokens[i+1].Low == "of" || possessive(f.d.Tokens[i+1].Low) && !f.sited(i+2, s)) {
		return true
	}
	w := f.wordAt(f.d.Tokens[i].Start)
	if f.seen == nil || w >= len(f.d.Words) {
		return f.seen != nil
	}
	r := f.d.Words[w].Relation
	return f.d.Words[w].UPOS != "NOUN" || r == "compound" || r == "amod"
}

// possessive tells whether a token says whose something is.
func possessive(low string) bool { return low == "'s" || low == "’s" }

// sited tells whether what a place has, from a token on, stands there: "the town's airport", but
// not "the town's mayor".
func (f *finder) sited(i int, s doc.Sentence) bool {
	for j := i; j < min(s.End, i+4) && f.d.Tokens[j].Kind == doc.Word; j++ {
		if t, ok := lex.Target([]string{f.d.Tokens[j].Low}); ok {
			return t.Kind != "vehicle" && t.Kind != "weapon"
		}
	}
	return false
}

// nounPlace gives the place that a noun stands for.
func (f *finder) nounPlace(noun, which, country string, before []doc.Place, s doc.Sentence) (doc.Place, bool) {
	if which == "this" {
		if len(before) > 0 && before[0].Precision == "town" {
			if n := f.namedAt(before[0].First); n != nil && f.filed(n) {
				return before[0], true
			}
		}
		return doc.Place{}, false
	}
	if noun == "capital" {
		if country == "" {
			country = f.d.Story
		}
		c, ok := capitals()[country]
		if !ok {
			return doc.Place{}, false
		}
		p := doc.Place{Precision: "town"}
		fill(&p, c)
		return p, true
	}
	for i := len(before) - 1; i >= 0; i-- {
		p := before[i]
		if f.d.Tokens[p.First].Sentence < f.d.Tokens[s.First].Sentence-2 {
			break
		}
		if p.Precision == "town" && strings.HasPrefix(p.Feature, "P") && (country == "" || country == p.Country) {
			return p, true
		}
	}
	if noun == "town" || noun == "city" {
		return mostNamed(before, country)
	}
	return doc.Place{}, false
}

// mostNamed gives the town that is named most of some places, more than once and more than any
// other: the one that a report is about.
func mostNamed(places []doc.Place, country string) (most doc.Place, ok bool) {
	times := map[int64]int{}
	best := 1
	for _, p := range places {
		if p.Precision != "town" || !strings.HasPrefix(p.Feature, "P") || country != "" && country != p.Country {
			continue
		}
		times[p.GeoNamesID]++
		switch n := times[p.GeoNamesID]; {
		case n > best:
			most, best, ok = p, n, true
		case n == best && ok && p.GeoNamesID != most.GeoNamesID:
			ok = false
		}
	}
	return most, ok
}

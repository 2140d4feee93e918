package where

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// adjective is the place that an adjective is of.
type adjective struct{ name, feature, country string }

// adjectives are those of countries and of some other places, folded.
var adjectives = sync.OnceValue(func() map[string]adjective {
	m := map[string]adjective{}
	for _, c := range lex.Countries() {
		for _, a := range c.Adjectives {
			if _, ok := m[lex.FoldPlace(a)]; !ok {
				m[lex.FoldPlace(a)] = adjective{c.Name, "A." + c.Kind, c.Code}
			}
		}
	}
	for _, r := range lex.Table("place_adjectives") {
		m[lex.FoldPlace(r[0])] = adjective{r[1], r[2], strings.TrimPrefix(r[3], "-")}
	}
	return m
})

// longestAdjective is how many tokens an adjective may take: "South East Asian".
const longestAdjective = 3

// adjectives finds adjectives of places that stand before what they tell of:
// "Turkish" in "Turkish troops" and not in "he speaks Turkish".
func (f *finder) adjectives() []doc.Place {
	out := []doc.Place{}
	for _, s := range f.d.Sentences {
		for i := s.First; i < s.End; i++ {
			if n := f.adjectiveAt(i, s, &out); n > 0 {
				i += n - 1
			}
		}
	}
	return out
}

// adjectiveAt looks at token i and gives how many tokens an adjective takes.
func (f *finder) adjectiveAt(i int, s doc.Sentence, out *[]doc.Place) int {
	if !f.capital(i, s) {
		return 0
	}
	if strings.Contains(f.d.Tokens[i].Low, "-") {
		f.joinedAdjectives(i, out)
		return 1
	}
	for n := min(longestAdjective, s.End-i); n > 0; n-- {
		if f.d.Tokens[i+n-1].Kind != doc.Word {
			continue
		}
		sp := f.d.SpanOf(i, i+n)
		a, ok := adjectives()[lex.FoldPlace(sp.Of(f.d.Text))]
		if !ok || f.seen != nil && f.mean(f.seen.body, sp) > 0 || f.taken(i, i+n) || !f.describes(i+n-1, s) {
			continue
		}
		f.addAdjective(sp, i, i+n, a, out)
		return n
	}
	return 0
}

// taken tells whether an accepted name holds one of the tokens [i, end).
func (f *finder) taken(i, end int) bool {
	for ; i < end; i++ {
		if n := f.namedAt(i); n != nil && n.accepted {
			return true
		}
	}
	return false
}

// describes tells whether token i stands before what it may be an adjective to.
func (f *finder) describes(i int, s doc.Sentence) bool {
	last := i + 8
	for i++; i < min(s.End, last); i++ {
		switch t := f.d.Tokens[i]; {
		case t.Low == "and" || t.Low == "or" || t.Low == ",":
			// "the French and Spanish governments"
			if i+1 >= s.End {
				return false
			}
			if _, ok := adjectives()[lex.FoldPlace(f.d.Tokens[i+1].Low)]; !ok {
				return false
			}
			i++
		case t.Kind != doc.Word || lex.Function(t.Low) != "" || strings.HasPrefix(t.Low, "'"):
			return false
		default:
			return f.seen == nil || !f.verb(i) // "the French know"
		}
	}
	return false
}

// joinedAdjectives finds those within "Turkish-Russian" and "French-born".
func (f *finder) joinedAdjectives(i int, out *[]doc.Place) {
	t := f.d.Tokens[i]
	text, at := t.Of(f.d.Text), 0
	for at < len(text) {
		end, next := cut(text, at)
		sp := span.Span{Start: t.Start + at, End: t.Start + end}
		at = next
		first, _ := utf8.DecodeRuneInString(sp.Of(f.d.Text))
		if strings.EqualFold(sp.Of(f.d.Text), "un") {
			return // "un-American"
		}
		if a, ok := adjectives()[lex.FoldPlace(sp.Of(f.d.Text))]; ok && unicode.IsUpper(first) {
			f.addAdjective(sp, i, i+1, a, out)
		}
	}
}

func (f *finder) addAdjective(sp span.Span, first, end int, a adjective, out *[]doc.Place) {
	p := doc.Place{Span: sp, First: first, End: end, Name: a.name, Country: a.country, Feature: a.feature, Precision: "region"}
	for _, q := range f.gaz.Find(a.name) {
		if q.Feature == a.feature && q.Country == a.country {
			p.Admin1, p.Lat, p.Lon, p.Found, p.GeoNamesID = q.Admin1, q.Lat, q.Lon, true, q.GeoNamesID
			p.Precision = precision(q)
			break
		}
	}
	*out = append(*out, p)
}

package where

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// longest is how many tokens the name of a place may take.
const longest = 7

// at looks at token i and gives the token to look at next.
func (f *finder) at(i int, s doc.Sentence) int {
	if n := f.notPlace(i, s); n > 0 {
		return i + n
	}
	if end := f.facility(i, s); end > 0 {
		return end
	}
	if f.isShort(i, s) {
		return f.addShort(i)
	}
	if !f.capital(i, s) {
		if (article(f.d.Tokens[i]) || romance(f.d.Tokens[i], s)) && i+1 < s.End && f.capital(i+1, s) {
			if end := f.match(i, s); end > 0 {
				return end
			}
		}
		return f.hyphened(i, s)
	}
	if end := f.match(i, s); end > 0 {
		return end
	}
	return f.hyphened(i, s)
}

// capital tells whether token i may begin or end a name: a word written with a
// capital, or any word that is no closed-class one where all are capitals.
func (f *finder) capital(i int, s doc.Sentence) bool {
	t := f.d.Tokens[i]
	if t.Kind != doc.Word {
		return false
	}
	if s.Capitals {
		return t.Low == "u.s." || len(t.Low) > 2 && lex.Function(t.Low) == "" || len(t.Low) > 2 && strings.Contains(t.Low, ".")
	}
	return t.Case != doc.Lower
}

// folded gives what token i adds to a name to look up; ok is false where no name
// goes on over it.
func (f *finder) folded(i, first int) (w string, ok bool) {
	t := f.d.Tokens[i]
	switch {
	case t.Kind == doc.Word:
		return lex.FoldPlace(t.Low), true
	case t.Low == "." && i > first && len(f.d.Tokens[i-1].Low) <= 3:
		return "", true // "St. Petersburg"
	case t.Low == "&":
		return "and", true
	}
	return "", false
}

// article tells whether a token is the Arabic article. Small "at", "an" and the
// like are English.
func article(t doc.Token) bool {
	if !lex.Article(t.Low) {
		return false
	}
	switch t.Low {
	case "at", "as", "an", "en", "er", "et", "ed", "es":
		return t.Case == doc.Title
	}
	return true
}

// romance tells whether a token is a Spanish or French article with which a name may
// begin: "La Paz", "LOS LLANITOS".
func romance(t doc.Token, s doc.Sentence) bool {
	switch t.Low {
	case "la", "el", "le", "los", "las", "les":
		return s.Capitals || t.Case != doc.Lower
	}
	return false
}

// match finds the longest name that begins with token i and gives the token
// after it; 0 for none.
func (f *finder) match(i int, s doc.Sentence) int {
	var room [longest]string
	run := room[:0]
	for j := i; j < s.End && len(run) < longest; j++ {
		w, ok := f.folded(j, i)
		if !ok {
			break
		}
		run = append(run, w)
	}
	for len(run) > 0 {
		n, hit := f.gaz.Longest(run)
		if n == 0 {
			break
		}
		if tail := f.siteTail(i, i+n, s); (tail || f.capital(i+n-1, s)) && f.spelled(i, n, s) {
			found := f.add(i, i+n, strings.Join(nonEmpty(run[:n]), " "), hit)
			if tail {
				found.evidence = 4
			}
			return i + n
		}
		run = run[:n-1]
	}
	if n := f.tailed(i, s); n > 0 {
		return n
	}
	return f.withoutArticle(i, s)
}

// tailed finds a name of some words whose last one has more hanging on it: "New
// York-based".
func (f *finder) tailed(i int, s doc.Sentence) int {
	key := ""
	for j := i; j < min(s.End, i+4); j++ {
		t := f.d.Tokens[j]
		if !f.capital(j, s) && t.Case != doc.Mixed {
			return 0
		}
		if head, _, ok := strings.Cut(t.Of(f.d.Text), "-"); ok && j > i {
			sp := span.Span{Start: f.d.Tokens[i].Start, End: t.Start + len(head)}
			key += " " + lex.FoldPlace(head)
			hit, ok := f.gaz.Lookup(key)
			if !ok {
				return 0
			}
			f.names = append(f.names, &name{Span: sp, first: i, end: j + 1, key: key, readings: hit.Places()})
			return j + 1
		}
		if j > i {
			key += " "
		}
		key += lex.FoldPlace(t.Low)
	}
	return 0
}

func nonEmpty(words []string) []string {
	out := words[:0:0]
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// withoutArticle looks "al-Hilla" and "Al Hilla" up as "hilla", where articles
// are Arabic.
func (f *finder) withoutArticle(i int, s doc.Sentence) int {
	first, rest, joined := strings.Cut(lex.FoldPlace(f.d.Tokens[i].Low), " ")
	if !lex.Article(first) {
		return 0
	}
	end, key := i+1, rest
	if !joined {
		if i+1 >= s.End || !f.capital(i+1, s) {
			return 0
		}
		end, key = i+2, lex.FoldPlace(f.d.Tokens[i+1].Low)
	} else if _, size := utf8.DecodeRuneInString(f.d.Word(i)); !s.Capitals && strings.ToLower(f.d.Word(i)[size:]) == f.d.Word(i)[size:] {
		return 0 // "al-qaeda"
	}
	hit, ok := f.gaz.Lookup(key)
	if !ok {
		return 0
	}
	n := f.add(i, end, first+" "+key, hit)
	n.readings = keep(n.readings, func(p lex.Place) bool { return lex.HasArticle(p.Country) })
	if n.readings == nil {
		f.names = f.names[:len(f.names)-1]
		return 0
	}
	return end
}

func keep(places []lex.Place, is func(lex.Place) bool) []lex.Place {
	var out []lex.Place
	for _, p := range places {
		if is(p) {
			out = append(out, p)
		}
	}
	return out
}

// spelled tells whether a match may be a name as it is written: "us" and "it"
// are none, nor is a nationality.
func (f *finder) spelled(i, n int, s doc.Sentence) bool {
	text := f.d.SpanOf(i, i+n).Of(f.d.Text)
	if _, ok := lex.KnownGroup(text); ok || f.vague(i, i+n) {
		return false
	}
	if n == 1 {
		low := f.d.Tokens[i].Low
		if low == "us" {
			return text == "US" && !s.Capitals
		}
		if len(low) < 3 && lex.FoldPlace(low) == low && !f.isCountry(text) {
			return false
		}
		if len(low) < 5 && f.gaz.Ordinary(low) && f.isCountry(text) && (s.Capitals || text != strings.ToUpper(text)) {
			return false // "CAR" is a country, "car" is none
		}
		if f.words.never[low] || lex.Function(low) != "" || nature(low) && i > s.First && f.capital(i-1, s) {
			return false
		}
	}
	if _, ok := lex.Demonym(text); ok {
		return f.isCountry(text)
	}
	return true
}

// vague tells whether words name nothing but a direction or a kind: "Far North",
// "Southern District".
func (f *finder) vague(i, end int) bool {
	for _, t := range f.d.Tokens[i:end] {
		if !f.words.side[t.Low] && f.words.kind[t.Low] == "" && t.Low != "far" {
			return false
		}
	}
	return true
}

func (f *finder) isCountry(text string) bool {
	_, ok := lex.CountryNamed(text)
	return ok
}

// add notes a name of the gazetteer.
func (f *finder) add(first, end int, key string, hit lex.Hit) *name {
	n := &name{Span: f.d.SpanOf(first, end), first: first, end: end, key: key, readings: hit.Places(), common: hit.Common}
	n.given = end == first+1 && f.words.given[key]
	if f.water(first, end) {
		n.readings, n.told, n.want = keep(n.readings, func(p lex.Place) bool { return p.Feature[0] != 'P' && p.Feature[0] != 'S' }), true, "A"
	}
	f.names = append(f.names, n)
	return n
}

// water tells whether words name a river or the like, not the town at it: "the
// Peace River".
func (f *finder) water(first, end int) bool {
	return end-first > 1 && first > 0 && f.d.Tokens[first-1].Low == "the" && nature(f.d.Tokens[end-1].Low)
}

// nature tells whether a word is for a river, a valley or the like.
func nature(low string) bool {
	switch low {
	case "river", "valley", "mountains", "hills", "gulf", "bay", "strait", "desert", "coast", "lake", "island":
		return true
	}
	return false
}

// hyphened looks up the parts of a word such as "U.S.-led" and "Iraq-Syria", and
// gives the next token.
func (f *finder) hyphened(i int, s doc.Sentence) int {
	t := f.d.Tokens[i]
	if t.Kind != doc.Word || s.Capitals || !strings.ContainsAny(t.Low, "-") {
		return i + 1
	}
	text, at := t.Of(f.d.Text), 0
	for at < len(text) {
		end, next := cut(text, at)
		f.part(i, span.Span{Start: t.Start + at, End: t.Start + end})
		at = next
	}
	return i + 1
}

// cut gives where the part that begins at a byte ends, and where the next begins.
func cut(text string, at int) (end, next int) {
	for i, r := range text[at:] {
		if r == '-' || r == '‐' || r == '‑' || r == '–' {
			return at + i, at + i + utf8.RuneLen(r)
		}
	}
	return len(text), len(text)
}

func (f *finder) part(i int, sp span.Span) {
	text := sp.Of(f.d.Text)
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(r) || len(text) < 2 || f.words.never[strings.ToLower(text)] || f.words.side[strings.ToLower(text)] {
		return
	}
	if _, ok := lex.Demonym(text); ok && !f.isCountry(text) {
		return
	}
	key := lex.FoldPlace(text)
	if hit, ok := f.gaz.Lookup(key); ok {
		f.names = append(f.names, &name{Span: sp, first: i, end: i + 1, key: key, readings: hit.Places(), common: hit.Common, given: f.words.given[key]})
	}
}

// isShort tells whether token i is the short form of a division: "Ky.", "N.J."
// or, after a comma, "KY".
func (f *finder) isShort(i int, s doc.Sentence) bool {
	t := f.d.Tokens[i]
	if t.Kind != doc.Word || len(t.Low) > 7 || t.Case == doc.Lower {
		return false
	}
	text := t.Of(f.d.Text)
	bare := strings.ReplaceAll(text, ".", "")
	if len(bare) < 2 {
		return false
	}
	_, ok := f.words.short[bare]
	if !ok && s.Capitals {
		bare = bare[:1] + strings.ToLower(bare[1:])
		_, ok = f.words.short[bare]
	}
	if !ok {
		return false
	}
	comma := i >= s.First+2 && f.d.Tokens[i-1].Low == "," && f.capital(i-2, s)
	if bare != text && strings.Contains(f.words.short[bare].name, " ") {
		return true // points within: "B.C.", "N.J."
	}
	return comma && (len(text) == 2 && bare == strings.ToUpper(bare) && !s.Capitals || f.pointed(i) && (len(bare) > 2 || !s.Capitals) || i+1 < s.End && f.d.Tokens[i+1].Low == "(")
}

// pointed tells whether a full stop hangs on token i.
func (f *finder) pointed(i int) bool {
	return i+1 < len(f.d.Tokens) && f.d.Tokens[i+1].Low == "." && f.d.Tokens[i+1].Start == f.d.Tokens[i].End
}

func (f *finder) addShort(i int) int {
	end := i + 1
	text := f.d.Word(i)
	if f.pointed(i) && text != strings.ToUpper(text) {
		end++
	}
	bare := strings.ReplaceAll(text, ".", "")
	d, ok := f.words.short[bare]
	if !ok {
		d = f.words.short[bare[:1]+strings.ToLower(bare[1:])]
	}
	n := &name{Span: f.d.SpanOf(i, end), first: i, end: end, key: lex.FoldPlace(d.name), short: true}
	n.readings = keep(f.gaz.Find(d.name), func(p lex.Place) bool { return p.Country == d.country && p.Feature == "A.ADM1" })
	f.names = append(f.names, n)
	return end
}

// notPlace gives how many tokens a known name takes that is no place; 0 for none.
func (f *finder) notPlace(i int, s doc.Sentence) int {
	if !f.words.notBy[f.d.Tokens[i].Low] {
		return 0
	}
	best, key := 0, ""
	for j := i; j < s.End && j < i+10; j++ {
		if key != "" {
			key += " "
		}
		key += lex.FoldPlace(f.d.Tokens[j].Low)
		if f.words.not[key] && f.capital(i, s) {
			best = j + 1 - i
		}
	}
	return best
}

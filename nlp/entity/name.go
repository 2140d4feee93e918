package entity

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// longest is how many words a name has at most.
const longest = 8

// plain folds white space within a name.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// bare is a token's folded word without the point of an abbreviation.
func bare(low string) string { return strings.TrimSuffix(low, ".") }

// name finds a name that begins at token i and tells how many tokens it took.
func (f *finder) name(i int, s doc.Sentence) int {
	if n := f.titled(i, s); n > 0 {
		return n
	}
	if n := f.known(i, s); n > 0 {
		return n
	}
	if f.capitals {
		return f.orgInCapitals(i, s)
	}
	return f.capitalised(i, s)
}

// title gives the end of the titles that begin at token i, and the class of the
// first; end is i where there is none.
func (f *finder) title(i int, s doc.Sentence) (end int, class string) {
	end = i
	for {
		n, c := f.oneTitle(end, s)
		if n == 0 {
			return end, class
		}
		if class == "" || class == "other" {
			class = c
		}
		end += n
	}
}

func (f *finder) oneTitle(i int, s doc.Sentence) (n int, class string) {
	var phrase []string
	for j := i; j < s.End && j < i+5; j++ {
		t := f.d.Tokens[j]
		if t.Low == "." && j > i {
			if n == j-i {
				n++ // the point of "Capt."
			}
			continue
		}
		if t.Kind != doc.Word {
			break
		}
		phrase = append(phrase, bare(t.Low))
		if c, ok := lex.Title(strings.Join(phrase, " ")); ok && (f.capitals || f.d.Tokens[i].Case != doc.Lower) {
			n, class = j-i+1, c
		}
	}
	return n, class
}

// titled finds a person's name with a title before it: "Capt. Bill Urban".
func (f *finder) titled(i int, s doc.Sentence) int {
	first, class := f.title(i, s)
	if first == i {
		return 0
	}
	end := first
	for end < s.End && end < first+5 && f.partOfPerson(end, end > first) {
		end++
	}
	for end > first && f.isParticle(end-1) {
		end--
	}
	if end == first {
		return 0
	}
	start := i
	if start > s.First && f.place[start-1] < 0 && f.isNationality(start-1) {
		start-- // "Iraqi President ..."
	}
	f.add(doc.Mention{
		Head: end - 1, Type: "Person", Form: doc.Name, Class: class,
		Name: text(f.d, first, end), Title: text(f.d, i, first), Nationality: f.nationality(start, i),
	}, start, end)
	f.take(i, end)
	return end - i
}

func (f *finder) isNationality(i int) bool {
	_, ok := lex.Nationality(f.d.Word(i))
	return ok && (f.capitals || f.d.Tokens[i].Case != doc.Lower)
}

// partOfPerson tells whether token i can be part of a person's name.
func (f *finder) partOfPerson(i int, inside bool) bool {
	t := f.d.Tokens[i]
	if t.Low == "." {
		return inside && len(f.d.Tokens[i-1].Low) == 1 && !f.capitals // an initial's point
	}
	if t.Kind != doc.Word || lex.Function(t.Low) != "" && !f.isParticle(i) {
		return false
	}
	if f.isParticle(i) {
		return true
	}
	if f.capitals {
		return f.plausibleInCapitals(t.Low)
	}
	return t.Case != doc.Lower && !strings.HasPrefix(t.Low, "'")
}

// isParticle tells whether token i is a small word within names: "de", "bin".
func (f *finder) isParticle(i int) bool {
	switch f.d.Tokens[i].Low {
	case "de", "del", "la", "los", "las", "da", "dos", "di", "bin", "bint", "ibn", "al", "el", "abu", "van", "von", "der", "bu", "y":
		return true
	}
	return false
}

// plausibleInCapitals keeps words that are no names out where case tells nothing.
func (f *finder) plausibleInCapitals(low string) bool {
	if _, noun := lex.PersonNoun(low); noun {
		return false
	}
	if _, org := lex.OrgWord(low); org {
		return false
	}
	return lex.Function(low) == "" && !strings.HasSuffix(low, "ed") && !strings.HasSuffix(low, "ing") && !strings.HasPrefix(low, "'")
}

// known finds an organisation of the list, the longest first.
func (f *finder) known(i int, s doc.Sentence) int {
	for n := min(3, s.End-i); n > 0; n-- {
		g, ok := lex.KnownGroup(f.phrase(i, i+n))
		if !ok || !f.capitals && f.d.Tokens[i].Case == doc.Lower && !strings.Contains(f.phrase(i, i+n), "-") {
			continue
		}
		if e := f.extent(i, s); !f.capitals && e > i+n && f.orgHead(i, e) != "" {
			return 0 // "Islamic State Army" is another
		}
		f.add(doc.Mention{Head: i + n - 1, Type: "Organisation", Form: doc.Name, Class: g.Class, Name: g.Name, Nationality: g.Nationality}, i, i+n)
		f.take(i, i+n)
		return n
	}
	return 0
}

func (f *finder) phrase(first, end int) string {
	words := make([]string, 0, end-first)
	for _, t := range f.d.Tokens[first:end] {
		words = append(words, t.Low)
	}
	return strings.Join(words, " ")
}

// extent gives the end of the capitalised words that begin at token i, with
// particles and "of" between them; i where there are none.
func (f *finder) extent(i int, s doc.Sentence) int {
	end := i
	for j := i; j < s.End && j < i+longest; j++ {
		t := f.d.Tokens[j]
		switch {
		case f.capitalWord(j):
			end = j + 1
		case j > i && f.isParticle(j):
		case j > i && (t.Low == "of" || t.Low == "for" || t.Low == "and") && f.orgHead(i, j) != "" && j+1 < s.End:
			if t.Low == "and" && !f.capitalWord(j+1) {
				return end
			}
		case j > i && t.Low == "the" && f.d.Tokens[j-1].Low == "of":
		case j > i && t.Low == "." && len(f.d.Tokens[j-1].Low) == 1 && j+1 < s.End && f.capitalWord(j+1):
		default:
			return end
		}
	}
	return end
}

// capitalWord tells whether token i is a capitalised word that can be part of a name.
func (f *finder) capitalWord(i int) bool {
	t := f.d.Tokens[i]
	if t.Kind == doc.Number && i > 0 && f.capitalToken(i-1) && t.Case != doc.Lower {
		return true
	}
	return f.capitalToken(i) && !f.timed[i] && (lex.Function(t.Low) == "" || t.Case == doc.Upper && len(t.Low) > 1)
}

func (f *finder) capitalToken(i int) bool {
	t := f.d.Tokens[i]
	return t.Kind == doc.Word && t.Case != doc.Lower && !strings.HasPrefix(t.Low, "'")
}

// orgHead gives the class of the first organisation word among tokens, or "".
func (f *finder) orgHead(first, end int) string {
	for i := end - 1; i >= first; i-- {
		if class, ok := lex.OrgWord(f.d.Tokens[i].Low); ok && (f.capitals || f.d.Tokens[i].Case != doc.Lower) {
			return class
		}
	}
	return ""
}

// capitalised finds a name by its capitals and tells what sort of name it is.
func (f *finder) capitalised(i int, s doc.Sentence) int {
	end := f.extent(i, s)
	if end == i || f.startsOnly(i, end, s) || i == s.First && f.quantity[i] >= 0 {
		return 0 // "Two US soldiers ..." begins with no name
	}
	m := doc.Mention{Head: end - 1, Form: doc.Name, Name: text(f.d, i, end)}
	m.Type, m.Class = f.sort(i, end)
	if m.Type == "" {
		return 0
	}
	if m.Type != "Nationality" && m.Type != "Location" && end-i > 1 && f.isNationality(i) && m.Type == "Person" {
		return 0 // "Iraqi Kurds": a noun's work
	}
	m.Nationality = f.nationality(i, end)
	if n := f.countedFolk(i, end, s); n >= 0 {
		m.Type, m.Form, m.Plural = "Person", doc.Nominal, true
		f.add(m, n, end)
		f.take(n, end)
		return end - i
	}
	f.add(m, i, end)
	if m.Type != "Nationality" {
		f.take(i, end)
	}
	return end - i
}

// countedFolk gives the token at which the number before a people begins, "two
// Americans"; -1 where none stands there.
func (f *finder) countedFolk(i, end int, s doc.Sentence) int {
	if end-i != 1 || i == s.First || f.quantity[i-1] < 0 || !strings.HasSuffix(f.d.Tokens[i].Low, "s") {
		return -1
	}
	if _, ok := lex.Demonym(f.d.Word(i)); !ok {
		return -1
	}
	return f.d.Quantities[f.quantity[i-1]].First
}

// startsOnly tells whether a single capitalised word is so only because a
// sentence begins with it.
func (f *finder) startsOnly(i, end int, s doc.Sentence) bool {
	if end-i > 1 || f.surnames[f.d.Tokens[i].Low] || f.d.Tokens[i].Case == doc.Upper || f.place[i] >= 0 || f.isNationality(i) {
		return false
	}
	begins := i == s.First || f.d.Tokens[i-1].Kind == doc.Punct && f.d.Tokens[i-1].Low != "," && f.d.Tokens[i-1].Low != "("
	return begins
}

// sort tells a name's type and class; "" where the words are no name of ours.
func (f *finder) sort(i, end int) (kind, class string) {
	if p := f.place[i]; p >= 0 && f.d.Places[p].First == i && f.d.Places[p].End >= end {
		return "Location", "other"
	}
	if low := f.d.Tokens[i].Low; end-i == 1 && f.towns[low] && !f.surnames[low] {
		return "Location", "other"
	}
	if end-i == 1 && f.isNationality(i) {
		return "Nationality", "other"
	}
	if class := f.orgHead(i, end); class != "" {
		return "Organisation", class
	}
	if n, ok := lex.PersonNoun(f.d.Tokens[end-1].Low); ok {
		if n.Type == "Organisation" {
			return "Organisation", n.Class
		}
		return "", ""
	}
	if end-i == 1 && f.d.Tokens[i].Case == doc.Upper {
		return "Organisation", "other"
	}
	if end-i >= 2 && end-i <= 4 && !f.timed[i] {
		return "Person", "other"
	}
	if end-i == 1 {
		return "Person", "other"
	}
	return "Organisation", "other"
}

// orgInCapitals finds an organisation where case tells nothing: words before an
// organisation word, up to a closed-class word.
func (f *finder) orgInCapitals(i int, s doc.Sentence) int {
	if _, ok := lex.OrgWord(f.d.Tokens[i].Low); !ok || f.taken[i] {
		return 0
	}
	first := i
	for first > s.First && i-first < 4 && !f.taken[first-1] && f.quantity[first-1] < 0 && f.d.Tokens[first-1].Kind == doc.Word &&
		f.plausibleInCapitals(f.d.Tokens[first-1].Low) {
		first--
	}
	if first == i {
		return 0
	}
	class, _ := lex.OrgWord(f.d.Tokens[i].Low)
	f.add(doc.Mention{Head: i, Type: "Organisation", Form: doc.Name, Class: class, Name: text(f.d, first, i+1), Nationality: f.nationality(first, i+1)}, first, i+1)
	f.take(first, i+1)
	return 1
}

package where

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// person vetoes mentions that are a part of a person's name, and remembers the
// family names.
func (f *finder) person(n *name) {
	if n.end-n.first > 1 || f.partly(n) {
		return
	}
	s := f.sentence(n)
	if i := f.before(n); i >= 0 {
		low := strings.TrimSuffix(f.d.Tokens[i].Low, ".")
		if low == "" && i > s.First { // "Mr."
			i--
			low = f.d.Tokens[i].Low
		}
		if f.bearsTitle(i, low, s) || f.initial(i) || f.words.given[low] && f.capital(i, s) {
			n.veto = true
			f.surnames[n.key] = true
		}
	}
	if i := f.behind(n); i >= 0 && n.given && !s.Capitals && f.familyName(i, s) {
		n.veto = true
		f.surnames[f.d.Tokens[i].Low] = true
		f.surnames[n.key] = true
	}
}

// bearsTitle tells whether token i ends a title that a person's name follows.
func (f *finder) bearsTitle(i int, low string, s doc.Sentence) bool {
	if _, ok := lex.Title(low); !ok {
		return false
	}
	if f.capital(i, s) {
		return low != "state" && low != "king"
	}
	switch low { // small, before a name, in plain prose
	case "president", "minister", "senator", "spokesman", "spokeswoman", "chancellor", "premier", "gov", "gen", "sen", "rep", "prosecutor", "ambassador", "judge", "secretary":
		return true
	}
	return false
}

// initial tells whether token i is an initial: "J." or the "J" of it.
func (f *finder) initial(i int) bool {
	t := f.d.Tokens[i]
	bare := strings.TrimSuffix(t.Low, ".")
	return t.Kind == doc.Word && len(bare) == 1 && t.Case != doc.Lower && bare != "a" && bare != "i"
}

// familyName tells whether token i, after what may be a given name, may be the
// family name to it: "Vladimir Putin", "Jordan Baker" and not "London Fashion Week".
func (f *finder) familyName(i int, s doc.Sentence) bool {
	t := f.d.Tokens[i]
	if !f.capital(i, s) || f.known(i) {
		return false
	}
	return !f.gaz.Ordinary(t.Low) || i+1 >= s.End || !f.capital(i+1, s)
}

// strange tells whether token i is a capital word that is nothing we know: no
// place, nationality, title, kind of place or organisation.
func (f *finder) strange(i int, s doc.Sentence) bool {
	t := f.d.Tokens[i]
	return f.capital(i, s) && (!s.Capitals || f.allProper(i, i+1)) && lex.Function(t.Low) == "" && !f.words.never[t.Low] && !f.known(i) && !f.gaz.Ordinary(t.Low)
}

// known tells whether token i is a word of one of our lists.
func (f *finder) known(i int) bool {
	t := f.d.Tokens[i]
	_, org := lex.OrgWord(t.Low)
	_, title := lex.Title(t.Low)
	_, folk := lex.Demonym(f.d.Word(i))
	_, noun := lex.PersonNoun(t.Low)
	w := f.words
	return org || title || folk || noun || w.side[t.Low] || w.kind[t.Low] != "" || w.suffix[t.Low] != "" || w.before[t.Low] > 0
}

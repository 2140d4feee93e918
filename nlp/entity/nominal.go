package entity

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// nominal finds a noun for people, or a pronoun, at token i.
func (f *finder) nominal(i int, s doc.Sentence) {
	t := f.d.Tokens[i]
	if t.Kind != doc.Word {
		return
	}
	if isPronoun(t.Low) {
		f.add(doc.Mention{Head: i, Type: "Person", Form: doc.Pronoun, Name: t.Low, Plural: t.Low == "they" || t.Low == "them" || t.Low == "we"}, i, i+1)
		return
	}
	n, ok := lex.PersonNoun(t.Low)
	if !ok || f.joined(i, s) || f.notNoun(i, s) {
		return
	}
	first := f.left(i, s)
	if n.Type == "Organisation" && f.describes(first, i, s) {
		return
	}
	end := f.right(i, s)
	m := doc.Mention{Head: i, Type: n.Type, Form: doc.Nominal, Class: n.Class, Plural: n.Plural, Nationality: f.nationality(first, i)}
	m.Name = text(f.d, f.past(first, i), end)
	m.Org = f.orgBefore(first, i)
	if m.Org == "" {
		m.Org = f.orgAfter(i, end)
	}
	f.add(m, first, end)
}

func isPronoun(low string) bool {
	switch low {
	case "he", "she", "they", "him", "them", "it", "we", "i":
		return true
	}
	return false
}

// joined tells whether the next word is the head instead: "army troops", "police
// station", "fighter jets".
func (f *finder) joined(i int, s doc.Sentence) bool {
	if i+1 >= s.End || f.taken[i+1] || f.d.Tokens[i+1].Kind != doc.Word {
		return false
	}
	low := f.d.Tokens[i+1].Low
	_, person := lex.PersonNoun(low)
	_, thing := lex.Target([]string{low})
	_, weapon := lex.Weapon([]string{low})
	return person || thing || weapon
}

// notNoun keeps out words that look like a noun for people but are not here:
// "heads to", "the state of", "force them".
func (f *finder) notNoun(i int, s doc.Sentence) bool {
	switch f.d.Tokens[i].Low {
	case "head", "heads", "force", "state", "states", "major", "general", "radio", "column", "party", "source", "sources", "guard", "patrol", "monitor", "unit", "king", "private":
	default:
		return false
	}
	if i == s.First {
		return f.d.Tokens[i].Low != "sources"
	}
	before := f.d.Tokens[i-1]
	c := lex.Function(before.Low)
	return f.quantity[i-1] < 0 && (c == "aux" || c == "pron" || c == "prep" || c == "conj" || before.Kind == doc.Punct)
}

// describes tells whether a body at token i is but the first noun of a thing's
// name: "a police van", "a military convoy".
func (f *finder) describes(first, i int, s doc.Sentence) bool {
	if low := f.d.Tokens[first].Low; low != "a" && low != "an" || i+1 >= s.End {
		return false
	}
	switch f.d.Tokens[i].Low {
	case "police", "military", "army", "navy":
	default:
		return false
	}
	t := f.d.Tokens[i+1]
	return t.Kind == doc.Word && t.Case == doc.Lower && lex.Function(t.Low) == "" && !strings.HasSuffix(t.Low, "ed")
}

// left gives the first token of the noun phrase whose head is at i.
func (f *finder) left(i int, s doc.Sentence) int {
	first := i
	for j := i - 1; j >= s.First && i-j <= 7; j-- {
		t := f.d.Tokens[j]
		c := lex.Function(t.Low)
		switch {
		case f.quantity[j] >= 0:
			first = f.d.Quantities[f.quantity[j]].First
			if first > s.First && isDet(f.d.Tokens[first-1].Low) {
				first--
			}
			return first
		case c == "det" || c == "poss":
			return j
		case t.Low == "'s" || t.Low == "’s":
			if start := f.possessor(j, s); start >= 0 {
				return start
			}
			return first
		case c != "" && !f.isNationality(j) || t.Kind == doc.Punct || t.Kind == doc.Symbol || f.timed[j]:
			return first
		case verbal(t.Low) && !f.afterDet(j, s):
			return first
		case f.taken[j] && f.d.Tokens[j].Kind != doc.Word:
			return first
		default:
			first = j
		}
	}
	return first
}

func isDet(low string) bool { c := lex.Function(low); return c == "det" || c == "poss" }

// verbal tells whether a word looks like a verb's form that no adjective shares.
func verbal(low string) bool {
	switch low {
	case "armed", "masked", "unidentified", "retired", "suspected", "alleged", "unnamed", "wanted", "hooded", "united", "so-called", "uniformed", "leading", "remaining", "visiting", "neighboring", "trained":
		return false
	}
	if strings.Contains(low, "-") {
		return false // "Iranian-backed"
	}
	return strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing")
}

func (f *finder) afterDet(j int, s doc.Sentence) bool {
	return j > s.First && (isDet(f.d.Tokens[j-1].Low) || f.quantity[j-1] >= 0)
}

// possessor gives the first token of the name or noun before "'s" at j, or -1.
func (f *finder) possessor(j int, s doc.Sentence) int {
	first := -1
	for k := j - 1; k >= s.First && j-k <= 5; k-- {
		t := f.d.Tokens[k]
		if isDet(t.Low) {
			return k
		}
		if t.Kind != doc.Word || lex.Function(t.Low) != "" || !f.capitals && t.Case == doc.Lower && first >= 0 {
			return first
		}
		first = k
	}
	return first
}

// right gives the end of the noun phrase: it runs over "of" and what follows.
func (f *finder) right(i int, s doc.Sentence) int {
	if i+2 >= s.End || f.d.Tokens[i+1].Low != "of" {
		return i + 1
	}
	end := i + 1
	for j := i + 2; j < s.End && j < i+9; j++ {
		t := f.d.Tokens[j]
		c := lex.Function(t.Low)
		if t.Kind == doc.Punct || t.Kind == doc.Symbol || f.timed[j] || c != "" && c != "det" && c != "poss" || verbal(t.Low) && !f.taken[j] {
			break
		}
		if c == "" {
			end = j + 1
		}
	}
	return end
}

// past skips the determiner and the quantity at the front of a noun phrase.
func (f *finder) past(first, head int) int {
	for first < head && (isDet(f.d.Tokens[first].Low) || f.quantity[first] >= 0) {
		first++
	}
	return first
}

// orgBefore gives the capitalised words before a role: "U.S. Central Command spokesman".
func (f *finder) orgBefore(first, head int) string {
	end := head
	for end > first && !f.capitals && f.d.Tokens[end-1].Case == doc.Lower {
		end--
	}
	for first < end && (isDet(f.d.Tokens[first].Low) || f.quantity[first] >= 0 || f.d.Tokens[first].Case == doc.Lower) {
		first++
	}
	if end-first == 1 && f.isNationality(first) {
		return "" // "US soldiers" are of no body by name
	}
	if f.capitals || first >= end || f.orgHead(first, end) == "" && f.d.Tokens[end-1].Case != doc.Upper {
		return ""
	}
	return text(f.d, first, end)
}

// orgAfter gives the organisation in "commander of U.S. forces".
func (f *finder) orgAfter(head, end int) string {
	first := f.past(head+2, end)
	if first >= end || f.orgHead(first, end) == "" {
		return ""
	}
	return text(f.d, first, end)
}

package extract

import (
	"slices"
	"strings"

	"sitrep/doc"
)

// idle marks the numbers that count nobody and nothing, but tell somebody's age or are part
// of a name: "Ali Nur, 56", "two sisters, 7 and 9", "Battalion 33".
func (x *extractor) idle() []bool {
	out := make([]bool, len(x.d.Quantities))
	for i := range x.d.Quantities {
		q := &x.d.Quantities[i]
		s := x.d.Sentences[x.d.Tokens[q.First].Sentence]
		out[i] = x.age(i, s) || x.label(q, s)
	}
	return out
}

// oldest is the highest age that is one.
const oldest = 120

// age tells whether a number is somebody's age: "Ali Nur, 56, was killed", "two nurses,
// aged 24 and 31", "two sisters, 7 and 9".
func (x *extractor) age(i int, s doc.Sentence) bool {
	q := &x.d.Quantities[i]
	if q.Max == nil || *q.Max > oldest {
		return false
	}
	for j := q.First - 1; j >= s.First && q.First-j <= 4; j-- {
		switch x.low(j, s) {
		case "aged", "age", "ages":
			return true
		case "and", ",", "between":
			continue
		}
		if holding(x.d.Quantities, j, tokensOf) < 0 {
			break
		}
	}
	first, last := x.row(i, s)
	from, to := x.d.Quantities[first].First, x.d.Quantities[last].End
	if !mark(x.low(from-1, s)) || !mark(x.low(to, s)) && x.low(to, s) != "." {
		return false
	}
	a, b := x.mentionsIn(max(s.First, from-widest), from)
	return slices.ContainsFunc(x.d.Mentions[a:b], func(m doc.Mention) bool {
		if !m.People() || m.End != from-1 && m.Head != from-2 && !x.heads(m, q) {
			return false
		}
		return first == last && !m.Plural || first < last && m.Plural && m.Quantity >= 0 && exactly(&x.d.Quantities[m.Quantity], last-first+1)
	})
}

// heads tells whether a number depends on the head of a mention.
func (x *extractor) heads(m doc.Mention, q *doc.Quantity) bool {
	w := x.wordAt(q.First)
	return w >= 0 && x.d.Words[w].Head == x.wordAt(m.Head)
}

// row gives the first and the last of the numbers that stand in a row with one: "4, 7 and 9".
func (x *extractor) row(i int, s doc.Sentence) (first, last int) {
	joined := func(a, b int) bool {
		if a < 0 || b == len(x.d.Quantities) || x.d.Quantities[b].First != x.d.Quantities[a].End+1 {
			return false
		}
		low := x.low(x.d.Quantities[a].End, s)
		return low == "," || low == "and"
	}
	first, last = i, i
	for joined(first-1, first) {
		first--
	}
	for joined(last, last+1) {
		last++
	}
	return first, last
}

func exactly(q *doc.Quantity, n int) bool { return q.Exact && *q.Min == n }

// label tells whether a number only says which of several is meant, by its place behind a
// noun that it belongs to: "Battalion 33", "bus number 12".
func (x *extractor) label(q *doc.Quantity, s doc.Sentence) bool {
	first, end := x.d.WordsOf(q.First, q.End)
	if end != first+1 || q.First == s.First || x.counting(end) {
		return false
	}
	w, noun := x.d.Words[first], x.d.Words[first-1]
	if noun.UPOS != "PROPN" && noun.UPOS != "NOUN" || strings.HasSuffix(noun.XPOS, "S") {
		return false
	}
	if noun.Head == first {
		return noun.Relation == "compound"
	}
	switch w.Relation {
	case "nummod", "flat", "appos", "nmod", "compound":
		return w.Head == first-1 || w.Head == noun.Head && w.Head < first
	}
	return false
}

// counting tells whether the word behind a number may be what it counts.
func (x *extractor) counting(behind int) bool {
	if behind == len(x.d.Words) {
		return false
	}
	switch w := x.d.Words[behind]; w.UPOS {
	case "PUNCT", "AUX", "VERB":
		return false
	default:
		return w.Relation != "case"
	}
}

// pastAge gives the token behind an age that is told at one, "(56)" or ", 56"; the token
// itself where none is.
func (x *extractor) pastAge(at int, s doc.Sentence) int {
	if i := holding(x.d.Quantities, at+1, tokensOf); i >= 0 && mark(x.low(at, s)) && x.uncounted[i] {
		if at = x.d.Quantities[i].End; x.low(at, s) == ")" {
			at++
		}
	}
	return at
}

// beforeAge gives the token at which an age begins that is told right before one; the token
// itself where none is.
func (x *extractor) beforeAge(end int, s doc.Sentence) int {
	last := end - 1
	if mark(x.low(last, s)) {
		last--
	}
	if i := holding(x.d.Quantities, last, tokensOf); i >= 0 && x.uncounted[i] && mark(x.low(x.d.Quantities[i].First-1, s)) {
		return x.d.Quantities[i].First - 1
	}
	return end
}

func tokensOf(q *doc.Quantity) (first, end int) { return q.First, q.End }

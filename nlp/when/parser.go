package when

import (
	"strings"

	"sitrep/span"
)

// parser reads the time expressions of one sentence. Its rules are methods that
// take the piece to begin at and give an expression and the piece after it, or
// a place not past the beginning where they do not fit.
type parser struct {
	lex    *lexicon
	text   string
	pieces []piece
	caps   bool // the whole sentence is in capitals
}

// longest tries all rules at a piece; of equally long ones the first wins.
func (p *parser) longest(i int) (best expr, end int) {
	q := p.pieces[i]
	if q.kind == mark && q.low != "'" || q.kind == word && !p.lex.start[q.low] {
		return expr{}, i
	}
	end = i
	for _, rule := range [...]func(int) (expr, int){
		p.moment, p.coarse, p.repeated, p.offset, p.duration, p.vague,
	} {
		if e, n := rule(i); n > end {
			best, end = e, n
		}
	}
	return best, end
}

// at gives a piece; beyond the sentence one of kind nothing.
func (p *parser) at(i int) piece {
	if i < 0 || i >= len(p.pieces) {
		return piece{}
	}
	return p.pieces[i]
}

// is tells whether piece i is one of these words or marks.
func (p *parser) is(i int, words ...string) bool {
	low := p.at(i).low
	for _, s := range words {
		if low == s && low != "" {
			return true
		}
	}
	return false
}

// skip gives the piece after i where i is one of these, else i.
func (p *parser) skip(i int, words ...string) int {
	if p.is(i, words...) {
		return i + 1
	}
	return i
}

// seq gives the piece after a run of words, or i where another stands there.
func (p *parser) seq(i int, words ...string) int {
	for k, w := range words {
		if p.at(i+k).low != w {
			return i
		}
	}
	return i + len(words)
}

// span is where the pieces [i, end) stand, without closing marks.
func (p *parser) span(i, end int) span.Span {
	return span.Span{Start: p.pieces[i].Start, End: p.pieces[end-1].End}
}

// named tells whether a word may be a name of the calendar by its case.
func (p *parser) named(i int) bool { return p.caps || p.at(i).title }

// phrase gives the words [i, i+n) with one space between.
func (p *parser) phrase(i, n int) string {
	words := make([]string, 0, n)
	for k := i; k < i+n && k < len(p.pieces); k++ {
		words = append(words, p.pieces[k].low)
	}
	return strings.Join(words, " ")
}

// longestPhrase looks up the longest phrase of the list, of up to four words,
// that begins at i.
func (p *parser) longestPhrase(list map[string]string, i int) (string, int) {
	if !p.lex.first[p.at(i).low] {
		return "", i
	}
	for n := 4; n > 0; n-- {
		if v, ok := list[p.phrase(i, n)]; ok && i+n <= len(p.pieces) {
			return v, i + n
		}
	}
	return "", i
}

// boundary tells whether a clause ends before piece i.
func (p *parser) boundary(i int) bool {
	q := p.at(i)
	if q.kind == nothing {
		return true
	}
	return q.kind == mark && q.low != "'" && q.low != `"` && q.low != "-" && q.low != "(" || p.is(i, "and", "but", "when", "as", "while")
}

// vague reads "recently", "the near future".
func (p *parser) vague(i int) (expr, int) {
	v, end := p.longestPhrase(p.lex.vague, i)
	if end == i || p.at(end).low == "-" && p.at(end).glued {
		return expr{}, i
	}
	if _, after := p.amount(end); p.is(end-1, "past") && (after > end || p.unitAt(end) != noUnit) {
		return expr{}, i
	}
	return expr{shape: vague, value: v}, end
}

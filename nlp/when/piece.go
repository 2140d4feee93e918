package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep/span"
)

// piece is a run of letters, a run of digits, or one mark. Pieces are smaller
// than tokens: "2017-09-15" is five, "27-year" three, "9pm" two, so that dates
// are read alike however they are joined.
type piece struct {
	span.Span
	low   string // lower case; quotes and dashes made plain
	kind  kind
	title bool // begins with a capital
	upper bool // two capitals or more and nothing else
	glued bool // no white space before it
}

type kind uint8

const (
	nothing kind = iota // beyond the sentence
	word
	digits
	mark
)

// cut gives the pieces of one sentence.
func cut(text string, s span.Span) []piece {
	out := make([]piece, 0, s.Len()/4+1)
	for at := s.Start; at < s.End; {
		r, n := utf8.DecodeRuneInString(text[at:s.End])
		if unicode.IsSpace(r) {
			at += n
			continue
		}
		kind, end := mark, at+n
		switch {
		case unicode.IsLetter(r):
			kind, end = word, runEnd(text, at, s.End, unicode.IsLetter)
		case isDigit(r):
			kind, end = digits, runEnd(text, at, s.End, isDigit)
		}
		p := piece{Span: span.Span{Start: at, End: end}, kind: kind, title: unicode.IsUpper(r)}
		p.glued = len(out) > 0 && out[len(out)-1].End == at
		p.low = plain(text[at:end], kind, r)
		p.upper = kind == word && p.title && end-at > n && text[at:end] == strings.ToUpper(text[at:end])
		out = append(out, p)
		at = end
	}
	return out
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func runEnd(text string, at, end int, in func(rune) bool) int {
	for at < end {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if !in(r) {
			break
		}
		at += n
	}
	return at
}

// plain lower-cases words and makes marks of one meaning alike.
func plain(s string, k kind, r rune) string {
	if k != mark {
		return strings.ToLower(s)
	}
	switch r {
	case '’', '‘', '´', '`':
		return "'"
	case '–', '—', '‑', '‐', '−':
		return "-"
	}
	return s
}

// quotes tells whether a quotation is open after the piece.
func (p piece) quotes(open bool) bool {
	switch p.low {
	case "“", "«":
		return true
	case "”", "»":
		return false
	case `"`:
		return !open
	}
	return open
}

// number reads a run of digits; -1 where it is none or too long to be a date.
func (p piece) number() int {
	if p.kind != digits || p.Len() > 4 {
		return -1
	}
	n := 0
	for _, r := range p.low {
		n = n*10 + int(r-'0')
	}
	return n
}

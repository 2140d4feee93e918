package token

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sitrep/doc"
	"sitrep/lex"
)

// wordLists are the words that the splitters look up.
type wordLists struct {
	abbreviations map[string]string
	starters      map[string]bool
	prefixes      map[string]bool
}

var lists = sync.OnceValue(func() wordLists {
	l := wordLists{map[string]string{}, map[string]bool{}, map[string]bool{}}
	for _, row := range lex.Table("prefixes") {
		l.prefixes[row[0]] = true
	}
	for _, row := range lex.Table("abbreviations") {
		l.abbreviations[row[0]] = row[1]
	}
	for _, row := range lex.Table("starters") {
		l.starters[row[0]] = true
	}
	return l
})

// sentences groups the tokens of a Doc.
func sentences(d *doc.Doc) []doc.Sentence {
	b := breaker{d: d, lists: lists(), wrapped: wrapped(d.Text[d.Body:])}
	for i := range d.Tokens {
		d.Tokens[i].Sentence = len(b.out)
		if i+1 == len(d.Tokens) {
			b.close(i+1, true)
			break
		}
		switch gap := d.Text[d.Tokens[i].End:d.Tokens[i+1].Start]; {
		case d.Tokens[i].End <= d.Body && d.Tokens[i+1].Start >= d.Body, b.newParagraph(i, gap):
			b.close(i+1, true)
		case b.ends(i, gap):
			b.close(i+1, false)
		}
	}
	return b.out
}

type breaker struct {
	d         *doc.Doc
	lists     wordLists
	wrapped   bool // lines of the body end where they are full, not where a sentence does
	first     int  // token that begins the sentence
	paragraph int
	out       []doc.Sentence
}

// close ends the sentence before token end.
func (b *breaker) close(end int, paragraph bool) {
	b.out = append(b.out, doc.Sentence{
		Span: b.d.SpanOf(b.first, end), First: b.first, End: end,
		Paragraph: b.paragraph, Capitals: capitals(b.d.Tokens[b.first:end]),
	})
	b.first = end
	if paragraph {
		b.paragraph++
	}
}

// newParagraph tells whether the white space after token i ends a paragraph: an
// empty line always does, a single line end where lines are not just full.
func (b *breaker) newParagraph(i int, gap string) bool {
	switch strings.Count(gap, "\n") {
	case 0:
		return false
	case 1:
		return !b.wrapped || b.closed(i)
	}
	return true
}

// closed tells whether token i, or the one before a closing quote, ends a sentence.
func (b *breaker) closed(i int) bool {
	for ; i >= b.first && isCloser(b.d.Tokens[i].Low); i-- {
		continue
	}
	return i >= b.first && isStop(b.d.Tokens[i].Low)
}

func isStop(low string) bool {
	switch low[0] {
	case '.', '!', '?':
		return true
	}
	return low == "…" || low == "。"
}

func isCloser(low string) bool {
	switch low {
	case "\"", "'", "''", ")", "]", "}":
		return true
	}
	return false
}

// ends tells whether a sentence ends after token i, within a line.
func (b *breaker) ends(i int, gap string) bool {
	if gap == "" {
		return false // a closer may follow, or the blank was forgotten
	}
	if !b.closed(i) {
		return b.abbreviated(i)
	}
	next := b.next(i)
	if next < 0 {
		return true
	}
	t := b.d.Tokens[next]
	first, _ := utf8.DecodeRuneInString(t.Of(b.d.Text))
	if unicode.IsLower(first) {
		return false
	}
	if b.d.Tokens[i].Low == "." && gap != "" {
		return !b.points(i, next)
	}
	return true
}

// next gives the first token after i that is no opening mark, or -1.
func (b *breaker) next(i int) int {
	for j := i + 1; j < len(b.d.Tokens) && j < i+4; j++ {
		if b.d.Tokens[j].Kind != doc.Punct {
			return j
		}
	}
	return -1
}

// points tells whether the full stop at token i belongs to an abbreviation.
func (b *breaker) points(i, next int) bool {
	if i == b.first || b.d.Tokens[i].Start != b.d.Tokens[i-1].End {
		return false
	}
	before, after := b.d.Tokens[i-1], b.d.Tokens[next]
	starter := b.lists.starters[after.Low]
	switch kind := b.lists.abbreviations[before.Low]; {
	case kind == "title":
		return true
	case kind != "":
		return !starter
	}
	if n := utf8.RuneCountInString(before.Low); n == 1 && before.Kind == doc.Word && before.Low != "i" {
		return !starter // an initial: "John F. Kennedy"
	}
	return false
}

// abbreviated tells whether a sentence ends with "U.S." or "p.m.", whose last
// point is part of the token: only where a word follows that begins sentences.
func (b *breaker) abbreviated(i int) bool {
	t := b.d.Tokens[i]
	if t.Kind == doc.Punct || !strings.HasSuffix(t.Low, ".") {
		return false
	}
	next := b.next(i)
	if next < 0 {
		return false
	}
	n := b.d.Tokens[next]
	return n.Case == doc.Title && b.lists.starters[n.Low]
}

// capitals tells whether words are all written in capitals, so that their case
// tells nothing: at least three words of two letters, and hardly a small letter.
func capitals(tokens []doc.Token) bool {
	upper, other := 0, 0
	for _, t := range tokens {
		if t.Kind != doc.Word || len(t.Low) < 2 {
			continue
		}
		if t.Case == doc.Upper {
			upper++
		} else {
			other++
		}
	}
	return upper >= 3 && upper > 9*other
}

// long is how many characters a line has that may have been cut where it was full.
const long = 50

// wrapped tells whether the lines of a text end where they are full: a fifth of
// the lines that follow a line without a full stop begin with a small letter or,
// where there are none, most of those without a full stop are long.
func wrapped(text string) bool {
	open, small, full := 0, 0, 0
	prev := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && prev != "" && !strings.ContainsAny(prev[len(prev)-1:], ".!?\"") && !strings.HasSuffix(prev, "”") {
			open++
			r, _ := utf8.DecodeRuneInString(line)
			if unicode.IsLower(r) {
				small++
			}
			if utf8.RuneCountInString(prev) >= long {
				full++
			}
		}
		prev = line
	}
	if open > 0 && 2*full > open && !strings.ContainsFunc(text, unicode.IsLower) {
		return true
	}
	return open > 0 && 5*small >= open
}

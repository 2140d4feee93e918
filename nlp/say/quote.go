package say

import (
	"unicode"
	"unicode/utf8"

	"sitrep/doc"
)

// quotation is a stretch in quotation marks: tokens [open, end), the marks
// included. Of one that is not closed, end is the end of its paragraph.
type quotation struct {
	open, end int
	inner     rng // the tokens between the marks
	closed    bool
}

// quotes are the quotations of one paragraph, in order; none lies in another.
type quotes struct {
	list  []quotation
	first int   // first token of the paragraph
	at    []int // quotation of each token of the paragraph, or -1
}

// of gives the quotation that a token lies in, or nil.
func (q *quotes) of(i int) *quotation {
	if i < q.first || i >= q.first+len(q.at) || q.at[i-q.first] < 0 {
		return nil
	}
	return &q.list[q.at[i-q.first]]
}

// findQuotes pairs the quotation marks of the tokens [first, end).
func findQuotes(d *doc.Doc, first, end int) quotes {
	q := quotes{first: first, at: make([]int, end-first)}
	for i := range q.at {
		q.at[i] = -1
	}
	open, width, single := -1, 0, false
	for i := first; i < end; i++ {
		n, isSingle := markAt(d, i, end)
		if n == 0 {
			continue
		}
		switch {
		case open < 0 && opens(d, i, n, isSingle):
			open, width, single = i, n, isSingle
		case open >= 0 && isSingle == single && closes(d, i, n, end, isSingle):
			q.add(quotation{open, i + n, rng{open + width, i}, true})
			open = -1
		}
		i += n - 1
	}
	if open >= 0 && !single {
		q.add(quotation{open, end, rng{open + width, end}, false})
	}
	return q
}

func (q *quotes) add(x quotation) {
	for i := x.open; i < x.end; i++ {
		q.at[i-q.first] = len(q.list)
	}
	q.list = append(q.list, x)
}

// markAt gives how many tokens make the quotation mark at token i, 0 for none,
// and whether it is a single one.
func markAt(d *doc.Doc, i, end int) (n int, single bool) {
	switch d.Tokens[i].Low {
	case "\"":
		return 1, false
	case "'":
		if i+1 < end && d.Tokens[i+1].Low == "'" && d.Tokens[i+1].Start == d.Tokens[i].End {
			return 2, false
		}
		return 1, true
	}
	return 0, false
}

func glued(d *doc.Doc, i int) bool { return i > 0 && d.Tokens[i-1].End == d.Tokens[i].Start }

// opens tells whether the mark of n tokens at token i may begin a quotation.
func opens(d *doc.Doc, i, n int, single bool) bool {
	if r, _ := utf8.DecodeRuneInString(d.Word(i)); r == '”' || i+n >= len(d.Tokens) {
		return false
	}
	if !single {
		return true
	}
	return !glued(d, i) && glued(d, i+1)
}

// closes tells whether the mark of n tokens at token i may end a quotation. The
// apostrophe of "the workers' march" does not.
func closes(d *doc.Doc, i, n, end int, single bool) bool {
	if r, _ := utf8.DecodeRuneInString(d.Word(i)); r == '“' || r == '‘' {
		return false
	}
	if !single {
		return true
	}
	if !glued(d, i) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(d.Word(i - 1))
	return unicode.IsPunct(before) || before != 's' || i+n >= end || d.Tokens[i+n].Kind == doc.Punct
}

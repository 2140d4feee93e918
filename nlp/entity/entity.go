// Package entity finds who and what a report speaks of: names with their titles,
// nouns for people and groups, pronouns, and which of them are one.
package entity

import (
	"cmp"
	"slices"

	"sitrep/doc"
	"sitrep/lex"
)

// Stage finds mentions and ties those of one person or group together.
func Stage() doc.Stage {
	return doc.Stage{
		Name:  "entity",
		Needs: doc.Tokens | doc.Sentences | doc.Quantities | doc.Places | doc.Times,
		Fills: doc.Mentions,
		Run: func(d *doc.Doc) {
			f := newFinder(d)
			for i := range d.Sentences {
				f.sentence(d.Sentences[i])
			}
			slices.SortStableFunc(f.out, func(a, b doc.Mention) int {
				return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
			})
			d.Mentions = f.out
			corefer(d)
			d.Fill(doc.Mentions)
		},
	}
}

// finder finds the mentions of one Doc.
type finder struct {
	d        *doc.Doc
	capitals bool            // the sentence at hand tells nothing by case
	taken    []bool          // tokens that a name holds
	quantity []int           // of each token: index of its quantity, or -1
	place    []int           // of each token: index of its place, or -1
	towns    map[string]bool // folded names of one word that are places elsewhere in the text
	timed    []bool          // tokens of a time expression
	surnames map[string]bool // last words of the persons' names found so far, folded
	out      []doc.Mention
}

func newFinder(d *doc.Doc) *finder {
	n := len(d.Tokens)
	f := &finder{d: d, surnames: map[string]bool{}, towns: map[string]bool{}, taken: make([]bool, n), timed: make([]bool, n), quantity: fill(n), place: fill(n)}
	for i, q := range d.Quantities {
		mark(f.quantity, q.First, q.End, i)
	}
	for i, p := range d.Places {
		mark(f.place, p.First, p.End, i)
		if p.End-p.First == 1 {
			f.towns[d.Tokens[p.First].Low] = true
		}
	}
	for _, t := range d.Times {
		for i := t.First; i < t.End; i++ {
			f.timed[i] = true
		}
	}
	return f
}

func fill(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

func mark(s []int, first, end, v int) {
	for i := first; i < end; i++ {
		s[i] = v
	}
}

// sentence finds names first, then nouns and pronouns outside of them.
func (f *finder) sentence(s doc.Sentence) {
	f.capitals = s.Capitals || f.headline(s)
	for i := s.First; i < s.End; {
		if n := f.name(i, s); n > 0 {
			i += n
			continue
		}
		i++
	}
	for i := s.First; i < s.End; i++ {
		if !f.taken[i] {
			f.nominal(i, s)
		}
	}
}

// headline tells whether nearly every longer word of a sentence has a capital, so
// that it does not tell names apart.
func (f *finder) headline(s doc.Sentence) bool {
	words, small := 0, 0
	for _, t := range f.d.Tokens[s.First:s.End] {
		if t.Kind == doc.Word && len(t.Low) > 3 {
			words++
			if t.Case == doc.Lower {
				small++
			}
		}
	}
	return words > 3 && 6*small <= words
}

// add keeps a mention of the tokens [first, end).
func (f *finder) add(m doc.Mention, first, end int) {
	m.First, m.End = first, end
	m.Span = f.d.SpanOf(first, end)
	if m.Type == "Person" && m.Form == doc.Name || m.Form == doc.Nominal {
		m.Quantity = f.quantityIn(first, end)
	} else {
		m.Quantity = -1
	}
	if m.Type == "Person" && m.Form == doc.Name {
		f.surnames[f.d.Tokens[end-1].Low] = true
	}
	f.out = append(f.out, m)
}

// take marks tokens as part of a name.
func (f *finder) take(first, end int) {
	for i := first; i < end; i++ {
		f.taken[i] = true
	}
}

func (f *finder) quantityIn(first, end int) int {
	for i := first; i < end; i++ {
		if f.quantity[i] >= 0 {
			return f.quantity[i]
		}
	}
	return -1
}

// nationality gives the country of the last word among tokens that names one.
func (f *finder) nationality(first, end int) string {
	for i := end - 1; i >= first; i-- {
		if code, ok := lex.Nationality(f.d.Word(i)); ok {
			return code
		}
		if p := f.place[i]; p >= 0 && f.d.Places[p].Precision == "country" {
			return f.d.Places[p].Country
		}
	}
	return ""
}

// text is the words of tokens [first, end) with white space made plain.
func text(d *doc.Doc, first, end int) string { return plain(d.SpanOf(first, end).Of(d.Text)) }

// Package entity finds who and what a report speaks of: things of every kind,
// and which of them are one; and among them the names, nouns and pronouns for
// people, bodies, places, weapons and the like, with what is known of each.
package entity

import (
	"cmp"
	"fmt"
	"slices"

	"sitrep/doc"
	"sitrep/nlp/encode"
)

// behind is what it counts against a name, in log-odds, that it begins right behind
// another. In GUM and the web's sentences one word in 26 begins a name, and of the
// words right behind one, one in 110: of which the network, which is not asked
// there, has learned nothing.
const behind = 1.5

// Stage finds mentions and ties those of one person or group together.
func Stage(m *encode.Model) (doc.Stage, error) {
	spans, err := newSpanner(m, "mention")
	if err != nil {
		return doc.Stage{}, err
	}
	head, columns, err := m.Columns("name", "name")
	if err != nil {
		return doc.Stage{}, fmt.Errorf("names: %w", err)
	}
	return doc.Stage{
		Name:  "entity",
		Needs: doc.Tokens | doc.Sentences | doc.Parsed | doc.Things | doc.Chained | doc.Quantities | doc.Times | doc.Places | doc.Roles,
		Fills: doc.Mentions,
		Run: func(d *doc.Doc) {
			e := m.Borrow()
			rows := head.Scores(e, d.Vectors.Words)
			names := agree(d, columns[0].SpansApart(rows, head.Out(), behind), columns[0], rows, head.Out())
			m.Return(e)
			names = slices.DeleteFunc(names, func(n encode.Labelled) bool {
				return d.Words[n.First].UPOS == "ADP" || d.Words[n.First].Of(d.Text) == "-"
			}) // "of Qarband", "-defence"
			f := newFinder(d, names)
			f.find(spans)
			d.Mentions = f.out
			corefer(d)
			d.Fill(doc.Mentions)
		},
	}, nil
}

// finder finds the mentions of one Doc.
type finder struct {
	d        *doc.Doc
	names    []encode.Labelled // persons, places, bodies and others that have a name
	named    []int             // of each word: its name, or -1
	bodied   []bool            // words of the names that are surely those of bodies
	kinds    map[int]string    // of the head word of a thing: the thing's kind
	headed   []bool            // words that are the head of a mention of people, a body or a place
	quantity []int             // of each token: its quantity, or -1
	place    []int             // of each token: its place, or -1
	timed    []bool            // tokens of a time expression
	out      []doc.Mention
	shapes   int // how many of them have a shape of their own; they come first
}

func newFinder(d *doc.Doc, names []encode.Labelled) *finder {
	f := &finder{d: d, kinds: map[int]string{}, names: names, named: fill(len(d.Words)), bodied: make([]bool, len(d.Words)), headed: make([]bool, len(d.Words)), quantity: fill(len(d.Tokens)), place: fill(len(d.Tokens)), timed: make([]bool, len(d.Tokens))}
	for i, n := range names {
		mark(f.named, n.First, n.End, i)
	}
	for _, t := range d.Things {
		f.kinds[t.Head] = t.Kind
	}
	for i, q := range d.Quantities {
		mark(f.quantity, q.First, q.End, i)
	}
	for _, t := range d.Times {
		for i := t.First; i < t.End; i++ {
			f.timed[i] = true
		}
	}
	for i, p := range d.Places {
		mark(f.place, p.First, p.End, i)
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

// find finds what has a shape of its own, what the network sees as a mention, and
// people, bodies and places that it sees as things or as names alone or that
// their noun tells.
func (f *finder) find(spans *spanner) {
	f.withShape()
	f.bodies()
	f.seen(spans)
	f.things()
	f.nouns()
	f.namesLeft()
	f.brackets()
	f.places()
	f.speakers()
	slices.SortStableFunc(f.out, func(a, b doc.Mention) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End), cmp.Compare(a.Start, b.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
}

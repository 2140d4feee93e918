// Package parse finds what each word of a sentence hangs on: one tree of
// Universal Dependencies a sentence.
package parse

import (
	"fmt"
	"math"
	"slices"
	"sync"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/kernel"
)

// Stage parses sentences.
func Stage(m *encode.Model) (doc.Stage, error) {
	p, err := newParser(m)
	if err != nil {
		return doc.Stage{}, err
	}
	return doc.Stage{
		Name:  "parse",
		Needs: doc.Sentences | doc.Words | doc.Encoded | doc.Tagged,
		Fills: doc.Parsed,
		Run: func(d *doc.Doc) {
			p.run(d)
			d.Fill(doc.Parsed)
		},
	}, nil
}

// parser scores each pair of words of a sentence by a bilinear form of two
// vectors and the distance between them (a biaffine parser,
// https://arxiv.org/abs/1611.01734, without its hidden layers), and names a
// pair's relation by a hidden layer on both.
type parser struct {
	model  *encode.Model
	tree   *encode.Head // query, key, word for relation, head for relation
	rel    *encode.Head
	labels []string
	width  int       // of query and key
	depth  int       // of the relation's hidden layer
	none   []float32 // key of the root
	near   []float32 // by distance, clamped
	root   []float32 // the root as head for the relation
	rooms  sync.Pool // of *room
}

// room is what the parsing of a text needs, to be used again for the next one.
type room struct {
	side, products, scores []float32 // of a sentence
	hidden                 []float32 // of all words and their heads
}

// of gives n numbers of some room, which grows where it must; what they are is left open.
func of(room *[]float32, n int) []float32 {
	*room = slices.Grow((*room)[:0], n)[:n]
	return *room
}

func newParser(m *encode.Model) (*parser, error) {
	p := &parser{model: m, labels: m.Labels("rel")}
	var ok bool
	bad := func(what string) error {
		return fmt.Errorf("model %s: parser: %s is missing or of the wrong size", m.Version(), what)
	}
	if p.tree, ok = m.Head("tree"); !ok || p.tree.In() != m.Hidden() {
		return nil, bad("head tree")
	}
	if p.rel, ok = m.Head("rel"); !ok || p.rel.Out() != len(p.labels) {
		return nil, bad("head rel")
	}
	for _, v := range []struct {
		name string
		to   *[]float32
	}{{"tree.none", &p.none}, {"tree.near", &p.near}, {"rel.root", &p.root}} {
		t, ok := m.Tensor(v.name)
		if !ok || len(t.Shape) != 1 {
			return nil, bad(v.name)
		}
		*v.to = t.Data
	}
	p.width, p.depth = len(p.none), len(p.root)
	if p.tree.Out() != 2*p.width+2*p.depth || p.rel.In() != p.depth || len(p.near)%2 != 1 {
		return nil, bad("head tree")
	}
	return p, nil
}

func (p *parser) run(d *doc.Doc) {
	e := p.model.Borrow()
	defer p.model.Return(e)
	rows := p.tree.Scores(e, d.Vectors.Words)
	r, ok := p.rooms.Get().(*room)
	if !ok {
		r = &room{}
	}
	defer p.rooms.Put(r)
	hidden := of(&r.hidden, len(d.Words)*p.depth)
	var datelines []int
	for first := 0; first < len(d.Words); {
		end := first + 1
		for end < len(d.Words) && d.Words[end].Sentence == d.Words[first].Sentence {
			end++
		}
		telling := p.telling(d, first, end)
		root := p.hang(d, r, rows, telling, end, -1)
		if telling > first {
			datelines = append(datelines, p.hang(d, r, rows, first, telling, root))
		}
		for i := first; i < end; i++ {
			p.pair(hidden[i*p.depth:(i+1)*p.depth], rows, i, d.Words[i].Head)
		}
		first = end
	}
	p.name(d, p.rel.Scores(e, hidden))
	for _, w := range datelines {
		d.Words[w].Relation = "parataxis"
	}
}

// telling gives the word of a sentence's words [first, end) at which it begins to tell:
// no word of a dateline is part of what a verb behind it tells.
func (p *parser) telling(d *doc.Doc, first, end int) int {
	s := d.Sentences[d.Words[first].Sentence]
	_, at := d.WordsOf(s.First, d.Telling(s))
	if at <= first || at >= end {
		return first
	}
	return at
}

// hang makes a tree of the words [first, end), whose root hangs on a word before or
// behind them, or on none for -1, and gives that root.
func (p *parser) hang(d *doc.Doc, r *room, rows []float32, first, end, on int) (root int) {
	for i, h := range tree(p.scores(r, rows, first, end), end-first) {
		if h < 0 {
			root = first + i
			d.Words[root].Head = on
			continue
		}
		d.Words[first+i].Head = first + h
	}
	return root
}

// scores gives for each word of [first, end) how well each of them would do as
// its head: rows of 1+n, the root first; a word is no head of its own.
func (p *parser) scores(r *room, rows []float32, first, end int) []float32 {
	n, out := end-first, p.tree.Out()
	side := of(&r.side, 2*n*p.width)[:0]
	for _, from := range []int{0, p.width} { // queries, then keys
		for i := first; i < end; i++ {
			side = append(side, rows[i*out+from:i*out+from+p.width]...)
		}
	}
	queries, keys := side[:n*p.width], side[n*p.width:]
	products := of(&r.products, n*n)
	kernel.MulF32(products, queries, keys, n, p.width, n)
	s := of(&r.scores, n*(n+1))
	scale := float32(1 / math.Sqrt(float64(p.width)))
	far := len(p.near) / 2
	for i := range n {
		to := s[i*(n+1) : (i+1)*(n+1)]
		to[0] = kernel.Dot(queries[i*p.width:(i+1)*p.width], p.none) * scale
		for j := range n {
			to[j+1] = float32(products[i*n+j]*scale) + p.near[min(max(j-i, -far), far)+far]
		}
		to[i+1] = never
	}
	return s
}

// pair writes the hidden layer of a word and its head.
func (p *parser) pair(dst, rows []float32, word, head int) {
	out := p.tree.Out()
	a := rows[word*out+2*p.width:][:p.depth]
	b := p.root
	if head >= 0 {
		b = rows[head*out+2*p.width+p.depth:][:p.depth]
	}
	kernel.AddGELU(dst, a, b, nil)
}

// name gives each pair the best relation; roots, and they alone, are "root".
func (p *parser) name(d *doc.Doc, scores []float32) {
	for i := range d.Words {
		w := &d.Words[i]
		if w.Head < 0 {
			w.Relation = "root"
			continue
		}
		best := -1
		row := scores[i*len(p.labels) : (i+1)*len(p.labels)]
		for k, x := range row {
			if p.labels[k] != "root" && (best < 0 || x > row[best]) {
				best = k
			}
		}
		w.Relation = p.labels[best]
	}
}

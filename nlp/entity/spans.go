package entity

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/kernel"
)

// spanner scores spans of words, nested ones too: a head on words tells where
// one may begin and end, and gives two vectors a word; one on the sum of the
// first word's, the last word's and the length's tells what the span is.
type spanner struct {
	model  *encode.Model
	words  *encode.Head // begins, ends, as the first word, as the last word
	kinds  *encode.Head // no span, then each kind
	length []float32    // a row a length
	labels []string
	width  int       // of a hidden layer
	widest int       // words of the longest span
	idle   sync.Pool // of *rows
}

// rows are what the heads make of one text, kept for the next.
type rows struct{ words, hidden, likely []float32 }

func newSpanner(m *encode.Model, name string) (*spanner, error) {
	s := &spanner{model: m, labels: m.Labels(name)}
	bad := func(what string) error {
		return fmt.Errorf("model %s: %s is missing or of the wrong size", m.Version(), what)
	}
	var ok bool
	if s.words, ok = m.Head(name); !ok || s.words.In() != m.Hidden() {
		return nil, bad("head " + name)
	}
	if s.kinds, ok = m.Head(name + ".type"); !ok || s.kinds.Out() != 1+len(s.labels) || s.words.Out() != 2+2*s.kinds.In() {
		return nil, bad("head " + name + ".type")
	}
	s.width = s.kinds.In()
	length, ok := m.Tensor(name + ".length")
	if !ok || len(length.Data)%s.width != 0 {
		return nil, bad(name + ".length")
	}
	s.length, s.widest = length.Data, len(length.Data)/s.width
	return s, nil
}

// scored is a span of the words [first, end), how likely it is none, and the
// number of its likeliest kind.
type scored struct {
	first, end int
	none       float32
	kind       int
}

// some is how likely it is that the span is one of any kind.
func (s scored) some() float32 { return 1 - s.none }

// edge is what a word must score to begin or end a span: a chance of a
// twentieth.
const edge = -2.94

// score gives the spans that are something with a chance of so much or more, in
// order of their first word and then of their last. Only those whose edges pass
// are looked at.
func (s *spanner) score(d *doc.Doc, enough float32) []scored {
	e := s.model.Borrow()
	defer s.model.Return(e)
	r, ok := s.idle.Get().(*rows)
	if !ok {
		r = &rows{}
	}
	defer s.idle.Put(r)
	r.words = s.words.Apply(e, r.words, d.Vectors.Words)
	r.hidden = r.hidden[:0]
	var out, batch []scored
	n := s.kinds.Out()
	flush := func() {
		kernel.GELU(r.hidden)
		r.likely = s.kinds.Apply(e, r.likely, r.hidden)
		for i, c := range batch {
			likely := r.likely[i*n : (i+1)*n]
			if softmax(likely); 1-likely[0] < enough {
				continue
			}
			c.none, c.kind = likely[0], encode.Highest(likely[1:])
			out = append(out, c)
		}
		batch, r.hidden = batch[:0], r.hidden[:0]
	}
	s.edged(d, r, func(c scored) {
		if batch = append(batch, c); len(batch) == atOnce {
			flush()
		}
	})
	flush()
	return out
}

// atOnce is how many spans are scored at a time: a report may have any number.
const atOnce = 1024

// edged hands on the spans whose edges pass, and puts a hidden row of each behind
// those that are there.
func (s *spanner) edged(d *doc.Doc, r *rows, take func(scored)) {
	n := s.words.Out()
	var ends []int // words of the sentence that may end a span
	for i, w := range d.Words {
		if i == 0 || d.Words[i-1].Sentence != w.Sentence {
			ends = ends[:0]
			for j := i; j < len(d.Words) && d.Words[j].Sentence == w.Sentence; j++ {
				if r.words[j*n+1] >= edge {
					ends = append(ends, j)
				}
			}
		}
		for len(ends) > 0 && ends[0] < i {
			ends = ends[1:]
		}
		if r.words[i*n] < edge || w.Of(d.Text) == "-" {
			continue // nothing is the "-known" of "little-known"
		}
		first := r.words[i*n+2:][:s.width]
		for _, j := range ends {
			if j-i >= s.widest {
				break
			}
			last, length := r.words[j*n+2+s.width:][:s.width], s.length[(j-i)*s.width:][:s.width]
			for k, x := range length {
				r.hidden = append(r.hidden, first[k]+last[k]+x)
			}
			take(scored{first: i, end: j + 1})
		}
	}
}

// nested gives what is something with a chance of so much or more, uncrossed.
func (s *spanner) nested(d *doc.Doc, enough float32) []scored {
	return uncrossed(s.score(d, enough))
}

func softmax(x []float32) {
	top, sum := slices.Max(x), float32(0)
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// uncrossed leaves out what crosses a likelier span without lying within it or
// around it. The order stays.
func uncrossed(spans []scored) []scored {
	order := make([]int, len(spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spans[b].some(), spans[a].some()) })
	keep := make([]bool, len(spans))
	for k, i := range order {
		keep[i] = !slices.ContainsFunc(order[:k], func(j int) bool { return keep[j] && cross(spans[i], spans[j]) })
	}
	var out []scored
	for i, s := range spans {
		if keep[i] {
			out = append(out, s)
		}
	}
	return out
}

func cross(a, b scored) bool {
	return a.first < b.first && b.first < a.end && a.end < b.end || b.first < a.first && a.first < b.end && b.end < a.end
}

// headOf gives the word of [first, end) that the others hang on: the first whose
// own head lies outside, that of a noun or pronoun before others.
func headOf(d *doc.Doc, first, end int) int {
	best := -1
	for i := first; i < end; i++ {
		w := d.Words[i]
		if w.Head >= first && w.Head < end {
			continue
		}
		if nounal(w.UPOS) {
			return i
		}
		if best < 0 {
			best = i
		}
	}
	return max(best, first)
}

func nounal(upos string) bool { return upos == "NOUN" || upos == "PROPN" || upos == "PRON" }

package entity

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/kernel"
)

// Chains tells which things are one.
func Chains(m *encode.Model) (doc.Stage, error) {
	c, err := newChainer(m)
	if err != nil {
		return doc.Stage{}, err
	}
	return doc.Stage{
		Name:  "chains",
		Needs: doc.Words | doc.Encoded | doc.Tagged | doc.Things,
		Fills: doc.Chained,
		Run: func(d *doc.Doc) {
			c.run(d)
			d.Fill(doc.Chained)
		},
	}, nil
}

// chainer scores each thing against those before it, by a bilinear form of two
// vectors, how far apart they are and how alike their words, and against its
// being new.
type chainer struct {
	model        *encode.Model
	head         *encode.Head // of a first and a last word: query and query, key and key, new and new
	apart, alike []float32
	width        int
}

func newChainer(m *encode.Model) (*chainer, error) {
	c := &chainer{model: m}
	bad := func(what string) error {
		return fmt.Errorf("model %s: %s is missing or of the wrong size", m.Version(), what)
	}
	var ok bool
	if c.head, ok = m.Head("chains"); !ok || c.head.In() != m.Hidden() || c.head.Out()%4 != 2 {
		return nil, bad("head chains")
	}
	c.width = c.head.Out() / 4
	for _, v := range []struct {
		name string
		to   *[]float32
		n    int
	}{{"chains.apart", &c.apart, 8}, {"chains.alike", &c.alike, 4}} {
		t, ok := m.Tensor(v.name)
		if !ok || len(t.Data) != v.n {
			return nil, bad(v.name)
		}
		*v.to = t.Data
	}
	return c, nil
}

// memory is how many things back one is looked for.
const memory = 120

// run gives every thing its chain: what is certain by name, else that of the
// thing before it that scores best, else its own.
func (c *chainer) run(d *doc.Doc) {
	v := c.vectors(d)
	known := newNamer(d)
	for i := range d.Things {
		d.Things[i].Chain = i
		if j := known.certain(i); j >= 0 {
			d.Things[i].Chain = d.Things[j].Chain
		} else if j := c.best(d, v, known, i); j >= 0 {
			d.Things[i].Chain = d.Things[j].Chain
		}
		known.add(i)
	}
}

// linked is what the head makes of things.
type linked struct {
	query, key []float32 // width numbers a thing
	fresh      []float32 // how much it is new
	words      [][]int32 // of each thing: its words as numbers, the same for the same word, without a leading article
}

func (c *chainer) vectors(d *doc.Doc) linked {
	e := c.model.Borrow()
	defer c.model.Return(e)
	rows, w, n := c.head.Scores(e, d.Vectors.Words), c.width, len(d.Things)
	at := func(word, from, size int) []float32 { return rows[word*c.head.Out()+from:][:size] }
	v := linked{make([]float32, n*w), make([]float32, n*w), make([]float32, n), make([][]int32, n)}
	numbers := numbered(d)
	for i, t := range d.Things {
		first, last := t.First, t.End-1
		add(v.query[i*w:(i+1)*w], at(first, 0, w), at(last, w, w))
		add(v.key[i*w:(i+1)*w], at(first, 2*w, w), at(last, 3*w, w))
		v.fresh[i] = at(first, 4*w, 1)[0] + at(last, 4*w+1, 1)[0]
		v.words[i] = numbers[t.First:t.End]
		if len(v.words[i]) > 1 && article(d, t.First) {
			v.words[i] = v.words[i][1:]
		}
	}
	return v
}

// best gives the thing before thing i that scores best, or -1 where its being
// new scores better.
func (c *chainer) best(d *doc.Doc, v linked, known *namer, i int) int {
	w := c.width
	scale := float32(1 / math.Sqrt(float64(w)))
	best, top := -1, v.fresh[i]
	query := v.query[i*w : (i+1)*w]
	for j := i - 1; j >= max(0, i-memory); j-- {
		if d.Things[j].End > d.Things[i].First {
			continue // no thing is one with a part of it
		}
		// The conversion keeps processors from adding in the same step, which would round otherwise.
		s := float32(kernel.Dot(query, v.key[j*w:(j+1)*w])*scale) + c.apart[min(bits.Len(uint(i-j)), len(c.apart)-1)] + c.alike[alike(v.words[i], v.words[j])]
		if s > top && known.open(i, d.Things[j].Chain) {
			best, top = j, s
		}
	}
	return best
}

func add(dst, a, b []float32) {
	for i := range dst {
		dst[i] = a[i] + b[i]
	}
}

// numbered gives each word a number: the same to words that differ in case alone.
func numbered(d *doc.Doc) []int32 {
	known, out := make(map[string]int32, len(d.Words)/2), make([]int32, len(d.Words))
	for i, w := range d.Words {
		low := strings.ToLower(w.Of(d.Text))
		n, ok := known[low]
		if !ok {
			n = int32(len(known))
			known[low] = n
		}
		out[i] = n
	}
	return out
}

func article(d *doc.Doc, word int) bool {
	switch strings.ToLower(d.Words[word].Of(d.Text)) {
	case "the", "a", "an":
		return true
	}
	return false
}

// alike tells how alike the words of two things are, as training did: 0 the
// same, 1 the same last word, 2 the last word of one is in the other, 3 not.
func alike(a, b []int32) int {
	x, y := a[len(a)-1], b[len(b)-1]
	switch {
	case slices.Equal(a, b):
		return 0
	case x == y:
		return 1
	case slices.Contains(b, x), slices.Contains(a, y):
		return 2
	}
	return 3
}

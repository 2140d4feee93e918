// Package encode reads a text with one small transformer: words go in, and one
// vector a word piece comes out, on which the learned stages set their heads.
//
// The network is BERT (https://arxiv.org/abs/1810.04805) in the size of MiniLM,
// with one more embedding: how the whole word is written. Its matrices are
// bytes.
package encode

import (
	"slices"

	"sitrep/nlp/kernel"
	"sitrep/span"
)

// Encoder reads texts with a Model. It holds the scratch of one goroutine.
type Encoder struct {
	model     *Model
	words     *words
	pieces    []Piece
	windows   []window
	vectors   Vectors
	attention *kernel.Attention
	scratch   scratch
	size      int // pieces of the text in a window

	x, y []float32 // a row for each piece of the windows at work
	qkv  []float32 // and of one of them

	scores []float32 // what a head gave last
}

// NewEncoder makes the scratch for one goroutine: some 9 MB with long texts.
func (m *Model) NewEncoder() *Encoder {
	most, hidden := min(maxWindow, m.config.Positions), m.config.Hidden
	e := &Encoder{
		model: m, words: newWords(m.vocabulary), size: most - 2,
		attention: kernel.NewAttention(hidden, m.config.Heads, most),
		qkv:       make([]float32, most*3*hidden),
	}
	l := m.layers[0] // all are of one shape
	e.scratch.fit(l.qkv, l.attention, l.inner, l.outer)
	e.scratch.inner = make([]float32, block*m.config.Inner)
	return e
}

// Borrow gives an Encoder that nobody uses; Return gives it back.
func (m *Model) Borrow() *Encoder {
	if e, ok := m.idle.Get().(*Encoder); ok {
		return e
	}
	return m.NewEncoder()
}

// Return gives back a borrowed Encoder.
func (m *Model) Return(e *Encoder) { m.idle.Put(e) }

// Vectors is what an Encoder made of a text.
type Vectors struct {
	hidden int
	data   []float32
	first  []int32 // the first piece of each word, or -1
}

// Len is how many pieces there are.
func (v *Vectors) Len() int { return len(v.data) / v.hidden }

// Words is how many words there are.
func (v *Vectors) Words() int { return len(v.first) }

// Piece gives the vector of piece i.
func (v *Vectors) Piece(i int) []float32 {
	return v.data[i*v.hidden : (i+1)*v.hidden : (i+1)*v.hidden]
}

// First gives the first piece of word w; -1 where the word has none.
func (v *Vectors) First(w int) int { return int(v.first[w]) }

// Word gives the vector of the first piece of word w, which must have one.
func (v *Vectors) Word(w int) []float32 { return v.Piece(v.First(w)) }

// Pieces gives the vectors of all pieces in one, as Head.Apply reads them.
func (v *Vectors) Pieces() []float32 { return v.data }

// AppendWords appends the vectors of the words [from, to), as Head.Apply reads
// them.
func (v *Vectors) AppendWords(dst []float32, from, to int) []float32 {
	for w := from; w < to; w++ {
		dst = append(dst, v.Word(w)...)
	}
	return dst
}

// Pieces cuts the words of a text into pieces as Vocabulary.Pieces does. It
// remembers words that it has seen. The result is overwritten by the next call.
func (e *Encoder) Pieces(text string, words []span.Span, capitals []bool) []Piece {
	e.pieces = e.pieces[:0]
	for i, w := range words {
		e.pieces = appendWord(e.pieces, e.words.cut(w.Of(text)), w.Start, i, capitals)
	}
	return e.pieces
}

// Encode gives one vector a piece for the whole text. It is overwritten by the
// next call. The same pieces give the same vectors, bit for bit.
func (e *Encoder) Encode(pieces []Piece) *Vectors {
	e.vectors.hidden = e.model.config.Hidden
	e.vectors.data = grow(e.vectors.data, len(pieces)*e.vectors.hidden)
	e.vectors.index(pieces)
	e.windows = windows(e.windows[:0], pieces, e.size)
	for some := range slices.Chunk(e.windows, together) {
		e.read(some, pieces)
	}
	return &e.vectors
}

// index finds the first piece of each word.
func (v *Vectors) index(pieces []Piece) {
	words := 0
	for _, p := range pieces {
		words = max(words, int(p.Word)+1)
	}
	v.first = grow(v.first, words)
	for w := range v.first {
		v.first[w] = -1
	}
	for i := len(pieces) - 1; i >= 0; i-- {
		v.first[pieces[i].Word] = int32(i)
	}
}

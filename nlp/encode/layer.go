package encode

import (
	"iter"

	"sitrep/nlp/kernel"
)

// epsilon is BERT's, in layer norms.
const epsilon = 1e-12

// block is how many rows go through a product at once: so few that its sums are
// still in the cache when they are turned into numbers, so many that the
// weights are not read more often than need be. Kernels take 6 at a time, or 32.
const block = 96

// together is how many windows go through a layer before the next one, so that
// its weights come into the cache once for all of them.
const together = 8

// read takes windows of a text through all layers and keeps their vectors.
func (e *Encoder) read(some []window, pieces []Piece) {
	hidden, rows := e.model.config.Hidden, 0
	for _, w := range some {
		rows += w.rows()
	}
	e.x, e.y = grow(e.x, rows*hidden), grow(e.y, rows*hidden)
	for w, x := range e.each(some, e.x) {
		e.embed(x, pieces[w.from:w.to])
	}
	for i := range e.model.layers {
		e.layer(&e.model.layers[i], some, rows)
	}
	for w, x := range e.each(some, e.x) {
		copy(e.vectors.data[w.keep*hidden:w.keepTo*hidden], x[(w.keep-w.from+1)*hidden:])
	}
}

// each gives each window with its rows of x or y.
func (e *Encoder) each(some []window, of []float32) iter.Seq2[window, []float32] {
	return func(yield func(window, []float32) bool) {
		for _, w := range some {
			n := w.rows() * e.model.config.Hidden
			if !yield(w, of[:n]) {
				return
			}
			of = of[n:]
		}
	}
}

// embed writes what the first layer reads of a window.
func (e *Encoder) embed(x []float32, pieces []Piece) {
	hidden, v, norm := e.model.config.Hidden, e.model.vocabulary, e.model.embedding.norm
	e.row(x, v.cls, 0, CaseLower)
	for i, p := range pieces {
		e.row(x[(i+1)*hidden:], p.ID, i+1, p.Case)
	}
	e.row(x[(len(pieces)+1)*hidden:], v.sep, len(pieces)+1, CaseLower)
	kernel.LayerNorm(x, norm.gamma, norm.beta, epsilon, len(pieces)+2, hidden)
}

// row writes the sum of the embeddings of one piece.
func (e *Encoder) row(out []float32, id int32, position int, how uint8) {
	hidden := e.model.config.Hidden
	m := &e.model.embedding
	out = out[:hidden]
	scale := m.scale[id]
	where, written := m.position[position*hidden:][:hidden], m.how[int(how)*hidden:][:hidden]
	for j, b := range m.word[int(id)*hidden:][:hidden] {
		out[j] = float32(float32(int8(b))*scale) + where[j] + written[j]
	}
}

// layer takes all rows of x through one layer: attention window by window, and
// the rest in blocks, which may be of rows of two windows.
func (e *Encoder) layer(l *layer, some []window, rows int) {
	hidden, s := e.model.config.Hidden, &e.scratch
	at := 0
	for w, x := range e.each(some, e.x) {
		for i := 0; i < w.rows(); i += block {
			s.product(l.qkv, e.qkv[i*3*hidden:], x[i*hidden:], min(block, w.rows()-i))
		}
		e.attention.Attend(e.y[at*hidden:], e.qkv, w.rows())
		at += w.rows()
	}
	for i := 0; i < rows; i += block {
		n := min(block, rows-i)
		x, y := e.x[i*hidden:(i+n)*hidden], e.y[i*hidden:(i+n)*hidden]
		s.product(l.attention, y, y, n)
		kernel.AddLayerNorm(x, y, l.norm1.gamma, l.norm1.beta, epsilon, n, hidden)
		s.productGELU(l.inner, s.inner, x, n)
		s.product(l.outer, y, s.inner, n)
		kernel.AddLayerNorm(x, y, l.norm2.gamma, l.norm2.beta, epsilon, n, hidden)
	}
}

// scratch is room for products of a block of rows.
type scratch struct {
	bytes []uint8
	sums  []int32
	scale []float32
	inner []float32
}

// fit makes room for the products of some layers.
func (s *scratch) fit(layers ...dense) {
	s.scale = grow(s.scale, block)
	for _, d := range layers {
		s.bytes = grow(s.bytes, max(len(s.bytes), block*d.weights.Depth()))
		s.sums = grow(s.sums, max(len(s.sums), block*d.weights.Stride()))
	}
}

// product writes weights times row plus bias for at most a block of rows of
// src. dst and src may be the same.
func (s *scratch) product(d dense, dst, src []float32, rows int) {
	s.multiply(d, src, rows)
	kernel.Dequant(dst, s.sums, d.weights.Stride(), s.scale, d.scale, d.bias, rows, d.weights.N())
}

// productGELU is product, and then GELU.
func (s *scratch) productGELU(d dense, dst, src []float32, rows int) {
	s.multiply(d, src, rows)
	kernel.DequantGELU(dst, s.sums, d.weights.Stride(), s.scale, d.scale, d.bias, rows, d.weights.N())
}

func (s *scratch) multiply(d dense, src []float32, rows int) {
	kernel.Quantize(s.bytes, d.weights.Depth(), s.scale, src, rows, d.weights.K())
	d.weights.Mul(s.sums, s.bytes, rows)
}

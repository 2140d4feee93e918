package encode

import "sitrep/nlp/kernel"

// epsilon is BERT's, in layer norms.
const epsilon = 1e-12

// block is how many rows go through a product at once: so few that its sums are
// still in the cache when they are turned into numbers, so many that the
// weights are not read more often than need be. Kernels take 6 at a time, or 32.
const block = 96

// read takes a window through all layers and keeps its vectors. Windows go one
// by one: all rows of the text at once were no faster, for they do not fit into
// the cache.
func (e *Encoder) read(w window, pieces []Piece) {
	hidden, rows := e.model.config.Hidden, w.rows()
	e.embed(pieces)
	for i := range e.model.layers {
		e.layer(&e.model.layers[i], rows)
	}
	copy(e.vectors.data[w.keep*hidden:w.keepTo*hidden], e.x[(w.keep-w.from+1)*hidden:])
}

// embed writes what the first layer reads.
func (e *Encoder) embed(pieces []Piece) {
	v, norm := e.model.vocabulary, e.model.embedding.norm
	e.row(v.cls, 0, CaseLower)
	for i, p := range pieces {
		e.row(p.ID, i+1, p.Case)
	}
	e.row(v.sep, len(pieces)+1, CaseLower)
	kernel.LayerNorm(e.x, norm.gamma, norm.beta, epsilon, len(pieces)+2, e.model.config.Hidden)
}

// row writes the sum of the embeddings of one piece.
func (e *Encoder) row(id int32, position int, how uint8) {
	hidden := e.model.config.Hidden
	m := &e.model.embedding
	out := e.x[position*hidden:][:hidden]
	scale := m.scale[id]
	where, written := m.position[position*hidden:][:hidden], m.how[int(how)*hidden:][:hidden]
	for j, b := range m.word[int(id)*hidden:][:hidden] {
		out[j] = float32(float32(int8(b))*scale) + where[j] + written[j]
	}
}

// layer takes the first rows of x through one layer.
func (e *Encoder) layer(l *layer, rows int) {
	hidden, s := e.model.config.Hidden, &e.scratch
	for i := 0; i < rows; i += block {
		s.product(l.qkv, e.qkv[i*3*hidden:], e.x[i*hidden:], min(block, rows-i))
	}
	e.attention.Attend(e.y, e.qkv, rows)
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

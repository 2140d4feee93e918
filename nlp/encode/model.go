package encode

import (
	"fmt"
	"strings"
	"sync"

	"sitrep/nlp/kernel"
)

// Model is a trained network: a vocabulary, the encoder, and the parameters of
// the heads that stages set on its vectors. It is safe for use by many
// goroutines at once.
type Model struct {
	version    string
	config     config
	vocabulary *Vocabulary
	embedding  embedding
	layers     []layer
	heads      map[string]*Head
	labels     map[string]headInfo
	tensors    map[string]Tensor
	idle       sync.Pool // of *Encoder
}

// Tensor is numbers that a stage keeps in the model's file. Nobody may change
// them.
type Tensor struct {
	Shape []int
	Data  []float32 // the last side of the shape runs fastest
}

// embedding turns pieces into the vectors that the first layer reads.
type embedding struct {
	word     []byte    // signed bytes, a row a piece
	scale    []float32 // of each row
	position []float32 // with the vector of type 0 in it
	how      []float32 // of the six ways in which a word is written
	norm     layerNorm
}

type layerNorm struct {
	gamma, beta []float32
}

// layer is one layer of the transformer.
type layer struct {
	qkv, attention dense
	norm1          layerNorm
	inner, outer   dense
	norm2          layerNorm
}

// dense is a matrix product with what turns its sums into numbers.
type dense struct {
	weights     *kernel.Matrix
	scale, bias []float32
}

// maxSide is how many inputs a product of bytes may have and be exact.
const maxSide = 65000

// Load reads a model file. It keeps data, which must not change any more.
func Load(data []byte) (*Model, error) {
	f, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	m := &Model{version: f.Version, config: f.Config, labels: f.Heads, tensors: f.floats}
	for _, step := range []func(*file) error{
		func(*file) error { return m.config.check() }, m.loadVocabulary, m.loadEmbedding, m.loadLayers, m.loadHeads,
	} {
		if err := step(f); err != nil {
			return nil, fmt.Errorf("load model: %w", err)
		}
	}
	return m, nil
}

// Version is what the model calls itself.
func (m *Model) Version() string { return m.version }

// Hidden is how many numbers the vector of a piece has.
func (m *Model) Hidden() int { return m.config.Hidden }

// Vocabulary gives the pieces that the model knows.
func (m *Model) Vocabulary() *Vocabulary { return m.vocabulary }

// Tensor gives float parameters of the file by name.
func (m *Model) Tensor(name string) (Tensor, bool) {
	t, ok := m.tensors[name]
	return t, ok
}

// Labels gives what the outputs of a head stand for, in their order; nil where
// the file does not say. Nobody may change them.
func (m *Model) Labels(head string) []string { return m.labels[head].Labels }

func (m *Model) loadVocabulary(f *file) (err error) {
	m.vocabulary, err = newVocabulary(f.bytes[f.Vocab], m.config.Pieces)
	return err
}

func (m *Model) loadEmbedding(f *file) error {
	c, e := m.config, &m.embedding
	kind, err := f.vector("embed.type", c.Hidden)
	if err != nil {
		return err
	}
	position, err := f.vector("embed.position", c.Positions*c.Hidden)
	if err != nil {
		return err
	}
	e.position = make([]float32, len(position))
	for i, x := range position {
		e.position[i] = x + kind[i%c.Hidden]
	}
	if e.word, err = f.matrix("embed.word", c.Pieces, c.Hidden); err != nil {
		return err
	}
	if e.scale, err = f.vector("embed.word.scale", c.Pieces); err != nil {
		return err
	}
	if e.how, err = f.vector("embed.case", c.Cases*c.Hidden); err != nil {
		return err
	}
	e.norm, err = f.norm("embed.norm", c.Hidden)
	return err
}

func (m *Model) loadLayers(f *file) error {
	c := m.config
	for i := range c.Layers {
		var l layer
		name := func(part string) string { return fmt.Sprintf("layer.%d.%s", i, part) }
		for _, d := range []struct {
			to   *dense
			name string
			k, n int
		}{
			{&l.qkv, "qkv", c.Hidden, 3 * c.Hidden},
			{&l.attention, "attention", c.Hidden, c.Hidden},
			{&l.inner, "inner", c.Hidden, c.Inner},
			{&l.outer, "outer", c.Inner, c.Hidden},
		} {
			var err error
			if *d.to, err = f.dense(name(d.name), d.k, d.n); err != nil {
				return err
			}
		}
		var err error
		if l.norm1, err = f.norm(name("norm1"), c.Hidden); err != nil {
			return err
		}
		if l.norm2, err = f.norm(name("norm2"), c.Hidden); err != nil {
			return err
		}
		m.layers = append(m.layers, l)
	}
	return nil
}

// loadHeads makes a Head of each matrix of bytes whose name begins as theirs.
func (m *Model) loadHeads(f *file) error {
	m.heads = map[string]*Head{}
	for full, e := range f.Tensors {
		name, ok := strings.CutPrefix(full, "head.")
		if !ok || e.Type != "i8" {
			continue
		}
		if len(e.Shape) != 2 {
			return fmt.Errorf("matrix %q has shape %v", full, e.Shape)
		}
		d, err := f.dense(full, e.Shape[0], e.Shape[1])
		if err != nil {
			return err
		}
		m.heads[name] = &Head{name: name, labels: m.Labels(name), dense: d}
	}
	return nil
}

func (f *file) norm(name string, n int) (out layerNorm, err error) {
	if out.gamma, err = f.vector(name+".gamma", n); err != nil {
		return out, err
	}
	out.beta, err = f.vector(name+".beta", n)
	return out, err
}

func (f *file) dense(name string, k, n int) (out dense, err error) {
	raw, err := f.matrix(name, k, n)
	if err != nil {
		return out, err
	}
	if k > maxSide {
		return out, fmt.Errorf("matrix %q takes %d numbers", name, k)
	}
	if out.scale, err = f.vector(name+".scale", n); err != nil {
		return out, err
	}
	if out.bias, err = f.vector(name+".bias", n); err != nil {
		return out, err
	}
	signed := make([]int8, len(raw))
	for i, b := range raw {
		signed[i] = int8(b)
	}
	out.weights = kernel.Pack(k, n, signed)
	return out, nil
}

package encode

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
)

// A model file is, in little endian: eight bytes of magic; the length of the
// header as uint32; the header in JSON; zeros up to a multiple of 64; and the
// tensors, each at an offset from there that is a multiple of 64.
const (
	magic     = "SITREPM1"
	alignment = 64
)

// header is what the file says of itself.
type header struct {
	Version string              `json:"version"`
	Config  config              `json:"config"`
	Vocab   string              `json:"vocab"` // the tensor with the vocabulary
	Tensors map[string]entry    `json:"tensors"`
	Heads   map[string]headInfo `json:"heads"`
}

// config is the shape of the network.
type config struct {
	Layers    int `json:"layers"`
	Hidden    int `json:"hidden"`
	Heads     int `json:"heads"`
	Inner     int `json:"inner"`
	Pieces    int `json:"pieces"`
	Positions int `json:"positions"`
	Cases     int `json:"cases"`
}

// entry says where a tensor lies and what it is.
type entry struct {
	Type   string `json:"dtype"` // i8, f32, bytes
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
}

type headInfo struct {
	Labels []string `json:"labels"`
}

// check refuses a network that no model of ours is near to.
func (c config) check() error {
	for _, v := range []struct {
		name        string
		n, from, to int
	}{
		{"layers", c.Layers, 1, 100},
		{"hidden", c.Hidden, 1, 1 << 14},
		{"heads", c.Heads, 1, c.Hidden},
		{"inner", c.Inner, 1, 1 << 15},
		{"pieces", c.Pieces, 3, maxVocabulary},
		{"positions", c.Positions, minPositions, 1 << 15},
		{"cases", c.Cases, int(cases), int(cases)},
	} {
		if v.n < v.from || v.n > v.to {
			return fmt.Errorf("%s is %d, not within %d and %d", v.name, v.n, v.from, v.to)
		}
	}
	if c.Hidden%c.Heads != 0 {
		return fmt.Errorf("%d numbers for %d heads", c.Hidden, c.Heads)
	}
	return nil
}

// file is a model file taken apart: the header, and tensors by name.
type file struct {
	header
	bytes  map[string][]byte // of dtypes i8 and bytes; they share memory with the file
	floats map[string]Tensor
}

// parse takes a model file apart. It needs memory in the order of the file's.
func parse(data []byte) (*file, error) {
	if len(data) < len(magic)+4 || string(data[:len(magic)]) != magic {
		return nil, errors.New("not a model file")
	}
	n := uint64(binary.LittleEndian.Uint32(data[len(magic):]))
	start := uint64(len(magic) + 4)
	if n > uint64(len(data))-start {
		return nil, errors.New("the header is cut off")
	}
	f := &file{bytes: map[string][]byte{}, floats: map[string]Tensor{}}
	if err := json.Unmarshal(data[start:start+n], &f.header); err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	area := (start + n + alignment - 1) / alignment * alignment
	if err := f.take(data[min(area, uint64(len(data))):]); err != nil {
		return nil, err
	}
	return f, nil
}

// take cuts the tensors out of their area. Together they may not be larger
// than it, so that a damaged header cannot ask for much memory.
func (f *file) take(area []byte) error {
	left := len(area)
	for name, e := range f.Tensors {
		n, err := e.elements(len(area))
		if err != nil {
			return fmt.Errorf("tensor %q: %w", name, err)
		}
		size := n * e.size()
		if e.Offset < 0 || e.Offset%alignment != 0 || e.Offset > len(area)-size || size > left {
			return fmt.Errorf("tensor %q: %d bytes at %d do not fit into the file's %d", name, size, e.Offset, len(area))
		}
		left -= size
		raw := area[e.Offset : e.Offset+size : e.Offset+size]
		if e.Type != "f32" {
			f.bytes[name] = raw
			continue
		}
		numbers, err := floats(raw)
		if err != nil {
			return fmt.Errorf("tensor %q: %w", name, err)
		}
		f.floats[name] = Tensor{e.Shape, numbers}
	}
	return nil
}

// size is how many bytes a number takes.
func (e entry) size() int {
	if e.Type == "f32" {
		return 4
	}
	return 1
}

// elements is how many numbers a tensor has: at least one, at most `most`
// bytes of them.
func (e entry) elements(most int) (int, error) {
	if !slices.Contains([]string{"i8", "f32", "bytes"}, e.Type) {
		return 0, fmt.Errorf("unknown type %q", e.Type)
	}
	n := 1
	for _, side := range e.Shape {
		if side < 1 || side > most/e.size()/n {
			return 0, fmt.Errorf("shape %v does not fit into the file", e.Shape)
		}
		n *= side
	}
	if n > most/e.size() {
		return 0, fmt.Errorf("shape %v does not fit into the file", e.Shape)
	}
	return n, nil
}

func floats(raw []byte) ([]float32, error) {
	out := make([]float32, len(raw)/4)
	for i := range out {
		bits := binary.LittleEndian.Uint32(raw[4*i:])
		if bits&0x7f800000 == 0x7f800000 {
			return nil, errors.New("a number is not finite")
		}
		out[i] = math.Float32frombits(bits)
	}
	return out, nil
}

// vector gives a float tensor of n numbers, whatever its shape.
func (f *file) vector(name string, n int) ([]float32, error) {
	t, ok := f.floats[name]
	if !ok {
		return nil, fmt.Errorf("the file lacks the numbers %q", name)
	}
	if len(t.Data) != n {
		return nil, fmt.Errorf("%q has %d numbers, not %d", name, len(t.Data), n)
	}
	return t.Data, nil
}

// matrix gives the signed bytes of a tensor of k rows of n.
func (f *file) matrix(name string, k, n int) ([]byte, error) {
	e := f.Tensors[name]
	if e.Type != "i8" {
		return nil, fmt.Errorf("the file lacks the matrix %q", name)
	}
	if !slices.Equal(e.Shape, []int{k, n}) {
		return nil, fmt.Errorf("matrix %q has shape %v, not %v", name, e.Shape, []int{k, n})
	}
	return f.bytes[name], nil
}

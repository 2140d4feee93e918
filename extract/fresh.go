package extract

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
)

// freshFile is what train/fresh.py has learned of the words that begin a new incident: the version of the model whose vectors
// it is for and a line's end; then, in 32 bits, little endian, how much each number counts of the vector of the word that names
// a happening, of the mean of those of its words, and of that of its first word; and last what is added.
//
//go:embed fresh.bin
var freshFile string

// freshModel is the version of the model that freshFile is for, freshScale its numbers.
var freshModel, freshScale = readFresh(freshFile)

func readFresh(file string) (model string, scale []float64) {
	model, numbers, _ := strings.Cut(file, "\n")
	for b := []byte(numbers); len(b) >= 4; b = b[4:] {
		scale = append(scale, float64(math.Float32frombits(binary.LittleEndian.Uint32(b))))
	}
	return model, scale
}

// fresh tells how likely the words of a happening begin an incident that the report has not told of before, in log-odds; 0
// where nothing is known of it.
func (x *extractor) fresh(h *happening) float64 {
	v := x.vector(h)
	if len(freshScale) != len(v)+1 {
		return 0
	}
	sum := freshScale[len(v)]
	for i, n := range v {
		sum += freshScale[i] * float64(n)
	}
	return sum
}

// vector gives the network's vectors of the word that names a happening, of its words, their mean, and of its first word, one
// after the other; nil where it has no words.
func (x *extractor) vector(h *happening) []float32 {
	first, end := x.d.WordsOf(h.first, h.end)
	lead := x.wordAt(x.deeds[h.lead].First)
	if first == end || lead < 0 || len(x.d.Vectors.Words) == 0 {
		return nil
	}
	width := x.d.Vectors.Width
	out := make([]float32, 3*width)
	copy(out, x.d.Vectors.Word(lead))
	for i := first; i < end; i++ {
		for k, n := range x.d.Vectors.Word(i) {
			out[width+k] += n / float32(end-first)
		}
	}
	copy(out[2*width:], x.d.Vectors.Word(first))
	return out
}

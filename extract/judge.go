package extract

import (
	"encoding/binary"
	"math"
	"strings"
)

// judge weighs the network's vectors of words: how likely something is so of them, in log-odds. The zero value knows nothing.
type judge struct {
	model string    // the version of the model whose vectors it is for
	scale []float64 // how much each number counts; and last what is added
}

// readJudge reads what scales.py in train writes: the version of the model and a line's end; then the scale in 32 bits, little
// endian.
func readJudge(file string) judge {
	model, numbers, _ := strings.Cut(file, "\n")
	j := judge{model: model}
	for b := []byte(numbers); len(b) >= 4; b = b[4:] {
		j.scale = append(j.scale, float64(math.Float32frombits(binary.LittleEndian.Uint32(b))))
	}
	return j
}

// of gives the log-odds for some vectors, one after the other; 0 where they are not as many numbers as it knows of.
func (j *judge) of(vectors ...[]float32) float64 {
	n := 0
	for _, v := range vectors {
		n += len(v)
	}
	if n == 0 || len(j.scale) != n+1 {
		return 0
	}
	sum, scale := j.scale[n], j.scale
	for _, v := range vectors {
		for i, x := range v {
			sum += scale[i] * float64(x)
		}
		scale = scale[len(v):]
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

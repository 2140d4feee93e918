package model

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"sitrep/nlp/encode"
	"sitrep/span"
)

// fixture is what PyTorch makes of a few sentences, in 32 bits: train/export.py
// writes it with the model.
type fixture struct {
	Version   string      `json:"version"`
	Sentences [][]string  `json:"sentences"`
	IDs       []int32     `json:"ids"` // with [CLS] and [SEP]
	Cases     []uint8     `json:"cases"`
	Vectors   [][]float32 `json:"vectors"` // the first numbers of each word's vector
	Norms     []float64   `json:"norms"`
}

func read(t *testing.T) (f fixture, text string, words []span.Span, capitals []bool) {
	t.Helper()
	b, err := os.ReadFile("fixture.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, s := range f.Sentences {
		upper := strings.ToUpper(strings.Join(s, "")) == strings.Join(s, "")
		for _, w := range s {
			words = append(words, span.Span{Start: all.Len(), End: all.Len() + len(w)})
			capitals = append(capitals, upper)
			all.WriteString(w + " ")
		}
	}
	return f, all.String(), words, capitals
}

// TestPiecesAreThoseOfTraining: the words of the fixture fall into the pieces,
// and are written in the way, that training saw.
func TestPiecesAreThoseOfTraining(t *testing.T) {
	f, text, words, capitals := read(t)
	m, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if m.Version() != f.Version {
		t.Errorf("the model is %s, the fixture of %s", m.Version(), f.Version)
	}
	got := m.NewEncoder().Pieces(text, words, capitals)
	if len(got) != len(f.IDs)-2 {
		t.Fatalf("%d pieces, want %d", len(got), len(f.IDs)-2)
	}
	for i, p := range got {
		if p.ID != f.IDs[i+1] || p.Case != f.Cases[i+1] {
			t.Errorf("piece %d of %q is %d, case %d; want %d, case %d", i, words[p.Word].Of(text), p.ID, p.Case, f.IDs[i+1], f.Cases[i+1])
		}
	}
}

// TestVectorsAreThoseOfPyTorch: in 8 bits they differ by little.
func TestVectorsAreThoseOfPyTorch(t *testing.T) {
	f, text, words, capitals := read(t)
	m, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	e := m.NewEncoder()
	v := e.Encode(e.Pieces(text, words, capitals))
	sum, least := 0.0, 1.0
	for w, want := range f.Vectors {
		got := v.Word(w)
		c := cosine(got[:len(want)], want)
		sum += c
		least = min(least, c)
		if n := norm(got); math.Abs(n-f.Norms[w])/f.Norms[w] > 0.05 {
			t.Errorf("the vector of %q is %.2f long, want %.2f", words[w].Of(text), n, f.Norms[w])
		}
	}
	if mean := sum / float64(len(words)); mean < 0.99 || least < 0.9 {
		t.Errorf("cosines to PyTorch's vectors: mean %.4f, least %.4f; want 0.99 and 0.9 at least", mean, least)
	}
}

func BenchmarkLoad(b *testing.B) {
	for range b.N {
		if _, err := encode.Load(file); err != nil {
			b.Fatal(err)
		}
	}
}

func cosine(a, b []float32) float64 {
	dot := 0.0
	for i := range a {
		dot += float64(a[i]) * float64(b[i])
	}
	return dot / norm(a) / norm(b)
}

func norm(a []float32) float64 {
	sum := 0.0
	for _, x := range a {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

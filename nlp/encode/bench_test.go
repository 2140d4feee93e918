package encode

import (
	"strings"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	data := newTestFile(miniConfig, manyPieces()).write()
	for b.Loop() {
		if _, err := Load(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEncode reads a report of 600 pieces with a network of the size that
// ships.
func BenchmarkEncode(b *testing.B) {
	m, err := Load(newTestFile(miniConfig, manyPieces()).write())
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{20, 120, 600} {
		b.Run("", func(b *testing.B) {
			e := m.NewEncoder()
			pieces := testText(m.vocabulary, n)[:n]
			b.ReportAllocs()
			for b.Loop() {
				e.Encode(pieces)
			}
			b.ReportMetric(float64(len(pieces)*b.N)/b.Elapsed().Seconds(), "pieces/s")
		})
	}
}

func BenchmarkPieces(b *testing.B) {
	m := loadTest(b, tinyConfig)
	e := m.NewEncoder()
	text := strings.Repeat("The police said 17 bombings in São Tomé shook un-affable Istanbul . ", 40)
	words := wordsOf(text)
	b.ReportAllocs()
	for b.Loop() {
		e.Pieces(text, words, nil)
	}
	b.ReportMetric(float64(len(words)*b.N)/b.Elapsed().Seconds(), "words/s")
}

// manyPieces is a vocabulary as large as BERT's.
func manyPieces() []string {
	v := testVocabulary()
	for i := 0; len(v) < 30522; i++ {
		v = append(v, "##"+strings.Repeat("q", 1+i%5)+string([]rune{'a' + rune(i%26), 'a' + rune(i/26%26), 'a' + rune(i/676%26), 'a' + rune(i/17576)}))
	}
	return v
}

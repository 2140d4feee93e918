package encode

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
)

// testText gives pieces of a text of n words; some words are of several pieces.
func testText(v *Vocabulary, n int) []Piece {
	some := []string{"The", "police", "said", "17", "bombings", "in", "São", "Tomé,", "ISTANBUL", "and", "on", "fire", "un-affable", "Zürich.", "x", "ж"}
	var words []string
	for i := range n {
		words = append(words, some[(i*i+i/7)%len(some)])
	}
	text := strings.Join(words, " ")
	return v.Pieces(text, wordsOf(text), nil)
}

// TestEncode compares vectors with those that a plain reading of the network
// gives, in doubles. Where a number lies between two bytes, the two readings may
// take different ones: few differences, and small.
func TestEncode(t *testing.T) {
	f := newTestFile(tinyConfig, testVocabulary())
	m, err := Load(f.write())
	if err != nil {
		t.Fatal(err)
	}
	e := m.NewEncoder()
	n := naive{f.read(t), tinyConfig}
	for _, words := range []int{1, 2, 20, 70, 200} {
		pieces := testText(m.vocabulary, words)
		v := e.Encode(pieces)
		if v.Len() != len(pieces) || v.Words() != words {
			t.Fatalf("%d pieces of %d words give %d vectors of %d words", len(pieces), words, v.Len(), v.Words())
		}
		total := 0.0
		for i, want := range n.encode(pieces, windows(nil, pieces, minPositions-2), m.vocabulary) {
			for j, got := range v.Piece(i) {
				difference := math.Abs(float64(got) - want[j])
				if total += difference; difference > 0.15 {
					t.Fatalf("%d words: number %d of piece %d is %v, want %v", words, j, i, got, want[j])
				}
			}
		}
		if mean := total / float64(len(v.Pieces())); mean > 0.01 {
			t.Errorf("%d words: vectors are %v away from what is wanted", words, mean)
		}
	}
}

func TestVectorsOfWords(t *testing.T) {
	m := loadTest(t, tinyConfig)
	pieces := testText(m.vocabulary, 300)
	v := m.NewEncoder().Encode(pieces)
	last := int32(-1)
	var all []float32
	for i, p := range pieces {
		if p.Word == last {
			continue
		}
		last = p.Word
		if got := v.First(int(p.Word)); got != i {
			t.Errorf("First(%d) = %d, want %d", p.Word, got, i)
		}
		if !slices.Equal(v.Word(int(p.Word)), v.Piece(i)) {
			t.Errorf("Word(%d) is not piece %d", p.Word, i)
		}
		all = append(all, v.Piece(i)...)
	}
	if got := v.AppendWords(nil, 0, v.Words()); !slices.Equal(got, all) {
		t.Error("AppendWords gives other vectors than Word")
	}
}

func TestEncodeNothing(t *testing.T) {
	m := loadTest(t, tinyConfig)
	e := m.NewEncoder()
	e.Encode(testText(m.vocabulary, 10))
	if v := e.Encode(nil); v.Len() != 0 || v.Words() != 0 {
		t.Errorf("no pieces give %d vectors of %d words", v.Len(), v.Words())
	}
	h, _ := m.Head("kind")
	if got := h.Apply(e, nil, nil); len(got) != 0 {
		t.Errorf("a head on nothing gives %v", got)
	}
}

// TestEncodeAlike reads texts again, after others, and by many at once: no bit
// may differ.
func TestEncodeAlike(t *testing.T) {
	m := loadTest(t, tinyConfig)
	texts := [][]Piece{testText(m.vocabulary, 120), testText(m.vocabulary, 3), testText(m.vocabulary, 60)}
	var want [][]float32
	for _, pieces := range texts {
		want = append(want, slices.Clone(m.NewEncoder().Encode(pieces).Pieces()))
	}
	var wait sync.WaitGroup
	for start := range 4 {
		wait.Go(func() {
			e := m.NewEncoder()
			for i := range texts {
				i = (start + i) % len(texts)
				if !slices.Equal(e.Encode(texts[i]).Pieces(), want[i]) {
					t.Errorf("text %d: other vectors", i)
				}
			}
		})
	}
	wait.Wait()
}

func TestHeadApply(t *testing.T) {
	f := newTestFile(tinyConfig, testVocabulary())
	m, err := Load(f.write())
	if err != nil {
		t.Fatal(err)
	}
	e := m.NewEncoder()
	h, _ := m.Head("kind")
	rows := slices.Clone(e.Encode(testText(m.vocabulary, 150)).Pieces())
	got := h.Apply(e, nil, rows)
	n := naive{f.read(t), tinyConfig}
	for i := range len(rows) / h.In() {
		row := make([]float64, h.In())
		for j := range row {
			row[j] = float64(rows[i*h.In()+j])
		}
		for j, want := range n.dense("head.kind", row, h.Out()) {
			if math.Abs(float64(got[i*h.Out()+j])-want) > 1e-4 {
				t.Fatalf("row %d, output %d: %v, want %v", i, j, got[i*h.Out()+j], want)
			}
		}
	}
	if lent := h.Scores(e, rows); !slices.Equal(lent, got) {
		t.Error("Scores gives other numbers than Apply")
	}
	room := make([]float32, 5, len(got)+10)
	if again := h.Apply(e, room, rows); &again[0] != &room[0] || !slices.Equal(again, got) {
		t.Error("Apply does not use the room that it is given")
	}
}

func TestNoGarbage(t *testing.T) {
	m := loadTest(t, tinyConfig)
	e := m.NewEncoder()
	h, _ := m.Head("kind")
	text := strings.Repeat("The bombings in São Tomé, 17th. ", 40)
	words := wordsOf(text)
	var scores, rows []float32
	once := func() {
		v := e.Encode(e.Pieces(text, words, nil))
		rows = v.AppendWords(rows[:0], 0, v.Words())
		scores = h.Apply(e, scores, rows)
		h.Scores(e, rows)
	}
	once()
	if n := testing.AllocsPerRun(5, once); n > 0 {
		t.Errorf("%v allocations a text", n)
	}
}

// naive reads the network as its description goes: no blocks, no packing, no
// polynomials. Only what is written in bytes is rounded as it is there.
type naive struct {
	tensors map[string][]float64
	config
}

// read gives the numbers of a file; matrices are not scaled.
func (f *testFile) read(t *testing.T) map[string][]float64 {
	t.Helper()
	p, err := parse(f.write())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]float64{}
	for name, raw := range p.bytes {
		for _, b := range raw {
			out[name] = append(out[name], float64(int8(b)))
		}
	}
	for name, x := range p.floats {
		for _, v := range x.Data {
			out[name] = append(out[name], float64(v))
		}
	}
	return out
}

func (n naive) encode(pieces []Piece, windows []window, v *Vocabulary) [][]float64 {
	out := make([][]float64, len(pieces))
	for _, w := range windows {
		x := [][]float64{n.embed(Piece{ID: v.cls}, 0)}
		for i, p := range pieces[w.from:w.to] {
			x = append(x, n.embed(p, i+1))
		}
		x = append(x, n.embed(Piece{ID: v.sep}, len(x)))
		for i := range n.Layers {
			x = n.layer(fmt.Sprintf("layer.%d.", i), x)
		}
		for i := w.keep; i < w.keepTo; i++ {
			out[i] = x[i-w.from+1]
		}
	}
	return out
}

func (n naive) embed(p Piece, position int) []float64 {
	out := make([]float64, n.Hidden)
	for j := range out {
		out[j] = n.tensors["embed.word"][int(p.ID)*n.Hidden+j]*n.tensors["embed.word.scale"][p.ID] +
			n.tensors["embed.position"][position*n.Hidden+j] + n.tensors["embed.type"][j] + n.tensors["embed.case"][int(p.Case)*n.Hidden+j]
	}
	return n.norm("embed.norm", out)
}

func (n naive) layer(name string, x [][]float64) [][]float64 {
	var qkv, out [][]float64
	for _, row := range x {
		qkv = append(qkv, n.dense(name+"qkv", row, 3*n.Hidden))
	}
	for i, row := range x {
		row = n.norm(name+"norm1", sum(row, n.dense(name+"attention", n.attend(qkv, i), n.Hidden)))
		inner := n.dense(name+"inner", row, n.Inner)
		for j, v := range inner {
			inner[j] = v * (1 + math.Erf(v/math.Sqrt2)) / 2
		}
		out = append(out, n.norm(name+"norm2", sum(row, n.dense(name+"outer", inner, n.Hidden))))
	}
	return out
}

// attend gives what piece i gets from all.
func (n naive) attend(qkv [][]float64, i int) []float64 {
	out := make([]float64, n.Hidden)
	d := n.Hidden / n.Heads
	for from := 0; from < n.Hidden; from += d {
		var weights []float64
		total := 0.0
		for _, other := range qkv {
			dot := 0.0
			for j := from; j < from+d; j++ {
				dot += qkv[i][j] * other[n.Hidden+j]
			}
			w := math.Exp(dot / math.Sqrt(float64(d)))
			weights = append(weights, w)
			total += w
		}
		for k, other := range qkv {
			for j := from; j < from+d; j++ {
				out[j] += weights[k] / total * other[2*n.Hidden+j]
			}
		}
	}
	return out
}

// dense rounds the row to 127 steps on either side of zero and multiplies.
func (n naive) dense(name string, row []float64, outputs int) []float64 {
	most := 0.0
	for _, v := range row {
		most = max(most, math.Abs(v))
	}
	out := make([]float64, outputs)
	for j := range out {
		for i, v := range row {
			out[j] += math.RoundToEven(v*127/most) * n.tensors[name][i*outputs+j]
		}
		out[j] = out[j]*most/127*n.tensors[name+".scale"][j] + n.tensors[name+".bias"][j]
	}
	return out
}

func (n naive) norm(name string, x []float64) []float64 {
	mean, variance := 0.0, 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		variance += (v - mean) * (v - mean) / float64(len(x))
	}
	out := make([]float64, len(x))
	for j, v := range x {
		out[j] = (v-mean)/math.Sqrt(variance+epsilon)*n.tensors[name+".gamma"][j] + n.tensors[name+".beta"][j]
	}
	return out
}

func sum(a, b []float64) []float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i] + b[i]
	}
	return out
}

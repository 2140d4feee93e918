package extract

import (
	"testing"

	"sitrep/nlp/encode/model"
)

// The numbers are for the vectors of the model that ships: with another one they have to be learned again.
func TestJudgesAreOfTheModel(t *testing.T) {
	m, err := model.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		judge   judge
		vectors int
	}{{"fresh", freshJudge, 3}, {"meant", meantJudge, 4}} {
		if n := len(tt.judge.scale); tt.judge.model != m.Version() || n != tt.vectors*m.Hidden()+1 {
			t.Errorf("%[1]s.bin has %[2]d numbers for model %[3]q; the program has %[4]q with %[5]d a word: run train/%[1]s.py", tt.name, n, tt.judge.model, m.Version(), m.Hidden())
		}
	}
}

func TestJudge(t *testing.T) {
	j := readJudge("m-1\n\x00\x00\x80\x3f\x00\x00\x00\x40\x00\x00\x00\xbf") // 1, 2 and -0.5
	for _, tt := range []struct {
		vectors [][]float32
		want    float64
	}{
		{[][]float32{{3}, {4}}, 10.5},
		{[][]float32{{3, 4}, nil}, 10.5},
		{[][]float32{{3}}, 0},
		{nil, 0},
	} {
		if got := j.of(tt.vectors...); got != tt.want || j.model != "m-1" {
			t.Errorf("of(%v) by %q = %v, want %v", tt.vectors, j.model, got, tt.want)
		}
	}
	if got := new(judge).of([]float32{1}); got != 0 {
		t.Errorf("a judge that knows nothing gives %v", got)
	}
}

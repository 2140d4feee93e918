package extract

import (
	"testing"

	"sitrep/nlp/encode/model"
)

// The numbers are for the vectors of the model that ships: with another one they have to be learned again.
func TestFreshIsOfTheModel(t *testing.T) {
	m, err := model.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if freshModel != m.Version() || len(freshScale) != 3*m.Hidden()+1 {
		t.Errorf("fresh.bin has %d numbers for model %q; the program has %q with %d a word: run train/fresh.py", len(freshScale), freshModel, m.Version(), m.Hidden())
	}
}

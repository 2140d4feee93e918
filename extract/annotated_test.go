package extract

import (
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp"
)

// annotated gives the Doc of a report of Thursday, 3 June 2021, with every layer filled.
func annotated(t *testing.T, text string) *doc.Doc {
	t.Helper()
	p, err := nlp.New(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New("", text, time.Date(2021, 6, 3, 0, 0, 0, 0, time.UTC))
	p.Annotate(d)
	return d
}

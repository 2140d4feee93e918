package sitrep

import (
	"testing"

	"sitrep/span"
)

func TestHolds(t *testing.T) {
	r := &Report{Title: "Explosion in Łódź", Text: "Police said three people died. 🚀 fire was heard."}
	tests := []struct {
		name string
		q    Quote
		want bool
	}{
		{"in the text", Quote{InText, span.Span{Start: 0, End: 6}, "Police"}, true},
		{"in the title", Quote{InTitle, span.Span{Start: 13, End: 20}, "Łódź"}, true},
		{"past characters of four bytes", Quote{InText, span.Span{Start: 36, End: 40}, "fire"}, true},
		{"to the very end", Quote{InText, span.Span{Start: 0, End: len(r.Text)}, r.Text}, true},
		{"in the wrong part", Quote{InTitle, span.Span{Start: 0, End: 6}, "Police"}, false},
		{"one byte off", Quote{InText, span.Span{Start: 1, End: 7}, "Police"}, false},
		{"another letter", Quote{InText, span.Span{Start: 0, End: 6}, "police"}, false},
		{"more than there is", Quote{InText, span.Span{Start: 0, End: len(r.Text) + 1}, r.Text + "!"}, false},
		{"before the text", Quote{InText, span.Span{Start: -1, End: 6}, "Police"}, false},
		{"backwards", Quote{InText, span.Span{Start: 6, End: 0}, "Police"}, false},
		{"no words", Quote{InText, span.Span{Start: 3, End: 3}, ""}, false},
	}
	for _, test := range tests {
		if got := r.Holds(test.q); got != test.want {
			t.Errorf("%s: Holds(%v) = %v, want %v", test.name, test.q, got, test.want)
		}
	}
}

func TestTextHash(t *testing.T) {
	a, b := Report{Text: "Seven dead.", Title: "x"}, Report{Text: "Seven dead!", Title: "x"}
	if a.TextHash() == b.TextHash() {
		t.Errorf("TextHash is the same for %q and %q", a.Text, b.Text)
	}
	// The hash of no bytes, as anybody can look it up.
	if got, want := Hash(nil), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; got != want {
		t.Errorf("Hash(nil) = %s, want %s", got, want)
	}
}

package when

import (
	"testing"

	"sitrep/doc"
)

// What is a verb is no month, however it is written.
func TestCheckVerbs(t *testing.T) {
	text := "THE REBELS MAY TRY AGAIN IN MAY OR IN MAY 1990."
	d := read("", text, "1990-04-01")
	var kept []string
	c := &check{d: d}
	for i, tok := range d.Tokens {
		w := doc.SyntacticWord{Span: tok.Span, Token: i, UPOS: "PROPN"}
		if tok.Low == "may" && d.Tokens[i+1].Low != "1990" {
			w.UPOS = "AUX"
		}
		d.Words = append(d.Words, w)
	}
	lex := newLexicon()
	for _, f := range find(d, lex) {
		if f.lone() || f.month == 0 {
			if !c.keeps(f) {
				continue
			}
		}
		kept = append(kept, f.at.Of(text))
	}
	if len(kept) != 1 || kept[0] != "MAY 1990" {
		t.Errorf("of %q the check keeps %q, want MAY 1990 alone", text, kept)
	}
}

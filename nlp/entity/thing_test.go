package entity

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sitrep/doc"
	"sitrep/span"
)

// parsed makes a Doc of one sentence: a line a word, with its part of speech and
// the number of its head, counted from 0.
func parsed(lines ...string) *doc.Doc {
	d := &doc.Doc{}
	for i, l := range lines {
		var word, upos string
		var head int
		if _, err := fmt.Sscan(l, &word, &upos, &head); err != nil {
			panic(err)
		}
		s := span.Span{Start: len(d.Text), End: len(d.Text) + len(word)}
		d.Text += word + " "
		d.Tokens = append(d.Tokens, doc.Token{Span: s, Low: strings.ToLower(word)})
		d.Words = append(d.Words, doc.SyntacticWord{Span: s, Token: i, UPOS: upos, Head: head})
	}
	d.Sentences = []doc.Sentence{{Span: span.Span{End: len(d.Text)}, End: len(d.Words)}}
	return d
}

func TestHeadOf(t *testing.T) {
	d := parsed("the DET 2", "old ADJ 2", "leader NOUN 5", "of ADP 4", "them PRON 2", "left VERB -1", "early ADV 5")
	for _, tt := range []struct{ first, end, want int }{{0, 5, 2}, {3, 5, 4}, {0, 2, 0}, {4, 7, 4}, {6, 7, 6}} {
		if got := headOf(d, tt.first, tt.end); got != tt.want {
			t.Errorf("headOf(%d, %d) = %d, want %d", tt.first, tt.end, got, tt.want)
		}
	}
}

func TestUncrossed(t *testing.T) {
	s := func(first, end int, some float32) scored { return scored{first: first, end: end, none: 1 - some} }
	got := uncrossed([]scored{s(0, 3, 0.6), s(0, 5, 0.9), s(2, 4, 0.8), s(4, 6, 0.7), s(6, 7, 0.5)})
	var at []int
	for _, g := range got {
		at = append(at, g.first*10+g.end)
	}
	if fmt.Sprint(at) != "[5 24 67]" {
		t.Errorf("uncrossed = %v, want [5 24 67]", at)
	}
}

func TestNamer(t *testing.T) {
	d := parsed("Ana PROPN 1", "Ruiz PROPN 2", "met VERB -1", "Bo PROPN 4", "Lind PROPN 2", "; PUNCT 2", "Ruiz PROPN 7", "left VERB 2", "; PUNCT 2", "Free PROPN 10", "Front PROPN 12", "and CCONJ 12", "FF PROPN 2")
	d.Things = []doc.Thing{
		{First: 0, End: 2, Kind: "person"},
		{First: 3, End: 5, Kind: "person"},
		{First: 6, End: 7, Kind: "person"},
		{First: 9, End: 11, Kind: "organization"},
		{First: 12, End: 13, Kind: "organization"},
	}
	n := newNamer(d)
	var got []int
	for i := range d.Things {
		got = append(got, n.certain(i))
		n.add(i)
	}
	if fmt.Sprint(got) != "[-1 -1 0 -1 3]" {
		t.Errorf("certain = %v, want [-1 -1 0 -1 3]", got)
	}
	if !n.barred(1, 0) || n.barred(2, 0) || !n.barred(3, 0) || n.barred(4, 3) {
		t.Error("persons of other names, and what is no person, must be barred from a person, and they alone")
	}
}

// Who is the object of a verb is not its subject, unless it says so.
func TestBound(t *testing.T) {
	for _, tt := range []struct {
		text, pronoun, name string // the pronoun, and what it stands for
	}{
		{"A man threw a stone at a woman, hitting her in Kirkuk.", "her", "woman"},
	} {
		d := annotate(t, tt.text)
		i := slices.IndexFunc(d.Mentions, func(m doc.Mention) bool { return m.Of(d.Text) == tt.pronoun })
		if i < 0 || d.Mentions[i].Name != tt.name {
			t.Errorf("%q in %q: %+v", tt.pronoun, tt.text, d.Mentions)
		}
	}
}

package link

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// sampleTexts are the texts of the sample reports that are long enough to have a
// sketch, by id.
func sampleTexts(tb testing.TB) (ids []string, texts map[string]string) {
	tb.Helper()
	b, err := os.ReadFile("../samples/wire.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	texts = map[string]string{}
	for line := range bytes.Lines(b) {
		var r struct{ ID, Text string }
		if err := json.Unmarshal(line, &r); err != nil {
			tb.Fatal(err)
		}
		if Sketch(r.Text) != nil {
			ids, texts[r.ID] = append(ids, r.ID), r.Text
		}
	}
	return ids, texts
}

// edits are what papers do to an agency's text.
var edits = []struct {
	name string
	of   func(paragraphs []string, d *dice) []string
}{
	{"as it came", func(p []string, _ *dice) []string { return p }},
	{"the last paragraphs cut", func(p []string, _ *dice) []string { return p[:(len(p)+1)/2] }},
	{"the first paragraph left out", func(p []string, _ *dice) []string { return p[1:] }},
	{"a paragraph put in", func(p []string, _ *dice) []string {
		return slices.Insert(slices.Clone(p), 1, "The paper's own correspondent reached the place in the afternoon and found the road shut, the shops closed and a crowd that waited behind a rope for news.")
	}},
	{"a dateline and a note", func(p []string, _ *dice) []string {
		return append(append([]string{"RUTAN (AP) - " + p[0]}, p[1:]...), "Subscribe to our morning letter to read more of this.")
	}},
	{"one word in fifteen another", func(p []string, d *dice) []string {
		return replaced(p, d, 15)
	}},
	{"cut, one word in twenty another, a paragraph put in", func(p []string, d *dice) []string {
		return slices.Insert(replaced(p[:(2*len(p)+2)/3], d, 20), 1, "Residents told the paper that they had heard nothing of it before the evening, when the electricity came back and the phones rang.")
	}},
}

// replaced puts another word in the place of one in so many.
func replaced(paragraphs []string, d *dice, oneIn int) []string {
	out := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		words := strings.Fields(p)
		for j := range words {
			if d.roll(oneIn) == 0 {
				words[j] = "reportedly"
			}
		}
		out[i] = strings.Join(words, " ")
	}
	return out
}

// TestCopies: of edited copies of the samples at most one in twenty-five is missed,
// by the sketch or by the bands, and no two of the samples are taken for copies but
// the one that is.
func TestCopies(t *testing.T) {
	ids, texts := sampleTexts(t)
	d := dice(5)
	tried, missed, unfound := 0, 0, 0
	for _, id := range ids {
		whole := Sketch(texts[id])
		for _, e := range edits {
			for range 5 {
				edited := Sketch(strings.Join(e.of(strings.Split(texts[id], "\n\n"), &d), "\n\n"))
				if edited == nil {
					continue // too short to tell
				}
				tried++
				if !IsCopy(whole, edited) {
					missed++
					t.Logf("%s, %s: alike %.2f", id, e.name, Alike(whole, edited))
				}
				if !shareBand(whole, edited) {
					unfound++
					t.Logf("%s, %s: no band in common", id, e.name)
				}
			}
		}
	}
	if tried < 300 || 25*missed > tried || 25*unfound > tried {
		t.Errorf("of %d edited copies %d were missed and %d share no band; want one in twenty-five at most, of 300", tried, missed, unfound)
	}
	for i, a := range ids {
		for _, b := range ids[:i] {
			copied := a == "baqubah-claim-copy" && b == "baqubah-claim"
			if got := IsCopy(Sketch(texts[a]), Sketch(texts[b])); got != copied {
				t.Errorf("%s and %s: IsCopy = %v (alike %.2f), want %v", a, b, got, Alike(Sketch(texts[a]), Sketch(texts[b])), copied)
			}
		}
	}
}

func shareBand(a, b []uint32) bool {
	bands := Bands(b)
	return slices.ContainsFunc(Bands(a), func(x uint64) bool { return slices.Contains(bands, x) })
}

func TestSketch(t *testing.T) {
	_, texts := sampleTexts(t)
	text := texts["baqubah-flash"]
	if !slices.Equal(Sketch(text), Sketch(text)) || !slices.Equal(Sketch(text), Sketch(strings.ToUpper(text))) {
		t.Error("the same words gave another sketch")
	}
	if len(Sketch(text)) != 1+sketched || len(Bands(Sketch(text))) != banded/bandRows {
		t.Errorf("a sketch has %d numbers and %d bands", len(Sketch(text)), len(Bands(Sketch(text))))
	}
	short := "Two men were shot dead in Omran on Tuesday, police said. Nobody claimed it."
	if Sketch(short) != nil || Bands(nil) != nil || Alike(Sketch(short), Sketch(short)) != 0 || IsCopy(nil, nil) {
		t.Error("a text that is too short must have no sketch, no bands and no copies")
	}
	if got := Alike(Sketch(text), Sketch(text)); got != 1 {
		t.Errorf("a text is alike %.2f to itself, want 1", got)
	}
}

func BenchmarkSketch(b *testing.B) {
	_, texts := sampleTexts(b)
	for b.Loop() {
		Sketch(texts["baqubah-flash"])
	}
}

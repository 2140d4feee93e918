package tag

import (
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/token"
)

func annotated(t *testing.T, text string) *doc.Doc {
	t.Helper()
	m, err := model.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New("", text, time.Time{})
	token.Stage().Run(d)
	for _, f := range []func(*encode.Model) (doc.Stage, error){encode.Stage, Sentences, Stage} {
		s, err := f(m)
		if err != nil {
			t.Fatal(err)
		}
		if !d.Has(s.Needs) {
			t.Fatalf("%s needs %s", s.Name, s.Needs)
		}
		s.Run(d)
	}
	return d
}

func TestTags(t *testing.T) {
	d := annotated(t, "Two soldiers were killed in the attacks, the officer said.")
	var tags, lemmas []string
	for _, w := range d.Words {
		tags, lemmas = append(tags, w.UPOS+"/"+w.XPOS), append(lemmas, w.Lemma)
	}
	if got, want := strings.Join(tags, " "), "NUM/CD NOUN/NNS AUX/VBD VERB/VBN ADP/IN DET/DT NOUN/NNS PUNCT/, DET/DT NOUN/NN VERB/VBD PUNCT/."; got != want {
		t.Errorf("tags are\n%s, want\n%s", got, want)
	}
	if got, want := strings.Join(lemmas, " "), "two soldier be kill in the attack , the officer say ."; got != want {
		t.Errorf("lemmas are %q, want %q", got, want)
	}
	if f := d.Words[1].Feats; !strings.Contains(f, "Number=Plur") {
		t.Errorf("features of soldiers are %q", f)
	}
}

// TestCapitalsReadAlike: a text in capitals has the tags and lemmas of the same text in
// small letters, but for a word in twenty, and but for what is a name.
func TestCapitalsReadAlike(t *testing.T) {
	const text = "Gunmen attacked the police station in the capital on Monday, killing two guards. Three officers were wounded. " +
		"The minister said that the army had closed all roads to the north and that nobody had claimed responsibility."
	small, big := annotated(t, text), annotated(t, strings.ToUpper(text))
	if len(small.Words) != len(big.Words) {
		t.Fatalf("%d words, and %d in capitals", len(small.Words), len(big.Words))
	}
	var other []string
	for i := range small.Words {
		if a, b := small.Words[i], big.Words[i]; (a.UPOS != b.UPOS || a.Lemma != b.Lemma) && a.UPOS != "PROPN" && b.UPOS != "PROPN" {
			other = append(other, a.Of(small.Text)+" "+a.UPOS+" "+b.UPOS+" "+b.Lemma)
		}
	}
	if 20*len(other) > len(small.Words) {
		t.Errorf("of %d words these are others in capitals: %q", len(small.Words), other)
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]int{
		"Lt. Gen. Obasi spoke to reporters. He left at 5 p.m. on Friday.":          2,
		"\"We will not go,\" he said. \"This is our land.\"":                       2,
		"Who did it? Nobody knows.":                                                2,
		"Shots were fired near the market\n\nBy our reporter\n\nTwo men were hit.": 3,
		"Three people were hurt in Goma. M23 rebels took control of a bridge.":     2,
		"SAN PEDRO, 3 JAN 90 -- [TEXT] THE ARMY SAID IT KILLED TWO MEN.":           1,
	} {
		if d := annotated(t, text); len(d.Sentences) != want {
			t.Errorf("%q has %d sentences, want %d", text, len(d.Sentences), want)
		}
	}
}

// TestSentencesHoldAllTokens: after sentences were parted anew, every token and
// every word lies in the sentence that it says.
func TestSentencesHoldAllTokens(t *testing.T) {
	holdAllTokens(t, annotated(t, "al-Hara fell. Troops of the 4th re-entered it at 7:30pm -- \"late\", said Mr. Obasi etc. Nobody was hurt."))
}

// What has no full stop for pages is cut, so that no stage compares all its words
// with all others.
func TestSentencesAreCut(t *testing.T) {
	d := annotated(t, strings.Repeat("the bomb killed nine people in the old town's market and ", 300))
	holdAllTokens(t, d)
	for i, s := range d.Sentences {
		if n := s.End - s.First; n > mostWords {
			t.Errorf("sentence %d has %d tokens, want no more than %d", i, n, mostWords)
		}
	}
}

func holdAllTokens(t *testing.T, d *doc.Doc) {
	t.Helper()
	at := 0
	for i, s := range d.Sentences {
		if s.First != at || s.End <= s.First {
			t.Errorf("sentence %d has tokens [%d, %d), the one before ended at %d", i, s.First, s.End, at)
		}
		for k := s.First; k < s.End; k++ {
			if d.Tokens[k].Sentence != i {
				t.Errorf("token %d says sentence %d, is in %d", k, d.Tokens[k].Sentence, i)
			}
		}
		at = s.End
	}
	if at != len(d.Tokens) {
		t.Errorf("sentences end at token %d of %d", at, len(d.Tokens))
	}
	for i, w := range d.Words {
		if w.Sentence != d.Tokens[w.Token].Sentence {
			t.Errorf("word %d says sentence %d, its token %d", i, w.Sentence, d.Tokens[w.Token].Sentence)
		}
	}
}

func TestLemmaScripts(t *testing.T) {
	l := scripts(encode.Column{Labels: []string{"k0+", "l1+", "l3+y", "l9+x"}}, nil)
	for _, tc := range []struct {
		word string
		row  []float32
		want string
	}{
		{"Paris", []float32{9, 1, 0, 0}, "Paris"},
		{"Bombs", []float32{0, 9, 1, 0}, "bomb"},
		{"cities", []float32{0, 1, 9, 0}, "city"},
		{"men", []float32{1, 2, 0, 9}, "me"}, // nine letters cannot come off: the next best
		{"a", []float32{1, 9, 0, 0}, "a"},    // nothing would be left
	} {
		if got := l.of(tc.word, tc.row); got != tc.want {
			t.Errorf("lemma of %q = %q, want %q", tc.word, got, tc.want)
		}
	}
}

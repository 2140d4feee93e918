package parse

import (
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/tag"
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
	for _, f := range []func(*encode.Model) (doc.Stage, error){encode.Stage, tag.Sentences, tag.Stage, Stage} {
		s, err := f(m)
		if err != nil {
			t.Fatal(err)
		}
		s.Run(d)
	}
	return d
}

func TestTrees(t *testing.T) {
	d := annotated(t, "BASRA, Iraq, 3 March (Wire) -- Bandits robbed a ship. Gunmen killed two soldiers in the town on Monday, the army said. The convoy was attacked by rebels.")
	for _, tc := range []struct{ word, head, relation string }{
		{"BASRA", "robbed", "parataxis"},
		{"Bandits", "robbed", "nsubj"},
		{"Gunmen", "killed", "nsubj"},
		{"two", "soldiers", "nummod"},
		{"soldiers", "killed", "obj"},
		{"army", "said", "nsubj"},
		{"convoy", "attacked", "nsubj:pass"},
		{"attacked", "", "root"},
	} {
		found := false
		for _, w := range d.Words {
			if w.Of(d.Text) != tc.word {
				continue
			}
			found = true
			head := ""
			if w.Head >= 0 {
				head = d.Words[w.Head].Of(d.Text)
			}
			if head != tc.head || w.Relation != tc.relation {
				t.Errorf("%s is %s of %q, want %s of %q", tc.word, w.Relation, head, tc.relation, tc.head)
			}
		}
		if !found {
			t.Errorf("no word %q", tc.word)
		}
	}
}

// TestOneRootASentence: whatever the text, each sentence is one tree.
func TestOneRootASentence(t *testing.T) {
	for _, text := range []string{
		"", "?", "...", "a", "(((", "ATTACK. ATTACK! 12-3 // x@y.z \u202eabc", "1. One\n2. Two\n\n- three\n- four",
		"ﬁre İstanbul ЖЖЖ 北京 \x00 é e\u0301",
	} {
		d := annotated(t, text)
		roots := map[int]int{}
		for i, w := range d.Words {
			if w.Head < 0 {
				roots[w.Sentence]++
				continue
			}
			if d.Words[w.Head].Sentence != w.Sentence {
				t.Errorf("%q: word %d hangs on another sentence", text, i)
			}
			steps := 0
			for h := i; h >= 0; h = d.Words[h].Head {
				if steps++; steps > len(d.Words) {
					t.Fatalf("%q: a circle at word %d", text, i)
				}
			}
		}
		for s := range d.Sentences {
			if roots[s] != 1 {
				t.Errorf("%q: sentence %d has %d roots", text, s, roots[s])
			}
		}
	}
}

package entity

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/token"
)

// TestAgree gives words their chances: of "Qar/B-LOC=3" the label scores 3, and
// every other one nothing.
func TestAgree(t *testing.T) {
	labels := []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG"}
	tests := []struct{ name, text, want string }{
		{"the surer kind", "Zed/B-ORG=5 met Zed/B-PER=1", "[Zed ORG Zed ORG]"},
		{"the kind of most", "Zed/B-ORG=2 met Zed/B-PER=3 and Zed/B-ORG=2", "[Zed ORG Zed ORG Zed ORG]"},
		{"one that was overlooked", "Zed/B-ORG=9 met Zed/O=1", "[Zed ORG Zed ORG]"},
		{"one that is none for sure", "Zed/B-ORG=1 met Zed/O=9", "[]"},
		{"several words", "Zed/B-PER=5 Foo/I-PER=5 met Zed/B-ORG=1 Foo/I-ORG=1", "[Zed Foo PER Zed Foo PER]"},
		{"within a longer name", "Zed/B-PER=5 Foo/I-PER=5 met Foo/B-ORG=9 and Foo/B-ORG=9", "[Zed Foo PER Foo ORG Foo ORG]"},
		{"a name that stands once", "Zed/B-PER=1 met Foo/B-ORG=1", "[Zed PER Foo ORG]"},
		{"small letters", "zed/B-ORG=9 met zed/O=1", "[zed ORG]"},
		{"hardly one, right behind another", "Zed/B-ORG=5 Foo/B-PER=1", "[Zed ORG]"},
		{"one for sure, right behind another", "Zed/B-ORG=5 Foo/B-PER=5", "[Zed ORG Foo PER]"},
		{"nothing", "he met them", "[]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var words []string
			var rows []float32
			for _, w := range strings.Fields(tt.text) {
				word, told, _ := strings.Cut(w, "/")
				label, score := "O", 9
				if told != "" {
					l, n, _ := strings.Cut(told, "=")
					label = l
					if _, err := fmt.Sscan(n, &score); err != nil {
						t.Fatal(err)
					}
				}
				row := make([]float32, len(labels))
				row[slices.Index(labels, label)] = float32(score)
				words, rows = append(words, word), append(rows, row...)
			}
			d := doc.New("", strings.Join(words, " "), time.Time{})
			token.Stage().Run(d)
			c := encode.Column{Labels: labels}
			var got []string
			for _, n := range agree(d, c.SpansApart(rows, len(labels), behind), c, rows, len(labels)) {
				got = append(got, strings.Join(words[n.First:n.End], " ")+" "+n.Kind)
			}
			if s := fmt.Sprint(got); s != tt.want {
				t.Errorf("got %s, want %s", s, tt.want)
			}
		})
	}
}

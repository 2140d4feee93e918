package token

import (
	"slices"
	"testing"
	"time"

	"sitrep/doc"
)

// TestWords: words as Universal Dependencies has them.
func TestWords(t *testing.T) {
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"Pro-government troops re-entered al-Hara.", []string{"Pro-government", "troops", "re-entered", "al", "-", "Hara", "."}},
		{"Lt. Gen. Obasi didn't say; he cannot.", []string{"Lt.", "Gen.", "Obasi", "did", "n't", "say", ";", "he", "can", "not", "."}},
		{"The U.S. base, hit on 9/11, cost $4.5m.", []string{"The", "U.S.", "base", ",", "hit", "on", "9/11", ",", "cost", "$", "4.5m", "."}},
		{"A 24-year-old, aged 20-25, from AT&T.", []string{"A", "24", "-", "year", "-", "old", ",", "aged", "20", "-", "25", ",", "from", "AT&T", "."}},
		{"Write to desk@wire.example at 7:30pm.", []string{"Write", "to", "desk@wire.example", "at", "7:30", "pm", "."}},
		{"Rifles, mortars, etc. It was the #2 unit's.", []string{"Rifles", ",", "mortars", ",", "etc", ".", "It", "was", "the", "#", "2", "unit", "'s", "."}},
		{"==== see files.pdf", []string{"====", "see", "files.pdf"}},
	} {
		d := doc.New("", tc.text, time.Time{})
		Stage().Run(d)
		var got []string
		for i, w := range d.Words {
			got = append(got, w.Of(d.Text))
			if tok := d.Tokens[w.Token]; w.Start < tok.Start || w.Start >= tok.End {
				t.Errorf("%q: word %d does not begin in its token", tc.text, i)
			}
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("words of %q = %q, want %q", tc.text, got, tc.want)
		}
	}
}

package quantity

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/token"
)

func read(text string) string {
	d := doc.New("", text, time.Time{})
	token.Stage().Run(d)
	Stage().Run(d)
	var out []string
	for _, q := range d.Quantities {
		out = append(out, fmt.Sprintf("%s=%s..%s", q.Of(text), show(q.Min), show(q.Max)))
	}
	return strings.Join(out, " | ")
}

func show(n *int) string {
	if n == nil {
		return "?"
	}
	return fmt.Sprint(*n)
}

func TestFind(t *testing.T) {
	tests := []struct{ text, want string }{
		{"at least 18 people", "at least 18=18..?"},
		{"more than a dozen missiles", "more than a dozen=13..?"},
		{"more than 100 troops", "more than 100=101..?"},
		{"five or six gunmen", "five or six=5..6"},
		{"scores of civilians", "scores=40..?"},
		{"dozens were hurt", "dozens=24..?"},
		{"tens of thousands fled", "tens of thousands=20000..?"},
		{"hundreds of thousands fled", "hundreds of thousands=200000..?"},
		{"two hundred and fifty-one men", "two hundred and fifty-one=251..251"},
		{"up to 20 men", "up to 20=?..20"},
		{"fewer than 10 men", "fewer than 10=?..9"},
		{"some 1,200 people and 3.5 million others", "some 1,200=1200..1200 | 3.5 million=3500000..3500000"},
		{"10 or more wounded", "10 or more=10..?"},
		{"no injuries but no longer", "no=0..0"},
		{"no one was hurt", "no one=0..0"},
		{"nobody and none of them, no-one", "nobody=0..0 | none=0..0 | no-one=0..0"},
		{"between three and five men", "three and five=3..5"},
		{"three and five men", "three=3..3 | five=5..5"},
		{"twenty-one of the 17th brigade", "twenty-one=21..21"},
		{"half a dozen, several dozen", "half a dozen=6..6 | several dozen=24..?"},
		{"two or more", "two or more=2..?"},
		{"NO FEWER THAN NINE PEASANTS", "NO FEWER THAN NINE=9..?"},
		{"99999999999999999999999", ""},
		{"their car ran over two mines and over 20 shells", "two=2..2 | over 20=21..?"},
		{"July 17 - Two sailors", "17=17..17 | Two=2..2"},
		{"one two", "one=1..1 | two=2..2"},
		{"three million", "three million=3000000..3000000"},
	}
	for _, tt := range tests {
		if got := read(tt.text); got != tt.want {
			t.Errorf("quantities of %q = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"at least at least 5", "million million million million", "thousands of thousands of hundreds", "a a dozen", "1 or 2 to 3-4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := doc.New("", strings.ToValidUTF8(text, ""), time.Time{})
		token.Stage().Run(d)
		Stage().Run(d)
		for _, q := range d.Quantities {
			if q.Min != nil && *q.Min < 0 || q.First >= q.End || q.Min == nil && q.Max == nil {
				t.Fatalf("quantity %q = %s..%s", q.Of(d.Text), show(q.Min), show(q.Max))
			}
		}
	})
}

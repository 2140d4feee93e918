package token

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"sitrep/doc"
)

func TestSplit(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Police said two men fled.", "Police|said|two|men|fled|."},
		{"Jordan's army didn't fire.", "Jordan|'s|army|did|n't|fire|."},
		{"Jordan’s army didn’t fire.", "Jordan|’s|army|did|n’t|fire|."},
		{"the U.S. base at al-Asad", "the|U.S.|base|at|al-Asad"},
		{"1,200 people, 7.5 km, 12-kilogram bomb at 10:30 p.m. on 17th", "1,200|people|,|7.5|km|,|12-kilogram|bomb|at|10:30|p.m.|on|17th"},
		{"LIMA, 3 JAN 90 (EFE) -- [TEXT] TWO", "LIMA|,|3|JAN|90|(|EFE|)|--|[|TEXT|]|TWO"},
		{"see https://example.org/a?b=c. @desk #news", "see|https://example.org/a?b=c|.|@desk|#news"},
		{"“No,” he said...", "“|No|,|”|he|said|..."},
		{"the end.The start", "the|end|.|The|start"},
		{"$40m or 30%", "$|40m|or|30|%"},
		{"Hashd al-Sha'abi", "Hashd|al-Sha'abi"},
		{"Москва، بغداد", "Москва|،|بغداد"},
	}
	for _, tt := range tests {
		var got []string
		for _, tok := range Split(tt.text) {
			got = append(got, tok.Of(tt.text))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("Split(%q) = %q, want %q", tt.text, g, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, title, text, want string }{
		{"plain", "", "Two died. Three fled.", "Two died.|Three fled."},
		{"title", "Blast in Asyut", "Two died.", "Blast in Asyut|Two died."},
		{"titles and initials", "", "Lt. Gen. John F. Ruiz spoke. He left.", "Lt. Gen. John F. Ruiz spoke.|He left."},
		{"quote", "", "“We saw smoke.” She ran. “Why?” he asked.", "“We saw smoke.”|She ran.|“Why?” he asked."},
		{"country", "", "It hit the U.S. Army base in the U.S. The army replied.", "It hit the U.S. Army base in the U.S.|The army replied."},
		{"month", "", "It began on Jan. 3 near approx. 40 houses.", "It began on Jan. 3 near approx. 40 houses."},
		{"lines", "", "Blast kills two\nPolice said so\nNobody claimed it", "Blast kills two|Police said so|Nobody claimed it"},
		{"full lines", "", "Two men were shot dead in\n  the market of\n  Tarif on Sunday.\n  Police came.", "Two men were shot dead in\n  the market of\n  Tarif on Sunday.|Police came."},
		{"decimals", "", "The 7.5 km march. It ended.", "The 7.5 km march.|It ended."},
		{"lower case follows", "", "He said \"Stop!\" and ran.", "He said \"Stop!\" and ran."},
		{"full lines in capitals", "", "TWO MEN WERE SHOT DEAD IN THE OLD MARKET OF THE TOWN OF\nTARIF ON SUNDAY.  POLICE CAME.", "TWO MEN WERE SHOT DEAD IN THE OLD MARKET OF THE TOWN OF\nTARIF ON SUNDAY.|POLICE CAME."},
		{"empty", "", "  \n ", ""},
	}
	for _, tt := range tests {
		d := doc.New(tt.title, tt.text, time.Time{})
		Stage().Run(d)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, s.Of(d.Text))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%s: sentences of %q = %q, want %q", tt.name, tt.text, g, tt.want)
		}
	}
}

func TestCapitals(t *testing.T) {
	d := doc.New("", "THE ARMY DENIED IT. The PKK denied it.", time.Time{})
	Stage().Run(d)
	if !d.Sentences[0].Capitals || d.Sentences[1].Capitals {
		t.Errorf("Capitals = %v, %v, want true, false", d.Sentences[0].Capitals, d.Sentences[1].Capitals)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Jordan’s U.S.A. 1,2.3", "", "\xff", "a'", "--", "https://", "İ'S", "n't n’t", "1-’"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "�")
		d := doc.New("", text, time.Time{})
		Stage().Run(d)
		at, si := 0, 0
		for i, tok := range d.Tokens {
			if tok.Empty() || tok.Start < at || !tok.Within(len(text)) {
				t.Fatalf("token %d %v after byte %d", i, tok.Span, at)
			}
			if gap := text[at:tok.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("no token covers %q", gap)
			}
			at = tok.End
			for si < len(d.Sentences) && d.Sentences[si].End <= i {
				si++
			}
			if tok.Sentence != si || d.Sentences[si].First > i {
				t.Fatalf("token %d is in sentence %d, says %d", i, si, tok.Sentence)
			}
		}
		if strings.TrimFunc(text[at:], unicode.IsSpace) != "" {
			t.Fatalf("no token covers %q", text[at:])
		}
	})
}

package where

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/nlp/encode"
	"sitrep/nlp/token"
)

// told runs the stage as if the network had taken some words for places, some for
// organisations, some for people's names, and none of the others for any.
func told(text string, places, bodies, people []string) []string {
	d := doc.New("", text, time.Time{})
	token.Stage().Run(d)
	s := &sight{}
	for i, w := range d.Words {
		if d.Words[i].UPOS = "PROPN"; w.Of(text) == "know" {
			d.Words[i].UPOS = "VERB"
		}
		odds := func(words []string) float64 {
			if slices.Contains(words, w.Of(text)) {
				return most
			}
			return -most
		}
		s.place, s.body = append(s.place, odds(places)), append(s.body, odds(bodies))
		if n := len(s.runs); s.place[i] > 0 && n > 0 && s.runs[n-1].End == i {
			s.runs[n-1].End++
		} else if s.place[i] > 0 {
			s.runs = append(s.runs, encode.Labelled{First: i, End: i + 1})
		}
		if i > 0 && slices.Contains(people, w.Of(text)) && slices.Contains(people, d.Words[i-1].Of(text)) {
			s.whole = append(s.whole, encode.Labelled{First: i - 1, End: i + 1})
		}
	}
	run(d, lex.Gaz(), s)
	var out []string
	for _, p := range append(d.Places, d.Adjectives...) {
		out = append(out, p.Span.Of(text))
	}
	return out
}

func TestLearned(t *testing.T) {
	tests := []struct {
		name, text     string
		places, bodies string // words, with blanks between
		people         string
		want           string
	}{
		{"the network agrees", "Gunmen fled from Kirkuk to Iran.", "Kirkuk Iran", "", "", "Kirkuk Iran"},
		{"a country outweighs the network", "Gunmen fled to Iran.", "", "", "", "Iran"},
		{"a town that the network does not see", "She signed for Orlando again.", "", "", "", ""},
		{"a town that the rules alone would not take", "The Danbury mason was held.", "Danbury", "", "", "Danbury"},
		{"a name that nobody has", "Gunmen fled from Zemrelu on foot.", "Zemrelu", "", "", "Zemrelu"},
		{"a part of a town, all in capitals", "GUNMEN FIRED SHOTS IN THE SAN ZEMRELO NEIGHBORHOOD OF KIRKUK TODAY.", "SAN ZEMRELO KIRKUK", "", "", "SAN ZEMRELO KIRKUK"},
		{"a letter alone", "Gunmen fled to N. Zemrelu on foot.", "N", "", "", ""},
		{"a piece of a name", "Gunmen read Zemrelu Qarban aloud.", "Zemrelu", "", "", ""},
		{"a town far away whose name goes on", "It went off near Kotka Qarban in Pakistan. Pakistan is quiet.", "Kotka Qarban Pakistan", "", "", "Kotka Qarban Pakistan Pakistan"},
		{"the end of a name of a division far away", "Baqubah in Iraq mourned on Monday. The Tell Omran market was quiet.", "Baqubah Iraq Omran", "", "", "Baqubah Iraq Tell Omran"},
		{"the end of a name that the world knows", "Baqubah in Iraq mourned on Monday. The Air Berlin jet was late.", "Baqubah Iraq Berlin", "", "", "Baqubah Iraq Berlin"},
		{"an article that the network takes in", "THE BLAST TOOK PLACE IN LA ZEMRELA, NEAR KIRKUK.", "LA ZEMRELA KIRKUK", "", "", "LA ZEMRELA KIRKUK"},
		{"a piece that is a small town's name", "HE WAS TAKEN IN ZEMRELU ALTA ON FOOT.", "ZEMRELU ALTA", "", "", "ZEMRELU ALTA"},
		{"a surname", "GUNMEN WENT TO ZEMRELU. OLA ZEMRELU WAS OUT.", "ZEMRELU", "", "OLA ZEMRELU", ""},
		{"a paper", "A BOMB HIT THE DAILY EL ZEMRELO. EL ZEMRELO SAID SO.", "EL ZEMRELO", "", "", ""},
		{"a pipeline", "A BOMB HIT THE ZEMRELU OIL PIPELINE.", "ZEMRELU", "", "", ""},
		{"an adjective", "Turkish troops fled.", "", "", "", "Turkish"},
		{"a people and a verb", "The French know it.", "", "", "", ""},
		{"an adjective in a company's name", "He flew with British Airways yesterday.", "", "British Airways", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(told(tt.text, strings.Fields(tt.places), strings.Fields(tt.bodies), strings.Fields(tt.people)), " "); got != tt.want {
				t.Errorf("places of %q = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestAdjectives(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Turkish and Russian troops met European envoys.", "Turkish=TR Russian=RU European="},
		{"A Turkish-Russian patrol passed.", "Turkish=TR Russian=RU"},
		{"He speaks French, and the Turks and so do the French.", ""},
		{"It was called un-American by many.", ""},
		{"South African farmers and Southeast Asian traders met.", "South African=ZA Southeast Asian="},
		{"SYRIAN TROOPS FLED.", "SYRIAN=SY"},
		{"Turkey's Welsh guests left Wales.", "Welsh=GB"},
	}
	for _, tt := range tests {
		d := doc.New("", tt.text, time.Time{})
		token.Stage().Run(d)
		Stage().Run(d)
		var got []string
		for _, p := range d.Adjectives {
			if !p.Found {
				t.Errorf("%s of %q has no point", p.Name, tt.text)
			}
			got = append(got, p.Span.Of(tt.text)+"="+p.Country)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("adjectives of %q = %q, want %q", tt.text, s, tt.want)
		}
	}
}

// Every adjective of the table has its place in the gazetteer.
func TestAdjectiveTable(t *testing.T) {
	f := &finder{gaz: lex.Gaz()}
	for word, a := range adjectives() {
		var out []doc.Place
		f.addAdjective(doc.Place{}.Span, 0, 1, a, &out)
		if !out[0].Found {
			t.Errorf("%s: the gazetteer has no %s (%s, %s)", word, a.name, a.feature, a.country)
		}
	}
}

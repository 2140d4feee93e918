package assemble

import (
	"testing"
	"time"

	"sitrep"
	"sitrep/span"
)

// place is a name of a place at a byte of the text.
func place(at int, country string) sitrep.PlaceName {
	return sitrep.PlaceName{Quote: sitrep.Quote{Part: sitrep.InText, Span: span.Span{Start: at, End: at + 4}, Exact: "name"}, Country: country}
}

func TestComplete(t *testing.T) {
	june := on("2021-06-03")
	tests := []struct {
		name     string
		told     []sitrep.Value
		places   []sitrep.PlaceName
		country  string // that is claimed
		from, to string // the days that are claimed
		words    int    // the byte at which the words of the country begin
	}{
		{"the country of the story", []sitrep.Value{attack, killed(3), june}, []sitrep.PlaceName{place(40, "ML"), place(12, "ML"), place(0, "FR")}, "ML", "2021-06-03", "2021-06-03", 12},
		{"no words for it", []sitrep.Value{attack, killed(3), june}, []sitrep.PlaceName{place(8, "FR"), place(20, "US")}, "", "2021-06-03", "2021-06-03", 0},
		{"a place is told", []sitrep.Value{attack, june, kirkuk}, []sitrep.PlaceName{place(0, "ML")}, "IQ", "2021-06-03", "2021-06-03", 0},
		{"no day is told", []sitrep.Value{attack, killed(3), kirkuk}, nil, "IQ", "", "2021-06-09", 0},
		{"what is only threatened has no day", []sitrep.Value{attack, sitrep.Threatened, killed(3), kirkuk}, nil, "IQ", "", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rd := reading([]told{{sitrep.New, 3, "", tt.told}})
			rd.Report.Published = sitrep.Moment{Time: time.Date(2021, 6, 9, 0, 0, 0, 0, time.UTC), Precision: sitrep.ToDay}
			rd.Places = tt.places
			rd.Country = "ML"
			Incidents(rd, Learned)
			country, from, to, words := "", "", "", 0
			for _, c := range rd.Claims {
				switch v := c.Value.(type) {
				case sitrep.Where:
					country, words = v.Country, c.Quotes[0].Span.Start
				case sitrep.When:
					from, to = v.Start, v.End
				}
			}
			if country != tt.country || from != tt.from || to != tt.to || words != tt.words {
				t.Errorf("country %q at %d, days %q to %q; want %q at %d, %q to %q", country, words, from, to, tt.country, tt.words, tt.from, tt.to)
			}
		})
	}
}

package assemble

import (
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/span"
)

// place is a name of a place at a byte of the text.
func place(at int, country string) sitrep.PlaceName {
	return sitrep.PlaceName{Quote: sitrep.Quote{Part: sitrep.InText, Span: span.Span{Start: at, End: at + 4}, Exact: "name"}, Country: country}
}

// tell is a time told at a byte of the text, with the words given or some.
func tell(at int, value string, words ...string) sitrep.TimeExpression {
	q := sitrep.Quote{Part: sitrep.InText, Span: span.Span{Start: at, End: at + 4}, Exact: strings.Join(append(words, "then"), " ")}
	return sitrep.TimeExpression{Quote: q, Type: "DATE", Value: value}
}

func times(t ...sitrep.TimeExpression) []sitrep.TimeExpression { return t }

func TestComplete(t *testing.T) {
	june := on("2021-06-03")
	tests := []struct {
		name     string
		told     []sitrep.Value
		places   []sitrep.PlaceName
		times    []sitrep.TimeExpression
		country  string // that is claimed
		from, to string // the days that are claimed
		words    int    // the byte at which the words of the country begin
	}{
		{"the country of the story", []sitrep.Value{attack, killed(3), june}, []sitrep.PlaceName{place(40, "ML"), place(12, "ML"), place(0, "FR")}, nil, "ML", "2021-06-03", "2021-06-03", 40},
		{"no words for it", []sitrep.Value{attack, killed(3), june}, []sitrep.PlaceName{place(8, "FR"), place(20, "US")}, nil, "", "2021-06-03", "2021-06-03", 0},
		{"a place is told", []sitrep.Value{attack, june, kirkuk}, []sitrep.PlaceName{place(0, "ML")}, nil, "IQ", "2021-06-03", "2021-06-03", 50},
		{"no day is told", []sitrep.Value{attack, killed(3), kirkuk}, nil, nil, "IQ", "", "2021-06-09", 50},
		{"the day spoken of last", []sitrep.Value{attack, killed(3), kirkuk}, nil, times(tell(0, "2021-06-05TNI"), tell(2000, "2021-06-07")), "IQ", "2021-06-05", "2021-06-05", 50},
		{"not the dateline's", []sitrep.Value{attack, killed(3), kirkuk}, nil, times(tell(0, "2021-06-08"), tell(5, "2021-06-09", "9 June")), "IQ", "2021-06-08", "2021-06-08", 50},
		{"no day long before", []sitrep.Value{attack, killed(3), kirkuk}, nil, times(tell(0, "2021-04-08")), "IQ", "", "2021-06-09", 50},
		{"no day to come", []sitrep.Value{attack, killed(3), kirkuk}, nil, times(tell(0, "2021-06-10")), "IQ", "", "2021-06-09", 50},
		{"no day but a year", []sitrep.Value{attack, killed(3), kirkuk}, nil, times(tell(0, "2021-06-05"), tell(5, "2020")), "IQ", "", "2021-06-09", 50},
		{"for how long is no day", []sitrep.Value{attack, killed(3), kirkuk}, nil, times(tell(0, "2021-06-05"), sitrep.TimeExpression{Quote: tell(5, "").Quote, Type: "DURATION", Value: "P2D"}), "IQ", "2021-06-05", "2021-06-05", 50},
		{"not what is told of something else in the same words", []sitrep.Value{attack, killed(3), kirkuk}, nil, times(tell(52, "2021-06-08")), "IQ", "", "2021-06-09", 50},
		{"a threat is made when it is told", []sitrep.Value{attack, sitrep.Threatened, killed(3), kirkuk}, nil, nil, "IQ", "", "2021-06-09", 50},
		{"what is only planned has no day", []sitrep.Value{attack, sitrep.Planned, killed(3), kirkuk}, nil, nil, "IQ", "", "", 50},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rd := reading([]told{{sitrep.New, 3, "", tt.told}})
			rd.Report.Published = sitrep.Moment{Time: time.Date(2021, 6, 9, 0, 0, 0, 0, time.UTC), Precision: sitrep.ToDay}
			rd.Places = tt.places
			rd.Times = tt.times
			rd.Happenings[0].Quotes[0].Span = span.Span{Start: 50, End: 60}
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

// toldThrice is a report that tells of an incident, and speaks of it twice more.
func toldThrice(values []sitrep.Value) *sitrep.Reading {
	return reading([]told{{sitrep.New, 3, "", values}, {sitrep.Known, 1, "", nil}, {sitrep.Known, 1, "", nil}})
}

// An incident that no telling ties to a place was where it is likeliest of its tellings, and that goes
// before the country of the story; a place that is told goes before it.
func TestSite(t *testing.T) {
	likely := func(name string, by float64) *sitrep.Likely[sitrep.Where] {
		return &sitrep.Likely[sitrep.Where]{Value: sitrep.Where{Name: name, Country: "ML", Precision: "town"}, By: by, Quote: place(12, "ML").Quote}
	}
	for _, tt := range []struct {
		name  string
		sites []*sitrep.Likely[sitrep.Where]
		told  []sitrep.Value
		want  string
	}{
		{"the likeliest", []*sitrep.Likely[sitrep.Where]{likely("Gao", 0.3), nil, likely("Mopti", 0.9)}, []sitrep.Value{attack, killed(3)}, "Mopti"},
		{"the story's", []*sitrep.Likely[sitrep.Where]{nil, nil, nil}, []sitrep.Value{attack, killed(3)}, "Mali"},
		{"the one told", []*sitrep.Likely[sitrep.Where]{likely("Gao", 0.3), nil, nil}, []sitrep.Value{attack, killed(3), kirkuk}, kirkuk.Name},
	} {
		rd := toldThrice(tt.told)
		rd.Country, rd.Places = "ML", []sitrep.PlaceName{place(40, "ML")}
		for i := range rd.Happenings {
			rd.Happenings[i].Site = tt.sites[i]
		}
		Incidents(rd, Learned)
		var got []string
		for _, c := range rd.Claims {
			if w, ok := c.Value.(sitrep.Where); ok {
				got = append(got, w.Name)
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: claimed is %q, want %q", tt.name, s, tt.want)
		}
	}
}

// An incident that no telling lays to an organization is that of the likeliest of its tellings, if it is violence; what
// is laid to one stays its own.
func TestCulprit(t *testing.T) {
	likely := func(name string, by float64) *sitrep.Likely[sitrep.Actor] {
		return &sitrep.Likely[sitrep.Actor]{Value: sitrep.Actor{Name: name, Kind: "organization", Role: "suspect"}, By: by, Quote: place(12, "ML").Quote}
	}
	front := sitrep.Actor{Name: "Red Front", Kind: "organization", Role: "perpetrator"}
	for _, tt := range []struct {
		name  string
		found []*sitrep.Likely[sitrep.Actor]
		told  []sitrep.Value
		want  string
	}{
		{"the likeliest", []*sitrep.Likely[sitrep.Actor]{likely("Sel Amar", 0.3), nil, likely("Blue Column", 0.9)}, []sitrep.Value{attack, killed(3)}, "Blue Column"},
		{"the one told", []*sitrep.Likely[sitrep.Actor]{likely("Sel Amar", 0.3), nil, nil}, []sitrep.Value{attack, killed(3), front}, "Red Front"},
		{"nobody's", []*sitrep.Likely[sitrep.Actor]{likely("Sel Amar", 0.3), nil, nil}, []sitrep.Value{sitrep.Type("Peaceful protest"), killed(3)}, ""},
	} {
		rd := toldThrice(tt.told)
		for i := range rd.Happenings {
			rd.Happenings[i].Culprit = tt.found[i]
		}
		Incidents(rd, Learned)
		var got []string
		for _, c := range rd.Claims {
			if a, ok := c.Value.(sitrep.Actor); ok {
				got = append(got, a.Name)
				if likely := c.Rule == sitrep.CulpritLikely; likely != (a.Name != "Red Front") || likely && c.Certainty != sitrep.Probable {
					t.Errorf("%s: %+v", tt.name, c)
				}
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: claimed is %q, want %q", tt.name, s, tt.want)
		}
	}
}

// What tells no place was in the country of what else is told of its day and kind, not in that of which the report says most.
func TestCountryOfTheDay(t *testing.T) {
	june := on("2021-06-03")
	for _, tt := range []struct {
		other []sitrep.Value
		want  string
	}{
		{[]sitrep.Value{attack, killed(9), june, kirkuk}, "IQ"},
		{[]sitrep.Value{attack, killed(9), on("2021-06-01"), kirkuk}, "ML"},
	} {
		rd := reading([]told{{sitrep.New, 3, "", tt.other}, {sitrep.Another, 3, "", []sitrep.Value{attack, killed(3), june}}})
		rd.Places, rd.Country = []sitrep.PlaceName{place(40, "ML"), place(60, "IQ")}, "ML"
		Incidents(rd, Learned)
		got := ""
		for _, c := range rd.Claims {
			if w, ok := c.Value.(sitrep.Where); ok && c.Rule == "where: country of the story" {
				got += w.Country
			}
		}
		if got != tt.want {
			t.Errorf("beside %v in %q, want %q", tt.other, got, tt.want)
		}
	}
}

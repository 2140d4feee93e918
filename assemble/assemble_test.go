package assemble

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sitrep"
	"sitrep/span"
)

// told is one sentence's telling of something, and what it claims.
type told struct {
	reference sitrep.Reference
	weight    int
	link      string
	values    []sitrep.Value
}

func on(day string) sitrep.When {
	return sitrep.When{Start: day, End: day, EDTF: day, Precision: sitrep.ToDay}
}

func onHour(clock string) sitrep.When {
	return sitrep.When{Start: clock, End: clock, EDTF: clock, Precision: sitrep.ToMinute}
}

func at(name, country string, lat, lon float64) sitrep.Where {
	return sitrep.Where{Name: name, Country: country, Lat: &lat, Lon: &lon, Precision: "town"}
}

func killed(n int) sitrep.Casualty {
	return sitrep.Casualty{Effect: "killed", Min: &n, Max: &n, Whole: true}
}

func victim(name string) sitrep.Actor {
	return sitrep.Actor{Name: name, Role: "victim", Kind: "individual"}
}

var (
	basra   = at("Basra", "IQ", 30.51, 47.78)
	kirkuk  = at("Kirkuk", "IQ", 35.47, 44.39)
	iraq    = sitrep.Where{Name: "Iraq", Country: "IQ", Precision: "country"}
	inYear  = sitrep.When{Start: "2026-01-01", End: "2026-12-31", EDTF: "2026", Precision: sitrep.ToYear}
	attack  = sitrep.Type("Attack")
	bombing = sitrep.Type("Remote explosive/landmine/IED")
	protest = sitrep.Type("Peaceful protest")
	arrests = sitrep.Type("Arrests")
	raiders = sitrep.Actor{Name: "Red Front", Role: "perpetrator"}

	suspected = sitrep.Actor{Name: "Red Front", Role: "suspect"}
)

// reading puts tellings in a report, a sentence of ten bytes each.
func reading(tellings []told) *sitrep.Reading {
	rd := &sitrep.Reading{Report: &sitrep.Report{ID: "r", Text: strings.Repeat("A sentence", len(tellings))}}
	for i, h := range tellings {
		id := fmt.Sprintf("h%d", i+1)
		q := []sitrep.Quote{{Part: sitrep.InText, Span: span.Span{Start: i * 10, End: i*10 + 10}, Exact: "A sentence"}}
		rd.Happenings = append(rd.Happenings, sitrep.Happening{
			ID: id, Reference: h.reference, Sentence: i, Paragraph: i, Weight: h.weight, Quotes: q, Link: h.link, LinkQuotes: q,
		})
		rd.Told = append(rd.Told, 1)
		for _, v := range h.values {
			rd.Claims = append(rd.Claims, sitrep.Claim{ID: "?", Incident: id, Value: v, Quotes: q})
		}
	}
	return rd
}

// which tells of each claim's happening, by its place in the text, which incident it became.
func which(rd *sitrep.Reading) []string {
	var out []string
	for _, c := range rd.Claims {
		s := fmt.Sprintf("%d is %s", c.Quotes[0].Span.Start/10+1, c.Incident)
		if r, ok := c.Value.(sitrep.Relation); ok {
			s = fmt.Sprintf("%s %s %s", c.Incident, r.Kind, r.Incident)
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func TestIncidents(t *testing.T) {
	tests := []struct {
		name     string
		tellings []told
		want     []string
	}{
		{
			"told again by day and toll",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.Known, 3, "", []sitrep.Value{attack, on("2026-03-03"), killed(4)}},
			},
			[]string{"1 is i1", "2 is i1"},
		},
		{
			"one doer, two deeds",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{attack, basra, victim("a judge"), killed(2), raiders}},
				{sitrep.New, 3, "", []sitrep.Value{attack, victim("a mayor"), on("2026-03-01"), raiders}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"known, and the day told again",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, basra, on("2026-03-01"), killed(2)}},
				{sitrep.New, 3, "", []sitrep.Value{attack, kirkuk, victim("a mayor")}},
				{sitrep.Known, 3, "", []sitrep.Value{bombing, on("2026-03-01")}},
			},
			[]string{"1 is i1", "2 is i2", "3 is i1"},
		},
		{
			"one who is only suspected",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{attack, basra, victim("a judge"), killed(2), suspected}},
				{sitrep.New, 3, "", []sitrep.Value{attack, victim("a mayor"), on("2026-03-01"), suspected}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"two of one report, in two towns",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), kirkuk, killed(2)}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"two of one day, in neighbouring towns",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, at("Tanuma", "IQ", 30.52, 47.81), sitrep.Target{Name: "bank"}}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"two of one hour of the day",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, onHour("2026-03-03T17:00"), sitrep.Target{Name: "restaurant"}}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, onHour("2026-03-03T16:45"), sitrep.Target{Name: "premises"}}},
			},
			[]string{"1 is i1", "2 is i1"},
		},
		{
			"two of two hours of the day",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, onHour("2026-03-03T17:00"), sitrep.Target{Name: "restaurant"}}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, onHour("2026-03-03T13:00"), sitrep.Target{Name: "premises"}}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"two of one town, on two days",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-01"), basra, killed(2)}},
			},
			[]string{"1 is i1", "2 is i2", "i1 follows i2"},
		},
		{
			"the country around both towns is no place of one",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), iraq, basra, killed(4)}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), kirkuk, killed(4)}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"the year around both days is no day of one",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, inYear, on("2026-03-03"), basra, killed(4)}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-02-01"), basra, killed(4)}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"somebody else by name",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{attack, on("2026-03-03"), basra, victim("Omar Haddad")}},
				{sitrep.New, 3, "", []sitrep.Value{attack, victim("Sami Nuri"), killed(1)}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"the same person, told shorter",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{attack, on("2026-03-03"), basra, victim("Omar Haddad Salih")}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), kirkuk}},
				{sitrep.Known, 3, "", []sitrep.Value{attack, victim("Omar Haddad")}},
			},
			[]string{"1 is i1", "2 is i2", "3 is i1"},
		},
		{
			"the same person, spelled otherwise",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{attack, on("2026-03-03"), basra, victim("Omar Haddad")}},
				{sitrep.New, 3, "", []sitrep.Value{attack, on("2026-03-03"), victim("Omar Hadad")}},
			},
			[]string{"1 is i1", "2 is i1"},
		},
		{
			"spoken of again by when it was",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, basra, killed(4)}},
				{sitrep.New, 3, "", []sitrep.Value{bombing, kirkuk, killed(2)}},
				{sitrep.Known, 0, "", []sitrep.Value{on("2026-03-03")}},
			},
			[]string{"1 is i1", "2 is i2", "3 is i2"},
		},
		{
			"a protest is no bombing",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.New, 3, "", []sitrep.Value{protest, on("2026-03-03"), basra, raiders}},
			},
			[]string{"1 is i1", "2 is i2", "i2 response_to i1"},
		},
		{
			"an earlier case is told of as one",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.Another, 3, "precedent_of", []sitrep.Value{bombing, on("2025-03-01"), kirkuk, killed(9)}},
			},
			[]string{"1 is i1", "2 is i2", "i2 precedent_of i1"},
		},
		{
			"a later one is no precedent",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.Another, 3, "precedent_of", []sitrep.Value{bombing, on("2026-03-04"), kirkuk, killed(9)}},
			},
			[]string{"1 is i1", "2 is i2", "i2 follows i1"},
		},
		{
			"an answer to the one told before",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.New, 3, "response_to", []sitrep.Value{attack, on("2026-03-04"), kirkuk, raiders}},
			},
			[]string{"1 is i1", "2 is i2", "i2 response_to i1"},
		},
		{
			"too little to be an incident",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
				{sitrep.New, 1, "", []sitrep.Value{protest}},
			},
			[]string{"1 is i1"},
		},
		{
			"a bomb that was to go off, and was found",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, sitrep.Planned, on("2026-03-03"), sitrep.Target{Name: "plant"}}},
				{sitrep.Known, 3, "", []sitrep.Value{sitrep.Type("Disrupted weapons use"), sitrep.Attempted, raiders}},
			},
			[]string{"1 is i1", "2 is i1"},
		},
		{
			"one that was planned, and one that was carried out",
			[]told{
				{sitrep.New, 3, "", []sitrep.Value{bombing, sitrep.Planned, on("2026-03-03"), sitrep.Target{Name: "plant"}}},
				{sitrep.Known, 3, "", []sitrep.Value{bombing, sitrep.CarriedOut, on("2026-03-03"), raiders}},
			},
			[]string{"1 is i1", "2 is i2"},
		},
		{
			"spoken of, but never told",
			[]told{{sitrep.Known, 0, "", []sitrep.Value{bombing, on("2026-03-03"), basra}}},
			nil,
		},
	}
	for _, tt := range tests {
		rd := reading(tt.tellings)
		Incidents(rd, Learned)
		if got := which(rd); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A statement is about the incident that its words tell of, or, where they tell of
// none, the one told before it in its paragraph, or the main one; of a report of none it is about none.
func TestStatementsFindTheirIncident(t *testing.T) {
	two := []told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-01"), kirkuk, killed(2)}},
	}
	tests := []struct {
		name       string
		tellings   []told
		start, end int    // of what is stated
		mark       string // where the second telling ends
		want       string
	}{
		{"within the first", two, 2, 8, " ", "i1"},
		{"mostly within the second", two, 8, 16, " ", "i2"},
		{"after both", two, 22, 25, "\n", "i1"},
		{"after both, in the paragraph of the second", two, 22, 25, " ", "i2"},
		{"of the only one", two[:1], 22, 25, "\n", "i1"},
		{"of none", nil, 0, 5, " ", ""},
	}
	for _, tt := range tests {
		rd := reading(tt.tellings)
		rd.Report.Text = strings.Repeat(".", 20) + tt.mark + "......"
		rd.Statements = []sitrep.Statement{{ID: "s1", Content: []sitrep.Quote{{Part: sitrep.InText, Span: span.Span{Start: tt.start, End: tt.end}}}}}
		Incidents(rd, Learned)
		if got := rd.Statements[0].Incident; got != tt.want {
			t.Errorf("%s: the statement is about %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What the network takes for no incident in any of its sentences is none, but what is told with
// its day, its place and its toll.
func TestDoubtful(t *testing.T) {
	twice := []told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra}},
		{sitrep.Known, 3, "", []sitrep.Value{attack, on("2026-03-03")}},
	}
	plain := []told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
		{sitrep.Known, 3, "", []sitrep.Value{attack, on("2026-03-03"), killed(4)}},
	}
	for _, tt := range []struct {
		tellings []told
		told     []float64 // of each telling
		want     int
	}{{twice, []float64{1, 1}, 1}, {twice, []float64{0, 1}, 1}, {twice, []float64{doubtful / 2, 0}, 0}, {plain, []float64{doubtful / 2, 0}, 1}} {
		rd := reading(tt.tellings)
		for i, p := range tt.told {
			rd.Told[i], rd.Happenings[i].Learned = p, true
		}
		if got := Incidents(rd, Learned); len(got) != tt.want {
			t.Errorf("told %v: incidents %v, want %d", tt.told, got, tt.want)
		}
	}
	rd := reading(twice)
	if got := Incidents(rd, Learned); len(got) != 1 {
		t.Errorf("of a kind that the network has not learned: incidents %v, want 1", got)
	}
}

// That several were harmed is told only where no number is.
func TestSeveral(t *testing.T) {
	two := 2
	some := sitrep.Casualty{Effect: "killed", Min: &two}
	for _, tt := range []struct {
		figure sitrep.Value
		want   int // claims on those killed
	}{{killed(4), 1}, {attack, 1}} {
		rd := reading([]told{
			{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, some}},
			{sitrep.Known, 3, "", []sitrep.Value{attack, on("2026-03-03"), tt.figure}},
		})
		for i := range rd.Claims {
			if c, ok := rd.Claims[i].Value.(sitrep.Casualty); ok && c.Max == nil {
				rd.Claims[i].Rule = "casualties: object" + sitrep.Several
			}
		}
		Incidents(rd, Learned)
		n := 0
		for i, c := range rd.Claims {
			if _, ok := c.Value.(sitrep.Casualty); ok {
				n++
			}
			if want := fmt.Sprintf("c%d", i+1); c.ID != want {
				t.Errorf("claim %d has the id %q", i+1, c.ID)
			}
		}
		if n != tt.want {
			t.Errorf("beside %v: %d claims on the killed, want %d", tt.figure, n, tt.want)
		}
	}
}

// What the network alone lays to an organization is claimed only where no words lay it to the same one.
func TestBlame(t *testing.T) {
	front := sitrep.Actor{Name: "Red Front", Kind: "organization", Role: "perpetrator", Confidence: "reported_as_fact"}
	accused := front
	accused.Role, accused.Confidence = "suspect", "suspected_or_accused"
	for _, tt := range []struct {
		by   sitrep.Actor
		want string // what is claimed of organizations
	}{{accused, "suspect Red Front"}, {sitrep.Actor{Name: "Sel Amar", Kind: "organization", Role: "suspect", Confidence: "denied"}, "perpetrator Red Front; suspect Sel Amar"}} {
		rd := reading([]told{{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, front, tt.by}}})
		for i := range rd.Claims {
			if v, ok := rd.Claims[i].Value.(sitrep.Actor); ok && v.Role == "perpetrator" {
				rd.Claims[i].Rule = "actors: perpetrator" + sitrep.ByRole
			}
		}
		Incidents(rd, Learned)
		var got []string
		for _, c := range rd.Claims {
			if v, ok := c.Value.(sitrep.Actor); ok {
				got = append(got, v.Role+" "+v.Name)
			}
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("beside %v: %q, want %q", tt.by, s, tt.want)
		}
	}
}

// How much has to speak for joining is a matter of the weights.
func TestIncidentsWeights(t *testing.T) {
	twice := []told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
	}
	for _, tt := range []struct {
		needed float64
		want   int
	}{{Learned.Join[NeededOwn], 1}, {1000, 2}} {
		w := Learned
		w.Join[NeededOwn] = tt.needed
		if got := Incidents(reading(twice), w); len(got) != tt.want {
			t.Errorf("where %g is needed: incidents %v, want %d", tt.needed, got, tt.want)
		}
	}
}

// Violence that is told with a day a week earlier is an earlier case of the main incident; what
// was some days before is what it follows; arrests and protests behind it answer it; what came to pass on the day and in the place of "attacks" is a
// part of them.
func TestBeside(t *testing.T) {
	attacks := told{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}}
	tests := []struct {
		name   string
		plural bool // the main incident is told as several
		other  []sitrep.Value
		want   string
	}{
		{"earlier", false, []sitrep.Value{bombing, on("2026-01-20"), kirkuk, killed(2)}, "precedent_of i1"},
		{"days earlier", false, []sitrep.Value{bombing, on("2026-02-26"), kirkuk, killed(2)}, "i1 follows i2"},
		{"days later", false, []sitrep.Value{bombing, on("2026-03-05"), kirkuk, killed(2)}, "follows i1"},
		{"a week later", false, []sitrep.Value{bombing, on("2026-03-10"), kirkuk, killed(2)}, ""},
		{"arrests", false, []sitrep.Value{arrests, on("2026-03-10"), kirkuk}, "response_to i1"},
		{"arrests before", false, []sitrep.Value{arrests, on("2026-03-01"), kirkuk}, ""},
		{"a protest", false, []sitrep.Value{protest, on("2026-03-04"), kirkuk}, "response_to i1"},
		{"earlier, of another kind", false, []sitrep.Value{protest, on("2026-01-20"), kirkuk}, ""},
		{"one of several", true, []sitrep.Value{bombing, at("Basra port", "IQ", 30.56, 47.80), killed(2)}, "part_of i1"},
		{"elsewhere", true, []sitrep.Value{bombing, on("2026-03-03"), kirkuk, killed(2)}, ""},
		{"of one", false, []sitrep.Value{bombing, at("Basra port", "IQ", 30.56, 47.80), killed(2)}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rd := reading([]told{attacks, {sitrep.New, 3, "", tt.other}})
			rd.Happenings[0].Plural = tt.plural
			w := Learned
			w.Join[NeededPlain], w.Join[NeededOwn] = 1000, 1000
			Incidents(rd, w)
			got := ""
			for _, c := range rd.Claims {
				if v, ok := c.Value.(sitrep.Relation); ok && c.Incident == "i2" {
					got = v.Kind + " " + v.Incident
				} else if ok {
					got = c.Incident + " " + v.Kind + " " + v.Incident
				}
			}
			if got != tt.want {
				t.Errorf("relation %q, want %q", got, tt.want)
			}
		})
	}
}

// What sums up several attacks is none of them, and no short item is part of another.
func TestApart(t *testing.T) {
	one := told{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), killed(2)}}
	tests := []struct {
		name          string
		first, second sitrep.Happening
		want          int
	}{
		{"of one", sitrep.Happening{}, sitrep.Happening{}, 1},
		{"summed up", sitrep.Happening{Several: true}, sitrep.Happening{}, 2},
		{"the attacks", sitrep.Happening{Several: true}, sitrep.Happening{Plural: true, Reference: sitrep.Known}, 1},
		{"summed up by the title", sitrep.Happening{Several: true, Title: true}, sitrep.Happening{}, 1},
		{"two items", sitrep.Happening{Item: 1}, sitrep.Happening{Item: 2}, 2},
		{"one item", sitrep.Happening{Item: 1}, sitrep.Happening{Item: 1}, 1},
		{"an item, and what is said of all", sitrep.Happening{Item: 1}, sitrep.Happening{}, 1},
	}
	for _, tt := range tests {
		rd := reading([]told{one, one})
		for i, h := range []sitrep.Happening{tt.first, tt.second} {
			o := &rd.Happenings[i]
			o.Several, o.Plural, o.Title, o.Item, o.Reference = h.Several, h.Plural, h.Title, h.Item, h.Reference
		}
		if found := Incidents(rd, Learned); len(found) != tt.want {
			t.Errorf("%s: %d incidents, want %d", tt.name, len(found), tt.want)
		}
	}
}

// Towns far apart are two incidents, though another place of one is not on the map.
func TestFar(t *testing.T) {
	bridge := sitrep.Where{Name: "Zarlin bridge", Country: "IQ", Precision: "site"}
	rd := reading([]told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, basra, killed(2)}},
		{sitrep.Known, 3, "", []sitrep.Value{bombing, bridge}},
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), kirkuk, killed(5)}},
	})
	if found := Incidents(rd, Learned); len(found) != 2 {
		t.Errorf("%d incidents, want 2", len(found))
	}
}

// A town lies in the region that its division is named for, however large that is.
func TestNamedRegion(t *testing.T) {
	lat, lon, town, far := 13.5, 24.0, 11.46, 26.13
	darfur := sitrep.Where{Name: "Darfur", Country: "SD", Precision: "region", Lat: &lat, Lon: &lon}
	daein := sitrep.Where{Name: "Ed Daein", Country: "SD", Admin1: "East Darfur", Precision: "town", Lat: &town, Lon: &far}
	if !meets(darfur, daein) || !meets(daein, darfur) {
		t.Error("Ed Daein, East Darfur, is not in Darfur")
	}
	daein.Admin1 = "White Nile"
	if meets(darfur, daein) {
		t.Error("a town of the White Nile, 300 km away, is in Darfur")
	}
}

// A report that lists the attacks of a week tells them apart: none follows another.
func TestBesideMany(t *testing.T) {
	var week []told
	for i, town := range []sitrep.Where{basra, kirkuk, at("Mosul", "IQ", 36.34, 43.12), at("Erbil", "IQ", 36.19, 44.01), at("Najaf", "IQ", 32.03, 44.34)} {
		week = append(week, told{sitrep.New, 3, "", []sitrep.Value{bombing, on(fmt.Sprintf("2026-03-0%d", 7-i)), town, killed(i + 2)}})
	}
	w := Learned
	w.Join[NeededPlain], w.Join[NeededOwn] = 1000, 1000
	rd := reading(week)
	Incidents(rd, w)
	for _, c := range rd.Claims {
		if v, ok := c.Value.(sitrep.Relation); ok {
			t.Errorf("%s %s %s", c.Incident, v.Kind, v.Incident)
		}
	}
}

// An item of what a report sums up is a part of it, and of its day where none is told; who was
// arrested over violence is suspected of it.
func TestOfWhole(t *testing.T) {
	two := 2
	held := sitrep.Actor{Name: "two men", Role: "suspect", Kind: "individual", Count: &two}
	rd := reading([]told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), at("Anbar", "IQ", 32.7, 41.9), killed(9)}},
		{sitrep.New, 3, "", []sitrep.Value{bombing, basra, killed(4)}},
		{sitrep.New, 3, "", []sitrep.Value{arrests, on("2026-03-05"), kirkuk, held}},
	})
	rd.Happenings[0].Several, rd.Happenings[1].Item = true, 1
	w := Learned
	w.Join[NeededPlain], w.Join[NeededOwn] = 1000, 1000
	Incidents(rd, w)
	var got []string
	for _, c := range rd.Claims {
		switch v := c.Value.(type) {
		case sitrep.When:
			if c.Incident == "i2" {
				got = append(got, v.EDTF)
			}
		case sitrep.Actor:
			if c.Incident == "i1" {
				got = append(got, v.Role+" "+v.Name)
			}
		case sitrep.Relation:
			if c.Incident == "i2" {
				got = append(got, v.Kind)
			}
		}
	}
	if s := strings.Join(got, "; "); s != "part_of; suspect two men; 2026-03-03" {
		t.Errorf("got %q", s)
	}
}

// Who did the whole did its parts, of which nobody else is told to have done them.
func TestInherit(t *testing.T) {
	port := at("Basra port", "IQ", 30.56, 47.80)
	army := sitrep.Actor{Name: "the army", Role: "perpetrator", Kind: "organization"}
	one := 1
	pilot := sitrep.Actor{Name: "a pilot", Role: "perpetrator", Kind: "individual", Count: &one}
	for _, tt := range []struct {
		name string
		part []sitrep.Value
		want string
	}{
		{"nobody is told", []sitrep.Value{bombing, port, killed(2)}, "the army"},
		{"somebody else", []sitrep.Value{bombing, port, killed(2), raiders}, raiders.Name},
		{"elsewhere", []sitrep.Value{bombing, kirkuk, killed(2)}, ""},
	} {
		rd := reading([]told{{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4), army, pilot}}, {sitrep.New, 3, "", tt.part}})
		rd.Happenings[0].Plural = true
		w := Learned
		w.Join[NeededPlain], w.Join[NeededOwn] = 1000, 1000
		Incidents(rd, w)
		var got []string
		for _, c := range rd.Claims {
			if v, ok := c.Value.(sitrep.Actor); ok && c.Incident == "i2" {
				got = append(got, v.Name)
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: done by %q, want %q", tt.name, s, tt.want)
		}
	}
}

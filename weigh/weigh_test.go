package weigh

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/span"
)

// teller makes claims for tests, each with an id and words of its own.
type teller struct{ n int }

func n(i int) *int { return &i }

func f(x float64) *float64 { return &x }

// report makes a source of a publisher, published so many hours into a day.
func report(publisher string, hour int) sitrep.Source {
	return sitrep.Source{
		ID: fmt.Sprintf("%s-%d", publisher, hour), Version: 1, Publisher: publisher,
		Published: sitrep.Moment{Time: time.Date(2026, 3, 12, hour, 0, 0, 0, time.UTC), Precision: sitrep.ToMinute},
	}
}

// own makes a claim in a report's own voice.
func (t *teller) own(r sitrep.Source, v sitrep.Value) sitrep.Sourced {
	t.n++
	id := fmt.Sprintf("c%d", t.n)
	return sitrep.Sourced{Report: r, Claim: sitrep.Claim{
		ID: id, Incident: "i1", Value: v, Stance: sitrep.States, Certainty: sitrep.Certain, Polarity: sitrep.Positive,
		Quotes: []sitrep.Quote{{Part: sitrep.InText, Span: span.Span{Start: t.n, End: t.n + len(id)}, Exact: id}}, Rule: "test",
	}}
}

// titled has a claim rest on the title.
func titled(c sitrep.Sourced) sitrep.Sourced {
	c.Claim.Quotes[0].Part = sitrep.InTitle
	return c
}

// said makes a claim in somebody's voice.
func (t *teller) said(r sitrep.Source, who, kind string, stance sitrep.Stance, v sitrep.Value) sitrep.Sourced {
	s := t.own(r, v)
	s.Statement = &sitrep.Statement{ID: "s" + s.Claim.ID, Incident: "i1", Speaker: sitrep.Speaker{Name: who, Kind: kind}, Stance: stance, Certainty: sitrep.Certain, Polarity: sitrep.Positive}
	s.Claim.Statement, s.Claim.Stance = s.Statement.ID, stance
	return s
}

// sidesOf parts claims that are weighed by themselves.
func sidesOf(claims []sitrep.Sourced) *sided { return newWeighing(claims, Latest).sides(claims) }

func killed(low, high *int) sitrep.Casualty {
	return sitrep.Casualty{Effect: "killed", Min: low, Max: high, Whole: true}
}

// brief prints the figures of a slot: what is shown, then each other with its standing.
func brief(s sitrep.Slot) string {
	b := figure(s.Shown.Value.(sitrep.Casualty))
	for _, o := range s.Others {
		b += fmt.Sprintf(" | %s %s", o.Standing, figure(o.Value.(sitrep.Casualty)))
	}
	return b
}

func figure(c sitrep.Casualty) string {
	num := func(p *int) string {
		if p == nil {
			return "?"
		}
		return fmt.Sprint(*p)
	}
	s := c.Effect + " " + num(c.Min) + "-" + num(c.Max)
	if c.Who != "" {
		s += " " + c.Who
	}
	if c.Nationality != "" {
		s += " " + c.Nationality
	}
	if !c.Whole {
		s += " part"
	}
	return s
}

func TestTolls(t *testing.T) {
	morning, noon, night := report("Harbour Wire", 6), report("Delta Post", 12), report("Harbour Wire", 20)
	tests := []struct {
		name   string
		rule   Rule
		claims func(tl *teller) []sitrep.Sourced
		want   []string
	}{
		{"update of an open figure", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(morning, killed(n(7), nil)), tl.own(noon, killed(n(12), n(12)))}
		}, []string{"killed 12-12 | earlier killed 7-?"}},
		{"a title tells at least so many without the words", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{titled(tl.own(noon, killed(n(7), n(7)))), tl.own(noon, killed(n(7), nil))}
		}, []string{"killed 7-? | coarser killed 7-7"}},
		{"same publisher corrects downwards", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(morning, killed(n(15), n(15))), tl.own(night, killed(n(12), n(12)))}
		}, []string{"killed 12-12 | earlier killed 15-15"}},
		{"another publisher is lower", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(morning, killed(n(15), n(15))), tl.own(noon, killed(n(12), n(12)))}
		}, []string{"killed 12-12 | rival killed 15-15"}},
		{"police and hospital in one report", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.said(noon, "Provincial police", "police", sitrep.States, killed(n(12), n(12))),
				tl.said(noon, "Central hospital", "medical", sitrep.States, killed(n(15), n(15))),
			}
		}, []string{"killed 12-12 | rival killed 15-15"}},
		{"a named voice stands by its lower figure", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.said(morning, "Provincial police", "police", sitrep.States, killed(n(12), n(12))),
				tl.said(noon, "Central hospital", "medical", sitrep.States, killed(n(15), n(15))),
			}
		}, []string{"killed 15-15 | rival killed 12-12"}},
		{"official hears the police first", Official, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.said(morning, "Provincial police", "police", sitrep.States, killed(n(12), n(12))),
				tl.own(noon, killed(n(15), n(15))),
			}
		}, []string{"killed 12-12 | rival killed 15-15"}},
		{"low-high", LowHigh, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.own(morning, killed(n(4), nil)),
				tl.said(noon, "Provincial police", "police", sitrep.States, killed(n(12), n(12))),
				tl.said(noon, "Central hospital", "medical", sitrep.States, killed(n(15), n(15))),
			}
		}, []string{"killed 12-15 | earlier killed 4-?"}},
		{"equal figures are one row", Latest, func(tl *teller) []sitrep.Sourced {
			us := killed(n(2), n(2))
			us.Nationality = "US"
			return []sitrep.Sourced{tl.own(noon, killed(n(2), n(2))), tl.own(noon, us)}
		}, []string{"killed 2-2 US"}},
		{"totals before parts, killed before wounded", Latest, func(tl *teller) []sitrep.Sourced {
			part := sitrep.Casualty{Effect: "killed", Min: n(2), Max: n(2), Who: "two police officers"}
			again := sitrep.Casualty{Effect: "killed", Min: n(2), Max: n(2), Who: "the police officers"}
			wounded := sitrep.Casualty{Effect: "wounded", Min: n(9), Max: n(9), Whole: true}
			return []sitrep.Sourced{tl.own(morning, part), tl.own(noon, wounded), tl.own(noon, killed(n(5), n(5))), tl.own(noon, again)}
		}, []string{"killed 5-5", "wounded 9-9", "killed 2-2 two police officers part"}},
		{"no time, no update", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(sitrep.Source{ID: "a"}, killed(n(7), nil)), tl.own(sitrep.Source{ID: "b"}, killed(n(12), n(12)))}
		}, []string{"killed 12-12 | coarser killed 7-?"}},
		{"denied by all who speak of it", Latest, func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.said(noon, "The army", "military", sitrep.Denies, killed(n(3), n(3)))}
		}, []string{"killed 3-3"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Slots(tt.claims(&teller{}), tt.rule) {
				got = append(got, brief(s))
				if !strings.HasPrefix(s.Why, string(tt.rule)+": ") {
					t.Errorf("Why = %q, want the rule named", s.Why)
				}
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("Slots = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOneValue(t *testing.T) {
	a, b, c := report("Harbour Wire", 6), report("Delta Post", 12), report("Evening Star", 20)
	day := func(d string) sitrep.When { return sitrep.When{Start: d, End: d, EDTF: d, Precision: sitrep.ToDay} }
	month := sitrep.When{Start: "2026-03-01", End: "2026-03-31", EDTF: "2026-03", Precision: sitrep.ToMonth}
	hour := sitrep.When{Start: "2026-03-11T18:00", End: "2026-03-11T23:59", EDTF: "2026-03-11T18/2026-03-11T23", Precision: sitrep.ToHour}
	iraq := sitrep.Where{Name: "Iraq", Country: "IQ", Lat: f(33), Lon: f(44), Precision: "country"}
	nineveh := sitrep.Where{Name: "Nineveh", Country: "IQ", Admin1: "Nineveh", Lat: f(36), Lon: f(42), Precision: "region"}
	mosul := sitrep.Where{Name: "Mosul", Country: "IQ", Admin1: "Nineveh", Lat: f(36.34), Lon: f(43.12), Precision: "town"}
	basra := sitrep.Where{Name: "Basra", Country: "IQ", Admin1: "Basra", Lat: f(30.5), Lon: f(47.8), Precision: "town"}
	bridge := sitrep.Where{Name: "Tannery Bridge", Precision: "site"}
	bridgeInIraq := bridge
	bridgeInIraq.Country = "IQ"
	tests := []struct {
		name   string
		claims func(tl *teller) []sitrep.Sourced
		want   sitrep.Value
		others string
	}{
		{"finer day in its month", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, month), tl.own(a, day("2026-03-11")), tl.own(a, hour)}
		}, hour, "coarser coarser"},
		{"a day that is told over a day by which", func(tl *teller) []sitrep.Sourced {
			by := sitrep.When{End: "2026-03-12", EDTF: "../2026-03-12"}
			return []sitrep.Sourced{tl.own(a, day("2026-03-11")), tl.own(b, by), tl.own(c, by)}
		}, day("2026-03-11"), "coarser"},
		{"two days, more voices", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, day("2026-03-11")), tl.own(b, day("2026-03-11")), tl.own(c, day("2026-03-12")), tl.own(c, month)}
		}, day("2026-03-11"), "rival coarser"},
		{"town in region and country", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, iraq), tl.own(a, nineveh), tl.own(a, mosul)}
		}, mosul, "coarser coarser"},
		{"rival towns, the newer", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, mosul), tl.own(b, basra)}
		}, basra, "rival"},
		{"a site that no map knows gives way to its town", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, bridge), tl.own(a, mosul)}
		}, mosul, "unplaced"},
		{"a site that no map knows in a country", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, bridge), tl.own(a, iraq)}
		}, bridgeInIraq, "coarser"},
		{"a special type over a general one", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, sitrep.Type("Attack")), tl.own(b, sitrep.Type("Attack")), tl.own(c, sitrep.Type("Suicide bomb"))}
		}, sitrep.Type("Suicide bomb"), "coarser"},
		{"a special type told once among many", func(tl *teller) []sitrep.Sourced {
			attack := sitrep.Type("Attack")
			return []sitrep.Sourced{tl.own(a, attack), tl.own(a, attack), tl.own(a, sitrep.Type("Grenade")), tl.own(a, attack), tl.own(a, attack)}
		}, sitrep.Type("Attack"), "rival"},
		{"a special method over a general one", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, sitrep.Method("killing")), tl.own(a, sitrep.Method("bombing")), tl.own(a, sitrep.Method("car bomb"))}
		}, sitrep.Method("car bomb"), "coarser coarser"},
		{"a special method told once among many", func(tl *teller) []sitrep.Sourced {
			killing := sitrep.Method("killing")
			return []sitrep.Sourced{tl.own(a, killing), tl.own(a, killing), tl.own(a, sitrep.Method("bombing")), tl.own(a, killing), tl.own(a, killing)}
		}, sitrep.Method("killing"), "rival"},
		{"stage told most", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, sitrep.Attempted), tl.own(a, sitrep.CarriedOut), tl.own(a, sitrep.CarriedOut)}
		}, sitrep.CarriedOut, "rival"},
		{"denied only", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.said(a, "The army", "military", sitrep.Denies, sitrep.Type("Air/drone strike"))}
		}, sitrep.Type("Air/drone strike"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			slots := Slots(tt.claims(&teller{}), Latest)
			if len(slots) != 1 || !reflect.DeepEqual(slots[0].Shown.Value, tt.want) {
				t.Fatalf("Slots = %+v, want %+v shown", slots, tt.want)
			}
			var others []string
			for _, o := range slots[0].Others {
				others = append(others, string(o.Standing))
			}
			if got := strings.Join(others, " "); got != tt.others {
				t.Errorf("others = %q, want %q", got, tt.others)
			}
		})
	}
}

func TestRowsMerge(t *testing.T) {
	r := report("Harbour Wire", 6)
	actor := func(name, role string) sitrep.Actor {
		return sitrep.Actor{Name: name, Role: role, Kind: "organization"}
	}
	person := func(name string) sitrep.Actor { return sitrep.Actor{Name: name, Role: "victim", Kind: "individual"} }
	tests := []struct {
		name   string
		values []sitrep.Value
		want   []sitrep.Value
	}{
		{
			"surname and full name",
			[]sitrep.Value{person("Col. Daud Sahak"), person("Sahak"), person("Daud Sahak")},
			[]sitrep.Value{sitrep.Actor{Name: "Col. Daud Sahak", Aliases: []string{"Sahak", "Daud Sahak"}, Role: "victim", Kind: "individual"}},
		},
		{
			"short form first",
			[]sitrep.Value{person("Sahak"), person("Daud Sahak")},
			[]sitrep.Value{sitrep.Actor{Name: "Daud Sahak", Aliases: []string{"Sahak"}, Role: "victim", Kind: "individual"}},
		},
		{
			"a short form of two names stands alone",
			[]sitrep.Value{person("Daud Sahak"), person("Omar Sahak"), person("Sahak")},
			[]sitrep.Value{person("Daud Sahak"), person("Omar Sahak"), person("Sahak")},
		},
		{
			"a name of three words without the last, and by the one between",
			[]sitrep.Value{person("Raul Moreno Paz"), person("Raul Moreno"), person("Moreno"), person("Raul")},
			[]sitrep.Value{sitrep.Actor{Name: "Raul Moreno Paz", Aliases: []string{"Raul Moreno", "Moreno"}, Role: "victim", Kind: "individual"}, person("Raul")},
		},
		{
			"a noun that begins another is somebody else",
			[]sitrep.Value{person("police officer's young wife"), person("police officer")},
			[]sitrep.Value{person("police officer's young wife"), person("police officer")},
		},
		{
			"what is tied to a name",
			[]sitrep.Value{person("third judge of Basra"), person("the judge"), person("mayor of Basra"), person("the mayor")},
			[]sitrep.Value{
				sitrep.Actor{Name: "third judge of Basra", Aliases: []string{"the judge"}, Role: "victim", Kind: "individual"},
				sitrep.Actor{Name: "mayor of Basra", Aliases: []string{"the mayor"}, Role: "victim", Kind: "individual"},
			},
		},
		{
			"articles, case and kind",
			[]sitrep.Value{actor("the Red Heron militants", "suspect"), actor("RED HERON", "suspect"), actor("Red Heron", "claimant")},
			[]sitrep.Value{
				sitrep.Actor{Name: "the Red Heron militants", Aliases: []string{"RED HERON"}, Role: "suspect", Kind: "organization", Confidence: "suspected_or_accused"},
				sitrep.Actor{Name: "Red Heron", Role: "claimant", Kind: "organization", Confidence: "claimed_or_admitted"},
			},
		},
		{
			"a country is not its embassy",
			[]sitrep.Value{sitrep.Target{Name: "U.S."}, sitrep.Target{Name: "U.S. embassy"}},
			[]sitrep.Value{sitrep.Target{Name: "U.S."}, sitrep.Target{Name: "U.S. embassy"}},
		},
		{"weapons with a count", []sitrep.Value{
			sitrep.Weapon{Name: "rockets", Kind: "rocket"},
			sitrep.Weapon{Name: "Katyusha rockets", Kind: "rocket", Count: n(6)},
			sitrep.Weapon{Name: "Katyusha rockets", Kind: "rocket", Count: n(9)},
		}, []sitrep.Value{
			sitrep.Weapon{Name: "Katyusha rockets", Aliases: []string{"rockets"}, Kind: "rocket", Count: n(6)},
			sitrep.Weapon{Name: "Katyusha rockets", Kind: "rocket", Count: n(9)},
		}},
		{
			"relations",
			[]sitrep.Value{sitrep.Relation{Kind: "follows", Incident: "i2"}, sitrep.Relation{Kind: "follows", Incident: "i2"}},
			[]sitrep.Value{sitrep.Relation{Kind: "follows", Incident: "i2"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tl := &teller{}
			var claims []sitrep.Sourced
			for _, v := range tt.values {
				claims = append(claims, tl.own(r, v))
			}
			var got []sitrep.Value
			for _, s := range Slots(claims, Latest) {
				got = append(got, s.Shown.Value)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("Slots = %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestConfidence(t *testing.T) {
	r, tl := report("Harbour Wire", 6), &teller{}
	by := func(role string) sitrep.Actor {
		return sitrep.Actor{Name: "Red Heron", Role: role, Kind: "organization"}
	}
	possible := tl.own(r, by("suspect"))
	possible.Claim.Certainty = sitrep.Possible
	tests := []struct {
		name   string
		claims []sitrep.Sourced
		want   string
	}{
		{"fact", []sitrep.Sourced{tl.own(r, by("perpetrator"))}, "reported_as_fact"},
		{"claimed", []sitrep.Sourced{tl.said(r, "Red Heron", "armed_group", sitrep.ClaimsResponsibility, by("claimant"))}, "claimed_or_admitted"},
		{"authorities", []sitrep.Sourced{tl.said(r, "Police", "police", sitrep.Suspects, by("suspect"))}, "suspected_or_accused_by_authorities"},
		{"others", []sitrep.Sourced{tl.said(r, "A resident", "witness", sitrep.Alleges, by("suspect"))}, "suspected_or_accused"},
		{"possible", []sitrep.Sourced{possible}, "possible"},
		{"denied", []sitrep.Sourced{tl.said(r, "Red Heron", "armed_group", sitrep.Denies, by("suspect"))}, "denied"},
		{"strongest", []sitrep.Sourced{
			possible, tl.said(r, "Police", "police", sitrep.Suspects, by("suspect")),
			tl.said(r, "Red Heron", "armed_group", sitrep.Denies, by("suspect")),
		}, "suspected_or_accused_by_authorities"},
		{"victim", []sitrep.Sourced{tl.own(r, by("victim"))}, ""},
	}
	for _, tt := range tests {
		got := Slots(tt.claims, Latest)[0].Shown.Value.(sitrep.Actor).Confidence
		if got != tt.want {
			t.Errorf("%s: Confidence = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDenialOfADoer(t *testing.T) {
	r, tl := report("Harbour Wire", 6), &teller{}
	front := sitrep.Actor{Name: "Kestrel Front", Role: "suspect", Kind: "organization"}
	denied := front
	denied.Role = "perpetrator"
	place := sitrep.Where{Name: "Bannu", Country: "PK", Precision: "town"}
	claims := []sitrep.Sourced{tl.said(r, "Police", "police", sitrep.Suspects, front)}
	for _, v := range []sitrep.Value{denied, sitrep.Type("Attack"), killed(n(4), n(4)), place} {
		c := tl.said(r, "Kestrel Front", "armed_group", sitrep.Denies, v)
		c.Claim.Statement = "denial"
		claims = append(claims, c)
	}
	for _, s := range Slots(claims, Latest) {
		against := 0
		if s.Field == sitrep.FieldActors {
			against = 1
		}
		if len(s.Shown.For) != 1 || len(s.Shown.Against) != against || s.Shown.Standing != sitrep.Shown {
			t.Errorf("%s: for %v, against %v", s.Field, s.Shown.For, s.Shown.Against)
		}
	}
	if got := sidesOf(claims).status(nil); got != sitrep.Contested {
		t.Errorf("status = %s, want contested", got)
	}
}

func TestStatus(t *testing.T) {
	tl := &teller{}
	attack := sitrep.Type("Attack")
	a, b, c := tl.own(report("A", 1), attack), tl.own(report("B", 2), attack), tl.own(report("C", 3), attack)
	denial := tl.said(report("A", 1), "The army", "military", sitrep.Denies, attack)
	silent := tl.said(report("A", 1), "no group", "armed_group", sitrep.ClaimsResponsibility, attack)
	silent.Claim.Polarity = sitrep.Negative
	long := func(s sitrep.Sourced) sitrep.Sourced {
		s.Claim.Quotes = []sitrep.Quote{{Exact: "gunmen on motorcycles opened fire at a tea stall"}, {Exact: "elders carried the wounded to the road"}}
		return s
	}
	tests := []struct {
		name       string
		claims     []sitrep.Sourced
		statements []sitrep.Statement
		want       sitrep.Status
	}{
		{"one report", []sitrep.Sourced{a}, nil, sitrep.Reported},
		{"three publishers", []sitrep.Sourced{a, b, c}, nil, sitrep.Confirmed},
		{"three copies", []sitrep.Sourced{long(a), long(b), long(c)}, nil, sitrep.Reported},
		{"somebody confirms", []sitrep.Sourced{a}, []sitrep.Statement{{Stance: sitrep.Confirms}}, sitrep.Confirmed},
		{"somebody denies it", []sitrep.Sourced{a, b, c}, []sitrep.Statement{
			{Stance: sitrep.Denies, Content: []sitrep.Quote{{Exact: "it"}}}, {Stance: sitrep.Confirms},
		}, sitrep.Contested},
		{"somebody denies something else", []sitrep.Sourced{a}, []sitrep.Statement{
			{Stance: sitrep.Denies, Content: []sitrep.Quote{{Exact: "that a ransom had been paid"}}},
		}, sitrep.Reported},
		{"nobody claims responsibility", []sitrep.Sourced{silent}, nil, sitrep.Reported},
		{"a claim denies", []sitrep.Sourced{a, denial}, nil, sitrep.Contested},
		{"only denied", []sitrep.Sourced{denial}, nil, sitrep.Denied},
	}
	for _, tt := range tests {
		if got := sidesOf(tt.claims).status(tt.statements); got != tt.want {
			t.Errorf("%s: status = %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTitle(t *testing.T) {
	taji := sitrep.Where{Name: "Camp Redan", Country: "IQ", Precision: "site"}
	town := sitrep.Where{Name: "Kayseri", Country: "TR", Precision: "town"}
	tests := []struct {
		method  sitrep.Method
		typ     sitrep.Type
		stage   sitrep.Stage
		where   *sitrep.Where
		targets []string
		victim  string
		want    string
	}{
		{"rocket fire", "Shelling/artillery/missile attack", sitrep.CarriedOut, &taji, []string{"the Camp Redan military base"}, "", "Rocket attack on Camp Redan military base, Iraq"},
		{"rocket fire", "Shelling/artillery/missile attack", sitrep.CarriedOut, &taji, []string{"Camp Redan"}, "", "Rocket attack on Camp Redan, Iraq"},
		{"suicide bombing", "Suicide bomb", sitrep.CarriedOut, &town, nil, "", "Suicide bombing in Kayseri, Turkey"},
		{"", "Air/drone strike", sitrep.CarriedOut, &town, []string{"a fuel depot"}, "", "Air strike on fuel depot in Kayseri, Turkey"},
		{"car bomb", "Remote explosive/landmine/IED", sitrep.Attempted, nil, nil, "", "Attempted car bombing"},
		{"kidnapping", "Abduction/forced disappearance", sitrep.CarriedOut, &town, nil, "two engineers", "Abduction of two engineers in Kayseri, Turkey"},
		{"", "Attack", sitrep.CarriedOut, &sitrep.Where{Name: "Iraq", Country: "IQ", Precision: "country"}, nil, "", "Attack in Iraq"},
		{"", "", "", nil, nil, "", "Incident"},
		{"capture", "Arrests", sitrep.CarriedOut, &town, nil, "", "Arrests in Kayseri, Turkey"},
		{"capture", "Non-state actor overtakes territory", sitrep.CarriedOut, &town, nil, "", "Territory captured in Kayseri, Turkey"},
		{"hunger strike", "Peaceful protest", sitrep.CarriedOut, nil, []string{"ministry"}, "", "Hunger strike"},
	}
	for _, tt := range tests {
		in := sitrep.Incident{Method: tt.method, Type: tt.typ, Stage: tt.stage}
		if tt.where != nil {
			in.Where = &sitrep.Row[sitrep.Where]{Value: *tt.where}
		}
		for _, name := range tt.targets {
			in.Targets = append(in.Targets, sitrep.Row[sitrep.Target]{Value: sitrep.Target{Name: name}})
		}
		if tt.victim != "" {
			in.Actors = []sitrep.Row[sitrep.Actor]{{Value: sitrep.Actor{Name: tt.victim, Role: "victim"}}}
		}
		if got := title(&in); got != tt.want {
			t.Errorf("title = %q, want %q", got, tt.want)
		}
	}
}

func TestIncidentRestsOnItsClaims(t *testing.T) {
	tl, r := &teller{}, report("Harbour Wire", 6)
	claims := []sitrep.Sourced{
		tl.own(r, sitrep.Type("Attack")), tl.own(r, sitrep.Method("shooting")),
		tl.own(r, killed(n(3), n(3))), tl.said(r, "Police", "police", sitrep.States, killed(n(3), n(3))),
		tl.said(r, "A doctor", "medical", sitrep.States, killed(n(4), n(4))),
	}
	in := Incident("x", claims, nil, Latest)
	if in.ID != "x" || in.Title != "Shooting" || in.Status != sitrep.Reported || len(in.Claims) != 5 {
		t.Errorf("Incident = %+v", in)
	}
	var rows [][]string
	for _, row := range in.Casualties {
		rows = append(rows, row.Claims)
		if len(row.Quotes) != len(row.Claims) {
			t.Errorf("row %v has %d quotes", row.Claims, len(row.Quotes))
		}
	}
	if want := [][]string{{"c3", "c4"}, {"c5"}}; !reflect.DeepEqual(rows, want) {
		t.Errorf("casualty rows rest on %v, want %v", rows, want)
	}
	if again := Incident("x", claims, nil, Latest); !reflect.DeepEqual(in, again) {
		t.Error("Incident differs on a second run")
	}
}

func TestParseRule(t *testing.T) {
	for _, name := range []string{"", "latest", "official", "low-high", "graded"} {
		if _, err := ParseRule(name); err != nil {
			t.Errorf("ParseRule(%q): %v", name, err)
		}
	}
	if _, err := ParseRule("loudest"); !errors.Is(err, sitrep.ErrInvalid) {
		t.Errorf("ParseRule(loudest) = %v, want ErrInvalid", err)
	}
}

// The same name is one actor, a body where either says so; a short form of another
// kind may be of another.
func TestActorsOfTwoKinds(t *testing.T) {
	people := sitrep.Actor{Name: "the armed forces", Kind: "individual", Role: "perpetrator"}
	for _, tt := range []struct {
		other string
		want  string // the kind of both together, "" where they are two
	}{{"Armed Forces", "organization"}, {"Forces", ""}} {
		got := ""
		if v, fit := mergeActor(people, sitrep.Actor{Name: tt.other, Kind: "organization", Role: "perpetrator"}); fit > 0 {
			got = v.(sitrep.Actor).Kind
		}
		if got != tt.want {
			t.Errorf("%q beside %q is %q, want %q", tt.other, people.Name, got, tt.want)
		}
	}
}

package view

import (
	"reflect"
	"testing"
	"time"

	"sitrep"
)

func n(i int) *int { return &i }

func TestWords(t *testing.T) {
	tests := []struct {
		value sitrep.Value
		want  string
	}{
		{sitrep.When{Start: "2026-03-11", End: "2026-03-11", EDTF: "2026-03-11", Precision: sitrep.ToDay}, "11 March 2026"},
		{sitrep.When{Start: "2026-03-01", End: "2026-03-31", EDTF: "2026-03", Precision: sitrep.ToMonth}, "March 2026"},
		{sitrep.When{Start: "2026-01-01", End: "2026-12-31", EDTF: "2026", Precision: sitrep.ToYear}, "2026"},
		{sitrep.When{Start: "2026-03-09", End: "2026-03-15", EDTF: "2026-03-09/2026-03-15", Precision: sitrep.ToWeek}, "9 to 15 March 2026"},
		{sitrep.When{Start: "2026-03-30", End: "2026-04-01", EDTF: "2026-03-30/2026-04-01", Precision: sitrep.ToDay}, "30 March to 1 April 2026"},
		{sitrep.When{Start: "2025-12-31", End: "2026-01-01", EDTF: "2025-12-31/2026-01-01", Precision: sitrep.ToDay}, "31 December 2025 to 1 January 2026"},
		{sitrep.When{Start: "2026-03-11T18:00", End: "2026-03-11T18:59", EDTF: "2026-03-11T18", Precision: sitrep.ToHour}, "11 March 2026, 18:00 to 18:59"},
		{sitrep.When{Start: "2026-03-11T18:05", End: "2026-03-11T18:05", EDTF: "2026-03-11T18:05", Precision: sitrep.ToMinute}, "11 March 2026, 18:05"},
		{sitrep.When{Start: "-0044-03-15", EDTF: "-0044-03-15"}, "-0044-03-15"},
		{sitrep.Where{Name: "Mosul", Admin1: "Nineveh", Country: "IQ", Precision: "town"}, "Mosul, Nineveh, Iraq (town)"},
		{sitrep.Where{Name: "Iraq", Country: "IQ", Precision: "country"}, "Iraq (country)"},
		{sitrep.Casualty{Effect: "killed", Min: n(7), Whole: true}, "at least 7"},
		{sitrep.Casualty{Effect: "killed", Max: n(7), Whole: true}, "up to 7"},
		{sitrep.Casualty{Effect: "killed", Whole: true}, "unknown"},
		{sitrep.Casualty{Effect: "killed", Min: n(2), Max: n(2), Who: "soldiers", Nationality: "US", Standing: "military"}, "2 (soldiers); United States, military, a part of the total"},
		{sitrep.Casualty{Effect: "killed", Min: n(5), Max: n(6), Whole: true}, "5–6"},
		{sitrep.Actor{Name: "guards", Role: "victim", Count: n(3)}, "guards"},
		{sitrep.Actor{Name: "Red Heron", Aliases: []string{"the Herons"}, Role: "claimant", Confidence: "claimed_or_admitted"}, "Red Heron – claimed or admitted; also the Herons"},
		{sitrep.Weapon{Name: "rockets", Count: n(6), Landed: n(2), Platform: "a truck"}, "6 × rockets, 2 of them landed, from a truck"},
		{sitrep.Target{Name: "fuel depot", Effect: "destroyed"}, "fuel depot (destroyed)"},
		{sitrep.CarriedOut, "carried out"},
		{sitrep.Relation{Kind: "response_to", Incident: "i2"}, "response to i2"},
	}
	for _, tt := range tests {
		if got := Words(tt.value); got != tt.want {
			t.Errorf("Words(%+v) = %q, want %q", tt.value, got, tt.want)
		}
	}
}

func TestTollString(t *testing.T) {
	tests := []struct {
		toll *Toll
		want string
	}{
		{nil, ""},
		{&Toll{}, "?"},
		{&Toll{Low: n(7)}, "7+"},
		{&Toll{High: n(20)}, "≤20"},
		{&Toll{n(3), n(3)}, "3"},
		{&Toll{n(12), n(15)}, "12–15"},
	}
	for _, tt := range tests {
		if got := tt.toll.String(); got != tt.want {
			t.Errorf("String(%+v) = %q, want %q", tt.toll, got, tt.want)
		}
	}
}

func TestMake(t *testing.T) {
	at := func(hour int) sitrep.Moment {
		return sitrep.Moment{Time: time.Date(2026, 3, 12, hour, 0, 0, 0, time.UTC), Precision: sitrep.ToMinute}
	}
	early := sitrep.Source{ID: "r1", Version: 1, Publisher: "Harbour Wire", Published: at(6)}
	late := sitrep.Source{ID: "r2", Version: 1, Publisher: "Delta Post", Published: at(12)}
	police := sitrep.Statement{
		ID: "s1", Speaker: sitrep.Speaker{Name: "Adel Karim", Title: "Col.", Organization: "provincial police", Kind: "police"},
		Stance: sitrep.States, Certainty: sitrep.Certain, Polarity: sitrep.Positive,
		Content: []sitrep.Quote{{Exact: "12 people were killed"}},
	}
	army := sitrep.Statement{
		ID: "s2", Speaker: sitrep.Speaker{Name: "the army", Kind: "military"}, Stance: sitrep.Denies, Certainty: sitrep.Certain,
		Polarity: sitrep.Positive, Content: []sitrep.Quote{{Exact: "that it had fired"}},
	}
	claim := func(id, statement, words string, v sitrep.Value) sitrep.Claim {
		return sitrep.Claim{
			ID: id, Value: v, Statement: statement, Stance: sitrep.States, Certainty: sitrep.Certain, Polarity: sitrep.Positive,
			Quotes: []sitrep.Quote{{Exact: words}}, Rule: "toll",
		}
	}
	twelve := sitrep.Casualty{Effect: "killed", Min: n(12), Max: n(12), Whole: true}
	seven := sitrep.Casualty{Effect: "killed", Min: n(7), Whole: true}
	got := Make(Record{
		Incident: sitrep.Incident{ID: "x", Title: "Shelling in Mosul, Iraq", Status: sitrep.Contested}, Rule: "latest",
		Slots: []sitrep.Slot{{
			Field: sitrep.FieldCasualties, Why: "latest: the newest figure",
			Shown: sitrep.Option{Value: twelve, Standing: sitrep.Shown, For: []sitrep.Sourced{
				{Claim: claim("c2", "s1", "12 people", twelve), Report: late, Statement: &police},
				{Claim: claim("c3", "s1", "twelve", twelve), Report: late, Statement: &police},
			}},
			Others: []sitrep.Option{{Value: seven, Standing: sitrep.Overtaken, For: []sitrep.Sourced{
				{Claim: claim("c1", "", "at least seven", seven), Report: early},
			}}},
		}},
		Statements: []Told{{police, late}, {army, late}},
		Reports:    []sitrep.Source{late, early},
	})
	want := Page{
		ID: "x", Title: "Shelling in Mosul, Iraq", Status: "contested", Rule: "latest",
		Counted:        Counted{Reports: 2, Publishers: 2, Speakers: 2, Outlets: 2, Independent: 2, Original: 2},
		Responsibility: Responsibility{Parties: []Party{}}, NotKnown: []Unknown{},
		Headings: []Heading{{Name: "Killed", Values: []Value{{
			Text: "12", Low: n(12), High: n(12), Standing: "shown", Why: "latest: the newest figure",
			Voices: []Voice{{
				Who: "Col. Adel Karim, provincial police", Kind: "police", Stance: "states", Certainty: "certain",
				Words: []string{"12 people", "twelve"}, Content: []string{"12 people were killed"},
				Report: "r2", Version: 1, Publisher: "Delta Post", Published: "2026-03-12T12:00:00Z", Claims: []string{"c2", "c3"}, Rules: []string{"toll"},
				Quotes: []sitrep.Quote{{Exact: "12 people"}, {Exact: "twelve"}},
			}},
			Others: []Value{{Text: "at least 7", Low: n(7), Standing: "earlier", Voices: []Voice{{
				Stance: "states", Certainty: "certain", Words: []string{"at least seven"},
				Report: "r1", Version: 1, Publisher: "Harbour Wire", Published: "2026-03-12T06:00:00Z", Claims: []string{"c1"}, Rules: []string{"toll"},
				Quotes: []sitrep.Quote{{Exact: "at least seven"}},
			}}}},
		}}}},
		AlsoSaid: []Voice{{
			Who: "the army", Kind: "military", Stance: "denies", Certainty: "certain", Denies: true, Words: []string{"that it had fired"},
			Report: "r2", Version: 1, Publisher: "Delta Post", Published: "2026-03-12T12:00:00Z",
			Quotes: []sitrep.Quote{{Exact: "that it had fired"}},
		}},
		Reports: []Report{
			{ID: "r1", Version: 1, Publisher: "Harbour Wire", Published: "2026-03-12T06:00:00Z"},
			{ID: "r2", Version: 1, Publisher: "Delta Post", Published: "2026-03-12T12:00:00Z"},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Make = %+v, want %+v", got, want)
	}
}

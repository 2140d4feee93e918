package view

import (
	"reflect"
	"testing"

	"sitrep"
)

// pageOf is a page with one figure of killed, told by some claims in turn: the
// last is shown.
func pageOf(others []Value, shown Value) Page {
	shown.Others = others
	return Page{Status: "reported", Headings: []Heading{{Name: "Killed", Values: []Value{shown}}}}
}

func figureOf(text string, low int, standing string, voices ...Voice) Value {
	return Value{Text: text, Low: n(low), High: n(low), Standing: standing, Why: "latest: so", Voices: voices}
}

func TestDiff(t *testing.T) {
	police := Voice{Who: "police", Report: "r1", Claims: []string{"c1"}}
	clinic := Voice{Who: "clinic", Report: "r2", Claims: []string{"c2"}}
	again := Voice{Who: "mayor", Report: "r2", Claims: []string{"c3"}}
	army := Voice{Who: "army", Report: "r2", Claims: []string{"c4"}, Denies: true}
	refused, kept := police, police
	refused.Judged = &Judged{Verdict: "rejected", Who: "anna"}
	kept.Judged = &Judged{Verdict: "accepted", Who: "anna"}
	anna := Voice{Who: "anna", Kind: "analyst", Claims: []string{"e1"}, Judged: &Judged{Verdict: "entered", Who: "anna"}}
	seven := pageOf(nil, figureOf("7", 7, "shown", police))
	type brief struct{ kind, before, after, who string }
	tests := []struct {
		name          string
		before, after Page
		want          []brief
	}{
		{"nothing", seven, seven, nil},
		{"told", Page{Status: "reported"}, seven, []brief{{"told", "", "7", "police"}}},
		{"raised", seven, pageOf([]Value{figureOf("7", 7, "earlier", police)}, figureOf("9", 9, "shown", clinic)), []brief{{"raised", "7", "9", "clinic"}}},
		{"lowered", seven, pageOf([]Value{figureOf("7", 7, "earlier", police)}, figureOf("5", 5, "shown", clinic)), []brief{{"lowered", "7", "5", "clinic"}}},
		{"confirmed", seven, pageOf(nil, figureOf("7", 7, "shown", police, again)), []brief{{"confirmed", "7", "7", "mayor"}}},
		{"denied", seven, pageOf(nil, figureOf("7", 7, "shown", police, army)), []brief{{"denied", "7", "7", "army"}}},
		{"contested", seven, pageOf([]Value{figureOf("9", 9, "rival", clinic)}, figureOf("7", 7, "shown", police)), []brief{{"contested", "7", "9", "clinic"}}},
		{"said again", seven, pageOf(nil, figureOf("7", 7, "shown", police, Voice{Who: "police", Report: "r2", Claims: []string{"c5"}})), nil},
		{"raised, and both stand", seven, pageOf([]Value{figureOf("7", 7, "rival", police)}, figureOf("9", 9, "shown", clinic)), []brief{{"contested", "7", "9", "clinic"}}},
		{"accepted", seven, pageOf(nil, figureOf("7", 7, "shown", kept)), []brief{{"confirmed", "7", "7", "police"}}},
		{"an analyst's acceptance undone", pageOf(nil, figureOf("7", 7, "shown", kept)), seven, nil},
		{"rejected", seven, pageOf(nil, figureOf("7", 7, "rejected", refused)), []brief{{"corrected", "7", "rejected: 7", "police"}}},
		{"entered", seven, pageOf([]Value{figureOf("7", 7, "overruled", police)}, figureOf("8", 8, "shown", anna)), []brief{{"corrected", "7", "8", "anna"}}},
		{"gone", seven, Page{Status: "reported"}, []brief{{"withdrawn", "7", "", ""}}},
		{"the whole of it", Page{Status: "reported"}, Page{Status: "denied", NotKnown: []Unknown{{Kind: noClaim, Text: "no one", Voices: []Voice{again}}}, Reports: []Report{{ID: "r1", Publisher: "Harbour Wire"}}}, []brief{
			{"superseded", "reported", "denied", ""}, {"told", "", "no one", "mayor"}, {"told", "", "Harbour Wire · r1", ""},
		}},
	}
	for _, tt := range tests {
		var got []brief
		for _, c := range Diff(tt.before, tt.after) {
			b := brief{c.Kind, c.Before, c.After, ""}
			if len(c.Voices) > 0 {
				b.who = c.Voices[0].Who
			}
			got = append(got, b)
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: Diff = %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestTimeline(t *testing.T) {
	seven := sitrep.Casualty{Effect: "killed", Min: n(7), Whole: true}
	nine := sitrep.Casualty{Effect: "killed", Min: n(9), Max: n(9), Whole: true}
	source := sitrep.Source{ID: "r1", Publisher: "Harbour Wire", Published: at(6)}
	claim := sitrep.Sourced{Report: source, Claim: sitrep.Claim{ID: "c1", Value: nine, Stance: sitrep.States}}
	later := sitrep.Source{ID: "r2", Publisher: "Delta Post", Published: at(8)}
	silence := sitrep.Statement{Stance: sitrep.ClaimsResponsibility, Polarity: sitrep.Negative}
	got := MakeTimeline(Record{
		Incident: sitrep.Incident{ID: "x", Title: "Shelling"}, Rule: "latest",
		Reports: []sitrep.Source{later, source}, Statements: []Told{{silence, later}},
	}, []sitrep.Step{
		{At: at(5)},
		{At: at(6), Reports: []string{"r1"}, Changes: []sitrep.Change{{
			Kind: sitrep.Raised, Field: sitrep.FieldCasualties, By: []sitrep.Sourced{claim},
			Before: &sitrep.Option{Value: seven, Standing: sitrep.Shown}, After: &sitrep.Option{Value: nine, Standing: sitrep.Shown},
		}}},
	})
	if len(got.Entries) != 2 || got.Entries[0].At != "2026-03-12T06:00:00Z" || len(got.Entries[0].Changes) != 1 {
		t.Fatalf("Timeline = %+v, want entries at six and eight", got)
	}
	if c := got.Entries[1].Changes[0]; c.Heading != "Not known" || c.After != "no one has claimed responsibility" {
		t.Errorf("at eight %+v, want silence", c)
	}
	c := got.Entries[0].Changes[0]
	if c.Heading != "Killed" || c.Kind != "raised" || c.Before != "at least 7" || c.After != "9" || len(c.Voices) != 1 {
		t.Errorf("change = %+v", c)
	}
}

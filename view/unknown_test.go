package view

import (
	"reflect"
	"testing"
	"time"

	"sitrep"
)

// at is a moment so many hours into a day.
func at(hour int) sitrep.Moment {
	return sitrep.Moment{Time: time.Date(2026, 3, 12, hour, 0, 0, 0, time.UTC), Precision: sitrep.ToMinute}
}

func TestNotKnown(t *testing.T) {
	early := sitrep.Source{ID: "r1", Publisher: "Harbour Wire", Published: at(6)}
	late := sitrep.Source{ID: "r2", Publisher: "Delta Post", Published: at(12)}
	silence := sitrep.Statement{Stance: sitrep.ClaimsResponsibility, Polarity: sitrep.Negative, Speaker: sitrep.Speaker{Name: "No group"}}
	unsure := sitrep.Statement{Stance: sitrep.Declines, Cue: []sitrep.Quote{{Exact: "could not be verified"}}, Content: []sitrep.Quote{{Exact: "The account"}}}
	mute := sitrep.Statement{Stance: sitrep.Declines, Speaker: sitrep.Speaker{Name: "the army"}, Cue: []sitrep.Quote{{Exact: "declined"}}}
	said := sitrep.Statement{Stance: sitrep.States, Speaker: sitrep.Speaker{Name: "the mayor"}}
	told := []Told{{silence, late}, {silence, early}, {unsure, early}, {mute, early}, {said, early}}
	claimant := func(hour int) []sitrep.Slot {
		return []sitrep.Slot{{Field: sitrep.FieldActors, Shown: sitrep.Option{
			Value: sitrep.Actor{Name: "Red Heron", Role: "claimant"}, Standing: sitrep.Shown,
			For: []sitrep.Sourced{{Report: sitrep.Source{ID: "r3", Published: at(hour)}}},
		}}}
	}
	tests := []struct {
		name  string
		slots []sitrep.Slot
		want  string
	}{
		{"nobody claims it", nil, "shown"},
		{"claimed before the last silence", claimant(11), "shown"},
		{"claimed since", claimant(12), "earlier"},
	}
	for _, tt := range tests {
		p := Make(Record{Slots: tt.slots, Statements: told, Reports: []sitrep.Source{early, late}})
		var kinds []string
		for _, u := range p.NotKnown {
			kinds = append(kinds, u.Kind)
		}
		if want := []string{"no_claim", "not_verified", "declined"}; !reflect.DeepEqual(kinds, want) {
			t.Fatalf("%s: kinds %v, want %v", tt.name, kinds, want)
		}
		u := p.NotKnown[0]
		if u.Standing != tt.want || u.AsOf != "2026-03-12T12:00:00Z" || len(u.Voices) != 2 || u.Voices[0].Report != "r1" {
			t.Errorf("%s: %+v, want it %s as of noon, by both", tt.name, u, tt.want)
		}
		if len(p.AlsoSaid) != 1 || p.AlsoSaid[0].Who != "the mayor" {
			t.Errorf("%s: also said %+v, want the mayor alone", tt.name, p.AlsoSaid)
		}
	}
}

func TestCounted(t *testing.T) {
	wire := sitrep.Source{ID: "r1", Publisher: "Harbour Wire", Published: at(6)}
	post := sitrep.Source{ID: "r2", Publisher: "Delta Post", Published: at(7), CopyOf: "r1"}
	star := sitrep.Source{ID: "r3", Publisher: "Evening Star", Published: at(8)}
	by := func(name, kind string) sitrep.Statement {
		return sitrep.Statement{Speaker: sitrep.Speaker{Name: name, Kind: kind}}
	}
	nurse := sitrep.Statement{Speaker: sitrep.Speaker{Kind: "medical", Anonymous: true}}
	got := Make(Record{
		Statements: []Told{{by("the mayor", "official"), wire}, {by("the mayor", "official"), star}, {nurse, wire}, {nurse, post}, {by("BFMTV", "media"), star}},
		Reports:    []sitrep.Source{wire, post, star},
	}).Counted
	want := Counted{Reports: 3, Publishers: 3, Speakers: 4, Outlets: 4, Independent: 2, Original: 2}
	if got != want {
		t.Errorf("Counted = %+v, want %+v", got, want)
	}
}

func TestVoiceOfAnAnalyst(t *testing.T) {
	twelve := sitrep.Casualty{Effect: "killed", Min: n(12), Max: n(12), Whole: true}
	judged := func(v sitrep.Verdict) *sitrep.Judgement {
		return &sitrep.Judgement{Verdict: v, Decision: "d1", Who: "anna", Why: "the mayor's list", At: at(9).Time}
	}
	o := sitrep.Option{
		Value: twelve, Standing: sitrep.Shown,
		For:      []sitrep.Sourced{{Claim: sitrep.Claim{ID: "e1", Value: twelve}, Judged: judged(sitrep.Entered)}},
		Rejected: []sitrep.Sourced{{Claim: sitrep.Claim{ID: "c1", Value: twelve}, Report: sitrep.Source{ID: "r1", Published: at(6)}, Judged: judged(sitrep.Rejected)}},
	}
	vs := voices(&o)
	if len(vs) != 2 || vs[0].Who != "anna" || vs[0].Kind != "analyst" || vs[0].Published != "2026-03-12T09:00:00Z" || vs[1].Judged.Verdict != "rejected" {
		t.Errorf("voices = %+v, want anna, an analyst at nine, and one that she rejected", vs)
	}
}

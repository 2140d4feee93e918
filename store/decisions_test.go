package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"sitrep"
)

func TestLatestDecisions(t *testing.T) {
	s := fresh(t)
	add(t, s, someFact(0), someFact(1), someFact(2))
	listed, err := s.Incidents(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	a, b := listed[0].ID, listed[1].ID
	decide := func(who string, d sitrep.Decision) string {
		d.Who, d.Why, d.Recorded = who, "a reason", noon.Add(time.Hour)
		d, err := s.Decide(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		return d.ID
	}
	added := decide("Anna", sitrep.Decision{Deed: sitrep.AddClaim, Incident: a, Value: sitrep.Method("car bomb")})
	other := decide("Bela", sitrep.Decision{Deed: sitrep.AddClaim, Incident: b, Value: sitrep.Method("car bomb")})
	grade := decide("Bela", sitrep.Decision{Deed: sitrep.Rate, Publisher: "The Harbour Post", Grade: "B2"})
	undo := decide("Bela", sitrep.Decision{Deed: sitrep.Undo, Undoes: added})
	again := decide("Anna", sitrep.Decision{Deed: sitrep.Undo, Undoes: undo})
	twice := decide("Bela", sitrep.Decision{Deed: sitrep.Undo, Undoes: again})
	stands := func(id string) string { return id + " stands" }

	for _, tt := range []struct {
		filter DecisionFilter
		want   []string
	}{
		{DecisionFilter{}, []string{stands(twice), again, stands(undo), stands(grade), stands(other), added}},
		{DecisionFilter{Limit: 2}, []string{stands(twice), again}},
		{DecisionFilter{Limit: 2, After: again}, []string{stands(undo), stands(grade)}},
		{DecisionFilter{Who: "Anna"}, []string{again, added}},
		{DecisionFilter{Who: "anna"}, nil},
		{DecisionFilter{Deed: sitrep.Undo, Who: "Bela"}, []string{stands(twice), stands(undo)}},
		{DecisionFilter{Incident: b}, []string{stands(other)}},
		{DecisionFilter{Incident: a, After: undo}, []string{added}},
		{DecisionFilter{AsOf: AsOf{Time: noon}}, nil},
	} {
		got, err := s.LatestDecisions(t.Context(), tt.filter)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, d := range got {
			id := d.ID
			if d.Standing {
				id = stands(id)
			}
			ids = append(ids, id)
		}
		if !slices.Equal(ids, tt.want) {
			t.Errorf("LatestDecisions(%+v) = %v, want %v", tt.filter, ids, tt.want)
		}
	}
	for _, f := range []DecisionFilter{{After: "d-none"}, {Incident: "zzzz"}} {
		if _, err := s.LatestDecisions(t.Context(), f); !errors.Is(err, sitrep.ErrNotFound) {
			t.Errorf("LatestDecisions(%+v): %v, want an ErrNotFound", f, err)
		}
	}
	if d, err := s.Decision(t.Context(), undo); err != nil || !d.Standing || d.Undoes != added {
		t.Errorf("Decision(%s) = %+v, %v, want it standing", undo, d, err)
	}
	if _, err := s.Decision(t.Context(), "d-none"); !errors.Is(err, sitrep.ErrNotFound) {
		t.Errorf("Decision(d-none): %v, want an ErrNotFound", err)
	}
	if who, err := s.Deciders(t.Context()); err != nil || fmt.Sprint(who) != "[Anna Bela]" {
		t.Errorf("Deciders = %v, %v, want Anna and Bela", who, err)
	}
}

// Of several decisions that are made at once, all are kept or none.
func TestDecideAll(t *testing.T) {
	s := fresh(t)
	add(t, s, someFact(0))
	listed, err := s.Incidents(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	claim := func(m sitrep.Method) sitrep.Decision {
		return sitrep.Decision{Deed: sitrep.AddClaim, Incident: listed[0].ID, Value: m, Who: "Anna", Why: "a reason"}
	}
	bad := claim("rocket")
	bad.Incident = "zzzz"
	if _, err := s.DecideAll(t.Context(), []sitrep.Decision{claim("car bomb"), bad}, noon.Add(time.Hour)); !errors.Is(err, sitrep.ErrNotFound) {
		t.Errorf("DecideAll with one of no incident: %v, want an ErrNotFound", err)
	}
	if ds, err := s.Decisions(t.Context(), "", AsOf{}); err != nil || len(ds) != 0 {
		t.Errorf("%d decisions were kept of those that were refused, %v, want none", len(ds), err)
	}
	kept, err := s.DecideAll(t.Context(), []sitrep.Decision{claim("car bomb"), claim("rocket")}, noon.Add(time.Hour))
	if err != nil || len(kept) != 2 || kept[0].ID == kept[1].ID || !kept[1].Recorded.Equal(noon.Add(time.Hour)) {
		t.Errorf("DecideAll = %+v, %v, want two decisions with ids of their own", kept, err)
	}
	sound(t, s)
}

func TestProgress(t *testing.T) {
	s := fresh(t)
	add(t, s, someFact(0), someFact(1), someFact(2))
	listed, err := s.Incidents(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for i, who := range []string{"Anna", "Bela", "Anna"} {
		at := noon.Add(time.Duration(i) * time.Hour)
		if _, err := s.Decide(t.Context(), sitrep.Decision{Deed: sitrep.Review, Incident: listed[i%2].ID, Who: who, Recorded: at}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Progress(t.Context(), noon.Add(time.Minute))
	if err != nil || got.Waiting != len(listed)-2 || fmt.Sprint(got.Done) != "[{Anna 1} {Bela 1}]" {
		t.Errorf("Progress = %+v, %v, want all but two to wait, and one review of each", got, err)
	}
}

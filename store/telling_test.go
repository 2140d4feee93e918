package store

import (
	"testing"

	"sitrep"
)

// What a report tells of is given with the evidence, follows its latest version, and
// analysts who merge.
func TestTellings(t *testing.T) {
	s := fresh(t)
	out := add(t, s, first, second, other)
	velm, basr := out[0].Incidents[0], out[2].Incidents[0]
	at := func(report, incident, linked string, evidence, version int) {
		t.Helper()
		all, err := s.Tellings(t.Context(), report)
		if err != nil || len(all) != 1 {
			t.Fatalf("Tellings(%s) = %v, %v, want one", report, all, err)
		}
		got := all[0]
		if got.Incident != incident || got.Link.Incident != linked || len(got.Link.Evidence) != evidence || got.Link.Version != version || got.Title == "" {
			t.Errorf("Tellings(%s) = %+v, want %s, linked to %s", report, got, incident, linked)
		}
	}
	all, err := s.Tellings(t.Context(), "r2")
	if err != nil || len(all) != 1 {
		t.Fatalf("Tellings(r2) = %v, %v", all, err)
	}
	reasons := len(all[0].Link.Evidence)
	if reasons == 0 {
		t.Error("a report of a known incident has no evidence")
	}
	at("r2", velm, velm, reasons, 1)
	hand(t, s, sitrep.Decision{Deed: sitrep.Merge, Incident: basr, Other: velm})
	at("r2", basr, velm, reasons, 1)
	changed := second
	changed.killed++
	add(t, s, changed)
	at("r2", basr, velm, reasons, 2)
	if none, err := s.Tellings(t.Context(), "nobody"); len(none) != 0 || err != nil {
		t.Errorf("Tellings of no report = %v, %v, want none", none, err)
	}
}

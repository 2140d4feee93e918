package store

import (
	"slices"
	"testing"

	"sitrep"
)

func TestNear(t *testing.T) {
	tests := []struct {
		name string
		with fact // is on the store beside the first
		want bool // among the candidates of the first
	}{
		{"same place and day", second, true},
		{"next day", fact{id: "x", day: "2026-03-12", place: "Velm", country: "IQ", lat: 33, lon: 44}, true},
		{"a week later, by its name", fact{id: "x", day: "2026-03-18", place: "Velm", country: "IQ", lat: 33, lon: 44}, true},
		{"a week later", fact{id: "x", day: "2026-03-18", place: "Wolm", country: "IQ", lat: 33, lon: 44}, false},
		{"over the border, close", fact{id: "x", day: "2026-03-11", place: "Sirt", country: "SY", lat: 33.2, lon: 43.8}, true},
		{"over the border, far", fact{id: "x", day: "2026-03-11", place: "Sirt", country: "SY", lat: 35, lon: 40}, false},
		{"far away in the country", fact{id: "x", day: "2026-03-11", place: "Basr", country: "IQ", lat: 30, lon: 47}, false},
	}
	for _, tt := range tests {
		s := fresh(t)
		add(t, s, tt.with)
		var got []sitrep.Profile
		see := func(_ *sitrep.Profile, candidates []sitrep.Profile) Link {
			got = candidates
			return Link{}
		}
		b, err := s.Begin(t.Context(), "engine-1", noon)
		if err != nil {
			t.Fatal(err)
		}
		r, rd := first.report()
		if _, err := b.Add(t.Context(), r, weighedReading(rd), see); err != nil {
			t.Fatal(err)
		}
		if err := b.Rollback(); err != nil {
			t.Fatal(err)
		}
		if found := len(got) == 1 && got[0].Where.Value.Name == tt.with.place; found != tt.want {
			t.Errorf("%s: candidates = %v, want it there: %v", tt.name, got, tt.want)
		}
	}
}

// Two incidents of one report are two, whatever a linker would say.
func TestNearLeavesOutOwn(t *testing.T) {
	s := fresh(t)
	r, rd := first.report()
	rd.Incidents = append(rd.Incidents, sitrep.Incident{ID: "i2"})
	for _, c := range slices.Clone(rd.Claims) {
		c.ID, c.Incident = c.ID+"b", "i2"
		rd.Claims = append(rd.Claims, c)
	}
	b, err := s.Begin(t.Context(), "engine-1", noon)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	out, err := b.Add(t.Context(), r, weighedReading(rd), samePlace)
	if err != nil || len(out.Incidents) != 2 || out.Incidents[0] == out.Incidents[1] {
		t.Errorf("Add = %v, %v, want two incidents", out, err)
	}
}

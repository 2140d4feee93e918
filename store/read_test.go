package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"sitrep"
)

// What is read from a version names the incidents that it is shown as of: where
// analysts moved it to, and as it was before.
func TestReading(t *testing.T) {
	s := fresh(t)
	out := add(t, s, first, second, other)
	velm, basr := out[0].Incidents[0], out[2].Incidents[0]
	before := AsOf{Time: noon.Add(time.Minute)}
	hand(t, s, sitrep.Decision{Deed: sitrep.Merge, Incident: velm, Other: basr})
	hand(t, s, sitrep.Decision{Deed: sitrep.Rate, Publisher: "the courier", Grade: "B2"})
	for _, tt := range []struct {
		at     AsOf
		want   string
		graded string
	}{{AsOf{}, velm, "B2"}, {before, basr, ""}} {
		rd, err := s.Reading(t.Context(), other.id, 1, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		if len(rd.Tellings) != 1 || rd.Tellings[0].Incident != tt.want || rd.Tellings[0].Link.Incident != basr || rd.Tellings[0].Title != "Bombing" {
			t.Errorf("as of %v it tells of %+v, want %s", tt.at.Time, rd.Tellings, tt.want)
		}
		if rd.Source.Grade != tt.graded || !rd.Retired.IsZero() {
			t.Errorf("as of %v its source is graded %q and retired %v, want %q and never", tt.at.Time, rd.Source.Grade, rd.Retired, tt.graded)
		}
		if len(rd.Claims) != 4 || len(rd.Statements) != 1 || rd.Statements[0].Statement.Incident != tt.want {
			t.Errorf("it has %d claims and the statements %+v, want 4 and one", len(rd.Claims), rd.Statements)
		}
		for _, c := range rd.Claims {
			if c.Claim.Incident != tt.want || c.Statement == nil {
				t.Errorf("the claim %s is about %s in the voice of %v, want %s and one", c.Claim.ID, c.Claim.Incident, c.Statement, tt.want)
			}
		}
	}
	if _, err := s.Reading(t.Context(), other.id, 2, AsOf{}); !errors.Is(err, sitrep.ErrNotFound) {
		t.Errorf("Reading of a version that is not there = %v, want not found", err)
	}
}

// A version that another took the place of keeps its reading, as one that counts no more.
func TestVersions(t *testing.T) {
	s := fresh(t)
	changed := first
	changed.killed = 7
	out := add(t, s, first)
	addAt(t, s, noon.Add(time.Hour), changed)
	for _, tt := range []struct {
		at    AsOf
		limit int
		want  []int
	}{
		{AsOf{}, 9, []int{2, 1}},
		{AsOf{}, 1, []int{2}},
		{AsOf{Time: noon.Add(time.Minute)}, 9, []int{1}},
	} {
		got, err := s.Versions(t.Context(), first.id, tt.at, tt.limit)
		var numbers []int
		for _, v := range got {
			numbers = append(numbers, v.Number)
		}
		if err != nil || !slices.Equal(numbers, tt.want) || !got[0].Words {
			t.Errorf("Versions(%v, %d) = %+v, %v, want %v", tt.at.Time, tt.limit, got, err, tt.want)
		}
	}
	if _, err := s.Versions(t.Context(), first.id, AsOf{Time: noon.Add(-time.Hour)}, 9); !errors.Is(err, sitrep.ErrNotFound) {
		t.Errorf("Versions before the report was there = %v, want not found", err)
	}
	rd, err := s.Reading(t.Context(), first.id, 1, AsOf{})
	if err != nil || !rd.Retired.Equal(noon.Add(time.Hour)) || rd.Tellings[0].Incident != out[0].Incidents[0] {
		t.Errorf("Reading of the first version = %+v, %v, want one that was retired after an hour", rd, err)
	}
	if rd, err = s.Reading(t.Context(), first.id, 1, AsOf{Time: noon.Add(time.Minute)}); err != nil || !rd.Retired.IsZero() {
		t.Errorf("Reading of the first version before that = %+v, %v, want one that stands", rd, err)
	}
}

package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// spoken is what the police are told to have said, in short.
func spoken(t *testing.T, s *Store, after string, reports int, at AsOf) (said []string, last string) {
	t.Helper()
	all, err := s.Spoken(t.Context(), "police", after, reports, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range all {
		said = append(said, u.Report.ID+": "+u.Statement.Content[0].Exact+" of "+u.Statement.Incident)
		last = u.Cursor
	}
	return said, last
}

// Who speaks is counted, found newest first and a page after another, in what stands
// and in what stood once.
func TestSpeakers(t *testing.T) {
	s := fresh(t)
	out := add(t, s, first, second, other)
	velm, basr := out[0].Incidents[0], out[2].Incidents[0]
	before := AsOf{Time: noon.Add(time.Minute)}
	changed := first
	changed.killed = 7
	addAt(t, s, noon.Add(time.Hour), changed)
	hand(t, s, sitrep.Decision{Deed: sitrep.Merge, Incident: velm, Other: basr})

	listed, err := s.Speakers(t.Context(), "PO", "", 9, AsOf{})
	if err != nil || !slices.Equal(listed, []Speaker{{"police", "police", "police", 3}}) {
		t.Errorf("Speakers(PO) = %v, %v, want the police with three statements", listed, err)
	}
	for _, tt := range []struct {
		prefix, after string
		at            AsOf
	}{{prefix: "x"}, {after: "police"}, {at: AsOf{Time: noon.Add(-time.Hour)}}, {at: AsOf{Time: noon.Add(-time.Hour * 999), Clock: Published}}} {
		if listed, err := s.Speakers(t.Context(), tt.prefix, tt.after, 9, tt.at); err != nil || len(listed) != 0 {
			t.Errorf("Speakers(%+v) = %v, %v, want nobody", tt, listed, err)
		}
	}
	now, _ := spoken(t, s, "", 9, AsOf{})
	if len(now) != 3 || strings.Contains(strings.Join(now, "; "), basr) || !strings.Contains(strings.Join(now, "; "), "killed 7 people of "+velm) {
		t.Errorf("the police said %q, want three things of %s", now, velm)
	}
	then, _ := spoken(t, s, "", 9, before)
	if len(then) != 3 || !strings.Contains(strings.Join(then, "; "), "killed 3 people of "+velm) || !strings.Contains(strings.Join(then, "; "), basr) {
		t.Errorf("by then the police had said %q, want what stood then", then)
	}
	var paged []string
	for after := ""; ; {
		some, last := spoken(t, s, after, 1, AsOf{})
		if len(some) == 0 {
			break
		}
		paged, after = append(paged, some...), last
	}
	if !slices.Equal(paged, now) {
		t.Errorf("page by page they said %q, want %q", paged, now)
	}
	if _, err := s.Spoken(t.Context(), "police", "x", 1, AsOf{}); !errors.Is(err, sitrep.ErrInvalid) {
		t.Errorf("Spoken after a place that is none = %v, want invalid", err)
	}
	if figured, err := s.Figured(t.Context(), "police", AsOf{}); err != nil || len(figured) != 1 || figured[0].ID != velm || figured[0].Reports != 3 {
		t.Errorf("Figured(police) = %v, %v, want %s of three reports", figured, err, velm)
	}
	if _, err := s.Speaker(t.Context(), "nobody"); !errors.Is(err, sitrep.ErrNotFound) {
		t.Errorf("Speaker(nobody) = %v, want not found", err)
	}
	sound(t, s)

	// Opening a store that an earlier program made comes to the same.
	if _, err := s.write.Exec("DELETE FROM spoken; DELETE FROM speakers"); err != nil {
		t.Fatal(err)
	}
	s = open(t, s.path)
	if again, _ := spoken(t, s, "", 9, before); !slices.Equal(again, then) {
		t.Errorf("caught up they had said %q, want %q", again, then)
	}
	sound(t, s)
	if _, err := s.write.Exec("UPDATE spoken SET statements = 2 WHERE reading = (SELECT max(reading) FROM spoken)"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(problems(t, s), "\n"); !strings.Contains(got, "not found by it") || !strings.Contains(got, "not counted") {
		t.Errorf("verify finds %q, want what is wrong with speakers", got)
	}
}

// What is read afresh counts once.
func TestSpeakersRebuilt(t *testing.T) {
	s := fresh(t)
	add(t, s, first, second, other)
	want, _ := spoken(t, s, "", 9, AsOf{})
	rebuild(t, s, "engine-2")
	got, _ := spoken(t, s, "", 9, AsOf{})
	sp, err := s.Speaker(t.Context(), "Police")
	if !slices.Equal(got, want) || err != nil || sp.Statements != 3 {
		t.Errorf("read afresh they said %q, counted as %v, %v, want %q", got, sp, err, want)
	}
	sound(t, s)
}

package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

func waiting(t *testing.T, s *Store, f Filter, limit int) []Waiting {
	t.Helper()
	all, rest, err := s.Queue(t.Context(), f, limit)
	if err != nil || rest != "" {
		t.Fatalf("Queue goes on at %q, %v", rest, err)
	}
	return all
}

func placesOf(all []Waiting) (places []string) {
	for _, w := range all {
		places = append(places, w.Where.Value.Name)
	}
	return places
}

func TestQueue(t *testing.T) {
	s := fresh(t)
	quiet, grave := second, other
	quiet.id, quiet.place, quiet.killed = "r7", "Lorsk", 0
	grave.killed = 120
	out := add(t, s, quiet, first, grave)
	want := []struct {
		place string
		doubt int
		why   []string
	}{
		{"Orzan", 18, []string{"One voice alone tells of it.", "No analyst has looked at it yet.", "120 were killed, as far as is told."}},
		{"Velm", 9, []string{"One voice alone tells of it.", "No analyst has looked at it yet.", "3 were killed, as far as is told."}},
		{"Lorsk", 3, []string{"One voice alone tells of it.", "No analyst has looked at it yet."}},
	}
	got := waiting(t, s, Filter{}, 0)
	for i, w := range want {
		if i >= len(got) || got[i].Where.Value.Name != w.place || got[i].Doubt != w.doubt || !cmp.Equal(got[i].Why, w.why) {
			t.Fatalf("Queue = %+v, want %+v", got, want)
		}
	}
	orzan := out[2].Incidents[0]
	d := hand(t, s, sitrep.Decision{Deed: sitrep.AddClaim, Incident: orzan, Value: sitrep.Target{Name: "contested"}})
	if got := waiting(t, s, Filter{}, 1)[0]; got.Doubt != 30 || got.Why[0] != "Its reports contradict each other." || slices.Contains(got.Why, "No analyst has looked at it yet.") {
		t.Errorf("the contested one is %+v, want a doubt of 30", got)
	}
	hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: d.ID})
	sound(t, s)
	if _, _, err := s.Queue(t.Context(), Filter{AsOf: AsOf{Time: noon}}, 0); !errors.Is(err, sitrep.ErrInvalid) {
		t.Errorf("Queue of the past = %v, want an ErrInvalid", err)
	}
}

// What an analyst has reviewed leaves the queue, and comes back when a later report
// changes what is shown, or when the review is undone.
func TestReview(t *testing.T) {
	s := fresh(t)
	velm := add(t, s, first, other)[0].Incidents[0]
	later := noon.Add(time.Hour)
	review := func() sitrep.Decision {
		d, err := s.Decide(t.Context(), sitrep.Decision{Deed: sitrep.Review, Incident: velm, Who: "a", Recorded: later}) // without a reason
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	expect := func(when string, want ...string) {
		t.Helper()
		if got := placesOf(waiting(t, s, Filter{}, 0)); !slices.Equal(got, want) {
			t.Errorf("%s: %v wait, want %v", when, got, want)
		}
		sound(t, s)
	}
	expect("at first", "Orzan", "Velm")
	d := review()
	expect("reviewed", "Orzan")
	hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: d.ID, Recorded: later})
	expect("the review undone", "Orzan", "Velm")
	review()
	n := 4
	hand(t, s, sitrep.Decision{Deed: sitrep.AddClaim, Incident: velm, Value: sitrep.Casualty{Effect: "killed", Min: &n, Max: &n, Whole: true}, Recorded: later.Add(time.Minute)})
	expect("changed by an analyst", "Orzan")
	addAt(t, s, later.Add(time.Hour), second)
	expect("changed by a report", "Orzan", "Velm")
	later = later.Add(2 * time.Hour)
	review()
	expect("reviewed again", "Orzan")
	rebuild(t, s, "engine-1")
	expect("read again", "Orzan")
}

// The queue is the same by all ways, and in pieces.
func TestQueueFilters(t *testing.T) {
	exhaustive(t)
	s := looked(t)
	all := waiting(t, s, Filter{}, 0)
	found := 0
	for _, f := range append(asked(), Filter{}, Filter{Text: "bomb"}, Filter{Text: `"words of 3"`}, Filter{Country: "SY", Since: "2026-01-01"}) {
		listed, err := s.Incidents(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		var want []Waiting
		for _, w := range all {
			if slices.ContainsFunc(listed, func(in Listed) bool { return in.ID == w.ID }) {
				want = append(want, w)
			}
		}
		found += len(want)
		if got := waiting(t, s, f, 0); toJSON(got) != toJSON(want) && len(want) > 0 || len(got) != len(want) {
			t.Errorf("Queue(%+v) = %v, want %v", f, placesOf(got), placesOf(want))
		}
		var pieces []Waiting
		for {
			some := waiting(t, s, f, 4)
			if len(some) == 0 {
				break
			}
			pieces, f.After = append(pieces, some...), some[len(some)-1].Cursor
		}
		if !slices.Equal(placesOf(pieces), placesOf(want)) {
			t.Errorf("Queue(%+v) in pieces = %v, want %v", f, placesOf(pieces), placesOf(want))
		}
	}
	if found < 100 {
		t.Errorf("%d found in all, too few to tell", found)
	}
}

// A queue that stops looking says where, and what is read by going on from there is the
// queue.
func TestQueueStops(t *testing.T) {
	exhaustive(t)
	s := looked(t)
	stopped := 0
	filters := asked()
	for _, f := range asked() {
		for _, f.Text = range []string{"words bomb", `"words of 3"`} {
			filters = append(filters, f)
		}
	}
	for _, f := range filters {
		want := waiting(t, s, f, 0)
		var pieces []Waiting
		for range 1000 {
			l, err := newLister(f)
			if err != nil {
				t.Fatal(err)
			}
			l.store, l.q, l.queued, l.effort = s, s.read, true, effort{incidents: 3, met: 900, queued: 4}
			some, err := l.queue(t.Context(), 3)
			if err != nil {
				t.Fatal(err)
			}
			pieces = append(pieces, some...)
			switch {
			case l.rest != "":
				stopped++
				f.After = l.rest
			case len(some) == 3:
				f.After = some[2].Cursor
			default:
				f.After = ""
			}
			if f.After == "" {
				break
			}
		}
		if !slices.Equal(placesOf(pieces), placesOf(want)) {
			t.Errorf("Queue(%+v) in pieces = %v, want %v", f, placesOf(pieces), placesOf(want))
		}
	}
	if stopped < 20 {
		t.Errorf("it stopped %d times, too few to tell", stopped)
	}
}

// What is common and comes late in the queue is not looked for without end.
func TestQueueKeepsToItsEffort(t *testing.T) {
	exhaustive(t)
	s := fresh(t)
	most := patience().queued
	for _, q := range []string{
		"PRAGMA synchronous = 0",
		"CREATE TEMP TABLE many AS WITH RECURSIVE n (key) AS (VALUES (1) UNION ALL SELECT key + 1 FROM n WHERE key < " + itoa(2*most+fewQueued) + ") SELECT key FROM n",
		"INSERT INTO incidents (key, id, recorded, seal) SELECT key, 'many' || key, 0, x'' FROM many",
		`INSERT INTO records (incident, start, until, long, country, admin, place, type, status, reports, record)
			SELECT key, '2026-01-01', '2026-01-01', 0, iif(key > ` + itoa(fewQueued+most/2) + `, 'IQ', 'SY'), '', '', 'Attack', 'reported', 1, '{}' FROM many`,
		"INSERT INTO queue (incident, killed, rivals, status, voices, decided) SELECT key, 0, 0, 'reported', 1, 0 FROM many",
	} {
		if _, err := s.write.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	f := Filter{Country: "SY"}
	first, rest, err := s.Queue(t.Context(), f, 50)
	if err != nil || len(first) != 0 || rest == "" {
		t.Fatalf("Queue(%+v) has %d and goes on at %q, %v, want none, and to go on", f, len(first), rest, err)
	}
	f.After = rest
	if then, rest, err := s.Queue(t.Context(), f, 50); err != nil || len(then) != 50 || rest != "" || then[0].ID != "many"+itoa(fewQueued+most/2) {
		t.Errorf("Queue(%+v) has %d and goes on at %q, %v, want 50", f, len(then), rest, err)
	}
	if all, rest, err := s.Queue(t.Context(), Filter{Country: "SY"}, 0); err != nil || len(all) != fewQueued+most/2 || rest != "" {
		t.Errorf("Queue without a limit has %d and goes on at %q, %v, want all", len(all), rest, err)
	}
}

// Of two analysts who have seen the same, the second is told what the first decided.
func TestSeen(t *testing.T) {
	s := fresh(t)
	out := add(t, s, first, second, other)
	velm, orzan := out[0].Incidents[0], out[2].Incidents[0]
	rec := get(t, s, velm, AsOf{})
	if rec.Revision != Untouched {
		t.Errorf("Revision = %q, want %q", rec.Revision, Untouched)
	}
	claim, _ := rec.AddressOf("r2#c4")
	decide := func(d sitrep.Decision) error {
		d.Who, d.Why, d.Recorded = "B. Analyst", "the list", noon.Add(2*time.Hour)
		_, err := s.Decide(t.Context(), d)
		return err
	}
	mine := hand(t, s, sitrep.Decision{Deed: sitrep.Reject, Incident: velm, Claim: claim, Seen: rec.Revision})
	err := decide(sitrep.Decision{Deed: sitrep.Accept, Incident: velm, Claim: claim, Seen: rec.Revision})
	if !errors.Is(err, sitrep.ErrConflict) || !strings.Contains(err.Error(), "A. Analyst: reject ("+mine.ID) {
		t.Errorf("Decide on what another has decided since = %v, want an ErrConflict that names it", err)
	}
	if err := decide(sitrep.Decision{Deed: sitrep.Review, Incident: orzan, Seen: Untouched}); err != nil {
		t.Errorf("Decide of another incident = %v", err)
	}
	for _, seen := range []string{mine.ID, ""} {
		if err := decide(sitrep.Decision{Deed: sitrep.Accept, Incident: velm, Claim: claim, Seen: seen}); err != nil {
			t.Errorf("Decide, seen %q = %v", seen, err)
		}
	}
	if err := decide(sitrep.Decision{Deed: sitrep.Undo, Undoes: mine.ID, Seen: mine.ID}); !errors.Is(err, sitrep.ErrConflict) {
		t.Errorf("Undo of what another has decided on since = %v, want an ErrConflict", err)
	}
	if err := decide(sitrep.Decision{Deed: sitrep.Undo, Undoes: mine.ID, Seen: get(t, s, velm, AsOf{}).Revision}); err != nil {
		t.Errorf("Undo of what was seen = %v", err)
	}
	if err := decide(sitrep.Decision{Deed: sitrep.Review, Incident: velm, Seen: "d-nothing"}); !errors.Is(err, sitrep.ErrInvalid) {
		t.Errorf("Decide, seen what there is not = %v, want an ErrInvalid", err)
	}
	grade := hand(t, s, sitrep.Decision{Deed: sitrep.Rate, Publisher: "The Courier", Grade: "B", Seen: Untouched})
	if err := decide(sitrep.Decision{Deed: sitrep.Rate, Publisher: "the courier", Grade: "C", Seen: Untouched}); !errors.Is(err, sitrep.ErrConflict) {
		t.Errorf("a grade after %s = %v, want an ErrConflict", grade.ID, err)
	}
	sound(t, s)
}

// What an earlier program kept has what analysts had decided counted when it is opened.
func TestCatchUpReviewed(t *testing.T) {
	s := fresh(t)
	velm := add(t, s, first, other)[0].Incidents[0]
	d := hand(t, s, sitrep.Decision{Deed: sitrep.AddClaim, Incident: velm, Value: sitrep.Method("car bomb")})
	hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: d.ID, Recorded: noon.Add(2 * time.Hour)})
	hand(t, s, sitrep.Decision{Deed: sitrep.Review, Incident: velm, Recorded: noon.Add(3 * time.Hour)})
	if _, err := s.write.Exec("DELETE FROM reviewed; DELETE FROM queue; INSERT INTO queue (" + doubtColumns + ") SELECT " + doubtColumns + " FROM doubts"); err != nil {
		t.Fatal(err)
	}
	o := open(t, s.path)
	sound(t, o)
	for at, want := range map[time.Duration]int{0: 0, time.Hour: 1, 2 * time.Hour: 0, 3 * time.Hour: 1} {
		if got, err := o.Incidents(t.Context(), Filter{Reviewed: Yes, AsOf: AsOf{Time: noon.Add(at)}}); err != nil || len(got) != want {
			t.Errorf("%d reviewed after %s, %v, want %d", len(got), at, err, want)
		}
	}
}

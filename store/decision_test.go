package store

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sitrep"
)

// hand decides something a minute after what was recorded last.
func hand(t testing.TB, s *Store, d sitrep.Decision) sitrep.Decision {
	t.Helper()
	d.Who, d.Why = "A. Analyst", "the photograph"
	if d.Recorded.IsZero() {
		d.Recorded = noon.Add(time.Hour)
	}
	d, err := s.Decide(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// exported is all that is shown of every incident, as of a moment.
func exported(t testing.TB, s *Store, at AsOf) string {
	t.Helper()
	listed, err := s.Incidents(t.Context(), Filter{AsOf: at})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(listed, func(a, b Listed) int { return strings.Compare(a.ID, b.ID) }) // those of one day stand in the order of recording
	var b strings.Builder
	for _, l := range listed {
		fmt.Fprintln(&b, l.ID, toJSON(l))
		r, err := s.Incident(t.Context(), l.ID, at)
		if err != nil {
			t.Fatal(err)
		}
		for i := range r.Sources {
			r.Sources[i].Recorded = time.Time{}
		}
		for i := range r.Claims {
			r.Claims[i].Report.Recorded = time.Time{}
		}
		for i := range r.Statements {
			r.Statements[i].Report.Recorded = time.Time{}
		}
		fmt.Fprintln(&b, toJSON(r.Claims), toJSON(r.Statements), toJSON(r.Sources))
	}
	return b.String()
}

func get(t testing.TB, s *Store, id string, at AsOf) *Record {
	t.Helper()
	r, err := s.Incident(t.Context(), id, at)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func reportsOf(r *Record) (ids []string) {
	for _, src := range r.Sources {
		ids = append(ids, src.ID)
	}
	return ids
}

func TestMergeAndSplit(t *testing.T) {
	s := fresh(t)
	out := add(t, s, first, second, other)
	velm, basr := out[0].Incidents[0], out[2].Incidents[0]
	before := exported(t, s, AsOf{})

	merged := hand(t, s, sitrep.Decision{Deed: sitrep.Merge, Incident: velm, Other: basr[:6]})
	if got := get(t, s, basr, AsOf{}); got.ID != velm || got.Asked != basr || len(got.Sources) != 3 {
		t.Errorf("the incident that was merged answers with %s of %v, want %s of three reports", got.ID, reportsOf(got), velm)
	}
	if listed, _ := s.Incidents(t.Context(), Filter{}); len(listed) != 1 || listed[0].Reports != 3 {
		t.Errorf("lists show %d incidents, want one of three reports", len(listed))
	}
	if listed, _ := s.Incidents(t.Context(), Filter{Text: other.place}); len(listed) != 1 || listed[0].ID != velm {
		t.Errorf("the words of the merged report lead to %v, want %s", listed, velm)
	}
	split := hand(t, s, sitrep.Decision{Deed: sitrep.Split, Incident: basr, Reports: []string{"r2"}})
	if got := get(t, s, split.Other, AsOf{}); !slices.Equal(reportsOf(got), []string{"r2"}) {
		t.Errorf("the new incident has %v, want r2", reportsOf(got))
	}
	sound(t, s)

	// What comes later goes with the machine's incident.
	late := other
	late.id = "r8"
	add(t, s, late)
	if got := reportsOf(get(t, s, velm, AsOf{})); !slices.Contains(got, "r8") {
		t.Errorf("a later report of the merged incident is not shown with it: %v", got)
	}
	hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: merged.ID})
	hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: split.ID})
	if got := get(t, s, split.Other, AsOf{}); got.ID != velm {
		t.Errorf("the split that is undone answers with %s, want %s", got.ID, velm)
	}
	sound(t, s)
	if got := exported(t, s, AsOf{Time: noon.Add(time.Minute)}); got != before {
		t.Errorf("as of before the decisions (-want +got):\n%s", cmp.Diff(before, got))
	}
}

func TestVerdicts(t *testing.T) {
	s := fresh(t)
	id := add(t, s, first, second)[0].Incidents[0]
	before := exported(t, s, AsOf{})
	claim, ok := get(t, s, id, AsOf{}).AddressOf("r2#c4")
	if !ok {
		t.Fatal("no such claim")
	}
	five := 5
	d := hand(t, s, sitrep.Decision{
		Deed: sitrep.Correct, Incident: id, Claim: claim, Value: sitrep.Casualty{Effect: "killed", Min: &five, Max: &five, Whole: true},
	})
	r := get(t, s, id, AsOf{})
	var rejected, entered []string
	for _, c := range r.Claims {
		switch {
		case c.Dismissed():
			rejected = append(rejected, c.Claim.ID)
		case c.By():
			entered = append(entered, c.Claim.ID)
		}
	}
	if !slices.Equal(rejected, []string{"r2#c4"}) || !slices.Equal(entered, []string{d.ID}) {
		t.Errorf("rejected %v, entered %v; want r2#c4 and %s", rejected, entered, d.ID)
	}
	if listed, _ := s.Incidents(t.Context(), Filter{}); *listed[0].Casualties[0].Value.Min != 5 {
		t.Errorf("lists show %d killed, want 5", *listed[0].Casualties[0].Value.Min)
	}
	rebuild(t, s, "engine-2")
	if c := get(t, s, id, AsOf{}).Claims; !slices.ContainsFunc(c, func(c sitrep.Sourced) bool { return c.Dismissed() && c.Claim.ID == "r2#c4" }) {
		t.Error("the verdict does not hold for the next reading")
	}
	hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: d.ID})
	if got := exported(t, s, AsOf{}); got != before {
		t.Errorf("after undoing (-want +got):\n%s", cmp.Diff(before, got))
	}
	sound(t, s)
}

func TestGradesAndCopies(t *testing.T) {
	s := fresh(t)
	a, b := first, second
	a.body, b.body = "The market was shut.", "The market was shut."
	id := add(t, s, a, b)[0].Incidents[0]
	hand(t, s, sitrep.Decision{Deed: sitrep.Rate, Publisher: "the courier", Grade: "B2"})
	r := get(t, s, id, AsOf{})
	if got := r.Sources[1]; got.Grade != "B2" || got.CopyOf != r.Sources[0].ID || r.Sources[0].CopyOf != "" {
		t.Errorf("sources = %+v, want the second to be a copy of the first, and both B2", r.Sources)
	}
	hand(t, s, sitrep.Decision{Deed: sitrep.Rate, Publisher: "The Courier"})
	if got := get(t, s, id, AsOf{}).Sources[0].Grade; got != "" {
		t.Errorf("the grade that was taken away is %q", got)
	}
	sound(t, s)
}

func TestDecideRefuses(t *testing.T) {
	s := fresh(t)
	id := add(t, s, first, second, other)[0].Incidents[0]
	split := hand(t, s, sitrep.Decision{Deed: sitrep.Split, Incident: id, Reports: []string{"r2"}})
	hand(t, s, sitrep.Decision{Deed: sitrep.AddClaim, Incident: split.Other, Value: sitrep.Method("car bomb")})
	undone := hand(t, s, sitrep.Decision{Deed: sitrep.AddClaim, Incident: id, Value: sitrep.Method("car bomb")})
	hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: undone.ID})
	for _, tt := range []struct {
		name string
		d    sitrep.Decision
		want error
	}{
		{"no reason", sitrep.Decision{Deed: sitrep.AddClaim, Incident: id, Value: sitrep.Method("x"), Why: " "}, sitrep.ErrInvalid},
		{"no value", sitrep.Decision{Deed: sitrep.AddClaim, Incident: id}, sitrep.ErrInvalid},
		{"no claim", sitrep.Decision{Deed: sitrep.Accept, Incident: id}, sitrep.ErrInvalid},
		{"no incident", sitrep.Decision{Deed: sitrep.AddClaim, Incident: "zzzz", Value: sitrep.Method("x")}, sitrep.ErrNotFound},
		{"into itself", sitrep.Decision{Deed: sitrep.Merge, Incident: id, Other: id}, sitrep.ErrConflict},
		{"all of it", sitrep.Decision{Deed: sitrep.Split, Incident: id, Reports: []string{"r1"}}, sitrep.ErrInvalid},
		{"not of it", sitrep.Decision{Deed: sitrep.Split, Incident: id, Reports: []string{"r3"}}, sitrep.ErrInvalid},
		{"twice", sitrep.Decision{Deed: sitrep.Undo, Undoes: undone.ID}, sitrep.ErrConflict},
		{"rests on it", sitrep.Decision{Deed: sitrep.Undo, Undoes: split.ID}, sitrep.ErrConflict},
		{"nothing to undo", sitrep.Decision{Deed: sitrep.Undo, Undoes: "d-zz"}, sitrep.ErrNotFound},
		{"nobody", sitrep.Decision{Deed: "bless", Incident: id}, sitrep.ErrInvalid},
	} {
		d := tt.d
		d.Who, d.Recorded = "a", noon
		if d.Why == "" {
			d.Why = "b"
		}
		if _, err := s.Decide(t.Context(), d); !errors.Is(err, tt.want) {
			t.Errorf("%s: Decide = %v, want %v", tt.name, err, tt.want)
		}
	}
	sound(t, s)
}

// rebuild reads every report again, as another engine.
func rebuild(t testing.TB, s *Store, engine string) {
	t.Helper()
	facts := map[string]fact{}
	for i := range 200 {
		f := someFact(i)
		facts[f.id] = f
	}
	for _, f := range []fact{first, second, other} {
		facts[f.id] = f
	}
	b, err := s.Begin(t.Context(), engine, noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Each(t.Context(), func(k *Kept) error {
		_, rd := facts[k.Report.ID].report()
		_, err := b.Redo(context.Background(), k, weighedReading(rd), samePlace)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
}

// What is read again by another engine is what it would be had it been read by
// that one from the beginning, ids and all, whatever was linked before.
func TestRebuiltIsFresh(t *testing.T) {
	alone := func(_ *sitrep.Profile, _ []sitrep.Profile) Link { return Link{Who: "test"} }
	s, o := fresh(t), fresh(t)
	for i := range 8 {
		for _, st := range []struct {
			s      *Store
			engine string
			decide Decide
		}{{s, "engine-1", alone}, {o, "engine-2", samePlace}} {
			b, err := st.s.Begin(t.Context(), st.engine, noon)
			if err != nil {
				t.Fatal(err)
			}
			r, rd := someFact(i).report()
			if _, err := b.Add(t.Context(), r, weighedReading(rd), st.decide); err != nil {
				t.Fatal(err)
			}
			if err := b.Commit(); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := exported(t, o, AsOf{})
	if exported(t, s, AsOf{}) == want {
		t.Fatal("nothing to be made afresh")
	}
	rebuild(t, s, "engine-2")
	if got := exported(t, s, AsOf{}); got != want {
		t.Errorf("rebuilt (-fresh +rebuilt):\n%s", cmp.Diff(want, got))
	}
	b, err := s.Begin(t.Context(), "engine-2", noon)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Reindex(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
}

// someFact is one of a few incidents in a few places.
func someFact(i int) fact {
	places := []string{"Velm", "Basr", "Sirt", "Kolm"}
	return fact{
		id: fmt.Sprintf("f%d", i), title: fmt.Sprintf("Report %d", i), day: "2026-03-1" + string(rune('0'+i%3)), place: places[i%len(places)],
		country: "IQ", lat: 30 + float64(i%len(places)), lon: 44, killed: i,
	}
}

// Whatever analysts decide, and undo, in between: the record follows from the
// reports and from what stands, not from the order in which it came about; and as
// of any moment it is what it was.
func TestAnyOrder(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set("12"); err != nil { // more with -rapid.checks=N, at half a second each
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := fresh(t)
		defer s.Close() // closed again when the test ends, to no harm
		var added []int
		then := map[time.Time]string{}
		now := noon
		for i := range rapid.IntRange(2, 14).Draw(rt, "deeds") {
			now = now.Add(time.Minute)
			added = append(added, draw(rt, t, s, i, now)...)
			then[now] = exported(t, s, AsOf{})
		}
		sound(t, s)
		want := exported(t, s, AsOf{})
		for at, was := range then {
			if got := exported(t, s, AsOf{Time: at}); got != was {
				rt.Fatalf("as of %s (-then +now):\n%s", at, cmp.Diff(was, got))
			}
		}
		for _, clock := range []Clock{Recorded, Published} {
			if got := exported(t, s, AsOf{Time: now.AddDate(1, 0, 0), Clock: clock}); got != want {
				rt.Fatalf("as of later than everything, by %s (-now +then):\n%s", clock, cmp.Diff(want, got))
			}
		}
		o := fresh(t)
		defer o.Close()
		decided, err := s.Decisions(t.Context(), "", AsOf{})
		if err != nil {
			rt.Fatal(err)
		}
		replay(t, o, added, decided)
		sound(t, o)
		if got := exported(t, o, AsOf{}); got != want {
			rt.Fatalf("in another order, without what was undone (-want +got):\n%s", cmp.Diff(want, got))
		}
	})
}

// draw does something, if it can be done, and gives the facts that it added.
func draw(rt *rapid.T, t *testing.T, s *Store, i int, now time.Time) []int {
	listed, err := s.Incidents(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	kind := rapid.SampledFrom([]string{"add", "add", "merge", "split", "claim", "judge", "review", "undo", "undo", "rebuild"}).Draw(rt, "kind")
	if len(listed) == 0 {
		kind = "add"
	}
	pick := func() string { return rapid.SampledFrom(listed).Draw(rt, "incident").ID }
	d := sitrep.Decision{Who: "a", Why: "b", Recorded: now}
	switch kind {
	case "add":
		n := rapid.IntRange(0, 7).Draw(rt, "fact")
		addAt(t, s, now, someFact(n))
		return []int{n}
	case "rebuild":
		rebuild(t, s, fmt.Sprintf("engine-%d", i))
		return nil
	case "merge":
		d.Deed, d.Incident, d.Other = sitrep.Merge, pick(), pick()
	case "split":
		d.Deed, d.Incident = sitrep.Split, pick()
		d.Reports = []string{rapid.SampledFrom(reportsOf(get(t, s, d.Incident, AsOf{}))).Draw(rt, "report")}
	case "claim":
		d.Deed, d.Incident, d.Value = sitrep.AddClaim, pick(), sitrep.Type("Suicide bomb")
	case "review":
		d.Deed, d.Incident = sitrep.Review, pick()
	case "judge":
		d.Deed, d.Incident = rapid.SampledFrom([]sitrep.Deed{sitrep.Accept, sitrep.Reject}).Draw(rt, "deed"), pick()
		r := get(t, s, d.Incident, AsOf{})
		d.Claim, _ = r.AddressOf(rapid.SampledFrom(r.Claims).Draw(rt, "claim").Claim.ID)
	case "undo":
		all, err := s.Decisions(t.Context(), "", AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		if len(all) == 0 {
			return nil
		}
		d.Deed, d.Undoes = sitrep.Undo, rapid.SampledFrom(all).Draw(rt, "undone").ID
	}
	before := exported(t, s, AsOf{})
	out, err := s.Decide(t.Context(), d)
	if errors.Is(err, sitrep.ErrInvalid) || errors.Is(err, sitrep.ErrConflict) {
		return nil
	}
	if err != nil {
		rt.Fatal(err)
	}
	if d.Deed != sitrep.Undo && rapid.Bool().Draw(rt, "undo at once") {
		if _, err := s.Decide(t.Context(), sitrep.Decision{Deed: sitrep.Undo, Undoes: out.ID, Who: "a", Why: "b", Recorded: now}); err != nil {
			rt.Fatal(err)
		}
		if got := exported(t, s, AsOf{}); got != before {
			rt.Fatalf("after undoing %s at once (-want +got):\n%s", d.Deed, cmp.Diff(before, got))
		}
	}
	return nil
}

func addAt(t testing.TB, s *Store, at time.Time, f fact) {
	t.Helper()
	b, err := s.Begin(t.Context(), "engine-1", at)
	if err != nil {
		t.Fatal(err)
	}
	r, rd := f.report()
	if _, err := b.Add(t.Context(), r, weighedReading(rd), samePlace); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
}

// replay adds all reports, and then decides what stands: it rests on nothing that
// was undone.
func replay(t testing.TB, s *Store, added []int, all []sitrep.Decision) {
	t.Helper()
	for _, n := range added {
		addAt(t, s, noon, someFact(n))
	}
	for _, d := range all {
		if !d.Standing || d.Deed == sitrep.Undo {
			continue
		}
		b, err := s.Begin(t.Context(), "", d.Recorded)
		if err != nil {
			t.Fatal(err)
		}
		row := decided{Decision: d}
		key := func(id string) (n sql.NullInt64) {
			if id == "" {
				return n
			}
			if err := b.q.QueryRowContext(t.Context(), "SELECT key FROM incidents WHERE id = ?", id).Scan(&n.Int64); err != nil {
				t.Fatal(err)
			}
			n.Valid = true
			return n
		}
		row.incident = key(row.Incident)
		if row.Deed == sitrep.Split {
			first := row.Decision
			first.Other = ""
			if _, row.other.Int64, err = b.newIncident(t.Context(), "split "+decisionID(&first, 0), 0); err != nil {
				t.Fatal(err)
			}
			row.other.Valid = true
		} else {
			row.other = key(row.Other)
		}
		if c := row.Claim; c != nil {
			reports, err := reportKeys(t.Context(), b.q, []string{c.Report})
			if err != nil {
				t.Fatal(err)
			}
			row.report = sql.NullInt64{Int64: reports[0], Valid: true}
		}
		if err := b.putDecision(t.Context(), &row); err != nil {
			t.Fatal(err)
		}
		if err := b.refreshShown(t.Context(), row.incident.Int64); err != nil {
			t.Fatal(err)
		}
		if err := b.Commit(); err != nil {
			t.Fatal(err)
		}
	}
}

package store

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"sitrep"
)

// looked has incidents that differ in whatever can be filtered by, at several times, of
// which analysts have decided something.
func looked(t *testing.T) *Store {
	t.Helper()
	s := fresh(t)
	now := noon
	for i := range 60 {
		n := i * 7919
		f := someFact(i)
		f.place = string(rune('A'+n%23)) + "orzan"
		f.day = noon.AddDate(0, 0, n%400-200).Format(time.DateOnly)
		f.killed, f.country = n%30, []string{"IQ", "SY"}[n%2]
		f.lat, f.lon = float64(n%160-80), float64(n*31%360-180)
		f.body = fmt.Sprintf("Words of %d.", i%7)
		r, rd := f.report()
		r.Source = []string{"The Courier", "The Post", "the courier", ""}[n%11%4]
		r.Published.Time = r.Published.Time.AddDate(0, 0, n%90-60)
		status := rd.Claims[1]
		status.ID, status.Value = "c5", sitrep.Target{Name: []string{"contested", "reported"}[n%3%2]}
		rd.Claims = append(rd.Claims, status)
		if i%6 == 0 {
			rd.Claims[2].Value = sitrep.Where{Name: f.place, Country: f.country, Precision: "region"}
		}
		if i%9 == 0 {
			rd.Claims = slices.Delete(rd.Claims, 1, 2)
		}
		b, err := s.Begin(t.Context(), "engine-1", now)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Add(t.Context(), r, weighedReading(rd), samePlace); err != nil {
			t.Fatal(err)
		}
		if err := b.Commit(); err != nil {
			t.Fatal(err)
		}
		now = now.AddDate(0, 0, 3)
		if i%8 == 7 {
			decideSome(t, s, i, now)
		}
	}
	sound(t, s)
	return s
}

// decideSome decides something of an incident or two, and undoes something.
func decideSome(t *testing.T, s *Store, i int, now time.Time) {
	t.Helper()
	listed, err := s.Incidents(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	a, b := listed[i%len(listed)].ID, listed[(i+5)%len(listed)].ID
	if i%16 == 7 {
		hand(t, s, sitrep.Decision{Deed: sitrep.Merge, Incident: a, Other: b, Recorded: now})
	}
	d := hand(t, s, sitrep.Decision{Deed: sitrep.Review, Incident: listed[(i+2)%len(listed)].ID, Recorded: now})
	if i%3 == 0 {
		hand(t, s, sitrep.Decision{Deed: sitrep.Undo, Undoes: d.ID, Recorded: now.Add(time.Hour)})
	}
}

// asked are filters of all kinds, of which some leave much and some little.
func asked() []Filter {
	box := func(south, west, north, east float64) *Box {
		return &Box{South: south, West: west, North: north, East: east}
	}
	return []Filter{
		{Box: box(-30, -60, 40, 90)},
		{Box: box(-90, 150, 90, -150)},
		{Box: box(0, 0, 0, 0)},
		{Killed: 1},
		{Killed: 25},
		{Status: "contested"},
		{Status: sitrep.Reported},
		{Publisher: "The Courier"},
		{Publisher: "the courier"},
		{Publisher: "Nobody"},
		{Reviewed: Yes},
		{Reviewed: No},
		{Killed: 10, Country: "SY"},
		{Status: "contested", Publisher: "The Post", Killed: 5},
		{Reviewed: Yes, Box: box(-90, -180, 90, 100)},
		{Place: "north", Killed: 3},
		{Since: "2026-01-01", Until: "2026-06-01", Publisher: "The Post"},
	}
}

// fits tells whether an incident is as a filter asks, by what is shown of it and of its
// reports, and by the decisions that stood.
func fits(t *testing.T, s *Store, f Filter, in *Listed, at AsOf) bool {
	t.Helper()
	if f.Box != nil && (in.Where == nil || !f.Box.has(&in.Where.Value)) {
		return false
	}
	low, high, _ := in.Toll("killed")
	if high == nil {
		high = low
	}
	if f.Killed > 0 && (high == nil || *high < f.Killed) || f.Status != "" && in.Status != f.Status {
		return false
	}
	if f.Country != "" && in.Where.Value.Country != f.Country || f.Place != "" && (in.Where == nil || in.Where.Value.Admin1 != "North") {
		return false
	}
	if f.Since != "" && (in.When == nil || in.When.Value.Start < f.Since || in.When.Value.Start > f.Until) {
		return false
	}
	rec := get(t, s, in.ID, at)
	if f.Publisher != "" && !slices.ContainsFunc(rec.Sources, func(src sitrep.Source) bool { return src.Publisher == f.Publisher }) {
		return false
	}
	if f.Reviewed == "" {
		return true
	}
	ds, err := s.Decisions(t.Context(), in.ID, at)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(ds, func(d sitrep.Decision) bool { return d.Standing && d.Deed != sitrep.Undo }) == (f.Reviewed == Yes)
}

// everyWay lists the ids of incidents in every way there is, and tells where two of them
// differ.
func everyWay(t *testing.T, s *Store, f Filter) []string {
	t.Helper()
	one := func(take func(*lister) func() error) (ids []string) {
		l, err := newLister(f)
		if err != nil {
			t.Fatal(err)
		}
		l.store, l.q = s, s.read
		if err := l.begin(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := l.ended(take(l)()); err != nil {
			t.Fatal(err)
		}
		for _, in := range l.listed {
			ids = append(ids, in.ID)
		}
		return ids
	}
	plain := func(l *lister) func() error {
		return func() error {
			if l.text != "" {
				return l.throughIncidents(t.Context())
			}
			return l.list(t.Context())
		}
	}
	want := one(plain)
	same := func(name string, got []string) {
		if !slices.Equal(got, want) {
			t.Errorf("Incidents(%+v) by %s = %v, want %v", f, name, got, want)
		}
	}
	l, err := newLister(f)
	if err != nil {
		t.Fatal(err)
	}
	for i := range l.ways() {
		same(fmt.Sprintf("way %d", i), one(func(l *lister) func() error {
			l.way = &l.ways()[i]
			return plain(l)
		}))
	}
	for _, issues := range []bool{false, true} {
		if issues && l.Publisher == "" || !issues && l.text == "" {
			continue
		}
		same(fmt.Sprintf("documents, of the publisher %v", issues), one(func(l *lister) func() error {
			l.issues = issues
			return func() error { return l.throughDocuments(t.Context()) }
		}))
	}
	if l.text == "" {
		same("three rows at a time", one(func(l *lister) func() error {
			return func() error {
				return l.walk(t.Context(), 3, func(in found) error { return l.add(t.Context(), in) })
			}
		}))
	}
	same("choice", one(func(l *lister) func() error { return func() error { return l.run(t.Context()) } }))
	return want
}

// moments are now, and some of the past by both clocks.
func moments() []AsOf {
	all := []AsOf{{}}
	for _, days := range []int{-100, 20, 60, 110, 400} {
		for _, clock := range []Clock{Recorded, Published} {
			all = append(all, AsOf{Time: noon.AddDate(0, 0, days), Clock: clock})
		}
	}
	return all
}

// Whatever is asked for, of whatever moment: each way finds the same, and it is what is
// found by looking at every incident.
func TestEveryWay(t *testing.T) {
	exhaustive(t)
	s := looked(t)
	found := 0
	for _, at := range moments() {
		listed, err := s.Incidents(t.Context(), Filter{AsOf: at})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range asked() {
			f.AsOf = at
			ids := everyWay(t, s, f)
			found += len(ids)
			if at.Clock == Published { // incidents that are as is asked for now, too
				continue
			}
			var want []string
			for i := range listed {
				if fits(t, s, f, &listed[i], at) {
					want = append(want, listed[i].ID)
				}
			}
			if !slices.Equal(ids, want) {
				t.Errorf("Incidents(%+v) = %v, want %v", f, ids, want)
			}
			f.Text = "words bomb"
			if got := everyWay(t, s, f); at.Now() && !slices.Equal(got, want) {
				t.Errorf("Incidents(%+v) = %v, want %v", f, got, want)
			}
			f.Text = `"words of 3"`
			everyWay(t, s, f)
		}
	}
	if found < 500 {
		t.Errorf("%d incidents found in all, too few to tell", found)
	}
}

// A list that is read in pieces is the list.
func TestAfter(t *testing.T) {
	exhaustive(t)
	s := looked(t)
	for _, at := range moments() {
		for _, f := range append(asked(), Filter{}, Filter{Text: "words"}, Filter{Text: `"words of 3"`, Killed: 2}) {
			f.AsOf = at
			all, err := s.Incidents(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			var pieces []Listed
			f.Limit = 3
			for {
				everyWay(t, s, f)
				some, err := s.Incidents(t.Context(), f)
				if err != nil {
					t.Fatal(err)
				}
				if len(some) == 0 {
					break
				}
				pieces, f.After = append(pieces, some...), some[len(some)-1].Cursor
			}
			if toJSON(pieces) != toJSON(all) && len(all) > 0 {
				t.Errorf("Incidents(%+v) in pieces has %d, and %d as a whole", f, len(pieces), len(all))
			}
		}
	}
}

func TestFilterRefuses(t *testing.T) {
	s := fresh(t)
	for _, f := range []Filter{
		{Killed: -1},
		{Reviewed: "perhaps"},
		{Box: &Box{South: 10, North: 5}},
		{Box: &Box{West: -181}},
		{Box: &Box{South: math.NaN()}},
		{After: "2026-03-11"},
		{After: "yesterday~abcdefgh"},
		{After: "2026-03-11~abcdefgh"},
	} {
		if _, err := s.Incidents(t.Context(), f); !errors.Is(err, sitrep.ErrInvalid) {
			t.Errorf("Incidents(%+v) = %v, want an ErrInvalid", f, err)
		}
	}
}

func TestBox(t *testing.T) {
	at := func(lat, lon float64) *sitrep.Where { return &sitrep.Where{Lat: &lat, Lon: &lon} }
	for _, tt := range []struct {
		b    Box
		w    *sitrep.Where
		want bool
	}{
		{Box{South: 30, West: 40, North: 35, East: 45}, at(30, 45), true},
		{Box{South: 30, West: 40, North: 35, East: 45}, at(29.9, 44), false},
		{Box{South: 30, West: 40, North: 35, East: 45}, at(33, 45.1), false},
		{Box{South: -20, West: 170, North: 20, East: -170}, at(0, 180), true},
		{Box{South: -20, West: 170, North: 20, East: -170}, at(0, -175), true},
		{Box{South: -20, West: 170, North: 20, East: -170}, at(0, 0), false},
		{Box{South: -90, West: -180, North: 90, East: 180}, &sitrep.Where{Name: "Velm"}, false},
	} {
		if got := tt.b.has(tt.w); got != tt.want {
			t.Errorf("%v has %v = %v, want %v", tt.b, toJSON(tt.w), got, tt.want)
		}
	}
}

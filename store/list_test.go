package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"sitrep"
)

// four incidents, newest first: orzan, velm, the strike and the one of a year.
func listed(t *testing.T) *Store {
	s := fresh(t)
	strike := fact{
		id: "r4", title: "Strike on Dunmar", day: "2026-01-05", place: "Dunmar", country: "IQ", lat: 33.1, lon: 44.2,
		killed: 1, kind: "Air/drone strike", body: "Rescue teams searched the Café Nahr.",
	}
	add(t, s, first, other, strike)
	year := fact{id: "r5", day: "2025-01-01", place: "Ketra", country: "SY", killed: 2}
	r, rd := year.report()
	rd.Claims[1].Value = sitrep.When{Start: "2025-01-01", End: "2025-12-31", EDTF: "2025", Precision: sitrep.ToYear}
	undated := fact{id: "r6", day: "2025-02-01", place: "Lorsk", country: "UA", killed: 4}
	r2, rd2 := undated.report()
	rd2.Claims = slices.Delete(rd2.Claims, 1, 2)
	b, err := s.Begin(t.Context(), "engine-1", noon)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	if _, err := b.Add(t.Context(), r, weighedReading(rd), samePlace); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Add(t.Context(), r2, weighedReading(rd2), samePlace); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestIncidents(t *testing.T) {
	s := listed(t)
	tests := []struct {
		f    Filter
		want []string
	}{
		{Filter{}, []string{"Orzan", "Velm", "Dunmar", "Ketra", "Lorsk"}},
		{Filter{Limit: 2}, []string{"Orzan", "Velm"}},
		{Filter{Since: "2026-01-06"}, []string{"Orzan", "Velm"}},
		{Filter{Since: "2026-01-05", Until: "2026-03-11"}, []string{"Velm", "Dunmar"}},
		{Filter{Since: "2025-07-01", Until: "2025-07-02"}, []string{"Ketra"}},
		{Filter{Until: "2025-12-31"}, []string{"Ketra"}},
		{Filter{Until: "2024-12-31"}, nil},
		{Filter{Country: "iq"}, []string{"Velm", "Dunmar"}},
		{Filter{Country: "IQ", Since: "2026-03-01"}, []string{"Velm"}},
		{Filter{Place: " velm"}, []string{"Velm"}},
		{Filter{Place: "North"}, []string{"Orzan", "Velm", "Dunmar", "Ketra", "Lorsk"}},
		{Filter{Place: "North", Limit: 1, Country: "UA"}, []string{"Lorsk"}},
		{Filter{Type: "Air/drone strike"}, []string{"Dunmar"}},
		{Filter{Text: "rescue"}, []string{"Dunmar"}},
		{Filter{Text: "cafe nahr"}, []string{"Dunmar"}},
		{Filter{Text: `"nahr cafe"`}, nil},
		{Filter{Text: "resc*"}, []string{"Dunmar"}},
		{Filter{Text: "bomb", Country: "SY"}, []string{"Orzan", "Ketra"}},
		{Filter{Text: `AND OR "NEAR(`}, nil},
	}
	for _, tt := range tests {
		for _, through := range []bool{true, false} {
			got, err := names(t, s, tt.f, through)
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("Incidents(%+v), through documents %v = %v, %v, want %v", tt.f, through, got, err, tt.want)
			}
		}
	}
	for _, f := range []Filter{{Since: "yesterday"}, {Until: "2026-02-30"}, {Text: " ?! "}} {
		if _, err := s.Incidents(t.Context(), f); !errors.Is(err, sitrep.ErrInvalid) {
			t.Errorf("Incidents(%+v) = %v, want an ErrInvalid", f, err)
		}
	}
	sound(t, s)
}

// names lists the places of the incidents by one way of the two that there are
// for words: through what has them, or through what the rest of the filter leaves.
func names(t *testing.T, s *Store, f Filter, through bool) ([]string, error) {
	l, err := newLister(f)
	if err != nil {
		return nil, err
	}
	l.store, l.q = s, s.read
	list := l.list
	switch {
	case l.text == "":
	case through:
		list = l.throughDocuments
	default:
		list = l.throughIncidents
	}
	if err = list(t.Context()); errors.Is(err, errEnough) {
		err = nil
	}
	var all []string
	for _, in := range l.listed {
		all = append(all, in.Where.Value.Name)
	}
	return all, err
}

// Incidents that are to come, that last long and that are put at other days later, of
// reports that came out before they were taken in or after: searches of the past find
// what lists of it have, whichever way they go.
func TestSearchesOfThePast(t *testing.T) {
	exhaustive(t)
	s := fresh(t)
	now := noon
	for i := range 60 {
		n := i * 7919
		f := someFact(i)
		f.place = string(rune('A'+n%23)) + "orzan"
		f.day = noon.AddDate(0, 0, n%400-200).Format(time.DateOnly)
		f.body = fmt.Sprintf("Words of %d.", i)
		r, rd := f.report()
		r.Published.Time = r.Published.Time.AddDate(0, 0, n%90-60)
		if i%5 == 0 {
			r.Published, r.PublishedFrom = sitrep.Moment{}, ""
		}
		if i%3 > 0 {
			w := rd.Claims[1].Value.(sitrep.When)
			w.Start = noon.AddDate(0, 0, n%400-200-n%[]int{0, 30, 300}[i%3]).Format(time.DateOnly)
			rd.Claims[1].Value = w
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
	}
	sound(t, s)
	found := 0
	for days := -300; days < 300; days += 13 {
		for _, clock := range []Clock{"", Recorded, Published} {
			for _, until := range []string{"", noon.AddDate(0, 0, days-30).Format(time.DateOnly), noon.AddDate(0, 0, -days).Format(time.DateOnly)} {
				f := Filter{Until: until}
				if clock != "" {
					f.AsOf = AsOf{Time: noon.AddDate(0, 0, days), Clock: clock}
				}
				want, err := names(t, s, f, false)
				if err != nil {
					t.Fatal(err)
				}
				f.Text = "bomb"
				for _, through := range []bool{true, false} {
					if got, err := names(t, s, f, through); err != nil || !slices.Equal(got, want) {
						t.Errorf("Incidents(%+v), through documents %v = %v, %v, want %v", f, through, got, err, want)
					}
				}
				found += len(want)
			}
		}
	}
	if found < 1000 {
		t.Errorf("%d incidents found in all, too few to tell", found)
	}
}

// What had not come out is not found by its words, though its incident was known.
func TestSearchOfWhatHadComeOut(t *testing.T) {
	s := fresh(t)
	later := second
	later.day, later.body = "2026-03-14", "Rescue teams went home."
	add(t, s, first, later)
	for at, want := range map[string]int{"2026-03-13": 0, "2026-03-15": 1} {
		f := Filter{Text: "rescue", AsOf: AsOf{Clock: Published}}
		f.AsOf.Time, _ = time.Parse(time.DateOnly, at)
		for _, through := range []bool{true, false} {
			if got, err := names(t, s, f, through); err != nil || len(got) != want {
				t.Errorf("as published by %s, through documents %v: %v, %v, want %d", at, through, got, err, want)
			}
		}
	}
}

func TestMatching(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"car bomb", `"car" AND "bomb"`},
		{`"car bomb" mosul`, `"car bomb" AND "mosul"`},
		{"bomb*", `"bomb"*`},
		{"a:b -c ^d", `"a:b" AND "-c" AND "^d"`},
		{"** () ", ""},
		{"a\x00b", `"a" AND "b"`},
		{`open "quote`, `"open" AND "quote"`},
	}
	for _, tt := range tests {
		if got := matching(tt.text); got != tt.want {
			t.Errorf("matching(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

// Whatever is looked for, the full-text index understands it.
func FuzzMatching(f *testing.F) {
	for _, seed := range []string{"bomb", `"a b" c*`, "NEAR(a b)", "{title}: x", "a\x00b", `"*`, "é* -", "a\"\"b"} {
		f.Add(seed)
	}
	s := fresh(f)
	add(f, s, first)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := s.Incidents(t.Context(), Filter{Text: text}); err != nil && !errors.Is(err, sitrep.ErrInvalid) {
			t.Errorf("Incidents(Text: %q) = %v", text, err)
		}
	})
}

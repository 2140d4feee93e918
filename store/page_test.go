package store

import (
	"testing"
	"time"
)

// ways of lists that stop looking.
var stopping = []struct {
	name  string
	fits  func(*lister) bool
	takes func(*lister, *testing.T) error
}{
	{"choice", func(*lister) bool { return true }, func(l *lister, t *testing.T) error { return l.run(t.Context()) }},
	{"incidents", func(l *lister) bool { return l.text != "" }, func(l *lister, t *testing.T) error { return l.throughIncidents(t.Context()) }},
	{"publisher's documents", func(l *lister) bool { return l.Publisher != "" }, func(l *lister, t *testing.T) error {
		l.issues = true
		return l.throughDocuments(t.Context())
	}},
	{"days", func(l *lister) bool { return l.text == "" }, func(l *lister, t *testing.T) error { return l.list(t.Context()) }},
}

// A list that stops looking says so, and what is read by going on from there is the list.
func TestPageStops(t *testing.T) {
	exhaustive(t)
	s := looked(t)
	stopped := map[string]int{}
	for _, at := range moments() {
		for _, f := range append(asked(), Filter{}, Filter{Text: "words"}, Filter{Text: `"words of 3"`, Killed: 2},
			Filter{Text: "words", Publisher: "The Courier"}, Filter{Text: "words", Until: "2026-02-01"}, Filter{Text: "words", Place: "north"}) {
			f.AsOf = at
			all, err := s.Incidents(t.Context(), f)
			if err != nil {
				t.Fatal(err)
			}
			for _, way := range stopping {
				f := f
				f.Limit = 3
				var pieces []Listed
				for i := 0; ; i++ {
					l, err := newLister(f)
					if err != nil {
						t.Fatal(err)
					}
					if !way.fits(l) {
						pieces = all
						break
					}
					l.store, l.q, l.effort = s, s.read, effort{rows: 6, read: 5, incidents: 4, documents: 4, met: 900}
					if err := l.begin(t.Context()); err != nil {
						t.Fatal(err)
					}
					if err := l.ended(way.takes(l, t)); err != nil {
						t.Fatal(err)
					}
					pieces = append(pieces, l.listed...)
					for _, in := range l.listed {
						if in.When != nil && in.When.Value.Start < l.end && at.Clock != Published {
							t.Errorf("Page(%+v) by %s has one of %s, and looked back to %s", f, way.name, in.When.Value.Start, l.end)
						}
					}
					switch {
					case l.rest != "":
						stopped[way.name]++
						f.After = l.rest
					case len(l.listed) == f.Limit:
						f.After = l.listed[f.Limit-1].Cursor
					default:
						i = 1000
					}
					if i >= 1000 {
						break
					}
					if i == 200 {
						t.Fatalf("Page(%+v) by %s does not come to an end", f, way.name)
					}
				}
				if toJSON(pieces) != toJSON(all) && len(all) > 0 {
					t.Errorf("Page(%+v) by %s in pieces has %d, and %d as a whole", f, way.name, len(pieces), len(all))
				}
			}
		}
	}
	for _, way := range stopping {
		if stopped[way.name] < 50 {
			t.Errorf("by %s a list stopped %d times, too few to tell", way.name, stopped[way.name])
		}
	}
}

// Two common things that never meet are not looked for without end: a page tells how far
// it looked, and goes on from there.
func TestPageKeepsToItsEffort(t *testing.T) {
	exhaustive(t)
	s := fresh(t)
	rows := patience().rows + 10_000
	for _, q := range []string{
		"PRAGMA synchronous = 0",
		"CREATE TEMP TABLE many AS WITH RECURSIVE n (key) AS (VALUES (1) UNION ALL SELECT key + 1 FROM n WHERE key < " + itoa(rows) + ") SELECT key FROM n",
		"INSERT INTO incidents (key, id, recorded, seal) SELECT key, 'many' || key, 0, x'' FROM many",
		`INSERT INTO records (incident, start, until, long, country, admin, place, type, status, killed_low, killed_high, reports, record)
			SELECT key, date('2000-01-01', (key / 10) || ' days'), date('2000-01-01', (key / 10) || ' days'), 0, '', '', '', 'Attack',
			iif(key % 2, 'contested', 'reported'), key % 2 * -9 + 9, NULL, 1, '{}' FROM many`,
		"INSERT INTO tallies SELECT * FROM tallied",
	} {
		if _, err := s.write.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	f := Filter{Killed: 5, Status: "contested", Limit: 50}
	p, err := s.Page(t.Context(), f)
	want := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, (rows-patience().rows)/10).Format("2006-01") + "-01" // to the month
	if err != nil || len(p.Listed) != 0 || p.Back != want || p.Rest == "" {
		t.Errorf("Page(%+v) = %+v, %v, want none back to %s", f, p, err, want)
	}
	c, err := s.Counts(t.Context(), f)
	if err != nil || c.Total != 0 || c.Back != want {
		t.Errorf("Counts(%+v) = %+v, %v, want none back to %s", f, c, err, want)
	}
	f.After = p.Rest
	if p, err = s.Page(t.Context(), f); err != nil || len(p.Listed) != 0 || p.Rest != "" {
		t.Errorf("Page(%+v) = %+v, %v, want none, and no more", f, p, err)
	}
	if p, err = s.Page(t.Context(), Filter{Killed: 5, Limit: 50}); err != nil || len(p.Listed) != 50 || p.Rest != "" {
		t.Errorf("Page of 50 has %d and goes on from %q, %v, want all of them", len(p.Listed), p.Rest, err)
	}
	if all, err := s.Incidents(t.Context(), Filter{Killed: 5, Status: "contested"}); err != nil || len(all) != 0 {
		t.Errorf("Incidents has %d, %v, want none", len(all), err)
	}
}

// Where a publisher and words are asked for, one report has both.
func TestPublisherOfTheWords(t *testing.T) {
	s := fresh(t)
	for i, source := range []string{"The Courier", "The Post"} {
		f := first
		f.id, f.body = "p"+itoa(i), []string{"Windows broke.", "Sirens rang."}[i]
		r, rd := f.report()
		r.Source = source
		b, err := s.Begin(t.Context(), "engine-1", noon)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Add(t.Context(), r, weighedReading(rd), samePlace); err != nil {
			t.Fatal(err)
		}
		if err := b.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		publisher, text string
		want            int
	}{{"The Courier", "windows", 1}, {"The Post", "sirens", 1}, {"The Courier", "sirens", 0}, {"The Post", "windows", 0}} {
		f := Filter{Publisher: tt.publisher, Text: tt.text}
		if got := everyWay(t, s, f); len(got) != tt.want {
			t.Errorf("Incidents(%+v) = %v, want %d", f, got, tt.want)
		}
		if got, _, err := s.Queue(t.Context(), f, 0); err != nil || len(got) != tt.want {
			t.Errorf("Queue(%+v) has %d, %v, want %d", f, len(got), err, tt.want)
		}
	}
}

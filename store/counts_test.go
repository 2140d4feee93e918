package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

// tallyUp counts what a list has, one by one.
func tallyUp(t *testing.T, s *Store, f Filter) Counts {
	t.Helper()
	listed, err := s.Incidents(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	types, countries, statuses, periods := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	got, err := s.Counts(t.Context(), f)
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range listed {
		types[string(in.Type)]++
		statuses[string(in.Status)]++
		country, start := "", ""
		if in.Where != nil {
			country = in.Where.Value.Country
		}
		if in.When != nil {
			start = in.When.Value.Start
		}
		countries[country]++
		periods[cut(start, map[Bucket]int{ByDay: 10, ByMonth: 7, ByYear: 4}[got.Bucket])]++
	}
	c := &counter{lister: &lister{}, bucket: got.Bucket, total: len(listed), types: types, countries: countries, statuses: statuses, periods: periods}
	return c.counts()
}

// What is counted is what a list has, however it is counted.
func TestCounts(t *testing.T) {
	exhaustive(t)
	s := looked(t)
	var filters []Filter
	days := []string{"", "2025-09-01", "2025-11-15", "2026-01-01", "2026-01-31", "2026-03-12", "2026-08-30"}
	for _, since := range days {
		for _, until := range append(days, "2040-06-30") {
			if until != "" && until < since {
				continue
			}
			filters = append(filters, Filter{Since: since, Until: until}, Filter{Since: since, Until: until, Country: "SY"},
				Filter{Since: since, Until: until, Type: "Remote explosive/landmine/IED", Status: "contested"},
				Filter{Since: since, Until: until, Country: "iq", Type: "Remote explosive/landmine/IED"})
		}
	}
	filters = append(filters, asked()...)
	filters = append(filters, Filter{Text: "bomb"}, Filter{Text: `"words of 3"`, Killed: 3})
	for _, at := range moments()[:5] {
		filters = append(filters, Filter{AsOf: at}, Filter{AsOf: at, Country: "SY"})
	}
	buckets := map[Bucket]int{}
	for _, f := range filters {
		got, err := s.Counts(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		buckets[got.Bucket]++
		if d := cmp.Diff(tallyUp(t, s, f), got); d != "" {
			t.Errorf("Counts(%+v) (-want +got):\n%s", f, d)
		}
	}
	if len(buckets) != 3 {
		t.Errorf("buckets were %v, want days, months and years", buckets)
	}
}

// Long ones, and those that begin before the days that are asked for, are counted where
// they began.
func TestCountsOfLongOnes(t *testing.T) {
	s := listed(t)
	for _, f := range []Filter{{}, {Since: "2025-07-01", Until: "2025-12-31"}, {Since: "2025-07-02"}, {Until: "2025-02-01"}, {Since: "1990-01-01"}} {
		got, err := s.Counts(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(tallyUp(t, s, f), got); d != "" {
			t.Errorf("Counts(%+v) (-want +got):\n%s", f, d)
		}
	}
}

// The span of all incidents is that of their periods.
func TestSpan(t *testing.T) {
	none := fresh(t)
	if first, last, by, err := none.Span(t.Context()); err != nil || first+last != "" || by.Of(first) != "" {
		t.Errorf("Span of no incident = %q, %q, %s, %v", first, last, by, err)
	}
	s := listed(t)
	first, last, by, err := s.Span(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Counts(t.Context(), Filter{})
	if err != nil {
		t.Fatal(err)
	}
	dated := slices.DeleteFunc(c.Periods, func(p Count) bool { return p.Value == "" })
	if by != c.Bucket || by.Of(first) != dated[0].Value || by.Of(last) != dated[len(dated)-1].Value {
		t.Errorf("Span = %q, %q, %s, and what is counted are %v", first, last, by, dated)
	}
	if c, err = s.Counts(t.Context(), Filter{Since: first, Until: first}); err != nil || c.Total == 0 {
		t.Errorf("%d incidents began on %s, %v, want some", c.Total, first, err)
	}
}

// Months are parted so that each is in one piece, and none is left out.
func TestWholeYears(t *testing.T) {
	within := func(p periods, s string) bool {
		return s >= p.from && (s < p.to || s == p.to && !p.before)
	}
	for from := range 40 {
		for to := from; to < 40; to++ {
			month := func(n int) string { return fmt.Sprintf("%d-%02d", 2019+n/12, 1+n%12) }
			parts := wholeYears(month(from), month(to))
			for n := range 40 {
				times := 0
				for _, p := range parts {
					if within(p, cut(month(n), p.grain)) {
						times++
					}
				}
				if want := truth(n >= from && n <= to); times != want {
					t.Fatalf("wholeYears(%s, %s) = %v has %s %d times, want %d", month(from), month(to), parts, month(n), times, want)
				}
			}
		}
	}
}

func TestBucketOf(t *testing.T) {
	for _, tt := range []struct {
		since, until string
		want         Bucket
	}{
		{"2026-01-01", "2026-03-03", ByDay},
		{"2026-01-01", "2026-03-04", ByMonth},
		{"2016-01-01", "2025-12-31", ByMonth},
		{"2015-01-01", "2025-12-31", ByYear},
		{"", "", ByDay},
	} {
		if got := bucketOf(tt.since, tt.until); got != tt.want {
			t.Errorf("bucketOf(%s, %s) = %s, want %s", tt.since, tt.until, got, tt.want)
		}
	}
}

// Of more than are counted one by one, the newest are.
func TestCountsNewest(t *testing.T) {
	exhaustive(t)
	s := fresh(t)
	if _, err := s.write.Exec("PRAGMA synchronous = 0"); err != nil {
		t.Fatal(err)
	}
	facts := make([]fact, 0, mostCounted+1)
	for i := range mostCounted + 1 {
		f := someFact(i)
		f.place, f.killed = fmt.Sprintf("Town%d", i), 1
		f.day = noon.AddDate(0, 0, i%40).Format(time.DateOnly)
		facts = append(facts, f)
	}
	add(t, s, facts...)
	got, err := s.Counts(t.Context(), Filter{Killed: 1})
	if err != nil || got.Newest != mostCounted || got.Total != mostCounted {
		t.Errorf("Counts = %+v, %v, want the newest %d", got, err, mostCounted)
	}
	if got, err = s.Counts(t.Context(), Filter{}); err != nil || got.Newest != 0 || got.Total != mostCounted+1 {
		t.Errorf("Counts = %d of the newest %d, %v, want all %d", got.Total, got.Newest, err, mostCounted+1)
	}
}

func TestPublishers(t *testing.T) {
	s := fresh(t)
	facts := []struct{ id, source, day string }{
		{"p1", "The Courier", "2026-03-01"},
		{"p2", "The Courier", "2026-03-05"},
		{"p3", "the post", "2026-03-02"},
		{"p4", "Énergie Hebdo", "2026-03-03"},
		{"p5", "", "2026-03-04"},
		{"p6", "The Courier", "2026-03-04"},
	}
	put := func(id, source, day string, killed int) {
		f := first
		f.id, f.day, f.killed = id, day, killed
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
	for _, f := range facts {
		put(f.id, f.source, f.day, 3)
	}
	hand(t, s, sitrep.Decision{Deed: sitrep.Rate, Publisher: "The courier", Grade: "b2"})
	end := func(day string) time.Time {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return d.Add(24*time.Hour - time.Microsecond)
	}
	courier := Publisher{Name: "The Courier", Reports: 3, First: end("2026-03-01"), Last: end("2026-03-05"), Grade: "B2"}
	post := Publisher{Name: "the post", Reports: 1, First: end("2026-03-02"), Last: end("2026-03-02")}
	weekly := Publisher{Name: "Énergie Hebdo", Reports: 1, First: end("2026-03-03"), Last: end("2026-03-03")}
	for _, tt := range []struct {
		prefix string
		limit  int
		want   []Publisher
	}{
		{"", 0, []Publisher{courier, post, weekly}},
		{"THE", 0, []Publisher{courier, post}},
		{"éner", 0, []Publisher{weekly}},
		{"", 1, []Publisher{courier}},
		{"nobody", 0, []Publisher{}},
	} {
		got, err := s.Publishers(t.Context(), tt.prefix, tt.limit)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("Publishers(%q, %d) (-want +got):\n%s", tt.prefix, tt.limit, d)
		}
	}
	ids := func(after string, limit int) (ids []string) {
		reports, err := s.ReportsBy(t.Context(), "The Courier", after, limit, AsOf{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range reports {
			ids = append(ids, r.ID)
		}
		return ids
	}
	for _, tt := range []struct {
		after string
		limit int
		want  []string
	}{{"", 0, []string{"p2", "p6", "p1"}}, {"", 2, []string{"p2", "p6"}}, {"p6", 2, []string{"p1"}}, {"p1", 0, nil}} {
		if got := ids(tt.after, tt.limit); !cmp.Equal(got, tt.want) {
			t.Errorf("ReportsBy(after %q, limit %d) = %v, want %v", tt.after, tt.limit, got, tt.want)
		}
	}
	if _, err := s.ReportsBy(t.Context(), "The Courier", "nope", 0, AsOf{}); !errors.Is(err, sitrep.ErrNotFound) {
		t.Errorf("ReportsBy after no report = %v, want an ErrNotFound", err)
	}

	// A report that changes hands is the new publisher's, and its incident has both for
	// those who look at the past alone.
	put("p2", "the post", "2026-03-06", 4)
	got, err := s.Publishers(t.Context(), "the", 0)
	if err != nil || len(got) != 2 || got[0].Reports != 2 || got[1].Reports != 2 || !got[1].Last.Equal(end("2026-03-06")) || !got[0].Last.Equal(end("2026-03-04")) {
		t.Errorf("Publishers after p2 changed hands = %+v, %v", got, err)
	}
	sound(t, s)
	rebuild := func() {
		b, err := s.Begin(t.Context(), "engine-1", noon)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Reindex(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := b.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.write.Exec("UPDATE documents SET publisher = NULL, came = 1; UPDATE publishers SET reports = 7; DELETE FROM tallies; DELETE FROM sites; DELETE FROM queue"); err != nil {
		t.Fatal(err)
	}
	rebuild()
	sound(t, s)
	if again, err := s.Publishers(t.Context(), "the", 0); err != nil || !cmp.Equal(got, again) {
		t.Errorf("Publishers made afresh = %+v, %v, want %+v", again, err, got)
	}
}

// watched tells of each question how SQLite looks for its answer.
type watched struct {
	preparer

	plans map[string]string // by question
}

func (w watched) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if w.plans[query] == "" {
		err := each(ctx, w.preparer, func(rows *sql.Rows) error {
			var id, parent, unused int
			var step string
			err := rows.Scan(&id, &parent, &unused, &step)
			w.plans[query] += step + "\n"
			return err
		}, "EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			return nil, err
		}
	}
	return w.preparer.QueryContext(ctx, query, args...)
}

// What is counted is read from indexes; the rows of records, which hold all that lists
// show, are not.
func TestCountsReadIndexes(t *testing.T) {
	s := listed(t)
	row := regexp.MustCompile(`(?m)^(?:SEARCH|SCAN) [rch] .*$`) // of records and history, as lists name them
	asked := append(asked(), Filter{}, Filter{Place: "north"}, Filter{Country: "SY", Killed: 1}, Filter{Text: "bomb"}, Filter{Text: "bomb", Killed: 1},
		Filter{Since: "2026-01-01", Until: "2026-01-20"}, Filter{Publisher: "The Courier"}, Filter{Publisher: "The Courier", Text: "words"})
	for _, clock := range []Clock{"", Recorded, Published} {
		looked := 0
		for _, f := range asked {
			if clock != "" {
				f.AsOf = AsOf{Time: noon.AddDate(0, 0, 20), Clock: clock}
			}
			l, err := newLister(f)
			if err != nil {
				t.Fatal(err)
			}
			w := watched{s.read, map[string]string{}}
			l.store, l.q = s, w
			c := &counter{lister: l, types: map[string]int{}, countries: map[string]int{}, statuses: map[string]int{}, periods: map[string]int{}}
			if err := c.run(t.Context()); err != nil {
				t.Fatal(err)
			}
			for query, plan := range w.plans {
				if !strings.Contains(query, "records") {
					continue
				}
				for _, step := range row.FindAllString(plan, -1) {
					looked++
					if f.Box != nil && (strings.Contains(step, "history") || strings.HasPrefix(step, "SEARCH h ")) {
						continue // where something was once, its record alone tells
					}
					if !strings.Contains(step, "COVERING INDEX") && !strings.Contains(step, "_ahead") && !strings.Contains(step, "_foretold") {
						t.Errorf("Counts(%+v) asks\n%s\nwhich takes: %s", f, query, step)
					}
				}
			}
		}
		if looked < 25 {
			t.Errorf("by the clock %q %d steps were seen, too few to tell", clock, looked)
		}
	}
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
	"sitrep/span"
)

var noon = time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)

// fact is what a test's report says.
type fact struct {
	id, title, day, place, country string
	lat, lon                       float64
	killed                         int
	kind                           sitrep.Type
	body                           string // added to the text
}

// report writes a fact out, and reads it the way the program would.
func (f fact) report() (*sitrep.Report, *sitrep.Reading) {
	day, err := time.Parse(time.DateOnly, f.day)
	if err != nil {
		panic(err)
	}
	number := fmt.Sprintf("%d people", f.killed)
	r := &sitrep.Report{
		ID: f.id, Title: f.title, Source: "The Courier", Language: "en", Media: "text/plain",
		Text:      fmt.Sprintf("Police said a bomb killed %s in %s on %s. %s", number, f.place, f.day, f.body),
		Published: sitrep.Moment{Time: day, Precision: sitrep.ToDay}, PublishedFrom: "metadata",
	}
	r.Raw = []byte("raw " + r.Text)
	if f.kind == "" {
		f.kind = "Remote explosive/landmine/IED"
	}
	quote := func(words string) []sitrep.Quote {
		i := strings.Index(r.Text, words)
		return []sitrep.Quote{{Part: sitrep.InText, Span: span.Span{Start: i, End: i + len(words)}, Exact: words}}
	}
	claim := func(id, words string, v sitrep.Value, statement string) sitrep.Claim {
		return sitrep.Claim{
			ID: id, Incident: "i1", Value: v, Statement: statement, Stance: sitrep.States,
			Certainty: sitrep.Certain, Polarity: sitrep.Positive, Quotes: quote(words), Rule: "test",
		}
	}
	n := f.killed
	return r, &sitrep.Reading{
		Report:    r,
		Incidents: []sitrep.Incident{{ID: "i1"}},
		Statements: []sitrep.Statement{{
			ID: "s1", Incident: "i1", Speaker: sitrep.Speaker{Name: "police", Kind: "police"}, Stance: sitrep.States,
			Certainty: sitrep.Certain, Polarity: sitrep.Positive, Source: quote("Police"), Cue: quote("said"), Content: quote("a bomb killed " + number),
		}},
		Claims: []sitrep.Claim{
			claim("c1", "bomb", f.kind, "s1"),
			claim("c2", f.day, sitrep.When{Start: f.day, End: f.day, EDTF: f.day, Precision: sitrep.ToDay}, "s1"),
			claim("c3", f.place, sitrep.Where{Name: f.place, Country: f.country, Admin1: "North", Lat: &f.lat, Lon: &f.lon, Precision: "town"}, "s1"),
			claim("c4", number, sitrep.Casualty{Effect: "killed", Min: &n, Max: &n, Whole: true}, "s1"),
		},
	}
}

// plainWeigh takes of each field the last claim; a target is the name of a status.
func plainWeigh(id string, claims []sitrep.Sourced, _ []sitrep.Statement) sitrep.Incident {
	in := sitrep.Incident{ID: id, Title: "Bombing", Status: sitrep.Reported}
	for _, c := range claims {
		in.Claims = append(in.Claims, c.Claim.ID)
		if c.Dismissed() {
			continue
		}
		switch v := c.Claim.Value.(type) {
		case sitrep.Type:
			in.Type = v
		case sitrep.When:
			in.When = &sitrep.Row[sitrep.When]{Value: v}
		case sitrep.Where:
			in.Where = &sitrep.Row[sitrep.Where]{Value: v}
		case sitrep.Casualty:
			in.Casualties = []sitrep.Row[sitrep.Casualty]{{Value: v}}
		case sitrep.Target:
			in.Status = sitrep.Status(v.Name)
		}
	}
	return in
}

// testRules find an incident by the name of its place, and take texts for copies
// that share a sentence of their end.
var testRules = Rules{
	Weigh: plainWeigh,
	Names: func(in *sitrep.Incident) []string {
		if in.Where == nil {
			return nil
		}
		return []string{strings.ToLower(in.Where.Value.Name)}
	},
	Sketch: func(r *sitrep.Report) Sketch {
		_, body, _ := strings.Cut(r.Text, ". ")
		if body == "" {
			return Sketch{}
		}
		h := crc32.ChecksumIEEE([]byte(body))
		return Sketch{Values: []uint32{h}, Bands: []uint64{uint64(h)}, Agency: r.Language}
	},
	Copies: slices.Equal[[]uint32],
}

// samePlace links an incident to the first candidate of the same place.
func samePlace(in *sitrep.Profile, candidates []sitrep.Profile) Link {
	for _, c := range candidates {
		if c.Where.Value.Name == in.Where.Value.Name {
			return Link{Incident: c.ID, Score: 0.9, Evidence: []string{"same place"}, Who: "test"}
		}
	}
	return Link{Who: "test"}
}

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Create: true, Rules: testRules})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func fresh(t testing.TB) *Store {
	return open(t, filepath.Join(t.TempDir(), "a folder", "s?i#t%20.db"))
}

// weighedReading is a reading with the incidents weighed, as linking needs them.
func weighedReading(rd *sitrep.Reading) *sitrep.Reading {
	for i := range rd.Incidents {
		var claims []sitrep.Sourced
		for _, c := range rd.Claims {
			if c.Incident == rd.Incidents[i].ID {
				claims = append(claims, sitrep.Sourced{Claim: c})
			}
		}
		rd.Incidents[i] = plainWeigh(rd.Incidents[i].ID, claims, nil)
	}
	return rd
}

// add puts facts into the store in one batch and gives their outcomes.
func add(t testing.TB, s *Store, facts ...fact) []Outcome {
	t.Helper()
	b, err := s.Begin(t.Context(), "engine-1", noon)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	var outcomes []Outcome
	for _, f := range facts {
		r, rd := f.report()
		out, err := b.Add(t.Context(), r, weighedReading(rd), samePlace)
		if err != nil {
			t.Fatal(err)
		}
		outcomes = append(outcomes, out)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	return outcomes
}

// problems gives what Verify finds, in lines.
func problems(t testing.TB, s *Store) []string {
	t.Helper()
	var found []string
	if err := s.Verify(t.Context(), func(p Problem) { found = append(found, p.String()) }); err != nil {
		t.Fatal(err)
	}
	return found
}

func sound(t testing.TB, s *Store) {
	t.Helper()
	if found := problems(t, s); found != nil {
		t.Errorf("Verify found %s", strings.Join(found, "\n"))
	}
}

var (
	first  = fact{id: "r1", title: "Bomb in Velm", day: "2026-03-11", place: "Velm", country: "IQ", lat: 33, lon: 44, killed: 3}
	second = fact{id: "r2", title: "Velm toll grows", day: "2026-03-11", place: "Velm", country: "IQ", lat: 33, lon: 44, killed: 5}
	other  = fact{id: "r3", title: "Blast in Orzan", day: "2026-03-12", place: "Orzan", country: "SY", lat: 35, lon: 40, killed: 9}
)

func TestAdd(t *testing.T) {
	s := fresh(t)
	got := add(t, s, first, second, other, first)
	velm, orzan := got[0].Incidents, got[2].Incidents
	want := []Outcome{{New, 1, velm}, {New, 1, velm}, {New, 1, orzan}, {Known, 1, nil}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Add of four reports, one twice (-want +got):\n%s", d)
	}
	if len(velm[0]) != idLength || velm[0] == orzan[0] {
		t.Errorf("ids are %q and %q, want two of %d letters", velm[0], orzan[0], idLength)
	}
	sound(t, s)
	if again := add(t, fresh(t), first, second, other); !slices.Equal(again[2].Incidents, orzan) {
		t.Errorf("another store calls the incident %v, want %v", again[2].Incidents, orzan)
	}
}

func TestAddChanged(t *testing.T) {
	s := fresh(t)
	was := add(t, s, first, second)
	changed := first
	changed.killed = 7
	got := add(t, s, changed)
	if want := []Outcome{{Changed, 2, was[0].Incidents}}; !cmp.Equal(want, got) {
		t.Errorf("Add of the changed report = %v, want %v", got, want)
	}
	sound(t, s)
	r, err := s.Incident(t.Context(), was[0].Incidents[0], AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	var killed []int
	for _, c := range r.Claims {
		if v, ok := c.Claim.Value.(sitrep.Casualty); ok {
			killed = append(killed, *v.Min)
		}
	}
	if slices.Sort(killed); !slices.Equal(killed, []int{5, 7}) {
		t.Errorf("claims of killed are %v, want those of the versions that count: 5 and 7", killed)
	}
	old, err := s.Report(t.Context(), "r1", 1)
	if err != nil || !strings.Contains(old.Report.Text, "3 people") {
		t.Errorf("Report(r1, 1) = %v, %v, want the first version as it was", old, err)
	}
	if again := add(t, s, first, changed); again[0].State != Known || again[1].State != Known {
		t.Errorf("adding both versions again = %v, want both known", again)
	}
	if found, err := s.Incidents(t.Context(), Filter{Text: `"7 people"`}); err != nil || len(found) != 1 {
		t.Errorf("search for the new text found %v, %v, want one", found, err)
	}
	if found, err := s.Incidents(t.Context(), Filter{Text: `"3 people"`}); err != nil || len(found) != 0 {
		t.Errorf("search for the old text found %v, %v, want none", found, err)
	}
}

func TestAddRefuses(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*sitrep.Reading)
	}{
		{"words that are not there", func(rd *sitrep.Reading) { rd.Claims[3].Quotes[0].Exact = "4 people" }},
		{"no words", func(rd *sitrep.Reading) { rd.Claims[3].Quotes = nil }},
		{"a span past the end", func(rd *sitrep.Reading) { rd.Claims[3].Quotes[0].Span.End += 1000 }},
		{"an unknown incident", func(rd *sitrep.Reading) { rd.Claims[3].Incident = "i2" }},
		{"an unknown statement", func(rd *sitrep.Reading) { rd.Claims[3].Statement = "s2" }},
		{"two claims of one id", func(rd *sitrep.Reading) { rd.Claims[3].ID = "c1" }},
		{"no value", func(rd *sitrep.Reading) { rd.Claims[3].Value = nil }},
		{"a statement's words", func(rd *sitrep.Reading) { rd.Statements[0].Cue[0].Exact = "told" }},
		{"another report's reading", func(rd *sitrep.Reading) { rd.Report = &sitrep.Report{ID: "x"} }},
	}
	s := fresh(t)
	b, err := s.Begin(t.Context(), "engine-1", noon)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	for _, tt := range tests {
		r, rd := first.report()
		rd = weighedReading(rd)
		tt.spoil(rd)
		if _, err := b.Add(t.Context(), r, rd, samePlace); !errors.Is(err, sitrep.ErrInvalid) {
			t.Errorf("%s: Add = %v, want an ErrInvalid", tt.name, err)
		}
	}
	r, rd := second.report()
	if _, err := b.Add(t.Context(), r, weighedReading(rd), samePlace); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Count(t.Context()); n != 1 || err != nil {
		t.Errorf("Count = %d, %v, want the one that was good", n, err)
	}
	sound(t, s)
}

func TestIncident(t *testing.T) {
	s := fresh(t)
	id := add(t, s, first, second, other)[0].Incidents[0]
	for _, given := range []string{id, id[:5], strings.ToUpper(id)} {
		r, err := s.Incident(t.Context(), given, AsOf{})
		if err != nil || r.ID != id {
			t.Fatalf("Incident(%q) = %v, %v, want %s", given, r, err, id)
		}
	}
	r, err := s.Incident(t.Context(), id, AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Claims) != 8 || len(r.Statements) != 2 || len(r.Sources) != 2 || len(r.Links) != 2 {
		t.Fatalf("Incident has %d claims, %d statements, %d sources, %d links, want 8, 2, 2, 2",
			len(r.Claims), len(r.Statements), len(r.Sources), len(r.Links))
	}
	_, rd := second.report()
	want := rd.Claims[3]
	want.ID, want.Incident, want.Statement = "r2#c4", id, "r2#s1"
	got := r.Claims[7]
	if d := cmp.Diff(want, got.Claim); d != "" {
		t.Errorf("claim (-want +got):\n%s", d)
	}
	if got.Statement == nil || got.Statement.Speaker.Name != "police" || got.Report.ID != "r2" || !got.Report.Recorded.Equal(noon) {
		t.Errorf("claim is sourced with %v, %v", got.Statement, got.Report)
	}
	if d := cmp.Diff([]string{"same place"}, r.Links[1].Evidence); d != "" {
		t.Errorf("evidence (-want +got):\n%s", d)
	}
	for given, want := range map[string]error{"zzzz": sitrep.ErrNotFound, "": sitrep.ErrInvalid} {
		if _, err := s.Incident(t.Context(), given, AsOf{}); !errors.Is(err, want) {
			t.Errorf("Incident(%q) = %v, want %v", given, err, want)
		}
	}
}

// Ids must not be told apart by their first letters alone.
func TestIncidentSeveral(t *testing.T) {
	s := fresh(t)
	seen := map[byte]bool{}
	for i := range 40 {
		f := other
		f.id, f.place = fmt.Sprintf("m%d", i), fmt.Sprintf("Town%d", i)
		letter := add(t, s, f)[0].Incidents[0][0]
		if seen[letter] {
			if _, err := s.Incident(t.Context(), string(letter), AsOf{}); !errors.Is(err, sitrep.ErrConflict) {
				t.Errorf("Incident(%q) = %v, want an ErrConflict", letter, err)
			}
			return
		}
		seen[letter] = true
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newer := filepath.Join(dir, "newer.db")
	s := open(t, newer)
	if _, err := s.write.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)"); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "foreign.db")
	f := open(t, foreign)
	if _, err := f.write.Exec("PRAGMA application_id = 7"); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		create     bool
		want       error
		says       string
	}{
		{"missing", filepath.Join(dir, "none.db"), false, sitrep.ErrNotFound, "sitrep add"},
		{"a folder", dir, true, sitrep.ErrInvalid, "is a folder"},
		{"a text", write("a.txt", strings.Repeat("a report, not a store. ", 100)), true, sitrep.ErrInvalid, "not a sitrep store"},
		{"of another program", foreign, true, sitrep.ErrInvalid, "not a sitrep store"},
		{"of a newer program", newer, true, sitrep.ErrInvalid, "newer sitrep"},
		{"under a file", filepath.Join(write("file", "x"), "s.db"), true, sitrep.ErrInvalid, "store"},
	}
	for _, tt := range tests {
		got, err := Open(t.Context(), tt.path, Options{Create: tt.create, Rules: testRules})
		if !errors.Is(err, tt.want) || !strings.Contains(fmt.Sprint(err), tt.says) || got != nil {
			t.Errorf("%s: Open = %v, %v, want %v that says %q", tt.name, got, err, tt.want, tt.says)
		}
	}
	if _, err := Open(t.Context(), write("empty.db", ""), Options{Create: true, Rules: testRules}); err != nil {
		t.Errorf("Open of an empty file = %v", err)
	}
}

func TestOpenReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is read-only to root")
	}
	path := filepath.Join(t.TempDir(), "s.db")
	open(t, path)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, sitrep.ErrInvalid) || !strings.Contains(err.Error(), "permissions") {
		t.Errorf("Open = %v, want an ErrInvalid about permissions", err)
	}
}

// A store of before there were profiles and marks gets them when it is opened.
func TestCatchUp(t *testing.T) {
	s := fresh(t)
	add(t, s, first, second, other)
	if _, err := s.write.Exec(`DELETE FROM names; DELETE FROM around; DELETE FROM profiles; DELETE FROM bands; DELETE FROM sketches;
		UPDATE documents SET doc = version, marks = '', first = NULL; INSERT INTO words (words) VALUES ('rebuild')`); err != nil {
		t.Fatal(err)
	}
	again := open(t, s.path)
	sound(t, again)
	if found, err := again.Incidents(t.Context(), Filter{Text: "bomb", Country: "IQ"}); err != nil || len(found) == 0 {
		t.Errorf("a search finds %v, %v, want incidents", found, err)
	}
}

func TestRollback(t *testing.T) {
	s := fresh(t)
	b, err := s.Begin(context.Background(), "engine-1", noon)
	if err != nil {
		t.Fatal(err)
	}
	r, rd := first.report()
	if _, err := b.Add(t.Context(), r, weighedReading(rd), samePlace); err != nil {
		t.Fatal(err)
	}
	if err := b.Rollback(); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("Count = %d, %v, want nothing kept", n, err)
	}
	sound(t, s)
}

// There is one writer, whom nobody waits for who only reads; what is acknowledged
// has been given to the disk.
func TestReadersDoNotWait(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	s := open(t, path)
	add(t, s, first)
	var journal string
	var synchronous int
	if err := errors.Join(s.write.QueryRow("PRAGMA journal_mode").Scan(&journal), s.write.QueryRow("PRAGMA synchronous").Scan(&synchronous)); err != nil {
		t.Fatal(err)
	}
	if journal != "wal" || synchronous != 2 {
		t.Errorf("journal_mode is %s, synchronous %d, want wal and 2 (full)", journal, synchronous)
	}
	if _, err := s.read.Exec("DELETE FROM claims"); err == nil {
		t.Error("a reader may write")
	}

	b, err := s.Begin(t.Context(), "engine-1", noon)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	r, rd := other.report()
	if _, err := b.Add(t.Context(), r, weighedReading(rd), samePlace); err != nil {
		t.Fatal(err)
	}
	again := open(t, path)
	for range 3 { // more than there is of any one connection
		for _, reader := range []*Store{s, again} {
			if found, err := reader.Incidents(t.Context(), Filter{}); err != nil || len(found) != 1 {
				t.Errorf("while a batch is open, Incidents = %d, %v, want the one that is committed", len(found), err)
			}
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	if found, err := again.Incidents(t.Context(), Filter{}); err != nil || len(found) != 2 {
		t.Errorf("after the commit, Incidents = %d, %v, want 2", len(found), err)
	}
}

// Two programs that add to one store take turns.
func TestTwoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s.db")
	stores := []*Store{open(t, path), open(t, path)}
	const batches = 10
	var group sync.WaitGroup
	for i, s := range stores {
		group.Go(func() {
			for n := range batches {
				f := other
				f.id, f.place = fmt.Sprintf("w%d-%d", i, n), fmt.Sprintf("Town%d", n)
				b, err := s.Begin(t.Context(), "engine-1", noon)
				if err != nil {
					t.Error(err)
					return
				}
				r, rd := f.report()
				_, err = b.Add(t.Context(), r, weighedReading(rd), samePlace)
				if err := errors.Join(err, b.Commit()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if n, err := stores[0].Count(t.Context()); n != len(stores)*batches || err != nil {
		t.Errorf("Count = %d, %v, want %d", n, err, len(stores)*batches)
	}
	if found, err := stores[1].Incidents(t.Context(), Filter{}); len(found) != batches || err != nil {
		t.Errorf("Incidents = %d, %v, want %d of two reports each", len(found), err, batches)
	}
	sound(t, stores[0])
}

// Lists ask the indexes that are there for it, rather than go through all that
// there is.
func TestIndexesAreUsed(t *testing.T) {
	s := fresh(t)
	plan := func(query string, args ...any) string {
		var b strings.Builder
		err := each(t.Context(), s.read, func(rows *sql.Rows) error {
			var id, parent, unused int
			var step string
			err := rows.Scan(&id, &parent, &unused, &step)
			b.WriteString(step + "\n")
			return err
		}, "EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for _, tt := range []struct {
		f    Filter
		want string
	}{
		{Filter{Since: "2026-01-01"}, "USING INDEX records_start"},
		{Filter{Country: "IQ"}, "USING INDEX records_country"},
		{Filter{Type: "Attack"}, "USING INDEX records_type"},
		{Filter{Place: "Velm"}, "USING INDEX records_place"},
		{Filter{Place: "Velm"}, "USING INDEX records_admin"},
		{Filter{Text: "bomb"}, "VIRTUAL TABLE INDEX"},
	} {
		l, err := newLister(tt.f)
		if err != nil {
			t.Fatal(err)
		}
		var query string
		var args []any
		if l.text != "" {
			query, args = l.documents(l.parts()[0])
		} else {
			query = l.query("*") + " ORDER BY start DESC, incident DESC LIMIT 50"
			args = l.args
		}
		got := plan(query, args...)
		if !strings.Contains(got, tt.want) || strings.Contains(got, "SCAN r\n") {
			t.Errorf("the plan of %+v is\n%s, want %q in it and no scan", tt.f, got, tt.want)
		}
	}
}

package store

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

// full fills a store with something for every table: a report of two versions, a
// copy of it, an incident of several reports, and decisions that were undone and
// that stand.
func full(t *testing.T, s *Store) {
	t.Helper()
	told := first
	told.body = "The market was shut."
	copied := told
	copied.id = "r9"
	id := add(t, s, told, second, copied, other)[0].Incidents[0]
	changed := told
	changed.killed = 4
	add(t, s, changed)
	rec, err := s.Incident(t.Context(), id, AsOf{})
	if err != nil {
		t.Fatal(err)
	}
	claim, _ := rec.AddressOf("r2#c4")
	hand := func(d sitrep.Decision) sitrep.Decision {
		d.Who, d.Why, d.Recorded = "A. Analyst", "the photograph", noon.Add(time.Hour)
		d, err := s.Decide(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	hand(sitrep.Decision{Deed: sitrep.AddClaim, Incident: id, Value: sitrep.Method("car bomb")})
	hand(sitrep.Decision{Deed: sitrep.Reject, Incident: id, Claim: claim})
	hand(sitrep.Decision{Deed: sitrep.Rate, Publisher: "The Courier", Grade: "B2"})
	split := hand(sitrep.Decision{Deed: sitrep.Split, Incident: id, Reports: []string{"r2"}})
	undone := hand(sitrep.Decision{Deed: sitrep.Merge, Incident: id, Other: split.Other})
	hand(sitrep.Decision{Deed: sitrep.Undo, Undoes: undone.ID})
	fullOfAccounts(t, s)
	sound(t, s)
}

// fewer tells whether to try fewer places: where that is asked for, and where SQLite
// is slowed down by the race detector, of which it has nothing to fear.
func fewer() bool {
	info, ok := debug.ReadBuildInfo()
	return testing.Short() || ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// exhaustive leaves a test out that compares everything with everything, in one
// goroutine, where that takes minutes.
func exhaustive(t *testing.T) {
	t.Helper()
	if fewer() {
		t.Skip("takes minutes here; go test without -race and -short runs it")
	}
}

// tables are those that hold what is kept, and what lists show. Others belong to
// the indexes, which are checked as a whole, and to migration.
var tables = []string{
	"reports", "versions", "readings", "tellings", "statements", "claims", "incidents", "links", "decisions", "moved", "records",
	"history", "profiles", "around", "sketches", "documents", "publishers", "queue", "sites", "sites_once",
	"accounts", "sessions", "tokens", "audit",
}

// surrogates are keys that nothing refers to: the rows keep their order by other values.
// The first day of a document is a bound, which no other value tells.
var surrogates = map[string]bool{
	"claims.key": true, "links.key": true, "decisions.key": true, "moved.key": true, "history.key": true, "documents.first": true,
	"sessions.key": true, "tokens.key": true, "audit.key": true,
}

// Whatever value of whatever row is altered by a byte, Verify finds it.
func TestVerifyFindsEveryAlteredValue(t *testing.T) {
	s := fresh(t)
	full(t, s)
	// What leads nowhere is for Verify to find, not for the change to fail on; and
	// nothing of this needs to outlive the machine.
	if _, err := s.write.Exec("PRAGMA foreign_keys = 0; PRAGMA synchronous = 0; DROP TRIGGER audit_stays"); err != nil {
		t.Fatal(err)
	}
	altered, seen := 0, 0
	for _, table := range tables {
		for _, c := range cells(t, s, table) {
			for _, v := range alterations(c.value) {
				if seen++; fewer() && seen%61 != 0 {
					continue
				}
				if _, err := s.write.Exec(c.update, v, c.row); err != nil {
					continue // a constraint of the table does not let it be
				}
				altered++
				var found []string
				if err := s.Verify(t.Context(), func(p Problem) { found = append(found, p.String()) }); err != nil {
					t.Errorf("%s, row %d: Verify fails on %#v in the place of %#v: %v", c.update, c.row, v, c.value, err)
				} else if found == nil {
					t.Errorf("%s, row %d: Verify does not find %#v in the place of %#v", c.update, c.row, v, c.value)
				}
				c.restore(t, s, v)
			}
		}
	}
	sound(t, s)
	t.Logf("%d alterations", altered)
}

// cell is one value of one row.
type cell struct {
	update string
	row    int64
	value  any
}

// restore undoes an alteration; that of a key has moved the row.
func (c cell) restore(t *testing.T, s *Store, altered any) {
	t.Helper()
	for _, row := range []any{c.row, altered} {
		done, err := s.write.Exec(c.update, c.value, row)
		if err != nil {
			t.Fatal(err)
		}
		if n, _ := done.RowsAffected(); n == 1 {
			return
		}
	}
	t.Fatalf("%s, row %d: cannot be undone", c.update, c.row)
}

func cells(t *testing.T, s *Store, table string) (all []cell) {
	t.Helper()
	err := each(t.Context(), s.write, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		values, at := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			at[i] = &values[i]
		}
		if err := rows.Scan(at...); err != nil {
			return err
		}
		row, _ := values[0].(int64)
		for i, name := range columns[1:] {
			if surrogates[table+"."+name] {
				continue
			}
			all = append(all, cell{fmt.Sprintf("UPDATE %s SET %s = ? WHERE rowid = ?", table, name), row, values[i+1]})
		}
		return nil
	}, "SELECT rowid, * FROM "+table)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// alterations gives a value with one byte altered: at its beginning, in the middle
// or at its end.
func alterations(v any) (all []any) {
	switch v := v.(type) {
	case int64:
		return []any{v ^ 1, v ^ 1<<13}
	case float64:
		return []any{v + 0.5}
	case string:
		for _, b := range bytesAltered([]byte(v)) {
			all = append(all, string(b))
		}
	case []byte:
		for _, b := range bytesAltered(v) {
			all = append(all, b)
		}
	}
	return all
}

func bytesAltered(b []byte) (all [][]byte) {
	if len(b) == 0 {
		return nil
	}
	for _, i := range slices.Compact([]int{0, len(b) / 2, len(b) - 1}) {
		other := slices.Clone(b)
		other[i] ^= 1
		all = append(all, other)
	}
	return all
}

// Whatever byte of the file is altered, either Verify, or already opening it, tells
// of it, or the store holds what it held: some bytes are of no use to anybody.
func TestVerifyFindsAlteredFile(t *testing.T) {
	places := 400
	if fewer() {
		places = 10
	}
	path := filepath.Join(t.TempDir(), "sound.db")
	s := open(t, path)
	full(t, s)
	want := held(t, s)
	if err := s.Close(); err != nil { // all is in the one file then
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	altered := filepath.Join(t.TempDir(), "altered.db")
	var used []int // what is not zero; most of a small file is empty
	for i, b := range file {
		if b != 0 {
			used = append(used, i)
		}
	}
	found := 0
	for i := range places {
		at := used[i*len(used)/places]
		file[at] ^= 1
		if err := os.WriteFile(altered, file, 0o600); err != nil {
			t.Fatal(err)
		}
		file[at] ^= 1
		if toldOf(t, altered) {
			found++
			continue
		}
		s, err := Open(t.Context(), altered, Options{Rules: testRules})
		if err != nil {
			t.Fatal(err)
		}
		if got := held(t, s); !slices.Equal(got, want) {
			t.Errorf("byte %d altered: Verify finds nothing, but the store holds something else (-was +is):\n%s", at, cmp.Diff(want, got))
		}
		s.Close()
	}
	if found < places/2 {
		t.Errorf("only %d of %d alterations were found: this shows nothing", found, places)
	}
	t.Logf("%d of %d alterations were found, the rest are of no use to anybody", found, places)
}

// toldOf tells whether opening or verifying a store finds something wrong.
func toldOf(t *testing.T, path string) bool {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Rules: testRules})
	if err != nil {
		return true
	}
	defer s.Close()
	wrong := false
	err = s.Verify(t.Context(), func(Problem) { wrong = true })
	return err != nil || wrong
}

// held is all that a store holds.
func held(t *testing.T, s *Store) (all []string) {
	t.Helper()
	for _, table := range tables {
		for _, c := range cells(t, s, table) {
			all = append(all, fmt.Sprintf("%s %v", c.update, c.value))
		}
	}
	return all
}

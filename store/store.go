// Package store keeps everything: reports as they came, what was read from
// them, which incidents they were found to tell of, and analysts' entries.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sitrep"
)

//go:embed schema/*.sql
var schema embed.FS

// application is the mark that tells a store from other programs' databases:
// "sitr".
const application = 1936291954

// Store is one file of reports and incidents. It is safe for use by many
// goroutines at once; there is one writer at a time, here and among processes.
type Store struct {
	path  string
	rules Rules
	write *sql.DB // one connection
	read  *sql.DB

	parsed memory
}

// Weigh makes the record of an incident out of its claims and the statements
// about it, both in the order of telling.
type Weigh func(id string, claims []sitrep.Sourced, statements []sitrep.Statement) sitrep.Incident

// Rules are what the store asks of those who know about incidents and texts.
type Rules struct {
	Weigh  Weigh                              // never nil where something is written
	Names  func(in *sitrep.Incident) []string // that an incident can be found by; nil for none
	Sketch func(r *sitrep.Report) Sketch      // nil where copies are not told
	Copies func(original, text []uint32) bool // whether a text is a copy, by values of sketches
}

// Options say how a store is opened.
type Options struct {
	Create bool // make the file and its folder where they are missing
	Rules       // the zero Rules for a store that is only read, and not verified
}

// Open opens the store in a file. A missing one is an ErrNotFound unless it is
// to be made; a file that is no store, or of a newer program, is an ErrInvalid.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if err := prepare(path, o.Create); err != nil {
		return nil, err
	}
	s := &Store{path: path, rules: o.Rules}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(s.explain(err), s.Close())
	}
	return s, nil
}

// prepare sees to the file's being there, or not.
func prepare(path string, create bool) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%w: %s is a folder; name a file for the store", sitrep.ErrInvalid, path)
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: store %s: %w", sitrep.ErrInvalid, path, plainly(err))
	case !create:
		return fmt.Errorf("%w: there is no store at %s; make one with: sitrep add FILE", sitrep.ErrNotFound, path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("%w: the folder of store %s cannot be made: %w", sitrep.ErrInvalid, path, plainly(err))
	}
	return nil
}

// plainly leaves out of an error the path that the message names anyway.
func plainly(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

func (s *Store) open(ctx context.Context) error {
	var err error
	if s.write, err = sql.Open("sqlite", s.address("_txlock=immediate", "journal_mode(WAL)", "synchronous(FULL)", "wal_autocheckpoint(4000)")); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.recognise(ctx); err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if err := s.catchUp(ctx); err != nil {
		return err
	}
	if s.read, err = sql.Open("sqlite", s.address("", "query_only(1)")); err != nil {
		return err
	}
	readers := max(4, runtime.GOMAXPROCS(0))
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	return nil
}

// address is the file with what each connection to it begins with.
func (s *Store) address(option string, pragmas ...string) string {
	path := filepath.ToSlash(s.path)
	if abs, err := filepath.Abs(s.path); err == nil {
		path = filepath.ToSlash(abs)
	}
	if path[0] != '/' {
		path = "/" + path // C:/...
	}
	q := url.Values{"_pragma": append([]string{"busy_timeout(15000)", "foreign_keys(1)", "temp_store(memory)", "cache_size(-32000)"}, pragmas...)}
	u := url.URL{Scheme: "file", Path: path, RawQuery: q.Encode() + "&" + option}
	return u.String()
}

// recognise tells a store, or a new file, from other programs' databases. A new
// file is marked before it has any table: one that is left half made, because the
// program was killed, is then still known for ours.
func (s *Store) recognise(ctx context.Context) error {
	var mark, tables int
	if err := s.write.QueryRowContext(ctx, "PRAGMA application_id").Scan(&mark); err != nil {
		return err
	}
	if err := s.write.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	if mark != application && tables > 0 {
		return fmt.Errorf("%w: %s is a database, but not a sitrep store; name another file with --store", sitrep.ErrInvalid, s.path)
	}
	if mark == application {
		return nil
	}
	_, err := s.write.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", application))
	return err
}

// migrate brings the tables up to what this program knows.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Sub(schema, "schema")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.write, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	have, want, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return err
	case have > want:
		return fmt.Errorf("%w: store %s was made by a newer sitrep (its tables are version %d, this program knows %d); use that one",
			sitrep.ErrInvalid, s.path, have, want)
	case have == want:
		return nil
	}
	if _, err := p.Up(ctx); err != nil {
		if have, _, again := p.GetVersions(ctx); again == nil && have == want {
			return nil // another process was first
		}
		return fmt.Errorf("make the tables of %s: %w", s.path, err)
	}
	return nil
}

// A debt is something that an earlier program did not have yet, which is made from
// what it kept.
type debt struct {
	owed string // asks whether it is missing; reads no more than a few rows, because every opening asks
	last string // asks when what it follows from was last recorded
	pay  func(*Batch, context.Context) error
}

// debts are what linking goes by and the marks of the full-text index, what analysts
// have looked at, and who speaks.
var debts = []debt{
	{
		owed: `SELECT EXISTS (SELECT 1 FROM records) AND NOT EXISTS (SELECT 1 FROM profiles)
			OR coalesce((SELECT first IS NULL FROM documents ORDER BY doc LIMIT 1), 0)`,
		last: "SELECT max(recorded) FROM versions",
		pay:  (*Batch).Reindex,
	},
	{
		owed: "SELECT EXISTS (SELECT 1 FROM decisions WHERE incident IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM reviewed)",
		last: "SELECT max(recorded) FROM decisions WHERE incident IS NOT NULL",
		pay:  (*Batch).reviewAll,
	},
	{
		owed: "SELECT EXISTS (SELECT 1 FROM statements) AND NOT EXISTS (SELECT 1 FROM spoken)",
		last: "SELECT max(recorded) FROM versions",
		pay:  (*Batch).speakAll,
	},
}

// catchUp pays what is owed.
func (s *Store) catchUp(ctx context.Context) error {
	if s.rules.Weigh == nil {
		return nil
	}
	for _, d := range debts {
		if err := s.settle(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) settle(ctx context.Context, d debt) error {
	var owed bool
	if err := s.write.QueryRowContext(ctx, d.owed).Scan(&owed); err != nil || !owed {
		return err
	}
	var last int64
	if err := s.write.QueryRowContext(ctx, d.last).Scan(&last); err != nil {
		return err
	}
	b, err := s.Begin(ctx, "", fromMicro(last))
	if err != nil {
		return err
	}
	defer b.Rollback() // nothing to do after Commit
	if err := d.pay(b, ctx); err != nil {
		return err
	}
	return b.Commit()
}

// explain says in the user's words what is wrong with the file.
func (s *Store) explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	var why string
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		why = "is not a sitrep store; name another file with --store"
	case sqlite3.SQLITE_CORRUPT:
		why = "is damaged; restore it from a copy, or make a new one from the reports"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		why = "cannot be written to; check its permissions and those of its folder, or copy it to where you may write"
	case sqlite3.SQLITE_FULL:
		why = "cannot grow: the disk is full"
	case sqlite3.SQLITE_BUSY:
		return fmt.Errorf("%w: store %s is being written to by another program; try again when it is done", sitrep.ErrConflict, s.path)
	default:
		return fmt.Errorf("store %s: %w", s.path, err)
	}
	return fmt.Errorf("%w: %s %s (%w)", sitrep.ErrInvalid, s.path, why, err)
}

// Close ends the use of the store.
func (s *Store) Close() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// asker is what asks: the pool of readers, or the writer's transaction.
type asker interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// each runs a query and calls f on every row.
func each(ctx context.Context, q asker, f func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() // its error is rows.Err's
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// isDamage tells whether SQLite found the file to be damaged.
func isDamage(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_CORRUPT
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sitrep"
)

// State is what the store makes of a report that comes in.
type State string

// States of reports that come in.
const (
	New     State = "new"
	Changed State = "changed" // another version of a report that is there
	Known   State = "known"   // there already, just so
)

// Kept is a version of a report as the store has it.
type Kept struct {
	Report   *sitrep.Report // as it came: what was worked out from the text is left out
	Version  int            // 1 for the report as first seen
	Recorded time.Time

	key, report int64
}

// given is the publication date that a report came with, not what was worked
// out from its text.
func given(r *sitrep.Report) string {
	if r.PublishedFrom == "text" {
		return ""
	}
	return r.Published.String()
}

// sameness is the digest of what makes two comings of a report one.
func sameness(r *sitrep.Report) []byte { return seal(r.Title, r.Text, given(r)) }

// Knows tells what the store would make of a report that comes in.
func (s *Store) Knows(ctx context.Context, r *sitrep.Report) (State, error) {
	found, err := known(ctx, s.read, r)
	if err != nil {
		return "", fmt.Errorf("look up report %s: %w", r.ID, s.explain(err))
	}
	return found.state, nil
}

// comer is what is there of a report that comes in.
type comer struct {
	state  State
	report int64 // 0 where new
	number int   // of the version that is the same, or else of the last one
	last   int64 // key of the latest version; 0 where new
}

func known(ctx context.Context, q asker, r *sitrep.Report) (comer, error) {
	c := comer{state: New}
	var last sql.NullInt64
	err := q.QueryRowContext(ctx, "SELECT key, version FROM reports WHERE id = ?", r.ID).Scan(&c.report, &last)
	if errors.Is(err, sql.ErrNoRows) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	c.state, c.last = Changed, last.Int64
	err = q.QueryRowContext(ctx, "SELECT max(number) FROM versions WHERE report = ?", c.report).Scan(&c.number)
	if err != nil {
		return c, err
	}
	var same int
	err = q.QueryRowContext(ctx, "SELECT number FROM versions WHERE report = ? AND same = ? LIMIT 1", c.report, sameness(r)).Scan(&same)
	switch {
	case err == nil:
		c.state, c.number = Known, same
	case !errors.Is(err, sql.ErrNoRows):
		return c, err
	}
	return c, nil
}

// putVersion keeps a report that is new or changed, and gives the keys of the
// version and the report.
func (b *Batch) putVersion(ctx context.Context, r *sitrep.Report, was comer) (version, report int64, err error) {
	report = was.report
	if was.state == New {
		if report, err = b.put(ctx, "INSERT INTO reports (id) VALUES (?)", r.ID); err != nil {
			return 0, 0, err
		}
	}
	raw := pack(r.Raw)
	h := head{
		id: r.ID, number: was.number + 1, title: r.Title, source: r.Source, url: r.URL, language: r.Language,
		published: given(r), media: r.Media, rawHash: sitrep.Hash(r.Raw), textHash: r.TextHash(),
		packed: seal(string(raw)), same: sameness(r), recorded: toMicro(b.recorded),
	}
	version, err = b.put(ctx, `INSERT INTO versions
		(report, number, title, text, source, url, language, published, media, raw, raw_hash, text_hash, same, recorded, seal)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		report, h.number, h.title, r.Text, h.source, h.url, h.language, h.published, h.media, raw, h.rawHash, h.textHash,
		h.same, h.recorded, h.seal())
	if err != nil {
		return 0, 0, err
	}
	if _, err := b.put(ctx, "UPDATE reports SET version = ? WHERE key = ?", version, report); err != nil {
		return 0, 0, err
	}
	b.stale[version] = true
	if was.last != 0 {
		b.stale[was.last] = true // the latest no more
	}
	return version, report, b.putPublisher(ctx, r.Source)
}

// head is what a version's seal covers: the row, and text and raw by their hashes.
type head struct {
	id                                             string
	number                                         int
	title, source, url, language, published, media string
	rawHash, textHash                              string
	packed                                         []byte // digest of raw as it is kept
	same                                           []byte
	recorded                                       int64
}

func (h *head) seal() []byte {
	return seal(h.id, itoa(h.number), h.title, h.source, h.url, h.language, h.published, h.media,
		h.rawHash, h.textHash, string(h.packed), string(h.same), itoa(h.recorded))
}

// columns of a version that make a Kept, but for its raw bytes.
const columns = `v.key, v.report, r.id, v.number, v.title, v.text, v.source, v.url, v.language, v.published, v.media, v.recorded`

// scanKept reads the columns and what is asked for after them.
func scanKept(rows *sql.Rows, more ...any) (*Kept, error) {
	k := &Kept{Report: &sitrep.Report{}}
	r := k.Report
	var published string
	var recorded int64
	fields := []any{&k.key, &k.report, &r.ID, &k.Version, &r.Title, &r.Text, &r.Source, &r.URL, &r.Language, &published, &r.Media, &recorded}
	if err := rows.Scan(append(fields, more...)...); err != nil {
		return nil, err
	}
	var err error
	if r.Published, err = sitrep.ParseMoment(published); err != nil {
		return nil, fmt.Errorf("%w: report %s: published: %w", sitrep.ErrInvalid, r.ID, err)
	}
	if r.Published.Known() {
		r.PublishedFrom = "metadata"
	}
	k.Recorded = fromMicro(recorded)
	return k, nil
}

// Report gives a version of a report by its id; 0 is the latest.
func (s *Store) Report(ctx context.Context, id string, version int) (*Kept, error) {
	var k *Kept
	err := each(ctx, s.read, func(rows *sql.Rows) (err error) {
		var raw []byte
		if k, err = scanKept(rows, &raw); err != nil {
			return err
		}
		k.Report.Raw, err = unpack(raw)
		return err
	}, "SELECT "+columns+`, v.raw FROM reports r JOIN versions v ON v.report = r.key
		WHERE r.id = ?1 AND (v.number = ?2 OR ?2 = 0 AND v.key = r.version)`, id, version)
	switch {
	case err != nil:
		return nil, fmt.Errorf("get report %s: %w", id, s.explain(err))
	case k == nil && version == 0:
		return nil, fmt.Errorf("%w: no report has the id %q", sitrep.ErrNotFound, id)
	case k == nil:
		return nil, fmt.Errorf("%w: no report has the id %q and a version %d", sitrep.ErrNotFound, id, version)
	}
	return k, nil
}

// page is how many reports Each holds at a time.
const page = 64

// Each calls f on the latest version of every report, in the order in which
// they were taken in, without its raw bytes. Others may write to the store
// meanwhile, f too.
func (s *Store) Each(ctx context.Context, f func(*Kept) error) error {
	for after := int64(0); ; {
		kept, err := versionsAfter(ctx, s.read, after, true)
		if err != nil {
			return fmt.Errorf("go through the reports: %w", s.explain(err))
		}
		for _, k := range kept {
			if err := f(k); err != nil {
				return err
			}
			after = k.key
		}
		if len(kept) < page {
			return nil
		}
	}
}

// versionsAfter gives the page of versions after one, in the order in which they
// were taken in; only those that are their report's latest, or all.
func versionsAfter(ctx context.Context, q asker, after int64, latest bool) ([]*Kept, error) {
	var kept []*Kept
	err := each(ctx, q, func(rows *sql.Rows) error {
		k, err := scanKept(rows)
		kept = append(kept, k)
		return err
	}, "SELECT "+columns+`
		FROM versions v CROSS JOIN reports r ON r.key = v.report AND (r.version = v.key OR NOT ?)
		WHERE v.key > ? ORDER BY v.key LIMIT ?`, latest, after, page)
	return kept, err
}

// Count tells how many reports there are.
func (s *Store) Count(ctx context.Context) (int, error) {
	var n int
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM reports").Scan(&n); err != nil {
		return 0, fmt.Errorf("count the reports: %w", s.explain(err))
	}
	return n, nil
}

package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base32"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync"
	"time"

	"sitrep"
)

var letters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// idLength is how many letters an incident's id has: 40 bits.
const idLength = 8

// incidentID gives the id of the incident that a report was the first to tell
// of, as its so-manieth; try counts on where that id is another's.
func incidentID(report string, ordinal, try int) string {
	h := sha256.Sum256([]byte(itoa(ordinal) + "." + itoa(try) + "." + report))
	return letters.EncodeToString(h[:])[:idLength]
}

// newIncident gives the incident that a report is the first to tell of. One
// that no report tells of any more, or none that has been read again, is taken up.
func (b *Batch) newIncident(ctx context.Context, report string, ordinal int) (id string, key int64, err error) {
	for try := 0; ; try++ {
		id = incidentID(report, ordinal, try)
		var told bool
		err = b.q.QueryRowContext(ctx, `SELECT key, EXISTS (SELECT 1 FROM links l JOIN tellings t ON t.key = l.telling
				JOIN readings rd ON rd.key = t.reading WHERE l.incident = i.key AND l.undone IS NULL AND (rd.engine = ?2 OR NOT ?3))
			FROM incidents i WHERE id = ?1`, id, b.engine, b.redoing).Scan(&key, &told)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			at := toMicro(b.recorded)
			key, err = b.put(ctx, "INSERT INTO incidents (id, recorded, seal) VALUES (?, ?, ?)", id, at, seal(id, itoa(at)))
			return id, key, err
		case err != nil || !told:
			return id, key, err
		}
	}
}

// Record is all that stands about an incident, in the order of telling.
type Record struct {
	ID         string
	Asked      string // the id that was asked for, where another answers to it; else empty
	Claims     []sitrep.Sourced
	Statements []Told          // those about it
	Sources    []sitrep.Source // the reports that tell of it
	Links      []Linked        // why each report's telling is taken for this incident
	Revision   string          // id of the last decision that has to do with it, Untouched for none: see Decision.Seen
}

// Linked is a decision that stands.
type Linked struct {
	Link
	Report   string
	Version  int
	Telling  string // the report's own id of the incident
	Recorded time.Time
}

// Said gives the statements about the incident alone.
func (r *Record) Said() []sitrep.Statement { return (&gathered{statements: r.Statements}).said() }

// Incident gives an incident by its id or the beginning of it, as it is or as it
// was. No such one, or more than one, is an ErrNotFound or an ErrConflict. One
// that was merged into another answers with that.
func (s *Store) Incident(ctx context.Context, id string, at AsOf) (*Record, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.explain(err)
	}
	defer tx.Rollback() // nothing was written
	asked, full, err := find(ctx, tx, fold(id))
	if err != nil {
		return nil, s.explain(err)
	}
	r, err := record(ctx, tx, asked, full, at)
	if err != nil {
		return nil, fmt.Errorf("get incident %s: %w", full, s.explain(err))
	}
	return r, nil
}

// EachIncident calls f on every incident that reports tell of, as it is or as it
// was, in the order in which they became known. Others may write to the store meanwhile.
func (s *Store) EachIncident(ctx context.Context, at AsOf, f func(*Record) error) error {
	for after := int64(0); ; {
		var ids []string
		if err := each(ctx, s.read, func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&after, &id)
			ids = append(ids, id)
			return err
		}, "SELECT key, id FROM incidents WHERE key > ? ORDER BY key LIMIT ?", after, page); err != nil {
			return fmt.Errorf("go through the incidents: %w", s.explain(err))
		}
		for r, err := range s.records(ctx, ids, at) {
			if errors.Is(err, sitrep.ErrNotFound) || err == nil && (r.Asked != "" || len(r.Sources) == 0) {
				continue
			}
			if err == nil {
				err = f(r)
			}
			if err != nil {
				return err
			}
		}
		if len(ids) < page {
			return nil
		}
	}
}

// records reads incidents on all processors and gives them in their order.
func (s *Store) records(ctx context.Context, ids []string, at AsOf) iter.Seq2[*Record, error] {
	found, errs := make([]*Record, len(ids)), make([]error, len(ids))
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		all.Go(func() {
			for i := w; i < len(ids); i += workers {
				found[i], errs[i] = s.Incident(ctx, ids[i], at)
			}
		})
	}
	all.Wait()
	return func(yield func(*Record, error) bool) {
		for i := range ids {
			if !yield(found[i], errs[i]) {
				return
			}
		}
	}
}

func record(ctx context.Context, q asker, asked int64, id string, at AsOf) (*Record, error) {
	key, err := answers(ctx, q, asked, at)
	if err != nil {
		return nil, err
	}
	r := &Record{ID: id}
	if key != asked {
		r.Asked = id
		if r.ID, err = idOf(ctx, q, key); err != nil {
			return nil, err
		}
	}
	g, err := gather(ctx, q, key, r.ID, at)
	if err != nil {
		return nil, err
	}
	if len(g.claims) == 0 && !at.Now() {
		hint := ""
		if at.Clock != Published {
			hint = "; --clock published goes by when reports came out"
		}
		return nil, fmt.Errorf("%w: nothing was %s of it by %s%s", sitrep.ErrNotFound, cmp.Or(at.Clock, Recorded), at.Time.UTC().Format(time.RFC3339), hint)
	}
	r.Claims, r.Statements, r.Sources = g.claims, g.statements, g.sources
	ds, err := bearing(ctx, q, key, g.tellings, at)
	if err != nil {
		return nil, err
	}
	r.Revision = revisionOf(ds)
	for _, t := range g.tellings {
		l, err := linkOf(ctx, q, t, at)
		if err != nil {
			return nil, err
		}
		r.Links = append(r.Links, l)
	}
	return r, nil
}

// find gives the one incident whose id begins so.
func find(ctx context.Context, q asker, prefix string) (key int64, id string, err error) {
	var found []string
	if prefix == "" {
		return 0, "", fmt.Errorf("%w: an incident's id is needed; sitrep list shows them", sitrep.ErrInvalid)
	}
	err = each(ctx, q, func(rows *sql.Rows) error {
		err := rows.Scan(&key, &id)
		found = append(found, id)
		return err
	}, "SELECT key, id FROM incidents WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id DESC LIMIT 3", prefix)
	switch {
	case err != nil:
		return 0, "", err
	case len(found) == 0:
		return 0, "", fmt.Errorf("%w: no incident's id begins with %q; sitrep list shows them", sitrep.ErrNotFound, prefix)
	case len(found) > 1:
		return 0, "", fmt.Errorf("%w: several incidents' ids begin with %q (%s, ...); give more letters", sitrep.ErrConflict, prefix, strings.Join(found, ", "))
	}
	return key, id, nil
}

// linkOf gives the decision that ties a telling to its incident.
func linkOf(ctx context.Context, q asker, t telling, at AsOf) (Linked, error) {
	l := Linked{Report: t.source.ID, Version: t.source.Version}
	var evidence string
	var recorded int64
	err := q.QueryRowContext(ctx, `SELECT i.id, l.score, l.evidence, l.who, l.recorded, t.id
		FROM links l JOIN incidents i ON i.key = l.incident JOIN tellings t ON t.key = l.telling
		WHERE l.telling = ?1 AND l.recorded <= ?2 AND (l.undone IS NULL OR l.undone > ?2)`, t.key, at.recorded()).
		Scan(&l.Incident, &l.Score, &evidence, &l.Who, &recorded, &l.Telling)
	if err != nil {
		return l, err
	}
	l.Recorded = fromMicro(recorded)
	return l, decodeJSON(evidence, &l.Evidence)
}

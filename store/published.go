package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sitrep"
)

// Publisher gives the publisher of a name, exactly as it is written. Its grade is the one
// at some time; the reports are counted as they are now. No such one is an ErrNotFound.
func (s *Store) Publisher(ctx context.Context, name string, at AsOf) (Publisher, error) {
	p := Publisher{Name: name}
	var key int64
	err := s.read.QueryRowContext(ctx, "SELECT key, reports FROM publishers WHERE name = ?", name).Scan(&key, &p.Reports)
	if errors.Is(err, sql.ErrNoRows) {
		return p, fmt.Errorf("%w: no report is published by %q", sitrep.ErrNotFound, name)
	}
	if err == nil {
		err = describe(ctx, s.read, key, &p)
	}
	if err != nil {
		return p, fmt.Errorf("get publisher %s: %w", name, s.explain(err))
	}
	grades, err := s.Grades(ctx, name, at)
	p.Grade = ""
	for _, d := range grades {
		if d.Standing && d.Deed == sitrep.Rate {
			p.Grade = d.Grade
		}
	}
	return p, err
}

// Grades gives what analysts decided of a publisher, in any case of its name, in the
// order of deciding; those too that were undone, as they stood at some time.
func (s *Store) Grades(ctx context.Context, publisher string, at AsOf) ([]sitrep.Decision, error) {
	found, err := decisionsWhere(ctx, s.read, at, "d.subject = ?", fold(publisher))
	if err != nil {
		return nil, fmt.Errorf("list the grades of %s: %w", publisher, s.explain(err))
	}
	standingAmong(found)
	out := make([]sitrep.Decision, 0, len(found))
	for _, d := range found {
		out = append(out, d.Decision)
	}
	return out, nil
}

// FiguredBy gives the incidents of which a publisher, exactly as it is written, tells in
// its own voice how many were harmed: those of its newest reports, as many as can be
// weighed at once.
func (s *Store) FiguredBy(ctx context.Context, publisher string, at AsOf) ([]Figured, error) {
	return s.figured(ctx, at, func(q asker) (all []said, err error) {
		err = each(ctx, q, func(rows *sql.Rows) error {
			var in said
			err := rows.Scan(&in.came, &in.reading)
			all = append(all, in)
			return err
		}, `SELECT d.came, rd.key FROM documents d CROSS JOIN readings rd ON rd.version = d.version AND rd.recorded <= ?3 AND (rd.retired IS NULL OR rd.retired > ?3)
			WHERE d.publisher = (SELECT key FROM publishers WHERE name = ?1) AND d.came IS NOT NULL AND d.came <= ?2
			ORDER BY d.came DESC, d.version DESC LIMIT ?4`, publisher, at.came(), at.recorded(), mostFigured)
		return all, err
	}, func(sp *sitrep.Speaker) bool { return sp == nil })
}

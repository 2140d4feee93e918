package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"sitrep"
)

// Progress is how far reviewing has come.
type Progress struct {
	Waiting int     // incidents in the queue, counted up to MostWaiting
	Done    []Count // how many reviews each analyst has made since some time, by name; nil where there are none
}

// MostWaiting is how many incidents that wait are counted.
const MostWaiting = 10_000

// Progress counts what waits and what was reviewed since some time, whether it was
// undone or not.
func (s *Store) Progress(ctx context.Context, since time.Time) (p Progress, err error) {
	if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM queue LIMIT ?)", MostWaiting).Scan(&p.Waiting); err != nil {
		return p, fmt.Errorf("count what waits: %w", s.explain(err))
	}
	err = each(ctx, s.read, func(rows *sql.Rows) error {
		var c Count
		err := rows.Scan(&c.Value, &c.Number)
		p.Done = append(p.Done, c)
		return err
	}, "SELECT who, count(*) FROM decisions WHERE deed = ? AND recorded >= ? GROUP BY who ORDER BY who", sitrep.Review, toMicro(since))
	if err != nil {
		return p, fmt.Errorf("count what was reviewed: %w", s.explain(err))
	}
	return p, nil
}

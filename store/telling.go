package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Telling is an incident of a report and the incident that it is shown as of.
type Telling struct {
	Link Linked // the machine's, that analysts may have moved

	Incident string
	Title    string // of that incident, as lists show it
}

// Tellings gives the incidents that the latest version of a report tells of, the main
// one first, each with what it was found to be; none where it tells of none.
func (s *Store) Tellings(ctx context.Context, report string) ([]Telling, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.explain(err)
	}
	defer tx.Rollback() // nothing was written
	all, err := tellingsIn(ctx, tx, report)
	if err != nil {
		return nil, fmt.Errorf("get what report %s tells of: %w", report, s.explain(err))
	}
	return all, nil
}

func tellingsIn(ctx context.Context, q asker, report string) (all []Telling, err error) {
	var key int64
	var bases []int64
	err = each(ctx, q, func(rows *sql.Rows) error {
		t := Telling{Link: Linked{Report: report}}
		var evidence string
		var base, recorded int64
		if err := rows.Scan(&key, &t.Link.Version, &t.Link.Telling, &base, &t.Link.Incident, &t.Link.Score, &evidence, &t.Link.Who, &recorded); err != nil {
			return err
		}
		t.Link.Recorded = fromMicro(recorded)
		if err := decodeJSON(evidence, &t.Link.Evidence); err != nil {
			return err
		}
		all, bases = append(all, t), append(bases, base)
		return nil
	}, `SELECT r.key, v.number, t.id, i.key, i.id, l.score, l.evidence, l.who, l.recorded
		FROM reports r CROSS JOIN versions v ON v.key = r.version
		CROSS JOIN readings rd ON rd.version = v.key AND rd.retired IS NULL
		CROSS JOIN tellings t ON t.reading = rd.key CROSS JOIN links l ON l.telling = t.key AND l.undone IS NULL
		CROSS JOIN incidents i ON i.key = l.incident
		WHERE r.id = ? ORDER BY t.ordinal`, report)
	for i := range all {
		if err == nil {
			err = all[i].find(ctx, q, bases[i], key)
		}
	}
	return all, err
}

// find fills in the incident that the telling is shown as of.
func (t *Telling) find(ctx context.Context, q asker, base, report int64) error {
	m, err := movesOf(ctx, q, base, AsOf{})
	if err != nil {
		return err
	}
	var record sql.NullString
	err = q.QueryRowContext(ctx, "SELECT i.id, r.record FROM incidents i LEFT JOIN records r ON r.incident = i.key WHERE i.key = ?",
		m.shown(base, report)).Scan(&t.Incident, &record)
	if err != nil || !record.Valid {
		return err
	}
	var sum summary
	err = decodeJSON(record.String, &sum)
	t.Title = sum.Title
	return err
}

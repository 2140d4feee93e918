package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sitrep"
)

// Shown is a telling of a report and the incident that it is shown as of.
type Shown struct {
	Link     Linked // the machine's, that analysts may have moved
	Incident string
	Title    string // of that incident, as lists show it; empty where they show nothing of it
}

// Tellings gives the incidents that the latest version of a report tells of, the main
// one first, each with what it was found to be; none where it tells of none.
func (s *Store) Tellings(ctx context.Context, report string) ([]Shown, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.explain(err)
	}
	defer tx.Rollback() // nothing was written
	all, err := shownNow(ctx, tx, report)
	if err != nil {
		return nil, fmt.Errorf("get what report %s tells of: %w", report, s.explain(err))
	}
	return all, nil
}

// shownNow gives the tellings of a report's latest version.
func shownNow(ctx context.Context, q asker, report string) ([]Shown, error) {
	t := telling{source: sitrep.Source{ID: report}}
	err := q.QueryRowContext(ctx, `SELECT r.key, v.number, rd.key FROM reports r CROSS JOIN versions v ON v.key = r.version
		CROSS JOIN readings rd ON rd.version = v.key AND rd.retired IS NULL WHERE r.id = ?`, report).Scan(&t.report, &t.source.Version, &t.reading)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	_, all, err := tellingsShown(ctx, q, t, AsOf{})
	return all, err
}

// tellingsShown are the tellings of a reading, each with the last link that it had, and
// what it is shown as of; common is what they have in common.
func tellingsShown(ctx context.Context, q asker, common telling, at AsOf) (all []telling, shown []Shown, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		t, l := common, Linked{Report: common.source.ID, Version: common.source.Version}
		var evidence string
		var recorded int64
		if err := rows.Scan(&t.key, &t.main, &l.Telling, &t.base, &l.Incident, &l.Score, &evidence, &l.Who, &recorded); err != nil {
			return err
		}
		l.Recorded = fromMicro(recorded)
		err := decodeJSON(evidence, &l.Evidence)
		all, shown = append(all, t), append(shown, Shown{Link: l})
		return err
	}, `SELECT t.key, t.ordinal = 0, t.id, i.key, i.id, l.score, l.evidence, l.who, l.recorded
		FROM tellings t CROSS JOIN links l ON l.key = (SELECT max(key) FROM links WHERE telling = t.key AND recorded <= ?2)
		CROSS JOIN incidents i ON i.key = l.incident
		WHERE t.reading = ?1 ORDER BY t.ordinal`, common.reading, at.recorded())
	for i := range shown {
		if err == nil {
			shown[i].Incident, shown[i].Title, err = shownFrom(ctx, q, all[i].base, common.report, at)
		}
	}
	return all, shown, err
}

// shownAs gives the incident that a telling of a report is shown as of, and its title.
func shownAs(ctx context.Context, q asker, key, report int64, at AsOf) (id, title string, err error) {
	base, err := keys(ctx, q, "SELECT incident FROM links WHERE telling = ? AND recorded <= ? ORDER BY key DESC LIMIT 1", key, at.recorded())
	if err != nil || len(base) == 0 {
		return "", "", err
	}
	return shownFrom(ctx, q, base[0], report, at)
}

// shownFrom gives the incident that a telling which is linked to another is shown as
// of, and its title.
func shownFrom(ctx context.Context, q asker, base, report int64, at AsOf) (id, title string, err error) {
	m, err := movesOf(ctx, q, base, at)
	if err != nil {
		return "", "", err
	}
	shown := m.shown(base, report)
	if id, err = idOf(ctx, q, shown); err != nil {
		return "", "", err
	}
	title, err = titleOf(ctx, q, shown, at)
	return id, title, err
}

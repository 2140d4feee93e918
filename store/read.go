package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sitrep"
)

// Read is all that is read from a version of a report, as the store shows it.
type Read struct {
	Source   sitrep.Source
	Engine   string
	Recorded time.Time // when it was read
	Retired  time.Time // when another reading, or that of another version, took its place; zero while it stands
	Tellings []Shown   // of incidents, the main one first

	// As in a Record: each names the incident that it is shown as of. Claims are in the
	// order of the tellings; statements that are about none of them come last.
	Claims     []sitrep.Sourced
	Statements []Told
}

// Reading gives what is read from a version of a report: the reading that stood at
// some time, or the last one that did. A version that there was not then, or of which
// nothing was read, is an ErrNotFound.
func (s *Store) Reading(ctx context.Context, report string, version int, at AsOf) (*Read, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.explain(err)
	}
	defer tx.Rollback() // nothing was written
	rd, err := readOf(ctx, tx, report, version, at)
	if err != nil {
		return nil, fmt.Errorf("get what is read from report %s: %w", report, s.explain(err))
	}
	return rd, nil
}

func readOf(ctx context.Context, q asker, report string, version int, at AsOf) (*Read, error) {
	rd := &Read{Source: sitrep.Source{ID: report, Version: version}}
	var t telling // what all tellings of the reading have in common
	s := &rd.Source
	var published string
	var taken, recorded int64
	var retired sql.NullInt64
	err := q.QueryRowContext(ctx, `SELECT r.key, rd.key, v.title, v.source, v.url, rd.published, v.recorded, coalesce(k.agency, ''), coalesce(o.id, ''),
			rd.engine, rd.recorded, rd.retired
		FROM reports r CROSS JOIN versions v ON v.report = r.key AND v.number = ?2
		CROSS JOIN readings rd ON rd.version = v.key
		LEFT JOIN sketches k ON k.version = v.key LEFT JOIN reports o ON o.key = k.original
		WHERE r.id = ?1 AND rd.recorded <= ?3 ORDER BY rd.key DESC LIMIT 1`, report, version, at.recorded()).Scan(
		&t.report, &t.reading, &s.Title, &s.Publisher, &s.URL, &published, &taken, &s.Agency, &s.CopyOf, &rd.Engine, &recorded, &retired)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%w: nothing was read from report %q, version %d", sitrep.ErrNotFound, report, version)
	}
	if err != nil {
		return nil, err
	}
	s.Recorded, rd.Recorded = fromMicro(taken), fromMicro(recorded)
	if s.Published, err = sitrep.ParseMoment(published); err != nil {
		return nil, fmt.Errorf("%w: published: %w", sitrep.ErrInvalid, err)
	}
	if retired.Valid && retired.Int64 <= at.recorded() {
		rd.Retired = fromMicro(retired.Int64)
	}
	t.source = *s
	err = rd.fill(ctx, q, t, at)
	return rd, err
}

// fill reads the tellings, and what they hold.
func (rd *Read) fill(ctx context.Context, q asker, t telling, at AsOf) error {
	tellings, shown, err := tellingsShown(ctx, q, t, at)
	if err != nil {
		return err
	}
	rd.Tellings = shown
	g := &gathered{tellings: tellings, sources: []sitrep.Source{t.source}}
	for i := range tellings {
		if err := g.addTelling(ctx, q, tellings[i], shown[i].Incident, at); err != nil {
			return err
		}
	}
	if err := g.addUntold(ctx, q, t); err != nil {
		return err
	}
	if err := g.grade(ctx, q, at); err != nil {
		return err
	}
	if err := g.verdicts(ctx, q, at); err != nil {
		return err
	}
	rd.Source, rd.Claims, rd.Statements = g.sources[0], g.claims, g.statements
	return nil
}

// titleOf is what lists show, or showed, as the title of an incident; empty for
// nothing.
func titleOf(ctx context.Context, q asker, incident int64, at AsOf) (string, error) {
	var record string
	err := q.QueryRowContext(ctx, `SELECT record FROM records WHERE incident = ?1 AND since <= ?2
		UNION ALL SELECT record FROM history WHERE incident = ?1 AND since <= ?2 AND ended > ?2 LIMIT 1`, incident, at.recorded()).Scan(&record)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	var sum summary
	err = decodeJSON(record, &sum)
	return sum.Title, err
}

// addUntold adds the statements of a reading that are about none of its incidents.
func (g *gathered) addUntold(ctx context.Context, q asker, t telling) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var s statementRow
		if err := rows.Scan(&s.id, &s.stance, &s.certainty, &s.polarity, &s.body); err != nil {
			return err
		}
		st, err := s.statement(t.source.ID+"#"+s.id, "")
		g.statements = append(g.statements, Told{st, t.source})
		return err
	}, "SELECT id, stance, certainty, polarity, body FROM statements WHERE reading = ? AND telling IS NULL ORDER BY ordinal", t.reading)
}

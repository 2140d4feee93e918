package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"sitrep"
)

// issue is who published a version, and when it came out if it is the latest of its
// report.
type issue struct{ publisher, came sql.NullInt64 }

// putPublisher has a publisher in the table.
func (b *Batch) putPublisher(ctx context.Context, name string) error {
	if name == "" {
		return nil
	}
	_, err := b.put(ctx, "INSERT INTO publishers (name, reports) SELECT ?1, 0 WHERE NOT EXISTS (SELECT 1 FROM publishers WHERE name = ?1)", name)
	return err
}

// issued gives what is to be in the row of a version's document.
func issued(ctx context.Context, q asker, version int64) (i issue, err error) {
	err = q.QueryRowContext(ctx, "SELECT publisher, came FROM issued WHERE version = ?", version).Scan(&i.publisher, &i.came)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return i, err
}

// putIssue has the row of a version's document say who published it and when it came
// out: has is what the row says, and counted what its publisher's reports are counted by.
func (b *Batch) putIssue(ctx context.Context, version int64, has, counted issue) error {
	now, err := issued(ctx, b.q, version)
	if err != nil {
		return err
	}
	if now != has {
		if _, err := b.put(ctx, "UPDATE documents SET publisher = ?, came = ? WHERE version = ?", now.publisher, now.came, version); err != nil {
			return err
		}
	}
	return b.recount(ctx, counted, now)
}

// recount counts a publisher's report, or no longer.
func (b *Batch) recount(ctx context.Context, was, now issue) error {
	by := 0
	if was.publisher.Valid && was.came.Valid {
		by--
	}
	if now.publisher.Valid && now.came.Valid {
		by++
	}
	if by == 0 {
		return nil
	}
	publisher := now.publisher
	if !publisher.Valid {
		publisher = was.publisher
	}
	_, err := b.put(ctx, "UPDATE publishers SET reports = reports + ? WHERE key = ?", by, publisher)
	return err
}

// recountAll counts the reports of all publishers afresh.
func (b *Batch) recountAll(ctx context.Context) error {
	for _, query := range []string{
		"INSERT INTO publishers (name, reports) SELECT DISTINCT source, 0 FROM versions WHERE source <> '' AND source NOT IN (SELECT name FROM publishers)",
		"DELETE FROM publishers WHERE name NOT IN (SELECT source FROM versions)",
		"UPDATE documents SET (publisher, came) = (SELECT i.publisher, i.came FROM issued i WHERE i.version = documents.version)",
		"UPDATE publishers SET reports = (SELECT count(*) FROM documents d WHERE d.publisher = publishers.key AND d.came IS NOT NULL)",
	} {
		if _, err := b.put(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// Publisher is one who published reports.
type Publisher struct {
	Name        string    // as reports have it
	Reports     int       // of which the latest version is theirs
	First, Last time.Time // when the earliest and the latest of them came out
	Grade       string    // that an analyst gave, as sitrep.Grade prints it; empty for none
}

// Publishers lists publishers with a name that begins so, in any case; those of most
// reports first. An empty prefix is all, a limit of 0 is none.
func (s *Store) Publishers(ctx context.Context, prefix string, limit int) ([]Publisher, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("list publishers: %w", s.explain(err))
	}
	defer tx.Rollback() // nothing was written
	all := []Publisher{}
	prefix = strings.ToLower(prefix)
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var key int64
		var p Publisher
		if err := rows.Scan(&key, &p.Name, &p.Reports); err != nil || !strings.HasPrefix(strings.ToLower(p.Name), prefix) {
			return err
		}
		if err := describe(ctx, tx, key, &p); err != nil {
			return err
		}
		if all = append(all, p); limit > 0 && len(all) == limit {
			return errEnough
		}
		return nil
	}, "SELECT key, name, reports FROM publishers WHERE reports > 0 ORDER BY reports DESC, name")
	if err != nil && !errors.Is(err, errEnough) {
		return nil, fmt.Errorf("list publishers: %w", s.explain(err))
	}
	return all, nil
}

// describe fills in when a publisher's reports came out, and the grade.
func describe(ctx context.Context, q asker, key int64, p *Publisher) error {
	var first, last sql.NullInt64
	if err := q.QueryRowContext(ctx, `SELECT (SELECT min(came) FROM documents WHERE publisher = ?1 AND came IS NOT NULL),
		(SELECT max(came) FROM documents WHERE publisher = ?1 AND came IS NOT NULL)`, key).Scan(&first, &last); err != nil {
		return err
	}
	p.First, p.Last = fromMicro(first.Int64), fromMicro(last.Int64)
	ds, err := decisionsWhere(ctx, q, AsOf{}, "d.subject = ?", fold(p.Name))
	for _, d := range standingAmong(ds) {
		if d.Deed == sitrep.Rate {
			p.Grade = d.Grade
		}
	}
	return err
}

// ReportsBy lists the reports of which the latest version is a publisher's, exactly as
// it is written, without their texts; those that came out last first, and of those that
// were there at some time. After is the id of a report of the same list: only what comes
// after it. A limit of 0 is none.
func (s *Store) ReportsBy(ctx context.Context, publisher, after string, limit int, at AsOf) ([]sitrep.Source, error) {
	all := []sitrep.Source{}
	where, args := "", []any{publisher}
	if after != "" {
		var came, version int64
		err := s.read.QueryRowContext(ctx, "SELECT d.came, d.version FROM reports r JOIN documents d ON d.version = r.version WHERE r.id = ? AND d.came IS NOT NULL", after).
			Scan(&came, &version)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, fmt.Errorf("%w: no report has the id %q", sitrep.ErrNotFound, after)
		}
		if err != nil {
			return nil, fmt.Errorf("list reports of %s: %w", publisher, s.explain(err))
		}
		where, args = " AND (d.came, d.version) < (?, ?)", append(args, came, version)
	}
	if !at.Now() {
		where, args = where+" AND d.came <= ? AND v.recorded <= ?", append(args, at.came(), at.recorded())
	}
	if limit <= 0 {
		limit = -1
	}
	err := each(ctx, s.read, func(rows *sql.Rows) error {
		var src sitrep.Source
		var published string
		var recorded int64
		if err := rows.Scan(&src.ID, &src.Version, &src.Title, &src.Publisher, &src.URL, &published, &recorded, &src.Agency, &src.CopyOf); err != nil {
			return err
		}
		src.Recorded = fromMicro(recorded)
		var err error
		if src.Published, err = sitrep.ParseMoment(published); err != nil {
			return fmt.Errorf("%w: report %s: published: %w", sitrep.ErrInvalid, src.ID, err)
		}
		all = append(all, src)
		return nil
	}, `SELECT r.id, v.number, v.title, v.source, v.url, rd.published, v.recorded, coalesce(k.agency, ''), coalesce(o.id, '')
		FROM documents d CROSS JOIN versions v ON v.key = d.version CROSS JOIN reports r ON r.key = v.report
		CROSS JOIN readings rd ON rd.version = v.key AND rd.retired IS NULL
		LEFT JOIN sketches k ON k.version = v.key LEFT JOIN reports o ON o.key = k.original
		WHERE d.publisher = (SELECT key FROM publishers WHERE name = ?) AND d.came IS NOT NULL`+where+" ORDER BY d.came DESC, d.version DESC LIMIT ?",
		append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("list reports of %s: %w", publisher, s.explain(err))
	}
	return all, nil
}

package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"sitrep"
)

// Version is what a list says of a version of a report.
type Version struct {
	Number    int // 1 for the report as first seen
	Title     string
	Publisher string
	Published sitrep.Moment // as its reading has it; zero where unknown
	Recorded  time.Time     // when the store took it in
	Bytes     int           // of its text
	Words     bool          // its title or its text is another than the version's before it

	key int64
}

// Versions gives the versions of a report that there were at some time, the newest
// first, and no more than limit of them. One of which there was none is an
// ErrNotFound.
func (s *Store) Versions(ctx context.Context, id string, at AsOf, limit int) ([]Version, error) {
	all, err := versions(ctx, s.read, id, at, limit)
	if err != nil {
		return nil, fmt.Errorf("get the versions of report %s: %w", id, s.explain(err))
	}
	if len(all) > 0 {
		return all, nil
	}
	if at.Now() {
		return nil, fmt.Errorf("%w: no report has the id %q", sitrep.ErrNotFound, id)
	}
	return nil, fmt.Errorf("%w: no report %q was there by %s", sitrep.ErrNotFound, id, at.Time.UTC().Format(time.RFC3339))
}

func versions(ctx context.Context, q asker, id string, at AsOf, limit int) ([]Version, error) {
	all := []Version{}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var v Version
		var published string
		var recorded int64
		if err := rows.Scan(&v.key, &v.Number, &v.Title, &v.Publisher, &published, &recorded, &v.Bytes, &v.Words); err != nil {
			return err
		}
		v.Recorded = fromMicro(recorded)
		var err error
		if v.Published, err = sitrep.ParseMoment(published); err != nil {
			return fmt.Errorf("%w: report %s: published: %w", sitrep.ErrInvalid, id, err)
		}
		if len(all) < limit && at.published(&sitrep.Source{Published: v.Published, Recorded: v.Recorded}) {
			all = append(all, v)
		}
		return nil
	}, `SELECT v.key, v.number, v.title, v.source,
			coalesce((SELECT rd.published FROM readings rd WHERE rd.version = v.key ORDER BY rd.key DESC LIMIT 1), v.published),
			v.recorded, octet_length(v.text), coalesce(w.text_hash <> v.text_hash OR w.title <> v.title, 1)
		FROM reports r CROSS JOIN versions v ON v.report = r.key LEFT JOIN versions w ON w.report = r.key AND w.number = v.number - 1
		WHERE r.id = ?1 AND v.recorded <= ?2 ORDER BY v.number DESC`, id, at.recorded())
	return all, err
}

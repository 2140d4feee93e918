package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// none says that something is wrong for every row that a query finds: of an incident's
// id, or of nothing.
func (v *verifier) none(ctx context.Context, field, what, query string) error {
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var id sql.NullString
		err := rows.Scan(&id)
		v.say(Problem{Incident: id.String, Field: field, What: what})
		return err
	}, query)
}

// sites checks that incidents are found on the map where lists show them, and showed
// them once.
func (v *verifier) sites(ctx context.Context) error {
	far := func(a, b string) string { return "abs(coalesce(" + a + ", 999) - coalesce(" + b + ", 999)) > " }
	if err := v.none(ctx, "lat", "where it is on the map is not where lists show it", `SELECT i.id FROM records r JOIN incidents i ON i.key = r.incident
		WHERE json_valid(r.record) AND (`+far("r.lat", "json_extract(r.record, '$.where.lat')")+"1e-9 OR "+far("r.lon", "json_extract(r.record, '$.where.lon')")+"1e-9)"); err != nil {
		return err
	}
	for _, t := range []struct{ table, key, index, names string }{{"records", "incident", "sites", "incident"}, {"history", "key", "sites_once", "history"}} {
		query := "SELECT i.id FROM " + t.table + " r JOIN incidents i ON i.key = r.incident LEFT JOIN " + t.index + " s ON s." + t.names + " = r." + t.key +
			" WHERE ("
		for n, pair := range [][2]string{{"s.south", "r.lat"}, {"s.north", "r.lat"}, {"s.west", "r.lon"}, {"s.east", "r.lon"}} {
			if n > 0 {
				query += " OR "
			}
			query += far(pair[0], "CASE WHEN r.lat IS NOT NULL AND r.lon IS NOT NULL THEN "+pair[1]+" END") + "1e-4"
		}
		if err := v.none(ctx, t.index, "the index of the map does not have it where it is", query+")"); err != nil {
			return err
		}
		if err := v.none(ctx, t.index, "the index of the map has what is not shown",
			"SELECT NULL FROM "+t.index+" WHERE "+t.names+" NOT IN (SELECT "+t.key+" FROM "+t.table+")"); err != nil {
			return err
		}
	}
	return nil
}

// tallies checks that incidents are counted as they are shown.
func (v *verifier) tallies(ctx context.Context) error {
	const what = "incidents are not counted as they are shown; sitrep rebuild counts them afresh"
	for _, query := range []string{
		"SELECT * FROM tallied EXCEPT SELECT * FROM tallies",
		"SELECT * FROM tallies WHERE number <> 0 EXCEPT SELECT * FROM tallied",
	} {
		if err := v.none(ctx, "tallies", what, "SELECT NULL FROM ("+query+") LIMIT 1"); err != nil {
			return err
		}
	}
	return nil
}

// issues checks that documents and publishers lead to each other.
func (v *verifier) issues(ctx context.Context) error {
	for _, query := range []string{
		`SELECT NULL FROM issued i LEFT JOIN documents d ON d.version = i.version
			WHERE d.publisher IS NOT i.publisher OR d.came IS NOT i.came LIMIT 1`,
		"SELECT NULL FROM publishers p WHERE reports <> (SELECT count(*) FROM documents d WHERE d.publisher = p.key AND d.came IS NOT NULL) LIMIT 1",
		"SELECT NULL FROM versions WHERE source <> '' AND source NOT IN (SELECT name FROM publishers) LIMIT 1",
		"SELECT NULL FROM publishers WHERE name NOT IN (SELECT source FROM versions) LIMIT 1",
	} {
		if err := v.none(ctx, "publishers", "publishers do not have the reports that are theirs; sitrep rebuild makes that afresh", query); err != nil {
			return err
		}
	}
	return nil
}

// reviewed checks from when until when something stood that analysts had decided.
func (v *verifier) reviewed(ctx context.Context) error {
	return v.incidentsEach(ctx, func(key int64, id string) error {
		ds, err := decisionsAround(ctx, v.q, key, AsOf{})
		if err != nil {
			return err
		}
		have, err := loadReviews(ctx, v.q, key)
		if err == nil && !slices.Equal(have, reviews(ds, key)) {
			v.say(Problem{Incident: id, Field: "reviewed", What: "when analysts had decided something of it does not follow from their decisions"})
		}
		return err
	})
}

// queue checks that the incidents that wait for an analyst do so, for what is shown of
// them.
func (v *verifier) queue(ctx context.Context) error {
	if err := v.none(ctx, "queue", "it waits for an analyst for what is not shown of it", fmt.Sprintf(
		"SELECT (SELECT id FROM incidents WHERE key = w.incident) FROM (SELECT %[1]s FROM queue EXCEPT SELECT %[1]s FROM doubts) w", doubtColumns)); err != nil {
		return err
	}
	return v.incidentsEach(ctx, func(key int64, id string) error {
		var shown, waits bool
		if err := v.q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM records WHERE incident = ?1), EXISTS (SELECT 1 FROM queue WHERE incident = ?1)", key).
			Scan(&shown, &waits); err != nil {
			return err
		}
		reviewed, err := fine(ctx, v.q, key)
		if err == nil && waits != (shown && !reviewed) {
			v.say(Problem{Incident: id, Field: "queue", What: "it waits for an analyst, or not, against what they have decided"})
		}
		return err
	})
}

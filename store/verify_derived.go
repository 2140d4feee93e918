package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
)

// decisions checks that what analysts decided is as they did.
func (v *verifier) decisions(ctx context.Context) error {
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var report string
		var sealed []byte
		d, err := scanDecided(rows, &report, &sealed)
		if err != nil {
			return err
		}
		if !bytes.Equal(sealDecision(&d.Decision, report, d.subject, d.body, toMicro(d.Recorded)), sealed) {
			v.say(Problem{Incident: d.Incident, Field: "decision " + d.ID, What: "an analyst's decision is not as it was written"})
		}
		return nil
	}, "SELECT "+decisionColumns+", coalesce(r.id, ''), d.seal"+decisionTables+" LEFT JOIN reports r ON r.key = d.report ORDER BY d.key")
}

// records checks that what lists show is what the claims add up to, since when it
// says.
func (v *verifier) records(ctx context.Context) error {
	return v.incidentsEach(ctx, func(key int64, id string) error {
		want, err := v.s.weighed(ctx, v.q, key, id)
		if err != nil {
			return err
		}
		have, err := loadRow(ctx, v.q, key)
		if err != nil {
			return err
		}
		if field := differs(&have.recordRow, &want); field != "" {
			v.say(Problem{Incident: id, Field: field, What: "what lists show is not what its claims add up to"})
			return nil
		}
		var sealed []byte
		if have.reports == 0 {
			return nil
		}
		if err := v.q.QueryRowContext(ctx, "SELECT seal FROM records WHERE incident = ?", key).Scan(&sealed); err != nil {
			return err
		}
		if !bytes.Equal(have.seal(), sealed) {
			v.say(Problem{Incident: id, Field: "since", What: "since when lists show it is not as it was written"})
		}
		return nil
	})
}

// incidentsEach calls f on every incident. What f finds damaged is named where it
// stands.
func (v *verifier) incidentsEach(ctx context.Context, f func(key int64, id string) error) error {
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var key int64
		var id string
		if err := rows.Scan(&key, &id); err != nil {
			return err
		}
		if err := f(key, id); err != nil && !damaged(err) {
			return err
		}
		return nil
	}, "SELECT key, id FROM incidents ORDER BY key")
}

// differs names what two rows differ in; empty where they do not.
func differs(a, b *recordRow) string {
	for _, f := range []struct {
		name string
		same bool
	}{
		{"when", a.start == b.start && a.until == b.until && a.long == b.long},
		{"where", a.country == b.country && a.admin == b.admin && a.place == b.place},
		{"type", a.kind == b.kind},
		{"status", a.status == b.status},
		{"casualties", a.killedLow == b.killedLow && a.killedHigh == b.killedHigh && a.woundedLow == b.woundedLow && a.woundedHigh == b.woundedHigh},
		{"reports", a.reports == b.reports},
		{"record", a.record == b.record},
	} {
		if !f.same {
			return f.name
		}
	}
	return ""
}

// history checks that what lists showed once is as it was written.
func (v *verifier) history(ctx context.Context) error {
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var l lasting
		var ended int64
		var id string
		var sealed []byte
		if err := rows.Scan(append([]any{&id, &l.since, &ended, &sealed}, l.targets()...)...); err != nil {
			return err
		}
		if !bytes.Equal(l.sealEnded(id, ended), sealed) {
			v.say(Problem{Incident: id, Field: "history", What: "what lists showed of it once is not as it was written"})
		}
		return nil
	}, "SELECT coalesce(i.id, ''), h.since, h.ended, h.seal, "+recordColumns+" FROM history h LEFT JOIN incidents i ON i.key = h.incident ORDER BY h.key")
}

// moved checks that words lead to the incidents that analysts show tellings as of.
func (v *verifier) moved(ctx context.Context) error {
	if err := each(ctx, v.q, func(rows *sql.Rows) error {
		var m moved
		var ended sql.NullInt64
		var sealed []byte
		if err := rows.Scan(&m.telling, &m.incident, &m.since, &ended, &sealed); err != nil {
			return err
		}
		want := m.seal()
		if ended.Valid {
			want = sealEnded(want, ended.Int64)
		}
		if !bytes.Equal(want, sealed) {
			v.say(Problem{Field: "moved", What: fmt.Sprintf("what incident %d was shown with is not as it was written", m.incident)})
		}
		return nil
	}, "SELECT telling, incident, since, ended, seal FROM moved ORDER BY key"); err != nil {
		return err
	}
	return v.incidentsEach(ctx, func(key int64, id string) error {
		m, err := movesOf(ctx, v.q, key, AsOf{})
		if err != nil || len(m.members) == 1 {
			return err
		}
		told, err := tellingsOf(ctx, v.q, key, AsOf{})
		if err != nil {
			return err
		}
		for _, t := range told {
			at, err := keys(ctx, v.q, "SELECT incident FROM moved WHERE telling = ? AND ended IS NULL", t.key)
			if err != nil {
				return err
			}
			shown := m.shown(key, t.report)
			if shown == key && len(at) > 0 || shown != key && !slices.Equal(at, []int64{shown}) {
				v.say(Problem{Incident: id, Report: t.source.ID, Field: "moved", What: "words do not lead to the incident that it is shown as of"})
			}
		}
		return nil
	})
}

// profiles checks that what linking goes by is what the claims of reports add up to.
func (v *verifier) profiles(ctx context.Context) error {
	return v.incidentsEach(ctx, func(key int64, id string) error {
		told, err := tellingsOf(ctx, v.q, key, AsOf{})
		if err != nil {
			return err
		}
		g, err := collect(ctx, v.q, told, id, AsOf{})
		if err != nil {
			return err
		}
		have, err := loadProfile(ctx, v.q, key)
		if err != nil {
			return err
		}
		p, there := v.s.profiled(id, g)
		if !there && have == nil {
			return nil
		}
		want := profileRowOf(&p)
		if !there || have == nil || have.first != want.first || have.last != want.last || have.country != want.country || have.wide != want.wide ||
			have.body != want.body || !bytes.Equal(have.vector, want.vector) {
			v.say(Problem{Incident: id, Field: "profile", What: "what linking goes by is not what its claims add up to"})
			return nil
		}
		return v.findable(ctx, key, id, &want)
	})
}

// findable checks that a profile is found by its place and its names.
func (v *verifier) findable(ctx context.Context, key int64, id string, want *profileRow) error {
	var have *spot
	if err := each(ctx, v.q, func(rows *sql.Rows) error {
		have = &spot{}
		return rows.Scan(&have.first, &have.last, &have.lat, &have.lon)
	}, "SELECT first, last, south, west FROM around WHERE incident = ?", key); err != nil {
		return err
	}
	if !samePoint(have, want.spot) {
		v.say(Problem{Incident: id, Field: "around", What: "the index of places does not have it where it is"})
	}
	for _, name := range want.names {
		found, err := keys(ctx, v.q, "SELECT incident FROM names WHERE name = ? AND incident = ?", name, key)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			v.say(Problem{Incident: id, Field: "names", What: "the index of names lacks " + name})
		}
	}
	v.named += len(want.names)
	return nil
}

// samePoint compares what the index keeps in 32 bits with what was put there.
func samePoint(a, b *spot) bool {
	if a == nil || b == nil {
		return a == b
	}
	about := func(x, y float64) bool { return math.Abs(x-y) <= 1e-4 }
	return a.first == b.first && a.last == b.last && about(a.lat, b.lat) && about(a.lon, b.lon)
}

// spots checks that nothing lies around that is no profile, and all at one point.
func (v *verifier) spots(ctx context.Context) error {
	if err := each(ctx, v.q, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		v.say(Problem{Field: "around", What: fmt.Sprintf("the index of places has incident %d not at a point", key)})
		return err
	}, "SELECT incident FROM around WHERE north - south > 1e-4 OR east - west > 1e-4"); err != nil {
		return err
	}
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		v.say(Problem{Field: "around", What: fmt.Sprintf("the index of places has an incident %d that linking does not know", key)})
		return err
	}, "SELECT incident FROM around WHERE incident NOT IN (SELECT incident FROM profiles)")
}

// documents checks that words lead to every incident that lists show.
func (v *verifier) documents(ctx context.Context) error {
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var row recordRow
		var id, marks sql.NullString
		var doc, first sql.NullInt64
		var version int64
		p := Problem{Field: "words", What: "a search would not find an incident that it tells of; sitrep rebuild makes the index afresh"}
		if err := rows.Scan(&p.Report, &p.Version, &id, &row.start, &row.until, &row.country, &row.kind, &version, &doc, &marks, &first); err != nil {
			return err
		}
		p.Incident = id.String
		there, err := thereFrom(ctx, v.q, version)
		if err != nil {
			return err
		}
		want, began, last := marksOf(&row)
		want = append(want, bounds(first.Int64, dayOfDoc(doc.Int64), there)...)
		have := strings.Fields(marks.String)
		if !doc.Valid || !first.Valid || first.Int64 > began || dayOfDoc(doc.Int64) < last || slices.ContainsFunc(want, func(m string) bool { return !slices.Contains(have, m) }) {
			v.say(p)
		}
		return nil
	}, `SELECT r.id, v.number, i.id, c.start, c.until, c.country, c.type, v.key, d.doc, d.marks, d.first
		FROM links l LEFT JOIN moved m ON m.telling = l.telling AND m.ended IS NULL
		CROSS JOIN records c ON c.incident = coalesce(m.incident, l.incident) CROSS JOIN incidents i ON i.key = c.incident
		JOIN tellings t ON t.key = l.telling JOIN readings rd ON rd.key = t.reading JOIN versions v ON v.key = rd.version
		JOIN reports r ON r.key = v.report LEFT JOIN documents d ON d.version = v.key WHERE l.undone IS NULL ORDER BY l.key`)
}

// names checks that the index of names has nothing more than profiles have.
func (v *verifier) names(ctx context.Context) error {
	var n int
	err := v.q.QueryRowContext(ctx, "SELECT count(*) FROM names").Scan(&n)
	if err == nil && n != v.named {
		v.say(Problem{Field: "names", What: fmt.Sprintf("the index of names has %d rows, and incidents have %d names", n, v.named)})
	}
	return err
}

// sketches checks that what copies are told by is that of the texts.
func (v *verifier) sketches(ctx context.Context) error {
	if v.s.rules.Sketch == nil {
		return nil
	}
	return each(ctx, v.q, func(rows *sql.Rows) error {
		var sketch []byte
		var agency sql.NullString
		var original sql.NullInt64
		k, err := scanKept(rows, &sketch, &agency, &original)
		if err != nil {
			return err
		}
		want := v.s.rules.Sketch(k.Report)
		copied, err := v.s.original(ctx, v.q, k.key, k.report, want)
		if err != nil {
			return err
		}
		if !agency.Valid || !bytes.Equal(sketch, packValues(want.Values)) || agency.String != want.Agency || original != copied {
			v.say(Problem{Report: k.Report.ID, Version: k.Version, Field: "sketch", What: "what copies of it are told by is not that of its text; sitrep rebuild makes it afresh"})
		}
		return v.banded(ctx, k, want)
	}, "SELECT "+columns+`, k.sketch, k.agency, k.original FROM versions v JOIN reports r ON r.key = v.report
		LEFT JOIN sketches k ON k.version = v.key ORDER BY v.key`)
}

func (v *verifier) banded(ctx context.Context, k *Kept, want Sketch) error {
	bands := slices.Clone(want.Bands)
	slices.Sort(bands)
	bands = slices.Compact(bands)
	for _, band := range bands {
		found, err := keys(ctx, v.q, "SELECT version FROM bands WHERE band = ? AND version = ?", int64(band), k.key)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			v.say(Problem{Report: k.Report.ID, Version: k.Version, Field: "bands", What: "copies of it would not be found; sitrep rebuild makes the index afresh"})
			break
		}
	}
	v.bandsWanted += len(bands)
	return nil
}

// bands checks that the index of copies has nothing more than texts have.
func (v *verifier) bands(ctx context.Context) error {
	var n int
	err := v.q.QueryRowContext(ctx, "SELECT count(*) FROM bands").Scan(&n)
	if err == nil && n != v.bandsWanted {
		v.say(Problem{Field: "bands", What: fmt.Sprintf("the index of copies has %d rows, and texts have %d", n, v.bandsWanted)})
	}
	return err
}

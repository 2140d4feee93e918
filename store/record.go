package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"sitrep"
)

// gathered is all that stands about an incident, in the order of telling.
type gathered struct {
	claims     []sitrep.Sourced
	statements []Told
	sources    []sitrep.Source
	tellings   []telling
	judged     bool // an analyst has said something about it
}

// Told is a statement and the report that tells of it.
type Told struct {
	Statement sitrep.Statement
	Report    sitrep.Source
}

// telling is one report's telling of an incident.
type telling struct {
	key, reading, report, base int64
	main                       bool // the main incident of its report
	source                     sitrep.Source
	vector                     []byte
	engine                     string
}

// gather reads what stands about an incident as it is shown: what reports tell,
// and what analysts say. Ids of claims and statements are those of their report
// with the report's before them: "report#c1".
func gather(ctx context.Context, q asker, incident int64, id string, at AsOf) (*gathered, error) {
	m, err := movesOf(ctx, q, incident, at)
	if err != nil {
		return nil, err
	}
	tellings, err := m.tellings(ctx, q, incident, at)
	if err != nil {
		return nil, err
	}
	g, err := collect(ctx, q, tellings, id, at)
	if err != nil {
		return nil, err
	}
	err = g.judge(ctx, q, m, incident, id, at)
	return g, err
}

// collect reads what some tellings hold.
func collect(ctx context.Context, q asker, tellings []telling, id string, at AsOf) (*gathered, error) {
	g := &gathered{tellings: tellings}
	for _, t := range tellings {
		if n := len(g.sources); n == 0 || g.sources[n-1] != t.source {
			g.sources = append(g.sources, t.source)
		}
		if err := g.addTelling(ctx, q, t, id, at); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// addTelling adds what a telling holds. A batch remembers what it has read.
func (g *gathered) addTelling(ctx context.Context, q asker, t telling, id string, at AsOf) error {
	a, batch := q.(asking)
	if batch {
		if p := a.b.s.parsed.get(t.key, id); p != nil {
			g.statements, g.claims = append(g.statements, p.statements...), append(g.claims, p.claims...)
			return nil
		}
	}
	statements, claims := len(g.statements), len(g.claims)
	spoken, err := g.addStatements(ctx, q, t, id)
	if err != nil {
		return err
	}
	related, err := g.addClaims(ctx, q, t, id, spoken, at)
	if err == nil && batch && !related {
		a.b.s.parsed.put(t.key, id, &parsed{slices.Clone(g.statements[statements:]), slices.Clone(g.claims[claims:])})
	}
	return err
}

// shownTellings gives the tellings that an incident is shown to have.
func shownTellings(ctx context.Context, q asker, incident int64, at AsOf) ([]telling, error) {
	m, err := movesOf(ctx, q, incident, at)
	if err != nil {
		return nil, err
	}
	return m.tellings(ctx, q, incident, at)
}

// tellings gives the tellings that are shown as of an incident, in the order of
// telling.
func (m *moves) tellings(ctx context.Context, q asker, incident int64, at AsOf) ([]telling, error) {
	var shown []telling
	for _, base := range m.members {
		linked, err := tellingsOf(ctx, q, base, at)
		if err != nil {
			return nil, err
		}
		for _, t := range linked {
			if m.shown(base, t.report) == incident {
				shown = append(shown, t)
			}
		}
	}
	slices.SortStableFunc(shown, inOrder)
	return shown, nil
}

// inOrder is the order of telling: by the day of publication, those of reports
// of an unknown day last; ties as their reports were taken in, and as each tells
// of them.
func inOrder(a, b telling) int {
	p, o := a.source.Published, b.source.Published
	if p.Known() != o.Known() {
		return cmp.Compare(truth(o.Known()), truth(p.Known()))
	}
	return cmp.Or(p.Time.Compare(o.Time), cmp.Compare(a.key, b.key))
}

// tellingsOf gives the tellings that the machine links to an incident, in the
// order of telling.
func tellingsOf(ctx context.Context, q asker, incident int64, at AsOf) ([]telling, error) {
	var found []telling
	err := each(ctx, q, func(rows *sql.Rows) error {
		t := telling{base: incident}
		var published string
		var recorded int64
		s := &t.source
		err := rows.Scan(&t.key, &t.reading, &t.main, &t.vector, &t.engine, &t.report, &s.ID, &s.Version, &s.Title, &s.Publisher, &s.URL, &published, &recorded,
			&s.Agency, &s.CopyOf)
		if err != nil {
			return err
		}
		s.Recorded = fromMicro(recorded)
		if s.Published, err = sitrep.ParseMoment(published); err != nil {
			return fmt.Errorf("%w: report %s: published: %w", sitrep.ErrInvalid, s.ID, err)
		}
		if at.published(s) {
			found = append(found, t)
		}
		return nil
	}, `SELECT t.key, t.reading, t.ordinal = 0, rd.vector, rd.engine, r.key, r.id, v.number, v.title, v.source, v.url, rd.published, v.recorded,
			coalesce(k.agency, ''), coalesce(o.id, '')
		FROM links l CROSS JOIN tellings t ON t.key = l.telling
		CROSS JOIN readings rd ON rd.key = t.reading
		CROSS JOIN versions v ON v.key = rd.version
		CROSS JOIN reports r ON r.key = v.report
		LEFT JOIN sketches k ON k.version = v.key
		LEFT JOIN reports o ON o.key = k.original
		WHERE l.incident = ?1 AND l.recorded <= ?2 AND (l.undone IS NULL OR l.undone > ?2)`, incident, at.recorded())
	slices.SortStableFunc(found, inOrder)
	return found, err
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// addStatements reads the statements about a telling and those that its claims
// are made in; the latter it gives by key.
func (g *gathered) addStatements(ctx context.Context, q asker, t telling, incident string) (map[int64]*sitrep.Statement, error) {
	spoken := map[int64]*sitrep.Statement{}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var s statementRow
		var key int64
		var about bool
		if err := rows.Scan(&key, &s.id, &about, &s.stance, &s.certainty, &s.polarity, &s.body); err != nil {
			return err
		}
		owner := ""
		if about {
			owner = incident
		}
		st, err := s.statement(t.source.ID+"#"+s.id, owner)
		if err != nil {
			return err
		}
		spoken[key] = &st
		if about {
			g.statements = append(g.statements, Told{st, t.source})
		}
		return nil
	}, `SELECT key, id, telling IS ?1, stance, certainty, polarity, body FROM statements
		WHERE reading = ?2 AND (telling = ?1 OR key IN (SELECT statement FROM claims WHERE telling = ?1)) ORDER BY ordinal`, t.key, t.reading)
	return spoken, err
}

func (g *gathered) addClaims(ctx context.Context, q asker, t telling, incident string, spoken map[int64]*sitrep.Statement, at AsOf) (related bool, err error) {
	first := len(g.claims)
	err = each(ctx, q, func(rows *sql.Rows) error {
		var c claimRow
		var statement sql.NullInt64
		if err := rows.Scan(&c.id, &c.field, &c.value, &c.stance, &c.certainty, &c.polarity, &statement, &c.quotes, &c.rule); err != nil {
			return err
		}
		sourced := sitrep.Sourced{Report: t.source, Statement: spoken[statement.Int64]}
		spokenIn := ""
		if sourced.Statement != nil {
			spokenIn = sourced.Statement.ID
		}
		var err error
		sourced.Claim, err = c.claim(t.source.ID+"#"+c.id, incident, spokenIn)
		if _, ok := sourced.Claim.Value.(sitrep.Relation); ok {
			related = true
		}
		g.claims = append(g.claims, sourced)
		return err
	}, "SELECT id, field, value, stance, certainty, polarity, statement, quotes, rule FROM claims WHERE telling = ? ORDER BY ordinal", t.key)
	if err == nil && related {
		err = relate(ctx, q, t, g.claims[first:], at)
	}
	return related, err
}

// relate makes relations, which name incidents as their report does, name them
// as the store shows them.
func relate(ctx context.Context, q asker, t telling, claims []sitrep.Sourced, at AsOf) error {
	known := map[string]int64{}
	if err := each(ctx, q, func(rows *sql.Rows) error {
		var local string
		var key int64
		err := rows.Scan(&local, &key)
		known[local] = key
		return err
	}, `SELECT t.id, l.incident FROM tellings t JOIN links l ON l.telling = t.key
		WHERE t.reading = ?1 AND l.recorded <= ?2 AND (l.undone IS NULL OR l.undone > ?2)`, t.reading, at.recorded()); err != nil {
		return err
	}
	for i := range claims {
		r, ok := claims[i].Claim.Value.(sitrep.Relation)
		if !ok {
			continue
		}
		base, ok := known[r.Incident]
		r.Incident = ""
		if ok {
			m, err := movesOf(ctx, q, base, at)
			if err != nil {
				return err
			}
			if r.Incident, err = idOf(ctx, q, m.shown(base, t.report)); err != nil {
				return err
			}
		}
		claims[i].Claim.Value = r
	}
	return nil
}

// idOf gives the id of an incident.
func idOf(ctx context.Context, q asker, incident int64) (id string, err error) {
	err = q.QueryRowContext(ctx, "SELECT id FROM incidents WHERE key = ?", incident).Scan(&id)
	return id, err
}

// said gives the statements alone.
func (g *gathered) said() []sitrep.Statement {
	var all []sitrep.Statement
	for _, t := range g.statements {
		all = append(all, t.Statement)
	}
	return all
}

// summary is what a record row keeps of an incident, in JSON.
type summary struct {
	Title      string            `json:"title"`
	Type       sitrep.Type       `json:"type,omitempty"`
	Method     sitrep.Method     `json:"method,omitempty"`
	Stage      sitrep.Stage      `json:"stage,omitempty"`
	Status     sitrep.Status     `json:"status,omitempty"`
	When       *sitrep.When      `json:"when,omitempty"`
	Where      *sitrep.Where     `json:"where,omitempty"`
	Casualties []sitrep.Casualty `json:"casualties,omitempty"`

	Independent int `json:"independent,omitempty"`
}

func summarise(in *sitrep.Incident) summary {
	s := summary{Title: in.Title, Type: in.Type, Method: in.Method, Stage: in.Stage, Status: in.Status, Independent: in.Independent}
	if in.When != nil {
		s.When = &in.When.Value
	}
	if in.Where != nil {
		s.Where = &in.Where.Value
	}
	for _, c := range in.Casualties {
		s.Casualties = append(s.Casualties, c.Value)
	}
	return s
}

// incident makes of a summary an Incident with values alone.
func (s *summary) incident(id string) sitrep.Incident {
	in := sitrep.Incident{ID: id, Title: s.Title, Type: s.Type, Method: s.Method, Stage: s.Stage, Status: s.Status, Independent: s.Independent}
	if s.When != nil {
		in.When = &sitrep.Row[sitrep.When]{Value: *s.When}
	}
	if s.Where != nil {
		in.Where = &sitrep.Row[sitrep.Where]{Value: *s.Where}
	}
	for _, c := range s.Casualties {
		in.Casualties = append(in.Casualties, sitrep.Row[sitrep.Casualty]{Value: c})
	}
	return in
}

// recordRow is a row of the table records.
type recordRow struct {
	start, until            string
	long                    int // 1 or 0
	country, admin, place   string
	kind, status            string
	killedLow, killedHigh   sql.NullInt64
	woundedLow, woundedHigh sql.NullInt64
	reports                 int
	cameFirst, cameLast     int64 // when the first and the last of them came out
	record                  string
}

// deaths is how many were killed, by the upper end of what is shown of it; 0 where
// nothing is.
func (r *recordRow) deaths() int64 {
	if r.killedHigh.Valid {
		return r.killedHigh.Int64
	}
	return r.killedLow.Int64
}

// longer is how many days an incident may span until it is kept apart in lists.
const longer = 31

func rowOf(in *sitrep.Incident, reports int) recordRow {
	row := recordRow{kind: string(in.Type), status: string(in.Status), reports: reports, record: toJSON(summarise(in))}
	if a, b, ok := in.Days(); ok {
		row.start, row.until = a.Format(time.DateOnly), b.Format(time.DateOnly)
		if dayNumber(b)-dayNumber(a) > longer {
			row.long = 1
		}
	}
	if in.Where != nil {
		w := in.Where.Value
		row.country, row.admin, row.place = w.Country, strings.ToLower(w.Admin1), strings.ToLower(w.Name)
	}
	row.killedLow, row.killedHigh = toll(in, "killed")
	row.woundedLow, row.woundedHigh = toll(in, "wounded")
	return row
}

func toll(in *sitrep.Incident, effect string) (low, high sql.NullInt64) {
	null := func(n *int) sql.NullInt64 {
		if n == nil {
			return sql.NullInt64{}
		}
		return sql.NullInt64{Int64: int64(*n), Valid: true}
	}
	l, h, _ := in.Toll(effect)
	return null(l), null(h)
}

// day reads the day of an ISO day or time.
func day(s string) (time.Time, error) {
	return time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
}

func dayNumber(t time.Time) int64 { return t.Unix() / (24 * 60 * 60) }

// weighed makes the row of an incident from what stands about it; reports is 0
// where nothing does.
func (s *Store) weighed(ctx context.Context, q asker, incident int64, id string) (recordRow, error) {
	g, err := gather(ctx, q, incident, id, AsOf{})
	if err != nil {
		return recordRow{}, err
	}
	return s.rowOf(g, id), nil
}

// rowOf makes the row of what was gathered; reports is 0 where no report tells
// of the incident.
func (s *Store) rowOf(g *gathered, id string) recordRow {
	if len(g.sources) == 0 {
		return recordRow{}
	}
	in := s.rules.Weigh(id, g.claims, g.said())
	return g.rowOf(&in)
}

// rowOf makes the row of an incident that was weighed from what was gathered.
func (g *gathered) rowOf(in *sitrep.Incident) recordRow {
	if len(g.sources) == 0 {
		return recordRow{}
	}
	row := rowOf(in, countReports(g.sources))
	row.cameFirst, row.cameLast = math.MaxInt64, math.MinInt64
	for i := range g.sources {
		at := toMicro(CameOut(&g.sources[i]))
		row.cameFirst, row.cameLast = min(row.cameFirst, at), max(row.cameLast, at)
	}
	return row
}

func countReports(sources []sitrep.Source) int {
	seen := map[string]bool{}
	for _, s := range sources {
		seen[s.ID] = true
	}
	return len(seen)
}

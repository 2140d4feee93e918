package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"sitrep"
)

// Utterance is something that a speaker is reported to have said, and the incident that
// it is about.
type Utterance struct {
	Told          // its Statement.Incident is the one that it is shown as of; empty for none
	Title  string // of that incident, as lists show it
	Cursor string // of its report, for Spoken
}

// Spoken gives what a speaker is reported to have said, by his id: that of the reports
// which came out last first, and of no more than so many reports. After is the Cursor
// of an utterance: only reports after its. What is left out of the last report that is
// given comes with none of the others, so that all of a report's stand together.
func (s *Store) Spoken(ctx context.Context, id, after string, reports int, at AsOf) ([]Utterance, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.explain(err)
	}
	defer tx.Rollback() // nothing was written
	all := []Utterance{}
	found, err := spokenIn(ctx, tx, id, after, reports, at)
	for i := 0; i < len(found) && err == nil; i++ {
		all, err = utter(ctx, tx, all, id, found[i], at)
	}
	if err != nil {
		return nil, fmt.Errorf("get what %s said: %w", id, s.explain(err))
	}
	return all, nil
}

// said is a reading in which somebody speaks, and when its report came out.
type said struct{ came, reading int64 }

// spokenIn gives the readings in which a speaker speaks, newest first.
func spokenIn(ctx context.Context, q asker, id, after string, limit int, at AsOf) (all []said, err error) {
	from := said{math.MaxInt64, math.MaxInt64}
	if after != "" {
		if n, err := fmt.Sscanf(after, "%d.%d", &from.came, &from.reading); err != nil || n != 2 {
			return nil, fmt.Errorf("%w: %q is no place in this list", sitrep.ErrInvalid, after)
		}
	}
	last := int64(math.MaxInt64)
	if !at.Now() && at.Clock == Published {
		last = toMicro(at.Time)
	}
	err = each(ctx, q, func(rows *sql.Rows) error {
		var s said
		err := rows.Scan(&s.came, &s.reading)
		all = append(all, s)
		return err
	}, `SELECT p.came, p.reading FROM spoken p CROSS JOIN readings rd ON rd.key = p.reading
		WHERE p.speaker = (SELECT key FROM speakers WHERE folded = ?1) AND (p.came, p.reading) < (?2, ?3) AND p.came <= ?4
			AND rd.recorded <= ?5 AND (rd.retired IS NULL OR rd.retired > ?5)
		ORDER BY p.came DESC, p.reading DESC LIMIT ?6`, id, from.came, from.reading, last, at.recorded(), limit)
	return all, err
}

// utter adds what a speaker says in one reading.
func utter(ctx context.Context, q asker, all []Utterance, id string, in said, at AsOf) ([]Utterance, error) {
	t, err := sourceOf(ctx, q, in.reading)
	if err != nil {
		return nil, err
	}
	shown := map[int64]Utterance{} // by telling, the incident alone
	type row struct {
		statementRow
		telling sql.NullInt64
	}
	var own []row
	if err := each(ctx, q, func(rows *sql.Rows) error {
		var r row
		err := rows.Scan(&r.id, &r.telling, &r.stance, &r.certainty, &r.polarity, &r.body)
		own = append(own, r)
		return err
	}, "SELECT id, telling, stance, certainty, polarity, body FROM statements WHERE reading = ? ORDER BY ordinal", in.reading); err != nil {
		return nil, err
	}
	for i := range own {
		st, err := own[i].statement(t.source.ID+"#"+own[i].id, "")
		if err != nil {
			return nil, err
		}
		if SpeakerID(&st.Speaker) != id {
			continue
		}
		u, known := shown[own[i].telling.Int64]
		if !known && own[i].telling.Valid {
			if u.Statement.Incident, u.Title, err = shownAs(ctx, q, own[i].telling.Int64, t.report, at); err != nil {
				return nil, err
			}
			shown[own[i].telling.Int64] = u
		}
		st.Incident = u.Statement.Incident
		all = append(all, Utterance{Told{st, t.source}, u.Title, fmt.Sprintf("%d.%d", in.came, in.reading)})
	}
	return all, nil
}

// sourceOf gives the report of a reading, in a telling that has no other key.
func sourceOf(ctx context.Context, q asker, reading int64) (telling, error) {
	t := telling{reading: reading}
	s := &t.source
	var published string
	var recorded int64
	if err := q.QueryRowContext(ctx, `SELECT r.key, r.id, v.number, v.title, v.source, v.url, rd.published, v.recorded, coalesce(k.agency, ''), coalesce(o.id, '')
		FROM readings rd CROSS JOIN versions v ON v.key = rd.version CROSS JOIN reports r ON r.key = v.report
		LEFT JOIN sketches k ON k.version = v.key LEFT JOIN reports o ON o.key = k.original
		WHERE rd.key = ?`, reading).Scan(&t.report, &s.ID, &s.Version, &s.Title, &s.Publisher, &s.URL, &published, &recorded, &s.Agency, &s.CopyOf); err != nil {
		return t, err
	}
	s.Recorded = fromMicro(recorded)
	var err error
	s.Published, err = sitrep.ParseMoment(published)
	return t, err
}

// Figured is an incident of which somebody gave a figure of those harmed.
type Figured struct {
	ID, Title string
	Reports   int // that tell of it now
}

// Figures bounds how far back they are looked for.
const (
	mostFigured    = 300 // readings that are gone through
	figuresReports = 120 // reports of all the incidents together
)

// Figured gives the incidents of which a speaker, by his id, gave how many were harmed:
// those of his newest reports, as many as can be weighed at once.
func (s *Store) Figured(ctx context.Context, id string, at AsOf) ([]Figured, error) {
	return s.figured(ctx, at, func(q asker) ([]said, error) { return spokenIn(ctx, q, id, "", mostFigured, at) },
		func(sp *sitrep.Speaker) bool { return sp != nil && SpeakerID(sp) == id })
}

// figured goes through readings, newest first, for claims of figures in a voice; that
// of the report itself has no speaker.
func (s *Store) figured(ctx context.Context, at AsOf, readings func(asker) ([]said, error), voice func(*sitrep.Speaker) bool) ([]Figured, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.explain(err)
	}
	defer tx.Rollback() // nothing was written
	all, seen, reports := []Figured{}, map[string]bool{}, 0
	found, err := readings(tx)
	for i := 0; i < len(found) && err == nil && reports < figuresReports; i++ {
		var tellings []int64
		if tellings, err = tellingsFigured(ctx, tx, found[i].reading, voice); err != nil || len(tellings) == 0 {
			continue
		}
		var t telling
		if t, err = sourceOf(ctx, tx, found[i].reading); err != nil {
			break
		}
		for _, key := range tellings {
			f := Figured{}
			if f.ID, f.Title, err = shownAs(ctx, tx, key, t.report, at); err != nil || seen[f.ID] || f.ID == "" {
				continue
			}
			seen[f.ID] = true
			if err = tx.QueryRowContext(ctx, "SELECT coalesce((SELECT r.reports FROM records r JOIN incidents i ON i.key = r.incident WHERE i.id = ?), 1)", f.ID).
				Scan(&f.Reports); err != nil {
				break
			}
			reports += f.Reports
			if len(all) > 0 && reports > figuresReports {
				break
			}
			all = append(all, f)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("look for figures: %w", s.explain(err))
	}
	return all, nil
}

// tellingsFigured are the tellings of a reading of which a voice gives a figure.
func tellingsFigured(ctx context.Context, q asker, reading int64, voice func(*sitrep.Speaker) bool) (all []int64, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var key int64
		var body sql.NullString
		if err := rows.Scan(&key, &body); err != nil {
			return err
		}
		var sp *sitrep.Speaker
		if body.Valid {
			var b struct {
				Speaker sitrep.Speaker `json:"speaker"`
			}
			if err := decodeJSON(body.String, &b); err != nil {
				return err
			}
			sp = &b.Speaker
		}
		if voice(sp) && !slices.Contains(all, key) {
			all = append(all, key)
		}
		return nil
	}, `SELECT c.telling, s.body FROM claims c LEFT JOIN statements s ON s.key = c.statement
		WHERE c.reading = ? AND c.field = 'casualties' ORDER BY c.ordinal`, reading)
	return all, err
}

package store

import (
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"sitrep"
)

// reach is how far around a place candidates are looked for, in degrees of
// latitude; a good 50 km.
const reach = 0.5

// slack is how many days beside its own an incident's candidates may lie.
const slack = 2

// Bounds of how many candidates one way of finding gives: what is told as
// loosely as that many others are says nothing.
const (
	mostNear  = 400
	mostNamed = 60
)

// near gives the incidents that one of a report may be, in the order of ids:
// those around its place on its days, on its days those in its country that are
// not told more exactly, or all where it is not itself, and those that share a
// name that few have.
func (b *Batch) near(ctx context.Context, p *sitrep.Profile, taken []string) ([]sitrep.Profile, error) {
	found := map[int64]bool{}
	if err := b.nearInTime(ctx, p, found); err != nil {
		return nil, err
	}
	if len(p.Names) > 0 {
		named, err := keys(ctx, b.q, `SELECT n.incident FROM json_each(?1) j CROSS JOIN names n ON n.name = j.value
			WHERE (SELECT count(*) FROM (SELECT 1 FROM names WHERE name = j.value LIMIT ?2 + 1)) <= ?2`, toJSON(p.Names), mostNamed)
		if err != nil {
			return nil, err
		}
		for _, key := range named {
			found[key] = true
		}
	}
	return b.profilesOf(ctx, found, taken)
}

// nearInTime finds incidents by their days and places.
func (b *Batch) nearInTime(ctx context.Context, p *sitrep.Profile, found map[int64]bool) error {
	first, last, ok := p.Incident.Days()
	if !ok || p.Where == nil {
		return nil
	}
	from, to := dayNumber(first)-slack, dayNumber(last)+slack
	w := p.Where.Value
	add := func(query string, args ...any) error {
		hits, err := keys(ctx, b.q, query, args...)
		for _, key := range hits {
			found[key] = true
		}
		return err
	}
	if w.Lat != nil && w.Lon != nil {
		south, north, west, east := box(w)
		if err := add(`SELECT incident FROM around WHERE first <= ?2 AND last >= ?1 AND south <= ?4 AND north >= ?3 AND west <= ?6 AND east >= ?5
			LIMIT ?7`, from, to, south, north, west, east, mostNear); err != nil {
			return err
		}
	}
	if w.Country == "" || last.Sub(first) > longer*24*time.Hour {
		return nil
	}
	for _, wide := range []bool{true, false} {
		if !wide && local(w) {
			break // those that are local, too, are around
		}
		if err := add("SELECT incident FROM profiles WHERE country = ? AND wide = ? AND first BETWEEN ? AND ? AND last >= ? LIMIT ?",
			w.Country, wide, from-longer, to, from, mostNear); err != nil {
			return err
		}
	}
	return nil
}

// profilesOf reads profiles, but of those incidents that are taken.
func (b *Batch) profilesOf(ctx context.Context, incidents map[int64]bool, taken []string) ([]sitrep.Profile, error) {
	if len(incidents) == 0 {
		return nil, nil
	}
	var found []sitrep.Profile
	if err := each(ctx, b.q, func(rows *sql.Rows) error {
		var id string
		var row profileRow
		if err := rows.Scan(append([]any{&id}, row.targets()...)...); err != nil || slices.Contains(taken, id) {
			return err
		}
		p, err := row.open(id)
		found = append(found, p)
		return err
	}, "SELECT i.id, "+profileColumns+` FROM json_each(?1) j CROSS JOIN profiles p ON p.incident = j.value
		CROSS JOIN incidents i ON i.key = p.incident
		WHERE NOT ?3 OR EXISTS (SELECT 1 FROM links l JOIN tellings t ON t.key = l.telling JOIN readings rd ON rd.key = t.reading
			WHERE l.incident = p.incident AND l.undone IS NULL AND rd.engine = ?2)`,
		toJSON(slices.Collect(maps.Keys(incidents))), b.engine, b.redoing); err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b sitrep.Profile) int { return strings.Compare(a.ID, b.ID) })
	return found, nil
}

// box is the square around a place that has coordinates. Near the date line and
// the poles it takes in every longitude.
func box(w sitrep.Where) (south, north, west, east float64) {
	wide := 180.0
	if math.Abs(*w.Lat) < 85 {
		wide = reach / math.Cos(*w.Lat*math.Pi/180)
	}
	south, north, west, east = *w.Lat-reach, *w.Lat+reach, *w.Lon-wide, *w.Lon+wide
	if west < -180 || east > 180 {
		west, east = -180, 180
	}
	return south, north, west, east
}

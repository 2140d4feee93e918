package store

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"time"

	"sitrep"
)

// reach is how far around a place candidates are looked for, in degrees of
// latitude; a good 50 km.
const reach = 0.5

// slack is how many days beside its own an incident's candidates may lie.
const slack = 2

// near gives the incidents that an incident may be, in the order of ids: those
// around its place, or in its country, on its days. Without a day there are none.
func (b *Batch) near(ctx context.Context, in *sitrep.Incident, taken []string) ([]sitrep.Incident, error) {
	first, last, ok := daysOf(in)
	if !ok || in.Where == nil || last.Sub(first) > longer*24*time.Hour {
		return nil, nil
	}
	first, last = first.AddDate(0, 0, -slack), last.AddDate(0, 0, slack)
	w := in.Where.Value
	var found []sitrep.Incident
	add := func(rows *sql.Rows) error {
		var id, record string
		if err := rows.Scan(&id, &record); err != nil || slices.Contains(taken, id) {
			return err
		}
		var s summary
		err := decodeJSON(record, &s)
		found = append(found, s.incident(id))
		return err
	}
	south, north, west, east := box(w)
	err := each(ctx, b.tx, add, `SELECT i.id, r.record FROM (
			SELECT incident FROM around WHERE first <= ?2 AND last >= ?1 AND south <= ?4 AND north >= ?3 AND west <= ?6 AND east >= ?5
			UNION
			SELECT incident FROM records WHERE country = ?7 AND long = 0 AND start BETWEEN ?8 AND ?10 AND until >= ?9 AND ?7 <> ''
		) c CROSS JOIN records r ON r.incident = c.incident CROSS JOIN incidents i ON i.key = r.incident
		WHERE r.long = 0 ORDER BY i.id`,
		dayNumber(first), dayNumber(last), south, north, west, east,
		w.Country, first.AddDate(0, 0, -longer).Format(time.DateOnly), first.Format(time.DateOnly), last.Format(time.DateOnly))
	return found, err
}

// box is the square around a place; one that holds nothing without coordinates.
// Near the date line and the poles it takes in every longitude.
func box(w sitrep.Where) (south, north, west, east float64) {
	if w.Lat == nil || w.Lon == nil {
		return 1, -1, 1, -1
	}
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

package store

import (
	"context"
	"database/sql"
)

// putSite has an incident found by where it is shown, once its row is in records;
// was is the record that was shown before, empty for none.
func (b *Batch) putSite(ctx context.Context, incident int64, was, now string) error {
	before, err := pointOf(was)
	if err != nil {
		return err
	}
	after, err := pointOf(now)
	if err != nil || before == after {
		return err
	}
	if before.there {
		if _, err := b.put(ctx, "DELETE FROM sites WHERE incident = ?", incident); err != nil {
			return err
		}
	}
	if after.there {
		_, err = b.put(ctx, "INSERT INTO sites VALUES (?, ?, ?, ?, ?)", incident, after.lat, after.lat, after.lon, after.lon)
	}
	return err
}

// putSiteOnce has what was shown once, a row of history, found by where.
func (b *Batch) putSiteOnce(ctx context.Context, history int64, record string) error {
	p, err := pointOf(record)
	if err == nil && p.there {
		_, err = b.put(ctx, "INSERT INTO sites_once VALUES (?, ?, ?, ?, ?)", history, p.lat, p.lat, p.lon, p.lon)
	}
	return err
}

// point is where a record has an incident, in degrees.
type point struct {
	there    bool
	lat, lon float64
}

// null is a coordinate as tables have it.
func (p point) null(degrees float64) sql.NullFloat64 {
	return sql.NullFloat64{Float64: degrees, Valid: p.there}
}

func pointOf(record string) (p point, err error) {
	if record == "" {
		return p, nil
	}
	var s summary
	if err := decodeJSON(record, &s); err != nil {
		return p, err
	}
	if w := s.Where; w != nil && w.Lat != nil && w.Lon != nil {
		p = point{true, *w.Lat, *w.Lon}
	}
	return p, nil
}

// resite makes what incidents are found by on the map afresh.
func (b *Batch) resite(ctx context.Context) error {
	for _, query := range []string{
		"UPDATE records SET lat = json_extract(record, '$.where.lat'), lon = json_extract(record, '$.where.lon')",
		"DELETE FROM sites",
		"INSERT INTO sites SELECT incident, lat, lat, lon, lon FROM records WHERE lat IS NOT NULL AND lon IS NOT NULL",
		"DELETE FROM sites_once",
		"INSERT INTO sites_once SELECT key, lat, lat, lon, lon FROM history WHERE lat IS NOT NULL AND lon IS NOT NULL",
	} {
		if _, err := b.put(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

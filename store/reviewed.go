package store

import (
	"context"
	"database/sql"
	"slices"

	"sitrep"
)

// lasted is from when until when something stood that analysts had decided.
type lasted struct {
	since int64
	ended sql.NullInt64 // not set while it does
}

// reviews tells from when until when something stood that analysts had decided of an
// incident, out of all decisions about it and those that mergers and splits tie to it.
func reviews(ds []*decided, incident int64) (all []lasted) {
	for i := range ds {
		at, stands := toMicro(ds[i].Recorded), standsOf(ds[:i+1], incident) != nil
		last := len(all) - 1
		open := last >= 0 && !all[last].ended.Valid
		switch {
		case stands && !open && last >= 0 && all[last].ended.Int64 == at:
			all[last].ended = sql.NullInt64{}
		case stands && !open:
			all = append(all, lasted{since: at})
		case !stands && open && all[last].since == at:
			all = all[:last]
		case !stands && open:
			all[last].ended = sql.NullInt64{Int64: at, Valid: true}
		}
	}
	return all
}

// standsOf gives those of some decisions that stand and are of an incident, as it is
// shown; what a publisher's word is worth is of none.
func standsOf(ds []*decided, incident int64) (of []*decided) {
	standing := standingAmong(ds)
	m := &moves{}
	for _, d := range standing {
		if d.Deed == sitrep.Merge {
			m.steps = append(m.steps, step{from: d.other.Int64, to: d.incident.Int64})
		}
	}
	for _, d := range standing {
		if d.Deed == sitrep.Undo || d.Deed == sitrep.Rate {
			continue
		}
		if m.shown(d.incident.Int64, 0) == incident || d.other.Valid && m.shown(d.other.Int64, 0) == incident {
			of = append(of, d)
		}
	}
	return of
}

// putReviewed keeps when something stood that analysts had decided of an incident.
func (b *Batch) putReviewed(ctx context.Context, incident int64) error {
	ds, err := decisionsAround(ctx, b.q, incident, AsOf{})
	if err != nil {
		return err
	}
	was, err := loadReviews(ctx, b.q, incident)
	if err != nil {
		return err
	}
	now := reviews(ds, incident)
	if slices.Equal(was, now) {
		return nil
	}
	if _, err := b.put(ctx, "DELETE FROM reviewed WHERE incident = ?", incident); err != nil {
		return err
	}
	for _, l := range now {
		if _, err := b.put(ctx, "INSERT INTO reviewed (incident, since, ended) VALUES (?, ?, ?)", incident, l.since, l.ended); err != nil {
			return err
		}
	}
	return nil
}

func loadReviews(ctx context.Context, q asker, incident int64) (all []lasted, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var l lasted
		err := rows.Scan(&l.since, &l.ended)
		all = append(all, l)
		return err
	}, "SELECT since, ended FROM reviewed WHERE incident = ? ORDER BY since", incident)
	return all, err
}

// reviewAll brings up to date all incidents that analysts have decided something of.
func (b *Batch) reviewAll(ctx context.Context) error {
	about, err := keys(ctx, b.q, "SELECT incident FROM decisions WHERE incident IS NOT NULL UNION SELECT other FROM decisions WHERE other IS NOT NULL")
	if err != nil {
		return err
	}
	for _, incident := range about {
		if err := b.refreshShown(ctx, incident); err != nil {
			return err
		}
	}
	return nil
}

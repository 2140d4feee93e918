package store

import (
	"context"
	"database/sql"
	"errors"
)

// recordColumns are those that records and history share, in the order of fields.
const recordColumns = `start, until, long, country, admin, place, type, status,
	killed_low, killed_high, wounded_low, wounded_high, reports, came_first, came_last, record`

func (r *recordRow) fields() []any {
	return []any{
		r.start, r.until, r.long, r.country, r.admin, r.place, r.kind, r.status,
		r.killedLow, r.killedHigh, r.woundedLow, r.woundedHigh, r.reports, r.cameFirst, r.cameLast, r.record,
	}
}

func (r *recordRow) targets() []any {
	return []any{
		&r.start, &r.until, &r.long, &r.country, &r.admin, &r.place, &r.kind, &r.status,
		&r.killedLow, &r.killedHigh, &r.woundedLow, &r.woundedHigh, &r.reports, &r.cameFirst, &r.cameLast, &r.record,
	}
}

// lasting is a record and since when it is shown.
type lasting struct {
	recordRow
	since int64
}

func (l *lasting) seal() []byte { return seal(itoa(l.since), toJSON(l.listed())) }

// sealEnded is the seal of what was shown of an incident until some time.
func (l *lasting) sealEnded(id string, at int64) []byte { return seal(id, string(l.seal()), itoa(at)) }

// listed is the row in a form that is the same wherever it was read from.
func (l *lasting) listed() []any {
	number := func(n sql.NullInt64) any {
		if !n.Valid {
			return nil
		}
		return n.Int64
	}
	return []any{
		l.start, l.until, l.long, l.country, l.admin, l.place, l.kind, l.status,
		number(l.killedLow), number(l.killedHigh), number(l.woundedLow), number(l.woundedHigh), l.reports, l.cameFirst, l.cameLast, l.record,
	}
}

// loadRow reads an incident's row in records; one with no reports where there is none.
func loadRow(ctx context.Context, q asker, incident int64) (row lasting, err error) {
	err = q.QueryRowContext(ctx, "SELECT since, "+recordColumns+" FROM records WHERE incident = ?", incident).Scan(
		append([]any{&row.since}, row.targets()...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return lasting{}, nil
	}
	return row, err
}

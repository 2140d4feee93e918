package store

import (
	"context"
	"strings"
)

// allOf stands in tallies for every country or type.
const allOf = "*"

// Grains of periods: so many bytes of a day tell its year or its month.
const (
	byYear  = 4
	byMonth = 7
)

// retally counts an incident no longer as it was, and as it is now.
func (b *Batch) retally(ctx context.Context, was, now *recordRow) error {
	if was.reports > 0 && now.reports > 0 && was.country == now.country && was.kind == now.kind && was.status == now.status &&
		cut(was.start, byMonth) == cut(now.start, byMonth) {
		return nil
	}
	if was.reports > 0 {
		if err := b.tally(ctx, was, -1); err != nil {
			return err
		}
	}
	if now.reports > 0 {
		return b.tally(ctx, now, 1)
	}
	return nil
}

// tally adds an incident to all rows that count it, or takes it away.
func (b *Batch) tally(ctx context.Context, row *recordRow, by int) error {
	var args []any
	for _, grain := range []int{byYear, byMonth} {
		period := cut(row.start, grain)
		for _, within := range []string{row.country, allOf} {
			args = append(args, "type", within, grain, period, row.kind, row.status, by)
		}
		for _, within := range []string{row.kind, allOf} {
			args = append(args, "country", within, grain, period, row.country, row.status, by)
		}
	}
	_, err := b.put(ctx, "INSERT INTO tallies VALUES (?, ?, ?, ?, ?, ?, ?)"+strings.Repeat(", (?, ?, ?, ?, ?, ?, ?)", 7)+
		" ON CONFLICT DO UPDATE SET number = number + excluded.number", args...)
	return err
}

// cut is the period of a day by a grain.
func cut(day string, grain int) string { return day[:min(len(day), grain)] }

// tallyAll counts all incidents afresh.
func (b *Batch) tallyAll(ctx context.Context) error {
	if _, err := b.put(ctx, "DELETE FROM tallies"); err != nil {
		return err
	}
	_, err := b.put(ctx, "INSERT INTO tallies SELECT * FROM tallied")
	return err
}

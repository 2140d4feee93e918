package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Page is a list that was looked for without going through everything: as much of it as
// was found by then.
type Page struct {
	Listed []Listed
	Rest   string // for Filter.After, to go on where looking ended; empty where it did not, or the list is as long as was asked for
	Back   string // the day that was looked back to then; empty where only some without a day are left
}

// Page lists incidents like Incidents, but stops looking where little is found among much,
// so that it takes no longer than somebody waits for a page.
func (s *Store) Page(ctx context.Context, f Filter) (Page, error) {
	l, err := newLister(f)
	if err != nil {
		return Page{}, err
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Page{}, fmt.Errorf("list incidents: %w", s.explain(err))
	}
	defer tx.Rollback() // nothing was written
	l.store, l.q, l.effort = s, tx, patience()
	if err := l.run(ctx); err != nil {
		return Page{}, fmt.Errorf("list incidents: %w", s.explain(err))
	}
	return Page{Listed: l.listed, Rest: l.rest, Back: l.end}, nil
}

// effort is how much a list looks at, at most; 0 is no bound.
type effort struct {
	rows      int // of an index by days
	read      int // of a table, where the index does not tell
	incidents int // for the words in their documents
	documents int // and at what they tell of
	met       int // of the full-text index
	queued    int // of the queue
}

// patience is that of somebody who waits for a page: some hundredths of a second.
func patience() effort {
	return effort{rows: 50_000, read: 8_000, incidents: 300, documents: 300, met: 5_000, queued: 1_500}
}

// over tells whether more was done than a bound lets.
func over(done, bound int) bool { return bound > 0 && done >= bound }

// atOnce is how many are done at once where no more than a bound are.
func atOnce(n, bound int) int {
	if bound > 0 {
		return min(n, bound)
	}
	return n
}

// errLooked ends a list that has looked at enough.
var errLooked = errors.New("looked at enough")

// bound has a bounded list look at no more than the rows of some days.
func (l *lister) bound(ctx context.Context) (err error) {
	if l.effort.rows == 0 || l.way != nil || l.Country+l.Place+string(l.Type)+string(l.Status)+l.Reviewed == "" && l.Killed == 0 && l.Box == nil && l.AsOf.Now() {
		return nil
	}
	rows := l.effort.rows
	if l.Place != "" || !l.AsOf.Now() {
		rows = l.effort.read
	}
	l.floor, err = l.monthOf(ctx, rows)
	if l.floor != "" {
		l.end, l.rest = l.floor, cursorOf(l.floor, "")
	}
	return err
}

// monthOf is dayOf by the tallies, to the month, where no place is asked for: the rows
// themselves are only looked at where one month has many more.
func (l *lister) monthOf(ctx context.Context, rows int) (string, error) {
	if l.Place != "" || l.after != nil && l.after.start == "" {
		return l.dayOf(ctx, rows, true)
	}
	query, args := "SELECT period, number FROM tallies WHERE facet = 'type' AND within = ? AND grain = ? AND period > ''", []any{cmp.Or(l.Country, allOf), byMonth}
	if l.Type != "" {
		query += " AND value = ?"
		args = append(args, string(l.Type))
	}
	last := l.upTo()
	if !l.AsOf.Now() && (last == "" || last > l.tomorrow()) {
		last = l.tomorrow()
	}
	if last != "" {
		query += " AND period <= ?"
		args = append(args, cut(last, byMonth))
	}
	month, before, n := "", 0, 0
	err := each(ctx, l.q, func(found *sql.Rows) error {
		var period string
		var number int
		if err := found.Scan(&period, &number); err != nil {
			return err
		}
		if period != month && n > rows {
			return errEnough
		}
		if period != month {
			month, before = period, n
		}
		n += number
		return nil
	}, query+" ORDER BY period DESC", args...)
	switch {
	case err != nil && !errors.Is(err, errEnough):
		return "", err
	case n <= rows:
		return "", nil
	case n-before > rows:
		return l.dayOf(ctx, rows, true)
	}
	return month + "-01", nil
}

// dayOf is the day on which the incident begins that comes so many rows after the first
// that the list can begin with; empty where there are fewer, or the rest has no day. The
// rows are those of the index that the list goes along, or without places of the country
// or the type.
func (l *lister) dayOf(ctx context.Context, rows int, places bool) (string, error) {
	if l.after != nil && l.after.start == "" {
		return "", nil
	}
	query, args := "SELECT r.start FROM records r WHERE r.long = 0", []any{}
	and := func(condition string, value any) {
		query += " AND r." + condition
		args = append(args, value)
	}
	switch {
	case places && l.Place != "":
		and("place = ?", l.Place)
	case l.Country != "":
		and("country = ?", l.Country)
	case l.Type != "":
		and("type = ?", string(l.Type))
	}
	if until := l.upTo(); until != "" {
		and("start <= ?", until)
	}
	if !l.AsOf.Now() {
		and("start <= ?", l.tomorrow())
	}
	if l.Since != "" {
		and("start >= ?", l.early)
	}
	var at string
	err := l.q.QueryRowContext(ctx, query+" ORDER BY r.start DESC LIMIT 1 OFFSET ?", append(args, rows)...).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return at, err
}

// fromDayNumber is the ISO day of a number of days since 1970.
func fromDayNumber(day int64) string {
	return time.Unix(day*24*60*60, 0).UTC().Format(time.DateOnly)
}

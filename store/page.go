package store

import (
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
	return effort{rows: 100_000, read: 20_000, incidents: 1_500, documents: 1_500, met: 60_000, queued: 5_000}
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
	l.floor, err = l.dayOf(ctx, rows, true)
	if l.floor != "" {
		l.end, l.rest = l.floor, cursorOf(l.floor, "")
	}
	return err
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

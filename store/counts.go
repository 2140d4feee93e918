package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Counts says how many incidents a filter leaves, and of what: its facets.
type Counts struct {
	Total     int
	Newest    int    // where not all were counted: it is the newest so many that were; else 0
	Back      string // the day that was looked back to, where too little was found among too much to look on; else empty
	Types     []Count
	Countries []Count // an empty value is an unknown one
	Statuses  []Count
	Bucket    Bucket
	Periods   []Count // that incidents began in, the earliest first, and none without any; empty where no day is told
}

// Count is how many incidents have a value. Of a facet the most frequent comes first.
type Count struct {
	Value  string
	Number int
}

// Bucket is what incidents are counted by in time. It is chosen by the days that are
// asked for, or else by those of all incidents.
type Bucket string

// Buckets: days ("2026-03-11") for a span of up to 62 days, months ("2026-03") for one
// of up to ten years, and years ("2026").
const (
	ByDay   Bucket = "day"
	ByMonth Bucket = "month"
	ByYear  Bucket = "year"
)

// Of is the period of an ISO day; empty for no day.
func (b Bucket) Of(day string) string {
	return cut(day, map[Bucket]int{ByYear: byYear, ByMonth: byMonth, ByDay: len(time.DateOnly)}[b])
}

const (
	mostDays   = 62
	mostMonths = 10*366 + 1 // days
)

// mostCounted is how many incidents are counted one by one: half as many where each
// takes longer to find, by words or by a publisher, and a twentieth as published by then, as
// each is weighed for it.
const mostCounted = 1000

// Counts counts the incidents that a filter leaves; After and Limit are not looked at.
// It counts all of them where no more than days, a country, a type and a status are
// asked for, and not for the past; else all where they are few and soon found, or the
// newest ones.
func (s *Store) Counts(ctx context.Context, f Filter) (Counts, error) {
	f.After, f.Limit = "", 0
	l, err := newLister(f)
	if err != nil {
		return Counts{}, err
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Counts{}, fmt.Errorf("count incidents: %w", s.explain(err))
	}
	defer tx.Rollback() // nothing was written
	l.store, l.q = s, tx
	c := &counter{lister: l, types: map[string]int{}, countries: map[string]int{}, statuses: map[string]int{}, periods: map[string]int{}}
	if err := c.run(ctx); err != nil {
		return Counts{}, fmt.Errorf("count incidents: %w", s.explain(err))
	}
	return c.counts(), nil
}

// counter counts what a lister finds.
type counter struct {
	*lister

	bucket                              Bucket
	total, newest                       int
	back                                string
	types, countries, statuses, periods map[string]int
}

func (c *counter) run(ctx context.Context) error {
	if err := c.chooseBucket(ctx); err != nil {
		return err
	}
	if c.AsOf.Now() && c.Place == "" && c.text == "" && c.Box == nil && c.Killed == 0 && c.Publisher == "" && c.Reviewed == "" {
		if c.bucket == ByDay {
			query := c.query("r.start AS start, r.country AS country, r.type AS type, r.status AS status")
			return c.rows(ctx, query, c.args...)
		}
		return c.tallied(ctx)
	}
	return c.oneByOne(ctx)
}

// oneByOne counts what the lister finds, up to the most that is counted so.
func (c *counter) oneByOne(ctx context.Context) error {
	most := mostCounted
	if c.text != "" || c.Publisher != "" {
		most /= 2
	}
	if c.AsOf.Clock == Published {
		most /= 20
	}
	c.lister.count = func(in *found) error {
		if c.total == most {
			c.newest = most
			return errEnough
		}
		c.add(in.start, in.country, in.kind, in.status, 1)
		return nil
	}
	c.Limit, c.effort = most+1, patience()
	if err := c.lister.run(ctx); err != nil || c.rest == "" {
		return err
	}
	c.newest, c.back = c.total, c.end
	return nil
}

// add counts some incidents that have these values.
func (c *counter) add(start, country, kind, status string, n int) {
	c.addTyped(start, kind, status, n)
	c.countries[country] += n
}

func (c *counter) addTyped(start, kind, status string, n int) {
	c.total += n
	c.types[kind] += n
	c.statuses[status] += n
	c.periods[c.bucket.Of(start)] += n
}

// chooseBucket chooses by the days that are asked for, or that there are.
func (c *counter) chooseBucket(ctx context.Context) error {
	since, until := c.Since, c.Until
	if since == "" || until == "" {
		first, last, err := firstAndLast(ctx, c.q)
		if err != nil {
			return err
		}
		since, until = cmp.Or(since, first), cmp.Or(until, last)
	}
	c.bucket = bucketOf(since, until)
	return nil
}

// Span gives the first and the last of the days that incidents began on, as they are
// shown now, and the bucket for them; the days are empty where none is told.
func (s *Store) Span(ctx context.Context) (first, last string, by Bucket, err error) {
	if first, last, err = firstAndLast(ctx, s.read); err != nil {
		return "", "", "", fmt.Errorf("find the days of incidents: %w", s.explain(err))
	}
	return first, last, bucketOf(first, last), nil
}

func firstAndLast(ctx context.Context, q asker) (first, last string, err error) {
	var a, b sql.NullString
	err = q.QueryRowContext(ctx, `SELECT min(first), max(last) FROM (
		SELECT (SELECT min(start) FROM records WHERE long = 0 AND start > '') AS first, (SELECT max(start) FROM records WHERE long = 0) AS last
		UNION ALL SELECT (SELECT min(start) FROM records WHERE long = 1 AND start > ''), (SELECT max(start) FROM records WHERE long = 1))`).Scan(&a, &b)
	return a.String, b.String, err
}

// bucketOf is the bucket for a span of days; days for one that nobody can tell.
func bucketOf(since, until string) Bucket {
	a, errA := day(since)
	b, errB := day(until)
	if errA != nil || errB != nil {
		return ByDay
	}
	switch days := dayNumber(b) - dayNumber(a) + 1; {
	case days > mostMonths:
		return ByYear
	case days > mostDays:
		return ByMonth
	}
	return ByDay
}

// rows counts the rows that a query finds: start, country, type, status.
func (c *counter) rows(ctx context.Context, query string, args ...any) error {
	return each(ctx, c.q, func(rows *sql.Rows) error {
		var start, country, kind, status string
		var n int
		if err := rows.Scan(&start, &country, &kind, &status, &n); err != nil {
			return err
		}
		c.add(start, country, kind, status, n)
		return nil
	}, "SELECT start, country, type, status, count(*) FROM ("+query+") GROUP BY 1, 2, 3, 4", args...)
}

// tallied counts by the tallies of whole years and months, and by rows what began in
// a part of a month, or before what is asked for and reaches into it.
func (c *counter) tallied(ctx context.Context) error {
	from, to := "", "9999-12" // whole months
	if c.Since == "" && c.Until != "" {
		from = "0000-00" // not those without a day
	}
	if c.Since != "" {
		since, err := day(c.Since)
		if err != nil {
			return err
		}
		if err := c.reaching(ctx); err != nil {
			return err
		}
		if since.Day() > 1 {
			end := since.AddDate(0, 0, 1-since.Day()).AddDate(0, 1, -1).Format(time.DateOnly)
			if c.Until != "" {
				end = min(end, c.Until)
			}
			if err := c.between(ctx, c.Since, end); err != nil {
				return err
			}
			since = since.AddDate(0, 0, 1-since.Day()).AddDate(0, 1, 0)
		}
		from = since.Format("2006-01")
	}
	if c.Until != "" {
		until, err := day(c.Until)
		if err != nil {
			return err
		}
		if next := until.AddDate(0, 0, 1); next.Day() > 1 {
			if first := until.AddDate(0, 0, 1-until.Day()).Format(time.DateOnly); cut(first, byMonth) >= from {
				if err := c.between(ctx, first, c.Until); err != nil {
					return err
				}
			}
			until = until.AddDate(0, 0, -until.Day())
		}
		to = until.Format("2006-01")
	}
	if from > to {
		return nil
	}
	return c.months(ctx, from, to)
}

// between counts by rows what began on some days.
func (c *counter) between(ctx context.Context, first, last string) error {
	began := "r.start BETWEEN ?1 AND ?2"
	return c.began(ctx, began, began, first, last)
}

// reaching counts by rows what began before the first day that is asked for, and lasted
// until then.
func (c *counter) reaching(ctx context.Context) error {
	began := "r.start < ?1 AND r.until >= ?1 AND r.start >= "
	return c.began(ctx, began+"?2", began+"'0'", c.Since, c.early) // those without a day do not reach it
}

// began counts by rows what is as the conditions say: one on incidents that are not long
// and one on those that are, with the same arguments.
func (c *counter) began(ctx context.Context, brief, long string, args ...any) error {
	var queries []byte
	all := args
	for i, condition := range []string{brief, long} {
		if queries != nil {
			queries = append(queries, " UNION ALL "...)
		}
		queries = append(queries, "SELECT r.start AS start, r.country AS country, r.type AS type, r.status AS status FROM records r WHERE r.long = "+itoa(i)+" AND "+condition...)
		for _, is := range []struct{ column, value string }{{"country", c.Country}, {"type", string(c.Type)}, {"status", string(c.Status)}} {
			if is.value != "" {
				all = append(all, is.value)
				queries = append(queries, " AND r."+is.column+" = ?"+itoa(len(all))...)
			}
		}
	}
	return c.rows(ctx, string(queries), all...)
}

// periods are some of the rows of one grain.
type periods struct {
	grain    int
	from, to string
	before   bool // without the last one
}

// wholeYears parts months, or all there are from an empty one on, into years and what
// is left of months at the ends.
func wholeYears(from, to string) (all []periods) {
	first, last := cut(from, byYear), cut(to, byYear)
	if from != "" && from[byYear:] > "-01" {
		all = append(all, periods{grain: byMonth, from: from, to: min(first+"-12", to)})
		first += "-" // more than this year, less than the next one
	}
	years := periods{grain: byYear, from: first, to: last}
	if to[byYear:] < "-12" && first <= last {
		all = append(all, periods{grain: byMonth, from: last + "-01", to: to})
		years.before = true
	}
	return append(all, years)
}

// months counts by tallies what began in whole months.
func (c *counter) months(ctx context.Context, from, to string) error {
	years := wholeYears(from, to)
	typed := years
	if c.bucket == ByMonth {
		typed = []periods{{grain: byMonth, from: from, to: to}}
	}
	within := cmp.Or(c.Country, allOf)
	before := c.total
	for _, p := range typed {
		if err := c.tallies(ctx, "type", within, string(c.Type), p, func(period, kind, status string, n int) { c.addTyped(period, kind, status, n) }); err != nil {
			return err
		}
	}
	if c.Country != "" {
		c.countries[c.Country] += c.total - before
		return nil
	}
	for _, p := range years {
		if err := c.tallies(ctx, "country", cmp.Or(string(c.Type), allOf), "", p, func(_, country, _ string, n int) { c.countries[country] += n }); err != nil {
			return err
		}
	}
	return nil
}

// tallies calls f on the rows of some periods, of one value where it is not empty.
func (c *counter) tallies(ctx context.Context, facet, within, value string, p periods, f func(period, value, status string, n int)) error {
	query := "SELECT period, value, status, number FROM tallies WHERE facet = ? AND within = ? AND grain = ? AND period >= ? AND period <= ?"
	args := []any{facet, within, p.grain, p.from, p.to}
	if p.before {
		query = strings.Replace(query, "<=", "<", 1)
	}
	if value != "" {
		query += " AND value = ?"
		args = append(args, value)
	}
	if c.Status != "" {
		query += " AND status = ?"
		args = append(args, string(c.Status))
	}
	return each(ctx, c.q, func(rows *sql.Rows) error {
		var period, of, status string
		var n int
		if err := rows.Scan(&period, &of, &status, &n); err != nil {
			return err
		}
		f(period, of, status, n)
		return nil
	}, query, args...)
}

// counts are what was counted, in order.
func (c *counter) counts() Counts {
	out := Counts{Total: c.total, Newest: c.newest, Back: c.back, Bucket: c.bucket, Types: counted(c.types), Countries: counted(c.countries), Statuses: counted(c.statuses), Periods: counted(c.periods)}
	slices.SortFunc(out.Periods, func(a, b Count) int { return cmp.Compare(a.Value, b.Value) })
	return out
}

func counted(m map[string]int) []Count {
	all := make([]Count, 0, len(m))
	for value, n := range m {
		if n != 0 {
			all = append(all, Count{value, n})
		}
	}
	slices.SortFunc(all, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Number, a.Number), cmp.Compare(a.Value, b.Value)) })
	return all
}

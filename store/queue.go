package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"sitrep"
)

// The queue has incidents that an analyst should look at, the most pressing first: how
// many doubts there are about one, each counted as below, times how much it weighs. It
// weighs 1, and 1 more from 1, 3, 10, 30 and 100 killed on. The table works it out
// (schema/00004_workbench.sql).
//
//	1  nothing stands that an analyst has decided of it
//	2  figures of the killed or the wounded differ
//	3  its reports contradict each other, or 2 where it is denied
//	2  one voice tells of it alone, or none
//	2  a report is tied to it by little
const loose = 0.8 // the score of a link that is tied by less than that is little

// fewIncidents is up to how many incidents are asked one by one for the words.
const fewIncidents = 60

// fewQueued is up to how many incidents that a filter leaves are all looked at: they would
// stand far apart in the queue.
const fewQueued = 5000

// manyDocuments is up to how many documents with the words lead to incidents of the queue.
const manyDocuments = 4000

// Waiting is an incident that waits for an analyst, and why it does.
type Waiting struct {
	Listed // Cursor is that of the queue
	Doubt  int
	Why    []string // short sentences, never empty
}

// Queue lists the incidents that wait for an analyst, by doubt and weight; those with
// as much of both the latest known first. One that an analyst has found to be as it
// should be (sitrep.Review) waits no more, until a report that comes later changes what
// is shown of it. Filter.Limit is not looked at, and the past has no queue. Limit 0 is
// none; else it stops looking where little is found among much, as Page does, and rest is
// for Filter.After, to go on from there; empty where it did not stop.
func (s *Store) Queue(ctx context.Context, f Filter, limit int) (all []Waiting, rest string, err error) {
	if !f.AsOf.Now() {
		return nil, "", fmt.Errorf("%w: what waits for an analyst does so now; there is no queue of the past", sitrep.ErrInvalid)
	}
	l, err := newLister(f)
	if err != nil {
		return nil, "", err
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, "", fmt.Errorf("list what waits: %w", s.explain(err))
	}
	defer tx.Rollback() // nothing was written
	l.store, l.q, l.queued = s, tx, true
	if limit > 0 {
		l.effort = patience()
	}
	if all, err = l.queue(ctx, limit); err != nil {
		return nil, "", fmt.Errorf("list what waits: %w", s.explain(err))
	}
	return all, l.rest, nil
}

func (l *lister) queue(ctx context.Context, limit int) (all []Waiting, err error) {
	if err := l.begin(ctx); err != nil {
		return nil, err
	}
	query, asked, err := l.queueQuery(ctx)
	if err != nil {
		return nil, err
	}
	var some []doubted // that are as asked for but for the words
	looked, asks, at := 0, 0, 1
	if asked {
		at = atOnce(fewestAsked, l.effort.incidents)
	}
	take := func() error {
		if asked {
			asks += len(some)
			if some, err = l.wordedOf(ctx, some); err != nil {
				return err
			}
			at = min(2*at, mostAsked)
		}
		for i := range some {
			all = append(all, some[i].Waiting)
			if limit > 0 && len(all) == limit {
				return errEnough
			}
		}
		some = some[:0]
		return nil
	}
	last := ""
	err = each(ctx, l.q, func(rows *sql.Rows) error {
		if over(looked, l.effort.queued) || asked && (over(asks, l.effort.incidents) || over(l.met, l.effort.met)) {
			l.rest = last
			return errLooked
		}
		var w doubted
		var record string
		var fits bool
		if err := rows.Scan(&fits, &w.incident, &w.ID, &record, &w.Reports, &w.killed, &w.rivals, &w.status, &w.voices, &w.loosest, &w.decided, &w.Doubt); err != nil {
			return err
		}
		looked++
		last = cursorOf(itoa(w.Doubt), w.ID)
		if !fits {
			return nil
		}
		var sum summary
		if err := decodeJSON(record, &sum); err != nil {
			return err
		}
		w.Incident, w.Cursor, w.Why = sum.incident(w.ID), last, w.why()
		if some = append(some, w); len(some) < at {
			return nil
		}
		return take()
	}, query, l.args...)
	if err == nil || errors.Is(err, errLooked) {
		err = take()
	}
	return all, l.ended(err)
}

// wordedOf leaves those that have a report with the words.
func (l *lister) wordedOf(ctx context.Context, some []doubted) ([]doubted, error) {
	found := make([]found, len(some))
	for i := range some {
		found[i].key = some[i].incident
	}
	have, err := l.worded(ctx, found)
	return slices.DeleteFunc(some, func(w doubted) bool { return !have[w.incident] }), err
}

// queueQuery goes through the incidents that the filter leaves where they are few, else
// along the queue; it tells whether each is still to be asked for the words.
func (l *lister) queueQuery(ctx context.Context) (query string, asked bool, err error) {
	if err := l.narrow(ctx); err != nil {
		return "", false, err
	}
	asked = l.text != ""
	if asked && (l.way == nil || l.way.found > fewIncidents) {
		have, err := count(ctx, l.q, "SELECT 1 FROM words WHERE words MATCH ?", manyDocuments, l.text)
		if err != nil {
			return "", false, err
		}
		if have <= manyDocuments {
			w := l.wording()
			l.way, asked = &w, false
		}
	}
	few := l.way != nil
	if !few && (l.Country != "" || l.Type != "" || l.Status != "" || l.Place != "" || l.Since != "" || l.Until != "") {
		l.args = nil
		n, err := count(ctx, l.q, l.query("1"), fewQueued, l.args...)
		if err != nil {
			return "", false, err
		}
		few = n <= fewQueued
	}
	l.args = nil
	const columns = "q.incident, i.id, r.record, r.reports, q.killed, q.rivals, q.status, q.voices, q.loosest, q.decided, q.doubt"
	const joined = " CROSS JOIN records r ON r.incident = q.incident CROSS JOIN incidents i ON i.key = q.incident WHERE true"
	if few {
		query = "SELECT true, " + columns + " FROM (" + l.query("r.incident AS incident") + ") c CROSS JOIN queue q ON q.incident = c.incident" + joined
	} else {
		fits := "true" + l.conditions()
		if l.Place != "" {
			fits += " AND ? IN (r.place, r.admin)"
			l.args = append(l.args, l.Place)
		}
		// Those too that are not as asked for are read, and counted: looking ends.
		query = "SELECT coalesce(" + fits + ", false), " + columns + " FROM queue q" + joined
	}
	if l.after != nil {
		doubt, err := strconv.Atoi(l.after.start)
		if err != nil {
			return "", false, err
		}
		query += " AND (q.doubt, q.incident) < (?, ?)"
		l.args = append(l.args, doubt, l.after.incident)
	}
	return query + " ORDER BY q.doubt DESC, q.incident DESC", asked, nil
}

// doubted is a row of the queue.
type doubted struct {
	Waiting

	incident        int64
	killed, voices  int
	rivals, decided bool
	status          sitrep.Status
	loosest         sql.NullFloat64
}

// why says what speaks for looking at an incident, the heaviest first.
func (d *doubted) why() (why []string) {
	say := func(is bool, what string) {
		if is {
			why = append(why, what)
		}
	}
	say(d.status == sitrep.Contested, "Its reports contradict each other.")
	say(d.status == sitrep.Denied, "It is denied that it happened.")
	say(d.rivals, "Figures of casualties differ.")
	say(d.voices <= 1, "One voice alone tells of it.")
	say(d.loosest.Valid && d.loosest.Float64 < loose, "A report is tied to it by little.")
	say(!d.decided, "No analyst has looked at it yet.")
	say(d.killed == 1, "One was killed.")
	say(d.killed > 1, itoa(d.killed)+" were killed, as far as is told.")
	say(why == nil, "Reports have changed it.")
	return why
}

// putInQueue has an incident wait for an analyst, or not, by what lists show of it.
func (b *Batch) putInQueue(ctx context.Context, incident int64, row *recordRow) error {
	waits := row.reports > 0
	if waits && b.decided {
		reviewed, err := fine(ctx, b.q, incident)
		if err != nil {
			return err
		}
		waits = !reviewed
	}
	if !waits {
		_, err := b.put(ctx, "DELETE FROM queue WHERE incident = ?", incident)
		return err
	}
	_, err := b.put(ctx, "INSERT OR REPLACE INTO queue ("+doubtColumns+") SELECT "+doubtColumns+" FROM doubts WHERE incident = ?1"+
		" EXCEPT SELECT "+doubtColumns+" FROM queue WHERE incident = ?1", incident)
	return err
}

const doubtColumns = "incident, killed, rivals, status, voices, loosest, decided"

// fine tells whether an analyst has found an incident to be as it should be, and no
// report that came later has changed what is shown of it.
func fine(ctx context.Context, q asker, incident int64) (bool, error) {
	open, err := keys(ctx, q, "SELECT 1 FROM reviewed WHERE incident = ? AND ended IS NULL", incident)
	if err != nil || len(open) == 0 {
		return false, err
	}
	ds, err := decisionsAround(ctx, q, incident, AsOf{})
	if err != nil {
		return false, err
	}
	var at int64
	for _, d := range standsOf(ds, incident) {
		if d.Deed == sitrep.Review {
			at = toMicro(d.Recorded)
		}
	}
	if at == 0 {
		return false, nil
	}
	var since sql.NullInt64
	if err := q.QueryRowContext(ctx, "SELECT max(since) FROM records WHERE incident = ?", incident).Scan(&since); err != nil || since.Int64 <= at {
		return true, err
	}
	told, err := shownTellings(ctx, q, incident, AsOf{})
	for _, t := range told {
		if toMicro(t.source.Recorded) > at {
			return false, err
		}
	}
	return true, err
}

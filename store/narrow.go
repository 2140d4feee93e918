package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"sitrep"
)

// Most lists are gone through newest first, along an index by days, until they are
// long enough. What is rare would be looked for in vain that way for long: where one
// thing that is asked for leaves only so many incidents, they are found by an index of
// it, and looked at all.
const (
	fewWays  = 1_500
	fewPairs = 2_500 // where several things are asked for: each may be common, and all together rare

	// A publisher's documents are gone through newest first as well, and lead to incidents
	// from afar.
	fewIssues = 150
)

// way is a query for all incidents there can be, those too that are not as is asked
// for otherwise, and those that once were.
type way struct {
	query string
	args  []any
	most  int // rows that are worth it; 0 is as many as of others
	found int // rows of it
}

// narrow chooses the way that has the least to look at, if one has little.
func (l *lister) narrow(ctx context.Context) error {
	ways := l.ways()
	most := fewWays
	if len(ways) > 1 || len(ways) == 1 && (l.Country != "" || l.Type != "" || l.Place != "" || l.Since != "" || l.Until != "" || l.text != "") {
		most = fewPairs
	}
	for i := range ways {
		w := &ways[i]
		limit := most
		if w.most > 0 {
			limit = min(most, w.most)
		}
		var err error
		if w.found, err = count(ctx, l.q, w.query, limit, w.args...); err != nil {
			return err
		}
		if w.found <= limit {
			l.way, most = w, w.found
		}
	}
	return nil
}

// count counts the rows of a query, up to one more than some.
func count(ctx context.Context, q asker, query string, most int, args ...any) (n int, err error) {
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM ("+query+") LIMIT "+itoa(most+1)+")", args...).Scan(&n)
	return n, err
}

func (l *lister) ways() (all []way) {
	add := func(query string, args ...any) { all = append(all, way{query: query, args: args}) }
	if l.Killed > 0 {
		l.shownAs(add, deaths+" >= ?", l.Killed)
	}
	if l.Status != "" && l.Status != sitrep.Reported {
		l.shownAs(add, "r.status = ?", string(l.Status))
	}
	if l.Box != nil {
		query, args := l.around()
		add(query, args...)
	}
	if l.Publisher != "" {
		add("SELECT coalesce(m.incident, l.incident) AS incident FROM documents d CROSS JOIN readings rd ON rd.version = d.version"+l.out()+
			" CROSS JOIN tellings t ON t.reading = rd.key CROSS JOIN links l ON l.telling = t.key AND "+l.held("l.", "recorded", "undone")+
			" LEFT JOIN moved m ON m.telling = t.key AND "+l.held("m.", "since", "ended")+
			" WHERE d.publisher = (SELECT key FROM publishers WHERE name = ?)", l.Publisher)
		all[len(all)-1].most = fewIssues
	}
	if l.Reviewed == Yes {
		add("SELECT rv.incident AS incident FROM reviewed rv WHERE " + l.held("rv.", "since", "ended"))
	}
	return all
}

// wording is the way through the documents with the words.
func (l *lister) wording() way {
	w := way{query: "SELECT coalesce(m.incident, l.incident) AS incident FROM words", args: []any{l.text}}
	if l.Publisher != "" {
		w.query += " CROSS JOIN documents d ON d.doc = words.rowid"
		w.args = append(w.args, l.Publisher)
	}
	w.query += " CROSS JOIN readings rd ON rd.version = words.rowid & 0xffffffff" +
		l.out() + " CROSS JOIN tellings t ON t.reading = rd.key CROSS JOIN links l ON l.telling = t.key AND " + l.held("l.", "recorded", "undone") +
		" LEFT JOIN moved m ON m.telling = t.key AND " + l.held("m.", "since", "ended") + " WHERE words MATCH ?" + l.by()
	return w
}

// shownAs adds the way through what is shown, or was once, as a condition says.
func (l *lister) shownAs(add func(string, ...any), condition string, arg any) {
	query := "SELECT r.incident AS incident FROM records r WHERE " + condition
	if !l.once() {
		add(query, arg)
		return
	}
	add(query+" UNION ALL SELECT r.incident FROM history r WHERE "+condition, arg, arg)
}

// around is the way through the box.
func (l *lister) around() (string, []any) {
	var queries []string
	var args []any
	for _, b := range l.Box.parts() {
		from := []string{"SELECT s.incident AS incident FROM sites s"}
		if l.once() {
			from = append(from, "SELECT h.incident FROM sites_once s CROSS JOIN history h ON h.key = s.history")
		}
		for _, f := range from {
			queries = append(queries, f+" WHERE s.north >= ? AND s.south <= ? AND s.east >= ? AND s.west <= ?")
			args = append(args, b.South, b.North, b.West, b.East)
		}
	}
	return strings.Join(queries, " UNION ALL "), args
}

// through is the query that takes the way.
func (l *lister) through(columns string) string {
	l.args = append(l.args, l.way.args...)
	query := "WITH few AS MATERIALIZED (SELECT DISTINCT incident FROM (" + l.way.query + "))"
	for i, table := range l.tables() {
		if i > 0 {
			query += " UNION ALL"
		}
		index := ""
		if table == "records" {
			index = l.byIncident()
		}
		query += " SELECT " + columns + " FROM few CROSS JOIN " + table + " r" + index + " ON r.incident = few.incident WHERE true" + l.shown(table)
		query += l.conditions()
		if l.Place != "" {
			query += " AND ? IN (r.place, r.admin)"
			l.args = append(l.args, l.Place)
		}
	}
	return query
}

// row is where a list goes on.
type row struct {
	start    string // of a queue the doubt
	incident int64
}

// cursorMark stands between the first day and the id of an incident in a cursor.
const cursorMark = "~"

func cursorOf(start, id string) string { return start + cursorMark + id }

// begin finds where the list begins.
func (l *lister) begin(ctx context.Context) error {
	if l.After == "" {
		return nil
	}
	start, id, ok := strings.Cut(l.After, cursorMark)
	l.after = &row{start: start}
	if l.queued {
		_, err := strconv.Atoi(start)
		ok = ok && err == nil
	} else if _, err := day(start); start != "" && err != nil {
		ok = false
	}
	if ok && id == "" && !l.queued {
		return nil // all of the day come before
	}
	err := l.q.QueryRowContext(ctx, "SELECT key FROM incidents WHERE id = ?", id).Scan(&l.after.incident)
	if !ok || errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%w: %q is no cursor of this list", sitrep.ErrInvalid, l.After)
	}
	return err
}

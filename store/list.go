package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"sitrep"
)

// Filter says which incidents to list; a zero field asks for nothing.
//
// As of a time by the clock of recording, incidents are listed as they were, and
// those that were then as is asked for. By the clock of publication those are
// gone through that are now as is asked for, and listed as what had come out
// then tells of them, if that is as asked for, too.
type Filter struct {
	Since, Until string // ISO days: the incident's own days overlap them; undated ones do not
	Place        string // name of the place or of its first division, in any case
	Country      string // ISO 3166-1 alpha-2
	Type         sitrep.Type
	Text         string // words that one report of it has; "in quotes" in a row; a* begins a word
	Box          *Box   // where it is shown; one without coordinates is in none
	Killed       int    // at least so many, by the upper end of what is shown; of "at least 7" by the 7
	Status       sitrep.Status
	Publisher    string // of one of its reports, exactly as it is written; where words are asked for, too, of one that has them
	Reviewed     string // Yes or No: whether something stands that an analyst has decided of it
	After        string // Cursor of an incident of the same list: only what comes after it
	Limit        int    // 0 is no limit
	AsOf         AsOf   // the zero AsOf is now
}

// Answers of Filter.Reviewed; an empty one is either.
const (
	Yes = "yes"
	No  = "no"
)

// Listed is an incident as a list shows it: of its values the title, type,
// method, stage, status, when, where, casualties and how many independent sources
// there are, without their quotes and claims.
type Listed struct {
	sitrep.Incident
	Reports int
	Cursor  string // of its row, for Filter.After; holds where the row was even when it is no more
}

// Incidents lists incidents, newest first; the undated come last.
func (s *Store) Incidents(ctx context.Context, f Filter) ([]Listed, error) {
	l, err := newLister(f)
	if err != nil {
		return nil, err
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("list incidents: %w", s.explain(err))
	}
	defer tx.Rollback() // nothing was written
	l.store, l.q = s, tx
	if err := l.run(ctx); err != nil {
		return nil, fmt.Errorf("list incidents: %w", s.explain(err))
	}
	return l.listed, nil
}

// run makes the list, by the way that has the least to look at.
func (l *lister) run(ctx context.Context) error {
	if err := l.begin(ctx); err != nil {
		return err
	}
	if err := l.narrow(ctx); err != nil {
		return err
	}
	list := l.list
	switch {
	case l.text != "":
		list = l.search
	case l.Publisher != "" && l.way == nil:
		l.issues, list = true, l.throughDocuments
	}
	return l.ended(list(ctx))
}

// ended is what ended the list, if that is an error.
func (l *lister) ended(err error) error {
	switch {
	case errors.Is(err, errEnough):
		l.end, l.rest = "", "" // nobody asked for what comes after
		return nil
	case errors.Is(err, errLooked):
		return nil
	}
	return err
}

// list goes through what lists show.
func (l *lister) list(ctx context.Context) error {
	if err := l.bound(ctx); err != nil {
		return err
	}
	return l.walk(ctx, l.Limit, func(in found) error { return l.add(ctx, in) })
}

// rowsAtOnce is how many rows of a list are sorted at once, at most.
const rowsAtOnce = 1000

// walk calls f on the incidents that the filter leaves without its words, newest first.
// Some are sorted at a time, as many as are asked for where that is not 0: a list
// without an end would be sorted as a whole before its first row.
func (l *lister) walk(ctx context.Context, some int, f func(found) error) error {
	if some == 0 || some > rowsAtOnce {
		some = rowsAtOnce
	}
	if l.way != nil {
		some = 0 // few, and looked for anew each time
	}
	for {
		n := 0
		var last row
		if err := l.each(ctx, some, func(in found) error {
			n++
			last = row{start: in.start, incident: in.key}
			return f(in)
		}); err != nil || some == 0 || n < some {
			return err
		}
		l.after = &last
	}
}

// each calls f on the incidents that the filter leaves without its words, newest
// first; on no more than limit of them, or on all where it is 0.
func (l *lister) each(ctx context.Context, limit int, f func(found) error) error {
	l.args = nil
	query := l.query(l.columns("''")) + " ORDER BY start DESC, incident DESC"
	if limit > 0 {
		query += " LIMIT ?"
		l.args = append(l.args, limit)
	}
	id, named := l.named("c.incident")
	return each(ctx, l.q, func(rows *sql.Rows) error {
		var in found
		if err := rows.Scan(in.targets()...); err != nil {
			return err
		}
		return f(in)
	}, "SELECT c.start, c.incident, "+id+", c.country, c.type, c.status, c.record, c.reports, c.came_last FROM ("+query+
		") c"+named+" ORDER BY c.start DESC, c.incident DESC", l.args...)
}

// columns are what is read of an incident's row, r, with its id: what lists show; or where
// it is only counted, what indexes have.
func (l *lister) columns(id string) string {
	shown := "r.record AS record, r.reports AS reports, r.came_last AS came_last"
	switch {
	case l.count == nil:
	case l.AsOf.Clock == Published:
		shown = "'' AS record, 0 AS reports, r.came_last AS came_last"
	default:
		shown = "'' AS record, 0 AS reports, 0 AS came_last"
	}
	return "r.start AS start, r.incident AS incident, " + id + " AS id, r.country AS country, r.type AS type, r.status AS status, " + shown
}

// named is where the id of an incident comes from, and the join that it needs: those that
// are only counted are read without, unless they are made of what had come out.
func (l *lister) named(incident string) (id, join string) {
	if l.count != nil && l.AsOf.Clock != Published {
		return "''", ""
	}
	return "i.id", " CROSS JOIN incidents i ON i.key = " + incident
}

// byIncident is the index of records, to be found by their incidents, that has what is
// counted; empty where more is read.
func (l *lister) byIncident() string {
	if l.count == nil {
		return ""
	}
	return " INDEXED BY records_brief"
}

// found is an incident that a list has come upon.
type found struct {
	start                 string
	key                   int64
	id                    string
	country, kind, status string
	record                string
	reports               int
	cameLast              int64
}

func (in *found) targets() []any {
	return []any{&in.start, &in.key, &in.id, &in.country, &in.kind, &in.status, &in.record, &in.reports, &in.cameLast}
}

// add puts an incident on the list, as it was where that is asked for; errEnough
// when the list is long enough.
func (l *lister) add(ctx context.Context, in found) error {
	cursor := cursorOf(in.start, in.id)
	if l.AsOf.Clock == Published && in.cameLast > toMicro(l.AsOf.Time) {
		row, err := l.then(ctx, in.key, in.id)
		if err != nil || row == nil {
			return err
		}
		in.start, in.country, in.kind, in.status = row.start, row.country, row.kind, row.status
		in.record, in.reports = row.record, row.reports
	}
	if l.count != nil {
		return l.count(&in)
	}
	var sum summary
	if err := decodeJSON(in.record, &sum); err != nil {
		return err
	}
	l.listed = append(l.listed, Listed{sum.incident(in.id), in.reports, cursor})
	if l.Limit > 0 && len(l.listed) == l.Limit {
		return errEnough
	}
	return nil
}

// errEnough ends a list that is long enough.
var errEnough = errors.New("enough")

// then makes the row of an incident from what had come out; nil where that is not
// what is asked for.
func (l *lister) then(ctx context.Context, key int64, id string) (*recordRow, error) {
	if l.again == nil {
		l.again = keepIn(l.q)
	}
	g, err := gather(ctx, l.again, key, id, l.AsOf)
	if err != nil || len(g.sources) == 0 {
		return nil, err
	}
	row := l.store.rowOf(g, id)
	fits := (l.Country == "" || row.country == l.Country) && (l.Type == "" || row.kind == string(l.Type)) &&
		(l.Place == "" || row.place == l.Place || row.admin == l.Place) &&
		(l.Until == "" || row.start != "" && row.start <= l.Until) && (l.Since == "" || row.until >= l.Since) &&
		(l.Status == "" || row.status == string(l.Status)) && row.deaths() >= int64(l.Killed)
	if fits && l.Box != nil {
		if fits, err = l.Box.hasRecord(row.record); err != nil {
			return nil, err
		}
	}
	if !fits {
		return nil, nil //nolint:nilnil // nothing to list, and nothing wrong
	}
	return &row, nil
}

// lister makes a list by a filter.
type lister struct {
	Filter

	store  *Store
	q      preparer
	again  *kept // asks the same of many incidents; nil until that is asked
	listed []Listed
	text   string // in the full-text index's own language
	early  string // before this day no incident that is not long reaches Since
	after  *row   // that the list begins after; nil for its beginning
	floor  string // nothing that begins before this day is looked at; empty for all
	issues bool   // the publisher's documents are gone through
	queued bool   // what waits for an analyst is listed, in the order of the queue
	way    *way   // that finds the few incidents there can be; nil where they are gone through by their days
	args   []any

	effort effort // at most
	met    int    // how much was looked at for the words in documents
	rest   string // the cursor from which on nothing was looked at; empty where all was
	end    string // the day that was looked back to then; empty where that is one without

	count func(*found) error // is called for what would be listed, where that is only counted
}

func newLister(f Filter) (*lister, error) {
	l := &lister{Filter: f, text: matching(f.Text)}
	for _, d := range []string{f.Since, f.Until} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return nil, fmt.Errorf("%w: %q is no day; give one as 2026-03-11", sitrep.ErrInvalid, d)
		}
	}
	if since, err := time.Parse(time.DateOnly, f.Since); err == nil {
		l.early = since.AddDate(0, 0, -longer).Format(time.DateOnly)
	}
	switch {
	case f.Killed < 0:
		return nil, fmt.Errorf("%w: %d is no number of people", sitrep.ErrInvalid, f.Killed)
	case f.Reviewed != "" && f.Reviewed != Yes && f.Reviewed != No:
		return nil, fmt.Errorf("%w: reviewed is %s or %s, not %q", sitrep.ErrInvalid, Yes, No, f.Reviewed)
	case f.Box != nil && !f.Box.valid():
		return nil, fmt.Errorf("%w: a box has its south below its north, from -90 to 90, and west and east from -180 to 180", sitrep.ErrInvalid)
	}
	l.Country = strings.ToUpper(f.Country)
	l.Place = strings.ToLower(strings.TrimSpace(f.Place))
	if strings.TrimSpace(f.Text) != "" && l.text == "" {
		return nil, fmt.Errorf("%w: there is no word in %q to look for", sitrep.ErrInvalid, f.Text)
	}
	return l, nil
}

// query joins the branches, each of which one index answers in the order asked
// for: short and long incidents, the place by its own name and by its division,
// what is shown and what was shown once. Of a list of the past, what begins later
// than the day after the one that is asked for is in branches of its own, as it is
// little: only what was told of days to come.
func (l *lister) query(columns string) string {
	if l.way != nil {
		return l.through(columns)
	}
	places := []string{""}
	if l.Place != "" {
		places = []string{" AND r.place = ?", " AND r.admin = ? AND r.place <> ?"}
	}
	var branches []string
	for _, table := range l.tables() {
		for _, place := range places {
			for _, long := range []bool{false, true} {
				branches = append(branches, l.branch(columns, table+" r", place, long)+l.begun())
				if !l.AsOf.Now() {
					index := table + "_ahead"
					if l.AsOf.Clock == Published {
						index = table + "_foretold"
					}
					branches = append(branches, l.branch(columns, table+" r INDEXED BY "+index, place, long)+l.ahead())
				}
			}
		}
	}
	return strings.Join(branches, " UNION ALL ")
}

// tables are those of what is shown, and what was.
func (l *lister) tables() []string {
	if l.once() {
		return []string{"records", "history"}
	}
	return []string{"records"}
}

// shown is the condition that a row of a table, r, was shown at the moment asked for.
func (l *lister) shown(table string) (q string) {
	if l.once() {
		q += " AND r.since <= ?"
		l.args = append(l.args, toMicro(l.AsOf.Time))
	}
	if strings.HasPrefix(table, "history") {
		q += " AND r.ended > ?"
		l.args = append(l.args, toMicro(l.AsOf.Time))
	}
	return q
}

// once tells whether what lists showed once is asked for.
func (l *lister) once() bool { return !l.AsOf.Now() && l.AsOf.Clock != Published }

// begun leaves of a list of the past what begins no later than the day after the one
// that is asked for: with ahead, it is all of it.
func (l *lister) begun() string {
	if l.AsOf.Now() {
		return ""
	}
	l.args = append(l.args, l.tomorrow())
	return " AND r.start <= ?"
}

// ahead leaves of a list of the past what was to come later than that.
func (l *lister) ahead() string {
	l.args = append(l.args, l.tomorrow())
	told := "since"
	if l.AsOf.Clock == Published {
		told = "came_first"
	}
	return " AND r.start > ? AND r.start > date(r." + told + " / 1000000, 'unixepoch', '+1 day')"
}

// tomorrow is the day after the one that is asked for: where days begin first, it is
// that day already.
func (l *lister) tomorrow() string { return l.AsOf.Time.UTC().AddDate(0, 0, 1).Format(time.DateOnly) }

// branch is the query of one table, named r, by one index.
func (l *lister) branch(columns, table, place string, long bool) string {
	q := "SELECT " + columns + " FROM " + table + " WHERE r.long = ?" + place
	l.args = append(l.args, long)
	for range strings.Count(place, "?") {
		l.args = append(l.args, l.Place)
	}
	q += l.conditions()
	if !long && l.early != "" {
		q += " AND r.start >= ?"
		l.args = append(l.args, l.early)
	}
	return q + l.shown(table)
}

// conditions are those on a row of records or history, but for places, and but for
// when it was shown.
func (l *lister) conditions() string {
	q := ""
	and := func(condition string, value any) {
		if value != "" {
			q += " AND " + condition
			l.args = append(l.args, value)
		}
	}
	and("r.country = ?", l.Country)
	and(beside(l.Country)+"r.type = ?", string(l.Type))
	and("r.start <= ?", l.Until)
	and("r.until >= ?", l.Since)
	and("r.start >= ?", l.floor)
	if l.Until != "" {
		q += " AND r.start <> ''"
	}
	if !l.AsOf.Now() && l.AsOf.Clock == Published {
		and("r.came_first <= ?", toMicro(l.AsOf.Time))
	}
	and(beside(l.Country+string(l.Type)+l.Place)+"r.status = ?", string(l.Status))
	if l.Killed > 0 {
		q += " AND " + deaths + " >= ?"
		l.args = append(l.args, l.Killed)
	}
	if l.Box != nil {
		q += " AND " + l.Box.condition(&l.args)
	}
	if l.Publisher != "" && !l.issues && l.text == "" {
		q += " AND (" + l.told("r.incident", "", "d.publisher = (SELECT key FROM publishers WHERE name = ?)") + ")"
		l.args = append(l.args, l.Publisher, l.Publisher)
	}
	if l.Reviewed != "" {
		q += " AND " + map[string]string{Yes: "", No: "NOT "}[l.Reviewed] +
			"EXISTS (SELECT 1 FROM reviewed rv WHERE rv.incident = r.incident AND " + l.held("rv.", "since", "ended") + ")"
	}
	if l.after != nil && !l.queued {
		q += " AND (r.start, r.incident) < (?, ?)"
		l.args = append(l.args, l.after.start, l.after.incident)
	}
	return q
}

// beside begins a condition that is not looked for along its own index, where something
// else is asked for that leaves less.
func beside(other string) string {
	if other == "" {
		return ""
	}
	return "+"
}

// deaths is how many were killed, by the upper end of what is shown of it; recordRow.deaths
// is the same.
const deaths = "coalesce(r.killed_high, r.killed_low)"

// matching turns what a user looks for into the full-text index's language:
// every word, and every row of words in quotes, must be there.
func matching(text string) string {
	var terms []string
	for i, part := range strings.Split(text, `"`) {
		words := strings.FieldsFunc(part, unfound)
		if i%2 == 1 { // within quotes
			words = []string{strings.Join(words, " ")}
		}
		for _, w := range words {
			bare := strings.TrimRight(w, "*")
			if !strings.ContainsFunc(bare, wordRune) {
				continue
			}
			term := `"` + bare + `"`
			if bare != w {
				term += "*"
			}
			terms = append(terms, term)
		}
	}
	return strings.Join(terms, " AND ")
}

// unfound tells whether a character stands between words; a zero byte would end
// what SQLite is asked.
func unfound(r rune) bool { return unicode.IsSpace(r) || r == 0 }

// wordRune tells whether the full-text index takes a character for part of a word.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

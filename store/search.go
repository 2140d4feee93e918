package store

import (
	"container/heap"
	"context"
	"database/sql"
	"errors"
	"math"
	"regexp"
	"strings"
	"time"
)

// fewDocuments is up to how many documents are gone through whatever becomes of them.
const fewDocuments = 500

// search lists incidents of which a report has the words, and is of the publisher where
// one is asked for. It takes the way on which the list is likely to be long enough first:
// the documents that have the words, from the latest day down; those of the publisher;
// or the incidents that the rest of the filter leaves.
func (l *lister) search(ctx context.Context) error {
	if l.way == nil && l.Publisher+l.Place+string(l.Status)+l.Reviewed == "" && l.Killed == 0 && l.Box == nil {
		return l.throughDocuments(ctx) // they are marked with the rest
	}
	have, err := count(ctx, l.q, "SELECT 1 FROM words WHERE words MATCH ?", fewDocuments, l.text)
	if err != nil || have == 0 {
		return err
	}
	switch {
	case have <= fewDocuments:
		return l.throughDocuments(ctx)
	case l.Publisher != "":
		if l.way != nil && l.way.found <= fewDocuments {
			return l.throughIncidents(ctx)
		}
		l.issues = true
		return l.throughDocuments(ctx)
	}
	rare, err := l.rarer(ctx)
	if err != nil {
		return err
	}
	if rare {
		return l.throughIncidents(ctx)
	}
	return l.throughDocuments(ctx)
}

// What it takes to look at something, in millionths of a second.
const (
	costDocument = 12 // and at what it tells of
	costIncident = 25 // and for the words in its documents
	costRow      = 0.1
	costFew      = 4 // to find one of few
)

// rarer tells whether what the rest of the filter asks for is so much rarer than the
// words that the incidents it leaves are gone through.
func (l *lister) rarer(ctx context.Context) (bool, error) {
	var incidents, documents float64
	if err := l.q.QueryRowContext(ctx, "SELECT coalesce((SELECT max(key) FROM incidents), 0) + 1, coalesce((SELECT max(key) FROM versions), 0) + 1").
		Scan(&incidents, &documents); err != nil {
		return false, err
	}
	words, err := l.density(ctx)
	if err != nil {
		return false, err
	}
	words = min(1, words*documents/incidents)
	left, find := incidents, 0.0
	var rest float64
	if l.way != nil {
		left = float64(l.way.found)
		rest, find = max(left, 0.5)/incidents, left*costFew
	} else if rest, err = l.share(ctx); err != nil {
		return false, err
	}
	want := math.Inf(1)
	if l.Limit > 0 {
		want = float64(l.Limit)
	}
	through := min(left, want/words)
	if l.way == nil {
		find = through / rest * costRow
	}
	return through*costIncident+find < min(documents*words, want/rest)*costDocument, nil
}

// sampled is how many things are looked at to tell how frequent others are among them.
const sampled = 2000

// density is the part of the newest documents that have the words, of those up to the
// day that is asked for.
func (l *lister) density(ctx context.Context) (float64, error) {
	top := int64(math.MaxInt64)
	if until, err := day(l.upTo()); err == nil {
		top = docOf(dayNumber(until)+1, 0)
	}
	var doc int64
	err := l.q.QueryRowContext(ctx, "SELECT rowid FROM words WHERE words MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT 1 OFFSET ?", l.text, top, fewDocuments).Scan(&doc)
	if errors.Is(err, sql.ErrNoRows) {
		doc, err = 0, nil
	}
	if err != nil {
		return 0, err
	}
	n, err := count(ctx, l.q, "SELECT 1 FROM documents WHERE doc BETWEEN ? AND ?", sampled*fewDocuments/10, doc, top)
	return fewDocuments / float64(n+1), err
}

// share is the part of the newest incidents that are as asked for, among those that are
// as documents are marked.
func (l *lister) share(ctx context.Context) (float64, error) {
	floor := l.floor
	defer func() { l.floor = floor }()
	var err error
	if l.floor, err = l.dayOf(ctx, sampled, false); err != nil {
		return 0, err
	}
	l.args = nil
	query := l.query("1")
	n, err := count(ctx, l.q, query, sampled, l.args...)
	return max(0.5, float64(n)) / sampled, err
}

// fewest and most incidents are asked for the words at once.
const (
	fewestAsked = 50
	mostAsked   = 800
)

// throughIncidents asks the incidents that the filter leaves for the words.
func (l *lister) throughIncidents(ctx context.Context) error {
	var some []found
	asked, at := 0, atOnce(fewestAsked, l.effort.incidents)
	ask := func() error {
		have, err := l.worded(ctx, some)
		if err != nil {
			return err
		}
		for i := range some {
			if have[some[i].key] {
				if err := l.add(ctx, some[i]); err != nil {
					return err
				}
			}
		}
		asked += len(some)
		some, at = some[:0], min(2*at, mostAsked)
		return nil
	}
	if err := l.bound(ctx); err != nil {
		return err
	}
	var last found
	if err := l.walk(ctx, 0, func(in found) error {
		if over(asked, l.effort.incidents) || over(l.met, l.effort.met) {
			l.end, l.rest = last.start, cursorOf(last.start, last.id)
			return errLooked
		}
		last = in
		some = append(some, in)
		if len(some) < at {
			return nil
		}
		return ask()
	}); err != nil {
		return err
	}
	return ask()
}

// by is the condition that a document, named d, is of the publisher that is asked for.
func (l *lister) by() string {
	if l.Publisher == "" {
		return ""
	}
	return " AND d.publisher = (SELECT key FROM publishers WHERE name = ?)"
}

// told is the condition that a report of an incident is as a condition says, which
// stands in it twice, of its document, named d, and what is joined to that.
func (l *lister) told(incident, join, condition string) string {
	tells := l.tells("", incident, join)
	return "EXISTS (SELECT 1" + tells[0] + " AND " + condition + ") OR EXISTS (SELECT 1" + tells[1] + " AND " + condition + ")"
}

// tells is where an incident's documents, named d, come from, with the condition that
// they are its own: those that were linked to it, and those that were moved to it.
func (l *lister) tells(from, incident, join string) [2]string {
	rest := ` CROSS JOIN tellings t ON t.key = l.telling CROSS JOIN readings rd ON rd.key = t.reading` + l.out() + `
		CROSS JOIN documents d ON d.version = rd.version` + join
	return [2]string{
		` FROM ` + from + `links l LEFT JOIN moved m ON m.telling = l.telling AND ` + l.held("m.", "since", "ended") + rest + `
			WHERE l.incident = ` + incident + ` AND m.key IS NULL AND ` + l.held("l.", "recorded", "undone"),
		` FROM ` + from + `moved m CROSS JOIN links l ON l.telling = m.telling AND ` + l.held("l.", "recorded", "undone") + rest + `
			WHERE m.incident = ` + incident + " AND " + l.held("m.", "since", "ended"),
	}
}

// held is the condition that a row held at the moment that is asked for.
func (l *lister) held(row, since, ended string) string {
	if !l.once() {
		return row + ended + " IS NULL"
	}
	at := itoa(toMicro(l.AsOf.Time))
	return row + since + " <= " + at + " AND (" + row + ended + " IS NULL OR " + row + ended + " > " + at + ")"
}

// throughDocuments goes through the documents with the words, or where issues is set
// through those of the publisher. None of the incidents of a document is of a later day
// than it, so that whatever is later than the document at hand can be listed.
func (l *lister) throughDocuments(ctx context.Context) error {
	waiting := &latest{}
	seen := map[int64]bool{}
	take := func(rows *sql.Rows) error {
		var doc int64
		var in found
		if err := rows.Scan(append([]any{&doc}, in.targets()...)...); err != nil {
			return err
		}
		for waiting.Len() > 0 && (*waiting)[0].day() > dayOfDoc(doc) {
			if err := l.add(ctx, heap.Pop(waiting).(found)); err != nil {
				return err
			}
		}
		if !seen[in.key] {
			seen[in.key] = true
			heap.Push(waiting, in)
		}
		return nil
	}
	query, args := l.tellOf()
	parts := l.parts()
	for i, part := range parts {
		if part.mark == aheadMark {
			var err error
			if part.there, err = l.there(ctx); err != nil {
				return err
			}
		}
		err := l.inPieces(ctx, part, i == len(parts)-1, func(docs []int64) error {
			return each(ctx, l.q, take, query, append([]any{toJSON(docs)}, args...)...)
		})
		if err != nil && !errors.Is(err, errLooked) {
			return err
		}
	}
	for waiting.Len() > 0 {
		in := heap.Pop(waiting).(found)
		if in.start < l.end {
			break
		}
		if err := l.add(ctx, in); err != nil {
			return err
		}
	}
	return nil
}

// endAfter has the list end with the days after a document's, if that is any of what is
// asked for.
func (l *lister) endAfter(doc int64) bool {
	if dayOfDoc(doc) == undated || l.after != nil && l.after.start == "" {
		return false
	}
	end := fromDayNumber(dayOfDoc(doc) + 1)
	if until := l.upTo(); until != "" && end >= until {
		return false
	}
	l.end, l.rest = end, cursorOf(end, "")
	return true
}

// fewest and most documents are gone through at once.
const (
	fewestAtOnce = 64
	mostAtOnce   = 1024
)

// inPieces calls f on the documents of a part, from the highest number down: on those
// that have the words, where they are asked for. It ends with errLooked where it is
// bounded and there were more than it looks at.
func (l *lister) inPieces(ctx context.Context, p part, bounded bool, f func([]int64) error) error {
	var some []int64
	looked, at := 0, atOnce(fewestAtOnce, l.effort.documents)
	take := func() error {
		docs, met := some, l.met
		if l.text != "" && (l.issues || p.there != "") {
			var err error
			if docs, err = l.meet(ctx, docs); err != nil {
				return err
			}
		}
		looked += len(docs)
		if l.met-met < len(some)*costMeet/10 {
			at = min(2*at, mostAtOnce)
		}
		some = some[:0]
		if len(docs) == 0 {
			return nil
		}
		return f(docs)
	}
	query, args := l.documents(p)
	if err := each(ctx, l.q, func(rows *sql.Rows) error {
		var doc int64
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		if len(some) == at {
			if err := take(); err != nil {
				return err
			}
		}
		if bounded && (over(looked, l.effort.documents) || over(l.met, l.effort.met)) && l.endAfter(doc) {
			if err := take(); err != nil {
				return err
			}
			return errLooked
		}
		some = append(some, doc)
		return nil
	}, query, args...); err != nil {
		return err
	}
	return take()
}

// part is what documents are gone through at once: those with numbers from one to
// another that have a mark.
type part struct {
	from, to int64
	mark     string // empty is none
	there    string // a condition that few fulfil: they are found by the mark, and asked for the words then
}

// parts are the documents from the day on that is asked for, in two parts where a
// day is asked for that they end on: those with higher numbers that are marked for
// it come first.
func (l *lister) parts() []part {
	all := part{from: 0, to: math.MaxInt64}
	if since, err := day(l.Since); err == nil {
		all.from = docOf(dayNumber(since), 0)
	}
	end, mark := int64(math.MaxInt64), ""
	if until, err := day(l.upTo()); err == nil {
		end, mark = docOf(dayNumber(until)+longer+1, 0), wideMark
	}
	if !l.AsOf.Now() {
		if then := docOf(dayNumber(l.AsOf.Time)+2, 0); then < end {
			end, mark = then, aheadMark
		}
	}
	if mark == "" {
		return []part{all}
	}
	return []part{{from: max(all.from, end), to: all.to, mark: mark}, {from: all.from, to: end - 1}}
}

// upTo is the last day that what is asked for begins on; empty for any.
func (l *lister) upTo() string {
	if l.after == nil || l.after.start == "" {
		return l.Until
	}
	last := l.after.start
	if d, err := day(last); err == nil && l.after.incident == 0 {
		last = d.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	if l.Until == "" || last < l.Until {
		return last
	}
	return l.Until
}

// tellOf is the query for the incidents that some documents, a list in JSON, tell of
// and that the rest of the filter leaves.
func (l *lister) tellOf() (string, []any) {
	l.args = nil
	where := l.conditions()
	if l.Place != "" {
		where += " AND ? IN (r.place, r.admin)"
		l.args = append(l.args, l.Place)
	}
	record := " CROSS JOIN records r" + l.byIncident() + " ON r.incident = coalesce(m.incident, l.incident)"
	id, named := l.named("coalesce(m.incident, l.incident)")
	columns := l.columns(id)
	if l.once() {
		at := itoa(toMicro(l.AsOf.Time))
		record = " LEFT JOIN records c" + l.byIncident() + " ON c.incident = coalesce(m.incident, l.incident) AND c.since <= " + at +
			" LEFT JOIN history h ON c.incident IS NULL AND h.incident = coalesce(m.incident, l.incident) AND h.since <= " + at + " AND h.ended > " + at
		where = either.ReplaceAllString(where, "coalesce(c.$1, h.$1)")
		columns = either.ReplaceAllString(columns, "coalesce(c.$1, h.$1)")
		where += " AND coalesce(c.incident, h.incident) IS NOT NULL"
	}
	return "SELECT j.value, " + columns + " FROM json_each(?) j CROSS JOIN readings rd ON rd.version = j.value & 0xffffffff" + l.out() +
		` CROSS JOIN tellings t ON t.reading = rd.key CROSS JOIN links l ON l.telling = t.key AND ` + l.held("l.", "recorded", "undone") +
		" LEFT JOIN moved m ON m.telling = t.key AND " + l.held("m.", "since", "ended") + record +
		named + " WHERE true" + where + " ORDER BY j.value DESC", l.args
}

// documents is the query for the numbers of a part's documents with the words, or of
// the publisher, from the highest down.
func (l *lister) documents(p part) (query string, args []any) {
	if l.issues && p.mark == "" {
		query, args = "SELECT d.doc AS doc FROM documents d WHERE d.doc BETWEEN ? AND ?"+l.by(), []any{p.from, p.to, l.Publisher}
		for _, mark := range l.marked() {
			query += " AND instr(' ' || d.marks || ' ', ?) > 0"
			args = append(args, " "+mark+" ")
		}
		return query + l.first(&args) + " ORDER BY d.doc DESC", args
	}
	var match []string
	if !l.issues && p.there == "" {
		match = append(match, "("+l.text+")")
	}
	if l.Type != "" {
		match = append(match, typeMark(string(l.Type)))
	}
	if where := placed(l.Country, l.Since, l.Until); where != "" {
		match = append(match, where)
	}
	if p.mark != "" {
		match = append(match, p.mark)
	}
	query, args = "SELECT words.rowid AS doc FROM words", []any{strings.Join(match, " AND "), p.from, p.to}
	where := " WHERE words MATCH ? AND words.rowid BETWEEN ? AND ?" + p.there
	if l.Publisher != "" {
		where += l.by()
		args = append(args, l.Publisher)
	}
	if where += l.first(&args); strings.Contains(where, " d.") {
		query += " CROSS JOIN documents d ON d.doc = words.rowid"
	}
	return query + where + " ORDER BY words.rowid DESC", args
}

// marked are the marks that a document must have for the type and the country.
func (l *lister) marked() (all []string) {
	if l.Type != "" {
		all = append(all, typeMark(string(l.Type)))
	}
	if l.Country != "" {
		all = append(all, countryMark(l.Country))
	}
	return all
}

// there gives the condition on documents that they were there at the moment that is asked
// for, or came out by then, as far as their own rows tell. Versions are numbered in the
// order in which they were recorded.
func (l *lister) there(ctx context.Context) (condition string, err error) {
	if l.AsOf.Clock == Published {
		return " AND (d.came IS NULL OR d.came <= " + itoa(toMicro(l.AsOf.Time)) + ")", nil
	}
	var first, end int64 // the first version that was not there is in [first, end]
	if err := l.q.QueryRowContext(ctx, "SELECT coalesce(max(key), 0) + 1 FROM versions").Scan(&end); err != nil {
		return "", err
	}
	for first < end {
		middle, recorded := (first+end)/2, int64(0)
		if err := l.q.QueryRowContext(ctx, "SELECT recorded FROM versions WHERE key >= ? ORDER BY key LIMIT 1", middle).Scan(&recorded); err != nil {
			return "", err
		}
		if recorded <= toMicro(l.AsOf.Time) {
			first = middle + 1
		} else {
			end = middle
		}
	}
	return " AND (words.rowid & 0xffffffff) < " + itoa(first), nil
}

// first is the condition that an incident of a document, named d, may begin by the last
// day that is asked for, or without a day where those are asked for.
func (l *lister) first(args *[]any) string {
	until, err := day(l.upTo())
	if err != nil {
		return ""
	}
	*args = append(*args, docOf(dayNumber(until)+1, 0), dayNumber(until))
	query := " AND (d.doc < ? OR d.first IS NULL OR d.first <= ?"
	if l.Until == "" {
		query += " OR instr(' ' || d.marks || ' ', ?) > 0"
		*args = append(*args, " "+yearMark("")+" ")
	}
	return query + ")"
}

// out is the condition that the report of a reading, named rd, had come out, where
// that is asked for.
func (l *lister) out() string {
	if l.AsOf.Now() || l.AsOf.Clock != Published {
		return ""
	}
	return " AND " + cameOut("rd") + " <= " + itoa(toMicro(l.AsOf.Time))
}

// either finds the columns of a record, which may be of the present or of the past.
var either = regexp.MustCompile(`\br\.(\w+)`)

// latest are incidents that wait to be listed, the newest on top.
type latest []found

func (in *found) day() int64 {
	d, err := day(in.start)
	if err != nil {
		return undated
	}
	return dayNumber(d)
}

func (q *latest) Len() int { return len(*q) }

func (q *latest) Less(i, j int) bool {
	a, b := &(*q)[i], &(*q)[j]
	return a.start > b.start || a.start == b.start && a.key > b.key
}

func (q *latest) Swap(i, j int) { (*q)[i], (*q)[j] = (*q)[j], (*q)[i] }

// Push and Pop are for package heap.
func (q *latest) Push(x any) { *q = append(*q, x.(found)) }

// Pop takes the last one off.
func (q *latest) Pop() any {
	n := len(*q) - 1
	x := (*q)[n]
	*q = (*q)[:n]
	return x
}

package store

import (
	"container/heap"
	"context"
	"database/sql"
	"math"
	"regexp"
	"strings"
)

// fewIncidents is up to how many incidents, of those that a filter leaves, are
// asked one by one whether a report of theirs has the words.
const fewIncidents = 60

// fewDocuments is up to how many documents are gone through whatever becomes of them.
const fewDocuments = 4000

// search lists incidents of which a report has the words. It goes through the
// documents that have them, from the latest day down, unless the rest of the
// filter leaves only a few incidents.
func (l *lister) search(ctx context.Context) error {
	if l.way != nil {
		many, err := l.wordy(ctx)
		if err != nil {
			return err
		}
		if many || l.way.found <= fewIncidents {
			return l.throughIncidents(ctx)
		}
		return l.throughDocuments(ctx)
	}
	if l.Publisher != "" {
		many, err := l.wordy(ctx)
		if err != nil {
			return err
		}
		l.issues = many
		return l.throughDocuments(ctx)
	}
	if l.Country != "" || l.Type != "" || l.Place != "" || l.Since != "" {
		left, err := l.leaves(ctx)
		if err != nil {
			return err
		}
		if left <= fewIncidents {
			return l.throughIncidents(ctx)
		}
	}
	return l.throughDocuments(ctx)
}

// wordy tells whether more than some documents have the words.
func (l *lister) wordy(ctx context.Context) (bool, error) {
	n, err := count(ctx, l.q, "SELECT 1 FROM words WHERE words MATCH ?", fewDocuments, l.text)
	return n > fewDocuments, err
}

// leaves counts the incidents that the filter leaves without its words, up to one
// more than a few.
func (l *lister) leaves(ctx context.Context) (int, error) {
	l.args = nil
	query := l.query("1")
	return count(ctx, l.q, query, fewIncidents, l.args...)
}

// throughIncidents asks each incident that the filter leaves for the words.
func (l *lister) throughIncidents(ctx context.Context) error {
	return l.each(ctx, 0, func(in found) error {
		has, err := l.has(ctx, in.key)
		if err == nil && has {
			err = l.add(ctx, in)
		}
		return err
	})
}

// has tells whether a report of an incident has the words.
func (l *lister) has(ctx context.Context, incident int64) (has bool, err error) {
	if l.asks == nil {
		query := "SELECT " + l.told("?1", " CROSS JOIN words ON words.rowid = d.doc", "words MATCH ?2")
		if l.asks, err = l.q.PrepareContext(ctx, query); err != nil { //nolint:sqlclosecheck // kept; the transaction's end closes it
			return false, err
		}
	}
	err = l.asks.QueryRowContext(ctx, incident, l.text).Scan(&has)
	return has, err
}

// told is the condition that a report of an incident is as a condition says, which
// stands in it twice, of its document, named d, and what is joined to that.
func (l *lister) told(incident, join, condition string) string {
	rest := ` CROSS JOIN tellings t ON t.key = l.telling CROSS JOIN readings rd ON rd.key = t.reading` + l.out() + `
		CROSS JOIN documents d ON d.version = rd.version` + join
	return `EXISTS (SELECT 1 FROM links l LEFT JOIN moved m ON m.telling = l.telling AND ` + l.held("m.", "since", "ended") + rest + `
			WHERE l.incident = ` + incident + ` AND m.key IS NULL AND ` + l.held("l.", "recorded", "undone") + " AND " + condition + `)
		OR EXISTS (SELECT 1 FROM moved m CROSS JOIN links l ON l.telling = m.telling AND ` + l.held("l.", "recorded", "undone") + rest + `
			WHERE m.incident = ` + incident + " AND " + l.held("m.", "since", "ended") + " AND " + condition + ")"
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
// through those of the publisher. None of the
// incidents of a document is of a later day than it, so that whatever is later
// than the document at hand can be listed.
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
			if err := l.offer(ctx, heap.Pop(waiting).(found)); err != nil {
				return err
			}
		}
		if !seen[in.key] {
			seen[in.key] = true
			heap.Push(waiting, in)
		}
		return nil
	}
	for _, part := range l.parts() {
		query, args := l.documents(part)
		if err := each(ctx, l.q, take, query, args...); err != nil {
			return err
		}
	}
	for waiting.Len() > 0 {
		if err := l.offer(ctx, heap.Pop(waiting).(found)); err != nil {
			return err
		}
	}
	return nil
}

// offer puts an incident on the list, if a report of it has the words.
func (l *lister) offer(ctx context.Context, in found) error {
	if l.issues && l.text != "" {
		if has, err := l.has(ctx, in.key); err != nil || !has {
			return err
		}
	}
	return l.add(ctx, in)
}

// part is what documents are gone through at once: those with numbers from one to
// another that have a mark.
type part struct {
	from, to int64
	mark     string // empty is none
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
	return []part{{max(all.from, end), all.to, mark}, {all.from, end - 1, ""}}
}

// upTo is the last day that what is asked for begins on; empty for any.
func (l *lister) upTo() string {
	if l.after != nil && l.after.start != "" && (l.Until == "" || l.after.start < l.Until) {
		return l.after.start
	}
	return l.Until
}

// documents is the query for documents with the words, or of the publisher, and the
// incidents that they tell of and that the rest of the filter leaves.
func (l *lister) documents(part part) (string, []any) {
	l.args = nil
	where := l.conditions()
	if l.Place != "" {
		where += " AND ? IN (r.place, r.admin)"
		l.args = append(l.args, l.Place)
	}
	record := " CROSS JOIN records r ON r.incident = coalesce(m.incident, l.incident)"
	columns := "r.start, i.key, i.id, r.country, r.type, r.status, r.record, r.reports, r.came_last"
	if l.once() {
		at := itoa(toMicro(l.AsOf.Time))
		record = " LEFT JOIN records c ON c.incident = coalesce(m.incident, l.incident) AND c.since <= " + at +
			" LEFT JOIN history h ON c.incident IS NULL AND h.incident = coalesce(m.incident, l.incident) AND h.since <= " + at + " AND h.ended > " + at
		where = either.ReplaceAllString(where, "coalesce(c.$1, h.$1)")
		columns = either.ReplaceAllString(columns, "coalesce(c.$1, h.$1)")
		where += " AND coalesce(c.incident, h.incident) IS NOT NULL"
	}
	from, of, first := l.source(part)
	return "SELECT " + of + ", " + columns + from + l.out() +
			` CROSS JOIN tellings t ON t.reading = rd.key CROSS JOIN links l ON l.telling = t.key AND ` + l.held("l.", "recorded", "undone") +
			" LEFT JOIN moved m ON m.telling = t.key AND " + l.held("m.", "since", "ended") + record +
			" CROSS JOIN incidents i ON i.key = coalesce(m.incident, l.incident) WHERE " + first.condition + " AND " + of + " BETWEEN ? AND ?" + where +
			" ORDER BY " + of + " DESC",
		append(append(first.args, part.from, part.to), l.args...)
}

// chosen is a condition on documents.
type chosen struct {
	condition string
	args      []any
}

// source is what documents come from, with their readings; what their number is
// called; and the condition on them.
func (l *lister) source(part part) (from, number string, first chosen) {
	if l.issues {
		first = chosen{"d.publisher = (SELECT key FROM publishers WHERE name = ?)", []any{l.Publisher}}
		if part.mark != "" {
			first.condition += " AND instr(d.marks, ?) > 0"
			first.args = append(first.args, part.mark)
		}
		return " FROM documents d CROSS JOIN readings rd ON rd.version = d.version", "d.doc", first
	}
	match := []string{"(" + l.text + ")"}
	if l.Type != "" {
		match = append(match, typeMark(string(l.Type)))
	}
	if where := placed(l.Country, l.Since, l.Until); where != "" {
		match = append(match, where)
	}
	if part.mark != "" {
		match = append(match, part.mark)
	}
	return " FROM words CROSS JOIN readings rd ON rd.version = words.rowid & 0xffffffff", "words.rowid",
		chosen{"words MATCH ?", []any{strings.Join(match, " AND ")}}
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

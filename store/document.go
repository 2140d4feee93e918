package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"sitrep"
)

// Documents are versions as the full-text index has them. Their numbers begin
// with a day that none of the incidents they tell of ends after, so that going
// through them from the highest number down finds incidents newest first; and
// their marks narrow a search to a country, to years and to a type. Both are
// bounds: a document is replaced when an incident outgrows them, and never
// because one has shrunk. Searches of the past, and those up to a day, begin at
// that day: the few documents that stand higher than they would look for are
// marked, too.

// epoch is added to days since 1970, so that numbers of documents are above 0.
const epoch = 1_000_000

func docOf(day, version int64) int64 { return (day+epoch)<<32 | version }

func dayOfDoc(doc int64) int64 { return doc>>32 - epoch }

// undated is the day of documents that tell of no incident with a day.
const undated = -epoch

// marker begins every mark, and no word: it is of private use.
const marker = "\uE000"

func countryMark(country string) string { return marker + "c" + strings.ToLower(country) }

// yearMark is that of a year; of an empty one for incidents without a day or with
// too many years.
func yearMark(year string) string { return marker + "y" + year }

// countryYearMark is that of both together.
func countryYearMark(country, year string) string { return countryMark(country) + "y" + year }

func typeMark(kind string) string {
	return marker + "t" + itoa(1+slices.Index(sitrep.Types[:], sitrep.Type(kind)))
}

// Marks of documents with numbers higher than their incidents' first days and their
// own would have them.
const (
	wideMark  = marker + "w" // an incident began longer before
	aheadMark = marker + "a" // the version was there, or came out, more than a day before
)

// noDay is the first day of documents that tell of no incident with a day.
const noDay = epoch

// mostYears bounds for how many years an incident has marks: one that spans more
// is found in any.
const mostYears = 40

// marksOf are the marks of what lists show of an incident, and its days.
func marksOf(row *recordRow) (marks []string, first, last int64) {
	marks, first, last = []string{countryMark(row.country), typeMark(row.kind)}, noDay, undated
	years := []string{""}
	start, err := day(row.start)
	until, err2 := day(row.until)
	if err == nil && err2 == nil {
		first, last = dayNumber(start), dayNumber(until)
		if between := yearsBetween(start, until); between != nil {
			years = between
		}
	}
	for _, y := range years {
		marks = append(marks, yearMark(y), countryYearMark(row.country, y))
	}
	return marks, first, last
}

// placed gives the condition that a document has an incident of a country and of
// some years, in the index's own language; empty where any will do.
func placed(country, since, until string) string {
	first, err := time.Parse(time.DateOnly, since)
	last, err2 := time.Parse(time.DateOnly, until)
	var years []string
	if err == nil && err2 == nil {
		years = yearsBetween(first, last)
	}
	switch {
	case years == nil && country == "":
		return ""
	case years == nil:
		return countryMark(country)
	}
	mark := yearMark
	if country != "" {
		mark = func(year string) string { return countryYearMark(country, year) }
	}
	marks := []string{mark("")}
	for _, y := range years {
		marks = append(marks, mark(y))
	}
	return "(" + strings.Join(marks, " OR ") + ")"
}

// yearsBetween are the years of two days and those between them; nil for too many.
func yearsBetween(first, last time.Time) []string {
	if last.Year()-first.Year() > mostYears {
		return nil
	}
	years := []string{}
	for y := first.Year(); y <= last.Year(); y++ {
		years = append(years, itoa(y))
	}
	return years
}

// document brings the index's document of a version up to what it tells of now.
func (b *Batch) document(ctx context.Context, version int64) error {
	var doc int64
	var was string
	var began sql.NullInt64
	var by issue
	err := b.q.QueryRowContext(ctx, "SELECT doc, marks, first, publisher, came FROM documents WHERE version = ?", version).
		Scan(&doc, &was, &began, &by.publisher, &by.came)
	there := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	marks, first, last := strings.Fields(was), int64(noDay), int64(undated)
	if began.Valid {
		first = began.Int64
	}
	if there {
		last = dayOfDoc(doc)
	}
	if err := each(ctx, b.q, func(rows *sql.Rows) error {
		var row recordRow
		if err := rows.Scan(&row.start, &row.until, &row.country, &row.kind); err != nil {
			return err
		}
		more, began, ended := marksOf(&row)
		marks, first, last = append(marks, more...), min(first, began), max(last, ended)
		return nil
	}, `SELECT r.start, r.until, r.country, r.type FROM readings rd CROSS JOIN tellings t ON t.reading = rd.key
		CROSS JOIN links l ON l.telling = t.key AND l.undone IS NULL LEFT JOIN moved m ON m.telling = t.key AND m.ended IS NULL
		CROSS JOIN records r ON r.incident = coalesce(m.incident, l.incident) WHERE rd.version = ?`, version); err != nil {
		return err
	}
	if last > undated {
		there, err := thereFrom(ctx, b.q, version)
		if err != nil {
			return err
		}
		marks = append(marks, bounds(first, last, there)...)
	}
	slices.Sort(marks)
	now := strings.Join(slices.Compact(marks), " ")
	if !there || now != was || docOf(last, version) != doc || !began.Valid || began.Int64 != first {
		if err := b.putDocument(ctx, version, doc, docOf(last, version), first, was, now, there); err != nil {
			return err
		}
		return b.putIssue(ctx, version, issue{}, by)
	}
	return b.putIssue(ctx, version, by, by)
}

// bounds are the marks of a document for the days of its incidents and the one
// that it was there from.
func bounds(first, last, there int64) (marks []string) {
	if last-first > longer {
		marks = append(marks, wideMark)
	}
	if last > there+1 {
		marks = append(marks, aheadMark)
	}
	return marks
}

// thereFrom is the day on which a version came out or was taken in, the earlier of
// the two.
func thereFrom(ctx context.Context, q asker, version int64) (day int64, err error) {
	var at int64
	err = q.QueryRowContext(ctx, `SELECT min(v.recorded, coalesce((SELECT `+cameOut("rd")+` FROM readings rd
		WHERE rd.version = v.key AND rd.retired IS NULL), v.recorded)) FROM versions v WHERE v.key = ?`, version).Scan(&at)
	return dayNumber(fromMicro(at)), err
}

// cameOut is CameOut of a reading in SQL, in microseconds.
func cameOut(reading string) string {
	return strings.ReplaceAll(`CASE length(r.published) WHEN 0 THEN (SELECT recorded FROM versions WHERE key = r.version)
		WHEN 10 THEN (unixepoch(r.published) + 86400) * 1000000 - 1 ELSE unixepoch(r.published) * 1000000 END`, "r.", reading+".")
}

func (b *Batch) putDocument(ctx context.Context, version, old, doc, first int64, was, now string, there bool) error {
	var title, text string
	if err := b.q.QueryRowContext(ctx, "SELECT title, text FROM versions WHERE key = ?", version).Scan(&title, &text); err != nil {
		return err
	}
	if there {
		if _, err := b.put(ctx, "INSERT INTO words (words, rowid, title, text, marks) VALUES ('delete', ?, ?, ?, ?)", old, title, text, was); err != nil {
			return err
		}
		if _, err := b.put(ctx, "DELETE FROM documents WHERE doc = ?", old); err != nil {
			return err
		}
	}
	if _, err := b.put(ctx, "INSERT INTO documents (doc, version, marks, first) VALUES (?, ?, ?, ?)", doc, version, now, first); err != nil {
		return err
	}
	_, err := b.put(ctx, "INSERT INTO words (rowid, title, text, marks) VALUES (?, ?, ?, ?)", doc, title, text, now)
	return err
}

// outgrown notes the versions whose documents may no longer do for an incident.
func (b *Batch) outgrown(ctx context.Context, incident int64, was, now *recordRow) error {
	if now.reports == 0 || was.until == now.until && was.start == now.start && was.country == now.country && was.kind == now.kind {
		return nil
	}
	versions, err := keys(ctx, b.q, `SELECT rd.version FROM links l CROSS JOIN tellings t ON t.key = l.telling CROSS JOIN readings rd ON rd.key = t.reading
			WHERE l.incident = ?1 AND l.undone IS NULL
		UNION SELECT rd.version FROM moved m CROSS JOIN tellings t ON t.key = m.telling CROSS JOIN readings rd ON rd.key = t.reading
			WHERE m.incident = ?1 AND m.ended IS NULL`, incident)
	for _, v := range versions {
		b.stale[v] = true
	}
	return err
}

// documentAll brings up to date what the batch has changed. It comes last: every
// statement in between would have the index write what it holds.
func (b *Batch) documentAll(ctx context.Context) error {
	versions := make([]int64, 0, len(b.stale))
	for v := range b.stale {
		versions = append(versions, v)
	}
	slices.Sort(versions)
	for _, v := range versions {
		if err := b.document(ctx, v); err != nil {
			return err
		}
	}
	clear(b.stale)
	return nil
}

// redocument makes the index afresh. Marks and days that incidents had once stay.
func (b *Batch) redocument(ctx context.Context) error {
	if _, err := b.put(ctx, `INSERT INTO documents (doc, version, marks)
		SELECT key, key, '' FROM versions WHERE key NOT IN (SELECT version FROM documents)`); err != nil {
		return err
	}
	if _, err := b.put(ctx, "INSERT INTO words (words) VALUES ('rebuild')"); err != nil {
		return err
	}
	for after := int64(0); ; {
		some, err := keys(ctx, b.q, "SELECT key FROM versions WHERE key > ? ORDER BY key LIMIT ?", after, documentsAtOnce)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, v := range some {
			b.stale[v] = true
		}
		if err := b.documentAll(ctx); err != nil {
			return err
		}
		after = some[len(some)-1]
	}
}

// documentsAtOnce bounds how many versions are held in memory.
const documentsAtOnce = 10_000

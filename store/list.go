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
	Limit        int    // 0 is no limit
	AsOf         AsOf   // the zero AsOf is now
}

// Listed is an incident as a list shows it: of its values the title, type,
// method, stage, status, when, where and casualties, without their quotes and
// claims.
type Listed struct {
	sitrep.Incident
	Reports int
}

// few is up to how many reports with the words of a filter incidents are found
// from the reports; beyond, incidents are gone through, newest first.
const few = 2000

// Incidents lists incidents, newest first; the undated come last.
func (s *Store) Incidents(ctx context.Context, f Filter) ([]Listed, error) {
	l, err := newLister(f)
	if err != nil {
		return nil, err
	}
	if l.text != "" {
		var hits int
		err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?)", l.text, few+1).Scan(&hits)
		if err != nil {
			return nil, fmt.Errorf("search %q: %w", f.Text, s.explain(err))
		}
		l.rare = hits <= few
	}
	listed, err := s.list(ctx, l)
	if err != nil {
		return nil, fmt.Errorf("list incidents: %w", s.explain(err))
	}
	return listed, nil
}

func (s *Store) list(ctx context.Context, l *lister) ([]Listed, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() // nothing was written
	query, args := l.query()
	var listed []Listed
	err = each(ctx, tx, func(rows *sql.Rows) error {
		var key, cameLast int64
		var id, record string
		var reports int
		if err := rows.Scan(&key, &id, &record, &reports, &cameLast); err != nil {
			return err
		}
		if l.AsOf.Clock == Published && cameLast > toMicro(l.AsOf.Time) {
			row, err := s.then(ctx, tx, key, id, l)
			if err != nil || row == nil {
				return err
			}
			record, reports = row.record, row.reports
		}
		var sum summary
		err := decodeJSON(record, &sum)
		listed = append(listed, Listed{sum.incident(id), reports})
		if err == nil && l.Limit > 0 && len(listed) == l.Limit {
			return errEnough
		}
		return err
	}, query, args...)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return listed, err
}

// errEnough ends a list that is long enough.
var errEnough = errors.New("enough")

// then makes the row of an incident from what had come out; nil where that is not
// what is asked for.
func (s *Store) then(ctx context.Context, q asker, key int64, id string, l *lister) (*recordRow, error) {
	g, err := gather(ctx, q, key, id, l.AsOf)
	if err != nil || len(g.sources) == 0 {
		return nil, err
	}
	row := s.rowOf(g, id)
	fits := (l.Country == "" || row.country == l.Country) && (l.Type == "" || row.kind == string(l.Type)) &&
		(l.Place == "" || row.place == l.Place || row.admin == l.Place) &&
		(l.Until == "" || row.start != "" && row.start <= l.Until) && (l.Since == "" || row.until >= l.Since)
	if !fits {
		return nil, nil //nolint:nilnil // nothing to list, and nothing wrong
	}
	return &row, nil
}

// lister makes the query of a filter.
type lister struct {
	Filter
	text  string // in the full-text index's own language
	early string // before this day no incident that is not long reaches Since
	rare  bool
	args  []any
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
	l.Country = strings.ToUpper(f.Country)
	l.Place = strings.ToLower(strings.TrimSpace(f.Place))
	if strings.TrimSpace(f.Text) != "" && l.text == "" {
		return nil, fmt.Errorf("%w: there is no word in %q to look for", sitrep.ErrInvalid, f.Text)
	}
	return l, nil
}

// query joins the branches, each of which one index answers in the order asked
// for: short and long incidents, the place by its own name and by its division,
// what is shown and what was shown once.
func (l *lister) query() (string, []any) {
	places := []string{""}
	if l.Place != "" {
		places = []string{" AND r.place = ?", " AND r.admin = ? AND r.place <> ?"}
	}
	tables := []string{"records"}
	if l.past() {
		tables = append(tables, "history")
	}
	var branches []string
	for _, table := range tables {
		for _, place := range places {
			for _, long := range []bool{false, true} {
				branches = append(branches, l.branch(table, place, long))
			}
		}
	}
	query := strings.Join(branches, " UNION ALL ") + " ORDER BY start DESC, incident DESC"
	if l.Limit > 0 && l.AsOf.Clock != Published {
		query += " LIMIT ?"
		l.args = append(l.args, l.Limit)
	}
	return "SELECT i.key, i.id, c.record, c.reports, c.came_last FROM (" + query +
		") c CROSS JOIN incidents i ON i.key = c.incident ORDER BY c.start DESC, c.incident DESC", l.args
}

// past tells whether what lists showed once is asked for.
func (l *lister) past() bool { return !l.AsOf.Now() && l.AsOf.Clock != Published }

func (l *lister) branch(table, place string, long bool) string {
	q := "SELECT r.start AS start, r.incident AS incident, r.record AS record, r.reports AS reports, r.came_last AS came_last FROM "
	if l.text != "" && l.rare {
		q += "(SELECT DISTINCT coalesce(m.incident, l.incident) AS hit " + l.told("", "words MATCH ?") + ") CROSS JOIN "
		l.args = append(l.args, l.text)
	}
	q += table + " r WHERE "
	if l.text != "" && l.rare {
		q += "r.incident = hit AND "
	}
	q += "r.long = ?"
	l.args = append(l.args, long)
	for range strings.Count(place, "?") {
		l.args = append(l.args, l.Place)
	}
	q += place
	and := func(condition string, value any) {
		if value != "" {
			q += " AND " + condition
			l.args = append(l.args, value)
		}
	}
	and("r.country = ?", l.Country)
	and("r.type = ?", string(l.Type))
	and("r.start <= ?", l.Until)
	and("r.until >= ?", l.Since)
	if !long {
		and("r.start >= ?", l.early)
	}
	if l.Until != "" {
		q += " AND r.start <> ''"
	}
	switch at := toMicro(l.AsOf.Time); {
	case l.AsOf.Now():
	case l.AsOf.Clock == Published:
		and("r.came_first <= ?", at)
	case table == "history":
		and("r.since <= ?", at)
		and("r.ended > ?", at)
	default:
		and("r.since <= ?", at)
	}
	if l.text != "" && !l.rare {
		q += " AND (EXISTS (SELECT 1 " + l.told("l.incident = r.incident AND m.key IS NULL AND", "words MATCH ?") +
			") OR EXISTS (SELECT 1 " + l.told("m.incident = r.incident AND", "words MATCH ?") + "))"
		l.args = append(l.args, l.text, l.text)
	}
	return q
}

// told leads from the words of reports to the incidents that they tell of, or the
// other way round: from an incident, by a condition on links or what was moved.
func (l *lister) told(condition, words string) string {
	holds := func(row, since, ended string) string {
		if l.past() {
			at := itoa(toMicro(l.AsOf.Time))
			return row + since + " <= " + at + " AND (" + row + ended + " IS NULL OR " + row + ended + " > " + at + ")"
		}
		return row + ended + " IS NULL"
	}
	link, moved := holds("l.", "recorded", "undone"), "LEFT JOIN moved m ON m.telling = l.telling AND "+holds("m.", "since", "ended")
	if condition == "" {
		return "FROM words CROSS JOIN readings rd ON rd.version = words.rowid CROSS JOIN tellings t ON t.reading = rd.key CROSS JOIN links l ON l.telling = t.key AND " +
			link + " " + moved + " WHERE " + words
	}
	tables := "FROM links l " + moved
	if strings.HasPrefix(condition, "m.") {
		tables = "FROM moved m CROSS JOIN links l ON l.telling = m.telling AND " + holds("m.", "since", "ended")
	}
	return tables + " CROSS JOIN tellings t ON t.key = l.telling CROSS JOIN readings rd ON rd.key = t.reading CROSS JOIN words ON words.rowid = rd.version WHERE " +
		condition + " " + link + " AND " + words
}

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

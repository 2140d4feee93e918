package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
	"unicode"

	"sitrep"
)

// Filter says which incidents to list; a zero field asks for nothing.
type Filter struct {
	Since, Until string // ISO days: the incident's own days overlap them; undated ones do not
	Place        string // name of the place or of its first division, in any case
	Country      string // ISO 3166-1 alpha-2
	Type         sitrep.Type
	Text         string // words that one report of it has; "in quotes" in a row; a* begins a word
	Limit        int    // 0 is no limit
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
	query, args := l.query()
	var listed []Listed
	err := each(ctx, s.read, func(rows *sql.Rows) error {
		var id, record string
		var reports int
		if err := rows.Scan(&id, &record, &reports); err != nil {
			return err
		}
		var sum summary
		err := decodeJSON(record, &sum)
		listed = append(listed, Listed{sum.incident(id), reports})
		return err
	}, query, args...)
	return listed, err
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
// for: short and long incidents, the place by its own name and by its division.
func (l *lister) query() (string, []any) {
	places := []string{""}
	if l.Place != "" {
		places = []string{" AND r.place = ?", " AND r.admin = ? AND r.place <> ?"}
	}
	var branches []string
	for _, place := range places {
		for _, long := range []bool{false, true} {
			branches = append(branches, l.branch(place, long))
		}
	}
	query := strings.Join(branches, " UNION ALL ") + " ORDER BY start DESC, incident DESC"
	if l.Limit > 0 {
		query += " LIMIT ?"
		l.args = append(l.args, l.Limit)
	}
	return "SELECT i.id, c.record, c.reports FROM (" + query +
		") c CROSS JOIN incidents i ON i.key = c.incident ORDER BY c.start DESC, c.incident DESC", l.args
}

func (l *lister) branch(place string, long bool) string {
	q := "SELECT r.start AS start, r.incident AS incident, r.record AS record, r.reports AS reports FROM "
	if l.text != "" && l.rare {
		q += "(SELECT DISTINCT l.incident AS hit " + tells + " AND words MATCH ?) CROSS JOIN "
		l.args = append(l.args, l.text)
	}
	q += "records r WHERE "
	if l.text != "" && l.rare {
		q += "r.incident = hit AND "
	}
	q += "r.long = ?"
	l.args = append(l.args, long)
	for range strings.Count(place, "?") {
		l.args = append(l.args, l.Place)
	}
	q += place
	and := func(condition, value string) {
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
	if l.text != "" && !l.rare {
		q += " AND EXISTS (SELECT 1 " + told + ")"
		l.args = append(l.args, l.text)
	}
	return q
}

// tells leads from the words of reports to the incidents that they tell of;
// told leads from an incident to the words of its reports.
const (
	tells = `FROM words CROSS JOIN readings rd ON rd.version = words.rowid AND rd.retired IS NULL
		CROSS JOIN tellings t ON t.reading = rd.key CROSS JOIN links l ON l.telling = t.key AND l.undone IS NULL WHERE true`
	told = `FROM links l CROSS JOIN tellings t ON t.key = l.telling CROSS JOIN readings rd ON rd.key = t.reading
		CROSS JOIN words ON words.rowid = rd.version WHERE l.incident = r.incident AND l.undone IS NULL AND words MATCH ?`
)

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

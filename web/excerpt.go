package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/store"
)

// excerptPage is one version of a report with the words marked that an address
// names: what the panel shows.
type excerptPage struct {
	layout

	Report  *sitrep.Report
	Version int
	Heading []piece
	Text    []piece
	Whole   string // the address of the whole report with all that was read from it
}

// piece is a run of a report's words, marked or not.
type piece struct {
	Words  string
	Marked bool
	First  bool // of the marked ones
	Gap    bool // something is left out here
}

// around is how much of a report is shown about marked words in the panel, in bytes.
const around = 1500

// words shows a report with some of its words marked. In the panel, and where the text
// is long, only what stands around them is shown.
func (s *Server) words(w http.ResponseWriter, r *http.Request, k *store.Kept) error {
	p := excerptPage{layout: s.layout(r, cmp.Or(k.Report.Title, k.Report.ID)), Report: k.Report, Version: k.Version}
	marks, err := marksOf(p.Query.Get("mark"), k)
	if err != nil {
		return err
	}
	p.Heading = pieces(k.Report.Title, sitrep.InTitle, marks)
	p.Text = pieces(k.Report.Text, sitrep.InText, marks)
	if len(k.Report.Title) > 2*around {
		p.Heading = excerpt(p.Heading)
	}
	if !setFirst(p.Heading) {
		setFirst(p.Text)
	}
	if r.Header.Get("Sitrep-Part") != "" || len(k.Report.Text) > partSize {
		p.Text = excerpt(p.Text)
	}
	p.Whole = wholeAddress(k, marks, p.Query)
	return s.render(w, r, "excerpt", p)
}

// wholeAddress is that of a report with all that was read from it, at its first
// marked words.
func wholeAddress(k *store.Kept, marks []mark, q query) string {
	part := 1
	if len(marks) > 0 && marks[0].part == sitrep.InText {
		for i, end := range partsOf(k.Report.Text) {
			if marks[0].from < end {
				part = i + 1
				break
			}
		}
	}
	pairs := []string{"v", strconv.Itoa(k.Version)}
	if part > 1 {
		pairs = append(pairs, "part", strconv.Itoa(part))
	}
	return q.At(reportPath(k.Report.ID), pairs...)
}

// setFirst finds the first marked piece, if there is one.
func setFirst(all []piece) bool {
	i := slices.IndexFunc(all, func(p piece) bool { return p.Marked })
	if i >= 0 {
		all[i].First = true
	}
	return i >= 0
}

// mark is a piece of a report that an address names.
type mark struct {
	part     sitrep.Part
	from, to int
}

// marksOf reads what markText wrote, in order; what lies outside of the report, or
// within a character, is refused.
func marksOf(text string, k *store.Kept) ([]mark, error) {
	var all []mark
	for _, field := range strings.Fields(text) {
		m := mark{part: sitrep.InText}
		body, n := k.Report.Text, 0
		switch field[0] {
		case 'h':
			m.part, body = sitrep.InTitle, k.Report.Title
		case 't':
		default:
			n = -1
		}
		if n == 0 {
			n, _ = fmt.Sscanf(field[1:], "%d-%d", &m.from, &m.to)
		}
		if n != 2 || m.from < 0 || m.to <= m.from || m.to > len(body) || !utf8.RuneStart(body[m.from]) || m.to < len(body) && !utf8.RuneStart(body[m.to]) {
			return nil, fmt.Errorf("%w: the report has no words at %q", sitrep.ErrInvalid, field)
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b mark) int { return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.from, b.from)) })
	return all, nil
}

// pieces cuts a text at its marks; marks that overlap become one.
func pieces(text string, part sitrep.Part, marks []mark) (all []piece) {
	done := 0
	for _, m := range marks {
		if m.part != part || m.to <= done {
			continue
		}
		if m.from > done {
			all = append(all, piece{Words: text[done:m.from]})
		}
		all = append(all, piece{Words: text[max(done, m.from):m.to], Marked: true})
		done = m.to
	}
	if done < len(text) {
		all = append(all, piece{Words: text[done:]})
	}
	return all
}

// excerpt leaves of a long text what stands around the marks, or its beginning where
// there are none.
func excerpt(all []piece) (out []piece) {
	for i, p := range all {
		if p.Marked || len(p.Words) <= 2*around {
			out = append(out, p)
			continue
		}
		if i > 0 || len(all) == 1 {
			out = append(out, piece{Words: p.Words[:runeAt(p.Words, around)]})
		}
		out = append(out, piece{Gap: true})
		if i < len(all)-1 {
			out = append(out, piece{Words: p.Words[runeAt(p.Words, len(p.Words)-around):]})
		}
	}
	return out
}

// runeAt is the beginning of the character at a byte.
func runeAt(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

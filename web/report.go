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

// reportPage is one version of a report, with some of its words marked.
type reportPage struct {
	layout

	Report  *sitrep.Report
	Version int
	Heading []piece
	Text    []piece
	Whole   string // the address of the whole report, where only what stands around the marked words is shown
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

// report shows one, with the words marked that are asked for.
func (s *Server) report(w http.ResponseWriter, r *http.Request) error {
	p := reportPage{layout: s.layout(r, "")}
	version, err := versionOf(p.Query.Get("v"))
	if err != nil {
		return err
	}
	k, err := s.o.Store.Report(r.Context(), r.PathValue("id"), version)
	if err != nil {
		return err
	}
	p.Report, p.Version = k.Report, k.Version
	p.Title = cmp.Or(k.Report.Title, k.Report.ID)
	marks, err := marksOf(p.Query.Get("mark"), k)
	if err != nil {
		return err
	}
	p.Heading = pieces(k.Report.Title, sitrep.InTitle, marks)
	if len(k.Report.Title) > 2*around {
		p.Heading, _ = excerpt(p.Heading)
	}
	p.Text = pieces(k.Report.Text, sitrep.InText, marks)
	if !setFirst(p.Heading) {
		setFirst(p.Text)
	}
	if r.Header.Get("Sitrep-Part") != "" && len(marks) > 0 {
		var cut bool
		if p.Text, cut = excerpt(p.Text); cut {
			p.Whole = r.URL.RequestURI() + "#mark"
		}
	}
	return s.render(w, r, "report", p)
}

// setFirst finds the first marked piece, if there is one.
func setFirst(all []piece) bool {
	i := slices.IndexFunc(all, func(p piece) bool { return p.Marked })
	if i >= 0 {
		all[i].First = true
	}
	return i >= 0
}

// versionOf reads a version's number; 0 is the latest.
func versionOf(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%w: %q is no version of a report; they are numbered from 1", sitrep.ErrInvalid, s)
	}
	return n, nil
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
func excerpt(all []piece) (out []piece, cut bool) {
	for i, p := range all {
		if p.Marked || len(p.Words) <= 2*around {
			out = append(out, p)
			continue
		}
		cut = true
		if i > 0 || len(all) == 1 {
			out = append(out, piece{Words: p.Words[:runeAt(p.Words, around)]})
		}
		out = append(out, piece{Gap: true})
		if i < len(all)-1 {
			out = append(out, piece{Words: p.Words[runeAt(p.Words, len(p.Words)-around):]})
		}
	}
	return out, cut
}

// runeAt is the beginning of the character at a byte.
func runeAt(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

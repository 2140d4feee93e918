package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"sitrep"
	"sitrep/store"
)

// Most publishers of the list, and reports of a page of one's.
const (
	mostPublishers = 100
	mostPublished  = 50
	longestReason  = 2000 // characters of why a grade is given
)

// publishersPage lists those who published reports.
type publishersPage struct {
	layout

	Publishers []publisherRow
	More       bool // some are left out
}

// publisherRow is a line of the list.
type publisherRow struct {
	store.Publisher

	Since, Until string // when the first and the last of its reports came out
}

func publisherRowOf(p store.Publisher) publisherRow {
	return publisherRow{p, p.First.Format("2006-01-02"), p.Last.Format("2006-01-02")}
}

// publishers lists them, those of most reports first.
func (s *Server) publishers(w http.ResponseWriter, r *http.Request) error {
	p := publishersPage{layout: s.layout(r, "Publishers")}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	all, err := s.o.Store.Publishers(r.Context(), p.Query.Get("name"), mostPublishers+1)
	if err != nil {
		return err
	}
	if p.More = len(all) > mostPublishers; p.More {
		all = all[:mostPublishers]
	}
	for _, one := range all {
		if !at.Now() {
			if one, err = s.o.Store.Publisher(r.Context(), one.Name, at); err != nil {
				return err
			}
			if one.First.After(at.Time) {
				continue
			}
		}
		p.Publishers = append(p.Publishers, publisherRowOf(one))
	}
	return s.render(w, r, "publishers", p)
}

// publisherPage is one publisher, and what it published.
type publisherPage struct {
	layout
	publisherRow

	Reports []publishedRow
	Figures *figures // nil on the pages after the first
	Grades  []sitrep.Decision
	Letters []grade
	Numbers []grade
	Next    string
	After   bool // it is not the first page
	Now     bool // what is decided here counts for what is shown
	Rates   bool // who asks may set the grade
	List    string
}

// publishedRow is a report of the list.
type publishedRow struct {
	sitrep.Source

	Address, Original string // of its page, and of that of the report that it is a copy of
}

// grade is one step of the Admiralty code.
type grade struct {
	Code, Means string
	Chosen      bool
}

func gradesOf(given string) (letters, numbers []grade) {
	for i, means := range []string{"completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", "cannot be judged"} {
		code := string(rune('A' + i))
		letters = append(letters, grade{code, means, strings.HasPrefix(given, code)})
	}
	for i, means := range []string{"confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"} {
		code := string(rune('1' + i))
		numbers = append(numbers, grade{code, means, strings.HasSuffix(given, code)})
	}
	return letters, numbers
}

// publisher shows one.
func (s *Server) publisher(w http.ResponseWriter, r *http.Request) error {
	p := publisherPage{layout: s.layout(r, "")}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	name := r.PathValue("name")
	one, err := s.o.Store.Publisher(r.Context(), name, at)
	if err != nil {
		return err
	}
	p.publisherRow, p.Now = publisherRowOf(one), at.Now()
	p.Rates = p.Now && may(r, sitrep.Editor)
	p.Title, p.At, p.List = name, "/publishers", p.Query.At("/", "publisher", name)
	if p.Grades, err = s.o.Store.Grades(r.Context(), name, at); err != nil {
		return err
	}
	p.Letters, p.Numbers = gradesOf(one.Grade)
	if err := s.published(r, &p, at); err != nil {
		return err
	}
	if p.After = p.Query.Get("after") != ""; !p.After {
		list, err := s.o.Store.FiguredBy(r.Context(), name, at)
		if err != nil {
			return err
		}
		f, err := s.figures(r.Context(), p.Query, list, sitrep.OfPublisher, func(who string) bool { return sitrep.Fold(who) == sitrep.Fold(name) })
		if err != nil {
			return err
		}
		p.Figures = &f
	}
	return s.render(w, r, "publisher", p)
}

// published fills in a page of the reports.
func (s *Server) published(r *http.Request, p *publisherPage, at store.AsOf) error {
	all, err := s.o.Store.ReportsBy(r.Context(), p.Name, p.Query.Get("after"), mostPublished+1, at)
	if err != nil {
		return err
	}
	if len(all) > mostPublished {
		all = all[:mostPublished]
		p.Next = p.Query.With("after", all[mostPublished-1].ID)
	}
	for _, src := range all {
		row := publishedRow{Source: src, Address: reportPageAddress(src.ID, p.Query)}
		if src.CopyOf != "" {
			row.Original = reportPageAddress(src.CopyOf, p.Query)
		}
		p.Reports = append(p.Reports, row)
	}
	return nil
}

// rate keeps the grade that an editor gives a publisher.
func (s *Server) rate(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	r.Body = http.MaxBytesReader(w, r.Body, 64<<10)
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: the form cannot be read: %w", sitrep.ErrInvalid, err)
	}
	if _, err := s.o.Store.Publisher(r.Context(), name, store.AsOf{}); err != nil {
		return err
	}
	why := strings.TrimSpace(r.PostForm.Get("why"))
	switch {
	case why == "":
		return fmt.Errorf("%w: a grade needs a reason; go back and say why", sitrep.ErrInvalid)
	case len([]rune(why)) > longestReason:
		return fmt.Errorf("%w: the reason has more than %s characters; go back and say it in fewer", sitrep.ErrInvalid, number(longestReason))
	}
	d := sitrep.Decision{
		Deed: sitrep.Rate, Publisher: name, Grade: r.PostForm.Get("reliability") + r.PostForm.Get("credibility"), Who: s.who(r), Why: why, Recorded: s.o.Now(),
	}
	if r.PostForm.Get("reliability") == "" && d.Grade != "" {
		return fmt.Errorf("%w: a grade begins with how reliable the publisher is; go back and choose a letter", sitrep.ErrInvalid)
	}
	if _, err := s.o.Store.Decide(r.Context(), d); err != nil {
		return err
	}
	http.Redirect(w, r, "/publishers/"+url.PathEscape(name), http.StatusSeeOther)
	return nil
}

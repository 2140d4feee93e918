package web

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"

	"sitrep"
	"sitrep/store"
)

// comparePage is what changed from one version of a report to another.
type comparePage struct {
	layout

	ID       string
	From, To edition
	Versions []store.Version
	Facts    []changedFact // what is told of the report and is not the same
	Heading  []change      // nil where the headline is the same
	Text     []change      // nil where the text is the same
	Cut      bool          // not all of it is shown
}

// edition is one of the two versions.
type edition struct {
	Version              int
	Published, Taken, At string
}

// changedFact is something about a report that changed.
type changedFact struct{ Name, Before, After string }

// compare tells what changed between two versions of a report: between the newest and
// the one before it where nothing else is asked for.
func (s *Server) compare(w http.ResponseWriter, r *http.Request) error {
	p := comparePage{layout: s.layout(r, "")}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	p.ID = r.PathValue("id")
	if p.Versions, err = s.o.Store.Versions(r.Context(), p.ID, at, mostVersions); err != nil {
		return err
	}
	to, err := versionOf(p.Query.Get("to"))
	if err != nil {
		return err
	}
	from, err := versionOf(p.Query.Get("from"))
	if err != nil {
		return err
	}
	newest := p.Versions[0].Number
	to = cmp.Or(to, newest)
	from = cmp.Or(from, max(1, to-1))
	if to > newest || from > newest {
		return fmt.Errorf("%w: report %q has no version %d; the newest is %d", sitrep.ErrNotFound, p.ID, max(to, from), newest)
	}
	before, err := s.o.Store.Report(r.Context(), p.ID, from)
	if err != nil {
		return err
	}
	after, err := s.o.Store.Report(r.Context(), p.ID, to)
	if err != nil {
		return err
	}
	p.Title = "Versions " + strconv.Itoa(from) + " and " + strconv.Itoa(to) + ": " + cmp.Or(after.Report.Title, p.ID)
	p.From, p.To = editionOf(before, p.Query), editionOf(after, p.Query)
	p.fill(before.Report, after.Report)
	return s.render(w, r, "compare", p)
}

func editionOf(k *store.Kept, q query) edition {
	return edition{k.Version, k.Report.Published.String(), minuteOf(k.Recorded), wholeAddress(k, nil, q)}
}

func (p *comparePage) fill(a, b *sitrep.Report) {
	for _, f := range []changedFact{
		{"Publisher", a.Source, b.Source},
		{"Address", a.URL, b.URL},
		{"Language", a.Language, b.Language},
		{"Published", a.Published.String(), b.Published.String()},
		{"Media type", a.Media, b.Media},
	} {
		if f.Before != f.After {
			p.Facts = append(p.Facts, f)
		}
	}
	var cut bool
	if a.Title != b.Title {
		p.Heading, p.Cut = changes(a.Title, b.Title)
	}
	if a.Text != b.Text {
		p.Text, cut = changes(a.Text, b.Text)
		p.Cut = p.Cut || cut
	}
}

package web

import (
	"cmp"
	"net/http"

	"sitrep"
	"sitrep/store"
	"sitrep/view"
)

// mostListed incidents are on one page of the list.
const mostListed = 100

// listPage is the list of incidents beside their map.
type listPage struct {
	layout

	Rows     []listRow
	Total    string // how many there are, in words
	Older    string // the address of the rows that come after; empty where there are none
	Back     string // the day that was looked back to, where that was not far enough to tell whether any come after; else empty
	Types    []sitrep.Type
	Statuses []sitrep.Status
	Facets   []facet
	Time     *histogram // nil where no incident has a day
	Moments  []string   // to look back from
	Map      string     // the address of what the map shows
}

// listRow is a line of the list.
type listRow struct {
	view.Row

	Day string // in words, as exactly as it is known; empty where not told
}

func rowOf(in *store.Listed) listRow {
	row := listRow{Row: view.List(&in.Incident, in.Reports)}
	if in.When != nil {
		row.Day = view.Day(in.When.Value)
	}
	return row
}

// statuses are those that an incident can have.
var statuses = []sitrep.Status{sitrep.Reported, sitrep.Confirmed, sitrep.Contested, sitrep.Denied}

// incidents lists them.
func (s *Server) incidents(w http.ResponseWriter, r *http.Request) error {
	p := listPage{layout: s.layout(r, "Incidents"), Types: sitrep.Types[:], Statuses: statuses}
	f, err := p.Query.filter()
	if err != nil {
		return err
	}
	f.Limit = mostListed + 1
	found, err := s.o.Store.Page(r.Context(), f)
	if err != nil {
		return err
	}
	p.fill(&found)
	if err := s.count(r.Context(), f, &p); err != nil {
		return err
	}
	p.Map = "/map.json" + p.Query.With()
	return s.render(w, r, "incidents", p)
}

// fill fills in the rows, and how to see those that come after.
func (p *listPage) fill(found *store.Page) {
	listed := found.Listed
	if len(listed) > mostListed {
		listed = listed[:mostListed]
		p.Older = p.Query.With("after", listed[mostListed-1].Cursor)
	} else if found.Rest != "" {
		p.Older, p.Back = p.Query.With("after", found.Rest), cmp.Or(found.Back, "those without a day")
	}
	for i := range listed {
		p.Rows = append(p.Rows, rowOf(&listed[i]))
	}
}

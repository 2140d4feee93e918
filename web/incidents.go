package web

import (
	"cmp"
	"encoding/json"
	"net/http"

	"sitrep"
	"sitrep/store"
	"sitrep/view"
)

// Most incidents of one page of the list, and of the map.
const (
	mostListed = 100
	mostMapped = 2000
)

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
	p.Map = "/map.geojson" + p.Query.With()
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

// mapData gives the same incidents for the map, as GeoJSON; those without
// coordinates are not on it.
func (s *Server) mapData(w http.ResponseWriter, r *http.Request) error {
	q := queryOf(r)
	f, err := q.filter()
	if err != nil {
		return err
	}
	f.Limit, f.After = mostMapped, ""
	found, err := s.o.Store.Page(r.Context(), f)
	if err != nil {
		return err
	}
	out := featureCollection{Type: "FeatureCollection", Features: []feature{}}
	for i := range found.Listed {
		if p, ok := featureOf(&found.Listed[i], q); ok {
			out.Features = append(out.Features, p)
		}
	}
	w.Header().Set("Content-Type", "application/geo+json")
	return json.NewEncoder(w).Encode(out)
}

// featureCollection, feature, point and placed are GeoJSON (RFC 7946).
type featureCollection struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
}

type feature struct {
	Type       string `json:"type"`
	Geometry   point  `json:"geometry"`
	Properties placed `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

// placed is what the map tells of an incident.
type placed struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	When      string `json:"when"`
	Where     string `json:"where"`
	Killed    int    `json:"killed"` // the upper end of what is shown, or the lower where that is open
	Toll      string `json:"toll"`   // as the list has it
	Precision string `json:"precision"`
	URL       string `json:"url"`
}

func featureOf(in *store.Listed, q query) (feature, bool) {
	if in.Where == nil || in.Where.Value.Lat == nil || in.Where.Value.Lon == nil {
		return feature{}, false
	}
	row, at := rowOf(in), in.Where.Value
	p := placed{
		ID: in.ID, Title: short(row.What), When: row.Day, Where: short(row.Where), Toll: row.Killed.String(),
		Precision: at.Precision, URL: "/incidents/" + in.ID + q.Kept(),
	}
	if low, high, known := in.Toll("killed"); known {
		switch {
		case high != nil:
			p.Killed = *high
		case low != nil:
			p.Killed = *low
		}
	}
	return feature{"Feature", point{"Point", [2]float64{*at.Lon, *at.Lat}}, p}, true
}

package export

import (
	"strconv"

	"sitrep"
)

// Row is an incident as one row of a table: what a list tells of it.
type Row struct {
	ID                 string   `json:"id"`
	Title              string   `json:"title"`
	Start              *string  `json:"start"` // ISO day or moment; null where not told
	End                *string  `json:"end"`
	DatePrecision      *string  `json:"date_precision"`
	Country            *string  `json:"country"` // ISO 3166-1 alpha-2
	Admin1             *string  `json:"admin1"`
	Place              *string  `json:"place"`
	Lat                *float64 `json:"lat"` // degrees, WGS 84
	Lon                *float64 `json:"lon"`
	PlacePrecision     *string  `json:"place_precision"` // "site", "town", "region", "country"
	Type               *string  `json:"type"`
	Method             *string  `json:"method"`
	Status             *string  `json:"status"`
	KilledLow          *int     `json:"killed_low"` // null where that end is not known
	KilledHigh         *int     `json:"killed_high"`
	WoundedLow         *int     `json:"wounded_low"`
	WoundedHigh        *int     `json:"wounded_high"`
	Reports            int      `json:"reports"`
	IndependentSources int      `json:"independent_sources"` // copies, and outlets that others quote, once each
	URL                string   `json:"url"`
}

// RowOf makes the row of an incident that so many reports tell of, with the address
// of its page.
func RowOf(in *sitrep.Incident, reports int, url string) Row {
	r := Row{
		ID: in.ID, Title: in.Title, Type: known(string(in.Type)), Method: known(string(in.Method)), Status: known(string(in.Status)),
		Reports: reports, IndependentSources: in.Independent, URL: url,
	}
	if in.When != nil {
		w := in.When.Value
		r.Start, r.End, r.DatePrecision = known(w.Start), known(w.End), known(string(w.Precision))
	}
	if in.Where != nil {
		w := in.Where.Value
		r.Country, r.Admin1, r.Place, r.PlacePrecision = known(w.Country), known(w.Admin1), known(w.Name), known(w.Precision)
		r.Lat, r.Lon = w.Lat, w.Lon
	}
	r.KilledLow, r.KilledHigh, _ = in.Toll("killed")
	r.WoundedLow, r.WoundedHigh, _ = in.Toll("wounded")
	return r
}

// columns are the names of cells: those of Row's fields in JSON.
var columns = []string{
	"id", "title", "start", "end", "date_precision", "country", "admin1", "place", "lat", "lon", "place_precision", "type", "method", "status",
	"killed_low", "killed_high", "wounded_low", "wounded_high", "reports", "independent_sources", "url",
}

// cells are the row's, in the order of columns; empty where not known.
func (r *Row) cells() []string {
	return []string{
		inert(r.ID), inert(r.Title), words(r.Start), words(r.End), words(r.DatePrecision), words(r.Country), words(r.Admin1), words(r.Place),
		degrees(r.Lat), degrees(r.Lon), words(r.PlacePrecision), words(r.Type), words(r.Method), words(r.Status),
		figure(r.KilledLow), figure(r.KilledHigh), figure(r.WoundedLow), figure(r.WoundedHigh),
		strconv.Itoa(r.Reports), strconv.Itoa(r.IndependentSources), inert(r.URL),
	}
}

func words(s *string) string {
	if s == nil {
		return ""
	}
	return inert(*s)
}

func figure(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func degrees(d *float64) string {
	if d == nil {
		return ""
	}
	return strconv.FormatFloat(*d, 'f', -1, 64)
}

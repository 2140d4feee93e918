package view

import (
	"strconv"
	"strings"

	"sitrep"
)

// Row is an incident as a line of a list.
type Row struct {
	ID      string `json:"id"`
	When    string `json:"when"` // EDTF: "2026-03-11", "2026-03"; empty where not told
	Where   string `json:"where"`
	Country string `json:"country"` // ISO 3166-1 alpha-2; empty where not told
	What    string `json:"what"`    // the incident's title
	Type    string `json:"type"`
	Killed  *Toll  `json:"killed"` // null where no figure is told
	Wounded *Toll  `json:"wounded"`
	Reports int    `json:"reports"`
	Voices  int    `json:"independent"` // sources behind them: copies, and outlets that others quote, once each
	Status  string `json:"status"`
}

// Toll is a figure from low to high; null where that end is not known.
type Toll struct {
	Low  *int `json:"low"`
	High *int `json:"high"`
}

// List makes the line of an incident that so many reports tell of.
func List(in *sitrep.Incident, reports int) Row {
	r := Row{
		ID: in.ID, What: in.Title, Type: string(in.Type), Reports: reports, Voices: in.Independent, Status: string(in.Status),
		Killed: toll(in, "killed"), Wounded: toll(in, "wounded"),
	}
	if in.When != nil {
		r.When = in.When.Value.EDTF
	}
	if in.Where != nil {
		w := in.Where.Value
		r.Where, r.Country = w.Name, w.Country
		if country := sitrep.CountryName(w.Country); country != "" && country != w.Name {
			r.Where = strings.TrimPrefix(w.Name+", "+country, ", ")
		}
	}
	return r
}

func toll(in *sitrep.Incident, effect string) *Toll {
	low, high, known := in.Toll(effect)
	if !known {
		return nil
	}
	return &Toll{low, high}
}

// String is the figure in short: "12", "12–15", "7+" (at least), "≤20" (up
// to), "?" (some), and "" for no figure.
func (t *Toll) String() string {
	switch {
	case t == nil:
		return ""
	case t.Low == nil && t.High == nil:
		return "?"
	case t.High == nil:
		return strconv.Itoa(*t.Low) + "+"
	case t.Low == nil:
		return "≤" + strconv.Itoa(*t.High)
	case *t.Low == *t.High:
		return strconv.Itoa(*t.Low)
	}
	return strconv.Itoa(*t.Low) + "–" + strconv.Itoa(*t.High)
}

package web

import (
	"encoding/json"
	"math"
	"net/http"

	"sitrep/store"
	"sitrep/view"
)

// mostMapped incidents are on the map.
const mostMapped = 2000

// mapped is what the map shows, as short as it can be told: there may be thousands.
type mapped struct {
	Kept      string   `json:"kept"`  // what the address of an incident, "/incidents/" and its id, ends with
	Words     []string `json:"words"` // that many incidents have; rows have their numbers
	Incidents []mapRow `json:"incidents"`

	numbers map[string]int // of words
}

// mapRow is an incident as a list of values: id, title, number of the day, how many were
// killed (a number; 0 where none is told), the same as lists show it (empty where none is
// told), longitude, latitude, and the numbers of the precision, the type and the status.
type mapRow [10]any

// mapData gives the incidents of the list for the map; those without coordinates are
// not on it.
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
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(mappedOf(found.Listed, q))
}

func mappedOf(listed []store.Listed, q query) *mapped {
	m := &mapped{Kept: q.Kept(), Words: []string{}, Incidents: []mapRow{}, numbers: map[string]int{}}
	for i := range listed {
		m.add(&listed[i])
	}
	return m
}

// add adds an incident that has coordinates.
func (m *mapped) add(in *store.Listed) {
	if in.Where == nil || in.Where.Value.Lat == nil || in.Where.Value.Lon == nil {
		return
	}
	row, at := rowOf(in), in.Where.Value
	m.Incidents = append(m.Incidents, mapRow{
		in.ID, short(row.What), m.number(row.Day), upper(row.Killed), row.Killed.String(), rounded(*at.Lon, 1e3), rounded(*at.Lat, 1e3),
		m.number(at.Precision), m.number(row.Type), m.number(row.Status),
	})
}

// upper is the upper end of a toll, or the lower where that is open; 0 where none is told.
func upper(t *view.Toll) int {
	switch {
	case t == nil:
	case t.High != nil:
		return *t.High
	case t.Low != nil:
		return *t.Low
	}
	return 0
}

// number is that of a word.
func (m *mapped) number(word string) int {
	n, ok := m.numbers[word]
	if !ok {
		n = len(m.Words)
		m.numbers[word], m.Words = n, append(m.Words, word)
	}
	return n
}

// rounded is a number of degrees to so many parts of one: to a thousandth, about a
// hundred metres, is less than a dot, and to a hundredth enough for a town's name.
func rounded(degrees, parts float64) float64 { return math.Round(degrees*parts) / parts }

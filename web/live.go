package web

import (
	"encoding/json"
	"net/http"

	"sitrep/store"
)

// latest is the last decision about an incident, for open pages to learn of it.
type latest struct {
	Decision string `json:"decision"` // id; empty where nothing was decided
	Text     string `json:"text"`     // who did what
}

// live tells an open page which decision about its incident was the last one.
func (s *Server) live(w http.ResponseWriter, r *http.Request) error {
	ds, err := s.o.Store.LatestDecisions(r.Context(), store.DecisionFilter{Incident: r.PathValue("id"), Limit: 1})
	if err != nil {
		return err
	}
	var l latest
	for i := range ds {
		l = latest{ds[i].ID, deedLineOf(&ds[i]).Short()}
	}
	tag := `"` + l.Decision + `"`
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(l)
}

// mostPlaces are suggested for what was typed.
const mostPlaces = 10

// places suggests places of the gazetteer for what is being typed.
func (s *Server) places(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(s.o.Enter.Places(queryOf(r).Get("q"), mostPlaces))
}

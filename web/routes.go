package web

import (
	"fmt"
	"net/http"

	"sitrep"
)

// routes are all addresses that there are.
func (s *Server) routes() []route {
	return []route{
		{"GET /{$}", s.handle(s.incidents)},
		{"GET /map.geojson", s.handle(s.mapData)},
		{"GET /incidents/{id}", s.handle(s.incident)},
		{"GET /reports/{id}", s.handle(s.report)},
		{"GET /reports/{id}/raw", s.handle(s.raw)},
		{"GET /reports/{id}/text", s.handle(s.text)},
		{"GET /reports/{id}/compare", s.handle(s.compare)},
		{"GET /speakers", s.handle(s.speakers)},
		{"GET /speakers/{name...}", s.handle(s.speaker)},
		{"GET /publishers", s.handle(s.publishers)},
		{"GET /publishers/{name...}", s.handle(s.publisher)},
		{"POST /publishers/{name...}", s.handle(s.rate)},
		{"GET /static/{hash}/{name...}", http.HandlerFunc(s.files.serve)},
		{"/", s.handle(func(_ http.ResponseWriter, r *http.Request) error {
			return fmt.Errorf("%w: there is no page %s", sitrep.ErrNotFound, r.URL.Path)
		})},
	}
}

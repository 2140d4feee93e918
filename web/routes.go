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
		{"GET /incidents/{id}/decide", s.handle(s.decideForm)},
		{"POST /incidents/{id}/decide", s.handle(s.decide)},
		{"GET /incidents/{id}/latest", s.handle(s.live)},
		{"GET /decisions", s.handle(s.decisions)},
		{"GET /decisions/{id}/undo", s.handle(s.undoForm)},
		{"POST /decisions/{id}/undo", s.handle(s.undo)},
		{"GET /review", s.handle(s.review)},
		{"GET /places", s.handle(s.places)},
		{"GET /reports/{id}", s.handle(s.report)},
		{"GET /static/{hash}/{name...}", http.HandlerFunc(s.files.serve)},
		{"/", s.handle(func(_ http.ResponseWriter, r *http.Request) error {
			return fmt.Errorf("%w: there is no page %s", sitrep.ErrNotFound, r.URL.Path)
		})},
	}
}

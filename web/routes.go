package web

import (
	"fmt"
	"net/http"

	"sitrep"
)

// routes are all addresses that there are.
func (s *Server) routes() []route {
	return append(s.accountRoutes(), []route{
		{"GET /{$}", sitrep.Reader, s.handle(s.incidents)},
		{"GET /map.geojson", sitrep.Reader, s.handle(s.mapData)},
		{"GET /export.csv", sitrep.Reader, s.handle(s.exportAs("csv"))},
		{"GET /export.geojson", sitrep.Reader, s.handle(s.exportAs("geojson"))},
		{"GET /export.jsonl", sitrep.Reader, s.handle(s.exportAs("jsonl"))},
		{"GET /incidents/{id}", sitrep.Reader, s.handle(s.incident)},
		{"GET /reports/{id}", sitrep.Reader, s.handle(s.report)},
		{"GET /add", sitrep.Editor, s.handle(s.addForm)},
		{"POST /add", sitrep.Editor, s.handle(s.add)},
		{"POST /add/preview", sitrep.Editor, s.handle(s.preview)},
		{"GET /static/{hash}/{name...}", everybody, http.HandlerFunc(s.files.serve)},
		{"/", sitrep.Reader, s.handle(func(_ http.ResponseWriter, r *http.Request) error {
			return fmt.Errorf("%w: there is no page %s", sitrep.ErrNotFound, r.URL.Path)
		})},
	}...)
}

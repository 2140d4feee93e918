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
		{"GET /map.json", sitrep.Reader, s.handle(s.mapData)},
		{"GET /export.csv", sitrep.Reader, s.handle(s.exportAs("csv"))},
		{"GET /export.geojson", sitrep.Reader, s.handle(s.exportAs("geojson"))},
		{"GET /export.jsonl", sitrep.Reader, s.handle(s.exportAs("jsonl"))},
		{"GET /incidents/{id}", sitrep.Reader, s.handle(s.incident)},
		{"GET /incidents/{id}/decide", sitrep.Analyst, s.handle(s.decideForm)},
		{"POST /incidents/{id}/decide", sitrep.Analyst, s.handle(s.decide)},
		{"GET /incidents/{id}/latest", sitrep.Reader, s.handle(s.live)},
		{"GET /decisions", sitrep.Reader, s.handle(s.decisions)},
		{"GET /decisions/{id}/undo", sitrep.Analyst, s.handle(s.undoForm)},
		{"POST /decisions/{id}/undo", sitrep.Analyst, s.handle(s.undo)},
		{"GET /review", sitrep.Analyst, s.handle(s.review)},
		{"GET /places", sitrep.Analyst, s.handle(s.places)},
		{"GET /reports/{id}", sitrep.Reader, s.handle(s.report)},
		{"GET /add", sitrep.Editor, s.handle(s.addForm)},
		{"GET /add/{key}", sitrep.Editor, s.handle(s.outcome)},
		{"POST /add", sitrep.Editor, s.handle(s.add)},
		{"POST /add/preview", sitrep.Editor, s.handle(s.preview)},
		{"GET /reports/{id}/raw", sitrep.Reader, s.handle(s.raw)},
		{"GET /reports/{id}/text", sitrep.Reader, s.handle(s.text)},
		{"GET /reports/{id}/compare", sitrep.Reader, s.handle(s.compare)},
		{"GET /speakers", sitrep.Reader, s.handle(s.speakers)},
		{"GET /speakers/{name...}", sitrep.Reader, s.handle(s.speaker)},
		{"GET /publishers", sitrep.Reader, s.handle(s.publishers)},
		{"GET /publishers/{name...}", sitrep.Reader, s.handle(s.publisher)},
		{"POST /publishers/{name...}", sitrep.Editor, s.handle(s.rate)},
		{"GET /static/{hash}/{name...}", everybody, http.HandlerFunc(s.files.serve)},
		{"/", sitrep.Reader, s.handle(func(_ http.ResponseWriter, r *http.Request) error {
			return fmt.Errorf("%w: there is no page %s", sitrep.ErrNotFound, r.URL.Path)
		})},
	}...)
}

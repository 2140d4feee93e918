package web

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"sitrep/export"
	"sitrep/store"
)

// exportBounds are those of an export.
type exportBounds struct {
	most int // incidents
	page int // incidents that are held at a time
}

// exported is a format that lists are exported in.
type exported struct {
	name, mime string
	begin      func(io.Writer) (export.Table, error)
}

// formats are those that there are, by the end of their addresses.
var formats = map[string]exported{
	"csv":     {"csv", "text/csv; charset=utf-8; header=present", export.NewCSV},
	"geojson": {"geojson", "application/geo+json", export.NewGeoJSON},
	"jsonl":   {"jsonl", "application/jsonl", func(w io.Writer) (export.Table, error) { return export.NewJSONL(w), nil }},
}

// exportAs sends all that a list with the same question goes through, a piece at a
// time, in the order of the list. What is recorded meanwhile may be on it or not.
func (s *Server) exportAs(format string) page {
	x := formats[format]
	return func(w http.ResponseWriter, r *http.Request) error {
		q := queryOf(r)
		f, err := q.filter()
		if err != nil {
			return err
		}
		f.Limit, f.After = s.exports.page, ""
		listed, err := s.o.Store.Incidents(r.Context(), f)
		if err != nil {
			return err
		}
		h := w.Header()
		h.Set("Content-Type", x.mime)
		h.Set("Content-Disposition", `attachment; filename="`+s.exportName(f.AsOf)+"."+x.name+`"`)
		h.Set("Sitrep-Limit", strconv.Itoa(s.exports.most))
		if err := s.sendAll(w, r, x, f, listed); err != nil {
			if r.Context().Err() == nil {
				s.failed(r, err)
			}
			panic(http.ErrAbortHandler) // half of it must not look like all of it
		}
		return nil
	}
}

// sendAll sends what is listed and what comes after it.
func (s *Server) sendAll(w http.ResponseWriter, r *http.Request, x exported, f store.Filter, listed []store.Listed) error {
	unbounded(w)
	out := &steadyWriter{w}
	var b bytes.Buffer
	table, err := x.begin(&b)
	if err != nil {
		return err
	}
	at, kept, note := s.origin(r)+"/incidents/", queryOf(r).Kept(), ""
	for n := 0; ; {
		for i := range listed {
			if n == s.exports.most {
				note = fmt.Sprintf("Cut off after %s; there are more. Narrow the list down, by days or by country.", plural(n, "incident"))
				break
			}
			n++
			row := export.RowOf(&listed[i].Incident, listed[i].Reports, at+listed[i].ID+kept)
			if err := table.Row(&row); err != nil {
				return err
			}
		}
		last := note != "" || len(listed) < f.Limit
		if last {
			if err := table.End(note); err != nil {
				return err
			}
		}
		if _, err := out.Write(b.Bytes()); err != nil || last {
			return err
		}
		b.Reset()
		f.After = listed[len(listed)-1].Cursor
		if listed, err = s.o.Store.Incidents(r.Context(), f); err != nil {
			return err
		}
	}
}

// exportName is what a file is called that has what was known at a moment, without
// its ending.
func (s *Server) exportName(at store.AsOf) string {
	if at.Now() {
		return "sitrep-incidents-" + s.o.Now().UTC().Format(time.DateOnly)
	}
	return "sitrep-incidents-as-of-" + at.Time.UTC().Format("2006-01-02T1504Z")
}

// origin is where the reader has reached the server: "https://sitrep.example.org".
func (s *Server) origin(r *http.Request) string {
	if s.o.Guard.Origin != "" {
		return s.o.Guard.Origin
	}
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

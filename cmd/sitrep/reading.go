package main

import (
	"io"
	"strings"

	"sitrep"
	"sitrep/view"
	"sitrep/weigh"
)

// writeReading writes what one report says for reading: the page of each
// incident, and what is said about none.
func writeReading(w io.Writer, r *sitrep.Reading, columns int) error {
	if columns <= 0 || columns > pageWidth {
		columns = pageWidth
	}
	pw := pageWriter{columns: columns}
	pw.report(r.Report)
	if len(r.Incidents) == 0 {
		pw.line(0, "", "No incident is told of.")
	}
	for i := range r.Incidents {
		page := view.Make(recordOf(r, &r.Incidents[i]))
		page.Reports = nil // there is one, and it stands above
		if i > 0 {
			pw.out.WriteByte('\n')
		}
		if err := writePage(&pw.out, page, columns, false); err != nil {
			return err
		}
	}
	pw.alsoSaid(view.Make(view.Record{Statements: toldOf(r, ""), Reports: nil}).AlsoSaid)
	_, err := w.Write(pw.out.Bytes())
	return err
}

// report writes what is known of a report, under a rule.
func (w *pageWriter) report(r *sitrep.Report) {
	title := r.Title
	if title == "" {
		title = r.ID
	}
	w.line(0, "", title)
	var parts []string
	for _, s := range []string{day(r.Published.String()), r.Source, r.URL, r.Language, strings.Join(r.Notes, "; ")} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	w.line(0, "", strings.Join(parts, " · "))
	w.out.WriteString(strings.Repeat("─", w.columns) + "\n")
}

// recordOf is an incident of a reading with what it rests on.
func recordOf(r *sitrep.Reading, in *sitrep.Incident) view.Record {
	spoken := map[string]*sitrep.Statement{}
	for i := range r.Statements {
		spoken[r.Statements[i].ID] = &r.Statements[i]
	}
	source := sourceOf(r.Report)
	var claims []sitrep.Sourced
	for _, c := range r.Claims {
		if c.Incident == in.ID {
			claims = append(claims, sitrep.Sourced{Claim: c, Report: source, Statement: spoken[c.Statement]})
		}
	}
	return view.Record{
		Incident: *in, Rule: string(weigh.Latest), Slots: weigh.Slots(claims, weigh.Latest),
		Statements: toldOf(r, in.ID), Reports: []sitrep.Source{source},
	}
}

// toldOf are the statements about an incident; about none for the empty id.
func toldOf(r *sitrep.Reading, incident string) []view.Told {
	var told []view.Told
	for _, s := range r.Statements {
		if s.Incident == incident {
			told = append(told, view.Told{Statement: s, Report: sourceOf(r.Report)})
		}
	}
	return told
}

func sourceOf(r *sitrep.Report) sitrep.Source {
	return sitrep.Source{
		ID: r.ID, Version: 1, Title: r.Title, Publisher: r.Source, URL: r.URL, Published: r.Published,
	}
}

package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"sitrep"
	"sitrep/store"
)

// mostDecisions are on one page.
const mostDecisions = 50

// decisionsPage is what analysts decided, the last first.
type decisionsPage struct {
	layout

	Lines []deedLine
	Whos  []string
	Deeds []sitrep.Deed
	Older string // the address of those before; empty where there are none
}

// Filtered tells whether the list leaves anything out.
func (p *decisionsPage) Filtered() bool {
	return p.Query.Get("who") != "" || p.Query.Get("deed") != "" || p.Query.Get("incident") != "" || p.Query.Get("after") != ""
}

// decisions lists them.
func (s *Server) decisions(w http.ResponseWriter, r *http.Request) error {
	p := decisionsPage{layout: s.layout(r, "Decisions"), Deeds: deeds[:]}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	deed := sitrep.Deed(p.Query.Get("deed"))
	if deed != "" && !slices.Contains(deeds[:], deed) {
		return fmt.Errorf("%w: nobody can %q; choose a deed of the list", sitrep.ErrInvalid, deed)
	}
	ds, err := s.o.Store.LatestDecisions(r.Context(), store.DecisionFilter{
		Who: p.Query.Get("who"), Deed: deed, Incident: p.Query.Get("incident"), After: p.Query.Get("after"), Limit: mostDecisions + 1, AsOf: at,
	})
	if err != nil {
		return err
	}
	if len(ds) > mostDecisions {
		ds = ds[:mostDecisions]
		p.Older = p.Query.With("after", ds[mostDecisions-1].ID)
	}
	p.Lines = deedLines(ds)
	for i := range p.Lines {
		p.Lines[i].Undoable = p.Lines[i].Standing && at.Now() && mayUndo(r, &ds[i])
	}
	if p.Whos, err = s.o.Store.Deciders(r.Context()); err != nil {
		return err
	}
	return s.render(w, r, "decisions", &p)
}

// AllDecided is the address of all decisions about the incident.
func (p *incidentPage) AllDecided() string {
	kept := p.Query.Kept()
	if kept == "" {
		kept = "?"
	} else {
		kept += "&"
	}
	return "/decisions" + kept + "incident=" + url.QueryEscape(p.Page.ID)
}

// undoPage is the form that takes a decision back.
type undoPage struct {
	layout

	Line      deedLine
	Why       string
	Seen      string // revision of the incident; empty for a grade
	Next      string
	Trouble   string
	Meanwhile []deedLine
}

// undoForm shows it.
func (s *Server) undoForm(w http.ResponseWriter, r *http.Request) error {
	return s.showUndo(w, r, http.StatusOK, draftOf(r.URL.Query()), "")
}

func (s *Server) showUndo(w http.ResponseWriter, r *http.Request, code int, d draft, trouble string) error {
	if queryOf(r).Get("as_of") != "" {
		return errPast
	}
	line, err := s.toUndo(r)
	if err != nil {
		return err
	}
	p := undoPage{layout: s.layout(r, "Undo a decision"), Line: deedLineOf(line), Why: d.Why, Next: d.Next, Trouble: trouble}
	if line.Incident != "" {
		rec, err := s.o.Store.Incident(r.Context(), line.Incident, store.AsOf{})
		if err != nil {
			return err
		}
		if p.Meanwhile, err = s.since(r.Context(), rec, d.Seen); err != nil {
			return err
		}
		p.Seen = rec.Revision
	}
	return s.renderStatus(w, r, code, "undo", &p)
}

// toUndo is the decision that is to be taken back, for those who may.
func (s *Server) toUndo(r *http.Request) (*sitrep.Decision, error) {
	d, err := s.o.Store.Decision(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return d, need(r, roleOf(d))
}

// undo takes a decision back and goes to the page that shows it.
func (s *Server) undo(w http.ResponseWriter, r *http.Request) error {
	v, err := sent(w, r)
	if err != nil {
		return err
	}
	if _, err := s.toUndo(r); err != nil {
		return err
	}
	d := draftOf(v)
	err = reason(d.Why)
	var kept sitrep.Decision
	if err == nil {
		kept, err = s.o.Store.Decide(r.Context(), sitrep.Decision{
			Deed: sitrep.Undo, Undoes: r.PathValue("id"), Who: s.who(r), Why: d.Why, Seen: d.Seen, Recorded: s.o.Now(),
		})
	}
	if code := mendable(err); code != 0 {
		return s.showUndo(w, r, code, d, err.Error())
	}
	if err != nil {
		return err
	}
	to := d.Next
	switch {
	case to != "":
	case kept.Incident != "":
		to = "/incidents/" + url.PathEscape(kept.Incident) + "#" + kept.ID
	default:
		to = "/decisions#" + kept.ID
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

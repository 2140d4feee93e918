package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
)

// added is what became of one report.
type added struct {
	Name     string // its title, or what it is called; empty where it was refused
	Origin   string // file, or file and line
	State    string // "new", "changed", "known", "refused"
	Address  string // of the report
	Version  int    // where it is changed
	Why      string // it was refused; or what is missing of what follows
	Tellings []told
}

// told is an incident that a report was found to tell of.
type told struct {
	Title, Address string
	First          bool // nothing was known of it before
	Sure           int  // in percent, that it is this one; of a first one 0
	Why            []string
}

func (s *Server) addedOf(r *http.Request, k *flow.Kept) added {
	if k.Err != nil {
		return added{State: "refused", Why: strings.TrimPrefix(k.Err.Error(), sitrep.ErrInvalid.Error()+": ")}
	}
	a := added{Name: k.Title, Origin: k.Origin, State: string(k.Outcome.State), Address: reportPath(k.Report)}
	if a.Name == "" {
		a.Name = k.Report
	}
	if k.Outcome.State == store.Changed {
		a.Version = k.Outcome.Version
	}
	tellings, err := s.o.Store.Tellings(r.Context(), k.Report)
	if err != nil {
		s.failed(r, err)
		a.Why = "it is kept, but what it tells of cannot be looked up"
	}
	for _, t := range tellings {
		a.Tellings = append(a.Tellings, told{
			Title: t.Title, Address: "/incidents/" + t.Incident, First: t.Link.Score == 0, Sure: int(t.Link.Score*100 + 0.5), Why: t.Link.Evidence,
		})
	}
	return a
}

// linesType is what an answer of lines is called: each a JSON object.
const linesType = "application/x-ndjson"

// addLine is one line of an answer: what has happened, with the counts so far.
type addLine struct {
	Event  string `json:"event"`            // "waiting" for others; "report", of one that is on the disk or refused; "end"; "failed"
	State  string `json:"state,omitempty"`  // of a report
	HTML   string `json:"html,omitempty"`   // of a report, for a list
	Counts string `json:"counts,omitempty"` // in words
	Why    string `json:"why,omitempty"`    // it failed
}

// addLines answers with lines while reports are read.
func (s *Server) addLines(w http.ResponseWriter, r *http.Request, u *upload) error {
	w.Header().Set("Content-Type", linesType)
	out := &lineWriter{steadyWriter{w}}
	unbounded(w)
	var c counts
	var gone error // nobody takes what is sent; what came is kept all the same
	send := func(l addLine) {
		if gone == nil {
			gone = out.send(l)
		}
	}
	err := s.keep(r, u, func() { send(addLine{Event: "waiting"}) }, func(a added) {
		c.count(&a)
		var b bytes.Buffer
		if err := s.pages["add"].ExecuteTemplate(&b, "added", a); err != nil {
			s.failed(r, err)
		}
		send(addLine{Event: "report", State: a.State, HTML: b.String(), Counts: c.String()})
	})
	switch {
	case r.Context().Err() != nil:
	case err != nil:
		s.failed(r, err)
		send(addLine{Event: "failed", Why: storeFailed, Counts: c.String()})
	default:
		send(addLine{Event: "end", Counts: c.String()})
	}
	return nil //nolint:nilerr // the answer has begun, and says itself what failed
}

// lineWriter sends lines as they come.
type lineWriter struct{ steadyWriter }

func (o *lineWriter) send(l addLine) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // no part of a page
	if err := e.Encode(l); err != nil {
		return err
	}
	_, err := o.Write(b.Bytes())
	return err
}

// steadyWriter sends each piece at once, and gives up a reader who takes none for long.
type steadyWriter struct{ w http.ResponseWriter }

func (o *steadyWriter) Write(b []byte) (int, error) {
	c := http.NewResponseController(o.w)
	timer := time.AfterFunc(standstill, func() { _ = c.SetWriteDeadline(longAgo) })
	defer timer.Stop()
	n, err := o.w.Write(b)
	if err != nil {
		return n, err
	}
	return n, c.Flush()
}

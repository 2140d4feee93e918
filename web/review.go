package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// mostQueued incidents of the queue are on one page.
const mostQueued = 50

// reviewPage is the queue beside one incident of it in short.
type reviewPage struct {
	layout

	Queue    []queued
	More     string // the address of those that follow; empty where none do
	Stopped  bool   // so much was looked at that they were not looked for to the end
	Done     int    // incidents reviewed today
	Mine     int    // by who asks
	Waiting  int
	Many     bool // more wait than are counted
	Others   []atWork
	Incident *shortIncident // nil where nothing waits
	LastUndo string         // where the last decision of who asks is undone; empty where there is none
}

// queued is a line of the queue.
type queued struct {
	listRow

	Doubt int
	Why   []string
	Here  bool   // it is the one beside the queue
	At    string // the address of the page with it
}

// shortIncident is what is judged first of an incident.
type shortIncident struct {
	view.Page

	Revision string
	Last     string // id of the last decision about it; empty where there is none
	Gist     []gist
	Harms    []harm
	Disputed []view.Heading // the others of which rivals stand beside what is shown
	Settled  []view.Heading
	Waits    []string // why it is in the queue; nil where it is not
	Decided  []deedLine
	Next     string // the address to go to after a decision
	Self     string // the address of the page
}

// review shows the queue.
func (s *Server) review(w http.ResponseWriter, r *http.Request) error {
	p := reviewPage{layout: s.layout(r, "Review")}
	f, err := p.Query.filter()
	if err != nil {
		return err
	}
	f.After = p.Query.Get("after")
	waiting, rest, err := s.o.Store.Queue(r.Context(), f, mostQueued+1)
	if err != nil {
		return err
	}
	after := rest
	if p.Stopped = rest != ""; len(waiting) > mostQueued {
		waiting = waiting[:mostQueued]
		after, p.Stopped = waiting[mostQueued-1].Cursor, false
	}
	if after != "" {
		p.More = p.Query.With("at", "") + "&after=" + url.QueryEscape(after)
	}
	here, err := s.here(r, &p, waiting)
	if err != nil {
		return err
	}
	s.list(&p, waiting, here)
	if err := s.progress(r, &p); err != nil {
		return err
	}
	name := "review"
	if p.Incident != nil {
		name = judged(name)
	}
	return s.render(w, r, name, &p)
}

// here finds which incident of the queue is shown: the one that is asked for, whether
// it waits or not, else the first.
func (s *Server) here(r *http.Request, p *reviewPage, waiting []store.Waiting) (string, error) {
	id := p.Query.Get("at")
	if id == "" {
		if len(waiting) == 0 {
			return "", nil
		}
		id = waiting[0].ID
	}
	rec, err := s.o.Store.Incident(r.Context(), id, store.AsOf{})
	if errors.Is(err, sitrep.ErrNotFound) || err == nil && len(rec.Sources) == 0 {
		return "", err
	}
	if err != nil {
		return "", err
	}
	record := flow.Record(rec, weigh.Latest)
	in := shortIncident{Page: view.Make(record), Revision: rec.Revision}
	var others []view.Heading
	in.Harms, others = harmsOf(&record.Incident, in.Headings)
	in.Gist = gistOf(in.Headings, in.Harms)
	for _, h := range others {
		if slices.ContainsFunc(h.Values, func(v view.Value) bool { return rivals(v) > 0 }) {
			in.Disputed = append(in.Disputed, h)
		} else {
			in.Settled = append(in.Settled, h)
		}
	}
	if in.Decided, in.Last, err = s.decided(r, rec.ID, store.AsOf{}); err != nil {
		return "", err
	}
	p.Incident = &in
	s.rota.sits(s.who(r), rec.ID, s.o.Now())
	return rec.ID, nil
}

// list makes the lines of the queue, and tells where to go from the one that is shown.
func (s *Server) list(p *reviewPage, waiting []store.Waiting, here string) {
	same := "/review" + p.Query.With("at", "")
	if after := p.Query.Get("after"); after != "" {
		same += "&after=" + url.QueryEscape(after)
	}
	to := func(id string) string { return same + "&at=" + url.QueryEscape(id) }
	next := -1
	for i := range waiting {
		in := &waiting[i]
		q := queued{listRow: rowOf(&in.Listed), Doubt: in.Doubt, Why: in.Why, Here: in.ID == here, At: to(in.ID)}
		if q.Here {
			next = i + 1
			p.Incident.Waits = in.Why
		}
		p.Queue = append(p.Queue, q)
	}
	if p.Incident == nil {
		return
	}
	p.Incident.Self = to(here)
	switch {
	case next >= 0 && next < len(waiting):
		p.Incident.Next = to(waiting[next].ID)
	case next >= 0 && p.More != "":
		p.Incident.Next = "/review" + p.More
	case next >= 0:
		p.Incident.Next = "/review"
	default:
		p.Incident.Next = same
	}
}

// progress tells how far it has come today, and who else is at it.
func (s *Server) progress(r *http.Request, p *reviewPage) error {
	now := s.o.Now().UTC()
	done, err := s.o.Store.Progress(r.Context(), now.Truncate(24*time.Hour))
	if err != nil {
		return err
	}
	p.Waiting, p.Many = done.Waiting, done.Waiting == store.MostWaiting
	for _, d := range done.Done {
		p.Done += d.Number
		if d.Value == s.who(r) {
			p.Mine = d.Number
		}
	}
	p.Others = s.rota.others(s.who(r), now)
	mine, err := s.o.Store.LatestDecisions(r.Context(), store.DecisionFilter{Who: s.who(r), Limit: mostUndone})
	if err != nil {
		return err
	}
	for i := range mine {
		if mine[i].Standing && mine[i].Deed != sitrep.Undo && mayUndo(r, &mine[i]) {
			v := url.Values{"next": {"/review"}}
			if mine[i].Incident != "" {
				v.Set("next", "/review?at="+url.QueryEscape(mine[i].Incident))
			}
			p.LastUndo = deedLineOf(&mine[i]).UndoAddress() + "?" + v.Encode()
			break
		}
	}
	return nil
}

// mostUndone decisions of one's own are looked through for one that stands.
const mostUndone = 20

// mostDecided decisions are shown beside an incident.
const mostDecided = 30

// decided gives the last decisions about an incident, and the id of the last one.
func (s *Server) decided(r *http.Request, id string, at store.AsOf) ([]deedLine, string, error) {
	ds, err := s.o.Store.LatestDecisions(r.Context(), store.DecisionFilter{Incident: id, Limit: mostDecided, AsOf: at})
	if err != nil || len(ds) == 0 {
		return nil, "", err
	}
	return deedLines(ds), ds[0].ID, nil
}

package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/store"
	"sitrep/view"
)

// Most speakers of a page of the list, and reports of a page of what one said.
const (
	mostSpeakers = 100
	mostSpoken   = 30
)

// speakersPage lists those who are reported to have said something.
type speakersPage struct {
	layout

	Speakers []store.Speaker
	Next     string // address of the next page; empty for none
}

// speakers lists them, those of most statements first.
func (s *Server) speakers(w http.ResponseWriter, r *http.Request) error {
	p := speakersPage{layout: s.layout(r, "Speakers")}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	p.Speakers, err = s.o.Store.Speakers(r.Context(), p.Query.Get("name"), p.Query.Get("after"), mostSpeakers+1, at)
	if err != nil {
		return err
	}
	if len(p.Speakers) > mostSpeakers {
		p.Speakers = p.Speakers[:mostSpeakers]
		p.Next = p.Query.With("after", p.Speakers[mostSpeakers-1].ID)
	}
	return s.render(w, r, "speakers", p)
}

// speakerPage is one speaker, and what he is reported to have said.
type speakerPage struct {
	layout

	Speaker store.Speaker
	Days    []spokenDay
	Figures *figures // nil on the pages after the first
	Next    string
	After   bool // it is not the first page
}

// spokenDay is what was said in one report.
type spokenDay struct {
	Report  sitrep.Source
	Address string
	Said    []utterance
}

// utterance is something said, and what it is about.
type utterance struct {
	view.Voice

	Title, Address string // of the incident; empty for none
	Spelled        string // the name as it is written here, where that is another
}

// speaker shows one.
func (s *Server) speaker(w http.ResponseWriter, r *http.Request) error {
	p := speakerPage{layout: s.layout(r, "")}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	if p.Speaker, err = s.o.Store.Speaker(r.Context(), r.PathValue("name")); err != nil {
		return err
	}
	if p.Speaker.ID != r.PathValue("name") {
		http.Redirect(w, r, "/speakers/"+url.PathEscape(p.Speaker.ID)+p.Query.Kept(), http.StatusFound)
		return nil
	}
	p.Title, p.At = p.Speaker.Name, "/speakers"
	all, err := s.o.Store.Spoken(r.Context(), p.Speaker.ID, p.Query.Get("after"), mostSpoken, at)
	if err != nil {
		return err
	}
	p.fill(all)
	if p.After = p.Query.Get("after") != ""; !p.After {
		list, err := s.o.Store.Figured(r.Context(), p.Speaker.ID, at)
		if err != nil {
			return err
		}
		f, err := s.figures(r.Context(), p.Query, list, sitrep.OfSpeaker, func(who string) bool { return sitrep.Fold(who) == p.Speaker.ID })
		if err != nil {
			return err
		}
		p.Figures = &f
	}
	return s.render(w, r, "speaker", p)
}

// fill puts what is said under the reports that tell of it.
func (p *speakerPage) fill(all []store.Utterance) {
	for i := range all {
		u := &all[i]
		if n := len(p.Days); n == 0 || p.Days[n-1].Report != u.Report {
			p.Days = append(p.Days, spokenDay{Report: u.Report, Address: p.Query.At("/reports/"+url.PathEscape(u.Report.ID), "v", strconv.Itoa(u.Report.Version))})
		}
		out := utterance{Voice: view.StatementVoice(view.Told{Statement: u.Statement, Report: u.Report}), Title: u.Title}
		if id := u.Statement.Incident; id != "" {
			out.Address = "/incidents/" + id + p.Query.Kept()
			if out.Title == "" {
				out.Title = "Incident " + id
			}
		}
		if !strings.EqualFold(out.Who, p.Speaker.Name) {
			out.Spelled = out.Who
		}
		d := &p.Days[len(p.Days)-1]
		d.Said = append(d.Said, out)
	}
	if len(p.Days) == mostSpoken {
		p.Next = p.Query.With("after", all[len(all)-1].Cursor)
	}
}

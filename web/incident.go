package web

import (
	"net/http"
	"net/url"
	"slices"

	"sitrep"
	"sitrep/flow"
	"sitrep/view"
	"sitrep/weigh"
)

// incidentPage is all that is known of one incident.
type incidentPage struct {
	layout

	Page view.Page

	Gist      []gist         // what comes first
	Tolls     []view.Heading // of those harmed
	Others    []view.Heading // what is known beside them
	Speakers  []speaker      // what else is said, by who says it
	Timeline  view.Timeline
	Where     *sitrep.Where // nil where no place is told
	Originals []original    // reports, each with its copies
}

// gist is a value in short, with how many others stand beside it.
type gist struct {
	Name, Text string
	Rivals     int
}

// gistOf takes out of the headings what a reader asks first.
func gistOf(headings []view.Heading) (all []gist) {
	for _, name := range []string{"When", "Where", "Type", "Killed", "Wounded", "Abducted", "Missing"} {
		i := slices.IndexFunc(headings, func(h view.Heading) bool { return h.Name == name })
		if i < 0 {
			continue
		}
		v := headings[i].Values[0]
		g := gist{Name: name, Text: v.Text}
		for _, o := range v.Others {
			if o.Standing == string(sitrep.Rival) {
				g.Rivals++
			}
		}
		all = append(all, g)
	}
	return all
}

// speaker is somebody with all that he says.
type speaker struct {
	Who, Kind string
	Voices    []view.Voice
}

// original is a report with those that are copies of it.
type original struct {
	view.Report

	Copies []view.Report
}

// harms are the headings of those harmed.
var harms = map[string]bool{"Killed": true, "Wounded": true, "Missing": true, "Abducted": true, "Captured": true, "Displaced": true}

// incident shows one.
func (s *Server) incident(w http.ResponseWriter, r *http.Request) error {
	p := incidentPage{layout: s.layout(r, "")}
	at, err := p.Query.moment()
	if err != nil {
		return err
	}
	rule, err := p.Query.rule()
	if err != nil {
		return err
	}
	rec, err := s.o.Store.Incident(r.Context(), r.PathValue("id"), at)
	if err != nil {
		return err
	}
	if rec.ID != r.PathValue("id") { // merged, or the beginning of an id
		http.Redirect(w, r, "/incidents/"+url.PathEscape(rec.ID)+p.Query.Kept(), http.StatusFound)
		return nil
	}
	record := flow.Record(rec, rule)
	p.Page = view.Make(record)
	p.Title = p.Page.Title
	p.Timeline = view.MakeTimeline(record, weigh.History(rec.Claims, rule))
	if in := record.Incident.Where; in != nil {
		p.Where = &in.Value
	}
	for _, h := range p.Page.Headings {
		if harms[h.Name] {
			p.Tolls = append(p.Tolls, h)
		} else {
			p.Others = append(p.Others, h)
		}
	}
	p.Gist = gistOf(p.Page.Headings)
	p.Speakers = bySpeaker(p.Page.AlsoSaid)
	p.Originals = withCopies(p.Page.Reports)
	return s.render(w, r, "incident", p)
}

// bySpeaker puts what is said together by who says it, in the order in which they
// first speak.
func bySpeaker(voices []view.Voice) (all []speaker) {
	at := map[string]int{}
	for _, v := range voices {
		key := sitrep.Fold(v.Who)
		i, ok := at[key]
		if !ok {
			i = len(all)
			at[key] = i
			all = append(all, speaker{Who: v.Who, Kind: v.Kind})
		}
		all[i].Voices = append(all[i].Voices, v)
	}
	return all
}

// withCopies puts copies under the report that they are copies of, where that is
// on the page.
func withCopies(reports []view.Report) (all []original) {
	at := map[string]int{}
	for _, r := range reports {
		if r.CopyOf == "" {
			at[r.ID] = len(all)
			all = append(all, original{Report: r})
		}
	}
	for _, r := range reports {
		if r.CopyOf == "" {
			continue
		}
		if i, ok := at[r.CopyOf]; ok {
			all[i].Copies = append(all[i].Copies, r)
			continue
		}
		all = append(all, original{Report: r})
	}
	return all
}

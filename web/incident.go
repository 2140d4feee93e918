package web

import (
	"context"
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

// incidentPage is all that is known of one incident.
type incidentPage struct {
	layout

	Page view.Page

	Gist      []gist         // what comes first
	Harms     []harm         // people harmed
	Others    []view.Heading // what is known beside them
	Speakers  []speaker      // what else is said, by who says it
	Timeline  view.Timeline
	Moments   []string      // at which reports of it came out, as far as is known now
	Near      []listRow     // other incidents about there, about then
	Where     *sitrep.Where // nil where no place is told
	Originals []original    // reports, each with its copies
	There     there         // the time zones that it may have happened in

	Past     bool       // it is as it once was
	Now      bool       // who asks can decide upon it
	Revision string     // see store.Record
	Decided  []deedLine // what analysts decided, the last first
	Last     string     // id of the last decision; empty where there is none
}

// gist is a value in short, with how many others stand beside it.
type gist struct {
	Name, Text string
	Rivals     int
}

// gistOf is what a reader asks first: how many, when, where, what.
func gistOf(headings []view.Heading, harmed []harm) (all []gist) {
	for _, h := range harmed {
		all = append(all, gist{h.Name, h.Range, rivals(h.Values[0])})
	}
	for _, name := range []string{"When", "Where", "Type"} {
		for _, h := range headings {
			if h.Name == name {
				all = append(all, gist{name, h.Values[0].Text, rivals(h.Values[0])})
			}
		}
	}
	return all
}

// rivals is how many other values stand beside the one that is shown.
func rivals(v view.Value) (n int) {
	for _, o := range v.Others {
		if o.Standing == string(sitrep.Rival) {
			n++
		}
	}
	return n
}

// Then is the address of the page as of a moment, by what had come out.
func (p *incidentPage) Then(at string) string {
	v := url.Values{"as_of": {at}, "clock": {string(store.Published)}}
	if rule := p.Query.Get("rule"); rule != "" {
		v.Set("rule", rule)
	}
	return "?" + v.Encode()
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
	p.Query.lead(p.Page.Headings)
	p.Timeline = view.MakeTimeline(record, weigh.History(rec.Claims, rule))
	if in := record.Incident.Where; in != nil {
		p.Where, p.There = &in.Value, thereOf(&in.Value)
	}
	p.Harms, p.Others = harmsOf(&record.Incident, p.Page.Headings)
	p.Gist = gistOf(p.Page.Headings, p.Harms)
	p.Speakers = bySpeaker(p.Page.AlsoSaid)
	p.Originals = withCopies(p.Page.Reports)
	if p.Moments, err = s.moments(r.Context(), rec, at); err != nil {
		return err
	}
	if p.Near, err = s.near(r.Context(), &record.Incident, at); err != nil {
		return err
	}
	if p.Decided, p.Last, err = s.decided(r, rec.ID, at); err != nil {
		return err
	}
	p.Revision = rec.Revision
	name := "incident"
	if p.Past = !at.Now(); !p.Past && s.decides(r) {
		p.Now, name = true, judged(name)
	}
	return s.render(w, r, name, &p)
}

// lead has the values that name another incident lead to its page.
func (q query) lead(headings []view.Heading) {
	to := func(v *view.Value) {
		if v.Incident != "" {
			v.Address = "/incidents/" + url.PathEscape(v.Incident) + q.Kept()
		}
	}
	for _, h := range headings {
		for i := range h.Values {
			to(&h.Values[i])
			for j := range h.Values[i].Others {
				to(&h.Values[i].Others[j])
			}
		}
	}
}

// mostMoments are on the slider.
const mostMoments = 200

// moments are those at which reports came out, all that are known now, in order; of
// very many some are left out.
func (s *Server) moments(ctx context.Context, rec *store.Record, at store.AsOf) (all []string, err error) {
	if !at.Now() {
		if rec, err = s.o.Store.Incident(ctx, rec.ID, store.AsOf{}); err != nil {
			return nil, err
		}
	}
	for i := range rec.Sources {
		if t := store.CameOut(&rec.Sources[i]); !t.IsZero() {
			all = append(all, t.UTC().Format(time.RFC3339))
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if n := len(all); n > mostMoments {
		some := make([]string, mostMoments)
		for i := range some {
			some[i] = all[i*(n-1)/(mostMoments-1)]
		}
		all = some
	}
	return all, nil
}

// Bounds of what is near an incident.
const (
	daysNear = 7
	mostNear = 8
)

// near lists other incidents of the same place within some days; none where no place
// or no day is told.
func (s *Server) near(ctx context.Context, in *sitrep.Incident, at store.AsOf) ([]listRow, error) {
	start, end, ok := in.Days()
	if !ok || in.Where == nil || in.Where.Value.Name == "" {
		return nil, nil
	}
	listed, err := s.o.Store.Incidents(ctx, store.Filter{
		Place: in.Where.Value.Name, Country: in.Where.Value.Country, AsOf: at, Limit: mostNear + 1,
		Since: start.AddDate(0, 0, -daysNear).Format(time.DateOnly), Until: end.AddDate(0, 0, daysNear).Format(time.DateOnly),
	})
	var rows []listRow
	for i := range listed {
		if listed[i].ID != in.ID && len(rows) < mostNear {
			rows = append(rows, rowOf(&listed[i]))
		}
	}
	return rows, err
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

package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"sitrep"
	"sitrep/enter"
	"sitrep/flow"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// decidePage is the form for one decision about an incident.
type decidePage struct {
	layout
	draft

	ID        string
	Incident  string     // its title
	Trouble   string     // what is wrong with what was sent; empty for nothing
	Meanwhile []deedLine // what was decided since the page was made that the analyst came from
	Choices   []choice   // whose words are judged
	Names     []string   // what a value may be of
	Types     []sitrep.Type
	Stages    []sitrep.Stage
	Reports   []view.Report // that can be split off
	Sides     []side        // the incident, and the one to merge it with
	Found     []listRow     // incidents that it may be the same as
}

// choice is somebody's words that can be judged, with all claims of his that they are.
type choice struct {
	view.Voice

	Heading, Value string
	Ticked         bool
}

// ID is the claim that stands for all of them.
func (c choice) ID() string { return c.Claims[0] }

// side is an incident in short, beside another.
type side struct {
	ID, Title string
	Counted   view.Counted
	Gist      []gist
	Reports   []view.Report
}

// Kind is how the value is typed.
func (p *decidePage) Kind() string { return enter.Kind(p.Form.Field) }

// Splits tells whether a report is ticked.
func (p *decidePage) Splits(report string) bool { return slices.Contains(p.draft.Reports, report) }

// Again is the address of the form with one thing of it chosen otherwise.
func (p *decidePage) Again(name, value string) string {
	v := url.Values{"deed": {string(p.Deed)}, "seen": {p.Seen}}
	for _, c := range p.Claims {
		v.Add("claim", c)
	}
	if p.Next != "" {
		v.Set("next", p.Next)
	}
	v.Set(name, value)
	return p.decideAddress(p.ID) + "?" + v.Encode()
}

// Swapped is the address of the form in which the other incident stays.
func (p *decidePage) Swapped() string {
	v := url.Values{"deed": {string(sitrep.Merge)}, "other": {p.ID}}
	if p.Next != "" {
		v.Set("next", p.Next)
	}
	return p.decideAddress(p.Other) + "?" + v.Encode()
}

func (p *decidePage) decideAddress(id string) string {
	return "/incidents/" + url.PathEscape(id) + "/decide"
}

// decideForm shows the form for a decision.
func (s *Server) decideForm(w http.ResponseWriter, r *http.Request) error {
	return s.showDraft(w, r, http.StatusOK, draftOf(r.URL.Query()), "")
}

// decide keeps a decision and goes to the page that shows it. What cannot be kept is
// shown in its form again.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) error {
	v, err := sent(w, r)
	if err != nil {
		return err
	}
	d := draftOf(v)
	kept, err := s.hand(r, r.PathValue("id"), &d)
	if code := mendable(err); code != 0 {
		return s.showDraft(w, r, code, d, err.Error())
	}
	if err != nil {
		return err
	}
	to := d.Next
	if to == "" {
		to = "/incidents/" + url.PathEscape(kept.Incident) + "#" + kept.ID
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// errPast refuses to decide on a page of the past.
var errPast = fmt.Errorf("%w: a page of the past is to be looked at only; go back to now to decide", sitrep.ErrInvalid)

// hand keeps what a form asks for, and gives the first of the decisions.
func (s *Server) hand(r *http.Request, id string, d *draft) (*sitrep.Decision, error) {
	if err := d.complete(); err != nil {
		return nil, err
	}
	if d.Seen == "" {
		return nil, fmt.Errorf("%w: the form does not say what its page showed; open it again", sitrep.ErrInvalid)
	}
	value, err := s.value(d)
	if err != nil {
		return nil, err
	}
	rec, err := s.o.Store.Incident(r.Context(), id, store.AsOf{})
	if err != nil {
		return nil, err
	}
	one := sitrep.Decision{Deed: d.Deed, Incident: rec.ID, Who: s.who(r), Why: d.Why, Value: value, Other: d.Other, Reports: d.Reports}
	all := []sitrep.Decision{one}
	if slices.Contains(judging[:], d.Deed) {
		if all, err = verdicts(rec, d, one); err != nil {
			return nil, err
		}
	}
	if d.Deed == sitrep.Merge {
		if err := s.unchanged(r.Context(), d); err != nil {
			return nil, err
		}
	}
	all[0].Seen = d.Seen
	kept, err := s.o.Store.DecideAll(r.Context(), all, s.o.Now())
	if err != nil {
		return nil, err
	}
	return &kept[0], nil
}

// verdicts are the decisions on all claims that are meant: those who say the same in
// the same voice go together. Of a correction the first claim is corrected, and the
// others are rejected beside it.
func verdicts(rec *store.Record, d *draft, one sitrep.Decision) (all []sitrep.Decision, err error) {
	page := view.Make(flow.Record(rec, weigh.Latest))
	chosen := choices(&page, d)
	if len(chosen) == 0 {
		return nil, fmt.Errorf("%w: incident %s has no such claim of a report any more", sitrep.ErrConflict, rec.ID)
	}
	var judged []*sitrep.Address
	for _, c := range chosen {
		for _, claim := range c.Claims {
			a, ok := rec.AddressOf(claim)
			if !ok || slices.ContainsFunc(judged, func(b *sitrep.Address) bool { return meansToo(b, a) }) {
				continue
			}
			judged = append(judged, a)
			next := one
			next.Claim = a
			switch {
			case one.Deed != sitrep.Correct:
			case len(all) > 0:
				next.Deed, next.Value = sitrep.Reject, nil
			default:
				next.Value = inPlace(a, one.Value)
			}
			all = append(all, next)
		}
	}
	return all, nil
}

// inPlace is the value that is right in the place of what a claim says: another figure
// is of the same people, and as much of the whole.
func inPlace(a *sitrep.Address, v sitrep.Value) sitrep.Value {
	right, ok := v.(sitrep.Casualty)
	if !ok {
		return v
	}
	was, err := sitrep.DecodeValue(a.Field, []byte(a.Value))
	of, ok := was.(sitrep.Casualty)
	if err != nil || !ok || of.Effect != right.Effect {
		return v
	}
	of.Min, of.Max = right.Min, right.Max
	return of
}

// meansToo tells whether who means one claim means another as well.
func meansToo(a, b *sitrep.Address) bool {
	return a.Report == b.Report && a.Field == b.Field && a.Value == b.Value && a.Speaker == b.Speaker &&
		slices.ContainsFunc(a.Words, func(w string) bool { return slices.Contains(b.Words, w) })
}

// choices are the words that a draft may judge. A value as a whole is judged by all
// who say so, and found right, or corrected, by the first of them.
func choices(page *view.Page, d *draft) (all []choice) {
	for _, h := range page.Headings {
		for _, shown := range h.Values {
			for _, v := range append([]view.Value{shown}, shown.Others...) {
				all = append(all, choicesOf(h.Name, &v, d)...)
			}
		}
	}
	if d.Whole && d.Deed != sitrep.Reject && len(all) > 1 {
		all = all[:1]
	}
	return all
}

func choicesOf(heading string, v *view.Value, d *draft) (all []choice) {
	meant := func(voice view.Voice) bool {
		return slices.ContainsFunc(voice.Claims, func(c string) bool { return slices.Contains(d.Claims, c) })
	}
	whole := d.Whole && slices.ContainsFunc(v.Voices, meant)
	for _, voice := range v.Voices {
		if voice.Report != "" && (meant(voice) || whole && !voice.Denies) {
			all = append(all, choice{Voice: voice, Heading: heading, Value: v.Text, Ticked: true})
		}
	}
	return all
}

// unchanged refuses a merger where others have decided something of the other incident
// since the form was made.
func (s *Server) unchanged(ctx context.Context, d *draft) error {
	rec, err := s.o.Store.Incident(ctx, d.Other, store.AsOf{})
	if err != nil || d.SeenToo == "" || d.SeenToo == rec.Revision {
		return err
	}
	return fmt.Errorf("%w: others have decided of incident %s since you looked; look again", sitrep.ErrConflict, rec.ID)
}

// showDraft shows a form over what stands now, filled with what is known of it.
func (s *Server) showDraft(w http.ResponseWriter, r *http.Request, code int, d draft, trouble string) error {
	if queryOf(r).Get("as_of") != "" {
		return errPast
	}
	rec, err := s.o.Store.Incident(r.Context(), r.PathValue("id"), store.AsOf{})
	if err != nil {
		return err
	}
	record := flow.Record(rec, weigh.Latest)
	page := view.Make(record)
	p := decidePage{layout: s.layout(r, "Decide: "+page.Title), draft: d, ID: rec.ID, Incident: page.Title, Trouble: trouble}
	if p.Meanwhile, err = s.since(r.Context(), rec, d.Seen); err != nil {
		return err
	}
	p.Seen = rec.Revision
	switch d.Deed {
	case sitrep.Accept, sitrep.Reject, sitrep.Correct:
		err = p.toJudge(rec, &page)
	case sitrep.AddClaim:
		p.Names, p.Types, p.Stages = enter.Fields[:], sitrep.Types[:], stages[:]
	case sitrep.Merge:
		err = s.toMerge(r.Context(), &p, &record.Incident, &page)
	case sitrep.Split:
		p.Reports = page.Reports
	case sitrep.Review:
	default:
		err = fmt.Errorf("%w: nobody can %q an incident", sitrep.ErrInvalid, d.Deed)
	}
	if err != nil {
		return err
	}
	return s.renderStatus(w, r, code, "decide", &p)
}

var stages = [...]sitrep.Stage{sitrep.CarriedOut, sitrep.Attempted, sitrep.Threatened, sitrep.Planned}

// mostMeanwhile are told of what was decided meanwhile.
const mostMeanwhile = 20

// since gives what was decided of an incident since a revision of it, the last first;
// nothing where that is not known.
func (s *Server) since(ctx context.Context, rec *store.Record, seen string) ([]deedLine, error) {
	if seen == "" || seen == rec.Revision {
		return nil, nil
	}
	ds, err := s.o.Store.LatestDecisions(ctx, store.DecisionFilter{Incident: rec.ID, Limit: mostMeanwhile})
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(ds, func(d sitrep.Decision) bool { return d.ID == seen }); i >= 0 {
		ds = ds[:i]
	}
	return deedLines(ds), nil
}

// toJudge fills in the words that are judged and, of a correction, the value as it is.
func (p *decidePage) toJudge(rec *store.Record, page *view.Page) error {
	p.Choices = choices(page, &p.draft)
	if len(p.Choices) == 0 {
		return fmt.Errorf("%w: incident %s has no such claim of a report", sitrep.ErrNotFound, rec.ID)
	}
	if p.Deed != sitrep.Correct {
		return nil
	}
	i := slices.IndexFunc(rec.Claims, func(c sitrep.Sourced) bool { return c.Claim.ID == p.Choices[0].ID() })
	if i < 0 {
		return nil
	}
	is := rec.Claims[i].Claim.Value
	if p.Names = enter.Of(is.Field()); p.Names == nil {
		return fmt.Errorf("%w: a value of %s cannot be typed; reject it", sitrep.ErrInvalid, is.Field())
	}
	p.Types, p.Stages = sitrep.Types[:], stages[:]
	if p.Form.Field == "" {
		p.Form = enter.FormOf(is)
	}
	return nil
}

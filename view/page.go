// Package view turns an incident into plain page data: headings, values,
// rivals and voices in words, for the terminal, the web and programs alike.
package view

import (
	"cmp"
	"slices"

	"sitrep"
)

// Record is what a page is made of: an incident as a rule of weighing gave it,
// the slots behind it, and what its reports attribute to somebody.
type Record struct {
	Incident   sitrep.Incident
	Rule       string
	Slots      []sitrep.Slot
	Statements []Told
	Reports    []sitrep.Source // every report of the incident, once
	Ties       []sitrep.Tie    // how its claims stand to each other; nil where that is not asked
	Links      []Link          // why its reports are taken to tell of it; nil where that is not asked
}

// Link is why a report is taken to tell of an incident.
type Link struct {
	Report   string   `json:"-"`
	Incident string   `json:"incident"` // that it was linked to; another than the page's where an analyst merged or split
	Score    float64  `json:"score"`    // how much speaks for it, up to 1; 0 for the first to tell of it
	Evidence []string `json:"evidence"`
	By       string   `json:"by"` // what decided
}

// Told is a statement and the report that tells of it.
type Told struct {
	Statement sitrep.Statement
	Report    sitrep.Source
}

// Page is an incident for reading.
type Page struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Status   string    `json:"status"`
	Rule     string    `json:"rule"`
	Counted  Counted   `json:"counted"`
	Headings []Heading `json:"headings"`
	AlsoSaid []Voice   `json:"also_said"` // statements that nothing else here rests on, in order of publication
	Reports  []Report  `json:"reports"`   // in order of publication

	Grading        Grading        `json:"grading"`
	Responsibility Responsibility `json:"responsibility"`
	NotKnown       []Unknown      `json:"not_known"`
	Ties           []sitrep.Tie   `json:"ties,omitempty"` // how claims stand to earlier ones
}

// Heading is one question about an incident and what is known of it.
type Heading struct {
	Name   string  `json:"name"` // "What", "Killed", ...
	Values []Value `json:"values"`
}

// Value is one value in words, who gives it, and what else is said.
type Value struct {
	Text     string  `json:"text"`
	Low      *int    `json:"low,omitempty"`  // of a figure, where that end is known
	High     *int    `json:"high,omitempty"` // of a figure, where that end is known
	Standing string  `json:"standing"`       // as in sitrep.Standing
	Why      string  `json:"why,omitempty"`
	Best     string  `json:"best,omitempty"` // of a range, the likeliest figure in it
	Voices   []Voice `json:"voices"`
	Others   []Value `json:"others,omitempty"` // rivals first
	Incident string  `json:"-"`                // id of the other incident that a relation names; empty for other values, and where it is not known
	Address  string  `json:"-"`                // of that incident's page, for those who make pages; empty at first
}

// Voice is somebody who says something, once for each report that tells so.
type Voice struct {
	Who       string         `json:"who"` // empty for the report's own voice; for what an analyst entered, his name
	Kind      string         `json:"kind,omitempty"`
	Anonymous bool           `json:"anonymous,omitempty"`
	Stance    string         `json:"stance"`
	Certainty string         `json:"certainty"`
	Denies    bool           `json:"denies,omitempty"`   // says that the value is not so
	Negative  bool           `json:"negative,omitempty"` // speaks of what was not so: "did not carry out any strikes"
	Said      string         `json:"said,omitempty"`     // ISO date
	Via       string         `json:"via,omitempty"`
	Words     []string       `json:"words"`             // the very words, as they stand in the report
	Content   []string       `json:"content,omitempty"` // all of the statement that they stand in
	Report    string         `json:"report"`            // id
	Version   int            `json:"-"`                 // of the report
	Publisher string         `json:"publisher"`
	Published string         `json:"published"`        // for what an analyst entered, when he did
	Claims    []string       `json:"claims,omitempty"` // ids
	Rules     []string       `json:"rules,omitempty"`  // what made those claims
	Quotes    []sitrep.Quote `json:"-"`                // where Words stand
	Judged    *Judged        `json:"judged,omitempty"` // what an analyst says of it; null where nobody has
}

// Judged is an analyst's verdict on a claim.
type Judged struct {
	Verdict  string `json:"verdict"` // accepted, rejected, entered
	Who      string `json:"who"`
	Why      string `json:"why"`
	At       string `json:"at"`
	Decision string `json:"decision"` // id, to undo it by
}

// Report is one report that a page rests on.
type Report struct {
	ID        string `json:"id"`
	Version   int    `json:"version"`
	Title     string `json:"title"`
	Publisher string `json:"publisher"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Agency    string `json:"agency,omitempty"`  // that its text is credited to
	CopyOf    string `json:"copy_of,omitempty"` // id of the report that it is a copy of
	Grade     string `json:"grade,omitempty"`   // an analyst's of its publisher: "B2"
	Links     []Link `json:"links,omitempty"`   // one a telling of the incident
}

// Make makes the page of a record.
func Make(rec Record) Page {
	return Page{
		ID: rec.Incident.ID, Title: rec.Incident.Title, Status: string(rec.Incident.Status), Rule: rec.Rule,
		Headings: headings(rec.Slots), AlsoSaid: alsoSaid(rec), Counted: counted(rec), Reports: reportsOf(rec),
		Grading: Grading{string(rec.Incident.Grading.Level), rec.Incident.Grading.Why}, NotKnown: unknowns(rec),
		Responsibility: responsible(rec.Incident.Responsibility), Ties: rec.Ties,
	}
}

// reportsOf are the reports of a page in order of publication.
func reportsOf(rec Record) []Report {
	sources := slices.Clone(rec.Reports)
	slices.SortStableFunc(sources, bySource)
	out := make([]Report, 0, len(sources))
	for _, r := range sources {
		out = append(out, Report{
			ID: r.ID, Version: r.Version, Title: r.Title, Publisher: r.Publisher, URL: r.URL, Published: r.Published.String(),
			Agency: r.Agency, CopyOf: r.CopyOf, Grade: r.Grade, Links: linksOf(rec.Links, r.ID),
		})
	}
	return out
}

func linksOf(links []Link, report string) []Link {
	var out []Link
	for _, l := range links {
		if l.Report == report {
			out = append(out, l)
		}
	}
	return out
}

// bySource is the order of publication; reports without a date come last.
func bySource(a, b sitrep.Source) int {
	if a.Published.Known() != b.Published.Known() {
		if a.Published.Known() {
			return -1
		}
		return 1
	}
	return cmp.Or(a.Published.Time.Compare(b.Published.Time), cmp.Compare(a.ID, b.ID))
}

// order of the headings of a page.
var order = []string{
	"Type", "Method", "Stage", "When", "Where",
	"Killed", "Wounded", "Missing", "Abducted", "Captured", "Displaced",
	"Done by", "Claimed by", "Suspected", "Victims", "Responders", "Targets", "Weapons", "Related",
}

// headings puts slots under their headings.
func headings(slots []sitrep.Slot) []Heading {
	hs := []Heading{}
	for i := range slots {
		name := heading(&slots[i])
		at := slices.IndexFunc(hs, func(h Heading) bool { return h.Name == name })
		if at < 0 {
			at = len(hs)
			hs = append(hs, Heading{Name: name})
		}
		hs[at].Values = append(hs[at].Values, slotValue(&slots[i]))
	}
	slices.SortStableFunc(hs, func(a, b Heading) int { return slices.Index(order, a.Name) - slices.Index(order, b.Name) })
	return hs
}

// slotValue is what a slot shows and what stands beside it.
func slotValue(s *sitrep.Slot) Value {
	v := optionValue(&s.Shown)
	v.Why = s.Why
	if s.Best != nil {
		v.Best = Words(s.Best)
	}
	for i := range s.Others {
		v.Others = append(v.Others, optionValue(&s.Others[i]))
	}
	return v
}

func optionValue(o *sitrep.Option) Value {
	v := Value{Text: Words(o.Value), Standing: string(o.Standing), Voices: voices(o)}
	switch of := o.Value.(type) {
	case sitrep.Casualty:
		v.Low, v.High = of.Min, of.Max
	case sitrep.Relation:
		v.Incident = of.Incident
	}
	return v
}

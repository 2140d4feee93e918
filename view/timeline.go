package view

import (
	"slices"

	"sitrep"
)

// Timeline is what was known of an incident when: an entry for each moment at
// which something that is shown of it changed.
type Timeline struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Rule    string   `json:"rule"`
	Entries []Entry  `json:"entries"`
	Reports []Report `json:"reports"` // in order of publication
}

// Entry is one moment of a timeline.
type Entry struct {
	At      string   `json:"at"`      // ISO moment; empty for what has no time, which comes last
	Reports []string `json:"reports"` // ids of those that came out then
	Changes []Change `json:"changes"`
}

// MakeTimeline makes the timeline of a record out of the steps that weigh.History
// gives for its claims. The record's slots are not looked at.
func MakeTimeline(rec Record, steps []sitrep.Step) Timeline {
	t := Timeline{ID: rec.Incident.ID, Title: rec.Incident.Title, Rule: rec.Rule, Entries: []Entry{}, Reports: reportsOf(rec.Reports)}
	for _, s := range steps {
		if len(s.Changes) == 0 {
			continue
		}
		e := Entry{At: s.At.String(), Reports: s.Reports, Changes: make([]Change, 0, len(s.Changes))}
		if s.At.Precision == sitrep.ToMinute && s.At.Known() {
			e.At = sitrep.Moment{Time: s.At.Time.UTC(), Precision: sitrep.ToMinute}.String()
		}
		if e.Reports == nil {
			e.Reports = []string{}
		}
		for _, c := range s.Changes {
			e.Changes = append(e.Changes, changeOf(c))
		}
		slices.SortStableFunc(e.Changes, func(a, b Change) int {
			return slices.Index(order, a.Heading) - slices.Index(order, b.Heading)
		})
		t.Entries = append(t.Entries, e)
	}
	return t
}

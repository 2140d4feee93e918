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
// gives for its claims. Of the record, its slots are not looked at; its statements
// tell when something was first said not to be known.
func MakeTimeline(rec Record, steps []sitrep.Step) Timeline {
	t := Timeline{ID: rec.Incident.ID, Title: rec.Incident.Title, Rule: rec.Rule, Entries: []Entry{}, Reports: reportsOf(rec)}
	for _, s := range steps {
		for _, c := range s.Changes {
			t.add(s.At, s.Reports, changeOf(c))
		}
	}
	for _, u := range unknowns(rec) {
		t.addUnknown(rec, u)
	}
	for _, e := range t.Entries {
		slices.SortStableFunc(e.Changes, func(a, b Change) int { return place(a.Heading) - place(b.Heading) })
	}
	return t
}

// place is where a heading stands on a page; those that are not of values come last.
func place(heading string) int {
	if i := slices.Index(order, heading); i >= 0 {
		return i
	}
	return len(order)
}

// add puts a change into the entry of its moment, which is made where there is
// none. Moments in ISO 8601 and UTC are in order as they read.
func (t *Timeline) add(m sitrep.Moment, reports []string, c Change) {
	at := utc(m)
	i := slices.IndexFunc(t.Entries, func(e Entry) bool { return e.At == "" && at != "" || at != "" && e.At >= at || e.At == at })
	if i < 0 {
		i = len(t.Entries)
	}
	if i == len(t.Entries) || t.Entries[i].At != at {
		t.Entries = slices.Insert(t.Entries, i, Entry{At: at, Reports: []string{}})
	}
	e := &t.Entries[i]
	e.Reports = union(e.Reports, reports)
	e.Changes = append(e.Changes, c)
}

// utc is a moment in ISO 8601 and UTC; empty where it is unknown.
func utc(m sitrep.Moment) string {
	m.Time = m.Time.UTC()
	return m.String()
}

// addUnknown tells when something was first said not to be known.
func (t *Timeline) addUnknown(rec Record, u Unknown) {
	first := u.Voices[0]
	i := slices.IndexFunc(rec.Reports, func(s sitrep.Source) bool { return s.ID == first.Report })
	if i < 0 {
		return
	}
	t.add(rec.Reports[i].Told(), []string{first.Report}, Change{
		Heading: notKnownHeading, Kind: string(sitrep.FirstTold), After: u.Text, Voices: []Voice{first},
	})
}

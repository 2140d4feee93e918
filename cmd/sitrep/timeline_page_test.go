package main

import (
	"bytes"
	"testing"

	"sitrep/view"
)

// someChanges are a figure that goes up and comes into conflict, and a claim.
func someChanges() []view.Change {
	voice := func(who, report, words string) view.Voice {
		return view.Voice{Who: who, Stance: "states", Certainty: "certain", Words: []string{words}, Report: report, Publisher: "Harbour Wire", Published: "2026-03-12T09:00:00Z"}
	}
	return []view.Change{
		{Heading: "Killed", Kind: "raised", Before: "at least 71", After: "84", Voices: []view.Voice{voice("the prefect", "r2", "84 dead")}},
		{Heading: "Killed", Kind: "contested", Before: "84", After: "80", Voices: []view.Voice{voice("", "r2", "80 people")}},
		{Heading: "Claimed by", Kind: "claimed", After: "Red Heron"},
	}
}

func TestWriteTimeline(t *testing.T) {
	timeline := view.Timeline{
		ID: "k7q2", Title: "Vehicle attack in Mosul, Iraq", Rule: "latest",
		Reports: []view.Report{{ID: "r1", Publisher: "Delta Post"}, {ID: "r2", Publisher: "Harbour Wire"}},
		Entries: []view.Entry{
			{At: "2026-03-12T09:00:00Z", Reports: []string{"r2"}, Changes: someChanges()},
			{Reports: []string{"r1"}, Changes: []view.Change{{Heading: "Weapons", Kind: "told", After: "lorry"}}},
		},
	}
	want := `Vehicle attack in Mosul, Iraq
what was known when, by the rule latest · 2 reports · id k7q2

2026-03-12 09:00Z [2]
  KILLED     84 – raised from at least 71
               · [2] the prefect: “84 dead”
             80 – beside 84
               · [2] Harbour Wire: “80 people”
  CLAIMED BY Red Heron – claims responsibility

at a time not known [1]
  WEAPONS    lorry

REPORTS      [1] Delta Post · r1
             [2] Harbour Wire · r2
`
	var out bytes.Buffer
	if err := writeTimeline(&out, timeline, 0); err != nil || out.String() != want {
		t.Errorf("the timeline is\n%s\nwant\n%s(%v)", out.String(), want, err)
	}
}

func TestWriteDiff(t *testing.T) {
	page := view.Page{ID: "k7q2", Title: "Vehicle attack in Mosul, Iraq"}
	want := `Vehicle attack in Mosul, Iraq
what changed from 2026-03-12 to 2026-03-13 10:00Z · id k7q2

  KILLED     84 – raised from at least 71
               · the prefect: “84 dead”
             80 – beside 84
               · Harbour Wire: “80 people”
  CLAIMED BY Red Heron – claims responsibility
`
	var out bytes.Buffer
	if err := writeDiff(&out, page, someChanges(), "2026-03-12", "2026-03-13T10:00:00Z", 0); err != nil || out.String() != want {
		t.Errorf("the difference is\n%s\nwant\n%s(%v)", out.String(), want, err)
	}
	out.Reset()
	if err := writeDiff(&out, page, nil, "2026-03-12", "2026-03-13", 0); err != nil || !bytes.Contains(out.Bytes(), []byte("Nothing changed.")) {
		t.Errorf("of nothing, the difference is\n%s(%v)", out.String(), err)
	}
}

package main

import (
	"bytes"
	"testing"

	"sitrep/view"
)

// What an analyst says stands on the page as his, and what is not known as that.
func TestPageOfJudgedClaims(t *testing.T) {
	anna := &view.Judged{Verdict: "entered", Who: "anna", Why: "the mayor's list", At: "2026-03-12T09:00:00Z"}
	no := &view.Judged{Verdict: "rejected", Who: "anna", At: "2026-03-12T09:00:00Z"}
	wire := view.Voice{Stance: "states", Certainty: "certain", Words: []string{"15 people"}, Report: "r1", Publisher: "Harbour Wire"}
	refused := wire
	refused.Judged = no
	p := view.Page{
		ID: "k7q2", Title: "Shelling in Mosul, Iraq", Status: "reported",
		Counted: view.Counted{Reports: 1, Publishers: 1, Independent: 1},
		Grading: view.Grading{Level: "weak", Why: "one source tells of it"},
		Headings: []view.Heading{
			{Name: "Killed", Values: []view.Value{{
				Text: "12", Standing: "shown",
				Voices: []view.Voice{{Who: "anna", Kind: "analyst", Stance: "states", Published: anna.At, Judged: anna}},
				Others: []view.Value{{Text: "15", Standing: "overruled", Voices: []view.Voice{wire}}},
			}}},
			{Name: "Wounded", Values: []view.Value{{Text: "15", Standing: "rejected", Voices: []view.Voice{refused}}}},
		},
		Responsibility: view.Responsibility{State: "alleged", Why: "Red Heron is told to have done it, and has not said so", Parties: []view.Party{{Name: "Red Heron", Confidence: "possible"}}},
		NotKnown:       []view.Unknown{{Kind: "no_claim", Text: "no one has claimed responsibility", AsOf: "2026-03-12", Standing: "shown"}},
	}
	want := `Shelling in Mosul, Iraq
reported · 1 report by 1 publisher, 0 speakers quoted · id k7q2
graded weak: one source tells of it

KILLED       12
               · 2026-03-12 09:00Z anna (analyst): the mayor's list
             overruled: 15
               · Harbour Wire: “15 people”

WOUNDED      rejected: 15
               · Harbour Wire: “15 people” – rejected by anna: no reason given

RESPONSIBILITY
             alleged: Red Heron is told to have done it, and has not said so
               · Red Heron – possible

NOT KNOWN    no one has claimed responsibility (as of 12 March 2026)
`
	var out bytes.Buffer
	if err := writePage(&out, p, pageWidth, false); err != nil || out.String() != want {
		t.Errorf("the page is\n%s\nwant\n%s(%v)", out.String(), want, err)
	}
}

func TestProvenance(t *testing.T) {
	w := pageWriter{number: map[string]int{"r1": 1}}
	for _, tt := range []struct {
		report view.Report
		want   string
	}{
		{view.Report{}, ""},
		{view.Report{Agency: "AP", CopyOf: "r1", Grade: "B2"}, "text of AP, copy of [1], grade B2"},
		{view.Report{CopyOf: "r9"}, "copy of r9"},
	} {
		if got := w.provenance(tt.report); got != tt.want {
			t.Errorf("provenance(%+v) = %q, want %q", tt.report, got, tt.want)
		}
	}
}

package web

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"
	"time"

	"sitrep"
	"sitrep/view"
)

// deedLine is a decision for reading: who did what, and why.
type deedLine struct {
	ID       string
	Verb     string // "rejected"
	Heading  string // what of the incident it is about: "Killed"; empty where that is all of it
	Before   string // the value that was judged
	After    string // the value that is right
	Words    []string
	Report   string // id of the report that has the words
	Incident string // id
	Other    string // id of the incident that was merged or split off
	Reports  []string
	Subject  string // who was graded, and how, or what was undone
	Who, Why string
	At       string // ISO moment
	Standing bool
	Undoes   string // id of a decision
	Undoable bool   // it stands, and who looks at it may undo it
}

// verbs tell what deeds did.
var verbs = map[sitrep.Deed]string{
	sitrep.Accept: "accepted", sitrep.Reject: "rejected", sitrep.Correct: "corrected", sitrep.AddClaim: "added",
	sitrep.Merge: "merged", sitrep.Split: "split off", sitrep.Rate: "graded", sitrep.Review: "reviewed", sitrep.Undo: "undid",
}

// deeds are those that lists are filtered by, in their order.
var deeds = [...]sitrep.Deed{
	sitrep.Accept, sitrep.Reject, sitrep.Correct, sitrep.AddClaim, sitrep.Merge, sitrep.Split, sitrep.Rate, sitrep.Review, sitrep.Undo,
}

func deedLineOf(d *sitrep.Decision) deedLine {
	l := deedLine{
		ID: d.ID, Verb: verbs[d.Deed], Incident: d.Incident, Other: d.Other, Reports: d.Reports, Who: d.Who, Why: d.Why,
		At: d.Recorded.UTC().Format(time.RFC3339), Standing: d.Standing, Undoes: d.Undoes,
	}
	if d.Claim != nil {
		l.Words, l.Report = d.Claim.Words, d.Claim.Report
		if v, err := sitrep.DecodeValue(d.Claim.Field, json.RawMessage(d.Claim.Value)); err == nil {
			l.Heading, l.Before = view.HeadingOf(v), view.Words(v)
		}
	}
	if d.Value != nil {
		l.Heading, l.After = view.HeadingOf(d.Value), view.Words(d.Value)
	}
	if d.Deed == sitrep.Rate {
		l.Subject = d.Publisher + ": " + cmp.Or(d.Grade, "no grade")
	}
	return l
}

func deedLines(ds []sitrep.Decision) []deedLine {
	all := make([]deedLine, 0, len(ds))
	for i := range ds {
		all = append(all, deedLineOf(&ds[i]))
	}
	return all
}

// Short is the decision in a line of plain text, for a note.
func (l deedLine) Short() string {
	parts := []string{l.Who, l.Verb}
	for _, p := range []string{l.Heading, cmp.Or(l.After, l.Before), l.Subject, l.Undoes} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " ")
}

// Source is where the report with its words is; empty where there is none.
func (l deedLine) Source() string {
	if l.Report == "" {
		return ""
	}
	return reportPath(l.Report)
}

// UndoAddress is where it is undone.
func (l deedLine) UndoAddress() string { return "/decisions/" + url.PathEscape(l.ID) + "/undo" }

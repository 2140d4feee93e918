package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sitrep"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// decisionsCmd lists what analysts decided.
type decisionsCmd struct {
	ID     string `arg:"" optional:"" help:"Only decisions that have to do with this incident."`
	AsOf   string `name:"as-of" placeholder:"TIME" help:"As they stood then: a day (its end), or a time such as 2026-03-12T18:00Z."`
	Format string `short:"f" enum:"text,jsonl" default:"text" help:"How to print (${enum})."`
}

// Help is shown by decisions --help.
func (decisionsCmd) Help() string {
	return `All of them in the order of deciding, those that were undone as well. JSON Lines have
everything, for another store or for the files.

Examples:
  sitrep decisions
  sitrep decisions k3f7qz2a
  sitrep decisions --format jsonl > decisions.jsonl`
}

// Run asks the store and prints.
func (c *decisionsCmd) Run(ctx context.Context, g *Globals) error {
	var all []sitrep.Decision
	if err := look(ctx, g, past{AsOf: c.AsOf}, ruled{}, func(st *store.Store, at store.AsOf, _ weigh.Rule) (err error) {
		all, err = st.Decisions(ctx, c.ID, at)
		return err
	}); err != nil {
		return err
	}
	if c.Format == "jsonl" {
		lines := make([]decisionJSON, 0, len(all))
		for i := range all {
			lines = append(lines, decisionRecord(&all[i]))
		}
		return printLines(g.Stdout, lines)
	}
	if len(all) == 0 {
		_, err := fmt.Fprintln(g.Stderr, "Nothing was decided yet.")
		return err
	}
	for i := range all {
		d := &all[i]
		line := d.Recorded.UTC().Format("2006-01-02 15:04Z") + "  " + decisionLine(d)
		if !d.Standing {
			line += " (undone)"
		}
		if _, err := fmt.Fprintln(g.Stdout, plain(line)); err != nil {
			return err
		}
	}
	return nil
}

// decisionLine is a decision in one line.
func decisionLine(d *sitrep.Decision) string {
	var what string
	switch d.Deed {
	case sitrep.Accept, sitrep.Reject:
		what = fmt.Sprintf("%s %s in %s: %s “%s”", d.Deed, d.Claim.Field, d.Incident, d.Claim.Report, strings.Join(d.Claim.Words, " … "))
	case sitrep.Correct:
		what = fmt.Sprintf("correct %s in %s: %s, not %s “%s”", d.Claim.Field, d.Incident, view.Words(d.Value), d.Claim.Report,
			strings.Join(d.Claim.Words, " … "))
	case sitrep.AddClaim:
		what = fmt.Sprintf("add to %s of %s: %s", d.Value.Field(), d.Incident, view.Words(d.Value))
	case sitrep.Merge:
		what = fmt.Sprintf("merge %s into %s", d.Other, d.Incident)
	case sitrep.Split:
		what = fmt.Sprintf("split %s off %s, with %s", d.Other, d.Incident, strings.Join(d.Reports, ", "))
	case sitrep.Rate:
		what = fmt.Sprintf("grade %s %s", d.Publisher, d.Grade)
		if d.Grade == "" {
			what = "take the grade of " + d.Publisher + " away"
		}
	case sitrep.Review:
		what = "review " + d.Incident
	case sitrep.Undo:
		what = "undo " + d.Undoes
	}
	line := d.ID + "  " + what + " · " + d.Who
	if d.Why != "" {
		line += ": " + d.Why
	}
	return line
}

// decisionJSON is a decision as programs get it.
type decisionJSON struct {
	ID        string          `json:"id"`
	Deed      sitrep.Deed     `json:"deed"`
	Incident  string          `json:"incident,omitempty"`
	Other     string          `json:"other,omitempty"`
	Claim     *sitrep.Address `json:"claim,omitempty"`
	Field     sitrep.Field    `json:"field,omitempty"`
	Value     sitrep.Value    `json:"value,omitempty"`
	Reports   []string        `json:"reports,omitempty"`
	Publisher string          `json:"publisher,omitempty"`
	Grade     string          `json:"grade,omitempty"`
	Undoes    string          `json:"undoes,omitempty"`
	Who       string          `json:"who"`
	Why       string          `json:"why"`
	Recorded  string          `json:"recorded"`
	Standing  bool            `json:"standing"`
}

func decisionRecord(d *sitrep.Decision) decisionJSON {
	out := decisionJSON{
		ID: d.ID, Deed: d.Deed, Incident: d.Incident, Other: d.Other, Claim: d.Claim, Value: d.Value, Reports: d.Reports,
		Publisher: d.Publisher, Grade: d.Grade, Undoes: d.Undoes, Who: d.Who, Why: d.Why,
		Recorded: d.Recorded.UTC().Format(time.RFC3339Nano), Standing: d.Standing,
	}
	if d.Value != nil {
		out.Field = d.Value.Field()
	}
	return out
}

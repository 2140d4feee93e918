package main

import (
	"context"
	"fmt"

	"sitrep/flow"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// ruled is the rule that a command weighs by.
type ruled struct {
	Rule string `enum:"latest,official,low-high,graded" default:"latest" help:"By which rule to choose between rival values (${enum})."`
}

// timelineCmd tells what was known of an incident when.
type timelineCmd struct {
	past
	ruled

	ID     string `arg:"" help:"The incident's id, or the beginning of it."`
	Format string `short:"f" enum:"text,json" default:"text" help:"How to print (${enum})."`
}

// Help is shown by timeline --help.
func (timelineCmd) Help() string {
	return `One entry a moment: what became known, what was raised, lowered, overtaken, confirmed,
contested, denied or taken back, by whose word, and what analysts decided. Moments are
those at which reports came out.

Examples:
  sitrep timeline k3f7qz2a
  sitrep timeline k3f --rule official
  sitrep timeline k3f --format json | jq -r '.entries[].at'`
}

// Run asks the store and prints.
func (c *timelineCmd) Run(ctx context.Context, g *Globals) error {
	at, err := c.moment()
	if err != nil {
		return err
	}
	rule, err := weigh.ParseRule(c.Rule)
	if err != nil {
		return err
	}
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // nothing was written
	rec, err := recordAt(ctx, g, st, c.ID, at)
	if err != nil {
		return err
	}
	t := view.MakeTimeline(recordIn(rec, rule), weigh.History(rec.Claims, rule))
	if c.Format == "json" {
		return printJSON(g.Stdout, t)
	}
	return writeTimeline(g.Stdout, t, columns(g.Stdout))
}

// recordAt gives an incident of the store, and says so where another answers.
func recordAt(ctx context.Context, g *Globals, st *store.Store, id string, at store.AsOf) (*store.Record, error) {
	rec, err := st.Incident(ctx, id, at)
	if err == nil && rec.Asked != "" {
		_, err = fmt.Fprintf(g.Stderr, "%s was merged into %s, or is split off it no longer.\n", rec.Asked, rec.ID)
	}
	return rec, err
}

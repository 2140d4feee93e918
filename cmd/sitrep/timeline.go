package main

import (
	"context"

	"sitrep/flow"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

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
	return look(ctx, g, c.past, c.ruled, func(st *store.Store, at store.AsOf, rule weigh.Rule) error {
		rec, err := recordAt(ctx, g, st, c.ID, at)
		if err != nil {
			return err
		}
		t := view.MakeTimeline(flow.Record(rec, rule), weigh.History(rec.Claims, rule))
		if c.Format == "json" {
			return printJSON(g.Stdout, t)
		}
		return writeTimeline(g.Stdout, t, columns(g.Stdout))
	})
}

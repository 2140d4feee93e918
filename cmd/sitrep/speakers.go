package main

import (
	"context"
	"fmt"
	"slices"

	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// speakersCmd tells how first figures compared with last ones.
type speakersCmd struct {
	past
	ruled

	Least  int    `placeholder:"N" default:"1" help:"Only those who gave figures of so many incidents or more."`
	Limit  int    `placeholder:"N" default:"0" help:"No more than so many; 0 is all."`
	Format string `short:"f" enum:"text,jsonl" default:"text" help:"How to print (${enum})."`
}

// Help is shown by speakers --help.
func (speakersCmd) Help() string {
	return `For each speaker, and for each publisher in its own voice: of how many incidents they
gave the number of killed or wounded, how often their first figure was below, at or above
the one that is shown in the end, what the first was of the last in the middle of their
incidents, and how often they corrected themselves. Those with the most incidents come
first. The whole store is gone through.

Examples:
  sitrep speakers --least 5
  sitrep speakers --format jsonl | jq 'select(.harm == "killed" and .median < 0.5)'`
}

// Run goes through the store and prints.
func (c *speakersCmd) Run(ctx context.Context, g *Globals) error {
	if c.Limit < 0 || c.Least < 1 {
		return usagef("--limit is 0 or more, and --least 1 or more")
	}
	var all view.Speakers
	if err := look(ctx, g, c.past, c.ruled, func(st *store.Store, at store.AsOf, rule weigh.Rule) error {
		p, gone := newProgress(g.Stderr), 0
		defer p.clear()
		return st.EachIncident(ctx, at, func(r *store.Record) error {
			all.Add(weigh.Tracks(r.Claims, rule))
			gone++
			p.show(fmt.Sprintf("%d incidents", gone))
			return nil
		})
	}); err != nil {
		return err
	}
	rows := slices.DeleteFunc(all.Rows(), func(r view.SpeakerRow) bool { return r.Incidents < c.Least })
	if c.Limit > 0 {
		rows = rows[:min(len(rows), c.Limit)]
	}
	if c.Format == "jsonl" {
		return printLines(g.Stdout, rows)
	}
	if len(rows) == 0 {
		_, err := fmt.Fprintln(g.Stderr, "Nobody gave a figure of the killed or wounded.")
		return err
	}
	return writeSpeakers(g.Stdout, rows, columns(g.Stdout))
}

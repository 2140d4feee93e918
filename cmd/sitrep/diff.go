package main

import (
	"context"
	"errors"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// diffCmd tells what changed of an incident between two moments.
type diffCmd struct {
	ruled

	ID     string `arg:"" help:"The incident's id, or the beginning of it."`
	From   string `required:"" placeholder:"TIME" help:"From this moment: a day (its end), or a time such as 2026-03-12T18:00Z."`
	To     string `placeholder:"TIME" help:"To this one; now where it is left out."`
	Clock  string `enum:"recorded,published" default:"recorded" help:"By when the store took it in, or by when reports came out (${enum})."`
	Format string `short:"f" enum:"text,json" default:"text" help:"How to print (${enum})."`
}

// Help is shown by diff --help.
func (diffCmd) Help() string {
	return `What is shown of the incident at the second moment and was not at the first, or was
shown otherwise, each with whose word changed it.

Examples:
  sitrep diff k3f7qz2a --from 2026-03-12 --to 2026-03-14 --clock published
  sitrep diff k3f --from 2026-03-12T18:00Z                  what has been recorded since
  sitrep diff k3f --from 2026-03-12 --format json | jq '.[].heading'`
}

// Run asks the store for both states and prints.
func (c *diffCmd) Run(ctx context.Context, g *Globals) error {
	from, err := past{AsOf: c.From, Clock: c.Clock}.moment()
	if err != nil {
		return err
	}
	to, err := past{AsOf: c.To, Clock: c.Clock}.moment()
	if err != nil {
		return err
	}
	if !to.Now() && to.Time.Before(from.Time) {
		return usagef("--to %s is before --from %s", c.To, c.From)
	}
	return look(ctx, g, past{}, c.ruled, func(st *store.Store, _ store.AsOf, rule weigh.Rule) error {
		rec, err := recordAt(ctx, g, st, c.ID, to)
		if err != nil {
			return err
		}
		var before view.Page // empty where nothing was known yet
		was, err := st.Incident(ctx, c.ID, from)
		switch {
		case err == nil:
			before = view.Make(flow.Record(was, rule))
		case !errors.Is(err, sitrep.ErrNotFound):
			return err
		}
		after := view.Make(flow.Record(rec, rule))
		changes := view.Diff(before, after)
		if c.Format == "json" {
			return printJSON(g.Stdout, changes)
		}
		return writeDiff(g.Stdout, after, changes, momentWords(from), momentWords(to), columns(g.Stdout))
	})
}

// momentWords is a moment for reading.
func momentWords(at store.AsOf) string {
	if at.Now() {
		return "now"
	}
	return at.Time.UTC().Format("2006-01-02T15:04:05Z")
}

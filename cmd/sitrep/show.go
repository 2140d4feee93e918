package main

import (
	"context"

	"sitrep/flow"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// showCmd prints one incident for reading.
type showCmd struct {
	past
	ruled

	ID     string `arg:"" help:"The incident's id, or the beginning of it."`
	Why    bool   `help:"Also the rule and the claims behind each value."`
	Format string `short:"f" enum:"text,json" default:"text" help:"How to print (${enum})."`
}

// Help is shown by show --help.
func (showCmd) Help() string {
	return `Each value stands with its rivals, who said each and how firmly, the very words,
and the report that has them.

Examples:
  sitrep show k3f7qz2a
  sitrep show k3f --why
  sitrep show k3f --rule low-high
  sitrep show k3f --as-of 2026-03-12T18:00Z --clock published    what was known that evening
  sitrep show k3f --format json | jq .headings

An incident that was merged into another answers with that one. Rules: latest shows the
newest figure that nothing has overtaken; official hears authorities and hospitals first;
low-high shows the range of the figures that stand, and the best of them; graded hears
publishers with a better grade first (sitrep grade).`
}

// Run asks the store and prints.
func (c *showCmd) Run(ctx context.Context, g *Globals) error {
	return look(ctx, g, c.past, c.ruled, func(st *store.Store, at store.AsOf, rule weigh.Rule) error {
		rec, err := recordAt(ctx, g, st, c.ID, at)
		if err != nil {
			return err
		}
		page := view.Make(flow.Record(rec, rule))
		if c.Format == "json" {
			return printJSON(g.Stdout, page)
		}
		return writePage(g.Stdout, page, min(pageWidth, orWide(columns(g.Stdout))), c.Why)
	})
}

// orWide is the width of a page where there is no terminal to fit into.
func orWide(columns int) int {
	if columns <= 0 {
		return pageWidth
	}
	return columns
}

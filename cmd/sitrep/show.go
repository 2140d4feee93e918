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
  sitrep show k3f --format json | jq .headings`
}

// Run asks the store and prints.
func (c *showCmd) Run(ctx context.Context, g *Globals) error {
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // nothing was written
	page, err := incidentPage(ctx, st, c.ID)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return printJSON(g.Stdout, page)
	}
	return writePage(g.Stdout, page, min(pageWidth, orWide(columns(g.Stdout))), c.Why)
}

// orWide is the width of a page where there is no terminal to fit into.
func orWide(columns int) int {
	if columns <= 0 {
		return pageWidth
	}
	return columns
}

// incidentPage weighs an incident of the store and makes its page.
func incidentPage(ctx context.Context, st *store.Store, id string) (view.Page, error) {
	rec, err := st.Incident(ctx, id)
	if err != nil {
		return view.Page{}, err
	}
	slots := weigh.Slots(rec.Claims, weigh.Latest)
	told := make([]view.Told, 0, len(rec.Statements))
	for _, s := range rec.Statements {
		told = append(told, view.Told{Statement: s.Statement, Report: s.Report})
	}
	return view.Make(view.Record{
		Incident: weigh.FromSlots(rec.ID, slots, rec.Claims, rec.Said()), Rule: string(weigh.Latest), Slots: slots,
		Statements: told, Reports: rec.Sources, Ties: weigh.Ties(rec.Claims),
	}), nil
}

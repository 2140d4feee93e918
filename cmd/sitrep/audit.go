package main

import (
	"context"
	"fmt"
	"time"

	"sitrep/flow"
)

// auditCmd lists who did what.
type auditCmd struct {
	Since  string `placeholder:"TIME" help:"Only from then on: a day (its beginning), or a time such as 2026-03-12T18:00Z."`
	Format string `short:"f" enum:"text,json,jsonl" default:"text" help:"How to print (${enum})."`
}

// Help is shown by audit --help.
func (auditCmd) Help() string {
	return `Who did what, when, from where, on what: every change of accounts and tokens, signing
in and out, and what the workbench was asked to change. The oldest comes first. Nothing
of it is ever altered or removed, and sitrep verify finds where it was. What analysts
decided of incidents, and why, is in sitrep decisions.

Examples:
  sitrep audit --since 2026-03-12
  sitrep audit --format jsonl | jq 'select(.on == "anna")'`
}

// Run prints the audit.
func (c *auditCmd) Run(ctx context.Context, g *Globals) error {
	since, err := sinceTime(c.Since)
	if err != nil {
		return err
	}
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // was only read from
	all, err := st.AuditSince(ctx, since)
	if err != nil {
		return err
	}
	lines := make([]auditJSON, 0, len(all))
	for _, e := range all {
		lines = append(lines, auditJSON{e.At.UTC().Format(time.RFC3339Nano), e.Who, e.From, e.What, e.On})
	}
	switch {
	case c.Format == "json":
		return printJSON(g.Stdout, lines)
	case c.Format == "jsonl":
		return printLines(g.Stdout, lines)
	case len(all) == 0:
		_, err := fmt.Fprintln(g.Stderr, "Nothing was done.")
		return err
	}
	for _, e := range all {
		line := e.At.UTC().Format("2006-01-02 15:04:05Z") + "  " + e.Who + ": " + e.What + " · " + e.On + " · " + e.From
		if _, err := fmt.Fprintln(g.Stdout, plain(line)); err != nil {
			return err
		}
	}
	return nil
}

// sinceTime reads a moment from which on to look; empty is the beginning of all.
func sinceTime(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04Z07:00", time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usagef("--since %q: give a day (2026-03-12) or a time (2026-03-12T18:00Z)", s)
}

// auditJSON is an entry as programs get it.
type auditJSON struct {
	At   string `json:"at"`
	Who  string `json:"who"`
	From string `json:"from"`
	What string `json:"what"`
	On   string `json:"on"`
}

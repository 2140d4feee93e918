package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"sitrep"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// listCmd prints incidents as a table.
type listCmd struct {
	past

	Since   string `placeholder:"DAY" help:"Only incidents on or after this ISO day."`
	Until   string `placeholder:"DAY" help:"Only incidents on or before this ISO day."`
	Place   string `placeholder:"NAME" help:"Only incidents at this place or in this division."`
	Country string `placeholder:"CODE" help:"Only incidents in this country (ISO 3166-1 alpha-2)."`
	Type    string `placeholder:"TYPE" help:"Only incidents of this ACLED sub-event type."`
	Text    string `placeholder:"WORDS" help:"Only incidents with a report that has these words; \"in quotes\" in a row."`
	Limit   int    `placeholder:"N" help:"No more than so many; 0 is all." default:"0"`
	Format  string `short:"f" enum:"text,json,jsonl" default:"text" help:"How to print (${enum})."`
}

// Help is shown by list --help.
func (listCmd) Help() string {
	return `The newest come first. Killed and wounded are shown from low to high: "7+" is at
least 7, "12–15" is what rival figures span. Voices are the independent sources behind
the reports: copies of one text, and outlets that others quote, count once.

Examples:
  sitrep list --country IQ --since 2026-01-01
  sitrep list --text '"car bomb" market' --limit 20
  sitrep list --format jsonl | jq -r .id
  sitrep list --as-of 2026-03-12T18:00Z                    as this store listed them then
  sitrep list --as-of 2026-03-12 --clock published         by what had come out by then

As of a time by the clock of recording you see what was listed then. By the clock of
publication the incidents are those that are now as you ask for, shown as what had
come out by then tells of them.`
}

// Run asks the store and prints.
func (c *listCmd) Run(ctx context.Context, g *Globals) error {
	if c.Limit < 0 {
		return usagef("--limit %d: give 0 for all, or more", c.Limit)
	}
	var rows []view.Row
	if err := look(ctx, g, c.past, ruled{}, func(st *store.Store, at store.AsOf, _ weigh.Rule) (err error) {
		rows, err = listRows(ctx, st, store.Filter{
			Since: c.Since, Until: c.Until, Place: c.Place, Country: c.Country, Type: sitrep.Type(c.Type), Text: c.Text, Limit: c.Limit, AsOf: at,
		})
		return err
	}); err != nil {
		return err
	}
	switch c.Format {
	case "json":
		return printJSON(g.Stdout, rows)
	case "jsonl":
		return printLines(g.Stdout, rows)
	}
	if len(rows) == 0 {
		_, err := fmt.Fprintln(g.Stderr, "No incident matches. Reports are added with: sitrep add FILE")
		return err
	}
	return writeTable(g.Stdout, rows, columns(g.Stdout))
}

// listRows gives the lines of a list; none is an empty list, not nil.
func listRows(ctx context.Context, st *store.Store, f store.Filter) ([]view.Row, error) {
	listed, err := st.Incidents(ctx, f)
	if err != nil {
		return nil, err
	}
	rows := make([]view.Row, 0, len(listed))
	for i := range listed {
		rows = append(rows, view.List(&listed[i].Incident, listed[i].Reports))
	}
	return rows, nil
}

// printJSON prints a value indented, with nothing in it that a terminal acts on.
func printJSON(w io.Writer, v any) error {
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(plainJSON(b), '\n'))
	return err
}

// printLines prints values as JSON, one a line.
func printLines[T any](w io.Writer, vs []T) error {
	for _, v := range vs {
		b, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(plainJSON(b), '\n')); err != nil {
			return err
		}
	}
	return nil
}

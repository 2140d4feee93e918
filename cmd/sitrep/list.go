package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

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

	Box       string `placeholder:"S,W,N,E" help:"Only incidents on this piece of the map: degrees of its south, west, north and east."`
	Killed    int    `placeholder:"N" help:"Only incidents with at least so many killed, by the highest figure that is shown."`
	Status    string `placeholder:"STATUS" enum:",reported,confirmed,contested,denied" default:"" help:"Only incidents of this status: reported, confirmed, contested or denied."`
	Publisher string `placeholder:"NAME" help:"Only incidents with a report by this publisher, exactly as it is written; with --text, one that has the words."`
	Reviewed  string `placeholder:"yes|no" enum:",yes,no" default:"" help:"Only incidents that an analyst has decided something of, or only the others."`

	Limit  int    `placeholder:"N" help:"No more than so many; 0 is all." default:"0"`
	Format string `short:"f" enum:"text,json,jsonl" default:"text" help:"How to print (${enum})."`
}

// Help is shown by list --help.
func (listCmd) Help() string {
	return `The newest come first. Killed and wounded are shown from low to high: "7+" is at
least 7, "12–15" is what rival figures span. Voices are the independent sources behind
the reports: copies of one text, and outlets that others quote, count once.

Examples:
  sitrep list --country IQ --since 2026-01-01
  sitrep list --text '"car bomb" market' --limit 20
  sitrep list --box 31,42,34,46 --killed 10                 around Baghdad; --box=-20,170,0,-170 is Fiji
  sitrep list --status contested --reviewed no
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
	box, err := parseBox(c.Box)
	if err != nil {
		return err
	}
	var rows []view.Row
	if err := look(ctx, g, c.past, ruled{}, func(st *store.Store, at store.AsOf, _ weigh.Rule) (err error) {
		rows, err = listRows(ctx, st, store.Filter{
			Since: c.Since, Until: c.Until, Place: c.Place, Country: c.Country, Type: sitrep.Type(c.Type), Text: c.Text,
			Box: box, Killed: c.Killed, Status: sitrep.Status(c.Status), Publisher: c.Publisher, Reviewed: c.Reviewed, Limit: c.Limit, AsOf: at,
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

// parseBox reads four degrees; nil for none.
func parseBox(s string) (*store.Box, error) {
	if s == "" {
		return nil, nil //nolint:nilnil // no box is asked for
	}
	parts := strings.Split(s, ",")
	if len(parts) != 4 {
		return nil, usagef("--box %s: give south, west, north and east: 31,42,34,46", s)
	}
	var edges [4]float64
	for i, p := range parts {
		var err error
		if edges[i], err = strconv.ParseFloat(strings.TrimSpace(p), 64); err != nil {
			return nil, usagef("--box %s: %q is no number of degrees", s, p)
		}
	}
	return &store.Box{South: edges[0], West: edges[1], North: edges[2], East: edges[3]}, nil
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

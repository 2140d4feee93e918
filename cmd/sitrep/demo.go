package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sitrep/flow"
	"sitrep/ingest"
	"sitrep/samples"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// demoCmd shows what the program does, on reports of its own.
type demoCmd struct {
	Keep   bool   `help:"Leave the store where it was made, and say where."`
	Serve  bool   `help:"Open the workbench on the store, until it is ended with Ctrl-C."`
	Listen string `placeholder:"ADDRESS" default:"localhost:8035" help:"Where the workbench listens."`
}

// Help is shown by demo --help.
func (demoCmd) Help() string {
	return `Reads the sample reports into a fresh store in a temporary folder, and prints the
incidents and the one that most reports tell of. Your own store is not touched. With
--serve it opens the workbench on that store and prints its address.

Examples:
  sitrep demo
  sitrep demo --serve
  sitrep demo --keep`
}

// Run makes the store, fills it, and prints.
func (c *demoCmd) Run(ctx context.Context, g *Globals) error {
	dir, err := os.MkdirTemp("", "sitrep-demo-")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	if !c.Keep {
		defer func() { _ = os.RemoveAll(dir) }() // a temporary folder's end
	}
	if err := os.CopyFS(filepath.Join(dir, "samples"), samples.FS); err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	demo := *g
	demo.Store, demo.Places = filepath.Join(dir, "sitrep.db"), filepath.Join(dir, "gazetteer.places")
	k, closeStore, err := keeper(ctx, &demo, 0, true)
	if err != nil {
		return err
	}
	defer closeStore()
	if err := fill(ctx, k, filepath.Join(dir, "samples")); err != nil {
		return err
	}
	if !c.Serve {
		if err := tour(ctx, k.Store, g); err != nil {
			return err
		}
	}
	if c.Keep {
		if _, err := fmt.Fprintf(g.Stdout, "\nThe store is %s\n", demo.Store); err != nil {
			return err
		}
	}
	if c.Serve {
		return (&serveCmd{Listen: c.Listen}).serve(ctx, &demo, k)
	}
	return nil
}

// fill adds every sample; one that is refused ends the demo.
func fill(ctx context.Context, k *flow.Keeper, dir string) error {
	var refused error
	err := k.Add(ctx, ingest.Inputs(sampleFiles(dir), nil), func(kept flow.Kept) {
		if refused == nil {
			refused = kept.Err
		}
	})
	if err != nil {
		return err
	}
	return refused
}

// sampleFiles lists the samples in the order of their names.
func sampleFiles(dir string) []string {
	names, err := fs.Glob(samples.FS, "*")
	if err != nil {
		return nil // only for a bad pattern
	}
	for i, n := range names {
		names[i] = filepath.Join(dir, n)
	}
	return names
}

// tour prints the table, the incident with most reports, and what to try next.
func tour(ctx context.Context, st *store.Store, g *Globals) error {
	rows, err := listRows(ctx, st, store.Filter{})
	if err != nil {
		return err
	}
	if err := writeTable(g.Stdout, rows, columns(g.Stdout)); err != nil {
		return err
	}
	rec, err := st.Incident(ctx, most(rows).ID, store.AsOf{})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(g.Stdout); err != nil {
		return err
	}
	if err := writePage(g.Stdout, view.Make(flow.Record(rec, weigh.Latest)), min(pageWidth, orWide(columns(g.Stdout))), false); err != nil {
		return err
	}
	_, err = fmt.Fprint(g.Stdout, `
Try next:
  sitrep extract FILE      what one report says, kept nowhere
  sitrep add FILE...       your own reports, into your own store
  sitrep list --country IQ what is known, and then: sitrep show ID --why
  sitrep demo --serve      the same in a browser
`)
	return err
}

// most gives the row that most reports stand behind.
func most(rows []view.Row) view.Row {
	var best view.Row
	for _, r := range rows {
		if r.Reports > best.Reports {
			best = r
		}
	}
	return best
}

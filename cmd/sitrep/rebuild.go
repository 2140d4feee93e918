package main

import (
	"context"
	"fmt"

	"sitrep/flow"
	"sitrep/store"
)

// rebuildCmd reads the stored reports again.
type rebuildCmd struct {
	Workers int `placeholder:"N" help:"How many reports to read at once. Default: one for each processor."`
}

// Help is shown by rebuild --help.
func (rebuildCmd) Help() string {
	return `Claims that the program made are made afresh from the stored reports, after an
update for instance; what they replace stays in the store, marked. What analysts
entered is not touched. It may be interrupted and run again.`
}

// Run makes the claims afresh.
func (c *rebuildCmd) Run(ctx context.Context, g *Globals) error {
	if c.Workers < 0 {
		return usagef("--workers %d: there must be one at least", c.Workers)
	}
	k, closeStore, err := keeper(ctx, g, c.Workers, false)
	if err != nil {
		return err
	}
	defer closeStore()
	t := tally{states: map[store.State]int{}}
	p := newProgress(g.Stderr)
	said := func() string {
		return fmt.Sprintf("%d reports read afresh, %d as they were, %d failed", t.states[store.Changed], t.states[store.Known], t.refused)
	}
	err = k.Rebuild(ctx, func(kept flow.Kept) {
		if kept.Err != nil {
			p.clear()
			complain(g.Stderr, kept.Err)
		}
		t.count(kept)
		p.show(said())
	})
	p.clear()
	_, printed := fmt.Fprintln(g.Stdout, said())
	switch {
	case err != nil:
		return err
	case printed != nil:
		return printed
	case t.refused > 0:
		return errReported
	}
	return nil
}

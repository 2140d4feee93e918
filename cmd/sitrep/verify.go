package main

import (
	"context"
	"fmt"

	"sitrep/flow"
	"sitrep/store"
)

// verifyCmd checks the whole store.
type verifyCmd struct{}

// Help is shown by verify --help.
func (verifyCmd) Help() string {
	return `Checks that every value leads to a claim, every claim to its words, the words to a
stored text, and every text and the bytes it came as to their hashes; and that the
file and its indexes are sound. What is wrong is named, a line each; the exit
status is then 1.`
}

// Run checks, and names what is wrong.
func (c *verifyCmd) Run(ctx context.Context, g *Globals) error {
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // was only read from
	n := 0
	var printed error
	if err := st.Verify(ctx, func(p store.Problem) {
		n++
		if _, err := fmt.Fprintln(g.Stdout, plain(p.String())); err != nil {
			printed = err
		}
	}); err != nil {
		return err
	}
	if printed != nil {
		return printed
	}
	reports, err := st.Count(ctx)
	if err != nil {
		return err
	}
	if n > 0 {
		if _, err := fmt.Fprintf(g.Stdout, "%d problems in %s\n", n, g.Store); err != nil {
			return err
		}
		return errReported
	}
	_, err = fmt.Fprintf(g.Stdout, "%d reports: every value leads to its words\n", reports)
	return err
}

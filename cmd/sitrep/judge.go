package main

import (
	"context"
	"fmt"
	"strings"

	"sitrep"
	"sitrep/enter"
	"sitrep/flow"
	"sitrep/store"
)

// claimArgs name a claim of an incident.
type claimArgs struct {
	ID    string `arg:"" help:"The incident's id, or the beginning of it."`
	Claim string `arg:"" help:"The claim's id, as sitrep show ID --why has it: w-17#c4."`
}

// acceptCmd says that a claim is right.
type acceptCmd struct {
	signature
	claimArgs
}

// Help is shown by accept --help.
func (acceptCmd) Help() string {
	return `Its value is shown before all that the machine would choose, by every rule, and holds
for the same claim when its report is read again.

Examples:
  sitrep show k3f7qz2a --why
  sitrep accept k3f7qz2a w-17#c4 --why "the hospital's list has 15 names"`
}

// Run keeps the decision.
func (c *acceptCmd) Run(ctx context.Context, g *Globals) error {
	return c.onClaim(ctx, g, c.signature, sitrep.Decision{Deed: sitrep.Accept})
}

// rejectCmd says that a claim is wrong.
type rejectCmd struct {
	signature
	claimArgs
}

// Help is shown by reject --help.
func (rejectCmd) Help() string {
	return `Its value is no longer shown for what happened, by any rule; the claim stays to be
seen, with who rejected it and why. The report is left as it is.

Examples:
  sitrep reject k3f7qz2a w-17#c4 --why "misread: 12 is the number of the bus"`
}

// Run keeps the decision.
func (c *rejectCmd) Run(ctx context.Context, g *Globals) error {
	return c.onClaim(ctx, g, c.signature, sitrep.Decision{Deed: sitrep.Reject})
}

// correctCmd says that a claim is wrong, and what is right.
type correctCmd struct {
	signature
	claimArgs

	Value string `arg:"" help:"What is right: FIELD=VALUE, see sitrep add-claim --help."`
}

// Help is shown by correct --help.
func (correctCmd) Help() string {
	return `The claim is rejected, and the value that is right is shown in its place, as yours.

Examples:
  sitrep correct k3f7qz2a w-17#c4 killed=12 --why "the paper's own erratum of 14 March"
  sitrep correct k3f7qz2a w-17#c3 where="Abu Kamal, SY" --why "the other Albukamal"`
}

// Run keeps the decision.
func (c *correctCmd) Run(ctx context.Context, g *Globals) error {
	value, err := typed(g, c.Value)
	if err != nil {
		return err
	}
	return c.onClaim(ctx, g, c.signature, sitrep.Decision{Deed: sitrep.Correct, Value: value})
}

// onClaim finds the claim and decides.
func (c *claimArgs) onClaim(ctx context.Context, g *Globals, s signature, d sitrep.Decision) error {
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // what was decided is on the disk
	rec, err := st.Incident(ctx, c.ID, store.AsOf{})
	if err != nil {
		return err
	}
	var ok bool
	if d.Claim, ok = rec.AddressOf(strings.TrimSpace(c.Claim)); !ok {
		return fmt.Errorf("%w: incident %s has no claim %q of a report; sitrep show %s --why shows them", sitrep.ErrNotFound, rec.ID, c.Claim, rec.ID)
	}
	d.Incident = rec.ID
	return s.decideIn(ctx, g, st, d)
}

// addClaimCmd adds what no report says.
type addClaimCmd struct {
	signature

	ID    string `arg:"" help:"The incident's id, or the beginning of it."`
	Value string `arg:"" help:"FIELD=VALUE."`
}

// Help is shown by add-claim --help.
func (addClaimCmd) Help() string {
	return enter.Help + `

Examples:
  sitrep add-claim k3f7qz2a killed=15 --why "counted on the spot, 13 March"
  sitrep add-claim k3f7qz2a where="Kirkuk, IQ" --why "the photograph shows the citadel"
  sitrep add-claim k3f7qz2a perpetrator="Ansar Brigade" --why "their own video"`
}

// Run keeps the decision.
func (c *addClaimCmd) Run(ctx context.Context, g *Globals) error {
	value, err := typed(g, c.Value)
	if err != nil {
		return err
	}
	return c.decide(ctx, g, sitrep.Decision{Deed: sitrep.AddClaim, Incident: c.ID, Value: value})
}

// typed reads a value that somebody typed.
func typed(g *Globals, s string) (sitrep.Value, error) {
	gaz, closeGazetteer, err := gazetteer(g)
	if err != nil {
		return nil, err
	}
	defer closeGazetteer()
	v, err := enter.Reader{Gazetteer: gaz}.Value(s)
	if err != nil {
		return nil, usagef("%w (see sitrep add-claim --help)", err)
	}
	return v, nil
}

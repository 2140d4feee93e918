package main

import (
	"context"
	"fmt"
	"strings"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
)

// signature is who decides something, and why.
type signature struct {
	Who string `help:"Who decides." placeholder:"NAME" env:"SITREP_WHO" default:"${user}"`
	Why string `help:"The reason, for those who come after." placeholder:"REASON" required:""`
}

// decide keeps a decision, and says so.
func (s signature) decide(ctx context.Context, g *Globals, d sitrep.Decision) error {
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // what was decided is on the disk
	return s.decideIn(ctx, g, st, d)
}

func (s signature) decideIn(ctx context.Context, g *Globals, st *store.Store, d sitrep.Decision) error {
	d.Who, d.Why, d.Recorded = s.Who, s.Why, g.Now()
	if strings.TrimSpace(d.Who) == "" {
		return usagef("say who decides: --who NAME, or set SITREP_WHO")
	}
	if strings.TrimSpace(d.Why) == "" && d.Deed != sitrep.Review {
		return usagef("say why: --why REASON")
	}
	d, err := st.Decide(ctx, d)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(g.Stdout, plain(decisionLine(&d))); err != nil {
		return err
	}
	_, err = fmt.Fprintf(g.Stderr, "Undo it with: sitrep undo %s --why REASON\n", d.ID)
	return err
}

// mergeCmd makes two incidents one.
type mergeCmd struct {
	signature

	ID    string `arg:"" help:"The incident that stays."`
	Other string `arg:"" help:"The one that is the same, and goes into it. Its id answers still."`
}

// Help is shown by merge --help.
func (mergeCmd) Help() string {
	return `What is linked to the other incident later is shown with the one that stays, too. Ids
may be given by their beginnings.

Examples:
  sitrep merge k3f7qz2a 7mn2abcd --why "same market, same hour"
  sitrep undo d-4ktw2r7c --why "two markets, after all"`
}

// Run keeps the decision.
func (c *mergeCmd) Run(ctx context.Context, g *Globals) error {
	return c.decide(ctx, g, sitrep.Decision{Deed: sitrep.Merge, Incident: c.ID, Other: c.Other})
}

// splitCmd makes two incidents of one.
type splitCmd struct {
	signature

	ID      string   `arg:"" help:"The incident."`
	Reports []string `name:"report" help:"Id of a report that tells of another incident; may be given several times." placeholder:"ID" required:"" sep:"none"`
}

// Help is shown by split --help.
func (splitCmd) Help() string {
	return `The reports that are named become an incident of their own, whose id is printed; the
others stay. The same holds when they are read again.

Examples:
  sitrep split k3f7qz2a --report w-17 --report w-21 --why "the second blast, an hour later"`
}

// Run keeps the decision.
func (c *splitCmd) Run(ctx context.Context, g *Globals) error {
	return c.decide(ctx, g, sitrep.Decision{Deed: sitrep.Split, Incident: c.ID, Reports: c.Reports})
}

// reviewCmd says that an incident is as it should be.
type reviewCmd struct {
	Who string `help:"Who has looked at it." placeholder:"NAME" env:"SITREP_WHO" default:"${user}"`
	Why string `help:"A reason, for those who come after." placeholder:"REASON"`

	ID string `arg:"" help:"The incident's id, or the beginning of it."`
}

// Help is shown by review --help.
func (reviewCmd) Help() string {
	return `It does not wait for an analyst any more, until a report that comes later changes what
is shown of it. Nothing else changes.

Examples:
  sitrep list --reviewed no --killed 10
  sitrep review k3f7qz2a
  sitrep review k3f7qz2a --why "read all five reports"`
}

// Run keeps the decision.
func (c *reviewCmd) Run(ctx context.Context, g *Globals) error {
	return signature{Who: c.Who, Why: c.Why}.decide(ctx, g, sitrep.Decision{Deed: sitrep.Review, Incident: c.ID})
}

// undoCmd takes a decision back.
type undoCmd struct {
	signature

	Decision string `arg:"" help:"The decision's id; sitrep decisions shows them."`
}

// Help is shown by undo --help.
func (undoCmd) Help() string {
	return `Everything is then as if it had not been decided; that it was, and that it was undone,
stays in the list of decisions. An undoing can be undone as well.

Examples:
  sitrep undo d-4ktw2r7c --why "the photograph is of another town"`
}

// Run keeps the decision.
func (c *undoCmd) Run(ctx context.Context, g *Globals) error {
	return c.decide(ctx, g, sitrep.Decision{Deed: sitrep.Undo, Undoes: c.Decision})
}

// gradeCmd grades a publisher.
type gradeCmd struct {
	signature

	Publisher string `arg:"" help:"The publisher, as reports name it; case does not matter."`
	Grade     string `arg:"" optional:"" help:"An Admiralty grade: reliability A to F, credibility 1 to 6, or both. None takes the grade away."`
}

// Help is shown by grade --help.
func (gradeCmd) Help() string {
	return `A is completely reliable, F cannot be judged; 1 is confirmed by others, 6 cannot be
judged. No publisher has a grade until somebody gives it one. Grades count where they are
asked for: sitrep show ID --rule graded.

Examples:
  sitrep grade "The Harbour Post" B2 --why "right on nine of ten tolls last year"
  sitrep grade "The Harbour Post" --why "new owners"`
}

// Run keeps the decision.
func (c *gradeCmd) Run(ctx context.Context, g *Globals) error {
	return c.decide(ctx, g, sitrep.Decision{Deed: sitrep.Rate, Publisher: c.Publisher, Grade: strings.ToUpper(c.Grade)})
}

package main

import (
	"context"
	"fmt"

	"sitrep/flow"
	"sitrep/store"
	"sitrep/weigh"
)

// ruled is the rule that a command weighs by.
type ruled struct {
	Rule string `enum:"latest,official,low-high,graded" default:"latest" help:"By which rule to choose between rival values (${enum})."`
}

// past is the moment that a command looks at.
type past struct {
	AsOf  string `name:"as-of" placeholder:"TIME" help:"As it stood then: a day (its end), or a time such as 2026-03-12T18:00Z."`
	Clock string `enum:"recorded,published" default:"recorded" help:"By when the store took it in, or by when reports came out (${enum})."`
}

// moment reads it; the zero AsOf is now.
func (p past) moment() (store.AsOf, error) {
	if p.AsOf == "" {
		return store.AsOf{}, nil
	}
	t, err := store.ParseTime(p.AsOf)
	if err != nil {
		return store.AsOf{}, usageError{err}
	}
	clock, err := store.ParseClock(p.Clock)
	return store.AsOf{Time: t, Clock: clock}, err
}

// look opens the store for looking at it.
func look(ctx context.Context, g *Globals, p past, r ruled, f func(*store.Store, store.AsOf, weigh.Rule) error) error {
	at, err := p.moment()
	if err != nil {
		return err
	}
	rule, err := weigh.ParseRule(r.Rule)
	if err != nil {
		return err
	}
	st, err := flow.OpenStore(ctx, g.Store, false)
	if err != nil {
		return err
	}
	defer st.Close() // nothing was written
	return f(st, at, rule)
}

// recordAt gives an incident of the store, and says so where another answers.
func recordAt(ctx context.Context, g *Globals, st *store.Store, id string, at store.AsOf) (*store.Record, error) {
	rec, err := st.Incident(ctx, id, at)
	if err == nil && rec.Asked != "" {
		_, err = fmt.Fprintf(g.Stderr, "%s was merged into %s, or is split off it no longer.\n", rec.Asked, rec.ID)
	}
	return rec, err
}

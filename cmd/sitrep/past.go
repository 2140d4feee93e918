package main

import "sitrep/store"

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

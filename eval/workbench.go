package main

import (
	"context"
	"time"

	"sitrep"
	"sitrep/store"
)

// asking puts what a page for analysts asks.
type asking struct {
	p     *proof
	d     *dice
	ctx   context.Context //nolint:containedctx // of one measurement
	day   func() time.Time
	known []store.Listed
}

// box is a piece of the map so many degrees wide, around an incident.
func (a *asking) box(wide float64) *store.Box {
	h := a.p.w.happening(a.d.below(a.p.reached))
	return &store.Box{South: h.lat - wide/2, North: h.lat + wide/2, West: max(-180, h.lon-wide/2), East: min(180, h.lon+wide/2)}
}

// publisher is one, those who publish much more often.
func (a *asking) publisher() string { return nameOf(a.d.few(800), 3) + " Post" }

func (a *asking) country() string { return countries[a.d.below(len(countries))] }

func (a *asking) then(clock store.Clock) store.AsOf {
	return store.AsOf{Time: a.day().AddDate(0, 0, 2), Clock: clock}
}

func (a *asking) year() (since, until string) {
	t := a.day()
	return t.Format(time.DateOnly), t.AddDate(1, 0, 0).Format(time.DateOnly)
}

// filters are those of lists that are new with the page; each is counted, too.
func (a *asking) filters() []struct {
	name string
	f    func() store.Filter
} {
	return []struct {
		name string
		f    func() store.Filter
	}{
		{"a box of 2 degrees", func() store.Filter { return store.Filter{Box: a.box(2)} }},
		{"a box of 40 degrees", func() store.Filter { return store.Filter{Box: a.box(40)} }},
		{"killed, many", func() store.Filter { return store.Filter{Killed: 70} }},
		{"killed, some", func() store.Filter { return store.Filter{Killed: 5} }},
		{"killed, no such", func() store.Filter { return store.Filter{Killed: 5000} }},
		{"status", func() store.Filter { return store.Filter{Status: sitrep.Reported} }},
		{"status, none of it", func() store.Filter { return store.Filter{Status: sitrep.Denied} }},
		{"publisher", func() store.Filter { return store.Filter{Publisher: a.publisher()} }},
		{"publisher and country", func() store.Filter { return store.Filter{Publisher: a.publisher(), Country: a.country()} }},
		{"reviewed", func() store.Filter { return store.Filter{Reviewed: store.Yes} }},
		{"not reviewed", func() store.Filter { return store.Filter{Reviewed: store.No} }},
		{"box, killed and country", func() store.Filter { return store.Filter{Box: a.box(40), Killed: 40, Country: a.country()} }},
		{"box and killed in a year", func() store.Filter {
			since, until := a.year()
			return store.Filter{Box: a.box(20), Killed: 10, Since: since, Until: until}
		}},
		{"box and common words", func() store.Filter { return store.Filter{Box: a.box(20), Text: "police market"} }},
		{"killed and a rare word", func() store.Filter {
			return store.Filter{Killed: 30, Text: a.p.w.words[len(a.p.w.words)-1-a.d.below(1000)]}
		}},
		{"publisher and common words", func() store.Filter { return store.Filter{Publisher: a.publisher(), Text: "police market"} }},
		{"box as recorded by then", func() store.Filter { return store.Filter{Box: a.box(10), AsOf: a.then(store.Recorded)} }},
		{"killed as recorded by then", func() store.Filter { return store.Filter{Killed: 70, AsOf: a.then(store.Recorded)} }},
		{"publisher as recorded by then", func() store.Filter { return store.Filter{Publisher: a.publisher(), AsOf: a.then(store.Recorded)} }},
		{"box as published by then", func() store.Filter { return store.Filter{Box: a.box(10), AsOf: a.then(store.Published)} }},
	}
}

// exact are the filters that everything is counted of.
func (a *asking) exact() []struct {
	name string
	f    func() store.Filter
} {
	return []struct {
		name string
		f    func() store.Filter
	}{
		{"all", func() store.Filter { return store.Filter{} }},
		{"a country", func() store.Filter { return store.Filter{Country: a.country()} }},
		{"a type", func() store.Filter { return store.Filter{Type: "Suicide bomb"} }},
		{"days", func() store.Filter {
			t := a.day()
			return store.Filter{Since: t.Format(time.DateOnly), Until: t.AddDate(0, 0, 50).Format(time.DateOnly)}
		}},
		{"a year", func() store.Filter {
			since, until := a.year()
			return store.Filter{Since: since, Until: until}
		}},
		{"since a day, country and type", func() store.Filter {
			return store.Filter{Since: a.day().Format(time.DateOnly), Country: a.country(), Type: "Suicide bomb"}
		}},
		{"common words", func() store.Filter { return store.Filter{Text: "police market"} }},
		{"a place", func() store.Filter { return store.Filter{Place: a.p.w.happening(a.d.below(a.p.reached)).town} }},
		{"as recorded by then", func() store.Filter { return store.Filter{AsOf: a.then(store.Recorded)} }},
		{"as published by then", func() store.Filter { return store.Filter{AsOf: a.then(store.Published)} }},
	}
}

// probes are all questions.
func (a *asking) probes(list func(func() store.Filter) func() (int, error)) (all []probe) {
	count := func(f func() store.Filter) func() (int, error) {
		return func() (int, error) {
			c, err := a.p.st.Counts(a.ctx, f())
			return c.Total, err
		}
	}
	queue := func(f func() store.Filter) func() (int, error) {
		return func() (int, error) {
			w, _, err := a.p.st.Queue(a.ctx, f(), 50)
			return len(w), err
		}
	}
	known := func() string { return a.known[a.d.below(len(a.known))].ID }
	all = append(all, probe{"review", func() (int, error) {
		_, err := a.p.st.Decide(a.ctx, sitrep.Decision{Deed: sitrep.Review, Incident: known(), Who: "made up", Recorded: a.p.w.happening(a.p.reached - 1).day})
		return 1, err
	}})
	for _, f := range a.filters() {
		all = append(all, probe{"list, " + f.name, list(f.f)})
	}
	all = append(all, probe{"list, after a row", list(func() store.Filter { return store.Filter{After: a.known[a.d.below(len(a.known))].Cursor} })})
	for _, f := range append(a.exact(), a.filters()...) {
		all = append(all, probe{"count, " + f.name, count(f.f)})
	}
	return append(all,
		probe{"queue", queue(func() store.Filter { return store.Filter{} })},
		probe{"queue, a country", queue(func() store.Filter { return store.Filter{Country: a.country()} })},
		probe{"queue, a box", queue(func() store.Filter { return store.Filter{Box: a.box(10)} })},
		probe{"queue, a month", queue(func() store.Filter {
			t := a.day()
			return store.Filter{Since: t.Format(time.DateOnly), Until: t.AddDate(0, 1, 0).Format(time.DateOnly)}
		})},
		probe{"queue, killed and country", queue(func() store.Filter { return store.Filter{Killed: 40, Country: a.country()} })},
		probe{"publishers, 50", func() (int, error) {
			all, err := a.p.st.Publishers(a.ctx, "", 50)
			return len(all), err
		}},
		probe{"publishers that begin so", func() (int, error) {
			all, err := a.p.st.Publishers(a.ctx, "ba", 50)
			return len(all), err
		}},
		probe{"reports of a publisher", func() (int, error) {
			all, err := a.p.st.ReportsBy(a.ctx, a.publisher(), "", 50, store.AsOf{})
			return len(all), err
		}},
	)
}

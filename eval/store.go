package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
)

// probe is a question, and how to put it: with how much was found.
type probe struct {
	name string
	do   func() (int, error)
}

// probes is how often each question is put to the store.
const probes = 100

// stores fills a store with made-up incidents, puts questions to it and prints how
// long it took to answer.
func stores(ctx context.Context, o options) error {
	path := o.keep
	if path == "" {
		dir, err := os.MkdirTemp("", "sitrep-store-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder that stays is the machine's to clear
		path = filepath.Join(dir, "made-up.db")
	}
	st, err := flow.OpenStore(ctx, path, true)
	if err != nil {
		return err
	}
	defer st.Close() // everything is on the disk
	w := newWorld(o.incidents, 3*o.incidents)
	p := &proof{st: st, path: path, only: o.only, w: w}
	if o.asIs {
		err = p.reach(ctx)
	} else {
		err = p.fill(ctx)
	}
	if err != nil {
		return err
	}
	if err := p.ask(ctx); err != nil {
		return err
	}
	out := p.String()
	fmt.Print(out)
	if o.update {
		return os.WriteFile(filepath.Join(o.root, "eval", "store.txt"), []byte(out), 0o644)
	}
	return nil
}

// proof is a store of made-up incidents, and what was measured of it.
type proof struct {
	st       *store.Store
	path     string
	only     []string // questions whose names have some of these are put; empty for all
	w        *world
	reports  int
	reached  int // incidents of which some are told
	filled   time.Duration
	measured []question
}

// question is how long one question took, as often as it was put.
type question struct {
	name  string
	times []time.Duration
	found int
}

// batchMade is how many reports are made up between two commits.
const batchMade = 250

// reach finds how far the store has been filled.
func (p *proof) reach(ctx context.Context) error {
	have, err := p.st.Count(ctx)
	if err != nil {
		return err
	}
	err = p.w.inOrder(func(h happening, _ int) error {
		if p.reports++; p.reports == have {
			p.reached = h.number
			return errFilled
		}
		return nil
	})
	switch {
	case errors.Is(err, errFilled):
		return nil
	case err == nil && have == 0:
		return errors.New("the store has no incidents that were made up; fill it without -as-is")
	case err == nil: // all of them, and what was added by asking
		p.reached = p.w.incidents
	}
	return err
}

var errFilled = errors.New("filled so far")

// fill adds what is not in the store yet.
func (p *proof) fill(until context.Context) error {
	ctx := context.WithoutCancel(until) // a statement that can be cancelled costs a goroutine
	have, err := p.st.Count(ctx)
	if err != nil {
		return err
	}
	start, told := time.Now(), time.Now()
	var b *store.Batch
	in := 0
	for x := range p.w.write(until, have) {
		if p.reports++; x.r == nil {
			continue
		}
		if b == nil {
			if b, err = p.st.Begin(ctx, "made up", x.at); err != nil {
				return err
			}
		}
		if _, err := b.Add(ctx, x.r, x.rd, flow.Decide); err != nil {
			return errors.Join(err, b.Rollback())
		}
		if in++; in%batchMade == 0 {
			if err := b.Commit(); err != nil {
				return err
			}
			b = nil
		}
		if time.Since(told) > 20*time.Second {
			told = time.Now()
			fmt.Fprintf(os.Stderr, "%d reports of %d of %d incidents after %s\n", p.reports, x.incident, p.w.incidents, time.Since(start).Round(time.Second))
		}
	}
	if err := until.Err(); err != nil {
		return err
	}
	if b != nil {
		err = b.Commit()
	}
	p.filled, p.reached = time.Since(start), p.w.incidents
	return err
}

// ask puts every question.
func (p *proof) ask(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	d := dice(3)
	day := func() time.Time { return p.w.happening(d.below(p.reached)).day }
	var known []store.Listed
	for range 50 {
		t := day().Format(time.DateOnly)
		some, err := p.st.Incidents(ctx, store.Filter{Since: t, Until: t, Limit: 100})
		if err != nil {
			return err
		}
		known = append(known, some...)
	}
	list := func(f func() store.Filter) func() (int, error) {
		return func() (int, error) {
			q := f()
			q.Limit = 50
			found, err := p.st.Page(ctx, q)
			return len(found.Listed), err
		}
	}
	show := func(clock store.Clock) func() (int, error) {
		return func() (int, error) {
			in := &known[d.below(len(known))]
			at := store.AsOf{}
			if clock != "" {
				t, err := time.Parse(time.DateOnly, in.When.Value.Start)
				if err != nil {
					return 0, err
				}
				at = store.AsOf{Time: t.Add(9 * time.Hour), Clock: clock}
			}
			r, err := p.st.Incident(ctx, in.ID, at)
			if errors.Is(err, sitrep.ErrNotFound) {
				return 0, nil
			}
			if err != nil {
				return 0, err
			}
			return len(r.Claims), nil
		}
	}
	asks := &asking{p: p, d: &d, ctx: ctx, day: day, known: known}
	past := func(clock store.Clock) func() store.AsOf {
		return func() store.AsOf { return store.AsOf{Time: day().AddDate(0, 0, 2), Clock: clock} }
	}
	fresh, err := p.fresh(ctx)
	if err != nil {
		return err
	}
	other := dice(time.Now().UnixNano()) // reports that asking has not made up before
	for _, q := range append([]probe{
		{"open", func() (int, error) {
			st, err := flow.OpenStore(ctx, p.path, false)
			if err != nil {
				return 0, err
			}
			return 1, st.Close()
		}},
		{"add a report, by itself", func() (int, error) { fresh++; return 1, p.add(ctx, p.w.happening(fresh), 0) }},
		{"add a later report of one that is known", func() (int, error) {
			return 1, p.add(ctx, p.w.happening(other.below(p.reached)), 200+other.below(50))
		}},
		{"list, newest", list(func() store.Filter { return store.Filter{} })},
		{"list, a month", list(func() store.Filter {
			t := day()
			return store.Filter{Since: t.Format(time.DateOnly), Until: t.AddDate(0, 1, 0).Format(time.DateOnly)}
		})},
		{"list, country and type", list(func() store.Filter {
			return store.Filter{Country: countries[d.below(len(countries))], Type: sitrep.Type("Suicide bomb")}
		})},
		{"list, place", list(func() store.Filter { return store.Filter{Place: p.w.happening(d.below(p.reached)).town} })},
		{"search, a name", list(func() store.Filter {
			return store.Filter{Text: `"` + p.w.happening(d.below(p.reached)).victim + `"`}
		})},
		{"search, a rare word", list(func() store.Filter { return store.Filter{Text: p.w.words[len(p.w.words)-1-d.below(1000)]} })},
		{"search, common words", list(func() store.Filter { return store.Filter{Text: "police market"} })},
		{"search, common words in a country and year", list(func() store.Filter {
			t := day()
			return store.Filter{Text: "police market", Country: countries[d.below(len(countries))], Since: t.Format(time.DateOnly), Until: t.AddDate(1, 0, 0).Format(time.DateOnly)}
		})},
		{"show", show("")},
		{"show, as recorded by then", show(store.Recorded)},
		{"show, as published by then", show(store.Published)},
		{"list, as recorded by then", list(func() store.Filter { return store.Filter{AsOf: past(store.Recorded)()} })},
		{"list, as published by then", list(func() store.Filter { return store.Filter{AsOf: past(store.Published)()} })},
		{"list, country as recorded by then", list(func() store.Filter {
			return store.Filter{Country: countries[d.below(len(countries))], AsOf: past(store.Recorded)()}
		})},
		{"search, a name as recorded by then", list(func() store.Filter {
			return store.Filter{Text: p.w.happening(d.below(p.reached)).victim, AsOf: past(store.Recorded)()}
		})},
		{"search, common words as recorded by then", list(func() store.Filter {
			return store.Filter{Text: "police market", AsOf: past(store.Recorded)()}
		})},
		{"search, common words as published by then", list(func() store.Filter {
			return store.Filter{Text: "police market", AsOf: past(store.Published)()}
		})},
		{"search, common words up to a day", list(func() store.Filter {
			return store.Filter{Text: "police market", Until: day().Format(time.DateOnly)}
		})},
	}, asks.probes(list)...) {
		if len(p.only) > 0 && !slices.ContainsFunc(p.only, func(part string) bool { return strings.Contains(q.name, part) }) {
			continue
		}
		m := question{name: q.name}
		for range probes {
			start := time.Now()
			n, err := q.do()
			if err != nil {
				return fmt.Errorf("%s: %w", q.name, err)
			}
			m.times = append(m.times, time.Since(start))
			m.found += n
		}
		slices.Sort(m.times)
		p.measured = append(p.measured, m)
		fmt.Fprintln(os.Stderr, m.String())
	}
	return nil
}

// fresh finds the last incident of those that asking has made up before: not one of
// those that are filled in, nor of those that are waiting to be told of.
func (p *proof) fresh(ctx context.Context) (last int, err error) {
	for last = p.reached + towns; ; last++ {
		r, _ := p.w.report(p.w.happening(last+1), 0)
		if _, err := p.st.Report(ctx, r.ID, 0); errors.Is(err, sitrep.ErrNotFound) {
			return last, nil
		} else if err != nil {
			return 0, err
		}
	}
}

// add adds one report in a commit of its own.
func (p *proof) add(ctx context.Context, h happening, n int) error {
	r, rd := p.w.report(h, n)
	b, err := p.st.Begin(ctx, "made up", h.out(n))
	if err != nil {
		return err
	}
	out, err := b.Add(ctx, r, rd, flow.Decide)
	if err == nil && out.State == store.Known {
		err = fmt.Errorf("report %s is there already", r.ID)
	}
	if err != nil {
		return errors.Join(err, b.Rollback())
	}
	return b.Commit()
}

// at is the time that a part of all took no longer than.
func (m *question) at(q float64) time.Duration { return m.times[int(q*float64(len(m.times)-1))] }

// String is the question in a line: the middle, the 95th percentile, the longest.
func (m *question) String() string {
	at := func(q float64) float64 { return float64(m.at(q).Microseconds()) / 1000 }
	return fmt.Sprintf("%-46s %8.2f %8.2f %8.2f   %.1f", m.name, at(0.5), at(0.95), at(1), float64(m.found)/float64(len(m.times)))
}

// String is all that was measured.
func (p *proof) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# A store of made-up incidents, with all rules of linking and weighing. Written by: make bench STORE=1000000 UPDATE=1\n")
	line := func(name, f string, a ...any) { fmt.Fprintf(&b, "%-22s "+f+"\n", append([]any{name}, a...)...) }
	line("machine", "%s", processorName())
	line("incidents, reports", "%d made up, %d", p.reached, p.reports)
	if p.filled > 0 {
		line("filled in", "%.0f s, %.0f reports a second", p.filled.Seconds(), float64(p.reports)/p.filled.Seconds())
	}
	if info, err := os.Stat(p.path); err == nil {
		line("file", "%.1f GB, %.0f bytes a report", float64(info.Size())/1e9, float64(info.Size())/float64(p.reports))
	}
	line("peak memory", "%.0f MB, of this process", float64(ownPeak())/1e6)
	fmt.Fprintf(&b, "\n%-46s %8s %8s %8s   %s\n", fmt.Sprintf("milliseconds, %d times each", probes), "median", "95th", "longest", "found")
	for i := range p.measured {
		b.WriteString(p.measured[i].String() + "\n")
	}
	return b.String()
}

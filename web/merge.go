package web

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/store"
	"sitrep/view"
	"sitrep/weigh"
)

// Bounds of what a merger shows.
const (
	daysAround = 3  // before and behind an incident its like is looked for
	mostFound  = 12 // incidents that it may be the same as
	mostAside  = 6  // reports of each of two incidents side by side
)

// toMerge fills in the two incidents side by side, or those that one may be the same as.
func (s *Server) toMerge(ctx context.Context, p *decidePage, in *sitrep.Incident, page *view.Page) (err error) {
	if p.Other == "" || p.Words != "" {
		p.Other = ""
		p.Found, err = s.alike(ctx, in, p.Words)
		return err
	}
	other, err := s.o.Store.Incident(ctx, p.Other, store.AsOf{})
	if err != nil {
		return err
	}
	if other.ID == in.ID {
		return fmt.Errorf("%w: %s and %s are one incident already", sitrep.ErrConflict, p.Other, in.ID)
	}
	if p.SeenToo != "" && p.SeenToo != other.Revision {
		more, err := s.since(ctx, other, p.SeenToo)
		if err != nil {
			return err
		}
		p.Meanwhile = append(p.Meanwhile, more...)
	}
	p.Other, p.SeenToo = other.ID, other.Revision
	record := flow.Record(other, weigh.Latest)
	second := view.Make(record)
	p.Sides = []side{sideOf(page, in), sideOf(&second, &record.Incident)}
	return nil
}

func sideOf(page *view.Page, in *sitrep.Incident) side {
	harmed, _ := harmsOf(in, page.Headings)
	return side{
		ID: page.ID, Title: page.Title, Counted: page.Counted, Gist: gistOf(page.Headings, harmed),
		Reports: page.Reports[:min(len(page.Reports), mostAside)],
	}
}

// alike lists incidents that one may be the same as: with words, the newest that have
// them; without, the nearest in time out of those of its country from some days before
// it to some days behind it, the newest of its place and the newest of its country.
func (s *Server) alike(ctx context.Context, in *sitrep.Incident, words string) ([]listRow, error) {
	var at sitrep.Where
	if in.Where != nil {
		at = in.Where.Value
	}
	var ways []store.Filter
	if start, end, ok := daysOf(in); ok {
		ways = append(ways, store.Filter{
			Country: at.Country,
			Since:   start.AddDate(0, 0, -daysAround).Format(time.DateOnly), Until: end.AddDate(0, 0, daysAround).Format(time.DateOnly),
		})
	}
	if at.Name != "" {
		ways = append(ways, store.Filter{Country: at.Country, Place: at.Name})
	}
	ways = append(ways, store.Filter{Country: at.Country})
	if words != "" {
		ways = []store.Filter{{Text: words}}
	}
	var found []store.Listed
	for _, f := range ways {
		f.Limit = mostFound + 1
		listed, err := s.o.Store.Incidents(ctx, f)
		if err != nil {
			return nil, err
		}
		for i := range listed {
			if id := listed[i].ID; id != in.ID && !slices.ContainsFunc(found, func(l store.Listed) bool { return l.ID == id }) {
				found = append(found, listed[i])
			}
		}
	}
	if words == "" {
		slices.SortStableFunc(found, func(a, b store.Listed) int { return cmp.Compare(apart(in, &a.Incident), apart(in, &b.Incident)) })
	}
	rows := make([]listRow, 0, mostFound)
	for i := range found[:min(len(found), mostFound)] {
		rows = append(rows, rowOf(&found[i]))
	}
	return rows, nil
}

// daysOf gives the first and last day of an incident, the same one where only a day is
// known by which it was; ok is false where none is told.
func daysOf(in *sitrep.Incident) (first, last time.Time, ok bool) {
	if in.When == nil {
		return first, last, false
	}
	w := in.When.Value
	if w.Start == "" {
		w.Start = w.End
	}
	return w.Days()
}

// apart is how far two incidents lie from each other in time; far where a day is not told.
func apart(a, b *sitrep.Incident) time.Duration {
	start, end, ok := daysOf(a)
	first, last, too := daysOf(b)
	switch {
	case !ok || !too:
		return math.MaxInt64
	case first.After(end):
		return first.Sub(end)
	case start.After(last):
		return start.Sub(last)
	}
	return 0
}

package web

import (
	"context"
	"fmt"
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
func (s *Server) toMerge(ctx context.Context, p *decidePage, rec *store.Record, page *view.Page) (err error) {
	if p.Other == "" || p.Words != "" {
		p.Other = ""
		p.Found, err = s.alike(ctx, rec, p.Words)
		return err
	}
	other, err := s.o.Store.Incident(ctx, p.Other, store.AsOf{})
	if err != nil {
		return err
	}
	if other.ID == rec.ID {
		return fmt.Errorf("%w: %s and %s are one incident already", sitrep.ErrConflict, p.Other, rec.ID)
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
	first := flow.Record(rec, weigh.Latest)
	p.Sides = []side{sideOf(page, &first.Incident), sideOf(&second, &record.Incident)}
	return nil
}

func sideOf(page *view.Page, in *sitrep.Incident) side {
	harmed, _ := harmsOf(in, page.Headings)
	return side{
		ID: page.ID, Title: page.Title, Counted: page.Counted, Gist: gistOf(page.Headings, harmed),
		Reports: page.Reports[:min(len(page.Reports), mostAside)],
	}
}

// alike lists incidents that one may be the same as: with words, those that have them;
// without, those of its country from some days before it to some days behind it, then
// the newest of its place, and of its country.
func (s *Server) alike(ctx context.Context, rec *store.Record, words string) (rows []listRow, err error) {
	if words != "" {
		return s.moreAlike(ctx, rec.ID, nil, store.Filter{Text: words})
	}
	in := flow.Record(rec, weigh.Latest).Incident
	var at sitrep.Where
	if in.Where != nil {
		at = in.Where.Value
	}
	if in.When != nil {
		if start, end, ok := in.When.Value.Days(); ok {
			rows, err = s.moreAlike(ctx, rec.ID, rows, store.Filter{
				Country: at.Country,
				Since:   start.AddDate(0, 0, -daysAround).Format(time.DateOnly), Until: end.AddDate(0, 0, daysAround).Format(time.DateOnly),
			})
		}
	}
	if err == nil && at.Name != "" {
		rows, err = s.moreAlike(ctx, rec.ID, rows, store.Filter{Country: at.Country, Place: at.Name})
	}
	if err == nil {
		rows, err = s.moreAlike(ctx, rec.ID, rows, store.Filter{Country: at.Country})
	}
	return rows, err
}

// moreAlike adds to a list what a filter leaves, but an incident itself, until it is long
// enough.
func (s *Server) moreAlike(ctx context.Context, id string, rows []listRow, f store.Filter) ([]listRow, error) {
	f.Limit = mostFound + 1
	if len(rows) >= mostFound {
		return rows, nil
	}
	listed, err := s.o.Store.Incidents(ctx, f)
	for i := range listed {
		known := listed[i].ID == id || slices.ContainsFunc(rows, func(r listRow) bool { return r.ID == listed[i].ID })
		if !known && len(rows) < mostFound {
			rows = append(rows, rowOf(&listed[i]))
		}
	}
	return rows, err
}

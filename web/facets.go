package web

import (
	"context"
	"slices"
	"time"

	"sitrep"
	"sitrep/store"
)

// facet is a list of values with how many incidents have each; every one of them is
// a filter itself.
type facet struct {
	Name   string
	Values []counted
}

// counted is a value of a facet, or a period.
type counted struct {
	Text    string
	Number  int
	Address string // of the list with this value alone, or without it where it is chosen
	Chosen  bool
	Part    int // of the most frequent one, in hundredths
}

// mostValues of a facet are shown.
const mostValues = 12

// count fills in how many incidents there are, and of what.
func (s *Server) count(ctx context.Context, f store.Filter, p *listPage) error {
	all, err := s.o.Store.Counts(ctx, f)
	if err != nil {
		return err
	}
	p.Total = total(&all)
	for _, x := range []struct {
		name, part string
		counts     func(*store.Counts) []store.Count
		text       func(string) string
	}{
		{"Type", "type", func(c *store.Counts) []store.Count { return c.Types }, nil},
		{"Status", "status", func(c *store.Counts) []store.Count { return c.Statuses }, nil},
		{"Country", "country", func(c *store.Counts) []store.Count { return c.Countries }, sitrep.CountryName},
	} {
		c := all
		if p.Query.Get(x.part) != "" { // the others, too, to change to
			if c, err = s.o.Store.Counts(ctx, without(f, x.part)); err != nil {
				return err
			}
		}
		if fc := facetOf(x.name, x.part, x.counts(&c), x.text, p.Query); len(fc.Values) > 0 {
			p.Facets = append(p.Facets, fc)
		}
	}
	p.Time = histogramOf(&all, p.Query)
	if !f.AsOf.Now() { // and on to what has come since
		first, last, by, err := s.o.Store.Span(ctx)
		if err != nil {
			return err
		}
		all.Bucket, all.Periods = by, slices.Compact([]store.Count{{Value: by.Of(first)}, {Value: by.Of(last)}})
	}
	p.Moments = ends(periods(all.Bucket, all.Periods))
	return nil
}

// total says how many incidents there are, as far as they were counted.
func total(c *store.Counts) string {
	n := plural(c.Total, "incident")
	switch {
	case c.Back != "":
		return n + " since " + c.Back
	case c.Newest > 0:
		return "More than " + n
	}
	return n
}

// without is a filter that leaves out one part.
func without(f store.Filter, part string) store.Filter {
	switch part {
	case "type":
		f.Type = ""
	case "status":
		f.Status = ""
	case "country":
		f.Country = ""
	}
	return f
}

func facetOf(name, part string, counts []store.Count, text func(string) string, q query) facet {
	f := facet{Name: name}
	for _, c := range counts {
		if c.Value == "" || len(f.Values) == mostValues {
			continue
		}
		v := counted{Text: c.Value, Number: c.Number, Part: hundredths(c.Number, counts[0].Number), Chosen: q.Get(part) == c.Value}
		if text != nil {
			v.Text = text(c.Value)
		}
		v.Address = q.With(part, c.Value)
		if v.Chosen {
			v.Address = q.With(part, "")
		}
		f.Values = append(f.Values, v)
	}
	return f
}

// hundredths is a part of a whole, at least one where there is any.
func hundredths(n, of int) int {
	if n == 0 || of == 0 {
		return 0
	}
	return max(1, n*100/of)
}

// histogram is how many incidents began when.
type histogram struct {
	Bars        []bar
	Width       int
	By          store.Bucket
	First, Last string
	Newest      bool // only the newest incidents were counted
}

// bar is one period of a histogram.
type bar struct {
	counted

	X, Wide int
	Y, High int
}

// Measures of a histogram, in pixels of its own.
const (
	histogramWidth  = 1000
	histogramHeight = 48
)

func histogramOf(c *store.Counts, q query) *histogram {
	all := periods(c.Bucket, c.Periods)
	if len(all) == 0 {
		return nil
	}
	most := 0
	for _, p := range all {
		most = max(most, p.number)
	}
	h := &histogram{Width: histogramWidth, By: c.Bucket, First: all[0].name, Last: all[len(all)-1].name, Newest: c.Newest > 0}
	for i, p := range all {
		since, until := p.from.Format(time.DateOnly), p.to.Format(time.DateOnly)
		b := bar{counted: counted{Text: p.name, Number: p.number, Address: q.With("since", since, "until", until)}}
		b.X = i * histogramWidth / len(all)
		b.Wide = max(1, (i+1)*histogramWidth/len(all)-b.X-min(1, histogramWidth/len(all)/3))
		b.High = hundredths(p.number, most) * histogramHeight / 100
		if p.number > 0 {
			b.High = max(2, b.High)
		}
		b.Y = histogramHeight - b.High
		h.Bars = append(h.Bars, b)
	}
	return h
}

// period is a day, a month or a year with how many incidents began in it.
type period struct {
	name     string
	number   int
	from, to time.Time // its first and last day
}

// mostPeriods bounds what is drawn.
const mostPeriods = 400

// periods are those that were counted, and those between them.
func periods(by store.Bucket, counts []store.Count) (all []period) {
	layout, next := time.DateOnly, func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
	switch by {
	case store.ByMonth:
		layout, next = "2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }
	case store.ByYear:
		layout, next = "2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }
	}
	for _, c := range counts {
		from, err := time.Parse(layout, c.Value)
		if err != nil {
			continue // years before our own calendar has numbers
		}
		if n := len(all); n > 0 {
			for t := next(all[n-1].from); t.Before(from) && len(all) < mostPeriods; t = next(t) {
				all = append(all, period{t.Format(layout), 0, t, next(t).AddDate(0, 0, -1)})
			}
		}
		all = append(all, period{c.Value, c.Number, from, next(from).AddDate(0, 0, -1)})
	}
	return all[max(0, len(all)-mostPeriods):]
}

// ends are the last days of periods, to look back from.
func ends(all []period) (days []string) {
	for _, p := range all {
		days = append(days, p.to.Format(time.DateOnly))
	}
	slices.Sort(days)
	return slices.Compact(days)
}

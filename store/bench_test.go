package store

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"sitrep"
)

// many is how many incidents lists are measured over.
const many = 100_000

// synthetic gives the i-th of so many facts: some towns see much, over 20 years.
func synthetic(i int) fact {
	countries := [...]string{"IQ", "SY", "AF", "UA", "ML", "NG", "YE", "SO", "CO", "PK"}
	town := i * i % 2000
	return fact{
		id: fmt.Sprintf("report-%d", i), title: fmt.Sprintf("Report %d", i),
		day:   time.Date(2006, 1, 1+i*7919%7300, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
		place: fmt.Sprintf("Town%d", town), country: countries[town%10],
		lat: float64(town%120) - 60, lon: float64(town%300) - 150, killed: i % 50,
		body: fmt.Sprintf("Witness %d spoke of the market.", i%997),
	}
}

func fill(b *testing.B, s *Store, from, to int) {
	for from < to {
		facts := make([]fact, 0, 100)
		for ; from < to && len(facts) < cap(facts); from++ {
			facts = append(facts, synthetic(from))
		}
		add(b, s, facts...)
	}
}

// BenchmarkAdd keeps a report an operation, in batches of 100.
func BenchmarkAdd(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "s.db"))
	b.ResetTimer()
	fill(b, s, 0, b.N)
}

func BenchmarkAsk(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "s.db"))
	fill(b, s, 0, many)
	ctx := b.Context()
	for _, bm := range []struct {
		name string
		f    Filter
	}{
		{"all", Filter{Limit: 50}},
		{"month", Filter{Since: "2015-03-01", Until: "2015-03-31"}},
		{"country", Filter{Country: "ML", Limit: 50}},
		{"place", Filter{Place: "town144", Limit: 50}},
		{"type and until", Filter{Type: "Remote explosive/landmine/IED", Until: "2010-01-01", Limit: 50}},
		{"rare words", Filter{Text: "witness 17", Limit: 50}},
		{"common words", Filter{Text: "police market", Limit: 50}},
		{"common words nowhere", Filter{Text: "police", Country: "ML", Since: "2030-01-01", Limit: 50}},
	} {
		b.Run("list/"+bm.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Incidents(ctx, bm.f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	all, err := s.Incidents(ctx, Filter{Limit: 1000})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("show", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if _, err := s.Incident(ctx, all[i%len(all)].ID, AsOf{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("candidates", func(b *testing.B) {
		batch, err := s.Begin(ctx, "engine-1", noon)
		if err != nil {
			b.Fatal(err)
		}
		defer batch.Rollback()
		found := 0
		for i := 0; b.Loop(); i++ {
			var near []sitrep.Profile
			if near, err = batch.near(ctx, &sitrep.Profile{Incident: all[i%len(all)].Incident}, nil); err != nil {
				b.Fatal(err)
			}
			found += len(near)
		}
		b.ReportMetric(float64(found)/float64(b.N), "found/op")
	})
}

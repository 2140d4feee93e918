package weigh

import (
	"fmt"
	"testing"

	"sitrep"
)

// manyReports are the claims of so many reports of one incident, most of which
// agree, in as many papers; the toll grows now and then, and some know less.
func manyReports(reports int) []sitrep.Sourced {
	tl := &teller{}
	var claims []sitrep.Sourced
	kinds := []sitrep.Type{"Remote explosive/landmine/IED", "Suicide bomb", "Remote explosive/landmine/IED", "Attack"}
	for i := range reports {
		r := later(fmt.Sprintf("Paper %d", i%(reports/2)), i)
		dead := 12 + min(i/10, 9) - i%3
		for _, v := range []sitrep.Value{
			kinds[i%4], sitrep.Method("car bomb"), sitrep.CarriedOut,
			sitrep.When{Start: "2026-03-11", End: "2026-03-11", Precision: sitrep.ToDay},
			sitrep.Where{Name: "Kirkuk", Country: "IQ", Lat: f(35.4), Lon: f(44.4), Precision: "town"},
			sitrep.Actor{Name: "Red Heron", Role: "suspect", Kind: "organization"},
			sitrep.Target{Name: "the old market"},
			sitrep.Weapon{Name: "car bomb"},
		} {
			claims = append(claims, tl.own(r, v))
		}
		claims = append(claims, tl.said(r, "Police in Kirkuk", "police", sitrep.States, killed(n(dead), n(dead))),
			tl.said(r, fmt.Sprintf("Witness %d", i%20), "witness", sitrep.States, killed(n(dead-i%2), nil)))
	}
	return claims
}

func benchmark(b *testing.B, do func(claims []sitrep.Sourced)) {
	for _, reports := range []int{100, 1000} {
		b.Run(fmt.Sprint(reports), func(b *testing.B) {
			claims := manyReports(reports)
			for b.Loop() {
				do(claims)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(reports), "µs/report")
		})
	}
}

func BenchmarkIncident(b *testing.B) {
	benchmark(b, func(claims []sitrep.Sourced) { Incident("x", claims, nil, Latest) })
}

func BenchmarkTies(b *testing.B) {
	benchmark(b, func(claims []sitrep.Sourced) { Ties(claims) })
}

func BenchmarkHistory(b *testing.B) {
	benchmark(b, func(claims []sitrep.Sourced) { History(claims, Latest) })
}

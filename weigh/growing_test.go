package weigh

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sitrep"
)

// plainHistory is History the long way: each field that something is told of is
// weighed with all its claims at each moment.
func plainHistory(claims []sitrep.Sourced, rule Rule) []sitrep.Step {
	h := historyOf(claims, rule)
	events := eventsOf(claims)
	var steps []sitrep.Step
	for len(events) > 0 {
		n := slices.IndexFunc(events, func(e event) bool { return !e.at.Time.Equal(events[0].at.Time) })
		if n < 0 {
			n = len(events)
		}
		clear(h.fields)
		steps = append(steps, h.step(events[:n]))
		events = events[n:]
	}
	return steps
}

// drawClaims draws claims that often repeat each other, mostly in the order of
// telling, some of them denials, and some judged.
func drawClaims(t *rapid.T) []sitrep.Sourced {
	tl := &teller{}
	oneOf := func(n int, what string) int { return rapid.IntRange(0, n-1).Draw(t, what) }
	names := []string{"Red Heron", "the Red Heron militants", "Heron", "Kestrel Front", "Police", "officials", "BFMTV", "Camp Taji base", "base"}
	kinds := []string{"police", "armed_group", "media", "official", "medical", "witness"}
	stances := []sitrep.Stance{sitrep.States, sitrep.States, sitrep.Confirms, sitrep.Denies, sitrep.ClaimsResponsibility}
	value := func() sitrep.Value {
		name, low := names[oneOf(len(names), "name")], 3*oneOf(5, "low")
		switch oneOf(13, "value") {
		case 0, 1:
			return killed(n(low), n(low+oneOf(2, "more")))
		case 2:
			return killed(n(low), nil)
		case 3:
			return sitrep.Casualty{Effect: []string{"killed", "wounded"}[oneOf(2, "harm")], Min: n(low), Max: n(low), Whole: oneOf(2, "whole") == 0, Who: []string{"the driver", "people", "two guards"}[oneOf(3, "who")], Nationality: []string{"", "IQ", "FR"}[oneOf(3, "nation")]}
		case 4, 5:
			return sitrep.Actor{Name: name, Role: []string{"suspect", "perpetrator", "claimant", "victim"}[oneOf(4, "role")], Kind: []string{"", "organization", "individual"}[oneOf(3, "kind")]}
		case 6:
			return sitrep.Target{Name: name, Effect: []string{"", "damaged"}[oneOf(2, "effect")]}
		case 7:
			return sitrep.Weapon{Name: name, Count: []*int{nil, n(1), n(2)}[oneOf(3, "count")]}
		case 8:
			return sitrep.Relation{Kind: "follows", Incident: name}
		case 9:
			return sitrep.Type([]string{"Attack", "Suicide bomb", "Other", "Armed clash"}[oneOf(4, "type")])
		case 10:
			return sitrep.Method([]string{"bombing", "car bomb", "attack", "shooting"}[oneOf(4, "method")])
		case 11:
			return []sitrep.When{
				{Start: "2026-03-11", End: "2026-03-11", Precision: sitrep.ToDay},
				{Start: "2026-03-12", End: "2026-03-12", Precision: sitrep.ToDay},
				{Start: "2026-03-01", End: "2026-03-31", Precision: sitrep.ToMonth},
			}[oneOf(3, "when")]
		}
		return []sitrep.Where{
			{Name: "Kirkuk", Country: "IQ", Precision: "town"},
			{Name: "Kirkuk", Country: "IQ", Lat: f(35.4), Lon: f(44.4), Precision: "town", GeoNamesID: 7},
			{Name: "Taji", Precision: "town", Lat: f(35.5), Lon: f(44.4)},
			{Name: "the old market", Country: "IQ", Precision: "site"},
			{Name: "Iraq", Country: "IQ", Lat: f(33), Lon: f(44), Precision: "country"},
		}[oneOf(5, "where")]
	}
	pool := make([]sitrep.Value, 0, 6)
	for range 2 + oneOf(5, "values") {
		pool = append(pool, value())
	}
	unruly := oneOf(3, "unruly") // 0 is neither denials nor judgements
	var claims []sitrep.Sourced
	hour := 0
	for i := range oneOf(40, "claims") {
		hour += oneOf(9, "hours")
		r := later([]string{"Harbour Wire", "Delta Post", "Evening Star", "BFMTV", "Noon"}[oneOf(5, "paper")], hour)
		r.ID = fmt.Sprint("r", i-i%2)
		r.Grade = []string{"", "", "B2", "E"}[oneOf(4, "grade")]
		if unruly > 0 && oneOf(12, "day only") == 0 {
			r.Published.Precision = sitrep.ToDay
		}
		if unruly > 0 && oneOf(12, "timeless") == 0 {
			r.Published = sitrep.Moment{}
		}
		v := pool[oneOf(len(pool), "pooled")]
		c := tl.own(r, v)
		if oneOf(2, "said") == 0 {
			c = tl.said(r, names[oneOf(len(names), "speaker")], kinds[oneOf(len(kinds), "kind")], stances[oneOf(3, "stance")], v)
		}
		if unruly > 0 && oneOf(8, "denies") == 0 {
			c = tl.said(r, names[oneOf(len(names), "speaker")], "official", stances[oneOf(len(stances), "stance")], v)
			c.Claim.Polarity = sitrep.Negative
		}
		if unruly > 1 {
			switch oneOf(14, "judged") {
			case 0:
				c = judge(c, sitrep.Accepted, "anna", oneOf(200, "at"))
			case 1:
				c = judge(c, sitrep.Rejected, "ben", oneOf(200, "at"))
			case 2:
				c = tl.enter("anna", hour, v)
			}
		}
		claims = append(claims, c)
	}
	if unruly > 0 && oneOf(4, "early last") == 0 && len(claims) > 0 {
		claims[len(claims)-1].Report.Published.Time = time.Date(2026, 3, 12, 1, 0, 0, 0, time.UTC)
	}
	return claims
}

// Laying claims to what was weighed before tells the same as weighing all again.
func TestHistoryIsThePlainOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := drawClaims(t)
		for _, rule := range []Rule{Latest, Official, LowHigh, Graded} {
			got, want := History(claims, rule), plainHistory(claims, rule)
			if len(got) != len(want) {
				t.Fatalf("%s: %d steps, want %d", rule, len(got), len(want))
			}
			for i := range got {
				if !reflect.DeepEqual(got[i], want[i]) {
					t.Fatalf("%s: step %d of %d = %+v, want %+v", rule, i, len(got), got[i], want[i])
				}
			}
		}
	})
}

// Package link decides whether an incident that a report tells of is one that
// is known already.
package link

import (
	"fmt"

	"sitrep"
)

// Version names the rules that decisions are made by.
const Version = "link-1"

// Match is a decision and what it rests on.
type Match struct {
	ID       string   // of the candidate that it is; empty for none of them
	Score    float64  // how much speaks for it, up to 1; 0 for none
	Evidence []string // in words; what was found of the best candidate
}

// enough is the score from which two incidents are taken for one.
const enough = 0.7

// Decide picks the candidate that an incident is, if any: days, place and kind
// must agree, and nothing may plainly contradict. Of equals it takes the first.
// Of incidents it looks at stage, type, method, when, where and casualties.
func Decide(in *sitrep.Incident, candidates []sitrep.Incident) Match {
	best := Match{}
	for i := range candidates {
		if m := compare(in, &candidates[i]); m.Score > best.Score {
			best = m
		}
	}
	if best.Score < enough {
		return Match{Evidence: []string{"no incident that was known agrees in day, place and kind"}}
	}
	return best
}

// compare weighs one candidate. A score of 0 means that they cannot be one.
func compare(a, b *sitrep.Incident) Match {
	t := tally{}
	if a.When == nil || b.When == nil || a.Where == nil || b.Where == nil || imagined(a) != imagined(b) {
		return Match{}
	}
	for _, weigh := range []func(*tally, *sitrep.Incident, *sitrep.Incident) bool{days, places, kinds, methods, tolls} {
		if !weigh(&t, a, b) {
			return Match{}
		}
	}
	return Match{ID: b.ID, Score: min(1, max(0, t.score)), Evidence: t.evidence}
}

// imagined tells whether an incident is only threatened or planned.
func imagined(in *sitrep.Incident) bool {
	return in.Stage == sitrep.Threatened || in.Stage == sitrep.Planned
}

// tally adds up what speaks for two incidents' being one, and against.
type tally struct {
	score    float64
	evidence []string
}

func (t *tally) add(score float64, format string, args ...any) bool {
	t.score += score
	t.evidence = append(t.evidence, fmt.Sprintf(format, args...))
	return true
}

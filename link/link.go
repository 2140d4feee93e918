// Package link decides which reports tell of one happening, which are copies of
// one text, and whether an incident that a report tells of is known already.
package link

import (
	"fmt"

	"sitrep"
)

// Version names the rules that decisions are made by.
const Version = "link-2"

// Match is a decision and what it rests on.
type Match struct {
	ID       string   // of the candidate that it is; empty for none of them
	Score    float64  // how much speaks for it, up to 1; 0 for none
	Evidence []string // in words; of none, why there is none
}

// Decide picks the candidate that an incident is, if any. Days, place and kind
// must not contradict, and enough must speak for it; where the day or the place
// is not told, somebody or something that both name. Of equals it takes the
// first; where the day is not told exactly and two candidates fit about as well,
// none, as it cannot tell which. It looks at stage, type, method, when, where,
// casualties, actors and targets, at whether it is told as the main thing, when it
// came out, and at the vector.
func Decide(in *sitrep.Profile, candidates []sitrep.Profile) Match {
	best, second := tally{}, tally{}
	for i := range candidates {
		t := compare(in, &candidates[i])
		switch {
		case t.sum > best.sum:
			best, second = t, best
		case t.sum > second.sum:
			second = t
		}
	}
	switch {
	case best.sum < enough:
		return Match{Evidence: []string{"no incident that was known agrees in day, place and kind"}}
	case !best.sameDay && second.sum >= enough && best.sum-second.sum < ahead:
		return Match{Evidence: []string{fmt.Sprintf("%s and %s fit about as well, and the day does not tell which", best.id, second.id)}}
	}
	return Match{ID: best.id, Score: float64(min(best.sum, 100)) / 100, Evidence: best.evidence}
}

// compare weighs one candidate. A sum of 0 means that they cannot be one.
func compare(a, b *sitrep.Profile) tally {
	t := tally{id: b.ID}
	if imagined(&a.Incident) != imagined(&b.Incident) {
		return tally{}
	}
	for _, weigh := range []func(*tally, *sitrep.Profile, *sitrep.Profile) bool{
		days, places, kinds, methods, tolls, people, groups, targets, passing, words,
	} {
		if !weigh(&t, a, b) {
			return tally{}
		}
	}
	if !t.holds() {
		return tally{}
	}
	return t
}

// holds tells whether what must be there is: where the day or the place is not
// told, or the places are apart, evidence that hardly stands for two incidents.
func (t *tally) holds() bool {
	if !t.open && !t.apart {
		return true
	}
	named := t.sameDead || t.sameAttacker && (t.local || !t.apart && !t.unplaced)
	alike := t.alikeWords && t.sameType && (t.sameToll || t.sameDay && !t.apart)
	known := t.told && t.local && t.sameType && t.sameMethod // "the Nice truck attack", months later
	return named || alike || known && !t.apart
}

// imagined tells whether an incident is only threatened or planned.
func imagined(in *sitrep.Incident) bool {
	return in.Stage == sitrep.Threatened || in.Stage == sitrep.Planned
}

// tally adds up what speaks for two incidents' being one, and against.
type tally struct {
	id       string
	sum      int  // in hundredths
	against  bool // something contradicts
	evidence []string

	sameDay, local, sameType, sameToll       bool
	sameMethod                               bool // one that few incidents share
	sameDead, sameAttacker, alikeWords, told bool
	open                                     bool // the day is not told, or the place
	unplaced                                 bool // the place is not
	apart                                    bool // the places are others
}

// add adds evidence, and says true: it does not rule a match out.
func (t *tally) add(weight int, format string, args ...any) bool {
	t.sum += weight
	t.evidence = append(t.evidence, fmt.Sprintf(format, args...))
	return true
}

// speak adds evidence against, beside which likeness counts no more.
func (t *tally) speak(weight int, format string, args ...any) bool {
	t.against = true
	return t.add(weight, "against it: "+format, args...)
}

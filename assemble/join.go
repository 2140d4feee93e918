package assemble

import (
	"math"
	"slices"

	"sitrep"
)

// Evidence is what may speak for a telling being of an incident that is told
// already, or against it.
type Evidence int

// Evidence.
const (
	SameDay           Evidence = iota // some days of each overlap
	SameHour                          // some times of day of each, on the clock, are within an hour
	SamePlace                         // some place of each is the other, holds it, or is near it and not another town
	SameActor                         // somebody is named in both
	SameKind                          // both are told with types of one family
	SameToll                          // some figure above one stands in both
	SameVictim                        // somebody harmed is named in both
	SamePerson                        // somebody harmed is told by name in both
	OtherPerson                       // each tells of somebody harmed by name, and none is the same
	SameTarget                        // something hit is told in both
	SameTargetExactly                 // and by the same words that say which: "the Cartago pipeline"
	OtherTargets                      // each names things that were hit, and none is the same
	NewDay                            // a day is told, and none was before
	Near                              // in the paragraph of the incident's last telling, or the next
	After                             // in the paragraph of what was told last, which is the incident
	SameSentence                      // in the sentence of the incident's last telling
	Alone                             // no other incident is told yet, and the telling has no day and no place of its own
	Main                              // the incident is the first that is told
	ToldAsNew                         // "a bomb exploded"
	ToldAsKnown                       // "the attack"
	ToldAsLast                        // "the attack", right after one of the same type
	ToldAsAnother                     // "a similar attack"
	ToldAsAny                         // "the incident took place in Basra", soon after what was told last
	Fresh                             // its words begin an incident that was not told before, as the network sees it
	MoreFresh                         // three times as likely
	// What has to speak for it before it is joined.
	NeededTitle // where nothing but the title's incident is told
	NeededPlain // where the telling has no day and no place of its own
	NeededOwn   // where it has
	evidences
)

// Weights are how much each piece of evidence counts.
type Weights [evidences]int

// Learned are the rules of the program.
var Learned = Rules{Join: learnedJoin, Real: learnedReal}

// learnedJoin are the weights that train/joins.py has found.
var learnedJoin = Weights{
	SameDay: 4, SameHour: 7, SamePlace: 5, SameActor: 6, SameKind: 2, SameToll: 5, SameVictim: 3, SamePerson: 8, OtherPerson: -8, SameTarget: 1, SameTargetExactly: 5, OtherTargets: -4, NewDay: 3,
	Near: 2, After: 5, SameSentence: -10, Alone: 1, Main: 2,
	ToldAsNew: 1, ToldAsKnown: 4, ToldAsLast: 3, ToldAsAnother: -2, ToldAsAny: 8,
	Fresh: -2, MoreFresh: -5,
	NeededTitle: 3, NeededPlain: 2, NeededOwn: 10,
}

// best gives the incident that a happening tells of most likely; nil for a new one.
func (a *assembler) best(h sitrep.Happening, f *facts) *incident {
	var best *incident
	score := 0
	for i, in := range a.all {
		s := a.score(in, h, f)
		if i == 0 && s > 0 {
			s += a.weights[Main] // what a report keeps coming back to
		}
		if s > score {
			best, score = in, s
		}
	}
	return best
}

// score tells how likely a happening is another telling of an incident: 0 or less
// where it is not.
func (a *assembler) score(in *incident, h sitrep.Happening, f *facts) int {
	if !in.facts.compatible(f) || !in.agrees(h) || h.Reference == sitrep.New && f.elsewhere(&in.facts) || a.another(in, h) && f.distinct() {
		return 0
	}
	s := 0
	for e, ok := range a.evidence(in, h, f) {
		if ok {
			s += a.weights[e]
		}
	}
	if s < a.needed(f) {
		return 0
	}
	return s
}

// agrees tells whether a happening may be of an incident by how the report is made: what sums
// up several is none of these, but for "the attacks", and no short item tells of another's.
func (in *incident) agrees(h sitrep.Happening) bool {
	if in.headline() {
		return true
	}
	known := h.Reference == sitrep.Known
	if in.several {
		return h.Several || known && h.Plural
	}
	return (!h.Several || known) && (h.Item == 0 || in.item == 0 || in.item == h.Item)
}

// headline tells whether the title alone tells of an incident yet, whatever has spoken of it since.
func (in *incident) headline() bool {
	return in.happenings[0].Title && !slices.ContainsFunc(in.happenings, func(h sitrep.Happening) bool { return !h.Title && h.Weight > 0 })
}

// another tells whether a happening is told as another than an incident. What the text begins with is another than what was
// in the news before, and not than what its title tells.
func (a *assembler) another(in *incident, h sitrep.Happening) bool {
	return h.Reference == sitrep.Another && (in != a.last || !in.headline())
}

// evidence tells what of the evidence, but for Main and what is needed, there is.
func (a *assembler) evidence(in *incident, h sitrep.Happening, f *facts) (there [evidences]bool) {
	last := in.happenings[len(in.happenings)-1]
	near := h.Paragraph - last.Paragraph
	there[SameDay] = f.sameDay(&in.facts)
	there[SameHour] = f.sameHour(&in.facts)
	there[SamePlace] = f.samePlace(&in.facts)
	there[SameActor] = shares(f.actors, in.facts.actors)
	there[SameKind] = f.sameKind(&in.facts)
	there[SameToll] = f.sameToll(&in.facts)
	there[SameVictim] = alike(f.victims, in.facts.victims, thing.same)
	there[SamePerson] = f.sharesPerson(&in.facts)
	there[OtherPerson] = len(f.people) > 0 && len(in.facts.people) > 0 && !there[SamePerson] && !f.harm
	there[SameTarget] = alike(f.targets, in.facts.targets, thing.same)
	there[SameTargetExactly] = alike(f.targets, in.facts.targets, thing.exactly)
	there[OtherTargets] = len(f.targets) > 0 && len(in.facts.targets) > 0 && !there[SameTarget]
	there[NewDay] = len(f.days) > 0 && len(in.facts.days) == 0
	there[Near] = near <= 1
	there[After] = in == a.last && near == 0
	there[SameSentence] = h.Sentence == last.Sentence
	there[Alone] = len(a.all) == 1 && !f.distinct()
	there[ToldAsNew] = h.Reference == sitrep.New
	there[ToldAsKnown] = h.Reference == sitrep.Known
	there[ToldAsLast] = h.Reference == sitrep.Known && in == a.last && near <= 1 && f.exactKind(&in.facts)
	there[ToldAsAny] = h.Weight == 0 && f.distinct() && in == a.last && near <= 2
	there[ToldAsAnother] = a.another(in, h)
	there[Fresh], there[MoreFresh] = h.Fresh > 0, h.Fresh > math.Log(3)
	return there
}

// needed is how much must speak for joining: little where a happening tells no
// day and no place of its own, more where it does.
func (a *assembler) needed(f *facts) int {
	switch {
	case len(a.all) == 1 && a.all[0].happenings[0].Title:
		return a.weights[NeededTitle]
	case !f.distinct():
		return a.weights[NeededPlain]
	}
	return a.weights[NeededOwn]
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

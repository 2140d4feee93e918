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
	SameName                          // somebody is named in both by a name of his own
	SameTown                          // both tell a town or a spot, and it is the same
	SameKind                          // both are told with types of one family
	SameKindExactly                   // both are told with one type
	SameToll                          // some figure above one stands in both
	OtherToll                         // both tell how many came to the same harm, and no figure is the same
	SameVictim                        // somebody harmed is named in both
	SameVictimExactly                 // and by words that tell one from others: not "two soldiers"
	SamePerson                        // somebody harmed is told by name in both
	OtherPerson                       // each tells of somebody harmed by name, and none is the same
	SameTarget                        // something hit is told in both
	SameTargetExactly                 // and by the same words that say which: "the Cartago pipeline"
	OtherTargets                      // each names things that were hit, and none is the same
	NewDay                            // a day is told, and none was before
	NewPlace                          // a place is told, and none was before
	NoDay                             // no day is told
	NoPlace                           // no place is told by its name
	Near                              // in the paragraph of the incident's last telling, or the next
	Next                              // in the paragraph after the incident's last telling
	After                             // in the paragraph of what was told last, which is the incident
	Follows                           // in the one after that
	Apart                             // how many sentences lie between: the logarithm of one more
	SameSentence                      // in the sentence of the incident's last telling
	Alone                             // no other incident is told yet, and the telling has no day and no place of its own
	Main                              // the incident is the first that is told
	ToldAsNew                         // "a bomb exploded"
	ToldAsKnown                       // "the attack"
	ToldAsKnownKind                   // and its type is one of the incident's
	ToldAsKnownDay                    // "Tuesday's attack", and some days overlap
	ToldAsLast                        // "the attack", right after one of the same type
	ToldAsAnother                     // "a similar attack"
	ToldAsAny                         // "the incident took place in Basra", soon after what was told last
	Fresh                             // its words begin an incident that was not told before, as the network sees it
	MoreFresh                         // three times as likely
	ByFresh                           // the log-odds of that, at most 4 either way
	InTitle                           // told in the title
	OfTitle                           // the incident was told in the title
	OnlySpoken                        // its words only speak of something that is known
	Weak                              // its words alone may tell of something else
	Many                              // how many incidents are told: the logarithm
	Often                             // how often the incident is: the logarithm
	// What has to speak for it before it is joined.
	NeededTitle // where nothing but the title's incident is told
	NeededPlain // where the telling has no day and no place of its own
	NeededOwn   // where it has
	evidences
)

// Weights are how much each piece of evidence counts.
type Weights [evidences]float64

// Learned are the rules of the program.
var Learned = Rules{Join: learnedJoin, Real: learnedReal}

// learnedJoin are the weights that train/joins.py has found.
var learnedJoin = Weights{
	SameDay: 3.3, SameHour: 7.7, SamePlace: 2.7, SameActor: 1.2, SameName: -1.9, SameTown: 2.4, SameKind: -1.2,
	SameKindExactly: 1.6, SameToll: 10.4, OtherToll: -0.3, SameVictim: -2.2, SameVictimExactly: 3.7, SamePerson: 5.3,
	OtherPerson: -7.6, SameTarget: 1.3, SameTargetExactly: 5, OtherTargets: -1.3, NewDay: 2, NewPlace: -2.1, NoDay: 0.5,
	NoPlace: 0.2, Near: -0.8, Next: 1.2, After: 3.1, Follows: -0.3, Apart: -2, SameSentence: -7.2, Alone: 1, Main: 2,
	ToldAsNew: 4.2, ToldAsKnown: 3.7, ToldAsKnownKind: 2.7, ToldAsKnownDay: 2, ToldAsLast: 0.9, ToldAsAnother: -1,
	ToldAsAny: 8, Fresh: -1.2, MoreFresh: -3.9, ByFresh: -2, InTitle: -1.3, OfTitle: 1.4, OnlySpoken: 0.2, Weak: 0.2,
	Many: -1.6, Often: -0.5, NeededTitle: 2.9, NeededPlain: 3.1, NeededOwn: 6.1,
}

// best gives the incident that a happening tells of most likely; nil for a new one.
func (a *assembler) best(h sitrep.Happening, f *facts) *incident {
	var best *incident
	score := 0.0
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
func (a *assembler) score(in *incident, h sitrep.Happening, f *facts) float64 {
	if !a.may(in, h, f) {
		return 0
	}
	s := 0.0
	for e, n := range a.evidence(in, h, f) {
		s += float64(a.weights[e] * n)
	}
	if s < a.weights[a.need(f)] {
		return 0
	}
	return s
}

// may tells whether nothing contradicts that a happening is another telling of an incident.
func (a *assembler) may(in *incident, h sitrep.Happening, f *facts) bool {
	return in.facts.compatible(f) && in.agrees(h) && !(h.Reference == sitrep.New && f.elsewhere(&in.facts)) && !(a.another(in, h) && f.distinct())
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

// evidence tells how much there is of each piece of evidence, but for Main and what is needed: one where there is what has no
// number.
func (a *assembler) evidence(in *incident, h sitrep.Happening, f *facts) (how [evidences]float64) {
	for e, ok := range a.signs(in, h, f) {
		if ok {
			how[e] = 1
		}
	}
	how[Apart] = math.Log(float64(1 + h.Sentence - in.happenings[len(in.happenings)-1].Sentence))
	how[ByFresh] = max(-4, min(h.Fresh, 4))
	how[Many], how[Often] = math.Log(float64(len(a.all))), math.Log(float64(len(in.happenings)))
	return how
}

// signs tells what there is of the evidence that has no number.
func (a *assembler) signs(in *incident, h sitrep.Happening, f *facts) (there [evidences]bool) {
	last := in.happenings[len(in.happenings)-1]
	near := h.Paragraph - last.Paragraph
	there[SameDay] = f.sameDay(&in.facts)
	there[SameHour] = f.sameHour(&in.facts)
	there[SamePlace] = f.samePlace(&in.facts)
	there[SameTown] = there[SamePlace] && max(finest(f.places, width), finest(in.facts.places, width)) == 0
	there[SameActor] = shares(f.actors, in.facts.actors)
	there[SameName] = shares(f.named, in.facts.named)
	there[SameKind] = f.sameKind(&in.facts)
	there[SameKindExactly] = f.exactKind(&in.facts)
	there[SameToll] = f.sameToll(&in.facts)
	there[OtherToll] = !there[SameToll] && f.otherToll(&in.facts)
	there[SameVictim] = alike(f.victims, in.facts.victims, thing.same)
	there[SameVictimExactly] = alike(f.victims, in.facts.victims, thing.tells)
	there[SamePerson] = f.sharesPerson(&in.facts)
	there[OtherPerson] = len(f.people) > 0 && len(in.facts.people) > 0 && !there[SamePerson] && !f.harm
	there[SameTarget] = alike(f.targets, in.facts.targets, thing.same)
	there[SameTargetExactly] = alike(f.targets, in.facts.targets, thing.exactly)
	there[OtherTargets] = len(f.targets) > 0 && len(in.facts.targets) > 0 && !there[SameTarget]
	there[NewDay] = len(f.days) > 0 && len(in.facts.days) == 0
	there[NewPlace] = len(f.places) > 0 && len(in.facts.places) == 0
	there[NoDay], there[NoPlace] = len(f.days) == 0, !f.placed
	there[Near], there[Next] = near <= 1, near == 1
	latest := in == a.last
	there[After], there[Follows] = latest && near == 0, latest && near == 1
	there[SameSentence] = h.Sentence == last.Sentence
	there[Alone] = len(a.all) == 1 && !f.distinct()
	there[ToldAsNew] = h.Reference == sitrep.New
	there[ToldAsKnown] = h.Reference == sitrep.Known
	there[ToldAsKnownKind] = there[ToldAsKnown] && there[SameKindExactly]
	there[ToldAsKnownDay] = there[ToldAsKnown] && there[SameDay]
	there[ToldAsLast] = there[ToldAsKnownKind] && latest && near <= 1
	there[ToldAsAny] = h.Weight == 0 && f.distinct() && latest && near <= 2
	there[ToldAsAnother] = a.another(in, h)
	there[Fresh], there[MoreFresh] = h.Fresh > 0, h.Fresh > math.Log(3)
	there[InTitle], there[OfTitle] = h.Title, in.happenings[0].Title
	there[OnlySpoken], there[Weak] = h.Weight == 0, h.Weight == 1
	return there
}

// need tells what has to speak for joining: little where a happening tells no day and no place of its own, more where it does.
func (a *assembler) need(f *facts) Evidence {
	switch {
	case len(a.all) == 1 && a.all[0].happenings[0].Title:
		return NeededTitle
	case !f.distinct():
		return NeededPlain
	}
	return NeededOwn
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

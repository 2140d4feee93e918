package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// landings puts among the deeds what came down, which no word of violence tells: "three
// rockets landed near the airport".
func (x *extractor) landings() {
	n := len(x.deeds)
	for verb, w := range x.d.Words {
		if w.UPOS != "VERB" || !comesDown(x.lowOf(verb)) || x.eventAt(w.Token) != nil {
			continue
		}
		subject := x.tree.Child(verb, "nsubj")
		weapon, ok := x.warhead(subject)
		if !ok || x.known(subject) {
			continue // "the missile landed" is told of what is told already
		}
		e := doc.Event{
			Span: w.Span, First: w.Token, End: w.Token + 1, Sentence: w.Sentence, Type: weapon.Type, Method: weapon.Method,
			Stage: string(sitrep.CarriedOut), Base: "land", Strength: "weak",
		}
		e.Negated, e.Possible, _ = x.doubts(verb)
		x.deeds = append(x.deeds, e)
	}
	if len(x.deeds) > n {
		slices.SortStableFunc(x.deeds, func(a, b doc.Event) int { return a.First - b.First })
	}
}

// comesDown tells whether a verb is for how what was fired ends.
func comesDown(low string) bool {
	switch low {
	case "land", "lands", "landed", "fall", "falls", "fell", "fallen", "slammed", "crashed", "impacted":
		return true
	}
	return false
}

// warhead gives the weapon that is fired from afar which a word is for.
func (x *extractor) warhead(word int) (lex.Thing, bool) {
	if word < 0 {
		return lex.Thing{}, false
	}
	t, ok := x.thingAt(x.d.Words[word].Token, lex.Weapon)
	return t, ok && strings.HasPrefix(t.Type, "Shelling")
}

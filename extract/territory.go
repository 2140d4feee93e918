package extract

import (
	"slices"

	"sitrep/doc"
	"sitrep/lex"
)

// Sides of a war, as far as who holds a place goes.
const (
	state    = "state"
	nonState = "non-state"
)

// territory gives a verb for a place that changes hands its type, by which side has it from then
// on, and who took it for its source; false where the verb tells of no such thing: "the rebels
// seized the town", "the town fell to the army", "troops drove them out of the city".
func (x *extractor) territory(e *doc.Event, verb int) bool {
	object, subject := x.sides(verb)
	held, winner, loser := object, subject, -1
	switch e.Base {
	case "capture", "seize", "take", "take over", "overrun", "reclaim", "recapture", "retake":
	case "take control", "seize control", "gain control", "regain control":
		held = x.led(verb, "of")
	case "fall to":
		held, winner = subject, x.led(verb, "to")
	case "lose":
		winner, loser = x.led(verb, "to"), subject
	case "lose control":
		held, winner, loser = x.led(verb, "of"), x.led(verb, "to"), subject
	case "drive * out of", "push * out of", "force * out of":
		if held = x.led(verb, "of"); x.side(object) == "" {
			return false
		}
	default:
		return false
	}
	if held >= 0 {
		held = x.antecedent(held) // "a town that the army retook"
	}
	if !x.settlement(held) {
		return false
	}
	by := x.side(winner)
	if by == "" && x.side(loser) == state {
		by = nonState
	}
	switch by {
	case state:
		e.Type, e.Method = "Government regains territory", "recapture"
	case nonState:
		e.Type, e.Method = "Non-state actor overtakes territory", "capture"
	default:
		return false
	}
	e.Strength, e.Event = "strong", "FIGHT"
	x.changed[held] = true
	if winner != subject {
		e.Source, e.Target = x.mentionsAt(winner), nil
	}
	return true
}

// side tells on which side of a war a noun's people are: those of a state, or of an armed group;
// empty for neither.
func (x *extractor) side(word int) string {
	if word < 0 {
		return ""
	}
	class := ""
	if m := x.mentionAt(word); m != nil {
		class = m.Class
	}
	if n, ok := lex.PersonNoun(x.lowOf(word)); ok && (class == "" || class == "other") {
		class = n.Class
	}
	switch class {
	case "military", "police":
		return state
	case "armed_group":
		return nonState
	}
	return ""
}

// contested tells whether a token leads from fighting to the place that it is for: "battled rebels
// for Goma".
func (x *extractor) contested(token int) bool {
	return slices.ContainsFunc(x.eventsOf(x.d.Tokens[token].Sentence), func(e doc.Event) bool { return e.Type == "Armed clash" && e.End <= token })
}

// battle gives a verb for armed sides that fight each other its type, and both for its source;
// false where it is for none: "soldiers battled rebels", "rebels fought the army for the town".
func (x *extractor) battle(e *doc.Event, verb int) bool {
	if e.Base != "fight" && e.Base != "battle" {
		return false
	}
	object, subject := x.sides(verb)
	if object < 0 {
		object = x.led(verb, "against", "with")
	}
	if object < 0 && subject >= 0 {
		object = x.tree.Child(subject, "conj")
	}
	if x.side(subject) == "" || x.side(object) == "" {
		return false
	}
	e.Type, e.Method, e.Strength, e.Event, e.Mode = "Armed clash", "clash", "strong", "FIGHT", "firearms"
	e.Source, e.Target = x.mentionsAt(subject, object), nil
	return true
}

// mentionsAt gives the mentions whose heads some words are; words below zero are none.
func (x *extractor) mentionsAt(words ...int) []int {
	var out []int
	for _, w := range words {
		if w < 0 {
			continue
		}
		if m := x.mentionIndex(w); m >= 0 {
			out = append(out, m)
		}
	}
	return out
}

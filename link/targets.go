package link

import (
	"slices"

	"sitrep"
)

// vagueKinds are of targets that another report may call something else.
var vagueKinds = []string{"", "building", "public", "site", "settlement", "vehicle", "transport", "headquarters"}

// targets weighs the things that two incidents hit. Things of other kinds speak
// against, as much as all that two attacks in one town on one day have in common.
func targets(t *tally, a, b *sitrep.Profile) bool {
	if len(a.Targets) == 0 || len(b.Targets) == 0 {
		return true
	}
	for _, x := range a.Targets {
		for _, y := range b.Targets {
			if sameThing(x.Value, y.Value) {
				return t.add(forSameTarget, "same target: %s", x.Value.Name)
			}
		}
	}
	x, y := kindsOf(a.Targets), kindsOf(b.Targets)
	if len(x) == 0 || len(y) == 0 || slices.ContainsFunc(x, func(k string) bool { return slices.Contains(y, k) }) {
		return true
	}
	return t.speak(forOtherTarget, "other targets: %s and %s", a.Targets[0].Value.Name, b.Targets[0].Value.Name)
}

// sameThing tells whether two things are one by a name that they share, or by the
// last word of it: "vegetable market", "the market".
func sameThing(a, b sitrep.Target) bool {
	for _, x := range append([]string{a.Name}, a.Aliases...) {
		for _, y := range append([]string{b.Name}, b.Aliases...) {
			if h := headOf(x); h != "" && h == headOf(y) {
				return true
			}
		}
	}
	return false
}

// headOf is the last word of a name, of one or of many.
func headOf(name string) string {
	head := ""
	for w := range wordsIn(name) {
		head = singular(w)
	}
	return head
}

// kindsOf are the kinds of targets that say something; nil where one says nothing.
func kindsOf(targets []sitrep.Row[sitrep.Target]) []string {
	var out []string
	for _, r := range targets {
		if slices.Contains(vagueKinds, r.Value.Kind) {
			return nil
		}
		out = append(out, r.Value.Kind)
	}
	return out
}

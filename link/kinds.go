package link

import (
	"slices"

	"sitrep"
)

// families are types that reports of one incident may differ in.
var families = [][]sitrep.Type{
	{"Suicide bomb", "Remote explosive/landmine/IED", "Grenade"},
	{"Shelling/artillery/missile attack", "Air/drone strike"},
	{"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
	{"Violent demonstration", "Mob violence", "Protest with intervention", "Excessive force against protesters", "Peaceful protest"},
	{"Protest with intervention", "Arrests"},
}

// attacks are types that "Attack" may stand for.
var attacks = []sitrep.Type{
	"Attack", "Armed clash", "Shelling/artillery/missile attack", "Air/drone strike", "Remote explosive/landmine/IED",
	"Suicide bomb", "Grenade", "Chemical weapon", "Sexual violence", "Abduction/forced disappearance", "Mob violence",
}

// kinds tells whether the types of two incidents may be the same.
func kinds(t *tally, a, b *sitrep.Incident) bool {
	x, y := a.Type, b.Type
	switch {
	case x == y && x != "" && x != "Other":
		return t.add(0.2, "same type: %s", x)
	case isVague(x) || isVague(y):
		return t.add(0.1, "type not told: %q and %q", x, y)
	case x == "Attack" && slices.Contains(attacks, y), y == "Attack" && slices.Contains(attacks, x),
		slices.ContainsFunc(families, func(f []sitrep.Type) bool { return slices.Contains(f, x) && slices.Contains(f, y) }):
		return t.add(0.1, "types that go together: %s and %s", x, y)
	}
	return false
}

func isVague(x sitrep.Type) bool { return x == "" || x == "Other" }

// means are methods that reports of one incident may differ in.
var means = [][]sitrep.Method{
	{"bombing", "car bomb", "truck bomb", "roadside bomb", "landmine", "grenade", "suicide bombing", "suicide car bomb", "suicide truck bomb"},
	{"shelling", "rocket fire", "mortar fire", "artillery fire", "missile strike"},
	{"air strike", "drone strike", "missile strike", "bombing"},
	{"shooting", "ambush", "gunfight", "execution", "assassination"},
	{"stabbing"},
	{"vehicle ramming"},
	{"arson"},
	{"robbery"},
	{"hijacking"},
	{"kidnapping"},
	{"chemical attack"},
}

// methods tells what the methods of two incidents say; those that nobody would
// take for each other speak against.
func methods(t *tally, a, b *sitrep.Incident) bool {
	x, y := a.Method, b.Method
	switch {
	case x == "" || y == "":
	case x == y:
		t.add(0.1, "same method: %s", x)
	case contradict(x, y):
		t.add(-0.4, "methods contradict: %s and %s", x, y)
	}
	return true
}

func contradict(x, y sitrep.Method) bool {
	var known [2]bool
	for _, m := range means {
		hasX, hasY := slices.Contains(m, x), slices.Contains(m, y)
		if hasX && hasY {
			return false
		}
		known[0], known[1] = known[0] || hasX, known[1] || hasY
	}
	return known[0] && known[1]
}

// tolls tells what the figures of two incidents say. Counts grow, so a higher
// one is no contradiction until it is another order of thing.
func tolls(t *tally, a, b *sitrep.Incident) bool {
	for _, harm := range []string{"killed", "wounded"} {
		lowA, highA, _ := a.Toll(harm)
		lowB, highB, _ := b.Toll(harm)
		switch {
		case lowA == nil || lowB == nil:
		case *lowA == *lowB && *lowA > 0:
			t.add(0.1, "same number of %s: %d", harm, *lowA)
		case farAbove(lowA, highB) || farAbove(lowB, highA):
			t.add(-0.4, "numbers of %s contradict: %d and %d", harm, *lowA, *lowB)
		}
	}
	return true
}

// farAbove tells whether a lowest figure is plainly not a later count of what
// another put at so many at most.
func farAbove(low, high *int) bool {
	return low != nil && high != nil && *low > 3**high && *low > *high+5
}

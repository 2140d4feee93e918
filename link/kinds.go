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

// kinds weighs the types of two incidents. Types that do not go together cannot
// be one.
func kinds(t *tally, a, b *sitrep.Profile) bool {
	x, y := a.Type, b.Type
	switch {
	case x == y && x != "" && x != "Other":
		t.sameType = true
		return t.add(forSameType, "same type: %s", x)
	case isVague(x) || isVague(y):
		return t.add(forLikeType, "type not told: %q and %q", x, y)
	case isBombed(a) && y == "Air/drone strike", x == "Air/drone strike" && isBombed(b):
		return t.add(forLikeType, "bombed, perhaps from the air: %s and %s", x, y)
	case x == "Attack" && slices.Contains(attacks, y), y == "Attack" && slices.Contains(attacks, x),
		slices.ContainsFunc(families, func(f []sitrep.Type) bool { return slices.Contains(f, x) && slices.Contains(f, y) }):
		return t.add(forLikeType, "types that go together: %s and %s", x, y)
	}
	return false
}

// isBombed tells whether an incident is a bombing, and no more is told of the bomb.
func isBombed(p *sitrep.Profile) bool {
	return p.Type == "Remote explosive/landmine/IED" && (p.Method == "" || p.Method == "bombing")
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

// methods weighs the methods of two incidents; those that nobody would take for
// each other speak against.
func methods(t *tally, a, b *sitrep.Profile) bool {
	x, y := a.Method, b.Method
	switch {
	case x == "" || y == "":
	case x == y:
		t.sameMethod = !slices.Contains(plain, x)
		t.add(forSameMethod, "same method: %s", x)
	case slices.Contains(a.Methods, y), slices.Contains(b.Methods, x):
		t.add(forToldMethod, "told of both, among others: %s and %s", x, y)
	case contradict(x, y):
		t.speak(forMethods, "methods contradict: %s and %s", x, y)
	}
	return true
}

// plain are methods of so many incidents that they tell none of them from others.
var plain = []sitrep.Method{
	"killing", "shooting", "bombing", "clash", "gunfight", "air strike", "shelling", "rocket fire", "kidnapping", "arrest", "protest",
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

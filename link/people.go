package link

import (
	"slices"

	"sitrep"
)

// people weighs the people that two incidents name: the dead and the wounded, and
// those who did it.
func people(t *tally, a, b *sitrep.Profile) bool {
	deadA, deadB := named(&a.Incident, isVictim), named(&b.Incident, isVictim)
	switch name, ok := sharedName(deadA, deadB); {
	case ok:
		t.sameDead = true
		t.add(forSameDead, "same victim: %s", name)
	case len(deadA) > 0 && len(deadB) > 0 && oneDead(a) && oneDead(b):
		t.speak(forOtherDead, "one dead each, with other names: %s and %s", deadA[0].name, deadB[0].name)
	}
	if name, ok := sharedName(named(&a.Incident, isBlamed), named(&b.Incident, isBlamed)); ok {
		t.sameAttacker = true
		t.add(forSameAttacker, "same attacker: %s", name)
	}
	return true
}

// somebody is one person's name, and its forms folded.
type somebody struct {
	name  string
	forms [][]string
}

// named are the people of an incident who play one of some parts and have a name.
func named(in *sitrep.Incident, part func(role string) bool) []somebody {
	var out []somebody
	for _, r := range in.Actors {
		if forms := peopleOf(r.Value); forms != nil && part(r.Value.Role) && r.Value.Confidence != "denied" {
			out = append(out, somebody{r.Value.Name, forms})
		}
	}
	return out
}

func isVictim(role string) bool { return role == "victim" }

func isBlamed(role string) bool {
	return role == "perpetrator" || role == "suspect" || role == "claimant"
}

// sharedName gives the first name of a that is one of b's.
func sharedName(a, b []somebody) (string, bool) {
	for _, x := range a {
		for _, y := range b {
			if slices.ContainsFunc(x.forms, func(f []string) bool {
				return slices.ContainsFunc(y.forms, func(g []string) bool { return sameNames(f, g) })
			}) {
				return x.name, true
			}
		}
	}
	return "", false
}

// oneDead tells whether an incident killed one, and no more.
func oneDead(p *sitrep.Profile) bool {
	low, high, _ := p.Toll("killed")
	return low != nil && high != nil && *low == 1 && *high == 1
}

// groups weighs the groups that two incidents are blamed on, or claimed by.
// Several may be blamed for one, so others say little.
func groups(t *tally, a, b *sitrep.Profile) bool {
	x, y := blamed(&a.Incident), blamed(&b.Incident)
	for _, g := range x {
		if slices.ContainsFunc(y, func(h sitrep.Actor) bool { return sameGroup(g, h) }) {
			return t.add(forSameGroup, "same group: %s", g.Name)
		}
	}
	if len(x) > 0 && len(y) > 0 {
		t.add(forOtherGroup, "other groups: %s and %s", x[0].Name, y[0].Name)
	}
	return true
}

// blamed are the groups that an incident is blamed on.
func blamed(in *sitrep.Incident) []sitrep.Actor {
	var out []sitrep.Actor
	for _, r := range in.Actors {
		if r.Value.Kind == "organization" && isBlamed(r.Value.Role) && r.Value.Confidence != "denied" {
			out = append(out, r.Value)
		}
	}
	return out
}

func sameGroup(a, b sitrep.Actor) bool {
	for _, x := range append([]string{a.Name}, a.Aliases...) {
		for _, y := range append([]string{b.Name}, b.Aliases...) {
			if k := Fold(x); k != "" && k == Fold(y) {
				return true
			}
		}
	}
	return false
}

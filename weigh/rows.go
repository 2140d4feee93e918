package weigh

import (
	"slices"

	"sitrep"
)

// merge joins value b into a where both name one thing: the joined value, and
// how well they fit: 2 for the same name, 1 for a short form, 0 for not at all.
type merge func(a, b sitrep.Value) (sitrep.Value, int)

// rows weighs a field that holds a list: each thing is a slot, and nothing is
// the rival of anything else.
type rows struct {
	*placing

	field sitrep.Field
}

func (w *weighing) rows(f sitrep.Field, claims []*sitrep.Sourced, join merge) *rows {
	r := &rows{placing: w.placing(join), field: f}
	early, late := w.inTurn(claims)
	for _, c := range early {
		r.place(c)
	}
	r.late = len(late) > 0
	r.settled = r.changes
	for _, c := range late {
		r.place(c)
	}
	return r
}

// slot is the slot of a row.
func (r *rows) slot(i int) sitrep.Slot {
	o := r.piles[i].option()
	o.Standing = sitrep.Shown
	if s := withdrawn(&o); s != "" {
		o.Standing = s
	}
	if a, ok := o.Value.(sitrep.Actor); ok {
		o.Value = weighActor(a, &o)
	}
	s := sitrep.Slot{Field: r.field, Shown: o}
	if !r.brief {
		s.Why = r.whyRow(&o)
	}
	return s
}

// inTurn puts the claims of a list in the order in which they are placed: those
// that an analyst stands behind, so that a thing has the name that he gives it,
// and the others; late, denials, when there is something to deny, and what was
// rejected.
func (w *weighing) inTurn(claims []*sitrep.Sourced) (early, late []*sitrep.Sourced) {
	turns := make([][]*sitrep.Sourced, len([...]string{"held", "told", "denied", "rejected"}))
	for _, c := range claims {
		turn := 1
		switch {
		case silence(*c):
			continue
		case c.Dismissed():
			turn = 3
		case w.denials.has(*c):
			turn = 2
		case c.By():
			turn = 0
		}
		turns[turn] = append(turns[turn], c)
	}
	return slices.Concat(turns[0], turns[1]), slices.Concat(turns[2], turns[3])
}

// accusations are the values that a denial of this value may answer: whoever
// denies having done it may be told, suspected or said to claim that it did.
func accusations(v sitrep.Value) []sitrep.Value {
	a, ok := v.(sitrep.Actor)
	if !ok || !doer(a.Role) {
		return []sitrep.Value{v}
	}
	var out []sitrep.Value
	for _, role := range []string{"suspect", "perpetrator", "claimant"} {
		out = append(out, sitrep.Actor{Name: a.Name, Aliases: a.Aliases, Role: role})
	}
	return out
}

// silence tells whether a claim is that nobody claims responsibility: it names
// no actor.
func silence(c sitrep.Sourced) bool {
	return c.Claim.Polarity == sitrep.Negative && c.Claim.Stance == sitrep.ClaimsResponsibility
}

// weighActor is an actor as its claims leave it: a doer of whom nobody but the
// deniers tells is a suspect.
func weighActor(a sitrep.Actor, o *sitrep.Option) sitrep.Actor {
	if len(o.For) == 0 && doer(a.Role) {
		a.Role = "suspect"
	}
	a.Confidence = confidence(a.Role, o)
	return a
}

// joinNames joins two names with their aliases: the fuller name stands, and
// whatever else was said is an alias.
func joinNames(name string, aliases []string, other string, more []string) (string, []string, int) {
	fit := 0
	swap := false
	for _, a := range append([]string{name}, aliases...) {
		for _, b := range append([]string{other}, more...) {
			x, y := core(a), core(b)
			switch {
			case sameName(x, y):
				fit = 2
			case shortFor(x, y):
				fit, swap = max(fit, 1), swap || a == name && b == other
			case shortFor(y, x):
				fit = max(fit, 1)
			}
		}
	}
	if fit == 0 {
		return name, aliases, 0
	}
	all := append(slices.Clone(aliases), append([]string{other}, more...)...)
	if swap {
		name, all = other, append(append([]string{name}, aliases...), more...)
	}
	return name, others(name, all), fit
}

// others are the names among all that are not the name itself, or another, in
// other letters.
func others(name string, all []string) []string {
	seen := map[string]bool{fold(name): true}
	var kept []string
	for _, a := range all {
		if f := fold(a); !seen[f] {
			seen[f] = true
			kept = append(kept, a)
		}
	}
	return kept
}

func mergeActor(a, b sitrep.Value) (sitrep.Value, int) {
	x, y := a.(sitrep.Actor), b.(sitrep.Actor)
	if x.Role != y.Role || !agree(x.Nationality, y.Nationality) {
		return nil, 0
	}
	if doer(x.Role) && !agreeCount(x.Count, y.Count) {
		return nil, 0 // how many victims there are is for the tolls to say
	}
	name, aliases, fit := joinNames(x.Name, x.Aliases, y.Name, y.Aliases)
	if fit == 0 && person(x) && person(y) {
		switch {
		case personShort(y.Name, x.Name):
			name, aliases, fit = x.Name, others(x.Name, slices.Concat(x.Aliases, []string{y.Name}, y.Aliases)), 1
		case personShort(x.Name, y.Name):
			name, aliases, fit = y.Name, others(y.Name, slices.Concat([]string{x.Name}, x.Aliases, y.Aliases)), 1
		}
	}
	if !agree(x.Kind, y.Kind) {
		if fit < 2 {
			return nil, 0 // a short form may be of another
		}
		x.Kind = "organization"
	}
	x.Name, x.Aliases = name, aliases
	x.Kind = first(x.Kind, y.Kind)
	x.Nationality = first(x.Nationality, y.Nationality)
	x.Count = firstCount(x.Count, y.Count)
	return x, fit
}

// person tells whether an actor is one person.
func person(a sitrep.Actor) bool { return a.Kind == "individual" && (a.Count == nil || *a.Count == 1) }

func mergeTarget(a, b sitrep.Value) (sitrep.Value, int) {
	x, y := a.(sitrep.Target), b.(sitrep.Target)
	if !agree(x.Effect, y.Effect) {
		return nil, 0
	}
	name, aliases, fit := joinNames(x.Name, x.Aliases, y.Name, y.Aliases)
	x.Name, x.Aliases = name, aliases
	x.Kind = first(x.Kind, y.Kind)
	x.Effect = first(x.Effect, y.Effect)
	return x, fit
}

func mergeWeapon(a, b sitrep.Value) (sitrep.Value, int) {
	x, y := a.(sitrep.Weapon), b.(sitrep.Weapon)
	if !agreeCount(x.Count, y.Count) || !agreeCount(x.Landed, y.Landed) || !agree(x.Platform, y.Platform) {
		return nil, 0
	}
	name, aliases, fit := joinNames(x.Name, x.Aliases, y.Name, y.Aliases)
	x.Name, x.Aliases = name, aliases
	x.Kind = first(x.Kind, y.Kind)
	x.Platform = first(x.Platform, y.Platform)
	x.Count = firstCount(x.Count, y.Count)
	x.Landed = firstCount(x.Landed, y.Landed)
	return x, fit
}

func mergeRelation(a, b sitrep.Value) (sitrep.Value, int) {
	if a == b {
		return a, 2
	}
	return nil, 0
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func firstCount(a, b *int) *int {
	if a != nil {
		return a
	}
	return b
}

func agreeCount(a, b *int) bool { return a == nil || b == nil || *a == *b }

// Package weigh decides what to show of rival claims: by a named rule, and
// with the reason why.
package weigh

import (
	"fmt"

	"sitrep"
)

// Rule is a named way of choosing between claims that disagree. Rules differ
// in the figures of killed and wounded and in whom they hear first; none of
// them drops a claim.
type Rule string

// The rules.
const (
	// Latest shows the newest figure that nothing has overtaken.
	Latest Rule = "latest"
	// Official hears officials, police, military and hospitals first, and is
	// otherwise Latest.
	Official Rule = "official"
	// LowHigh shows figures as the range of those that still stand, the way
	// event data sets give a low and a high estimate, and is otherwise Latest.
	// The best estimate in the range is the figure that Latest shows: the
	// newest, and of those of one time the one in most voices.
	LowHigh Rule = "low-high"
	// Graded hears first the publishers to which an analyst gave the better
	// Admiralty grade, and is otherwise Latest. A publisher without a grade
	// stands as F6, "cannot be judged": below A to C, above D and E. Where no
	// grade is given, it is Latest.
	Graded Rule = "graded"
)

// ParseRule reads a rule's name; an empty name is Latest.
func ParseRule(name string) (Rule, error) {
	switch r := Rule(name); r {
	case "":
		return Latest, nil
	case Latest, Official, LowHigh, Graded:
		return r, nil
	}
	return "", fmt.Errorf("%w: no rule is called %q; there are latest, official, low-high, graded", sitrep.ErrInvalid, name)
}

// Slots weighs the claims of one incident, field by field in the order of
// sitrep.Fields. A field that nobody told has no slot. Fields that hold lists
// have a slot a row; the figures of one kind of harm are one slot together.
//
// The claims are in the order of telling, those of one report together. What an
// analyst accepted or entered goes before what the machine read, under every
// rule; what he rejected counts for nothing and is listed as rejected.
func Slots(claims []sitrep.Sourced, rule Rule) []sitrep.Slot {
	return newWeighing(claims, rule).slots(claims)
}

func (w *weighing) slots(claims []sitrep.Sourced) []sitrep.Slot {
	by := byField(pointers(claims))
	var slots []sitrep.Slot
	for _, f := range sitrep.Fields {
		if len(by[f]) > 0 {
			slots = append(slots, w.field(f, by[f]).slots()...)
		}
	}
	return slots
}

// byField sorts claims by what they are about.
func byField(claims []*sitrep.Sourced) map[sitrep.Field][]*sitrep.Sourced {
	by := make(map[sitrep.Field][]*sitrep.Sourced, len(sitrep.Fields))
	for _, c := range claims {
		if c.Claim.Value != nil {
			f := c.Claim.Value.Field()
			by[f] = append(by[f], c)
		}
	}
	return by
}

// pointers are the claims without copies of them.
func pointers(claims []sitrep.Sourced) []*sitrep.Sourced {
	out := make([]*sitrep.Sourced, 0, len(claims))
	for i := range claims {
		out = append(out, &claims[i])
	}
	return out
}

// copies are the claims themselves.
func copies(claims []*sitrep.Sourced) []sitrep.Sourced {
	out := make([]sitrep.Sourced, 0, len(claims))
	for _, c := range claims {
		out = append(out, *c)
	}
	return out
}

// weighing is what is the same for every field of one incident.
type weighing struct {
	rule    Rule
	voices  sitrep.Voices
	denials denials
	known   map[[2]string]names // of claims
	brief   bool                // nobody asks why
}

func newWeighing(claims []sitrep.Sourced, rule Rule) *weighing {
	return &weighing{rule: rule, voices: sitrep.VoicesOf(claims), denials: denialsAmong(claims), known: map[[2]string]names{}}
}

// field lays the claims on a field to the values that they give.
func (w *weighing) field(f sitrep.Field, claims []*sitrep.Sourced) growing {
	switch f {
	case sitrep.FieldWhen:
		return w.nested(f, claims, sameWhen, withinTime, finenessOfTime)
	case sitrep.FieldWhere:
		return w.nested(f, claims, samePlace, withinPlace, finenessOfPlace)
	case sitrep.FieldType:
		return w.nested(f, claims, same, withinType, specificType)
	case sitrep.FieldMethod:
		return w.nested(f, claims, same, withinMethod, specificMethod)
	case sitrep.FieldStage:
		return w.nested(f, claims, same, never, level)
	case sitrep.FieldActors:
		return w.rows(f, claims, mergeActor)
	case sitrep.FieldTargets:
		return w.rows(f, claims, mergeTarget)
	case sitrep.FieldWeapons:
		return w.rows(f, claims, mergeWeapon)
	case sitrep.FieldCasualties:
		return w.tolls(claims)
	case sitrep.FieldRelations:
		return w.rows(f, claims, mergeRelation)
	}
	panic("weigh: no field " + string(f))
}

// Incident makes the record of an incident out of its claims by a rule. The
// claims and statements are those about this incident, in the order of
// telling; claim ids are expected to be unique among them.
func Incident(id string, claims []sitrep.Sourced, statements []sitrep.Statement, rule Rule) sitrep.Incident {
	w := newWeighing(claims, rule)
	s := w.sides(claims)
	if len(s.told) == len(claims) {
		s.heard = &w.voices
	}
	return record(id, w.slots(claims), s, statements)
}

// FromSlots makes the record out of slots that Slots gave for these claims.
func FromSlots(id string, slots []sitrep.Slot, claims []sitrep.Sourced, statements []sitrep.Statement) sitrep.Incident {
	return record(id, slots, (&weighing{denials: denialsAmong(claims)}).sides(claims), statements)
}

func record(id string, slots []sitrep.Slot, s *sided, statements []sitrep.Statement) sitrep.Incident {
	in := sitrep.Incident{ID: id, Status: s.status(statements)}
	told := make([]*sitrep.Sourced, 0, len(s.claims))
	for i := range s.claims {
		if c := &s.claims[i]; !c.Dismissed() {
			in.Claims = append(in.Claims, c.Claim.ID)
			told = append(told, c)
		}
	}
	in.Independent = s.independent(told)
	for i := range slots {
		if slots[i].Shown.Holds() {
			fill(&in, &slots[i])
		}
	}
	in.Title = title(&in)
	in.Responsibility = responsibility(slots, statements)
	in.Grading = grading(&in, slots, s)
	return in
}

// fill puts what a slot shows into the record.
func fill(in *sitrep.Incident, s *sitrep.Slot) {
	switch v := s.Shown.Value.(type) {
	case sitrep.Type:
		in.Type = v
	case sitrep.Method:
		in.Method = v
	case sitrep.Stage:
		in.Stage = v
	case sitrep.When:
		r := row(&s.Shown, v)
		in.When = &r
	case sitrep.Where:
		r := row(&s.Shown, v)
		in.Where = &r
	case sitrep.Actor:
		in.Actors = append(in.Actors, row(&s.Shown, v))
	case sitrep.Target:
		in.Targets = append(in.Targets, row(&s.Shown, v))
	case sitrep.Weapon:
		in.Weapons = append(in.Weapons, row(&s.Shown, v))
	case sitrep.Relation:
		in.Relations = append(in.Relations, row(&s.Shown, v))
	case sitrep.Casualty:
		in.Casualties = append(in.Casualties, row(&s.Shown, v))
		for i := range s.Others {
			if o := &s.Others[i]; o.Standing == sitrep.Rival {
				in.Casualties = append(in.Casualties, row(o, o.Value.(sitrep.Casualty)))
			}
		}
	}
}

// row is a value with the words and the claims it rests on, each once.
func row[V any](o *sitrep.Option, v V) sitrep.Row[V] {
	r := sitrep.Row[V]{Value: v}
	claims, quotes := map[string]bool{}, map[sitrep.Quote]bool{}
	for _, side := range [][]sitrep.Sourced{o.For, o.Against} {
		for i := range side {
			c := &side[i].Claim
			r.Claims = addUnseen(r.Claims, c.ID, claims)
			for _, q := range c.Quotes {
				r.Quotes = addUnseen(r.Quotes, q, quotes)
			}
		}
	}
	return r
}

// addUnseen appends what was not seen yet, and remembers it.
func addUnseen[T comparable](list []T, x T, seen map[T]bool) []T {
	if seen[x] {
		return list
	}
	seen[x] = true
	return append(list, x)
}

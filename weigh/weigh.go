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
	LowHigh Rule = "low-high"
)

// ParseRule reads a rule's name; an empty name is Latest.
func ParseRule(name string) (Rule, error) {
	switch r := Rule(name); r {
	case "":
		return Latest, nil
	case Latest, Official, LowHigh:
		return r, nil
	}
	return "", fmt.Errorf("%w: no rule is called %q; there are latest, official, low-high", sitrep.ErrInvalid, name)
}

// Slots weighs the claims of one incident, field by field in the order of
// sitrep.Fields. A field that nobody told has no slot. Fields that hold lists
// have a slot a row; the figures of one kind of harm are one slot together.
//
// The claims are in the order of telling, those of one report together.
func Slots(claims []sitrep.Sourced, rule Rule) []sitrep.Slot {
	by := make(map[sitrep.Field][]sitrep.Sourced, len(sitrep.Fields))
	for _, c := range claims {
		if c.Claim.Value != nil {
			f := c.Claim.Value.Field()
			by[f] = append(by[f], c)
		}
	}
	w := &weighing{rule: rule, voices: voicesOf(claims), denials: denialsAmong(claims)}
	var slots []sitrep.Slot
	for _, f := range sitrep.Fields {
		if len(by[f]) > 0 {
			slots = append(slots, w.field(f, by[f])...)
		}
	}
	return slots
}

// weighing is what is the same for every field of one incident.
type weighing struct {
	rule    Rule
	voices  voices
	denials denials
}

func (w *weighing) field(f sitrep.Field, claims []sitrep.Sourced) []sitrep.Slot {
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
	return FromSlots(id, Slots(claims, rule), claims, statements)
}

// FromSlots makes the record out of slots that Slots gave for these claims.
func FromSlots(id string, slots []sitrep.Slot, claims []sitrep.Sourced, statements []sitrep.Statement) sitrep.Incident {
	in := sitrep.Incident{ID: id, Status: status(claims, statements)}
	for _, c := range claims {
		in.Claims = append(in.Claims, c.Claim.ID)
	}
	for i := range slots {
		fill(&in, &slots[i])
	}
	in.Title = title(&in)
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
	for _, c := range o.Claims() {
		r.Claims = addNew(r.Claims, c.Claim.ID)
		for _, q := range c.Claim.Quotes {
			r.Quotes = addNew(r.Quotes, q)
		}
	}
	return r
}

// addNew appends what is not there yet.
func addNew[T comparable](list []T, x T) []T {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}

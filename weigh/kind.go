package weigh

import (
	"slices"

	"sitrep"
)

// peaceful types are no special case of an attack.
var peaceful = []sitrep.Type{
	"Peaceful protest", "Agreement", "Change to group/activity", "Arrests",
	"Non-violent transfer of territory", "Headquarters or base established",
}

// withinType tells whether type a is a special case of type b.
func withinType(a, b sitrep.Value) bool {
	fine, coarse := a.(sitrep.Type), b.(sitrep.Type)
	switch coarse {
	case fine:
		return false
	case "Other":
		return true
	case "Attack":
		return fine != "Other" && !slices.Contains(peaceful, fine)
	case "Remote explosive/landmine/IED":
		return fine == "Suicide bomb"
	}
	return false
}

// maxGeneral is how many times as often as the special type the general one may
// be told, and still be taken for the same thing said less exactly. One word of
// a bomb in a story of shootings does not make it a bombing.
const maxGeneral = 3

// carries tells whether a special type or method has enough behind it of its own for
// those who tell a coarser one to be heard as agreeing with it.
func carries(special, coarse *sitrep.Option) bool {
	switch v := coarse.Value.(type) {
	case sitrep.Type:
	case sitrep.Method:
		if !vague[v] {
			return true
		}
	default:
		return true
	}
	return len(coarse.For) <= maxGeneral*len(special.For)
}

func specificType(v sitrep.Value) int {
	switch v.(sitrep.Type) {
	case "Other":
		return 0
	case "Attack":
		return 1
	case "Suicide bomb":
		return 3
	}
	return 2
}

// vague are methods that say hardly more than the type does.
var vague = map[sitrep.Method]bool{
	"": true, "attack": true, "assault": true, "killing": true, "violence": true, "incident": true, "operation": true,
}

// special lists, for a method, those that are special cases of it.
var special = map[sitrep.Method][]sitrep.Method{
	"bombing": {
		"car bomb", "truck bomb", "roadside bomb", "landmine", "grenade",
		"suicide bombing", "suicide car bomb", "suicide truck bomb",
	},
	"suicide bombing": {"suicide car bomb", "suicide truck bomb"},
	"car bomb":        {"suicide car bomb"},
	"truck bomb":      {"suicide truck bomb"},
	"shelling":        {"mortar fire", "artillery fire", "rocket fire"},
	"air strike":      {"drone strike"},
	"shooting":        {"ambush", "gunfight", "execution", "assassination"},
}

// withinMethod tells whether method a is a special case of method b.
func withinMethod(a, b sitrep.Value) bool {
	fine, coarse := a.(sitrep.Method), b.(sitrep.Method)
	return vague[coarse] && !vague[fine] || slices.Contains(special[coarse], fine)
}

func specificMethod(v sitrep.Value) int {
	m := v.(sitrep.Method)
	n := 0
	if !vague[m] {
		n++
	}
	for _, fine := range special {
		if slices.Contains(fine, m) {
			n++
		}
	}
	return n
}

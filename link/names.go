package link

import (
	"slices"
	"strings"
	"unicode"

	"sitrep"
)

// Names are what an index can find an incident by where its day is not told: the
// people that it names, the things it hit that have a name of their own, and its
// place with the country ("nas/FR"), folded, each once, in the order of the
// alphabet. What many incidents share is not among them: groups, countries,
// "two soldiers".
func Names(in *sitrep.Incident) []string {
	var out []string
	for _, r := range in.Actors {
		for _, words := range peopleOf(r.Value) {
			out = append(out, strings.Join(words, ""))
			if n := len(words); n > 2 {
				out = append(out, strings.Join(words[n-2:], "")) // without what some leave out
			}
		}
	}
	for _, r := range in.Targets {
		for _, name := range append([]string{r.Value.Name}, r.Value.Aliases...) {
			if isName(name) {
				out = append(out, Fold(name))
			}
		}
	}
	if in.Where != nil && in.Where.Value.Precision != "country" && in.Where.Value.Country != "" {
		if key := Fold(in.Where.Value.Name); key != "" {
			out = append(out, key+"/"+in.Where.Value.Country)
		}
	}
	slices.Sort(out)
	return slices.Compact(slices.DeleteFunc(out, func(key string) bool { return key == "" }))
}

// peopleOf gives the names of one person, word by word, folded; nil for several
// people, for a group, and for somebody who is only described.
func peopleOf(a sitrep.Actor) [][]string {
	if a.Kind == "organization" || a.Count != nil && *a.Count > 1 {
		return nil
	}
	var out [][]string
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		if isName(name) {
			out = append(out, foldWords(name))
		}
	}
	return out
}

// isName tells whether words are somebody's or something's own name: two or more
// of them, in capitals but for particles, none of which anybody might be called.
func isName(name string) bool {
	names := 0
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == '-' || unicode.IsSpace(r) }) {
		first := rune(0)
		for _, r := range w {
			first = r
			break
		}
		switch plain := bare(strings.Trim(w, ".,'’\"()")); {
		case unicode.IsDigit(first), anybody[plain], anybody[singular(plain)]:
			return false
		case particles[plain]:
		case unicode.IsUpper(first), !unicode.IsLower(first) && unicode.IsLetter(first):
			names++
		default:
			return false
		}
	}
	return names >= 2
}

var (
	particles = setOf(`al el ul de del della di da dos das du la le las los van von der den bin ibn ben bint of the y e and`)

	// anybody are words for people and things, which a text in capitals or the
	// beginning of a sentence may write like names.
	anybody = setOf(`a an one two three four five six seven eight nine ten eleven twelve dozen dozens several some many few both
		another other unidentified unknown armed masked suspected alleged wounded dead injured missing local foreign former
		people person man woman child boy girl men women children baby civilian villager resident passenger pedestrian bystander
		worker employee driver guard officer policeman policemen policewoman police soldier troop army navy military militia
		militiaman militant gunman gunmen fighter rebel guerrilla insurgent terrorist attacker assailant bomber suspect suicide
		student teacher doctor nurse journalist reporter priest lawyer judge mayor governor minister president official leader
		member commander victim hostage protester demonstrator farmer peasant trader shopkeeper tourist refugee migrant
		ambassador captain colonel general major lieutenant sergeant senator candidate secretary attorney miss mr mrs ms dr
		brother sister son daughter father mother wife husband family couple
		force forces group band gang unit security government
		house home building car truck bus vehicle convoy checkpoint patrol market school hospital church mosque station bridge`)
)

// sameNames tells whether two names are one person's: the words of the shorter,
// two at least, are among those of the longer.
func sameNames(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.Join(a, "") == strings.Join(b, "") {
		return true
	}
	return len(a) >= 2 && within(a, b)
}

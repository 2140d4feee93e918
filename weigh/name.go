package weigh

import (
	"slices"
	"strings"

	"sitrep"
)

// leading words say nothing about who or what a name names.
var leading = wordSet(`a an the some several various of one two three four five six seven eight nine ten
	his her its their this that these those unidentified unknown suspected alleged
	mr mrs ms dr sir gen general lt lieutenant col colonel maj major capt captain sgt sergeant cpl pvt brig brigadier adm admiral
	cmdr commander president minister senator governor mayor judge sheikh sheik imam mullah`)

// ties are words that tie what tells more to what somebody is: "mayor of Basra".
var ties = wordSet(`of for from in at with on to`)

// trailing words tell what kind of thing a name names; the name means the same
// without them.
var trailing = wordSet(`group groups militia militias militant militants fighter fighters rebel rebels insurgent insurgents
	gunman gunmen guerrilla guerrillas guerrillas movement organization organisation network faction force forces
	member members unit units brigade brigades jihadist jihadists terrorist terrorists extremist extremists`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// fold is a text without regard to case, marks and spaces.
func fold(s string) string { return sitrep.Fold(s) }

// words are the words of a name in lower case.
func words(s string) []string { return strings.Fields(fold(s)) }

// core are the words of a name without leading articles, numbers and titles;
// all of its words where nothing else is there.
func core(s string) []string {
	all := words(strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"))
	w := all
	for len(w) > 1 && (leading[w[0]] && !ties[w[1]] || isNumber(w[0])) {
		w = w[1:]
	}
	for i := range w {
		w[i] = singular(w[i])
	}
	return w
}

// bare is a name as core leaves it, in one string.
func bare(s string) string { return strings.Join(core(s), " ") }

func isNumber(w string) bool { return strings.Trim(w, "0123456789") == "" }

// singular takes the plural ending off a longer word.
func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}

// sameName tells whether two names are the same but for articles, titles,
// case, plural, and words such as "militants" at the end.
func sameName(a, b []string) bool {
	return slices.Equal(a, b) || slices.Equal(withoutKind(a), withoutKind(b))
}

// shortFor tells whether a is a short form of the fuller name b: its last words
// ("Urban" for "Bill Urban", "base" for "Camp Taji base"), the last of those before
// what is tied to them ("judge" for "third judge of Basra"), or its first where only
// words of kind follow.
func shortFor(a, b []string) bool {
	if len(a) == 0 || len(a) >= len(b) {
		return false
	}
	return endsOn(b, a) || endsOn(untied(b), a) || slices.Equal(withoutKind(b), a)
}

// personShort tells whether a is the fuller name b of a person without some of its last
// words, or one of those between: "Antonio Roldan" or "Roldan" for "Antonio Roldan
// Betancur". Of what is no name ("police officer") it is not asked.
func personShort(a, b string) bool {
	if !sitrep.ProperName(a) || !sitrep.ProperName(b) {
		return false
	}
	x := strings.Join(core(a), " ")
	return slices.Contains(beginnings(core(b)), x)
}

// beginnings are what a person's name of three words or more is cut to but its endings:
// each run of its first words, the first alone left out, and each word between.
func beginnings(w []string) []string {
	var out []string
	for i := 2; i < len(w); i++ {
		out = append(out, strings.Join(w[:i], " "), w[i-1])
	}
	return out
}

func endsOn(b, a []string) bool { return len(a) <= len(b) && slices.Equal(b[len(b)-len(a):], a) }

// untied takes off what is tied to a name: "mayor" of "mayor of Basra".
func untied(w []string) []string {
	if i := slices.IndexFunc(w, func(s string) bool { return ties[s] }); i > 0 {
		return w[:i]
	}
	return w
}

// withoutKind takes words of kind off the end of a name.
func withoutKind(w []string) []string {
	for len(w) > 1 && (trailing[w[len(w)-1]] || trailing[w[len(w)-1]+"s"]) {
		w = w[:len(w)-1]
	}
	return w
}

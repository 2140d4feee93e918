package lex

import (
	"strings"
	"sync"
)

// Trigger is a word or phrase that tells of a happening.
type Trigger struct {
	Noun     bool
	Type     string // ACLED sub-event type; empty where it is no incident of ours
	Method   string // empty where it does not tell
	Event    string // PLOVER
	Mode     string // PLOVER; empty for none
	Strength string // strong, weak, effect
	Base     string // the form the table lists
	Form     string // base, s, ed, ing; ed stands for the participle too
	Plural   bool   // of a noun
	Words    int    // how many words the phrase took
}

// Thing is a noun for weapons or for things that incidents hit.
type Thing struct {
	Plural bool
	Kind   string
	Type   string // of a weapon: the ACLED sub-event type that it points to; may be empty
	Method string // of a weapon; may be empty
	Words  int
}

type happenings struct {
	triggers map[string][]Trigger // by first word, longest phrase first
	phrases  map[string][]string  // the words of each, in step with triggers
	weapons  map[string]Thing
	things   map[string]Thing
}

var loadHappenings = sync.OnceValue(func() happenings {
	h := happenings{map[string][]Trigger{}, map[string][]string{}, map[string]Thing{}, map[string]Thing{}}
	for _, r := range Table("triggers") {
		t := Trigger{
			Noun: r[1] == "n", Type: dash(r[2]), Method: dash(r[3]), Event: r[4], Mode: dash(r[5]), Strength: r[6],
			Base: r[0], Words: len(strings.Fields(r[0])),
		}
		irregular := ""
		if len(r) > 7 {
			irregular = r[7]
		}
		for form, kind := range inflect(r[0], t.Noun, irregular) {
			t.Form, t.Plural = kind, t.Noun && kind == "s"
			h.add(form, t)
		}
	}
	for _, r := range Table("weapons") {
		addThing(h.weapons, r, Thing{Kind: r[2], Type: dash(r[3]), Method: dash(r[4])})
	}
	for _, r := range Table("things") {
		addThing(h.things, r, Thing{Kind: r[2]})
	}
	return h
})

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func addThing(m map[string]Thing, r []string, t Thing) {
	t.Words = len(strings.Fields(r[0]))
	m[r[0]] = t
	t.Plural = true
	if r[1] != "-" {
		m[r[1]] = t
	}
}

// add keeps one form of a trigger under its first word.
func (h *happenings) add(form string, t Trigger) {
	first, _, _ := strings.Cut(form, " ")
	at := 0
	for at < len(h.triggers[first]) && h.triggers[first][at].Words >= t.Words {
		at++
	}
	h.triggers[first] = insert(h.triggers[first], at, t)
	h.phrases[first] = insert(h.phrases[first], at, form)
}

func insert[T any](s []T, at int, v T) []T {
	var zero T
	s = append(s, zero)
	copy(s[at+1:], s[at:])
	s[at] = v
	return s
}

// inflect gives the forms of a phrase: its last word's for a noun, its first
// word's for a verb. Irregular forms take the place of "ed" and "ing".
func inflect(phrase string, noun bool, irregular string) map[string]string {
	forms := map[string]string{phrase: "base"}
	if noun {
		forms[plural(phrase)] = "s"
		return forms
	}
	verb, rest, _ := strings.Cut(phrase, " ")
	if rest != "" {
		rest = " " + rest
	}
	forms[plural(verb)+rest] = "s"
	for f := range strings.SplitSeq(irregular, "|") {
		if f != "" {
			forms[f] = formOf(f)
		}
	}
	if irregular == "" || !strings.Contains(irregular, "ing") {
		forms[stem(verb)+"ing"+rest] = "ing"
	}
	if irregular == "" {
		forms[past(verb)+rest] = "ed"
	}
	return forms
}

func formOf(f string) string {
	first, _, _ := strings.Cut(f, " ")
	if strings.HasSuffix(first, "ing") {
		return "ing"
	}
	return "ed"
}

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "x"):
		return w + "es"
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], "aeiou"):
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

// stem is what "ing" is put behind: the last letter doubled in "gunning", the
// last e dropped in "firing".
func stem(w string) string {
	switch {
	case doubles(w):
		return w + w[len(w)-1:]
	case strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ee"):
		return w[:len(w)-1]
	}
	return w
}

func past(w string) string {
	switch {
	case doubles(w):
		return w + w[len(w)-1:] + "ed"
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], "aeiou"):
		return w[:len(w)-1] + "ied"
	}
	return w + "ed"
}

// doubles tells whether a short verb doubles its last letter: "gun", "stab", "ram",
// but not "open".
func doubles(w string) bool {
	n := len(w)
	if n < 3 || n > 4 || vowel(w[0]) {
		return false
	}
	return !vowel(w[n-1]) && vowel(w[n-2]) && !vowel(w[n-3]) && !strings.ContainsAny(w[n-1:], "wxy")
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// Triggers gives the triggers whose phrase begins the given folded words, of the
// longest phrase alone; nil where there is none.
func Triggers(words []string) []Trigger {
	if len(words) == 0 {
		return nil
	}
	h := loadHappenings()
	var out []Trigger
	for i, t := range h.triggers[words[0]] {
		if len(out) > 0 && t.Words < out[0].Words {
			break
		}
		if n := begins(words, h.phrases[words[0]][i]); n > 0 {
			t.Words = n
			out = append(out, t)
		}
	}
	return out
}

// gap is how many words may stand for the "*" of a phrase: "drove a heavy truck into".
const gap = 6

// begins tells how many words a phrase takes at the front of words; 0 for none.
func begins(words []string, phrase string) int {
	at, open := 0, false
	for w := range strings.SplitSeq(phrase, " ") {
		if w == "*" {
			open = true
			continue
		}
		skipped := 0
		for open && at < len(words) && words[at] != w && skipped < gap && Function(words[at]) != "prep" && Function(words[at]) != "conj" {
			at++
			skipped++
		}
		if at >= len(words) || words[at] != w {
			return 0
		}
		at, open = at+1, false
	}
	return at
}

// Weapon gives the weapon whose noun begins the given folded words, the longest first.
func Weapon(words []string) (Thing, bool) { return longest(loadHappenings().weapons, words) }

// Target gives the thing whose noun begins the given folded words, the longest first.
func Target(words []string) (Thing, bool) { return longest(loadHappenings().things, words) }

// Animal tells whether a folded noun is for animals that people keep.
func Animal(low string) bool {
	t, ok := Target([]string{low})
	return ok && t.Kind == "animal"
}

func longest(m map[string]Thing, words []string) (Thing, bool) {
	t, n := longestOf(m, words)
	t.Words = n
	return t, n > 0
}

// longestPhrase is how many words a phrase of a table may have.
const longestPhrase = 4

// longestOf gives what a table has for the longest phrase that begins some words, and how
// many words that takes; 0 for none.
func longestOf[T any](m map[string]T, words []string) (v T, n int) {
	for n := min(longestPhrase, len(words)); n > 0; n-- {
		if v, ok := m[strings.Join(words[:n], " ")]; ok {
			return v, n
		}
	}
	return v, 0
}

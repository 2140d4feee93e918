package lex

import (
	"strings"
	"sync"
)

// Harm is a word or phrase that tells what came of people.
type Harm struct {
	Effect string // killed, wounded, missing, abducted, captured, displaced
	How    string // how it takes those it came to: participle, verb, subject, adjective, noun, of, deed
}

type harms struct {
	phrases map[string]Harm
	first   map[string]bool // the words that phrases begin with
}

var loadHarms = sync.OnceValue(func() harms {
	h := harms{map[string]Harm{}, map[string]bool{}}
	for _, r := range Table("harms") {
		first, _, _ := strings.Cut(r[0], " ")
		h.phrases[r[0]], h.first[first] = Harm{Effect: r[1], How: r[2]}, true
	}
	return h
})

// HarmOf gives what the longest phrase of harm that begins the given folded words tells, and
// how many words it takes; 0 for none.
func HarmOf(words ...string) (Harm, int) {
	h := loadHarms()
	if len(words) == 0 || !h.first[words[0]] {
		return Harm{}, 0
	}
	return longestOf(h.phrases, words)
}

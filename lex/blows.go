package lex

import "sync"

// Blow is a way in which a verb takes the things that it is done to.
type Blow struct {
	Word   string // the particle, preposition or object that goes with it; empty for none
	Takes  string // object: its object; subject: its subject; behind: what stands behind that word
	Effect string // destroyed, damaged; empty where the verb does not tell
	Known  bool   // only of things that Target knows
}

var blows = sync.OnceValue(func() map[string][]Blow {
	m := map[string][]Blow{}
	odd := irregulars()
	for _, r := range Table("blows") {
		b := Blow{Word: dash(r[1]), Takes: r[2], Effect: dash(r[3]), Known: r[4] == "known"}
		for _, f := range verbForms(r[0], odd) {
			m[f] = append(m[f], b)
		}
	}
	return m
})

// Blows gives the ways in which a folded verb takes the things that it is done to.
func Blows(low string) []Blow { return blows()[low] }

package lex

import "sync"

type accident struct {
	lemma, as string
}

var loadAccidents = sync.OnceValue(func() map[accident]bool {
	m := map[accident]bool{}
	for _, r := range Table("accidents") {
		m[accident{r[0], r[1]}] = true
	}
	return m
})

// Runs tells whether a lemma is for what hits things that lie in its way, with nobody's aim: "train".
func Runs(lemma string) bool { return loadAccidents()[accident{lemma, "r"}] }

// Chasm tells whether a lemma is for what things fall into: "ravine".
func Chasm(lemma string) bool { return loadAccidents()[accident{lemma, "c"}] }

// Accident tells whether a lemma, of a verb or of a noun, is one for what kills and
// hurts without anybody's doing it: "flood", "capsize".
func Accident(lemma string, verb bool) bool {
	if verb {
		return loadAccidents()[accident{lemma, "v"}]
	}
	return loadAccidents()[accident{lemma, "n"}]
}

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

// Mishap tells whether a noun's lemma is for what kills and hurts without anybody's doing it: "flood".
func Mishap(lemma string) bool { return loadAccidents()[accident{lemma, "n"}] }

// Befalls tells whether a verb's lemma is for that: "capsize".
func Befalls(lemma string) bool { return loadAccidents()[accident{lemma, "v"}] }

// Runs tells whether a lemma is for what hits things that lie in its way, with nobody's aim: "train".
func Runs(lemma string) bool { return loadAccidents()[accident{lemma, "r"}] }

// Chasm tells whether a lemma is for what things fall into: "ravine".
func Chasm(lemma string) bool { return loadAccidents()[accident{lemma, "c"}] }

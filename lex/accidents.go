package lex

import "sync"

var loadAccidents = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, r := range Table("accidents") {
		m[r[0]+" "+r[1]] = true
	}
	return m
})

// Accident tells whether a lemma, of a verb or of a noun, is one for what kills and
// hurts without anybody's doing it: "flood", "capsize".
func Accident(lemma string, verb bool) bool {
	if verb {
		return loadAccidents()[lemma+" v"]
	}
	return loadAccidents()[lemma+" n"]
}

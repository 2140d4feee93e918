package lex

import "sync"

type accident struct {
	lemma string
	verb  bool
}

var loadAccidents = sync.OnceValue(func() map[accident]bool {
	m := map[accident]bool{}
	for _, r := range Table("accidents") {
		m[accident{r[0], r[1] == "v"}] = true
	}
	return m
})

// Accident tells whether a lemma, of a verb or of a noun, is one for what kills and
// hurts without anybody's doing it: "flood", "capsize".
func Accident(lemma string, verb bool) bool { return loadAccidents()[accident{lemma, verb}] }

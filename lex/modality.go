package lex

import (
	"strings"
	"sync"
)

// Governor is what a word makes of the event that hangs on it.
type Governor struct {
	Makes  string // probable, possible, denied
	Clause bool   // of a clause alone, not of its object
}

var loadGovernors = sync.OnceValue(func() map[string]Governor {
	out := map[string]Governor{}
	odd := irregulars()
	for _, r := range Table("modality") {
		g := Governor{Makes: r[2], Clause: r[3] == "clause"}
		verb, rest, _ := strings.Cut(r[0], " ")
		forms := []string{r[0]}
		switch r[1] {
		case "v":
			forms = verbForms(verb, odd)
		case "n":
			forms = append(forms, plural(r[0]))
		}
		for _, f := range forms {
			key := r[1] + " " + f
			if rest != "" {
				key += " " + rest
			}
			out[key] = g
		}
	}
	return out
})

// GovernorOf gives what a folded word, or a verb and the particle or preposition
// behind it, makes of an event; pos is v, n or a.
func GovernorOf(pos, low string) (Governor, bool) {
	g, ok := loadGovernors()[pos+" "+low]
	return g, ok
}

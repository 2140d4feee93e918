package lex

import (
	"strings"
	"sync"
)

// link is a phrase that ties an incident to an earlier one.
type link struct {
	words []string
	kind  string
}

// links are the phrases, by their first word.
var links = sync.OnceValue(func() map[string][]link {
	out := map[string][]link{}
	for _, r := range Table("links") {
		w := strings.Fields(r[0])
		out[w[0]] = append(out[w[0]], link{w, r[1]})
	}
	return out
})

// Link looks up a phrase that ties an incident to an earlier one, the longest at the
// front of folded words: the kind of relation, and how many words tell it.
func Link(words []string) (kind string, n int) {
	for _, l := range links()[words[0]] {
		if len(l.words) > n && len(l.words) <= len(words) && strings.Join(words[:len(l.words)], " ") == strings.Join(l.words, " ") {
			kind, n = l.kind, len(l.words)
		}
	}
	return kind, n
}

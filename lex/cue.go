package lex

import (
	"strings"
	"sync"
)

// Blame is a phrase that ties somebody to an incident.
type Blame struct {
	Before bool // they stand before the phrase
	Fact   bool // the words leave no doubt
	Words  int  // how many words the phrase has
}

// cues are the phrases of blame and of relation, by their first word.
type cues struct {
	blame map[string][]cue
	links map[string][]cue
}

type cue struct {
	words []string
	row   []string
}

var loadCues = sync.OnceValue(func() cues {
	return cues{byFirst(Table("blame")), byFirst(Table("links"))}
})

func byFirst(rows [][]string) map[string][]cue {
	out := map[string][]cue{}
	for _, r := range rows {
		w := strings.Fields(r[0])
		out[w[0]] = append(out[w[0]], cue{w, r})
	}
	return out
}

// find gives the row of the longest phrase at the front of folded words.
func find(by map[string][]cue, words []string) (row []string, n int) {
	for _, c := range by[words[0]] {
		if len(c.words) > n && len(c.words) <= len(words) && strings.Join(words[:len(c.words)], " ") == strings.Join(c.words, " ") {
			row, n = c.row, len(c.words)
		}
	}
	return row, n
}

// Blames looks up a phrase of blame at the front of folded words.
func Blames(words []string) (Blame, bool) {
	row, n := find(loadCues().blame, words)
	if n == 0 {
		return Blame{}, false
	}
	return Blame{Before: row[1] == "before", Fact: row[2] == "fact", Words: n}, true
}

// Link looks up a phrase that ties an incident to an earlier one, at the front of
// folded words: the kind of relation, and how many words tell it.
func Link(words []string) (kind string, n int) {
	row, n := find(loadCues().links, words)
	if n == 0 {
		return "", 0
	}
	return row[1], n
}

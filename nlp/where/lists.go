package where

import (
	"strconv"
	"strings"
	"sync"

	"sitrep/lex"
)

// lists are the words that tell of places.
type lists struct {
	before map[string]float64
	side   map[string]bool
	kind   map[string]string
	prefix map[string]string
	suffix map[string]string
	street map[string]bool
	never  map[string]bool
	after  map[string]bool
	given  map[string]bool
	not    map[string]bool // names that are no place, whole
	notBy  map[string]bool // the first words of these
	short  map[string]division
}

// division is a first division of a country, by its name.
type division struct{ country, name string }

var words = sync.OnceValue(func() *lists {
	l := &lists{
		map[string]float64{},
		map[string]bool{},
		map[string]string{},
		map[string]string{},
		map[string]string{},
		map[string]bool{},
		map[string]bool{},
		map[string]bool{},
		map[string]bool{},
		map[string]bool{},
		map[string]bool{},
		map[string]division{},
	}
	for _, r := range lex.Table("place_words") {
		l.add(r[0], r[1], r[2])
	}
	for _, r := range lex.Table("place_given") {
		for g := range strings.SplitSeq(r[0], "|") {
			l.given[g] = true
		}
	}
	for _, r := range lex.Table("place_not") {
		first, _, _ := strings.Cut(r[0], " ")
		l.not[r[0]], l.notBy[first] = true, true
	}
	for _, r := range lex.Table("place_short") {
		l.short[r[0]] = division{r[1], r[2]}
	}
	return l
})

func (l *lists) add(word, class, value string) {
	switch class {
	case "before":
		l.before[word], _ = strconv.ParseFloat(value, 64)
	case "side":
		l.side[word] = true
	case "kind":
		l.kind[word] = value
	case "prefix":
		l.prefix[word] = value
	case "suffix":
		l.suffix[word] = value
	case "street":
		l.street[word] = true
	case "never":
		l.never[word] = true
	case "after":
		l.after[word] = true
	}
}

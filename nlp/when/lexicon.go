package when

import (
	"fmt"
	"strconv"
	"strings"

	"sitrep/lex"
)

// lexicon is the word list "when", a map for every class of words.
type lexicon struct {
	month, weekday, weekdays, number, ordinal     map[string]int
	deictic, relation, decade                     map[string]int
	unit                                          map[string]unit
	part, season, zone, holiday, vague, often     map[string]string
	ahead, toward, before, saying, counted, first map[string]bool
	start                                         map[string]bool // every word that an expression can begin with
}

func newLexicon() *lexicon {
	l := &lexicon{unit: map[string]unit{}, first: map[string]bool{}, start: map[string]bool{}}
	counts := map[string]*map[string]int{
		"month": &l.month, "weekday": &l.weekday, "weekdays": &l.weekdays, "number": &l.number,
		"ordinal": &l.ordinal, "deictic": &l.deictic, "relation": &l.relation, "decade": &l.decade,
	}
	names := map[string]*map[string]string{
		"part": &l.part, "season": &l.season, "zone": &l.zone, "holiday": &l.holiday, "vague": &l.vague, "often": &l.often,
	}
	sets := map[string]*map[string]bool{
		"ahead": &l.ahead, "toward": &l.toward, "before": &l.before, "saying": &l.saying, "counted": &l.counted, "start": &l.start,
	}
	begins := map[string]bool{
		"month": true, "weekday": true, "weekdays": true, "number": true, "ordinal": true, "deictic": true, "relation": true,
		"decade": true, "unit": true, "part": true, "season": true, "holiday": true, "vague": true, "often": true,
	}
	for _, row := range lex.Table("when") {
		class, word, value := row[0], row[1], ""
		if len(row) > 2 {
			value = row[2]
		}
		switch {
		case class == "unit":
			l.unit[word] = unitNamed(value)
		case counts[class] != nil:
			put(counts[class], word, mustAtoi(value))
		case names[class] != nil:
			put(names[class], word, value)
		case sets[class] != nil:
			put(sets[class], word, true)
		default:
			panic(fmt.Sprintf("when: no class is called %q", class))
		}
		first, _, _ := strings.Cut(word, " ")
		if class == "holiday" || class == "vague" {
			l.first[first] = true
		}
		if begins[class] {
			l.start[first] = true
		}
	}
	return l
}

func put[V any](m *map[string]V, word string, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[word] = v
}

// mustAtoi reads a number of our own list.
func mustAtoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(fmt.Sprintf("when: list of words: %v", err))
	}
	return n
}

package lex

import (
	"strings"
	"sync"
)

// Noun is a noun for people or groups.
type Noun struct {
	Plural   bool
	Type     string // Person, Organisation
	Class    string // who they are as a speaker
	Standing string // who they are as a casualty; empty where the noun does not tell
}

// people are the lists of nouns, titles and organisation words.
type people struct {
	nouns    map[string]Noun
	titles   map[string]string
	orgWords map[string]string
	foreign  map[string]bool
	function map[string]string
}

var loadPeople = sync.OnceValue(func() people {
	p := people{map[string]Noun{}, map[string]string{}, map[string]string{}, map[string]bool{}, map[string]string{}}
	for _, r := range Table("people") {
		n := Noun{Type: r[2], Class: r[3], Standing: strings.TrimPrefix(r[4], "-")}
		p.nouns[r[0]] = n
		n.Plural = true
		if r[1] != "-" {
			p.nouns[r[1]] = n
		}
	}
	for _, r := range Table("titles") {
		p.titles[r[0]] = r[1]
	}
	for _, r := range Table("orgwords") {
		p.orgWords[r[0]] = r[1]
		if len(r) > 2 {
			p.foreign[r[0]] = true
		}
	}
	for _, r := range Table("function") {
		p.function[r[0]] = r[1]
	}
	return p
})

// Authority tells whether those of a class are authorities.
func Authority(class string) bool {
	return class == "official" || class == "police" || class == "military"
}

// PersonNoun looks up a noun for people or groups, folded, singular or plural.
func PersonNoun(low string) (Noun, bool) { n, ok := loadPeople().nouns[low]; return n, ok }

// Title looks up a title of one or more folded words without points.
func Title(low string) (class string, ok bool) {
	class, ok = loadPeople().titles[low]
	return class, ok
}

// OrgWord looks up a word that makes a name an organisation's.
func OrgWord(low string) (class string, ok bool) {
	class, ok = loadPeople().orgWords[low]
	return class, ok
}

// ForeignBody tells whether a word begins a name with one for a front, an army or a
// movement in a language of which such names are kept: "harakat", "frente".
func ForeignBody(word string) bool {
	first, _, _ := strings.Cut(FoldPlace(word), " ")
	return loadPeople().foreign[first]
}

// Function gives the class of a closed-class word: det, poss, prep, conj, pron,
// rel, aux, adv, verb; empty for all other words.
func Function(low string) string { return loadPeople().function[low] }

package lex

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Act is a predicate for what one party does to another, as PLOVER codes it.
type Act struct {
	Event, Mode string   // both empty where such a use of the word is no act
	Words       []string // as the list has it: "call", "for"; the verb first, a noun last
	Objects     NounSet  // what it must be done to; the zero set for anything or nothing
	Subjects    NounSet  // who must do it; the zero set for anybody
}

// NounSet is a set of nouns, in the singular and in the plural.
type NounSet struct {
	nouns  map[string]bool
	Party  bool // any person, body or place will do
	Folk   bool // any person or people will do
	Clause bool // a clause that the verb governs will do: "to leave"
}

// Any tells whether the set asks for nothing.
func (s NounSet) Any() bool { return len(s.nouns) == 0 && !s.Party && !s.Folk && !s.Clause }

// Has tells whether the set holds a folded noun, of one word or two.
func (s NounSet) Has(low string) bool { return s.nouns[low] }

// acts are the predicates by a form of their verb, or of the last word of a noun:
// those that ask for most come first.
type acts struct {
	verbs, nouns map[string][]Act
	base         map[string]string // of each form of a verb
	classes      map[string]NounSet
}

var loadActs = sync.OnceValue(func() acts {
	classes := map[string][]string{}
	a := acts{map[string][]Act{}, map[string][]Act{}, map[string]string{}, map[string]NounSet{}}
	for _, r := range Table("act_nouns") {
		classes[r[0]] = strings.Split(r[1], ", ")
		a.classes[r[0]] = nounSet(r[1], nil)
	}
	odd := irregulars()
	for _, r := range Table("acts") {
		act := Act{Event: strings.TrimPrefix(r[0], "!"), Mode: dash(r[1]), Objects: nounSet(r[4], classes)}
		if len(r) > 5 {
			act.Subjects = nounSet(r[5], classes)
		}
		for p := range strings.SplitSeq(r[3], ", ") {
			act.Words = strings.Fields(p)
			a.add(act, r[2] == "n", odd)
		}
	}
	for _, by := range []map[string][]Act{a.verbs, a.nouns} {
		for _, list := range by {
			slices.SortStableFunc(list, func(x, y Act) int { return cmp.Compare(y.asks(), x.asks()) })
		}
	}
	return a
})

// add keeps an act under each form of its verb, or of its noun.
func (a *acts) add(act Act, noun bool, odd map[string][]string) {
	if noun {
		last := act.Words[len(act.Words)-1]
		for _, f := range []string{last, plural(last)} {
			a.nouns[f] = append(a.nouns[f], act)
		}
		return
	}
	verb := act.Words[0]
	for _, f := range verbForms(verb, odd) {
		a.verbs[f] = append(a.verbs[f], act)
		a.base[f] = verb
	}
}

// asks ranks how much an act asks for.
func (a Act) asks() int {
	n := 4 * len(a.Words)
	if !a.Objects.Any() {
		n += 2
		if !a.Objects.Party {
			n++
		}
	}
	if !a.Subjects.Any() {
		n += 2
	}
	return n
}

// irregulars gives the forms of verbs that no rule makes.
func irregulars() map[string][]string {
	out := map[string][]string{}
	for _, r := range Table("irregular") {
		for _, column := range r[1:] {
			out[r[0]] = append(out[r[0]], strings.Split(column, "|")...)
		}
	}
	return out
}

// verbForms gives the forms of a verb, each once.
func verbForms(verb string, odd map[string][]string) []string {
	out := []string{verb, plural(verb)}
	forms := odd[verb]
	if len(forms) == 0 {
		forms = []string{past(verb)}
	}
	if !slices.ContainsFunc(forms, func(f string) bool { return strings.HasSuffix(f, "ing") && f != verb }) {
		forms = append([]string{stem(verb) + "ing"}, forms...)
	}
	for _, f := range forms {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

func nounSet(list string, classes map[string][]string) NounSet {
	var s NounSet
	if list == "-" {
		return s
	}
	s.nouns = map[string]bool{}
	for w := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' }) {
		for _, w := range members(strings.TrimSpace(w), classes) {
			switch w {
			case "@party":
				s.Party = true
			case "@folk":
				s.Folk = true
			case "@clause":
				s.Clause = true
			default:
				s.nouns[w], s.nouns[plural(w)] = true, true
			}
		}
	}
	return s
}

// members gives the nouns that an entry of a list stands for: "@aid @plan" those of
// two classes.
func members(entry string, classes map[string][]string) []string {
	if !strings.HasPrefix(entry, "@") {
		return []string{entry}
	}
	var out []string
	for name := range strings.FieldsSeq(entry) {
		if words, ok := classes[name[1:]]; ok {
			out = append(out, words...)
		} else {
			out = append(out, name)
		}
	}
	return out
}

// VerbActs gives the acts whose verb has the folded form low, those that ask for
// most first.
func VerbActs(low string) []Act { return loadActs().verbs[low] }

// NounActs gives the acts whose noun ends with the folded form low, the longest
// first.
func NounActs(low string) []Act { return loadActs().nouns[low] }

// ActNouns gives a class of nouns by its name; the zero set where there is none.
func ActNouns(class string) NounSet { return loadActs().classes[class] }

// ActVerb gives the base of a form of a verb that an act has, "swear" of "sworn";
// the form itself where it knows none.
func ActVerb(low string) string {
	if b, ok := loadActs().base[low]; ok {
		return b
	}
	return low
}

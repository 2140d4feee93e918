package event

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// Modality tells how firmly an event is told, by the tree.
type Modality struct {
	Certainty string // certain, probable, possible
	Negated   bool   // by a word of its own: "not", "never", "no one"
	Denied    bool   // by what it hangs on: "failed to", "denied that"
}

// Negative tells whether the event is told as one that did not come to pass.
func (m Modality) Negative() bool { return m.Negated || m.Denied }

// weaker gives the less firm of two certainties.
func weaker(a, b string) string {
	if a == "possible" || b == "certain" || a == "probable" && b == "probable" {
		return a
	}
	return b
}

// Modalities gives a function that reads the modality of the event whose words are
// the tokens [first, end) of a Doc that is parsed.
func Modalities(d *doc.Doc) func(first, end int) Modality {
	g := newGrammar(d, func(doc.Mention) bool { return false })
	return func(first, end int) Modality { return g.modality(g.top(first, end)) }
}

// tell fills in an event's modality. An event of which incidents are made is
// negated and possible by the words around it alone.
func (f *finder) tell(e *doc.Event) {
	g := f.grammar
	top := g.top(e.First, e.End)
	m := g.modality(top)
	e.Certainty, e.Denied = m.Certainty, m.Denied
	if e.Type == "" && top >= 0 {
		e.Negated = e.Negated || m.Negated
		e.Possible = e.Possible || g.hedge(top) == "possible"
	}
	if e.Possible {
		e.Certainty = "possible"
	}
}

// modality reads what a word's own helpers say of it, and then what it hangs on.
func (g *grammar) modality(word int) Modality {
	m := Modality{Certainty: "certain"}
	if word < 0 {
		return m
	}
	m.Certainty = weaker(m.Certainty, g.hedge(word))
	m.Negated = g.negated(word)
	for range 4 {
		w := g.d.Words[word]
		if w.Head < 0 {
			break
		}
		if w.Relation == "conj" {
			if !g.tensed(word) {
				m.Certainty = weaker(m.Certainty, g.hedge(w.Head))
			}
			word = w.Head
			continue
		}
		clause, ok := g.governed(word)
		if !ok {
			break
		}
		by, known := g.governor(w.Head)
		switch {
		case !known || by.Clause && !clause:
		case by.Makes == "denied":
			m.Denied = m.Denied || !g.negated(w.Head)
		default:
			m.Certainty = weaker(m.Certainty, by.Makes)
		}
		if w.Relation != "xcomp" {
			break
		}
		m.Certainty = weaker(m.Certainty, g.hedge(w.Head)) // "may begin to withdraw"
		word = w.Head
	}
	return m
}

// governed tells whether what a word hangs on may tell how firmly it is told, and
// whether it does so as a clause.
func (g *grammar) governed(word int) (clause, ok bool) {
	w := g.d.Words[word]
	switch w.Relation {
	case "xcomp", "ccomp", "csubj":
		return true, true
	case "acl", "advcl":
		return true, g.opens(word, "to", "from", "of", "that")
	case "obj", "nsubj:pass":
		return false, true
	case "nsubj":
		return false, !g.verbal(w.Head) // "a raid is likely"
	}
	switch r, _, _ := strings.Cut(w.Relation, ":"); r {
	case "obl":
		return false, g.behind(word, "of", "from", "about", "against", "to")
	case "nmod":
		return false, g.behind(word, "of", "for", "on", "over", "about", "against", "to")
	}
	return false, false
}

// opens tells whether a clause is behind one of some words.
func (g *grammar) opens(verb int, words ...string) bool {
	m := g.Child(verb, "mark")
	return m >= 0 && oneOf(g.low(m), words...)
}

// behind tells whether a phrase is behind one of some prepositions.
func (g *grammar) behind(word int, prepositions ...string) bool {
	p := g.preposition(word)
	return p >= 0 && oneOf(g.low(p), prepositions...)
}

func oneOf(low string, words ...string) bool { return slices.Contains(words, low) }

func (g *grammar) low(word int) string { return g.d.Tokens[g.d.Words[word].Token].Low }

// governor looks up what a word makes of the events that hang on it.
func (g *grammar) governor(word int) (lex.Governor, bool) {
	low, pos := g.low(word), "a"
	switch w := g.d.Words[word]; {
	case g.verbal(word):
		if p := g.Child(word, "compound:prt"); p >= 0 {
			if by, ok := lex.GovernorOf("v", low+" "+g.low(p)); ok {
				return by, ok
			}
		}
		pos = "v"
	case nounal(w.UPOS):
		pos = "n"
	}
	return lex.GovernorOf(pos, low)
}

// hedge tells how firmly a word's own helpers tell of it.
func (g *grammar) hedge(word int) string {
	out := "certain"
	for _, c := range g.Children(word) {
		low := g.low(c)
		switch r := g.d.Words[c].Relation; {
		case r == "aux" && oneOf(low, "may", "might", "could", "can", "ca"),
			r == "mark" && oneOf(low, "if", "unless", "whether"),
			r == "advmod" && oneOf(low, "perhaps", "possibly", "maybe", "potentially"),
			r == "amod" && oneOf(low, "possible", "potential", "feared", "proposed"):
			return "possible"
		case r == "advmod" && oneOf(low, "probably", "likely", "apparently", "presumably", "reportedly", "allegedly", "almost"),
			r == "amod" && oneOf(low, "likely", "expected", "probable", "planned", "apparent", "suspected", "alleged", "anticipated"):
			out = "probable"
		}
	}
	return out
}

// negated tells whether a word of its own, its subject or its object says that an
// event is not: "did not", "no longer", "no one", "no deal", "without".
func (g *grammar) negated(word int) bool {
	for _, c := range g.Children(word) {
		low := g.low(c)
		switch r, _, _ := strings.Cut(g.d.Words[c].Relation, ":"); r {
		case "advmod", "det", "cc", "aux", "mark", "case":
			if oneOf(low, "not", "n't", "never", "no", "neither", "nor", "without") || low == "longer" && g.nought(c) {
				return true
			}
		case "nsubj", "obj":
			if g.verbal(word) && g.nought(c) {
				return true
			}
		}
	}
	return false
}

// nought tells whether a word is none: "nobody", "no one", "no group".
func (g *grammar) nought(word int) bool {
	if oneOf(g.low(word), "none", "nobody", "nothing", "neither", "noone") {
		return true
	}
	d := g.Child(word, "det", "advmod")
	return d >= 0 && d < word && g.low(d) == "no"
}

// tensed tells whether a verb has a tense or helpers of its own.
func (g *grammar) tensed(verb int) bool {
	return g.Child(verb, "aux", "nsubj", "nsubj:pass") >= 0 || strings.Contains(g.d.Words[verb].Feats, "VerbForm=Fin")
}

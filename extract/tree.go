package extract

import (
	"iter"
	"slices"
	"strings"

	"sitrep/doc"
)

// wordAt gives the first word that begins at a token; -1 for none.
func (x *extractor) wordAt(token int) int {
	if first, end := x.d.WordsOf(token, token+1); first < end {
		return first
	}
	return -1
}

// lowOf is the folded form of a word.
func (x *extractor) lowOf(word int) string { return x.d.Tokens[x.d.Words[word].Token].Low }

// sides gives the word for whom or what a verb is done to, and that for who does it; -1
// where there is none.
func (x *extractor) sides(verb int) (object, subject int) {
	agent := x.agent(verb)
	if s := x.tree.Child(verb, "nsubj"); s >= 0 && agent < 0 && x.tree.Child(verb, "obj") < 0 && strings.HasPrefix(x.d.Words[verb].Relation, "acl") &&
		!strings.Contains(x.d.Words[s].Feats, "PronType=Rel") {
		return x.d.Words[verb].Head, s // "an attack the police blamed on the Red Front"
	}
	if agent >= 0 || x.tree.Child(verb, "nsubj:pass", "aux:pass") >= 0 || x.tree.Child(verb, "obj") < 0 && x.reduced(verb) {
		return x.subjectOf(verb), agent
	}
	return x.tree.Child(verb, "obj"), x.subjectOf(verb)
}

// reduced tells whether a verb says of a noun before it what is done to it: "the teenagers,
// accused of the murder".
func (x *extractor) reduced(verb int) bool {
	w := x.d.Words[verb]
	return strings.HasPrefix(w.Relation, "acl") || w.Relation == "advcl" && w.XPOS == "VBN"
}

// led gives the word that one of some prepositions ties to a word, or to its object; -1
// for none.
func (x *extractor) led(word int, prepositions ...string) int {
	for _, c := range x.tree.Children(word) {
		if x.marks(c, prepositions...) {
			return c
		}
	}
	if o := x.tree.Child(word, "obj"); o >= 0 && x.d.Words[word].UPOS == "VERB" {
		return x.led(o, prepositions...)
	}
	return -1
}

// marks tells whether one of some prepositions leads to a word.
func (x *extractor) marks(word int, prepositions ...string) bool {
	return slices.ContainsFunc(x.tree.Children(word), func(c int) bool {
		r := x.d.Words[c].Relation
		return (r == "case" || r == "mark") && slices.Contains(prepositions, x.lowOf(c))
	})
}

// agent gives who does the act of a passive verb, "by the Red Front"; -1 for none.
func (x *extractor) agent(verb int) int {
	for _, c := range x.tree.Children(verb) {
		if strings.HasPrefix(x.d.Words[c].Relation, "obl") && x.marks(c, "by") {
			return c
		}
	}
	return -1
}

// subjectOf gives the subject of a word, its own or that of the verb on which it depends
// for it: "the group is believed to have planned it", "gunmen thought to be behind it".
func (x *extractor) subjectOf(word int) int {
	for range 5 {
		if s := x.tree.Child(word, "nsubj", "nsubj:pass"); s >= 0 {
			return s
		}
		w := x.d.Words[word]
		switch {
		case w.Head < 0:
			return -1
		case w.Relation == "xcomp", w.Relation == "conj":
			if o := x.tree.Child(w.Head, "obj"); o >= 0 && w.Relation == "xcomp" {
				return o
			}
			word = w.Head
		case strings.HasPrefix(w.Relation, "acl"):
			return w.Head
		case x.reduced(word):
			if o := x.tree.Child(w.Head, "obj"); o >= 0 {
				return o
			}
			word = w.Head
		default:
			return -1
		}
	}
	return -1
}

// climb gives the words that a word hangs on, one above the other, as long as each hangs by one of some relations; four at most.
// "nmod" is every kind of it.
func (x *extractor) climb(word int, relations ...string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for range 4 {
			if word < 0 || x.d.Words[word].Head < 0 {
				return
			}
			r, _, _ := strings.Cut(x.d.Words[word].Relation, ":")
			if r != "nmod" {
				r = x.d.Words[word].Relation
			}
			word = x.d.Words[word].Head
			if !slices.Contains(relations, r) || !yield(word) {
				return
			}
		}
	}
}

// antecedent gives the noun that a relative pronoun stands for.
func (x *extractor) antecedent(word int) int {
	switch x.lowOf(word) {
	case "who", "which", "that", "whom":
		for at := x.d.Words[word].Head; at >= 0; at = x.d.Words[at].Head {
			w := x.d.Words[at]
			if strings.HasPrefix(w.Relation, "acl") {
				return w.Head
			}
			if strings.HasSuffix(w.Relation, ":relcl") {
				for at = w.Head; x.d.Words[at].UPOS == "VERB" && x.d.Words[at].Head >= 0; {
					at = x.d.Words[at].Head // "the Red Front -- drug lords wanted abroad -- who": the parser ties "who" to "wanted"
				}
				return at
			}
		}
	}
	return word
}

// joined gives a word and those that are joined to it: "the army and rebels".
func (x *extractor) joined(word int) []int {
	out := []int{word}
	for _, c := range x.tree.Children(word) {
		if x.d.Words[c].Relation == "conj" {
			out = append(out, c)
		}
	}
	return out
}

// mentionAt gives the mention of somebody whose head a word is, or which a pronoun
// stands for; nil for none.
func (x *extractor) mentionAt(word int) *doc.Mention {
	if i := x.mentionIndex(word); i >= 0 {
		return &x.d.Mentions[i]
	}
	return nil
}

// mentionIndex is mentionAt as an index; -1 for none.
func (x *extractor) mentionIndex(word int) int {
	token, best := x.d.Words[word].Token, -1
	from, to := x.mentionsIn(max(0, token-longMention), token+1)
	for i := from; i < to; i++ {
		m := x.d.Mentions[i]
		if m.Party() && m.First <= token && token < m.End && (m.Head == token || m.Form == doc.Name) && (best < 0 || m.Len() > x.d.Mentions[best].Len()) {
			best = i
		}
	}
	return best
}

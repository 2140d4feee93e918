package extract

import (
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// again claims when and where it was of what is told already, where a sentence that
// tells of nothing itself speaks of it by a word for all that happens, "the incident
// took place in Kirkuk on Tuesday", or says what was hit, "the target was a bank in Kirkuk", or
// where that lies.
func (x *extractor) again() {
	told := x.tellings()
	sentence := -1
	for w := range x.d.Words {
		at := x.d.Words[w].Sentence
		if at == sentence || told[at] || !x.occurs(w) && !x.aimTold(w) && !x.lying(w) {
			continue
		}
		sentence = at
		token := x.d.Words[w].Token
		x.deeds = append(x.deeds, doc.Event{Span: x.d.SpanOf(token, token+1), First: token, End: token + 1, Sentence: at, Noun: true, Definite: true})
		s := x.d.Sentences[at]
		h := happening{sentence: at, events: []int{len(x.deeds) - 1}, lead: len(x.deeds) - 1, first: s.First, end: s.End}
		if x.ownArgument(h.first, h.end) {
			h.id = x.refer(at).id
			x.when(&h)
			x.where(&h)
		}
	}
}

// occurs tells whether a word stands for something known, of which a verb says that it
// came to pass.
func (x *extractor) occurs(word int) bool {
	w := x.d.Words[word]
	if w.Head < 0 || w.Relation != "nsubj" && w.Relation != "nsubj:pass" || !x.speaksOfAny(word) {
		return false
	}
	if w.Relation == "nsubj:pass" {
		done := x.lowOf(w.Head)
		return done == "committed" || done == "perpetrated" || done == "carried" || done == "staged"
	}
	switch x.d.Words[w.Head].Lemma {
	case "occur", "happen", "transpire", "unfold":
		return true
	case "take":
		object := x.tree.Child(w.Head, "obj")
		return object >= 0 && x.d.Words[object].Lemma == "place"
	}
	return false
}

// aimTold tells whether a word is for the target of what is known, and what it was is told: "the target of the attack was a
// bank", "last night's target was".
func (x *extractor) aimTold(word int) bool {
	w := x.d.Words[word]
	if w.Lemma != "target" || w.Head < word || !x.known(word) && x.tree.Child(word, "nmod:poss") < 0 {
		return false
	}
	was := x.tree.Child(w.Head, "cop")
	return was > word && was < w.Head && strings.Contains(x.d.Words[was].Feats, "Tense=Past")
}

// lying tells whether a word is for something known that was hit, of which a verb says where it is: "the hotel is located in
// Kirkuk".
func (x *extractor) lying(word int) bool {
	w := x.d.Words[word]
	if w.Head < 0 || w.UPOS != "NOUN" || !strings.HasPrefix(w.Relation, "nsubj") || !lies(x.lowOf(w.Head)) && !x.isAt(w.Head) || !x.known(word) {
		return false
	}
	low := strings.TrimSuffix(x.lowOf(word), "s")
	for i := len(x.out.Claims) - 1; i >= 0 && i >= len(x.out.Claims)-reachBack; i-- {
		if v, ok := x.out.Claims[i].Value.(sitrep.Target); ok && strings.HasSuffix(strings.TrimSuffix(strings.ToLower(v.Name), "s"), low) {
			return true
		}
	}
	return false
}

// isAt tells whether a word says at what something is: "is in the port", "is on the farm".
func (x *extractor) isAt(word int) bool {
	return x.tree.Child(word, "cop") >= 0 && x.marks(word, "in", "on", "at", "near")
}

// reachBack is how many claims are looked back through for what was hit, or where the last telling was.
const reachBack = 60

// speaksOfAny tells whether a word is one for anything that happens, and for a known
// one: "the incident", "this", but not "a similar incident".
func (x *extractor) speaksOfAny(word int) bool {
	switch w := x.d.Words[word]; w.Lemma {
	case "it", "this":
		return w.UPOS == "PRON" && x.lowOf(word) != "these"
	case "incident", "crime", "tragedy", "episode", "act", "action", "deed", "ordeal":
		known := false
		for _, c := range x.tree.Children(word) {
			switch x.d.Words[c].Lemma {
			case "similar", "another", "such", "other", "earlier", "previous", "second", "last", "first", "next", "same":
				return false
			case "the", "this", "that":
				known = true
			}
		}
		return known
	}
	return false
}

// knownWeapon tells whether a verb of a happening tells of a weapon that is known: "as
// the bomb went off".
func (x *extractor) knownWeapon(h *happening) bool {
	for _, i := range h.events {
		e := x.deeds[i]
		verb, end := x.d.WordsOf(e.First, e.End)
		if e.Noun || verb == end {
			continue
		}
		subject := x.tree.Child(verb, "nsubj", "nsubj:pass")
		if subject < 0 {
			continue
		}
		if _, ok := lex.Weapon([]string{x.lowOf(subject)}); !ok {
			continue
		}
		if x.known(subject) {
			return true
		}
	}
	return false
}

// knownVictim tells whether who is told to die is one of the victims that are known: "the fourth
// victim died of stab wounds".
func (x *extractor) knownVictim(h *happening) bool {
	return slices.ContainsFunc(h.events, func(i int) bool {
		e := x.deeds[i]
		return (e.Strength == "effect" || e.Passive) && slices.ContainsFunc(e.Target, func(m int) bool {
			head := x.wordAt(x.d.Mentions[m].Head)
			return head >= 0 && victim(x.lowOf(head)) && x.known(head)
		})
	})
}

// victim tells whether a noun is for those who came to harm.
func victim(low string) bool {
	switch low {
	case "victim", "victims", "casualty", "fatality", "wounded", "injured":
		return true
	}
	return false
}

// known tells whether a noun is told as known: "the missile".
func (x *extractor) known(noun int) bool {
	det := x.tree.Child(noun, "det")
	return det >= 0 && x.d.Words[det].Lemma == "the"
}

// happeningOf gives the kept happening of a sentence nearest to a token, or a new
// one that stands for the incident known already.
func (x *extractor) happeningOf(sentence, token int) *happening {
	var best *happening
	from, to := between(x.happenings, sentence, sentence+1, func(h happening) int { return h.sentence })
	for i := from; i < to; i++ {
		if h := &x.happenings[i]; h.kept && (best == nil || token >= h.first) {
			best = h
		}
	}
	if best != nil {
		return best
	}
	return x.refer(sentence)
}

// refer gives the happening that stands for what a sentence only speaks of.
func (x *extractor) refer(sentence int) *happening {
	s, h := x.d.Sentences[sentence], x.reference(sentence)
	if !x.referred[sentence] {
		x.referred[sentence] = true
		x.out.Happenings = append(x.out.Happenings, sitrep.Happening{
			ID: h.id, Reference: sitrep.Known, Title: x.d.InTitle(s.Span), Sentence: sentence, Paragraph: s.Paragraph, Quotes: x.quotes(x.span(h)),
		})
	}
	return h
}

// reference is refer for what is not handed on yet.
func (x *extractor) reference(sentence int) *happening {
	s := x.d.Sentences[sentence]
	return &happening{id: "r" + strconv.Itoa(sentence+1), sentence: sentence, first: s.First, end: s.End}
}

package extract

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// noDeed tells whether an event only sounds like something that somebody did.
func (x *extractor) noDeed(e doc.Event) bool {
	return x.describes(e) || x.setting(e) || x.goesOn(e) || x.accident(e) || e.Noun && x.ailment(x.wordAt(e.End-1)) || x.labour(e) || x.recorded(e) || x.onlyNamed(e) || x.instrument(e) || x.ofTarget(e)
}

// onlyNamed tells whether words name a deed, or what is done to things, without telling of it:
// "robbery was the motive", "a week before the strike", "all those detained", "burning tyres", "the damaged offices".
func (x *extractor) onlyNamed(e doc.Event) bool {
	word := x.wordAt(e.End - 1)
	if word < 0 {
		return false
	}
	w := x.d.Words[word]
	if !e.Noun {
		switch w.Relation {
		case "amod":
			return e.Base == "burn" || (e.Base == "damage" || e.Base == "destroy") && x.known(w.Head)
		case "acl":
			return e.Type == "Arrests" && x.lowOf(w.Head) == "those"
		}
		return false
	}
	if subject := x.tree.Child(word, "nsubj"); subject >= 0 && motive(x.lowOf(subject)) || w.Relation == "nsubj" && motive(x.lowOf(w.Head)) {
		return true
	}
	others := func(o doc.Event) bool { return o.First != e.First && !o.Noun && family(o.Type) == "violence" }
	return e.Definite && x.marks(word, "before") && slices.ContainsFunc(x.eventsOf(e.Sentence), others)
}

// instrument tells whether a weapon's noun only says with what others were, "a series of attacks with explosives and car bombs".
func (x *extractor) instrument(e doc.Event) bool {
	word := x.wordAt(e.End - 1)
	if !e.Noun || word < 0 {
		return false
	}
	if x.d.Words[word].Relation == "conj" {
		word = x.d.Words[word].Head
	}
	deed := x.d.Words[word].Head
	return x.marks(word, "with") && deed >= 0 && x.d.Words[deed].UPOS == "NOUN" && x.isTrigger(x.d.Words[deed].Token)
}

// ofTarget tells whether a noun is for what is told already, and its target is told now: "the targets of the attacks were".
func (x *extractor) ofTarget(e doc.Event) bool {
	word := x.wordAt(e.End - 1)
	if !e.Noun || !e.Definite || word < 0 || len(x.happenings) == 0 || !x.marks(word, "of") {
		return false
	}
	aim := x.d.Words[word].Head // none in "Of the attack."
	return aim >= 0 && x.aimTold(aim)
}

// motive tells whether a noun is for why something was done.
func motive(low string) bool {
	return low == "motive" || low == "reason" || low == "aim" || low == "purpose"
}

// goesOn tells whether a verb is for fighting that has gone on for years, which is no one
// incident: "have fought the state for more than a decade", "since 1949".
func (x *extractor) goesOn(e doc.Event) bool {
	verb := x.wordAt(e.First)
	if e.Noun || e.Base != "fight" && e.Base != "battle" && e.Base != "clash" || verb < 0 {
		return false
	}
	s := x.d.Sentences[e.Sentence]
	from, to := x.timesIn(e.End, min(s.End, e.End+longMention))
	return slices.ContainsFunc(x.d.Times[from:to], func(t doc.Time) bool {
		years := t.Type == "DURATION" && strings.HasSuffix(t.Value, "Y") || strings.HasSuffix(t.Value, "DE")
		return (years || t.Precision == "year" && strings.HasSuffix(t.EDTF, "/..")) && (x.governor(t.First, t.End) == verb || x.low(t.First-1, s) == "since")
	})
}

// recorded tells whether a noun is for what somebody has counted up over time: "has documented
// the killing of nine journalists".
func (x *extractor) recorded(e doc.Event) bool {
	noun := x.wordAt(e.First)
	if !e.Noun || noun < 0 || x.d.Words[noun].Relation != "obj" && x.d.Words[noun].Relation != "conj" {
		return false
	}
	verb := x.d.Words[noun].Head
	if x.d.Words[noun].Relation == "conj" {
		verb = x.d.Words[verb].Head
	}
	if verb < 0 || x.tree.Child(verb, "aux") < 0 {
		return false
	}
	switch x.d.Words[verb].Lemma {
	case "document", "record", "register", "count", "log", "tally":
		return true
	}
	return false
}

// setting tells whether a gathering is only where something was done: "was shot at a rally
// in Tijuana".
func (x *extractor) setting(e doc.Event) bool {
	word := x.wordAt(e.First)
	if !e.Noun || e.Base != "rally" || word < 0 || x.d.Words[word].Head < 0 || !x.marks(word, "at") {
		return false
	}
	by := x.eventAt(x.d.Words[x.d.Words[word].Head].Token)
	return by != nil && family(by.Type) == "violence"
}

// describes tells whether a noun only says of what kind another is, which is nothing
// that happens: "the murder case", "a battle cry", "attack capability".
func (x *extractor) describes(e doc.Event) bool {
	first, end := x.d.WordsOf(e.First, e.End)
	if !e.Noun || first == end {
		return false
	}
	w := x.d.Words[end-1]
	if w.Relation != "compound" && w.Relation != "amod" || w.Head != end {
		return false
	}
	of := x.d.Words[w.Head]
	return of.UPOS == "NOUN" && !x.isTrigger(of.Token) && !happens(of.Lemma)
}

// accident tells whether a verb only says what something did that nobody did: "died in a flood", "was killed when a bridge
// collapsed", "a crash killed two", "an earthquake struck the town", "the coach plunged into a ravine".
func (x *extractor) accident(e doc.Event) bool {
	first, end := x.d.WordsOf(e.First, e.End)
	if first == end || e.Noun && x.d.Words[first].UPOS != "VERB" {
		return false
	}
	if e.Strength != "effect" {
		return x.unaimed(first) || x.befalls(first) && x.falls(first)
	}
	of := x.tree.Children(first)
	switch w := x.d.Words[first]; w.Relation {
	case "advcl":
		if w.XPOS != "VBG" {
			break
		}
		if x.befalls(w.Head) || x.unaimed(w.Head) {
			return true // "the boat capsized, killing two"
		}
		of = slices.Concat(of, x.tree.Children(w.Head)) // "the storm battered the coast, killing two"
	case "conj", "parataxis":
		if x.unaimed(w.Head) {
			return true // "was hit by a train and died"
		}
		if x.tree.Child(first, "nsubj", "nsubj:pass") < 0 {
			of = slices.Concat(of, x.tree.Children(w.Head)) // "the crash killed two and hurt three"
		}
	}
	for _, c := range of {
		switch x.d.Words[c].Relation {
		case "obl", "obl:agent", "nsubj", "advcl":
			if (x.mishap(c) || x.befalls(c) || x.burning(c) || x.ailment(c)) && x.tree.Child(c, "obj") < 0 || x.unaimed(c) {
				return true
			}
		}
	}
	return false
}

// unaimed tells whether a verb is for what a mishap does, or what runs its way: "lightning struck the church", "hit by a train".
func (x *extractor) unaimed(verb int) bool {
	if verb < 0 || x.d.Words[verb].UPOS != "VERB" {
		return false
	}
	what, by := x.sides(verb)
	if by < 0 {
		return false
	}
	if x.mishap(by) {
		return true
	}
	switch x.lowOf(verb) {
	case "hit", "hits", "hitting", "strike", "strikes", "struck", "striking":
		return x.runs(by) && (what < 0 || !x.forWar(what))
	}
	return false
}

// mishap tells whether a noun is for what kills without anybody's doing it, and not for many deeds: "a wave of attacks".
func (x *extractor) mishap(word int) bool {
	w := x.d.Words[word]
	return lex.Mishap(strings.ToLower(w.Lemma)) && w.UPOS != "VERB" && !slices.ContainsFunc(x.tree.Children(word), x.forWar)
}

// befalls tells whether a verb is for a mishap: "capsized". One that is taken for an adjective or a passive is read by its letters.
func (x *extractor) befalls(word int) bool {
	w := x.d.Words[word]
	low := x.lowOf(word)
	return w.UPOS == "VERB" && (lex.Befalls(strings.ToLower(w.Lemma)) || lex.Befalls(strings.TrimSuffix(low, "d")) || lex.Befalls(strings.TrimSuffix(low, "ed")))
}

// falls tells whether something goes where nobody aims at anything: "into a ravine".
func (x *extractor) falls(verb int) bool {
	where := x.tree.Child(verb, "obl")
	return where >= 0 && lex.Chasm(strings.ToLower(x.d.Words[where].Lemma))
}

// runs tells whether a noun is for what runs its way and hits what lies in it: "a train". That of a country's, or one of
// which more is told, may aim: "a boat packed with explosives".
func (x *extractor) runs(word int) bool {
	w := x.d.Words[word]
	return w.UPOS == "NOUN" && lex.Runs(strings.ToLower(w.Lemma)) && !slices.ContainsFunc(x.tree.Children(word), func(c int) bool {
		w := x.d.Words[c]
		return w.Relation == "compound" && strings.HasPrefix(w.XPOS, "NNP") || strings.HasPrefix(w.Relation, "acl") || x.forWar(c) || slices.ContainsFunc(x.d.Adjectives, func(p doc.Place) bool { return p.First <= w.Token && w.Token < p.End })
	})
}

// forWar tells whether a word is for arms or for what they are used for.
func (x *extractor) forWar(word int) bool {
	t := x.d.Words[word].Token
	return x.isTrigger(t) || len(x.phrases(t, t+1, lex.Weapon)) > 0
}

// burning tells whether a word is for a fire that nobody fires: "a fire in a block of
// flats".
func (x *extractor) burning(word int) bool {
	if low := x.lowOf(word); low != "fire" && low != "fires" {
		return false
	}
	det := x.tree.Child(word, "det")
	return det >= 0 && x.lowOf(det) != "the" && x.tree.Child(word, "compound", "amod", "nmod:poss", "acl", "acl:relcl") < 0
}

// ailment tells whether an attack or a blast is one that nobody makes: "a heart attack", "a shark
// attack", "a gas explosion".
func (x *extractor) ailment(word int) bool {
	if word < 0 {
		return false
	}
	kind := x.tree.Child(word, "compound", "amod")
	if kind < 0 {
		return false
	}
	switch x.lowOf(word) {
	case "explosion", "blast":
		return x.lowOf(kind) == "gas" || x.lowOf(kind) == "boiler"
	case "attack", "attacks":
	default:
		return false
	}
	switch x.lowOf(kind) {
	case "heart", "panic", "asthma", "anxiety", "shark", "bear", "dog", "animal", "cyber", "verbal", "personal":
		return true
	}
	return false
}

// labour tells whether a strike is one of those who stop working: a bare one, beside words
// for what they ask.
func (x *extractor) labour(e doc.Event) bool {
	word := x.wordAt(e.First)
	if e.Base != "strike" || !e.Noun || e.Type != "Air/drone strike" || word < 0 || x.tree.Child(word, "compound", "amod") >= 0 {
		return false
	}
	s := x.d.Sentences[e.Sentence]
	return slices.ContainsFunc(x.lows(s.First, s.End), func(low string) bool {
		switch low {
		case "pay", "wages", "wage", "union", "unions", "workers", "staff", "salaries", "pensions", "walkout":
			return true
		}
		return false
	})
}

// happens tells whether a noun stands for something that happens, of a kind that
// the word before it tells: "sabotage operations".
func happens(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "operation", "action", "activity", "attempt", "campaign", "incident", "explosion", "blast", "accord", "agreement", "deal", "demonstration", "march", "wave", "spree", "mission", "plot":
		return true
	}
	return false
}

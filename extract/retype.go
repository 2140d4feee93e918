package extract

import (
	"slices"

	"sitrep/doc"
	"sitrep/lex"
)

// retype gives a deed the type that who does it, its object or what it is for gives it: what
// aircraft bomb is struck from the air, who captures a town takes territory, and who marches to
// demand something protests.
func (x *extractor) retype(e *doc.Event) {
	if x.aerial(e) {
		return
	}
	if e.Noun {
		x.used(e)
		return
	}
	verb := x.wordAt(e.First)
	if verb < 0 {
		return
	}
	switch {
	case x.territory(e, verb), x.battle(e, verb):
	case euphemism(e.Base):
		if !x.fallen(verb, e.Base == "eliminate") {
			e.Type, e.Method = "", ""
		}
	case e.Base == "enter" && x.invades(verb):
		e.Type, e.Method, e.Strength, e.Event, e.Mode = "Attack", "raid", "strong", "ASSAULT", "firearms"
	case e.Base == "capture" && x.settlement(x.tree.Child(verb, "obj")):
		e.Type, e.Method, e.Strength = "Non-state actor overtakes territory", "capture", "strong"
	case (e.Base == "seize control" || e.Base == "take control") && !x.settlement(x.led(verb, "of")):
		e.Type = ""
	case seizes(e.Base) && x.captive(verb):
		e.Type, e.Method, e.Strength, e.Event, e.Mode = "Abduction/forced disappearance", "kidnapping", "strong", "ASSAULT", "abduct"
	case e.Base == "fire" && x.scatters(x.tree.Child(verb, "obj", "nsubj:pass")):
		e.Type, e.Method = "Protest with intervention", "dispersal"
	case e.Type == "" && e.Event == "PROTEST" && e.Mode == "demo" && x.demands(verb):
		e.Type, e.Method, e.Strength = "Peaceful protest", "protest", "strong"
	}
}

// euphemism tells whether a verb is what armies say for killing, and others for much else.
func euphemism(base string) bool {
	switch base {
	case "neutralise", "neutralize", "eliminate", "liquidate":
		return true
	}
	return false
}

// fallen tells whether those who such a verb is said of are people who may have been fought: "neutralised 15 terrorists",
// but not "neutralised a mine"; fighters where teams may be meant as well: "eliminated".
func (x *extractor) fallen(verb int, fighters bool) bool {
	whom, _ := x.sides(verb)
	for _, c := range x.tree.Children(verb) {
		if whom < 0 && c > verb && x.d.Words[c].UPOS == "NUM" {
			whom = c // the parser takes "around 50" for where
		}
	}
	if whom < 0 {
		return false
	}
	if of := x.led(whom, "of"); of >= 0 && x.d.Words[whom].UPOS == "NUM" {
		whom = of // "around 50 of them"
	}
	whom = x.antecedent(whom)
	n, _ := lex.PersonNoun(x.lowOf(whom))
	m, token := x.mentionAt(whom), x.d.Words[whom].Token
	if n.Standing != "" && n.Standing != "civilian" || x.d.Plays(token, token+1, doc.Killed) > 0.5 {
		return true
	}
	if m == nil {
		return false
	}
	g, _ := lex.KnownGroup(m.Org)
	return m.Class == "armed_group" || g.Class == "armed_group" || !fighters && (m.People() || m.Form == doc.Pronoun)
}

// used gives what is used on a crowd those who use it, and on whom: "police used tear gas against
// hundreds of youths".
func (x *extractor) used(e *doc.Event) {
	noun := x.wordAt(e.End - 1)
	if e.Type != "Protest with intervention" || noun < 0 || x.d.Words[noun].Relation != "obj" && x.d.Words[noun].Relation != "conj" {
		return
	}
	verb := x.d.Words[noun].Head
	if x.d.Words[noun].Relation == "conj" {
		verb = x.d.Words[verb].Head
	}
	if verb < 0 || x.d.Words[verb].UPOS != "VERB" {
		return
	}
	if by := x.mentionsAt(x.subjectOf(verb)); len(e.Source) == 0 {
		e.Source = by
	}
	if on := x.mentionsAt(x.led(verb, "against", "on", "at")); len(e.Target) == 0 {
		e.Target = on
	}
}

// scatters tells whether what is fired is for scattering crowds: "tear gas", "rubber bullets".
func (x *extractor) scatters(what int) bool {
	if what < 0 {
		return false
	}
	kind := ""
	if k := x.tree.Child(what, "compound", "amod"); k >= 0 {
		kind = x.lowOf(k)
	}
	switch x.lowOf(what) {
	case "teargas":
		return true
	case "gas":
		return kind == "tear"
	case "bullets", "rounds", "pellets":
		return kind == "rubber" || kind == "plastic"
	case "grenades", "canisters":
		return kind == "stun" || kind == "gas"
	}
	return false
}

// seizes tells whether a verb may be for what is done to people who are held from then on.
func seizes(base string) bool {
	switch base {
	case "seize", "take", "take away", "carry off", "lead away", "lead off", "drag away", "march off", "spirit away":
		return true
	}
	return false
}

// captive tells whether a verb is for what armed people do to people: "was seized by gunmen",
// "rebels took two nurses".
func (x *extractor) captive(verb int) bool {
	whom, who := x.sides(verb)
	if who < 0 && whom >= 0 && x.d.Words[verb].Lemma == "seize" && x.passive(x.d.Words[verb].Token, x.d.Sentences[x.d.Words[verb].Sentence]) {
		m := x.mentionAt(x.antecedent(whom))
		return m != nil && m.Type == "Person" && !x.isThing(*m) // "the farmer was seized on Friday"
	}
	if whom < 0 || who < 0 || x.led(verb, "to", "into") >= 0 {
		return false
	}
	n, ok := lex.PersonNoun(x.lowOf(who))
	if m := x.mentionAt(who); m != nil && m.Class == "armed_group" {
		n.Standing, ok = "militant", true // "they", "Boko Haram"
	}
	if !ok || n.Standing != "militant" && !x.armedMen(who) {
		return false
	}
	m := x.mentionAt(x.antecedent(whom))
	return m != nil && (m.People() || m.Type == "Nationality") && !x.isThing(*m)
}

// invades tells whether armed people who are of no state go into a village or a town: "militiamen
// entered Suba".
func (x *extractor) invades(verb int) bool {
	object, subject := x.sides(verb)
	return subject >= 0 && (x.side(subject) == nonState || x.armedMen(subject)) && x.settlement(object)
}

// armedMen tells whether a noun is for men who are told to bear arms: "armed men", "men
// in masks".
func (x *extractor) armedMen(word int) bool {
	if low := x.lowOf(word); low != "men" && low != "man" && low != "people" && low != "youths" {
		return false
	}
	if a := x.tree.Child(word, "amod"); a >= 0 && (x.lowOf(a) == "armed" || x.lowOf(a) == "masked" || x.lowOf(a) == "uniformed" || x.lowOf(a) == "hooded") {
		return true
	}
	return x.led(word, "in", "wearing", "with") >= 0 || x.tree.Child(word, "acl") >= 0
}

// settlement tells whether a word is for a place that can be held.
func (x *extractor) settlement(word int) bool {
	if word < 0 {
		return false
	}
	switch x.lowOf(word) {
	case "town", "city", "village", "district", "province", "region", "area", "capital", "border", "territory", "base", "airport", "port", "crossing", "camp", "island":
		return true
	}
	token := x.d.Words[word].Token
	return x.somewhere(token, token+1)
}

// demands tells whether somebody does something for or against something: "to demand
// elections", "demanding justice", "against the law".
func (x *extractor) demands(verb int) bool {
	return slices.ContainsFunc(x.tree.Children(verb), func(c int) bool {
		w := x.d.Words[c]
		return c > verb && (w.Relation == "advcl" && x.marks(c, "to") || x.marks(c, "against") || x.lowOf(c) == "protest" || x.lowOf(c) == "support" || calls(x.lowOf(c)))
	})
}

// calls tells whether a word is for what protesters do to be heard.
func calls(low string) bool {
	switch low {
	case "demanding", "calling", "chanting", "protesting", "shouting", "denouncing", "condemning", "urging", "decrying":
		return true
	}
	return false
}

package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// charge is that a sentence lays something known to somebody: "the Red Front carried
// out the attack", "police blamed the Red Front".
type charge struct {
	doer    int // the word for who is held to have done it
	at      int // the word that says so
	accuser int // the word for who holds it, -1 where none is told
	fact    bool
	denied  bool
}

// charges claims who is held to have done what a sentence speaks of as known, by its
// tree. Where the sentence tells of no incident itself, the claim is on the one that is
// known.
func (x *extractor) charges() {
	for w := range x.d.Words {
		for _, c := range x.chargesAt(w) {
			at := x.d.Words[c.at]
			h := x.happeningOf(at.Sentence, at.Token)
			if m := x.mentionAt(c.doer); m != nil && !x.anybody(*m, c) && !x.claimed(h, sitrep.FieldActors, m.Span) {
				x.lay(h, *m, c)
			}
		}
	}
}

// anybody tells whether a charge names nobody: "the people involved in the killing".
func (x *extractor) anybody(m doc.Mention, c charge) bool {
	if m.Quantity >= 0 || !strings.HasPrefix(x.d.Words[c.at].Relation, "acl") {
		return false
	}
	switch x.d.Tokens[m.Head].Low {
	case "people", "persons", "those", "all", "anyone":
		return true
	}
	return false
}

// chargesAt gives what a word lays to somebody.
func (x *extractor) chargesAt(w int) []charge {
	switch lex.Charge(x.lowOf(w)) {
	case "does":
		return x.doing(w)
	case "partakes":
		return x.involved(w)
	case "blames":
		return x.blaming(w)
	case "links":
		return x.linking(w)
	case "attributes":
		return x.attributing(w)
	case "denies":
		return x.denying(w)
	case "of":
		return x.pointing(w, "of")
	case "points":
		return x.pointing(w, "to")
	}
	if x.behind(w) || x.lowOf(w) == "part" && x.tree.Child(w, "det") < 0 {
		return x.involved(w)
	}
	return x.confessing(w)
}

// confessing reads what somebody says of himself that the sentence tells no more of: "we
// killed the judges".
func (x *extractor) confessing(verb int) []charge {
	e := x.eventAt(x.d.Words[verb].Token)
	if e == nil || e.Noun || e.Passive || family(e.Type) != "violence" && e.Strength != "effect" || x.voiceAt(x.d.Words[verb].Span) < 0 {
		return nil
	}
	subject := x.tree.Child(verb, "nsubj")
	if subject < 0 || x.d.Words[subject].UPOS != "PRON" {
		return nil
	}
	m := x.mentionAt(subject)
	if m == nil || !x.speaksOfSelf(x.voiceAt(x.d.Words[verb].Span), *m) {
		return nil
	}
	return []charge{{doer: subject, at: verb, accuser: -1, fact: true}}
}

// lowOf is the folded form of a word.
func (x *extractor) lowOf(word int) string { return x.d.Tokens[x.d.Words[word].Token].Low }

// doing reads who did a deed: "the Red Front carried out the attack", "the attack was
// planned by the Red Front", "the blast, staged by the Red Front".
func (x *extractor) doing(verb int) []charge {
	deed, doer := x.sides(verb)
	if !x.deed(deed) {
		return nil
	}
	return x.charge(doer, verb, -1, true)
}

// involved reads who is said to have a part in a deed: "the Red Front was involved in the
// killing", "is responsible", "was behind the attack".
func (x *extractor) involved(w int) []charge {
	deed := x.led(w, "in", "for", "with")
	if deed >= 0 && !x.deed(deed) || deed < 0 && x.lowOf(w) != "responsible" && !x.behind(w) {
		return nil
	}
	if head := x.d.Words[w].Head; head >= 0 && x.d.Words[w].Relation == "xcomp" && lex.Charge(x.lowOf(head)) == "blames" {
		return nil // "held responsible" is read at the verb
	}
	return x.charge(x.subjectOf(w), w, -1, false)
}

// blaming reads whom somebody holds to have done it: "police blamed the Red Front for the
// attack", "the Red Front was accused of killing six", "the blast was blamed on rebels".
func (x *extractor) blaming(verb int) []charge {
	low := x.lowOf(verb)
	if x.d.Words[verb].UPOS != "VERB" || (low == "hold" || low == "held" || low == "holds" || low == "holding") && !x.holdsResponsible(verb) {
		return nil
	}
	accused, accuser := x.sides(verb)
	if x.deed(accused) && strings.HasPrefix(low, "blam") {
		return x.charge(x.led(verb, "on"), verb, accuser, false)
	}
	of := x.led(verb, "of", "for", "with", "in")
	if of >= 0 && !x.deed(of) || of < 0 && strings.HasPrefix(low, "charg") {
		return nil
	}
	return x.charge(accused, verb, accuser, false)
}

// sides gives the word for whom or what a verb is done to, and that for who does it; -1
// where there is none.
func (x *extractor) sides(verb int) (object, subject int) {
	agent := x.agent(verb)
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

// linking reads "police linked the Red Front to the attack", "linked the attack to the
// Red Front".
func (x *extractor) linking(verb int) []charge {
	one, accuser := x.sides(verb)
	other := x.led(verb, "to", "with")
	switch {
	case x.deed(one):
		return x.charge(other, verb, accuser, false)
	case x.deed(other):
		return x.charge(one, verb, accuser, false)
	}
	return nil
}

// holdsResponsible tells whether a verb is that of "hold the Red Front responsible".
func (x *extractor) holdsResponsible(verb int) bool {
	for w := verb + 1; w < len(x.d.Words) && x.d.Words[w].Sentence == x.d.Words[verb].Sentence && x.d.Words[w].UPOS != "VERB"; w++ {
		if low := x.lowOf(w); low == "responsible" || low == "accountable" {
			return true
		}
	}
	return false
}

// attributing reads "the ministry attributed the attack to the Red Front".
func (x *extractor) attributing(verb int) []charge {
	deed, accuser := x.sides(verb)
	if !x.deed(deed) {
		return nil
	}
	return x.charge(x.led(verb, "to"), verb, accuser, false)
}

// denying reads "the Red Front denied responsibility for the attack", "denied any part in
// it".
func (x *extractor) denying(verb int) []charge {
	o := x.tree.Child(verb, "obj")
	if o < 0 {
		return nil
	}
	switch x.lowOf(o) {
	case "responsibility", "involvement", "role", "part", "participation", "hand", "complicity":
	default:
		return nil
	}
	out := x.charge(x.subjectOf(verb), verb, -1, false)
	for i := range out {
		out[i].denied = true
	}
	return out
}

// pointing reads "the attack was the work of the Red Front", "the attack bore the hallmarks
// of the Red Front", "everything points to the Red Front".
func (x *extractor) pointing(w int, preposition string) []charge {
	subject := x.subjectOf(w)
	if head := x.d.Words[w].Head; subject < 0 && head >= 0 && x.d.Words[w].Relation == "obj" {
		subject = x.subjectOf(head)
	}
	if !x.deed(subject) && preposition == "of" {
		return nil
	}
	return x.charge(x.led(w, preposition), w, -1, false)
}

// charge is a charge of a doer and of those joined to him; none where there is no doer.
func (x *extractor) charge(doer, at, accuser int, fact bool) []charge {
	if doer < 0 {
		return nil
	}
	doer = x.antecedent(doer)
	out := []charge{{doer: doer, at: at, accuser: accuser, fact: fact}}
	for _, c := range x.tree.Children(doer) {
		if x.d.Words[c].Relation == "conj" {
			out = append(out, charge{doer: c, at: at, accuser: accuser, fact: fact})
		}
	}
	return out
}

// deed tells whether a word is for what somebody did that is known: a word for violence,
// one for anything that happens, or a verb for doing that: "of ordering the murder".
func (x *extractor) deed(word int) bool {
	if word < 0 {
		return false
	}
	word = x.antecedent(word)
	if e := x.eventAt(x.d.Words[word].Token); e != nil && (family(e.Type) == "violence" || e.Strength == "effect") {
		return true
	}
	if x.d.Words[word].UPOS == "VERB" {
		o := x.tree.Child(word, "obj")
		if o < 0 {
			o = x.led(word, "in")
		}
		return o >= 0 && x.d.Words[o].UPOS != "VERB" && x.deed(o)
	}
	switch x.lowOf(word) {
	case "death", "deaths", "disappearance", "violence", "incidents", "crimes", "acts", "actions":
		return true
	}
	return x.speaksOfAny(word)
}

// behind tells whether a word is for a deed that somebody is said to be behind.
func (x *extractor) behind(word int) bool {
	return x.marks(word, "behind") && x.tree.Child(word, "cop") >= 0 && x.deed(word)
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

// antecedent gives the noun that a relative pronoun stands for.
func (x *extractor) antecedent(word int) int {
	switch x.lowOf(word) {
	case "who", "which", "that", "whom":
		for at := x.d.Words[word].Head; at >= 0; at = x.d.Words[at].Head {
			if w := x.d.Words[at]; strings.HasPrefix(w.Relation, "acl") {
				return w.Head
			}
		}
	}
	return word
}

// mentionAt gives the mention of somebody whose head a word is, or which a pronoun
// stands for; nil for none.
func (x *extractor) mentionAt(word int) *doc.Mention {
	token := x.d.Words[word].Token
	var best *doc.Mention
	from, to := x.mentionsIn(max(0, token-longMention), token+1)
	for i := from; i < to; i++ {
		m := &x.d.Mentions[i]
		if m.Party() && m.First <= token && token < m.End && (m.Head == token || m.Form == doc.Name) && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	return best
}

// lay claims a charge of somebody, or of who says it where he is that himself.
func (x *extractor) lay(h *happening, m doc.Mention, c charge) {
	words := x.d.Words[c.at].Span
	k := x.voiceAt(words)
	who, voice, self := &m, (*sitrep.Statement)(nil), false
	if k >= 0 {
		voice, self = &x.out.Statements[k], x.speaksOfSelf(k, m)
	}
	if self {
		if who = x.claimant(k); who == nil {
			return
		}
	}
	if !x.acts(*who, true) {
		return
	}
	a := x.actor(*who)
	switch {
	case self && who.Type == "Person" && voice.Speaker.Organization != "":
		a = sitrep.Actor{Name: voice.Speaker.Organization, Kind: "organization"} // he speaks for it
	case who.Form == doc.Pronoun:
		a.Name = who.Name
	}
	a.Role, a.Confidence = x.levelOf(m, c, voice, self)
	if self && a.Confidence == "denied" && a.Kind == "individual" && (x.d.Tokens[m.First].Low == "we" || x.d.Tokens[m.First].Low == "our") {
		return // a spokesman's "we did not" is of whom he speaks for, who is not named
	}
	x.claim(h, a, "actors: charge", m.Span, words)
	x.fromGroup(h, a, *who)
}

// levelOf gives the role and the confidence, as in MUC-4, that a charge lays to somebody:
// in whose voice, nil for the report's own, and whether it is his.
func (x *extractor) levelOf(m doc.Mention, c charge, voice *sitrep.Statement, self bool) (role, confidence string) {
	negated, possible, hedged := x.doubts(c.at)
	switch {
	case c.denied, negated, voice != nil && voice.Stance == sitrep.Denies:
		return "suspect", "denied"
	case self:
		return "claimant", "claimed_or_admitted"
	case possible, voice != nil && voice.Certainty == sitrep.Possible:
		return "suspect", "possible"
	case c.accuser >= 0 && x.authorityAt(c.accuser), voice != nil && authority(voice.Speaker.Kind):
		return "suspect", "suspected_or_accused_by_authorities"
	case c.fact && voice == nil && !hedged && !x.hedged(m):
		return "perpetrator", "reported_as_fact"
	}
	return "suspect", "suspected_or_accused"
}

// speakerOf gives the mention of who makes a statement; nil where there is none.
func (x *extractor) speakerOf(statement int) *doc.Mention {
	if statement < 0 {
		return nil
	}
	if i := x.d.Sayings[x.sayings[statement]].Mention; i >= 0 && x.d.Mentions[i].Form != doc.Pronoun {
		return &x.d.Mentions[i]
	}
	return nil
}

// speaksOfSelf tells whether who makes a statement is somebody that it tells of, or whose
// he is: "it killed six", "we killed six", "its fighters killed six".
func (x *extractor) speaksOfSelf(statement int, m doc.Mention) bool {
	i := x.d.Sayings[x.sayings[statement]].Mention
	switch x.d.Tokens[m.First].Low {
	case "we", "our", "i", "my":
		return true
	case "its":
		return i >= 0 && x.d.Mentions[i].Type == "Organisation"
	}
	return i >= 0 && m.Entity >= 0 && x.d.Mentions[i].Entity == m.Entity
}

// authority tells whether a speaker of a kind is one of the authorities.
func authority(kind string) bool { return kind == "official" || kind == "police" || kind == "military" }

// authorityAt tells whether a word is for the authorities.
func (x *extractor) authorityAt(word int) bool {
	m := x.mentionAt(word)
	return m != nil && authority(m.Class)
}

// doubts tells what the words around a word take back: that it is negated, that it only
// may be, and that it is thought or said and not known.
func (x *extractor) doubts(word int) (negated, possible, hedged bool) {
	for range 4 {
		for _, c := range x.tree.Children(word) {
			w := x.d.Words[c]
			switch x.lowOf(c) {
			case "not", "never", "n't":
				negated = negated || w.Relation == "advmod"
			case "could", "may", "might":
				possible = possible || w.Relation == "aux"
			case "possibly", "perhaps":
				possible = true
			case "apparently", "reportedly", "allegedly", "presumably", "probably", "likely", "supposedly":
				hedged = true
			}
		}
		w := x.d.Words[word]
		if w.Head < 0 || w.Relation != "xcomp" && w.Relation != "ccomp" && w.Relation != "conj" {
			break
		}
		word = w.Head
		if w.Relation == "conj" {
			continue
		}
		switch lex.Charge(x.lowOf(word)) {
		case "doubts", "blames":
			hedged = true
		case "denies":
			negated = true
		}
	}
	return negated, possible, hedged
}

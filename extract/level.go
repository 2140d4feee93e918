package extract

import (
	"slices"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// lay claims a charge of somebody, or of who says it where he is that himself.
func (x *extractor) lay(h *happening, m doc.Mention, c charge) {
	words := x.d.Words[c.at].Span
	k := x.voiceAt(words)
	who, voice := &m, x.statement(k)
	self := x.speaksOfSelf(k, m)
	if self && !x.inOurs(k) {
		if who = x.claimant(k); who == nil {
			return
		}
	}
	if !x.acts(*who, true) {
		return
	}
	a := x.actor(*who)
	switch {
	case self && x.inOurs(k) && x.saysWe(*who):
		a = x.ours
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
	case self && x.intended(c.at):
		return "suspect", "possible"
	case self, c.claimed:
		return "claimant", "claimed_or_admitted"
	case possible, voice != nil && voice.Certainty == sitrep.Possible:
		return "suspect", "possible"
	case c.accuser >= 0 && x.authorityAt(c.accuser), voice != nil && lex.Authority(voice.Speaker.Kind):
		return "suspect", "suspected_or_accused_by_authorities"
	case c.fact && voice == nil && !hedged && !x.hedged(m):
		return "perpetrator", "reported_as_fact"
	}
	return "suspect", "suspected_or_accused"
}

// intended tells whether a verb is of what somebody says he is going to do: "announced that it would attack".
func (x *extractor) intended(verb int) bool {
	return slices.ContainsFunc(x.tree.Children(verb), func(c int) bool {
		switch x.lowOf(c) {
		case "will", "would", "shall", "'ll":
			return x.d.Words[c].Relation == "aux"
		}
		return false
	})
}

// speakerOf gives the mention of who makes a statement; nil where there is none.
func (x *extractor) speakerOf(statement int) *doc.Mention {
	if i := x.d.Sayings[x.sayings[statement]].Mention; i >= 0 && x.d.Mentions[i].Form != doc.Pronoun {
		return &x.d.Mentions[i]
	}
	return nil
}

// speaksOfSelf tells whether who makes a statement, or tells the report for -1, is somebody that it tells of, or whose
// he is: "it killed six", "we killed six", "its fighters killed six".
func (x *extractor) speaksOfSelf(statement int, m doc.Mention) bool {
	if x.inOurs(statement) {
		return x.isOurs(m)
	}
	if statement < 0 {
		return false
	}
	i := x.d.Sayings[x.sayings[statement]].Mention
	switch x.d.Tokens[m.First].Low {
	case "we", "our", "i", "my":
		return true
	}
	for t := m.First; t < m.Head; t++ {
		if x.d.Tokens[t].Low == "its" && (t == m.First || x.d.Tokens[t-1].Low == "of") {
			return i >= 0 && x.d.Mentions[i].Type == "Organisation" // "one of its men"
		}
	}
	if i >= 0 && m.Entity >= 0 && x.d.Mentions[i].Entity == m.Entity {
		return true
	}
	c, g := x.claimant(statement), x.groupOf(m)
	return c != nil && c.Type == "Organisation" && c.Form == doc.Name && c.Entity >= 0 && (c.Entity == m.Entity || g != nil && c.Entity == g.Entity)
}

// authorityAt tells whether a word is for the authorities.
func (x *extractor) authorityAt(word int) bool {
	m := x.mentionAt(word)
	if m == nil || !lex.Authority(m.Class) {
		return false
	}
	low := x.d.Tokens[m.Head].Low // "opposition leaders"
	return m.Form == doc.Name || low != "leader" && low != "leaders"
}

// doubts tells what the words around a word take back: that it is negated, that it only
// may be, and that it is thought or said and not known.
func (x *extractor) doubts(word int) (negated, possible, hedged bool) {
	for range 4 {
		possible = possible || x.open(word)
		for _, c := range x.tree.Children(word) {
			w := x.d.Words[c]
			switch x.lowOf(c) {
			case "not", "never", "n't":
				negated = negated || w.Relation == "advmod"
			case "could", "may", "might":
				possible = possible || w.Relation == "aux"
			case "possibly", "perhaps":
				possible = true
			}
			hedged = hedged || doubting(x.lowOf(c))
		}
		w := x.d.Words[word]
		if w.Head >= 0 && (x.none(w.Head) || x.none(x.tree.Child(w.Head, "nsubj"))) {
			return true, possible, hedged // "there is no evidence that"
		}
		if w.Head < 0 || w.Relation != "xcomp" && w.Relation != "ccomp" && w.Relation != "conj" {
			break
		}
		word = w.Head
		if w.Relation == "conj" {
			continue
		}
		switch lex.Charge(x.lowOf(word)) {
		case "doubts", "blames", "holds":
			hedged = true
		case "denies":
			negated = true
		}
	}
	return negated, possible, hedged
}

// doubting tells whether an adverb takes back that something is known.
func doubting(low string) bool {
	switch low {
	case "apparently", "reportedly", "allegedly", "presumably", "probably", "likely", "supposedly":
		return true
	}
	return false
}

// none tells whether a noun is said not to be: "no evidence", but not "no doubt".
func (x *extractor) none(noun int) bool {
	if noun < 0 || x.lowOf(noun) == "doubt" {
		return false
	}
	d := x.tree.Child(noun, "det")
	return d >= 0 && x.lowOf(d) == "no"
}

package say

import (
	"strings"

	"sitrep/doc"
)

// content gives what follows a cue, and how it does: 't' "that", 'q' a
// quotation, 'i' an infinitive, 'b' bare words, 0 nothing.
func (r *reader) content(c cue, lo, hi int) (rng, byte) {
	v := c.reading.verb
	at := c.end
	if at < hi && r.low(at) == "to" && v.takes('i') {
		return rng{at, r.contentEnd(at, hi)}, 'i'
	}
	if v.takes('a') && at < hi {
		if k := r.skipAddressee(at, hi); k < hi && (r.low(k) == "that" || isMark(r.low(k)) || r.low(k) == ":") {
			at = k
		}
	}
	if v.takes('o') {
		at = r.skipAddressee(at, hi)
		if at > c.end && at+1 < hi && r.low(at) == "to" && r.d.Tokens[at+1].Kind == doc.Word {
			return rng{at, r.contentEnd(at, hi)}, 'i'
		}
	}
	at = r.skipAside(at, hi)
	if at >= hi {
		return rng{}, 0
	}
	if q := r.quoteFrom(at, hi); q != nil && r.quotes.of(c.head) != q && (v.takes('q') || v.takes('c')) {
		if q.end >= hi || r.d.Tokens[q.end].Kind == doc.Punct && r.low(q.end) != "," || r.low(at) == "," || r.low(at) == ":" {
			return rng{q.open, q.end}, 'q'
		}
	}
	low := r.low(at)
	if low == "," && at+1 < hi && r.low(at+1) == "that" {
		at, low = at+1, "that"
	}
	if low == ":" && at+1 < hi && r.fronts(c) {
		return rng{at + 1, r.contentEnd(at+1, hi)}, 't'
	}
	switch {
	case r.d.Tokens[at].Kind == doc.Punct && !isMark(low) && low != "[":
		return rng{}, 0
	case low == "that" && v.takes('c'):
		return rng{at, r.contentEnd(at, hi)}, 't'
	case low == "to" && v.takes('i'):
		return rng{at, r.contentEnd(at, hi)}, 'i'
	case v.takes('s') || c.reading.form&(base|third) != 0 && c.aux == 0 && !r.clear(c, lo):
		return rng{}, 0
	case r.class(at) == "aux":
		if r.relativeObject(c.first, lo) {
			return rng{at, r.contentEnd(at, hi)}, 'b'
		}
		return rng{}, 0
	case v.takes('n') && r.beginsNoun(at, hi), v.takes('c') && r.beginsClause(at, hi):
		return rng{at, r.contentEnd(at, hi)}, 'b'
	}
	return rng{}, 0
}

// relativeObject tells whether "which" or "who" stands before the source of the
// cue that begins at token i: "which they said was found".
func (r *reader) relativeObject(i, lo int) bool {
	for k := i - 1; k >= lo && k > i-8; k-- {
		if low := r.low(k); low == "which" || low == "who" || low == "that" {
			return true
		}
		if r.d.Tokens[k].Kind == doc.Punct && r.low(k) != "." {
			return false
		}
	}
	return false
}

// clear tells whether a present tense is no noun: it has a subject right before
// it that is a pronoun, a name, or a plural.
func (r *reader) clear(c cue, lo int) bool {
	if !r.lex.is("noun", r.low(c.head)) {
		return true
	}
	p := c.first - 1
	if p < lo {
		return false
	}
	if noun := r.low(p); r.lex.nouns[noun] != "" {
		plural := strings.HasSuffix(noun, "s") || noun == "police" || noun == "people"
		if plural && c.reading.form&base != 0 || !plural && c.reading.form&third != 0 {
			return true
		}
	}
	return r.class(p) == "pron" || r.class(p) == "rel" || r.isName(p) || r.low(p) == "," || r.low(p) == ")"
}

// beginsNoun tells whether a noun phrase may begin at token i.
func (r *reader) beginsNoun(i, hi int) bool {
	t := r.d.Tokens[i]
	if isMark(t.Low) || t.Low == "[" || t.Low == "$" {
		return i+1 < hi
	}
	switch c := r.class(i); c {
	case "", "det", "poss":
		return !strings.HasSuffix(t.Low, "ly") || r.isName(i)
	case "pron":
		return true
	case "rel":
		return t.Low == "what" || t.Low == "how" || t.Low == "why" || t.Low == "whether"
	case "verb":
		return true
	}
	return t.Low == "both" || t.Low == "whether"
}

// beginsClause tells whether a clause without "that" may begin at token i.
func (r *reader) beginsClause(i, hi int) bool {
	if r.beginsNoun(i, hi) {
		return true
	}
	switch r.class(i) {
	case "rel", "conj":
		return r.low(i) != "and" && r.low(i) != "or"
	case "prep":
		return r.clauseFollows(i+1, hi)
	case "adv":
		return r.clauseFollows(i, hi)
	}
	return false
}

// skipAddressee gives the token after who is spoken to: "the court", "me".
func (r *reader) skipAddressee(at, hi int) int {
	if at >= hi || isMark(r.low(at)) || r.d.Tokens[at].Kind == doc.Punct {
		return at
	}
	if r.low(at) == "that" {
		return at
	}
	if r.class(at) == "pron" || r.lex.is("addressee", r.low(at)) && r.class(at) != "poss" {
		return at + 1
	}
	for k := at; k < hi && k < at+20; k++ {
		low := r.low(k)
		switch {
		case low == "that" && k > at, isMark(low), low == ":":
			return k
		case low == ".", low == ",", low == ";":
			if low != "." || !glued(r.d, k) || k+1 >= hi {
				return k
			}
		case r.class(k) == "aux", r.lex.finite[low]:
			return r.addresseeNoun(at, k)
		case k > at && (r.class(k) == "pron" || r.class(k) == "poss") && r.class(k-1) != "prep":
			return k
		case k > at && low == "to":
			return k
		}
	}
	return r.addresseeNoun(at, hi)
}

// addresseeNoun gives the end of the shortest noun phrase at token i: a name, or
// words up to the first that is written small after an article.
func (r *reader) addresseeNoun(i, hi int) int {
	at := i
	for at < hi && (r.class(at) == "det" || r.class(at) == "poss") {
		at++
	}
	if at < hi && r.isName(at) {
		for at < hi && r.isName(at) && r.class(at) != "det" {
			at++
		}
		return at
	}
	return min(at+1, hi)
}

// skipAside skips what may stand between a cue and its content: adverbs, a time,
// "in a statement", and other phrases where "that" or a quotation follows.
func (r *reader) skipAside(at, hi int) int {
	for at < hi {
		next := r.aside1(at, hi)
		if next == at {
			return at
		}
		at = next
	}
	return at
}

func (r *reader) aside1(at, hi int) int {
	low := r.low(at)
	switch {
	case r.times[at] >= 0 && r.class(at) != "det":
		e := r.d.Times[r.times[at]].End
		if r.possessive(e) {
			return at
		}
		return r.pastComma(min(e, hi), hi)
	case r.class(at) == "prep" && at+1 < hi && r.times[at+1] >= 0 && !r.possessive(r.d.Times[r.times[at+1]].End):
		return r.pastComma(min(r.d.Times[r.times[at+1]].End, hi), hi)
	case r.lex.is("late", low) && at+1 < hi && r.times[at+1] >= 0:
		return at + 1
	case r.class(at) == "adv" && low != "not" && low != "n't", low == "earlier", low == "later", low == "too", low == "recently", low == "publicly", low == "repeatedly":
		return at + 1
	}
	if e := r.viaAt(at, hi); e > 0 {
		if r.lex.is("manner", r.low(e-1)) {
			return e
		}
		return r.pastPhrase(e, hi)
	}
	if r.class(at) == "prep" || low == "during" {
		return r.pastPhrase(at, hi)
	}
	return at
}

// pastComma steps over a comma after a time where words follow that begin a clause.
func (r *reader) pastComma(at, hi int) int {
	if at+1 < hi && r.low(at) == "," && !isMark(r.low(at+1)) {
		if c := r.class(at + 1); c == "pron" || c == "det" || r.low(at+1) == "that" || r.times[at+1] >= 0 {
			return at + 1
		}
	}
	return at
}

// pastPhrase gives the token, not far off, where "that", a quotation or the end
// of the clause follows a prepositional phrase; at itself where there is none.
func (r *reader) pastPhrase(at, hi int) int {
	for k := at; k < hi && k < at+15; k++ {
		t := r.d.Tokens[k]
		switch {
		case t.Low == "that" && k+1 < hi && (k > at):
			return k
		case t.Low == ":", t.Kind == doc.Punct && isMark(t.Low) && (r.low(k-1) == "," || k == at), t.Low == ",":
			return k
		case t.Low == "." && !(glued(r.d, k) && k+1 < hi):
			return k
		case k > at && (r.class(k) == "aux" || r.lex.finite[t.Low] || r.class(k) == "pron"):
			return at
		}
	}
	return at
}

// quoteFrom gives the quotation that begins at token at, or right after a comma
// or colon there; nil for none.
func (r *reader) quoteFrom(at, hi int) *quotation {
	for k := at; k < hi && k < at+2; k++ {
		if q := r.quotes.of(k); q != nil && q.open == k {
			return q
		}
		if r.low(k) != "," && r.low(k) != ":" {
			return nil
		}
	}
	return nil
}

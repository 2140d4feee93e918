package say

import (
	"strings"

	"sitrep/doc"
)

// after gives the noun phrase that begins at token i, with its apposition;
// empty where there is none.
func (r *reader) after(i, hi int) rng {
	at := r.simpleAfter(i, hi)
	if at == i {
		return rng{}
	}
	n := r.speaks(rng{i, at})
	if n.empty() || r.class(i) == "prep" || r.times[i] >= 0 && r.d.Times[r.times[i]].End >= at || r.lex.is("late", r.low(i)) {
		return rng{}
	}
	for at+1 < hi && r.low(at) == "," {
		e := r.apposition(at+1, hi)
		if e < 0 {
			break
		}
		at = e
	}
	return rng{i, r.relative(at, hi)}
}

// relative gives the end of a relative clause that goes on to the end of the
// sentence from token at: "said Ana Ruiz, who lives there." at where there is none.
func (r *reader) relative(at, hi int) int {
	who := at
	if who < hi && r.low(who) == "," {
		who++
	}
	if who >= hi || r.low(who) != "who" || r.quotes.of(who) != r.quotes.of(at-1) {
		return at
	}
	for k := who + 1; k < hi; k++ {
		if low := r.low(k); low == ":" || low == ";" || isMark(low) || low == "," || r.d.Tokens[k].Kind == doc.Punct && strings.HasPrefix(low, "-") && !glued(r.d, k) {
			return at
		}
		if k == hi-1 && r.low(k) == "." {
			return k
		}
	}
	return hi
}

// simpleAfter gives the end of the noun phrase that begins at token i.
func (r *reader) simpleAfter(i, hi int) int {
	at := i
	for at < hi && at-i < longest {
		t := r.d.Tokens[at]
		if t.Low == "(" || t.Low == "[" {
			e := at + 1
			for e < hi && e < at+12 && r.low(e) != ")" && r.low(e) != "]" {
				e++
			}
			if at == i || e >= hi || e >= at+12 {
				return at
			}
			at = e + 1
			continue
		}
		c := r.class(at)
		switch {
		case r.quotes.of(at) != nil && r.quotes.of(at) != r.quotes.of(i):
			return at
		case r.endsPhrase(at), t.Low == "." && at+1 >= hi,
			r.times[at] >= 0 && !r.possessive(r.d.Times[r.times[at]].End) && at > i,
			c == "pron" && !r.isName(at) && at > i,
			r.viaAt(at, hi) > 0,
			c == "prep" && at+1 < hi && (r.times[at+1] >= 0 || strings.HasSuffix(r.low(at+1), "ing") && !r.isName(at+1)),
			at > i && r.isSaying(at),
			c == "adv" && at > i,
			at > i && strings.HasSuffix(t.Low, "ing") && !r.isName(at) && r.class(at-1) != "det" && len(t.Low) > 5 && !r.d.Sentences[t.Sentence].Capitals && r.class(at-1) != "prep" && r.lex.verbs[t.Low] != nil:
			return at
		case t.Low == "and" || t.Low == "or":
			if at == i || at+1 >= hi || r.lex.verbs[r.low(at+1)] != nil && !r.isName(at+1) || r.clauseFollows(at+1, hi) {
				return at
			}
		}
		if c == "pron" {
			return at + 1
		}
		at++
	}
	return at
}

// clauseFollows tells whether a finite verb stands before the next mark.
func (r *reader) clauseFollows(i, hi int) bool {
	for k := i; k < hi && k < i+15; k++ {
		t := r.d.Tokens[k]
		if t.Kind == doc.Punct && t.Low != "." && t.Low != "'" {
			return false
		}
		if r.class(k) == "aux" && !r.isName(k) || r.isVerb(k) || r.isSaying(k) {
			return true
		}
	}
	return false
}

// apposition gives the end of a description that begins at token i, after a
// comma: "a lawyer for the family"; -1 where there is none.
func (r *reader) apposition(i, hi int) int {
	t := r.d.Tokens[i]
	if t.Kind == doc.Number {
		return i + 1
	}
	c := r.class(i)
	if t.Kind != doc.Word || c != "" && c != "det" && c != "poss" && t.Low != "who" || r.lex.verbs[t.Low] != nil && !r.isName(i) || r.lex.is("split", t.Low) && t.Low != "who" {
		return -1
	}
	if strings.HasSuffix(t.Low, "ing") && !r.isName(i) {
		return -1
	}
	if t.Low == "who" {
		return -1
	}
	e := r.simpleAfter(i, hi)
	if e == i || e < hi && (r.class(e) == "aux" || r.lex.finite[r.low(e)] || r.isSaying(e)) {
		return -1
	}
	return e
}

// viaAt gives the end of "in a statement" and the like that begins at token i, or 0.
func (r *reader) viaAt(i, hi int) int {
	switch r.low(i) {
	case "in", "on", "via", "through", "at", "during", "by":
	default:
		return 0
	}
	for k := i + 1; k < hi && k < i+7; k++ {
		t := r.d.Tokens[k]
		if r.lex.is("via", t.Low) || r.lex.is("manner", t.Low) {
			return k + 1
		}
		if c := r.class(k); t.Kind == doc.Punct || c != "" && c != "det" && c != "poss" || c == "" && k == i+1 {
			return 0
		}
	}
	return 0
}

// flat tells whether the sentence of token i is written so that capitals tell
// nothing: all in capitals, or a headline with a capital on nearly every word.
func (r *reader) flat(i int) bool {
	return r.flatSentence[r.d.Tokens[i].Sentence]
}

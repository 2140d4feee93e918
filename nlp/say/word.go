package say

import (
	"strings"

	"sitrep/doc"
)

// isName tells whether token i is written with a capital where that tells
// something: not at the beginning of a sentence, nor where all is in capitals.
func (r *reader) isName(i int) bool {
	t := r.d.Tokens[i]
	s := r.d.Sentences[t.Sentence]
	return t.Kind != doc.Punct && t.Case != doc.Lower && !r.flatSentence[t.Sentence] && (t.Case == doc.Upper || i > s.First && !isMark(r.low(i-1)))
}

func isMark(low string) bool { return low == "\"" || low == "'" }

// isSaying tells whether token i is a verb of saying, in the past or the third
// person, that is seldom a noun.
func (r *reader) isSaying(i int) bool {
	if r.isName(i) || r.lex.is("noun", r.low(i)) {
		return false
	}
	for _, x := range r.lex.verbs[r.low(i)] {
		if len(x.rest) == 0 && x.form&(past|third) != 0 && x.takes("cqi") && !x.takes("s") {
			return true
		}
	}
	return false
}

func (x reading) takes(frames string) bool { return strings.ContainsAny(x.verb.frames, frames) }

func (r *reader) possessive(i int) bool {
	return i < len(r.d.Tokens) && (r.low(i) == "'s" || r.low(i) == "'")
}

// self tells whether a source is the speaker, or the one spoken to: "I think" in
// what somebody says is no statement of its own.
func (r *reader) self(x rng) bool {
	if x.end-x.first != 1 {
		return false
	}
	switch r.low(x.first) {
	case "i", "we", "you", "one":
		return true
	}
	return false
}

// carrierAt is viaAt for what carries words alone, and no manner: "in a statement", not "in the strongest terms".
func (r *reader) carrierAt(i, hi int) int {
	if e := r.viaAt(i, hi); e > 0 && r.lex.is("via", r.low(e-1)) {
		return e
	}
	return 0
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

package say

import (
	"strings"

	"sitrep/doc"
)

// cue is a verb group that may make a statement.
type cue struct {
	rng                // the group with its particle
	head       int     // token of the verb
	reading    reading //
	aux        int     // how many tokens stand before the verb
	passive    bool
	participle bool // "saying", without "is": the subject is another verb's
	infinitive bool
	negated    bool
}

// cueAt reads token i as the head of a cue, in the clause that begins at lo.
func (r *reader) cueAt(i, lo, hi int) (cue, bool) {
	if r.isName(i) && !r.flat(i) {
		return cue{}, false
	}
	for _, x := range r.lex.verbs[r.low(i)] {
		if !r.follow(i+1, hi, x.rest) {
			continue
		}
		c := r.group(cue{rng: rng{i, i + 1 + len(x.rest)}, head: i, reading: x}, lo)
		if r.finiteCue(&c, lo) {
			return c, true
		}
	}
	return cue{}, false
}

// follow tells whether these words stand from token i on.
func (r *reader) follow(i, hi int, words []string) bool {
	for k, w := range words {
		if i+k >= hi || r.low(i+k) != w {
			return false
		}
	}
	return true
}

// group takes the auxiliaries and adverbs before the verb into the cue.
func (r *reader) group(c cue, lo int) cue {
	for c.first > lo {
		t := r.d.Tokens[c.first-1]
		switch {
		case t.Low == "not" || t.Low == "n't" || t.Low == "never":
			c.negated = true
		case r.class(c.first-1) == "aux" && !(t.Low == "'d" && c.first == c.head):
			if t.Low == "having" {
				return c
			}
		case t.Low == "to" && !c.infinitive && c.first == c.head:
			c.infinitive = true
		case r.isAdverb(c.first - 1):
		case r.quotedAdverb(c.first-1, lo):
			c.first -= 2 // the mark and the word; the other mark below
		default:
			return c
		}
		c.first--
		c.aux++
	}
	return c
}

// quotedAdverb tells whether token i closes one adverb in quotation marks:
// "the union "strongly" condemned".
func (r *reader) quotedAdverb(i, lo int) bool {
	q := r.quotes.of(i)
	return q != nil && q.end == i+1 && q.end-q.open == 3 && q.open > lo && r.isAdverb(i-1)
}

// isAdverb tells whether token i may stand in a verb group.
func (r *reader) isAdverb(i int) bool {
	low := r.low(i)
	if r.lex.is("adverb", low) || r.class(i) == "adv" {
		return true
	}
	switch low {
	case "far":
		return i > 0 && r.low(i-1) == "so"
	case "so":
		return i+1 < len(r.d.Tokens) && r.low(i+1) == "far"
	case "family", "ally", "assembly", "july", "italy", "rally", "supply", "monopoly", "anomaly", "bully", "daily", "weekly", "monthly", "elderly":
		return false
	}
	return strings.HasSuffix(low, "ly") && len(low) > 4 && !r.isName(i)
}

// finiteCue tells whether the group can be a cue, and works out its voice.
func (r *reader) finiteCue(c *cue, lo int) bool {
	be, have, modal, do := r.auxiliaries(c)
	f := c.reading.form
	if c.first > lo && c.aux == 0 || c.aux > 0 && !be && !have && !modal && !do && !c.infinitive {
		if p := c.first - 1; p >= lo && r.nominal(p, f) {
			return false
		}
	}
	switch {
	case c.infinitive:
		return f&base != 0
	case f&gerund != 0:
		c.participle = !be
		return true
	case be:
		c.passive = f&participle != 0
		return c.passive
	case have:
		return f&participle != 0
	case modal, do:
		return f&base != 0
	}
	return f&(past|third|base) != 0
}

// nominal tells whether a verb's form after token p is rather a noun or an
// adjective: "the claims", "his reported death".
func (r *reader) nominal(p int, f form) bool {
	switch c := r.class(p); {
	case c == "det" && (r.low(p) != "this" && r.low(p) != "that" || f&past == 0) && r.low(p) != "all" && r.low(p) != "many" && r.low(p) != "some" && r.low(p) != "others" && r.low(p) != "both", c == "poss":
		return true
	case c == "prep":
		return f&gerund == 0
	case r.low(p) == "'s", r.d.Tokens[p].Kind == doc.Number:
		return true
	}
	return false
}

// auxiliaries tells which kinds of auxiliary stand in the group.
func (r *reader) auxiliaries(c *cue) (be, have, modal, do bool) {
	for k := c.first; k < c.head; k++ {
		switch r.low(k) {
		case "be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re":
			be = true
		case "has", "have", "had", "'ve":
			have = true
		case "do", "does", "did":
			do = true
		default:
			modal = modal || r.class(k) == "aux"
		}
	}
	return be, have, modal, do
}

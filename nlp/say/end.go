package say

import (
	"strings"

	"sitrep/doc"
)

// contentEnd gives the end of what is stated from token at on.
func (r *reader) contentEnd(at, hi int) int {
	if q := r.quotes.of(at); q != nil && q.open == at {
		if q.end >= hi || r.d.Tokens[q.end].Kind == doc.Punct {
			if q.end >= hi || r.low(q.end) != "," {
				return q.end
			}
		}
	}
	outer := r.quotes.of(at)
	depth := 0
	for k := at; k < hi; k++ {
		if q := r.quotes.of(k); q != nil && q != outer && q.open == k {
			if q.end >= hi || r.low(q.inner.end-1) == "," && r.leaves(q.end, hi) {
				return q.end
			}
			k = q.end - 1
			continue
		}
		switch low := r.low(k); {
		case low == "(" || low == "[":
			depth++
		case low == ")" || low == "]":
			depth--
		case depth > 0:
		case k == at:
		case low == ";":
			return k
		case r.isDash(k):
			if e := r.dashEnd(k, hi); e > 0 {
				k = e
				continue
			}
			return k
		case low == "," && r.splits(k, hi):
			return k
		case (low == "and" || low == "but") && k+1 < hi && r.newCue(k+1, hi):
			return k
		case low == "according" && k+1 < hi && r.low(k+1) == "to":
			return k
		}
	}
	return hi
}

// dashEnd gives the dash that closes a parenthesis which the dash at token k
// opens, or 0.
func (r *reader) dashEnd(k, hi int) int {
	for e := k + 1; e < hi && e < k+20; e++ {
		if r.quotes.of(e) != r.quotes.of(k) || r.isSaying(e) {
			return 0
		}
		if r.isDash(e) {
			return e
		}
	}
	return 0
}

// splits tells whether the comma at token k ends what is stated.
func (r *reader) splits(k, hi int) bool {
	if k+1 >= hi {
		return true
	}
	n := k + 1
	low := r.low(n)
	switch {
	case low == "as" && n+1 < hi && r.low(n+1) == "well":
		return false
	case r.lex.is("split", low):
		return !r.resumes(n, hi)
	case low == "and", low == "but":
		return r.newCue(n+1, hi) || r.newSpeaker(n+1, hi)
	case r.verbForm(n)&gerund != 0:
		return true
	case r.class(n) == "pron" || r.class(n) == "det" || r.class(n) == "" || r.isName(n):
		return r.tag(n, hi)
	}
	return false
}

// leaves tells whether what follows a quotation that ends with a comma is no
// longer stated: "saying", "he said".
func (r *reader) leaves(i, hi int) bool {
	return i < hi && (r.verbForm(i)&(gerund|past) != 0 || r.tag(i, hi))
}

// resumes tells whether a relative clause that begins at token i is closed by a
// comma after which the clause before it goes on: "the man, who fled, had fired".
func (r *reader) resumes(i, hi int) bool {
	switch r.low(i) {
	case "who", "which", "whose", "where", "when":
	default:
		return false
	}
	for k := i + 1; k+1 < hi && k < i+25; k++ {
		if r.low(k) == "," {
			return r.class(k+1) == "aux" || r.lex.finite[r.low(k+1)] || strings.HasSuffix(r.low(k+1), "ed") && r.verbForm(k+1) == 0
		}
	}
	return false
}

// newSpeaker tells whether another's statement begins at token i: "and the army
// has denied".
func (r *reader) newSpeaker(i, hi int) bool {
	for k := i; k < hi && k < i+9; k++ {
		if r.d.Tokens[k].Kind == doc.Punct && r.low(k) != "." {
			return false
		}
		if k > i && r.isSaying(k) {
			return true
		}
		if r.class(k) == "aux" || r.isVerb(k) {
			return k > i && r.class(k) == "aux" && k+1 < hi && r.verbForm(k+1)&participle != 0
		}
	}
	return false
}

// verbForm gives the forms that token i may be as a verb of saying.
func (r *reader) verbForm(i int) form {
	var f form
	if r.isName(i) {
		return 0
	}
	for _, x := range r.lex.verbs[r.low(i)] {
		f |= x.form
	}
	return f
}

// newCue tells whether a verb of saying, with its auxiliaries, begins at token i:
// "and warned".
func (r *reader) newCue(i, hi int) bool {
	for i < hi && (r.isAdverb(i) || r.class(i) == "aux") {
		i++
	}
	if i >= hi {
		return false
	}
	if r.isName(i) {
		return false
	}
	for _, x := range r.lex.verbs[r.low(i)] {
		if x.form&(past|third) != 0 && x.takes("cqi") && !x.verb.takes('s') {
			return true
		}
	}
	return false
}

// tag tells whether "he said" or "said X" stands at token i, before a mark.
func (r *reader) tag(i, hi int) bool {
	for k := i; k < hi && k < i+12; k++ {
		if r.d.Tokens[k].Kind == doc.Punct && r.low(k) != "." {
			return false
		}
		if r.isSaying(k) {
			e := r.skipAside(k+1, hi)
			return e >= hi || r.low(e) == "," || r.low(e) == "." || k == i
		}
		if r.class(k) == "aux" || r.lex.finite[r.low(k)] {
			return false
		}
	}
	return false
}

// fronted gives the content that ends right before token pos: a quotation, or a
// clause and a comma.
func (r *reader) fronted(pos, lo int) rng {
	p := pos - 1
	if p < lo {
		return rng{}
	}
	own := r.quotes.of(pos)
	if r.low(p) == "," || strings.HasPrefix(r.low(p), "-") {
		if p == lo {
			return rng{}
		}
		if q := r.quotes.of(p - 1); q == nil || q == own || q.end != p {
			start := r.clauseStart(p, lo)
			if p-start < 3 || !r.clauseFollows(start, p) && p-start < 6 {
				return rng{}
			}
			return rng{start, p}
		}
		p--
	}
	q := r.quotes.of(p)
	if q == nil || q == own {
		return rng{}
	}
	start := q.open
	if lo < q.open && !r.attributedSince(lo) && r.low(q.open-1) != "," && r.low(q.open-1) != ":" && q.open-lo > 2 {
		start = r.clauseStart(q.open, lo)
	}
	return rng{start, p + 1}
}

func (r *reader) attributedSince(lo int) bool {
	return len(r.found) > 0 && r.found[len(r.found)-1].head >= lo
}

// clauseStart gives where the clause that ends at token end begins.
func (r *reader) clauseStart(end, lo int) int {
	start := lo
	for k := end - 1; k > lo; k-- {
		if low := r.low(k); low == ";" || strings.HasPrefix(low, "--") {
			start = k + 1
			break
		}
	}
	for n := len(r.found) - 1; n >= 0 && r.found[n].head >= lo; n-- {
		a := r.found[n]
		if a.head < end && a.head >= start && a.source.first >= start {
			break
		}
	}
	return start
}

// tidy drops what does not belong to content at its edges: white marks, a comma,
// the full stop.
func (r *reader) tidy(c rng) rng {
	for !c.empty() {
		switch low := r.low(c.first); {
		case low == ",", low == ":", low == ";", strings.HasPrefix(low, "-") && r.d.Tokens[c.first].Kind == doc.Punct, low == ")":
			c.first++
			continue
		}
		break
	}
	for !c.empty() {
		i := c.end - 1
		switch low := r.low(i); {
		case low == ",", low == ":", low == ";", strings.HasPrefix(low, "-") && r.d.Tokens[i].Kind == doc.Punct, low == "(":
			c.end--
			continue
		case strings.HasPrefix(low, ".") && r.d.Tokens[i].Kind == doc.Punct && low == ".":
			c.end--
			continue
		case low == "and" || low == "but":
			c.end--
			continue
		}
		break
	}
	for i := c.first; i < c.end; i++ {
		if r.d.Tokens[i].Kind != doc.Punct {
			return c
		}
	}
	return rng{}
}

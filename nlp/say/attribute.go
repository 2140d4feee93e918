package say

import (
	"strings"

	"sitrep/doc"
)

// paragraph finds the attributions of the sentences [first, end).
func (r *reader) paragraph(first, end int) {
	lo, hi := r.d.Sentences[first].First, r.d.Sentences[end-1].End
	r.quotes = findQuotes(r.d, lo, hi)
	from := len(r.found)
	if r.turn(lo, hi) {
		return
	}
	for i := lo; i < hi; i++ {
		cl, ch := r.clause(i)
		switch {
		case r.low(i) == "according" && i+2 < ch && r.low(i+1) == "to":
			r.accordingTo(i, cl, ch)
		case r.lex.verbs[r.low(i)] != nil:
			if c, ok := r.cueAt(i, cl, ch); ok && r.attribute(c, cl, ch) {
				i = c.end - 1
			}
		}
	}
	r.carryOn(from, lo, hi)
}

// clause gives the tokens that a cue at token i may use: its sentence, and no
// more than the quotation where it stands in one.
func (r *reader) clause(i int) (lo, hi int) {
	s := r.d.Sentences[r.d.Tokens[i].Sentence]
	lo, hi = s.First, s.End
	if q := r.quotes.of(i); q != nil {
		lo, hi = max(lo, q.inner.first), min(hi, q.inner.end)
	}
	return max(lo, i-wide), min(hi, i+wide)
}

// wide is how many tokens to either side of a cue are looked at, so that a
// sentence without end costs no more than its length.
const wide = 200

// attribute makes an attribution of a cue, where it has a source and content.
func (r *reader) attribute(c cue, lo, hi int) bool {
	switch {
	case c.infinitive:
		p := c.first - 1
		if p <= lo || !r.lex.is("lead", r.low(p)) {
			return false
		}
		for c.first > lo && (r.lex.is("lead", r.low(c.first-1)) || r.class(c.first-1) == "aux") {
			c.first--
		}
	case c.passive:
		return r.passive(c, lo, hi)
	case c.participle:
		return r.participle(c, lo, hi)
	}
	if by := c.end; by < hi && !r.helped(&c) && r.low(by) == "by" && c.reading.form&participle != 0 {
		return r.passive(c, lo, hi)
	}
	src := r.before(lo, c.first)
	switch {
	case c.reading.verb.stance == "believes" && r.isPronoun(src):
		return false
	case r.self(src) && (r.block || r.quotes.of(c.head) != nil || !r.body()):
		return false
	case !src.empty():
		return r.active(c, src, lo, hi)
	case r.inverted(c, lo, hi):
		return true
	}
	return r.shared(c, lo, hi)
}

// helped tells whether an auxiliary stands in the group.
func (r *reader) helped(c *cue) bool {
	be, have, modal, do := r.auxiliaries(c)
	return be || have || modal || do
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

func (r *reader) isPronoun(x rng) bool {
	return x.end-x.first == 1 && r.class(x.first) == "pron"
}

// active makes "X said ..." and "..., X said".
func (r *reader) active(c cue, src rng, lo, hi int) bool {
	a := attribution{source: src, cue: []rng{c.rng}, verb: c.reading.verb, negated: c.negated, head: c.head}
	if r.cited(a, c, hi) {
		return true
	}
	rest, kind := r.content(c, lo, hi)
	front := rng{}
	if r.fronts(c) && (kind == 'q' || kind == 0 && r.closed(c, hi)) {
		front = r.fronted(src.first, lo)
		if kind == 0 {
			front, rest = r.around(front, src, c.end, lo, hi)
		}
	}
	switch {
	case !front.empty() || kind != 0:
	case a.verb.stance == "claims_responsibility":
		return r.keep(r.responsible(a, c, lo))
	default:
		return r.opens(a, c, hi)
	}
	if src.end-src.first == 1 && r.class(src.first) == "pron" {
		if p := src.first - 1; p >= lo && (r.low(p) == "which" || r.low(p) == "who" || r.low(p) == "that" && p > lo && r.class(p-1) != "") && !rest.empty() && kind == 'b' {
			front = rng{p, p + 1}
		}
	} else if p := src.first - 1; p > lo && (r.low(p) == "which" || r.low(p) == "who" || r.low(p) == "whom") && kind == 'b' {
		front = rng{p, p + 1}
	}
	for _, x := range [...]rng{src, front} {
		if x.end-x.first == 1 && r.class(x.first) == "rel" && x.first > lo && r.low(x.first-1) == "," {
			rest = r.closing(rest)
		}
	}
	a.content = appendRange(appendRange(nil, front), rest)
	return r.keep(a)
}

// closing cuts content of a relative clause at the comma after which the clause
// around it goes on: "Ruiz, who said it was over, left".
func (r *reader) closing(x rng) rng {
	for k := x.first + 1; k+1 < x.end; k++ {
		if r.low(k) == "," && r.quotes.of(k) == nil {
			if c := r.class(k + 1); c == "aux" || c == "verb" || r.isVerb(k+1) || r.verbForm(k+1)&(past|third) != 0 {
				return rng{x.first, k}
			}
		}
	}
	return x
}

// cited makes two attributions of "X cited Y as saying ...".
func (r *reader) cited(a attribution, c cue, hi int) bool {
	for k := c.end + 1; k+2 < hi && k < c.end+20; k++ {
		if r.low(k) == "as" && r.low(k+1) == "saying" {
			rest := rng{k + 2, r.contentEnd(k+2, hi)}
			y := attribution{source: r.before(c.end, k), cue: []rng{{k, k + 2}}, content: []rng{rest}, verb: a.verb, head: k}
			a.content = []rng{{c.end, rest.end}}
			return !y.source.empty() && r.keep(a) && r.keep(y)
		}
		if r.low(k) == "that" || r.class(k) == "aux" {
			return false
		}
	}
	return false
}

// around gives the content that goes on after an attribution between commas, as
// in "In Asyut, the army said, two men had fled".
func (r *reader) around(front, src rng, end, lo, hi int) (rng, rng) {
	at := r.skipAside(end, hi)
	if at+1 >= hi || r.low(at) != "," || src.first-1 <= lo || r.low(src.first-1) != "," || r.quotes.of(src.first) != r.quotes.of(at) {
		return front, rng{}
	}
	n := at + 1
	if r.verbForm(n)&gerund != 0 || r.lex.is("split", r.low(n)) || r.class(n) == "conj" {
		return front, rng{}
	}
	if front.empty() {
		front = rng{r.clauseStart(src.first, lo), src.first - 1}
	}
	return front, rng{n, r.contentEnd(n, hi)}
}

// closed tells whether nothing but asides follows the cue in its clause.
func (r *reader) closed(c cue, hi int) bool {
	at := c.end
	if c.reading.verb.takes('o') {
		at = r.skipAddressee(at, hi)
	}
	at = r.skipAside(at, hi)
	if at < hi && r.low(at) == "to" {
		return false
	}
	return at >= hi || r.d.Tokens[at].Kind == doc.Punct || r.verbForm(at)&gerund != 0 || r.lex.is("break", r.low(at)) || r.class(at) == "prep" || r.class(at) == "conj"
}

// responsible gives the content of a claim of responsibility that names no act:
// "the attack, for which X claimed responsibility", or just "responsibility".
func (r *reader) responsible(a attribution, c cue, lo int) attribution {
	p := a.source.first
	if p-2 > lo && r.low(p-1) == "which" && r.low(p-2) == "for" {
		end := p - 2
		if r.low(end-1) == "," {
			end--
		}
		a.content = appendRange(nil, r.simple(lo, end))
		return a
	}
	a.cue = []rng{{c.first, c.end - 1}}
	a.content = []rng{{c.end - 1, c.end}}
	return a
}

// fronts tells whether the cue's content may stand before it.
func (r *reader) fronts(c cue) bool { return c.reading.verb.takes('q') }

// inverted makes "..., said X".
func (r *reader) inverted(c cue, lo, hi int) bool {
	if !r.fronts(c) || c.reading.form&(past|third) == 0 || c.end >= hi {
		return false
	}
	at := c.end
	for at < hi && r.isAdverb(at) && r.class(at) != "pron" {
		at++
	}
	if e := r.viaAt(at, hi); e > 0 {
		at = e
	}
	src := r.after(at, hi)
	if src.empty() || src.end < hi && r.endsPhrase(src.end) && r.d.Tokens[src.end].Kind != doc.Punct && !r.lex.is("break", r.low(src.end)) && r.class(src.end) != "rel" {
		return false
	}
	front := r.fronted(c.first, lo)
	a := attribution{source: src, cue: []rng{c.rng}, verb: c.reading.verb, negated: c.negated, head: c.head}
	rest := rng{}
	after := r.skipAside(src.end, hi)
	if q := r.quoteFrom(after, hi); q != nil {
		rest = rng{q.open, q.end}
	}
	if front.empty() && (rest.empty() || c.first > lo) {
		return false
	}
	a.content = appendRange(appendRange(nil, front), rest)
	return r.keep(a)
}

// participle makes "..., saying ...": the speaker is the clause's.
func (r *reader) participle(c cue, lo, hi int) bool {
	if c.first > lo && r.low(c.first-1) == "as" {
		return false // "cited as saying"
	}
	rest, kind := r.content(c, lo, hi)
	if kind == 0 {
		return false
	}
	src := r.subject(c.first, lo)
	if src.empty() && rest.end+1 < hi && r.low(rest.end) == "," && c.first-lo < 4 {
		src = r.after(rest.end+1, hi) // "While condemning X, the army said"
	}
	if src.empty() {
		return false
	}
	return r.keep(attribution{source: src, cue: []rng{c.rng}, content: []rng{rest}, verb: c.reading.verb, negated: c.negated, head: c.head})
}

// shared makes "and warned ...": the source stands before an earlier verb.
func (r *reader) shared(c cue, lo, hi int) bool {
	p := c.first - 1
	if p <= lo {
		return false
	}
	switch r.low(p) {
	case "and", "but", "or", ",", "then", "yet":
	default:
		return false
	}
	rest, kind := r.content(c, lo, hi)
	if kind == 0 {
		return false
	}
	src := r.subject(p, lo)
	if src.empty() {
		return false
	}
	return r.keep(attribution{source: src, cue: []rng{c.rng}, content: []rng{rest}, verb: c.reading.verb, negated: c.negated, head: c.head})
}

// subject gives the source of the nearest attribution before token i in the
// clause, or the subject of the clause.
func (r *reader) subject(i, lo int) rng {
	q := r.quotes.of(i)
	for k := len(r.found) - 1; k >= 0 && r.found[k].head >= lo; k-- {
		a := r.found[k]
		if a.head < i && !a.source.empty() && r.quotes.of(a.head) == q && a.source.first >= lo {
			return a.source
		}
	}
	for k := lo; k < i; k++ {
		if r.quotes.of(k) != q || r.isName(k) {
			continue
		}
		if r.lex.finite[r.low(k)] || r.class(k) == "aux" || r.isSaying(k) || strings.HasSuffix(r.low(k), "ed") && k > lo+1 && r.class(k-1) != "det" {
			first := k
			for first > lo && (r.isAdverb(first-1) || r.class(first-1) == "aux") {
				first--
			}
			if src := r.before(lo, first); !src.empty() {
				return src
			}
		}
	}
	return rng{}
}

// passive makes "X was said to ...", and "... condemned by X".
func (r *reader) passive(c cue, lo, hi int) bool {
	a := attribution{cue: []rng{c.rng}, verb: c.reading.verb, negated: c.negated, head: c.head}
	subject := r.before(lo, c.first)
	if p := c.first - 1; subject.empty() && p > lo && r.low(p) == "," {
		subject = r.simple(lo, p)
	}
	at := c.end
	if at >= hi {
		return false
	}
	switch low := r.low(at); {
	case low == "as" && at+1 < hi && r.low(at+1) == "saying":
		a.source, a.cue = subject, []rng{{c.first, at + 2}}
		a.content = []rng{{at + 2, r.contentEnd(at+2, hi)}}
		return !subject.empty() && r.keep(a)
	case low == "by":
		a.source = r.after(at+1, hi)
		if a.source.empty() || subject.empty() || a.verb.takes('s') {
			return false
		}
		a.cue = []rng{{c.first, at + 1}}
		a.content = []rng{subject}
		return r.keep(a)
	case low == "to" && c.reading.takes("c") && c.aux > 0:
		a.content = appendRange(appendRange(nil, subject), rng{at, r.contentEnd(at, hi)})
		return !subject.empty() && r.keep(a)
	case low == "that" && c.reading.takes("c") && subject.end-subject.first == 1 && r.low(subject.first) == "it":
		a.content = []rng{{at, r.contentEnd(at, hi)}}
		return r.keep(a)
	}
	return false
}

// accordingTo makes "..., according to X" and "According to X, ...".
func (r *reader) accordingTo(i, lo, hi int) {
	src := r.after(i+2, hi)
	if src.empty() {
		return
	}
	a := attribution{source: src, cue: []rng{{i, i + 2}}, head: i}
	if i-lo > 1 {
		if f := r.fronted(i, lo); !f.empty() {
			a.content = append(a.content, f)
		} else {
			a.content = append(a.content, rng{r.clauseStart(i, lo), i})
		}
		if src.end+1 < hi && r.low(src.end) == "," {
			a.content = appendRange(a.content, rng{src.end + 1, r.contentEnd(src.end+1, hi)})
		}
	} else if a.source = r.leading(i+2, hi, src); a.source.end < hi && (r.low(a.source.end) == "," || r.low(a.source.end) == ":" || r.class(a.source.end) == "pron") {
		start := a.source.end
		if r.d.Tokens[start].Kind == doc.Punct {
			start++
		}
		a.content = appendRange(a.content, rng{start, r.contentEnd(start, hi)})
	}
	r.keep(a)
}

// leading gives the source of an "according to" that leads its sentence: a name
// after the comma is the statement's subject, not in apposition.
func (r *reader) leading(i, hi int, src rng) rng {
	e := r.simpleAfter(i, hi)
	if e+1 < src.end && r.class(e+1) == "det" && src.end < hi && r.low(src.end) == "," && !r.clauseFollows(e+1, src.end) {
		return src
	}
	return rng{i, e}
}

// keep records an attribution that has content.
func (r *reader) keep(a attribution) bool {
	if len(a.content) > 0 && (r.unnamed(a.content[0]) || r.reflexive(a.content[0])) {
		return false
	}
	var content []rng
	for _, c := range a.content {
		if c = r.tidy(c); !c.empty() {
			content = append(content, c)
		}
	}
	if len(content) == 0 {
		return false
	}
	a.content = content
	r.found = append(r.found, a)
	return true
}

// reflexive tells whether content is but what the source calls itself: "a man who
// described himself as a trader".
func (r *reader) reflexive(c rng) bool {
	switch r.low(c.first) {
	case "himself", "herself", "itself", "themselves":
		return true
	}
	return false
}

// unnamed tells whether content is but the wish not to be named, which is about
// the source of another statement.
func (r *reader) unnamed(c rng) bool {
	var words []string
	for i := c.first; i < c.end && len(words) < 6; i++ {
		words = append(words, r.low(i))
	}
	if len(words) > 1 && words[0] == "to" {
		words = words[1:]
	}
	if len(words) < 2 {
		return false
	}
	if words[0] == "be" {
		return words[1] == "named" || words[1] == "identified"
	}
	_, ok := r.lex.anonymous.at(words, 0)
	return ok && words[0] == "not"
}

func appendRange(list []rng, x rng) []rng {
	if x.empty() {
		return list
	}
	return append(list, x)
}

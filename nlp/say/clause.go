package say

import (
	"strings"
)

// relativeAt tells whether a relative clause of the subject begins within a word of
// word i: "An officer | who lost his brother".
func (t *tree) relativeAt(i int, c *clause) bool {
	for _, k := range t.Children(c.subject) {
		if t.d.Words[k].Relation == "acl:relcl" && t.hull[k].first <= i && i < t.hull[k].end {
			return true
		}
	}
	return false
}

// clause is what the tree says of a verb that makes a statement, in words.
type clause struct {
	verb     int
	reading  reading
	source   rng
	cue      rng
	contents []rng
	subject  int  // the head of the source, where it is direct
	direct   bool // the source is the verb's own subject
	headless bool // "were said to": by nobody
	opens    bool // what is said comes in the next paragraph
	silent   bool // it tells that something is not said
	figure   bool // it gives a figure of those who came to harm
	strong   bool // what is stated is a clause of its own, not a noun or an infinitive
	that     bool // and begins with "that"
	as       bool // "was quoted as saying"
	headline bool // in title case, where tags tell little
	act      bool // an attack that somebody claims
}

// claims tells whether a clause is a claim of responsibility.
func (c *clause) claims() bool {
	return c.act || c.reading.verb != nil && c.reading.verb.stance == "claims_responsibility"
}

// near tells whether a clause is "X said ...": the verb right after its subject.
func (c *clause) near() bool { return c.direct && c.source.end == c.cue.first }

// clauses gives the statements that verbs of saying and "according to" make.
func (r *reader) clauses() []clause {
	var out []clause
	for i := range r.d.Words {
		if c, ok := r.clauseAt(i); ok {
			out = append(out, c)
		}
	}
	return out
}

// clauseAt gives the statement that word v makes.
func (r *reader) clauseAt(v int) (clause, bool) {
	switch {
	case r.lower(v) == "according" && r.lower(v+1) == "to":
		return r.accordingTo(v)
	case (r.lower(v) == "claim" || r.lower(v) == "claims") && r.lower(v+1) == "of" && r.lower(v+2) == "responsibility":
		return r.noClaim(v)
	}
	if c, ok := r.silence(v); ok {
		return c, true
	}
	if c, ok := r.reckons(v); ok {
		return c, true
	}
	w := r.d.Words[v]
	switch w.Relation {
	case "amod", "compound", "case", "mark":
		if r.tree.Child(v, "nsubj") < 0 {
			return r.headlineAt(v)
		}
	}
	if w.UPOS != "VERB" {
		return r.headlineAt(v)
	}
	if o := r.tree.Child(v, "obj"); o >= 0 && (r.lower(o) == "lives" || r.lower(o) == "life") {
		return clause{}, false // "the attack claimed 12 lives"
	}
	if r.naming(v) {
		return clause{}, false
	}
	for _, x := range r.lex.verbs[r.tree.low[v]] {
		if !r.followed(v+1, x.rest) {
			continue
		}
		c := clause{verb: v, subject: -1, reading: x, cue: rng{r.groupStart(v), v + 1 + len(x.rest)}}
		if r.fill(&c) {
			return c, true
		}
	}
	return clause{}, false
}

// headlineAt reads "Minister Condemns Attack", where tags tell little: a verb in
// the third person between the words of a sentence in title case.
func (r *reader) headlineAt(v int) (clause, bool) {
	w := r.d.Words[v]
	s := r.d.Sentences[w.Sentence]
	in := r.wordsIn(rng{s.First, s.End})
	if s.Capitals || !r.flatSentence[w.Sentence] || v == in.first || v+1 >= in.end || r.lex.is("noun", r.tree.low[v]) {
		return clause{}, false
	}
	for _, x := range r.lex.verbs[r.tree.low[v]] {
		if x.form&third == 0 || !r.followed(v+1, x.rest) || x.takes("s") {
			continue
		}
		c := clause{verb: v, subject: v - 1, reading: x, cue: rng{v, v + 1 + len(x.rest)}, direct: true, headline: true}
		c.source = r.tree.trim(rng{in.first, v})
		c.contents = appendRange(nil, r.tree.trim(rng{c.cue.end, in.end}))
		return c, !c.source.empty() && len(c.contents) > 0
	}
	return clause{}, false
}

// fill finds source and content of a verb, and tells whether it makes a statement.
func (r *reader) fill(c *clause) bool {
	t, v, x := r.tree, c.verb, c.reading
	subject := r.subjectOf(v)
	if line := (rng{subject, v}); subject >= 0 && v-subject < wide && r.pastDateline(line) != line {
		subject = -1 // the place of the dateline
	}
	if subject >= 0 {
		c.subject, c.source, c.direct = subject, r.nounOf(subject, v), r.d.Words[subject].Head == v
	}
	if n := r.phraseBefore(c.cue.first); !c.direct && !n.empty() && r.finite(v) {
		c.source, c.direct, c.subject = n, true, n.end-1
	}
	if r.asSaying(c) {
		subject = c.subject
	}
	if r.passive(v) || x.form&participle != 0 && r.d.Words[v].XPOS == "VBN" && t.base(v) == "acl" {
		return r.passiveClause(c, subject)
	}
	switch k := t.Child(v, "ccomp"); {
	case k >= 0 && x.takes("cqao"):
		c.strong = true
		c.that = k > v && t.low[t.hull[k].first] == "that"
		c.contents = r.around(r.clausesOf(v, k), c)
		r.relative(c)
		r.fronted(c)
	case t.base(v) == "parataxis" && r.d.Words[v].Head >= 0 && x.takes("q"):
		c.strong = true
		c.contents = r.around(t.hull[r.d.Words[v].Head], c)
	case t.Child(v, "parataxis") > v && x.takes("q"):
		c.strong = true
		c.contents = r.around(t.hull[t.Child(v, "parataxis")], c)
	case len(x.rest) > 0 && x.takes("n"):
		c.contents = appendRange(nil, r.objects(v, r.pastFor(c), v+1))
	case t.Child(v, "xcomp") > v && x.takes("io"):
		c.contents = appendRange(nil, t.trim(t.hull[t.Child(v, "xcomp")]))
	case t.Child(v, "obj", "iobj") > v && x.takes("n") && !x.takes("s"):
		c.contents = appendRange(nil, r.objects(v, max(t.hull[t.Child(v, "obj", "iobj")].first, c.cue.end), v+1))
	}
	if len(c.contents) == 0 {
		c.contents = appendRange(nil, r.afterwards(c))
	}
	if len(c.contents) == 0 {
		r.astray(c)
	}
	if c.opens = len(c.contents) == 0 && x.takes("q") && r.endsWithColon(c.cue.end); c.opens {
		c.strong = true
	}
	return (len(c.contents) > 0 || c.opens) && !c.source.empty()
}

// asSaying reads "was quoted as saying" and "cited X as saying".
func (r *reader) asSaying(c *clause) bool {
	h, as := r.d.Words[c.verb].Head, c.verb-1
	if h < 0 || h >= as || r.tree.low[as] != "as" || r.d.Words[c.verb].XPOS != "VBG" {
		return false
	}
	said := r.tree.Child(h, "obj")
	if up := r.d.Words[h].Head; up >= 0 && up < h && r.d.Words[h].UPOS != "VERB" {
		h, said = up, h
	}
	if len(r.lex.verbs[r.tree.low[h]]) == 0 {
		return false
	}
	switch {
	case r.passive(h):
		if said = r.subjectOf(h); said < 0 {
			return false
		}
		c.cue.first = r.groupStart(h)
	case h < said && said < as:
		c.cue.first = as
	default:
		return false
	}
	c.subject, c.source, c.direct, c.as = said, r.nounOf(said, h), true, true
	if c.source.end > c.cue.first {
		c.source = r.tree.trim(rng{c.source.first, c.cue.first})
	}
	return !c.source.empty()
}

// clausesOf gives the clause k of a verb; with the others after it, where the tree
// has several, as it has of what it could not read as one.
func (r *reader) clausesOf(v, k int) rng {
	x := r.tree.hull[k]
	for _, other := range r.tree.Children(v) {
		if other > k && k > v && r.d.Words[other].Relation == "ccomp" {
			x.end = max(x.end, r.tree.hull[other].end)
		}
	}
	return x
}

// relative adds the pronoun before the subject to what is stated: "who" in "the
// man, who police said fled".
func (r *reader) relative(c *clause) {
	i := c.source.first - 1
	if !c.direct || i < 0 || r.tree.base(c.verb) != "acl" && r.tree.base(c.verb) != "parataxis" {
		return
	}
	if r.tree.relative(rng{i, i + 1}) {
		if n := c.contents; len(n) == 0 || n[0].first > c.verb {
			c.contents = append([]rng{{i, i + 1}}, n...)
		}
	}
}

// fronted adds what stands before "X said" between commas: "In Tarif, X said, two
// men fled".
func (r *reader) fronted(c *clause) {
	first := r.wordsIn(rng{r.d.Sentences[r.d.Words[c.verb].Sentence].First, 0}).first
	if !c.near() || c.source.first < first+2 || r.lower(c.source.first-1) != "," || r.lower(c.cue.end) != "," || len(c.contents) == 0 || c.contents[0].first < c.verb {
		return
	}
	if x := r.tree.trim(rng{first, c.source.first}); r.tree.hull[c.verb].first <= first {
		c.contents = append(appendRange(nil, x), c.contents...)
	}
}

// astray reads a finite verb with a subject that the tree hangs on what is
// stated, as no such verb hangs: "X believes" as the subject of what X believes.
func (r *reader) astray(c *clause) {
	t, v := r.tree, c.verb
	w := r.d.Words[v]
	switch w.Relation {
	case "nsubj", "nsubj:pass", "csubj", "obl", "obj", "compound", "amod", "nmod":
	default:
		return
	}
	if !c.direct || w.Head < c.cue.end || !c.reading.takes("c") || c.source.first > v || w.XPOS == "VBN" || w.XPOS == "VBG" {
		return
	}
	c.strong = true
	c.contents = appendRange(nil, t.trim(rng{c.cue.end, t.hull[w.Head].end}))
}

// pastFor gives where the object of a verb with its particle begins: after "on
// Monday for" in a claim of responsibility.
func (r *reader) pastFor(c *clause) int {
	if c.claims() {
		for k := c.cue.end; k < c.cue.end+6; k++ {
			if r.lower(k) == "for" {
				return k + 1
			}
		}
	}
	return c.cue.end
}

// endsWithColon tells whether a colon that ends its paragraph is word i.
func (r *reader) endsWithColon(i int) bool {
	if r.lower(i) != ":" || i+1 == len(r.d.Words) {
		return r.lower(i) == ":"
	}
	s := r.d.Sentences
	return s[r.d.Words[i].Sentence].Paragraph != s[r.d.Words[i+1].Sentence].Paragraph
}

// afterwards gives content that the tree does not hang on the verb as its object: the
// attack in "the attack, for which X claimed responsibility", or what follows
// "condemned in the strongest terms".
func (r *reader) afterwards(c *clause) rng {
	t, v := r.tree, c.verb
	if c.claims() {
		if x := r.forWhich(c); !x.empty() {
			return x
		}
		c.cue.end = v + 1
		return rng{v + 1, v + 2}
	}
	if !c.reading.takes("n") || c.cue.end >= len(r.d.Words) {
		return rng{}
	}
	first := r.d.Words[c.cue.end].Token
	end := r.viaAt(first, r.d.Sentences[r.d.Words[v].Sentence].End)
	if end == 0 || end >= len(r.d.Tokens) {
		return rng{}
	}
	return t.trim(rng{r.wordsIn(rng{end, end}).first, t.hull[v].end})
}

// forWhich gives the attack in "an attack on X, for which Y claimed
// responsibility".
func (r *reader) forWhich(c *clause) rng {
	t, at := r.tree, c.source.first-1
	if at < 2 || t.low[at] != "which" || t.low[at-1] != "for" {
		return rng{}
	}
	for at -= 2; at > 0 && t.mark(at); {
		at--
	}
	for k := at; k >= 0 && at-k < wide && r.d.Words[k].Sentence == r.d.Words[at].Sentence; k-- {
		if r.d.Words[k].UPOS == "NOUN" && r.lex.is("act", t.low[k]) {
			return t.trim(rng{t.hull[k].first, at + 1})
		}
	}
	top := at
	for range wide {
		h := r.d.Words[top].Head
		if h < 0 || h > at || r.d.Words[h].Sentence != r.d.Words[at].Sentence || r.d.Words[h].UPOS == "VERB" {
			break
		}
		top = h
	}
	if h := r.d.Words[top].Head; h >= 0 && h < at && t.base(top) != "obj" {
		if k := t.Child(h, "obj"); k >= 0 && k < at {
			top = k
		}
	}
	return t.trim(rng{t.hull[top].first, at + 1})
}

// passiveClause reads "X was said to ...", "it was said that ..." and
// "... was condemned by X".
func (r *reader) passiveClause(c *clause, subject int) bool {
	t, v, x := r.tree, c.verb, c.reading
	about := c.source
	if t.base(v) == "acl" && subject < 0 {
		subject = r.actAt(r.d.Words[v].Head)
		if about = r.nounOf(subject, v); !about.empty() && r.d.Words[about.first].UPOS == "ADP" {
			about.first++
		}
	}
	c.source = rng{}
	by := t.Child(v, "obl:agent")
	for _, k := range t.Children(v) {
		if by < 0 && t.base(k) == "obl" && t.low[t.hull[k].first] == "by" {
			by = k
		}
	}
	if by > v {
		c.source = t.trim(t.hull[by])
		if r.tree.low[c.source.first] == "by" {
			c.cue.end = c.source.first + 1
			c.source.first++
		}
	}
	c.headless = c.source.empty()
	if k := t.Child(v, "ccomp", "csubj", "csubj:pass"); k > v && x.takes("c") {
		c.strong = true
		c.contents = r.around(t.hull[k], c)
		return len(c.contents) > 0
	}
	if k := t.Child(v, "xcomp"); k > v && x.takes("c") && !about.empty() {
		c.contents = appendRange(appendRange(nil, about), t.trim(t.hull[k]))
		return true
	}
	if c.silent = c.source.empty() && x.verb.stance == "confirms" && (r.negated(c.cue) || !about.empty() && nobody(r.tree.low[about.first:about.end])); c.silent && !about.empty() {
		c.contents = appendRange(nil, about)
		return true
	}
	if c.source.empty() || about.empty() || x.takes("s") {
		return false
	}
	c.contents = appendRange(nil, about)
	c.act = x.verb.stance == "alleges" && x.takes("i") && subject >= 0 && r.lex.is("act", r.tree.low[subject])
	return true
}

// actAt gives the act that a noun behind it says more of, or the noun itself: "an attack near Basra | claimed by".
func (r *reader) actAt(noun int) int {
	if up := r.d.Words[noun].Head; up >= 0 && r.d.Words[noun].Relation == "nmod" && !r.lex.is("act", r.tree.low[noun]) && r.lex.is("act", r.tree.low[up]) {
		return up
	}
	return noun
}

// around gives a clause without the verb, its group and its subject where they
// stand within it.
func (r *reader) around(x rng, c *clause) []rng {
	own := r.tree.hull[c.verb]
	if own.first <= x.first && x.end <= own.end {
		own = rng{min(c.cue.first, c.verb), c.cue.end}
		if !c.source.empty() && (c.source.end <= own.first || own.end <= c.source.first) {
			own = rng{min(own.first, c.source.first), max(own.end, c.source.end)}
		}
	}
	if own.first >= x.end || own.end <= x.first {
		return appendRange(nil, r.tree.trim(x))
	}
	return appendRange(appendRange(nil, r.tree.trim(rng{x.first, own.first})), r.tree.trim(rng{own.end, x.end}))
}

// noClaim reads "no claim of responsibility" at the noun.
func (r *reader) noClaim(v int) (clause, bool) {
	no := r.tree.Child(v, "det")
	c := clause{verb: v, cue: rng{v, v + 1}, contents: []rng{r.tree.trim(rng{v + 2, max(v+3, r.tree.hull[v].end)})}, headless: true, silent: true}
	for _, x := range r.lex.verbs["claim"] {
		if x.verb.stance == "claims_responsibility" {
			c.reading = x
		}
	}
	return c, no >= 0 && r.tree.low[no] == "no" && c.reading.verb != nil
}

// accordingTo reads "..., according to X" at word i.
func (r *reader) accordingTo(i int) (clause, bool) {
	t := r.tree
	c := clause{verb: i, cue: rng{i, i + 2}, strong: true}
	all, end := rng{i, i}, i+wide
	if x := r.d.Words[i].Head; x > i {
		all, end = t.hull[x], t.hull[x].end
		if h := r.d.Words[x].Head; h >= 0 {
			all = t.hull[h]
		}
	}
	if s := r.d.Sentences[r.d.Words[i].Sentence]; r.wordsIn(rng{s.First, s.End}).first == i {
		all = rng{i, r.wordsIn(rng{s.End, s.End}).first}
	}
	c.source = t.trim(rng{i + 2, r.speakerEnd(i+2, end)})
	c.contents = appendRange(appendRange(nil, t.trim(rng{all.first, min(i, all.end)})), t.trim(rng{max(c.source.end, all.first), all.end}))
	return c, !c.source.empty()
}

// speakerEnd gives where a speaker that begins at word i ends, at most at word
// end: before a comma after which a clause follows.
func (r *reader) speakerEnd(i, end int) int {
	comma := end
	for k := i; k < min(end, len(r.d.Words)) && r.d.Words[k].Sentence == r.d.Words[i].Sentence; k++ {
		switch w := r.d.Words[k]; {
		case r.tree.low[k] == ",":
			comma = min(comma, k)
		case w.UPOS == "AUX" || w.UPOS == "VERB" && strings.HasPrefix(w.XPOS, "VB") && w.XPOS != "VBN" && w.XPOS != "VBG":
			return min(comma, k)
		}
		if k+1 < len(r.d.Words) && r.d.Words[k+1].Sentence != r.d.Words[i].Sentence {
			return min(end, k+1)
		}
	}
	return min(end, len(r.d.Words))
}

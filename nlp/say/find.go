package say

import (
	"slices"
	"strings"

	"sitrep/doc"
)

// attributions gives what the network and the trees find, in the order of the
// cues.
func (r *reader) attributions(n *network) []attribution {
	clauses := r.clauses()
	gaps := r.gaps()
	seen := n.see(r.d, gaps, clauses)
	at := make([]*clause, len(r.d.Words)) // of its verb
	for i := range clauses {
		at[clauses[i].verb] = &clauses[i]
	}
	var out []attribution
	used := make([]bool, len(r.d.Words)) // words in a cue
	for _, b := range seen.compose(at) {
		b.cue = r.cueEdges(b.cue)
		var c *clause
		for k := b.cue.first; k < b.cue.end; k++ {
			if at[k] != nil {
				c = at[k]
			}
		}
		if r.wordless(b.cue) || r.naming(b.cue.end-1) || r.support(&b, c)+logit(seen.cue.Of(seen.row(b.cue.first))) < enough {
			continue
		}
		for k := b.cue.first; k < b.cue.end; k++ {
			used[k] = true
		}
		if c != nil {
			r.complete(&b, c)
			r.extend(&b, c, gaps)
		}
		r.clip(&b)
		if !r.nominal(b.source) {
			b.source = rng{}
		}
		if b.source.empty() && (c == nil || !c.headless) {
			b.source = r.speakerOf(&b)
		}
		b.source = r.withName(b.source)
		r.inverted(&b, clauses)
		out = append(out, r.attribution(b))
	}
	stated := r.stated(out)
	for i := range clauses {
		c := &clauses[i]
		if used[c.verb] || len(c.contents) == 0 && !c.opens {
			continue
		}
		b := bundle{source: r.withName(c.source), cue: c.cue, contents: c.contents}
		r.inverted(&b, clauses)
		chance := logit(seen.cue.Of(seen.row(c.verb)))
		a := r.attribution(b)
		if c.silent {
			a.verb, a.negated = c.reading.verb, true
		}
		nested := stated[r.d.Words[c.verb].Token]
		if c.claims() || c.silent || c.figure || r.support(&b, c)+chance >= enough && !(nested && r.self(a.source)) || nested && r.doubted(&a, c) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b attribution) int { return a.head - b.head })
	return out
}

// naming tells whether a verb says only what somebody is called: "a group calling itself".
func (r *reader) naming(v int) bool {
	if !strings.HasPrefix(r.tree.low[v], "call") && !strings.HasPrefix(r.tree.low[v], "styl") {
		return false
	}
	switch r.lower(v + 1) {
	case "itself", "themselves", "himself", "herself":
		return true
	}
	return false
}

// withName takes the name into a source that ends before it: "a group calling itself | the
// Black Tents".
func (r *reader) withName(x rng) rng {
	if x.end-x.first < 3 || x.end >= len(r.d.Words) || !r.naming(x.end-2) {
		return x
	}
	token := r.d.Words[x.end].Token
	if i := r.firstMention(token); i < len(r.d.Mentions) {
		if m := r.d.Mentions[i]; m.First == token && m.Form == doc.Name && m.Type == "Organisation" {
			for x.end < len(r.d.Words) && r.d.Words[x.end].Token < m.End {
				x.end++
			}
		}
	}
	return x
}

// clip ends what "who said" states where the relative clause ends: "a man who said
// he was a trader | fled"; and what one speaker states where the next one speaks:
// "police said two men fled, | but neighbours said they saw four".
func (r *reader) clip(b *bundle) {
	for v := b.cue.first; v < b.cue.end; v++ {
		for _, c := range r.tree.Children(v) {
			if r.d.Words[c].Relation != "conj" || len(r.lex.verbs[r.tree.low[c]]) == 0 || r.tree.Child(c, "nsubj") < 0 {
				continue
			}
			for i, x := range b.contents {
				if next := r.tree.hull[c].first; x.first > v && x.first < next && next < x.end {
					b.contents[i].end = next
				}
			}
		}
		if r.d.Words[v].Relation != "acl:relcl" || r.d.Words[v].UPOS != "VERB" {
			continue
		}
		for i, x := range b.contents {
			if end := r.tree.hull[v].end; x.first > v && x.first < end && end < x.end && r.d.Words[end-1].Sentence == r.d.Words[x.end-1].Sentence {
				b.contents[i].end = end
			}
		}
	}
}

// speakerOf gives the subject of a cue that the network found none for: by the
// tree, or the nouns before the cue.
func (r *reader) speakerOf(b *bundle) rng {
	for v := b.cue.end - 1; v >= b.cue.first; v-- {
		w := r.d.Words[v]
		if w.UPOS != "VERB" || len(r.lex.verbs[r.tree.low[v]]) == 0 || r.participle(v) || r.passive(v) {
			continue
		}
		x := rng{}
		if k := r.subjectOf(v); k >= 0 {
			x = r.nounOf(k, v)
		} else if w.XPOS != "VBG" && w.XPOS != "VB" {
			x = r.phraseBefore(r.groupStart(v))
		}
		if !x.empty() && r.d.Words[x.first].Sentence == w.Sentence && !overlaps(x, b.contents) {
			return x
		}
	}
	return rng{}
}

// participle tells whether a verb hangs on something as "quoted by X" does.
func (r *reader) participle(v int) bool {
	switch r.tree.base(v) {
	case "acl", "advcl", "amod":
		return r.d.Words[v].XPOS == "VBN" && r.tree.Child(v, "aux") < 0
	}
	return false
}

// overlaps tells whether a range shares a word with one of some others.
func overlaps(x rng, list []rng) bool {
	return slices.ContainsFunc(list, func(y rng) bool { return y.first < x.end && x.first < y.end })
}

// cueEdges gives a cue that ends amid a verb's group the verb: "has often".
func (r *reader) cueEdges(x rng) rng {
	h := r.d.Words[x.end-1].Head
	switch r.tree.base(x.end - 1) {
	case "advmod", "aux":
		if r.wordless(x) && x.end <= h && h < x.end+3 && r.d.Words[h].UPOS == "VERB" {
			x.end = h + 1
		}
	}
	for v := x.first; v < x.end; v++ {
		if r.d.Words[v].UPOS == "VERB" {
			for x.first > 0 && r.d.Words[x.first-1].Head == v && r.tree.base(x.first-1) == "aux" {
				x.first--
			}
			break
		}
	}
	return x
}

// wordless tells whether a cue has no word of its own: "which", "had".
func (r *reader) wordless(x rng) bool {
	for i := x.first; i < x.end; i++ {
		switch r.d.Words[i].UPOS {
		case "NOUN", "VERB", "ADJ", "PROPN":
			return false
		}
		if low := r.tree.low[i]; low == "according" || low == ":" || low == "via" || low == "per" {
			return false
		}
	}
	return true
}

// plausible is what the odds of a gap must be for content to end there though
// the clause goes on, and for it to begin there though the clause has begun.
// Chosen on the dev part of PolNeAR.
var plausible = odds{begin: 0, end: 0.5}

// extend gives content that ends amid a phrase, or begins after it has begun, the
// rest of what the clause states.
func (r *reader) extend(b *bundle, c *clause, gaps []odds) {
	for i := range b.contents {
		h, before, next := &b.contents[i], 0, len(r.d.Words)
		if i > 0 {
			before = b.contents[i-1].end
		}
		if i+1 < len(b.contents) {
			next = b.contents[i+1].first
		}
		for _, x := range c.contents {
			if h.first >= x.first && h.end < x.end && x.end <= next && gaps[h.end].end <= plausible.end {
				h.end = x.end
			}
			if h.first > x.first && h.end <= x.end && x.first >= before && gaps[h.first].begin <= plausible.begin {
				h.first = x.first
			}
		}
	}
}

// doubted tells whether a clause in what another says gives what somebody
// believes or suspects: the network was taught to see the outer statement alone.
func (r *reader) doubted(a *attribution, c *clause) bool {
	return c.strong && c.reading.verb != nil && c.reading.verb.certainty != "certain" && !a.source.empty() && r.class(a.source.first) != "pron"
}

// enough is the log-odds that a cue must have, with what supports it.
const enough = 1.2

// What supports a cue, in log-odds. Fitted to the dev part of PolNeAR, but for
// clauses: they count for more, as news of other kinds than PolNeAR's needs it.
const (
	byThat   = 4.0 // a verb of saying with a subject and "that", a headline, "as saying"
	byClause = 2.5 // a verb of saying with a subject and a clause
	byNoun   = 2.0 // with a subject and something else that is said
	byVerb   = 0.6 // a verb of the table of verbs of saying
	bySource = 0.4
)

// support is what speaks for a cue beside the network's own log-odds.
func (r *reader) support(b *bundle, c *clause) float64 {
	sum := 0.0
	switch {
	case c != nil && (c.that || c.headline || c.as || len(c.reading.rest) > 2): // "put the toll at"
		sum += byThat
	case c != nil && c.strong:
		sum += byClause
	case c != nil:
		sum += byNoun
	}
	if r.lexical(b.cue) {
		sum += byVerb
	}
	if !b.source.empty() {
		sum += bySource
	}
	return sum
}

// lexical tells whether a verb of the table of verbs of saying stands in a cue.
func (r *reader) lexical(x rng) bool {
	for i := x.first; i < x.end; i++ {
		if len(r.lex.verbs[r.tree.low[i]]) > 0 {
			return true
		}
	}
	return false
}

// complete gives a bundle what the network does not see of it, and the tree does.
func (r *reader) complete(b *bundle, c *clause) {
	if c.as || c.headline {
		b.source, b.cue, b.contents = c.source, c.cue, c.contents
	}
	if q := r.groupStart(c.verb); q < b.cue.first && isMark(r.lower(q)) {
		b.cue.first = q
		b.contents = slices.DeleteFunc(b.contents, func(x rng) bool { return overlaps(x, []rng{b.cue}) })
	}
	switch {
	case c.reading.verb == nil: // according to
		b.source, b.cue = c.source, c.cue
	case c.headless:
		b.source, b.contents = rng{}, c.contents
	case c.source.empty():
	case !r.nominal(b.source), (c.claims() || c.figure) && c.direct, r.d.Words[b.source.first].Sentence != r.d.Words[b.cue.first].Sentence,
		b.source.end-b.source.first > 1 && r.d.Words[b.source.first].XPOS == "WP",
		r.pronounOf(b.source, c):
		b.source = c.source
	case c.near() && !overlaps(b.source, []rng{c.source}):
		if b.source.end < c.source.first && r.tree.trim(rng{b.source.end, c.source.first}).empty() {
			b.source.end = c.source.end // "Ana Ruiz, mayor of Tarif, said"
		} else {
			b.source = c.source
		}
	case c.near() && b.source.first == c.source.first && b.source.end < c.source.end && r.tree.relativeAt(b.source.end, c):
		b.source = c.source
	case c.near() && b.source.first >= c.source.first && b.source.end <= c.source.end && r.d.Words[b.source.first].UPOS != "PRON" && (c.subject < b.source.first || c.subject >= b.source.end):
		b.source = c.source
	}
	switch {
	case len(c.contents) == 0:
	case c.claims(), c.figure:
		b.cue, b.contents = c.cue, c.contents
	case len(b.contents) == 0:
		b.contents = c.contents
	case c.strong && len(c.contents) > 1 && !overlaps(c.contents[0], b.contents) && c.contents[0].first < b.contents[0].first:
		b.contents = append([]rng{c.contents[0]}, b.contents...)
	}
}

// pronounOf tells whether a source is a relative pronoun that stands in the
// subject of the clause.
func (r *reader) pronounOf(x rng, c *clause) bool {
	return c.direct && r.tree.relative(x) && c.source.first < x.first && x.end <= c.source.end
}

// nominal tells whether a source can be one: a noun or pronoun stands in it, and
// it begins with no preposition.
func (r *reader) nominal(x rng) bool {
	if x.empty() || r.d.Words[x.first].UPOS == "ADP" {
		return false
	}
	for i := x.first; i < x.end; i++ {
		switch r.d.Words[i].UPOS {
		case "NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET":
			return true
		}
	}
	return false
}

// stated tells of each token whether it is content.
func (r *reader) stated(list []attribution) []bool {
	in := make([]bool, len(r.d.Tokens))
	for _, a := range list {
		for _, c := range a.content {
			for i := c.first; i < c.end; i++ {
				in[i] = true
			}
		}
	}
	return in
}

// attribution turns a bundle of words into an attribution of tokens.
func (r *reader) attribution(b bundle) attribution {
	if low := r.lower(b.cue.end); low == ":" || low == "to" && r.lower(b.cue.end-1) == "according" {
		b.cue.end++
	}
	b.source = r.speakerEdges(b)
	b.source = r.pastDateline(b.source)
	a := attribution{cue: []rng{r.tokens(b.cue)}}
	if !b.source.empty() {
		a.source = r.tokens(b.source)
	}
	for _, c := range b.contents {
		a.content = append(a.content, r.tokens(r.pastDateline(c)))
	}
	cue := a.cue[0]
	a.head = cue.end - 1
	found := 0
	for k := cue.first; k < cue.end; k++ {
		for _, x := range r.lex.verbs[r.low(k)] {
			if r.follow(k+1, x.rest) && (a.verb == nil || len(x.rest) >= found) {
				a.verb, a.head, found = x.verb, k, len(x.rest)
				break
			}
		}
	}
	a.negated = r.negated(b.cue)
	return a
}

// pastDateline gives a range without the line of place and day that agencies end
// with "[TEXT]".
func (r *reader) pastDateline(x rng) rng {
	for k := x.first; k+1 < x.end; k++ {
		if k > 2 && r.tree.low[k] == "]" && r.tree.low[k-2] == "[" && (r.tree.low[k-3] == "--" || r.tree.low[k-3] == "]") {
			x.first = k + 1
		}
	}
	return x
}

// speakerEdges mends the edges of a source: no mark before it; a noun whole; and
// the comma that closes a description.
func (r *reader) speakerEdges(b bundle) rng {
	x := b.source
	for !x.empty() && r.tree.mark(x.first) {
		x.first++
	}
	if x.empty() {
		return x
	}
	for r.unfinished(x.end - 1) {
		h := r.d.Words[x.end-1].Head
		if h < x.end || h > x.end+4 || x.end <= b.cue.first && b.cue.first <= h {
			break
		}
		x.end = h + 1
	}
	for x.end < len(r.d.Words) && x.end != b.cue.first && r.d.Words[x.end].Relation == "flat" && x.first <= r.d.Words[x.end].Head && r.d.Words[x.end].Head < x.end {
		x.end++
	}
	x.end = r.phraseEnd(x, b.cue)
	comma := false
	for i := x.first; i < x.end; i++ {
		comma = comma || r.tree.low[i] == ","
	}
	if comma && r.lower(x.end) == "," && x.end < b.cue.first {
		x.end++
	}
	return x
}

// unfinished tells whether a noun must follow a word, as it must "the".
func (r *reader) unfinished(i int) bool {
	switch r.tree.base(i) {
	case "det", "amod", "compound", "nummod", "flat", "case":
		return true
	}
	return r.d.Words[i].Relation == "nmod:poss"
}

// negated tells whether a cue is negated: "did not say".
func (r *reader) negated(cue rng) bool {
	for i := cue.first; i < cue.end; i++ {
		if not(r.tree.low[i]) {
			return true
		}
		for _, k := range r.tree.Children(i) {
			if not(r.tree.low[k]) && r.d.Words[k].UPOS != "DET" {
				return true
			}
		}
	}
	return false
}

func not(low string) bool { return low == "not" || low == "n't" || low == "n’t" || low == "never" }

// follow tells whether these words stand from token i on.
func (r *reader) follow(i int, words []string) bool {
	for k, w := range words {
		if i+k >= len(r.d.Tokens) || r.low(i+k) != w {
			return false
		}
	}
	return true
}

// tokens gives the tokens in which words lie.
func (r *reader) tokens(x rng) rng {
	first, end := r.d.Words[x.first].Token, r.d.Words[x.end-1].Token+1
	for end < len(r.d.Tokens) && r.d.Tokens[end].Start < r.d.Words[x.end-1].End {
		end++
	}
	return rng{first, end}
}

// wordsIn gives the words that begin in tokens.
func (r *reader) wordsIn(x rng) rng {
	at := func(token int) int {
		i, _ := slices.BinarySearchFunc(r.d.Words, token, func(w doc.SyntacticWord, token int) int { return w.Token - token })
		return i
	}
	return rng{at(x.first), at(x.end)}
}

// phraseEnd gives where the nouns of a source end with what hangs on them: before
// a mark, a verb, "and" and the cue.
func (r *reader) phraseEnd(x, cue rng) int {
	end := x.end
	for i := x.first; i < x.end; i++ {
		if h := r.d.Words[i].Head; h < x.first || h >= x.end {
			end = max(end, r.tree.hull[i].end)
		}
	}
	for k := x.end; k < end; k++ {
		if r.tree.mark(k) || r.d.Words[k].UPOS == "VERB" || r.d.Words[k].UPOS == "AUX" || r.d.Words[k].UPOS == "CCONJ" || k == cue.first {
			return x.end
		}
	}
	return end
}

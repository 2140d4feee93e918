package extract

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// people is a noun phrase for people with its number.
type people struct {
	span     span.Span
	min, max *int
	who      string
	nation   string
	standing string
	mention  *doc.Mention // that tells who they are; nil where only their number is told
	named    bool         // by a name of his own
	more     bool         // "14 more": beside those told before
	again    bool         // the one before it in other words: "the driver, Ali Nur"
	several  bool         // no number is told, but that they are more than one: "the priests"
	part     bool         // of those told of before: "including two guards"
}

// many is as many people as a number tells of, in the words of a span.
func many(q *doc.Quantity, s span.Span) people { return people{span: s, min: q.Min, max: q.Max} }

// manyOf is as many of those that a mention behind a number is of.
func (x *extractor) manyOf(q *doc.Quantity, m *doc.Mention) people {
	p := many(q, x.d.SpanOf(q.First, m.End))
	p.who, p.nation = x.name(*m), m.Nationality
	return p
}

// peopleAt reads one noun phrase for people that begins at a token: a number with
// or without a noun, "a woman", or a name.
func (x *extractor) peopleAt(at int, s doc.Sentence) (p people, end int, ok bool) {
	if at >= s.End {
		return p, 0, false
	}
	start := at
	for x.low(at, s) == "another" || x.low(at, s) == "the" || x.low(at, s) == "other" || x.low(at, s) == "up" && x.quantityAt(at) == nil {
		p.more = p.more || x.low(at, s) != "the"
		at++
	}
	q := x.quantityAt(at)
	if q != nil {
		p.min, p.max, end = q.Min, q.Max, q.End
		for x.low(end, s) == "other" || x.low(end, s) == "more" || x.low(end, s) == "others" || x.low(end, s) == "of" {
			p.more = p.more || x.low(end, s) != "of" || x.partitive(end+1, s)
			end++
		}
	}
	from := max(at, end)
	if q != nil {
		from = x.pastAdjectives(from)
	}
	m := x.mentionFrom(from, start, s)
	if m == nil && q == nil && lex.Function(x.low(at, s)) == "det" && strings.HasSuffix(x.low(at+1, s), "-old") {
		m = x.mentionFrom(at+1, at+1, s) // "a four-year-old girl"
	}
	switch {
	case m != nil:
		end = x.calledBehind(m, max(end, m.End), s)
		p.who, p.nation, p.again = x.name(*m), m.Nationality, x.apposed(m.Head) || x.calledBefore(*m, s)
		p.mention, p.named = m, m.Form == doc.Name && m.Type == "Person"
		if n, found := lex.PersonNoun(x.d.Tokens[m.Head].Low); found {
			p.standing = n.Standing
		}
		if q == nil && !x.single(*m, &p) {
			return p, 0, false
		}
	case q == nil && vague(x.low(at, s)) && x.harmNext(at+1, s):
		two := 2
		p.min, p.several, end = &two, true, at+1
	case q == nil && x.low(at, s) == "a" && ordinal(x.low(at+1, s)) && x.alone(at+2, s):
		one := 1
		p.min, p.max, p.more, end = &one, &one, true, at+2
	case q == nil && x.low(at-1, s) == "another" && x.alone(at, s):
		one := 1
		p.min, p.max, end = &one, &one, at
	case q == nil:
		return p, 0, false
	case !x.countsPeople(q, end, s):
		return p, 0, false
	}
	p.span = x.d.SpanOf(start, end)
	return p, end, true
}

// animal tells whether a word is for animals, by itself or as the network reads it: "40 sheep".
func (x *extractor) animal(word int) bool {
	return x.animals[word] || lex.Animal(x.lowOf(word)) && x.d.Words[word].UPOS != "PROPN"
}

// pastAnimals gives the token behind the animals that a phrase which begins at a token tells
// of, and behind what joins it to the next: "five donkeys and | a herder"; that token where it tells
// of none.
func (x *extractor) pastAnimals(at int, s doc.Sentence) int {
	head := x.wordAt(at)
	for head >= 0 && x.d.Words[head].Head > head && (x.quantityAt(x.d.Words[head].Token) != nil || describes(x.d.Words[head])) {
		head = x.d.Words[head].Head
	}
	if head < 0 || !x.animal(head) || x.d.Words[head].Token >= s.End {
		return at
	}
	end := x.d.Words[head].Token + 1
	for x.low(end, s) == "," || x.low(end, s) == "and" {
		end++
	}
	return end
}

// apposed tells whether the word at a token tells once more of the one before it,
// "the driver, Ali Nur", and is not the middle of a list that the parser takes for
// that: "a driver, a cook and a guard".
func (x *extractor) apposed(token int) bool {
	first, end := x.d.WordsOf(token, token+1)
	if first == end {
		return false
	}
	w := x.d.Words[end-1]
	if w.Relation == "conj" && !strings.HasSuffix(w.XPOS, "S") && x.tree.Child(end-1, "det", "nummod", "nmod:poss") < 0 {
		up := w.Head
		for x.d.Words[up].Relation == "nmod" {
			up = x.d.Words[up].Head
		}
		return x.d.Words[up].Relation == "appos" // "head of the firm and mayor of Basra"
	}
	if w.Relation != "appos" {
		return false
	}
	listed := w.UPOS == "NOUN" && x.low(token+1, x.d.Sentences[w.Sentence]) == "and"
	return !listed || !slices.ContainsFunc(x.d.Words[end:min(len(x.d.Words), end+widest)], func(o doc.SyntacticWord) bool {
		return o.Relation == "conj" && (o.Head == w.Head || o.Head == end-1)
	})
}

// calledBefore tells whether a mention is the name of the one told of before it: "the
// driver, Ali Nur".
func (x *extractor) calledBefore(m doc.Mention, s doc.Sentence) bool {
	if m.Form != doc.Name || m.Type != "Person" || x.low(m.First-1, s) != "," {
		return false
	}
	from, to := x.mentionsIn(max(s.First, m.First-widest), m.First)
	return slices.ContainsFunc(x.d.Mentions[from:to], func(o doc.Mention) bool {
		return o.End == m.First-1 && o.Form == doc.Nominal && o.Type == "Person" && !o.Plural && x.low(o.First, s) == "the"
	})
}

// ordinal tells whether a word alone, behind "a", is for one more: "wounded a third".
func ordinal(low string) bool {
	switch low {
	case "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth":
		return true
	}
	return false
}

// vague tells whether a word alone tells of more than one, and of no number.
func vague(low string) bool { return low == "several" || low == "many" || low == "others" }

// harmNext tells whether a word of harm follows right at a token, or behind "were".
func (x *extractor) harmNext(at int, s doc.Sentence) bool {
	for low := x.low(at, s); low == "others" || low == "more" || low == "were" || low == "was" || low == "seriously"; low = x.low(at, s) {
		at++
	}
	_, n := x.harmAt(at, s)
	return n > 0
}

// alone tells whether no noun follows at a token: "wounding another".
func (x *extractor) alone(at int, s doc.Sentence) bool {
	return at == s.End || x.d.Tokens[at].Kind == doc.Punct || lex.Function(x.low(at, s)) != ""
}

// partitive tells whether "of" at the token before it takes a part of those who
// are told of: "three of the injured", "two of whom".
func (x *extractor) partitive(i int, s doc.Sentence) bool {
	switch x.low(i, s) {
	case "the", "them", "these", "those", "their", "whom", "whose", "which":
		return true
	}
	return false
}

// namedAsMany tells whether a word alone, or a name, is the plural of what each of many is: "the Jesuits", "JESUIT PRIESTS".
func (x *extractor) namedAsMany(m doc.Mention) bool {
	w := x.wordAt(m.Head)
	if m.Form == doc.Pronoun || m.Type != "Organisation" && m.Type != "Person" || w < 0 || !strings.HasSuffix(x.d.Words[w].XPOS, "S") || x.d.Words[w].Head > w && describes(x.d.Words[w]) {
		return false
	}
	_, person := lex.PersonNoun(x.d.Tokens[m.Head].Low)
	first := m.First
	if lex.Function(x.d.Tokens[first].Low) == "det" {
		first++
	}
	return m.End-first == 1 || person && m.Form == doc.Name
}

// single gives a phrase without a number before it its own: one for a name or "a
// woman", and what its words tell, "six" of "the late six monks".
func (x *extractor) single(m doc.Mention, p *people) bool {
	if m.Quantity >= 0 && m.Form != doc.Pronoun && x.d.Quantities[m.Quantity].First >= m.First {
		p.min, p.max = x.d.Quantities[m.Quantity].Min, x.d.Quantities[m.Quantity].Max
		return true
	}
	if q := x.sized(m); q != nil {
		p.min, p.max = q.Min, q.Max
		return true
	}
	named := x.namedAsMany(m)
	many := m.Plural || named
	if m.Form == doc.Pronoun || !many && m.Type != "Person" {
		return false
	}
	first := x.d.Tokens[m.First].Low
	before := ""
	if m.First > 0 {
		before = x.d.Tokens[m.First-1].Low
	}
	if many {
		two := 2
		if p.min = &two; first == "both" && m.Head == m.First+1 || before == "both" && m.Head == m.First {
			p.max = &two
			return true
		}
		p.several = true
		return m.People() || named
	}
	if before == "not" {
		none := 0
		p.min, p.max = &none, &none // "not a single soldier"
		return true
	}
	n := setOf(x.d.Tokens[m.Head].Low)
	p.min, p.max = &n, &n
	p.more = first == "whose" || before == "whose"
	return true
}

// setOf gives how many people a singular noun is for.
func setOf(low string) int {
	switch low {
	case "couple", "pair", "duo":
		return 2
	case "trio", "threesome":
		return 3
	}
	return 1
}

// calledBehind gives where the name ends that follows right behind a mention, of the same
// one, at a token: "her husband Karim"; the token itself where none does.
func (x *extractor) calledBehind(m *doc.Mention, at int, s doc.Sentence) int {
	from, to := x.mentionsIn(at, at+1)
	for _, o := range x.d.Mentions[from:to] {
		if o.Form == doc.Name && o.Entity == m.Entity && o.End <= s.End {
			return o.End
		}
	}
	return at
}

// pastAdjectives gives the token of the noun that the words from a token on say more of, "three |
// suspected militants"; else that token.
func (x *extractor) pastAdjectives(at int) int {
	if at >= len(x.d.Tokens) {
		return at
	}
	first := x.wordAt(at)
	if first < 0 || x.d.Words[first].Relation != "amod" || x.d.Words[first].Head < first {
		return at
	}
	head := x.d.Words[first].Head
	for w := first; w < head; w++ {
		if x.d.Words[w].Head != head || x.d.Words[w].Relation != "amod" {
			return at
		}
	}
	return x.d.Words[head].Token
}

// sized gives how many a group of people is told to be, "a vaccination team of four"; nil where
// that is not told.
func (x *extractor) sized(m doc.Mention) *doc.Quantity {
	switch x.d.Tokens[m.Head].Low {
	case "team", "crew", "group", "family", "party", "band", "squad", "convoy", "staff":
	default:
		return nil
	}
	if x.low(m.Head+1, x.d.Sentences[x.d.Tokens[m.Head].Sentence]) != "of" {
		return nil
	}
	q := x.quantityAt(m.Head + 2)
	if q == nil || q.End < len(x.d.Tokens) && x.d.Tokens[q.End].Kind == doc.Word && lex.Function(x.d.Tokens[q.End].Low) == "" {
		return nil // "a group of 20 gunmen"
	}
	return q
}

// mentionFrom gives the mention of people that begins at or covers a token, whose
// phrase does not reach back before start; nil where there is none.
func (x *extractor) mentionFrom(at, start int, s doc.Sentence) *doc.Mention {
	var best *doc.Mention
	from, to := x.mentionsIn(start, at+1)
	for k := from; k < to; k++ {
		m := &x.d.Mentions[k]
		if m.End > at && m.End <= s.End && (m.Type == "Person" || m.Type == "Organisation") && !x.publisher(*m) {
			if best == nil || m.Len() > best.Len() {
				best = m
			}
		}
	}
	return best
}

// countsPeople tells whether a bare number, whose words end before token end, can
// count people: not a year, a day, a length or a share.
func (x *extractor) countsPeople(q *doc.Quantity, end int, s doc.Sentence) bool {
	if x.timed(q) || x.listed(q, s) {
		return false
	}
	next := x.low(end, s)
	if next == "" || end > q.End {
		return true
	}
	if x.d.Tokens[q.End].Kind == doc.Symbol || next == "km" || next == "percent" {
		return false
	}
	if isHarm(next) {
		return true
	}
	c := lex.Function(next)
	return c != "" || x.d.Tokens[q.End].Kind == doc.Punct || next == "critically" || next == "seriously" || strings.HasSuffix(next, "ly")
}

// listed tells whether a number begins an item of a list: "3. Release of prisoners".
func (x *extractor) listed(q *doc.Quantity, s doc.Sentence) bool {
	return q.First == s.First && x.low(q.End, s) == "."
}

// timed tells whether a number is part of a time.
func (x *extractor) timed(q *doc.Quantity) bool {
	i, _ := slices.BinarySearchFunc(x.d.Times, q.First, func(t doc.Time, first int) int { return t.End - first - 1 })
	return i < len(x.d.Times) && x.d.Times[i].First < q.End
}

// numbered tells whether a number counts those whose phrase begins at a token:
// "two of whose sons".
func (x *extractor) numbered(at int, s doc.Sentence) bool {
	before := at - 1
	if x.low(before, s) == "of" {
		before--
	}
	return before >= s.First && x.quantityAt(before) != nil
}

// whole tells whether a phrase begins at a token and not before it.
func (x *extractor) whole(at int, s doc.Sentence) bool {
	if q := x.quantityAt(at); q != nil {
		return q.First == at
	}
	if q := x.quantityAt(at - 1); q != nil && at > s.First && !x.timed(q) {
		return false
	}
	from, to := x.mentionsIn(max(s.First, at-20), at)
	for _, m := range x.d.Mentions[from:to] {
		if at < m.End && m.Party() && m.Form != doc.Pronoun && x.quantityAt(m.First) == nil {
			return false
		}
	}
	return true
}

// partOf gives the number of those who are taken of some, "none of the six nurses"; nil for
// none.
func (x *extractor) partOf(s span.Span, in doc.Sentence) *doc.Quantity {
	at, _ := x.d.TokensIn(s)
	before := at - 1
	if low := x.low(before, in); lex.Function(low) == "det" {
		before--
	}
	if x.low(before, in) != "of" {
		return nil
	}
	return x.quantityAt(before - 1)
}

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
	more     bool // "14 more": beside those told before
	again    bool // the one before it in other words: "the driver, Ali Nur"
	several  bool // no number is told, but that they are more than one: "the priests"
}

// objects reads the noun phrases that follow a verb, joined by "and" and commas.
func (x *extractor) objects(at int, s doc.Sentence) []people {
	var out []people
	for at < s.End {
		p, end, ok := x.peopleAt(at, s)
		if !ok || len(out) > 0 && x.inSource(p.span) {
			break // "killing four people, a hospital official said"
		}
		if !p.again || len(out) == 0 {
			out = append(out, p)
		}
		next := end
		for next < s.End && (x.low(next, s) == "," || x.low(next, s) == "and") {
			next++
		}
		if next == end || x.harmSoon(next, s) {
			break
		}
		at = next
	}
	return out
}

// harmSoon tells whether a word of harm of its own belongs to the phrase at a
// token: the "wounding" in "killing two and wounding three", the "injured" in
// "two dead and nine injured".
func (x *extractor) harmSoon(at int, s doc.Sentence) bool {
	for j := at; j < s.End && j < at+6; j++ {
		if _, ok := effects[x.low(j, s)]; ok {
			return true
		}
		if low := x.low(j, s); low == "," || low == "and" || low == "in" {
			return false
		}
	}
	return false
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
	m := x.mentionFrom(max(at, end), start, s)
	switch {
	case m != nil:
		end = max(end, m.End)
		p.who, p.nation, p.again = x.name(*m), m.Nationality, x.apposed(m.Head) || x.calledBefore(*m, s)
		if n, found := lex.PersonNoun(x.d.Tokens[m.Head].Low); found {
			p.standing = n.Standing
		}
		if q == nil && !x.single(*m, &p) {
			return p, 0, false
		}
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

// apposed tells whether the word at a token tells once more of the one before it,
// "the driver, Ali Nur", and is not the middle of a list that the parser takes for
// that: "a driver, a cook and a guard".
func (x *extractor) apposed(token int) bool {
	first, end := x.d.WordsOf(token, token+1)
	if first == end || x.d.Words[end-1].Relation != "appos" {
		return false
	}
	w := x.d.Words[end-1]
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

// single gives a phrase without a number before it its own: one for a name or "a
// woman", and what its words tell, "six" of "the late six monks".
func (x *extractor) single(m doc.Mention, p *people) bool {
	if m.Quantity >= 0 && m.Form != doc.Pronoun && x.d.Quantities[m.Quantity].First >= m.First {
		p.min, p.max = x.d.Quantities[m.Quantity].Min, x.d.Quantities[m.Quantity].Max
		return true
	}
	if m.Form == doc.Pronoun || !m.Plural && m.Type != "Person" {
		return false
	}
	if m.Plural {
		two := 2
		p.min, p.several = &two, true
		return m.Type == "Person" || m.Folk
	}
	one := 1
	p.min, p.max = &one, &one
	p.more = x.d.Tokens[m.First].Low == "whose" || m.First > 0 && x.d.Tokens[m.First-1].Low == "whose"
	return true
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
// count people: not a year, a day, a length, a share or an age.
func (x *extractor) countsPeople(q *doc.Quantity, end int, s doc.Sentence) bool {
	if x.timed(q) || x.listed(q, s) || x.age(q, s) {
		return false
	}
	next := x.low(end, s)
	if next == "" || end > q.End {
		return true
	}
	if x.d.Tokens[q.End].Kind == doc.Symbol || next == "km" || next == "percent" {
		return false
	}
	if _, ok := effects[next]; ok {
		return true
	}
	c := lex.Function(next)
	return c != "" || x.d.Tokens[q.End].Kind == doc.Punct || next == "critically" || next == "seriously" || strings.HasSuffix(next, "ly")
}

// listed tells whether a number begins an item of a list: "3. Release of prisoners".
func (x *extractor) listed(q *doc.Quantity, s doc.Sentence) bool {
	return q.First == s.First && x.low(q.End, s) == "."
}

// age tells whether a number is somebody's age: "Ali Nur, 56, was killed".
func (x *extractor) age(q *doc.Quantity, s doc.Sentence) bool {
	if x.low(q.First-1, s) != "," || x.low(q.End, s) != "," && x.low(q.End, s) != "." {
		return false
	}
	from, to := x.mentionsIn(max(s.First, q.First-widest), q.First)
	return slices.ContainsFunc(x.d.Mentions[from:to], func(m doc.Mention) bool {
		return m.Type == "Person" && !m.Plural && (m.End == q.First-1 || m.Head == q.First-2)
	})
}

// timed tells whether a number is part of a time.
func (x *extractor) timed(q *doc.Quantity) bool {
	i, _ := slices.BinarySearchFunc(x.d.Times, q.First, func(t doc.Time, first int) int { return t.End - first - 1 })
	return i < len(x.d.Times) && x.d.Times[i].First < q.End
}

// subjects reads the noun phrases before a word of harm: the nearest with a
// number or a name in its clause, and those joined to it.
func (x *extractor) subjects(i int, s doc.Sentence) []people {
	floor := x.clause(i, s)
	at := i - 1
	for ; at >= floor; at-- {
		if x.low(at-1, s) == "not" && x.low(at-2, s) == "," {
			continue // "six people, not seven, were killed"
		}
		if p, end, ok := x.peopleAt(at, s); ok && end <= i && x.whole(at, s) && !(p.several && x.numbered(at, s)) {
			return append(x.joinedBefore(at, floor, s), p)
		}
	}
	return nil
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
	from, to := x.mentionsIn(max(s.First, at-20), at)
	for _, m := range x.d.Mentions[from:to] {
		if at < m.End && m.Party() && m.Form != doc.Pronoun && x.quantityAt(m.First) == nil {
			return false
		}
	}
	return true
}

// joinedBefore reads the phrases joined by "and" and commas before the one at a
// token, in their order.
func (x *extractor) joinedBefore(at, floor int, s doc.Sentence) []people {
	if x.low(at-1, s) != "and" {
		return nil
	}
	var out []people
	for tie := at - 1; tie > floor; {
		if x.low(tie-1, s) == "," {
			tie-- // "a cook, and a guard"
		}
		p, first, ok := x.endingAt(tie, floor, s)
		if !ok || tie < at-1 && !x.sameList(first, tie, at) {
			break
		}
		if !p.again {
			out = append(out, p)
		}
		if tie = first - 1; x.low(tie, s) != "," {
			break
		}
	}
	slices.Reverse(out)
	return out
}

// endingAt reads the phrase for people that ends at a token, and gives where it
// begins.
func (x *extractor) endingAt(end, floor int, s doc.Sentence) (p people, first int, ok bool) {
	for j := end - 1; j >= floor && end-j <= 13; j-- {
		if p, to, ok := x.peopleAt(j, s); ok && to == end && x.whole(j, s) && !x.harmSoon(to, s) {
			return p, j, true
		}
	}
	return p, 0, false
}

// sameList tells whether a word of the tokens [first, end) is one of those that the
// words from token last on are joined to.
func (x *extractor) sameList(first, end, last int) bool {
	from, to := x.d.WordsOf(first, end)
	at, _ := x.d.WordsOf(last, last+1)
	for at < len(x.d.Words) && x.d.Words[at].Head > at {
		at = x.d.Words[at].Head
	}
	if at == len(x.d.Words) || x.d.Words[at].Relation != "conj" {
		return false
	}
	head := x.firstOf(at)
	for i := from; i < to; i++ {
		if x.firstOf(i) == head {
			return true
		}
	}
	return false
}

// firstOf gives the first word of the list that a word stands in, or the word itself.
func (x *extractor) firstOf(word int) int {
	for range widest {
		w := x.d.Words[word]
		if w.Relation != "conj" && w.Relation != "appos" || w.Head >= word || w.Head < 0 {
			break
		}
		word = w.Head
	}
	return word
}

// clause gives the first token of the clause that token i stands in.
func (x *extractor) clause(i int, s doc.Sentence) int {
	for j := i - 1; j > s.First; j-- {
		low := x.low(j, s)
		if _, harm := effects[low]; harm && j < i-1 && !x.coordinatedHarm(j, i, s) {
			return j + 1
		}
		switch low {
		case ";", ":", "but", "while", "that", "when", "\"", "after", "which", "as":
			return j + 1
		}
	}
	return s.First
}

// coordinatedHarm tells whether two words of harm share their subject: "were
// killed or wounded", "killed and injured".
func (x *extractor) coordinatedHarm(a, b int, s doc.Sentence) bool {
	return b-a == 2 && (x.low(a+1, s) == "and" || x.low(a+1, s) == "or")
}

// sum adds numbers that are all told; one without an upper bound leaves the sum open.
func sum(ps []people) (people, bool) {
	lo, hi, open := 0, 0, false
	for _, p := range ps {
		if p.min == nil || p.several {
			return people{}, false
		}
		lo += *p.min
		if p.max == nil {
			open = true
		} else {
			hi += *p.max
		}
	}
	out := people{min: &lo, max: &hi}
	if open {
		out.max = nil
	}
	return out, true
}

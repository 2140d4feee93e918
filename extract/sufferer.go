package extract

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/span"
)

// objects reads the noun phrases that follow a verb, joined by "and" and commas.
func (x *extractor) objects(at int, s doc.Sentence) []people {
	var out []people
	for aged := false; at < s.End; {
		at = x.pastAnimals(at, s)
		p, end, ok := x.peopleAt(at, s)
		if !ok || len(out) > 0 && (x.inSource(p.span) || x.acting(p) || x.saysNext(end, s)) {
			break // it goes on with a new clause: "killing four people, a hospital official said"
		}
		if p.again && !aged && len(out) > 0 && number(p) < number(out[0]) {
			p.part, p.again = true, false // "seven people, five Thais and two Malaysians"
		}
		if !p.again || aged || len(out) == 0 {
			out = append(out, p)
		}
		next := x.pastAge(end, s)
		aged, end = next > end, next
		for next < s.End && (x.low(next, s) == "," || x.low(next, s) == "and") {
			next++
		}
		if more := x.parts(end, s); len(more) > 0 {
			return append(out, more...)
		}
		if next == end || x.harmSoon(next, s) {
			break
		}
		at = next
	}
	return out
}

// saysNext tells whether a name and "said" follow at a token: "killing seven, a spokesman,
// Colonel Ali Nur, | said".
func (x *extractor) saysNext(at int, s doc.Sentence) bool {
	i := at
	for i < min(s.End, at+8) && (x.low(i, s) == "," || x.d.Tokens[i].Kind == doc.Word && x.d.Tokens[i].Case != doc.Lower && !s.Capitals) {
		i++
	}
	switch x.low(i, s) {
	case "said", "says", "told", "added", "wrote":
		return i > at
	}
	return false
}

// acting tells whether those of a phrase are the subject of a verb behind it.
func (x *extractor) acting(p people) bool {
	if p.mention == nil {
		return false
	}
	w := x.wordAt(p.mention.Head)
	return w >= 0 && strings.HasPrefix(x.d.Words[w].Relation, "nsubj") && x.d.Words[w].Head > w
}

// with reads those who share what is told at a token to have come to somebody: "was killed
// along with two guards".
func (x *extractor) with(at int, s doc.Sentence) []people {
	switch low := x.low(at, s); {
	case (low == "along" || low == "together") && x.low(at+1, s) == "with":
		return x.objects(at+2, s)
	case low == "alongside":
		return x.objects(at+1, s)
	case low == "as" && x.low(at+1, s) == "well" && x.low(at+2, s) == "as":
		return x.objects(at+3, s)
	}
	verb := x.wordAt(at - 1)
	for i := at; i+2 < s.End && verb >= 0; i++ {
		if (x.low(i, s) == "along" || x.low(i, s) == "together") && x.low(i+1, s) == "with" && x.led(verb, "with", "along", "together") > x.wordAt(i) {
			return x.objects(i+2, s) // "was killed at dawn near his home, along with two guards"
		}
	}
	return nil
}

// parts reads who is told soon behind a token to be among those told of before: "including
// two guards", "among them a nurse", "four children among them", "five of them children".
func (x *extractor) parts(at int, s doc.Sentence) []people {
	for j := at; j < s.End && j < at+9; j++ {
		low := x.low(j, s)
		switch {
		case low == "including":
			return x.among(j+1, s)
		case low == "among" && x.partitive(j+1, s):
			return x.among(j+2, s)
		case low == "and", low == "by", low == "when", j > at && isHarm(low):
			return nil
		}
		q := x.quantityAt(j)
		if q == nil {
			continue
		}
		if p, end, ok := x.peopleAt(j, s); ok && x.low(end, s) == "among" && x.partitive(end+1, s) {
			return part(p)
		}
		if low := x.low(q.End, s); low == "seriously" || low == "critically" || low == "gravely" {
			return part(many(q, q.Span))
		}
		if x.low(q.End, s) != "of" || x.low(q.End+1, s) != "them" && x.low(q.End+1, s) != "whom" {
			continue
		}
		next := q.End + 2
		if x.low(next, s) == "were" {
			next++
		}
		m := x.mentionFrom(next, q.First, s)
		if m == nil || !m.Plural {
			return part(many(q, x.d.SpanOf(q.First, next))) // "two of them seriously"
		}
		return part(x.manyOf(q, m))
	}
	return nil
}

// among reads the phrases from a token on as parts of those told of before.
func (x *extractor) among(at int, s doc.Sentence) []people {
	return part(slices.DeleteFunc(x.objects(at, s), func(p people) bool { return p.several })...)
}

// part marks phrases as parts of those told of before.
func part(ps ...people) []people {
	for i := range ps {
		ps[i].part = true
	}
	return ps
}

// harmSoon tells whether a word of harm of its own belongs to the phrase at a
// token: the "wounding" in "killing two and wounding three", the "injured" in
// "two dead and nine injured".
func (x *extractor) harmSoon(at int, s doc.Sentence) bool { return x.nextHarm(at, s) >= 0 }

// nextHarm gives the token of the word of harm that harmSoon tells of; -1 for none.
func (x *extractor) nextHarm(at int, s doc.Sentence) int {
	for j := at; j < s.End && j < at+6; j++ {
		if _, n := x.harmAt(j, s); n > 0 {
			return j
		}
		if low := x.low(j, s); low == "," || low == "and" || low == "in" {
			break
		}
	}
	return -1
}

// subjects reads the noun phrases for people before a word of harm: the nearest with a
// number or a name in its clause, and those joined to it; but those that the tree has as
// its subject where they are more, or where the nearest only belongs to a clause about
// them: "two nurses who were with the driver were hurt".
func (x *extractor) subjects(i int, s doc.Sentence) []people {
	near, word := x.before(i, s), x.subjectAt(i)
	if word >= 0 && x.animal(word) {
		return slices.DeleteFunc(near, func(p people) bool { return p.span.Start < x.d.Words[word].Start }) // "herders said 40 sheep were killed"
	}
	subject := x.list(word, i, s)
	if len(subject) == 0 || len(near) == 0 && subject[0].several {
		return near
	}
	if len(near) > 0 && x.spelledOut(near, subject[0], word) {
		return subject // "two guards, Ali Nur and Omar Haddad, were killed"
	}
	if len(subject) > len(near) || x.within(near[len(near)-1].span, subject[0].span, word) {
		_, end := x.d.TokensIn(subject[len(subject)-1].span)
		return append(subject, x.parts(end, s)...)
	}
	return near
}

// spelledOut tells whether the last of some people only names one of several who are told
// before, as the noun with the number that a word is: the tree hangs him on it.
func (x *extractor) spelledOut(near []people, all people, word int) bool {
	last := near[len(near)-1]
	if number(all) < 2 || !last.named || last.mention == nil {
		return false
	}
	apposed := false
	for at := x.wordAt(last.mention.Head); at >= 0 && at != word; at = x.d.Words[at].Head {
		switch x.d.Words[at].Relation {
		case "appos":
			apposed = true
		case "conj", "flat":
		default:
			return false
		}
		if x.d.Words[at].Head == word {
			return apposed
		}
	}
	return false
}

// within tells whether words are only a part of a phrase with a head: "five" of "three of a
// family of five".
func (x *extractor) within(s, phrase span.Span, head int) bool {
	return phrase.Contains(s) && phrase != s || x.inClause(s, head)
}

// inClause tells whether words stand behind a noun in what says of it which or who it is:
// "two nurses who were with the driver", "nine people, five of them children".
func (x *extractor) inClause(s span.Span, noun int) bool {
	first, end := x.d.WordsOf(x.d.TokensIn(s))
	if first <= noun {
		return false
	}
	for at := end - 1; at >= first; at-- {
		clause := false
		for up := at; up >= 0 && up != noun; up = x.d.Words[up].Head {
			w := x.d.Words[up]
			clause = clause || strings.HasPrefix(w.Relation, "acl") || w.Relation == "nmod" && x.set(noun, first)
			if clause && w.Head == noun {
				return true
			}
		}
	}
	return false
}

// set tells whether a comma or a dash sets words off from a noun before them.
func (x *extractor) set(noun, word int) bool {
	return slices.ContainsFunc(x.d.Words[noun+1:word], func(w doc.SyntacticWord) bool { return w.UPOS == "PUNCT" })
}

// before reads the nearest phrase before a word of harm in its clause, and those joined to
// it.
func (x *extractor) before(i int, s doc.Sentence) []people {
	floor, asides := x.clause(i, s), false
	at := i - 1
	for ; at >= floor; at-- {
		if x.low(at-1, s) == "not" && x.low(at-2, s) == "," {
			continue // "six people, not seven, were killed"
		}
		p, end, ok := x.peopleAt(at, s)
		if q := x.quantityAt(at); q != nil && q.First == at && q.End == i && x.countsPeople(q, i, s) {
			p, end, ok = many(q, q.Span), i, true // "left five wounded"
		}
		if ok && end <= i && x.whole(at, s) && !(p.several && x.numbered(at, s)) {
			if x.aside(at, end, i, s) {
				asides = true
				continue
			}
			ps := append(x.joinedBefore(at, floor, s), p)
			if asides {
				return append(ps, x.parts(end, s)...)
			}
			if q := x.partOf(ps[0].span, s); q != nil && x.passive(i, s) && !x.relative(end, i) {
				some := many(q, span.Cover(q.Span, p.span))
				some.who = ps[0].who
				return []people{some}
			}
			return ps
		}
	}
	return nil
}

// relative tells whether a relative pronoun stands among tokens.
func (x *extractor) relative(first, end int) bool {
	return slices.ContainsFunc(x.lows(first, end), func(low string) bool { return low == "who" || low == "which" || low == "that" || low == "whom" })
}

// aside tells whether the phrase [first, end) before a word of harm only says of those
// before it who they are, between marks: "17 people, mostly women and children, were killed".
func (x *extractor) aside(first, end, harm int, s doc.Sentence) bool {
	closed := false
	for j := end; j < harm; j++ {
		closed = closed || mark(x.low(j, s))
	}
	if closed && mark(x.low(first-1, s)) && x.partly(first, end, s) {
		return true
	}
	for j := first - 1; closed && j > s.First && first-j <= 8; j-- {
		switch low := x.low(j, s); {
		case mark(low):
			return false
		case low == "mostly", low == "mainly", low == "largely", low == "including", low == "them", low == "whom", low == "most", low == "many":
			return true
		}
	}
	return false
}

// partly tells whether the phrase [first, end) takes some of those told of before it: "five
// of them children", "a child among them".
func (x *extractor) partly(first, end int, s doc.Sentence) bool {
	for j := first; j <= end; j++ {
		low, of := x.low(j, s), x.low(j+1, s)
		if (low == "of" || low == "among") && (of == "them" || of == "whom" || of == "which") {
			return true
		}
	}
	return false
}

// mark tells whether a token may set words off.
func mark(low string) bool {
	switch low {
	case ",", "--", "-", "–", "—", "(", ")":
		return true
	}
	return false
}

// subjectAt gives the subject of the verb at a token; -1 for none.
func (x *extractor) subjectAt(token int) int {
	verb := x.wordAt(token)
	if verb < 0 || x.d.Words[verb].UPOS != "VERB" {
		return -1
	}
	if of := x.tree.Child(verb, "nsubj", "nsubj:pass"); of >= 0 {
		return x.antecedent(of)
	}
	return -1
}

// list reads the phrases for people whose head a word and those joined to it are, to whom
// the harm at a token came; nil where one of them is none, or has a word of harm of its own.
func (x *extractor) list(word, harm int, s doc.Sentence) []people {
	if word < 0 {
		return nil
	}
	var out []people
	for at := []int{word}; len(at) > 0; at = at[1:] {
		p, end, ok := x.headed(at[0], s)
		if !ok {
			return nil
		}
		if own := x.nextHarm(end, s); own >= 0 && own != harm && at[0] != word {
			return nil
		}
		if !p.again || len(out) == 0 {
			out = append(out, p)
		}
		for _, c := range x.tree.Children(at[0]) {
			if x.d.Words[c].Relation == "conj" {
				at = append(at, c)
			}
		}
	}
	return out
}

// headed reads the phrase for people whose head is a word.
func (x *extractor) headed(word int, s doc.Sentence) (p people, end int, ok bool) {
	head := x.d.Words[word].Token
	for at := head; at >= s.First && head-at <= longMention; at-- {
		if p, end, ok := x.peopleAt(at, s); ok && end > head && x.whole(at, s) && !(p.several && x.numbered(at, s)) {
			return p, end, true
		}
	}
	return p, 0, false
}

// joinedBefore reads the phrases joined by "and" and commas before the one at a
// token, in their order.
func (x *extractor) joinedBefore(at, floor int, s doc.Sentence) []people {
	if x.low(at-1, s) != "and" {
		return nil
	}
	var out []people
	for tie := at - 1; tie > floor; {
		if aged := x.beforeAge(tie, s); aged < tie {
			tie = aged // "Ali Nur, 56, and a guard"
		} else if x.low(tie-1, s) == "," {
			tie-- // "a cook, and a guard"
		}
		p, first, ok := x.endingAt(tie, floor, s)
		if !ok || tie < at-1 && !x.sameList(first, tie, at) || isHarm(x.low(first-1, s)) {
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
		if isHarm(low) && j < i-1 && !x.coordinatedHarm(j, i, s) {
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

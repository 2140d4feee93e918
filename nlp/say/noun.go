package say

import (
	"slices"
	"strings"

	"sitrep/doc"
)

// longest is how many tokens a source may have.
const longest = 45

// endsPhrase tells whether a noun phrase cannot run over token i.
func (r *reader) endsPhrase(i int) bool {
	t := r.d.Tokens[i]
	switch {
	case t.Kind == doc.Punct:
		return t.Low != "." && t.Low != "'" || t.Low == "." && !glued(r.d, i)
	case r.isName(i):
		return r.class(i) == "rel" && t.Case == doc.Lower
	case r.lex.is("break", t.Low), r.isVerb(i):
		return true
	}
	if f := r.verbForm(i); i > 0 && (f&gerund != 0 && (r.low(i-1) == "," || isMark(r.low(i-1))) || f&base != 0 && r.low(i-1) != "'s" && (r.class(i-1) == "pron" || strings.HasSuffix(r.low(i-1), "ly") && r.isAdverb(i-1))) {
		return true
	}
	switch r.class(i) {
	case "aux", "rel":
		return true
	case "conj":
		return t.Low != "and" && t.Low != "or" && t.Low != "for"
	}
	return false
}

// isVerb tells whether token i is nearly surely a finite verb.
func (r *reader) isVerb(i int) bool {
	low := r.low(i)
	if r.lex.finite[low] {
		return !r.isName(i)
	}
	if !strings.HasSuffix(low, "ed") || len(low) < 5 || i == 0 || i+1 >= len(r.d.Tokens) || r.isName(i) {
		return false
	}
	switch r.class(i - 1) {
	case "det", "poss", "prep", "conj", "adv", "aux":
		return false
	}
	switch r.class(i + 1) {
	case "det", "prep", "poss", "pron":
		return r.d.Tokens[i-1].Kind == doc.Word && r.low(i+1) != "by"
	}
	return false
}

// isName tells whether token i is written with a capital where that tells
// something: not at the beginning of a sentence, nor where all is in capitals.
func (r *reader) isName(i int) bool {
	t := r.d.Tokens[i]
	s := r.d.Sentences[t.Sentence]
	return t.Kind != doc.Punct && t.Case != doc.Lower && !r.flatSentence[t.Sentence] && (t.Case == doc.Upper || i > s.First && !isMark(r.low(i-1)))
}

func isMark(low string) bool { return low == "\"" || low == "'" }

// isPast tells whether token i is a verb of saying in the past or third person:
// what stands before it is another clause's.
func (r *reader) isSaying(i int) bool {
	if r.isName(i) || r.lex.is("noun", r.low(i)) {
		return false
	}
	for _, x := range r.lex.verbs[r.low(i)] {
		if len(x.rest) == 0 && x.form&(past|third) != 0 && x.takes("cqi") && !strings.Contains(x.verb.frames, "s") {
			return true
		}
	}
	return false
}

func (x reading) takes(frames string) bool { return strings.ContainsAny(x.verb.frames, frames) }

// before gives the noun phrase that ends right before token end, with what is in
// apposition to it; empty where there is none.
func (r *reader) before(lo, end int) rng {
	end = r.dropTime(lo, end)
	if end-1 > lo && r.low(end-1) == "," {
		return r.apposed(lo, end)
	}
	if n, ok := r.dashed(lo, end); ok {
		return n
	}
	n := r.withName(r.simple(lo, end), lo)
	if w := r.relativeBefore(lo, end, n); !w.empty() {
		return w
	}
	return n
}

// dashed gives "A - including B -" which ends right before token end.
func (r *reader) dashed(lo, end int) (rng, bool) {
	if end-1 <= lo || !r.isDash(end-1) {
		return rng{}, false
	}
	for k := end - 2; k > lo && k > end-longest; k-- {
		if r.isDash(k) {
			n := r.simple(lo, k)
			return rng{n.first, n.end}, !n.empty()
		}
		if r.quotes.of(k) != r.quotes.of(end-1) {
			break
		}
	}
	return rng{}, false
}

func (r *reader) isDash(i int) bool {
	low := r.low(i)
	return low == "--" || low == "-" && !glued(r.d, i)
}

// objectAt tells whether a verb's object or complement may begin at token i.
func (r *reader) objectAt(i int) bool {
	switch r.class(i) {
	case "det", "poss", "prep", "pron", "adv":
		return true
	}
	return false
}

// relativeBefore gives "A who fled B", where n is but B or nothing.
func (r *reader) relativeBefore(lo, end int, n rng) rng {
	from := end
	if !n.empty() && n.first > lo && r.class(n.first-1) == "aux" {
		n = rng{}
	}
	if !n.empty() {
		from = n.first
	}
	for k := from - 1; k > lo && k > end-25; k-- {
		t := r.d.Tokens[k]
		if t.Kind == doc.Punct && t.Low != "." && t.Low != "'" || r.lex.is("break", t.Low) {
			return rng{}
		}
		if t.Low != "who" {
			continue
		}
		if r.low(k-1) == "," || k+1 >= from && (n.end-n.first < 2 || r.isName(n.first) || !r.objectAt(n.first+1)) {
			return rng{}
		}
		for v := k + 1; v < from; v++ {
			if f := r.verbForm(v); f&(past|third|base) != 0 && r.isSaying(v) && !n.empty() {
				return rng{}
			}
		}
		head := r.simple(lo, k)
		if head.empty() {
			return rng{}
		}
		return rng{head.first, end}
	}
	return rng{}
}

// withName adds the name that a description without article follows: "Ana Ruiz,
// mayor of Asyut".
func (r *reader) withName(n rng, lo int) rng {
	i := n.first
	if n.empty() || i-2 <= lo || r.low(i-1) != "," || r.isName(i) || r.class(i) != "" || r.lex.nouns[r.low(i)] == "" || r.d.Sentences[r.d.Tokens[i].Sentence].Capitals || !r.isName(i-2) {
		return n
	}
	if m := r.simple(lo, i-1); !m.empty() && r.isName(m.first) && m.end-m.first <= 4 {
		return rng{m.first, n.end}
	}
	return n
}

// apposed gives "A, a B of C," which ends right before token end.
func (r *reader) apposed(lo, end int) rng {
	limit := max(lo, end-longest)
	best := rng{}
	for c := end - 2; c > limit; c-- {
		t := r.d.Tokens[c]
		if r.quotes.of(c) != r.quotes.of(end-1) {
			break
		}
		if t.Low == ";" || t.Low == ":" || t.Kind == doc.Punct && strings.HasPrefix(t.Low, "-") {
			break
		}
		if t.Low != "," {
			continue
		}
		n := r.simple(lo, c)
		if low := r.low(c + 1); r.clauseFollows(c+1, end-1) && low != "who" && low != "which" && low != "whose" {
			break
		}
		if n.empty() || r.aside(n) {
			continue
		}
		if !best.empty() && !r.describes(best, n) {
			break
		}
		best = rng{n.first, end}
	}
	if best.empty() {
		return r.afterQuote(lo, end)
	}
	return best
}

// afterQuote gives X in "...", X, said".
func (r *reader) afterQuote(lo, end int) rng {
	if n := r.simple(lo, end-1); n.first > lo && isMark(r.low(n.first-1)) {
		return n
	}
	return rng{}
}

// aside tells whether a phrase between commas is none that could speak: a
// number, a time, a prepositional phrase.
func (r *reader) aside(n rng) bool {
	if n.end-n.first == 1 && (r.d.Tokens[n.first].Kind != doc.Word || r.class(n.first) != "" && r.class(n.first) != "pron" && r.low(n.first) != "who") {
		return true
	}
	return r.times[n.first] >= 0 || r.class(n.first) == "prep" || r.class(n.first) == "adv" || r.isAdverb(n.first) || r.verbForm(n.first)&gerund != 0 || r.acting(n)
}

// acting tells whether a phrase begins with a verb's participle and its object:
// "..., killing at least four people, a nurse said".
func (r *reader) acting(n rng) bool {
	if n.end-n.first < 2 || r.isName(n.first) || !strings.HasSuffix(r.low(n.first), "ing") || r.lex.nouns[r.low(n.first)] != "" {
		return false
	}
	_, counted := slices.BinarySearchFunc(r.d.Quantities, n.first+1, func(q doc.Quantity, token int) int { return q.First - token })
	return counted || r.objectAt(n.first+1)
}

// describes tells whether the phrase found so far is but a description that
// follows n: it begins with an article, a number or a small letter.
func (r *reader) describes(found, n rng) bool {
	i := found.first
	return i > 0 && r.low(i-1) == "," && n.end == i-1 && (!r.isName(i) || r.class(i) == "det") && r.class(i) != "pron"
}

// simple gives the noun phrase without apposition that ends before token end.
func (r *reader) simple(lo, end int) rng {
	end = r.dropTime(lo, end)
	at := end
	for at > lo && end-at < longest {
		i := at - 1
		t := r.d.Tokens[i]
		if t.Low == ")" {
			o := r.bracket(lo, i)
			if o < 0 {
				break
			}
			at = o
			continue
		}
		if c := r.class(i); c == "pron" && !r.isName(i) || c == "rel" && t.Low != "what" {
			if at == end {
				at = i
			}
			break
		}
		if r.endsPhrase(i) || r.isSaying(i) && at < end {
			if at == end && t.Low == "that" || r.joins(lo, i, at, end) {
				at = i
				continue
			}
			break
		}
		if (t.Low == "and" || t.Low == "or") && (at == end || !r.nounsBefore(lo, i)) {
			break
		}
		at = i
	}
	return r.trim(rng{at, end})
}

// joins tells whether token i is the comma of "A, B and C".
func (r *reader) joins(lo, i, at, end int) bool {
	if r.low(i) != "," || at == end {
		return false
	}
	and := false
	for k := at; k < end; k++ {
		c := r.low(k)
		if c == "and" {
			and = true
			break
		}
		if c != "," && r.class(k) == "prep" && c != "of" {
			return false
		}
	}
	if !and || i == lo || !r.nounsBefore(lo, i) {
		return false
	}
	first := i
	for first > max(lo, i-longest) && r.low(first-1) != "," {
		first--
	}
	return !r.acting(rng{first, i})
}

// bracket gives the token that opens the bracket that token i closes, or -1.
func (r *reader) bracket(lo, i int) int {
	for k := i - 1; k >= lo && k > i-12; k-- {
		if r.low(k) == "(" {
			return k
		}
	}
	return -1
}

// nounsBefore tells whether the words before token i, back to the last mark, are
// a noun phrase that "and" could join to another, not a clause.
func (r *reader) nounsBefore(lo, i int) bool {
	if i == lo {
		return false
	}
	for k := i - 1; k >= lo && i-k < 25; k-- {
		t := r.d.Tokens[k]
		if t.Kind == doc.Punct && t.Low != "." && t.Low != "'" {
			return i-k > 1
		}
		if r.class(k) == "aux" || r.isVerb(k) || r.isSaying(k) {
			return false
		}
		if r.verbForm(k)&gerund != 0 {
			return i-k > 1 && k > lo
		}
		if r.lex.is("break", t.Low) {
			return i-k > 1
		}
	}
	return true
}

// trim drops what cannot begin a noun phrase: conjunctions, adverbs, a
// prepositional phrase or a time that leads the sentence.
func (r *reader) trim(n rng) rng {
	for !n.empty() {
		i := n.first
		t := r.d.Tokens[i]
		switch c := r.class(i); {
		case c == "conj", c == "adv" && n.end-i > 1, t.Low == ",", t.Low == ".", t.Kind == doc.Punct && t.Low != "(":
			n.first++
		case r.times[i] >= 0 && r.d.Times[r.times[i]].End <= n.end && !r.possessive(r.d.Times[r.times[i]].End):
			n.first = r.d.Times[r.times[i]].End
		case t.Low == "since", t.Low == "after", t.Low == "before", t.Low == "until":
			n.first++
		case c == "prep" && t.Low != "than" && t.Low != "over":
			next := r.afterPhrase(i+1, n.end)
			if next < 0 {
				return rng{}
			}
			n.first = next
		default:
			return r.speaks(n)
		}
	}
	return rng{}
}

func (r *reader) possessive(i int) bool {
	return i < len(r.d.Tokens) && (r.low(i) == "'s" || r.low(i) == "'")
}

// afterPhrase gives where a new noun phrase begins in a run that a preposition
// leads: "[In Asyut] the governor"; -1 for nowhere.
func (r *reader) afterPhrase(i, end int) int {
	if r.times[min(i, end-1)] >= 0 {
		if e := r.d.Times[r.times[i]].End; e < end {
			return e
		}
		return -1
	}
	for k := end - 1; k > i; k-- {
		c := r.class(k)
		if (c == "det" || c == "poss") && r.class(k-1) != "prep" && r.class(k-1) != "det" && r.low(k-1) != "and" {
			return k
		}
		if c == "pron" {
			return k
		}
	}
	return -1
}

// speaks gives n, or nothing where it has no word that could be a speaker.
func (r *reader) speaks(n rng) rng {
	for i := n.first; i < n.end; i++ {
		t := r.d.Tokens[i]
		switch c := r.class(i); {
		case t.Kind == doc.Symbol, t.Kind == doc.Word && (c == "" || c == "verb" || r.isName(i)):
			return n
		case t.Kind == doc.Word && n.end-n.first == 1 && (c == "pron" && t.Low != "there" && t.Low != "nothing" || c == "rel" && (t.Low == "who" || t.Low == "which")):
			return n
		case c == "det" && (n.end-n.first == 1) && t.Low != "a" && t.Low != "an" && t.Low != "the":
			return n
		case c == "pron" && (t.Low == "someone" || strings.HasSuffix(t.Low, "body")):
			return n
		}
	}
	return rng{}
}

// dropTime gives end without a time expression that stands right before it:
// "the army on Tuesday".
func (r *reader) dropTime(lo, end int) int {
	for end-1 > lo {
		i := end - 1
		if r.times[i] < 0 || r.possessive(end) {
			return end
		}
		first := r.d.Times[r.times[i]].First
		for first-1 > lo && (r.class(first-1) == "prep" || r.lex.is("late", r.low(first-1))) {
			first--
		}
		if first <= lo {
			return end
		}
		end = first
	}
	return end
}

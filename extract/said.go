package extract

import (
	"slices"

	"sitrep/doc"
	"sitrep/span"
)

// whereSaid tells whether a place is only where somebody said what is told: "the rebels charged in Torreal that", "in a letter
// sent from Torreal he condemns", "according to reports broadcast in Torreal".
func (x *extractor) whereSaid(p doc.Place) bool {
	first, end := x.d.WordsOf(p.First, p.End)
	at, sentence := first, x.d.Tokens[p.First].Sentence
	for at < end && x.d.Words[at].Head >= first && x.d.Words[at].Head < end {
		at++
	}
	if at >= end {
		return false
	}
	if x.trails(p) {
		return true
	}
	for above := range x.climb(at, "obl", "nmod", "appos", "compound", "acl") {
		said := x.d.Words[above]
		if x.deedBetween(said.Token+1, p.First) {
			return false
		}
		fronted := above > at && x.d.Words[at].Head == above // "In Torreal, officials said"
		if !fronted && (x.saying(said.Span, p.Span, x.spoken[sentence]) || x.saying(said.Span, p.Span, x.named[sentence])) {
			return true
		}
		if x.isTrigger(said.Token) {
			return false
		}
	}
	return false
}

// longSource is how many tokens the words for who says something take, at most, up to a place among them.
const longSource = 30

// trails tells whether a place stands among the words behind "according to", which are for who says it.
func (x *extractor) trails(p doc.Place) bool {
	s := x.d.Sentences[x.d.Tokens[p.First].Sentence]
	for t := p.First - 1; t > max(s.First, p.First-longSource) && x.d.Tokens[t].Low != ","; t-- {
		if x.d.Tokens[t].Low == "to" && x.d.Tokens[t-1].Low == "according" {
			return true
		}
	}
	return false
}

// deedBetween tells whether a word of a deed stands among some tokens; among many one does.
func (x *extractor) deedBetween(from, to int) bool {
	if to-from > longSource {
		return true
	}
	for t := from; t < to; t++ {
		if x.isTrigger(t) {
			return true
		}
	}
	return false
}

// saying tells whether a word is one of those for who said something, or that he did, in one of some statements of which
// other words are no content.
func (x *extractor) saying(word, other span.Span, statements []int) bool {
	return slices.ContainsFunc(statements, func(k int) bool {
		s := x.d.Sayings[x.sayings[k]]
		return !among(other, s.Content) && (among(word, s.Cue) || among(word, s.Source))
	})
}

package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// hitting are the verbs that are done to things, with what comes of these; "" where
// the verb does not tell.
var hitting = map[string]string{
	"destroy": "destroyed", "demolish": "destroyed", "raze": "destroyed", "level": "destroyed", "torch": "destroyed", "dynamite": "destroyed",
	"damage": "damaged", "hit": "", "strike": "", "target": "", "bomb": "", "shell": "", "bombard": "", "engage": "", "suppress": "", "burn": "destroyed",
}

// hits claims what the trees show as done to things, each of a list: "destroyed six
// stills, two bridges and a bulldozer"; n is the first of the happening's claims.
func (x *extractor) hits(h *happening, n int) {
	first, end := x.d.WordsOf(h.first, h.end)
	for i := first; i < end; i++ {
		w := x.d.Words[i]
		effect, ok := hitting[strings.ToLower(w.Lemma)]
		if !ok || w.UPOS != "VERB" {
			continue
		}
		for _, thing := range x.done(i, end) {
			x.hit(h, n, thing, effect)
		}
	}
}

// done gives the words before a limit that a verb is done to: its object, or its
// subject in the passive, and those joined to it.
func (x *extractor) done(verb, end int) []int {
	var out []int
	of := func(i int) int { return x.d.Words[i].Head }
	for i := max(0, verb-30); i < end; i++ {
		switch r := x.d.Words[i].Relation; {
		case of(i) == verb && (r == "obj" || r == "nsubj:pass"):
			out = append(out, i)
		case r == "conj" && len(out) > 0 && (of(i) == out[0] || of(i) == out[len(out)-1]):
			out = append(out, i)
		}
	}
	return out
}

// hit claims a thing as a target, unless it is somebody, or claimed already.
func (x *extractor) hit(h *happening, n, word int, effect string) {
	w := x.d.Words[word]
	low := x.d.Tokens[w.Token].Low
	if _, person := lex.PersonNoun(low); person || w.UPOS != "NOUN" && w.UPOS != "PROPN" || x.isTrigger(w.Token) || x.party(w.Token) {
		return
	}
	from, _ := x.leftOf(w.Token, x.d.Sentences[h.sentence].First)
	s := x.d.SpanOf(from, w.Token+1)
	if x.aimedAt(n, s) {
		return
	}
	name := x.plainWords(x.pastDeterminer(from, w.Token), w.Token+1)
	x.claim(h, sitrep.Target{Name: name, Kind: kindOf([]string{low}, lex.Target), Effect: effect}, "targets: object", s)
}

// party tells whether a token is the head of somebody, or within a time.
func (x *extractor) party(token int) bool {
	from, to := x.mentionsIn(max(0, token-widest), token+1)
	for i := from; i < to; i++ {
		if m := x.d.Mentions[i]; m.Head == token && (m.Type == "Person" || m.Type == "Organisation" || m.Type == "Temporal" || m.Type == "Nationality" || m.Form == doc.Pronoun) {
			return true
		}
	}
	return false
}

// aimedAt tells whether one of the claims from the nth on is on a target with some of
// these words.
func (x *extractor) aimedAt(n int, s span.Span) bool {
	q := x.quote(s)
	return slices.ContainsFunc(x.out.Claims[n:], func(c sitrep.Claim) bool { return rests(c, sitrep.FieldTargets, q) })
}

package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// hits claims what the trees show as done to things, each of a list: "destroyed six
// stills, two bridges and a bulldozer", "slammed into a house"; n is the first of the
// happening's claims.
func (x *extractor) hits(h *happening, n int) {
	first, end := x.d.WordsOf(h.first, h.end)
	for i := first; i < end; i++ {
		if x.d.Words[i].UPOS != "VERB" || x.wards(i) {
			continue
		}
		ways := lex.Blows(x.lowOf(i))
		with := slices.ContainsFunc(ways, func(w lex.Blow) bool { return w.Word != "" && w.Takes == "object" && x.particle(i, w.Word) })
		for _, w := range ways {
			var things []int
			switch fits := w.Word == "" && !with || w.Word != "" && x.particle(i, w.Word); {
			case w.Takes == "behind":
				things = x.behindWord(i, end, w.Word)
			case fits && w.Takes == "object":
				things = x.done(i, end)
			case fits && w.Takes == "subject" && (w.Word == "fire" || x.tree.Child(i, "obj") < 0):
				if s := x.tree.Child(i, "nsubj"); s >= first {
					things = []int{s}
				}
			}
			for _, thing := range things {
				x.hit(h, n, thing, w)
			}
		}
		if x.burns(i) {
			for _, thing := range x.done(i, end) {
				x.hit(h, n, thing, lex.Blow{Effect: "damaged"})
			}
		}
	}
	if x.unharmed(h) {
		for k := range x.out.Claims[n:] {
			x.comesOf(&x.out.Claims[n+k], "none")
		}
	}
}

// destroyed tells whether a word, or one that it is joined or belongs to, is what a verb
// destroys or damages.
func (x *extractor) destroyed(word int) bool {
	for r := x.d.Words[word].Relation; r == "conj" || r == "compound"; r = x.d.Words[word].Relation {
		word = x.d.Words[word].Head
	}
	verb := x.d.Words[word].Head
	if r := x.d.Words[word].Relation; verb < 0 || r != "obj" && r != "nsubj:pass" || r == "obj" && word < verb {
		return false
	}
	return slices.ContainsFunc(lex.Blows(x.lowOf(verb)), func(b lex.Blow) bool {
		return b.Effect != "" && b.Takes == "object" && (b.Word == "" || x.particle(verb, b.Word))
	})
}

// particle tells whether a word goes with a verb: "blew up a bridge".
func (x *extractor) particle(verb int, low string) bool {
	return slices.ContainsFunc(x.tree.Children(verb), func(c int) bool {
		r := x.d.Words[c].Relation
		return x.lowOf(c) == low && (r == "compound:prt" || r == "advmod" || r == "obl" || r == "obj" && low == "fire")
	})
}

// burns tells whether a verb sets on fire what is its object.
func (x *extractor) burns(verb int) bool {
	if !strings.HasPrefix(x.lowOf(verb), "set") {
		return false
	}
	return slices.ContainsFunc(x.tree.Children(verb), func(c int) bool {
		low := x.lowOf(c)
		return low == "ablaze" || low == "alight" || low == "fire" && x.marks(c, "on")
	})
}

// behindWord gives the words before a limit that a preposition ties to a verb, and those
// joined to them.
func (x *extractor) behindWord(verb, end int, preposition string) []int {
	var out []int
	for _, c := range x.tree.Children(verb) {
		if c <= verb || c >= end || !strings.HasPrefix(x.d.Words[c].Relation, "obl") || !x.marks(c, preposition) {
			continue
		}
		out = append(out, slices.DeleteFunc(x.joined(c), func(w int) bool { return w >= end })...)
	}
	return out
}

// unharmed tells whether a happening's words say that it did no damage.
func (x *extractor) unharmed(h *happening) bool {
	for i := h.first; i+1 < h.end; i++ {
		if x.d.Tokens[i].Low == "no" && x.d.Tokens[i+1].Low == "damage" {
			return true
		}
	}
	return false
}

// comesOf adds to a claim on a target what came of it, where it does not tell.
func (x *extractor) comesOf(c *sitrep.Claim, effect string) {
	if t, ok := c.Value.(sitrep.Target); ok && t.Effect == "" {
		t.Effect = effect
		c.Value = t
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
		case r == "conj" && slices.Contains(out, of(i)):
			out = append(out, i)
		}
	}
	return out
}

// hit claims a thing as a target, unless it is somebody; where it is claimed already, only
// what came of it.
func (x *extractor) hit(h *happening, n, word int, how lex.Blow) {
	if of := x.led(word, "of"); of >= 0 && portion(x.lowOf(word)) {
		word = of // "a section of the pipeline"
	}
	w := x.d.Words[word]
	low := x.d.Tokens[w.Token].Low
	_, known := x.thingAt(w.Token, lex.Target)
	if _, person := lex.PersonNoun(low); person || w.UPOS != "NOUN" && w.UPOS != "PROPN" || x.isTrigger(w.Token) || how.Known && !known || x.party(w.Token, known) || x.settled(w.Token) {
		return
	}
	from, _ := x.leftOf(w.Token, x.d.Sentences[h.sentence].First)
	s := x.d.SpanOf(from, w.Token+1)
	if k := x.aimedAt(n, s); k >= 0 {
		x.comesOf(&x.out.Claims[k], how.Effect)
		return
	}
	name := x.plainWords(x.pastDeterminer(from, w.Token), w.Token+1)
	x.claim(h, sitrep.Target{Name: name, Kind: kindOf([]string{low}, lex.Target), Effect: how.Effect}, "targets: object", s)
}

// settled tells whether a token ends the name of a place that is no site: "shelled Herat"
// tells where.
func (x *extractor) settled(token int) bool {
	from, to := x.placesIn(max(0, token-widest), token+1)
	return slices.ContainsFunc(x.d.Places[from:to], func(p doc.Place) bool { return p.End > token && p.Precision != "site" })
}

// portion tells whether a noun only says how much of a thing is meant.
func portion(low string) bool {
	switch low {
	case "section", "sections", "part", "parts", "portion", "half", "percent", "stretch", "number", "dozens", "hundreds", "meter", "meters", "metre", "metres", "kilometer", "kilometers", "kilometre", "kilometres":
		return true
	}
	return false
}

// party tells whether a token is the head of somebody, or within a time; a noun that is
// known for a thing is a body only by its name: "a bank", but "the World Bank".
func (x *extractor) party(token int, known bool) bool {
	from, to := x.mentionsIn(max(0, token-widest), token+1)
	for i := from; i < to; i++ {
		if m := x.d.Mentions[i]; m.Head == token && !(known && m.Type == "Organisation" && m.Form == doc.Nominal) && (m.Type == "Person" || m.Type == "Organisation" || m.Type == "Temporal" || m.Type == "Nationality" || m.Form == doc.Pronoun) {
			return true
		}
	}
	return false
}

// aimedAt gives the claim from the nth on that is on a target with some of these words; -1
// for none.
func (x *extractor) aimedAt(n int, s span.Span) int {
	q := x.quote(s)
	if k := slices.IndexFunc(x.out.Claims[n:], func(c sitrep.Claim) bool { return rests(c, sitrep.FieldTargets, q) }); k >= 0 {
		return n + k
	}
	return -1
}

package event

import (
	"strings"

	"sitrep/doc"
)

// verbParties fills in who does a verb's act to whom.
func (f *finder) verbParties(e *doc.Event, verb int) {
	g := f.grammar
	subject, passive := g.subject(verb)
	passive = passive || g.Child(verb, "aux:pass") >= 0
	e.Passive = passive
	if passive {
		e.Target = f.parties(subject, 2)
		e.Source = f.doer(verb)
		return
	}
	e.Source = f.parties(subject, 1)
	if m := f.subject(e, f.d.Sentences[f.d.Words[verb].Sentence]); len(e.Source) == 0 && m >= 0 && subject < 0 && g.finite(verb) {
		e.Source = list(m)
	}
	e.Target = f.aim(e, verb)
	if len(e.Target) == 0 && len(e.Source) > 1 && mutual(e.Event) {
		e.Target = e.Source
	}
}

// finite tells whether a verb has a tense, so that it must have a subject.
func (g *grammar) finite(verb int) bool {
	switch g.d.Words[verb].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return g.Child(verb, "aux") >= 0
}

// mutual tells whether those who share an act do it to each other: "the two met".
func mutual(event string) bool {
	switch event {
	case "CONSULT", "COOPERATE", "AGREE":
		return true
	}
	return false
}

// aims are the prepositions that lead to whom an act is done to, the surest first.
var aims = []string{"with", "to", "against", "from", "toward", "towards", "upon", "on", "behind", "between", "among", "for", "over", "at", "into", "of", "through"}

// sites are those that lead to where.
var sites = []string{"in", "inside", "across", "throughout", "near", "outside"}

// aim gives the parties that a verb's act is for: of its object or behind a
// preposition. What is only moved from one to another is not what the act is for:
// "withdrew its troops from the valley".
func (f *finder) aim(e *doc.Event, verb int) []int {
	g := f.grammar
	objects := g.done(verb)
	if ms := f.led(verb, moves(e)...); len(ms) > 0 {
		return ms
	}
	for _, o := range objects {
		if ms := g.mentions(o); len(ms) > 0 {
			return ms
		}
	}
	if ms := f.led(verb, aims...); len(ms) > 0 {
		return ms
	}
	for _, o := range objects {
		if ms := f.parties(o, 2); len(ms) > 0 {
			return ms
		}
	}
	return nil
}

// moves gives the prepositions that lead to whom an act is done to by moving
// something else; nil where what is moved suffers it.
func moves(e *doc.Event) []string {
	switch {
	case e.Event == "MOBILIZE", (e.Event == "RETREAT" || e.Event == "SANCTION") && (e.Mode == "withdraw" || e.Mode == "return" || e.Mode == "discontinue"):
		return []string{"to", "from", "against", "into", "in", "on", "for", "at"}
	case e.Event == "AID", e.Event == "CONCEDE":
		return []string{"to", "into", "from", "for"}
	}
	return nil
}

// led gives the parties behind one of some prepositions of a verb, those of the
// first preposition that has any.
func (f *finder) led(verb int, prepositions ...string) []int {
	g := f.grammar
	for _, want := range prepositions {
		for _, c := range g.Children(verb) {
			if x := g.d.Words[c]; c < verb || !strings.HasPrefix(x.Relation, "obl") || g.timely(c) {
				continue
			}
			if !g.behind(c, want) {
				continue
			}
			if ms := f.parties(c, 2); len(ms) > 0 {
				return ms
			}
		}
	}
	return nil
}

// clause gives the parties that the clause is about which a verb governs: of what is
// demanded, its subject.
func (f *finder) clause(e *doc.Event, verb, depth int) []int {
	g := f.grammar
	for _, c := range g.Children(verb) {
		x := g.d.Words[c]
		asks := x.Relation == "ccomp" && (e.Event == "DEMAND" || e.Event == "DISAPPROVE")
		switch {
		case c < verb || x.Relation != "ccomp" && x.Relation != "xcomp" && (x.Relation != "advcl" || !f.purpose(c)):
			continue
		case asks && g.own(c) > verb:
			if ms := f.parties(g.own(c), 2); len(ms) > 0 {
				return ms
			}
		case asks:
			for w := verb + 1; w < c; w++ {
				if g.mention[w] >= 0 {
					return g.mentions(w)
				}
			}
		}
		ms := f.aim(e, c)
		if len(ms) == 0 && depth < 2 {
			ms = f.clause(e, c, depth+1)
		}
		if len(ms) > 0 {
			return ms
		}
	}
	return nil
}

// purpose tells whether a clause is behind "to", "of", "for" or "from": what an act is about.
func (f *finder) purpose(verb int) bool { return f.grammar.opens(verb, "to", "of", "for", "from") }

// timely tells whether a word is part of a time.
func (g *grammar) timely(word int) bool { return g.times[g.d.Words[word].Token] }

// parties gives the mentions of a word, or of those that the thing or deed it names
// is of: "a Swiss proposal", "the removal of the mayor", "talks with the rebels".
func (f *finder) parties(word, depth int) []int {
	g := f.grammar
	if word < 0 {
		return nil
	}
	word = g.referent(word)
	if ms := g.mentions(word); len(ms) > 0 {
		return ms
	}
	if depth == 0 {
		return nil
	}
	if ms := f.owners(word); len(ms) > 0 {
		return ms
	}
	for _, c := range g.Children(word) {
		if r := g.d.Words[c].Relation; !strings.HasPrefix(r, "nmod") || r == "nmod:poss" || g.timely(c) {
			continue
		}
		if ms := f.parties(c, depth-1); len(ms) > 0 {
			return ms
		}
	}
	for _, c := range g.Children(word) {
		if c < word || !strings.HasPrefix(g.d.Words[c].Relation, "acl") {
			continue
		}
		o := g.after(c)
		if o < 0 {
			o = g.marked(c, "with", "to", "against", "from", "on", "for", "by", "between", "in", "at")
		}
		if o < 0 || o == word || g.timely(o) {
			continue
		}
		if ms := f.parties(o, depth-1); len(ms) > 0 {
			return ms
		}
	}
	return nil
}

// owners gives the mentions before a noun of those whose it is: "Norway's plan", "a
// Swiss plan".
func (f *finder) owners(noun int) []int {
	g := f.grammar
	var out []int
	for _, c := range g.Children(noun) {
		switch r := g.d.Words[c].Relation; {
		case c > noun || g.mention[c] < 0:
		case r == "nmod:poss", r == "amod", r == "compound":
			out = append(out, g.mentions(c)...)
		}
	}
	return out
}

// speaker gives the word for who says the clause of a verb, or -1.
func (f *finder) speaker(verb int) int {
	g := f.grammar
	for range 4 {
		w := g.d.Words[verb]
		switch w.Relation {
		case "ccomp":
			if s := g.own(w.Head); s >= 0 {
				return s
			}
			if s, _ := g.subject(w.Head); s >= 0 {
				return s
			}
			return -1
		case "xcomp":
			if g.own(verb) > w.Head {
				return g.own(w.Head)
			}
			verb = w.Head
		case "conj":
			verb = w.Head
		default:
			if p := g.Child(verb, "parataxis"); p >= 0 {
				return g.own(p)
			}
			return -1
		}
	}
	return -1
}

// nounParties fills in who does the deed of a noun to whom: those of the noun, and
// of the verb that it is an object of, "held talks with the rebels".
func (f *finder) nounParties(e *doc.Event, noun int) {
	g := f.grammar
	e.Source = f.owners(noun)
	if by := g.marked(noun, "by"); by >= 0 {
		e.Source = f.parties(by, 1)
	}
	for _, p := range []string{"with", "to", "against", "on", "from", "into", "for", "over", "between", "of", "in"} {
		if o := g.marked(noun, p); o >= 0 && !g.timely(o) && len(e.Target) == 0 {
			e.Target = f.parties(o, 1)
		}
	}
	if len(e.Source) == 0 {
		f.holders(e, noun)
	}
}

// holders fills in who does the deed of a noun by the verb that it hangs on.
func (f *finder) holders(e *doc.Event, noun int) {
	g := f.grammar
	w := g.d.Words[noun]
	behind := strings.HasPrefix(w.Relation, "obl")
	if w.Head < 0 || !g.verbal(w.Head) || w.Relation != "obj" && !behind {
		return
	}
	s, passive := g.subject(w.Head)
	switch {
	case !passive:
		e.Source = f.parties(s, 1)
	default:
		e.Source = f.doer(w.Head)
		if behind && len(e.Target) == 0 {
			e.Target = f.parties(s, 1) // who is "put under investigation"
		}
	}
	if len(e.Target) == 0 {
		e.Target = f.led(w.Head, "with", "to", "against", "between", "on", "from", "for", "in")
	}
}

package event

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// deeds finds what parties do to each other beside violence, by the tree: the
// predicates of the list of acts in a sentence. first is the first event of it.
func (f *finder) deeds(index int, s doc.Sentence, first int) {
	w := max(f.grammar.wordFrom(s.First), 0)
	for ; w < len(f.d.Words) && f.d.Words[w].Sentence == index; w++ {
		if e, ok := f.act(w, s, first); ok {
			e.Sentence = index
			f.out = append(f.out, e)
		}
	}
}

// wordFrom gives the first word that begins at a token or behind it, or -1.
func (g *grammar) wordFrom(token int) int {
	for t := token; t < len(g.word); t++ {
		if g.word[t] >= 0 {
			return g.word[t]
		}
	}
	return -1
}

// act reads one word as an act; ok tells whether it is one, and no part of an event
// that is found already, from first on.
func (f *finder) act(w int, s doc.Sentence, first int) (e doc.Event, ok bool) {
	word := f.d.Words[w]
	low := f.d.Tokens[word.Token].Low
	demand := false
	switch {
	case nounal(word.UPOS):
		e, ok = f.nounAct(w, low)
	case word.UPOS == "VERB" && word.Relation != "amod" && word.Relation != "compound": // not "foreign-backed"
		if e, ok = f.verbAct(w, low); !ok && f.must(w) {
			e, ok, demand = doc.Event{First: word.Token, End: word.Token + 1, Event: "DEMAND", Base: low}, true, true
		}
	}
	if word.UPOS == "ADJ" || !ok && word.UPOS == "VERB" {
		e, ok = f.willing(w, low)
	}
	taken := func(x doc.Event) bool { return x.First < e.End && e.First < x.End }
	if !ok || e.Event == "" || slices.ContainsFunc(f.out[first:], taken) || f.named(word.Token, s) {
		return e, false
	}
	e.Span, e.Strength, e.Stage = f.d.SpanOf(e.First, e.End), "weak", "carried_out"
	switch {
	case e.Noun:
		f.determiner(&e, s)
		f.nounParties(&e, w)
	case demand:
		e.Source, e.Target = f.parties(f.speaker(w), 1), f.parties(f.grammar.own(w), 1)
	default:
		f.verbParties(&e, w)
	}
	f.stage(&e, s)
	return e, true
}

// nounAct reads a noun as the act that has most of the words before it.
func (f *finder) nounAct(w int, low string) (doc.Event, bool) {
	end := f.d.Words[w].Token + 1
	for _, a := range lex.NounActs(low) {
		first := end - len(a.Words)
		if !f.follows(first, a.Words[:len(a.Words)-1]) {
			continue
		}
		return doc.Event{
			First: first, End: end, Event: a.Event, Mode: a.Mode, Base: strings.Join(a.Words, " "),
			Noun: true, Plural: strings.HasSuffix(f.d.Words[w].XPOS, "S"),
		}, true
	}
	return doc.Event{}, false
}

// willing reads "willing to" and the like as the act of agreeing, or of rejecting,
// to what no other event is: "ready to compromise".
func (f *finder) willing(w int, low string) (doc.Event, bool) {
	e := doc.Event{First: f.d.Words[w].Token, End: f.d.Words[w].Token + 1, Event: "AGREE", Base: low}
	switch low {
	case "unwilling":
		e.Event = "REJECT"
	case "willing", "ready", "prepared":
	default:
		return e, false
	}
	c := f.grammar.Child(w, "xcomp", "advcl")
	if c < w || !f.grammar.verbal(c) || !f.grammar.opens(c, "to") || len(lex.Triggers([]string{f.grammar.low(c)})) > 0 {
		return e, false
	}
	_, other := f.verbAct(c, f.grammar.low(c))
	return e, !other
}

// must tells whether somebody says that others must do what a verb tells.
func (f *finder) must(verb int) bool {
	g := f.grammar
	s := g.own(verb)
	if s < 0 || g.mention[s] < 0 || f.attitude(verb) != asked {
		return false
	}
	for _, c := range g.Children(verb) {
		if g.low(c) == "have" && g.d.Words[c].Relation == "aux" {
			return false // "should have left"
		}
	}
	by := f.speaker(verb)
	return by >= 0 && by != s && g.mention[by] >= 0 && f.d.Mentions[g.mention[by]].Entity != f.d.Mentions[g.mention[s]].Entity
}

// follows tells whether words stand at a token and behind it.
func (f *finder) follows(token int, words []string) bool {
	if token < 0 || token+len(words) > len(f.d.Tokens) {
		return false
	}
	for i, w := range words {
		if f.d.Tokens[token+i].Low != w {
			return false
		}
	}
	return true
}

// verbAct reads a verb as the act that asks for most and fits.
func (f *finder) verbAct(w int, low string) (doc.Event, bool) {
	acts := lex.VerbActs(low)
	if len(acts) == 0 {
		return doc.Event{}, false
	}
	token, own := f.d.Words[w].Token, f.grammar.done(w)
	for _, a := range acts {
		end, objects := f.rest(w, own, a.Words[1:])
		if end < 0 || !a.Objects.Any() && !(a.Objects.Clause && f.governs(w)) &&
			!slices.ContainsFunc(objects, func(o int) bool { return f.among(o, a.Objects, 0) }) {
			continue
		}
		if !a.Subjects.Any() {
			subject, passive := f.grammar.subject(w)
			if passive || !f.among(subject, a.Subjects, 0) {
				continue
			}
		}
		return doc.Event{First: token, End: end, Event: a.Event, Mode: a.Mode, Base: strings.Join(a.Words, " ")}, true
	}
	return doc.Event{}, false
}

// governs tells whether a clause hangs on a verb: "offered to leave".
func (f *finder) governs(verb int) bool {
	c := f.grammar.Child(verb, "xcomp", "ccomp")
	return c > verb && f.grammar.verbal(c)
}

// rest finds the words that belong to a verb, its particle or preposition, and those
// for what it is done to; end is the token behind those that stand at the verb, or
// -1 where the verb lacks them. own are the verb's own objects.
func (f *finder) rest(w int, own []int, words []string) (end int, objects []int) {
	g, token := f.grammar, f.d.Words[w].Token
	if len(words) == 0 {
		return token + 1, own
	}
	if end := token + 1 + len(words); f.follows(token+1, words) && !(end < len(g.times) && g.times[end]) {
		return end, g.phrase(w, token+1, end)
	}
	if len(words) > 1 {
		return -1, nil
	}
	place := oneOf(words[0], "in", "on", "at")
	for _, c := range g.Children(w) {
		switch x := g.d.Words[c]; {
		case c < w:
		case (x.Relation == "compound:prt" || x.Relation == "advmod") && f.d.Tokens[x.Token].Low == words[0]:
			return token + 1, own
		case strings.HasPrefix(x.Relation, "obl") && !(place && (g.timely(c) || words[0] == "in")):
			if p := g.preposition(c); p > w && g.low(p) == words[0] {
				return token + 1, append([]int{c}, own...)
			}
		}
	}
	return -1, nil
}

// phrase gives the words for what a verb and the tokens [first, end) behind it are
// done to: the phrase of a preposition among them, the object of a verb or noun
// among them, or the verb's own.
func (g *grammar) phrase(verb, first, end int) []int {
	for _, p := range g.word[first:end] {
		if p < 0 {
			continue
		}
		w := g.d.Words[p]
		if w.Relation == "case" || w.UPOS == "ADP" && w.Relation != "compound:prt" && w.Head > p {
			return []int{w.Head}
		}
		if g.verbal(p) || nounal(w.UPOS) {
			if o := g.done(p); len(o) > 0 {
				return o
			}
		}
	}
	return g.done(verb)
}

// done gives the words for what a verb does something to: its objects, its subject
// where it is passive, or the noun that it tells more of.
func (g *grammar) done(verb int) []int {
	var out []int
	subject := g.own(verb)
	if subject >= 0 && (g.d.Words[subject].Relation != "nsubj:pass" || !g.passive(verb)) {
		subject = -1
	}
	for _, c := range g.Children(verb) {
		switch r := g.d.Words[c].Relation; {
		case (r == "obj" || r == "iobj") && (c > verb || g.relative(c)):
			out = append(out, g.referent(c))
		case c > verb && g.bare(c):
			out = append(out, c)
		}
	}
	if len(out) == 0 && subject >= 0 {
		out = append(out, g.referent(subject))
	}
	if len(out) > 0 {
		return out
	}
	switch v := g.d.Words[verb]; {
	case v.Relation == "acl" && v.XPOS == "VBN":
		return []int{v.Head}
	case v.Relation == "acl:relcl":
		if s := g.own(verb); s >= 0 && g.d.Words[s].Relation == "nsubj" && !g.relative(s) {
			return []int{v.Head} // "the sanctions that it imposed"
		}
	case v.Relation == "conj" && v.XPOS == "VBN" && v.Head >= 0:
		if s := g.Child(v.Head, "nsubj:pass"); s >= 0 {
			return []int{s}
		}
	}
	return nil
}

// bare tells whether a noun stands where an object does and was taken for a clause
// or for a phrase whose preposition it lacks.
func (g *grammar) bare(word int) bool {
	switch w := g.d.Words[word]; w.Relation {
	case "xcomp", "ccomp", "obl":
		return nounal(w.UPOS) && g.Child(word, "case", "mark", "cop", "nsubj") < 0 && g.preposition(word) < 0 && !g.times[w.Token]
	}
	return false
}

func (g *grammar) relative(word int) bool {
	return strings.Contains(g.d.Words[word].Feats, "PronType=Rel")
}

// passive tells whether the form of a verb and what helps it allow that it is
// passive: "was expelled", but neither "expelled" with a tense nor "had expelled".
func (g *grammar) passive(verb int) bool {
	if g.Child(verb, "aux:pass") >= 0 {
		return true
	}
	for _, c := range g.Children(verb) {
		if w := g.d.Words[c]; w.Relation == "aux" {
			switch g.d.Tokens[w.Token].Low {
			case "have", "has", "had", "'ve":
				return false
			}
		}
	}
	return g.d.Words[verb].XPOS != "VBD"
}

// referent gives the noun that a relative pronoun stands for; the word itself where
// it is none.
func (g *grammar) referent(word int) int {
	if !g.relative(word) {
		return word
	}
	for v := g.d.Words[word].Head; v >= 0; v = g.d.Words[v].Head {
		if strings.HasPrefix(g.d.Words[v].Relation, "acl") {
			return g.d.Words[v].Head
		}
	}
	return word
}

// among tells whether a word is one of a set of nouns, or what it counts or is
// joined to is: "a number of prisoners", "food and fuel".
func (f *finder) among(word int, set lex.NounSet, depth int) bool {
	g := f.grammar
	if word < 0 || depth > 3 {
		return false
	}
	token := g.d.Words[word].Token
	low := f.d.Tokens[token].Low
	if set.Has(low) || token > 0 && set.Has(f.d.Tokens[token-1].Low+" "+low) || f.anybody(word, set) {
		return true
	}
	for _, c := range g.Children(word) {
		x := g.d.Words[c]
		of := c > word && counts(low) && g.behind(c, "of")
		title := x.Relation == "compound" && g.d.Words[word].UPOS == "PROPN" || x.Relation == "appos" // "ambassador Nur"
		if (of || title || x.Relation == "conj" && nounal(x.UPOS)) && f.among(c, set, depth+1) {
			return true
		}
	}
	return false
}

// anybody tells whether a word is that of a party, where a set takes any, or a
// pronoun for one of the set.
func (f *finder) anybody(word int, set lex.NounSet) bool {
	m := f.grammar.mention[word]
	if m < 0 {
		return false
	}
	who := f.d.Mentions[m]
	if name := strings.Fields(strings.ToLower(who.Name)); who.Form == doc.Pronoun && len(name) > 0 && set.Has(name[len(name)-1]) {
		return true // "teachers said they ..."
	}
	return set.Party || set.Folk && (who.Type == "Person" || who.Folk)
}

// counts tells whether a noun only tells how much of something there is.
func counts(low string) bool {
	switch low {
	case "number", "numbers", "group", "groups", "series", "part", "parts", "hundreds", "thousands", "dozens", "millions", "tons", "tonnes",
		"scores", "lot", "lots", "some", "most", "many", "all", "set", "round", "rounds", "kind", "form", "state", "rest", "half", "majority",
		"amount", "wave", "package", "batch", "patch", "deployment", "suspension", "test", "tests", "firing", "launch", "delivery", "deliveries", "shipments", "shipment", "members", "type":
		return true
	}
	return false
}

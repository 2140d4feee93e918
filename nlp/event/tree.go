package event

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// grammar reads from the trees who does what to whom.
type grammar struct {
	*doc.Tree
	d       *doc.Doc
	word    []int  // of each token: the first word that begins in it, or -1
	mention []int  // of each word: the longest mention of a party whose head it is, or -1
	times   []bool // of each token: it is part of a time
}

func newGrammar(d *doc.Doc, party func(doc.Mention) bool) *grammar {
	g := &grammar{Tree: d.Tree(), d: d, word: make([]int, len(d.Tokens)), mention: make([]int, len(d.Words)), times: make([]bool, len(d.Tokens))}
	for i := range g.word {
		g.word[i] = -1
	}
	for _, t := range d.Times {
		for i := t.First; i < t.End; i++ {
			g.times[i] = true
		}
	}
	for i := len(d.Words) - 1; i >= 0; i-- {
		g.word[d.Words[i].Token] = i
		g.mention[i] = -1
	}
	for i, m := range d.Mentions {
		if w := g.top(m.Head, m.Head+1); w >= 0 && party(m) && (g.mention[w] < 0 || m.Len() > d.Mentions[g.mention[w]].Len()) {
			g.mention[w] = i
		}
	}
	return g
}

// top gives the word of the tokens [first, end) on which the others hang; -1 where
// none begins in them.
func (g *grammar) top(first, end int) int {
	for t := first; t < end; t++ {
		w := g.word[t]
		for ; w >= 0 && w < len(g.d.Words) && g.d.Words[w].Token == t; w++ {
			if h := g.d.Words[w].Head; h < 0 || g.d.Words[h].Token < first || g.d.Words[h].Token >= end {
				return w
			}
		}
	}
	return -1
}

// after gives the first object behind a word, or -1.
func (g *grammar) after(word int) int {
	for _, c := range g.Children(word) {
		if c > word && g.d.Words[c].Relation == "obj" {
			return c
		}
	}
	return -1
}

// marked gives the first word that hangs on a word behind one of these
// prepositions, or -1.
func (g *grammar) marked(word int, prepositions ...string) int {
	for _, c := range g.Children(word) {
		if r := g.d.Words[c].Relation; !strings.HasPrefix(r, "obl") && !strings.HasPrefix(r, "nmod") {
			continue
		}
		if p := g.preposition(c); p >= 0 {
			low := strings.ToLower(g.d.Words[p].Of(g.d.Text))
			for _, want := range prepositions {
				if low == want {
					return c
				}
			}
		}
	}
	return -1
}

// preposition gives the preposition before the phrase of a word, or -1.
func (g *grammar) preposition(word int) int {
	if p := g.Child(word, "case"); p >= 0 {
		return p
	}
	i := word - 1
	for i >= 0 && g.d.Words[i].Head == word {
		i--
	}
	if i < 0 || g.d.Words[i].UPOS != "ADP" || g.d.Words[i].Relation == "compound:prt" || g.d.Words[i].Sentence != g.d.Words[word].Sentence {
		return -1
	}
	return i
}

// subject gives the word that a verb has as its subject, its own or another
// verb's that it shares; -1 where there is none. passive tells whether it is done
// to the subject.
func (g *grammar) subject(verb int) (word int, passive bool) {
	for steps := 0; verb >= 0 && steps < 6; steps++ {
		v := g.d.Words[verb]
		if s := g.own(verb); s >= 0 {
			if strings.Contains(g.d.Words[s].Feats, "PronType=Rel") && strings.HasPrefix(v.Relation, "acl") {
				return v.Head, g.d.Words[s].Relation == "nsubj:pass"
			}
			return s, g.d.Words[s].Relation == "nsubj:pass" && g.passive(verb)
		}
		if o := g.Child(verb, "obj"); o >= 0 && o < verb && !strings.Contains(g.d.Words[o].Feats, "PronType=Rel") {
			return o, false // a subject, taken for an object
		}
		switch {
		case v.Relation == "acl" && v.XPOS == "VBG" && verb > 0 && g.d.Words[verb-1].UPOS == "PUNCT":
			for v.Head >= 0 && !g.verbal(v.Head) {
				v.Head = g.d.Words[v.Head].Head // it tells more of the clause, not of its last noun
			}
		case v.Relation == "acl" && v.XPOS == "VBG":
			return v.Head, false
		case v.Relation == "acl" && v.XPOS == "VBN":
			return v.Head, true
		case v.Relation == "xcomp":
			if o := g.after(v.Head); o >= 0 && o < verb {
				return o, false // "forced them to shoot"
			}
		case v.Relation == "advcl" && v.XPOS == "VBG" && accuses(g.d.Words[v.Head].Lemma) && g.after(v.Head) >= 0:
			return g.after(v.Head), false // "accused them of shooting"
		case v.Relation == "conj" && g.verbal(v.Head), v.Relation == "advcl" && v.XPOS != "VBN" && !strings.Contains(v.Feats, "VerbForm=Fin"):
		default:
			return -1, false
		}
		if v.XPOS == "VBN" && v.Relation == "acl" {
			return -1, false
		}
		verb = v.Head
	}
	return -1, false
}

// accuses tells whether whom this is done to is said to have done what follows.
func accuses(lemma string) bool {
	switch lemma {
	case "accuse", "suspect", "blame", "charge", "convict", "acquit", "arrest", "jail", "detain", "hold", "condemn", "praise", "criticize", "try", "prosecute":
		return true
	}
	return false
}

// own gives the subject that hangs on a verb, or -1: of two the nearer, since what
// stands before a report, its place and day, may be taken for one.
func (g *grammar) own(verb int) int {
	best := -1
	for _, c := range g.Children(verb) {
		if r := g.d.Words[c].Relation; (r == "nsubj" || r == "nsubj:pass") && (best < 0 || c < verb) {
			best = c
		}
	}
	return best
}

func (g *grammar) verbal(word int) bool { return g.d.Words[word].UPOS == "VERB" }

// mentions gives the mentions of a word and of those joined to it: "a soldier and
// two farmers"; in numbers of people, of the people.
func (g *grammar) mentions(word int) []int {
	if word < 0 {
		return nil
	}
	var out []int
	if m := g.mention[word]; m >= 0 {
		out = g.named(word, m)
	} else if of := g.marked(word, "of"); of >= 0 && (g.d.Words[word].UPOS == "NUM" || collects(g.d.Words[word].Lemma)) {
		out = append(out, g.mentions(of)...)
	}
	for _, c := range g.Children(word) {
		if w := g.d.Words[c]; w.Relation == "conj" && w.UPOS != "VERB" && g.mention[c] >= 0 {
			out = append(out, g.mention[c])
		}
	}
	return out
}

// collects tells whether a noun only says how many there are of those behind it: "scores of
// bandits", "a gang of men".
func collects(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "score", "scores", "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "group", "gang", "band", "pair", "handful", "number", "mob", "crowd", "couple", "trio", "column", "wave":
		return true
	}
	return false
}

// fromTree fills in who does it to whom for a verb whose word the tree takes for
// one; it tells whether it does. Where the tree shows no subject, the nearest
// mention before the verb may be it.
func (f *finder) fromTree(e *doc.Event, t lex.Trigger, s doc.Sentence) bool {
	g := f.grammar
	verb := g.top(e.First, e.End)
	if verb < 0 || !g.verbal(verb) {
		return false
	}
	object, objects := f.object(e, verb)
	subject, passive := g.subject(verb)
	if subject >= 0 && f.within(subject, e) {
		subject = -1 // "India test-fired a missile"
	}
	e.Passive = e.Passive || passive && object < 0 ||
		t.Form == "ed" && object < 0 && !intransitive(e.Base) && !holdsObject(e.Base) && !f.active(e, verb, s) && f.reduced(e, s)
	who := g.mentions(subject)
	if subject < 0 || e.Type == "" && len(who) == 0 {
		who = list(f.subject(e, s))
	}
	if near := verb - 1; near >= 0 && g.mention[near] >= 0 && subject < near && g.d.Words[near].Head == verb {
		who = list(g.mention[near]) // the tree took the dateline for the subject
	}
	if e.Type == "" && len(objects) == 0 { // who is met or asked need not be an object
		objects = list(f.after(e.End, s))
	}
	switch {
	case e.Passive:
		e.Target, e.Source = who, f.doer(verb)
		if len(e.Source) == 0 {
			e.Source = list(f.agent(e.End, s))
		}
	case intransitive(e.Base):
		e.Target, e.Source = who, f.hands(verb)
	default:
		e.Source, e.Target = who, objects
	}
	return true
}

// active tells whether a verb without an object has a tense and a subject of its own, so that
// it is not passive for want of an object: "militants struck in three provinces". What came
// of something always has one, and headlines leave out "were".
func (f *finder) active(e *doc.Event, verb int, s doc.Sentence) bool {
	g := f.grammar
	v := g.d.Words[verb]
	if v.XPOS != "VBD" && !g.perfect(verb) || e.Strength == "effect" || s.Capitals || f.d.InTitle(s.Span) || g.own(verb) < 0 || f.low(e.End, s) == "dead" {
		return false
	}
	switch v.Relation {
	case "root", "ccomp", "parataxis":
		return true
	case "conj":
		return !g.passive(v.Head)
	}
	return false
}

// perfect tells whether a participle goes with "have" and no "be": "had regained control".
func (g *grammar) perfect(verb int) bool {
	aux := g.Child(verb, "aux")
	return aux >= 0 && g.d.Words[aux].Lemma == "have" && g.Child(verb, "aux:pass") < 0
}

// object gives the word for what a verb does something to, and its mentions: its
// object, or who it is "fired on" or "driven into"; -1 where there is none.
func (f *finder) object(e *doc.Event, verb int) (word int, mentions []int) {
	g := f.grammar
	word = -1
	for _, o := range g.Children(verb) {
		if o < verb || g.d.Words[o].Relation != "obj" || f.within(o, e) {
			continue
		}
		if word < 0 {
			word = o
		}
		if ms := g.mentions(o); len(ms) > 0 {
			return o, ms // of "up to 16 farmers" both may be taken for objects
		}
	}
	if word >= 0 {
		return word, nil
	}
	if g.d.Words[verb].XPOS == "VBN" {
		return -1, nil
	}
	for w := verb; w >= 0; w = g.after(w) {
		if o := g.marked(w, "on", "against", "at", "into", "upon"); o >= 0 && !f.within(o, e) {
			if mentions := g.mentions(o); len(mentions) > 0 {
				return o, mentions
			}
		}
	}
	return -1, nil
}

// noun fills in who does it to whom for a noun that the tree takes for one: "PKK
// attack", "the bombing of the station by the rebels", "the mayor's murder"; it
// tells whether it does.
func (f *finder) nounFromTree(e *doc.Event) bool {
	g := f.grammar
	noun := g.top(e.First, e.End)
	if noun < 0 || !nounal(g.d.Words[noun].UPOS) && !slices.ContainsFunc(g.Children(noun), g.owns) {
		return false
	}
	if by := f.behind(e, noun, "by"); by >= 0 {
		e.Source = g.mentions(by)
	}
	if on := f.behind(e, noun, "on", "against", "of", "with"); on >= 0 {
		e.Target = g.mentions(on)
	}
	for _, c := range g.Children(noun) {
		m := g.mention[c]
		if c > noun || m < 0 {
			continue
		}
		relation := g.d.Words[c].Relation
		if relation == "nsubj" && g.owns(c) {
			relation = "nmod:poss"
		}
		switch of := g.d.Mentions[m]; relation {
		case "nmod:poss":
			if toOne(e.Method) && len(e.Target) == 0 { // "the mayor's murder", but "the Front's murder of the mayor"
				e.Target = orElse(e.Target, m)
			} else {
				e.Source = orElse(e.Source, m)
			}
		case "compound", "nmod", "amod":
			if of.Form == doc.Name && (of.Type != "Location" || strikes(e)) || of.Form == doc.Nominal && fights(of.Class, e) {
				e.Source = orElse(e.Source, m)
			}
		}
	}
	f.carriers(e, noun)
	return true
}

// owns tells whether a word has the mark of whose something is: "the Front's".
func (g *grammar) owns(word int) bool {
	c := g.Child(word, "case")
	return c > word && g.d.Words[c].XPOS == "POS"
}

// behind gives the word that hangs on a noun behind one of these prepositions, or
// that the preposition right behind the noun is of, whatever it hangs on; or -1.
func (f *finder) behind(e *doc.Event, noun int, prepositions ...string) int {
	g := f.grammar
	if w := g.marked(noun, prepositions...); w >= 0 {
		return w
	}
	if e.End < len(f.d.Tokens) && slices.Contains(prepositions, f.d.Tokens[e.End].Low) {
		if p := g.word[e.End]; p >= 0 && g.d.Words[p].Relation == "case" {
			return g.d.Words[p].Head
		}
	}
	return -1
}

// carriers fills in who "carried out an attack".
func (f *finder) carriers(e *doc.Event, noun int) {
	g := f.grammar
	w := g.d.Words[noun]
	if w.Head < 0 || len(e.Source) > 0 || !carries(g.d.Words[w.Head].Lemma) {
		return
	}
	switch w.Relation {
	case "obj":
		subject, passive := g.subject(w.Head)
		if !passive {
			e.Source = g.mentions(subject)
		}
	case "nsubj:pass":
		e.Source = f.doer(w.Head)
	}
}

// carries tells whether a verb says no more than that its object is done.
func carries(lemma string) bool {
	switch lemma {
	case "carry", "launch", "stage", "conduct", "commit", "perpetrate", "mount", "unleash", "execute":
		return true
	}
	return false
}

// fights tells whether an event's noun behind a noun for people of a class is what they did:
// "a rebel attack", "army shelling", but not "a police station attack".
func fights(class string, e *doc.Event) bool {
	return class == "armed_group" || class == "military" && strikes(e)
}

// strikes tells whether an event is one that states do from afar: "U.S. strike",
// but not "Nice attack".
func strikes(e *doc.Event) bool {
	return e.Type == "Air/drone strike" || e.Type == "Shelling/artillery/missile attack"
}

// toOne tells whether "the mayor's" before such a noun is of whom it is done to.
func toOne(method string) bool {
	switch method {
	case "killing", "assassination", "kidnapping", "execution", "beheading", "massacre":
		return true
	}
	return false
}

func orElse(ms []int, m int) []int {
	if len(ms) > 0 {
		return ms
	}
	return []int{m}
}

func nounal(upos string) bool { return upos == "NOUN" || upos == "PROPN" }

// within tells whether a word is part of the trigger.
func (f *finder) within(word int, e *doc.Event) bool {
	t := f.d.Words[word].Token
	return e.First <= t && t < e.End
}

// doer gives who did it where the verb is passive: behind "by", of the verb or one
// joined to it.
func (f *finder) doer(verb int) []int {
	g := f.grammar
	if by := g.by(verb); by >= 0 {
		return g.mentions(by)
	}
	for _, c := range g.Children(verb) {
		if g.d.Words[c].Relation == "conj" && g.verbal(c) {
			if by := g.by(c); by >= 0 {
				return g.mentions(by)
			}
		}
	}
	return f.hands(verb)
}

// hands gives those at whose hands something happens to somebody: "died at the hands of
// the militia".
func (f *finder) hands(verb int) []int {
	g := f.grammar
	for _, c := range g.Children(verb) {
		if w := g.d.Words[c]; (w.Lemma == "hand" || w.Lemma == "hands") && g.behind(c, "at") {
			if of := g.marked(c, "of"); of >= 0 {
				return g.mentions(of)
			}
		}
	}
	return nil
}

// by gives the first word behind "by" that hangs on a verb, by whatever relation, or
// -1.
func (g *grammar) by(verb int) int {
	for _, c := range g.Children(verb) {
		if c > verb && nounal(g.d.Words[c].UPOS) && g.behind(c, "by") {
			return c
		}
	}
	return -1
}

// named gives the mentions by name that stand beside a noun for the same, "two
// men, Ali Nur and Omar Haddad", or the noun's own.
func (g *grammar) named(word, mention int) []int {
	if g.d.Mentions[mention].Form != doc.Nominal {
		return []int{mention}
	}
	for _, c := range g.Children(word) {
		if m := g.mention[c]; g.d.Words[c].Relation == "appos" && m >= 0 && g.person(m) {
			out := []int{m}
			for next := g.beside(m); next >= 0; next = g.beside(next) {
				out = append(out, next)
			}
			return out
		}
	}
	return []int{mention}
}

func (g *grammar) person(mention int) bool {
	m := g.d.Mentions[mention]
	return m.Type == "Person" && m.Form == doc.Name
}

// beside gives the person named behind another, parted by "and" or a comma; -1
// for none.
func (g *grammar) beside(mention int) int {
	end := g.d.Mentions[mention].End
	if end+1 >= len(g.d.Tokens) || g.d.Tokens[end].Low != "and" && g.d.Tokens[end].Low != "," {
		return -1
	}
	for i := mention + 1; i < len(g.d.Mentions) && g.d.Mentions[i].First <= end+1; i++ {
		if g.d.Mentions[i].First == end+1 && g.person(i) {
			return i
		}
	}
	return -1
}

// Package event finds the words that tell of a happening, and who does what to whom.
package event

import (
	"cmp"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// Stage finds events: triggers with what the words around them say of them.
func Stage() doc.Stage {
	return doc.Stage{
		Name:  "event",
		Needs: doc.Tokens | doc.Sentences | doc.Parsed | doc.Mentions | doc.Quantities | doc.Times | doc.Roles,
		Fills: doc.Events,
		Run: func(d *doc.Doc) {
			f := finder{d: d, heads: heads(d), counted: counted(d), grammar: newGrammar(d, acts)}
			for i, s := range d.Sentences {
				f.sentence(i, s)
			}
			d.Events, d.Codings = f.out, f.codings
			d.Fill(doc.Events)
		},
	}
}

// finder finds the events of one Doc.
type finder struct {
	d       *doc.Doc
	heads   []int  // of each token: the mention that holds it, the outermost, or -1
	counted []bool // of each token: it is part of a quantity
	grammar *grammar
	out     []doc.Event
	codings []doc.Coding
}

// counted tells of each token whether it is part of a quantity.
func counted(d *doc.Doc) []bool {
	in := make([]bool, len(d.Tokens))
	for _, q := range d.Quantities {
		for i := q.First; i < q.End; i++ {
			in[i] = true
		}
	}
	return in
}

// heads tells of each token which mention holds it.
func heads(d *doc.Doc) []int {
	of := make([]int, len(d.Tokens))
	for i := range of {
		of[i] = -1
	}
	for i, m := range d.Mentions { // outer ones come first
		if !acts(m) {
			continue
		}
		for t := m.First; t < m.End; t++ {
			if of[t] < 0 {
				of[t] = i
			}
		}
	}
	return of
}

// acts tells whether a mention is of somebody who may act or suffer: "the village"
// does nothing.
func acts(m doc.Mention) bool {
	return m.Party() && (m.Type != "Location" || m.Form == doc.Name)
}

func (f *finder) sentence(index int, s doc.Sentence) {
	lows := make([]string, 0, s.End-s.First)
	for _, t := range f.d.Tokens[s.First:s.End] {
		lows = append(lows, t.Low)
	}
	first := len(f.out)
	for i := s.First; i < s.End; {
		found := lex.Triggers(lows[i-s.First:])
		t, ok := f.choose(found, i, s)
		if !ok {
			i++
			continue
		}
		e := doc.Event{
			Span: f.d.SpanOf(i, i+t.Words), First: i, End: i + t.Words, Sentence: index,
			Type: t.Type, Method: t.Method, Event: t.Event, Mode: t.Mode, Base: t.Base, Strength: t.Strength,
			Noun: t.Noun, Plural: t.Plural, Stage: "carried_out",
		}
		f.frame(&e, t, s)
		f.out = append(f.out, e)
		i = e.End
	}
	f.deeds(index, s, first)
	f.learned(index, s, first)
	slices.SortStableFunc(f.out[first:], func(a, b doc.Event) int { return cmp.Compare(a.First, b.First) })
	for i := range f.out[first:] {
		e := &f.out[first+i]
		f.tell(e)
		if w := f.grammar.wordFrom(e.First); w >= 0 {
			e.Deed = f.d.Deeds[w].P
		}
	}
	f.plover(first)
}

// choose picks the reading of a trigger that fits the words around it.
func (f *finder) choose(found []lex.Trigger, i int, s doc.Sentence) (lex.Trigger, bool) {
	for _, t := range found {
		if f.peaceful(t, i, s) {
			continue
		}
		if t.Noun && f.nounFits(t, i, s) || !t.Noun && f.verbFits(t, i, s) {
			return t, true
		}
	}
	return lex.Trigger{}, false
}

// peaceful tells whether the words around a trigger make it none of violence: "heart
// attack", "attacked the plan", "striking workers", "wound up a visit", "fighting for life".
func (f *finder) peaceful(t lex.Trigger, i int, s doc.Sentence) bool {
	switch t.Base {
	case "attack":
		if harmless(f.low(i-1, s)) {
			return true
		}
		w := f.grammar.word[i]
		return w >= 0 && !t.Noun && f.among(f.grammar.after(w), lex.ActNouns("policy"), 0)
	case "strike":
		return t.Form == "ing" && f.describes(i)
	case "protest":
		return t.Noun && f.lodged(i, s)
	case "wound":
		return f.low(i+1, s) == "up"
	case "fight", "fighting":
		return f.low(i+1, s) == "for" && (strings.HasPrefix(f.low(i+2, s), "li") || strings.HasPrefix(f.low(i+3, s), "li") && isDet(f.low(i+2, s)))
	}
	return false
}

// lodged tells whether a protest is one in words, between states: "drew protests from
// Paris", "lodged a formal protest".
func (f *finder) lodged(i int, s doc.Sentence) bool {
	switch f.low(i-1, s) {
	case "formal", "diplomatic", "drawing", "drew", "lodged", "strong":
		return true
	}
	switch f.low(i-2, s) {
	case "lodged", "lodge", "lodging", "filed", "delivered":
		return true
	}
	return false
}

// describes tells whether a verb's form at token i stands before a noun as an
// adjective does: "striking workers".
func (f *finder) describes(i int) bool {
	w := f.grammar.word[i]
	return w >= 0 && f.d.Words[w].Relation == "amod"
}

func (f *finder) low(i int, s doc.Sentence) string {
	if i < s.First || i >= s.End {
		return ""
	}
	return f.d.Tokens[i].Low
}

// nounFits tells whether a word can be a noun here: not after "to", a modal or a
// pronoun, and not before the noun that it describes ("attack helicopter").
func (f *finder) nounFits(t lex.Trigger, i int, s doc.Sentence) bool {
	if f.named(i, s) {
		return false
	}
	if t.Words > 1 {
		return true
	}
	before, after := f.low(i-1, s), f.low(i+1, s)
	switch {
	case before == "to" || before == "not" || before == "n't" || isModal(before) || lex.Function(before) == "pron":
		return false
	case strings.HasSuffix(t.Base, "ing") && f.takesObject(i+1, s):
		return isDet(before)
	case stoppage(t, before):
		return false
	}
	if _, ok := lex.Weapon([]string{after}); ok && t.Strength != "effect" {
		return false
	}
	if n, ok := lex.PersonNoun(after); ok && n.Type == "Person" && !f.startsPhrase(i+1, s) {
		return false // "murder suspect", "blast victims"
	}
	return true
}

// stoppage tells whether a strike is one of workers.
func stoppage(t lex.Trigger, before string) bool {
	if t.Base != "strike" {
		return false
	}
	switch before {
	case "hunger", "general", "labor", "labour", "rail", "teachers", "on", "wildcat", "transport", "pay", "token":
		return true
	}
	return false
}

// harmless tells whether the word before "attack" makes it none with force.
func harmless(before string) bool {
	switch before {
	case "heart", "panic", "asthma", "anxiety", "cyber", "hacker", "hacking", "phishing", "ransomware", "malware", "verbal":
		return true
	}
	return false
}

// named tells whether the word is part of a name: "the Massacre Museum".
func (f *finder) named(i int, s doc.Sentence) bool {
	h := f.heads[i]
	if h < 0 || s.Capitals {
		return false
	}
	m := f.d.Mentions[h]
	return m.Form == doc.Name && m.End-m.First > 1 && (m.Type != "Location" || m.Head > i) && f.d.Tokens[i].Case != doc.Lower && !f.d.TitleCase(s)
}

func (f *finder) startsPhrase(i int, s doc.Sentence) bool {
	h := f.heads[i]
	return h >= 0 && f.d.Mentions[h].First == i && i < s.End
}

// takesObject tells whether a noun phrase follows at once: "killing four men".
func (f *finder) takesObject(i int, s doc.Sentence) bool {
	if i >= s.End {
		return false
	}
	low := f.d.Tokens[i].Low
	if low == "that" {
		return false // "the killing that shook the town"
	}
	if isDet(low) || low == "him" || low == "them" || low == "himself" || f.d.Tokens[i].Kind == doc.Number {
		return true
	}
	if f.counted[i] {
		return true
	}
	h := f.heads[i]
	return h >= 0 && f.d.Mentions[h].First == i && f.d.Mentions[h].Form != doc.Pronoun
}

// verbFits tells whether a word can be a verb here: not after a determiner or an
// adjective's place, unless its form says that it is one.
func (f *finder) verbFits(t lex.Trigger, i int, s doc.Sentence) bool {
	before := f.low(i-1, s)
	switch t.Form {
	case "base", "s":
		if i == s.First || stoppage(t, before) {
			return false // no sentence of ours begins with a bare verb
		}
		if (t.Strength == "effect" || !s.Capitals) && t.Words == 1 && f.governed(i) {
			return false
		}
		if t.Words == 1 && (isDet(before) || lex.Function(before) == "prep" && before != "to" || before == "'s") {
			return false
		}
	case "ed":
		if before == "the" && t.Strength == "effect" && !f.takesObject(i+1, s) {
			return false // "three of the injured"
		}
		// "the injured man" tells of no new happening
		if isDet(before) && t.Words == 1 && !f.takesObject(i+1, s) && f.heads[i] >= 0 && f.d.Mentions[f.heads[i]].Head > i {
			return false
		}
	}
	return !f.named(i, s) && (t.Base != "die" || before != "to")
}

// governed tells whether the word at a token is a noun that a verb or a preposition leads to:
// "suffered gunshot wounds".
func (f *finder) governed(i int) bool {
	w := f.grammar.word[i]
	if w < 0 || f.d.Words[w].UPOS != "NOUN" {
		return false
	}
	switch f.d.Words[w].Relation {
	case "obj", "obl", "nmod":
		return true
	}
	return false
}

func isDet(low string) bool { c := lex.Function(low); return c == "det" || c == "poss" }

func isModal(low string) bool {
	switch low {
	case "will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "'d":
		return true
	}
	return false
}

package event

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// coding is an event on its way to a Coding.
type coding struct {
	doc.Event
	coded bool
	act   string // what it is apart from how it is spoken of
	all   []int  // events that tell of it, its own first
}

// plover codes the events of a sentence, from first on, and hands on those that are
// news of their own.
func (f *finder) plover(first int) {
	tops := make([]int, len(f.out)-first)
	events := make([]coding, len(tops))
	for i := range events {
		e := &f.out[first+i]
		tops[i] = f.grammar.top(e.First, e.End)
		f.launch(e, tops[i])
		act := e.Event
		spoken := f.code(e, tops[i])
		events[i] = f.coding(*e, tops[i], spoken)
		events[i].act, events[i].all = act, []int{first + i}
	}
	f.absorb(events, tops)
	for i := range events {
		f.reach(&events[i], tops[i])
	}
	f.merge(events)
	f.background(events, tops)
	for _, e := range events {
		if e.coded {
			f.codings = append(f.codings, doc.Coding{Events: e.all, Event: e.Event.Event, Mode: e.Mode, Source: e.Source, Target: e.Target})
		}
	}
}

// coding codes one event; it is left uncoded where it did not come to pass, or
// nobody does it or suffers it. spoken tells that it is coded as being spoken of.
func (f *finder) coding(e doc.Event, top int, spoken bool) coding {
	e.Source, e.Target = f.told(e.Source), f.told(e.Target)
	if e.Type != "" {
		f.force(&e, top)
		if top >= 0 && !e.Noun && !e.Passive && len(e.Target) == 0 {
			e.Target = f.others(f.led(top, "with", "at", "against", "on", "into"), e.Source)
		}
	}
	told := e.Event != "" && !f.describes(e.First) && (spoken || !e.Negated && !e.Denied) && !e.Possible && (!e.Generic || e.Definite)
	known := len(e.Source)+len(e.Target) > 0 || f.acted(&e, top)
	if e.Noun && e.Type == "" {
		known = len(e.Source) > 0 || slices.ContainsFunc(e.Target, f.somebody) // "the summit in Oslo" is no one's
	}
	return coding{Event: e, coded: told && known}
}

// force codes violence by who does it with what: soldiers, police, aircraft and heavy
// weapons fight, a missile that is fired at nobody is a test, a crowd that clashes with
// the police riots.
func (f *finder) force(e *doc.Event, top int) {
	if top < 0 {
		return
	}
	g := f.grammar
	subject, passive := -1, false
	if !e.Noun {
		subject, passive = g.subject(top)
	}
	aimed := func() bool { return len(f.led(top, "at", "on", "into", "against", "toward", "towards")) > 0 }
	does := func(class string) bool { return subject >= 0 && !passive && f.among(subject, lex.ActNouns(class), 0) }
	switch {
	case e.Base == "fire" && f.heavy(top) && !aimed():
		e.Event, e.Mode = "MOBILIZE", "weapons"
	case e.Base == "fire" && f.heavy(top):
		e.Event, e.Mode = "FIGHT", "heavy-weapons"
	case e.Base == "protest" && !e.Noun && len(f.led(top, "to")) > 0:
		e.Event, e.Mode = "DISAPPROVE", "" // states protest to each other
	case e.Base == "clash" && (does("crowd") || slices.ContainsFunc(e.Source, f.crowd)):
		e.Event, e.Mode = "PROTEST", "riot"
	case (e.Base == "capture" || e.Base == "burn") && !e.Noun && f.recoded(e, top):
	case e.Mode == "destroy" && does("crowd"):
		e.Event, e.Mode = "PROTEST", "riot"
	case e.Event == "ASSAULT" && does("aircraft"):
		e.Event, e.Mode = "FIGHT", "aerial"
	case e.Event == "ASSAULT" && does("armour"):
		e.Event, e.Mode = "FIGHT", "heavy-weapons"
	case e.Event == "ASSAULT" && (e.Mode == "" || e.Mode == "firearms") && e.Base != "murder" && slices.ContainsFunc(e.Source, f.forces):
		e.Event = "FIGHT"
	case intransitive(e.Base) && e.Base != "die" && g.after(top) >= 0:
		e.Source, e.Target = e.Target, nil // who "exploded bombs"
	}
}

// recoded codes a verb of violence as the act that it is with its object: to capture a
// town is to fight, to burn a flag to protest.
func (f *finder) recoded(e *doc.Event, top int) bool {
	a, ok := f.verbAct(top, f.grammar.low(top))
	if ok && a.Event != "" {
		e.Event, e.Mode = a.Event, a.Mode
	}
	return ok
}

// crowd tells whether a mention is of people who demonstrate rather than fight.
func (f *finder) crowd(mention int) bool {
	return lex.ActNouns("crowd").Has(f.d.Tokens[f.d.Mentions[mention].Head].Low)
}

// told leaves out pronouns that stand for nobody who is named or described.
func (f *finder) told(mentions []int) []int {
	return slices.DeleteFunc(slices.Clone(mentions), func(m int) bool {
		x := f.d.Mentions[m]
		return x.Form == doc.Pronoun && lex.Function(strings.ToLower(x.Name)) != ""
	})
}

// heavy tells whether what is fired is a missile, a rocket or a shell.
func (f *finder) heavy(verb int) bool {
	return slices.ContainsFunc(f.grammar.done(verb), func(o int) bool {
		w, ok := lex.Weapon([]string{f.grammar.low(o)})
		return ok && w.Type == "Shelling/artillery/missile attack"
	})
}

// forces tells whether a mention is of soldiers or police, whose use of arms is
// fighting.
func (f *finder) forces(mention int) bool {
	m := f.d.Mentions[mention]
	return m.Form == doc.Nominal && (m.Class == "military" || m.Class == "police" || lex.ActNouns("troops").Has(f.d.Tokens[m.Head].Low))
}

// acted tells whether a verb beside violence has a subject, though no name for it.
func (f *finder) acted(e *doc.Event, top int) bool {
	if e.Noun || e.Type != "" || e.Passive || top < 0 {
		return false
	}
	s := f.grammar.own(top)
	return s >= 0 && nounal(f.d.Words[s].UPOS)
}

// somebody tells whether a mention is no place.
func (f *finder) somebody(mention int) bool { return f.d.Mentions[mention].Type != "Location" }

// launch codes what is launched: rockets at somebody, an act as any other verb has
// it, or nothing ("launched a website").
func (f *finder) launch(e *doc.Event, verb int) {
	if e.Base != "launch" || e.Type != "" || verb < 0 {
		return
	}
	g := f.grammar
	e.Event, e.Mode = "", ""
	if o := g.done(verb); len(o) > 0 && g.marked(verb, "at", "on", "into", "against", "toward", "towards") >= 0 {
		if _, ok := lex.Weapon([]string{g.low(o[0])}); ok {
			e.Event, e.Mode = "FIGHT", "heavy-weapons"
			return
		}
	}
	if a, ok := f.verbAct(verb, g.low(verb)); ok {
		e.Event, e.Mode = a.Event, a.Mode
		f.verbParties(&a, verb)
		e.Source, e.Target = a.Source, a.Target
	}
}

// absorb unmarks acts that another act is about: who promises to withdraw promises,
// who condemns an attack condemns.
func (f *finder) absorb(events []coding, tops []int) {
	for i := range events {
		if tops[i] < 0 || events[i].Event.Event == "" {
			continue
		}
		for j := range events {
			if i == j || tops[j] < 0 || !events[j].coded || !absorbs(&events[i], &events[j]) || !f.about(tops[i], tops[j]) {
				continue
			}
			events[j].coded = false
			f.take(&events[i], &events[j], f.d.Words[tops[j]].Head == tops[i])
		}
	}
}

// take gives an act without a target that of the act that it is about, or who does
// that one. A protest is against whom its demand is made of; who asks others to
// support somebody does so too. direct tells that the one verb governs the other.
func (f *finder) take(a, b *coding, direct bool) {
	if good, _ := temper(b.act); direct && good && (a.Base == "vow" || a.Base == "swear") {
		a.Event.Event = "AGREE" // who "vowed to release" somebody does not threaten
	}
	if direct && a.Event.Event == "DEMAND" && b.act == "SUPPORT" && !b.Noun && len(b.Target) > 0 {
		a.Event.Event, a.Target = "SUPPORT", b.Target // who "urged others to support" somebody
	}
	if len(a.Target) == 0 && a.Event.Event != "DEMAND" || a.Event.Event == "PROTEST" && len(b.Target) > 0 {
		a.Target = b.Target
	}
	if len(a.Target) == 0 {
		a.Target = f.others(b.Source, a.Source)
	}
}

// reach looks further for whom an act is done to: in the clause that its verb
// governs, then where it is done.
func (f *finder) reach(e *coding, top int) {
	if e.Noun || e.Type != "" || !e.coded || top < 0 || len(e.Target) > 0 {
		return
	}
	e.Target = f.others(f.clause(&e.Event, top, 0), e.Source)
	if len(e.Target) == 0 {
		e.Target = f.led(top, sites...)
	}
}

// absorbs tells whether an event may be about another: one of speaking about any, a
// verb about the deed that its object names, a protest about what it demands.
func absorbs(a, b *coding) bool {
	switch {
	case verbal(a.Event.Event):
		return true
	case a.Event.Event == "PROTEST":
		return b.Event.Event == "DEMAND"
	}
	return a.coded && !a.Noun && b.Noun && b.Type == ""
}

// others gives the mentions of things that are not among some.
func (f *finder) others(of, than []int) []int {
	var out []int
	for _, m := range of {
		if !slices.ContainsFunc(than, func(o int) bool { return f.d.Mentions[o].Entity == f.d.Mentions[m].Entity }) {
			out = append(out, m)
		}
	}
	return out
}

// verbal tells whether an event is one of speaking of another act.
func verbal(event string) bool {
	switch event {
	case "AGREE", "DEMAND", "REJECT", "THREATEN", "DISAPPROVE", "SUPPORT", "INVESTIGATE", "CONCEDE", "SANCTION":
		return true
	}
	return false
}

// about tells whether a word stands in what another's act is about: its object or
// the clause that it governs.
func (f *finder) about(act, word int) bool {
	g := f.grammar
	for word >= 0 && word != act {
		w := g.d.Words[word]
		direct := w.Head == act
		switch r := w.Relation; {
		case r == "xcomp" || r == "ccomp" || r == "obj" || r == "nsubj:pass" || strings.HasPrefix(r, "nmod") || strings.HasPrefix(r, "acl"):
		case strings.HasPrefix(r, "obl"):
			if direct && !f.regarding(word) {
				return false
			}
		case r == "advcl":
			if direct && !f.purpose(word) && w.XPOS != "VBG" {
				return false
			}
		case direct:
			return false
		}
		word = w.Head
	}
	return word == act
}

// regarding tells whether a phrase is behind a preposition that leads to what an
// act is about.
func (f *finder) regarding(word int) bool {
	return f.grammar.behind(word, "for", "of", "to", "on", "from", "against", "over", "about", "into", "with")
}

// merge joins what one predicate and another tell of the same: the killed of an
// attack, the attack that was carried out.
func (f *finder) merge(events []coding) {
	for j := range events {
		for i := range j {
			a, b := &events[i], &events[j]
			if !a.coded || !b.coded || !f.same(a, b) {
				continue
			}
			keep, drop := a, b
			if rank(b) > rank(a) {
				keep, drop = b, a
			}
			if keep.Mode == "" && keep.Event.Event == drop.Event.Event {
				keep.Mode = drop.Mode
			}
			keep.Source = f.joined(keep.Source, drop.Source)
			keep.Target = f.joined(keep.Target, drop.Target)
			keep.all = append(keep.all, drop.all...)
			drop.coded = false
		}
	}
}

// same tells whether two events of a sentence are told as one.
func (f *finder) same(a, b *coding) bool {
	if len(a.Source) > 0 && len(b.Source) > 0 && len(f.others(a.Source, b.Source)) == len(a.Source) {
		return false
	}
	if a.Event.Event == b.Event.Event {
		return true
	}
	force := func(e *coding) bool { return e.Event.Event == "ASSAULT" || e.Event.Event == "FIGHT" }
	return force(a) && force(b) && (a.Strength == "effect" || b.Strength == "effect")
}

func rank(e *coding) int {
	switch e.Strength {
	case "strong":
		return 2
	case "weak":
		return 1
	}
	return 0
}

// joined gives the mentions of both, each thing once.
func (f *finder) joined(a, b []int) []int {
	return append(slices.Clip(a), f.others(b, a)...)
}

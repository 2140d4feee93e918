package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// actors claims who did it and whom by name it was done to.
func (x *extractor) actors(h *happening) {
	for _, i := range h.events {
		e := x.deeds[i]
		if x.wards(x.wordAt(e.First)) || e.Type == "Disrupted weapons use" {
			x.responders(h, e)
			continue
		}
		if e.Type == "Arrests" {
			if e.Base != "capture" {
				x.responders(h, e)
				x.arrested(h, e)
			}
			continue
		}
		for _, m := range e.Source {
			x.did(h, e, x.state(x.d.Mentions[m], e), "")
		}
		for _, m := range x.fighters(e) {
			x.did(h, e, *m, sitrep.OneSide)
		}
		if m := x.crew(e); m != nil {
			x.did(h, e, *m, ", whose weapon")
		}
		for _, m := range e.Target {
			x.victim(h, e, m)
		}
		if m := x.survivor(e); m != nil {
			x.harmed(h, *m, ", survived")
		}
	}
	x.claimants(h)
}

// survivor gives who is told to have survived what an event's noun is for, "he escaped an
// ambush": it was meant for him. Nil for none.
func (x *extractor) survivor(e doc.Event) *doc.Mention {
	noun := x.wordAt(e.End - 1)
	if !e.Noun || noun < 0 || x.d.Words[noun].Relation != "obj" {
		return nil
	}
	switch verb := x.d.Words[noun].Head; x.d.Words[verb].Lemma {
	case "survive", "escape":
		if m := x.mentionAt(x.subjectOf(verb)); m != nil && m.Type == "Person" && !m.Plural {
			return m
		}
	}
	return nil
}

// arrested claims whom authorities hold for what he is thought to have done.
func (x *extractor) arrested(h *happening, e doc.Event) {
	for _, i := range e.Target {
		m := x.d.Mentions[i]
		if !m.People() || !x.acts(m, true) {
			continue
		}
		a := x.actor(m)
		a.Role, a.Confidence = "suspect", "suspected_or_accused_by_authorities"
		x.claim(h, a, "actors: suspect, arrested", m.Span)
		x.fromGroup(h, a, m)
	}
}

// did claims that somebody did a deed, unless he cannot or only speaks of it.
func (x *extractor) did(h *happening, e doc.Event, m doc.Mention, how string) {
	if x.rescuer(m) {
		x.responder(h, m)
		return
	}
	marches := family(e.Type) == "protest" && m.Form == doc.Nominal && m.Plural && !x.isThing(m) && !x.isNumber(m)
	if (marches || x.acts(m, x.strikes(m))) && !x.speaks(m.Span, e.Span) && !x.meetsMine(e) {
		x.perpetrator(h, m, how)
	}
}

// meetsMine tells whether a verb is for what befalls those who come upon a mine: "their car struck
// a landmine".
func (x *extractor) meetsMine(e doc.Event) bool {
	verb := x.wordAt(e.First)
	if e.Noun || verb < 0 {
		return false
	}
	object, _ := x.sides(verb)
	if object < 0 {
		return false
	}
	switch x.lowOf(object) {
	case "mine", "mines", "landmine", "landmines", "ied", "ieds", "device", "bomb":
		return e.Base == "hit" || e.Base == "strike" || e.Base == "run over" || e.Base == "trigger"
	}
	return false
}

// strikes tells whether somebody is the subject of an active verb for violence, whoever he is,
// "a student opened fire", but for who does it to himself.
func (x *extractor) strikes(m doc.Mention) bool {
	w := x.wordAt(m.Head)
	if w < 0 || x.d.Words[w].Relation != "nsubj" {
		return false
	}
	verb := x.d.Words[w].Head
	e := x.eventAt(x.d.Words[verb].Token)
	if e == nil || e.Noun || e.Passive || family(e.Type) != "violence" {
		return false
	}
	object, _ := x.sides(verb)
	return object < 0 || !strings.HasSuffix(x.lowOf(object), "self") && !strings.HasSuffix(x.lowOf(object), "selves")
}

// state gives the state that a people stands for before the noun of what states do from
// afar, "Israeli air strikes", "Russian shelling", or of what they do it with, "Israeli
// jets"; else the mention as it is.
func (x *extractor) state(m doc.Mention, e doc.Event) doc.Mention {
	_, weapon := lex.Weapon([]string{x.d.Tokens[m.Head].Low})
	if m.Nationality != "" && (m.Type == "Nationality" && e.Noun && fromAfar(e.Type) || m.Form == doc.Nominal && weapon && !m.Folk) {
		return asState(m)
	}
	return m
}

// asState makes of a mention of a people one of its state.
func asState(m doc.Mention) doc.Mention {
	m.Type, m.Form, m.Name = "Organisation", doc.Name, sitrep.CountryName(m.Nationality)
	return m
}

// perpetrator claims who did it: as a fact in the report's own voice, as a
// suspect where somebody says so with doubt or as an accusation.
func (x *extractor) perpetrator(h *happening, m doc.Mention, how string) {
	if o := x.nameBeside(m); o != nil && !m.Folk {
		m = *o
	}
	a := x.actor(m)
	a.Role, a.Confidence = "perpetrator", "reported_as_fact"
	k := x.voiceAt(m.Span)
	s := x.statement(k)
	switch {
	case s != nil && (s.Stance == sitrep.Denies || s.Polarity == sitrep.Negative):
		a.Role, a.Confidence = "suspect", "denied"
	case x.speaksOfSelf(k, m):
		if c := x.claimant(k); c != nil {
			a = x.actor(*c)
		} else if x.inOurs(k) && x.saysWe(m) {
			a = x.ours
		}
		a.Role, a.Confidence = "claimant", "claimed_or_admitted"
	case s == nil:
	case s.Certainty != sitrep.Certain, s.Stance == sitrep.Suspects, s.Stance == sitrep.Alleges, s.Stance == sitrep.Believes:
		a.Role, a.Confidence = "suspect", confidence(s)
	}
	switch {
	case x.hedged(m):
		if a.Role, a.Confidence = "suspect", "suspected_or_accused"; s != nil {
			a.Confidence = confidence(s)
		}
	case a.Role == "perpetrator" && x.caught(m):
		a.Role, a.Confidence = "suspect", "suspected_or_accused_by_authorities"
	case a.Role == "perpetrator" && x.accused(m):
		a.Role, a.Confidence = "suspect", "suspected_or_accused"
	case a.Role == "perpetrator" && x.signedBy(m):
		a.Role, a.Confidence = "suspect", "possible"
	}
	x.claim(h, a, "actors: "+a.Role+how, m.Span)
	x.fromGroup(h, a, m)
}

// signedBy tells whether something that was left where it happened bears somebody's name: "a flag of the Red Front was found at
// the scene".
func (x *extractor) signedBy(m doc.Mention) bool {
	for w := range x.climb(x.wordAt(m.Head), "nmod", "compound", "appos", "conj") {
		switch x.lowOf(w) {
		case "flag", "flags", "banner", "banners", "leaflet", "leaflets", "pamphlet", "pamphlets", "flier", "fliers", "flyer", "flyers", "slogan", "slogans", "graffiti":
			return true
		}
	}
	return false
}

// caught tells whether somebody, or one of his, is told to be arrested: "two men linked
// to the Front were detained".
func (x *extractor) caught(m doc.Mention) bool {
	w := x.wordAt(m.Head)
	for range 4 {
		if w < 0 || x.d.Words[w].Head < 0 {
			return false
		}
		up := x.d.Words[w].Head
		switch r := x.d.Words[w].Relation; {
		case r == "nsubj:pass" || r == "obj":
			e := x.eventAt(x.d.Words[up].Token)
			return e != nil && family(e.Type) == "arrest"
		case strings.HasPrefix(r, "nmod"), strings.HasPrefix(r, "acl"), r == "obl", r == "compound", r == "appos", r == "conj":
		default:
			return false
		}
		w = up
	}
	return false
}

// accused tells whether somebody is the object of a verb that lays something to him:
// "police suspect Ali Nur of stabbing two".
func (x *extractor) accused(m doc.Mention) bool {
	w := x.wordAt(m.Head)
	if w < 0 || x.d.Words[w].Head < 0 {
		return false
	}
	switch verb := x.d.Words[w].Head; lex.Charge(x.lowOf(verb)) {
	case "blames", "holds":
		object, _ := x.sides(verb)
		return object == w && x.d.Words[verb].UPOS == "VERB"
	}
	return false
}

// fromGroup claims of the group that somebody is told to be of what is claimed of him.
func (x *extractor) fromGroup(h *happening, a sitrep.Actor, m doc.Mention) {
	g, words := sitrep.Actor{Name: m.Org, Kind: "organization"}, m.Span
	if o := x.groupOf(m); o != nil {
		g, words = x.actor(*o), o.Span
	} else if a.Role == "claimant" && x.fightsForUs(m) {
		g = x.ours
	} else if m.Org == "" || m.Form != doc.Nominal {
		return
	}
	g.Role, g.Confidence = a.Role, a.Confidence
	if a.Role == "perpetrator" && x.supposed(m) {
		g.Role, g.Confidence = "suspect", "suspected_or_accused"
	}
	x.claim(h, g, "actors: "+g.Role+", group", words)
}

// groupOf gives the group that people are told to be of, "FARC members", "rebels of
// the Northern Front"; nil where none is named.
func (x *extractor) groupOf(m doc.Mention) *doc.Mention {
	if m.Form != doc.Nominal {
		return nil
	}
	from, to := x.mentionsIn(m.First, m.End)
	var in *doc.Mention
	for i := from; i < to; i++ {
		if o := &x.d.Mentions[i]; o.End <= m.End && x.isGroup(*o) && (in == nil || x.quoted(*o)) {
			in = o // of the Maoist "Red Front" group the Front
		}
	}
	if in != nil {
		return in
	}
	if of := x.groupWord(x.wordAt(m.Head)); of >= 0 {
		if o := x.mentionAt(of); o != nil && x.isGroup(*o) {
			return o
		} else if o != nil && o.Type == "Organisation" && !o.Folk && o.Head > m.Head {
			return x.groupOf(*o) // "members of the Red Front movement"
		}
	}
	return x.nameBeside(m)
}

// quoted tells whether a quotation mark opens right before a mention.
func (x *extractor) quoted(m doc.Mention) bool {
	switch x.low(m.First-1, x.d.Sentences[x.d.Tokens[m.First].Sentence]) {
	case "\"", "“", "``", "«":
		return true
	}
	return false
}

// groupWord gives the word for the group that people are of: "members of", "gunmen from",
// "gunmen believed to belong to"; -1 for none.
func (x *extractor) groupWord(people int) int {
	if people < 0 {
		return -1
	}
	if of := x.led(people, "of", "from"); of >= 0 {
		return of
	}
	c := x.tree.Child(people, "acl", "acl:relcl")
	if loyal := x.tree.Child(people, "amod"); c < 0 && loyal >= 0 && belongs(x.d.Words[loyal].Lemma) {
		c = loyal
	}
	if w := x.d.Words[people]; c < 0 && w.Relation == "nsubj" {
		c = w.Head
	}
	if c >= 0 && held(x.d.Words[c].Lemma) {
		if of := x.led(c, "of"); of >= 0 {
			c = of
		} else {
			c = x.tree.Child(c, "xcomp")
		}
	}
	if c >= 0 && belongs(x.d.Words[c].Lemma) {
		return x.led(c, "to", "with")
	}
	return -1
}

// supposed tells whether of people it is only thought what they are: "gunmen believed to
// belong to the Red Front".
func (x *extractor) supposed(m doc.Mention) bool {
	people := x.wordAt(m.Head)
	if people < 0 {
		return false
	}
	c := x.tree.Child(people, "acl", "acl:relcl")
	return c >= 0 && held(x.d.Words[c].Lemma)
}

// held tells whether a verb is for what is only thought of somebody.
func held(lemma string) bool {
	switch lemma {
	case "believe", "think", "suspect", "say", "know", "presume":
		return true
	}
	return false
}

// nameBeside gives the name of a body beside a noun for it or for its people: "the
// militia Sel Amar", "rebels calling themselves Sel Amar", "Sel Amar, a local militia";
// nil where there is none.
func (x *extractor) nameBeside(m doc.Mention) *doc.Mention {
	if m.Form != doc.Nominal || m.Type != "Organisation" || m.Org == "" {
		return nil
	}
	const near = 8 // tokens
	from, to := x.mentionsIn(max(0, m.First-near), min(m.Head+near, len(x.d.Tokens)))
	for i := from; i < to; i++ {
		o := &x.d.Mentions[i]
		if beside := o.First > m.Head || o.End < m.First; beside && o.Form == doc.Name && o.Name == m.Org && (m.Folk || o.Entity == m.Entity) {
			return o
		}
	}
	return nil
}

// isGroup tells whether a mention is of a body by name that can do violence.
func (x *extractor) isGroup(m doc.Mention) bool {
	if _, folk := lex.Nationality(x.d.Word(m.Head)); folk && m.End-m.First == 1 {
		return false // "the Guatemalan army"
	}
	return m.Type == "Organisation" && (m.Form == doc.Name || m.Form == doc.Nominal && x.body(m)) && x.acts(m, false)
}

// belongs tells whether who does this is of whom he does it with.
func belongs(lemma string) bool {
	switch lemma {
	case "belong", "link", "affiliate", "ally", "associate", "connect", "tie", "loyal", "allied", "close", "linked":
		return true
	}
	return false
}

// confidence is MUC-4's: who accuses decides.
func confidence(s *sitrep.Statement) string {
	switch {
	case s.Certainty == sitrep.Possible:
		return "possible"
	case lex.Authority(s.Speaker.Kind):
		return "suspected_or_accused_by_authorities"
	}
	return "suspected_or_accused"
}

// hedged tells whether the mention's own words doubt, "suspected militants", or the verb
// that tells what he did: "the Front allegedly shot a judge".
func (x *extractor) hedged(m doc.Mention) bool {
	if w := x.wordAt(m.Head); w >= 0 && x.d.Words[w].Head >= 0 && x.d.Words[x.d.Words[w].Head].UPOS == "VERB" {
		if slices.ContainsFunc(x.tree.Children(x.d.Words[w].Head), func(c int) bool { return doubting(x.lowOf(c)) }) {
			return true
		}
	}
	if x.doubtedIn(max(0, m.First-2), m.End) {
		return true
	}
	if x.presumed(x.wordAt(m.Head)) {
		return true
	}
	of := x.of(x.wordAt(m.Head))
	if of < 0 {
		return false
	}
	_, people := lex.PersonNoun(x.lowOf(of))
	at := x.d.Words[of].Token
	return people && x.doubtedIn(max(0, at-2), at) // "alleged members of the Red Front"
}

// presumed tells whether others are only thought to be of somebody, by his word: "guerrillas presumed to be members of the
// Red Front", "men believed to belong to it".
func (x *extractor) presumed(word int) bool {
	for w := range x.climb(word, "nmod", "appos", "obl", "obj", "xcomp") {
		switch x.lowOf(w) {
		case "presumed", "believed", "thought", "supposed", "suspected", "alleged":
			to := x.tree.Child(w, "xcomp", "obl")
			return to >= 0 && x.marks(to, "to")
		}
		if x.isTrigger(x.d.Words[w].Token) {
			return false
		}
	}
	return false
}

// of gives the noun before a word, or before the name that it is in other words, which it says more of: "members" of
// "members of the Red Front (RF)"; -1 for none.
func (x *extractor) of(word int) int {
	for word >= 0 && x.d.Words[word].Relation == "appos" {
		word = x.d.Words[word].Head
	}
	if word < 0 || !strings.HasPrefix(x.d.Words[word].Relation, "nmod") || x.d.Words[word].Head > word {
		return -1
	}
	return x.d.Words[word].Head
}

// doubtedIn tells whether a word among tokens doubts that somebody is what he is called.
func (x *extractor) doubtedIn(first, end int) bool {
	return slices.ContainsFunc(x.lows(first, end), func(low string) bool {
		switch low {
		case "suspected", "alleged", "presumed", "apparent":
			return true
		}
		return doubting(low)
	})
}

// acts tells whether a mention can do violence: no pronoun left without a name,
// no place that is no state, nobody who is only told of as hurt, unless accused.
func (x *extractor) acts(m doc.Mention, accused bool) bool {
	switch {
	case x.isThing(m), x.isNumber(m), x.rescuer(m):
		return false
	case x.isDeed(m), x.shared[m.Head]:
		return false
	case m.Form == doc.Pronoun && m.Name == x.d.Tokens[m.Head].Low:
		return x.ours.Name != "" && x.saysWe(m)
	case m.Type == "Location":
		return x.stateAt(m)
	case m.Type == "Nationality", x.publisher(m):
		return false
	case m.Form == doc.Nominal && !accused:
		low := x.d.Tokens[m.Head].Low
		if n, _ := lex.PersonNoun(low); n.Standing == "civilian" || low == "people" || low == "victims" || low == "victim" || low == "prisoners" {
			return false
		}
	}
	switch m.Class {
	case "medical", "media", "witness", "civilian":
		return false
	}
	return true
}

// rescuer tells whether a mention is of those who come to help or to make safe.
func (x *extractor) rescuer(m doc.Mention) bool {
	lows := x.lows(m.First, m.End)
	for i, low := range lows {
		switch low {
		case "firefighters", "rescuers", "paramedics", "medics", "firemen":
			return true
		case "squad", "disposal", "technicians", "experts":
			if i > 0 && (lows[i-1] == "bomb" || lows[i-1] == "explosives" || lows[i-1] == "ordnance") {
				return true
			}
		}
	}
	return false
}

// publisher tells whether a mention is of whoever published the report.
func (x *extractor) publisher(m doc.Mention) bool { return strings.EqualFold(m.Name, x.d.Source) }

func (x *extractor) stateAt(m doc.Mention) bool {
	from, to := x.placesIn(m.First, m.First+1)
	return from < to && x.d.Places[from].Precision == "country"
}

// actor makes an actor of a mention: an organization where it is a body by name, and
// else people, as in MUC-4, however many: "security forces", "a group of gunmen".
func (x *extractor) actor(m doc.Mention) sitrep.Actor {
	a := sitrep.Actor{Name: unquoted(unhedged(x.name(m))), Kind: "individual", Nationality: m.Nationality}
	if m.Type != "Person" && !m.Folk && m.Form == doc.Name || m.Form == doc.Nominal && x.body(m) || m.Form == doc.Pronoun && x.forBody(m) {
		a.Kind = "organization"
	}
	if m.Form == doc.Name {
		if words := x.plainWords(m.First, m.End); words != m.Name {
			a.Aliases = []string{words}
		}
	}
	x.alsoCalled(&a, m)
	if m.Quantity >= 0 {
		a.Count = pick(&x.d.Quantities[m.Quantity])
	} else if !m.Plural && m.Type == "Person" {
		one := 1
		a.Count = &one
	}
	return a
}

// unhedged is a name without the word before it that doubts it: "suspected militants".
func unhedged(name string) string {
	first, rest, ok := strings.Cut(name, " ")
	switch strings.ToLower(first) {
	case "suspected", "alleged", "presumed", "purported", "suspect":
		if ok {
			return rest
		}
	}
	return name
}

// unquoted is a name without the words before a quotation mark that does not end in it, `the Marxist "Blue Star`.
func unquoted(name string) string {
	if before, quoted, ok := strings.Cut(name, ` "`); ok && before != "" && quoted != "" && !strings.Contains(quoted, `"`) {
		return quoted
	}
	return name
}

// forBody tells whether a pronoun stands for a body by name.
func (x *extractor) forBody(m doc.Mention) bool {
	return slices.ContainsFunc(x.called[m.Entity], func(i int) bool {
		o := x.d.Mentions[i]
		return o.Form == doc.Name && o.Type == "Organisation" && !o.Folk
	})
}

// body tells whether a noun is for the one body of its kind that a country has: "the
// army", "the armed forces".
func (x *extractor) body(m doc.Mention) bool {
	switch x.d.Tokens[m.Head].Low {
	case "army", "navy", "police", "military", "government", "regime", "administration", "ministry", "gendarmerie":
		return true
	case "forces":
		return m.Head > m.First && x.d.Tokens[m.Head-1].Low == "armed"
	}
	return false
}

// soonNamed is how many sentences later somebody's name may come, at most.
const soonNamed = 5

// alsoCalled adds what else the report calls somebody: "the mayor" has the name that
// is told of him, and "Ali Nur" is the mayor. Of several people it is not asked:
// whether "the men" are the soldiers told of before, chains are too often wrong.
func (x *extractor) alsoCalled(a *sitrep.Actor, m doc.Mention) {
	if m.Form == doc.Nominal && (m.Type != "Person" || m.Plural) {
		return
	}
	for _, i := range x.called[m.Entity] {
		o := x.d.Mentions[i]
		name := x.name(o)
		if o.Type != m.Type || m.Form == doc.Nominal && (x.speaksBeside(o, m) || assails(x.d.Tokens[m.Head].Low) && x.victims[o.First]) || o.Form == doc.Nominal && o.Plural || strings.EqualFold(name, a.Name) ||
			slices.ContainsFunc(a.Aliases, func(b string) bool { return strings.EqualFold(name, b) }) {
			continue
		}
		if m.Form == doc.Nominal && o.Form == doc.Name && x.d.Tokens[o.Head].Sentence-x.d.Tokens[m.Head].Sentence > soonNamed {
			continue // somebody told of without a name is named soon, or it is another
		}
		if m.Form == doc.Nominal && o.Form == doc.Name && a.Name == x.name(m) {
			a.Name, name = name, a.Name
		}
		a.Aliases = append(a.Aliases, name)
	}
}

// assails tells whether a noun is for one who did it.
func assails(low string) bool {
	switch low {
	case "suspect", "attacker", "assailant", "gunman", "bomber", "killer", "shooter", "knifeman":
		return true
	}
	return false
}

// speaksBeside tells whether a mention is of who speaks in the sentence of another, who does
// not: "hurt were a guard and a girl, mayor Ali Nur said".
func (x *extractor) speaksBeside(speaker, other doc.Mention) bool {
	if x.d.Tokens[speaker.First].Sentence != x.d.Tokens[other.First].Sentence || x.inSource(other.Span) {
		return false
	}
	title := speaker.End < len(x.d.Tokens) && x.inSource(x.d.Tokens[speaker.End].Span) // "mayor" of "mayor Ali Nur"
	return title || x.inSource(x.d.Tokens[speaker.Head].Span)
}

// name is a mention's name for showing: a noun out of a text in capitals is
// written small.
func (x *extractor) name(m doc.Mention) string {
	if m.Form == doc.Nominal && x.d.Sentences[x.d.Tokens[m.Head].Sentence].Capitals {
		return strings.ToLower(m.Name)
	}
	return m.Name
}

// victim claims who was harmed.
func (x *extractor) victim(h *happening, e doc.Event, i int) {
	m := x.d.Mentions[i]
	if m.Form == doc.Pronoun && (m.Name == x.d.Tokens[m.Head].Low || x.d.Tokens[m.Head].Low == "it") || m.Type == "Location" || m.Type == "Nationality" || !harms(e) || x.publisher(m) || x.speaks(m.Span, e.Span) || x.isThing(m) || x.isNumber(m) {
		return
	}
	if verb := x.wordAt(e.First); verb >= 0 && x.open(verb) {
		return
	}
	x.harmed(h, m, "")
}

// harmed claims who was harmed.
func (x *extractor) harmed(h *happening, m doc.Mention, how string) {
	x.victims[m.First] = true
	a := x.actor(m)
	a.Role = "victim"
	x.claim(h, a, "actors: victim"+how, m.Span)
}

// sufferers claims those whose harm is counted for who was harmed, where no claim of the
// happening, from the n-th on, tells of them.
func (x *extractor) sufferers(h *happening, n int) {
	for _, m := range x.hurt {
		if m.Form == doc.Pronoun || x.isThing(*m) || x.isNumber(*m) {
			continue
		}
		q := x.quote(m.Span)
		if !slices.ContainsFunc(x.out.Claims[n:], func(c sitrep.Claim) bool { return rests(c, sitrep.FieldActors, q) }) {
			x.harmed(h, *m, ", counted")
		}
	}
}

// isDeed tells whether a mention is of what was done: "army shelling".
func (x *extractor) isDeed(m doc.Mention) bool {
	e := x.eventAt(m.Head)
	return e != nil && e.Noun && e.Type != ""
}

// isThing tells whether a noun is that of a thing that is hit or hits, whatever it
// was taken for: "the convoy" is a target and no victim.
func (x *extractor) isThing(m doc.Mention) bool {
	low := []string{x.d.Tokens[m.Head].Low}
	_, person := lex.PersonNoun(low[0])
	_, target := lex.Target(low)
	_, weapon := lex.Weapon(low)
	return (m.Form == doc.Nominal || m.End-m.First == 1) && !person && (target || weapon) // "a VBIED" is written like a name
}

// isNumber tells whether a mention says no more than how many: "dozens", but not "a 19-year-old".
func (x *extractor) isNumber(m doc.Mention) bool {
	return x.quantityAt(m.Head) != nil && !strings.Contains(x.d.Tokens[m.Head].Low, "-old")
}

// harms tells whether an event does harm to whom it is done to, and not to where.
func harms(e doc.Event) bool {
	if family(e.Type) != "violence" {
		return false
	}
	if !e.Noun {
		return e.Base != "fire" && e.Base != "explode" && e.Base != "fight" && e.Base != "storm" && e.Base != "rip through"
	}
	return e.Method == "killing" || e.Method == "assassination" || e.Method == "kidnapping" || e.Method == "massacre" ||
		e.Method == "execution" || e.Method == "beheading" || e.Base == "attack" || e.Base == "ambush"
}

// claimants claims who says that they did it.
func (x *extractor) claimants(h *happening) {
	for _, k := range x.voicesIn(h.sentence) {
		s := x.out.Statements[k]
		if s.Stance != sitrep.ClaimsResponsibility || s.Polarity == sitrep.Negative || len(s.Source) == 0 {
			continue
		}
		a, words := sitrep.Actor{Name: s.Speaker.Name, Kind: "organization"}, x.d.Sayings[x.sayings[k]].Source[0]
		if m := x.claimant(k); m != nil {
			if a = x.actor(*m); m.Type != "Person" {
				a.Kind = "organization"
			}
			words = m.Span
		}
		if a.Name == "" {
			continue // "who", of whom nothing is known
		}
		a.Role, a.Confidence = "claimant", "claimed_or_admitted"
		x.claim(h, a, "actors: claimant", words)
	}
}

// unclaimed claims who says that they did what the sentence of their statement does not tell
// again: "the Red Front claimed responsibility late on Friday".
func (x *extractor) unclaimed() {
	told := x.tellings()
	done := map[int]bool{}
	for k, s := range x.out.Statements {
		if s.Stance != sitrep.ClaimsResponsibility || s.Polarity == sitrep.Negative || len(s.Source) == 0 {
			continue
		}
		first, _ := x.d.TokensIn(x.d.Sayings[x.sayings[k]].Source[0])
		n := x.d.Tokens[first].Sentence
		if told[n] || done[n] || !x.anyTold(n) {
			continue
		}
		done[n] = true
		h := x.refer(n)
		if !slices.ContainsFunc(x.claimsOn(h.id), func(i int) bool { v, ok := x.out.Claims[i].Value.(sitrep.Actor); return ok && v.Role == "claimant" }) {
			x.claimants(h)
		}
	}
}

// anyTold tells whether an incident is told before a sentence.
func (x *extractor) anyTold(sentence int) bool {
	return slices.ContainsFunc(x.happenings, func(h happening) bool { return h.kept && h.sentence < sentence })
}

// claimant gives the mention of who makes a statement: where it only says what he is, of
// the group named in its words, "a Red Front spokesman"; nil for none.
func (x *extractor) claimant(statement int) *doc.Mention {
	if statement < 0 {
		return nil
	}
	m := x.speakerOf(statement)
	if m != nil && m.Form != doc.Nominal {
		return m
	}
	if m != nil {
		if o := x.groupOf(*m); o != nil {
			return o
		}
	}
	saying := x.d.Sayings[x.sayings[statement]]
	if len(saying.Source) == 0 {
		return m
	}
	source := saying.Source[0]
	first, end := x.d.TokensIn(source)
	if w := x.wordAt(first); w >= 0 && first < end {
		if o := x.bodyByName(x.mentionAt(x.antecedent(w))); o != nil {
			return o // "from the Red Front, who said that"
		}
	}
	from, to := x.mentionsIn(first, end)
	for i := from; i < to; i++ {
		if o := &x.d.Mentions[i]; o.Form == doc.Name && o.Type == "Organisation" && source.Contains(o.Span) && !x.stateAt(*o) {
			return o
		}
	}
	return m
}

// bodyByName gives of somebody the body by name that he is, or that stands before what is said of it, "the Red Front -- drug
// lords wanted abroad"; nil for none.
func (x *extractor) bodyByName(m *doc.Mention) *doc.Mention {
	if m == nil || m.Form == doc.Name && m.Type == "Organisation" {
		return m
	}
	from, to := x.mentionsIn(max(0, m.First-longMention), m.First)
	for i := from; i < to; i++ {
		if o := &x.d.Mentions[i]; o.Form == doc.Name && o.Type == "Organisation" && o.End == m.First-1 && x.d.Tokens[o.End].Kind == doc.Punct {
			return o
		}
	}
	return nil
}

// voicesIn gives the statements whose source or content reaches into a sentence.
func (x *extractor) voicesIn(sentence int) []int {
	out := append(append([]int(nil), x.spoken[sentence]...), x.named[sentence]...)
	slices.Sort(out)
	return slices.Compact(out)
}

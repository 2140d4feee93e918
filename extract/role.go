package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// roles claims what the words that the network takes for parts of an incident say,
// where no rule has claimed it: who did it, to whom and to what it was done, and
// with what. What stands in a sentence that tells of no incident itself is of the
// one that is known.
func (x *extractor) roles() {
	suspects := x.blamed()
	for _, r := range x.d.Roles {
		r = x.widened(r)
		h := x.happeningOf(x.d.Tokens[r.First].Sentence, r.First)
		m := x.mentionOf(r)
		if harm := r.Kind == doc.Killed || r.Kind == doc.Wounded || r.Kind == doc.Victim; harm && (suspects[m.Entity] || x.tellsOf(m)) {
			continue
		}
		if !x.claimed(h, fields[r.Kind], r.Span) {
			x.role(h, r, m)
		}
	}
}

// tellsOf tells whether somebody is only in a clause that says who another is, and that tells of no deed: "the victim, married
// to Ali Nur, was shot", "a guard who worked for Ali Nur".
func (x *extractor) tellsOf(m doc.Mention) bool {
	head := x.wordAt(m.Head)
	if head < 0 || !strings.HasPrefix(x.d.Words[head].Relation, "obl") || !x.marks(head, "to", "for") {
		return false
	}
	verb := x.d.Words[head].Head
	w := x.d.Words[verb]
	return w.UPOS == "VERB" && strings.HasPrefix(w.Relation, "acl") && x.d.Words[w.Head].UPOS != "PRON" && x.eventAt(w.Token) == nil
}

// widened gives a role whose words are a whole phrase: what the network has of it may
// be the adjective alone, "armed" of "armed men", or lack what "of" leads to.
func (x *extractor) widened(r doc.Role) doc.Role {
	first, end := x.d.WordsOf(r.First, r.End)
	for end-first > 1 && parts(x.d.Words[end-1]) {
		end--
	}
	if first == end {
		return r
	}
	limit := end
	for limit < len(x.d.Words) && x.d.Words[limit].Sentence == x.d.Words[first].Sentence {
		limit++
	}
	for i := first; i < end; i++ {
		if w := x.d.Words[i]; w.Head >= end && w.Head < min(limit, end+4) && describes(w) && !x.isTrigger(x.d.Words[w.Head].Token) {
			end = w.Head + 1
		}
	}
	for end < limit && x.d.Words[end].Relation == "flat" && x.d.Words[end].Head >= first {
		end++
	}
	r.First, r.End = x.d.Words[first].Token, x.d.Words[end-1].Token+1
	r.Span = x.d.SpanOf(r.First, r.End)
	return r
}

// parts tells whether a word at the end of a phrase is none of it.
func parts(w doc.SyntacticWord) bool { return w.UPOS == "PUNCT" || w.UPOS == "CCONJ" }

// describes tells whether a word belongs to the noun that it hangs on.
func describes(w doc.SyntacticWord) bool {
	switch w.Relation {
	case "amod", "compound", "det", "nummod", "case", "flat", "nmod:poss", "nmod:desc":
		return true
	}
	return false
}

// role claims what a role's words, which are of a mention, say of a happening.
func (x *extractor) role(h *happening, r doc.Role, m doc.Mention) {
	switch fields[r.Kind] {
	case sitrep.FieldActors:
		if m.Type == "Location" && r.Kind != doc.Perpetrator && r.Kind != doc.Organization {
			return // a place is harmed as a target, if at all
		}
		if m.Type != "Person" && m.Type != "Organisation" {
			if r.Kind != doc.Organization && !x.living(m) {
				return // "the castle", killed
			}
			m.Type = partyOf(r.Kind)
		}
		x.part(h, r.Kind, m)
	case sitrep.FieldTargets:
		x.claim(h, sitrep.Target{Name: x.name(m), Kind: kindOf(x.lows(r.First, r.End), lex.Target)}, "targets: role", m.Span)
	case sitrep.FieldWeapons:
		if x.ridden(r, m) || m.People() && x.living(m) {
			return // "a fish vendor" is no weapon
		}
		x.claim(h, sitrep.Weapon{Name: x.name(m), Kind: kindOf(x.lows(r.First, r.End), lex.Weapon)}, "weapons: role", m.Span)
	}
}

// ridden tells whether the words of a role are for a vehicle that somebody is only in or on:
// "gunmen on motorcycles".
func (x *extractor) ridden(r doc.Role, m doc.Mention) bool {
	if kindOf(x.lows(r.First, r.End), lex.Target) != "vehicle" {
		return false
	}
	switch x.low(m.First-1, x.d.Sentences[x.d.Tokens[m.First].Sentence]) {
	case "on", "in", "aboard":
		return true
	}
	return false
}

// living tells whether a mention that is of no person or body by its type is of
// people by its noun.
func (x *extractor) living(m doc.Mention) bool {
	_, ok := lex.PersonNoun(x.d.Tokens[m.Head].Low)
	return ok
}

// fields are where the roles belong in a record.
var fields = map[doc.RoleKind]sitrep.Field{
	doc.Perpetrator: sitrep.FieldActors, doc.Organization: sitrep.FieldActors, doc.Killed: sitrep.FieldActors, doc.Wounded: sitrep.FieldActors,
	doc.Victim: sitrep.FieldActors, doc.Target: sitrep.FieldTargets, doc.Weapon: sitrep.FieldWeapons,
}

// claimed tells whether a claim on a happening rests on a span already.
func (x *extractor) claimed(h *happening, field sitrep.Field, s span.Span) bool {
	q := x.quote(s)
	return slices.ContainsFunc(x.claimsOn(h.id), func(i int) bool { return rests(x.out.Claims[i], field, q) })
}

// rests tells whether a claim of a field rests on some of the words of a quote.
func rests(c sitrep.Claim, field sitrep.Field, q sitrep.Quote) bool {
	return c.Value.Field() == field && overlaps(c.Quotes[0], q)
}

// claimsOn gives the indices of the claims on a happening of an id. It is for when no
// claim goes away any more.
func (x *extractor) claimsOn(happening string) []int {
	for ; x.indexed < len(x.out.Claims); x.indexed++ {
		id := x.out.Claims[x.indexed].Incident
		x.on[id] = append(x.on[id], x.indexed)
	}
	return x.on[happening]
}

func overlaps(a, b sitrep.Quote) bool {
	return a.Part == b.Part && a.Span.Start < b.Span.End && b.Span.Start < a.Span.End
}

// part claims who did it or was harmed.
func (x *extractor) part(h *happening, kind doc.RoleKind, m doc.Mention) {
	if x.limb(m) {
		return // the mayor is told as hurt himself
	}
	if x.strikes(m) {
		kind = doc.Perpetrator
	}
	switch kind {
	case doc.Perpetrator, doc.Organization:
		if x.rescues(m) {
			x.responder(h, m)
		} else if x.acts(m, true) && !x.inSource(m.Span) && !x.there(m) && !x.defined(m) && !x.suffered(h, m) && !x.charged(h, m) {
			x.perpetrator(h, m, sitrep.ByRole)
		}
	case doc.Killed:
		x.harmed(h, m, sitrep.ByRole)
		x.harm(h, "killed", m)
	case doc.Wounded:
		x.harmed(h, m, sitrep.ByRole)
		x.harm(h, "wounded", m)
	case doc.Victim:
		x.harmed(h, m, sitrep.ByRole)
	}
}

// blamed gives the entities that somebody is claimed to be suspected of it by a name of: "named
// him as Ali Nur, a mechanic".
func (x *extractor) blamed() map[int]bool {
	out := map[int]bool{}
	for _, c := range x.out.Claims {
		if v, ok := c.Value.(sitrep.Actor); !ok || v.Role != "suspect" {
			continue
		}
		first, end := x.tokensOf(c.Quotes[0])
		from, to := x.mentionsIn(first, end)
		for _, m := range x.d.Mentions[from:to] {
			if m.Form == doc.Name && m.Entity >= 0 && m.Type == "Person" {
				out[m.Entity] = true
			}
		}
	}
	return out
}

// defined tells whether it is only told of a body what it is: "the Red Front is a clandestine group".
func (x *extractor) defined(m doc.Mention) bool {
	w := x.wordAt(m.Head)
	if w < 0 || x.d.Words[w].Relation != "nsubj" || x.tree.Child(x.d.Words[w].Head, "cop") < 0 {
		return false
	}
	n, ok := lex.PersonNoun(x.lowOf(x.d.Words[w].Head))
	return ok && n.Type == "Organisation"
}

// charged tells whether the words of a happening lay it to somebody by the name, or another one, of a mention: how firmly,
// they tell.
func (x *extractor) charged(h *happening, m doc.Mention) bool {
	return m.Form == doc.Name && slices.ContainsFunc(x.claimsOn(h.id), func(i int) bool {
		c := x.out.Claims[i]
		v, ok := c.Value.(sitrep.Actor)
		return ok && c.Rule == "actors: charge" && strings.EqualFold(v.Name, m.Name)
	})
}

// suffered tells whether somebody, by the name right behind him, is claimed to be a victim of
// a happening: "a member of the council, Ali Nur, died".
func (x *extractor) suffered(h *happening, m doc.Mention) bool {
	from, to := x.mentionsIn(m.End, m.End+2)
	return slices.ContainsFunc(x.claimsOn(h.id), func(i int) bool {
		c := x.out.Claims[i]
		v, ok := c.Value.(sitrep.Actor)
		return ok && v.Role == "victim" && (partOf(x.quote(m.Span), c.Quotes[0]) || slices.ContainsFunc(x.d.Mentions[from:to], func(o doc.Mention) bool {
			return o.Form == doc.Name && o.Entity >= 0 && o.Entity == m.Entity && overlaps(c.Quotes[0], x.quote(o.Span))
		}))
	})
}

// partOf tells whether a quote is a part of another.
func partOf(part, of sitrep.Quote) bool {
	return part.Part == of.Part && part.Span != of.Span && of.Span.Contains(part.Span)
}

// there tells whether somebody is only told to be at what is hit, or in it: "a checkpoint manned
// by volunteers", "a pickup carrying rangers", "the soldiers guarding it"; or says of others who they are: "identified
// by villagers as".
func (x *extractor) there(m doc.Mention) bool {
	w := x.wordAt(m.Head)
	if w < 0 || x.d.Words[w].Head < 0 {
		return false
	}
	if guards(x.low(m.End, x.d.Sentences[x.d.Tokens[m.Head].Sentence])) {
		return true
	}
	verb := x.d.Words[w].Head
	if v := x.d.Words[verb]; v.Relation != "acl" || x.eventAt(v.Token) != nil {
		return false
	}
	low := x.lowOf(verb)
	if x.d.Words[w].Relation == "obj" {
		return low == "carrying" || low == "transporting" || low == "escorting" || low == "ferrying" || guards(low)
	}
	switch low {
	case "manned", "guarded", "owned", "staffed", "escorted", "protected", "patrolled", "run", "used", "inhabited", "visited", "frequented", "identified", "operated", "rented", "attended":
		return x.marks(w, "by")
	}
	return false
}

// guards tells whether a word is for keeping others or something from harm.
func guards(low string) bool {
	switch low {
	case "guarding", "protecting", "manning", "defending":
		return true
	}
	return false
}

// rescues tells whether somebody is told to free or save others: "were brought out alive by the
// commandos", "freed when officers blew open the gate".
func (x *extractor) rescues(m doc.Mention) bool {
	w := x.wordAt(m.Head)
	for range 2 {
		if w < 0 || x.d.Words[w].Head < 0 {
			return false
		}
		w = x.d.Words[w].Head
		switch x.lowOf(w) {
		case "freed", "rescued", "saved", "evacuated", "liberated":
			return true
		case "brought":
			return x.particle(w, "out")
		}
	}
	return false
}

// limb tells whether a mention is a part of somebody's body, or his body: "the
// mayor's head".
func (x *extractor) limb(m doc.Mention) bool {
	if m.Head <= m.First || !strings.HasSuffix(x.d.Tokens[m.Head-1].Low, "s") || !strings.ContainsAny(x.d.Tokens[m.Head-1].Low, "'’") {
		return false
	}
	switch x.d.Tokens[m.Head].Low {
	case "head", "body", "corpse", "remains", "face", "neck", "throat", "chest", "back", "stomach", "arm", "arms", "hand", "hands", "leg", "legs", "foot", "feet":
		return true
	}
	return false
}

// harm claims how many somebody harmed are, where it is told and not claimed.
func (x *extractor) harm(h *happening, effect string, m doc.Mention) {
	p := people{span: m.Span, who: x.name(m), nation: m.Nationality}
	if m.Quantity >= 0 {
		p.min, p.max = x.d.Quantities[m.Quantity].Min, x.d.Quantities[m.Quantity].Max
	} else if !x.single(m, &p) || p.several && x.numbered(m.First, x.d.Sentences[x.d.Tokens[m.First].Sentence]) {
		return
	}
	if x.tellsHarm(m) && !x.claimed(h, sitrep.FieldCasualties, m.Span) && !x.retold(h, m) {
		how := "role"
		if p.several {
			how += sitrep.Several
		}
		x.figure(h, x.effectOn(m, effect), how, m.Span, p, false)
	}
}

// retold tells whether a mention says once more who somebody is that a figure is told of
// already: "Ali Nur, the mayor of Basra".
func (x *extractor) retold(h *happening, m doc.Mention) bool {
	up := x.wordAt(m.Head)
	if up < 0 || !x.apposed(m.Head) || m.Plural {
		return false
	}
	for r := x.d.Words[up].Relation; r == "conj" || r == "nmod" || r == "appos"; r = x.d.Words[up].Relation {
		if up = x.d.Words[up].Head; r == "appos" {
			return x.claimed(h, sitrep.FieldCasualties, x.d.Words[up].Span)
		}
	}
	return false
}

// tellsHarm tells whether the sentence of a mention has a word of harm or of violence:
// of who only was there, "100 people were at work in the plant", the network alone says
// what became of them.
func (x *extractor) tellsHarm(m doc.Mention) bool {
	s := x.d.Sentences[x.d.Tokens[m.First].Sentence]
	if i := x.above(m, isHarm); i >= 0 && (x.negatedCount(i, s) || x.unreal(i, s)) || x.above(m, isSafe) >= 0 {
		return false
	}
	for i := s.First; i < s.End; i++ {
		low := x.d.Tokens[i].Low
		if (isHarm(low) || traces[low]) && !x.negatedCount(i, s) {
			return true
		}
	}
	return slices.ContainsFunc(x.eventsOf(x.d.Tokens[m.First].Sentence), func(e doc.Event) bool { return family(e.Type) == "violence" })
}

// effectOn tells what came of those of a mention where the network takes one thing for it:
// of whom "wounded 20, including" leads to, the words say that they were wounded.
func (x *extractor) effectOn(m doc.Mention, effect string) string {
	s := x.d.Sentences[x.d.Tokens[m.First].Sentence]
	if low := x.low(m.First-1, s); low != "including" && low != "among" {
		return effect
	}
	for i := m.First - 1; i >= s.First; i-- {
		if e, n := x.harmAt(i, s); n > 0 {
			if e.Effect == "killed" || e.Effect == "wounded" {
				return e.Effect
			}
			break
		}
	}
	return effect
}

// above gives the token of the nearest word of some kind that a mention depends on; -1 for
// none.
func (x *extractor) above(m doc.Mention, is func(low string) bool) int {
	at := x.wordAt(m.Head)
	for steps := 0; at >= 0 && steps <= 4; steps++ {
		if i := x.d.Words[at].Token; steps > 0 && is(x.d.Tokens[i].Low) {
			return i
		}
		at = x.d.Words[at].Head
	}
	return -1
}

// isSafe tells whether a word says that somebody came to no harm.
func isSafe(low string) bool {
	switch low {
	case "unharmed", "unhurt", "uninjured", "unscathed", "unwounded", "safe", "safely", "escaped", "escape", "survived", "survive", "survives", "spared":
		return true
	}
	return false
}

// traces are words that tell of harm done by what comes of it.
var traces = map[string]bool{
	"victim": true, "victims": true, "casualty": true, "casualties": true, "hospital": true, "hospitals": true, "clinic": true, "treated": true, "treatment": true,
	"condition": true, "surgery": true, "coma": true, "burns": true, "injury": true, "wound": true, "bleeding": true, "fatally": true, "mortally": true,
	"succumbed": true, "lives": true, "life": true, "body": true, "bodies": true, "corpse": true, "corpses": true, "remains": true, "funeral": true, "funerals": true,
	"buried": true, "burial": true, "mourned": true, "mourning": true, "autopsy": true, "coffin": true, "coffins": true,
}

// kindOf gives the kind of the last noun of a phrase that a lexicon knows, or "".
func kindOf(lows []string, look func([]string) (lex.Thing, bool)) string {
	for i := len(lows) - 1; i >= 0; i-- {
		if t, ok := look(lows[i:]); ok {
			return t.Kind
		}
	}
	return ""
}

// partyOf gives the type of who plays a role.
func partyOf(kind doc.RoleKind) string {
	if kind == doc.Organization {
		return "Organisation"
	}
	return "Person"
}

// mentionOf gives the mention that a role's words are of: the smallest that holds
// them, or else one whose head is among them, or else the words themselves, of no
// type.
func (x *extractor) mentionOf(r doc.Role) doc.Mention {
	var holds, headed *doc.Mention
	from, to := x.mentionsIn(max(0, r.First-longMention), r.End)
	for i := from; i < to; i++ {
		m := &x.d.Mentions[i]
		if m.Form == doc.Pronoun || m.Head < r.First || m.Head >= r.End {
			continue
		}
		switch m.Type {
		case "Nationality", "Temporal", "Quantity":
			continue
		}
		if m.First <= r.First && m.End >= r.End && (holds == nil || m.Len() < holds.Len()) {
			holds = m
		}
		if headed == nil || m.Len() > headed.Len() {
			headed = m
		}
	}
	if holds != nil {
		return *holds
	}
	if headed != nil {
		return *headed
	}
	m := doc.Mention{
		Span: r.Span, First: r.First, End: r.End, Head: r.End - 1, Form: doc.Nominal, Name: x.plainWords(x.pastDeterminer(r.First, r.End-1), r.End),
		Entity: -1, Quantity: -1,
	}
	low := x.d.Tokens[m.Head].Low
	m.Plural = strings.HasSuffix(low, "s") || low == "men" || low == "people" || low == "women" || low == "children"
	return m
}

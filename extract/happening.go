package extract

import (
	"slices"
	"strconv"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// happening is one sentence's telling of one incident: the events that tell of it.
type happening struct {
	id         string
	events     []int // of the Doc, in order
	sentence   int
	first, end int // tokens whose times, places and figures are its own
	lead       int // the event that names it best
	kept       bool
	site       *sitrep.Likely[sitrep.Where] // where no words tell a place: where it most likely was; nil where none is likely
	learned    bool                         // of the kind of incident that the network has learned
}

// family groups sub-event types that one incident may be told with. Happenings
// of two families are never one.
func family(kind string) string {
	switch kind {
	case "Peaceful protest", "Violent demonstration", "Protest with intervention", "Excessive force against protesters":
		return "protest"
	case "Arrests":
		return "arrest"
	case "Agreement", "Change to group/activity", "Non-violent transfer of territory", "Headquarters or base established":
		return "agreement"
	case "Government regains territory", "Non-state actor overtakes territory":
		return "territory"
	case "":
		return ""
	}
	return "violence"
}

// fromAfar tells whether a sub-event type is of what armed forces do from afar.
func fromAfar(kind string) bool {
	return kind == "Air/drone strike" || kind == "Shelling/artillery/missile attack"
}

// group puts the events of each sentence into happenings.
func (x *extractor) group() {
	for i := range x.deeds {
		x.retype(&x.deeds[i])
		x.deeds[i].Another = x.deeds[i].Another || x.ofAnotherDeed(x.deeds[i])
		e := x.deeds[i]
		if e.Type == "" && !x.launches(e) || e.Negated || e.Generic && !e.Definite || x.noDeed(e) {
			continue
		}
		if n := len(x.happenings); n > 0 && x.joins(&x.happenings[n-1], e) {
			h := &x.happenings[n-1]
			h.events = append(h.events, i)
			if x.rank(e) > x.rank(x.deeds[h.lead]) {
				h.lead = i
			}
			continue
		}
		x.happenings = append(x.happenings, happening{
			id: "h" + strconv.Itoa(len(x.happenings)+1), events: []int{i}, sentence: e.Sentence, lead: i,
		})
	}
	x.bounds()
}

// launches tells whether a verb without a type of its own gets one from what it is done
// with: "launched 40 rockets"; where no other word of the sentence tells of violence,
// "threw a grenade at a bus", "a bomb was planted". Who sets off what hits him did not do it.
func (x *extractor) launches(e doc.Event) bool {
	switch {
	case e.Base == "launch":
		return x.weaponAfter(e) != nil || e.Passive && x.launched(e)
	case e.Mode != "explosives":
		return false
	}
	if w := x.weaponAfter(e); e.Base == "set off" && (w != nil && w.thing.Method == "landmine" || slices.ContainsFunc(e.Source, x.suffering)) {
		return false
	}
	return !slices.ContainsFunc(x.eventsOf(e.Sentence), func(o doc.Event) bool { return family(o.Type) == "violence" })
}

// launched tells whether the subject of a passive verb is a weapon: "two missiles were launched".
func (x *extractor) launched(e doc.Event) bool {
	verb := x.wordAt(e.First)
	if verb < 0 {
		return false
	}
	what, _ := x.sides(verb)
	if what < 0 {
		return false
	}
	at := x.d.Words[what].Token
	return slices.ContainsFunc(x.phrases(max(0, at-2), at+1, lex.Weapon), func(w found) bool { return w.thing.Type != "" && w.end == at+1 })
}

// suffering tells whether the network takes a mention rather for who was harmed than for
// who did it.
func (x *extractor) suffering(mention int) bool {
	m := x.d.Mentions[mention]
	return x.d.Plays(m.First, m.End, doc.Killed, doc.Wounded, doc.Victim) > x.d.Plays(m.First, m.End, doc.Perpetrator, doc.Organization)
}

// eventsOf gives the Doc's events of a sentence.
func (x *extractor) eventsOf(sentence int) []doc.Event {
	s := x.d.Sentences[sentence]
	from, to := between(x.d.Events, s.First, s.End, func(e doc.Event) int { return e.First })
	return x.d.Events[from:to]
}

// rank ranks how well an event names what happened.
func (x *extractor) rank(e doc.Event) int {
	switch {
	case e.Strength == "strong" && e.Method != "":
		return 3
	case e.Strength == "strong":
		return 2
	case e.Strength == "weak":
		return 1
	}
	return 0
}

// joins tells whether an event of the same sentence tells of the same happening.
func (x *extractor) joins(h *happening, e doc.Event) bool {
	if h.sentence != e.Sentence {
		return false
	}
	lead := x.deeds[h.lead]
	last := x.deeds[h.events[len(h.events)-1]]
	if family(lead.Type) != family(e.Type) && e.Strength != "effect" && lead.Strength != "effect" && family(e.Type) != "" && family(lead.Type) != "" && !x.capturedIn(e, lead) && !x.capturedIn(lead, e) && !scattered(e, lead) && !scattered(lead, e) {
		return false
	}
	if t := x.whenOf(e); x.sequel(e, last) || x.later(last, e) != nil || x.answer(lead, last, e) || t != nil && last.End <= t.First && (last.Noun || last.Strength != "effect" && !last.Passive) {
		return false
	}
	if e.Another && !lead.Another || e.Stage != lead.Stage {
		return false
	}
	if x.otherDay(h, last, e) || x.otherTown(h, last, e) {
		return false
	}
	return !e.Noun || !last.Noun || !x.coordinated(last, e) ||
		!x.ownArgument(last.End, e.First) || !x.ownArgument(e.End, x.d.Sentences[e.Sentence].End)
}

// ofAnotherDeed tells whether a verb tells what came of another deed: "16 died in a similar raid".
func (x *extractor) ofAnotherDeed(e doc.Event) bool {
	verb := x.wordAt(e.First)
	return !e.Noun && verb >= 0 && slices.ContainsFunc(x.eventsOf(e.Sentence), func(o doc.Event) bool {
		noun := x.wordAt(o.End - 1)
		return o.Noun && o.Another && noun >= 0 && x.d.Words[noun].Head == verb
	})
}

// tie gives the "and" or "while" that joins two events of a sentence, the last between
// them; -1 for none.
func (x *extractor) tie(a, b doc.Event, s doc.Sentence) int {
	for j := b.First - 1; j >= a.End; j-- {
		switch x.low(j, s) {
		case "and", "while", ";":
			return j
		}
	}
	return -1
}

// otherDay tells whether each of two events that "and" or "while" joins has a
// time of its own, and they are different: "in May gunmen killed two, and in June
// a bomb killed six".
func (x *extractor) otherDay(h *happening, a, b doc.Event) bool {
	s := x.d.Sentences[h.sentence]
	and := x.tie(a, b, s)
	if and < 0 {
		return false
	}
	one, two := x.anchored(x.d.Telling(s), and), x.anchored(and, s.End) // the dateline's day is the report's
	return one != nil && two != nil && (one.To.Before(two.From) || two.To.Before(one.From))
}

// otherTown tells whether each of two verbs that "and" or "while" joins has a subject and
// a town of its own: "gunmen killed two in Mosul and a bomb killed six in Kirkuk".
func (x *extractor) otherTown(h *happening, a, b doc.Event) bool {
	s := x.d.Sentences[h.sentence]
	and, verb := x.tie(a, b, s), x.wordAt(b.First)
	if a.Noun || b.Noun || and < 0 || verb < 0 {
		return false
	}
	subject := x.tree.Child(verb, "nsubj", "nsubj:pass")
	if subject < 0 || x.d.Words[subject].Token < and {
		return false
	}
	one, two := x.town(x.d.Telling(s), and), x.town(and, s.End)
	return one != nil && two != nil && one.Name != two.Name &&
		(!one.Found || !two.Found || max(one.Lat-two.Lat, two.Lat-one.Lat, one.Lon-two.Lon, two.Lon-one.Lon) > apart)
}

// apart is how many degrees two towns lie from each other, at least, that are not one
// and its outskirts.
const apart = 0.3

// town gives the first town among tokens that something is told to be in, or nil.
func (x *extractor) town(first, end int) *doc.Place {
	from, to := x.placesIn(first, end)
	for i := from; i < to; i++ {
		if p := &x.d.Places[i]; (p.Precision == "town" || p.Precision == "site") && x.locates(*p) {
			return p
		}
	}
	return nil
}

// anchored gives the first time among tokens whose day is known, or nil.
func (x *extractor) anchored(first, end int) *doc.Time {
	from, to := x.timesIn(first, end)
	for i := from; i < to; i++ {
		if x.d.Times[i].Anchored() {
			return &x.d.Times[i]
		}
	}
	return nil
}

// coordinated tells whether "and" or a mark stands between two nouns and no verb.
func (x *extractor) coordinated(a, b doc.Event) bool {
	and := false
	for i := a.End; i < b.First; i++ {
		switch x.d.Tokens[i].Low {
		case "and", ",", ";", "while", "but":
			and = true
		}
	}
	return and
}

// ownArgument tells whether a place or time stands among tokens.
func (x *extractor) ownArgument(first, end int) bool {
	return x.somewhere(first, end) || x.anchored(first, end) != nil
}

// bounds shares each sentence's tokens out among its happenings: each has those
// from the end of the one before it to the end of its last event's clause.
func (x *extractor) bounds() {
	for i := range x.happenings {
		h := &x.happenings[i]
		s := x.d.Sentences[h.sentence]
		h.first, h.end = s.First, s.End
		if i > 0 && x.happenings[i-1].sentence == h.sentence {
			cut := x.cut(&x.happenings[i-1], h)
			x.happenings[i-1].end, h.first = cut, cut
		}
	}
}

// cut gives the token between two happenings of a sentence at which the second
// begins: the last "and", comma or semicolon before it, else its first trigger.
func (x *extractor) cut(a, b *happening) int {
	from := x.deeds[a.events[len(a.events)-1]].End
	to := x.deeds[b.events[0]].First
	for i := to - 1; i >= from; i-- {
		switch x.d.Tokens[i].Low {
		case "and", ",", ";", "while", "but", "after", "following", "before", "during":
			return i
		}
	}
	return to
}

// span gives the words that a happening is told with.
func (x *extractor) span(h *happening) span.Span { return x.d.SpanOf(h.first, h.end) }

// claims makes the claims of one happening, and keeps it only where enough is
// told of it: a strong word, or a weak one beside a toll, a target or a weapon.
func (x *extractor) claims(h *happening) {
	n := len(x.out.Claims)
	lead := x.deeds[h.lead]
	h.kept = true
	x.hurt = x.hurt[:0]
	meant := x.casualties(h)
	x.weapons(h)
	x.targets(h)
	x.hits(h, n)
	support := meant || len(x.out.Claims) > n
	if x.tally(h) || !support && (lead.Strength != "strong" || lead.Possible || lead.Bare && x.anchored(h.first, h.end) == nil) || lead.Possible && !lead.Passive {
		x.out.Claims = x.out.Claims[:n]
		h.kept = false
		return
	}
	x.kind(h)
	x.when(h)
	x.where(h)
	x.actors(h)
	x.sufferers(h, n)
	x.doubt(h, n)
}

// tellings tells of each sentence whether a happening of it is kept.
func (x *extractor) tellings() map[int]bool {
	told := map[int]bool{}
	for _, h := range x.happenings {
		told[h.sentence] = told[h.sentence] || h.kept
	}
	return told
}

// keep hands on the happenings that claims were made of, and those only spoken of.
func (x *extractor) keep() {
	told := x.tellings()
	for _, e := range x.deeds {
		if e.Type != "" && !told[e.Sentence] {
			x.refer(e.Sentence)
		}
	}
	for _, h := range x.happenings {
		if !h.kept {
			continue
		}
		lead, vector := x.deeds[h.lead], x.vector(&h)
		out := sitrep.Happening{
			ID: h.id, Reference: sitrep.New, Title: x.d.InTitle(lead.Span), Plural: lead.Noun && lead.Plural, Several: x.several(&h), Sentence: h.sentence,
			Paragraph: x.d.Sentences[h.sentence].Paragraph, Weight: 1, Fresh: fresh(vector), Meant: x.meant(vector), Learned: h.learned, Site: h.site, Quotes: x.quotes(x.span(&h)),
		}
		out.Item = x.item[out.Paragraph]
		if lead.Strength == "strong" {
			out.Weight = 3
		}
		out.Link, out.LinkQuotes = x.link(&h)
		switch {
		case lead.Another, x.apart(&h):
			out.Reference = sitrep.Another
		case lead.Definite && lead.Noun, x.knownWeapon(&h), x.knownVictim(&h):
			out.Reference = sitrep.Known
		case x.meanwhile(&h):
			out.Reference = sitrep.Another
		}
		x.out.Happenings = append(x.out.Happenings, out)
	}
}

// meanwhile tells whether a sentence begins by saying that what it tells of was at the same time as what was told before.
func (x *extractor) meanwhile(h *happening) bool {
	s := x.d.Sentences[h.sentence]
	return x.low(x.d.Telling(s), s) == "meanwhile"
}

// apart tells whether a sentence says that what it tells of is another incident than the one
// before: "separately", "in a separate incident".
func (x *extractor) apart(h *happening) bool {
	s := x.d.Sentences[h.sentence]
	switch first := x.d.Telling(s); x.low(first, s) {
	case "separately":
		return true
	case "in":
		switch x.low(first+1, s) {
		case "response", "retaliation", "reprisal", "revenge":
			return true // "in response to the attack jets struck a depot"
		}
	}
	for i := h.first + 1; i < h.end-1; i++ {
		switch x.low(i, s) {
		case "separate", "another", "different", "unrelated":
		default:
			continue
		}
		if before := x.low(i-1, s); before != "in" && (before != "a" && before != "an" || x.low(i-2, s) != "in") {
			continue
		}
		switch x.low(i+1, s) {
		case "incident", "attack", "engagement", "operation", "raid", "clash", "encounter", "shooting", "ambush", "strike", "case":
			return true
		}
	}
	return false
}

// capturedIn tells whether one of two events is that people were captured in the violence that
// the other is.
func (x *extractor) capturedIn(capture, violence doc.Event) bool {
	verb := x.wordAt(capture.First)
	if capture.Base != "capture" || capture.Type != "Arrests" || family(violence.Type) != "violence" || verb < 0 {
		return false
	}
	if x.quantityAt(capture.First-1) != nil {
		return true // "five mutineers had been killed and 23 captured"
	}
	whom, _ := x.sides(verb)
	if whom < 0 {
		return false
	}
	m := x.mentionAt(whom)
	return m != nil && m.People()
}

// answer tells whether a verb is for what others did some time before the deed that leads a
// happening, of which it was the reason: "jets struck two sites, hours after rockets killed a
// farmer". Where no time is told, each has a place of its own.
func (x *extractor) answer(lead, last, e doc.Event) bool {
	s := x.d.Sentences[e.Sentence]
	verb := x.wordAt(e.First)
	if lead.Noun || lead.Passive || lead.Strength == "effect" || e.Noun || verb < 0 || x.d.Words[verb].XPOS == "VBG" {
		return false
	}
	after := x.lastAfter(max(last.End, e.First-longMention), e.First)
	if after < 0 || e.First-after < 2 || lex.Function(x.low(after+1, s)) == "pron" {
		return false
	}
	if ago := x.low(after-1, s); ago == "hours" || unit(ago) {
		return true
	}
	return !e.Passive && x.somewhere(lead.End, after) && x.somewhere(e.End, s.End)
}

// lastAfter gives the last "after" among tokens; -1 for none.
func (x *extractor) lastAfter(first, end int) int {
	for i := end - 1; i >= first; i-- {
		if x.d.Tokens[i].Low == "after" {
			return i
		}
	}
	return -1
}

// somewhere tells whether a place stands among tokens.
func (x *extractor) somewhere(first, end int) bool {
	from, to := x.placesIn(first, end)
	return from < to
}

// later gives how long after another a deed that is known is only said to have come: "the
// ambush came ten weeks after militants stormed a camp", "a week after a similar raid"; nil
// where it is not.
func (x *extractor) later(deed, other doc.Event) *doc.Time {
	noun := x.wordAt(deed.End - 1)
	if !deed.Noun || !deed.Definite || noun < 0 || x.d.Words[noun].Relation != "nsubj" || deed.End > other.First {
		return nil
	}
	switch x.lowOf(x.d.Words[noun].Head) {
	case "came", "comes", "followed", "follows", "happened", "occurred":
	default:
		return nil
	}
	from, to := x.timesIn(deed.End, other.First)
	for i := from; i < to; i++ {
		if t := &x.d.Times[i]; t.Type == "DURATION" && x.d.Tokens[t.End].Low == "after" {
			return t
		}
	}
	return nil
}

// scattered tells whether one of two events is that a protest was broken up, in which the other
// befell people: "were shot dead when police broke up a protest".
func scattered(protest, violence doc.Event) bool {
	return protest.Type == "Protest with intervention" && family(violence.Type) == "violence" && violence.Passive
}

// sequel tells whether a verb is for what was done after a deed that is known: "hours after
// the raid the rebels fired a missile". Who died after it is of the deed.
func (x *extractor) sequel(e, deed doc.Event) bool {
	verb, noun := x.wordAt(e.First), x.wordAt(deed.End-1)
	if verb < 0 || noun < 0 || e.Noun || e.Strength == "effect" || !deed.Noun || !deed.Definite {
		return false
	}
	return x.d.Words[noun].Head == verb && x.marks(noun, "after", "following")
}

// after gives the words that tell after which deed that is known a happening came; none
// where no words do.
func (x *extractor) after(h *happening) []sitrep.Quote {
	for _, e := range x.eventsOf(h.sentence) {
		if x.sequel(x.deeds[h.lead], e) {
			return x.quotes(e.Span)
		}
	}
	return nil
}

// link reads the words that tie a happening to one told before it.
func (x *extractor) link(h *happening) (kind string, words []sitrep.Quote) {
	s := x.d.Sentences[h.sentence]
	if words := x.after(h); words != nil {
		return "follows", words
	}
	lows := x.lows(s.First, s.End)
	for k := range lows {
		if kind, n := lex.Link(lows[k:]); n > 0 {
			return kind, x.quotes(x.d.SpanOf(s.First+k, s.First+k+n))
		}
	}
	return "", nil
}

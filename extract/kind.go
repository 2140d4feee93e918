package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// kind claims the type, the method and the stage.
func (x *extractor) kind(h *happening) {
	lead := x.deeds[h.lead]
	kind, method, words := lead.Type, lead.Method, lead.Span
	rule := "type: " + lead.Base
	for _, i := range h.events {
		if e := x.deeds[i]; says(e, kind) {
			kind, words, rule = e.Type, e.Span, "type: "+e.Base
			if e.Method != "" {
				method = e.Method
			}
		}
	}
	if kind == "" || kind == "Attack" || lead.Strength == "weak" {
		if w := x.tellingWeapon(h); w != nil {
			kind, method, words, rule = w.thing.Type, w.thing.Method, x.d.SpanOf(w.first, w.end), "type: weapon "+w.name
		}
	}
	if t, at, ok := x.flown(h); ok && kind != t.Type && family(kind) == "violence" {
		kind, method, words, rule = t.Type, t.Method, at, "type: weapon "+at.Of(x.d.Text)
	}
	if kind == "" {
		kind = "Attack"
	}
	said, saidRule := words, rule
	if d, at, ok := x.doer(h); ok && kind == "Attack" {
		if d.Type != kind {
			kind, words, rule = d.Type, at, "type: by "+x.d.Text[at.Start:at.End]
		}
		if method == "" || method == "killing" {
			method, said, saidRule = d.Method, at, "type: by "+x.d.Text[at.Start:at.End]
		}
	}
	if at, ok := x.force(h, kind); ok {
		kind, words, rule = "Excessive force against protesters", at, "type: force against protesters"
	}
	if at, ok := x.fought(h); ok && kind == "Attack" {
		kind, words, rule = "Armed clash", at, "type: forces against militants"
	}
	x.claim(h, sitrep.Type(kind), rule, words)
	if method == "" {
		method = x.otherMethod(h)
	}
	if method != "" {
		x.claim(h, sitrep.Method(method), saidRule, said)
	}
	x.claim(h, sitrep.Stage(lead.Stage), "stage: "+lead.Base, lead.Span)
}

// flown gives the aircraft that does it: "army jets bombed a village".
func (x *extractor) flown(h *happening) (t lex.Thing, at span.Span, ok bool) {
	for _, i := range h.events {
		if t, word := x.crewed(x.deeds[i]); word >= 0 && fromAfar(t.Type) && airborne(t) {
			return t, x.d.Words[word].Span, true
		}
	}
	return t, at, false
}

// crewed gives the weapon that is told to do a deed, "army jets bombed a village", and the
// word for it; -1 for none.
func (x *extractor) crewed(e doc.Event) (t lex.Thing, word int) {
	verb := x.wordAt(e.First)
	if verb < 0 || e.Noun {
		return t, -1
	}
	word = x.tree.Child(verb, "nsubj")
	if a := x.agent(verb); a >= 0 {
		word = a
	} else if o, _ := x.sides(verb); o < 0 && (e.Base == "explode" || e.Base == "blow * up") {
		return t, -1 // "a plane blew up"
	}
	if word < 0 {
		return t, -1
	}
	t, ok := x.thingAt(x.d.Words[word].Token, lex.Weapon)
	if !ok {
		return t, -1
	}
	return t, word
}

// doer gives what the word for those who do it tells of what is done: "a suicide
// bomber killed four".
func (x *extractor) doer(h *happening) (d lex.Doer, at span.Span, ok bool) {
	for _, i := range h.events {
		for _, m := range x.deeds[i].Source {
			head := x.d.Mentions[m].Head
			var words []string
			for j := max(x.d.Mentions[m].First, head-2); j <= head; j++ {
				words = append(words, x.d.Tokens[j].Low)
			}
			if d, n := lex.DoerAt(words); n > 0 {
				return d, x.d.SpanOf(head+1-n, head+1), true
			}
		}
	}
	return d, at, false
}

// says tells whether an event tells the type more exactly than what is known.
func says(e doc.Event, known string) bool {
	switch {
	case e.Type == "" || e.Type == known:
		return false
	case known == "Arrests":
		return family(e.Type) == "violence" // "killed 20 and captured three"
	case e.Strength == "effect":
		return false
	case known == "Peaceful protest":
		return family(e.Type) == "protest"
	case known == "Attack":
		return e.Strength == "strong"
	}
	return known == ""
}

// otherMethod gives the method that another event of the happening tells.
func (x *extractor) otherMethod(h *happening) string {
	for _, i := range h.events {
		if m := x.deeds[i].Method; m != "" {
			return m
		}
	}
	return ""
}

// distance is how many tokens lie between a range and the happening's nearest
// trigger.
func (x *extractor) distance(h *happening, first, end int) int {
	best := len(x.d.Tokens)
	for _, i := range h.events {
		e := x.deeds[i]
		switch {
		case first >= e.End:
			best = min(best, first-e.End)
		case end <= e.First:
			best = min(best, e.First-end)
		default:
			return 0
		}
	}
	return best
}

// toldPlace gives the most exact place that the words of a happening tell by their prepositions
// and their tree; nil for none.
func (x *extractor) toldPlace(h *happening) *doc.Place {
	best, score := (*doc.Place)(nil), 0
	for _, p := range x.placesOf(h) {
		if x.inSource(p.Span) || x.whereSaid(*p) || x.felt(*p) || x.dates(h, *p) || x.stationed(*p) || x.passed(h, *p) || x.describing(*p) || !x.placeOf(h, *p) || x.treats(h, *p) || x.elsewhereSaid(p.Span, h) || x.ofOther(p.First, p.End, h) {
			continue
		}
		s := x.placeScore(h, *p)
		if best == nil || s > score {
			best, score = p, s
		}
	}
	if best == nil {
		return nil
	}
	return x.nearer(h, best)
}

// where claims the place of a happening.
func (x *extractor) where(h *happening) {
	best := x.toldPlace(h)
	if best == nil {
		best = x.launcher(h)
	}
	rule := "where: gazetteer"
	if best == nil {
		best = x.seat(h)
	}
	if best == nil {
		if w, at, ok := x.sameAsBefore(h); ok {
			x.claim(h, w, sitrep.PlaceByNoun, at)
			return
		}
		best = x.placeOfBefore(h)
	}
	if best == nil {
		best, rule = x.heading[x.d.Sentences[h.sentence].Paragraph], "where: heading"
	}
	if best == nil {
		h.site = x.site(h)
		return
	}
	w, around := x.whereOf(h, *best)
	switch {
	case best.Noun:
		rule = sitrep.PlaceByNoun
	case around:
		rule = sitrep.PlaceAround
	}
	x.claim(h, w, rule, best.Span)
}

// sameAsBefore gives the place last told, where a happening's words say that it was there again: "in the same area".
func (x *extractor) sameAsBefore(h *happening) (w sitrep.Where, at span.Span, ok bool) {
	for i := h.first + 2; i < h.end-1; i++ {
		if x.d.Tokens[i].Low != "same" || x.d.Tokens[i-1].Low != "the" || !kindOfPlace(x.d.Tokens[i+1].Low) {
			continue
		}
		switch x.d.Tokens[i-2].Low {
		case "in", "at", "near", "on":
		default:
			continue
		}
		for k := len(x.out.Claims) - 1; k >= max(0, len(x.out.Claims)-reachBack); k-- {
			if w, ok := x.out.Claims[k].Value.(sitrep.Where); ok && x.out.Claims[k].Incident != h.id {
				return w, x.d.SpanOf(i-1, i+2), true
			}
		}
	}
	return w, at, false
}

// whereOf gives a place as a value, and whether its point is that of a place around it.
func (x *extractor) whereOf(h *happening, p doc.Place) (w sitrep.Where, around bool) {
	if p.Country == "" {
		p.Country = x.offshore(p)
	}
	w = sitrep.Where{Name: p.Name, Country: p.Country, Admin1: p.Admin1, GeoNamesID: p.GeoNamesID, Precision: p.Precision}
	if p.Found {
		w.Lat, w.Lon = &p.Lat, &p.Lon
	} else if q := x.around(h, p); q != nil {
		w.Lat, w.Lon, w.Admin1, w.Precision = &q.Lat, &q.Lon, q.Admin1, q.Precision
		around = true
	}
	if p.Part && w.Precision == "town" {
		w.Precision = "site"
	}
	return w, around
}

// offshore gives the country that a sea is told to be off, "in the Red Sea off Yemen"; empty for
// none.
func (x *extractor) offshore(p doc.Place) string {
	s := x.d.Sentences[x.d.Tokens[p.First].Sentence]
	if x.low(p.End, s) != "off" {
		return ""
	}
	from, to := x.placesIn(p.End, p.End+6) // "off the coast of Yemen"
	if from == to {
		return ""
	}
	return x.d.Places[from].Country
}

// seat gives the town whose official a happening befell, or whose police tell of it, where no other
// place is told: "abducted the deputy mayor of Makalondi", "Toledo police said"; nil for none.
func (x *extractor) seat(h *happening) *doc.Place {
	for _, i := range h.events {
		for _, m := range x.deeds[i].Target {
			men := x.d.Mentions[m]
			if men.Class != "official" || men.Type != "Person" {
				continue
			}
			from, to := x.placesIn(men.First, men.End)
			for k := from; k < to; k++ {
				if p := &x.d.Places[k]; p.Precision == "town" && p.First > men.Head && x.low(p.First-1, x.d.Sentences[h.sentence]) == "of" {
					return p
				}
			}
		}
	}
	s := x.d.Sentences[h.sentence]
	from, to := x.placesIn(s.First, s.End)
	for k := from; k < to; k++ {
		p := &x.d.Places[k]
		if p.Precision != "town" || !x.d.InTitle(s.Span) && !x.inSource(p.Span) {
			continue
		}
		switch x.low(p.End, s) {
		case "police", "officers", "detectives", "firefighters":
			return p
		}
	}
	return nil
}

// around gives the place that one lies in or near which the gazetteer does not have, as the
// sentence tells, or the heading of its paragraph: all that is known of where it is. Nil for none.
func (x *extractor) around(h *happening, p doc.Place) *doc.Place {
	if p.Precision == "country" {
		return nil
	}
	var best *doc.Place
	s := x.d.Sentences[h.sentence]
	from, to := x.placesIn(s.First, s.End)
	for i := from; i < to; i++ {
		q := &x.d.Places[i]
		if !q.Found || q.Precision == "country" || q.Precision == "site" || q.Country != p.Country && p.Country != "" || !x.locates(*q) || x.ofOther(q.First, q.End, h) {
			continue
		}
		if best == nil || q.Precision == "town" && best.Precision != "town" || q.Precision == best.Precision && gap(*q, p) < gap(*best, p) {
			best = q
		}
	}
	if best == nil {
		best = x.heading[s.Paragraph]
	}
	if best == nil || !best.Found || best.Precision == "country" {
		return nil
	}
	return best
}

// gap is how many tokens lie between two places.
func gap(p, q doc.Place) int { return max(p.First-q.End, q.First-p.End) }

// force gives the words that tell of force by police or soldiers against protesters: that they
// shot at them, or killed or hurt some as they broke up a protest.
func (x *extractor) force(h *happening, kind string) (at span.Span, ok bool) {
	if kind != "Attack" && family(kind) != "protest" {
		return at, false
	}
	authority, protesters, shot, dispersed := false, false, false, false
	for _, e := range x.eventsOf(h.sentence) {
		if !x.partOfIt(h, e) {
			continue
		}
		authority = authority || slices.ContainsFunc(e.Source, x.ofForces)
		protesters = protesters || slices.ContainsFunc(e.Target, x.protesting)
		fired, broken := e.Method == "shooting", e.Type == "Protest with intervention"
		if fired || broken {
			at = e.Span
		}
		shot, dispersed = shot || fired, dispersed || broken
	}
	return at, authority && (shot && protesters || (dispersed || shot) && (protesters || dispersed) && x.hasToll(h))
}

// fought gives the words that tell of police or soldiers who kill or shoot at militants: both
// sides bear arms.
func (x *extractor) fought(h *happening) (at span.Span, ok bool) {
	for _, i := range h.events {
		e := x.deeds[i]
		if e.Type == "Attack" && !e.Noun && slices.ContainsFunc(e.Source, x.ofForces) && slices.ContainsFunc(e.Target, x.ofMilitants) {
			return e.Span, true
		}
	}
	return at, false
}

// ofMilitants tells whether a mention is of people who fight for an armed group; robbers and the
// gunmen of one day are none.
func (x *extractor) ofMilitants(mention int) bool {
	m := x.d.Mentions[mention]
	switch strings.TrimSuffix(x.d.Tokens[m.Head].Low, "s") {
	case "militant", "rebel", "insurgent", "guerrilla", "fighter", "jihadist", "terrorist", "extremist", "separatist", "islamist", "militiaman", "militiamen", "commander":
		return true
	}
	return m.Class == "armed_group" && m.Form == doc.Name
}

// partOfIt tells whether an event is one of a happening, or what those do who do it: "opened fire to
// disperse a march".
func (x *extractor) partOfIt(h *happening, e doc.Event) bool {
	return slices.ContainsFunc(h.events, func(i int) bool {
		return x.deeds[i].First == e.First || slices.ContainsFunc(e.Source, func(m int) bool { return slices.Contains(x.deeds[i].Source, m) })
	})
}

// hasToll tells whether somebody is claimed to be killed or wounded in a happening.
func (x *extractor) hasToll(h *happening) bool {
	for i := len(x.out.Claims) - 1; i >= 0 && x.out.Claims[i].Incident == h.id; i-- {
		if v, ok := x.out.Claims[i].Value.(sitrep.Casualty); ok && (v.Effect == "killed" || v.Effect == "wounded") && v.Min != nil && *v.Min > 0 {
			return true
		}
	}
	return false
}

// ofForces tells whether a mention is of police or soldiers.
func (x *extractor) ofForces(mention int) bool {
	m := x.d.Mentions[mention]
	n, _ := lex.PersonNoun(x.d.Tokens[m.Head].Low)
	return m.Class == "police" || m.Class == "military" || n.Class == "police" || n.Class == "military"
}

// protesting tells whether a mention is of people who protest.
func (x *extractor) protesting(mention int) bool {
	switch x.d.Tokens[x.d.Mentions[mention].Head].Low {
	case "protesters", "protestors", "demonstrators", "marchers", "protester", "protestor", "demonstrator", "crowd", "crowds", "strikers":
		return true
	}
	return false
}

// fires tells whether an event is the launch of a missile.
func fires(e doc.Event) bool {
	switch e.Base {
	case "fire", "launch", "test-fire":
		return !e.Noun
	}
	return e.Method == "missile launch"
}

// felt tells whether a place is only one as far as which something was felt: "the blast was felt in a suburb of Torreal".
func (x *extractor) felt(p doc.Place) bool {
	verb := x.verbAbove(p)
	return verb >= 0 && x.lowOf(verb) == "felt"
}

// verbAbove gives the verb that a place hangs on, with nothing but nouns between them; -1 for none.
func (x *extractor) verbAbove(p doc.Place) int {
	_, end := x.d.WordsOf(p.First, p.End)
	for above := range x.climb(end-1, "nmod", "conj", "appos", "compound", "flat", "obl") {
		if x.d.Words[above].UPOS == "VERB" {
			return above
		}
	}
	return -1
}

// dates tells whether a place is only where something else is to be, by which the time is told: "two days before the
// summit in Torreal".
func (x *extractor) dates(h *happening, p doc.Place) bool {
	_, end := x.d.WordsOf(p.First, p.End)
	for above := range x.climb(end-1, "nmod", "appos", "compound", "flat") {
		if token := x.d.Words[above].Token; x.marks(above, "before", "since", "until") && x.isTrigger(token) && !x.triggers(h, token) {
			return true
		}
	}
	return false
}

// stationed tells whether a place is only where somebody lives or serves: "soldiers stationed at Torreal were ambushed".
func (x *extractor) stationed(p doc.Place) bool {
	verb := x.verbAbove(p)
	if verb < 0 {
		return false
	}
	switch x.lowOf(verb) {
	case "stationed", "based", "headquartered", "garrisoned", "quartered", "posted", "born":
		return strings.HasPrefix(x.d.Words[verb].Relation, "acl")
	}
	return false
}

// passed tells whether a place is only one that a missile flew over or towards: "fired a
// missile over Japan".
func (x *extractor) passed(h *happening, p doc.Place) bool {
	if !fires(x.deeds[h.lead]) {
		return false
	}
	s := x.d.Sentences[h.sentence]
	at := p.First - 1
	for ; at > h.first && p.First-at < 4; at-- {
		if low := x.low(at, s); lex.Function(low) != "det" && !strings.HasSuffix(low, "ern") {
			break
		}
	}
	switch x.low(at, s) {
	case "over", "across":
		return true
	}
	return false
}

// launcher gives the state that a missile is told to be launched by; nil for none.
func (x *extractor) launcher(h *happening) *doc.Place {
	lead := x.deeds[h.lead]
	if !fires(lead) {
		return nil
	}
	for _, i := range lead.Source {
		if m := x.d.Mentions[i]; x.stateAt(m) {
			from, _ := x.placesIn(m.First, m.First+1)
			return &x.d.Places[from]
		}
	}
	return nil
}

// placesOf gives the places that a happening's words name, and those that a noun tells.
func (x *extractor) placesOf(h *happening) []*doc.Place { return x.placesAmong(h.first, h.end) }

// placesAmong gives the places that begin among tokens, by name, and behind them those that a
// noun tells.
func (x *extractor) placesAmong(first, end int) []*doc.Place {
	var out []*doc.Place
	for _, places := range [...][]doc.Place{x.d.Places, x.d.Nouns} {
		from, to := between(places, first, end, func(p doc.Place) int { return p.First })
		for i := from; i < to; i++ {
			out = append(out, &places[i])
		}
	}
	return out
}

// elsewhereSaid tells whether words stand in what somebody is quoted as saying,
// and the happening's do not: "hit a porter and cried: remember the harbour of Izmir".
func (x *extractor) elsewhereSaid(s span.Span, h *happening) bool {
	return slices.ContainsFunc(x.spoken[h.sentence], func(k int) bool {
		saying := x.d.Sayings[x.sayings[k]]
		within := func(i int) bool { return among(x.deeds[i].Span, saying.Content) }
		return among(s, saying.Content) && !slices.ContainsFunc(h.events, within)
	})
}

// treats tells whether a place is the hospital that the hurt were brought to, or where that is:
// "on the way to hospital in Gori".
func (x *extractor) treats(h *happening, p doc.Place) bool {
	if t, ok := lex.Target(x.lows(p.End, min(p.End+1, len(x.d.Tokens)))); ok && t.Kind == "medical" && x.caredFor(h) {
		return true // "in intensive care at the Belén hospital"
	}
	if x.deeds[h.lead].Strength != "effect" {
		return false
	}
	if s := x.d.Sentences[h.sentence]; x.low(p.First-1, s) == "in" {
		if t, ok := x.thingAt(p.First-2, lex.Target); ok && t.Kind == "medical" {
			return slices.Contains(x.lows(max(s.First, p.First-6), p.First), "to")
		}
	}
	return slices.ContainsFunc(x.lows(p.First, p.End), func(low string) bool {
		t, ok := lex.Target([]string{low})
		return ok && t.Kind == "medical"
	})
}

// caredFor tells whether a sentence tells how the hurt are treated.
func (x *extractor) caredFor(h *happening) bool {
	s := x.d.Sentences[h.sentence]
	return slices.ContainsFunc(x.lows(s.First, s.End), func(low string) bool {
		switch low {
		case "care", "treated", "treatment", "condition", "admitted", "surgery", "recovering", "stable", "taken", "rushed":
			return true
		}
		return false
	})
}

// placeOf tells whether a place is where something is, not who does it.
func (x *extractor) placeOf(h *happening, p doc.Place) bool {
	for _, i := range h.events {
		e := x.deeds[i]
		for _, m := range append(append([]int(nil), e.Source...), e.Target...) {
			if men := x.d.Mentions[m]; men.Contains(p.Span) && men.Span != p.Span && (men.Type != "Location" || !x.locates(p)) {
				return x.locates(p) && men.Form == doc.Nominal || x.stands(h, p)
			}
		}
	}
	return x.locates(p) || x.stands(h, p) || x.d.InTitle(p.Span)
}

// locates tells whether a preposition of place, another place or a noun of place
// leads to the name.
func (x *extractor) locates(p doc.Place) bool {
	if x.suffers(p) || p.Noun && (x.d.Tokens[p.First].Low == "here" || x.d.Tokens[p.First].Low == "there") || x.officeOf(p) {
		return true
	}
	s := x.d.Sentences[x.d.Tokens[p.First].Sentence]
	for j := p.First - 1; j >= s.First && p.First-j <= 6; j-- {
		low := x.low(j, s)
		switch low {
		case "in", "at", "near", "around", "outside", "inside", "on", "across", "over", "within", "along", "off", "into", "hit", "struck", "targeted", "rocked", "shook",
			"jolted", "throughout", "invaded", "entered":
			return true
		case "between":
			return x.betweenTowns(p)
		case "from":
			return x.takenFrom(p)
		case "for":
			return x.contested(j)
		case "of":
			switch {
			case compass(x.low(j-1, s)):
				before := x.placeBefore(j - 2) // not "from Dibis, west of Kirkuk"
				return !x.far(j-1, s) && (x.low(j-2, s) != "," || before != nil && x.locates(*before))
			case !x.ofPlace(j):
				return false
			case x.isTrigger(j-1) && !x.ofAnother(p):
				return true // "the shelling of Idlib"
			}
			continue
		case ",", "and":
			before := x.placeBefore(j)
			return before != nil && x.locates(*before)
		case "'s":
			of := x.placeBefore(j) // "in Nigeria's Plateau state"
			return of != nil && of.Precision == "country" && of.Country == p.Country && x.locates(*of)
		}
		if x.hitsPlace(j) && !x.ofAnother(p) {
			return true // "shelled Idlib"
		}
		if c := lex.Function(low); c != "" && c != "det" || x.isTrigger(j) {
			return false
		}
	}
	return false
}

// betweenTowns tells whether a town is one of two that something is told to be between: "on the
// road between Kano and Zaria".
func (x *extractor) betweenTowns(p doc.Place) bool {
	if p.Precision == "country" || x.low(p.End, x.d.Sentences[x.d.Tokens[p.First].Sentence]) != "and" {
		return false
	}
	from, to := x.placesIn(p.End+1, p.End+6)
	return from < to && x.d.Places[from].Precision != "country"
}

// far tells whether many miles or kilometres are told before a side of the world, so that what
// lies there is elsewhere.
func (x *extractor) far(side int, s doc.Sentence) bool {
	const most = 60
	for i := side - 1; i > s.First && side-i < 7; i-- {
		if !ofLength(x.low(i, s)) {
			continue
		}
		if k := holding(x.d.Quantities, i-1, tokensOf); k >= 0 && x.d.Quantities[k].Min != nil && *x.d.Quantities[k].Min > most {
			return true
		}
	}
	return false
}

// takenFrom tells whether a town is where people were abducted: "carried off 12 girls from Chibok".
func (x *extractor) takenFrom(p doc.Place) bool {
	return p.Precision != "country" && slices.ContainsFunc(x.eventsOf(x.d.Tokens[p.First].Sentence), func(e doc.Event) bool {
		return e.Method == "kidnapping" && e.End <= p.First
	})
}

// compass tells whether a word is for a side of the world.
func compass(low string) bool {
	switch low {
	case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west":
		return true
	}
	return false
}

// officeOf tells whether a place is that of somebody at whose office or home something was:
// "in the office of the mayor of Mogadishu", "at the home of a Basra councillor".
func (x *extractor) officeOf(p doc.Place) bool {
	place := x.wordAt(p.First)
	if place < 0 || x.d.Words[place].Head < 0 {
		return false
	}
	at := x.d.Words[place].Head
	if n, ok := lex.PersonNoun(x.lowOf(at)); ok && n.Type == "Person" {
		for x.d.Words[at].Relation == "nmod:desc" && x.d.Words[at].Head >= 0 {
			at = x.d.Words[at].Head // "Basra councillor Ali Nur"
		}
		if !strings.HasPrefix(x.d.Words[at].Relation, "nmod") {
			return false
		}
		at = x.d.Words[at].Head
	}
	if at < 0 {
		return false
	}
	switch x.lowOf(at) {
	case "office", "offices", "home", "house", "residence", "headquarters", "compound":
		return x.marks(at, "in", "at", "near", "outside", "inside", "on")
	}
	return false
}

// suffers tells whether a place is the subject of what is done to places: "Kabul was
// rocked by two blasts", "Mosul came under fire", "Sake fell to the rebels".
func (x *extractor) suffers(p doc.Place) bool {
	first, end := x.d.WordsOf(p.First, p.End)
	for i := first; i < end; i++ {
		w := x.d.Words[i]
		if x.changed[i] || w.Head >= 0 && x.changed[w.Head] && (w.Relation == "nmod" || w.Relation == "appos" || w.Relation == "compound") {
			return true // "the town of Sake fell to"
		}
		if w.Head < end || x.d.Words[w.Head].UPOS != "VERB" {
			continue
		}
		verb := x.d.Words[w.Head]
		switch w.Relation {
		case "nsubj:pass":
			return x.isTrigger(verb.Token) || placeVerb(verb.Lemma)
		case "nsubj":
			return verb.Lemma == "come" && x.low(verb.Token+1, x.d.Sentences[verb.Sentence]) == "under"
		}
	}
	return false
}

// placeVerb tells whether a verb is one of what is done to places.
func placeVerb(lemma string) bool {
	switch lemma {
	case "rock", "shake", "hit", "strike", "jolt", "pound", "target", "besiege", "rattle":
		return true
	}
	return false
}

// ofAnother tells whether a place only says of what stands behind it whose it is:
// "Russia's envoy", "the Basra governor".
func (x *extractor) ofAnother(p doc.Place) bool {
	first, end := x.d.WordsOf(p.First, p.End)
	if first == end {
		return false
	}
	w := x.d.Words[end-1]
	return w.Head >= end && (w.Relation == "compound" || w.Relation == "nmod:poss" || w.Relation == "amod" || w.Relation == "nmod:desc")
}

// hitsPlace tells whether a token ends a verb of violence of which a place behind it may
// be the object.
func (x *extractor) hitsPlace(token int) bool {
	e := x.eventAt(token)
	return e != nil && e.End == token+1 && !e.Noun && !e.Passive && e.Type != ""
}

// ofPlace tells whether "of" at token j ties a name to a place, "the town of", or
// to what was done to it, "the shelling of".
func (x *extractor) ofPlace(j int) bool {
	if j == 0 {
		return false
	}
	return kindOfPlace(x.d.Tokens[j-1].Low) || x.isTrigger(j-1) || x.d.Tokens[j-1].Low == "control"
}

// kindOfPlace tells whether a word is for a kind of place or a part of one.
func kindOfPlace(low string) bool {
	switch strings.TrimSuffix(low, "s") {
	case "city", "town", "village", "district", "province", "region", "state", "governorate", "suburb", "outskirt", "capital", "port", "area", "neighborhood", "neighbourhood", "vicinity", "part", "center", "centre", "island", "department", "municipality",
		"township", "hamlet", "zone", "sector", "quarter", "periphery", "side", "section", "jurisdiction", "community", "parish", "canton", "street", "road", "square", "plaza", "avenue", "corner", "place", "spot", "site":
		return true
	}
	return false
}

// placeBefore gives the place that ends just before token j, "Taji" of "Taji, Iraq";
// nil for none.
func (x *extractor) placeBefore(j int) *doc.Place {
	from, to := x.placesIn(max(0, j-8), j)
	for i := from; i < to; i++ {
		if x.d.Places[i].End == j {
			return &x.d.Places[i]
		}
	}
	return nil
}

// describing tells whether a country or a sea only says of a noun whose it is: "the U.S.
// embassy", "the Atlantic coast".
func (x *extractor) describing(p doc.Place) bool {
	return (p.Precision == "country" || strings.HasPrefix(p.Feature, "H")) && x.ofAnother(p)
}

// placeScore ranks places: the finer and the nearer the better; one behind the
// trigger is better than one before it.
func (x *extractor) placeScore(h *happening, p doc.Place) int {
	score := 100 - 2*x.distance(h, p.First, p.End)
	switch p.Precision {
	case "site":
		score += 30
	case "town":
		score += 25
	case "region":
		score += 10
	}
	if p.First > x.deeds[h.lead].First {
		score += 10
	}
	if p.Part {
		score += 60 // "in Bogota, a bomb went off at a bank in the Kennedy neighborhood"
	}
	return score
}

package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// found is a noun phrase for a weapon or a thing.
type found struct {
	first, head, end int
	name             string
	thing            lex.Thing
	count            *int
}

// phrases finds the noun phrases among tokens whose head a lexicon knows.
func (x *extractor) phrases(first, end int, look func([]string) (lex.Thing, bool)) []found {
	var out []found
	for i := first; i < end; i++ {
		thing, ok := look(x.lows(i, min(end, i+3)))
		if !ok {
			continue
		}
		if _, compound := look(x.lows(min(end, i+thing.Words), min(end, i+thing.Words+3))); compound {
			continue // "Katyusha rockets": the last noun is the head
		}
		f := found{head: i, end: i + thing.Words, thing: thing}
		f.first, f.count = x.leftOf(i, first)
		f.name = x.plainWords(x.pastDeterminer(f.first, f.head), f.end)
		out = append(out, f)
		i = f.end - 1
	}
	return out
}

// thingAt gives what a lexicon knows of the noun that ends at a token, alone or with the
// word before it.
func (x *extractor) thingAt(token int, look func([]string) (lex.Thing, bool)) (lex.Thing, bool) {
	for first := max(0, token-1); first <= token; first++ {
		if t, ok := look(x.lows(first, token+1)); ok && t.Words == token+1-first {
			return t, true
		}
	}
	return lex.Thing{}, false
}

// leftOf gives where the noun phrase with its head at i begins, and its number.
func (x *extractor) leftOf(i, limit int) (first int, count *int) {
	first = i
	for j := i - 1; j >= limit && i-j <= 5; j-- {
		if q := x.quantityAt(j); q != nil && x.timed(q) {
			return first, nil // "on 3 May 2026 army jets"
		} else if q != nil {
			return min(q.First, j), pick(q)
		}
		t := x.d.Tokens[j]
		c := lex.Function(t.Low)
		if c == "det" || c == "poss" {
			return j, single(t.Low)
		}
		if c != "" || t.Kind == doc.Punct || t.Kind == doc.Symbol || x.isTrigger(j) || (strings.HasSuffix(t.Low, "ed") || strings.HasSuffix(t.Low, "ing")) && !strings.Contains(t.Low, "-") && !x.adjectival(j) || t.Low == "'s" {
			return first, nil
		}
		first = j
	}
	return first, nil
}

// adjectival tells whether a word that ends like a verb describes a noun: "parked
// car", "pumping station".
func (x *extractor) adjectival(token int) bool {
	switch x.d.Tokens[token].Low {
	case "modified", "armored", "armoured", "parked", "crowded", "booby-trapped", "stolen", "guided", "unidentified", "abandoned", "hijacked":
		return true
	}
	first, end := x.d.WordsOf(token, token+1)
	return first < end && x.d.Words[first].Relation == "compound" && x.d.Words[first].Head > first
}

func single(low string) *int {
	if low == "a" || low == "an" || low == "another" {
		one := 1
		return &one
	}
	return nil
}

// pick gives the number of a quantity: its floor where it has one.
func pick(q *doc.Quantity) *int {
	if q.Min != nil {
		return q.Min
	}
	return q.Max
}

// quantityAt gives the number that holds a token and may count something; nil for none.
func (x *extractor) quantityAt(token int) *doc.Quantity {
	i := holding(x.d.Quantities, token, tokensOf)
	if i < 0 || x.uncounted[i] {
		return nil
	}
	return &x.d.Quantities[i]
}

func (x *extractor) isTrigger(token int) bool { return x.eventAt(token) != nil }

func (x *extractor) pastDeterminer(first, head int) int {
	for first < head {
		c := lex.Function(x.d.Tokens[first].Low)
		if low := x.d.Tokens[first].Low; c != "det" && c != "poss" && x.quantityAt(first) == nil && low != "of" && !relates(low) {
			break
		}
		first++
	}
	return first
}

// relates tells whether an adjective only sets a thing beside one told before: "a
// similar convoy" is a convoy.
func relates(low string) bool {
	switch low {
	case "similar", "same", "other", "another", "second", "third", "separate", "nearby":
		return true
	}
	return false
}

func (x *extractor) plainWords(first, end int) string {
	return strings.Join(strings.Fields(x.d.SpanOf(first, end).Of(x.d.Text)), " ")
}

// armed finds the noun phrases for weapons in a happening: before those of the word list,
// vehicles that are told to hold explosives, "a car packed with dynamite".
func (x *extractor) armed(h *happening) []found {
	var out []found
	for _, v := range x.phrases(h.first, h.end, lex.Target) {
		if v.thing.Kind != "vehicle" || !x.rigged(v) {
			continue
		}
		name := "car bomb"
		switch x.d.Tokens[v.end-1].Low {
		case "truck", "trucks", "lorry", "lorries", "tanker", "tankers":
			name = "truck bomb"
		}
		v.thing, _ = lex.Weapon(strings.Fields(name))
		out = append(out, v)
	}
	return append(out, slices.DeleteFunc(x.phrases(h.first, h.end, lex.Weapon), func(w found) bool {
		e := x.eventAt(w.end)
		return e != nil && x.onlyNamed(*e) // "a week before the drone strike"
	})...)
}

// rigged tells whether a vehicle is told to hold explosives: "packed with dynamite",
// "explosives-laden".
func (x *extractor) rigged(v found) bool {
	word := x.wordAt(v.end - 1)
	if word < 0 {
		return false
	}
	for _, c := range x.tree.Children(word) {
		low := x.lowOf(c)
		if what, how, ok := strings.Cut(low, "-"); ok && loads(how) && explodes(what) {
			return true
		}
		what := x.tree.Child(c, "obj")
		if with := x.led(c, "with"); with >= 0 {
			what = with
		}
		if what >= 0 && loads(low) && x.explosive(what) {
			return true
		}
	}
	return false
}

// loads tells whether a word is for what is done with explosives in a vehicle.
func loads(low string) bool {
	switch low {
	case "packed", "laden", "loaded", "filled", "rigged", "stuffed", "fitted", "crammed", "carrying", "containing":
		return true
	}
	return false
}

// explodes tells whether a noun is for what explodes.
func explodes(low string) bool {
	t, ok := lex.Weapon([]string{low})
	return ok && (t.Kind == "explosive" || t.Kind == "bomb")
}

// explosive tells whether a noun, or one it counts out, is for what explodes: "dynamite",
// "50 kilograms of TNT".
func (x *extractor) explosive(noun int) bool {
	if explodes(x.lowOf(noun)) {
		return true
	}
	of := x.led(noun, "of")
	return of >= 0 && x.explosive(of)
}

// weapons claims what was used: with how many, how many landed, and from what.
func (x *extractor) weapons(h *happening) {
	for _, w := range x.armed(h) {
		if x.asTarget(w, h) || x.placed(w) || x.taken(w) {
			continue
		}
		if x.isTrigger(w.head) || x.isTrigger(w.end) {
			w.count = nil // "a rocket attack" counts the attack
		}
		v := sitrep.Weapon{Name: w.name, Kind: w.thing.Kind, Count: w.count, Landed: x.landed(w.end), Platform: x.platform(h, w)}
		x.claim(h, v, "weapons: "+w.thing.Kind, x.d.SpanOf(w.first, w.end))
	}
	x.rams(h)
}

// taken tells whether a weapon is only told to have changed hands: "stole eight rifles and a
// grenade", "26 mortars were seized".
func (x *extractor) taken(w found) bool {
	word := x.wordAt(w.end - 1)
	for range 6 {
		if word < 0 {
			return false
		}
		switch at := x.d.Words[word]; at.Relation {
		case "obj", "nsubj:pass", "conj", "appos", "nmod", "compound", "acl:relcl", "obl", "list":
			word = at.Head
		default:
			return false
		}
		if word >= 0 && takes(x.d.Words[word].Lemma) {
			return true
		}
	}
	return false
}

// takes tells whether who does this to a weapon gets hold of it.
func takes(lemma string) bool {
	switch lemma {
	case "confiscate", "seize", "steal", "stole", "capture", "recover", "surrender", "loot", "smuggle", "buy", "sell":
		return true
	}
	return false
}

// placed tells whether the noun is part of a place's name: the town of Tank.
func (x *extractor) placed(f found) bool {
	from, to := x.placesIn(f.head-5, f.head+1)
	return slices.ContainsFunc(x.d.Places[max(0, from):to], func(p doc.Place) bool { return p.End > f.head })
}

// rams claims the vehicle that was driven into people as what was used.
func (x *extractor) rams(h *happening) {
	for _, i := range h.events {
		e := x.deeds[i]
		if e.Method != "vehicle ramming" {
			continue
		}
		for _, v := range x.phrases(h.first, h.end, lex.Target) {
			if v.thing.Kind == "vehicle" && v.first <= e.End && v.end >= e.First-8 {
				x.claim(h, sitrep.Weapon{Name: v.name, Kind: "vehicle", Count: v.count}, "weapons: vehicle", x.d.SpanOf(v.first, v.end))
				return
			}
		}
	}
}

// asTarget tells whether a weapon's noun is what was hit: "attacked a tank".
func (x *extractor) asTarget(w found, h *happening) bool {
	s := x.d.Sentences[h.sentence]
	if before := x.low(w.head-1, s); before == "fuel" || before == "water" || before == "oil" || before == "gas" {
		return true // "fuel tanks"
	}
	if head := x.wordAt(w.end - 1); head >= 0 && x.destroyed(head) {
		return true // "shot down a drone", "destroyed two mortar tubes"
	}
	if w.thing.Kind == "mine" && treads(x.low(w.first-2, s)) {
		return false // "stepped on a mine"
	}
	switch x.low(w.first-1, s) {
	case "on", "against", "attacked", "destroyed", "destroying", "hit", "damaged", "targeted", "downed", "intercepted":
		return true
	}
	switch x.low(w.end, s) {
	case "factory", "defense", "defence", "squad", "maker", "makers", "expert", "experts", "technician", "technicians", "disposal", "threat", "threats", "scare", "hoax", "shelter", "shelters":
		return true // "a bomb maker"
	}
	return false
}

// treads tells whether a word is for what sets off a mine.
func treads(low string) bool {
	switch low {
	case "stepped", "step", "steps", "stepping", "trod", "trodden", "treading", "treads", "walked", "drove", "ran", "sat":
		return true
	}
	return false
}

// landed reads "18 of which landed" behind a weapon.
func (x *extractor) landed(end int) *int {
	for j := end; j < min(len(x.d.Tokens), end+3); j++ {
		q := x.quantityAt(j)
		if q == nil {
			continue
		}
		if tail := x.lows(q.End, min(len(x.d.Tokens), q.End+4)); len(tail) > 2 && tail[0] == "of" && (tail[1] == "which" || tail[1] == "them") {
			switch tail[2] {
			case "landed", "hit", "struck", "fell", "exploded":
				return pick(q)
			}
		}
	}
	return nil
}

// platform gives the vehicle that fired or launched a weapon.
func (x *extractor) platform(h *happening, w found) string {
	for _, v := range x.phrases(h.first, h.end, lex.Target) {
		if v.thing.Kind != "vehicle" && v.thing.Kind != "aircraft" && v.thing.Kind != "vessel" {
			continue
		}
		s := x.d.Sentences[h.sentence]
		fires := strings.HasPrefix(x.low(v.end, s), "fir") || strings.HasPrefix(x.low(v.end, s), "launch")
		from := v.first > w.end && x.low(v.first-1, s) == "from"
		if fires && v.end < w.first || from {
			return v.name
		}
	}
	return ""
}

// tellingWeapon gives the first weapon that tells the type of the happening.
func (x *extractor) tellingWeapon(h *happening) *found {
	for _, w := range x.armed(h) {
		if w.thing.Type != "" && !x.asTarget(w, h) {
			return &w
		}
	}
	return nil
}

// weaponAfter gives the weapon that a verb has as its object, or nil.
func (x *extractor) weaponAfter(e doc.Event) *found {
	end := min(x.d.Sentences[e.Sentence].End, e.End+8)
	for _, w := range x.phrases(e.End, end, lex.Weapon) {
		if w.thing.Type != "" {
			return &w
		}
	}
	return nil
}

// targets claims the things that were aimed at or hit.
func (x *extractor) targets(h *happening) {
	s := x.d.Sentences[h.sentence]
	for _, f := range x.phrases(h.first, h.end, lex.Target) {
		effect, ok := x.aimed(f, s)
		if !ok || x.rammer(f, h) || f.thing.Kind == "medical" && x.deeds[h.lead].Strength == "effect" || x.inSource(x.d.SpanOf(f.first, f.end)) {
			continue
		}
		x.claim(h, sitrep.Target{Name: f.name, Kind: f.thing.Kind, Effect: effect}, "targets: "+f.thing.Kind, x.d.SpanOf(f.first, f.end))
	}
	x.sites(h, s)
}

// rammer tells whether a vehicle is what was driven into people, and no target.
func (x *extractor) rammer(f found, h *happening) bool {
	return f.thing.Kind == "vehicle" && x.deeds[h.lead].Method == "vehicle ramming"
}

// aimed tells whether a thing is what the happening was aimed at, and what came of it.
func (x *extractor) aimed(f found, s doc.Sentence) (effect string, ok bool) {
	for j := f.first - 1; j >= s.First && f.first-j <= 6; j-- {
		switch low := x.d.Tokens[j].Low; low {
		case "destroyed", "destroying", "destroy", "demolished", "levelled", "leveled":
			return "destroyed", true
		case "damaged", "damaging", "damage":
			return "damaged", true
		case "on", "against", "attacked", "attacking", "hit", "hitting", "struck", "targeted", "targeting", "bombed", "shelled", "stormed",
			"ambushed", "raided", "into", "at", "torched", "burned", "burning", "hijacked", "dynamited", "seized", "overran", "through", "outside":
			return x.effectAfter(f, s), true
		case "and", ",", "the", "a", "an", "of", "two", "several":
			continue
		case "in", "from", "to", "by", "near", "with", "said", "after", "for", "inside":
			return "", false
		}
	}
	e := x.effectAfter(f, s)
	return e, e != ""
}

// effectAfter reads "was destroyed" behind a thing.
func (x *extractor) effectAfter(f found, s doc.Sentence) string {
	for j := f.end; j < s.End && j < f.end+4; j++ {
		switch x.d.Tokens[j].Low {
		case "destroyed", "burned", "burnt", "demolished":
			return "destroyed"
		case "damaged":
			return "damaged"
		case ",", ".", "and":
			return ""
		}
	}
	return ""
}

// sites claims named sites that were attacked: "attack on Camp Taji".
func (x *extractor) sites(h *happening, s doc.Sentence) {
	from, to := x.placesIn(h.first, h.end)
	for _, p := range x.d.Places[from:to] {
		if p.Precision != "site" || x.treats(h, p) {
			continue
		}
		at := p.First - 1
		if lex.Function(x.low(at, s)) == "det" {
			at--
		}
		switch x.low(at, s) {
		case "on", "against", "hit", "attacked", "targeted", "at", "struck", "in":
			x.claim(h, sitrep.Target{Name: x.plainWords(p.First, p.End), Kind: "site"}, "targets: site", p.Span)
		}
	}
}

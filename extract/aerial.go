package extract

import (
	"slices"

	"sitrep/doc"
	"sitrep/lex"
)

// aerial gives a bombing that aircraft or armed forces do the type of an air strike: "the air
// force bombed two villages", "helicopters strafed the market", "army bombings". Without them a
// bombing is taken for one with a planted bomb.
func (x *extractor) aerial(e *doc.Event) bool {
	forces := false
	switch e.Base {
	case "bomb", "bombing":
		if e.Base == "bomb" && e.Noun {
			return false // "bombs" that were found
		}
		forces = slices.ContainsFunc(e.Source, x.ofMilitary)
	case "strafe", "bombard", "bombardment", "machine-gun":
	default:
		return false
	}
	if !forces && !slices.ContainsFunc(x.bombers(*e), x.flies) {
		return false
	}
	e.Type, e.Method, e.Strength, e.Event, e.Mode = "Air/drone strike", "air strike", "strong", "FIGHT", "aerial"
	return true
}

// bombers gives the tokens of the words for who or what does an event: its sources, and what the
// tree ties to it.
func (x *extractor) bombers(e doc.Event) []int {
	var out []int
	for _, m := range e.Source {
		out = append(out, x.d.Mentions[m].Head)
	}
	at := x.wordAt(e.End - 1)
	if !e.Noun {
		at = x.wordAt(e.First)
	}
	if at < 0 {
		return out
	}
	words := []int{x.led(at, "by", "from")}
	if e.Noun && x.d.Words[at].UPOS != "VERB" { // "bombing" may be either
		words = append(words, x.tree.Child(at, "compound"), x.tree.Child(at, "nmod:poss"), x.tree.Child(at, "amod"))
	} else if _, subject := x.sides(at); subject >= 0 {
		words = append(words, subject)
	}
	for _, w := range words {
		if w >= 0 {
			out = append(out, x.d.Words[x.antecedent(w)].Token)
		}
	}
	return out
}

// flies tells whether a token is for aircraft or for those who fly them: "jets", "the air force".
func (x *extractor) flies(token int) bool {
	if t, ok := x.thingAt(token, lex.Weapon); ok && airborne(t) {
		return true
	}
	s := x.d.Sentences[x.d.Tokens[token].Sentence]
	switch x.low(token, s) {
	case "air", "aerial", "airborne", "aviation":
		return true
	case "force", "forces":
		return x.low(token-1, s) == "air"
	}
	return false
}

// airborne tells whether a weapon flies.
func airborne(t lex.Thing) bool { return t.Kind == "aircraft" || t.Kind == "drone" }

// ofMilitary tells whether a mention is of a state's armed forces.
func (x *extractor) ofMilitary(mention int) bool {
	m := x.d.Mentions[mention]
	n, _ := lex.PersonNoun(x.d.Tokens[m.Head].Low)
	return m.Class == "military" || m.Class == "" && n.Class == "military"
}

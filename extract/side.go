package extract

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// fighters gives those who fight each other in a clash: "fighting between the army and
// rebels", "clashed with gunmen".
func (x *extractor) fighters(e doc.Event) []*doc.Mention {
	word := x.wordAt(e.First)
	if e.Type != "Armed clash" || word < 0 {
		return nil
	}
	side := x.led(word, "between", "with")
	if side < 0 {
		return nil
	}
	var out []*doc.Mention
	for _, w := range x.joined(side) {
		if m := x.mentionAt(w); m != nil {
			out = append(out, m)
		}
	}
	return out
}

// crew gives the body or the state whose weapon is told to do a deed, "Russian warplanes",
// "army helicopters"; nil where none is told or the weapon is taken for who does it.
func (x *extractor) crew(e doc.Event) *doc.Mention {
	_, weapon := x.crewed(e)
	if weapon < 0 {
		return nil
	}
	token := x.d.Words[weapon].Token
	for _, i := range e.Source {
		if m := x.d.Mentions[i]; m.First <= token && token < m.End && (!x.isThing(m) || m.Nationality != "") {
			return nil
		}
	}
	for _, c := range x.tree.Children(weapon) {
		switch x.d.Words[c].Relation {
		case "amod", "compound", "nmod:poss":
		case "nmod":
			if m := x.mentionAt(c); m != nil && x.marks(c, "of", "from") && (m.Type == "Organisation" || m.Type == "Nationality") {
				return m // "warplanes of the coalition"
			}
			continue
		default:
			continue
		}
		from, to := x.mentionsIn(max(0, x.d.Words[c].Token-longMention), x.d.Words[c].Token+1)
		for _, m := range x.d.Mentions[from:to] {
			switch {
			case m.End <= x.d.Words[c].Token || m.End > token:
			case m.Type == "Nationality":
				m = asState(m)
				return &m
			case m.Type == "Organisation" && (m.Form == doc.Name || x.body(m)):
				return &m
			}
		}
		if n, ok := lex.PersonNoun(x.lowOf(c)); ok && n.Type == "Organisation" && n.Class == "military" {
			w := x.d.Words[c]
			return &doc.Mention{Span: w.Span, First: w.Token, End: w.Token + 1, Head: w.Token, Type: n.Type, Form: doc.Nominal, Name: w.Of(x.d.Text), Class: n.Class, Entity: -1, Quantity: -1}
		}
	}
	return nil
}

// wards tells whether a verb is for meeting an attack: "shot down 31 drones", "intercepted
// two missiles", but not for hitting an aircraft, "shot down a drone".
func (x *extractor) wards(verb int) bool {
	if verb < 0 {
		return false
	}
	switch low := x.lowOf(verb); {
	case strings.HasPrefix(low, "intercept"):
	case (low == "shot" || strings.HasPrefix(low, "shoot")) && x.particle(verb, "down"), low == "downed":
	default:
		return false
	}
	what, _ := x.sides(verb)
	for _, c := range x.tree.Children(verb) {
		if what < 0 && c > verb && x.d.Words[c].UPOS == "NUM" {
			what = c // the parser takes "31 of them" for when or where
		}
	}
	if what >= 0 && x.d.Words[what].UPOS != "NOUN" {
		if of := x.led(what, "of"); of >= 0 {
			what = of // "31 of 42 drones", "most of the missiles"
		}
	}
	if what >= 0 && x.lowOf(what) == "them" {
		return true // drones told of before: of people it is not said
	}
	if what < 0 || x.d.Words[what].XPOS != "NNS" {
		return false
	}
	t, ok := x.thingAt(x.d.Words[what].Token, lex.Weapon)
	return ok && (t.Kind == "drone" || t.Kind == "missile" || t.Kind == "rocket")
}

// responders claims who met an attack.
func (x *extractor) responders(h *happening, e doc.Event) {
	for _, i := range e.Source {
		if m := x.d.Mentions[i]; x.acts(m, false) {
			x.responder(h, m)
		}
	}
}

// responder claims that somebody met an attack, or came to help.
func (x *extractor) responder(h *happening, m doc.Mention) {
	a := x.actor(m)
	if m.Form == doc.Pronoun {
		a.Name = m.Name
	}
	a.Role = "responder"
	x.claim(h, a, "actors: responder", m.Span)
}

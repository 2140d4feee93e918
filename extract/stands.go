package extract

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// stands tells whether a town or region of the country that the report is about is told of as that of a building or the like to which a happening was done: "attacked a
// Karachi mosque", "Kabul's Serena hotel was stormed", "the bombing of a Karachi mosque".
func (x *extractor) stands(h *happening, p doc.Place) bool {
	if p.Precision == "country" || !p.Found || p.Country != x.out.Country || !x.ofAnother(p) {
		return false
	}
	_, end := x.d.WordsOf(p.First, p.End)
	noun := x.d.Words[end-1].Head
	t, ok := x.thingAt(x.d.Words[noun].Token, lex.Target)
	if !ok || t.Kind == "vehicle" || t.Kind == "vessel" || t.Kind == "aircraft" || t.Kind == "religious" && lex.Saint(x.d.Tokens[p.First].Low) {
		return false // "the Santa Elena church"
	}
	w := x.d.Words[noun]
	if w.Head < 0 || !x.triggers(h, x.d.Words[w.Head].Token) {
		return false
	}
	switch w.Relation {
	case "obj", "nsubj:pass":
		return true
	}
	return strings.HasPrefix(w.Relation, "nmod") && x.marks(noun, "of", "on", "against")
}

package event

import (
	"slices"

	"sitrep/doc"
	"sitrep/lex"
)

// How likely a word must be the one that tells of an incident for it to be one where no list has
// it, and where a list has it as an act that may be: "seized".
const (
	sure   = 0.8
	likely = 0.5
)

// learned finds the verbs that the network takes for telling of incidents and no list has, or a
// list of acts only: "the robbers snatched a bag". A noun that no list has speaks mostly of one
// that is told by other words: "the crime". first is the first event of the sentence.
func (f *finder) learned(index int, s doc.Sentence, first int) {
	w := max(f.grammar.wordFrom(s.First), 0)
	for ; w < len(f.d.Words) && f.d.Words[w].Sentence == index; w++ {
		d, word := f.d.Deeds[w], f.d.Words[w]
		k, ok := kinds[d.Kind]
		if !ok || d.P < likely || word.UPOS != "VERB" || f.named(word.Token, s) {
			continue
		}
		at := slices.IndexFunc(f.out[first:], func(e doc.Event) bool { return e.First <= word.Token && word.Token < e.End })
		if at >= 0 {
			if e := &f.out[first+at]; e.Type == "" && forceful(e) {
				e.Type, e.Method = k.Type, k.Method
			}
			continue
		}
		if d.P < sure {
			continue
		}
		t := lex.Trigger{Form: formOf(word.XPOS), Base: word.Lemma, Words: 1}
		e := doc.Event{
			Span: f.d.SpanOf(word.Token, word.Token+1), First: word.Token, End: word.Token + 1, Sentence: index,
			Type: k.Type, Method: k.Method, Event: "ASSAULT", Mode: k.Mode, Base: t.Base, Strength: "weak", Stage: "carried_out",
		}
		f.frame(&e, t, s)
		f.out = append(f.out, e)
	}
}

// forceful tells whether what PLOVER has of an event may be one with force. What is done with
// explosives is an incident by what is set off.
func forceful(e *doc.Event) bool {
	return (e.Event == "ASSAULT" || e.Event == "FIGHT" || e.Event == "COERCE") && e.Mode != "explosives" && e.Base != "launch"
}

// kinds are the sub-event type, method and PLOVER mode of kinds of incidents; what is of
// another kind is told by lists alone.
var kinds = map[doc.IncidentKind]lex.Trigger{
	doc.AnAttack:    {Type: "Attack"},
	doc.ABombing:    {Type: "Remote explosive/landmine/IED", Mode: "explosives"},
	doc.AKidnapping: {Type: "Abduction/forced disappearance", Method: "kidnapping", Mode: "abduct"},
	doc.AnArson:     {Type: "Looting/property destruction", Method: "arson", Mode: "destroy"},
	doc.ARobbery:    {Type: "Looting/property destruction", Method: "robbery", Mode: "destroy"},
}

// formOf gives the form of a verb as lex.Trigger has it.
func formOf(xpos string) string {
	switch xpos {
	case "VBD", "VBN":
		return "ed"
	case "VBG":
		return "ing"
	case "VBZ":
		return "s"
	}
	return "base"
}

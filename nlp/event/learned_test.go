package event

import (
	"strings"
	"testing"

	"sitrep/doc"
)

// What no list has is an event where the network takes it for one that tells of an incident, with
// the type of the kind of incident, and none where the same word tells of something else.
func TestLearned(t *testing.T) {
	for _, c := range []struct {
		text, word, want string // the type that the word has as an event; "" for none
	}{
		{"Robbers snatched a handbag and a phone from a shopkeeper in Qarband on Monday, police said.", "snatched", "Looting/property destruction"},
		{"Armed men bundled two engineers into a van outside a hotel in Mersal on Monday and drove off.", "bundled", "Abduction/forced disappearance"},
		{"A man with a box cutter slashed four passengers on a ferry off Mersal on Monday.", "slashed", "Attack"},
		{"She snatched 118 kilos in the final of the weightlifting championship on Monday.", "snatched", ""},
		{"The central bank slashed its forecast for growth on Monday.", "slashed", ""},
	} {
		got := ""
		for _, e := range annotate(t, c.text).Events {
			if strings.HasPrefix(e.Of(c.text), c.word) {
				got = e.Type
			}
		}
		if got != c.want {
			t.Errorf("%q in %q is %q, want %q", c.word, c.text, got, c.want)
		}
	}
}

// Every kind of incident that has a type has it from the list of ACLED's.
func TestKinds(t *testing.T) {
	for _, k := range []doc.IncidentKind{doc.AnAttack, doc.ABombing, doc.AKidnapping, doc.AnArson, doc.ARobbery} {
		if kinds[k].Type == "" {
			t.Errorf("a learned verb of the kind %s has no type", k)
		}
	}
	if _, ok := kinds[doc.AnyOther]; ok {
		t.Error("what is of any other kind has a type")
	}
}

package extract

import (
	"slices"

	"sitrep/doc"
)

// retype gives a verb the type that its object or what it is for gives it: who captures a
// town takes territory, and who marches to demand something protests.
func (x *extractor) retype(e *doc.Event) {
	verb := x.wordAt(e.First)
	if e.Noun || verb < 0 {
		return
	}
	switch {
	case e.Base == "capture" && x.settlement(x.tree.Child(verb, "obj")):
		e.Type, e.Method, e.Strength = "Non-state actor overtakes territory", "capture", "strong"
	case (e.Base == "seize control" || e.Base == "take control") && !x.settlement(x.led(verb, "of")):
		e.Type = ""
	case e.Type == "" && e.Event == "PROTEST" && e.Mode == "demo" && x.demands(verb):
		e.Type, e.Method, e.Strength = "Peaceful protest", "protest", "strong"
	}
}

// settlement tells whether a word is for a place that can be held.
func (x *extractor) settlement(word int) bool {
	if word < 0 {
		return false
	}
	switch x.lowOf(word) {
	case "town", "city", "village", "district", "province", "region", "area", "capital", "border", "territory", "base", "airport", "port", "crossing", "camp", "island":
		return true
	}
	token := x.d.Words[word].Token
	from, to := x.placesIn(token, token+1)
	return from < to
}

// demands tells whether somebody does something for or against something: "to demand
// elections", "against the law".
func (x *extractor) demands(verb int) bool {
	return slices.ContainsFunc(x.tree.Children(verb), func(c int) bool {
		w := x.d.Words[c]
		return c > verb && (w.Relation == "advcl" && x.marks(c, "to") || x.marks(c, "against") || x.lowOf(c) == "protest" || x.lowOf(c) == "support")
	})
}

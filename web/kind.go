package web

import "sitrep"

// kind is a sort of words that are marked in a report. Kinds are told apart by the
// line under the words and a letter before them.
type kind struct {
	Class  string // in the style sheet, and in addresses
	Letter string
	Name   string
	Count  int  // how many are marked
	On     bool // the marks are shown

	at int // its place among kinds
}

// The kinds that are no claims'.
const (
	saidKind = iota
	voiceKind
)

// kinds are all of them, in the order of the legend.
var kinds = func() []kind {
	all := []kind{
		{Class: "said", Letter: "S", Name: "statement"},
		{Class: "voice", Letter: "V", Name: "who says it, and the verb"},
		{Class: "event", Letter: "E", Name: "what happened"},
		{Class: "time", Letter: "T", Name: "time"},
		{Class: "place", Letter: "P", Name: "place"},
		{Class: "toll", Letter: "N", Name: "those harmed"},
		{Class: "actor", Letter: "A", Name: "actor"},
		{Class: "target", Letter: "H", Name: "thing that was hit"},
		{Class: "weapon", Letter: "W", Name: "weapon"},
	}
	for i := range all {
		all[i].at = i
	}
	return all
}()

// kindOf is the kind of a field's claims.
func kindOf(f sitrep.Field) kind {
	class := "event"
	switch f {
	case sitrep.FieldWhen:
		class = "time"
	case sitrep.FieldWhere:
		class = "place"
	case sitrep.FieldCasualties:
		class = "toll"
	case sitrep.FieldActors:
		class = "actor"
	case sitrep.FieldTargets:
		class = "target"
	case sitrep.FieldWeapons:
		class = "weapon"
	}
	for _, k := range kinds {
		if k.Class == class {
			return k
		}
	}
	return kind{}
}

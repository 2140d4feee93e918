package main

import (
	"fmt"
	"strings"

	"sitrep/view"
)

// responsibility writes who is held to have done it; nothing where nothing is
// told of it.
func (w *pageWriter) responsibility(p view.Page) {
	r := p.Responsibility
	if r.State == "" || r.State == "unknown" {
		return
	}
	w.out.WriteByte('\n')
	w.line(0, "", "RESPONSIBILITY")
	w.line(atValue, "", r.State+": "+r.Why)
	for _, party := range r.Parties {
		words := party.Name
		if party.Confidence != "" {
			words += " – " + strings.ReplaceAll(party.Confidence, "_", " ")
		}
		if party.Denies && party.Confidence != "denied" {
			words += ", denied"
		}
		w.line(atVoice, "", "· "+words)
	}
}

// notKnown writes what is told not to be known, and by whom.
func (w *pageWriter) notKnown(unknowns []view.Unknown) {
	name := "NOT KNOWN"
	for _, u := range unknowns {
		if name != "" {
			w.out.WriteByte('\n')
		}
		w.line(atValue, name, besides(u.Standing)+u.Text+asOf(u))
		for _, v := range u.Voices {
			w.voice(atVoice, "", v)
		}
		name = ""
	}
}

// asOf tells of what day it is that nobody has claimed responsibility.
func asOf(u view.Unknown) string {
	if u.Kind != "no_claim" || u.AsOf == "" {
		return ""
	}
	return fmt.Sprintf(" (as of %s)", view.ISODay(u.AsOf))
}

package main

import (
	"fmt"
	"io"
	"strings"

	"sitrep/view"
)

// writeTimeline writes what was known of an incident when, for reading.
func writeTimeline(w io.Writer, t view.Timeline, columns int) error {
	if columns <= 0 || columns > pageWidth {
		columns = pageWidth
	}
	pw := pageWriter{columns: columns, number: numbered(t.Reports), undated: true}
	pw.line(0, "", t.Title)
	pw.line(0, "", fmt.Sprintf("what was known when, by the rule %s · %s · id %s", t.Rule, plural(len(t.Reports), "report"), t.ID))
	for _, e := range t.Entries {
		pw.entry(e)
	}
	pw.reports(t.Reports)
	if _, err := w.Write(pw.out.Bytes()); err != nil {
		return fmt.Errorf("write the timeline: %w", err)
	}
	return nil
}

// entry writes one moment, and what changed at it.
func (w *pageWriter) entry(e view.Entry) {
	at := day(e.At)
	if at == "" {
		at = "at a time not known"
	}
	var refs []string
	for _, id := range e.Reports {
		if n, ok := w.number[id]; ok {
			refs = append(refs, fmt.Sprintf("[%d]", n))
		}
	}
	w.out.WriteByte('\n')
	w.line(0, "", strings.TrimSpace(at+" "+strings.Join(refs, "")))
	w.changes(e.Changes)
}

// changes writes changes, those under one heading together.
func (w *pageWriter) changes(changes []view.Change) {
	last := ""
	for _, c := range changes {
		name := ""
		if c.Heading != last {
			name = "  " + strings.ToUpper(c.Heading)
		}
		last = c.Heading
		if width(name) >= atValue {
			w.line(0, "", name)
			name = ""
		}
		w.line(atValue, name, changed(c))
		w.few(c.Voices)
	}
}

// fewVoices is how many voices are written out for one change.
const fewVoices = 3

// few writes the first of some voices.
func (w *pageWriter) few(voices []view.Voice) {
	for i, v := range voices {
		if i == fewVoices {
			w.line(atVoice, "", fmt.Sprintf("· and %d more", len(voices)-i))
			return
		}
		w.voice(atVoice, "", v)
	}
}

// changed is a change in words: "84 – raised from at least 71".
func changed(c view.Change) string {
	switch c.Kind {
	case "told":
		return c.After
	case "raised", "lowered":
		return c.After + " – " + c.Kind + " from " + c.Before
	case "refined":
		return c.After + " – more exactly than " + c.Before
	case "confirmed":
		return c.After + " – confirmed"
	case "contested":
		return c.After + " – beside " + c.Before
	case "denied", "retracted":
		return c.After + " – " + c.Kind
	case "claimed":
		return c.After + " – claims responsibility"
	case "withdrawn":
		return c.Before + " – no longer told"
	case "corrected":
		return corrected(c)
	}
	return c.After + " – instead of " + orNothing(c.Before)
}

// corrected is an analyst's change in words.
func corrected(c view.Change) string {
	if c.Before == "" || c.Before == c.After {
		return c.After + " – by an analyst"
	}
	return c.After + " – corrected from " + c.Before
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

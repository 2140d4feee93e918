package main

import (
	"io"
	"strconv"

	"sitrep/view"
)

var speakerColumns = []column[view.SpeakerRow]{
	{head: "WHO", least: 20, of: func(r view.SpeakerRow) string { return r.Who }},
	{head: "KIND", of: func(r view.SpeakerRow) string { return r.Kind }},
	{head: "HARM", of: func(r view.SpeakerRow) string { return r.Harm }},
	{head: "INCIDENTS", right: true, of: func(r view.SpeakerRow) string { return strconv.Itoa(r.Incidents) }},
	{head: "BELOW", right: true, of: func(r view.SpeakerRow) string { return strconv.Itoa(r.Below) }},
	{head: "AT", right: true, of: func(r view.SpeakerRow) string { return strconv.Itoa(r.At) }},
	{head: "ABOVE", right: true, of: func(r view.SpeakerRow) string { return strconv.Itoa(r.Above) }},
	{head: "FIRST/LAST", right: true, of: ratio},
	{head: "CORRECTED", right: true, of: func(r view.SpeakerRow) string { return strconv.Itoa(r.Corrected) }},
}

// ratio is how a voice's first figures stand to the last ones shown, in the
// middle of its incidents.
func ratio(r view.SpeakerRow) string {
	if r.Median == nil {
		return ""
	}
	return strconv.FormatFloat(*r.Median, 'f', 2, 64)
}

// writeSpeakers writes the records of speakers and publishers as a table for a
// terminal of so many columns; 0 is one that never ends.
func writeSpeakers(w io.Writer, rows []view.SpeakerRow, columns int) error {
	return writeRows(w, speakerColumns, rows, columns)
}

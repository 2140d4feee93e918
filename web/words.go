package web

import (
	"fmt"
	"html/template"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sitrep"
	"sitrep/view"
)

// mostLetters is how many characters of a name, a headline or a quote a page shows.
const mostLetters = 400

// short writes a text from outside, as view.Visible does, up to that many characters.
func short(text any) string {
	s := fmt.Sprint(text)
	s = view.Visible(s[:runeAt(s, min(len(s), mostLetters*utf8.UTFMax))])
	if len(s) <= mostLetters {
		return s
	}
	n := 0
	for i := range s {
		if n == mostLetters {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// momentText is an ISO day or moment for reading, in a <time> that the page's script
// adds the reader's own hour to.
func momentText(iso string) template.HTML {
	if iso == "" {
		return "no date"
	}
	text := view.ISODay(iso)
	if t, err := time.Parse(time.RFC3339, iso); err == nil {
		t = t.UTC()
		iso, text = t.Format(time.RFC3339), view.ISODay(t.Format(time.DateOnly))+", "+t.Format("15:04")+" UTC"
	}
	return template.HTML(`<time datetime="` + template.HTMLEscapeString(iso) + `">` + template.HTMLEscapeString(text) + `</time>`) //nolint:gosec // escaped
}

// wordsAddress is where the words of a voice stand, marked in their report; empty
// for what an analyst entered, which has none.
func wordsAddress(v view.Voice) string {
	if len(v.Quotes) == 0 {
		return ""
	}
	return reportAddress(v.Report, v.Version, v.Quotes)
}

// reportAddress is that of a version of a report, with some words marked where
// there are any.
func reportAddress(id string, version int, quotes []sitrep.Quote) string {
	q := url.Values{"v": {strconv.Itoa(version)}}
	if len(quotes) == 0 {
		return reportPath(id) + "?" + q.Encode()
	}
	marks := make([]string, 0, len(quotes))
	for _, m := range quotes {
		marks = append(marks, markText(m))
	}
	q.Set("mark", strings.Join(marks, " "))
	return reportPath(id) + "?" + q.Encode() + "#mark"
}

// reportPath is the address of a report's latest version.
func reportPath(id string) string { return "/reports/" + url.PathEscape(id) }

// sourceAddress is where a report of an incident is.
func sourceAddress(r view.Report) string { return reportAddress(r.ID, r.Version, nil) }

// markText names a piece of a report in an address: "t120-134" is in the text,
// "h0-12" in the headline; bytes from, and to but not with.
func markText(q sitrep.Quote) string {
	part := "t"
	if q.Part == sitrep.InTitle {
		part = "h"
	}
	return fmt.Sprintf("%s%d-%d", part, q.Span.Start, q.Span.End)
}

// shapeOf is the sign of a kind of change, so that kinds are told apart without
// colours; the word for it stands beside it.
func shapeOf(kind string) string {
	switch sitrep.ChangeKind(kind) {
	case sitrep.FirstTold:
		return "●"
	case sitrep.Raised:
		return "▲"
	case sitrep.Lowered:
		return "▼"
	case sitrep.Refined:
		return "◎"
	case sitrep.Superseded:
		return "➔"
	case sitrep.Seconded:
		return "✓"
	case sitrep.Conflict:
		return "◆"
	case sitrep.Refuted:
		return "✕"
	case sitrep.TakenBack, sitrep.Withdrawn:
		return "↩"
	case sitrep.ClaimsIt:
		return "⚑"
	case sitrep.Corrected:
		return "✎"
	}
	return "○"
}

// kindText is a kind of change in a word or two.
func kindText(kind string) string {
	switch sitrep.ChangeKind(kind) {
	case sitrep.FirstTold:
		return "first told"
	case sitrep.Seconded:
		return "confirmed"
	case sitrep.ClaimsIt:
		return "claims it"
	case sitrep.Conflict:
		return "in conflict"
	}
	return kind
}

// plural is a number with what is counted: "1 report", "3 reports".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	if stem, ok := strings.CutSuffix(one, "y"); ok {
		return number(n) + " " + stem + "ies"
	}
	return number(n) + " " + one + "s"
}

// number is a count with its thousands set apart: "1,234,567".
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// label is a name out of a list of ours for reading: "claims responsibility".
func label(name string) string { return strings.ReplaceAll(name, "_", " ") }

// folded are voices of which the first few are shown at once.
type folded struct{ First, Rest []view.Voice }

// mostVoices are shown of a value at once, and no single one is hidden behind a click.
const mostVoices = 3

func fold(voices []view.Voice) folded {
	if len(voices) <= mostVoices+1 {
		return folded{First: voices}
	}
	return folded{voices[:mostVoices], voices[mostVoices:]}
}

// publisherAddress is the page of a publisher, by the name as it is written.
func publisherAddress(name string, q query) string {
	return q.At("/publishers/" + url.PathEscape(name))
}

// reportPageAddress is the page of a report's newest version.
func reportPageAddress(id string, q query) string { return q.At(reportPath(id)) }

// minuteOf is a time for momentText.
func minuteOf(t time.Time) string {
	return sitrep.Moment{Time: t.UTC(), Precision: sitrep.ToMinute}.String()
}

// speakerAddress is the page of a speaker, by the folded name.
func speakerAddress(id string, q query) string { return q.At("/speakers/" + url.PathEscape(id)) }

// percent is a part of something: "85 %".
func percent(part float64) string { return strconv.Itoa(int(math.Round(part*100))) + "\u00a0%" }

package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"sitrep"
	"sitrep/view"
)

// pageWriter writes a page for reading on a terminal of so many columns.
type pageWriter struct {
	out     bytes.Buffer
	columns int
	undated bool                    // voices stand without the day of their report, which stands above
	why     bool                    // the rule and the claims behind each value
	number  map[string]int          // of each report, by id; empty where the page is of one
	ties    map[string][]sitrep.Tie // of each claim to those whose place it takes
}

// pageWidth is how wide a page is where the output is no terminal.
const pageWidth = 100

// writePage writes an incident for reading.
func writePage(w io.Writer, p view.Page, columns int, why bool) error {
	if columns <= 0 || columns > pageWidth {
		columns = pageWidth
	}
	pw := pageWriter{columns: columns, why: why, number: numbered(p.Reports), ties: replacing(p.Ties)}
	pw.head(p)
	for _, h := range p.Headings {
		pw.heading(h)
	}
	pw.responsibility(p)
	pw.notKnown(p.NotKnown)
	pw.alsoSaid(p.AlsoSaid)
	pw.reports(p.Reports)
	if _, err := w.Write(pw.out.Bytes()); err != nil {
		return fmt.Errorf("write the incident: %w", err)
	}
	return nil
}

// numbered gives the reports of a page numbers to be named by.
func numbered(reports []view.Report) map[string]int {
	number := map[string]int{}
	if len(reports) > 1 {
		for i, r := range reports {
			number[r.ID] = i + 1
		}
	}
	return number
}

func (w *pageWriter) head(p view.Page) {
	w.line(0, "", p.Title)
	w.line(0, "", fmt.Sprintf("%s · %s by %s%s, %s quoted · id %s", p.Status, plural(p.Counted.Reports, "report"),
		plural(p.Counted.Publishers, "publisher"), copies(p.Counted), plural(p.Counted.Speakers, "speaker"), p.ID))
	if p.Grading.Level != "" {
		w.line(0, "", fmt.Sprintf("graded %s: %s", p.Grading.Level, p.Grading.Why))
	}
}

// copies tells how many voices are left where publishers copy from each other.
func copies(c view.Counted) string {
	if c.Independent >= c.Publishers {
		return ""
	}
	return fmt.Sprintf(" in %s", plural(c.Independent, "independent voice"))
}

// Columns at which the parts of a page begin.
const (
	atValue = 13
	atVoice = 15
	atWords = 17
)

func (w *pageWriter) heading(h view.Heading) {
	w.out.WriteByte('\n')
	name := strings.ToUpper(h.Name)
	for _, v := range h.Values {
		w.value(name, standing(v.Standing), v, h.Name == "Stage")
		name = ""
		for _, o := range v.Others {
			figure := o.Low != nil || o.High != nil
			w.value("", besides(o.Standing), o, h.Name == "Stage" || o.Standing == "coarser" && !figure)
		}
	}
}

// value writes a value and what stands under it: why it is shown, and its
// voices; in brief only which reports tell of it.
func (w *pageWriter) value(name, lead string, v view.Value, brief bool) {
	if brief && !w.why {
		w.line(atValue, name, lead+v.Text+w.refs(v.Voices))
		return
	}
	if v.Best != "" {
		v.Text += ", best estimate " + v.Best
	}
	w.line(atValue, name, lead+v.Text)
	if w.why && v.Why != "" {
		w.line(atVoice, "", "why: "+v.Why)
	}
	for _, voice := range v.Voices {
		w.voice(atVoice, "", voice)
	}
}

// refs are the numbers of the reports that some voices stand in.
func (w *pageWriter) refs(voices []view.Voice) string {
	var refs []string
	for _, v := range voices {
		if n, ok := w.number[v.Report]; ok && !slices.Contains(refs, fmt.Sprintf("[%d]", n)) {
			refs = append(refs, fmt.Sprintf("[%d]", n))
		}
	}
	if len(refs) == 0 {
		return ""
	}
	return "  " + strings.Join(refs, "")
}

// voice writes who says something and in which words.
func (w *pageWriter) voice(at int, name string, v view.Voice) {
	if v.Judged != nil && v.Judged.Verdict == "entered" {
		w.line(at, name, fmt.Sprintf("· %s %s (analyst): %s", day(v.Published), v.Who, orNone(v.Judged.Why)))
	} else {
		w.line(at, name, "· "+w.source(v)+sayer(v)+firmness(v)+": "+quoted(v.Words)+verdict(v.Judged))
	}
	if w.why && len(v.Claims) > 0 {
		w.line(atWords, "", "claim "+strings.Join(v.Claims, ", ")+" by rule "+strings.Join(v.Rules, ", "))
		for _, id := range v.Claims {
			for _, t := range w.ties[id] {
				w.line(atWords, "", fmt.Sprintf("%s %s: %s", t.Kind, t.To, t.Rule))
			}
		}
	}
}

// replacing are the ties of each claim to those whose place it takes.
func replacing(ties []sitrep.Tie) map[string][]sitrep.Tie {
	of := map[string][]sitrep.Tie{}
	for _, t := range ties {
		if t.Kind.Replaces() {
			of[t.From] = append(of[t.From], t)
		}
	}
	return of
}

// verdict tells what an analyst says of a claim.
func verdict(j *view.Judged) string {
	if j == nil {
		return ""
	}
	return fmt.Sprintf(" – %s by %s: %s", j.Verdict, j.Who, orNone(j.Why))
}

// orNone is a reason, or that there is none.
func orNone(why string) string {
	if why == "" {
		return "no reason given"
	}
	return why
}

// source is the number of the report that tells it, and when that came out.
func (w *pageWriter) source(v view.Voice) string {
	n, ok := w.number[v.Report]
	if !ok {
		return ""
	}
	if w.undated || v.Published == "" {
		return fmt.Sprintf("[%d] ", n)
	}
	return fmt.Sprintf("[%d] %s ", n, day(v.Published))
}

// sayer is who says something: a speaker, or the report itself.
func sayer(v view.Voice) string {
	switch {
	case v.Who == "" && v.Publisher == "":
		return "the report"
	case v.Who == "":
		return v.Publisher
	case v.Anonymous:
		return v.Who + " (not named)"
	}
	return v.Who
}

// firmness tells how firmly something is said, in brackets; nothing where it is
// plainly stated.
func firmness(v view.Voice) string {
	words := v.Firmness()
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

func quoted(words []string) string {
	q := make([]string, 0, len(words))
	for _, s := range words {
		q = append(q, "“"+s+"”")
	}
	return strings.Join(q, " … ")
}

// standing introduces a shown value that nobody but its deniers tells of, or that
// an analyst does not let stand.
func standing(s string) string {
	switch s {
	case "denied":
		return "only denied: "
	case "overruled", "rejected":
		return besides(s)
	}
	return ""
}

// besides introduces a value that stands beside the one that is shown.
func besides(standing string) string {
	switch standing {
	case "rival":
		return "but also: "
	case "earlier":
		return "earlier: "
	case "coarser":
		return "less exactly: "
	case "unplaced":
		return "more exactly: "
	case "denied", "overruled", "rejected":
		return standing + ": "
	}
	return ""
}

func (w *pageWriter) alsoSaid(voices []view.Voice) {
	name := "ALSO SAID"
	for _, v := range voices {
		if name != "" {
			w.out.WriteByte('\n')
		}
		w.voice(atValue, name, v)
		name = ""
	}
}

func (w *pageWriter) reports(reports []view.Report) {
	name := "REPORTS"
	for _, r := range reports {
		if name != "" {
			w.out.WriteByte('\n')
		}
		var parts []string
		for _, s := range []string{day(r.Published), r.Publisher, w.provenance(r), r.Title, r.URL, r.ID} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		lead := "· "
		if n, ok := w.number[r.ID]; ok {
			lead = fmt.Sprintf("[%d] ", n)
		}
		w.line(atValue, name, lead+strings.Join(parts, " · "))
		name = ""
		if w.why {
			w.links(r)
		}
	}
}

// links tells why a report is taken to tell of the incident.
func (w *pageWriter) links(r view.Report) {
	for _, l := range r.Links {
		line := fmt.Sprintf("linked by %s (%.2f): %s", l.By, l.Score, strings.Join(l.Evidence, "; "))
		if l.Score == 0 {
			line = fmt.Sprintf("the first to tell of %s, by %s: %s", l.Incident, l.By, strings.Join(l.Evidence, "; "))
		}
		w.line(atVoice, "", line)
	}
}

// provenance tells whose text a report is, where it is not its own, and what an
// analyst makes of its publisher.
func (w *pageWriter) provenance(r view.Report) string {
	var parts []string
	if r.Agency != "" {
		parts = append(parts, "text of "+r.Agency)
	}
	if n, ok := w.number[r.CopyOf]; ok {
		parts = append(parts, fmt.Sprintf("copy of [%d]", n))
	} else if r.CopyOf != "" {
		parts = append(parts, "copy of "+r.CopyOf)
	}
	if r.Grade != "" {
		parts = append(parts, "grade "+r.Grade)
	}
	return strings.Join(parts, ", ")
}

// line writes words from a column on, with a name before them; where they take
// more than one line, the others stand two columns further in.
func (w *pageWriter) line(at int, name, words string) {
	const hang = 2
	for i, l := range wrap(plain(words), w.columns-at-hang) {
		lead := pad(name, at)
		if i > 0 {
			lead = strings.Repeat(" ", at+hang)
		}
		w.out.WriteString(strings.TrimRight(lead+l, " "))
		w.out.WriteByte('\n')
	}
}

// day makes a moment as pages give it short enough to read: "2026-03-12 08:40Z".
func day(moment string) string {
	d, clock, ok := strings.Cut(moment, "T")
	if !ok || len(clock) < len("15:04:05Z") {
		return moment
	}
	return d + " " + clock[:len("15:04")] + clock[len("15:04:05"):]
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

package main

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"sitrep"
	"sitrep/annotate"
	"sitrep/doc"
	"sitrep/span"
	"sitrep/view"
)

// writeSheet writes what is seen of a report for a terminal: under each sentence
// its words and the marks that begin in it, and then what was made of them.
func writeSheet(w io.Writer, s annotate.Sheet, columns int) error {
	if columns <= 0 || columns > pageWidth {
		columns = pageWidth
	}
	sw := sheetWriter{pageWriter: pageWriter{columns: columns}, sheet: s}
	sw.report(s.Reading.Report)
	sw.line(0, "", "read by "+s.Reading.Engine)
	marks := sw.marks()
	for i, sentence := range s.Doc.Sentences {
		sw.out.WriteByte('\n')
		sw.line(atMark, strconv.Itoa(i+1), sentence.Of(s.Doc.Text))
		sw.words(i)
		for len(marks) > 0 && marks[0].at < sentence.Span.End {
			sw.line(atAbout, marks[0].layer, marks[0].text)
			marks = marks[1:]
		}
	}
	sw.made()
	_, err := w.Write(sw.out.Bytes())
	return err
}

// Columns at which the parts of a sheet begin.
const (
	atMark  = 5
	atAbout = 19
)

type sheetWriter struct {
	pageWriter
	sheet annotate.Sheet
}

// words writes a sentence's words, each with its tag and what it hangs on.
func (w *sheetWriter) words(sentence int) {
	d := w.sheet.Doc
	first, _ := slices.BinarySearchFunc(d.Words, sentence, func(w doc.SyntacticWord, at int) int { return w.Sentence - at })
	var parts []string
	for i := first; i < len(d.Words) && d.Words[i].Sentence == sentence; i++ {
		part := d.Words[i].Of(d.Text) + "/" + d.Words[i].UPOS
		switch head := d.Words[i].Head; {
		case d.Words[i].Relation == "":
		case head < 0:
			part += "/root"
		default:
			part += "/" + d.Words[i].Relation + "→" + d.Words[head].Of(d.Text)
		}
		parts = append(parts, part)
	}
	if len(parts) > 0 {
		w.line(atAbout, "     words", strings.Join(parts, " "))
	}
}

// sheetMark is a mark as a line.
type sheetMark struct {
	at          int // where its first words begin
	layer, text string
}

// marks gives all marks in the order of the text.
func (w *sheetWriter) marks() []sheetMark {
	var out []sheetMark
	for _, l := range annotate.Layers(w.sheet) {
		for _, m := range l.Marks {
			var words []string
			var whole span.Span
			for _, p := range m.Pieces {
				whole = span.Cover(whole, p.Span)
				words = append(words, strings.TrimPrefix(p.Role+" ", " ")+"“"+p.Span.Of(w.sheet.Doc.Text)+"”")
			}
			out = append(out, sheetMark{whole.Start, "     " + l.Name + " " + m.ID, strings.Join(words, " ") + " · " + m.About()})
		}
	}
	slices.SortStableFunc(out, func(a, b sheetMark) int { return a.at - b.at })
	return out
}

// made writes notes, and the claims with the rule of each.
func (w *sheetWriter) made() {
	r := w.sheet.Reading
	for _, n := range w.sheet.Doc.Notes {
		w.line(0, "", "note of "+n.Stage+": "+n.Text)
	}
	for _, in := range r.Incidents {
		w.out.WriteByte('\n')
		w.line(atMark, in.ID, in.Title)
		for i := range r.Claims {
			if c := &r.Claims[i]; c.Incident == in.ID {
				w.line(atAbout, "     "+c.ID, claimLine(c))
			}
		}
	}
	if len(r.Incidents) == 0 {
		w.out.WriteString("\nNo incident is told of.\n")
	}
}

// claimLine is a claim with its words, its voice and its rule.
func claimLine(c *sitrep.Claim) string {
	words := make([]string, 0, len(c.Quotes))
	for _, q := range c.Quotes {
		words = append(words, q.Exact)
	}
	voice := "the report"
	if c.Statement != "" {
		voice = c.Statement
	}
	return strings.Join([]string{
		string(c.Value.Field()) + " " + view.Words(c.Value), quoted(words), voice + " " + string(c.Stance), string(c.Certainty), string(c.Polarity), "rule " + c.Rule,
	}, " · ")
}

// Package annotate shows what was seen of a report, layer by layer: as one page
// for people, as JSON, and as CoNLL-U.
package annotate

import (
	"sitrep"
	"sitrep/doc"
	"sitrep/span"
)

// Sheet is a report with all that was seen of it and read from it.
type Sheet struct {
	Doc     *doc.Doc
	Reading *sitrep.Reading
}

// title gives the part of the Doc's text that is the report's title.
func (s Sheet) title() string { return s.Doc.Text[:max(0, s.Doc.Body-len("\n\n"))] }

// part gives the part that a span of the Doc lies in and the span in it; one
// over the title's end is cut there. Where nothing is left of it, ok is false.
func (s Sheet) part(of span.Span) (p sitrep.Part, in span.Span, ok bool) {
	if !of.Within(len(s.Doc.Text)) {
		return "", span.Span{}, false
	}
	if s.Doc.InTitle(of) {
		of.End = min(of.End, len(s.title()))
		return sitrep.InTitle, of, !of.Empty()
	}
	return sitrep.InText, span.Span{Start: of.Start - s.Doc.Body, End: of.End - s.Doc.Body}, !of.Empty()
}

// spanOf gives the span of the Doc in which a quote's words stand; an empty one
// where the Doc has no such place.
func (s Sheet) spanOf(q sitrep.Quote) span.Span {
	out := q.Span
	if q.Part == sitrep.InText {
		out = span.Span{Start: out.Start + s.Doc.Body, End: out.End + s.Doc.Body}
	}
	if !out.Within(len(s.Doc.Text)) {
		return span.Span{}
	}
	return out
}

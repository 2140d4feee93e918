package export

import (
	"fmt"
	"unicode/utf8"

	"sitrep"
	"sitrep/span"
)

// quote is a piece of the report: text position and text quote selectors of the
// W3C Web Annotation model, counted in code points, end exclusive.
type quote struct {
	Part  sitrep.Part `json:"part"`
	Start int         `json:"start"`
	End   int         `json:"end"`
	Exact string      `json:"exact"`
}

// counter turns the quotes of one report from bytes to code points and keeps the
// first one that does not hold.
type counter struct {
	report      *sitrep.Report
	text, title *span.Index // made when first needed
	wrong       error
}

func (c *counter) quote(q sitrep.Quote) quote {
	if !c.report.Holds(q) || !utf8.ValidString(q.Exact) {
		c.fail("%q does not stand in its %s at bytes %d to %d", q.Exact, q.Part, q.Span.Start, q.Span.End)
		return quote{}
	}
	start, end := c.index(q.Part).CodePoints(q.Span)
	return quote{q.Part, start, end, q.Exact}
}

// some lays out the quotes of what may not be without; what names it.
func (c *counter) some(qs []sitrep.Quote, what, id string) []quote {
	if len(qs) == 0 {
		c.fail("%s %s has no words to show for it", what, id)
	}
	return each(qs, c.quote)
}

func (c *counter) fail(format string, a ...any) {
	if c.wrong == nil {
		c.wrong = fmt.Errorf(format, a...)
	}
}

func (c *counter) index(p sitrep.Part) *span.Index {
	index := &c.text
	if p == sitrep.InTitle {
		index = &c.title
	}
	if *index == nil {
		*index = span.NewIndex(c.report.Words(p))
	}
	return *index
}

// each applies f to all; the result is never nil, so that it prints as a list.
func each[A, B any](all []A, f func(A) B) []B {
	out := make([]B, 0, len(all))
	for _, a := range all {
		out = append(out, f(a))
	}
	return out
}

// list is s, or an empty list for nil.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// known is nil, printed as null, for the zero value: what is not known.
func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

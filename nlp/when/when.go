// Package when finds expressions of time and works out which days they mean.
//
// It reads a sentence in two steps that know nothing of each other: a parser
// turns words into an expr ("Friday", "two days ago"), and a resolver turns an
// expr into days, given the day of the report and what was named before.
package when

import (
	"slices"

	"sitrep/doc"
	"sitrep/span"
)

// Stage finds time expressions as TimeML's TIMEX3. Where the metadata do not
// tell the day of the report and the text does, it sets that too.
func Stage() doc.Stage {
	lex := newLexicon()
	return doc.Stage{
		Name:  "when",
		Needs: doc.Tokens | doc.Sentences,
		Fills: doc.Times,
		Run: func(d *doc.Doc) {
			run(d, lex, func(found) bool { return true })
			d.Fill(doc.Times)
		},
	}
}

// found is an expression, where it stands, and what it came to.
type found struct {
	expr
	at       span.Span
	sentence int
	quoted   bool // within quotation marks
	saying   bool // beside a word of saying
	outcome  outcome
}

// run finds times and keeps those that a check lets pass.
func run(d *doc.Doc, lex *lexicon, keeps func(found) bool) {
	finds := slices.DeleteFunc(find(d, lex), func(f found) bool { return !keeps(f) })
	if !d.Published.Known() {
		if day, ok := published(d, finds); ok {
			d.Published = doc.Published{Day: day, From: "text"}
		}
	}
	resolveAll(d, finds)
	d.Times = make([]doc.Time, 0, len(finds))
	for _, f := range finds {
		first, end := cover(d, f.at)
		d.Times = append(d.Times, doc.Time{
			Span: f.at, First: first, End: end,
			Type: f.outcome.typ, Value: f.outcome.value,
			From: f.outcome.from, To: f.outcome.to,
			Precision: f.outcome.precision, EDTF: f.outcome.edtf, Clock: f.shape == ofDay && f.clock.told, Stamp: f.full() && f.at.Start >= d.Body && stamped(d, f),
		})
	}
}

// find parses every sentence. Expressions come in order and do not overlap.
func find(d *doc.Doc, lex *lexicon) []found {
	var out []found
	paragraph, open := -1, false
	for i, s := range d.Sentences {
		if s.Paragraph != paragraph {
			paragraph, open = s.Paragraph, false
		}
		p := parser{lex: lex, text: d.Text, pieces: cut(d.Text, s.Span), caps: s.Capitals}
		out = p.sentence(out, i, &open)
	}
	return out
}

// sentence parses one sentence. open tells, before and after, whether a
// quotation is open.
func (p *parser) sentence(out []found, index int, open *bool) []found {
	for i := 0; i < len(p.pieces); {
		e, end := p.longest(i)
		if end > i {
			e.direction, e.opening = p.direction(i, end), p.opening(i)
			out = append(out, found{
				expr: e, at: p.span(i, end), sentence: index,
				quoted: *open, saying: p.besideSaying(i, end),
			})
		} else {
			end = i + 1
		}
		for ; i < end; i++ {
			*open = p.pieces[i].quotes(*open)
		}
	}
	return out
}

// cover gives the tokens that a span touches.
func cover(d *doc.Doc, s span.Span) (first, end int) {
	first, end = d.TokensIn(s)
	for first > 0 && d.Tokens[first-1].End > s.Start {
		first--
	}
	for end < len(d.Tokens) && d.Tokens[end].Start < s.End {
		end++
	}
	return first, end
}

// Package say finds who is reported to have said what: every attribution of a
// report, with its source, its cue and its content.
package say

import (
	"sort"

	"sitrep/doc"
)

// Stage finds sayings.
func Stage() doc.Stage {
	return doc.Stage{
		Name:  "say",
		Needs: doc.Tokens | doc.Sentences | doc.Mentions | doc.Times | doc.Places | doc.Quantities,
		Fills: doc.Sayings,
		Run: func(d *doc.Doc) {
			d.Sayings = find(d)
			d.Fill(doc.Sayings)
		},
	}
}

// find reads a Doc from left to right, a paragraph at a time.
func find(d *doc.Doc) []doc.Saying {
	r := &reader{d: d, lex: load(), times: timesAt(d), flatSentence: flat(d)}
	for first := 0; first < len(d.Sentences); {
		last := first
		for last+1 < len(d.Sentences) && d.Sentences[last+1].Paragraph == d.Sentences[first].Paragraph {
			last++
		}
		r.paragraph(first, last+1)
		first = last + 1
	}
	r.ownVoice()
	return r.finish()
}

// reader reads one Doc.
type reader struct {
	d      *doc.Doc
	lex    *lexicon
	times  []int  // the time expression that a token lies in, or -1
	quotes quotes // of the paragraph being read
	found  []attribution
	open   int // saying whose quotation or block the next paragraph may continue, or -1 after none
	block  bool

	flatSentence []bool // capitals tell nothing there
}

// attribution is a saying in tokens.
type attribution struct {
	source  rng   // empty for none
	cue     []rng //
	content []rng
	verb    *verb // nil for "according to", a colon and the like
	negated bool  // the cue is: "did not say"
	head    int   // token: where the cue stands
	block   bool  // the content is long, without quotation marks: one saying a sentence
	speaker string
}

// rng is a range of tokens [first, end).
type rng struct{ first, end int }

func (r rng) empty() bool { return r.end <= r.first }

// timesAt maps tokens to the time expressions that they lie in.
func timesAt(d *doc.Doc) []int {
	at := make([]int, len(d.Tokens))
	for i := range at {
		at[i] = -1
	}
	for i, t := range d.Times {
		if t.Type == "SET" {
			continue // "the daily", "a weekly"
		}
		for k := max(0, t.First); k < t.End && k < len(at); k++ {
			at[k] = i
		}
	}
	return at
}

// flat tells of each sentence whether nearly all its words of four letters have a
// capital, as in a headline.
func flat(d *doc.Doc) []bool {
	out := make([]bool, len(d.Sentences))
	for i, s := range d.Sentences {
		capital, small := 0, 0
		for _, t := range d.Tokens[s.First:s.End] {
			switch {
			case t.Kind != doc.Word || len(t.Low) < 4:
			case t.Case == doc.Lower:
				small++
			default:
				capital++
			}
		}
		out[i] = s.Capitals || capital >= 3 && capital > 4*small
	}
	return out
}

// finish turns attributions into sayings, in the order of their cues.
func (r *reader) finish() []doc.Saying {
	sort.SliceStable(r.found, func(i, j int) bool { return r.found[i].head < r.found[j].head })
	return r.sayings()
}

func (r *reader) low(i int) string { return r.d.Tokens[i].Low }

func (r *reader) class(i int) string { return r.lex.function[r.d.Tokens[i].Low] }

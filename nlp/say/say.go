// Package say finds who is reported to have said what: every attribution of a
// report, with its source, its cue and its content.
package say

import (
	"slices"
	"sort"
	"strings"

	"sitrep/doc"
	"sitrep/nlp/encode"
)

// Stage finds sayings.
func Stage(m *encode.Model) (doc.Stage, error) {
	n, err := newNetwork(m)
	if err != nil {
		return doc.Stage{}, err
	}
	return doc.Stage{
		Name:  "say",
		Needs: doc.Tokens | doc.Sentences | doc.Mentions | doc.Times | doc.Places | doc.Quantities | doc.Words | doc.Encoded | doc.Tagged | doc.Parsed,
		Fills: doc.Sayings,
		Run: func(d *doc.Doc) {
			d.Sayings = find(d, n)
			d.Fill(doc.Sayings)
		},
	}, nil
}

// find reads a Doc from left to right, a paragraph at a time.
func find(d *doc.Doc, n *network) []doc.Saying {
	r := &reader{d: d, lex: load(), tree: newTree(d), times: timesAt(d), flatSentence: flat(d)}
	r.body = r.lex.bodies.in(strings.ToLower(d.Source)) || r.issues()
	todo := r.attributions(n)
	for _, p := range paragraphs(d) {
		k := 0
		for k < len(todo) && todo[k].head < p.end {
			k++
		}
		r.paragraph(p.first, p.end, todo[:k])
		todo = todo[k:]
	}
	r.ownVoice()
	return r.finish()
}

// paragraph takes the attributions of the tokens [lo, hi), and gives what is left
// there to whom it belongs.
func (r *reader) paragraph(lo, hi int, list []attribution) {
	r.quotes = findQuotes(r.d, lo, hi)
	from := len(r.found)
	if r.turn(lo, hi, list) {
		return
	}
	for i := range list {
		r.keep(&list[i], hi)
	}
	r.carryOn(from, lo, hi)
}

// keep takes an attribution whose content, or whose paragraph to come, is there.
func (r *reader) keep(a *attribution, hi int) {
	r.settle(a)
	if r.unnamed(a) {
		return
	}
	if len(a.content) > 0 || r.opens(a, hi) {
		r.found = append(r.found, *a)
	}
}

// unnamed tells whether all that is said is that the speaker is not to be named.
func (r *reader) unnamed(a *attribution) bool {
	if len(a.content) != 1 {
		return false
	}
	words := r.words(a.content[0])
	for _, x := range r.lex.anonymous[first(words)] {
		if slices.Equal(x.rest, words[1:]) {
			return true
		}
	}
	return false
}

// first gives the first of some words, or nothing.
func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// wide is how many tokens to either side of a cue are looked at, so that a
// sentence without end costs no more than its length.
const wide = 200

// reader reads one Doc.
type reader struct {
	d      *doc.Doc
	lex    *lexicon
	tree   *tree
	times  []int  // the time expression that a token lies in, or -1
	quotes quotes // of the paragraph being read
	found  []attribution
	open   int // saying whose quotation or block the next paragraph may continue, or -1 after none
	block  bool
	body   bool // the publisher is one that speaks for itself

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

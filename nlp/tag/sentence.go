package tag

import (
	"fmt"
	"unicode/utf8"

	"sitrep/doc"
	"sitrep/nlp/encode"
)

// Sentences parts and joins sentences where the words say so.
func Sentences(m *encode.Model) (doc.Stage, error) {
	head, ok := m.Head("start")
	if !ok || head.In() != m.Hidden() || head.Out() != 2 {
		return doc.Stage{}, fmt.Errorf("model %s has no head for the start of sentences", m.Version())
	}
	return doc.Stage{
		Name:  "sentences",
		Needs: doc.Sentences | doc.Words | doc.Encoded,
		Fills: doc.Sentences,
		Run: func(d *doc.Doc) {
			e := m.Borrow()
			defer m.Return(e)
			scores := head.Scores(e, d.Vectors.Words)
			resplit(d, func(i int) float32 { return scores[2*i+1] - scores[2*i] })
		},
	}, nil
}

// trust is how much, in log-odds, a boundary that the rules see counts for one,
// and their silence against one. Chosen on the dev parts of EWT and GUM.
const trust = 1.5

// resplit settles where sentences begin: paragraphs stay; within them a
// sentence begins where start, the log-odds for word i, and the rules together
// say so. No sentence begins within a token.
func resplit(d *doc.Doc, start func(i int) float32) {
	if len(d.Words) == 0 {
		return
	}
	var out []doc.Sentence
	first, old := 0, d.Sentences
	for i := 1; i <= len(d.Words); i++ {
		if i < len(d.Words) && !begins(d, old, i, start) {
			if i-first < mostWords {
				continue
			}
			i = cut(d, first, i, start)
		}
		out = append(out, sentence(d, old, first, i))
		first = i
	}
	d.Sentences = out
	at := 0
	for s := range out {
		for t := out[s].First; t < out[s].End; t++ {
			d.Tokens[t].Sentence = s
		}
		for ; at < len(d.Words) && d.Words[at].Token < out[s].End; at++ {
			d.Words[at].Sentence = s
		}
	}
}

// mostWords bounds a sentence: later stages compare each of its words with every
// other one, and what goes on for pages without a full stop is no sentence. The
// longest of the treebanks has 159.
const mostWords = 250

// cut finds where words [first, end) that are too many for a sentence are best
// parted: in their second half, where the network would soonest begin one.
func cut(d *doc.Doc, first, end int, start func(int) float32) int {
	best := end
	for i := end; i > first+mostWords/2; i-- {
		if d.Tokens[d.Words[i].Token].Start == d.Words[i].Start && (best == end || start(i) > start(best)) {
			best = i
		}
	}
	return best
}

func begins(d *doc.Doc, old []doc.Sentence, i int, start func(int) float32) bool {
	w, before := d.Words[i], d.Words[i-1]
	if d.Tokens[w.Token].Start != w.Start {
		return false
	}
	if old[w.Sentence].Paragraph != old[before.Sentence].Paragraph {
		return true
	}
	if w.Sentence != before.Sentence {
		if stopped(d, i) {
			return start(i) > -sure
		}
		return start(i) > -trust
	}
	return start(i) > trust
}

// sure is what the network must come to, in log-odds, to join what a full stop behind a whole
// word parts.
const sure = 5

// stopped tells whether a full stop behind a word too long for an abbreviation stands before word
// i, which has a capital where not all have: "in Goma. M23 rebels".
func stopped(d *doc.Doc, i int) bool {
	t := d.Tokens[d.Words[i].Token]
	stop := d.Words[i-1].Token
	return stop > 0 && d.Tokens[stop].Low == "." && utf8.RuneCountInString(d.Tokens[stop-1].Low) >= 4 && d.Tokens[stop-1].Kind == doc.Word &&
		t.Kind == doc.Word && t.Case != doc.Lower && !d.Sentences[t.Sentence].Capitals
}

// sentence makes a sentence of the words [first, end).
func sentence(d *doc.Doc, old []doc.Sentence, first, end int) doc.Sentence {
	from := d.Words[first].Token
	to := len(d.Tokens)
	if end < len(d.Words) {
		to = d.Words[end].Token
	}
	was := old[d.Words[first].Sentence]
	return doc.Sentence{Span: d.SpanOf(from, to), First: from, End: to, Paragraph: was.Paragraph, Capitals: was.Capitals}
}

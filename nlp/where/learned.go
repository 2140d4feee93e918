package where

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/nlp/encode"
	"sitrep/span"
)

// Learned is With, checked by what the network makes of each word: whether it is
// in a name of a place, of a person, of an organisation.
func Learned(m *encode.Model, gaz *lex.Gazetteer) (doc.Stage, error) {
	h, err := headsOf(m)
	if err != nil {
		return doc.Stage{}, err
	}
	s := With(gaz)
	s.Needs |= doc.Words | doc.Encoded | doc.Tagged
	s.Run = func(d *doc.Doc) { run(d, gaz, h.read(d)) }
	return s, nil
}

// heads are the network's heads for names and for places.
type heads struct {
	model       *encode.Model
	name, place *encode.Head
	names       encode.Column
	places      encode.Column
	kinds       []string // of each label of names: "LOC", "ORG"
}

func headsOf(m *encode.Model) (*heads, error) {
	h := &heads{model: m}
	var columns []encode.Column
	var err error
	if h.name, columns, err = m.Columns("name", "name"); err != nil {
		return nil, err
	}
	h.names = columns[0]
	if h.place, columns, err = m.Columns("place", "place"); err != nil {
		return nil, err
	}
	h.places = columns[0]
	for _, l := range h.names.Labels {
		_, k, _ := strings.Cut(l, "-")
		h.kinds = append(h.kinds, k)
	}
	if h.places.Labels[0] != "O" {
		return nil, fmt.Errorf("model %s: the labels of places begin with %q, not O", m.Version(), h.places.Labels[0])
	}
	return h, nil
}

// sight is what the network makes of a text.
type sight struct {
	place []float64         // of each syntactic word: log-odds that it is in a name of a place, both heads' mean
	body  []float64         // and that it is in a name of an organisation
	runs  []encode.Labelled // of words that one of the heads takes for a name of a place, in the order of the text
	whole []encode.Labelled // and for a person's of two words or more
}

// most is how much the network may say for or against one word, in log-odds.
const most = 3

// sure is from where on the network's word alone makes a name a place's.
const sure = 0.7

// certain is from where on it says so whatever else the name may be.
const certain = 2

// read gives what the network makes of a text.
func (h *heads) read(d *doc.Doc) *sight {
	e := h.model.Borrow()
	defer h.model.Return(e)
	names := h.name.Scores(e, d.Vectors.Words)
	places := h.place.Apply(e, nil, d.Vectors.Words)
	s := &sight{place: make([]float64, len(d.Words)), body: make([]float64, len(d.Words)), runs: h.places.Spans(places, h.place.Out())}
	for i := range s.place {
		name := shares(h.names.Of(names[i*h.name.Out() : (i+1)*h.name.Out()]))
		p, body := 0.0, 0.0
		for j, of := range name {
			switch h.kinds[j] {
			case "LOC":
				p += of
			case "ORG":
				body += of
			}
		}
		s.body[i] = odds(body)
		s.place[i] = (odds(p) + odds(1-shares(h.places.Of(places[i*h.place.Out() : (i+1)*h.place.Out()]))[0])) / 2
	}
	for _, r := range h.names.Spans(names, h.name.Out()) {
		switch {
		case r.Kind == "LOC":
			s.runs = append(s.runs, r)
		case r.Kind == "PER" && r.End-r.First > 1:
			s.whole = append(s.whole, r)
		}
	}
	slices.SortStableFunc(s.runs, func(a, b encode.Labelled) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.End, a.End))
	})
	return s
}

// odds gives log-odds, within what one word may say.
func odds(p float64) float64 {
	return max(-most, min(most, math.Log(p)-math.Log1p(-p)))
}

// seems gives what the network says for a stretch of text being the name of a
// place; 0 where no network looked.
func (f *finder) seems(sp span.Span) float64 {
	if f.seen == nil {
		return 0
	}
	return f.mean(f.seen.place, sp)
}

// mean gives the mean of what is told of each word.
func (f *finder) mean(of []float64, sp span.Span) float64 {
	sum, n := 0.0, 0
	for i := f.wordAt(sp.Start); i < len(f.d.Words) && f.d.Words[i].Start < sp.End; i++ {
		sum += of[i]
		n++
	}
	return sum / float64(max(1, n))
}

// wordAt gives the first syntactic word that ends behind a byte.
func (f *finder) wordAt(b int) int {
	i, _ := slices.BinarySearchFunc(f.d.Words, b, func(w doc.SyntacticWord, at int) int { return cmp.Compare(w.End, at+1) })
	return i
}

// shares turns scores into probabilities.
func shares(scores []float32) []float64 {
	most := math.Inf(-1)
	for _, s := range scores {
		most = max(most, float64(s))
	}
	out, sum := make([]float64, len(scores)), 0.0
	for i, s := range scores {
		out[i] = math.Exp(float64(s) - most)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// sees tells whether one of the heads takes the words [first, end), and no more, for a name of a place.
func (s *sight) sees(first, end int) bool {
	i, _ := slices.BinarySearchFunc(s.runs, first, func(r encode.Labelled, word int) int { return cmp.Compare(r.First, word) })
	for ; i < len(s.runs) && s.runs[i].First == first; i++ {
		if s.runs[i].End == end {
			return true
		}
	}
	return false
}

// learned adds names that the network alone takes for places. Another spelling of
// them may stand in the gazetteer; if not, they are places all the same.
func (f *finder) learned(story []string) {
	if f.seen == nil {
		return
	}
	people := map[string]bool{}
	for _, r := range f.seen.whole {
		people[f.d.Tokens[f.d.Words[r.End-1].Token].Low] = true
	}
	var more []*name
	end := 0
	for _, r := range f.seen.runs {
		first, last := f.d.Words[r.First].Token, f.d.Words[r.End-1].Token
		if first < end || people[f.d.Tokens[last].Low] {
			continue
		}
		if n := f.learnedAt(first, last+1); n != nil {
			more = append(more, f.spellings(n, story))
			end = n.end
		}
	}
	f.names = append(f.names, more...)
	slices.SortStableFunc(f.names, func(a, b *name) int { return cmp.Compare(a.Start, b.Start) })
}

// learnedAt judges the tokens [i, end) that the network takes for a name; nil where
// they hold another name or nothing that looks like one.
func (f *finder) learnedAt(i, end int) *name {
	s := f.d.Sentences[f.d.Tokens[i].Sentence]
	for i < end && (f.d.Tokens[i].Low == "the" || i+1 < end && romance(f.d.Tokens[i], s)) {
		i++
	}
	if i >= end || end > s.End || !f.capital(i, s) || !f.capital(end-1, s) || s.Capitals && !f.proper(i) || !f.placeLike(i, end, s) {
		return nil
	}
	if s.Capitals && streets(f.d.Tokens[end-1].Low) {
		return nil
	}
	if !s.Capitals && (end < s.End && f.capital(end, s) || i > s.First+1 && f.strange(i-1, s)) {
		return nil // a piece of a name: "La" of "La Liga"
	}
	if end < s.End && f.words.street[f.d.Tokens[end-1].Low] && f.d.Tokens[end].Kind == doc.Number {
		end++ // "Highway 403"
	}
	if i > s.First && romance(f.d.Tokens[i-1], s) && f.namedAt(i-1) == nil {
		i--
	}
	n := &name{Span: f.d.SpanOf(i, end), first: i, end: end, told: true, veto: s.Capitals && f.line(end, s)}
	seems := f.seems(n.Span)
	if _, folk := lex.Nationality(n.Of(f.d.Text)); folk || seems < 0 || f.surname(i, end) && seems < certain {
		return nil
	}
	var pieces []*name
	for j := i; j < end; j++ {
		if m := f.namedAt(j); m != nil {
			if !s.Capitals || !f.lesser(m, n) {
				return nil
			}
			pieces = append(pieces, m)
		}
	}
	n.key = lex.FoldPlace(n.Of(f.d.Text))
	f.kind(n)
	if seems < sure && n.evidence == 0 {
		return nil
	}
	for _, m := range pieces {
		m.veto = true
	}
	f.behindOf(n)
	return n
}

// line tells whether token i says that the name before it is one of what goes from one place to another: "the Alba-Sur oil
// pipeline".
func (f *finder) line(i int, s doc.Sentence) bool {
	for ; i < s.End; i++ {
		switch f.d.Tokens[i].Low {
		case "oil", "gas":
		case "pipeline":
			return true
		default:
			return false
		}
	}
	return false
}

// lesser tells whether a name is a piece of another that little speaks for: "ALTA" of "PIEDRA ALTA".
func (f *finder) lesser(m, whole *name) bool {
	return m.first >= whole.first && m.end <= whole.end && m.end-m.first < whole.end-whole.first &&
		!m.told && m.site == "" && m.want == "" && m.within == nil && f.prior(m) < enough
}

// proper tells whether the network takes the word of token i for a proper noun.
func (f *finder) proper(i int) bool { return f.upos(i) == "PROPN" }

// verb tells whether the network takes the word of token i for a verb.
func (f *finder) verb(i int) bool { return f.upos(i) == "VERB" || f.upos(i) == "AUX" }

// upos gives what part of speech the network takes token i for.
func (f *finder) upos(i int) string {
	if w := f.wordAt(f.d.Tokens[i].Start); w < len(f.d.Words) {
		return f.d.Words[w].UPOS
	}
	return ""
}

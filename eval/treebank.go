package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep/doc"
	"sitrep/nlp"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/parse"
	"sitrep/nlp/tag"
	"sitrep/nlp/token"
	"sitrep/span"
)

// tree is one document of a treebank: its text as it may have stood on a page,
// and the words, sentences and trees that people found in it.
type tree struct {
	id        string
	text      string
	words     []doc.SyntacticWord
	sentences []doc.Sentence
	paragraph int
	misc      []string // of each word: what stands in its last column
}

// treebank reads a file of CoNLL-U (https://universaldependencies.org/format.html).
// Sentences of a paragraph are parted by a blank, paragraphs by an empty line.
func treebank(file string) ([]*tree, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := treeReader{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := r.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	r.close()
	return r.out, lines.Err()
}

type treeReader struct {
	out       []*tree
	fresh     bool // a document begins
	id        string
	paragraph bool // a paragraph begins
	first     int  // the first word of the sentence at work
	joint     joint
}

// joint is a token of several words, such as "don't".
type joint struct {
	last       int // the number of its last word
	start, end int
	at         int // how far its words have come
}

func (r *treeReader) line(l string) error {
	switch {
	case strings.HasPrefix(l, "# newdoc"), len(r.out) == 0 && l != "" && l[0] != '#':
		r.fresh = true
		r.id = strings.TrimPrefix(l, "# newdoc id = ")
	case strings.HasPrefix(l, "# newpar"):
		r.paragraph = true
	case l == "":
		r.close()
	}
	if l == "" || l[0] == '#' {
		return nil
	}
	c := strings.Split(l, "\t")
	if len(c) != 10 {
		return fmt.Errorf("a line with %d columns", len(c))
	}
	if strings.Contains(c[0], ".") {
		return nil
	}
	r.begin()
	t := r.out[len(r.out)-1]
	if _, last, ok := strings.Cut(c[0], "-"); ok {
		n, err := strconv.Atoi(last)
		if err != nil {
			return err
		}
		r.joint = joint{n, len(t.text), len(t.text) + len(c[1]), len(t.text)}
		t.write(c)
		return nil
	}
	return r.word(t, c)
}

// begin makes room for what the comments before a word announced.
func (r *treeReader) begin() {
	if r.fresh {
		r.out = append(r.out, &tree{id: r.id})
		r.fresh, r.paragraph, r.first = false, false, 0
	}
	t := r.out[len(r.out)-1]
	if r.paragraph && t.text != "" && r.first == len(t.words) && r.joint.last == 0 {
		t.text = strings.TrimRight(t.text, " ") + "\n\n"
		t.paragraph++
	}
	if r.first == len(t.words) {
		r.paragraph = false
	}
}

func (t *tree) write(c []string) {
	t.text += c[1]
	if !strings.Contains(c[9], "SpaceAfter=No") {
		t.text += " "
	}
}

func (r *treeReader) word(t *tree, c []string) error {
	number, err := strconv.Atoi(c[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return err
	}
	w := doc.SyntacticWord{
		Token: len(t.words), Sentence: len(t.sentences), UPOS: c[3], XPOS: c[4], Feats: strings.TrimPrefix(c[5], "_"), Lemma: c[2],
		Head: r.first + head - 1, Relation: c[7],
	}
	if head == 0 {
		w.Head = -1
	}
	if j := &r.joint; number <= j.last {
		w.Start, w.End = j.at, j.end
		if i := strings.Index(t.text[j.at:j.end], c[1]); i >= 0 {
			w.Start, w.End = j.at+i, j.at+i+len(c[1])
			j.at = w.End
		}
		if number == j.last {
			*j = joint{}
		}
	} else {
		w.Start, w.End = len(t.text), len(t.text)+len(c[1])
		t.write(c)
	}
	t.words = append(t.words, w)
	t.misc = append(t.misc, c[9])
	return nil
}

// close ends a sentence.
func (r *treeReader) close() {
	if len(r.out) == 0 {
		return
	}
	t := r.out[len(r.out)-1]
	if r.first == len(t.words) {
		return
	}
	t.sentences = append(t.sentences, doc.Sentence{
		Span:  span.Span{Start: t.words[r.first].Start, End: t.words[len(t.words)-1].End},
		First: r.first, End: len(t.words), Paragraph: t.paragraph,
	})
	r.first = len(t.words)
}

// alone is one sentence of the text as a text of its own: short texts are to be
// read as well as long ones.
func (t *tree) alone(i int) *tree {
	s := t.sentences[i]
	one := &tree{text: t.text[s.Start:s.Span.End], words: slices.Clone(t.words[s.First:s.End])}
	for k := range one.words {
		w := &one.words[k]
		w.Start, w.End, w.Sentence = w.Start-s.Start, w.End-s.Start, 0
		if w.Head >= 0 {
			w.Head -= s.First
		}
	}
	one.sentences = []doc.Sentence{{Span: span.Span{End: len(one.text)}, End: len(one.words)}}
	return one
}

// given makes a Doc with the words and sentences of the treebank; capitals
// writes all in capitals.
func (t *tree) given(capitals bool) *doc.Doc {
	text := t.text
	if capitals {
		text = upper(text)
	}
	d := doc.New("", text, time.Time{})
	d.Sentences = append(d.Sentences, t.sentences...)
	for i, w := range t.words {
		d.Tokens = append(d.Tokens, doc.Token{Span: w.Span, Sentence: w.Sentence})
		d.Words = append(d.Words, doc.SyntacticWord{Span: w.Span, Token: i, Sentence: w.Sentence})
	}
	for i := range d.Sentences {
		d.Sentences[i].Capitals = capitals
	}
	d.Fill(doc.Tokens | doc.Sentences | doc.Words)
	return d
}

// upper writes capitals where they take as many bytes as the small letters.
func upper(s string) string {
	return strings.Map(func(r rune) rune {
		if u := []rune(strings.ToUpper(string(r))); len(u) == 1 && len(string(u[0])) == len(string(r)) {
			return u[0]
		}
		return r
	}, s)
}

// grammar scores words, sentences, tags and trees on the dev part of a treebank.
func grammar(s *scorer, t task) ([]string, error) {
	trees, err := treebank(filepath.Join(s.shared, filepath.FromSlash(t.gold)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errAbsent, err)
	}
	m, err := model.Shipped()
	if err != nil {
		return nil, err
	}
	raw, err := pipeline(m, token.Stage(), encode.Stage, tag.Sentences)
	if err != nil {
		return nil, err
	}
	given, err := pipeline(m, doc.Stage{Name: "given", Fills: doc.Tokens | doc.Sentences | doc.Words, Run: func(*doc.Doc) {}}, encode.Stage, tag.Stage, parse.Stage)
	if err != nil {
		return nil, err
	}
	var words, sentences counts
	marks := []*marks{{name: "as written"}, {name: "in capitals"}, {name: "one by one"}}
	for _, t := range trees {
		d := doc.New("", t.text, time.Time{})
		raw.Annotate(d)
		words.spans(wordSpans(t.words), wordSpans(d.Words))
		sentences.spans(sentenceSpans(t.sentences), sentenceSpans(d.Sentences))
		for i, capitals := range []bool{false, true} {
			d := t.given(capitals)
			given.Annotate(d)
			marks[i].count(t, d)
		}
		for i := range t.sentences {
			one := t.alone(i)
			d := one.given(false)
			given.Annotate(d)
			marks[2].count(one, d)
		}
	}
	lines := []string{words.line("WORDS from raw text"), sentences.line("SENTENCES from raw text")}
	for _, k := range marks {
		lines = append(lines, k.lines()...)
	}
	return lines, nil
}

// pipeline strings stages on a network behind a first one.
func pipeline(m *encode.Model, first doc.Stage, learned ...func(*encode.Model) (doc.Stage, error)) (*nlp.Pipeline, error) {
	stages := []doc.Stage{first}
	for _, f := range learned {
		s, err := f(m)
		if err != nil {
			return nil, err
		}
		stages = append(stages, s)
	}
	return nlp.Of(stages...)
}

func wordSpans(words []doc.SyntacticWord) []span.Span {
	out := make([]span.Span, len(words))
	for i, w := range words {
		out[i] = w.Span
	}
	return out
}

func sentenceSpans(sentences []doc.Sentence) []span.Span {
	out := make([]span.Span, len(sentences))
	for i, s := range sentences {
		out[i] = s.Span
	}
	return out
}

// counts are what precision and recall are made of.
type counts struct{ right, predicted, gold int }

func (c *counts) spans(gold, predicted []span.Span) {
	is := map[span.Span]bool{}
	for _, s := range gold {
		is[s] = true
	}
	for _, s := range predicted {
		if is[s] {
			c.right++
		}
	}
	c.gold += len(gold)
	c.predicted += len(predicted)
}

// line is the counts as the scorer writes them.
func (c *counts) line(name string) string {
	share := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("%-28s P %6.2f  R %6.2f  F1 %6.2f   (%d/%d predicted, %d gold)", name,
		share(c.right, c.predicted), share(c.right, c.gold), share(2*c.right, c.predicted+c.gold), c.right, c.predicted, c.gold)
}

// marks count how many words are annotated rightly.
type marks struct {
	name                                    string
	words, upos, xpos, feats, lemma, un, la int
}

func (m *marks) count(t *tree, d *doc.Doc) {
	for i, want := range t.words {
		got := d.Words[i]
		add := func(n *int, right bool) {
			if right {
				*n++
			}
		}
		m.words++
		add(&m.upos, got.UPOS == want.UPOS)
		add(&m.xpos, got.XPOS == want.XPOS)
		add(&m.feats, got.Feats == want.Feats)
		add(&m.lemma, strings.EqualFold(got.Lemma, want.Lemma) || want.Lemma == "_")
		add(&m.un, got.Head == want.Head)
		a, _, _ := strings.Cut(got.Relation, ":")
		b, _, _ := strings.Cut(want.Relation, ":")
		add(&m.la, got.Head == want.Head && a == b)
	}
}

func (m *marks) lines() []string {
	var out []string
	for _, x := range []struct {
		name string
		n    int
	}{{"UPOS", m.upos}, {"XPOS", m.xpos}, {"FEATS", m.feats}, {"LEMMA", m.lemma}, {"TREE (UAS)", m.un}, {"TREE (LAS)", m.la}} {
		out = append(out, fmt.Sprintf("%-28s %6.2f %%   (%d/%d)", x.name+" "+m.name, 100*float64(x.n)/float64(max(m.words, 1)), x.n, m.words))
	}
	return out
}

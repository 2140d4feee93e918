// Package tag finds where sentences begin, and what kind of word each word is,
// its features and its lemma.
package tag

import (
	"strings"

	"sitrep/doc"
	"sitrep/nlp/encode"
)

// Stage tags words.
func Stage(m *encode.Model) (doc.Stage, error) {
	head, columns, err := m.Columns("tags", "upos", "xpos", "feats", "lemma")
	if err != nil {
		return doc.Stage{}, err
	}
	t := tagger{m, head, columns[0], columns[1], columns[2], scripts(columns[3], m.Vocabulary())}
	return doc.Stage{
		Name:  "tag",
		Needs: doc.Sentences | doc.Words | doc.Encoded,
		Fills: doc.Tagged,
		Run: func(d *doc.Doc) {
			t.run(d)
			d.Fill(doc.Tagged)
		},
	}, nil
}

type tagger struct {
	model             *encode.Model
	head              *encode.Head
	upos, xpos, feats encode.Column
	lemmas            lemmas
}

func (t *tagger) run(d *doc.Doc) {
	e := t.model.Borrow()
	defer t.model.Return(e)
	scores := t.head.Scores(e, d.Vectors.Words)
	for i := range d.Words {
		w, s := &d.Words[i], scores[i*t.head.Out():(i+1)*t.head.Out()]
		w.UPOS = t.upos.Labels[t.upos.Best(s)]
		w.XPOS = t.xpos.Labels[t.xpos.Best(s)]
		if w.Feats = t.feats.Labels[t.feats.Best(s)]; w.Feats == "_" {
			w.Feats = ""
		}
		word := w.Of(d.Text)
		if w.UPOS != "PROPN" && d.Sentences[w.Sentence].Capitals {
			word = strings.ToLower(word)
		}
		w.Lemma = t.lemmas.of(word, s)
	}
}

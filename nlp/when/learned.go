package when

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/nlp/encode"
)

// Learned is Stage, checked by what the network makes of the words: "May" is no
// month where it is a verb or a person's name.
func Learned(m *encode.Model) (doc.Stage, error) {
	head, columns, err := m.Columns("name", "name")
	if err != nil {
		return doc.Stage{}, err
	}
	if !slices.Contains(columns[0].Labels, "B-PER") {
		return doc.Stage{}, fmt.Errorf("model %s: no label of names is of persons", m.Version())
	}
	lex := newLexicon()
	s := Stage()
	s.Needs |= doc.Words | doc.Encoded | doc.Tagged
	s.Run = func(d *doc.Doc) {
		c := &check{d: d, model: m, head: head, names: columns[0]}
		run(d, lex, c.keeps)
		d.Fill(doc.Times)
	}
	return s, nil
}

// check asks the network about expressions that the rules cannot be sure of.
type check struct {
	d     *doc.Doc
	model *encode.Model
	head  *encode.Head
	names encode.Column
}

// keeps tells whether an expression stays: all do but single words that are names
// of the calendar and of something else, where the network says that they are
// something else.
func (c *check) keeps(f found) bool {
	if !f.lone() {
		return true
	}
	i, _ := slices.BinarySearchFunc(c.d.Words, f.at.Start, func(w doc.SyntacticWord, at int) int { return cmp.Compare(w.Start, at) })
	if i == len(c.d.Words) || c.d.Words[i].Start >= f.at.End {
		return true
	}
	switch c.d.Words[i].UPOS {
	case "VERB", "AUX":
		return false
	}
	return !c.person(i)
}

// person tells whether word i is in a person's name.
func (c *check) person(i int) bool {
	e := c.model.Borrow()
	defer c.model.Return(e)
	row := c.head.Scores(e, c.d.Vectors.Word(i))
	return strings.HasSuffix(c.names.Labels[c.names.Best(row)], "-PER")
}

// lone tells whether an expression is the name of a month or a season, and nothing
// told beside it.
func (f found) lone() bool {
	if f.relative || f.part != "" || f.clock.told || f.of != nil || f.to != nil || f.year > 0 || f.day > 0 || f.weekday > 0 {
		return false
	}
	return f.shape == calendar && f.month > 0 || f.shape == nth && f.unit == season
}

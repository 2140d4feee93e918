// Package nlp strings the language stages together: a Doc goes in, and comes out
// with every layer filled.
package nlp

import (
	"cmp"
	"fmt"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/entity"
	"sitrep/nlp/event"
	"sitrep/nlp/parse"
	"sitrep/nlp/quantity"
	"sitrep/nlp/role"
	"sitrep/nlp/say"
	"sitrep/nlp/tag"
	"sitrep/nlp/token"
	"sitrep/nlp/when"
	"sitrep/nlp/where"
)

// Pipeline is stages in an order in which each finds the layers that it needs.
// It is safe for use by many goroutines at once, each with a Doc of its own.
type Pipeline struct {
	stages []doc.Stage
	model  string
}

// Options are what a pipeline may be made with; the zero value works.
type Options struct {
	Gazetteer *lex.Gazetteer // nil for the embedded one
}

// New makes the pipeline of all stages, with the network that ships.
func New(o Options) (*Pipeline, error) {
	m, err := model.Shipped()
	if err != nil {
		return nil, err
	}
	return With(m, o)
}

// With makes the pipeline of all stages on a network.
func With(m *encode.Model, o Options) (*Pipeline, error) {
	stages := []doc.Stage{token.Stage()}
	for _, learned := range []func(*encode.Model) (doc.Stage, error){encode.Stage, tag.Sentences, tag.Stage, parse.Stage} {
		s, err := learned(m)
		if err != nil {
			return nil, err
		}
		stages = append(stages, s)
	}
	places, err := where.Learned(m, cmp.Or(o.Gazetteer, lex.Gaz()))
	if err != nil {
		return nil, err
	}
	times, err := when.Learned(m)
	if err != nil {
		return nil, err
	}
	stages = append(stages, quantity.Stage(), times, places)
	for _, learned := range []func(*encode.Model) (doc.Stage, error){role.Stage, entity.Things, entity.Chains, entity.Stage, say.Stage} {
		s, err := learned(m)
		if err != nil {
			return nil, err
		}
		stages = append(stages, s)
	}
	p, err := Of(append(stages, event.Stage())...)
	if err != nil {
		return nil, err
	}
	p.model = m.Version()
	return p, nil
}

// Model is the version of the network; empty where no stage has one.
func (p *Pipeline) Model() string { return p.model }

// Of makes a pipeline of some stages. It is an error when one needs a layer that
// none before it fills.
func Of(stages ...doc.Stage) (*Pipeline, error) {
	var filled doc.Layer
	for _, s := range stages {
		if missing := s.Needs &^ filled; missing != 0 {
			return nil, fmt.Errorf("stage %s needs %s, which no stage before it fills", s.Name, missing)
		}
		filled |= s.Fills
	}
	return &Pipeline{stages: stages}, nil
}

// Annotate fills the layers of a Doc, stage by stage.
func (p *Pipeline) Annotate(d *doc.Doc) {
	for _, s := range p.stages {
		s.Run(d)
	}
}

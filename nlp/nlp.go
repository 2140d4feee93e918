// Package nlp strings the language stages together: a Doc goes in, and comes out
// with every layer filled.
package nlp

import (
	"fmt"

	"sitrep/doc"
	"sitrep/nlp/entity"
	"sitrep/nlp/event"
	"sitrep/nlp/quantity"
	"sitrep/nlp/say"
	"sitrep/nlp/token"
	"sitrep/nlp/when"
	"sitrep/nlp/where"
)

// Pipeline is stages in an order in which each finds the layers that it needs.
// It is safe for use by many goroutines at once, each with a Doc of its own.
type Pipeline struct {
	stages []doc.Stage
}

// New makes the pipeline of all stages.
func New() (*Pipeline, error) {
	return Of(token.Stage(), quantity.Stage(), when.Stage(), where.Stage(), entity.Stage(), say.Stage(), event.Stage())
}

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
	return &Pipeline{stages}, nil
}

// Annotate fills the layers of a Doc, stage by stage.
func (p *Pipeline) Annotate(d *doc.Doc) {
	for _, s := range p.stages {
		s.Run(d)
	}
}

package encode

import "fmt"

// Column is some of a head's outputs that belong together: the scores of the
// labels of one layer.
type Column struct {
	From   int // its first output
	Labels []string
}

// Best gives the place of the highest score among the outputs of one row.
func (c Column) Best(row []float32) int { return Highest(c.Of(row)) }

// Highest gives the place of the highest of some scores, the first of equals.
func Highest(scores []float32) int {
	best := 0
	for i, x := range scores {
		if x > scores[best] {
			best = i
		}
	}
	return best
}

// Of gives the scores of the column in one row.
func (c Column) Of(row []float32) []float32 { return row[c.From : c.From+len(c.Labels)] }

// Columns gives a head whose outputs begin with the labels of the layers named,
// one layer after the other.
func (m *Model) Columns(head string, layers ...string) (*Head, []Column, error) {
	h, ok := m.Head(head)
	if !ok || h.In() != m.Hidden() {
		return nil, nil, fmt.Errorf("model %s has no head %q", m.Version(), head)
	}
	var out []Column
	at := 0
	for _, l := range layers {
		c := Column{at, m.Labels(l)}
		if len(c.Labels) == 0 {
			return nil, nil, fmt.Errorf("model %s has no labels %q", m.Version(), l)
		}
		at += len(c.Labels)
		out = append(out, c)
	}
	if at > h.Out() {
		return nil, nil, fmt.Errorf("head %q of model %s gives %d numbers for %d labels", head, m.Version(), h.Out(), at)
	}
	return h, out, nil
}

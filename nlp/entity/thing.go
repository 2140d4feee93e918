package entity

import (
	"slices"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/span"
)

// Things finds every thing that a noun phrase or pronoun speaks of.
func Things(m *encode.Model) (doc.Stage, error) {
	s, err := newSpanner(m, "thing")
	if err != nil {
		return doc.Stage{}, err
	}
	return doc.Stage{
		Name:  "things",
		Needs: doc.Words | doc.Encoded | doc.Parsed,
		Fills: doc.Things,
		Run: func(d *doc.Doc) {
			d.Things = s.things(d)
			d.Fill(doc.Things)
		},
	}, nil
}

func (s *spanner) things(d *doc.Doc) []doc.Thing {
	var out []doc.Thing
	for _, c := range oneEach(d, s.nested(d, 0.5)) {
		out = append(out, doc.Thing{
			Span:  span.Span{Start: d.Words[c.first].Start, End: d.Words[c.end-1].End},
			First: c.first, End: c.end, Head: headOf(d, c.first, c.end), Kind: s.labels[c.kind], Chain: len(out),
		})
	}
	return out
}

// oneEach keeps of the spans that have one head the likeliest: "the old town", not
// "the old" beside it. "Ana and Bo" and "Ana" may both be.
func oneEach(d *doc.Doc, spans []scored) []scored {
	type thing struct {
		head   int
		joined bool
	}
	of := func(s scored) thing {
		head := headOf(d, s.first, s.end)
		return thing{head, joined(d, head, s.end)}
	}
	best := map[thing]float32{}
	for _, s := range spans {
		best[of(s)] = max(best[of(s)], s.some())
	}
	return slices.DeleteFunc(spans, func(s scored) bool { return s.some() < best[of(s)] })
}

// joined tells whether something is tied to a head by "and" before a word.
func joined(d *doc.Doc, head, end int) bool {
	for i := head + 1; i < end; i++ {
		if d.Words[i].Head == head && d.Words[i].Relation == "conj" {
			return true
		}
	}
	return false
}

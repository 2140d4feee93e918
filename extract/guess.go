package extract

import (
	"slices"

	"sitrep"
	"sitrep/doc"
)

// Guess is a happening of a report, and what may be so of it that its words do not tell, with what speaks for each:
// what learns how much that counts (train) reads it.
type Guess struct {
	Words  sitrep.Quote
	Deeds  []sitrep.Quote // the words that tell of it
	Placed bool           // its words tell a place
	Places []PlaceGuess
	Bodies []BodyGuess // none of what one side does not do to others
	Struck []string    // the names of who was harmed and what was hit
	Vector []float32   // of its words, by the network; see freshFile and meantFile
}

// PlaceGuess is a place that a happening may be at.
type PlaceGuess struct {
	Quote                    sitrep.Quote
	Name, Country, Precision string
	Signs                    Signs
}

// BodyGuess is an organization that may have done it.
type BodyGuess struct {
	Names  []string
	Quotes []sitrep.Quote // its mentions
	Clues  Clues
}

// Guesses gives a guess for each happening of a report. The Doc is the report's, with every layer filled.
func Guesses(d *doc.Doc, r *sitrep.Report) []Guess {
	x := read(d, r)
	organizations := x.organizations()
	var out []Guess
	for i := range x.happenings {
		if h := &x.happenings[i]; h.kept {
			out = append(out, x.guess(h, organizations))
		}
	}
	return out
}

func (x *extractor) guess(h *happening, organizations []organization) Guess {
	g := Guess{Words: x.quote(x.span(h)), Placed: slices.ContainsFunc(x.claimsOn(h.id), func(i int) bool {
		return x.out.Claims[i].Value.Field() == sitrep.FieldWhere
	}), Vector: x.vector(h)}
	for _, i := range x.claimsOn(h.id) {
		switch v := x.out.Claims[i].Value.(type) {
		case sitrep.Actor:
			if v.Role == "victim" {
				g.Struck = append(g.Struck, v.Name)
			}
		case sitrep.Target:
			g.Struck = append(g.Struck, v.Name)
		}
	}
	for _, i := range h.events {
		g.Deeds = append(g.Deeds, x.quote(x.deeds[i].Span))
	}
	for _, c := range x.candidates(h) {
		g.Places = append(g.Places, PlaceGuess{x.quote(c.place.Span), c.place.Name, c.place.Country, c.place.Precision, c.signs})
	}
	if !x.culpable(h) {
		return g
	}
	for k, clues := range x.cluesOf(h, organizations) {
		b := BodyGuess{Clues: clues}
		for _, i := range organizations[k].mentions {
			m := x.d.Mentions[i]
			b.Names = append(b.Names, m.Name, x.plainWords(m.First, m.End))
			b.Quotes = append(b.Quotes, x.quote(m.Span))
		}
		g.Bodies = append(g.Bodies, b)
	}
	return g
}

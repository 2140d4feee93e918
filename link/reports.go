package link

import (
	"math"

	"sitrep"
)

// How alike the vectors of two reports are that tell of one thing, and of others.
const (
	nearlyOne = 0.90
	alike     = 0.80
	unlike    = 0.40
)

// passing weighs that one is told in passing, and later, of which the other's
// report was about: "the July attack in ..." is known by then. In a whole country
// it may be another.
func passing(t *tally, a, b *sitrep.Profile) bool {
	if a.Main == b.Main || !t.local {
		return true
	}
	told, main := a, b
	if a.Main {
		told, main = b, a
	}
	if told.Last.Known() && main.First.Known() && told.Last.Time.Before(main.First.Time) || t.against {
		return true
	}
	t.told = true
	return t.add(forPassing, "told in passing")
}

// words weighs how alike the reports are that two incidents are the main thing of.
// Two attacks told in the same words are two where anything else says so.
func words(t *tally, a, b *sitrep.Profile) bool {
	if !a.Main || !b.Main || len(a.Vector) == 0 || len(a.Vector) != len(b.Vector) {
		return true
	}
	likeness := cosine(a.Vector, b.Vector)
	switch {
	case likeness < unlike:
		t.add(forOtherText, "reports about other things: alike %.2f of 1", likeness)
	case t.against:
	case likeness >= nearlyOne:
		t.alikeWords = true
		t.add(forSameWords, "reports nearly the same: alike %.2f of 1", likeness)
	case likeness >= alike:
		t.add(forLikeWords, "reports alike: %.2f of 1", likeness)
	}
	return true
}

// cosine is how far two vectors point the same way.
func cosine(a, b []int8) float64 {
	both := float64(dot(a, b))
	size := math.Sqrt(float64(dot(a, a)) * float64(dot(b, b)))
	if size == 0 {
		return 0
	}
	return both / size
}

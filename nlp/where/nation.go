package where

import "sitrep/lex"

// farAdjective is how many tokens may stand between an adjective and the name of
// the place that it tells the country of: "the Syrian rebel-held border town of X".
const farAdjective = 6

// nation gives the country whose adjective stands before the word that tells what a
// name is a name of: "the Ecuadorian town of X", "the Colombian port city X". Empty
// for none.
func (f *finder) nation(n *name) string {
	s := f.sentence(n)
	kind := false
	for i := n.first - 1; i >= s.First && n.first-i <= farAdjective; i-- {
		switch low := f.d.Tokens[i].Low; {
		case f.words.kind[low] != "":
			kind = true
		case low == "of" && i == n.first-1:
		case !kind:
			return ""
		default:
			if c := f.adjectiveEnding(i, s.First); c != "" {
				return c
			}
			if lex.Function(low) != "" {
				return ""
			}
		}
	}
	return ""
}

// adjectiveEnding gives the country of the adjective whose last word token i is:
// "North Korean"; empty for none.
func (f *finder) adjectiveEnding(i, first int) string {
	for from := max(first, i+1-longestAdjective); from <= i; from++ {
		if a, ok := adjectives()[lex.FoldPlace(f.d.SpanOf(from, i+1).Of(f.d.Text))]; ok {
			return a.country
		}
	}
	return ""
}

package doc

import "sitrep/span"

// Kind is what sort of characters a token is made of.
type Kind uint8

// Kinds of tokens.
const (
	Word   Kind = iota // letters, with inner hyphens, apostrophes, points: "al-Asad", "U.S."
	Number             // digits: "30", "1,200", "7.5", "17th"
	Punct              // one mark, or a run of the same: "," "--" "..."
	Symbol             // anything else: "$", "@handle", an address
)

// Case is how a word is written.
type Case uint8

// Cases of words.
const (
	Lower Case = iota
	Title      // first letter capital
	Upper      // two capitals or more and no lower case: "PKK", "U.S."
	Mixed      // "McKenzie", "iPhone"
)

// Token is a word, number or mark. Clitics stand alone: "Iraq" "'s", "did" "n't".
type Token struct {
	span.Span
	Low      string // lower case, quotes and dashes made plain; for looking up
	Kind     Kind
	Case     Case // meaning nothing where the text around is all capitals
	Sentence int  // the sentence it stands in
}

// Sentence is a range of tokens [First, End).
type Sentence struct {
	span.Span
	First, End int
	Paragraph  int
	Capitals   bool    // wholly in capitals: case tells nothing
	Tells      float64 // how likely it tells of an incident; filled with Roles
}

// TitleCase tells whether nearly every longer word of a sentence has a capital, as
// in a headline, so that it does not tell names apart.
func (d *Doc) TitleCase(s Sentence) bool {
	words, small := 0, 0
	for _, t := range d.Tokens[s.First:s.End] {
		if t.Kind == Word && len(t.Low) > 3 {
			words++
			if t.Case == Lower {
				small++
			}
		}
	}
	return words > 2 && 4*small <= words
}

// SyntacticWord is a word of Universal Dependencies. Where tokens keep "al-Asad"
// whole, words are "al" "-" "Asad"; where a token is "Mr", the word is "Mr.".
type SyntacticWord struct {
	span.Span
	Token    int // the token in which it begins
	Sentence int

	UPOS  string // universal part of speech: "NOUN", "VERB"
	XPOS  string // Penn Treebank tag: "NNS", "VBD"
	Feats string // Universal Dependencies' features, "Number=Plur"; empty where it has none
	Lemma string

	Head     int    // the word that it hangs on; -1 for the root of its sentence
	Relation string // "nsubj", "obj", "nmod:poss"; "root" for a root
}

// Word gives token i as it stands.
func (d *Doc) Word(i int) string { return d.Tokens[i].Of(d.Text) }

// SpanOf gives the span of the tokens [first, end); empty where there are none.
func (d *Doc) SpanOf(first, end int) span.Span {
	if first >= end {
		return span.Span{}
	}
	return span.Span{Start: d.Tokens[first].Start, End: d.Tokens[end-1].End}
}

// TokensIn gives the range [first, end) of tokens that lie within a span.
func (d *Doc) TokensIn(s span.Span) (first, end int) {
	first = d.tokenAt(s.Start)
	end = first
	for end < len(d.Tokens) && d.Tokens[end].End <= s.End {
		end++
	}
	return first, end
}

// tokenAt gives the first token that starts at or after a byte.
func (d *Doc) tokenAt(b int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Tokens[mid].Start < b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

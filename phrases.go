package sitrep

import (
	"strings"
	"unicode/utf8"
)

// minPhrase is the number of words from which on a phrase that stands in two
// reports hardly stands there by chance.
const minPhrase = 5

// phrases are the longer phrases that the claims of a report rest on, each once,
// in the order in which they came.
type phrases struct {
	folded []string
	has    map[string]bool
	said   map[*Statement]bool // those whose words are in it
}

func newPhrases() *phrases {
	return &phrases{has: map[string]bool{}, said: map[*Statement]bool{}}
}

// list is nil of no phrases at all.
func (p *phrases) list() []string {
	if p == nil {
		return nil
	}
	return p.folded
}

// addClaim adds the longer phrases that a claim rests on.
func (p *phrases) addClaim(c *Sourced) {
	p.add(c.Claim.Quotes)
	if s := c.Statement; s != nil && !p.said[s] {
		p.said[s] = true
		p.add(s.Content)
	}
}

func (p *phrases) add(quotes []Quote) {
	for _, q := range quotes {
		if !mayBePhrase(q.Exact) {
			continue
		}
		if f := Fold(q.Exact); strings.Count(f, " ") >= minPhrase-1 && !p.has[f] {
			p.has[f] = true
			p.folded = append(p.folded, f)
		}
	}
}

// mayBePhrase tells, without folding them, whether some words may be enough: so
// many bytes would part them.
func mayBePhrase(s string) bool {
	gaps := 0
	for i := 0; i < len(s) && gaps < minPhrase-1; i++ {
		if c := s[i]; c >= utf8.RuneSelf || c != '.' && c != '\'' && !inWord(rune(c)) {
			gaps++
		}
	}
	return gaps >= minPhrase-1
}

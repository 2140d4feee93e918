package tag

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep/nlp/encode"
)

// lemmas makes lemmas by scripts that the model chooses from.
type lemmas struct {
	column  encode.Column
	scripts []script
	words   *encode.Vocabulary
}

// known is what it counts for a script, in log-odds, that its lemma is a word of
// the network's vocabulary: "kill" is, "kille" is not. Chosen on the dev parts
// of EWT and GUM.
const known = 3

// script is how a lemma is made of a word: small letters or not, how many
// characters come off the end, and what is put there.
type script struct {
	lower bool
	cut   int
	add   string
}

// scripts reads labels such as "l3+y": small letters, three off, "y" put on.
func scripts(c encode.Column, words *encode.Vocabulary) lemmas {
	l := lemmas{c, make([]script, len(c.Labels)), words}
	for i, label := range c.Labels {
		head, add, _ := strings.Cut(label, "+")
		if head == "" {
			continue
		}
		n, _ := strconv.Atoi(head[1:])
		l.scripts[i] = script{head[0] == 'l', n, add}
	}
	return l
}

// of gives a word's lemma by the best script that fits it.
func (l lemmas) of(word string, row []float32) string {
	scores := l.column.Of(row)
	length := utf8.RuneCountInString(word)
	best, top, lemma := -1, float32(0), word
	for i, s := range l.scripts {
		if s.cut > length || s.cut == length && s.add == "" || best >= 0 && scores[i]+known <= top {
			continue
		}
		made, score := s.apply(word), scores[i]
		if l.words != nil && l.words.ID(strings.ToLower(made)) >= 0 {
			score += known
		}
		if best < 0 || score > top {
			best, top, lemma = i, score, made
		}
	}
	return lemma
}

func (s script) apply(word string) string {
	if s.lower {
		word = strings.ToLower(word)
	}
	for range s.cut {
		_, n := utf8.DecodeLastRuneInString(word)
		word = word[:len(word)-n]
	}
	return word + s.add
}

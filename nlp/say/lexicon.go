package say

import (
	"strings"
	"sync"

	"sitrep/lex"
)

// form is how a verb is inflected; a word may be several at once.
type form uint8

const (
	base form = 1 << iota
	third
	past
	participle
	gerund
)

// verb is one row of the table of verbs.
type verb struct {
	frames    string
	stance    string
	certainty string
}

func (v *verb) takes(frame byte) bool { return strings.IndexByte(v.frames, frame) >= 0 }

// reading is one way to read a word as the head of a cue.
type reading struct {
	verb *verb
	form form
	rest []string // the particle's words, which must follow
}

// lexicon is all the words that the stage looks up.
type lexicon struct {
	verbs     map[string][]reading       // by the verb's form; longest particle first
	finite    map[string]bool            // nearly always a finite verb
	function  map[string]string          // closed class of a word
	words     map[string]map[string]bool // class of say_words -> words
	hedges    phrases                    // certainty of a phrase
	anonymous phrases
	nouns     map[string]string // noun for people -> class
	titles    map[string]string // title -> class
	bodies    phrases
	edges     map[[2]string]odds
}

func (l *lexicon) is(class, low string) bool { return l.words[class][low] }

var load = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		verbs: map[string][]reading{}, finite: map[string]bool{}, function: map[string]string{},
		words: map[string]map[string]bool{}, nouns: map[string]string{}, titles: map[string]string{},
		hedges: table("say_hedges"), anonymous: table("say_anonymous"), bodies: table("say_bodies"),
		edges: loadOdds(),
	}
	for _, row := range lex.Table("say_verbs") {
		l.addVerb(row)
	}
	for _, row := range lex.Table("say_finite") {
		l.finite[row[0]] = true
	}
	for _, row := range lex.Table("function") {
		if _, known := l.function[row[0]]; !known {
			l.function[row[0]] = row[1]
		}
	}
	for _, row := range lex.Table("say_words") {
		if l.words[row[1]] == nil {
			l.words[row[1]] = map[string]bool{}
		}
		l.words[row[1]][row[0]] = true
	}
	l.addSpeakers()
	return l
})

// addSpeakers reads the tables of people, organisations' words and titles.
func (l *lexicon) addSpeakers() {
	for _, row := range lex.Table("people") {
		for _, w := range row[:2] {
			l.nouns[w] = row[3]
		}
	}
	for _, row := range lex.Table("orgwords") {
		if l.nouns[row[0]] == "" {
			l.nouns[row[0]] = row[1]
		}
	}
	for _, row := range lex.Table("say_nouns") {
		l.nouns[row[0]] = row[1]
	}
	for _, row := range lex.Table("titles") {
		l.titles[row[0]] = row[1]
	}
}

// addVerb enters every form of a verb.
func (l *lexicon) addVerb(row []string) {
	words := strings.Fields(row[0])
	v := &verb{frames: row[2], stance: row[3], certainty: row[4]}
	for _, f := range inflect(words[0], row[1]) {
		rs := l.verbs[f.word]
		at := 0
		for at < len(rs) && len(rs[at].rest) >= len(words)-1 {
			at++
		}
		rs = append(rs, reading{})
		copy(rs[at+1:], rs[at:])
		rs[at] = reading{v, f.form, words[1:]}
		l.verbs[f.word] = rs
	}
}

type inflected struct {
	word string
	form form
}

// inflect gives a verb's forms; pasts is "-" for a regular verb, the past tense,
// or past tense and participle.
func inflect(lemma, pasts string) []inflected {
	tense, part, _ := strings.Cut(pasts, ",")
	if pasts == "-" {
		tense = regularPast(lemma)
	}
	if part == "" {
		part = tense
	}
	out := []inflected{{thirdOf(lemma), third}, {gerundOf(lemma, tense), gerund}}
	forms := map[string]form{}
	forms[lemma] |= base
	forms[tense] |= past
	forms[part] |= participle
	for _, w := range []string{lemma, tense, part} {
		if f := forms[w]; f != 0 {
			out = append(out, inflected{w, f})
			delete(forms, w)
		}
	}
	return out
}

func endsInConsonantY(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == 'y' && strings.IndexByte("aeiou", w[n-2]) < 0
}

func regularPast(w string) string {
	switch {
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case endsInConsonantY(w):
		return w[:len(w)-1] + "ied"
	}
	return w + "ed"
}

func thirdOf(w string) string {
	switch {
	case endsInConsonantY(w):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "x"):
		return w + "es"
	}
	return w + "s"
}

// gerundOf doubles the last letter where the past tense does: "admitted".
func gerundOf(w, tense string) string {
	last := w[len(w)-1:]
	switch {
	case tense == w+last+"ed":
		return w + last + "ing"
	case tense == w && len(w) == 3:
		return w + last + "ing" // "put", "set"
	case strings.HasSuffix(w, "ee"):
		return w + "ing"
	case last == "e":
		return w[:len(w)-1] + "ing"
	}
	return w + "ing"
}

// phrases finds phrases in a run of words.
type phrases map[string][]phrase // by first word

type phrase struct {
	rest  []string
	value string
}

// table reads a table of phrases and, where there is one, the value of each.
func table(name string) phrases {
	p := phrases{}
	for _, row := range lex.Table(name) {
		words, value := strings.Fields(row[0]), ""
		if len(row) > 1 {
			value = row[1]
		}
		p[words[0]] = append(p[words[0]], phrase{words[1:], value})
	}
	return p
}

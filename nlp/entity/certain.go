package entity

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// namer tells by names alone which things are one and which are not. It knows
// the things before the one asked for.
type namer struct {
	d       *doc.Doc
	binder  binder
	heads   []int          // of each thing: its head
	names   [][]string     // of each thing: the words of its name, folded; nil where its head is none
	pronoun []byte         // of each thing: as pronounOf
	sex     []lex.Sex      // of each thing: as a pronoun, or by the title or the noun of a person
	many    []bool         // of each thing: its head is a plural
	one     []bool         // of each thing: its head is a singular, and nothing is tied to it
	phrase  []string       // of each thing: its words, folded, without "the"; empty for pronouns and for what is told as new, "a bomb"
	same    map[string]int // of each phrase: the last thing that has it
	chains  map[int][]int  // of each chain: its things
	last    map[string]int // of each name, its words joined: the last thing that has it
	short   map[string]int // of a person's last word: the last thing that has it
	seen    map[string]int // of a body's initials: the last thing that has them
}

func newNamer(d *doc.Doc) *namer {
	n := &namer{
		d: d, binder: newBinder(d), heads: make([]int, len(d.Things)), names: make([][]string, len(d.Things)), pronoun: make([]byte, len(d.Things)), many: make([]bool, len(d.Things)), one: make([]bool, len(d.Things)), sex: make([]lex.Sex, len(d.Things)),
		phrase: make([]string, len(d.Things)), chains: map[int][]int{}, same: map[string]int{}, last: map[string]int{}, short: map[string]int{}, seen: map[string]int{},
	}
	for i, t := range d.Things {
		head := headOf(d, t.First, t.End)
		w := d.Words[head]
		n.heads[i] = head
		n.names[i], n.many[i] = nameOf(d, t, head), strings.Contains(w.Feats, "Number=Plur")
		n.one[i] = strings.Contains(w.Feats, "Number=Sing") && !joined(d, head, t.End)
		n.phrase[i] = phraseOf(d, t)
		low := strings.ToLower(w.Of(d.Text))
		if t.End-t.First == 1 {
			n.pronoun[i] = pronounOf(low)
		}
		if n.sex[i] = lex.SexOfPronoun(low); t.Kind == "person" && n.sex[i] == lex.Unknown && !n.many[i] {
			n.sex[i] = sexOf(n.names[i], low)
		}
	}
	return n
}

// sexOf gives the sex of a person by what stands before his name, "Mrs.", or by the noun for him.
func sexOf(name []string, noun string) lex.Sex {
	if len(name) > 1 {
		noun = name[0]
	}
	return lex.SexOfNoun(noun)
}

// nameOf gives the proper nouns of a thing's name, folded: the run of them that
// its head is in, or that ends it where a title is the head.
func nameOf(d *doc.Doc, t doc.Thing, head int) []string {
	if d.Words[head].UPOS != "PROPN" {
		return nil
	}
	var out []string
	for i := t.First; i < t.End; i++ {
		switch w := d.Words[i]; {
		case w.UPOS == "PROPN":
			out = append(out, strings.ToLower(w.Of(d.Text)))
		case i > head:
			return out
		}
	}
	return out
}

// phraseOf gives the words of a thing as namer keeps them. Nine in ten things of
// the same words are one.
func phraseOf(d *doc.Doc, t doc.Thing) string {
	first := d.Words[t.First]
	switch strings.ToLower(first.Of(d.Text)) {
	case "a", "an":
		return ""
	case "the":
		t.First++
	}
	if t.First == t.End || t.End-t.First == 1 && first.UPOS != "NOUN" && first.UPOS != "PROPN" {
		return ""
	}
	var b strings.Builder
	for _, w := range d.Words[t.First:t.End] {
		b.WriteString(strings.ToLower(w.Of(d.Text)) + " ")
	}
	return b.String()
}

// certain gives the thing before thing i that has its words or its name, spells
// it out or is the person whose last name it is; -1 for none.
func (n *namer) certain(i int) int {
	if j, ok := n.same[n.phrase[i]]; ok && n.phrase[i] != "" && n.d.Things[j].End <= n.d.Things[i].First {
		return j
	}
	words := n.names[i]
	if len(words) == 0 {
		return -1
	}
	if j, ok := n.last[strings.Join(words, " ")]; ok && n.alike(i, j) {
		return j
	}
	if len(words) == 1 {
		if j, ok := n.short[words[0]]; ok && n.alike(i, j) {
			return j
		}
		if j, ok := n.seen[strings.ReplaceAll(words[0], ".", "")]; ok {
			return j
		}
	}
	return -1
}

// alike tells whether two things are of one kind, and none is a part of the
// other.
func (n *namer) alike(i, j int) bool {
	a, b := n.d.Things[i], n.d.Things[j]
	return a.Kind == b.Kind && b.End <= a.First
}

// open tells whether no thing of a chain is at odds with thing i.
func (n *namer) open(i, chain int) bool {
	return !slices.ContainsFunc(n.chains[chain], func(j int) bool { return n.barred(i, j) })
}

// barred tells whether two things cannot be one: a pronoun and what does not
// agree with it or what acts on it, a man and a woman, persons whose names share no word.
func (n *namer) barred(i, j int) bool {
	if n.odd(i, j) || n.odd(j, i) || n.sex[i] != n.sex[j] && n.sex[i] != lex.Unknown && n.sex[j] != lex.Unknown || n.pronoun[i] != n.pronoun[j] && n.binder.apart(n.heads[i], n.heads[j]) {
		return true
	}
	if n.pronoun[i] == 0 && n.pronoun[j] == 0 && (n.d.Things[i].Kind == "person") != (n.d.Things[j].Kind == "person") {
		return true
	}
	a, b := n.names[i], n.names[j]
	if a == nil || b == nil || n.d.Things[i].Kind != "person" || n.d.Things[j].Kind != "person" {
		return false
	}
	return !slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// odd tells whether thing i is a pronoun that thing j does not agree with: "he",
// and "she", many or no person; "it", and a person; "they", and one person.
func (n *namer) odd(i, j int) bool {
	p, q := n.pronoun[i], n.pronoun[j]
	person := n.d.Things[j].Kind == "person"
	switch {
	case p == 0:
		return false
	case q != 0:
		return p != q
	case p == 'i':
		return person
	case p == 't':
		return person && n.one[j]
	}
	return n.many[j] || !person
}

// pronounOf gives 'h' for "he" and its forms, 's' for "she", 'i' for "it", 't' for
// "they", 0 for all else.
func pronounOf(low string) byte {
	switch lex.SexOfPronoun(low) {
	case lex.Man:
		return 'h'
	case lex.Woman:
		return 's'
	}
	switch low {
	case "it", "its", "itself":
		return 'i'
	case "they", "them", "their", "theirs", "themselves":
		return 't'
	}
	return 0
}

// add makes thing i known to those behind it.
func (n *namer) add(i int) {
	c := n.d.Things[i].Chain
	n.chains[c] = append(n.chains[c], i)
	n.same[n.phrase[i]] = i
	words := n.names[i]
	if len(words) == 0 {
		return
	}
	n.last[strings.Join(words, " ")] = i
	if n.d.Things[i].Kind == "person" {
		n.short[words[len(words)-1]] = i
	}
	if s := initials(words); len(s) > 1 {
		n.seen[s] = i
	}
}

// initials gives the first letters of the words of a name.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

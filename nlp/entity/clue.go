package entity

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/nlp/encode"
)

// clues are what tells at a word that a name beside it is a body's: each gives the words of
// the name, none where it tells of none.
var clues = [...]func(f *finder, word int) (first, end int){
	(*finder).appositive, (*finder).ofPeople, (*finder).ofBody, (*finder).membersOf, (*finder).called, (*finder).foreign, (*finder).titled, (*finder).claiming, (*finder).striking,
}

// armed tells whether a word is a noun for those who fight, or for a body of them.
func (f *finder) armed(word int) (noun lex.Noun, ok bool) {
	noun, ok = lex.PersonNoun(f.low(word))
	return noun, ok && noun.Class == "armed_group" && f.d.Words[word].UPOS != "PROPN"
}

// member tells whether a word is for those who belong to a body.
func (f *finder) member(word int) bool {
	low := f.low(word)
	return (low == "members" || low == "member") && f.d.Words[word].UPOS == "NOUN"
}

// appositive reads "Sel Amar, a local gang".
func (f *finder) appositive(noun int) (first, end int) {
	w := f.d.Words[noun]
	if _, ok := f.armed(noun); !ok || w.Relation != "appos" || w.Head >= noun || !f.proper(w.Head) {
		return 0, 0
	}
	return f.nameAround(w.Head)
}

// ofPeople reads "Sel Amar fighters", "Sel Amar members".
func (f *finder) ofPeople(noun int) (first, end int) {
	if _, ok := f.armed(noun); !ok && !f.member(noun) {
		return 0, 0
	}
	return f.nameBefore(noun)
}

// ofBody reads "the militia Sel Amar".
func (f *finder) ofBody(noun int) (first, end int) {
	if n, ok := f.armed(noun); !ok || n.Type != "Organisation" {
		return 0, 0
	}
	return f.nameFrom(noun + 1)
}

// membersOf reads "members of Sel Amar", "gunmen from Sel Amar", but not "members of the
// Sel Amar tribe".
func (f *finder) membersOf(noun int) (first, end int) {
	n, ok := f.armed(noun)
	if of := noun + 1; ok && n.Type == "Organisation" || !ok && !f.member(noun) || of >= len(f.d.Words) || f.low(of) != "of" && f.low(of) != "from" {
		return 0, 0
	}
	first, end = f.nameFrom(f.after(noun+2, "the"))
	if first < end && f.d.Words[end-1].Relation == "compound" && f.d.Words[end-1].Head >= end {
		return 0, 0
	}
	return first, end
}

// called reads "a group calling itself the Sons of the Delta", "rebels known as Sel Amar".
func (f *finder) called(noun int) (first, end int) {
	if _, ok := f.armed(noun); !ok && !f.member(noun) {
		return 0, 0
	}
	verb := f.after(noun+1, ",")
	for first = verb; first < len(f.d.Words); first++ {
		if _, part := calling(f.low(first)); !part {
			break
		}
	}
	if first == verb {
		return 0, 0
	}
	first = f.after(first, "the")
	for end = first; f.writtenAsName(end, noun); end++ {
		for next := f.after(end+1, small...); next > end+1 && next < end+4 && f.writtenAsName(next, noun); next = f.after(end+1, small...) {
			end = next
		}
	}
	return first, end
}

// calling tells whether a word is a verb that says what somebody is called, and whether it
// is a part of such words at all: "calling itself", "known as".
func calling(low string) (verb, part bool) {
	switch low {
	case "calling", "called", "known", "named", "dubbed":
		return true, true
	case "itself", "himself", "herself", "themselves", "as", "only":
		return false, true
	}
	return false, false
}

// small are the words that a name may have within it.
var small = []string{"of", "the", "for", "and"}

// writtenAsName tells whether a word has a capital and stands in the sentence of another.
func (f *finder) writtenAsName(word, other int) bool {
	return word < len(f.d.Words) && f.capital(word) && f.d.Words[word].Sentence == f.d.Words[other].Sentence && f.d.Words[word].UPOS != "PUNCT"
}

// foreign reads a name that begins with what means a front, an army or a movement in a
// language that the names of such are not translated from: "Harakat al-Nur".
func (f *finder) foreign(word int) (first, end int) {
	w := f.d.Words[word]
	if !f.capital(word) || !lex.ForeignBody(f.d.Word(w.Token)) || word > 0 && f.d.Words[word-1].Token == w.Token {
		return 0, 0
	}
	if first, end = f.nameFrom(word); end == first+1 {
		return 0, 0
	}
	return first, end
}

// titled gives the words with capitals that end in one for a body, within a sentence:
// "the Red Front", "a Third Brigade ambush"; none where they have a name already.
func (f *finder) titled(word int) (first, end int) {
	w := f.d.Words[word]
	s := f.d.Sentences[w.Sentence]
	class, ok := lex.OrgWord(f.low(word))
	if k := f.named[word]; k >= 0 && (f.names[k].Kind != "LOC" || f.place[w.Token] >= 0 || class != "armed_group" && class != "military") {
		return 0, 0
	}
	if !ok || f.d.Tokens[w.Token].Case != doc.Title || w.Token == s.First || s.Capitals || f.d.TitleCase(s) {
		return 0, 0
	}
	for first = word; first > 0 && f.d.Words[first-1].Sentence == w.Sentence && f.capital(first-1) && (f.named[first-1] == f.named[word] || !f.isPersonOrPlace(first-1)); first-- {
		if u := f.d.Words[first-1].UPOS; u != "ADJ" && u != "NOUN" && u != "PROPN" {
			break
		}
	}
	if first == word {
		return 0, 0
	}
	return first, word + 1
}

// isPersonOrPlace tells whether a word is part of the name of a person or of a place.
func (f *finder) isPersonOrPlace(word int) bool {
	k := f.named[word]
	return k >= 0 && (f.names[k].Kind == "PER" || f.names[k].Kind == "LOC")
}

// claiming gives the name of whoever claims responsibility, at the word for that, where
// it is no person's.
func (f *finder) claiming(word int) (first, end int) {
	w := f.d.Words[word]
	if f.low(word) != "responsibility" || w.Relation != "obj" || w.Head < 0 {
		return 0, 0
	}
	return f.subject(w.Head, "ORG", "LOC", "MISC")
}

// striking gives the name without a kind of whoever does what only people and bodies do,
// at the verb for that: "Umoja shelled the town".
func (f *finder) striking(verb int) (first, end int) {
	if f.d.Words[verb].UPOS != "VERB" || !violent(f.low(verb)) || f.passive(verb) {
		return 0, 0
	}
	return f.subject(verb, "MISC")
}

// subject gives the name before a verb that is its subject, where that is taken for no
// name or for one of some kinds.
func (f *finder) subject(verb int, kinds ...string) (first, end int) {
	for i := verb - 1; i >= 0 && f.d.Words[i].Sentence == f.d.Words[verb].Sentence; i-- {
		if w := f.d.Words[i]; w.Head != verb || w.Relation != "nsubj" || !f.proper(i) {
			continue
		}
		if k := f.named[i]; k < 0 || slices.Contains(kinds, f.names[k].Kind) {
			return f.nameAround(i)
		}
	}
	return 0, 0
}

// violent tells whether a verb is for violence that somebody means to do.
func violent(low string) bool {
	return slices.ContainsFunc(lex.Triggers([]string{low}), func(t lex.Trigger) bool {
		return !t.Noun && t.Strength == "strong" && t.Type != ""
	})
}

// passive tells whether a verb has a form of the passive.
func (f *finder) passive(verb int) bool {
	for i := verb - 1; i >= 0 && verb-i < 5; i-- {
		if w := f.d.Words[i]; w.Head == verb && (w.Relation == "aux:pass" || w.Relation == "nsubj:pass") {
			return true
		}
	}
	return false
}

// goesOn gives the words behind a body's name that are the rest of it, behind "of":
// "the National Resistance of the Coast"; none where there are none.
func (f *finder) goesOn(n encode.Labelled) (first, end int) {
	if n.Kind != "ORG" || n.End+1 >= len(f.d.Words) || f.low(n.End) != "of" || f.bodied[n.First] {
		return 0, 0
	}
	if _, ok := lex.OrgWord(f.low(n.End - 1)); !ok {
		return 0, 0
	}
	return f.unplaced(f.nameFrom(f.after(n.End+1, "the")))
}

// after gives the first word from one on that is none of some.
func (f *finder) after(word int, some ...string) int {
	for word < len(f.d.Words) && slices.Contains(some, f.low(word)) {
		word++
	}
	return word
}

// nameBefore gives the run of proper nouns that ends before a word.
func (f *finder) nameBefore(word int) (first, end int) {
	for first = word; first > 0 && f.proper(first-1) && f.d.Words[first-1].Sentence == f.d.Words[word].Sentence; first-- {
	}
	return first, word
}

// nameAround gives the run of proper nouns that a word is in.
func (f *finder) nameAround(word int) (first, end int) {
	first, _ = f.nameBefore(word)
	_, end = f.nameFrom(word)
	return first, end
}

// nameFrom gives the run of proper nouns that begins at a word, with what "of" ties to
// it: "Sword of the North".
func (f *finder) nameFrom(word int) (first, end int) {
	inside := func(i int) bool {
		return i < len(f.d.Words) && f.d.Words[i].Sentence == f.d.Words[word].Sentence
	}
	for end = word; inside(end) && f.proper(end); end++ {
	}
	if inside(end+1) && end > word && f.low(end) == "of" {
		if rest := f.after(end+1, "the"); inside(rest) && f.proper(rest) {
			_, end = f.nameFrom(rest)
		}
	}
	return word, end
}

// proper tells whether a word is part of a name by its tag and its capital, or in
// capitals alone; a hyphen within one is, and a number behind one.
func (f *finder) proper(word int) bool {
	w := f.d.Words[word]
	if word > 0 && (f.d.Words[word-1].Token == w.Token || w.UPOS == "NUM" && f.d.Words[word-1].UPOS == "PROPN") {
		return true
	}
	return w.UPOS == "PROPN" && f.capital(word) || w.Len() > 1 && w.UPOS != "NUM" && f.d.Tokens[w.Token].Case == doc.Upper
}

// unplaced gives words as they are where none of them is a place, a people or a title;
// else none. "Jabhat al-Sahel" may have a place in it.
func (f *finder) unplaced(first, end int) (from, to int) {
	foreign := first < end && lex.ForeignBody(f.d.Word(f.d.Words[first].Token))
	for i := first; i < end; i++ {
		_, title := lex.Title(strings.TrimSuffix(f.low(i), "."))
		if !foreign && f.place[f.d.Words[i].Token] >= 0 || f.isNationality(i) || title || f.timed[f.d.Words[i].Token] || f.d.Sentences[f.d.Words[i].Sentence].Capitals {
			return 0, 0
		}
	}
	return first, end
}

// acronym tells whether a mention is a word in capitals: nobody is called so, but where
// the words beside it have capitals, too, "SECRETARY FISK".
func (f *finder) acronym(first, end int) bool {
	w := f.d.Words[end-1]
	t := f.d.Tokens[w.Token]
	if f.past(phrase{first, end, end - 1}) != end-1 || t.Case != doc.Upper || w.Len() < 3 || f.d.Sentences[w.Sentence].Capitals || w.UPOS != "PROPN" {
		return false
	}
	for _, beside := range [...]int{w.Token - 1, w.Token + 1} {
		if beside >= 0 && beside < len(f.d.Tokens) && (f.d.Tokens[beside].Case == doc.Upper || f.d.Tokens[beside].Low == ":") {
			return false
		}
	}
	return true
}

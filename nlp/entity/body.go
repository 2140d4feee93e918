package entity

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/nlp/encode"
)

// bodies makes names of what is called as a known organisation, and names of bodies of
// those that the words around them tell to be one: "Sel Amar fighters", "members of Sel
// Amar". The network takes many a band that it has never heard of for a person.
func (f *finder) bodies() {
	words := wordsAt(f.d)
	for i := 0; i < len(f.d.Tokens); i++ {
		if n := f.groupAt(i); n > 0 && words[i] < words[i+n] {
			f.call(words[i], words[i+n])
			i += n - 1
		}
	}
	for _, n := range f.names {
		if first, end := f.goesOn(n); first < end {
			f.call(n.First, end)
		}
	}
	for i, w := range f.d.Words {
		if first, end := f.bodyAt(i); first < end && w.UPOS != "PUNCT" {
			f.call(first, end)
		}
	}
}

// groupAt gives how many tokens the name of a known organisation takes that begins at a
// token; 0 where none does.
func (f *finder) groupAt(token int) int {
	t := f.d.Tokens[token]
	s := f.d.Sentences[t.Sentence]
	if t.Kind != doc.Number && (t.Kind != doc.Word || t.Case == doc.Lower && !s.Capitals) {
		return 0
	}
	_, n := lex.GroupAt(func(n int) string { return f.d.SpanOf(token, token+n).Of(f.d.Text) }, s.End-token)
	return n
}

// bodyAt gives the words of the name that a word tells to be a body's; none where it
// tells of no name.
func (f *finder) bodyAt(word int) (first, end int) {
	low := f.low(word)
	noun, ok := lex.PersonNoun(low)
	if name := f.appositive(word); name >= 0 && ok && noun.Class == "armed_group" {
		if first, _ = f.nameBefore(name); f.proper(name) {
			_, end = f.nameFrom(name)
			return f.unplaced(first, end) // "Sel Amar, a local gang"
		}
	}
	if ok = ok && noun.Class == "armed_group" && f.d.Words[word].UPOS != "PROPN"; ok {
		if first, end = f.unplaced(f.nameBefore(word)); first < end {
			return first, end // "Sel Amar fighters"
		}
	}
	switch next := word + 1; {
	case ok && noun.Type == "Organisation":
		if first, end = f.unplaced(f.nameFrom(next)); first == end {
			return f.calling(next) // "the militia Sel Amar"
		}
		return first, end
	case low == "members" && f.d.Words[word].UPOS == "NOUN" && f.proper(max(0, word-1)):
		return f.unplaced(f.nameBefore(word)) // "Sel Amar members"
	case ok, low == "members", low == "member":
		if next < len(f.d.Words) && (f.low(next) == "of" || f.low(next) == "from") {
			first, end = f.unplaced(f.nameFrom(f.after(next+1, "the")))
			if first < end && f.d.Words[end-1].Relation == "compound" && f.d.Words[end-1].Head >= end {
				return 0, 0 // "members of the Sel Amar tribe"
			}
			return first, end // "members of Sel Amar"
		}
		return f.calling(next)
	case f.foreign(word):
		if first, end = f.nameFrom(word); end > first+1 {
			return first, end
		}
		return 0, 0
	}
	if first, end = f.titled(word); first < end {
		return first, end
	}
	if first, end = f.claiming(word); first < end {
		return first, end
	}
	return f.striking(word)
}

// striking gives the name without a kind of whoever does what only people and bodies do,
// at the verb for that: "Umoja shelled the town".
func (f *finder) striking(verb int) (first, end int) {
	w := f.d.Words[verb]
	if w.UPOS != "VERB" || !violent(f.low(verb)) {
		return 0, 0
	}
	for i := verb - 1; i >= 0 && f.d.Words[i].Sentence == w.Sentence; i-- {
		s := f.d.Words[i]
		if s.Head != verb || s.Relation != "nsubj" || !f.proper(i) || f.named[i] >= 0 && f.names[f.named[i]].Kind != "MISC" || f.passive(verb) {
			continue
		}
		first, _ = f.nameBefore(i)
		_, end = f.nameFrom(i)
		return f.unplaced(first, end)
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
	return f.unplaced(first, word+1)
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
	for i := w.Head - 1; i >= 0 && f.d.Words[i].Sentence == w.Sentence; i-- {
		if d := f.d.Words[i]; d.Head != w.Head || d.Relation != "nsubj" || !f.proper(i) || f.named[i] >= 0 && f.names[f.named[i]].Kind == "PER" {
			continue
		}
		first, _ = f.nameBefore(i)
		_, end = f.nameFrom(i)
		return f.unplaced(first, end)
	}
	return 0, 0
}

// foreign tells whether a word begins a name with what means a front, an army or a
// movement in a language that the names of such are not translated from: "Harakat".
func (f *finder) foreign(word int) bool {
	w := f.d.Words[word]
	return f.capital(word) && !f.d.Sentences[w.Sentence].Capitals && lex.ForeignBody(f.d.Word(w.Token)) && (word == 0 || f.d.Words[word-1].Token != w.Token)
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

// appositive gives the word before a noun that the noun says what it is, "Sel Amar, a
// local gang"; -1 for none.
func (f *finder) appositive(noun int) int {
	if w := f.d.Words[noun]; w.Relation == "appos" && w.Head < noun {
		return w.Head
	}
	return -1
}

// calling gives the name behind words that say what those before them are called: "a
// group calling itself the Sons of the Delta".
func (f *finder) calling(word int) (first, end int) {
	first = f.after(word, ",", "calling", "itself", "themselves", "called", "named", "dubbed", "known", "as")
	if first < word+2 && (first == word || f.low(word) == ",") {
		return 0, 0
	}
	first = f.after(first, "the")
	for end = first; end < len(f.d.Words) && f.capital(end) && f.d.Words[end].Sentence == f.d.Words[word].Sentence && f.d.Words[end].UPOS != "PUNCT"; end++ {
		for next := f.after(end+1, "of", "the", "for", "and"); next > end+1 && next < end+4 && next < len(f.d.Words) && f.capital(next); next = f.after(end+1, "of", "the", "for", "and") {
			end = next
		}
	}
	return f.unplaced(first, end)
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
// else none.
func (f *finder) unplaced(first, end int) (from, to int) {
	for i := first; i < end; i++ {
		_, title := lex.Title(strings.TrimSuffix(f.low(i), "."))
		if f.place[f.d.Words[i].Token] >= 0 || f.isNationality(i) || title || f.timed[f.d.Words[i].Token] || f.d.Sentences[f.d.Words[i].Sentence].Capitals {
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

// call makes the words [first, end) the name of a body, in the place of the names that
// share words with them; not where a longer name holds them.
func (f *finder) call(first, end int) {
	for i := first; i < end; i++ {
		if k := f.named[i]; k >= 0 && f.names[k].First <= first && end <= f.names[k].End && f.names[k].End-f.names[k].First > end-first {
			return
		}
	}
	for i := first; i < end; i++ {
		if k := f.named[i]; k >= 0 {
			for j := f.names[k].First; j < f.names[k].End; j++ {
				f.named[j] = -1
			}
			f.names[k].Kind = ""
		}
	}
	mark(f.named, first, end, len(f.names))
	f.names = append(f.names, encode.Labelled{First: first, End: end, Kind: "ORG"})
	for i := first; i < end; i++ {
		f.bodied[i] = true
	}
}

// body gives the name of a body that a phrase surely is, with no more than what leads to
// it: "the local Sel Amar".
func (f *finder) body(p phrase) (encode.Labelled, bool) {
	if !f.bodied[p.head] {
		return encode.Labelled{}, false
	}
	n := f.names[f.named[p.head]]
	return n, p.first <= n.First && n.End == p.end
}

// whole widens words that cut through what is surely the name of a body to all of it;
// ok is false where they are no more than a part of it.
func (f *finder) whole(first, end int) (from, to int, ok bool) {
	from, to = first, end
	for _, word := range [...]int{first, end - 1} {
		if f.bodied[word] {
			n := f.names[f.named[word]]
			from, to = min(from, n.First), max(to, n.End)
			ok = ok || n.First == from && n.End == to && to-from > end-first
		}
	}
	if k := f.named[end-1]; k >= 0 && f.names[k].Kind == "ORG" && k == f.named[headOf(f.d, first, end)] && f.names[k].End > end+1 && f.low(end) == "of" {
		if _, rest := f.unplaced(end+1, f.names[k].End); rest > 0 {
			to = rest // "the National Resistance" of "the National Resistance of the Coast"
		}
	}
	return from, to, !ok
}

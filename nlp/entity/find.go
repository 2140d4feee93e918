package entity

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// seen keeps the spans that the network takes for a mention of one of its types.
func (f *finder) seen(spans *spanner) {
	// As many are missed as are wrong, on texts that the network has not learned from.
	const enough = 0.4
	for _, s := range spans.nested(f.d, enough) {
		first, end := f.balanced(s.first, s.end)
		if kind := spans.labels[s.kind]; first < end && f.isPhrase(first, end, kind) && !(kind == "Nationality" && f.countedPeople(first, end)) {
			f.add(first, end, kind)
		}
	}
}

// pastTime gives where what somebody or something is called begins behind the time that a
// preposition leads to: "on March 19 | gunmen".
func (f *finder) pastTime(first, end int) int {
	token := f.d.Words[first].Token
	if first == 0 || !f.timed[token] || f.d.Words[first-1].UPOS != "ADP" {
		return first
	}
	at := first
	for at < end && f.timed[f.d.Words[at].Token] {
		at++
	}
	if at == end || f.d.Words[at].UPOS == "PART" {
		return first // "Monday's attack"
	}
	return at
}

// telling gives the word at which the sentence of a word begins to tell, behind a dateline or a
// heading, and whether that is one of a place: what a paragraph has before a dash.
func (f *finder) telling(word int) (at int, place bool) {
	s := f.d.Sentences[f.d.Words[word].Sentence]
	telling := f.d.Telling(s)
	_, at = f.d.WordsOf(s.First, telling)
	return at, telling > s.First && f.d.Tokens[telling-1].Low != ":" && f.d.Words[word].Token == s.First
}

// balanced leaves out what stands outside of a bracket that opens or closes among
// the words [first, end), and not both.
func (f *finder) balanced(first, end int) (from, to int) {
	open, from, to := -1, first, end
	for i := first; i < end; i++ {
		switch f.d.Words[i].Of(f.d.Text) {
		case "(", "[":
			open = i
		case ")", "]":
			if open < 0 {
				from = i + 1
			}
			open = -1
		}
	}
	if open >= 0 {
		to = open
	}
	return from, to
}

// isPhrase tells whether words can be a mention by their parts of speech and their
// tree: few texts are annotated with mentions, and elsewhere the network sees
// some where no phrase is.
func (f *finder) isPhrase(first, end int, kind string) bool {
	heads := 0
	for i := first; i < end; i++ {
		if w := f.d.Words[i]; (w.Head < first || w.Head >= end) && w.UPOS != "PUNCT" {
			heads++
		}
	}
	head := f.d.Words[headOf(f.d, first, end)].UPOS
	opens, closes := f.d.Words[first].UPOS, f.d.Words[end-1].UPOS
	if kind == "Temporal" && nounal(f.d.Words[end-1].UPOS) && !f.timed[f.d.Words[end-1].Token] && f.timed[f.d.Words[first].Token] {
		return false // "today the mayor", a day and somebody
	}
	if kind == "Quantity" || kind == "Money" || kind == "Temporal" { // "over 200", "a" week
		return heads <= 2 && !empty(closes) && !empty(head)
	}
	if h := headOf(f.d, first, end); joined(f.d, h, end) && (f.named[h] < 0 || f.named[h] != f.named[end-1]) {
		return false // each of "two men and a boy" is one
	}
	if heads > 2 || heads == 2 && end-first > 6 || f.cuts(end) || f.isClause(first, end) {
		return false
	}
	return !empty(opens) && !empty(closes) && closes != "DET" && !empty(head) && head != "VERB" && !f.nobody(headOf(f.d, first, end), kind)
}

// nobody tells whether the head of what was taken for people or a body is a noun
// for what happens, for a thought or for an animal: "the murder of a mayor", "two dogs".
func (f *finder) nobody(head int, kind string) bool {
	if kind != "Person" && kind != "Organisation" || f.named[head] >= 0 || f.d.Words[head].UPOS != "NOUN" {
		return false
	}
	if _, ok := lex.PersonNoun(f.low(head)); ok {
		return false
	}
	switch f.kinds[head] {
	case "event", "time", "abstract", "animal":
		return true
	}
	return false
}

// isClause tells whether words hold a finite verb and no relative pronoun that it
// could hang on.
func (f *finder) isClause(first, end int) bool {
	finite := false
	for _, w := range f.d.Words[first:end] {
		if strings.Contains(w.Feats, "PronType=Rel") {
			return false
		}
		finite = finite || strings.Contains(w.Feats, "VerbForm=Fin")
	}
	return finite
}

// cuts tells whether the name of a person goes on over the end of a phrase.
func (f *finder) cuts(end int) bool {
	if end == len(f.d.Words) || f.named[end] < 0 || f.named[end] != f.named[end-1] {
		return false
	}
	return f.names[f.named[end]].Kind == "PER"
}

// empty tells whether a word of this part of speech neither begins nor ends a
// phrase.
func empty(upos string) bool {
	switch upos {
	case "ADP", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT":
		return true
	}
	return false
}

// things keeps people, bodies and places that are among the things of the text
// and that no mention has for its head, with what belongs to them closely.
func (f *finder) things() {
	for _, t := range f.d.Things {
		w := f.d.Words[t.Head]
		if f.headed[t.Head] || w.UPOS == "PRON" && w.XPOS != "PRP" || !nounal(w.UPOS) {
			continue
		}
		if f.counts(t.Head) && t.Head+1 < len(f.d.Words) && f.low(t.Head+1) == "of" {
			continue // "hundreds of shoppers" are shoppers
		}
		switch end := f.core(t.Head, t.First, t.End); {
		case t.Kind == "person" && !f.many(t.Head, end):
			f.add(t.First, end, "Person")
		case t.Kind == "person" || t.Kind == "organization":
			f.add(t.First, end, "Organisation") // several people are a body
		case t.Kind == "place":
			f.add(t.First, end, "Location")
		}
	}
}

// nouns keeps the phrases of nouns for people and bodies, "two guards", and of those
// for a people, "two Iraqis", that no mention has for its head.
func (f *finder) nouns() {
	for i, w := range f.d.Words {
		n, ok := lex.PersonNoun(f.low(i))
		ok = ok && w.UPOS == "NOUN" || f.people(i) || f.aged(i)
		if !ok || f.headed[i] || w.Relation == "compound" {
			continue
		}
		kind, end := "Person", f.core(i, i, len(f.d.Words))
		if n.Type == "Organisation" || f.many(i, end) {
			kind = "Organisation"
		}
		f.add(f.left(i), end, kind)
	}
}

// aged tells whether a word ends what calls somebody by his age: "a 19-year-old".
func (f *finder) aged(word int) bool {
	if low := f.low(word); low != "old" && low != "olds" || word < 4 || f.low(word-2) != "year" || f.low(word-1) != "-" {
		return false
	}
	switch w := f.d.Words[word]; w.Relation {
	case "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj":
		return true
	default:
		return w.UPOS == "NOUN"
	}
}

// people tells whether a word is the plural of a noun for a people: "Iraqis".
func (f *finder) people(word int) bool {
	w := f.d.Words[word]
	if w.UPOS != "PROPN" || !strings.Contains(w.Feats, "Number=Plur") {
		return false
	}
	_, ok := lex.Demonym(w.Of(f.d.Text))
	return ok
}

// countedPeople tells whether words are for some of a people, and not only say of
// which: "two Iraqis".
func (f *finder) countedPeople(first, end int) bool {
	h := headOf(f.d, first, end)
	return f.people(h) && (f.counts(first) || first > 0 && f.counts(first-1))
}

// left gives the first word of what describes a noun from the left: article,
// number, adjectives, nouns, a possessor.
func (f *finder) left(noun int) int {
	first := noun
	for i := noun - 1; i >= 0 && f.d.Words[i].Sentence == f.d.Words[noun].Sentence; i-- {
		if u := f.d.Words[i].UPOS; u == "ADP" || u == "VERB" {
			return first
		}
		top := i
		for steps := 0; top >= 0 && f.d.Words[top].Head != noun && steps < 8; steps++ {
			top = f.d.Words[top].Head
		}
		if top < 0 || f.d.Words[top].Head != noun || top > noun {
			return first
		}
		switch f.d.Words[top].Relation {
		case "det", "amod", "nummod", "compound", "nmod:poss", "nmod", "nmod:desc", "flat":
			first = i
		case "punct", "det:predet":
		default:
			return first
		}
	}
	return first
}

// speakers keeps "it" and the like where it is the subject of what somebody says:
// "the Front denied that it had".
func (f *finder) speakers() {
	for i, w := range f.d.Words {
		if w.XPOS != "PRP" || f.headed[i] || w.Head < 0 || !strings.HasPrefix(w.Relation, "nsubj") || f.d.Words[w.Head].Relation != "ccomp" {
			continue
		}
		for j := i - 1; j >= 0 && f.d.Words[j].Sentence == w.Sentence; j-- {
			if s := f.d.Words[j]; s.Head == f.d.Words[w.Head].Head && s.Relation == "nsubj" && f.headed[j] {
				switch pronounOf(f.low(i)) {
				case 'h', 's':
					f.add(i, i+1, "Person")
				case 'i', 't':
					f.add(i, i+1, "Organisation")
				}
			}
		}
	}
}

// namesLeft keeps the names that no mention holds, and of what is surely the name of a
// body those that are no mention.
func (f *finder) namesLeft() {
	held := f.held()
	for _, n := range f.names {
		first, end := f.tokens(n.First, n.End)
		switch kind := nameTypes[n.Kind]; {
		case kind == "" || held[first] && !f.bodied[n.First]:
		case f.bodied[n.First] && slices.ContainsFunc(f.out, func(m doc.Mention) bool { return m.Form == doc.Name && m.First <= first && m.End == end }):
		case n.End-n.First == 1 && f.isPeople(n.First):
			f.add(n.First, n.End, "Nationality")
		default:
			f.add(n.First, n.End, kind)
		}
	}
}

// isPeople tells whether a word is that of a people and of no country.
func (f *finder) isPeople(word int) bool {
	_, country := lex.CountryNamed(f.d.Words[word].Of(f.d.Text))
	return !country && f.isNationality(word)
}

// brackets keeps the short forms that stand in brackets behind a body's name:
// "the Army of the North (AN)".
func (f *finder) brackets() {
	held, words := f.held(), wordsAt(f.d)
	for _, m := range f.out {
		at := m.End + 1
		if m.Type != "Organisation" || m.Form != doc.Name || at+1 >= len(f.d.Tokens) || held[at] || f.d.Tokens[m.End].Low != "(" || f.d.Tokens[at+1].Low != ")" {
			continue
		}
		if f.d.Tokens[at].Case == doc.Upper && words[at] < words[at+1] {
			f.add(words[at], words[at+1], "Organisation")
			held[at] = true
		}
	}
}

// nameTypes gives the type of a mention of a kind of name.
var nameTypes = map[string]string{"PER": "Person", "ORG": "Organisation", "LOC": "Location"}

// held tells of each token whether a mention of people, a body or a place has it.
func (f *finder) held() []bool {
	held := make([]bool, len(f.d.Tokens))
	for _, m := range f.out {
		for i := m.First; i < m.End; i++ {
			held[i] = held[i] || m.Party()
		}
	}
	return held
}

// places keeps the places and the words for their people that no mention holds.
func (f *finder) places() {
	held, words := f.held(), wordsAt(f.d)
	for _, p := range f.d.Places {
		if held[p.First] || words[p.First] == words[p.End] {
			continue
		}
		kind := "Location"
		if p.End-p.First == 1 && f.isPeople(words[p.First]) {
			kind = "Nationality"
		}
		f.add(words[p.First], words[p.End], kind)
	}
}

// wordsAt gives for each token, and for the text's end, the first word that
// begins in it or behind it.
func wordsAt(d *doc.Doc) []int {
	at := make([]int, len(d.Tokens)+1)
	w := 0
	for i := range at {
		for w < len(d.Words) && d.Words[w].Token < i {
			w++
		}
		at[i] = w
	}
	return at
}

func (f *finder) span(first, end int) span.Span {
	return span.Span{Start: f.d.Words[first].Start, End: f.d.Words[end-1].End}
}

// tokens gives the tokens that the words [first, end) touch.
func (f *finder) tokens(first, end int) (from, to int) {
	from, to = f.d.Words[first].Token, f.d.Words[end-1].Token+1
	for to < len(f.d.Tokens) && f.d.Tokens[to].Start < f.d.Words[end-1].End {
		to++
	}
	return from, to
}

// add keeps a mention of the words [first, end), unless what has a shape of its
// own is against it, or they are a part of what is surely the name of a body.
func (f *finder) add(first, end int, kind string) {
	if kind == "Person" || kind == "Organisation" {
		var ok bool
		if first, end, ok = f.whole(first, end); !ok {
			return
		}
	}
	if kind != "Temporal" && kind != "Quantity" && kind != "Money" && kind != "DocumentReference" {
		first = f.pastTime(first, end)
		switch at, dash := f.telling(first); {
		case at <= first:
		case at < end:
			first = at // "ARAUCA - | three engineers"
		case dash:
			kind = "Location"
		}
	}
	if f.shaped(f.span(first, end)) || f.d.Words[first].Of(f.d.Text) == "-" {
		return
	}
	if kind == "Person" && f.acronym(first, end) {
		kind = "Organisation"
	}
	head := f.head(first, end)
	if (kind == "Person" || kind == "Organisation") && f.d.Words[head].UPOS == "NOUN" && lex.Animal(f.low(head)) {
		return
	}
	if f.harmed(head, kind) {
		kind = "Person"
		if f.many(head, end) {
			kind = "Organisation"
		}
	}
	m := doc.Mention{Span: f.span(first, end), Head: f.d.Words[head].Token, Type: kind, Quantity: -1}
	f.headed[head] = f.headed[head] || m.Party()
	m.First, m.End = f.tokens(first, end)
	f.describe(&m, phrase{first, end, head})
	f.out = append(f.out, m)
}

// harmed tells whether a noun that was taken for a place or a thing is for people, as it is told
// that somebody killed or wounded them: "killed two dockers".
func (f *finder) harmed(head int, kind string) bool {
	switch kind {
	case "Location", "Weapon", "Vehicle", "MilitaryPlatform":
	default:
		return false
	}
	w := f.d.Words[head]
	if w.UPOS != "NOUN" || f.named[head] >= 0 || f.place[w.Token] >= 0 || f.kinds[head] == "animal" || lex.Animal(f.low(head)) {
		return false
	}
	const surely = 0.7
	if f.d.Plays(w.Token, w.Token+1, doc.Killed, doc.Wounded) > surely {
		return true
	}
	if w.Relation == "conj" && w.Head >= 0 {
		w = f.d.Words[w.Head]
	}
	if w.Relation != "obj" && w.Relation != "nsubj:pass" {
		return false
	}
	harm, n := lex.HarmOf(f.low(w.Head))
	return n > 0 && harm.Effect == "killed" && (harm.How == "participle" || harm.How == "verb")
}

// head gives the word of [first, end) that the mention is of: "men" in "dozens of
// men".
func (f *finder) head(first, end int) int {
	head := headOf(f.d, first, end)
	for head+2 < end && f.counts(head) && f.low(head+1) == "of" {
		of := f.d.Words[head+1].Head
		if of <= head+1 || of >= end || f.d.Words[of].Head != head {
			break
		}
		head = of
	}
	return head
}

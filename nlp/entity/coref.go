package entity

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// corefer gives every mention its entity, by its name or as the chains of things
// say, and hands on what is known of the entity.
func corefer(d *doc.Doc) {
	t := ties{d: d, binder: newBinder(d), words: wordsAt(d), things: map[int]int{}, byName: map[string]int{}, byLast: map[string]int{}, byNoun: map[string]int{}, byOffice: map[string]int{}, inChain: map[int][]int{}, fullest: map[int]int{}}
	for i := range d.Things {
		t.things[d.Words[d.Things[i].Head].Token] = i
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		m.Entity = i
		own := key(m)
		if j := t.before(i); j >= 0 {
			t.same(i, t.fullest[d.Mentions[j].Entity])
		}
		t.apposition(i)
		t.appellation(i)
		t.remember(i, own)
	}
}

// ties remembers the mentions seen so far.
type ties struct {
	d        *doc.Doc
	binder   binder
	words    []int          // of a token: the first word that begins in it or behind it
	things   map[int]int    // of a token: the thing whose head it is
	byName   map[string]int // type and folded name -> the first mention of that name
	byLast   map[string]int // last word of a person's name -> the first mention of that name
	byNoun   map[string]int // a noun for one person -> the last mention with it for a head, or severally
	byOffice map[string]int // the words of an office -> the last mention by name of who holds it, or severally
	inChain  map[int][]int  // chain -> its mentions
	fullest  map[int]int    // entity -> its mention that knows most
}

// severally is the mention of nouns that are heads for several people.
const severally = -2

// before gives the mention before one that is the same; -1 for none.
func (t *ties) before(i int) int {
	m := &t.d.Mentions[i]
	if m.Form == doc.Pronoun && pronounOf(m.Name) == 0 {
		return -1 // "I", "we", "you"
	}
	if m.Form == doc.Name {
		if j := t.spelledOut(i); j >= 0 {
			return j
		}
		if j, ok := t.byName[key(m)]; ok {
			return j
		}
		if j, ok := t.byLast[m.Name]; ok && m.Type == "Person" {
			return j
		}
	}
	if j := t.teller(i); j >= 0 {
		return j
	}
	last := t.linked(i)
	if last < 0 {
		last = t.theOne(i)
	}
	if last < 0 {
		last = t.holder(i)
	}
	if m.Form != doc.Pronoun {
		return last
	}
	near := t.nearest(i)
	switch {
	case last < 0, near < 0:
		return max(last, near)
	case t.back(i, near) < 2 && (t.back(i, last) > 1 || t.back(i, near) < t.back(i, last)):
		return near // the chains reach far
	case t.acts(m) && t.acts(&t.d.Mentions[near]) && !t.acts(&t.d.Mentions[last]) && t.back(i, near) <= t.back(i, last):
		return near // a subject stands for a subject
	case pronounOf(m.Name) == 't' && !t.d.Mentions[last].Plural:
		return near // "they" is one body only where no people are near
	}
	return last
}

// teller gives the mention of the body that says a clause of which a pronoun is the
// subject: "the Front said it had", "the police said they had"; -1 for none.
func (t *ties) teller(i int) int {
	m := &t.d.Mentions[i]
	if p := pronounOf(m.Name); m.Form != doc.Pronoun || p != 'i' && p != 't' {
		return -1
	}
	w := t.word(m)
	if w < 0 || t.d.Words[w].Head < 0 || !strings.HasPrefix(t.d.Words[w].Relation, "nsubj") || t.d.Words[t.d.Words[w].Head].Relation != "ccomp" {
		return -1
	}
	verb := t.d.Words[t.d.Words[w].Head].Head
	for j := i - 1; j >= 0 && t.back(i, j) == 0; j-- {
		of := &t.d.Mentions[j]
		k := t.word(of)
		if k < 0 || t.d.Words[k].Head != verb || t.d.Words[k].Relation != "nsubj" || of.Type != "Organisation" {
			continue
		}
		many := of.Plural || strings.Contains(t.d.Words[k].Feats, "Number=Plur")
		if (pronounOf(m.Name) == 't') == many && t.fits(m, of) {
			return j
		}
	}
	return -1
}

// word gives the word of a mention's head; -1 where there is none.
func (t *ties) word(m *doc.Mention) int {
	if w := t.words[m.Head]; w < len(t.d.Words) && t.d.Words[w].Token == m.Head {
		return w
	}
	return -1
}

// apart tells whether one of two mentions acts on the other.
func (t *ties) apart(m, of *doc.Mention) bool {
	i, j := t.word(m), t.word(of)
	return i >= 0 && j >= 0 && t.binder.apart(i, j)
}

// theOne gives the last mention of the person that "the mayor" is, where all that are
// called so are one: "Ali Nur, the mayor of Basra"; -1 for none.
func (t *ties) theOne(i int) int {
	m := &t.d.Mentions[i]
	if !person(m) || m.End-m.First != 2 || !definite(t.d.Tokens[m.First].Low) {
		return -1
	}
	if j, ok := t.byNoun[t.d.Tokens[m.Head].Low]; ok && j != severally {
		return j
	}
	return -1
}

// holder gives the last mention by name of the person who holds the office that another is told by: "Port Authority Director Ali
// Nur", "the director of the Port Authority"; -1 for none.
func (t *ties) holder(i int) int {
	m := &t.d.Mentions[i]
	if !person(m) || !definite(t.d.Tokens[m.First].Low) {
		return -1
	}
	if j, ok := t.byOffice[t.office(i)]; ok && j != severally {
		return j
	}
	return -1
}

// office gives the words, two at least, that tell of what somebody is, and of whom, in the order of the alphabet; "" for none.
func (t *ties) office(i int) string {
	m := &t.d.Mentions[i]
	if m.Type != "Person" || m.Plural || m.Form == doc.Pronoun {
		return ""
	}
	var name, words []string
	first := m.First
	if m.Form == doc.Name {
		name, first = strings.Fields(strings.ToLower(m.Name)), t.titled(i)
	}
	for _, token := range t.d.Tokens[first:m.End] {
		if token.Kind != doc.Punct && lex.Function(token.Low) == "" && !slices.Contains(name, token.Low) {
			words = append(words, token.Low)
		}
	}
	if len(words) < 2 {
		return ""
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// titled gives the first token of a name with the title before it, and the name of the body or the place that this is of.
func (t *ties) titled(i int) int {
	m := &t.d.Mentions[i]
	first := m.First
	for title := strings.Fields(strings.ToLower(m.Title)); len(title) > 0 && first > 0 && t.d.Tokens[first-1].Low == title[len(title)-1]; first-- {
		title = title[:len(title)-1]
	}
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		if o := t.d.Mentions[j]; o.End == first && o.Form == doc.Name && o.Type != "Person" {
			return o.First
		}
	}
	return first
}

// person tells whether a mention is of one person by a noun.
func person(m *doc.Mention) bool { return m.Form == doc.Nominal && m.Type == "Person" && !m.Plural }

// back tells how many sentences one mention is before another.
func (t *ties) back(i, before int) int {
	return t.d.Tokens[t.d.Mentions[i].Head].Sentence - t.d.Tokens[t.d.Mentions[before].Head].Sentence
}

// linked gives the last mention of the chain of one that it can stand for; -1 for
// none.
func (t *ties) linked(i int) int {
	m := &t.d.Mentions[i]
	chain := t.inChain[t.chain(m)]
	for k := len(chain) - 1; k >= 0; k-- {
		of := &t.d.Mentions[chain[k]]
		if of.Form == doc.Pronoun && pronounOf(of.Name) == 0 && of.Entity == chain[k] {
			continue // "we"
		}
		if !t.apart(m, of) && t.fits(m, of) && t.fits(m, &t.d.Mentions[t.fullest[of.Entity]]) && !t.otherSex(m, of) {
			return chain[k]
		}
	}
	return -1
}

// nearest gives the mention that "he", "she", "it" or "they" stands for where the
// chains do not tell: the last subject before it that agrees, in its sentence or
// the one before; else, but for "it", the last that agrees.
func (t *ties) nearest(i int) int {
	m, last := &t.d.Mentions[i], -1
	for j := i - 1; j >= 0 && i-j < 40; j-- {
		of := &t.d.Mentions[j]
		if of.Form == doc.Pronoun && of.Entity == j || of.End > m.First || !agrees(m, of) || t.apart(m, of) || t.otherSex(m, of) {
			continue
		}
		if t.back(i, j) < 2 && t.acts(of) {
			return j
		}
		if last < 0 && pronounOf(m.Name) != 'i' {
			last = j
		}
	}
	return last
}

// agrees tells whether a pronoun can stand for a mention.
func agrees(pronoun, of *doc.Mention) bool {
	switch pronounOf(pronoun.Name) {
	case 'h', 's':
		return of.Type == "Person" && !of.Plural
	case 't':
		return of.Folk
	case 'i':
		return of.Type == "Organisation" && of.Form == doc.Name
	}
	return false
}

// otherSex tells whether one of two mentions is told to be of a man and the other of a woman.
func (t *ties) otherSex(m, of *doc.Mention) bool {
	a, b := t.sex(m), t.sex(of)
	return a != lex.Unknown && b != lex.Unknown && a != b
}

// sex gives the sex of a person by a pronoun, a title or a noun.
func (t *ties) sex(m *doc.Mention) lex.Sex {
	switch {
	case m.Form == doc.Pronoun:
		return lex.SexOfPronoun(t.d.Tokens[m.First].Low)
	case m.Type != "Person" || m.Plural:
		return lex.Unknown
	case m.Form == doc.Nominal:
		return lex.SexOfNoun(t.d.Tokens[m.Head].Low)
	}
	return lex.SexOfNoun(t.d.Tokens[m.First].Low)
}

// acts tells whether a mention is the subject of a verb, or what the number that is
// the subject counts: "hundreds of men".
func (t *ties) acts(m *doc.Mention) bool {
	if t.words[m.Head] == len(t.d.Words) {
		return false
	}
	w := t.d.Words[t.words[m.Head]]
	for w.Relation == "flat" && w.Head >= 0 {
		w = t.d.Words[w.Head] // of "Ali Nur" the tree has the first name for the head
	}
	if w.Relation == "nmod" && m.Form == doc.Nominal && t.d.Words[w.Head].UPOS != "PROPN" && t.d.Words[w.Head].Token+2 >= m.First {
		w = t.d.Words[w.Head]
	}
	return strings.HasPrefix(w.Relation, "nsubj")
}

func key(m *doc.Mention) string { return m.Type + " " + strings.ToLower(m.Name) }

// fits tells whether a mention can be one with another of its chain: names share
// a word or are short for each other, nouns and pronouns stand for what they agree
// with, and a noun for somebody with a name only where it is told as known.
func (t *ties) fits(m, of *doc.Mention) bool {
	switch {
	case m.Form == doc.Name && of.Form == doc.Name:
		a, b := strings.Fields(strings.ToLower(m.Name)), strings.Fields(strings.ToLower(of.Name))
		return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) }) || initials(a) == b[0] || initials(b) == a[0]
	case m.Form == doc.Pronoun:
		if p := pronounOf(m.Name); p == 'h' || p == 's' {
			return of.Type == "Person" && !of.Plural
		} else if p == 'i' {
			return of.Type != "Person" && !of.Plural
		}
		return of.Form != doc.Pronoun || of.Plural == m.Plural
	}
	if m.Form == doc.Nominal && of.Form == doc.Name && !definite(t.d.Tokens[m.First].Low) {
		return false
	}
	if m.Form == doc.Name && m.Title != "" && of.Form == doc.Nominal && !strings.Contains(strings.ToLower(m.Title), t.d.Tokens[of.Head].Low) {
		return false // "the officer" and "Governor Ali Nur"
	}
	if m.Form == doc.Nominal && of.Form == doc.Nominal && lex.Function(t.d.Tokens[m.First].Low) == "poss" && t.d.Tokens[m.Head].Low != t.d.Tokens[of.Head].Low {
		return false // "an officer" and "his deputy"
	}
	return of.Form == doc.Pronoun || m.Plural == of.Plural && m.Type == of.Type
}

func definite(low string) bool {
	switch low {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// spelledOut gives the name before another in brackets: "Kurdistan Workers' Party
// (PKK)"; -1 where there is none.
func (t *ties) spelledOut(i int) int {
	m := &t.d.Mentions[i]
	if m.First < 2 || t.d.Tokens[m.First-1].Low != "(" && t.d.Tokens[m.First-1].Low != "[" || m.End == len(t.d.Tokens) {
		return -1
	}
	if end := t.d.Tokens[m.End].Low; m.End-m.First > 1 && end != ")" && end != "]" {
		return -1
	}
	longest := -1
	for j := i - 1; j >= 0 && i-j < 8; j-- {
		if o := &t.d.Mentions[j]; o.End == m.First-1 && t.d.Tokens[o.Head].Case != doc.Lower && o.Type == "Organisation" {
			longest = j // outer ones stand before inner ones
		}
	}
	return longest
}

// chain gives the chain of a mention; -1 where it is none of the things
// or no party.
func (t *ties) chain(m *doc.Mention) int {
	if i, ok := t.things[m.Head]; ok && m.Party() && m.Type != "Nationality" {
		return t.d.Things[i].Chain
	}
	return -1
}

// remember keeps a mention for those that come, by its own name, its chain and
// its entity.
func (t *ties) remember(i int, own string) {
	m := &t.d.Mentions[i]
	if _, ok := t.byName[own]; m.Form == doc.Name && !ok {
		t.byName[own] = i
		if words := strings.Fields(m.Name); m.Type == "Person" && len(words) > 1 {
			t.byLast[words[len(words)-1]] = i
		}
	}
	if person(m) {
		t.called(t.byNoun, t.d.Tokens[m.Head].Low, i)
	}
	if m.Form == doc.Name {
		if office := t.office(i); office != "" {
			t.called(t.byOffice, office, i)
		}
	}
	if c := t.chain(m); c >= 0 {
		t.inChain[c] = append(t.inChain[c], i)
	}
	j, ok := t.fullest[m.Entity]
	if of := &t.d.Mentions[j]; !ok || m.Form < of.Form || m.Form == of.Form && len(m.Name) > len(of.Name) {
		t.fullest[m.Entity] = i
	}
}

// called keeps the last mention of who is called something, or that several are.
func (t *ties) called(by map[string]int, words string, i int) {
	if j, ok := by[words]; ok && (j == severally || t.d.Mentions[j].Entity != t.d.Mentions[i].Entity) {
		i = severally
	}
	by[words] = i
}

// same makes mention i one with mention j, and takes over what j knows.
func (t *ties) same(i, j int) {
	m, of := &t.d.Mentions[i], &t.d.Mentions[j]
	m.Entity = of.Entity
	if m.Form == doc.Pronoun || of.Type == "Organisation" && m.Type == "Person" && m.Form == doc.Name {
		m.Type, m.Folk = of.Type, of.Folk
	}
	if m.Form == doc.Pronoun || len(of.Name) > len(m.Name) && of.Form == doc.Name {
		m.Name = of.Name
	}
	if m.Title == "" {
		m.Title = of.Title
	}
	if m.Org == "" {
		m.Org = of.Org
	}
	if m.Nationality == "" && m.Form != doc.Nominal {
		m.Nationality = of.Nationality
	}
	if m.Class == "" || m.Class == "other" {
		m.Class = of.Class
	}
}

// apposition ties a person's name to the role before it, "the spokesman, Col. Ali
// Nur", and to the role behind it, "Ali Nur, the commander of".
func (t *ties) apposition(i int) {
	m := &t.d.Mentions[i]
	for j := i - 1; j >= 0 && i-j < 6; j-- {
		o := &t.d.Mentions[j]
		switch {
		case o.Type != "Person" || m.Type != "Person" || !t.adjoins(o.End, m.First):
			continue
		case m.Form == doc.Name && o.Form == doc.Nominal && !o.Plural:
			describe(m, o)
			return
		case o.Form == doc.Name && m.Form == doc.Nominal && !m.Plural && o.End < m.First:
			describe(o, m)
			return
		}
	}
}

// appellation ties a body's name to the noun beside it that it is the name of, "the
// militia Sel Amar", "a group calling itself Sel Amar", "Sel Amar, a local militia", and
// tells of people before it what they are called together: "rebels known as Sel Amar".
func (t *ties) appellation(i int) {
	m := &t.d.Mentions[i]
	w := t.word(m)
	if m.Form == doc.Name && w >= 0 && t.known(i, w) {
		return
	}
	if m.Type != "Organisation" || w < 0 {
		return
	}
	for j := i - 1; j >= 0 && i-j < 6 && t.back(i, j) == 0; j-- {
		o := &t.d.Mentions[j]
		k := t.word(o)
		switch {
		case o.Type != "Organisation" || k < 0 || k >= w:
		case m.Form == doc.Name && o.Form == doc.Nominal && (t.calls(k, w) || t.naming(o.End, m.First)):
			if o.Org = m.Name; !o.Folk {
				o.Entity = m.Entity
			}
			return
		case m.Form == doc.Nominal && !m.Folk && o.Form == doc.Name && t.d.Words[w].Head == k && t.d.Words[w].Relation == "appos":
			m.Org, m.Entity = o.Name, o.Entity
			return
		}
	}
}

// known ties a person's name to the noun before it that it is told as the name of: "a bandit
// known as Ali Nur".
func (t *ties) known(i, word int) bool {
	m := &t.d.Mentions[i]
	if m.Type != "Person" && m.Type != "Organisation" {
		return false
	}
	for j := i - 1; j >= 0 && i-j < 3; j-- {
		o := &t.d.Mentions[j]
		if o.Type != "Person" || o.Form != doc.Nominal || o.Plural || o.Head+1 >= m.First {
			continue
		}
		if k := t.word(o); k >= 0 && k < word && (t.calls(k, word) && t.d.Words[word].Head != k || t.naming(o.Head+1, m.First)) {
			o.Entity, m.Type = m.Entity, "Person"
			describe(m, o)
			return true
		}
		break
	}
	return false
}

// naming tells whether all that stands among tokens says that what stands before them is
// called as what stands behind: ", calling itself".
func (t *ties) naming(first, end int) bool {
	verbs := false
	for _, token := range t.d.Tokens[min(first, end):end] {
		verb, part := calling(token.Low)
		if !part && token.Low != "," && token.Low != "the" {
			return false
		}
		verbs = verbs || verb
	}
	return verbs
}

// calls tells whether a name is right behind a noun as what that is called, or is what
// a verb behind the noun says it is called.
func (t *ties) calls(noun, name int) bool {
	n := t.d.Words[name]
	if n.Head == noun {
		return n.Relation == "flat" || n.Relation == "appos" || n.Relation == "nmod:desc"
	}
	if n.Head < 0 || t.d.Words[n.Head].Head != noun || !strings.HasPrefix(t.d.Words[n.Head].Relation, "acl") {
		return false
	}
	switch t.d.Words[n.Head].Lemma {
	case "call", "name", "know", "dub", "style":
		return true
	}
	return false
}

// adjoins tells whether nothing, or one comma, stands between two mentions.
func (t *ties) adjoins(end, first int) bool {
	return end == first || end+1 == first && t.d.Tokens[end].Low == ","
}

// describe takes a person's role and organisation from a description.
func describe(m, role *doc.Mention) {
	if m.Title == "" {
		m.Title = role.Name
	}
	if m.Org == "" {
		m.Org = role.Org
	}
	if role.Class != "" && (m.Class == "" || m.Class == "other") {
		m.Class = role.Class
	}
	if m.Nationality == "" {
		m.Nationality = role.Nationality
	}
	role.Entity = m.Entity
}

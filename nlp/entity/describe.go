package entity

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// phrase is the words [first, end) of a mention; the others hang on head.
type phrase struct{ first, end, head int }

// describe tells how a mention names what it mentions, and what its words say
// of it.
func (f *finder) describe(m *doc.Mention, p phrase) {
	w := f.d.Words[p.head]
	if _, ok := f.body(p); m.Party() && ok {
		m.Type = "Organisation"
	}
	switch {
	case p.end-p.first == 1 && personal(w):
		m.Form, m.Name, m.Plural = doc.Pronoun, f.low(p.head), f.many(p.head, p.end)
		return
	case m.Type == "Person" && f.person(m, p):
	case f.properly(m, p):
		m.Form = doc.Name
		f.name(m, p)
	default:
		m.Form = doc.Nominal
		f.nominal(m, p)
	}
	if m.Class == "" {
		m.Class = "other"
	}
	if m.Type == "Organisation" && m.Form == doc.Nominal && m.Plural {
		n, ok := lex.PersonNoun(f.low(p.head))
		m.Folk = ok && n.Type == "Person" || !ok && (f.kinds[p.head] == "person" || m.Quantity >= 0)
	}
}

// personal tells whether a word is "he", "him" or "his", and the like.
func personal(w doc.SyntacticWord) bool {
	return w.UPOS == "PRON" && (w.XPOS == "PRP" || w.XPOS == "PRP$")
}

// low is a word, folded.
func (f *finder) low(word int) string { return strings.ToLower(f.d.Words[word].Of(f.d.Text)) }

// words gives the words [first, end) as they stand, white space made plain.
func (f *finder) words(first, end int) string {
	if first >= end {
		return ""
	}
	return plain(f.span(first, end).Of(f.d.Text))
}

// plain makes white space plain.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// person describes a person by name: "Capt. Omar Haddad", "army spokesman Ali
// Nur"; false where the phrase has no name of one at its head.
func (f *finder) person(m *doc.Mention, p phrase) bool {
	n := f.nameOf(p, "PER")
	if n.end == 0 {
		return false
	}
	for e := n.end - 1; e > n.first; e-- {
		if k, _ := f.oneTitle(e); k > 0 {
			n.first = e // the title is no part of the name, nor is what stands before it
		}
	}
	m.Form, m.Name = doc.Name, f.words(n.first, n.end)
	first := f.title(m, n)
	f.role(m, phrase{first: p.first, end: first})
	m.Nationality = f.land(p.first, n.first)
	last := n.end - 1
	if m.Plural = f.several(last) && (last == n.first || f.folk(last)); m.Plural {
		f.counted(m, phrase{first: p.first, head: last, end: n.end})
	}
	return true
}

// nameOf gives the name of a kind that a phrase is about: it holds the head, or
// ends the phrase and nothing parts it from what stands before.
func (f *finder) nameOf(p phrase, kind string) phrase {
	for i := p.end - 1; i >= p.first; i-- {
		k := f.named[i]
		if k < 0 || f.names[k].Kind != kind {
			continue
		}
		n := phrase{first: max(p.first, f.names[k].First), end: min(p.end, f.names[k].End)}
		for n.first > p.first && f.d.Words[n.first-1].UPOS == "PROPN" && !f.org(n.first-1) {
			n.first-- // a title before it is taken off later
		}
		titles := n.first
		for k := 1; k > 0 && titles > p.first; titles -= k {
			k, _ = f.oneTitle(titles)
		}
		if n.first <= p.head && p.head < n.end || n.end == p.end && !f.parted(p.first, titles) {
			return n
		}
		i = n.first
	}
	return phrase{}
}

// parted tells whether words are more than nouns and what describes them.
func (f *finder) parted(first, end int) bool {
	for _, w := range f.d.Words[first:end] {
		switch w.UPOS {
		case "ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PRON":
			return true
		case "PUNCT":
			if s := w.Of(f.d.Text); s != "." && s != "-" {
				return true
			}
		}
	}
	return false
}

// title takes the titles right before a name, and gives the word that they begin
// at.
func (f *finder) title(m *doc.Mention, n phrase) int {
	first := n.first
	for first > 0 {
		k, class := f.oneTitle(first)
		if k == 0 {
			break
		}
		first -= k
		if m.Class == "" || m.Class == "other" {
			m.Class = class
		}
	}
	m.Title = f.words(first, n.first)
	return first
}

// oneTitle tells how many words of a title end before a word, the longest.
func (f *finder) oneTitle(end int) (n int, class string) {
	var phrase []string
	for i := end - 1; i >= 0 && end-i <= 5 && f.d.Words[i].Sentence == f.d.Words[end].Sentence; i-- {
		low := strings.TrimSuffix(f.low(i), ".")
		if low == "" {
			continue // the point of "Capt."
		}
		phrase = slices.Insert(phrase, 0, low)
		if c, ok := lex.Title(strings.Join(phrase, " ")); ok && f.capital(i) {
			n, class = end-i, c
		}
	}
	return n, class
}

// capital tells whether a word has a capital, or stands where all have.
func (f *finder) capital(word int) bool {
	w := f.d.Words[word]
	return f.d.Sentences[w.Sentence].Capitals || f.d.Tokens[w.Token].Case != doc.Lower
}

// role reads what a person is from the words before the name and title: "Northern
// Command spokesman".
func (f *finder) role(m *doc.Mention, p phrase) {
	m.Org = f.orgIn(p)
	first := p.first
	for first < p.end && (f.d.Words[first].UPOS == "DET" || f.isNationality(first) || f.org(first)) {
		first++
	}
	for i := p.end - 1; i >= first; i-- {
		if n, ok := lex.PersonNoun(f.low(i)); ok && (m.Class == "" || m.Class == "other") {
			m.Class = n.Class
		}
	}
	if m.Title == "" {
		m.Title = f.words(first, p.end)
	}
}

// org tells whether a word is part of the name of a body.
func (f *finder) org(word int) bool {
	return f.named[word] >= 0 && f.names[f.named[word]].Kind == "ORG"
}

// orgIn gives the name of the first body among words; "" for none.
func (f *finder) orgIn(p phrase) string {
	for i := p.first; i < p.end; i++ {
		if f.org(i) && f.land(i, i+1) == "" {
			n := f.names[f.named[i]]
			return f.words(max(p.first, n.First), min(p.end, n.End))
		}
	}
	return ""
}

// isNationality tells whether a word is that of a people: "Iraqi".
func (f *finder) isNationality(word int) bool {
	_, ok := lex.Nationality(f.d.Words[word].Of(f.d.Text))
	return ok && f.capital(word)
}

// properly tells whether a phrase is a name: its head is one, and no noun for
// people, such as "the Prime Minister".
func (f *finder) properly(m *doc.Mention, p phrase) bool {
	if _, ok := f.group(p); ok {
		return true
	}
	if m.Type == "Nationality" {
		return true
	}
	w := f.d.Words[p.head]
	if m.Type == "Person" {
		n, noun := lex.PersonNoun(f.low(p.head))
		if _, title := lex.Title(strings.TrimSuffix(f.low(p.head), ".")); title || noun && n.Type == "Person" {
			return false
		}
	}
	if m.Type == "Organisation" && f.written(p) {
		return true
	}
	short := p.end-p.first == 1 && w.Len() > 1 && f.d.Tokens[w.Token].Case == doc.Upper && !f.d.Sentences[w.Sentence].Capitals
	return w.UPOS == "PROPN" || short || f.named[p.head] >= 0 && w.UPOS != "PRON" && w.UPOS != "NOUN"
}

// written tells whether two words of a phrase and more, its head among them, have
// capitals as a name has, in a sentence in which not all have.
func (f *finder) written(p phrase) bool {
	s := f.d.Sentences[f.d.Words[p.head].Sentence]
	if s.Capitals || !f.capital(p.head) {
		return false
	}
	capitals := 0
	for i := f.past(p); i <= p.head; i++ {
		if !f.capital(i) || f.isNationality(i) {
			return false
		}
		capitals++
	}
	return capitals > 1 && !f.d.TitleCase(s)
}

// name describes what has a name and is no person with a title.
func (f *finder) name(m *doc.Mention, p phrase) {
	first, end := f.past(p), f.core(p.head, p.first, p.end)
	if k := f.named[p.head]; k >= 0 {
		end = max(end, min(p.end, f.names[k].End))
	}
	if n, ok := f.body(p); ok {
		first = n.First
	}
	m.Name = f.words(first, end)
	if g, ok := f.group(p); ok {
		m.Name, m.Class, m.Nationality = g.Name, g.Class, g.Nationality
		return
	}
	if m.Type == "Organisation" {
		m.Class = f.orgClass(first, end)
	}
	m.Plural = m.Type == "Person" && (f.many(p.head, p.end) || f.several(p.head))
	m.Nationality = f.land(p.first, p.head+1)
	f.counted(m, p)
}

// several tells whether the name that a word ends is that of people told together:
// "the Jesuits", "six Jesuit Priests".
func (f *finder) several(word int) bool {
	if f.folk(word) {
		return true
	}
	before := word - 1
	for before >= 0 && f.counts(before) {
		before--
	}
	return strings.HasSuffix(f.low(word), "s") && (before < word-1 || before >= 0 && f.low(before) == "the")
}

// folk tells whether a word is the plural of one for people: "priests".
func (f *finder) folk(word int) bool {
	n, ok := lex.PersonNoun(f.low(word))
	return ok && n.Plural
}

// counted gives a mention the number in its phrase that is nearest to its head, or
// else the one that stands before it.
func (f *finder) counted(m *doc.Mention, p phrase) {
	from, to := f.tokens(p.first, p.head+1)
	for i := to - 1; i >= max(0, from-1) && m.Quantity < 0; i-- {
		if !f.timed[i] {
			m.Quantity = f.quantity[i]
		}
	}
}

// group looks a phrase up among the bodies that news names again and again.
func (f *finder) group(p phrase) (lex.Group, bool) {
	first := f.past(p)
	if n, ok := f.body(p); ok {
		first = n.First
	}
	from, to := f.tokens(first, p.end)
	return lex.KnownGroup(f.d.SpanOf(from, to).Of(f.d.Text))
}

// orgClass gives the class of the last word that makes a name that of a body.
func (f *finder) orgClass(first, end int) string {
	for i := end - 1; i >= first; i-- {
		if class, ok := lex.OrgWord(f.low(i)); ok {
			return class
		}
		if n, ok := lex.PersonNoun(f.low(i)); ok {
			return n.Class
		}
	}
	return ""
}

// nominal describes a noun: "two Turkish soldiers", "a spokesman for the Front".
func (f *finder) nominal(m *doc.Mention, p phrase) {
	p.first = min(p.first, f.left(p.head))
	first := f.past(p)
	m.Name = f.words(first, f.core(p.head, p.first, len(f.d.Words)))
	n, ok := lex.PersonNoun(f.low(p.head))
	if m.Class = n.Class; !ok {
		m.Class = f.orgClass(p.head, p.head+1)
	}
	m.Plural = f.many(p.head, p.end) || n.Plural
	switch {
	case m.Type == "Organisation" && n.Type == "Person" && !m.Plural:
		m.Type = "Person" // one soldier is no body
	case m.Type == "Person" && n.Type == "Organisation":
		m.Type = "Organisation" // and a group no person
	}
	m.Nationality = f.land(p.first, p.head+1)
	switch f.low(p.head) {
	case "citizen", "citizens", "national", "nationals":
		if m.Nationality == "" {
			m.Nationality = f.land(p.head+1, p.end) // "two citizens of Kazakhstan"
		}
	}
	if m.Org = f.orgIn(phrase{first: p.first, end: p.head}); m.Org == "" {
		m.Org = f.orgIn(phrase{first: p.head + 1, end: p.end})
	}
	f.counted(m, p)
}

// past gives the first word of a phrase behind its determiners and number: "men"
// in "several men" and in "dozens of men".
func (f *finder) past(p phrase) int {
	first := f.pastTime(p.first, p.head)
	for first < p.head && (f.leads(first) || first > p.first && f.low(first) == "of" && f.counts(first-1)) {
		first++
	}
	return first
}

// leads tells whether a word says of a phrase only which or how many.
func (f *finder) leads(word int) bool {
	w := f.d.Words[word]
	low := f.low(word)
	return w.UPOS == "PUNCT" && low != "-" || w.UPOS == "SCONJ" || isDet(w) || f.counts(word) || w.UPOS == "ADJ" && (lex.Function(low) == "det" || low == "more") || low == "them" || low == "whom" // "five of them children"
}

// counts tells whether a word is part of a number.
func (f *finder) counts(word int) bool { return f.quantity[f.d.Words[word].Token] >= 0 }

// core gives the end of a phrase without what only tells more: its head, the words
// of a name that goes on behind it, and what "of" ties to it, before a limit.
func (f *finder) core(head, first, limit int) int {
	end := head + 1
	for ; end < limit; end++ {
		w := f.d.Words[end]
		name := w.UPOS == "PROPN" || w.UPOS == "NUM" || w.UPOS == "NOUN" || w.Relation == "flat"
		if !name || w.Head < first || w.Head >= end || w.Relation == "appos" || w.Relation == "conj" || f.timed[w.Token] {
			break
		}
	}
	if end+1 < len(f.d.Words) && f.low(end) == "-" && f.low(end+1) == "by" && f.d.Words[end].End == f.d.Words[end+1].Start {
		end += 2 // "passers-by"
	}
	if end+1 >= limit || f.low(end) != "of" {
		return end
	}
	if of := f.d.Words[end].Head; of > end && of < limit && of-end < 8 && f.d.Words[of].Head >= first && f.d.Words[of].Head < end && !f.timed[f.d.Words[of].Token] {
		return f.core(of, end+1, limit)
	}
	return end
}

func isDet(w doc.SyntacticWord) bool { return w.UPOS == "DET" || w.XPOS == "PRP$" || w.XPOS == "WP$" }

// many tells whether a word stands for more than one: by its form, or because
// others are joined to it in a phrase that ends before word end.
func (f *finder) many(word, end int) bool {
	w := f.d.Words[word]
	if strings.Contains(w.Feats, "Number=Plur") || strings.Contains(w.Feats, "Number=Ptan") {
		return true
	}
	for i := word + 1; i < end; i++ {
		if f.d.Words[i].Head == word && f.d.Words[i].Relation == "conj" {
			return true
		}
	}
	return false
}

// land gives the country of the last of the words that names one or its
// people.
func (f *finder) land(first, end int) string {
	for i := end - 1; i >= first; i-- {
		w := f.d.Words[i]
		if code, ok := lex.Nationality(w.Of(f.d.Text)); ok {
			return code
		}
		if p := f.place[w.Token]; p >= 0 && f.d.Places[p].Precision == "country" {
			return f.d.Places[p].Country
		}
	}
	return ""
}

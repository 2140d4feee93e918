package say

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// sayings writes out the attributions.
func (r *reader) sayings() []doc.Saying {
	var out []doc.Saying
	res := &resolver{r: r}
	for i := range r.found {
		for _, part := range r.parts(r.found[i]) {
			out = append(out, r.saying(&part, res))
		}
	}
	parents(out)
	return out
}

// saying writes out one attribution.
func (r *reader) saying(a *attribution, res *resolver) doc.Saying {
	s := doc.Saying{Mention: -1, Parent: -1}
	if !a.source.empty() {
		s.Source = []span.Span{r.d.SpanOf(a.source.first, a.source.end)}
	}
	for _, c := range a.cue {
		s.Cue = append(s.Cue, r.d.SpanOf(c.first, c.end))
	}
	for _, c := range a.content {
		s.Content = append(s.Content, r.d.SpanOf(c.first, c.end))
	}
	s.Speaker, s.Mention = res.speaker(a)
	r.judge(a, &s)
	return s
}

// parts cuts an attribution into what is to be one saying each: a long statement
// without quotation marks is one a sentence; one without content is none.
func (r *reader) parts(a attribution) []attribution {
	if !a.block {
		if len(a.content) == 0 {
			return nil
		}
		return []attribution{a}
	}
	var out []attribution
	for _, c := range a.content {
		for at := c.first; at < c.end; {
			e := min(c.end, r.d.Sentences[r.d.Tokens[at].Sentence].End)
			if x := r.tidy(rng{at, e}); !x.empty() {
				b := a
				b.content = []rng{x}
				out = append(out, b)
			}
			at = e
		}
	}
	return out
}

// parents finds the saying whose content holds each other one: the innermost.
func parents(s []doc.Saying) {
	for i := range s {
		if len(s[i].Cue) == 0 {
			continue
		}
		for k := max(0, i-20); k < min(len(s), i+20); k++ {
			if k == i || !holds(s[k], s[i].Cue[0]) {
				continue
			}
			if p := s[i].Parent; p < 0 || holds(s[p], s[k].Content[0]) {
				s[i].Parent = k
			}
		}
	}
}

func holds(s doc.Saying, x span.Span) bool {
	for _, c := range s.Content {
		if c.Contains(x) {
			return true
		}
	}
	return false
}

// resolver works out who a source is.
type resolver struct {
	r     *reader
	known []known
}

type known struct {
	speaker doc.Speaker
	mention int
	person  bool
	words   []string // of the source
	at      int      // token where the source begins
}

// speaker gives who speaks in an attribution, and the mention of it.
func (v *resolver) speaker(a *attribution) (doc.Speaker, int) {
	r := v.r
	if a.speaker != "" {
		return doc.Speaker{Name: a.speaker, Kind: r.kind(strings.Fields(strings.ToLower(a.speaker)))}, -1
	}
	if a.source.empty() {
		return doc.Speaker{Kind: "other"}, -1
	}
	if r.self(a.source) && a.verb != nil && r.body && r.quotes.of(a.head) == nil {
		return doc.Speaker{Name: r.publisher(), Kind: r.kind(strings.Fields(strings.ToLower(r.publisher())))}, -1
	}
	k := v.identify(a.source, a)
	if r.nobody(a.source) {
		k.speaker.Name, k.speaker.Title, k.mention = "", "", -1
	}
	if !r.self(a.source) {
		v.known = append(v.known, k)
	}
	return k.speaker, k.mention
}

// identify tells who the source of an attribution is: the name that a mention in it gives; else, for
// a pronoun or short form, the last speaker whom it fits; else its own words. Nobody who is only
// told of in what is stated says it.
func (v *resolver) identify(x rng, of *attribution) known {
	r := v.r
	if x.end-x.first == 1 && r.class(x.first) == "rel" {
		if a := r.antecedent(x.first); !a.empty() {
			return v.identify(a, of)
		}
		return known{doc.Speaker{Kind: "other"}, -1, false, r.words(x), x.first}
	}
	words, own := r.words(r.plain(x)), v.describe(x)
	k := known{own, r.mentionOf(x), own.Title != "" || v.properName(x), words, x.first}
	named := k.mention >= 0 && r.d.Mentions[k.mention].Form == doc.Name && len(words) > 1
	if k.mention >= 0 && r.d.Mentions[k.mention].Type == "Organisation" {
		k.person = false // "the extremist group al-Nur" has its title, too
	}
	if !named {
		old := v.recall(x, words, true)
		if old == nil && (k.mention < 0 || !v.hasName(k.mention)) {
			old = v.recall(x, words, false)
		}
		if old != nil && !v.nearer(k.mention, old, of) {
			k.speaker, k.mention, k.person = old.speaker, old.mention, old.person
			k.speaker.Anonymous = k.speaker.Anonymous || own.Anonymous
			return k
		}
	}
	if m := v.outside(k.mention, of); m >= 0 {
		k.mention = m
	}
	if k.mention >= 0 {
		k.speaker = v.fromMention(k.mention, own)
		k.person = k.person || r.d.Mentions[k.mention].Type == "Person" && !r.d.Mentions[k.mention].Plural
	}
	return k
}

// nearer tells whether a pronoun stands for somebody or a body that was named, as a subject of the
// sentence or of the one before, behind where a speaker was.
func (v *resolver) nearer(pronoun int, old *known, a *attribution) bool {
	if pronoun < 0 || v.r.d.Mentions[pronoun].Form != doc.Pronoun {
		return false
	}
	d := v.r.d
	m := &d.Mentions[pronoun]
	for i := pronoun - 1; i >= 0; i-- {
		of := &d.Mentions[i]
		if d.Tokens[m.First].Sentence-d.Tokens[of.First].Sentence > 1 || of.First <= old.at {
			return false
		}
		if of.Entity == m.Entity && of.Form == doc.Name && !a.within(of.First) {
			return true
		}
	}
	return false
}

// outside gives the last person named before what an attribution states, in the sentence before it
// or the one before that, for a pronoun that the text ties to somebody told of in it: "he", of "A
// boy pushed past me, he said"; -1 for other pronouns.
func (v *resolver) outside(pronoun int, a *attribution) int {
	d := v.r.d
	if pronoun < 0 || d.Mentions[pronoun].Form != doc.Pronoun || len(a.content) == 0 || lex.SexOfPronoun(v.r.low(d.Mentions[pronoun].First)) == lex.Unknown {
		return -1
	}
	last, from := pronoun-1, min(a.content[0].first, a.source.first)
	for last >= 0 && d.Mentions[last].First >= from && (d.Mentions[last].Entity != d.Mentions[pronoun].Entity || d.Mentions[last].Form == doc.Pronoun) {
		last--
	}
	if last < 0 || !a.within(d.Mentions[last].First) {
		return -1
	}
	first := d.Sentences[d.Tokens[a.content[0].first].Sentence]
	for i := v.r.firstMention(a.content[0].first) - 1; i >= 0; i-- {
		m := d.Mentions[i]
		if s := d.Sentences[d.Tokens[m.First].Sentence]; s.Paragraph != first.Paragraph {
			return -1
		}
		if m.Form == doc.Name && m.Type == "Person" && !m.Plural && v.r.quotes.of(m.First) == nil {
			return i
		}
	}
	return -1
}

// plain gives a source without what describes it after a comma.
func (r *reader) plain(x rng) rng {
	for i := x.first + 1; i < x.end; i++ {
		if r.low(i) == "," {
			return rng{x.first, i}
		}
	}
	return x
}

// nobody tells whether a source is the lack of one: "no group", "nobody".
func (r *reader) nobody(x rng) bool {
	switch r.low(x.first) {
	case "none", "nobody", "neither":
		return true
	case "no":
		return x.end-x.first > 1 && r.d.Tokens[x.first+1].Kind == doc.Word // not "No. 5"
	}
	return false
}

// antecedent gives the noun that a relative pronoun stands for, with what stands
// before the pronoun; empty where there is none.
func (r *reader) antecedent(i int) rng {
	at := r.wordsIn(rng{i, i + 1}).first
	for v := at; v < len(r.d.Words) && v >= 0; v = r.d.Words[v].Head {
		noun := r.d.Words[v].Head
		if noun < 0 || noun >= at {
			continue
		}
		if r.d.Words[v].Relation == "acl:relcl" {
			x := r.tree.trim(rng{r.tree.hull[noun].first, at})
			for k := x.first; k < x.end; k++ { // up to the first relative clause
				if k > noun && r.d.Words[k].Relation == "acl:relcl" && r.tree.hull[k].first > noun {
					x = r.tree.trim(rng{x.first, r.tree.hull[k].first})
				}
			}
			if !x.empty() {
				return r.tokens(x)
			}
		}
	}
	if at > 0 && r.tree.low[at-1] == "," {
		at-- // "the Front, which"
	}
	if x := r.phraseBefore(at); !x.empty() {
		return r.tokens(x)
	}
	return rng{}
}

// words gives the folded words of a range.
func (r *reader) words(x rng) []string {
	var w []string
	for i := x.first; i < x.end; i++ {
		if r.d.Tokens[i].Kind != doc.Punct {
			w = append(w, r.low(i))
		}
	}
	return w
}

// mentionOf gives the mention of whom the source is: a person named anywhere in
// it, else what is mentioned by its head; -1 for none.
func (r *reader) mentionOf(x rng) int {
	best, head := -1, r.headOf(x)
	for i := r.firstMention(x.first); i < len(r.d.Mentions) && r.d.Mentions[i].First < x.end; i++ {
		m := r.d.Mentions[i]
		cut := m.End > x.end && (m.Form != doc.Name || m.Type != "Organisation") // a source may end within a body's name
		if m.First < x.first || cut || r.possessive(m.End) {
			continue
		}
		switch m.Type {
		case "Person":
			if m.Form == doc.Name {
				return i
			}
		case "Organisation", "Location":
		default:
			continue
		}
		if best < 0 && m.First <= head && head < m.End {
			best = i
		}
	}
	return best
}

// headOf gives the last word of a noun phrase before its first preposition,
// comma or relative clause.
func (r *reader) headOf(x rng) int {
	for i := x.first + 1; i < x.end; i++ {
		switch c := r.class(i); {
		case r.low(i) == "as" && r.low(i-1) == "known": // "a group known as the Black Tents"
		case c == "prep", c == "rel", c == "conj", r.low(i) == ",", r.low(i) == "(":
			return i - 1
		}
	}
	return x.end - 1
}

// firstMention gives the first mention that begins at or after a token.
func (r *reader) firstMention(token int) int {
	lo, hi := 0, len(r.d.Mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.d.Mentions[mid].First < token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// fromMention takes what the mention knows of the speaker.
func (v *resolver) fromMention(m int, own doc.Speaker) doc.Speaker {
	x := v.r.d.Mentions[m]
	s := doc.Speaker{Name: x.Name, Title: x.Title, Organization: x.Org, Nationality: x.Nationality, Kind: x.Class, Anonymous: own.Anonymous}
	if x.Name == "" || x.Form == doc.Nominal || strings.HasSuffix(x.Name, " "+own.Name) {
		s.Name = own.Name
	}
	if s.Title == "" || s.Name == own.Name && own.Title != "" {
		s.Title = own.Title
	}
	switch s.Kind {
	case "", "civilian", "other":
		s.Kind = own.Kind
	case "official":
		if x.Form == doc.Nominal && own.Kind != "other" {
			s.Kind = own.Kind // "a police spokesman"
		}
	}
	return s
}

// describe reads name, title and kind from the source's own words.
func (v *resolver) describe(x rng) doc.Speaker {
	r := v.r
	words := r.words(x)
	s := doc.Speaker{Kind: r.kind(words), Anonymous: r.anonymous(x)}
	head := x
	for i := x.first; i < x.end; i++ {
		if i > x.first && (r.low(i) == "," || r.low(i) == "who" || r.low(i) == "which") {
			head.end = i
			break
		}
	}
	s.Name = strings.TrimSpace(r.d.SpanOf(head.first, head.end).Of(r.d.Text))
	if n := v.name(head); !n.empty() {
		s.Name = r.d.SpanOf(n.first, n.end).Of(r.d.Text)
		s.Title = strings.TrimSpace(strings.TrimSuffix(r.d.Text[r.d.Tokens[head.first].Start:r.d.Tokens[n.first].Start], ","))
	}
	if article, rest, ok := strings.Cut(s.Name, " "); ok {
		switch strings.ToLower(article) {
		case "the", "a", "an":
			s.Name = rest
		}
	}
	if g, ok := lex.KnownGroup(s.Name); ok {
		s.Name, s.Kind, s.Nationality = g.Name, g.Class, g.Nationality
	}
	return s
}

// name gives the name at the end of "Army Gen. Ana Ruiz": the last words with
// capitals that follow a title or a noun for people.
func (v *resolver) name(x rng) rng {
	r := v.r
	at := x.end
	for at > x.first {
		i := at - 1
		t := r.d.Tokens[i]
		if t.Low == "." && glued(r.d, i) && i > x.first && !v.titled(i-1) {
			at--
			continue
		}
		if !(r.isName(i) || i == r.d.Sentences[t.Sentence].First && t.Case == doc.Title) || v.titled(i) || r.class(i) != "" && r.class(i) != "verb" {
			break
		}
		at--
	}
	if at == x.first || x.end-at < 1 {
		return rng{}
	}
	if !v.titled(at-1) && !(r.low(at-1) == "." && at-2 >= x.first && v.titled(at-2)) {
		return rng{}
	}
	return rng{at, x.end}
}

// titled tells whether token i is a title or a noun for people.
func (v *resolver) titled(i int) bool {
	low := v.r.low(i)
	return v.r.lex.titles[low] != "" || v.r.lex.nouns[low] != ""
}

// properName tells whether a source is a name of two words or three.
func (v *resolver) properName(x rng) bool {
	n := 0
	for i := x.first; i < x.end && v.r.low(i) != ","; i++ {
		if v.r.d.Tokens[i].Kind != doc.Word || v.r.d.Tokens[i].Case == doc.Lower || v.r.class(i) != "" || v.r.lex.nouns[v.r.low(i)] != "" {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4
}

// memory is how many tokens back a pronoun finds its speaker.
const memory = 120

// hasName tells whether a mention is of somebody who is called by name.
func (v *resolver) hasName(mention int) bool {
	d := v.r.d
	m := &d.Mentions[mention]
	return m.Entity >= 0 && slices.ContainsFunc(d.Mentions[max(0, mention-40):mention], func(o doc.Mention) bool { return o.Entity == m.Entity && o.Form == doc.Name })
}

// recall finds the speaker of before that a pronoun or short form stands for: one of the sex that
// it tells, if that is asked for.
func (v *resolver) recall(x rng, words []string, strictly bool) *known {
	if len(words) == 0 {
		return nil
	}
	r := v.r
	single := len(words) == 1
	for i := len(v.known) - 1; i >= 0 && i > len(v.known)-40; i-- {
		k := &v.known[i]
		if r.class(x.first) == "pron" && x.first-k.at > memory {
			return nil
		}
		switch {
		case single && (words[0] == "he" || words[0] == "she" || words[0] == "who"):
			if k.person && (r.quotes.of(k.at) == nil || r.quotes.of(x.first) != nil) && !(strictly && v.otherSex(words[0], x.first, k)) {
				return k
			}
		case single && (words[0] == "they" || words[0] == "it" || words[0] == "which"):
			many := k.mention >= 0 && r.d.Mentions[k.mention].Plural && r.d.Mentions[k.mention].Form == doc.Nominal
			if !k.person && !(many && words[0] == "it") {
				return k
			}
		case single && (words[0] == "i" || words[0] == "we"):
			return nil
		case len(words) <= 3 && lastName(words, k) && (r.class(x.first) == "det" || single || r.lex.titles[words[0]] != ""):
			return k
		}
	}
	return nil
}

// otherSex tells whether a known speaker cannot be who "he" or "she" at a token is: by what he is
// called, or by the pronouns that stood for him before.
func (v *resolver) otherSex(pronoun string, at int, k *known) bool {
	want := lex.SexOfPronoun(pronoun)
	if want == lex.Unknown {
		return false
	}
	for _, w := range k.words {
		if s := lex.SexOfNoun(w); s != lex.Unknown {
			return s != want
		}
	}
	d, told := v.r.d, map[lex.Sex]int{}
	for i := v.r.firstMention(at) - 1; i >= 0 && k.mention >= 0 && at-d.Mentions[i].First < 4*memory; i-- {
		if m := d.Mentions[i]; m.Form == doc.Pronoun && m.Entity == d.Mentions[k.mention].Entity {
			told[lex.SexOfPronoun(v.r.low(m.First))]++
		}
	}
	return told[lex.Man] > told[lex.Woman] && want == lex.Woman || told[lex.Woman] > told[lex.Man] && want == lex.Man
}

// lastName tells whether the last of these words is that of a known speaker, or
// stands in the words that it was first named with.
func lastName(words []string, k *known) bool {
	last := words[len(words)-1]
	if last == "officials" || last == "police" || len(k.words) < len(words) {
		return false
	}
	if f := strings.Fields(strings.ToLower(k.speaker.Name)); len(f) > 0 && f[len(f)-1] == last {
		return true
	}
	for _, w := range k.words {
		if w == last {
			return true
		}
	}
	return false
}

// kind gives the class of speaker that its words tell: the last noun before a
// preposition counts most.
func (r *reader) kind(words []string) string {
	kind := "other"
	for _, w := range words {
		if c := r.lex.nouns[strings.TrimSuffix(w, ".")]; c != "" && c != "other" && c != "civilian" {
			if kind == "other" || c == "military" || c == "police" || c == "media" {
				kind = c
			}
		}
		if r.lex.function[w] == "prep" && kind != "other" {
			break
		}
	}
	return kind
}

// anonymous tells whether the source is kept from being named.
func (r *reader) anonymous(x rng) bool {
	words := r.words(x)
	for i := range words {
		if _, ok := r.lex.anonymous.at(words, i); ok {
			return true
		}
	}
	return false
}

package where

import (
	"cmp"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// compounds adds, where all words are capitals, the names that the tree hangs on a word for a kind of place:
// "the FIELD CLUB NEIGHBORHOOD", "ALDER MOUNTAIN", "near the NATIONAL UNIVERSITY". They take the place of names that
// are but some of their words.
func (f *finder) compounds() {
	if f.seen == nil {
		return
	}
	var more []*name
	for _, s := range f.d.Sentences {
		for i := s.First + 1; i < s.End && s.Capitals; i++ {
			if n := f.compound(i, s); n != nil {
				more = append(more, n)
			}
		}
	}
	if len(more) == 0 {
		return
	}
	taken := map[int]bool{}
	for _, n := range more {
		for i := n.first; i < n.end; i++ {
			taken[i] = true
		}
	}
	f.names = slices.DeleteFunc(f.names, func(n *name) bool { return taken[n.first] || taken[n.end-1] })
	f.names = append(f.names, more...)
	slices.SortStableFunc(f.names, func(a, b *name) int { return cmp.Compare(a.Start, b.Start) })
	for _, n := range more {
		f.behindOf(n)
	}
}

// compound gives the name of a place that ends with, or right before, a word for its kind; nil for none, and where it is
// a name already.
func (f *finder) compound(kind int, s doc.Sentence) *name {
	low := f.d.Tokens[kind].Low
	n := &name{end: kind, want: "P", told: true, evidence: 8}
	switch {
	case part(low):
	case heights(low):
		n.end, n.want = kind+1, "A"
	case siteCode(low) == "S.UNIV" && f.proper(kind):
		n.end, n.want, n.site = kind+1, "", "S.UNIV"
	default:
		return nil
	}
	n.first = f.modifiers(kind, s, n.site != "")
	if n.first == kind || n.site != "" && !f.stands(n.first, s) {
		return nil
	}
	if f.gaz.Ordinary(f.d.Tokens[n.first].Low) && n.site == "" && !f.proper(n.first) {
		return nil
	}
	if m := f.namedAt(n.first); m != nil && (m.first < n.first || m.end > kind) {
		return nil
	} else if m != nil && m.end == n.end {
		m.told, m.want = true, n.want
		return nil
	}
	n.Span = f.d.SpanOf(n.first, n.end)
	n.key = lex.FoldPlace(n.Of(f.d.Text))
	return n
}

// modifiers gives the first of the words before a noun that the tree makes one name with it, or the noun itself; adjectives
// are among them where asked for.
func (f *finder) modifiers(noun int, s doc.Sentence, adjectives bool) int {
	first := noun
	for i := noun - 1; i > s.First && noun-i <= 4 && f.d.Tokens[i].Kind == doc.Word; i-- {
		w := f.d.Words[f.wordAt(f.d.Tokens[i].Start)]
		if w.Relation != "compound" && w.Relation != "flat" && (!adjectives || w.Relation != "amod") {
			break
		}
		if _, folk := lex.Demonym(f.d.Word(i)); !adjectives && (folk || f.words.side[f.d.Tokens[i].Low]) || strings.Contains(f.d.Tokens[i].Low, "-") {
			break
		}
		first = i
	}
	return first
}

// ofLonger takes a name that "de" and another one follow for the whole, in capitals: "SANTA CRUZ DE ALMERO" is no Santa Cruz.
func (f *finder) ofLonger(n *name, story []string) {
	s := f.sentence(n)
	if n.site != "" || n.end+1 >= s.End || f.d.Tokens[n.end].Low != "de" && f.d.Tokens[n.end].Low != "del" {
		return
	}
	last := n.end + 1
	if last+1 < s.End && romance(f.d.Tokens[last], s) {
		last++
	}
	if !f.capital(last, s) {
		return
	}
	if o := f.namedAt(last); o != nil {
		o.veto, last = true, o.end-1 // "SANTA CRUZ DE SAN MARTIN"
	}
	*n = name{Span: f.d.SpanOf(n.first, last+1), first: n.first, end: last + 1, veto: n.veto, evidence: n.evidence}
	n.key, n.told = lex.FoldPlace(n.Of(f.d.Text)), f.seems(n.Span) > sure
	f.kind(n)
	f.behindOf(n)
	f.spellings(n, story)
}

// stands tells whether a preposition of place stands before token i, or before the article there.
func (f *finder) stands(i int, s doc.Sentence) bool {
	if i--; i > s.First && f.d.Tokens[i].Low == "the" {
		i--
	}
	if i < s.First {
		return false
	}
	switch f.d.Tokens[i].Low {
	case "at", "near", "in", "inside", "outside", "around", "on":
		return true
	}
	return false
}

// heights tells whether a word is for what nature has that is named as a whole: "ALDER MOUNTAIN".
func heights(low string) bool {
	switch low {
	case "mountain", "volcano", "hill", "river", "lake":
		return true
	}
	return false
}

package where

import (
	"cmp"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// unknown adds names that only the words around them tell to be places: "the
// village of X", "X district", "in X, northern Syria". Another spelling of them
// may stand in the gazetteer.
func (f *finder) unknown() {
	f.compounds()
	f.count()
	story := f.story()
	for i := range f.names {
		f.longer(i, story)
	}
	var last *name
	var more []*name
	for _, s := range f.d.Sentences {
		for i := s.First; i < s.End; i++ {
			if !f.capital(i, s) || f.namedAt(i) != nil {
				continue
			}
			end := f.runOf(i, s)
			n := f.unknownAt(i, end, s, story)
			if n == nil && last != nil && last.end+1 == i && f.d.Tokens[last.end].Low == "and" && f.placeLike(i, end, s) && !f.surname(i, end) {
				n = f.spellings(f.alike(i, end, last), story) // "the villages of Foua and Kfraya"
			}
			if n != nil {
				more = append(more, n)
				last = n
			}
			i = max(i, end-1)
		}
	}
	f.names = append(f.names, more...)
	slices.SortStableFunc(f.names, func(a, b *name) int { return cmp.Compare(a.Start, b.Start) })
	f.learned(story)
}

// runOf gives the end of the capital words from token i on that no name holds.
func (f *finder) runOf(i int, s doc.Sentence) int {
	j := i
	for j < s.End && j < i+4 && f.namedAt(j) == nil && (f.capital(j, s) || j > i && article(f.d.Tokens[j]) && j+1 < s.End && f.capital(j+1, s)) {
		j++
	}
	return j
}

// unknownAt judges the capital words [i, end); nil where they are no place.
func (f *finder) unknownAt(i, end int, s doc.Sentence, story []string) *name {
	if end <= i || i == s.First {
		return nil
	}
	want := ""
	if k := f.d.Tokens[end-1].Low; end-i > 1 && f.words.kind[k] == "A" && k != "department" && k != "state" && k != "republic" {
		want = "A" // "Xanadu District"
		end--
	} else if end-i > 1 && part(k) && f.allProper(i, end-1) {
		want = "P" // "Xanadu neighborhood", in capitals
		end--
	}
	if s.Capitals && end-i > 2 || !f.placeLike(i, end, s) || f.surname(i, end) {
		return nil
	}
	if want == "P" && i > s.First && romance(f.d.Tokens[i-1], s) && f.namedAt(i-1) == nil {
		i--
	}
	n := &name{Span: f.d.SpanOf(i, end), first: i, end: end, want: want}
	n.key = lex.FoldPlace(n.Of(f.d.Text))
	f.kind(n)
	n.want = cmp.Or(n.want, want)
	f.behindOf(n)
	before := f.words.before[f.d.Tokens[i-1].Low]
	if n.within != nil && before < 2 && n.want == "" {
		n.within = nil
	}
	if s.Capitals && n.want == "" || n.want == "" && n.within == nil && before < 3 {
		return nil
	}
	return f.spellings(n, story)
}

// behindOf sets what a name is said to lie in by the words behind it or, as in
// "Cairo's Abbasiya district", before it.
func (f *finder) behindOf(n *name) {
	j, _ := slices.BinarySearchFunc(f.names, n.end, func(m *name, first int) int { return cmp.Compare(m.first, first) })
	switch {
	case j > 0 && f.owns(f.names[j-1].end, n.first) && f.holds(f.names[j-1], n):
		n.within = f.names[j-1]
	case j == len(f.names):
	case f.quartered(n, f.names[j]):
	case f.leads(n.end, f.names[j].first) && f.holds(f.names[j], n):
		n.within = f.names[j]
	case f.joined(n, f.names[j]) && f.names[j].within != nil:
		n.within = f.names[j].within // "Foua and Kfraya in Idlib province"
	}
}

// alike makes a name of the tokens [i, end) in a list that a place begins.
func (f *finder) alike(i, end int, first *name) *name {
	n := &name{Span: f.d.SpanOf(i, end), first: i, end: end, want: first.want, within: first.within}
	n.key = lex.FoldPlace(n.Of(f.d.Text))
	if n.within == nil {
		f.behindOf(n)
		first.within = n.within
	}
	return n
}

// spellings looks for the name in another spelling, in the country that it is
// said to lie in or in those of the story. Nil where nothing tells it a place.
func (f *finder) spellings(n *name, story []string) *name {
	in := story
	if c := f.nation(n); c != "" {
		in, n.country = []string{c}, c
	} else if n.within != nil {
		in = []string{n.within.readings[0].Country}
		for _, p := range n.within.readings {
			if p.Division() {
				in[0] = p.Country
				break
			}
		}
	}
	for _, c := range in {
		if c == "" {
			continue
		}
		if n.readings = near(f.gaz.FindNear(c, n.Of(f.d.Text)), n.key); n.readings != nil {
			n.evidence = 8
			return n
		}
	}
	if n.want == "" && n.within == nil && !n.told {
		return nil
	}
	if n.within != nil && n.country == "" {
		n.country = in[0]
	}
	n.evidence = 8
	return n
}

// placeLike tells whether capital words may be a place's name at all; a letter alone
// is none: "N. Sudan".
func (f *finder) placeLike(i, end int, s doc.Sentence) bool {
	if end == i+1 && len(f.d.Tokens[i].Low) == 1 || f.adjectiveEnding(end-1, i) != "" {
		return false
	}
	for j := i; j < end; j++ {
		low := f.d.Tokens[j].Low
		_, org := lex.OrgWord(low)
		_, title := lex.Title(low)
		_, folk := lex.Demonym(f.d.Word(j))
		_, noun := lex.PersonNoun(low)
		_, group := lex.KnownGroup(f.d.Word(j))
		if f.d.Tokens[j].Case == doc.Upper && !s.Capitals {
			return false
		}
		if s.Capitals && f.gaz.Ordinary(low) {
			return false
		}
		if org || title || folk || noun || group || f.words.never[low] && !lex.Article(low) && !(j == i && end > i+1 && lex.Saint(low)) || f.words.kind[low] != "" || lex.Function(low) != "" && !lex.Article(low) {
			return false
		}
		if f.words.given[low] || f.words.side[low] && (end == i+1 || s.Capitals) {
			return false
		}
	}
	return end < s.End && !f.words.after[f.d.Tokens[end].Low] || end == s.End
}

// surname tells whether one of the tokens [i, end) is somebody's family name somewhere in the report.
func (f *finder) surname(i, end int) bool {
	return slices.ContainsFunc(f.d.Tokens[i:end], func(t doc.Token) bool { return f.surnames[t.Low] })
}

// allProper tells whether the network takes all tokens [i, end) for proper nouns, where
// one looked.
func (f *finder) allProper(i, end int) bool {
	for ; i < end && f.seen != nil; i++ {
		if !f.proper(i) {
			return false
		}
	}
	return true
}

// longer takes a name for a longer one that the gazetteer has in another spelling,
// where it does not have the short one as a place of weight: not the Khan of "Khan
// Sheikoun".
func (f *finder) longer(i int, story []string) {
	n := f.names[i]
	s := f.sentence(n)
	if s.Capitals {
		f.ofLonger(n, story)
		return
	}
	if n.short || n.site != "" || n.veto || n.within != nil || f.partly(n) || f.prior(n) > enough && (!f.goesOn(n) || f.among(n, story)) {
		return
	}
	end := n.end
	for end < min(s.End, n.first+4) && (f.namedAt(end) == nil && f.strange(end, s) || f.goesOnTo(n.first, end)) {
		end++
	}
	if end == n.end {
		return
	}
	whole := f.d.SpanOf(n.first, end)
	for _, c := range story {
		key := lex.FoldPlace(whole.Of(f.d.Text))
		if found := near(f.gaz.FindNear(c, key), key); found != nil {
			*n = name{Span: whole, first: n.first, end: end, key: key, readings: found, evidence: 8}
			return
		}
	}
	if f.goesOn(n) {
		for j := n.end; j < end; j++ {
			if o := f.namedAt(j); o != nil && o != n {
				o.veto = true
			}
		}
		*n = name{Span: whole, first: n.first, end: end, key: lex.FoldPlace(whole.Of(f.d.Text)), told: f.seems(whole) > sure}
		f.kind(n)
		f.behindOf(n)
	}
}

// among tells whether a place of a name lies in a country of the story.
func (f *finder) among(n *name, story []string) bool {
	return slices.ContainsFunc(n.readings, func(p lex.Place) bool { return slices.Contains(story, p.Country) })
}

// goesOn tells whether the tree takes the word behind a name for more of the same name: "Bani
// Qays".
func (f *finder) goesOn(n *name) bool { return f.goesOnTo(n.first, n.end) }

// goesOnTo tells whether the tree takes token end for more of a name that begins with token
// first.
func (f *finder) goesOnTo(first, end int) bool {
	if f.seen == nil || end >= len(f.d.Tokens) {
		return false
	}
	w := f.wordAt(f.d.Tokens[end].Start)
	if w >= len(f.d.Words) || f.d.Words[w].Token != end || f.d.Words[w].Relation != "flat" {
		return false
	}
	head := f.d.Words[w].Head
	return head >= 0 && first <= f.d.Words[head].Token && f.d.Words[head].Token < end
}

// near keeps the places whose name is not too far from the words, the likest
// first.
func near(places []lex.Place, key string) []lex.Place {
	squeezed := strings.ReplaceAll(key, " ", "")
	var out []lex.Place
	for _, p := range places {
		if p.Division() && !p.State() && p.Feature != "A.ADM1" {
			continue
		}
		name := strings.ReplaceAll(lex.FoldPlace(p.Name), " ", "")
		if 2*distance(squeezed, name) <= max(len(squeezed), len(name)) {
			p.Alternate = false
			out = append(out, p)
		}
	}
	return out
}

// distance is the number of letters to change, add or leave out.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

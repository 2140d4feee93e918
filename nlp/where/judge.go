package where

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// enough is how much must speak for a name being a place's.
const enough = 2.5

// enoughWithNetwork is the same where a network looked, and a mention's evidence is
// told apart from that of the best mention of its name.
const enoughWithNetwork = 1.5

// judge tells which of the names are places: what is known of the name, and the
// words around its mentions.
func (f *finder) judge() {
	for _, n := range f.names {
		if n.site == "" && !n.short {
			f.person(n)
		}
	}
	for i, n := range slices.Backward(f.names) {
		f.container(i, n)
		f.kind(n)
		f.distant(n)
		n.evidence += f.context(n)
	}
	f.unknown()
	bodies := f.bodies()
	for _, n := range f.names {
		n.veto = n.veto || f.thing(n) || f.broadcasts(n) || f.ofStreet(n) || (n.told || len(n.readings) == 0) && bodies[n.key]
	}
	f.count()
	best := map[string]float64{}
	for _, n := range f.names {
		if !n.veto {
			best[n.key] = max(best[n.key], n.evidence)
		}
	}
	for _, n := range f.names {
		prior := f.prior(n)
		n.accepted = !n.veto && (n.short || n.site != "" && !f.institution(n) || n.told || f.weighed(n, prior, best[n.key]))
	}
	f.listed()
}

// thing tells whether a word is for a thing that is hit, which has a capital only where all
// words have: "Bomber Kills Worshippers at Mosque".
func (f *finder) thing(n *name) bool {
	if n.end-n.first > 1 || n.site != "" || !f.d.TitleCase(f.sentence(n)) {
		return false
	}
	_, ok := lex.Target([]string{f.d.Tokens[n.first].Low})
	return ok
}

// broadcasts tells whether a name is only what a station or a paper is called after: "Radio
// Jamastrán".
func (f *finder) broadcasts(n *name) bool {
	i := f.before(n)
	if i < 0 || f.d.Tokens[i].Case == doc.Lower || f.sentence(n).Capitals {
		return false
	}
	switch f.d.Tokens[i].Low {
	case "radio", "tv", "televisión", "television", "canal", "diario", "banco":
		return true
	}
	return false
}

// paper tells whether the word before or behind a name says that it is one of a paper: "the daily El Faro".
func (f *finder) paper(n *name) bool {
	for _, i := range []int{f.before(n), f.behind(n)} {
		if i < 0 {
			continue
		}
		switch f.d.Tokens[i].Low {
		case "newspaper", "daily", "weekly", "magazine":
			return true
		}
	}
	return false
}

// bodies gives the names that the report tells to be bodies': of papers, and short forms that it explains, "FENTRAC [National
// Federation of Rail Workers]", "the National Federation of Rail Workers (FENTRAC)".
func (f *finder) bodies() map[string]bool {
	out := map[string]bool{}
	for _, n := range f.names {
		if n.told && f.paper(n) {
			out[n.key] = true
		}
		s := f.sentence(n)
		if n.end != n.first+1 || len(n.readings) > 0 {
			continue
		}
		var explained []doc.Token
		switch {
		case n.end < s.End && opens(f.d.Tokens[n.end].Low):
			explained = f.d.Tokens[n.end+1 : min(s.End, n.end+longBody)]
			if end := slices.IndexFunc(explained, func(t doc.Token) bool { return closes(t.Low) }); end >= 0 {
				explained = explained[:end]
			}
		case n.first > s.First && n.end < s.End && opens(f.d.Tokens[n.first-1].Low) && closes(f.d.Tokens[n.end].Low):
			explained = f.d.Tokens[max(s.First, n.first-longBody) : n.first-1]
		}
		if slices.ContainsFunc(explained, func(t doc.Token) bool { _, org := lex.OrgWord(t.Low); return org && f.words.suffix[t.Low] == "" }) {
			out[n.key] = true
		}
	}
	return out
}

// longBody is how many tokens a body's name takes that brackets explain, at most.
const longBody = 9

func opens(low string) bool  { return low == "(" || low == "[" }
func closes(low string) bool { return low == ")" || low == "]" }

// institution tells whether the network takes a site's name for an organisation's
// and not for a place's: "the Coptic Church".
func (f *finder) institution(n *name) bool {
	return f.seen != nil && f.mean(f.seen.body, n.Span) > 0 && f.seems(n.Span) < -1
}

// weighed tells whether what is known of a name, what speaks for this mention and
// what for the best one of the same name are enough; and what the network says,
// where one looked.
func (f *finder) weighed(n *name, prior, best float64) bool {
	if f.seen == nil {
		return prior+best >= enough && prior+n.evidence > 0
	}
	seems := f.seems(n.Span)
	return prior+n.evidence+best+seems > enoughWithNetwork || seems > certain && f.ownName(n)
}

// ownName tells whether a name in capitals is nothing else that is known, and the network sees it, and no more, as a place's.
func (f *finder) ownName(n *name) bool {
	return f.sentence(n).Capitals && !n.common && !n.given && !f.surname(n.first, n.end) && f.seen.sees(f.wordAt(n.Start), f.wordAt(n.End))
}

// before gives the token before a name within its sentence, -1 for none.
func (f *finder) before(n *name) int {
	if i := n.first - 1; i >= f.sentence(n).First {
		return i
	}
	return -1
}

// behind gives the token after a name within its sentence, -1 for none.
func (f *finder) behind(n *name) int {
	if n.end < f.sentence(n).End {
		return n.end
	}
	return -1
}

func (f *finder) sentence(n *name) doc.Sentence { return f.d.Sentences[f.d.Tokens[n.first].Sentence] }

// partly tells whether a name is only a piece of its token: "Iraq" in "Iraq-Syria".
func (f *finder) partly(n *name) bool {
	return n.Start != f.d.Tokens[n.first].Start || n.End != f.d.Tokens[n.end-1].End
}

// namedAt gives the name that token i lies in, vetoed or not; nil for none.
func (f *finder) namedAt(i int) *name {
	for lo, hi := 0, len(f.names); lo < hi; {
		mid := (lo + hi) / 2
		switch n := f.names[mid]; {
		case n.end <= i:
			lo = mid + 1
		case n.first > i:
			hi = mid
		default:
			return n
		}
	}
	return nil
}

// context weighs the words around a mention.
func (f *finder) context(n *name) float64 {
	s := f.sentence(n)
	e := 0.0
	if f.partly(n) {
		return 1
	}
	if i := f.before(n); i >= 0 {
		e += f.ahead(n, i, s)
	} else if !s.Capitals {
		e -= 0.5
	}
	if i := f.behind(n); i >= 0 {
		e += f.follows(n, i, s)
	}
	if s.Capitals && n.end-n.first == 1 {
		e--
	}
	if n.common && (s.Capitals || n.first == s.First) {
		e -= 1.5
	}
	if f.dateline(n, s) {
		e += 5
	}
	if n.within != nil {
		e += 5
	}
	if n.want != "" {
		e += 3
	}
	if f.surnames[n.key] {
		e -= 3
		if n.given {
			e -= 3 // "Georgia", when the report has a Georgia Stephens
		}
	}
	return e
}

// ahead weighs the word before a mention.
func (f *finder) ahead(n *name, i int, s doc.Sentence) float64 {
	low := f.d.Tokens[i].Low
	if low == "to" && i > s.First && f.d.Tokens[i-1].Low == "according" {
		return -1
	}
	if low == "of" && i > s.First {
		if _, org := lex.OrgWord(f.d.Tokens[i-1].Low); org && f.capital(i-1, s) {
			return -2 // "Department of Justice"
		}
	}
	if f.d.Tokens[i].Kind == doc.Number && n.Of(f.d.Text) == "US" {
		return -9 // "$45 US"
	}
	if low == "the" && i > s.First {
		i--
		low = f.d.Tokens[i].Low
		if f.words.before[low] > 0 {
			return f.words.before[low] / 2
		}
		return -0.5
	}
	switch {
	case f.words.before[low] > 0:
		return f.words.before[low]
	case f.words.side[low]:
		return 2.5
	case n.end-n.first == 1 && f.strange(i, s) && (i > s.First || f.d.Tokens[i].Case == doc.Upper):
		if m := f.namedAt(i); m != nil && !m.veto && !m.given && f.prior(m) >= enough {
			return 0
		}
		f.surnames[n.key] = true
		return -1 // and -3 as a surname
	}
	return 0
}

// follows weighs the word after a mention.
func (f *finder) follows(n *name, i int, s doc.Sentence) float64 {
	low := f.d.Tokens[i].Low
	switch {
	case f.words.after[low]:
		return -0.5
	case f.d.Tokens[i].Case == doc.Lower && f.isFolk(low):
		return 1 // "Danbury police"
	case f.suffers(i, s):
		return 2
	case possessive(low):
		if strings.HasPrefix(n.key, "st ") {
			return -9 // "St. John's University"
		}
		return 0
	case f.words.street[low] && f.d.Tokens[i].Case != doc.Lower:
		return -4
	case n.end-n.first == 1 && f.strange(i, s):
		if f.namedAt(i) != nil {
			return -0.5
		}
		return -2
	}
	return 0
}

// suffers tells whether the words from token i on say that something was done which is
// done to places: "was shelled", "has been hit by".
func (f *finder) suffers(i int, s doc.Sentence) bool {
	for n := 0; n < 3 && i < s.End; n++ {
		switch f.d.Tokens[i].Low {
		case "was", "were", "is", "has", "had", "have", "been", "being", "came":
			i++
			continue
		case "shelled", "bombed", "rocked", "shaken", "bombarded", "pounded", "besieged", "overrun", "recaptured", "retaken", "liberated", "raided":
			return n > 0
		case "hit", "struck":
			return n > 0 && i+1 < s.End && f.d.Tokens[i+1].Low == "by"
		case "under":
			return n > 0
		}
		return false
	}
	return false
}

func (f *finder) isFolk(low string) bool {
	_, noun := lex.PersonNoun(low)
	return noun
}

// dateline tells whether a mention begins a paragraph as the place that the
// report was filed from: "BANTAM — A mason", "NEWARK, N.J. (AP) - United".
func (f *finder) dateline(n *name, s doc.Sentence) bool {
	if n.first != s.First || s.Capitals && s.End-s.First > 40 {
		return false
	}
	for i := n.end; i < min(n.end+9, len(f.d.Tokens)); i++ {
		t := f.d.Tokens[i]
		switch {
		case t.Low == "-" || t.Low == "--" || t.Low == "(" && i+2 < len(f.d.Tokens) && f.d.Tokens[i+2].Low == ")":
			return f.d.Tokens[n.first].Case == doc.Upper || i < n.end+4
		case t.Low == ":":
			return f.d.Tokens[n.first].Case == doc.Upper && f.d.Telling(s) == i+1 // "BANTAM: A mason"
		case t.Kind == doc.Punct && t.Low != "," && t.Low != "." && t.Low != ")":
			return false
		case t.Kind == doc.Word && t.Case == doc.Lower:
			return false
		}
	}
	return false
}

// prior tells how far the name alone speaks for a place.
func (f *finder) prior(n *name) float64 {
	best := -3.0
	for _, p := range n.readings {
		best = max(best, f.weight(p))
	}
	if n.common {
		best--
	}
	if n.given {
		best--
	}
	if strings.Contains(n.key, " ") {
		best++
	}
	return best
}

// weight is how likely a report speaks of a place at all.
func (f *finder) weight(p lex.Place) float64 {
	w := -1.0
	switch {
	case p.State(), p.Feature == "L.CONT":
		return 6
	case p.Feature == "A.ADM1":
		w = 2
		if p.Population > 500000 {
			w = 3
		}
		if p.Alternate {
			w -= 1.5
		}
	case p.Feature == "A.ADM2":
		w = -1
		if strings.Contains(p.Name, " County") {
			w = 1.5
		}
	case p.Imported && p.Feature[0] != 'P':
		w = importedWeight(p)
	case p.Feature[0] == 'S' && p.Alternate:
		w = 1 // "Shayrat" for the airfield
	case p.Feature[0] != 'P':
		w = 3
	case p.Population >= 1000000:
		w = 3
	case p.Population >= 200000:
		w = 2
	case p.Population >= 50000:
		w = 1
	case p.Population >= 5000:
		w = 0
	}
	if p.Feature == "P.PPLC" {
		w++
	}
	if p.Alternate && p.Feature[0] == 'P' {
		w -= 1.5
	}
	switch told := f.nations[p.Country]; {
	case told >= 2:
		w++
	case told == 0 && len(f.nations) > 0 && p.Population < 100000 && p.Country != "":
		w--
	}
	return w
}

// importedWeight is that of waters, mountains, sites and smaller divisions among
// imported places. There are thousands of them in a country, most never spoken of.
func importedWeight(p lex.Place) float64 {
	switch {
	case p.Alternate:
		return -1
	case p.Feature == "S.AIRB", p.Feature == "S.AIRP", p.Feature == "S.AIRF", p.Feature == "S.MILB", p.Feature == "S.INSM":
		return 2
	case p.Feature[0] == 'H' || p.Feature[0] == 'T' || p.Feature[0] == 'A':
		return 0
	}
	return -1
}

// listed accepts names that stand in one list with places: "Houston, Alvin and Hit".
func (f *finder) listed() {
	for range 2 {
		for i, n := range f.names {
			if n.accepted || n.veto || n.common || f.surnames[n.key] || f.prior(n) < -1 {
				continue
			}
			if i > 0 && f.joined(f.names[i-1], n) && f.names[i-1].accepted || i+1 < len(f.names) && f.joined(n, f.names[i+1]) && f.names[i+1].accepted {
				n.accepted = true
			}
		}
	}
}

// joined tells whether nothing but "and", "or" or a comma parts two names.
func (f *finder) joined(a, b *name) bool {
	if a.end >= b.first || b.first-a.end > 2 {
		return false
	}
	for _, t := range f.d.Tokens[a.end:b.first] {
		if t.Low != "," && t.Low != "and" && t.Low != "or" {
			return false
		}
	}
	return true
}

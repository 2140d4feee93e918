package where

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// enough is how much must speak for a name being a place's.
const enough = 2.5

// judge tells which of the names are places: what is known of the name, and the
// words around its mentions.
func (f *finder) judge() {
	for _, n := range f.names {
		if n.site == "" && !n.short {
			f.person(n)
		}
	}
	for i, n := range f.names {
		f.container(i, n)
		f.kind(n)
		n.evidence += f.context(n)
	}
	f.unknown()
	f.count()
	best := map[string]float64{}
	for _, n := range f.names {
		if !n.veto {
			best[n.key] = max(best[n.key], n.evidence)
		}
	}
	for _, n := range f.names {
		prior := f.prior(n)
		n.accepted = !n.veto && (n.short || n.site != "" || prior+best[n.key] >= enough && prior+n.evidence > 0)
	}
	f.lists()
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

// person vetoes mentions that are a part of a person's name, and remembers the
// family names.
func (f *finder) person(n *name) {
	if n.end-n.first > 1 || f.partly(n) {
		return
	}
	s := f.sentence(n)
	if i := f.before(n); i >= 0 {
		low := strings.TrimSuffix(f.d.Tokens[i].Low, ".")
		if low == "" && i > s.First { // "Mr."
			i--
			low = f.d.Tokens[i].Low
		}
		if f.bearsTitle(i, low, s) || f.initial(i) || f.words.given[low] && f.capital(i, s) {
			n.veto = true
			f.surnames[n.key] = true
		}
	}
	if i := f.behind(n); i >= 0 && n.given && !s.Capitals && f.strange(i, s) {
		n.veto = true
		f.surnames[f.d.Tokens[i].Low] = true
	}
}

// bearsTitle tells whether token i ends a title that a person's name follows.
func (f *finder) bearsTitle(i int, low string, s doc.Sentence) bool {
	if _, ok := lex.Title(low); !ok {
		return false
	}
	if f.capital(i, s) {
		return low != "state" && low != "king"
	}
	switch low { // small, before a name, in plain prose
	case "president", "minister", "senator", "spokesman", "spokeswoman", "chancellor", "premier", "gov", "gen", "sen", "rep", "prosecutor", "ambassador", "judge", "secretary":
		return true
	}
	return false
}

// initial tells whether token i is an initial: "J." or the "J" of it.
func (f *finder) initial(i int) bool {
	t := f.d.Tokens[i]
	bare := strings.TrimSuffix(t.Low, ".")
	return t.Kind == doc.Word && len(bare) == 1 && t.Case != doc.Lower && bare != "a" && bare != "i"
}

// strange tells whether token i is a capital word that is nothing we know: no
// place, nationality, title, kind of place or organisation.
func (f *finder) strange(i int, s doc.Sentence) bool {
	t := f.d.Tokens[i]
	if !f.capital(i, s) || t.Kind != doc.Word || lex.Function(t.Low) != "" || s.Capitals {
		return false
	}
	_, org := lex.OrgWord(t.Low)
	_, title := lex.Title(t.Low)
	_, folk := lex.Demonym(f.d.Word(i))
	_, noun := lex.PersonNoun(t.Low)
	w := f.words
	if org || title || folk || noun || w.side[t.Low] || w.kind[t.Low] != "" || w.suffix[t.Low] != "" || w.never[t.Low] || w.before[t.Low] > 0 {
		return false
	}
	return true
}

// named tells whether token i lies in a name that is no veto.
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
	}
	return e
}

// ahead weighs the word before a mention.
func (f *finder) ahead(n *name, i int, s doc.Sentence) float64 {
	low := f.d.Tokens[i].Low
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
	case low == "'s" || low == "’s":
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
		case t.Kind == doc.Punct && t.Low != "," && t.Low != "." && t.Low != ")":
			return false
		case t.Kind == doc.Word && t.Case == doc.Lower:
			return false
		}
	}
	return false
}

// kind reads the word that tells what a name is a name of: "Anbar province",
// "the town of Hit", "Dera'a governorate".
func (f *finder) kind(n *name) {
	if f.partly(n) {
		return
	}
	s := f.sentence(n)
	if i := f.behind(n); i >= 0 && f.words.kind[f.d.Tokens[i].Low] != "" {
		if k := f.d.Tokens[i].Low; k != "capital" && k != "port" && k != "state" && k != "camp" {
			n.want = f.words.kind[k]
			return
		}
	}
	i := f.before(n)
	if i < 0 {
		return
	}
	if f.d.Tokens[i].Low == "of" && i > s.First {
		n.want = f.words.kind[f.d.Tokens[i-1].Low]
		if f.d.Tokens[i-1].Low == "outskirts" || f.d.Tokens[i-1].Low == "area" {
			n.want = ""
			n.evidence += 2
		}
		return
	}
	if k := f.words.kind[f.d.Tokens[i].Low]; k != "" && f.d.Tokens[i].Case == doc.Lower {
		n.want = k
	}
}

// prior tells how far the name alone speaks for a place.
func (f *finder) prior(n *name) float64 {
	best := -3.0
	for _, p := range n.readings {
		best = max(best, f.weight(p))
	}
	if n.common {
		best -= 2.5
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
	case p.Feature == "A.ADM2":
		w = -1
		if strings.Contains(p.Name, " County") {
			w = 1.5
		}
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
	if f.nations != nil && f.nations[p.Country] >= 2 {
		w++
	}
	return w
}

// lists accepts names that stand in one list with places: "Houston, Alvin and Hit".
func (f *finder) lists() {
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

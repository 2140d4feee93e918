package where

import (
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// facility finds the name of a site that begins with token i: "Camp Taji",
// "Shayrat airbase", "Karak Castle", "Silver Street". It gives the token after
// it; 0 for none.
func (f *finder) facility(i int, s doc.Sentence) int {
	if !f.capital(i, s) || f.d.Tokens[i].Low == "the" || s.Capitals && f.words.side[f.d.Tokens[i].Low] {
		return 0
	}
	if code, ok := f.words.prefix[f.d.Tokens[i].Low]; ok {
		if n, _ := f.lookup(i, min(i+longest, s.End)); n > 1 {
			return 0 // "Fort Worth", "Camp David"
		}
		return f.named(i, s, code)
	}
	if f.d.Tokens[i].Low == "university" && i+2 < s.End && f.d.Tokens[i+1].Low == "of" && f.capital(i+2, s) {
		return f.addSite(i, i+2, f.core(i+2, s), s, "S.UNIV")
	}
	end := f.core(i, s)
	for j := i + 1; j <= end && j < s.End; j++ {
		if code, n := f.siteWord(j, s); n > 0 {
			return f.ended(i, j, j+n, s, code)
		}
	}
	return 0
}

// named reads "Camp X". A prefix alone names nothing.
func (f *finder) named(i int, s doc.Sentence, code string) int {
	end := f.core(i+1, s)
	for j := i + 2; j < end; j++ {
		if s.Capitals || f.gaz.Ordinary(f.d.Tokens[j].Low) { // in a headline
			end = j
		}
	}
	if end <= i+1 {
		return 0
	}
	return f.addSite(i, i+1, end, s, code)
}

// core gives the end of the run of capital words from token i on, of four at most.
func (f *finder) core(i int, s doc.Sentence) int {
	j := i
	for j < s.End && j < i+5 && (f.capital(j, s) || j > i && article(f.d.Tokens[j]) && j+1 < s.End && f.capital(j+1, s)) {
		if _, org := lex.OrgWord(f.d.Tokens[j].Low); org && f.words.suffix[f.d.Tokens[j].Low] == "" {
			break
		}
		j++
	}
	return j
}

// siteWord tells whether the tokens from j on end a site's name, and how many do.
func (f *finder) siteWord(j int, s doc.Sentence) (code string, n int) {
	if j >= s.End {
		return "", 0
	}
	low := f.d.Tokens[j].Low
	if low == "air" && j+1 < s.End {
		if next := f.d.Tokens[j+1].Low; next == "base" || next == "field" {
			return "S.AIRB", 2
		}
		if j+2 < s.End && f.d.Tokens[j+1].Low == "force" && f.d.Tokens[j+2].Low == "base" {
			return "S.AIRB", 3
		}
	}
	if (low == "military" || low == "international") && j+1 < s.End {
		if code, n := f.siteWord(j+1, s); n == 1 && code == "S.AIRP" || n == 1 && code == "S.AIRB" {
			return code, 2
		}
	}
	capital := !s.Capitals && f.capital(j, s)
	if f.words.street[low] && capital {
		return "R.ST", 1
	}
	class, ok := f.words.suffix[low]
	if !ok || class != "air" && !capital {
		return "", 0
	}
	return siteCode(low), 1
}

// siteTail tells whether the tokens [i, end) end with the words for a site, small as
// they may be: "Engels air base".
func (f *finder) siteTail(i, end int, s doc.Sentence) bool {
	for j := i + 1; j < end; j++ {
		if _, n := f.siteWord(j, s); n > 0 {
			return j+n == end
		}
	}
	return false
}

func siteCode(low string) string {
	switch low {
	case "airbase", "airbases", "base":
		return "S.AIRB"
	case "airport", "airfield", "airstrip", "aerodrome":
		return "S.AIRP"
	case "prison", "jail", "penitentiary":
		return "S.PRN"
	case "barracks", "garrison":
		return "S.MILB"
	case "mosque":
		return "S.MSQE"
	case "church", "cathedral":
		return "S.CH"
	case "castle", "fortress":
		return "S.CSTL"
	case "hospital":
		return "S.HSP"
	case "university":
		return "S.UNIV"
	case "bridge":
		return "S.BDG"
	case "dam":
		return "S.DAM"
	case "hotel":
		return "S.HTL"
	case "market":
		return "S.MKT"
	case "square", "plaza":
		return "S.SQR"
	}
	return "S.BLDG"
}

// ended reads "X airbase", core in [i, j), the site's words in [j, end).
func (f *finder) ended(i, j, end int, s doc.Sentence, code string) int {
	if _, n := f.siteWord(end, s); n > 0 && f.capital(end, s) {
		return 0
	}
	if n, _ := f.lookup(i, end); n == end-i {
		return 0 // the gazetteer has it whole
	}
	if end < s.End && f.capital(end, s) && !s.Capitals {
		return 0 // "Airport Authority", "National Highway Traffic Safety ..."
	}
	if i == s.First && lex.Function(f.d.Tokens[i].Low) != "" {
		return 0
	}
	if k, _ := f.lookup(i, j); k == 0 && code != "R.ST" && f.gaz.Ordinary(f.d.Tokens[i].Low) && (s.Capitals || j == i+1) {
		return 0 // "MILITARY BASE", "Central Prison"
	}
	if s.Capitals && f.gaz.Ordinary(f.d.Tokens[i].Low) && j > i+1 {
		return 0 // "ARRIVED AT TUMACO AIRPORT"
	}
	if _, title := lex.Title(f.d.Tokens[i].Low); title {
		return 0
	}
	if f.d.Tokens[j].Low == "base" && f.d.Tokens[j].Case == doc.Lower && j-i > 3 {
		return 0
	}
	if _, ok := lex.Demonym(f.d.Word(i)); ok {
		return 0
	}
	return f.addSite(i, i, end, s, code)
}

// lookup finds the longest name of the gazetteer within [i, end).
func (f *finder) lookup(i, end int) (int, *lex.Hit) {
	var run []string
	for j := i; j < end; j++ {
		w, ok := f.folded(j, i)
		if !ok {
			break
		}
		run = append(run, w)
	}
	n, hit := f.gaz.Longest(run)
	if n == 0 {
		return 0, nil
	}
	return n, &hit
}

// innerSite finds a site that has a name by less of the words: "Ain al-Asad air
// base" is the al-Asad air base. Not by all of them, nor by the first ones.
func (f *finder) innerSite(core, end int) ([]lex.Place, bool) {
	first, _ := f.lookup(core, end)
	for i := core + max(1, first); i < end-1; i++ {
		if k, hit := f.lookup(i, end); i+k == end {
			sites := keep(hit.Places(), func(p lex.Place) bool { return p.Feature[0] == 'S' })
			return sites, sites != nil
		}
	}
	return nil, false
}

// begins tells whether a site's name only begins like that of a place: "Thomas
// Memorial Hospital" is not the hospital of Thomas, Oklahoma; nor is "University
// Hospital" one of a town called University.
func (f *finder) begins(n *name, i, end int, s doc.Sentence) bool {
	if n.readings[0].Population >= 100000 || n.readings[0].Feature[0] == 'S' {
		return false
	}
	if i == n.first+1 && (f.words.given[f.d.Tokens[n.first].Low] || f.gaz.Ordinary(f.d.Tokens[n.first].Low)) {
		return true
	}
	for ; i < end; i++ {
		if _, k := f.siteWord(i, s); k > 0 {
			return false
		}
		if f.capital(i, s) && f.words.suffix[f.d.Tokens[i].Low] == "" {
			return true
		}
	}
	return false
}

// addSite notes a site whose own name begins at core; what the gazetteer has
// under that name, an airfield or a town, gives its coordinates.
func (f *finder) addSite(i, core, end int, s doc.Sentence, code string) int {
	if end <= core || end > s.End {
		return 0
	}
	n := &name{Span: f.d.SpanOf(i, end), first: i, end: end, site: code, evidence: 4}
	n.key = lex.FoldPlace(n.Of(f.d.Text))
	if inner, ok := f.innerSite(core, end); ok {
		n.readings = inner
	} else if k, hit := f.lookup(core, end); k > 0 && f.spelled(core, k, s) {
		n.readings = hit.Places()
		if len(n.readings) == 0 {
			return 0
		}
		if f.begins(n, core+k, end, s) {
			n.readings = nil
		} else if top := n.readings[0]; top.Division() && !slices.ContainsFunc(n.readings, func(q lex.Place) bool { return seat(q, top) }) && code != "S.AIRB" && code != "S.CMP" {
			return 0 // "University of Texas": the state tells nothing of the site
		}
	} else if code == "S.UNIV" && k == 0 {
		return 0
	} else if k == 0 {
		if rest := strings.TrimSpace(lex.FoldPlace(f.d.Word(core))); lex.Article(strings.SplitN(rest, " ", 2)[0]) {
			n.readings = f.gaz.Find(f.d.SpanOf(core, min(end, core+2)).Of(f.d.Text))
		}
	}
	f.names = append(f.names, n)
	return end
}

package where

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/nlp/encode"
)

// count tells how much the report speaks of each country, from its names of
// countries, peoples, divisions and great towns.
func (f *finder) count() {
	f.nations = map[string]float64{}
	if c := publisher(f.d.Source); c != "" {
		f.nations[c] = 1.5
	}
	seen := map[string]bool{}
	for _, n := range f.names {
		if n.veto || len(n.readings) == 0 {
			continue
		}
		if f.filed(n) {
			f.nations[f.likeliest(n).Country] += 3
		}
		for _, p := range n.readings {
			switch {
			case p.State() && n.given && len(n.readings) > 1:
				f.nations[p.Country] += 0.5
			case p.State() && f.attributive(n):
				f.nations[p.Country] += 0.5
			case p.State():
				f.nations[p.Country] += 2
			case p.Feature == "A.ADM1" && !n.common && !p.Alternate:
				f.nations[p.Country] += 1.5 / float64(len(n.readings))
			}
		}
		if p := n.readings[0]; p.Feature[0] == 'P' && p.Population > 300000 && !n.common && !n.given && !seen[n.key] {
			f.nations[p.Country]++
		}
		seen[n.key] = true
		if n.short {
			f.nations[n.readings[0].Country]++
		}
	}
	for i, t := range f.d.Tokens {
		if t.Case == 0 || f.namedAt(i) != nil {
			continue
		}
		if code, ok := lex.Demonym(t.Low); ok {
			f.nations[code]++
		}
	}
	for _, code := range f.groups() {
		f.nations[code]++
	}
	f.most = 0
	for _, told := range f.nations {
		f.most = max(f.most, told)
	}
}

// groups gives the countries of the armed groups that the report names, each group once:
// who fights there.
func (f *finder) groups() []string {
	var out []string
	seen := map[string]bool{}
	for i, t := range f.d.Tokens {
		if t.Kind != doc.Word || t.Case == doc.Lower {
			continue
		}
		g, n := lex.GroupAt(func(n int) string { return f.d.SpanOf(i, i+n).Of(f.d.Text) }, f.d.Sentences[t.Sentence].End-i)
		if n > 0 && g.Class == "armed_group" && g.Nationality != "" && !seen[g.Name] {
			out, seen[g.Name] = append(out, g.Nationality), true
		}
	}
	return out
}

// filed tells whether a name is where the report was filed from: it begins the
// text, and a dash or the agency's name in brackets follows soon.
func (f *finder) filed(n *name) bool {
	s := f.sentence(n)
	if n.first != s.First || n.Start != f.d.Body {
		return false
	}
	for i := n.end; i < min(n.end+14, s.End); i++ {
		switch t := f.d.Tokens[i]; {
		case t.Low == "-" || t.Low == "--" || t.Low == "—" || t.Low == "–" || t.Low == "(":
			return f.d.Tokens[n.first].Case == doc.Upper
		case t.Kind == doc.Word && t.Case == doc.Lower:
			return false
		}
	}
	return false
}

// likeliest is the best known reading of a name.
func (f *finder) likeliest(n *name) lex.Place {
	return slices.MaxFunc(n.readings, func(p, q lex.Place) int {
		return cmp.Compare(base(p, n.readings, false), base(q, n.readings, false))
	})
}

// attributive tells whether a name only says of a noun whose it is: "U.S. aid".
func (f *finder) attributive(n *name) bool {
	w := f.wordAt(n.Start)
	if f.seen == nil || w >= len(f.d.Words) {
		return false
	}
	r := f.d.Words[w].Relation
	return (r == "compound" || r == "amod" || r == "nmod:poss" || r == "nmod:desc") && f.d.Words[w].Head > w
}

// story gives the countries that the report speaks of most, at most three.
func (f *finder) story() []string {
	var codes []string
	for _, c := range slices.Sorted(maps.Keys(f.nations)) {
		if c != "" && f.nations[c] >= 1 {
			codes = append(codes, c)
		}
	}
	slices.SortStableFunc(codes, func(a, b string) int { return cmp.Compare(f.nations[b], f.nations[a]) })
	return codes[:min(3, len(codes))]
}

// sense is all mentions of one name, which mean one place.
type sense struct {
	names  []*name
	choice *lex.Place
	asides map[aside]*lex.Place
}

// aside is what the words beside a mention tell.
type aside struct{ within, want string }

// own gives the reading of a mention by the words beside it, worked out once for
// all that have the same beside them.
func (g *sense) own(n *name, choose func() *lex.Place) *lex.Place {
	a := aside{want: n.want}
	if n.within != nil {
		a.within = n.within.key
	}
	p, ok := g.asides[a]
	if !ok {
		if g.asides == nil {
			g.asides = map[aside]*lex.Place{}
		}
		p = choose()
		g.asides[a] = p
	}
	return p
}

// abroad gives the country in which a mention is said to lie, in brackets, where the gazetteer has no place of its name; empty
// for none.
func (g *sense) abroad() string {
	for _, n := range g.names {
		if n.outer != nil && state(n.outer) {
			return n.outer.readings[slices.IndexFunc(n.outer.readings, lex.Place.State)].Country
		}
	}
	return ""
}

// resolve chooses a reading for every accepted name.
func (f *finder) resolve() {
	byKey := map[string]*sense{}
	var senses []*sense
	for _, n := range f.names {
		if !n.accepted || len(n.readings) == 0 {
			continue
		}
		g := byKey[n.key]
		if g == nil {
			g = &sense{}
			byKey[n.key] = g
			senses = append(senses, g)
		}
		g.names = append(g.names, n)
		n.nation = f.nation(n)
	}
	weights := f.weights()
	for range 2 {
		near := anchors(senses)
		for _, g := range senses {
			g.choice = f.choose(g, nil, weights, near)
			for _, n := range g.names {
				n.choice = g.choice
			}
		}
	}
	near := anchors(senses)
	for _, g := range senses {
		abroad := g.abroad()
		for _, n := range g.names {
			if n.choice = g.choice; abroad != "" && n.within == nil {
				n.choice, n.country = nil, abroad
				continue
			}
			if n.within != nil && len(g.names) > 1 || n.want == "A" {
				n.choice = g.own(n, func() *lex.Place { return f.choose(g, n, weights, near) })
			}
			if f.cutShort(n, near) || f.cutFront(n, near) {
				continue
			}
			if n.nation != "" && n.choice != nil && n.choice.Country != n.nation {
				n.choice, n.country = nil, n.nation
			}
			if f.foreign(n, near) || f.afar(n, near) || f.unlike(n.choice, g) || n.site != "" && f.outside(n) {
				n.choice = nil
			}
			if n.outer != nil || n.site != "" && f.elsewhere(n.choice) || n.within == nil && n.nation == "" && remote(n.choice, near) {
				n.choice = nil
				n.accepted = n.outer != nil || n.site != "" || n.want != ""
			}
		}
	}
}

// cutShort tells whether a name is but the beginning of one that the network sees,
// and what the gazetteer has of it lies far from the story; it is then the whole
// name, which no place is known for: "Kotka" of "Kotka Sherin", in Pakistan.
func (f *finder) cutShort(n *name, near []lex.Place) bool {
	end := n.end
	if f.strayed(n, near) {
		end = f.wholeName(n)
	}
	if end == n.end {
		return false
	}
	n.end, n.Span.End, n.choice = end, f.d.Tokens[end-1].Span.End, nil
	return true
}

// cutFront is cutShort for the end of a name, "Omran" of "Tell Omran", in Yemen. A
// city that the world knows stays one.
func (f *finder) cutFront(n *name, near []lex.Place) bool {
	if n.site != "" || !f.strayed(n, near) || worldly(*n.choice) {
		return false
	}
	i, s := n.first-1, f.sentence(n)
	if i <= s.First || s.Capitals || !f.capital(i, s) || f.namedAt(i) != nil || !f.proper(i) || f.words.side[f.d.Tokens[i].Low] || f.adjectiveEnding(i, s.First) != "" {
		return false
	}
	if _, title := lex.Title(f.d.Tokens[i].Low); title {
		return false
	}
	n.first, n.Span.Start, n.choice = i, f.d.Tokens[i].Start, nil
	return true
}

// strayed tells whether the gazetteer takes what the network may have seen as a longer
// name to a country of which the report says nothing, or names no other place.
func (f *finder) strayed(n *name, near []lex.Place) bool {
	return f.seen != nil && n.choice != nil && !n.choice.State() && (f.elsewhere(n.choice) || alone(*n.choice, near))
}

// wholeName gives the end of the name that a name begins: of the longest that the
// network sees begin there, else of the proper nouns that follow.
func (f *finder) wholeName(n *name) int {
	s, end := f.sentence(n), n.end
	i, ok := slices.BinarySearchFunc(f.seen.runs, f.wordAt(n.Start), func(r encode.Labelled, word int) int { return cmp.Compare(r.First, word) })
	if ok {
		end = f.d.Words[f.seen.runs[i].End-1].Token + 1
	}
	if end <= n.end && n.end < s.End && !s.Capitals && f.capital(n.end, s) && f.proper(n.end) {
		end = n.end + 1
	}
	for t := n.end; t < end; t++ {
		if t >= s.End || !f.capital(t, s) || f.namedAt(t) != nil {
			return n.end
		}
	}
	return max(end, n.end)
}

// unlike tells whether a choice is not what the words say: a country for what is
// always called a town, a little known other name of a place that lies in a country the
// report says nothing of, or a small town there where it is plain what country the
// report is about.
func (f *finder) unlike(p *lex.Place, g *sense) bool {
	if p == nil {
		return false
	}
	if p.Alternate && p.Feature[0] == 'P' && p.Population < 100000 && f.elsewhere(p) {
		return true
	}
	if p.Feature[0] == 'P' && p.Population < 50000 && f.elsewhere(p) && f.most >= 3 {
		return true
	}
	return p.State() && !slices.ContainsFunc(g.names, func(n *name) bool { return n.want != "P" }) // but not for "Chad village polls"
}

// foreign tells whether a choice is a town of no great size in a country that the
// report says little of, beside what it says of another, and names no other place of.
func (f *finder) foreign(n *name, near []lex.Place) bool {
	p, great := n.choice, 100000
	if f.partOf(n) {
		great = 1000000
	}
	return p != nil && p.Feature[0] == 'P' && p.Population < great && n.nation == "" && n.within == nil &&
		f.most >= 3 && 3*f.nations[p.Country] < f.most && !hasOther(*p, near)
}

// afar tells whether what is said to be a quarter of a town is, by the gazetteer, a town
// of its own far from every other place: it is one that the gazetteer does not have. A
// suburb may be a town.
func (f *finder) afar(n *name, near []lex.Place) bool {
	p := n.choice
	if p == nil || p.Feature[0] != 'P' || n.within != nil || n.nation != "" || !f.partOf(n) || f.d.Tokens[f.behind(n)].Low == "suburb" {
		return false
	}
	others := false
	for _, q := range near {
		if q.Division() || q.GeoNamesID == p.GeoNamesID && q.Name == p.Name {
			continue
		}
		if kilometres(*p, q) < 60 {
			return false
		}
		others = true
	}
	return others
}

// partOf tells whether the word behind a name, or behind the list that it stands in, says that it is of a part of a town:
// "the Karrada and Mansour neighborhoods".
func (f *finder) partOf(n *name) bool {
	low, listed := f.headed(n)
	return part(low) && (!listed || strings.HasSuffix(low, "s"))
}

// longList is how many tokens of a list are looked at behind a name.
const longList = 60

// headed gives the word behind a name, or behind the list of names that it stands in; empty where that is too long or ends its sentence.
func (f *finder) headed(n *name) (low string, listed bool) {
	for t, s := n.end, f.sentence(n); t < min(s.End, n.end+longList); t++ {
		low := f.d.Tokens[t].Low
		if part(low) || streets(low) {
			return low, listed // "Street" may be a town
		}
		more := f.goesOnTo(n.first, t) // "Juan Pablo II Boulevard"
		listed = listed || !more
		if m := f.namedAt(t); m != nil {
			t = m.end - 1
		} else if low != "," && low != "and" && !more && f.d.Tokens[t].Kind != doc.Number && !(f.capital(t, s) && (lex.Article(low) || f.seen != nil && f.proper(t))) {
			return low, listed
		}
	}
	return "", false
}

// ofStreet tells whether a name is that of a street: "Ancash Street", "the corner of Sarmiento and Florida streets"; but not of
// the town that it lies in, "a Baghdad street".
func (f *finder) ofStreet(n *name) bool {
	low, listed := f.headed(n)
	several := strings.HasSuffix(low, "s")
	s, b := f.sentence(n), f.before(n)
	switch {
	case !streets(low):
		return false
	case listed:
		return several
	case several: // the last of a list
		return b > s.First && (f.d.Tokens[b].Low == "and" || f.d.Tokens[b].Low == ",") && f.namedAt(b-1) != nil
	}
	return !f.ofSome(n) && (s.Capitals || f.d.Tokens[n.end].Case == doc.Title)
}

// ofSome tells whether "a" leads to a name, over words that only say more of what it is one of: "a downtown Lima avenue".
func (f *finder) ofSome(n *name) bool {
	s := f.sentence(n)
	for i := n.first - 1; i >= s.First && n.first-i < 5; i-- {
		switch low := f.d.Tokens[i].Low; {
		case low == "a" || low == "an":
			return true
		case f.words.side[low] || f.upos(i) == "ADJ":
		default:
			return false
		}
	}
	return false
}

// streets tells whether a word is for a street of a town.
func streets(low string) bool {
	switch strings.TrimSuffix(low, "s") {
	case "street", "avenue", "ave", "boulevard":
		return true
	}
	return false
}

// partOfTown tells whether a name is of a part of a town: "the Karrada neighborhood", "the residential district of Karrada",
// "Baghdad's Karrada district".
func (f *finder) partOfTown(n *name) bool {
	if n.quarter || n.choice != nil && n.choice.Feature == "P.PPLX" {
		return true
	}
	inTown := n.within != nil && n.within.choice != nil && n.within.choice.Feature[0] == 'P'
	if b := f.behind(n); f.partOf(n) || b >= 0 && quarter(f.d.Tokens[b].Low, inTown) {
		return true
	}
	b := f.before(n)
	if b <= f.sentence(n).First || f.d.Tokens[b].Low != "of" {
		return false
	}
	kind := f.d.Tokens[b-1].Low
	return quarter(kind, inTown || kind == "suburb" && (n.choice == nil || n.choice.Population < 100000) || kind == "district" && f.words.side[f.d.Tokens[max(0, b-2)].Low] || f.d.Tokens[max(0, b-2)].Low == "residential")
}

// quarter tells whether a word is for a part of a town; some are only for one that is told to lie in a town.
func quarter(low string, inTown bool) bool {
	switch low {
	case "district", "districts", "sector", "area", "suburb", "suburbs":
		return inTown
	}
	return part(low)
}

// part tells whether a word says that a place is a part of a town.
func part(low string) bool {
	switch low {
	case "neighborhood", "neighbourhood", "neighborhoods", "neighbourhoods", "barrio", "suburb", "quarter":
		return true
	}
	return false
}

// outside tells whether a choice lies far from where the words say it lies.
func (f *finder) outside(n *name) bool {
	if n.choice == nil || n.within == nil || n.within.choice == nil {
		return false
	}
	q := *n.within.choice
	return !inside(*n.choice, q) && (q.Division() || kilometres(*n.choice, q) > 100)
}

// elsewhere tells whether a place lies in a country that the report says nothing of.
func (f *finder) elsewhere(p *lex.Place) bool {
	return p != nil && p.Country != "" && f.nations[p.Country] == 0 && len(f.nations) > 0
}

// remote tells whether a small place or a site lies in a country of which the
// report names no other place, where it does name places elsewhere.
func remote(p *lex.Place, near []lex.Place) bool {
	if p == nil || p.Country == "" || p.Division() || p.Population > 20000 || p.Feature[0] != 'P' && p.Feature[0] != 'S' {
		return false
	}
	return alone(*p, near)
}

// alone tells whether other places are settled on, and none in a place's country.
func alone(p lex.Place, near []lex.Place) bool { return len(near) > 1 && !hasOther(p, near) }

// hasOther tells whether another place is settled on in a place's country.
func hasOther(p lex.Place, near []lex.Place) bool {
	return slices.ContainsFunc(near, func(q lex.Place) bool {
		return q.Country == p.Country && (q.GeoNamesID != p.GeoNamesID || q.Name != p.Name)
	})
}

// weights are what the report says of divisions: how often it names each.
func (f *finder) weights() map[string]float64 {
	w := map[string]float64{}
	for _, n := range f.names {
		if !n.accepted {
			continue
		}
		for _, p := range n.readings {
			if p.Feature == "A.ADM1" {
				w[p.Country+p.Admin1]++
			}
		}
	}
	return w
}

// anchors are the places settled on so far, without countries.
func anchors(senses []*sense) []lex.Place {
	var out []lex.Place
	for _, g := range senses[:min(len(senses), 200)] {
		if c := g.choice; c != nil && !c.State() && c.Country != "" {
			out = append(out, *c)
		}
	}
	return out
}

// choose gives the best reading of a name; with only, for that mention alone.
func (f *finder) choose(g *sense, only *name, weights map[string]float64, near []lex.Place) *lex.Place {
	var best *lex.Place
	top := math.Inf(-1)
	readings := g.names[0].readings
	for i := range readings {
		p := readings[i]
		s := base(p, readings, g.names[0].site != "") + 4*f.spokenOf(p)
		s += min(2.5, 1.25*weights[p.Country+p.Admin1])
		s += neighbours(p, near) + f.beside(p, g)
		if only != nil {
			s += f.told(p, only, true)
		} else {
			for _, n := range g.names {
				s += f.told(p, n, false)
			}
		}
		if s > top {
			best, top = &readings[i], s
		}
	}
	return best
}

// spokenOf tells how much the report speaks of a place's country, from 0 to 1. A
// city that the world knows needs no word of its country.
func (f *finder) spokenOf(p lex.Place) float64 {
	share := f.nations[p.Country] / max(1, f.most)
	if worldly(p) {
		share = max(share, 0.5)
	}
	return share
}

// worldly tells whether a place is a city that the world knows by this name.
func worldly(p lex.Place) bool {
	return p.Feature[0] == 'P' && p.Population >= 1000000 && !p.Alternate
}

// base is what speaks for a place whatever the report.
func base(p lex.Place, rivals []lex.Place, site bool) float64 {
	s := math.Log10(float64(p.Population) + 100)
	switch {
	case p.State():
		s += 4
	case p.Feature == "A.ADM1":
		s += 1.5
		if slices.ContainsFunc(rivals, func(q lex.Place) bool { return seat(q, p) }) {
			s -= 4
		}
	case p.Feature == "A.ADM2":
		s -= 2
	case p.Feature == "P.PPLC":
		s += 1.5
	case p.Feature == "P.PPLA":
		s += 0.5
	case p.Feature == "P.PPLX" && p.Population < 100000:
		s--
	case p.Imported && p.Feature[0] != 'P' && p.Feature[0] != 'S':
	case p.Feature[0] == 'S':
		s += 1
		if site {
			s += 4
		}
	case p.Feature[0] == 'H' && !p.Imported:
		s += 8 // the Red Sea, before the state on it
	case p.Feature[0] != 'P':
		s += 3.5
	}
	switch {
	case !p.Alternate || p.Feature[0] == 'P' && slices.ContainsFunc(rivals, func(q lex.Place) bool { return namesake(q, p) }):
	case p.Population > 100000:
		s -= 0.7
	default:
		s -= 1.5
	}
	return s
}

// namesake tells whether a division goes by the name under which a town was found that lies
// in it: the town's main name is only written another way.
func namesake(division, town lex.Place) bool {
	return division.Division() && !division.State() && !division.Alternate && division.Country == town.Country && kilometres(division, town) < 50
}

// seat tells whether town q makes news under the name that division p has, too.
func seat(q, p lex.Place) bool {
	if q.Feature == "P.PPLA" && q.Country == p.Country && q.Admin1 == p.Admin1 && q.Population > 50000 && q.Population*20 > p.Population && (!q.Alternate || distance(lex.FoldPlace(q.Name), lex.FoldPlace(p.Name)) <= 2) {
		city := func(o lex.Place) bool { return o.GeoNamesID == q.GeoNamesID }
		return !slices.ContainsFunc(lex.Gaz().Find(p.Name+" City"), city) // Kherson, the seat of Kherson; but Quebec City has a name of its own
	}
	if q.Feature[0] != 'P' || q.Country != p.Country || q.Alternate && !p.Alternate && q.Population < 1000000 {
		return false
	}
	return q.Feature == "P.PPLC" || q.Admin1 == p.Admin1 && q.Population*10 > p.Population && q.Population > 20000
}

// neighbours is what nearby places of the report add.
func neighbours(p lex.Place, near []lex.Place) float64 {
	if p.State() {
		return 0
	}
	s := 0.0
	for _, q := range near {
		if q.GeoNamesID == p.GeoNamesID && q.Name == p.Name {
			continue
		}
		if kilometres(p, q) < 120 {
			s += 0.8
		}
	}
	return min(2, s)
}

// beside is what places named in the same sentences add: "the Cincinnati suburb
// of West Chester".
func (f *finder) beside(p lex.Place, g *sense) float64 {
	if p.State() || p.Feature == "A.ADM1" {
		return 0
	}
	for _, n := range g.names[:min(len(g.names), 10)] {
		for _, m := range f.around(n) {
			if q := m.choice; q != nil && m.key != n.key && !q.Division() && kilometres(p, *q) < 100 {
				return 1.2
			}
		}
	}
	return 0
}

// around gives the accepted names of a name's sentence.
func (f *finder) around(n *name) []*name {
	var out []*name
	s := f.sentence(n)
	i, _ := slices.BinarySearchFunc(f.names, s.First, func(m *name, first int) int { return cmp.Compare(m.first, first) })
	for ; i < len(f.names) && f.names[i].end <= s.End && len(out) < 20; i++ {
		if f.names[i].accepted {
			out = append(out, f.names[i])
		}
	}
	return out
}

// told is what the words beside one mention say for a reading. "Idlib province"
// tells of that mention alone that it is the province.
func (f *finder) told(p lex.Place, n *name, alone bool) float64 {
	s := 0.0
	if n.within != nil {
		for _, q := range n.within.readings {
			if inside(p, q) {
				s += 8
				break
			}
		}
	}
	if n.nation != "" && n.nation == p.Country {
		s += 8
	}
	switch {
	case n.want == "A" && p.Feature[0] == 'A' && alone, n.want == "P" && p.Feature[0] == 'P':
		s += 5
	}
	return s
}

// publisher gives the country of a publisher's address, "" where its last part
// is no country's.
func publisher(source string) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(source, "https://"), "http://"), "/")
	i := strings.LastIndexByte(host, '.')
	if i < 0 || len(host)-i != 3 {
		return ""
	}
	switch code := strings.ToUpper(host[i+1:]); code {
	case "UK":
		return "GB"
	case "CO", "TV", "IO", "ME", "FM", "LY", "AI", "CC", "TO", "WS", "NU", "GG", "IM":
		return ""
	default:
		return code
	}
}

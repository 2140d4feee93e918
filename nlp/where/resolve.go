package where

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"sitrep/lex"
)

// count tells how much the report speaks of each country, from its names of
// countries, peoples, divisions and great towns.
func (f *finder) count() {
	f.nations = map[string]float64{}
	for _, n := range f.names {
		if n.veto || len(n.readings) == 0 {
			continue
		}
		for _, p := range n.readings {
			switch {
			case p.State() && n.given && len(n.readings) > 1:
				f.nations[p.Country] += 0.5
			case p.State():
				f.nations[p.Country] += 2
			case p.Feature == "A.ADM1" && !n.common && !p.Alternate:
				f.nations[p.Country] += 1.5 / float64(len(n.readings))
			}
		}
		if p := n.readings[0]; p.Feature[0] == 'P' && p.Population > 300000 && !n.common && !n.given {
			f.nations[p.Country]++
		}
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
	}
	weights := f.weights()
	for range 2 {
		near := anchors(senses)
		for _, g := range senses {
			g.choice = f.choose(g, nil, weights, near)
		}
	}
	near := anchors(senses)
	for _, g := range senses {
		for _, n := range g.names {
			n.choice = g.choice
			if n.within != nil && len(g.names) > 1 {
				n.choice = f.choose(g, n, weights, near)
			}
		}
	}
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
	for _, g := range senses {
		if c := g.choice; c != nil && !c.State() && c.Country != "" {
			out = append(out, *c)
		}
	}
	return out
}

// choose gives the best reading of a name; with only, for that mention alone.
func (f *finder) choose(g *sense, only *name, weights map[string]float64, near []lex.Place) *lex.Place {
	most := 1.0
	for _, v := range f.nations {
		most = max(most, v)
	}
	var best *lex.Place
	top := math.Inf(-1)
	readings := g.names[0].readings
	for i := range readings {
		p := readings[i]
		s := base(p, readings, g.names[0].site != "") + 3*f.nations[p.Country]/most
		s += min(2.5, 1.25*weights[p.Country+p.Admin1])
		s += neighbours(p, near)
		if only != nil {
			s += f.told(p, only)
		} else {
			for _, n := range g.names {
				s += f.told(p, n)
			}
		}
		if s > top {
			best, top = &readings[i], s
		}
	}
	return best
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
	case p.Feature == "P.PPLX":
		s--
	case p.Feature[0] == 'S':
		s += 1
		if site {
			s += 4
		}
	case p.Feature[0] != 'P':
		s += 3.5
	}
	if p.Alternate {
		s -= 1.5
	}
	return s
}

// seat tells whether town q makes news under the name that division p has, too.
func seat(q, p lex.Place) bool {
	return q.Feature[0] == 'P' && q.Country == p.Country && !q.Alternate && q.Admin1 == p.Admin1 &&
		(q.Feature == "P.PPLC" || q.Population*10 > p.Population && q.Population > 20000)
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
		if kilometres(p, q) < 150 {
			s++
		}
	}
	return min(3, s)
}

// told is what the words beside one mention say for a reading.
func (f *finder) told(p lex.Place, n *name) float64 {
	s := 0.0
	if n.within != nil {
		for _, q := range n.within.readings {
			if inside(p, q) {
				s += 8
				break
			}
		}
	}
	switch {
	case n.want == "A" && p.Feature[0] == 'A', n.want == "P" && p.Feature[0] == 'P':
		s += 5
	}
	return s
}

package enter

import (
	"fmt"
	"strings"

	"sitrep"
	"sitrep/lex"
)

// Place is one that may be meant by what was typed.
type Place struct {
	Typed string `json:"typed"` // to be typed for this one: "Kirkuk, IQ"
	About string `json:"about"` // what tells it from others of its name
}

// Places gives up to most places that are called so, and then those whose names
// begin so, the most populous first; nil where there are none. A country may stand
// behind a comma.
func (r Reader) Places(typed string, most int) []Place {
	name, country, _ := strings.Cut(typed, ",")
	name, country = strings.TrimSpace(name), strings.ToUpper(strings.TrimSpace(country))
	if len([]rune(name)) < 2 || len(country) > 2 || strings.Contains(typed, "@") {
		return nil
	}
	gaz := r.gazetteer()
	found := gaz.Find(name)
	if sitrep.CountryName(country) != "" {
		found = gaz.FindIn(country, name)
	}
	var out []Place
	seen := map[string]bool{}
	for _, p := range append(found, gaz.Beginning(name, 4*most)...) {
		if len(out) == most {
			break
		}
		if p.Country == "" || !strings.HasPrefix(p.Country, country) {
			continue
		}
		at := fmt.Sprint(p.Lat, p.Lon, p.Feature)
		if seen[at] {
			continue
		}
		seen[at] = true
		short := p.Name + ", " + p.Country
		if p.Division() {
			short += " region"
		}
		if seen[short] || strings.Contains(p.Name, ",") { // another place answers to it
			short = fmt.Sprintf("%s, %s @ %.4f,%.4f %s", strings.ReplaceAll(p.Name, ",", ""), p.Country, p.Lat, p.Lon, precisionOf(p))
		}
		seen[short] = true
		out = append(out, Place{short, about(p)})
	}
	return out
}

func about(p lex.Place) string {
	words := []string{precisionOf(p)}
	if p.Admin1 != "" && p.Admin1 != p.Name {
		words = append(words, p.Admin1)
	}
	words = append(words, sitrep.CountryName(p.Country))
	if p.Population > 0 {
		words = append(words, fmt.Sprintf("%d people", p.Population))
	}
	return strings.Join(words, ", ")
}

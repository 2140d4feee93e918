package lex

import (
	_ "embed" // for the gazetteer's bytes
	"fmt"
	"iter"
	"strings"
	"sync"
	"unicode/utf8"
)

// Place is one place of the gazetteer.
type Place struct {
	GeoNamesID int64 // 0 where the source has none
	Name       string
	Country    string  // ISO 3166-1 alpha-2; empty for what lies in several
	Admin1     string  // name of its first division; empty where none is told
	Lat, Lon   float64 // degrees
	Feature    string  // GeoNames class and code: "P.PPLA", "A.ADM1", "S.AIRB"
	Population int     // to three figures; 0 where not known
	Alternate  bool    // found by another name than the one it goes by
	Imported   bool    // by the user; the embedded gazetteer does not have it
}

// Division tells whether the place is a country or a part of one, rather than a
// town, a site or a piece of nature.
func (p Place) Division() bool { return strings.HasPrefix(p.Feature, "A.") }

// State tells whether the place is a country, of today or of once.
func (p Place) State() bool {
	return strings.HasPrefix(p.Feature, "A.PCL") || p.Feature == "A.TERR"
}

// Hit is what the gazetteer has under one name.
type Hit struct {
	gaz    *Gazetteer
	own    bool   // the embedded gazetteer has the name
	value  uint32 // there
	more   []reference
	Common bool // the name is an ordinary English word as well: "reading", "mobile"
}

// Gazetteer knows places by their names. It reads straight from its bytes, has
// no state of its own and is safe for use by many goroutines at once.
type Gazetteer struct {
	file     string
	parts    header
	imported *Imported // nil for none
}

//go:embed data/gazetteer.bin
var gazetteerFile string

// Gaz gives the embedded gazetteer.
var Gaz = sync.OnceValue(func() *Gazetteer {
	g, err := OpenGazetteer(gazetteerFile)
	if err != nil {
		panic(fmt.Sprintf("lex: embedded gazetteer: %v", err))
	}
	return g
})

// With gives a gazetteer that knows imported places, too; im may be nil.
func (g *Gazetteer) With(im *Imported) *Gazetteer {
	both := *g
	both.imported = im
	return &both
}

// Imported gives the imported places that the gazetteer knows; nil for none.
func (g *Gazetteer) Imported() *Imported { return g.imported }

// Places is how many places there are, without the imported ones.
func (g *Gazetteer) Places() int {
	return (g.parts.records.end - g.parts.records.start) / recordSize
}

// Find gives the places of that name, the most populous first; nil where there
// are none. Case, marks, apostrophes and hyphens do not matter, nor does an
// Arabic article that the gazetteer leaves out or the text does.
func (g *Gazetteer) Find(name string) []Place {
	folded := FoldPlace(name)
	if h, ok := g.Lookup(folded); ok {
		return h.Places()
	}
	if rest, ok := withoutArticle(folded); ok {
		if h, ok := g.Lookup(rest); ok {
			return arabic(h.Places())
		}
	}
	return nil
}

// FindNear gives the places of one country whose names, once carried over from
// another script in some other way, may be this one: "Albukamal" for "Abu
// Kamal". Nil where there are none or where the name is too short to tell.
func (g *Gazetteer) FindNear(country, name string) []Place {
	s := skeleton(FoldPlace(name))
	if s == "" {
		return nil
	}
	hash := hashEnd(hashOf(country + " " + s))
	h := Hit{gaz: g}
	h.value, h.own = g.value(g.parts.skeletons, hash)
	if g.imported != nil {
		h.more = g.imported.find(hash)
	}
	return h.Places()
}

// FindIn gives the places of that name in one country, or of other spellings of it
// where none is written so; in all countries, as Find does, where the country is empty.
func (g *Gazetteer) FindIn(country, name string) []Place {
	all := g.Find(name)
	if country == "" {
		return all
	}
	var out []Place
	for _, p := range all {
		if p.Country == country {
			out = append(out, p)
		}
	}
	if out == nil {
		out = g.FindNear(country, name)
	}
	return out
}

// Beginning gives up to most places whose own names begin so, the most populous
// first, those that were imported left out; nil where none does.
func (g *Gazetteer) Beginning(name string, most int) []Place {
	begin := FoldPlace(name)
	if begin == "" {
		return nil
	}
	var out []Place
	for i := range g.Places() {
		at := g.parts.records.start + recordSize*i
		full := g.name(g.u24(at + 4))
		if full == "" || full[0] < utf8.RuneSelf && full[0]|' ' != begin[0] || !strings.HasPrefix(FoldPlace(full), begin) {
			continue
		}
		if out = append(out, g.place(uint32(i))); len(out) == most {
			break
		}
	}
	return out
}

// Towns gives the towns with so many people or more, the most populous first; pieces of
// towns and places that were imported are left out.
func (g *Gazetteer) Towns(least int) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for i := range g.Places() {
			p := g.place(uint32(i))
			if p.Population < least {
				return // they are in the order of it
			}
			if strings.HasPrefix(p.Feature, "P.") && p.Feature != "P.PPLX" && !yield(p) {
				return
			}
		}
	}
}

// Lookup looks a folded name up, as it is.
func (g *Gazetteer) Lookup(folded string) (Hit, bool) {
	h, ok := g.hit(hashOf(folded))
	h.Common = h.Common || ok && !h.own && g.Ordinary(folded)
	return h, ok
}

// Ordinary tells whether a folded word is an ordinary English noun, verb,
// adjective or adverb, or a plain form of one.
func (g *Gazetteer) Ordinary(folded string) bool {
	return inflected(folded, func(w string) bool {
		_, ok := g.value(g.parts.words, hashEnd(hashOf(w)))
		return ok
	})
}

// inflected tells whether a word, or what it may be a plain form of, is known.
func inflected(word string, known func(string) bool) bool {
	if known(word) {
		return true
	}
	for _, end := range [...]string{"s", "es", "d", "ed", "ing", "er", "ers"} {
		if stem, ok := strings.CutSuffix(word, end); ok && len(stem) > 2 && (known(stem) || known(stem+"e")) {
			return true
		}
	}
	return false
}

// Longest gives the longest run of words, from the first on, that is a name: how
// many words it takes and what it names; 0 where none is. A word may be empty,
// which adds nothing, or hold blanks of its own.
func (g *Gazetteer) Longest(words []string) (int, Hit) {
	n, best := 0, Hit{}
	h := hashStart
	var first string // the only word so far, empty where there are more
	for i, w := range words {
		if w == "" {
			continue
		}
		if h != hashStart {
			h, first = hashMore(h, " "), ""
		} else {
			first = w
		}
		h = hashMore(h, w)
		if hit, ok := g.hit(h); ok {
			n, best = i+1, hit
			best.Common = hit.Common || !hit.own && first != "" && g.Ordinary(first)
		}
	}
	return n, best
}

// Places gives what the name stands for, the most populous first.
func (h Hit) Places() []Place {
	var own []Place
	switch {
	case !h.own:
	case h.value&listBit == 0:
		own = []Place{h.gaz.place(h.value)}
	default:
		at := h.gaz.parts.lists.start + 3*int(h.value&(listBit-1))
		own = make([]Place, h.gaz.u24(at)&indexMask)
		for i := range own {
			own[i] = h.gaz.place(h.gaz.u24(at + 3 + 3*i))
		}
	}
	if len(h.more) == 0 {
		return own
	}
	var imported []Place
	for _, r := range h.more {
		if p, ok := h.gaz.imported.place(r); ok {
			imported = append(imported, p)
		}
	}
	return merge(own, imported)
}

// arabic keeps the places where names may bear the Arabic article.
func arabic(places []Place) []Place {
	var out []Place
	for _, p := range places {
		if HasArticle(p.Country) {
			out = append(out, p)
		}
	}
	return out
}

// HasArticle tells whether place names of a country may bear the Arabic article.
func HasArticle(country string) bool {
	return len(country) == 2 && strings.Contains("DZ BH TD KM DJ EG ER IQ IL IR JO KW LB LY ML MR MA OM PS QA SA SO SD SY TN AE YE EH TR AF SS ", country+" ")
}

// Carried tells whether place names of a country are written in another script
// there, so that their Latin spelling varies.
func Carried(country string) bool {
	return HasArticle(country) || len(country) == 2 &&
		strings.Contains("PK IN BD NP MM TH LA KH LK RU UA BY KZ KG TJ UZ TM AZ AM GE BG MK RS GR ET KR KP MN NG NE ", country+" ")
}

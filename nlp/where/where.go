// Package where finds the place names of a report and tells which places they
// stand for, as far as the words around them and the gazetteer tell.
package where

import (
	"cmp"
	"slices"

	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// Stage finds places. One name stands for one place all through a report, but
// where the words beside it tell of another.
func Stage() doc.Stage { return With(lex.Gaz()) }

// With is Stage with another gazetteer.
func With(gaz *lex.Gazetteer) doc.Stage {
	return doc.Stage{
		Name:  "where",
		Needs: doc.Tokens | doc.Sentences,
		Fills: doc.Places,
		Run:   func(d *doc.Doc) { run(d, gaz, nil) },
	}
}

func run(d *doc.Doc, gaz *lex.Gazetteer, seen *sight) {
	f := &finder{d: d, gaz: gaz, words: words(), seen: seen, surnames: map[string]bool{}}
	f.find()
	f.judge()
	f.resolve()
	d.Places = f.places()
	d.Adjectives = f.adjectives()
	d.Story = f.about(d.Places)
	d.Nouns = f.nouns(d.Places)
	d.Fill(doc.Places)
}

// about gives the country that a report is about: of those it speaks of most the
// first that it names a place in, else the one that half of the places or more lie
// in; "" for none.
func (f *finder) about(places []doc.Place) string {
	n := map[string]int{}
	for _, p := range places {
		n[p.Country]++
	}
	for _, c := range f.story() {
		if n[c] > 0 {
			return c
		}
	}
	for _, p := range places {
		if p.Country != "" && 2*n[p.Country] >= len(places) {
			return p.Country
		}
	}
	return ""
}

// finder finds the places of one Doc.
type finder struct {
	d        *doc.Doc
	gaz      *lex.Gazetteer
	words    *lists
	seen     *sight             // nil where no network looked
	names    []*name            // in the order of the text, never two over one byte
	surnames map[string]bool    // folded words that end a person's name somewhere in the report
	nations  map[string]float64 // how much the report speaks of each country
	most     float64            // the highest of nations
}

// name is a stretch of text that may name a place.
type name struct {
	span.Span
	first, end int         // its tokens
	key        string      // folded: mentions with one key are one name
	readings   []lex.Place // what the gazetteer has; nil for what only the context calls a place
	common     bool        // an ordinary word as well
	given      bool        // a given name as well
	short      bool        // "Ky."
	want       string      // "A" or "P" where a word beside it tells what it is: "Anbar province"
	within     *name       // what it is said to lie in: "Hinton, Iowa"
	outer      *name       // what it is said to lie in, where no reading does
	site       string      // GeoNames code where it is a facility's name; its readings are those of the name inside
	coarse     bool        // "20 km north of X"
	quarter    bool        // that it is a part of the town within which it is said to lie
	told       bool        // that it is a place is known but for the gazetteer
	evidence   float64     // that this mention is a place
	veto       bool        // this mention is none, whatever its name is elsewhere
	accepted   bool
	choice     *lex.Place // nil where not found
	country    string     // where choice is nil: the country it must lie in, or ""
	nation     string     // the country that an adjective before it tells, or ""
}

// find fills names with all that may be a place.
func (f *finder) find() {
	for _, s := range f.d.Sentences {
		for i := s.First; i < s.End; {
			i = f.at(i, s)
		}
	}
	slices.SortStableFunc(f.names, func(a, b *name) int { return cmp.Compare(a.Start, b.Start) })
}

// places turns what was accepted into the Doc's layer.
func (f *finder) places() []doc.Place {
	out := []doc.Place{}
	for i, n := range f.names {
		if !n.accepted {
			continue
		}
		if n.choice == nil && n.country == "" {
			n.country = f.country(i)
		}
		f.widen(n)
		p := doc.Place{Span: n.Span, First: n.first, End: n.end, Name: n.Of(f.d.Text), Country: n.country, Precision: "town"}
		if c := n.choice; c != nil {
			fill(&p, *c)
			if p.Precision = precision(*c); p.Precision == "site" {
				p.Name = n.Of(f.d.Text) // a base has many names, and reports know it by theirs
			}
		} else if q := n.container(); q != nil {
			p.Country, p.Admin1, p.Lat, p.Lon, p.Found, p.Precision = q.Country, q.Admin1, q.Lat, q.Lon, true, precision(*q)
		} else if n.want == "A" {
			p.Precision = "region"
		}
		if n.site != "" {
			p.Name, p.Feature = n.Of(f.d.Text), n.site
			if n.choice != nil || !p.Found {
				p.Precision = "site"
			}
			if n.choice == nil || n.choice.Feature != n.site {
				p.GeoNamesID = 0
			}
		}
		p.Part = p.Precision == "town" && f.partOfTown(n)
		if n.coarse && p.Precision != "country" {
			p.Precision = "region"
		}
		out = append(out, p)
	}
	return out
}

// fill gives a place what the gazetteer has of it.
func fill(p *doc.Place, c lex.Place) {
	p.Name, p.Country, p.Admin1, p.GeoNamesID, p.Feature = c.Name, c.Country, c.Admin1, c.GeoNamesID, c.Feature
	p.Lat, p.Lon, p.Found = c.Lat, c.Lon, true
}

// country gives the country that name i most likely lies in: that of the nearest
// town or division named near it, else the one that the report is about.
func (f *finder) country(i int) string {
	for step := 1; step <= 8; step++ {
		for _, j := range [...]int{i - step, i + step} {
			if j >= 0 && j < len(f.names) && f.names[j].choice != nil && !f.names[j].choice.State() && f.names[j].choice.Country != "" {
				return f.names[j].choice.Country
			}
		}
	}
	if story := f.story(); len(story) > 0 {
		return story[0]
	}
	return ""
}

// widen takes in what is written as a part of the name: "North London", "Fars
// Province". "Northern Iraq" is left: the country is what is known.
func (f *finder) widen(n *name) {
	s := f.sentence(n)
	if s.Capitals || n.site != "" || f.partly(n) || n.short {
		return
	}
	town := n.choice != nil && n.choice.Feature[0] == 'P'
	if i := n.first - 1; town && i > s.First && f.words.side[f.d.Tokens[i].Low] && f.d.Tokens[i].Case == doc.Title {
		n.first, n.Start = i, f.d.Tokens[i].Start
	}
	if i := n.end; i < s.End && !state(n) && f.d.Tokens[i].Case == doc.Title && f.words.kind[f.d.Tokens[i].Low] == n.want && n.want == "A" && f.d.Tokens[i].Low != "state" {
		n.end, n.Span.End = i+1, f.d.Tokens[i].Span.End
	}
}

// container is the division that a place lies in which the gazetteer does not
// have: all that is known of where it is. Nil where that is no more than a country.
func (n *name) container() *lex.Place {
	for _, b := range []*name{n.within, n.outer} {
		if b != nil && b.choice != nil && !b.choice.State() {
			return b.choice
		}
	}
	return nil
}

// precision tells how exactly a place of the gazetteer says where something is.
func precision(p lex.Place) string {
	switch {
	case p.State():
		return "country"
	case p.Feature[0] == 'P':
		return "town"
	case p.Feature[0] == 'S':
		return "site"
	}
	return "region"
}

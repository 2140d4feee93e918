package lex

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Country is a country or a territory with a code of its own, of today or of
// once ("Soviet Union" has the code of the state that followed it).
type Country struct {
	Code       string // ISO 3166-1 alpha-2; XK for Kosovo
	GeoNamesID int64  // 0 for countries of once
	Name       string
	Others     []string // other names
	Adjectives []string // "Iraqi", "Salvadoran"
	People     []string // nouns: "Iraqis", "Britons"
	Lat, Lon   float64  // the point that stands for it
	Kind       string   // GeoNames code: PCLI, PCLD, PCLH, TERR
}

// Countries gives all of them; the caller must not change what it gets.
var Countries = sync.OnceValue(func() []Country {
	rows := Table("countries")
	out := make([]Country, 0, len(rows))
	for _, r := range rows {
		if len(r) != 9 {
			panic(fmt.Sprintf("lex: countries.tsv: %q has %d columns", r, len(r)))
		}
		c := Country{Code: r[0], Kind: r[4], Name: r[5], Others: list(r[6]), Adjectives: list(r[7]), People: list(r[8])}
		c.GeoNamesID, _ = strconv.ParseInt(r[1], 10, 64)
		c.Lat, _ = strconv.ParseFloat(r[2], 64)
		c.Lon, _ = strconv.ParseFloat(r[3], 64)
		out = append(out, c)
	}
	return out
})

// list parts a column at its bars; nil for "-".
func list(column string) []string {
	if column == "-" {
		return nil
	}
	return strings.Split(column, "|")
}

type nationalities struct {
	names map[string]string // names of countries -> code
	folk  map[string]string // adjectives and nouns for people -> code
}

var nations = sync.OnceValue(func() nationalities {
	n := nationalities{map[string]string{}, map[string]string{}}
	for _, c := range Countries() {
		for _, name := range append([]string{c.Name}, c.Others...) {
			add(n.names, name, c.Code)
		}
		for _, name := range append(append([]string{}, c.Adjectives...), c.People...) {
			add(n.folk, name, c.Code)
		}
	}
	for _, r := range Table("demonyms") {
		add(n.folk, r[0], r[1])
	}
	return n
})

// add files a folded name, the first to come being kept.
func add(m map[string]string, name, code string) {
	if f := FoldPlace(name); m[f] == "" {
		m[f] = code
	}
}

// Nationality gives the country code that a demonym or the name of a country
// stands for: "Iraqi", "britons", "U.S.", "south korean". Case does not matter,
// but that "us" is the pronoun and has none, and "US" has; "CAR" is a car in a text
// in capitals and has none either.
func Nationality(word string) (code string, ok bool) {
	if word == "us" || strings.EqualFold(word, "car") {
		return "", false
	}
	f := FoldPlace(word)
	if code, ok = nations().folk[f]; !ok {
		code, ok = nations().names[strings.TrimPrefix(f, "the ")]
	}
	return code, ok
}

// Demonym gives the country code of an adjective or a noun for a people only:
// "iraqi" and "iraqis" have one, "iraq" has none.
func Demonym(word string) (code string, ok bool) {
	if word == "us" {
		return "", false
	}
	code, ok = nations().folk[FoldPlace(word)]
	return code, ok
}

// CountryNamed gives the code of the country of that name: "U.S.", "Holland".
func CountryNamed(name string) (code string, ok bool) {
	if name == "us" {
		return "", false
	}
	code, ok = nations().names[FoldPlace(name)]
	return code, ok
}

package lex

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Columns of a table as GeoNames publishes it, between tabs.
const (
	colID = iota
	colName
	colASCII
	colOthers
	colLat
	colLon
	colClass
	colCode
	colCountry
	colCountry2
	colFirst
	colSecond
	colThird
	colFourth
	colPeople
	colElevation
	colModel
	colZone
	colChanged
	geoNamesColumns
)

// longestName is how many bytes of a name are kept.
const longestName = 255

// ParseGeoNames reads a line of a GeoNames table: 19 columns between tabs. Admin1
// is the code of the first division, which a table tells only beside its name.
func ParseGeoNames(line string) (Entry, error) {
	if !utf8.ValidString(line) {
		return Entry{}, errors.New("is not UTF-8")
	}
	f := strings.Split(line, "\t")
	if len(f) != geoNamesColumns {
		return Entry{}, fmt.Errorf("has %d columns where GeoNames has %d", len(f), geoNamesColumns)
	}
	p := Place{Name: strings.TrimSpace(f[colName]), Country: f[colCountry], Admin1: f[colFirst], Feature: f[colClass] + "." + f[colCode]}
	var err error
	if p.GeoNamesID, err = strconv.ParseInt(f[colID], 10, 64); err != nil || p.GeoNamesID <= 0 {
		return Entry{}, fmt.Errorf("has %q for its GeoNames id", f[colID])
	}
	if p.Lat, err = degrees(f[colLat], 90); err != nil {
		return Entry{}, fmt.Errorf("has %q for its latitude", f[colLat])
	}
	if p.Lon, err = degrees(f[colLon], 180); err != nil {
		return Entry{}, fmt.Errorf("has %q for its longitude", f[colLon])
	}
	if p.Population, err = whole(f[colPeople]); err != nil {
		return Entry{}, fmt.Errorf("has %q for its population", f[colPeople])
	}
	switch {
	case p.Name == "" || len(p.Name) > longestName:
		return Entry{}, fmt.Errorf("has a name of %d bytes; 1 to %d are right", len(p.Name), longestName)
	case p.Country != "" && !isCode(p.Country, 2, 2):
		return Entry{}, fmt.Errorf("has %q for its country", p.Country)
	case f[colClass] != "" && (len(f[colClass]) != 1 || !strings.Contains("AHLPRSTUV", f[colClass])) || f[colCode] != "" && !isCode(f[colCode], 1, 10):
		return Entry{}, fmt.Errorf("has %q for its feature class and code", p.Feature)
	case len(p.Admin1) > 20:
		return Entry{}, fmt.Errorf("has %q for its first division", p.Admin1)
	}
	return Entry{Place: p, Others: append([]string{f[colASCII]}, UsableNames(strings.Split(f[colOthers], ","))...)}, nil
}

func degrees(s string, most float64) (float64, error) {
	d, err := strconv.ParseFloat(s, 64)
	if err == nil && (math.IsNaN(d) || math.Abs(d) > most) {
		err = strconv.ErrRange
	}
	return d, err
}

func whole(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(s, 10, 33)
	return int(n), err
}

// isCode tells whether a word is so many capitals and digits.
func isCode(s string, least, most int) bool {
	return least <= len(s) && len(s) <= most && strings.IndexFunc(s, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') }) < 0
}

// UsableNames keeps the names that a text in Latin letters may use: no codes, no
// letters of other scripts, no digits, at least four letters.
func UsableNames(names []string) []string {
	var out []string
	for _, n := range names {
		folded := FoldPlace(n)
		if len(folded) < 4 || len(n) > longestName || strings.ContainsAny(folded, "0123456789") || utf8.RuneCountInString(folded) != len(folded) {
			continue
		}
		if n == strings.ToUpper(n) && len(n) < 6 {
			continue
		}
		out = append(out, n)
	}
	return out
}

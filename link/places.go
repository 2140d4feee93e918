package link

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"sitrep"
)

// Distances in kilometres.
const (
	nearby = 30 // a town and its surroundings
	apart  = 2  // two sites of one town are further from each other
)

// places tells whether two incidents may have been in one place.
func places(t *tally, a, b *sitrep.Incident) bool {
	x, y := a.Where.Value, b.Where.Value
	if x.Country != "" && y.Country != "" && x.Country != y.Country {
		return false
	}
	km, measured := distance(x, y)
	switch {
	case sameName(x, y) && (!measured || km <= nearby):
		return t.add(0.4, "same place: %s", x.Name)
	case isLocal(x) && isLocal(y):
		if !measured || km > nearby || x.Precision == "site" && y.Precision == "site" && km > apart {
			return false
		}
		return t.add(0.3, "%s and %s are %.0f km apart", x.Name, y.Name, km)
	case contains(x, y):
		return t.add(width(x), "%s lies in %s", y.Name, x.Name)
	case contains(y, x):
		return t.add(width(y), "%s lies in %s", x.Name, y.Name)
	}
	return false
}

func isLocal(w sitrep.Where) bool { return w.Precision == "site" || w.Precision == "town" }

// sameName tells whether two places are one by number or name; the words of one
// name may be among those of the other where both are local.
func sameName(a, b sitrep.Where) bool {
	if a.GeoNamesID != 0 && a.GeoNamesID == b.GeoNamesID {
		return true
	}
	if a.Precision != b.Precision && !(isLocal(a) && isLocal(b)) {
		return false
	}
	x, y := wordsOf(a.Name), wordsOf(b.Name)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return slices.Equal(x, y) || isLocal(a) && (within(x, y) || within(y, x))
}

func wordsOf(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// within tells whether all words of a are among those of b.
func within(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// contains tells whether the region or country a holds the place b.
func contains(a, b sitrep.Where) bool {
	switch {
	case a.Country == "" || a.Country != b.Country:
		return false
	case a.Precision == "country":
		return true
	}
	return a.Precision == "region" && b.Admin1 != "" && (strings.EqualFold(a.Admin1, b.Admin1) || strings.EqualFold(a.Name, b.Admin1))
}

// width is what it says for two incidents that one lies in the region or
// country where the other was: in a country much goes on.
func width(w sitrep.Where) float64 {
	if w.Precision == "country" {
		return 0.05
	}
	return 0.2
}

// distance between two places in kilometres; false where one has no coordinates.
func distance(a, b sitrep.Where) (float64, bool) {
	if a.Lat == nil || a.Lon == nil || b.Lat == nil || b.Lon == nil {
		return 0, false
	}
	return kilometres(*a.Lat, *a.Lon, *b.Lat, *b.Lon), true
}

func kilometres(latA, lonA, latB, lonB float64) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (latB-latA)*rad, (lonB-lonA)*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(latA*rad)*math.Cos(latB*rad)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

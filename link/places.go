package link

import (
	"math"
	"slices"
	"strings"

	"sitrep"
)

// Distances in kilometres.
const (
	nearby    = 30  // a town and its surroundings
	apart     = 2   // two sites of one town are further from each other
	corrected = 150 // two towns that one report may have taken for each other
)

// places weighs where two incidents were. Other countries cannot be one, nor can
// towns far from each other, nor two sites of one town.
func places(t *tally, a, b *sitrep.Profile) bool {
	if a.Where == nil || b.Where == nil {
		t.open, t.unplaced = true, true
		return t.add(forNoPlace, "no place is told")
	}
	x, y := a.Where.Value, b.Where.Value
	if x.Country != "" && y.Country != "" && x.Country != y.Country {
		return false
	}
	km, measured := distance(x, y)
	switch {
	case sameName(x, y) && (!measured || km <= nearby || !isLocal(x)):
		t.local = isLocal(x)
		return t.add(forName(x), "same place: %s", x.Name)
	case isLocal(x) && isLocal(y):
		switch {
		case !measured, km > corrected, x.Precision == "site" && y.Precision == "site" && km > apart && km <= nearby:
			return false
		case km > nearby:
			t.apart = true
			return t.add(forApart, "%s and %s are %.0f km apart", x.Name, y.Name, km)
		}
		t.local = true
		return t.add(forNear, "%s and %s are %.0f km apart", x.Name, y.Name, km)
	case contains(x, y):
		return t.add(forInside(x), "%s lies in %s", y.Name, x.Name)
	case contains(y, x):
		return t.add(forInside(y), "%s lies in %s", x.Name, y.Name)
	}
	return false
}

// forName is what it says that two incidents were in the place of one name.
func forName(w sitrep.Where) int {
	switch w.Precision {
	case "country":
		return forCountry
	case "region":
		return forRegion
	}
	return forSamePlace
}

// forInside is what it says that one lies in the region or country where the
// other was: in a country much goes on.
func forInside(w sitrep.Where) int {
	if w.Precision == "country" {
		return forCountry
	}
	return forWithin
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
	x, y := foldWords(a.Name), foldWords(b.Name)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return strings.Join(x, "") == strings.Join(y, "") || isLocal(a) && (within(x, y) || within(y, x))
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
	return a.Precision == "region" && b.Admin1 != "" && (Fold(a.Admin1) == Fold(b.Admin1) || Fold(a.Name) == Fold(b.Admin1))
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

package lex

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// zone is a row of zones.tsv.
type zone struct {
	name     string
	lat, lon float64
}

// zonesOf are the zones of each country.
var zonesOf = sync.OnceValue(func() map[string][]zone {
	all := map[string][]zone{}
	for _, row := range Table("zones") {
		lat, err := strconv.ParseFloat(row[1], 64)
		lon, err2 := strconv.ParseFloat(row[2], 64)
		if err != nil || err2 != nil {
			panic("lex: zones.tsv: " + strings.Join(row, " "))
		}
		all[row[0]] = append(all[row[0]], zone{row[3], lat, lon})
	}
	return all
})

// doubtful is how many times as far another zone's town may be for a place to lie in that
// zone just as well: borders of zones are not known here.
const doubtful = 2.5

// Zones gives the names, in the tz database, of the time zones that a place of a country
// may lie in, the likeliest first: its country's one, or the one of the nearest town, with
// those that are nearly as near. Without coordinates they are all that the country has;
// nil where it is not known.
func Zones(country string, lat, lon *float64) []string {
	all := slices.Clone(zonesOf()[country])
	if lat != nil && lon != nil {
		far := func(z zone) float64 { return distance(*lat, *lon, z.lat, z.lon) }
		slices.SortStableFunc(all, func(a, b zone) int {
			if far(a) < far(b) {
				return -1
			}
			return 1
		})
		for i, z := range all {
			if far(z) > doubtful*max(far(all[0]), near) {
				all = all[:i]
				break
			}
		}
	}
	var names []string
	for _, z := range all {
		names = append(names, z.name)
	}
	return names
}

// near is within a town, in kilometres.
const near = 20

// distance between two points on the earth, in kilometres.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371, math.Pi / 180
	a := math.Sin((lat2 - lat1) * degree / 2)
	b := math.Sin((lon2 - lon1) * degree / 2)
	return 2 * radius * math.Asin(math.Sqrt(a*a+math.Cos(lat1*degree)*math.Cos(lat2*degree)*b*b))
}

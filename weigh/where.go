package weigh

import (
	"math"
	"slices"

	"sitrep"
)

// places are the precisions of places, coarsest first.
var places = []string{"country", "region", "town", "site"}

func finenessOfPlace(v sitrep.Value) int { return slices.Index(places, v.(sitrep.Where).Precision) }

func samePlace(a, b sitrep.Value) bool {
	x, y := a.(sitrep.Where), b.(sitrep.Where)
	if x.GeoNamesID != 0 && y.GeoNamesID != 0 {
		return x.GeoNamesID == y.GeoNamesID
	}
	return x.Precision == y.Precision && bare(x.Name) == bare(y.Name) && agree(x.Country, y.Country)
}

// Distances in kilometres up to which a place may lie in a town or a region
// that is given as a point.
const (
	reachOfTown   = 30
	reachOfRegion = 300
)

// withinPlace tells whether place a may lie within the coarser place b.
func withinPlace(a, b sitrep.Value) bool {
	x, y := a.(sitrep.Where), b.(sitrep.Where)
	if finenessOfPlace(x) <= finenessOfPlace(y) || !agree(x.Country, y.Country) {
		return false
	}
	switch y.Precision {
	case "country":
		return true
	case "region":
		if x.Admin1 != "" && (y.Admin1 != "" || y.Name != "") {
			return fold(x.Admin1) == fold(y.Admin1) || bare(x.Admin1) == bare(y.Name)
		}
		return near(x, y, reachOfRegion)
	}
	return near(x, y, reachOfTown)
}

// near tells whether two places lie within so many kilometres of each other,
// or may, where the coordinates of one are not known.
func near(x, y sitrep.Where, km float64) bool {
	if !mapped(x) || !mapped(y) {
		return true
	}
	return kilometres(*x.Lat, *x.Lon, *y.Lat, *y.Lon) <= km
}

// kilometres is the way between two points along a great circle.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, rad = 6371, math.Pi / 180
	a, b := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}

// agree tells whether two codes or names are the same or one is not known.
func agree(a, b string) bool { return a == "" || b == "" || a == b }

// mapped tells whether a value has coordinates, if it is one that could.
func mapped(v sitrep.Value) bool {
	p, ok := v.(sitrep.Where)
	return !ok || p.Lat != nil && p.Lon != nil
}

// onMap gives, for a place that has no coordinates, the finest town or site
// around it that has some, so that a record is found on the map. Every other
// value it gives back.
func onMap(options []*sitrep.Option, best *sitrep.Option) *sitrep.Option {
	if mapped(best.Value) {
		return best
	}
	around := best
	for _, o := range options {
		fits := len(o.For) > 0 && mapped(o.Value) && finenessOfPlace(o.Value) >= slices.Index(places, "town") &&
			withinPlace(best.Value, o.Value)
		if fits && (around == best || finenessOfPlace(o.Value) > finenessOfPlace(around.Value)) {
			around = o
		}
	}
	return around
}

// completed adds to a place the country and the division that other claims
// give for it.
func completed(v sitrep.Value, others []sitrep.Option) sitrep.Value {
	p, ok := v.(sitrep.Where)
	if !ok {
		return v
	}
	for _, o := range others {
		if q := o.Value.(sitrep.Where); o.Standing == sitrep.Coarser {
			p.Country = first(p.Country, q.Country)
			p.Admin1 = first(p.Admin1, q.Admin1)
		}
	}
	return p
}

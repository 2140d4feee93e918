package view

import "sitrep"

// How far from its point a place may reach, in kilometres.
const (
	// Two sites of one town are further from each other: link takes them for two.
	siteRadius = 2
	// A circle of it, 314 square kilometres, holds the built-up land of a city of three
	// million people at 100 to the hectare; larger cities have their point in the middle
	// of what is called by their name.
	townRadius = 10
	// A circle as large as the mean first division: 134 million square kilometres of land
	// without Antarctica, and 4,596 divisions in Natural Earth, leave 29,000 for each.
	regionRadius = 100
	// A circle as large as the mean country: the same land, and some 250 countries and
	// territories in ISO 3166.
	countryRadius = 400
)

// Radius is how far from its point a place may be, in kilometres, for its
// precision; the circle of it is an area to show, and no measure of the place. A
// site that the gazetteer does not have itself has the point of its town, and that
// town's radius. It is 0 where a place has no coordinates.
func Radius(w sitrep.Where) float64 {
	switch {
	case w.Lat == nil || w.Lon == nil:
		return 0
	case w.Precision == "site" && w.GeoNamesID != 0:
		return siteRadius
	case w.Precision == "site" || w.Precision == "town":
		return townRadius
	case w.Precision == "country":
		return countryRadius
	}
	return regionRadius
}

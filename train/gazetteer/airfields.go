package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"sitrep/lex"
)

type airfield struct {
	Name     string
	Lat      string `json:"latitude_deg"`
	Lon      string `json:"longitude_deg"`
	Country  string `json:"iso_country"`
	Region   string `json:"iso_region"`
	Town     string `json:"municipality"`
	Keywords string
}

// readAirfields reads the airports of OurAirports.
func readAirfields(folder string) ([]lex.Entry, error) {
	var rows []airfield
	if err := readJSON(filepath.Join(folder, "airports.json"), &rows); err != nil {
		return nil, err
	}
	var regions []struct{ Code, Name string }
	if err := readJSON(filepath.Join(folder, "regions.json"), &regions); err != nil {
		return nil, err
	}
	region := map[string]string{}
	for _, r := range regions {
		region[r.Code] = r.Name
	}
	var out []lex.Entry
	for _, a := range rows {
		lat, err1 := strconv.ParseFloat(a.Lat, 64)
		lon, err2 := strconv.ParseFloat(a.Lon, 64)
		if err1 != nil || err2 != nil {
			continue
		}
		names := a.names()
		p := lex.Place{Name: a.Name, Country: a.Country, Admin1: strings.TrimSuffix(region[a.Region], " Governorate"), Lat: lat, Lon: lon, Feature: "S.AIRP"}
		if military(a.Name) {
			p.Feature = "S.AIRB"
		}
		out = append(out, lex.Entry{Place: p, Others: lex.UsableNames(names)})
	}
	return out, nil
}

// fieldKinds are what an airfield's name ends with, longest first.
var fieldKinds = []string{
	"International Airport", "Regional Airport", "Municipal Airport", "Army Air Field", "Army Airfield", "Air Force Base", "Joint Base", "Air Base",
	"Airbase", "Airfield", "Airport", "Air Field", "AFB", "AAF",
}

func military(name string) bool {
	for _, w := range []string{"Air Base", "Airbase", "Army Air", "Air Force", "AFB", "Airfield", "Naval Air", "RAF "} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// names gives what the airfield is called besides its full name: the parts of
// "A / B", its keywords, and each with the other words for what it is. What is
// left when all such words are gone ("Incirlik") is a name of it, too.
func (a airfield) names() []string {
	var out []string
	parts := append(strings.Split(a.Name, " / "), strings.Split(a.Keywords, ",")...)
	for i, n := range parts {
		n = strings.TrimSpace(n)
		core := n
		for _, k := range fieldKinds {
			if rest, ok := strings.CutSuffix(n, " "+k); ok {
				core = rest
				break
			}
		}
		if core == n {
			if i == 0 || strings.ContainsAny(n, " ") {
				out = append(out, n)
			}
			continue
		}
		if rest, ok := strings.CutPrefix(core, a.Town+" "); ok && len(rest) > 3 {
			out = append(out, variants(rest)...) // "London Heathrow Airport"
		}
		out = append(out, variants(core)...)
	}
	return out
}

func variants(core string) []string {
	out := []string{core}
	for _, k := range []string{"Airport", "International Airport", "Air Base", "Airbase", "Airfield", "Air Force Base", "Military Airport"} {
		out = append(out, core+" "+k)
	}
	return out
}

package main

import (
	"fmt"
	"strconv"
	"strings"

	"sitrep/lex"
)

// extras reads lex's own list of places that no source has.
func extras() ([]lex.Entry, error) {
	var out []lex.Entry
	for _, row := range lex.Table("places") {
		if len(row) != 8 {
			return nil, fmt.Errorf("places.tsv: %d columns: %s", len(row), strings.Join(row, " "))
		}
		id, err1 := strconv.ParseInt(row[1], 10, 64)
		lat, err2 := strconv.ParseFloat(row[3], 64)
		lon, err3 := strconv.ParseFloat(row[4], 64)
		for _, err := range []error{err1, err2, err3} {
			if err != nil {
				return nil, fmt.Errorf("places.tsv: %s: %w", row[6], err)
			}
		}
		country := row[2]
		if country == "-" {
			country = ""
		}
		names := strings.Split(row[7], "|")
		if row[7] == "-" {
			names = nil
		}
		out = append(out, lex.Entry{Place: lex.Place{Feature: row[0], GeoNamesID: id, Country: country, Lat: lat, Lon: lon, Population: weight(row[5]), Name: row[6]}, Others: names})
	}
	return out, nil
}

// weight reads the column of people, which is empty where nobody counted.
func weight(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

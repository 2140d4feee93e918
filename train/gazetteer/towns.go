package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"sitrep/lex"
)

// colSecond is the column of a GeoNames table that tells the second division.
const colSecond = 11

// readTowns reads a GeoNames table of towns and counts them into the divisions.
func readTowns(path string, ds divisions) ([]lex.Entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read a source: %w", err)
	}
	defer f.Close()
	var out []lex.Entry
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		e, err := town(lines.Text(), ds)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, e)
	}
	return out, lines.Err()
}

// town reads a line. Its division's code gives way to the division's name.
func town(line string, ds divisions) (lex.Entry, error) {
	e, err := lex.ParseGeoNames(line)
	if err != nil {
		return lex.Entry{}, err
	}
	if e.Feature != "P.PPLX" { // a part of a town is counted with it
		ds.count(e.Country, e.Admin1, strings.Split(line, "\t")[colSecond], e.Lat, e.Lon, e.Population)
	}
	e.Admin1 = ds.first(e.Country, e.Admin1)
	return e, nil
}

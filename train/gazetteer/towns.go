package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"sitrep/lex"
)

// Columns of a GeoNames table.
const (
	colID = iota
	colName
	colASCII
	colOthers
	colLat
	colLon
	colClass
	colCode
	colCountry
	_
	colFirst
	colSecond
	_
	_
	colPeople
	columns
)

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
		e, err := town(strings.Split(lines.Text(), "\t"), ds)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, e)
	}
	return out, lines.Err()
}

func town(f []string, ds divisions) (lex.Entry, error) {
	if len(f) < columns {
		return lex.Entry{}, fmt.Errorf("%d columns", len(f))
	}
	id, err1 := strconv.ParseInt(f[colID], 10, 64)
	lat, err2 := strconv.ParseFloat(f[colLat], 64)
	lon, err3 := strconv.ParseFloat(f[colLon], 64)
	people, err4 := strconv.Atoi(f[colPeople])
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			return lex.Entry{}, err
		}
	}
	country, code := f[colCountry], f[colClass]+"."+f[colCode]
	if code != "P.PPLX" { // a part of a town is counted with it
		ds.count(country, f[colFirst], f[colSecond], lat, lon, people)
	}
	p := lex.Place{
		GeoNamesID: id, Name: f[colName], Country: country, Admin1: ds.first(country, f[colFirst]),
		Lat: lat, Lon: lon, Feature: code, Population: people,
	}
	return lex.Entry{Place: p, Others: append([]string{f[colASCII]}, usable(strings.Split(f[colOthers], ","))...)}, nil
}

// usable keeps the names that a text in Latin letters may use: no codes, no
// letters of other scripts, no digits, at least four letters.
func usable(names []string) []string {
	var out []string
	for _, n := range names {
		folded := lex.FoldPlace(n)
		if len(folded) < 4 || strings.ContainsAny(folded, "0123456789") || utf8.RuneCountInString(folded) != len(folded) {
			continue
		}
		if n == strings.ToUpper(n) && len(n) < 6 {
			continue
		}
		out = append(out, n)
	}
	return out
}

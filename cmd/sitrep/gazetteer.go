package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"sitrep/flow"
	"sitrep/lex"
)

// gazetteerCmd is about the places that the program knows.
type gazetteerCmd struct {
	Show   gazetteerShowCmd   `cmd:"" default:"1" help:"Tell which places are known."`
	Import gazetteerImportCmd `cmd:"" help:"Add the places of GeoNames country files."`
	Find   gazetteerFindCmd   `cmd:"" help:"Look a name up."`
}

// Help is shown by gazetteer --help.
func (gazetteerCmd) Help() string {
	return `The program carries towns of 500 people and more, divisions, countries and airfields
with it. Villages, rivers, mountains, bases come from the files that GeoNames publishes
for each country, and every command that reads reports knows them from then on.

Examples:
  sitrep gazetteer import SY.zip IQ.zip     of https://download.geonames.org/export/dump/
  sitrep gazetteer
  sitrep gazetteer find "Abu Kamal"`
}

// gazetteerShowCmd tells what is loaded.
type gazetteerShowCmd struct{}

// Run prints what there is, by country.
func (c *gazetteerShowCmd) Run(g *Globals) error {
	im, err := lex.OpenImported(g.Places)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(g.Stdout, "%d places built in: towns, divisions, countries, airfields\n", lex.Gaz().Places()); err != nil {
		return err
	}
	if im == nil {
		_, err = fmt.Fprintf(g.Stdout, "none imported: there is no %s\n", g.Places)
		return err
	}
	defer im.Close() // was only read from
	if _, err := fmt.Fprintf(g.Stdout, "%d places imported, in %s (%s)\n", im.Places(), g.Places, im.Digest()); err != nil {
		return err
	}
	return writeCounts(g.Stdout, im.Counts())
}

// classes are the feature classes of GeoNames, in our words.
var classes = map[string]string{
	"A": "divisions", "H": "waters", "L": "areas", "P": "towns and villages", "R": "roads", "S": "sites", "T": "mountains", "U": "undersea", "V": "woods",
}

func writeCounts(w io.Writer, counts []lex.Count) error {
	for i := 0; i < len(counts); {
		country, all := counts[i].Country, 0
		var parts []string
		for ; i < len(counts) && counts[i].Country == country; i++ {
			all += counts[i].Places
			parts = append(parts, fmt.Sprintf("%d %s", counts[i].Places, classes[counts[i].Class]))
		}
		if country == "" {
			country = "--"
		}
		if _, err := fmt.Fprintf(w, "  %s  %d: %s\n", plain(country), all, strings.Join(parts, ", ")); err != nil {
			return err
		}
	}
	return nil
}

// gazetteerImportCmd adds GeoNames files to the user's gazetteer.
type gazetteerImportCmd struct {
	Files []string `arg:"" name:"file" help:"Files of GeoNames, such as SY.zip or SY.txt; - is standard input."`
}

// Help is shown by gazetteer import --help.
func (gazetteerImportCmd) Help() string {
	return `Files have the 19 columns, between tabs, of the country files of GeoNames. What was
imported before stays; a place that comes again replaces what was known of it. Countries,
divisions of once and rows without a feature are left out. A line that cannot be read is
named on standard error and left out; the rest go on, and the exit status is 1 at the end.
Read stored reports again afterwards: sitrep rebuild.

Examples:
  sitrep gazetteer import SY.zip IQ.zip
  grep -P '\tH\tSTM' TR.txt | sitrep gazetteer import -`
}

// Run imports the files.
func (c *gazetteerImportCmd) Run(ctx context.Context, g *Globals) (err error) {
	if err := os.MkdirAll(filepath.Dir(g.Places), 0o750); err != nil {
		return fmt.Errorf("make the folder of the gazetteer: %w", err)
	}
	old, err := lex.OpenImported(g.Places)
	if err != nil {
		return err
	}
	if old != nil {
		defer old.Close() // was only read from
	}
	w, err := lex.NewImporter(filepath.Dir(g.Places), old)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	i := &placeImport{ctx: ctx, importer: w, stderr: g.Stderr, progress: newProgress(g.Stderr)}
	for _, name := range c.Files {
		if err := i.file(name, g.Stdin); err != nil {
			return err
		}
	}
	i.progress.clear()
	if i.added > 0 {
		if err := w.Write(g.Places); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(g.Stdout, "%d places added, %d left out, %d lines bad\n", i.added, i.left, i.bad); err != nil {
		return err
	}
	if i.bad > 0 {
		return errReported
	}
	return nil
}

// gazetteerFindCmd looks a name up.
type gazetteerFindCmd struct {
	Format  string `short:"f" enum:"text,jsonl" default:"text" help:"How to print: text for reading; jsonl, one line of JSON a place (${enum})."`
	Country string `placeholder:"CC" help:"Only places of this country (ISO 3166-1 alpha-2), in other spellings as well."`
	Name    string `arg:"" help:"The name, in Latin letters."`
}

// Help is shown by gazetteer find --help.
func (gazetteerFindCmd) Help() string {
	return `Prints the places of that name, the most populous first. Case, accents, hyphens and
Arabic articles do not matter. With --country, names count that may be the same one in
another spelling. The exit status is 1 where there is none.

Examples:
  sitrep gazetteer find Taji
  sitrep gazetteer find --country SY Albukamal`
}

// Run prints the places.
func (c *gazetteerFindCmd) Run(g *Globals) error {
	gaz, closeGazetteer, err := gazetteer(g)
	if err != nil {
		return err
	}
	defer closeGazetteer()
	places := gaz.FindIn(strings.ToUpper(c.Country), c.Name)
	if len(places) == 0 {
		complain(g.Stderr, fmt.Errorf("the gazetteer has no place named %q", c.Name))
		return errReported
	}
	if c.Format == "jsonl" {
		found := make([]foundPlace, 0, len(places))
		for _, p := range places {
			found = append(found, foundPlace{p.Name, p.Country, p.Admin1, p.Lat, p.Lon, p.Feature, p.GeoNamesID, p.Population, p.Imported})
		}
		return printLines(g.Stdout, found)
	}
	for _, p := range places {
		if _, err := fmt.Fprintln(g.Stdout, placeLine(p)); err != nil {
			return err
		}
	}
	return nil
}

// foundPlace is a place as programs get it.
type foundPlace struct {
	Name       string  `json:"name"`
	Country    string  `json:"country"`
	Admin1     string  `json:"admin1"`
	Lat        float64 `json:"lat"`
	Lon        float64 `json:"lon"`
	Feature    string  `json:"feature"`
	GeoNamesID int64   `json:"geonames_id,omitempty"`
	Population int     `json:"population,omitempty"`
	Imported   bool    `json:"imported"`
}

func placeLine(p lex.Place) string {
	line := p.Name
	for _, s := range []string{p.Admin1, p.Country} {
		if s != "" && s != p.Name {
			line += ", " + s
		}
	}
	line = fmt.Sprintf("%s  %s  %.4f, %.4f", line, p.Feature, p.Lat, p.Lon)
	if p.Population > 0 {
		line += fmt.Sprintf("  %d people", p.Population)
	}
	if p.GeoNamesID > 0 {
		line += fmt.Sprintf("  geonames.org/%d", p.GeoNamesID)
	}
	if p.Imported {
		line += "  imported"
	}
	return plain(line)
}

// reader makes what reads reports, with all that there is of places.
func reader(g *Globals) (*flow.Reader, func(), error) {
	gaz, closeGazetteer, err := gazetteer(g)
	if err != nil {
		return nil, nil, err
	}
	rd, err := flow.NewReader(flow.Options{Gazetteer: gaz})
	if err != nil {
		closeGazetteer()
		return nil, nil, err
	}
	return rd, closeGazetteer, nil
}

// gazetteer opens all that there is of places.
func gazetteer(g *Globals) (*lex.Gazetteer, func(), error) {
	im, err := lex.OpenImported(g.Places)
	if err != nil || im == nil {
		return lex.Gaz(), func() {}, err
	}
	return lex.Gaz().With(im), func() {
		if err := im.Close(); err != nil {
			complain(g.Stderr, err)
		}
	}, nil
}

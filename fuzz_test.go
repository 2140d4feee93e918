package sitrep_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep/export"
	"sitrep/ingest"
	"sitrep/samples"
)

// FuzzExtract puts bytes through all that extract does. Whatever comes out has
// words for everything and is printed as one line of JSON.
func FuzzExtract(f *testing.F) {
	err := fs.WalkDir(samples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(samples.FS, name)
		if !strings.HasSuffix(name, ".jsonl") {
			f.Add(b)
			return err
		}
		for line := range bytes.Lines(b) {
			f.Add(line)
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("KABUL, June 3 (Wire) -- “At least ” said. said, said: no one\n\nwas killed — or wounded in 1999's"))
	f.Add([]byte("deputy neither no drew known we on not died"))
	rd := reader(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<15 {
			t.Skip() // long texts only take longer
		}
		for r, err := range ingest.Reports([]string{"-"}, bytes.NewReader(b)) {
			if err != nil {
				continue
			}
			reading := rd.Read(r)
			for _, fault := range unfounded(reading) {
				t.Errorf("of %q: %s", b, fault)
			}
			var out bytes.Buffer
			if err := export.JSONL(&out, reading); err != nil {
				t.Fatalf("of %q: %v", b, err)
			}
			if !json.Valid(out.Bytes()) || !utf8.Valid(out.Bytes()) || bytes.Count(out.Bytes(), []byte("\n")) != 1 {
				t.Fatalf("of %q: not one line of JSON: %q", b, out.Bytes())
			}
		}
	})
}

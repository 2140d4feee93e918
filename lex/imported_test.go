package lex

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// geoNames writes a line as GeoNames does: the columns that matter, the rest empty.
func geoNames(id int, name, others, lat, lon, class, code, country, first, people string) string {
	return strings.Join([]string{fmt.Sprint(id), name, name, others, lat, lon, class, code, country, "", first, "", "", "", people, "", "0", "Asia/Damascus", "2020-01-01"}, "\t")
}

func TestParseGeoNames(t *testing.T) {
	good := geoNames(9001, "Tall Zayn", "Tell Zein,تل زين,TZN,Tal Zain 2", "35.5", "36.25", "P", "PPL", "SY", "02", "0")
	got, err := ParseGeoNames(good)
	want := Entry{
		Place:  Place{GeoNamesID: 9001, Name: "Tall Zayn", Country: "SY", Admin1: "02", Lat: 35.5, Lon: 36.25, Feature: "P.PPL"},
		Others: []string{"Tall Zayn", "Tell Zein"},
	}
	if err != nil || got.Place != want.Place || !slices.Equal(got.Others, want.Others) {
		t.Errorf("ParseGeoNames(%q) = %+v, %v, want %+v", good, got, err, want)
	}
	for _, bad := range []string{
		"", "9001", good + "\t", strings.Replace(good, "9001", "-1", 1), strings.Replace(good, "9001", "x", 1),
		strings.Replace(good, "35.5", "95.5", 1), strings.Replace(good, "35.5", "NaN", 1), strings.Replace(good, "36.25", "", 1),
		strings.Replace(good, "\tSY", "\tSyria", 1), strings.Replace(good, "\tP\t", "\tQ\t", 1), strings.Replace(good, "\tPPL", "\tp pl", 1),
		strings.ReplaceAll(good, "Tall Zayn", ""), strings.Replace(good, "Tall Zayn", strings.Repeat("x", 300), 1), good[:30] + "\xff" + good[31:],
		strings.Replace(good, "\t0\t", "\t-5\t", 1),
	} {
		if e, err := ParseGeoNames(bad); err == nil {
			t.Errorf("ParseGeoNames(%q) = %+v, want an error", bad, e)
		}
	}
}

// imported makes a file of some lines on top of an old one.
func imported(t *testing.T, path string, lines ...string) *Imported {
	t.Helper()
	old, err := OpenImported(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := NewImporter(filepath.Dir(path), old)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		e, err := ParseGeoNames(l)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Add(e); err != nil {
			t.Fatal(err)
		}
		if len(w.chunk) == 2 { // as a full memory would
			if err := w.spill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Write(path); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	im, err := OpenImported(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = im.Close() })
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files beside the one that was made, want none", len(left)-1)
	}
	return im
}

var syria = []string{
	geoNames(9001, "Tall Zayn", "Tell Zein", "35.5", "36.25", "P", "PPL", "SY", "11", "0"),
	geoNames(9002, "Nahr Zarqun", "", "35.1", "36.9", "H", "STM", "SY", "11", "0"),
	geoNames(9003, "Tall Zayn", "", "33.0", "36.1", "P", "PPL", "SY", "", "700"),
	geoNames(169575, "Homs Governorate", "Hims", "34.25", "38.25", "A", "ADM1", "SY", "11", "1763000"),
	geoNames(170063, "Aleppo", "Halab", "36.20124", "37.16117", "P", "PPLA", "SY", "09", "1602264"),
	geoNames(9004, "Market", "", "35", "37", "P", "PPL", "SY", "", "0"),
}

func TestImported(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gazetteer.places")
	im := imported(t, path, syria...)
	g := Gaz().With(im)
	zayn := Place{GeoNamesID: 9001, Name: "Tall Zayn", Country: "SY", Admin1: "Homs", Lat: 35.5, Lon: 36.25, Feature: "P.PPL", Imported: true}
	other := Place{GeoNamesID: 9003, Name: "Tall Zayn", Country: "SY", Lat: 33, Lon: 36.1, Feature: "P.PPL", Population: 700, Imported: true}
	if got := g.Find("TALL-ZAYN"); !slices.Equal(got, []Place{other, zayn}) {
		t.Errorf("Find(TALL-ZAYN) = %+v, want %+v, %+v", got, other, zayn)
	}
	zayn.Alternate = true
	if got := g.Find("Tell Zein"); !slices.Equal(got, []Place{zayn}) {
		t.Errorf("Find(Tell Zein) = %+v, want %+v", got, zayn)
	}
	if got := g.FindNear("SY", "Tel Zeyn"); len(got) != 2 {
		t.Errorf("FindNear(SY, Tel Zeyn) = %+v, want both Tall Zayn", got)
	}
	if n, hit := g.Longest([]string{"nahr", "zarqun", "rose"}); n != 2 || hit.Places()[0].Feature != "H.STM" {
		t.Errorf("Longest(nahr zarqun rose) = %d, %+v, want the river", n, hit.Places())
	}
	if got, want := len(g.Find("Aleppo")), len(Gaz().Find("Aleppo")); got != want {
		t.Errorf("Find(Aleppo) has %d places with the import and %d without, want Aleppo once", got, want)
	}
	if h, ok := g.Lookup("market"); !ok || !h.Common {
		t.Errorf("Lookup(market) = %+v, %t, want a common word", h, ok)
	}
	want := []Count{{"SY", "A", 1}, {"SY", "H", 1}, {"SY", "P", 4}}
	if im.Places() != 6 || !slices.Equal(im.Counts(), want) {
		t.Errorf("there are %d places, %v, want 6, %v", im.Places(), im.Counts(), want)
	}
}

func TestImportedAgain(t *testing.T) {
	once, again := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "a")
	imported(t, once, syria...)
	imported(t, again, syria[3], syria[5], syria[1])
	moved := strings.Replace(syria[0], "35.5", "10", 1)
	imported(t, again, moved, syria[4])
	im := imported(t, again, syria[2], moved, syria[0], syria[0])
	a, err := os.ReadFile(once)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(again)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("the same places in another order made another file: %d and %d bytes, %d places", len(a), len(b), im.Places())
	}
}

func TestImportedMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	w, err := NewImporter(filepath.Dir(path), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := os.WriteFile(path, []byte("another's"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := w.Write(path); err == nil {
		t.Error("Write over a file that another import made = no error, want one")
	}
}

func TestOpenImportedRefuses(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if im, err := OpenImported(path); im != nil || err != nil {
		t.Errorf("OpenImported of no file = %v, %v, want nil, nil", im, err)
	}
	imported(t, path, syria...)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{nil, []byte("nonsense"), whole[:len(whole)-1], whole[:100], append(slices.Clone(whole), 'x')} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenImported(path); !errors.Is(err, ErrImported) {
			t.Errorf("OpenImported(%d bytes) = %v, want ErrImported", len(b), err)
		}
	}
}

func FuzzImported(f *testing.F) {
	path := filepath.Join(f.TempDir(), "a")
	w, err := NewImporter(filepath.Dir(path), nil)
	if err != nil {
		f.Fatal(err)
	}
	for _, l := range syria {
		e, err := ParseGeoNames(l)
		if err != nil {
			f.Fatal(err)
		}
		if err := w.Add(e); err != nil {
			f.Fatal(err)
		}
	}
	if err := errors.Join(w.Write(path), w.Close()); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, "Tall Zayn")
	f.Fuzz(func(_ *testing.T, b []byte, name string) {
		im, err := readImported(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return
		}
		g := Gaz().With(im)
		for _, n := range []string{name, "tall zayn", "nahr zarqun"} { // must not panic, whatever stands in the file
			g.Find(n)
			g.FindNear("SY", n)
		}
	})
}

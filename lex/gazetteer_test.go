package lex

import (
	"bytes"
	"math"
	"slices"
	"testing"
)

func TestTowns(t *testing.T) {
	last, n := math.MaxInt, 0
	seen := map[string]bool{}
	for p := range Gaz().Towns(500_000) {
		if p.Population > last || p.Population < 500_000 || p.Feature[0] != 'P' || p.Feature == "P.PPLX" {
			t.Errorf("%v comes after one of %d people", p, last)
		}
		last, seen[p.Name] = p.Population, true
		n++
	}
	if n < 500 || n > 3000 || !seen["Baghdad"] || !seen["Kabul"] || seen["Bangui Prefecture"] {
		t.Errorf("%d towns, among them %v, want those of half a million or more", n, seen)
	}
	for p := range Gaz().Towns(0) {
		if p.Population < last {
			t.Errorf("the first one is %v", p)
		}
		break
	}
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, country, feature string // of a place among those found
		lat, lon               float64
	}{
		{"Kirkuk", "IQ", "P.PPLA", 35.47, 44.39},
		{"San Salvador", "SV", "P.PPLC", 13.69, -89.19},
		{"Al Taji Army Air Field", "IQ", "S.AIRB", 33.52, 44.26},
		{"Taji", "IQ", "P.PPL", 33.53, 44.26},
		{"Abu Kamal", "SY", "P.PPLA2", 34.45, 40.92},
		{"al-Hillah", "IQ", "P.PPLA", 32.46, 44.42},
		{"HILLA", "IQ", "P.PPLA", 32.46, 44.42},
		{"Kentucky", "US", "A.ADM1", 37.5, -85.3},
		{"Turkey", "TR", "A.PCLI", 39, 35},
		{"U.S.", "US", "A.PCLI", 39.76, -98.5},
		{"Soviet Union", "RU", "A.PCLH", 60, 100},
		{"Anbar", "IQ", "A.ADM1", 33, 41.5},
		{"Middle East", "", "L.RGN", 29, 42},
		{"Zürich", "CH", "P.PPLA", 47.37, 8.55},
		{"Incirlik Air Base", "TR", "S.AIRB", 37, 35.43},
		{"Adair County", "US", "A.ADM2", 37.1, -85.3},
	}
	for _, tt := range tests {
		got := Gaz().Find(tt.name)
		if !slices.ContainsFunc(got, func(p Place) bool {
			return p.Country == tt.country && p.Feature == tt.feature && math.Abs(p.Lat-tt.lat) < 1 && math.Abs(p.Lon-tt.lon) < 1
		}) {
			t.Errorf("Find(%q) = %v, want %s %s near %g, %g", tt.name, got, tt.feature, tt.country, tt.lat, tt.lon)
		}
	}
}

func TestFindRanksByPeople(t *testing.T) {
	got := Gaz().Find("Paris")
	if len(got) < 5 || got[0].Country != "FR" {
		t.Fatalf("Find(Paris) = %v, want the capital of France first and others after it", got)
	}
	for i := 1; i < len(got); i++ {
		if got[i].Population > got[i-1].Population {
			t.Errorf("Find(Paris): %v after %v", got[i], got[i-1])
		}
	}
}

func TestFindNone(t *testing.T) {
	for _, name := range []string{"", " ", "-", "...", "Xqzzyk", "-al-q", "\xff\xfe", "日本海の"} {
		if got := Gaz().Find(name); got != nil {
			t.Errorf("Find(%q) = %v, want none", name, got)
		}
	}
}

func TestFindNear(t *testing.T) {
	tests := []struct{ country, name, want string }{
		{"SY", "Albukamal", "Albu Kamal"},
		{"SY", "Al Bukamal", "Albu Kamal"},
		{"SY", "Abou Kamal", "Albu Kamal"},
		{"SY", "Daraya", "Dārayyā"},
		{"SY", "Deir al-Zour", "Deir ez-Zor"},
		{"SY", "Dayr az Zawr", "Deir ez-Zor"},
		{"IQ", "Falloujah", "Al Fallūjah"},
		{"AF", "Lashkargah", "Lashkar Gāh"},
		{"SY", "Khan Sheikoun", "Khān Shaykhūn"},
	}
	for _, tt := range tests {
		got := Gaz().FindNear(tt.country, tt.name)
		if !slices.ContainsFunc(got, func(p Place) bool { return FoldPlace(p.Name) == FoldPlace(tt.want) }) {
			t.Errorf("FindNear(%q, %q) = %v, want %s", tt.country, tt.name, got, tt.want)
		}
	}
	if got := Gaz().FindNear("SY", "Ai"); got != nil {
		t.Errorf("FindNear(Ai) = %v, want none", got)
	}
}

func TestFoldPlace(t *testing.T) {
	tests := []struct{ name, want string }{
		{"As-Suwaydā’", "as suwayda"},
		{"St. John's", "st johns"},
		{"Łódź", "lodz"},
		{"U.S.", "us"},
		{"  Bosnia - Herzegovina ", "bosnia herzegovina"},
		{"Trinidad & Tobago", "trinidad and tobago"},
		{"ŞANLIURFA", "sanliurfa"},
		{"", ""},
	}
	for _, tt := range tests {
		got := FoldPlace(tt.name)
		if got != tt.want {
			t.Errorf("FoldPlace(%q) = %q, want %q", tt.name, got, tt.want)
		}
		if again := FoldPlace(got); again != got {
			t.Errorf("FoldPlace(%q) = %q, want it folded already", got, again)
		}
	}
}

func TestLongest(t *testing.T) {
	n, hit := Gaz().Longest([]string{"san", "salvador", "was"})
	if n != 2 || hit.Places()[0].Country != "SV" {
		t.Errorf("Longest(san salvador was) = %d, %v, want 2 words in El Salvador", n, hit.Places())
	}
	if n, _ := Gaz().Longest([]string{"xqz", "salvador"}); n != 0 {
		t.Errorf("Longest(xqz salvador) = %d, want 0", n)
	}
}

func TestNationality(t *testing.T) {
	tests := []struct{ word, want string }{
		{"Iraqi", "IQ"},
		{"iraqis", "IQ"},
		{"Britons", "GB"},
		{"Salvadoran", "SV"},
		{"South Korean", "KR"},
		{"U.S.", "US"},
		{"US", "US"},
		{"us", ""},
		{"CAR", ""},
		{"the Netherlands", "NL"},
		{"Soviet", "RU"},
		{"DPRK", "KP"},
		{"table", ""},
	}
	for _, tt := range tests {
		if got, _ := Nationality(tt.word); got != tt.want {
			t.Errorf("Nationality(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestGazetteerFile(t *testing.T) {
	entries := func() []Entry {
		return []Entry{
			{Place: Place{GeoNamesID: 7, Name: "Mobile", Country: "US", Admin1: "Alabama", Lat: 30.6943, Lon: -88.043, Feature: "P.PPLA2", Population: 195111}},
			{Place: Place{Name: "Al Bahr", Country: "IQ", Lat: -1.5, Lon: 179.9, Feature: "P.PPL"}, Others: []string{"Bahrton"}},
			{Place: Place{Name: "Bahrton", Country: "CA", Feature: "P.PPL", Population: 12}},
		}
	}
	file, err := EncodeGazetteer(entries(), []string{"mobile"})
	if err != nil {
		t.Fatal(err)
	}
	again, err := EncodeGazetteer(entries(), []string{"mobile"})
	if err != nil || !bytes.Equal(again, file) {
		t.Errorf("EncodeGazetteer gave other bytes the second time")
	}
	g, err := OpenGazetteer(string(file))
	if err != nil {
		t.Fatal(err)
	}
	mobile := Place{GeoNamesID: 7, Name: "Mobile", Country: "US", Admin1: "Alabama", Lat: 30.6943, Lon: -88.043, Feature: "P.PPLA2", Population: 195072}
	if got := g.Find("MOBILE"); !slices.Equal(got, []Place{mobile}) {
		t.Errorf("Find(MOBILE) = %v, want %v", got, mobile)
	}
	if hit, ok := g.Lookup("mobile"); !ok || !hit.Common {
		t.Errorf("Lookup(mobile) = %v, %t, want a common word", hit, ok)
	}
	if !g.Ordinary("mobiles") || g.Ordinary("bahr") {
		t.Errorf("Ordinary(mobiles, bahr) = %t, %t, want true, false", g.Ordinary("mobiles"), g.Ordinary("bahr"))
	}
	bahr := Place{Name: "Al Bahr", Country: "IQ", Lat: -1.5, Lon: 179.9, Feature: "P.PPL"}
	if got := g.Find("el-Bahr"); !slices.Equal(got, []Place{bahr}) {
		t.Errorf("Find(el-Bahr) = %v, want %v", got, bahr)
	}
	bahr.Alternate = true
	want := []Place{{Name: "Bahrton", Country: "CA", Feature: "P.PPL", Population: 12}, bahr}
	if got := g.Find("bahrton"); !slices.Equal(got, want) {
		t.Errorf("Find(bahrton) = %v, want %v", got, want)
	}
}

func TestOpenGazetteerRefuses(t *testing.T) {
	for _, file := range []string{"", "SGZ1", "nonsense", gazetteerFile[:100] + "x"} {
		if _, err := OpenGazetteer(file); err == nil {
			t.Errorf("OpenGazetteer(%d bytes) = no error, want one", len(file))
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Kirkuk", "al-Hilla", "\x00", "é́", "St. "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		folded := FoldPlace(name)
		if again := FoldPlace(folded); again != folded {
			t.Errorf("FoldPlace(%q) = %q, then %q", name, folded, again)
		}
		for _, p := range append(Gaz().Find(name), Gaz().FindNear("SY", name)...) {
			if math.Abs(p.Lat) > 90 || math.Abs(p.Lon) > 180 || p.Name == "" {
				t.Errorf("Find(%q) = %v", name, p)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	g := Gaz()
	for b.Loop() {
		g.Find("Kirkuk")
	}
}

func TestBeginning(t *testing.T) {
	for name, want := range map[string]string{"kirku": "Kirkuk", "zurich k": "Zürich (Kreis 11)", "bagh": "Baghdad"} {
		got := Gaz().Beginning(name, 5)
		if len(got) == 0 || got[0].Name != want || len(got) > 5 {
			t.Errorf("Beginning(%q) = %v, want %s first of 5", name, got, want)
		}
	}
	if got := Gaz().Beginning("qqqqq", 5); got != nil {
		t.Errorf("Beginning(qqqqq) = %v, want none", got)
	}
	if got := Gaz().Beginning(" -", 5); got != nil {
		t.Errorf("Beginning of nothing = %v, want none", got)
	}
}

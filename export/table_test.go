package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

// bombing is an incident with all that a row has.
func bombing() *sitrep.Incident {
	lat, lon, low, high := -33.75, 44.64, 12, 15
	return &sitrep.Incident{
		ID: "i7", Title: "Car bombing in \"Baqubah\",\nIraq", Type: "Attack", Method: "car bomb", Status: sitrep.Contested, Independent: 3,
		When:  &sitrep.Row[sitrep.When]{Value: sitrep.When{Start: "2026-03-03", End: "2026-03-04", Precision: "day"}},
		Where: &sitrep.Row[sitrep.Where]{Value: sitrep.Where{Name: "Baqubah", Country: "IQ", Admin1: "Diyala", Lat: &lat, Lon: &lon, Precision: "town"}},
		Casualties: []sitrep.Row[sitrep.Casualty]{
			{Value: sitrep.Casualty{Effect: "killed", Min: &low, Max: &high, Whole: true}},
			{Value: sitrep.Casualty{Effect: "wounded", Min: &high, Whole: true}},
		},
	}
}

const address = "http://localhost/incidents/i7"

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	c, err := NewCSV(&b)
	if err != nil {
		t.Fatal(err)
	}
	full, empty := RowOf(bombing(), 5, address), RowOf(&sitrep.Incident{ID: "i8", Title: "Raid"}, 1, "u")
	for _, r := range []*Row{&full, &empty} {
		if err := c.Row(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.End("Cut off"); err != nil {
		t.Fatal(err)
	}
	want := strings.Join(columns, ",") + "\r\n" +
		"i7,\"Car bombing in \"\"Baqubah\"\",\r\nIraq\",2026-03-03,2026-03-04,day,IQ,Diyala,Baqubah,-33.75,44.64,town,Attack,car bomb,contested," +
		"12,15,15,,5,3,http://localhost/incidents/i7\r\n" +
		"i8,Raid,,,,,,,,,,,,,,,,,1,0,u\r\n" +
		"Cut off,,,,,,,,,,,,,,,,,,,,\r\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// Every column of the table is a field in JSON, in the same order and with the same value.
func TestColumns(t *testing.T) {
	r := RowOf(bombing(), 5, address)
	var b bytes.Buffer
	if err := NewJSONL(&b).Row(&r); err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(&b)
	d.UseNumber()
	var tokens []json.Token
	for d.More() || len(tokens) == 0 {
		x, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		tokens = append(tokens, x)
	}
	cells := r.cells()
	if len(tokens) != 1+2*len(columns) || len(cells) != len(columns) {
		t.Fatalf("%d tokens of JSON and %d cells for %d columns", len(tokens), len(cells), len(columns))
	}
	for i, c := range columns {
		value := ""
		switch v := tokens[2+2*i].(type) {
		case string:
			value = v
		case json.Number:
			value = v.String()
		}
		if tokens[1+2*i] != c || value != cells[i] {
			t.Errorf("column %d is %s with %q; in JSON %v with %q", i, c, cells[i], tokens[1+2*i], value)
		}
	}
}

func TestInert(t *testing.T) {
	for cell, want := range map[string]string{
		"":                       "",
		"Baqubah":                "Baqubah",
		"x=1":                    "x=1",
		`=HYPERLINK("http://x")`: `'=HYPERLINK("http://x")`,
		"+1":                     "'+1",
		"-1+1":                   "'-1+1",
		"@SUM(A1)":               "'@SUM(A1)",
		"\tx":                    "'\tx",
		"\rx":                    "'\rx",
		"\nx":                    "'\nx",
		"  =1":                   "'  =1",
		"\u200b\x00=1":           "'\u200b\x00=1",
		"＝1":                     "'＝1",
	} {
		if got := inert(cell); got != want {
			t.Errorf("inert(%q) = %q, want %q", cell, got, want)
		}
	}
}

// No words of a report are reckoned up, whichever cell they stand in.
func TestHostileCells(t *testing.T) {
	const bad = "=cmd|'/c calc'!A1\",\r\n=2"
	in := bombing()
	in.ID, in.Title, in.Type, in.Method, in.Status = bad, bad, bad, bad, bad
	in.When.Value = sitrep.When{Start: bad, End: bad, Precision: bad}
	in.Where.Value.Name, in.Where.Value.Country, in.Where.Value.Admin1, in.Where.Value.Precision = bad, bad, bad, bad
	r := RowOf(in, 1, bad)
	var b bytes.Buffer
	c, err := NewCSV(&b)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Row(&r); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows (%v), want 2", len(rows), err)
	}
	quoted := 0
	for i, cell := range rows[1] {
		if strings.HasPrefix(cell, "'=") {
			quoted++
		} else if strings.HasPrefix(cell, "=") {
			t.Errorf("%s is %q", columns[i], cell)
		}
	}
	if quoted != 13 {
		t.Errorf("%d cells begin with an apostrophe, want 13", quoted)
	}
}

func TestGeoJSON(t *testing.T) {
	for _, note := range []string{"", `Cut off "here"`} {
		var b bytes.Buffer
		g, err := NewGeoJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		full, empty := RowOf(bombing(), 5, address), RowOf(&sitrep.Incident{ID: "i8"}, 1, "u")
		for _, r := range []*Row{&full, &empty} {
			if err := g.Row(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := g.End(note); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Type     string
			Features []geoFeature
			Note     string
		}
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		want := []geoFeature{
			{"Feature", "i7", &geoPoint{"Point", [2]float64{44.64, -33.75}}, &full},
			{"Feature", "i8", nil, &empty},
		}
		if d := cmp.Diff(want, got.Features); d != "" || got.Type != "FeatureCollection" || got.Note != note {
			t.Errorf("%s, note %q: -want +got\n%s", got.Type, got.Note, d)
		}
	}
}

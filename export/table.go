package export

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"unicode"
)

// Table prints rows one after another, and holds none of them.
type Table interface {
	Row(r *Row) error
	// End prints what comes after the last row. A note that is not empty tells the
	// reader what is missing.
	End(note string) error
}

// csvTable is a Table as RFC 4180 has it, in UTF-8.
type csvTable struct{ w *csv.Writer }

// NewCSV begins a table with a line of names. What is not known is an empty cell. A
// cell of words that a spreadsheet would take for a formula has an apostrophe before
// them. A note is a last line, in its first cell.
func NewCSV(w io.Writer) (Table, error) {
	c := csvTable{csv.NewWriter(w)}
	c.w.UseCRLF = true
	return c, c.line(columns)
}

func (c csvTable) Row(r *Row) error { return c.line(r.cells()) }

func (c csvTable) End(note string) error {
	if note == "" {
		return nil
	}
	cells := make([]string, len(columns))
	cells[0] = note
	return c.line(cells)
}

func (c csvTable) line(cells []string) error {
	if err := c.w.Write(cells); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

// formula begins what spreadsheets reckon up, in both widths of letters.
const formula = "=+-@＝＋－＠"

// inert keeps words from being reckoned up by a spreadsheet, as OWASP has it; spaces
// and controls before them change nothing.
func inert(s string) string {
	bare := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) })
	if bare != "" && strings.ContainsAny(firstOf(bare), formula) || s != "" && strings.ContainsAny(s[:1], "\t\r\n") {
		return "'" + s
	}
	return s
}

// firstOf is the first character.
func firstOf(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// lines is a Table of JSON Lines.
type lines struct{ e *json.Encoder }

// NewJSONL makes a table of a JSON object a line. A note is a last one, with "note"
// alone.
func NewJSONL(w io.Writer) Table { return lines{plainJSON(w)} }

func (l lines) Row(r *Row) error { return l.e.Encode(r) }

func (l lines) End(note string) error {
	if note == "" {
		return nil
	}
	return l.e.Encode(map[string]string{"note": note})
}

// geoJSON is a Table as RFC 7946 has it.
type geoJSON struct {
	w   io.Writer
	e   *json.Encoder
	any bool
}

// geoFeature is a row with its point; null where it has none.
type geoFeature struct {
	Type       string    `json:"type"`
	ID         string    `json:"id"`
	Geometry   *geoPoint `json:"geometry"`
	Properties *Row      `json:"properties"`
}

type geoPoint struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

// NewGeoJSON begins a collection of features. Those without coordinates have no
// geometry. A note is a member "note" of the collection.
func NewGeoJSON(w io.Writer) (Table, error) {
	_, err := io.WriteString(w, `{"type":"FeatureCollection","features":[`+"\n")
	return &geoJSON{w: w, e: plainJSON(w)}, err
}

func (g *geoJSON) Row(r *Row) error {
	if g.any {
		if _, err := io.WriteString(g.w, ","); err != nil {
			return err
		}
	}
	g.any = true
	f := geoFeature{Type: "Feature", ID: r.ID, Properties: r}
	if r.Lat != nil && r.Lon != nil {
		f.Geometry = &geoPoint{"Point", [2]float64{*r.Lon, *r.Lat}}
	}
	return g.e.Encode(f)
}

func (g *geoJSON) End(note string) error {
	end := "]}\n"
	if note != "" {
		quoted, err := json.Marshal(note)
		if err != nil {
			return err
		}
		end = `],"note":` + string(quoted) + "}\n"
	}
	_, err := io.WriteString(g.w, end)
	return err
}

// plainJSON prints a value a line, < and > as they are.
func plainJSON(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

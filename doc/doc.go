// Package doc holds the Doc: the text of one report and the layers that the
// language stages lay over it. Layers point at each other by index.
package doc

import (
	"strings"
	"time"

	"sitrep/span"
)

// Doc is one report's words under annotation. All spans count bytes of Text,
// which is the title, an empty line, and the body. One goroutine works on a Doc
// at a time.
type Doc struct {
	Text      string
	Body      int       // where the body begins in Text; 0 where there is no title
	Published Published // when the report came out
	Source    string    // publisher; may be empty

	Tokens     []Token
	Sentences  []Sentence
	Words      []SyntacticWord
	Vectors    Vectors
	Quantities []Quantity
	Times      []Time
	Places     []Place
	Story      string  // country that the report speaks of most, ISO 3166-1 alpha-2; empty for none; filled with Places
	Adjectives []Place // of places: "Turkish" in "Turkish troops"; filled with Places
	Nouns      []Place // that a noun alone tells: "the capital", "this city"; filled with Places
	Things     []Thing
	Mentions   []Mention
	Sayings    []Saying
	Roles      []Role    // in the order of the text
	Parts      []Parts   // of each word; filled with Roles
	Deeds      []Deed    // of each word; filled with Roles
	Settings   []Setting // of each word; filled with Roles
	Events     []Event
	Codings    []Coding // of the events, as PLOVER has them
	Notes      []Note

	filled Layer
}

// Published is the day on which the report came out. The zero value is unknown.
type Published struct {
	Day  time.Time // midnight UTC of the day, in the report's own zone
	Late bool      // that was at noon or later, there; false where the hour is not known
	From string    // "metadata", "text", or "" where unknown
}

// Known tells whether the day is known.
func (p Published) Known() bool { return !p.Day.IsZero() }

// New makes a Doc without any layer. Published may be the zero time.
func New(title, text string, published time.Time) *Doc {
	d := &Doc{Text: text}
	if strings.TrimSpace(title) != "" {
		d.Text = title + "\n\n" + text
		d.Body = len(title) + 2
	}
	if !published.IsZero() {
		y, m, day := published.Date()
		d.Published = Published{Day: time.Date(y, m, day, 0, 0, 0, 0, time.UTC), Late: published.Hour() >= 12, From: "metadata"}
	}
	return d
}

// InTitle tells whether a span lies in the title.
func (d *Doc) InTitle(s span.Span) bool { return s.Start < d.Body }

// Layer is a set of layers of a Doc.
type Layer uint

// The layers.
const (
	Tokens Layer = 1 << iota
	Sentences
	Quantities
	Times
	Places
	Mentions
	Sayings
	Events
	Words
	Encoded
	Tagged
	Parsed
	Things
	Chained
	Roles
)

var layerNames = [...]string{"tokens", "sentences", "quantities", "times", "places", "mentions", "sayings", "events", "words", "vectors", "tags", "trees", "things", "chains", "roles"}

// String names the layers of the set.
func (l Layer) String() string {
	var names []string
	for i, n := range layerNames {
		if l&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return strings.Join(names, " ")
}

// Has tells whether all of these layers have been filled: "looked and found
// none" has, "did not look" has not.
func (d *Doc) Has(l Layer) bool { return d.filled&l == l }

// Fill records that a stage has looked for these layers.
func (d *Doc) Fill(l Layer) { d.filled |= l }

// Stage is one step of annotation. Run cannot fail on valid UTF-8: where text is
// odd it annotates less and leaves a Note. It may be called by many goroutines
// at once, each with a Doc of its own.
type Stage struct {
	Name  string
	Needs Layer
	Fills Layer
	Run   func(*Doc)
}

// Note is what a stage found odd.
type Note struct {
	Stage string
	Span  span.Span
	Text  string
}

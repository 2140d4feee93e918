// Package flow is the whole road, one report at a time: read this first.
package flow

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"sitrep"
	"sitrep/assemble"
	"sitrep/doc"
	"sitrep/extract"
	"sitrep/lex"
	"sitrep/nlp"
	"sitrep/weigh"
)

// rules names the rules that readings are made by, beside the network.
const rules = "rules-4"

// Reader reads reports. It is safe for use by many goroutines at once.
type Reader struct {
	pipeline *nlp.Pipeline
	version  string
}

// Options are what a Reader may be made with; the zero value works.
type Options struct {
	Gazetteer *lex.Gazetteer // nil for the embedded one
}

// NewReader loads what reading needs: the network, word lists and the gazetteer.
func NewReader(o Options) (*Reader, error) {
	p, err := nlp.New(nlp.Options{Gazetteer: o.Gazetteer})
	if err != nil {
		return nil, err
	}
	rd := &Reader{p, rules + " " + p.Model()}
	if o.Gazetteer != nil && o.Gazetteer.Imported() != nil {
		rd.version += " places-" + o.Gazetteer.Imported().Digest()
	}
	return rd, nil
}

// Version names what readings are made by, the rules, the network and the
// imported places: what another version made can be made afresh.
func (rd *Reader) Version() string { return rd.version }

// Read reads one report: annotate, extract, assemble, weigh. It cannot fail: of
// odd text it reads less. Where the report's day is not given it is worked out
// from the text and set in the report.
func (rd *Reader) Read(r *sitrep.Report) *sitrep.Reading {
	_, reading := rd.Annotate(r)
	return reading
}

// Annotate is Read that gives the annotated text as well.
func (rd *Reader) Annotate(r *sitrep.Report) (*doc.Doc, *sitrep.Reading) {
	d, reading := rd.Extract(r)
	Join(reading, assemble.Learned)
	return d, reading
}

// Extract is Annotate up to the happenings: which of them are one incident is not
// decided yet.
func (rd *Reader) Extract(r *sitrep.Report) (*doc.Doc, *sitrep.Reading) {
	d, left := document(r)
	rd.pipeline.Annotate(d)
	if left != "" {
		noted := *r
		noted.Notes = append(slices.Clip(r.Notes), left)
		r = &noted
	}
	if !r.Published.Known() && d.Published.Known() {
		dated := *r
		dated.Published = sitrep.Moment{Time: d.Published.Day, Precision: sitrep.ToDay}
		dated.PublishedFrom = d.Published.From
		r = &dated
	}
	reading := extract.Read(d, r)
	reading.Engine = rd.Version()
	reading.Vector = direction(d.Vectors.Report)
	return d, reading
}

// How much of a report is read, in bytes: a headline that is longer is none, and a
// text that is longer is no report. A megabyte takes about a quarter of a minute.
const (
	mostTitle = 4 << 10
	mostText  = 1 << 20
)

// document makes the Doc of a report, and says what of it is left unread.
func document(r *sitrep.Report) (d *doc.Doc, left string) {
	title, text := head(r.Title, mostTitle), head(r.Text, mostText)
	d = doc.New(title, text, r.Published.Time)
	d.Source = r.Source
	if n := len(r.Title) - len(title) + len(r.Text) - len(text); n > 0 {
		left = fmt.Sprintf("too long: %d bytes of it were not read", n)
		d.Notes = append(d.Notes, doc.Note{Stage: "flow", Text: left})
	}
	return d, left
}

// head is the beginning of a text, up to the last whole word where it is cut.
func head(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for !utf8.RuneStart(s[most]) {
		most--
	}
	if i := strings.LastIndexAny(s[:most], " \n"); i > most/2 {
		return s[:i]
	}
	return s[:most]
}

// direction is a vector of length 1 in bytes: nil stays nil.
func direction(v []float32) []int8 {
	if len(v) == 0 {
		return nil
	}
	out := make([]int8, len(v))
	for i, x := range v {
		out[i] = int8(math.Round(float64(min(max(x, -1), 1)) * math.MaxInt8))
	}
	return out
}

// Join decides which happenings of a reading are one incident, and makes the records.
func Join(reading *sitrep.Reading, r assemble.Rules) []assemble.Found {
	found := assemble.Incidents(reading, r)
	weighAll(reading, found)
	return found
}

// weighAll makes the record of each incident from its claims.
func weighAll(reading *sitrep.Reading, found []assemble.Found) {
	claims := map[string][]sitrep.Sourced{}
	about := map[string][]sitrep.Statement{}
	spoken := map[string]*sitrep.Statement{}
	for i := range reading.Statements {
		s := &reading.Statements[i]
		spoken[s.ID] = s
		about[s.Incident] = append(about[s.Incident], *s)
	}
	source := sitrep.Source{
		ID: reading.Report.ID, Version: 1, Title: reading.Report.Title, Publisher: reading.Report.Source,
		URL: reading.Report.URL, Published: reading.Report.Published,
	}
	for _, c := range reading.Claims {
		claims[c.Incident] = append(claims[c.Incident], sitrep.Sourced{Claim: c, Report: source, Statement: spoken[c.Statement]})
	}
	for _, in := range found {
		reading.Incidents = append(reading.Incidents, weigh.Incident(in.ID, claims[in.ID], about[in.ID], weigh.Latest))
	}
}

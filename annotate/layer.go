package annotate

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"sitrep/doc"
	"sitrep/span"
)

// Layer is a layer of a Doc put into words.
type Layer struct {
	Name   string // "mention", "time", "place", "quantity", "saying", "role", "event"
	Looked bool   // false where no stage has looked for it
	Marks  []Mark
}

// Mark is one thing that a layer holds.
type Mark struct {
	ID     string // as extract prints it: "m3" is shared by the mentions of one thing
	Label  string // the shortest that tells what it is taken for
	Kind   string // how it is drawn: a mention's form; empty for most
	Pieces []Piece
	Fields []Field
}

// Piece is some of the words of a mark.
type Piece struct {
	Span span.Span
	Role string // of a saying's words: "who", "cue", "content"; else empty
}

// Field is one property of a mark.
type Field struct{ Name, Value string }

// About is all fields in a line.
func (m Mark) About() string {
	parts := make([]string, 0, len(m.Fields))
	for _, f := range m.Fields {
		parts = append(parts, f.Name+" "+f.Value)
	}
	return strings.Join(parts, " · ")
}

// Layers puts what a Doc holds into words, layer by layer.
func Layers(s Sheet) []Layer {
	d := s.Doc
	return []Layer{
		{"mention", d.Has(doc.Mentions), number(d.Mentions, func(_ int, m doc.Mention) Mark { return mentionMark(d, m) })},
		{"time", d.Has(doc.Times), number(d.Times, timeMark)},
		{"place", d.Has(doc.Places), number(d.Places, placeMark)},
		{"quantity", d.Has(doc.Quantities), number(d.Quantities, quantityMark)},
		{"saying", d.Has(doc.Sayings), sayingMarks(d)},
		{"role", d.Has(doc.Roles), number(d.Roles, func(i int, r doc.Role) Mark { return roleMark(d, i, r) })},
		{"event", d.Has(doc.Events), eventMarks(s)},
	}
}

func number[T any](items []T, mark func(i int, item T) Mark) []Mark {
	out := make([]Mark, 0, len(items))
	for i, item := range items {
		out = append(out, mark(i, item))
	}
	return out
}

// fields makes fields of names and values in turn; a field without a value is
// left out.
func fields(namesAndValues ...string) []Field {
	var out []Field
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		if namesAndValues[i+1] != "" {
			out = append(out, Field{namesAndValues[i], namesAndValues[i+1]})
		}
	}
	return out
}

func entityID(m doc.Mention) string { return "m" + strconv.Itoa(m.Entity+1) }

// formNames are the forms of mentions in words.
var formNames = [...]string{doc.Name: "name", doc.Nominal: "nominal", doc.Pronoun: "pronoun"}

func formName(f doc.Form) string {
	if int(f) < len(formNames) {
		return formNames[f]
	}
	return strconv.Itoa(int(f))
}

func mentionMark(d *doc.Doc, m doc.Mention) Mark {
	head, quantity := "", ""
	if m.Head >= 0 && m.Head < len(d.Tokens) {
		head = d.Word(m.Head)
	}
	if m.Quantity >= 0 && m.Quantity < len(d.Quantities) {
		quantity = limits(d.Quantities[m.Quantity])
	}
	return Mark{
		ID: entityID(m), Label: strings.TrimSpace(m.Type + " " + entityID(m)), Kind: formName(m.Form),
		Pieces: []Piece{{Span: m.Span}},
		Fields: fields("type", m.Type, "form", formName(m.Form), "called", m.Name, "title", m.Title,
			"of", m.Org, "nationality", m.Nationality, "class", m.Class, "head", head, "number", quantity, "plural", yes(m.Plural)),
	}
}

func timeMark(i int, t doc.Time) Mark {
	return Mark{
		ID: "t" + strconv.Itoa(i+1), Label: t.Value, Pieces: []Piece{{Span: t.Span}},
		Fields: fields("type", t.Type, "value", t.Value, "from", moment(t.From, t.Precision), "to", moment(t.To, t.Precision),
			"precision", t.Precision, "EDTF", t.EDTF, "anchored", no(t.Anchored())),
	}
}

func placeMark(i int, p doc.Place) Mark {
	m := Mark{ID: "p" + strconv.Itoa(i+1), Pieces: []Piece{{Span: p.Span}}}
	m.Label = strings.TrimSpace(p.Country + " " + p.Precision)
	at, geonames := "", ""
	if p.Found {
		at = coordinates(p)
	} else {
		m.Label = strings.TrimSpace(m.Label + " ?")
	}
	if p.GeoNamesID != 0 {
		geonames = strconv.FormatInt(p.GeoNamesID, 10)
	}
	m.Fields = fields("name", p.Name, "division", p.Admin1, "country", p.Country, "at", at, "in the gazetteer", no(p.Found),
		"precision", p.Precision, "feature", p.Feature, "GeoNames", geonames)
	return m
}

func coordinates(p doc.Place) string { return fmt.Sprintf("%.4f,%.4f", p.Lat, p.Lon) }

func quantityMark(i int, q doc.Quantity) Mark {
	return Mark{
		ID: "q" + strconv.Itoa(i+1), Label: limits(q), Pieces: []Piece{{Span: q.Span}},
		Fields: fields("number", limits(q), "exact", no(q.Exact)),
	}
}

// limits is a number in short: "12", "5–6", "18+", "≤20", "?".
func limits(q doc.Quantity) string {
	switch {
	case q.Min == nil && q.Max == nil:
		return "?"
	case q.Max == nil:
		return strconv.Itoa(*q.Min) + "+"
	case q.Min == nil:
		return "≤" + strconv.Itoa(*q.Max)
	case *q.Min == *q.Max:
		return strconv.Itoa(*q.Min)
	}
	return strconv.Itoa(*q.Min) + "–" + strconv.Itoa(*q.Max)
}

// sayingMarks gives sayings the ids of the statements that extract makes of
// them; one without content is no statement, and has none.
func sayingMarks(d *doc.Doc) []Mark {
	out := make([]Mark, 0, len(d.Sayings))
	ids := make([]string, len(d.Sayings))
	n := 0
	for i, s := range d.Sayings {
		ids[i] = "x" + strconv.Itoa(i+1)
		if len(pieces(s.Content, "content")) > 0 {
			n++
			ids[i] = "s" + strconv.Itoa(n)
		}
	}
	for i, s := range d.Sayings {
		within := ""
		if s.Parent >= 0 && s.Parent < len(ids) {
			within = ids[s.Parent]
		}
		sp := s.Speaker
		m := Mark{ID: ids[i], Label: strings.TrimSpace(s.Stance + " " + ids[i])}
		m.Pieces = append(pieces(s.Source, "who"), pieces(s.Cue, "cue")...)
		m.Pieces = append(m.Pieces, pieces(s.Content, "content")...)
		m.Fields = fields("speaker", strings.TrimSpace(sp.Title+" "+sp.Name), "of", sp.Organization,
			"nationality", sp.Nationality, "kind", sp.Kind, "anonymous", yes(sp.Anonymous), "stance", s.Stance,
			"certainty", s.Certainty, "polarity", s.Polarity, "said", s.Said, "via", s.Via, "within", within)
		out = append(out, m)
	}
	return out
}

func pieces(spans []span.Span, role string) []Piece {
	out := make([]Piece, 0, len(spans))
	for _, s := range spans {
		if !s.Empty() {
			out = append(out, Piece{s, role})
		}
	}
	return out
}

// roleMark also tells how likely the sentence tells of an incident.
func roleMark(d *doc.Doc, i int, r doc.Role) Mark {
	tells := strconv.FormatFloat(d.Sentences[d.Tokens[r.First].Sentence].Tells, 'f', 2, 64)
	return Mark{
		ID: "r" + strconv.Itoa(i+1), Label: string(r.Kind), Pieces: []Piece{{Span: r.Span}}, Fields: fields("role", string(r.Kind), "incident told", tells),
	}
}

// eventMarks also tells which incident each event was read as.
func eventMarks(s Sheet) []Mark {
	incident := map[span.Span]string{}
	for _, e := range s.Reading.Events {
		for _, q := range e.Quotes {
			incident[s.spanOf(q)] = e.Incident
		}
	}
	return number(s.Doc.Events, func(i int, e doc.Event) Mark {
		label := e.Event
		if label == "" {
			label = e.Type
		}
		return Mark{
			ID: "v" + strconv.Itoa(i+1), Label: label, Pieces: []Piece{{Span: e.Span}},
			Fields: fields("event", strings.TrimSpace(e.Event+" "+e.Mode), "incident", incident[e.Span], "type", e.Type, "method", e.Method,
				"stage", e.Stage, "by", called(s.Doc, e.Source), "to", called(s.Doc, e.Target), "listed as", e.Base, "strength", e.Strength,
				"is", traits(e), "an incident", percent(e.Deed)),
		}
	})
}

func percent(p float64) string { return strconv.Itoa(int(math.Round(p*100))) + " %" }

// called names mentions.
func called(d *doc.Doc, mentions []int) string {
	var names []string
	for _, m := range mentions {
		if m >= 0 && m < len(d.Mentions) {
			names = append(names, d.Mentions[m].Name+" "+entityID(d.Mentions[m]))
		}
	}
	return strings.Join(names, ", ")
}

// traits names what is true of an event.
func traits(e doc.Event) string {
	var out []string
	for _, t := range []struct {
		is   bool
		name string
	}{
		{e.Noun, "a noun"},
		{e.Plural, "plural"},
		{e.Bare, "bare"},
		{e.Passive, "passive"},
		{e.Negated, "negated"},
		{e.Denied, "denied"},
		{e.Possible || e.Certainty == "possible", "possible"},
		{e.Certainty == "probable", "probable"},
		{e.Generic, "generic"},
		{e.Definite, "definite"},
		{e.Another, "another"},
	} {
		if t.is {
			out = append(out, t.name)
		}
	}
	return strings.Join(out, ", ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// no tells that something is not so, which is worth telling where it mostly is.
func no(b bool) string {
	if b {
		return ""
	}
	return "no"
}

// moment is a day, or a minute where the time is known so finely.
func moment(t time.Time, precision string) string {
	switch {
	case t.IsZero():
		return ""
	case precision == "minute" || precision == "hour":
		return t.Format("2006-01-02T15:04")
	}
	return t.Format(time.DateOnly)
}

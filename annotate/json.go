package annotate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"sitrep"
	"sitrep/doc"
	"sitrep/export"
	"sitrep/span"
)

// JSON prints the layers of a report and what was read from them, over many
// lines.
func JSON(w io.Writer, s Sheet) error { return writeJSON(w, s, "  ") }

// JSONL prints what JSON does as one line.
func JSONL(w io.Writer, s Sheet) error { return writeJSON(w, s, "") }

func writeJSON(w io.Writer, s Sheet, indent string) error {
	var reading, b bytes.Buffer
	if err := export.JSONL(&reading, s.Reading); err != nil {
		return err
	}
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(layOut(s, reading.Bytes())); err != nil {
		return fmt.Errorf("annotate report %s: %w", s.Reading.Report.ID, err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// The shapes of the JSON. A layer is null where no stage has looked for it, and
// empty where one has and found none. Layers point at each other by place in
// their lists.
type (
	sheet struct {
		Report     string          `json:"report"`
		Engine     string          `json:"engine"`
		Published  *string         `json:"published"`
		Sentences  []sentence      `json:"sentences"`
		Tokens     []token         `json:"tokens"`
		Words      []word          `json:"words"`
		Quantities []quantity      `json:"quantities"`
		Times      []timex         `json:"times"`
		Places     []place         `json:"places"`
		Mentions   []mention       `json:"mentions"`
		Sayings    []saying        `json:"sayings"`
		Roles      []role          `json:"roles"`
		Settings   []setting       `json:"settings"`
		Events     []event         `json:"events"`
		Notes      []note          `json:"notes"`
		Reading    json.RawMessage `json:"reading"` // as extract prints it
	}

	// quote is a span as extract prints it.
	quote struct {
		Part  sitrep.Part `json:"part"`
		Start int         `json:"start"`
		End   int         `json:"end"`
		Exact string      `json:"exact"`
	}

	sentence struct {
		quote
		Paragraph int     `json:"paragraph"`
		Capitals  bool    `json:"capitals"`
		Tells     float64 `json:"tells"` // how likely of an incident
	}
	token struct {
		quote
		Sentence int    `json:"sentence"`
		Kind     string `json:"kind"`
		Case     string `json:"case"`
	}
	word struct {
		quote
		Sentence int     `json:"sentence"`
		Token    int     `json:"token"`
		Lemma    *string `json:"lemma"`
		UPOS     *string `json:"upos"`
		XPOS     *string `json:"xpos"`
		Feats    *string `json:"feats"`
		Head     *int    `json:"head"` // a word; null for a root
		Relation *string `json:"relation"`
	}
	quantity struct {
		quote
		Min *int `json:"min"` // null where open
		Max *int `json:"max"`
	}
	timex struct {
		quote
		Type      string  `json:"type"`
		Value     string  `json:"value"`
		From      *string `json:"from"`
		To        *string `json:"to"`
		Precision *string `json:"precision"`
		EDTF      *string `json:"edtf"`
	}
	place struct {
		quote
		Name       string   `json:"name"`
		Country    *string  `json:"country"`
		Admin1     *string  `json:"admin1"`
		Lat        *float64 `json:"lat"`
		Lon        *float64 `json:"lon"`
		GeoNamesID *int64   `json:"geonames_id"`
		Feature    *string  `json:"feature"`
		Precision  *string  `json:"precision"`
	}
	mention struct {
		quote
		Type        string  `json:"type"`
		Form        string  `json:"form"`
		Entity      string  `json:"entity"` // the id that extract gives it
		Name        string  `json:"name"`
		Head        *quote  `json:"head"`
		Title       *string `json:"title"`
		Org         *string `json:"organization"`
		Nationality *string `json:"nationality"`
		Plural      bool    `json:"plural"`
		Quantity    *int    `json:"quantity"` // one of the quantities
		Class       *string `json:"class"`
	}
	saying struct {
		Source    []quote `json:"source"`
		Cue       []quote `json:"cue"`
		Content   []quote `json:"content"`
		Mention   *int    `json:"mention"` // of the source
		Speaker   speaker `json:"speaker"`
		Stance    string  `json:"stance"`
		Certainty string  `json:"certainty"`
		Polarity  string  `json:"polarity"`
		Said      *string `json:"said"`
		Via       *string `json:"via"`
		Parent    *int    `json:"parent"` // the saying whose content holds it
	}
	speaker struct {
		Name         *string `json:"name"`
		Title        *string `json:"title"`
		Organization *string `json:"organization"`
		Nationality  *string `json:"nationality"`
		Kind         *string `json:"kind"`
		Anonymous    bool    `json:"anonymous"`
	}
	role struct {
		quote
		Role string `json:"role"`
	}
	event struct {
		quote
		Sentence  int     `json:"sentence"`
		Event     *string `json:"event"`
		Mode      *string `json:"mode"`
		Type      *string `json:"type"`
		Method    *string `json:"method"`
		Stage     *string `json:"stage"`
		Source    []int   `json:"source"` // mentions
		Target    []int   `json:"target"`
		Base      *string `json:"base"`
		Strength  *string `json:"strength"`
		Noun      bool    `json:"noun"`
		Plural    bool    `json:"plural"`
		Bare      bool    `json:"bare"`
		Passive   bool    `json:"passive"`
		Negated   bool    `json:"negated"`
		Denied    bool    `json:"denied"`
		Possible  bool    `json:"possible"`
		Certainty *string `json:"certainty"`
		Generic   bool    `json:"generic"`
		Definite  bool    `json:"definite"`
		Another   bool    `json:"another"`
		Deed      float64 `json:"deed"` // how likely the network takes it for an incident, in hundredths
	}
	// setting is a word that the network takes, with a likelihood of leastSetting and more, for one that says where an
	// incident was, or when.
	setting struct {
		quote
		Place float64 `json:"place"`
		Day   float64 `json:"day"`
	}
	note struct {
		Stage string `json:"stage"`
		Text  string `json:"text"`
		At    *quote `json:"at"`
	}
)

func layOut(s Sheet, reading []byte) sheet {
	d := s.Doc
	q := quoter{Sheet: s}
	return sheet{
		Report: s.Reading.Report.ID, Engine: s.Reading.Engine, Published: known(moment(d.Published.Day, "day")),
		Sentences: each(d.Has(doc.Sentences), d.Sentences, func(n doc.Sentence) sentence {
			return sentence{q.quote(n.Span), n.Paragraph, n.Capitals, n.Tells}
		}),
		Tokens: each(d.Has(doc.Tokens), d.Tokens, func(t doc.Token) token {
			return token{q.quote(t.Span), t.Sentence, kindNames[t.Kind], caseNames[t.Case]}
		}),
		Words:      each(d.Has(doc.Words), d.Words, q.word),
		Quantities: each(d.Has(doc.Quantities), d.Quantities, func(n doc.Quantity) quantity { return quantity{q.quote(n.Span), n.Min, n.Max} }),
		Times: each(d.Has(doc.Times), d.Times, func(t doc.Time) timex {
			from, to := moment(t.From, t.Precision), moment(t.To, t.Precision)
			return timex{q.quote(t.Span), t.Type, t.Value, known(from), known(to), known(t.Precision), known(t.EDTF)}
		}),
		Places:   each(d.Has(doc.Places), d.Places, q.place),
		Mentions: each(d.Has(doc.Mentions), d.Mentions, q.mention),
		Sayings:  each(d.Has(doc.Sayings), d.Sayings, q.saying),
		Roles:    each(d.Has(doc.Roles), d.Roles, func(r doc.Role) role { return role{q.quote(r.Span), string(r.Kind)} }),
		Settings: each(d.Has(doc.Roles), settingsOf(d), func(w int) setting {
			return setting{q.quote(d.Words[w].Span), float64(d.Settings[w].Place), float64(d.Settings[w].Day)}
		}),
		Events:  each(d.Has(doc.Events), d.Events, q.event),
		Notes:   each(true, d.Notes, func(n doc.Note) note { return note{n.Stage, n.Text, q.some(n.Span)} }),
		Reading: reading,
	}
}

// leastSetting is how likely a word must say where or when it was to be shown.
const leastSetting = 0.1

// settingsOf gives the words that may say where an incident was, or when.
func settingsOf(d *doc.Doc) []int {
	var out []int
	for w, s := range d.Settings {
		if max(s.Place, s.Day) >= leastSetting {
			out = append(out, w)
		}
	}
	return out
}

var (
	kindNames = [...]string{doc.Word: "word", doc.Number: "number", doc.Punct: "mark", doc.Symbol: "symbol"}
	caseNames = [...]string{doc.Lower: "lower", doc.Title: "title", doc.Upper: "upper", doc.Mixed: "mixed"}
)

func (q *quoter) word(w doc.SyntacticWord) word {
	return word{
		q.quote(w.Span), w.Sentence, w.Token, known(w.Lemma), known(w.UPOS), known(w.XPOS), known(w.Feats), index(w.Head), known(w.Relation),
	}
}

func (q *quoter) place(p doc.Place) place {
	out := place{
		quote: q.quote(p.Span), Name: p.Name, Country: known(p.Country), Admin1: known(p.Admin1),
		GeoNamesID: known(p.GeoNamesID), Feature: known(p.Feature), Precision: known(p.Precision),
	}
	if p.Found {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}

func (q *quoter) mention(m doc.Mention) mention {
	out := mention{
		quote: q.quote(m.Span), Type: m.Type, Form: formName(m.Form), Entity: entityID(m), Name: m.Name, Title: known(m.Title),
		Org: known(m.Org), Nationality: known(m.Nationality), Plural: m.Plural, Quantity: index(m.Quantity), Class: known(m.Class),
	}
	if m.Head >= 0 && m.Head < len(q.Doc.Tokens) {
		out.Head = q.some(q.Doc.Tokens[m.Head].Span)
	}
	return out
}

func (q *quoter) saying(s doc.Saying) saying {
	sp := s.Speaker
	return saying{
		q.quotes(s.Source), q.quotes(s.Cue), q.quotes(s.Content), index(s.Mention),
		speaker{known(sp.Name), known(sp.Title), known(sp.Organization), known(sp.Nationality), known(sp.Kind), sp.Anonymous},
		s.Stance, s.Certainty, s.Polarity, known(s.Said), known(s.Via), index(s.Parent),
	}
}

func (q *quoter) event(e doc.Event) event {
	return event{
		q.quote(e.Span), e.Sentence, known(e.Event), known(e.Mode), known(e.Type), known(e.Method), known(e.Stage),
		each(true, e.Source, same), each(true, e.Target, same), known(e.Base), known(e.Strength),
		e.Noun, e.Plural, e.Bare, e.Passive, e.Negated, e.Denied, e.Possible, known(e.Certainty), e.Generic, e.Definite, e.Another,
		math.Round(e.Deed*100) / 100,
	}
}

func same(i int) int { return i }

// quoter turns spans of the Doc into quotes of its parts.
type quoter struct {
	Sheet
	text, title *span.Index // made when first needed
}

// some is the quote of a span, or nil where it holds no words.
func (q *quoter) some(s span.Span) *quote {
	part, in, ok := q.part(s)
	if !ok {
		return nil
	}
	ix, words := &q.text, q.Doc.Text[q.Doc.Body:]
	if part == sitrep.InTitle {
		ix, words = &q.title, q.Sheet.title()
	}
	if *ix == nil {
		*ix = span.NewIndex(words)
	}
	start, end := (*ix).CodePoints(in)
	return &quote{part, start, end, in.Of(words)}
}

// quote is some, for what always has words.
func (q *quoter) quote(s span.Span) quote {
	if out := q.some(s); out != nil {
		return *out
	}
	return quote{Part: sitrep.InText}
}

func (q *quoter) quotes(spans []span.Span) []quote {
	out := []quote{}
	for _, s := range spans {
		if at := q.some(s); at != nil {
			out = append(out, *at)
		}
	}
	return out
}

// each applies f to all of a layer; nil where nobody has looked for it.
func each[A, B any](looked bool, all []A, f func(A) B) []B {
	if !looked {
		return nil
	}
	out := make([]B, 0, len(all))
	for _, a := range all {
		out = append(out, f(a))
	}
	return out
}

// known is nil, printed as null, for the zero value: what is not known.
func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// index is nil for -1: none.
func index(i int) *int {
	if i < 0 {
		return nil
	}
	return &i
}

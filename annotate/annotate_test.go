package annotate

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
	"sitrep/doc"
	"sitrep/span"
)

var update = flag.Bool("update", false, "write the golden files")

const (
	sampleTitle = "Rockets hit Darun & Łoza"
	sampleText  = "Col. Ana Núñez said on 3 May that at least two soldiers didn't\nsurvive.\n\nShe   denied more."
)

// builder makes a Doc by hand: its words are what stands between spaces, with
// marks at their ends by themselves.
type builder struct {
	*doc.Doc
	from int // where the next words are looked for
}

func build(title, text string) *builder {
	b := &builder{Doc: doc.New(title, text, time.Date(2021, 5, 4, 0, 0, 0, 0, time.UTC))}
	b.cut()
	b.Fill(doc.Tokens | doc.Sentences | doc.Words | doc.Tagged | doc.Parsed)
	return b
}

// cut makes tokens, words and sentences; a sentence ends with a full stop or with
// an empty line. Each word but a sentence's first hangs on the one before it.
func (b *builder) cut() {
	paragraph, from := 0, 0
	for _, p := range strings.SplitAfter(b.Text, "\n\n") {
		first := len(b.Tokens)
		for _, w := range strings.Fields(p) {
			start := from + strings.Index(b.Text[from:], w)
			end := start + len(w)
			from = end
			for _, s := range marksApart(w) {
				b.token(span.Span{Start: start + s.Start, End: start + s.End})
			}
			if strings.HasSuffix(w, ".") && !strings.HasPrefix(w, "Col") {
				b.sentence(first, paragraph)
				first = len(b.Tokens)
			}
		}
		b.sentence(first, paragraph)
		paragraph++
	}
}

func marksApart(w string) []span.Span {
	if rest := strings.TrimRight(w, ".,"); len(rest) < len(w) && rest != "" && rest != "Col" {
		return []span.Span{{End: len(rest)}, {Start: len(rest), End: len(w)}}
	}
	return []span.Span{{End: len(w)}}
}

func (b *builder) token(s span.Span) {
	b.Tokens = append(b.Tokens, doc.Token{Span: s, Low: strings.ToLower(s.Of(b.Text)), Sentence: len(b.Sentences)})
	w := doc.SyntacticWord{Span: s, Token: len(b.Tokens) - 1, Sentence: len(b.Sentences), UPOS: "X", Lemma: strings.ToLower(s.Of(b.Text)), Head: -1, Relation: "root"}
	if n := len(b.Words); n > 0 && b.Words[n-1].Sentence == w.Sentence {
		w.Head, w.Relation = n-1, "dep"
	}
	b.Words = append(b.Words, w)
}

func (b *builder) sentence(first, paragraph int) {
	if end := len(b.Tokens); first < end {
		b.Sentences = append(b.Sentences, doc.Sentence{Span: b.SpanOf(first, end), First: first, End: end, Paragraph: paragraph})
	}
}

// at finds the next place of words, and their tokens.
func (b *builder) at(words string) (s span.Span, first, end int) {
	i := strings.Index(b.Text[b.from:], words)
	if i < 0 {
		panic("no " + words)
	}
	b.from += i
	s = span.Span{Start: b.from, End: b.from + len(words)}
	first, end = b.TokensIn(s)
	return s, first, end
}

func (b *builder) mention(words, kind string, form doc.Form, entity int) {
	s, first, end := b.at(words)
	b.Mentions = append(b.Mentions, doc.Mention{Span: s, First: first, End: end, Head: end - 1, Type: kind, Form: form, Entity: entity, Name: words, Quantity: -1})
}

func two() *int { n := 2; return &n }

// sample is a sheet with something in every layer, made by hand, so that it does
// not depend on what the network of the day sees.
func sample() Sheet {
	b := build(sampleTitle, sampleText)
	b.mention("Darun", "Location", doc.Name, 0)
	b.mention("Łoza", "Location", doc.Name, 1)
	s, first, end := b.at("Łoza")
	b.Places = []doc.Place{{Span: s, First: first, End: end, Name: "Łoza", Country: "PL", Precision: "town"}}
	b.from = 0
	s, first, end = b.at("Darun")
	b.Places = append([]doc.Place{{
		Span: s, First: first, End: end, Name: "Darun", Country: "GH", Admin1: "Oru", Lat: 9.5, Lon: -1.25, Found: true, GeoNamesID: 12, Feature: "P.PPL", Precision: "town",
	}}, b.Places...)
	b.mention("Col. Ana Núñez", "Person", doc.Name, 2)
	b.Mentions[2].Class = "military"
	source := b.Mentions[2].Span
	cue, _, _ := b.at("said")
	s, first, end = b.at("3 May")
	day := time.Date(2021, 5, 3, 0, 0, 0, 0, time.UTC)
	b.Times = []doc.Time{{Span: s, First: first, End: end, Type: "DATE", Value: "2021-05-03", From: day, To: day, Precision: "day", EDTF: "2021-05-03"}}
	content, _, _ := b.at("at least two soldiers didn't\nsurvive")
	b.mention("at least two soldiers", "Person", doc.Nominal, 3)
	b.from = b.Mentions[3].Start
	s, first, end = b.at("at least two")
	b.Quantities = []doc.Quantity{{Span: s, First: first, End: end, Min: two()}}
	b.Mentions[3].Quantity, b.Mentions[3].Plural = 0, true
	s, first, end = b.at("two soldiers")
	b.Roles = []doc.Role{{Span: s, First: first, End: end, Kind: doc.Killed}}
	b.Sentences[1].Tells = 0.75
	s, first, end = b.at("survive")
	b.Events = []doc.Event{{Span: s, First: first, End: end, Sentence: 1, Type: "Attack", Event: "ASSAULT", Mode: "heavy-weapons", Negated: true, Denied: true, Certainty: "probable", Target: []int{3}}}
	b.mention("She", "Person", doc.Pronoun, 2)
	she := b.Mentions[4].Span
	denied, _, _ := b.at("denied")
	more, _, _ := b.at("more")
	b.Sayings = []doc.Saying{
		{
			Source: []span.Span{source}, Cue: []span.Span{cue}, Content: []span.Span{content}, Mention: 2, Stance: "states", Certainty: "certain",
			Polarity: "positive", Speaker: doc.Speaker{Name: "Ana Núñez", Title: "Col.", Kind: "military"}, Parent: -1,
		},
		{Source: []span.Span{she}, Cue: []span.Span{denied}, Content: []span.Span{more}, Mention: 4, Stance: "denies", Parent: -1},
	}
	b.Notes = []doc.Note{{Stage: "when", Text: "three spaces", Span: span.Span{Start: she.End, End: denied.Start}}, {Stage: "say", Text: "no quotes"}}
	b.Fill(doc.Mentions | doc.Times | doc.Places | doc.Sayings | doc.Roles | doc.Events | doc.Quantities)
	return Sheet{Doc: b.Doc, Reading: sampleReading(b.Doc)}
}

func sampleReading(d *doc.Doc) *sitrep.Reading {
	r := &sitrep.Report{
		ID: "r 1/a", Title: sampleTitle, Text: sampleText, Language: "en", Source: "Oru Post", PublishedFrom: "metadata",
		Published: sitrep.Moment{Time: d.Published.Day, Precision: sitrep.ToDay},
	}
	quote := func(words string) []sitrep.Quote {
		at := strings.Index(sampleText, words)
		return []sitrep.Quote{{Part: sitrep.InText, Span: span.Span{Start: at, End: at + len(words)}, Exact: words}}
	}
	toll := sitrep.Casualty{Effect: "killed", Min: two(), Who: "soldiers", Whole: true}
	return &sitrep.Reading{
		Engine: "rules-0 by-hand", Report: r,
		Incidents: []sitrep.Incident{{
			ID: "i1", Title: "Rockets on Darun", Type: "Attack", Status: sitrep.Reported, Claims: []string{"c1"},
			Casualties: []sitrep.Row[sitrep.Casualty]{{Value: toll, Quotes: quote("at least two soldiers"), Claims: []string{"c1"}}},
		}},
		Claims: []sitrep.Claim{{
			ID: "c1", Incident: "i1", Value: toll, Statement: "s1", Stance: sitrep.States, Certainty: sitrep.Certain, Polarity: sitrep.Positive,
			Quotes: quote("least two soldiers didn't"), Rule: "casualties: subject",
		}},
		Statements: []sitrep.Statement{{
			ID: "s1", Incident: "i1", Speaker: sitrep.Speaker{Name: "Ana Núñez", Title: "Col.", Kind: "military"}, Stance: sitrep.States,
			Source: quote("Col. Ana Núñez"), Cue: quote("said"), Content: quote("at least two soldiers didn't\nsurvive"),
		}},
		Events: []sitrep.Event{{Event: "ASSAULT", Quotes: quote("survive"), Incident: "i1"}},
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: -want +got\n%s", name, d)
	}
}

func TestGolden(t *testing.T) {
	var page, data, corpus strings.Builder
	for name, err := range map[string]error{
		"HTML": HTML(&page, sample(), true), "JSON": JSON(&data, sample()), "CoNLL-U": new(Corpus).Print(&corpus, sample()),
	} {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	golden(t, "sample.html", page.String())
	golden(t, "sample.json", data.String())
	golden(t, "sample.conllu", corpus.String())
}

// TestSpans: every exact of the JSON stands at its code points of its part.
func TestSpans(t *testing.T) {
	var b bytes.Buffer
	if err := JSONL(&b, sample()); err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(b.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	parts := map[string][]rune{"title": []rune(sampleTitle), "text": []rune(sampleText)}
	seen := map[string]int{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			if exact, ok := v["exact"].(string); ok {
				part, start, end := v["part"].(string), int(v["start"].(float64)), int(v["end"].(float64))
				if got := string(parts[part][start:end]); got != exact {
					t.Errorf("at %s %d to %d stands %q, want %q", part, start, end, got, exact)
				}
				seen[part]++
			}
			for _, one := range v {
				walk(one)
			}
		}
	}
	walk(all)
	if seen["title"] < 10 || seen["text"] < 40 {
		t.Errorf("only %v spans were seen", seen)
	}
}

// TestNotLooked: a layer that nobody looked for differs from one without marks.
func TestNotLooked(t *testing.T) {
	d := doc.New("", "Rain.", time.Time{})
	d.Fill(doc.Times)
	s := Sheet{Doc: d, Reading: &sitrep.Reading{Report: &sitrep.Report{ID: "x", Text: "Rain."}}}
	var b, page bytes.Buffer
	if err := JSONL(&b, s); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"times":[]`, `"places":null`, `"words":null`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("JSONL = %s, want %s in it", b.String(), want)
		}
	}
	if err := HTML(&page, s, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Times (0)", "Places (not looked for)", "Rain."} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page lacks %q:\n%s", want, page.String())
		}
	}
}

// Words that hardly say where or when it was are left out of the settings.
func TestSettings(t *testing.T) {
	b := build("", "Basra shook again.")
	b.Settings = []doc.Setting{{Place: 0.75}, {Day: 0.05}, {Day: 0.5}, {}}
	b.Fill(doc.Roles)
	var out bytes.Buffer
	if err := JSONL(&out, Sheet{Doc: b.Doc, Reading: &sitrep.Reading{Report: &sitrep.Report{ID: "x", Text: b.Text}}}); err != nil {
		t.Fatal(err)
	}
	want := `"settings":[{"part":"text","start":0,"end":5,"exact":"Basra","place":0.75,"day":0},{"part":"text","start":12,"end":17,"exact":"again","place":0,"day":0.5}]`
	if !strings.Contains(out.String(), want) {
		t.Errorf("JSONL = %s, want %s in it", out.String(), want)
	}
}

// TestNoValueWithoutItsWords: what extract refuses to print is not printed here.
func TestNoValueWithoutItsWords(t *testing.T) {
	s := sample()
	s.Reading.Claims[0].Quotes[0].Exact = "other words"
	var b bytes.Buffer
	if err := JSON(&b, s); err == nil || b.Len() > 0 {
		t.Errorf("JSON gave %v and printed %q, want an error and nothing", err, b.String())
	}
}

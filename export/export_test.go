package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	timepkg "time"

	"github.com/google/go-cmp/cmp"

	"sitrep"
	"sitrep/span"
)

// in quotes the first place where words stand in a part of the report.
func in(r *sitrep.Report, p sitrep.Part, words string) sitrep.Quote {
	at := strings.Index(r.Words(p), words)
	if at < 0 {
		panic("no " + words)
	}
	return sitrep.Quote{Part: p, Span: span.Span{Start: at, End: at + len(words)}, Exact: words}
}

// TestSpans: what is printed as exact stands at those code points of the text
// that is printed, whatever the text is made of.
func TestSpans(t *testing.T) {
	tests := []struct {
		name, text, words  string
		wantStart, wantEnd int
	}{
		{"ASCII", "Shells fell on Darun.", "Darun", 15, 20},
		{"after letters of two bytes", "Núñez dijo: dos heridos", "dos", 12, 15},
		{"after an astral character", "🚀🚀 fell on Darun", "Darun", 11, 16},
		{"an astral character itself", "a 🚀 b", "🚀", 2, 3},
		{"after combining marks", "e\u0301e\u0301 Darun", "Darun", 5, 10},
		{"after CRLF", "one\r\n\r\ntwo", "two", 7, 10},
		{"over CRLF", "one\r\ntwo", "one\r\ntwo", 0, 8},
		{"Arabic", "قتل جنديان في بلدة", "جنديان", 4, 10},
		{"past a stride", strings.Repeat("é🚀", 500) + "Darun", "Darun", 1000, 1005},
		{"escaped in JSON", "\"<b>\u2028\t\\ & Darun", "\u2028\t\\ & Darun", 4, 15},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &sitrep.Report{ID: "x", Title: tt.text, Text: tt.text}
			for _, p := range []sitrep.Part{sitrep.InText, sitrep.InTitle} {
				reading := &sitrep.Reading{Report: r, Entities: []sitrep.Entity{{Quote: in(r, p, tt.words)}}}
				var b bytes.Buffer
				if err := JSONL(&b, reading); err != nil {
					t.Fatal(err)
				}
				var got struct {
					Report   map[string]any
					Mentions struct{ Entities []quote }
				}
				if err := json.Unmarshal(b.Bytes(), &got); err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff([]quote{{p, tt.wantStart, tt.wantEnd, tt.words}}, got.Mentions.Entities); d != "" {
					t.Errorf("-want +got\n%s", d)
				}
				points := []rune(got.Report[string(p)].(string))
				if s := string(points[tt.wantStart:tt.wantEnd]); s != tt.words {
					t.Errorf("at the code points stands %q, want %q", s, tt.words)
				}
			}
		})
	}
}

// TestNoValueWithoutItsWords: of a reading with a quote that does not hold,
// nothing is printed.
func TestNoValueWithoutItsWords(t *testing.T) {
	r := &sitrep.Report{ID: "x", Title: "A title", Text: "Núñez spoke."}
	for name, q := range map[string]sitrep.Quote{
		"other words":       {Part: sitrep.InText, Span: span.Span{Start: 0, End: 7}, Exact: "Nunez"},
		"other part":        {Part: sitrep.InTitle, Span: span.Span{Start: 0, End: 7}, Exact: "Núñez"},
		"past the end":      {Part: sitrep.InText, Span: span.Span{Start: 9, End: 99}, Exact: "oke."},
		"backwards":         {Part: sitrep.InText, Span: span.Span{Start: 5, End: 2}, Exact: ""},
		"no words":          {Part: sitrep.InText},
		"half a character":  {Part: sitrep.InText, Span: span.Span{Start: 0, End: 2}, Exact: "N\xc3"},
		"one byte off":      {Part: sitrep.InText, Span: span.Span{Start: 7, End: 12}, Exact: "spoke"},
		"before the start":  {Part: sitrep.InText, Span: span.Span{Start: -1, End: 1}, Exact: "N"},
		"an altered letter": {Part: sitrep.InText, Span: span.Span{Start: 8, End: 13}, Exact: "spoko"},
	} {
		for where, reading := range map[string]*sitrep.Reading{
			"claim":     {Report: r, Claims: []sitrep.Claim{{Value: sitrep.Type("Attack"), Quotes: []sitrep.Quote{q}}}},
			"statement": {Report: r, Statements: []sitrep.Statement{{Content: []sitrep.Quote{q}}}},
			"source":    {Report: r, Statements: []sitrep.Statement{{Source: []sitrep.Quote{q}}}},
			"incident":  {Report: r, Incidents: []sitrep.Incident{{Weapons: []sitrep.Row[sitrep.Weapon]{{Quotes: []sitrep.Quote{q}}}}}},
			"event":     {Report: r, Events: []sitrep.Event{{Quotes: []sitrep.Quote{q}}}},
			"time":      {Report: r, Times: []sitrep.TimeExpression{{Quote: q}}},
			"place":     {Report: r, Places: []sitrep.PlaceName{{Quote: q}}},
		} {
			var b bytes.Buffer
			if err := JSONL(&b, reading); err == nil || b.Len() > 0 {
				t.Errorf("%s with %s: JSONL gave %v and printed %q, want an error and nothing", where, name, err, b.String())
			}
		}
	}
}

// TestNoValueWithoutWords: what has no quote at all is not printed either.
func TestNoValueWithoutWords(t *testing.T) {
	r := &sitrep.Report{ID: "x", Text: "Núñez spoke."}
	for name, reading := range map[string]*sitrep.Reading{
		"claim":     {Report: r, Claims: []sitrep.Claim{{ID: "c1", Value: sitrep.Type("Attack")}}},
		"statement": {Report: r, Statements: []sitrep.Statement{{ID: "s1"}}},
		"row":       {Report: r, Incidents: []sitrep.Incident{{When: &sitrep.Row[sitrep.When]{}}}},
		"event":     {Report: r, Events: []sitrep.Event{{Event: "ASSAULT"}}},
	} {
		var b bytes.Buffer
		if err := JSONL(&b, reading); err == nil || b.Len() > 0 {
			t.Errorf("%s: JSONL gave %v and printed %q, want an error and nothing", name, err, b.String())
		}
	}
}

func number(n int) *int { return &n }

// full is a reading with something in every field.
func full() *sitrep.Reading {
	r := &sitrep.Report{
		ID: "r1", Title: "Rockets hit Darun", Text: "Police said six <rockets> hit Darun & killed at least 2 on 3 May.",
		Source: "Oru Post", URL: "https://oru.example/1", Language: "en", PublishedFrom: "metadata",
		Published: sitrep.Moment{Time: timepkg.Date(2021, 5, 4, 0, 0, 0, 0, timepkg.UTC), Precision: sitrep.ToDay},
	}
	q := func(words string) []sitrep.Quote { return []sitrep.Quote{in(r, sitrep.InText, words)} }
	lat, lon := 9.5, -1.25
	when := sitrep.When{Start: "2021-05-03", End: "2021-05-03", EDTF: "2021-05-03", Precision: sitrep.ToDay}
	where := sitrep.Where{Name: "Darun", Country: "GH", Lat: &lat, Lon: &lon, GeoNamesID: 12, Precision: "town"}
	toll := sitrep.Casualty{Effect: "killed", Min: number(2), Whole: true}
	rockets := sitrep.Weapon{Name: "rockets", Kind: "rocket", Count: number(6)}
	return &sitrep.Reading{
		Engine: "rules-0 network-0",
		Report: r,
		Incidents: []sitrep.Incident{{
			ID: "i1", Title: "Rocket attack on Darun, Ghana", Type: "Shelling/artillery/missile attack", Stage: sitrep.CarriedOut,
			Status: sitrep.Reported,
			When:   &sitrep.Row[sitrep.When]{Value: when, Quotes: q("3 May"), Claims: []string{"c1"}},
			Where:  &sitrep.Row[sitrep.Where]{Value: where, Quotes: q("Darun"), Claims: []string{"c2"}},
			Actors: []sitrep.Row[sitrep.Actor]{{
				Value: sitrep.Actor{Name: "Police", Role: "responder", Kind: "organization"}, Quotes: q("Police"), Claims: []string{"c5"},
			}},
			Targets:    []sitrep.Row[sitrep.Target]{{Value: sitrep.Target{Name: "Darun", Aliases: []string{"the town"}}, Quotes: q("Darun")}},
			Weapons:    []sitrep.Row[sitrep.Weapon]{{Value: rockets, Quotes: q("six <rockets>"), Claims: []string{"c3"}}},
			Casualties: []sitrep.Row[sitrep.Casualty]{{Value: toll, Quotes: q("at least 2"), Claims: []string{"c4"}}},
			Relations:  []sitrep.Row[sitrep.Relation]{{Value: sitrep.Relation{Kind: "follows", Incident: "i2"}, Quotes: q("hit")}},
			Claims:     []string{"c1", "c2"},
		}},
		Claims: []sitrep.Claim{
			{
				ID: "c4", Incident: "i1", Value: toll, Statement: "s1", Stance: sitrep.States, Certainty: sitrep.Certain,
				Polarity: sitrep.Positive, Quotes: q("at least 2"), Rule: "toll/verb",
			},
			{
				ID: "c6", Incident: "i1", Value: sitrep.CarriedOut, Stance: sitrep.States, Certainty: sitrep.Certain,
				Polarity: sitrep.Positive, Quotes: []sitrep.Quote{in(r, sitrep.InTitle, "hit")}, Rule: "stage",
			},
		},
		Statements: []sitrep.Statement{{
			ID: "s1", Incident: "i1", Speaker: sitrep.Speaker{Name: "Police", Kind: "police"}, Stance: sitrep.States,
			Certainty: sitrep.Certain, Polarity: sitrep.Positive, Source: q("Police"), Cue: q("said"), Content: q("six <rockets> hit Darun"),
		}},
		Events:   []sitrep.Event{{Event: "ASSAULT", Target: []string{"Darun"}, Quotes: q("hit")}},
		Entities: []sitrep.Entity{{Quote: q("Police")[0], Type: "Organisation", ID: "e1"}},
		Places:   []sitrep.PlaceName{{Quote: q("Darun")[0], Lat: &lat, Lon: &lon, Country: "GH", GeoNamesID: 12, Feature: "P.PPL"}},
		Times:    []sitrep.TimeExpression{{Quote: q("3 May")[0], Type: "DATE", Value: "2021-05-03"}},
	}
}

// TestJSONL holds the format to the letter: other programs are written against it.
func TestJSONL(t *testing.T) {
	want := strings.Join([]string{
		`{"report":{"id":"r1","title":"Rockets hit Darun","published":"2021-05-04","published_from":"metadata","source":"Oru Post",`,
		`"url":"https://oru.example/1","language":"en","sha256":"` + full().Report.TextHash() + `","notes":[],`,
		`"text":"Police said six <rockets> hit Darun & killed at least 2 on 3 May."},`,
		`"incidents":[{"id":"i1","title":"Rocket attack on Darun, Ghana","type":"Shelling/artillery/missile attack","method":null,`,
		`"stage":"carried_out","status":"reported",`,
		`"when":{"start":"2021-05-03","end":"2021-05-03","edtf":"2021-05-03","precision":"day",`,
		`"spans":[{"part":"text","start":59,"end":64,"exact":"3 May"}],"claims":["c1"]},`,
		`"where":{"name":"Darun","country":"GH","admin1":null,"lat":9.5,"lon":-1.25,"geonames_id":12,"precision":"town",`,
		`"spans":[{"part":"text","start":30,"end":35,"exact":"Darun"}],"claims":["c2"]},`,
		`"actors":[{"name":"Police","aliases":[],"role":"responder","kind":"organization","nationality":null,"count":null,"confidence":null,`,
		`"spans":[{"part":"text","start":0,"end":6,"exact":"Police"}],"claims":["c5"]}],`,
		`"targets":[{"name":"Darun","aliases":["the town"],"kind":null,"effect":null,`,
		`"spans":[{"part":"text","start":30,"end":35,"exact":"Darun"}],"claims":[]}],`,
		`"weapons":[{"name":"rockets","aliases":[],"kind":"rocket","count":6,"landed":null,"platform":null,`,
		`"spans":[{"part":"text","start":12,"end":25,"exact":"six <rockets>"}],"claims":["c3"]}],`,
		`"casualties":[{"effect":"killed","min":2,"max":null,"whole":true,"who":null,"nationality":null,"standing":null,`,
		`"spans":[{"part":"text","start":45,"end":55,"exact":"at least 2"}],"claims":["c4"]}],`,
		`"relations":[{"kind":"follows","incident":"i2","spans":[{"part":"text","start":26,"end":29,"exact":"hit"}],"claims":[]}],`,
		`"claims":["c1","c2"]}],`,
		`"claims":[{"id":"c4","incident":"i1","field":"casualties",`,
		`"value":{"effect":"killed","min":2,"max":null,"whole":true,"who":null,"nationality":null,"standing":null},"statement":"s1",`,
		`"stance":"states","certainty":"certain","polarity":"positive",`,
		`"spans":[{"part":"text","start":45,"end":55,"exact":"at least 2"}],"rule":"toll/verb"},`,
		`{"id":"c6","incident":"i1","field":"stage","value":"carried_out","statement":null,"stance":"states","certainty":"certain",`,
		`"polarity":"positive","spans":[{"part":"title","start":8,"end":11,"exact":"hit"}],"rule":"stage"}],`,
		`"statements":[{"id":"s1","incident":"i1","speaker":{"name":"Police","title":null,"organization":null,"nationality":null,`,
		`"kind":"police","anonymous":false},"stance":"states","certainty":"certain","polarity":"positive","said":null,"via":null,`,
		`"source":[{"part":"text","start":0,"end":6,"exact":"Police"}],"cue":[{"part":"text","start":7,"end":11,"exact":"said"}],`,
		`"content":[{"part":"text","start":12,"end":35,"exact":"six <rockets> hit Darun"}]}],`,
		`"events":[{"event":"ASSAULT","mode":null,"source":[],"target":["Darun"],`,
		`"spans":[{"part":"text","start":26,"end":29,"exact":"hit"}],"incident":null}],`,
		`"mentions":{"entities":[{"part":"text","start":0,"end":6,"exact":"Police","type":"Organisation","id":"e1"}],`,
		`"places":[{"part":"text","start":30,"end":35,"exact":"Darun","lat":9.5,"lon":-1.25,"country":"GH","geonames_id":12,"feature":"P.PPL"}],`,
		`"times":[{"part":"text","start":59,"end":64,"exact":"3 May","type":"DATE","value":"2021-05-03"}]},"engine":"rules-0 network-0"}`,
	}, "") + "\n"
	var got, indented, compact bytes.Buffer
	if err := JSONL(&got, full()); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got.String()); d != "" {
		t.Errorf("JSONL: -want +got\n%s", d)
	}
	if err := JSON(&indented, full()); err != nil {
		t.Fatal(err)
	}
	if err := json.Compact(&compact, indented.Bytes()); err != nil || compact.String()+"\n" != got.String() {
		t.Errorf("JSON (%v) says something else than JSONL:\n%s", err, indented.String())
	}
}

// TestNothingRead: a report that tells of nothing has every field, empty.
func TestNothingRead(t *testing.T) {
	var b bytes.Buffer
	if err := JSONL(&b, &sitrep.Reading{Report: &sitrep.Report{ID: "x", Text: "Rain.", Language: "und"}}); err != nil {
		t.Fatal(err)
	}
	want := `{"report":{"id":"x","title":null,"published":null,"published_from":null,"source":null,"url":null,"language":"und",` +
		`"sha256":"` + sitrep.Hash([]byte("Rain.")) + `","notes":[],"text":"Rain."},"incidents":[],"claims":[],"statements":[],` +
		`"events":[],"mentions":{"entities":[],"places":[],"times":[]},"engine":null}` + "\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

package link

import (
	"slices"
	"strings"
	"unicode/utf8"

	"sitrep"
)

// What is taken of a report: what happened is told at its top.
const (
	topBytes   = 8000 // of its text
	leadWords  = 20   // instead of a title, where it has none
	titleTwice = 2    // a word of the title counts as so many more of the text
)

// Telling is what grouping goes by of one report, made small.
type Telling struct {
	ID     string      // of the report
	Title  string      // or the first words of the text
	Day    int32       // that it came out, counted from 1970; 0 for unknown
	words  []occurring // each once, as they come: first those of the title
	vector []int8
	place  []string // the words of where the main incident was; nil where it was in no place smaller than a country
	spot   spot
}

// occurring is a word and how often it stands in a title and in a text with its
// title.
type occurring struct {
	word        string
	title, text int32
}

// spot is where and when the main incident of a report was, as far as both are
// known to the town and the day; the zero spot is not known.
type spot struct {
	known    bool
	day      int32
	lat, lon float64
}

// Tell makes of a reading what grouping goes by. Many goroutines may call it at
// once.
func Tell(r *sitrep.Reading) *Telling {
	report := r.Report
	t := &Telling{ID: report.ID, Title: report.Title, vector: r.Vector}
	if report.Published.Known() {
		t.Day = dayOf(report.Published.Time.UTC())
	}
	body := report.Text[dateline(report.Text):]
	if strings.TrimSpace(t.Title) == "" {
		t.Title = leadOf(body)
	}
	t.count(t.Title, body)
	if len(r.Incidents) > 0 {
		t.spot, t.place = spotOf(&r.Incidents[0]), placeOf(&r.Incidents[0])
	}
	return t
}

// count counts words.
func (t *Telling) count(title, text string) {
	at := map[string]int{}
	of := func(w string) *occurring {
		i, ok := at[w]
		if !ok {
			i = len(t.words)
			at[w] = i
			t.words = append(t.words, occurring{word: w})
		}
		return &t.words[i]
	}
	for w := range telling(title) {
		o := of(w)
		o.title++
		o.text += titleTwice
	}
	for w := range telling(topOf(text)) {
		of(w).text++
	}
}

// topOf is the beginning of a text, up to the end of a letter.
func topOf(text string) string {
	if len(text) <= topBytes {
		return text
	}
	end := topBytes
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// leadOf is the first words of a text.
func leadOf(text string) string {
	words := strings.Fields(topOf(text))
	return strings.Join(words[:min(len(words), leadWords)], " ")
}

// spotOf is where and when an incident was.
func spotOf(in *sitrep.Incident) spot {
	if in.When == nil || in.Where == nil || !isFine(in.When.Value) || !isLocal(in.Where.Value) {
		return spot{}
	}
	w := in.Where.Value
	start, _, ok := daysOf(in.When.Value)
	if !ok || w.Lat == nil || w.Lon == nil {
		return spot{}
	}
	return spot{true, dayOf(start), *w.Lat, *w.Lon}
}

// farFrom tells whether two incidents cannot be one by when and where they were.
func (s spot) farFrom(o spot) bool {
	return s.known && o.known && (absolute(s.day-o.day) > 1 || kilometres(s.lat, s.lon, o.lat, o.lon) > wide)
}

// placeOf is the words of the place where an incident was, as they stand in the
// report and not in a gazetteer.
func placeOf(in *sitrep.Incident) []string {
	if in.Where == nil || in.Where.Value.Precision == "country" {
		return nil
	}
	name := in.Where.Value.Name
	if q := in.Where.Quotes; len(q) > 0 {
		name = q[0].Exact
	}
	return slices.Collect(telling(name))
}

// Package extract turns an annotated text into statements and claims: the one
// bridge from language to what the program is about.
package extract

import (
	"maps"
	"slices"
	"sort"
	"strconv"
	"time"

	"sitrep"
	"sitrep/doc"
	"sitrep/span"
)

// Read gives all that a Doc says of its report. Claims and statements name the
// happening that they are about as their incident; assembling joins those.
// The Doc is the report's, with every layer filled.
func Read(d *doc.Doc, r *sitrep.Report) *sitrep.Reading {
	x := read(d, r)
	x.culprits()
	slices.SortStableFunc(x.out.Happenings, func(a, b sitrep.Happening) int { return a.Sentence - b.Sentence })
	x.events()
	return x.out
}

// read is Read up to which organization most likely did what; it gives all it worked with.
func read(d *doc.Doc, r *sitrep.Report) *extractor {
	x := &extractor{d: d, r: r, tree: d.Tree(), deeds: slices.Clip(d.Events), out: &sitrep.Reading{Report: r}, referred: map[int]bool{}, victims: map[int]bool{}, changed: map[int]bool{}, shared: map[int]bool{}, called: map[int][]int{}, on: map[string][]int{}, animals: map[int]bool{}}
	for _, t := range d.Things {
		if t.Kind == "animal" {
			x.animals[t.Head] = true
		}
	}
	for i, m := range d.Mentions {
		if m.Form != doc.Pronoun && m.Entity >= 0 {
			x.called[m.Entity] = append(x.called[m.Entity], i)
		}
	}
	x.uncounted = x.idle()
	x.statements()
	x.ours = x.mouthpiece()
	x.out.Country = x.about()
	x.mentions()
	x.landings()
	x.group()
	x.items()
	for i := range x.happenings {
		x.claims(&x.happenings[i])
	}
	x.keep()
	x.again()
	x.aftermath()
	x.charges()
	x.unclaimed()
	x.roles()
	x.likely()
	return x
}

// about gives the country that a report is about: that of the story, but where only
// who speaks and where it was filed tell of it, the one that the rest tells of most.
func (x *extractor) about() string {
	first, end := x.filed()
	told, all := map[string]int{}, map[string]int{}
	for _, places := range [...][]doc.Place{x.d.Places, x.d.Adjectives} {
		for _, p := range places {
			if first <= p.First && p.First < end {
				continue
			}
			all[p.Country]++
			if !x.inSource(p.Span) {
				told[p.Country]++
			}
		}
	}
	if told[x.d.Story] > 0 {
		return x.d.Story
	}
	most, times := x.d.Story, 1
	for _, c := range slices.Sorted(maps.Keys(told)) {
		if c != "" && all[c] > times {
			most, times = c, all[c]
		}
	}
	return most
}

// extractor works on one report.
type extractor struct {
	d          *doc.Doc
	r          *sitrep.Report
	out        *sitrep.Reading
	sayings    []int   // of each statement: its saying
	spoken     [][]int // of each sentence: the statements whose content reaches into it
	named      [][]int // of each sentence: the statements whose source reaches into it
	happenings []happening
	tree       *doc.Tree
	deeds      []doc.Event      // the Doc's events, and behind them words that speak of one again
	on         map[string][]int // of each happening: its claims, of the first indexed
	indexed    int
	called     map[int][]int      // of each entity: its mentions that are no pronouns
	hurt       []*doc.Mention     // whom the figures of a happening are told of
	uncounted  []bool             // of each number: it counts nothing
	shared     map[int]bool       // the heads of mentions of what some of the hurt were
	day        time.Time          // the day that was last told of a happening; zero for none
	item       map[int]int        // of each paragraph with a heading: which of them it is, from one on
	heading    map[int]*doc.Place // of these: the place
	changed    map[int]bool       // the words for places that are told to change hands
	victims    map[int]bool       // the first tokens of mentions that a claim says were harmed
	placeNames map[string]int     // how many places have a name; nil until asked
	ours       sitrep.Actor       // whose own voice the report is; zero for nobody's
	animals    map[int]bool       // words that the network takes for the head of what tells of animals
	referred   map[int]bool       // sentences that only speak of something, and are handed on
}

// quote gives the words of a span as a quote of the part that holds them; a span
// over the title's end is cut there.
func (x *extractor) quote(s span.Span) sitrep.Quote {
	if x.d.InTitle(s) {
		s.End = min(s.End, len(x.r.Title))
		return sitrep.Quote{Part: sitrep.InTitle, Span: s, Exact: s.Of(x.r.Title)}
	}
	s = span.Span{Start: s.Start - x.d.Body, End: s.End - x.d.Body}
	return sitrep.Quote{Part: sitrep.InText, Span: s, Exact: s.Of(x.r.Text)}
}

// quotes gives the words of several spans, empty ones left out.
func (x *extractor) quotes(spans ...span.Span) []sitrep.Quote {
	var out []sitrep.Quote
	for _, s := range spans {
		if s.Empty() {
			continue
		}
		if q := x.quote(s); !q.Span.Empty() {
			out = append(out, q)
		}
	}
	return out
}

// claim adds a claim on a happening, in the voice in which its words stand.
func (x *extractor) claim(h *happening, v sitrep.Value, rule string, words ...span.Span) {
	q := x.quotes(words...)
	if len(q) == 0 {
		return
	}
	c := sitrep.Claim{
		ID: "c" + strconv.Itoa(len(x.out.Claims)+1), Incident: h.id, Value: v,
		Stance: sitrep.States, Certainty: sitrep.Certain, Polarity: sitrep.Positive, Quotes: q, Rule: rule,
	}
	if s := x.voice(words[0]); s != nil {
		c.Statement, c.Stance, c.Certainty, c.Polarity = s.ID, s.Stance, s.Certainty, s.Polarity
	}
	x.out.Claims = append(x.out.Claims, c)
}

// between gives the range of items whose place, by which they are in order, lies in
// [first, end).
func between[T any](items []T, first, end int, begins func(T) int) (from, to int) {
	at := func(token int) int {
		i, _ := slices.BinarySearchFunc(items, token, func(v T, t int) int {
			if begins(v) < t {
				return -1
			}
			return 1
		})
		return i
	}
	return at(first), at(end)
}

// holding gives the index of that of some items in order which holds a token; -1 for
// none.
func holding[T any](items []T, token int, tokens func(*T) (first, end int)) int {
	i := sort.Search(len(items), func(i int) bool {
		_, end := tokens(&items[i])
		return end > token
	})
	if i < len(items) {
		if first, _ := tokens(&items[i]); first <= token {
			return i
		}
	}
	return -1
}

// eventAt gives the Doc's event whose words hold a token; nil for none.
func (x *extractor) eventAt(token int) *doc.Event {
	if i := holding(x.d.Events, token, func(e *doc.Event) (int, int) { return e.First, e.End }); i >= 0 {
		return &x.d.Events[i]
	}
	return nil
}

// placesIn gives the indices of the places that begin among tokens.
func (x *extractor) placesIn(first, end int) (from, to int) {
	return between(x.d.Places, first, end, func(p doc.Place) int { return p.First })
}

// timesIn gives the indices of the times that begin among tokens.
func (x *extractor) timesIn(first, end int) (from, to int) {
	return between(x.d.Times, first, end, func(t doc.Time) int { return t.First })
}

// mentionsIn gives the indices of the mentions that begin among tokens.
func (x *extractor) mentionsIn(first, end int) (from, to int) {
	return between(x.d.Mentions, first, end, func(m doc.Mention) int { return m.First })
}

// low is a token's folded word, or "" outside of sentence s.
func (x *extractor) low(i int, s doc.Sentence) string {
	if i < s.First || i >= s.End {
		return ""
	}
	return x.d.Tokens[i].Low
}

// lows gives the folded words of the tokens [i, end).
func (x *extractor) lows(i, end int) []string {
	out := make([]string, 0, end-i)
	for _, t := range x.d.Tokens[i:end] {
		out = append(out, t.Low)
	}
	return out
}

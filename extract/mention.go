package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// mentions hands on entities, places and times as they were found.
func (x *extractor) mentions() {
	for _, m := range x.d.Mentions {
		x.entity(m.Span, m.Type, "m"+strconv.Itoa(m.Entity+1))
	}
	x.things()
	for i, t := range x.d.Times {
		if !strings.HasSuffix(t.Value, "_REF") && !x.mentioned(t.First, t.End, "Temporal") { // not "now", "recent"
			x.entity(t.Span, "Temporal", "t"+strconv.Itoa(i+1))
		}
		if q := x.quotes(t.Span); len(q) > 0 {
			told := sitrep.TimeExpression{Quote: q[0], Type: t.Type, Value: t.Value, Said: x.whenSaid(t)}
			if x.isLate(t) {
				told.From, told.To = t.From, t.To
			}
			x.out.Times = append(x.out.Times, told)
		}
	}
	x.places()
}

// whenSaid tells whether a time is only that of a statement in its sentence.
func (x *extractor) whenSaid(t doc.Time) bool {
	if !t.Anchored() || t.Precision != "day" {
		return false
	}
	s := x.d.Tokens[t.First].Sentence
	return slices.ContainsFunc(x.spoken[s], func(k int) bool {
		saying := x.d.Sayings[x.sayings[k]]
		return saying.Said == t.From.Format(time.DateOnly) && len(saying.Cue) > 0 && saying.Cue[0].End <= t.Start && t.Start-saying.Cue[0].End < besideCue && !among(t.Span, saying.Content)
	})
}

// besideCue is how many bytes may lie between a cue and the time of what is said.
const besideCue = 24

// places hands on the names of places and their adjectives, in the order of the text.
func (x *extractor) places() {
	all := append(slices.Clone(x.d.Places), x.d.Adjectives...)
	slices.SortStableFunc(all, func(a, b doc.Place) int { return cmp.Compare(a.Start, b.Start) })
	for _, p := range all {
		q := x.quotes(p.Span)
		if len(q) == 0 {
			continue
		}
		n := sitrep.PlaceName{Quote: q[0], Country: p.Country, GeoNamesID: p.GeoNamesID, Feature: p.Feature}
		if p.Found {
			n.Lat, n.Lon = &p.Lat, &p.Lon
		}
		x.out.Places = append(x.out.Places, n)
	}
}

// things hands on the weapons and vehicles of the word lists that no mention
// holds.
func (x *extractor) things() {
	for i, s := range x.d.Sentences {
		for _, w := range x.phrases(s.First, s.End, lex.Weapon) {
			x.thing(w, weaponType(w.thing.Kind), "w"+strconv.Itoa(i+1)+"."+strconv.Itoa(w.head-s.First+1))
		}
		for _, v := range x.phrases(s.First, s.End, lex.Target) {
			if v.thing.Kind == "vehicle" || v.thing.Kind == "vessel" {
				x.thing(v, "Vehicle", "v"+strconv.Itoa(i+1)+"."+strconv.Itoa(v.head-s.First+1))
			}
		}
	}
}

func (x *extractor) thing(f found, kind, id string) {
	if !x.mentioned(f.first, f.end, "Weapon", "MilitaryPlatform", "Vehicle") {
		x.entity(x.d.SpanOf(f.first, f.end), kind, id)
	}
}

// widest is how many tokens a mention may have, and more.
const widest = 60

// mentioned tells whether a mention of one of these types has some of the tokens
// [first, end).
func (x *extractor) mentioned(first, end int, kinds ...string) bool {
	from, to := x.mentionsIn(first-widest, end)
	return slices.ContainsFunc(x.d.Mentions[from:to], func(m doc.Mention) bool { return m.End > first && slices.Contains(kinds, m.Type) })
}

// weaponType tells weapons from the platforms that carry them.
func weaponType(kind string) string {
	if kind == "aircraft" || kind == "armour" || kind == "drone" {
		return "MilitaryPlatform"
	}
	return "Weapon"
}

func (x *extractor) entity(s span.Span, kind, id string) {
	if q := x.quotes(s); len(q) > 0 {
		x.out.Entities = append(x.out.Entities, sitrep.Entity{Quote: q[0], Type: kind, ID: id})
	}
}

// events hands on what PLOVER codes, and ties each to its happening.
func (x *extractor) events() {
	of := map[int]string{}
	for _, h := range x.happenings {
		for _, e := range h.events {
			of[e] = h.id
		}
	}
	for _, c := range x.d.Codings {
		out := sitrep.Event{Event: c.Event, Mode: c.Mode, Source: x.names(c.Source), Target: x.names(c.Target)}
		for _, e := range c.Events {
			out.Quotes = append(out.Quotes, x.quotes(x.deeds[e].Span)...)
			out.Incident = cmp.Or(out.Incident, of[e])
		}
		if len(out.Quotes) > 0 {
			x.out.Events = append(x.out.Events, out)
		}
	}
}

func (x *extractor) names(mentions []int) []string {
	var out []string
	for _, m := range mentions {
		out = append(out, x.d.Mentions[m].Name)
	}
	return out
}

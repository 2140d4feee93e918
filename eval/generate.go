package main

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"sitrep"
	"sitrep/span"
	"sitrep/weigh"
)

// world makes up incidents and the reports of them, the same ones every time:
// over 20 years, in towns of which some see much and most see little, told by
// hundreds of publishers, a third of them copying another.
type world struct {
	incidents, reports int
	words              []string
}

// dice is a row of numbers that look like chance (SplitMix64).
type dice uint64

func (d *dice) next() uint64 {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (d *dice) below(n int) int { return int(d.next() % uint64(n)) }

// few is a number below n, small ones more often than large ones.
func (d *dice) few(n int) int {
	u := float64(d.next()>>11) / (1 << 53)
	return int(math.Pow(float64(n), u)) - 1
}

func (d *dice) of(all ...string) string { return all[d.below(len(all))] }

// name makes a name up out of syllables.
func (d *dice) name(syllables int) string {
	var b strings.Builder
	for range syllables {
		b.WriteString(d.of("ba", "ka", "ta", "sa", "ra", "na", "ma", "lo", "mo", "ko", "ri", "shi", "du", "nur", "zan", "dar", "bel", "kir", "tam", "vel"))
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// towns, countries and words there are.
const (
	towns     = 20_000
	wordsMade = 60_000
)

var countries = [...]string{"IQ", "SY", "AF", "UA", "ML", "NG", "YE", "SO", "CO", "PK", "LY", "SD", "CD", "BF", "MM", "ET", "MX", "PH", "IN", "LB"}

func newWorld(incidents, reports int) *world {
	w := &world{incidents: incidents, reports: reports}
	d := dice(7)
	for range wordsMade {
		w.words = append(w.words, strings.ToLower(d.name(2+d.below(3))))
	}
	return w
}

// happening is what the reports of one incident agree on.
type happening struct {
	number         int
	day            time.Time
	town, country  string
	lat, lon       float64
	kind           sitrep.Type
	method         sitrep.Method
	killed         int
	group, victim  string
	target, weapon string
}

func (w *world) happening(i int) happening {
	d := dice(uint64(i)*2654435761 + 1)
	town := d.few(towns)
	if d.below(2) == 0 {
		town = d.below(towns)
	}
	t := dice(uint64(town) + 99)
	h := happening{
		number: i, day: time.Date(2006, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(int64(i)*7300/int64(w.incidents))),
		town: t.name(3) + "an", country: countries[town%len(countries)], killed: d.few(80),
		group: nameOf(d.few(300), 2) + " Brigade", victim: d.name(2) + " " + d.name(3),
	}
	h.lat, h.lon = float64(t.below(12000))/100-60, float64(t.below(34000))/100-170
	kinds := []struct {
		kind           sitrep.Type
		method         sitrep.Method
		weapon, target string
	}{
		{"Remote explosive/landmine/IED", "car bomb", "car bomb", "market"},
		{"Suicide bomb", "suicide bombing", "suicide vest", "checkpoint"},
		{"Air/drone strike", "air strike", "warplane", "depot"},
		{"Shelling/artillery/missile attack", "shelling", "mortar", "school"},
		{"Attack", "shooting", "rifle", "bus"},
		{"Armed clash", "gunfight", "rifle", "village"},
		{"Abduction/forced disappearance", "kidnapping", "rifle", "office"},
		{"Attack", "stabbing", "knife", "station"},
	}
	k := kinds[d.below(len(kinds))]
	h.kind, h.method, h.weapon, h.target = k.kind, k.method, k.weapon, k.target
	return h
}

// nameOf is the name of the i-th of its kind.
func nameOf(i, syllables int) string {
	d := dice(i)
	return d.name(syllables)
}

// tellers is how many reports tell of an incident.
func (w *world) tellers(i int) int {
	d := dice(uint64(i)*40503 + 5)
	return 1 + d.few(3*w.reports/w.incidents)
}

// report writes the n-th report of a happening, and reads it the way the program
// would.
func (w *world) report(h happening, n int) (*sitrep.Report, *sitrep.Reading) {
	d := dice(uint64(h.number)<<8 + uint64(n))
	killed := h.killed + min(n, 5)*d.below(2)
	number := fmt.Sprintf("%d people", killed)
	day := h.day.Format("2 January 2006")
	var b strings.Builder
	fmt.Fprintf(&b, "Police in %s said that a %s killed %s at a %s on %s. %s was blamed for the %s. %s, %d, was among the dead.",
		h.town, h.weapon, number, h.target, day, h.group, h.method, h.victim, 20+d.below(60))
	filler := d
	if n%3 == 2 { // a copy of the first one's
		filler = dice(uint64(h.number) << 8)
		filler.below(2)
	}
	for range 4 {
		b.WriteString(" ")
		for j := range 12 {
			word := w.words[filler.few(len(w.words))]
			if j == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			} else {
				b.WriteString(" ")
			}
			b.WriteString(word)
		}
		b.WriteString(".")
	}
	r := &sitrep.Report{
		ID: fmt.Sprintf("g%d-%d", h.number, n), Title: fmt.Sprintf("%s in %s kills %d", h.method, h.town, killed), Text: b.String(),
		Source: nameOf(d.few(800), 3) + " Post", Language: "en", Media: "text/plain",
		Published: sitrep.Moment{Time: h.out(n), Precision: sitrep.ToMinute}, PublishedFrom: "metadata",
	}
	r.Raw = []byte(r.Text)
	return r, w.read(h, r, number, day, killed)
}

// out is when the n-th report of a happening comes out.
func (h *happening) out(n int) time.Time {
	return h.day.Add(time.Duration(n*5+h.number%5) * time.Hour)
}

func (w *world) read(h happening, r *sitrep.Report, number, day string, killed int) *sitrep.Reading {
	quote := func(words string) []sitrep.Quote {
		i := strings.Index(r.Text, words)
		return []sitrep.Quote{{Part: sitrep.InText, Span: span.Span{Start: i, End: i + len(words)}, Exact: words}}
	}
	iso := h.day.Format(time.DateOnly)
	values := []struct {
		v     sitrep.Value
		words string
		said  bool
	}{
		{h.kind, h.weapon, true},
		{h.method, string(h.method), false},
		{sitrep.CarriedOut, h.weapon, true},
		{sitrep.When{Start: iso, End: iso, EDTF: iso, Precision: sitrep.ToDay}, day, true},
		{sitrep.Where{Name: h.town, Country: h.country, Lat: &h.lat, Lon: &h.lon, Precision: "town"}, h.town, true},
		{sitrep.Casualty{Effect: "killed", Min: &killed, Max: &killed, Whole: true}, number, true},
		{sitrep.Actor{Name: h.group, Role: "suspect", Kind: "organization"}, h.group, false},
		{sitrep.Actor{Name: h.victim, Role: "victim", Kind: "individual"}, h.victim, false},
		{sitrep.Target{Name: h.target}, h.target, true},
		{sitrep.Weapon{Name: h.weapon}, h.weapon, true},
	}
	rd := &sitrep.Reading{Report: r, Vector: vectorOf(h.number), Statements: []sitrep.Statement{{
		ID: "s1", Incident: "i1", Speaker: sitrep.Speaker{Name: "police in " + h.town, Kind: "police"}, Stance: sitrep.States, Certainty: sitrep.Certain,
		Polarity: sitrep.Positive, Source: quote("Police in " + h.town), Cue: quote("said"), Content: quote("a " + h.weapon + " killed " + number),
	}}}
	var sourced []sitrep.Sourced
	for i, v := range values {
		c := sitrep.Claim{
			ID: fmt.Sprintf("c%d", i+1), Incident: "i1", Value: v.v, Stance: sitrep.States, Certainty: sitrep.Certain, Polarity: sitrep.Positive,
			Quotes: quote(v.words), Rule: "made up",
		}
		s := sitrep.Sourced{Report: sitrep.Source{ID: r.ID, Version: 1, Published: r.Published}}
		if v.said {
			c.Statement, s.Statement = "s1", &rd.Statements[0]
		}
		s.Claim = c
		rd.Claims, sourced = append(rd.Claims, c), append(sourced, s)
	}
	rd.Incidents = []sitrep.Incident{weigh.Incident("i1", sourced, rd.Statements, weigh.Latest)}
	return rd
}

// vectorOf is a direction of its own for each happening.
func vectorOf(i int) []int8 {
	d := dice(uint64(i) + 12345)
	out := make([]int8, 384)
	for j := 0; j < len(out); j += 8 {
		for k, x := 0, d.next(); k < 8; k, x = k+1, x>>8 {
			out[j+k] = int8(x%13) - 6
		}
	}
	return out
}

// due is a report that is yet to come out.
type due struct {
	at          time.Time
	incident, n int
}

// inOrder calls f for every report of the world in the order of publication, until
// it fails.
func (w *world) inOrder(f func(h happening, n int) error) error {
	var waiting []due
	flush := func(until time.Time, all bool) error {
		slices.SortStableFunc(waiting, func(a, b due) int { return a.at.Compare(b.at) })
		for len(waiting) > 0 && (all || waiting[0].at.Before(until)) {
			if err := f(w.happening(waiting[0].incident), waiting[0].n); err != nil {
				return err
			}
			waiting = waiting[1:]
		}
		return nil
	}
	day := time.Time{}
	for i := range w.incidents {
		h := w.happening(i)
		if h.day.After(day) {
			if err := flush(h.day, false); err != nil {
				return err
			}
			day = h.day
		}
		for n := range w.tellers(i) {
			waiting = append(waiting, due{h.out(n), i, n})
		}
	}
	return flush(day, true)
}

// written is a report of the world with its reading.
type written struct {
	due
	h  happening
	r  *sitrep.Report
	rd *sitrep.Reading
}

// write makes reports up, but for the first so many, beside whoever takes them, in
// the order of publication.
func (w *world) write(ctx context.Context, skip int) <-chan written {
	out := make(chan written, 64)
	go func() {
		defer close(out)
		n := 0
		_ = w.inOrder(func(h happening, i int) error { // ends with ctx, which the taker sees as well
			x := written{due: due{h.out(i), h.number, i}, h: h}
			if n++; n > skip {
				x.r, x.rd = w.report(h, i)
			}
			select {
			case out <- x:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}()
	return out
}

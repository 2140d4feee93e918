package extract

import (
	"math"
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/scale"
)

// Sign is what may speak for a place's being where something happened, or against it.
type Sign int

// Signs. Those without a word of what they are counted in are 1 where it is so.
const (
	Set       Sign = iota // how likely the network takes its words to say where, in log-odds
	Best                  // no place of the same sentence is more likely to, by the network
	Own                   // among the words that are the happening's alone
	Before                // in the sentence before
	Behind                // in the sentence behind
	Far                   // how many words lie between it and the happening's nearest word, as ln(1+n)
	After                 // behind the word that names the happening
	Nearest               // no other happening's word is as near
	Hangs                 // on a word of the happening, with no other verb between
	Below                 // on a word of the happening, at whatever remove
	Located               // a preposition of place leads to it
	In                    // "in", "at", "near" stand before it
	Of                    // "of" does
	From                  // "from", "to", "toward" do
	Plain                 // no preposition does, or another one
	Whose                 // it only says whose another thing is: "the Basra governor"
	Named                 // it is a part of a person's or a body's name, or of what describes one
	Speaker               // in the words for who speaks
	Filed                 // in a dateline
	Again                 // named in the dateline, too
	Elsewhere             // in other words than those of the happening that somebody is quoted with
	Others                // it is told with another verb, of which the happening only says with whom
	Passed                // what flies only passes it; or the hurt are cared for there
	ByNoun                // told by a noun alone: "the capital"
	Site                  // as exact as a site
	Town                  // ... a town
	Region                // ... a region
	Country               // ... a country
	Known                 // the gazetteer has it
	Finer                 // a more exact place of the same country stands in the sentence
	Only                  // no other place stands in the sentence
	Abroad                // in another country than the report is about
	Counted               // only where a distance or a side of the world is counted from: "50 km north of Basra"
	Headline              // in the title
	Often                 // how often its name stands in the report, as ln(n)
	signs
)

// Signs are those of one place.
type Signs [signs]float64

// SiteScale is how much each sign counts; a place is where something happened if they come to
// Needed, and no other place comes to more.
type SiteScale struct {
	Signs
	Needed float64
}

// learnedSite is the scale that train/sites.py has found.
var learnedSite = SiteScale{
	Signs: Signs{
		Set: 0.64, Best: 0.27, Own: 0.52, Before: 0.87, Behind: 0.16, Far: 0.10, After: -0.12, Nearest: 0.53, Hangs: 0.42,
		Below: -0.16, Located: -0.23, In: 0.20, Of: -0.18, From: -0.80, Plain: 0.35, Whose: -0.57, Named: -0.27, Speaker: -0.26,
		Filed: -0.91, Again: 0.08, Elsewhere: 0.12, Others: -0.16, Passed: -3.52, ByNoun: 1.07, Site: -0.85, Town: -0.48, Region: -0.10,
		Country: 0.73, Known: 0.38, Finer: -1.13, Only: 0.16, Abroad: -1.78, Counted: -0.51, Headline: -0.23, Often: 0.77,
	},
	Needed: 1.57,
}

// site gives the place where a happening that tells none most likely was; nil where none is likely.
func (x *extractor) site(h *happening) *sitrep.Likely[sitrep.Where] {
	var best *doc.Place
	most := 0.0
	for _, c := range x.candidates(h) {
		if by := scale.Sum(learnedSite.Signs[:], c.signs[:]) - learnedSite.Needed; by >= most {
			best, most = c.place, by
		}
	}
	if best == nil {
		return nil
	}
	w, _ := x.whereOf(h, *best)
	return &sitrep.Likely[sitrep.Where]{Value: w, By: most, Quote: x.quote(best.Span)}
}

// candidate is a place that a happening may be at.
type candidate struct {
	place *doc.Place
	signs Signs
}

// candidates gives the places that a happening may be at: those of its sentence, and of the sentences beside it in
// its paragraph that tell of nothing themselves.
func (x *extractor) candidates(h *happening) []candidate {
	var out []candidate
	for s := max(0, h.sentence-1); s <= h.sentence+1 && s < len(x.d.Sentences); s++ {
		sentence := x.d.Sentences[s]
		if s != h.sentence && (sentence.Paragraph != x.d.Sentences[h.sentence].Paragraph || x.busy(s)) {
			continue
		}
		places := slices.DeleteFunc(x.placesAmong(sentence.First, sentence.End), func(p *doc.Place) bool {
			return x.distance(h, p.First, p.End) > withinReach || x.whereSaid(*p) || x.dates(h, *p) || x.stationed(*p)
		})
		from, best := len(out), scale.LogOdds(0)
		for _, p := range places {
			c := candidate{place: p, signs: x.signsOf(h, p, places)}
			c.signs[Before], c.signs[Behind] = scale.One(s < h.sentence), scale.One(s > h.sentence)
			best = max(best, c.signs[Set])
			out = append(out, c)
		}
		for i := range out[from:] {
			signs := &out[from+i].signs
			signs[Best] = scale.One(signs[Set] == best)
		}
	}
	return out
}

// withinReach is how many words may lie, at most, between a happening and the place that it was at.
const withinReach = 60

// busy tells whether a sentence has a happening of its own.
func (x *extractor) busy(sentence int) bool {
	first, end := between(x.happenings, sentence, sentence+1, func(o happening) int { return o.sentence })
	return first < end
}

// saysWhere gives how likely the network takes a place's words to say where an incident was: the mean of them.
func (x *extractor) saysWhere(p *doc.Place) float64 {
	first, end := x.d.WordsOf(p.First, p.End)
	if first == end || len(x.d.Settings) == 0 {
		return 0
	}
	sum := 0.0
	for _, s := range x.d.Settings[first:end] {
		sum += float64(s.Place)
	}
	return sum / float64(end-first)
}

// signsOf gives the signs of a place, one of those of its sentence, but for what hangs on which sentence that is.
func (x *extractor) signsOf(h *happening, p *doc.Place, places []*doc.Place) Signs {
	var c Signs
	s := x.d.Sentences[x.d.Tokens[p.First].Sentence]
	inside := s.First <= x.deeds[h.lead].First && x.deeds[h.lead].First < s.End
	c[Set] = scale.LogOdds(x.saysWhere(p))
	c[Own] = scale.One(inside && p.First >= h.first && p.First < h.end)
	distance := x.distance(h, p.First, p.End)
	c[Far] = math.Log1p(float64(distance))
	c[After] = scale.One(p.First > x.deeds[h.lead].First)
	first, end := between(x.happenings, h.sentence, h.sentence+1, func(o happening) int { return o.sentence })
	c[Nearest] = scale.One(inside && !slices.ContainsFunc(x.happenings[first:end], func(o happening) bool {
		return o.id != h.id && x.distance(&o, p.First, p.End) <= distance
	}))
	c[Hangs] = scale.One(inside && x.own(p.First, p.End, h))
	c[Below] = scale.One(inside && x.belowAny(p, h))
	c[Located] = scale.One(x.locates(*p))
	switch x.leads(p) {
	case "in", "at", "near", "inside", "outside", "around", "on", "within", "throughout":
		c[In] = 1
	case "of":
		c[Of] = 1
	case "from", "to", "toward", "towards", "for", "into":
		c[From] = 1
	default:
		c[Plain] = 1
	}
	c[Whose] = scale.One(x.ofAnother(*p))
	c[Named] = scale.One(x.ofBody(p))
	c[Speaker] = scale.One(x.inSource(p.Span))
	tells := x.d.Telling(s)
	c[Filed] = scale.One(p.First < tells)
	c[Again] = scale.One(p.First >= tells && slices.ContainsFunc(x.dateline(), func(q doc.Place) bool { return q.Name == p.Name }))
	c[Elsewhere] = scale.One(inside && x.elsewhereSaid(p.Span, h))
	c[Others] = scale.One(inside && x.ofOther(p.First, p.End, h))
	c[Passed] = scale.One(x.passed(h, *p) || x.treats(h, *p))
	c[ByNoun] = scale.One(p.Noun)
	switch p.Precision {
	case "site":
		c[Site] = 1
	case "town":
		c[Town] = 1
	case "region":
		c[Region] = 1
	case "country":
		c[Country] = 1
	}
	c[Known] = scale.One(p.Found)
	c[Only] = scale.One(len(places) == 1)
	c[Finer] = scale.One(slices.ContainsFunc(places, func(q *doc.Place) bool {
		return exactness(q.Precision) > exactness(p.Precision) && (q.Country == p.Country || q.Country == "")
	}))
	c[Abroad] = scale.One(p.Country != "" && x.out.Country != "" && p.Country != x.out.Country)
	c[Headline] = scale.One(x.d.InTitle(p.Span))
	c[Often] = math.Log(float64(x.timesNamed(p)))
	c[Counted] = scale.One(x.countedFrom(p, s))
	return c
}

// timesNamed counts the places of the report with the name of one, which is one of them.
func (x *extractor) timesNamed(p *doc.Place) int {
	if x.placeNames == nil {
		x.placeNames = map[string]int{}
		for _, places := range [...][]doc.Place{x.d.Places, x.d.Nouns} {
			for _, q := range places {
				x.placeNames[q.Name]++
			}
		}
	}
	return x.placeNames[p.Name]
}

// exactness ranks how exact a place is.
func exactness(precision string) int {
	return slices.Index([]string{"country", "region", "town", "site"}, precision)
}

// leads gives the preposition that leads to a place; empty for none.
func (x *extractor) leads(p *doc.Place) string {
	first, end := x.d.WordsOf(p.First, p.End)
	for at, n := first, 0; at >= 0 && at < len(x.d.Words) && first < end && n < 6; n++ {
		for _, c := range x.tree.Children(at) {
			if x.d.Words[c].Relation == "case" && x.d.Words[c].Token < p.First {
				return x.lowOf(c)
			}
		}
		w := x.d.Words[at]
		if inside := w.Head >= first && w.Head < end; !inside && w.Relation != "appos" && w.Relation != "compound" && w.Relation != "flat" && w.Relation != "conj" && w.Relation != "nmod:desc" {
			break
		}
		at = w.Head
	}
	return ""
}

// belowAny tells whether a place hangs on a word of a happening, at whatever remove.
func (x *extractor) belowAny(p *doc.Place, h *happening) bool {
	first, end := x.d.WordsOf(p.First, p.End)
	for w := first; w < end; w++ {
		for at := x.d.Words[w].Head; at >= 0; at = x.d.Words[at].Head {
			if x.triggers(h, x.d.Words[at].Token) {
				return true
			}
		}
	}
	return false
}

// ofBody tells whether a place is a part of what names or describes a person or a body.
func (x *extractor) ofBody(p *doc.Place) bool {
	from, to := x.mentionsIn(max(0, p.First-longMention), p.End)
	return slices.ContainsFunc(x.d.Mentions[from:to], func(m doc.Mention) bool {
		return (m.Type == "Person" || m.Type == "Organisation") && m.First <= p.First && m.End >= p.End
	})
}

// dateline gives the places of the report's dateline.
func (x *extractor) dateline() []doc.Place {
	from, to := x.placesIn(x.filed())
	return x.d.Places[from:to]
}

// filed gives the tokens of the report's dateline; none where it has none.
func (x *extractor) filed() (first, end int) {
	for _, s := range x.d.Sentences {
		if !x.d.InTitle(s.Span) {
			return s.First, x.d.Telling(s)
		}
	}
	return 0, 0
}

// countedFrom tells whether a place is only that from which it is counted how far away another is, or on which side.
func (x *extractor) countedFrom(p *doc.Place, s doc.Sentence) bool {
	at := p.First - 1
	switch x.low(at, s) {
	case "of", "from":
	default:
		return false
	}
	before := x.low(at-1, s)
	return compass(strings.TrimSuffix(before, "ern")) && x.low(at-2, s) != "the" || slices.Contains([]string{"km", "kilometers", "kilometres", "miles"}, before) ||
		slices.Contains(x.lows(max(s.First, at-4), at), "km")
}

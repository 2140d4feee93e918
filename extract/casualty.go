package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// effects are the words that tell what came of people, with how they take their
// number: a verb has it as object or, in the passive, as subject; an adjective
// has it before; a noun has it after "of".
var effects = map[string]struct{ effect, as string }{
	"killed": {"killed", "verb"}, "kill": {"killed", "verb"}, "kills": {"killed", "verb"}, "killing": {"killed", "verb"},
	"slain": {"killed", "verb"}, "murdered": {"killed", "verb"}, "assassinated": {"killed", "verb"}, "executed": {"killed", "verb"},
	"massacred": {"killed", "verb"}, "slaughtered": {"killed", "verb"}, "beheaded": {"killed", "verb"}, "assassinating": {"killed", "verb"},
	"died": {"killed", "subject"}, "die": {"killed", "subject"}, "perished": {"killed", "subject"}, "dead": {"killed", "adjective"},
	"deaths": {"killed", "noun"}, "death": {"killed", "noun"}, "fatalities": {"killed", "noun"}, "dies": {"killed", "subject"},
	"wounded": {"wounded", "verb"}, "wounding": {"wounded", "verb"}, "wounds": {"wounded", "verb"}, "injured": {"wounded", "verb"},
	"injuring": {"wounded", "verb"}, "injures": {"wounded", "verb"}, "hurt": {"wounded", "verb"}, "hospitalized": {"wounded", "verb"}, "hospitalised": {"wounded", "verb"},
	"injuries": {"wounded", "noun"}, "missing": {"missing", "adjective"},
	"kidnapped": {"abducted", "verb"}, "kidnaped": {"abducted", "verb"}, "abducted": {"abducted", "verb"}, "kidnapping": {"abducted", "verb"}, "abducting": {"abducted", "verb"},
	"captured": {"captured", "verb"}, "arrested": {"captured", "verb"}, "detained": {"captured", "verb"}, "arresting": {"captured", "verb"}, "detaining": {"captured", "verb"},
	"displaced": {"displaced", "verb"},
	"murder":    {"killed", "noun"}, "murders": {"killed", "noun"}, "assassination": {"killed", "noun"}, "assassinations": {"killed", "noun"},
	"killings": {"killed", "noun"}, "massacre": {"killed", "noun"}, "execution": {"killed", "noun"}, "slaying": {"killed", "noun"},
	"abduction": {"abducted", "noun"},
}

// deeds are the nouns among them that are counted as what was done and not as those
// it was done to.
var deeds = map[string]bool{
	"murder": true, "murders": true, "assassination": true, "assassinations": true, "killings": true, "massacre": true, "execution": true,
	"slaying": true, "abduction": true,
}

// casualties claims the figures of a happening: who came to what harm, how many.
func (x *extractor) casualties(h *happening) {
	s := x.d.Sentences[h.sentence]
	for i := h.first; i < h.end; i++ {
		e, ok := effects[x.d.Tokens[i].Low]
		if !ok || x.negatedCount(i, s) || e.as != "noun" && x.knownHurt(i, s) {
			continue
		}
		words := x.d.Tokens[i].Span
		switch e.as {
		case "verb":
			x.verbFigures(h, i, e.effect, s)
		case "subject", "adjective":
			ps := x.subjects(i, s)
			if x.low(x.clause(i, s)-1, s) == "after" {
				for k := range ps {
					ps[k].more = true // "the toll rose to four after a man died"
				}
			}
			x.figures(h, e.effect, "subject", words, ps)
		case "noun":
			x.nounFigures(h, i, e.effect, s)
		}
		if e.as == "verb" && x.low(i+1, s) == "of" {
			x.nounFigures(h, i, e.effect, s) // "the killing of two men"
		}
	}
	x.shotDead(h, s)
	x.toll(h, s)
}

// knownHurt tells whether the word is but a name for those who are known to be
// hurt: "treated the wounded", "one of the injured officers".
func (x *extractor) knownHurt(i int, s doc.Sentence) bool {
	if before := x.low(i-1, s); before == "its" {
		return true // "the town buried its dead"
	} else if before != "the" {
		return false
	}
	_, noun := lex.PersonNoun(x.low(i+1, s))
	return !noun || x.low(i-2, s) == "of"
}

// negatedCount tells whether the harm is denied: "was not hurt".
func (x *extractor) negatedCount(i int, s doc.Sentence) bool {
	for j := i - 1; j >= s.First && i-j <= 3; j-- {
		switch x.d.Tokens[j].Low {
		case "not", "n't", "never", "without":
			return true
		}
	}
	return false
}

// verbFigures reads a verb's number: its object, or its subject in the passive.
func (x *extractor) verbFigures(h *happening, i int, effect string, s doc.Sentence) {
	words := x.d.Tokens[i].Span
	low := x.d.Tokens[i].Low
	participle := strings.HasSuffix(low, "ed") || low == "slain" || low == "hurt"
	if participle && x.passive(i, s) {
		x.figures(h, effect, "passive", words, x.subjects(i, s))
		return
	}
	if o := x.objects(i+1, s); len(o) > 0 {
		x.figures(h, effect, "object", words, o)
		return
	}
	if participle {
		x.figures(h, effect, "reduced", words, x.subjects(i, s))
	}
}

// passive tells whether a form of "be" leads to the participle at i, itself or
// through one before it: "were killed or wounded".
func (x *extractor) passive(i int, s doc.Sentence) bool {
	for j := i - 1; j >= s.First && i-j <= 4; j-- {
		low := x.d.Tokens[j].Low
		switch low {
		case "be", "is", "are", "was", "were", "been", "being", "got", "get", "reported", "confirmed", "believed", "feared", "left":
			return true
		case "and", "or":
			_, harm := effects[x.low(j-1, s)]
			return harm && x.passive(j-1, s)
		case "also", "not", "later", "shot", "either":
			continue
		}
		if !strings.HasSuffix(low, "ly") {
			return false
		}
	}
	return false
}

// people is a noun phrase for people with its number.
type people struct {
	span     span.Span
	min, max *int
	who      string
	nation   string
	standing string
	more     bool // "14 more": beside those told before
	again    bool // the one before it in other words: "the driver, Ali Nur"
	several  bool // no number is told, but that they are more than one: "the priests"
}

// objects reads the noun phrases that follow a verb, joined by "and" and commas.
func (x *extractor) objects(at int, s doc.Sentence) []people {
	var out []people
	for at < s.End {
		p, end, ok := x.peopleAt(at, s)
		if !ok || len(out) > 0 && x.inSource(p.span) {
			break // "killing four people, a hospital official said"
		}
		if !p.again || len(out) == 0 {
			out = append(out, p)
		}
		next := end
		for next < s.End && (x.low(next, s) == "," || x.low(next, s) == "and") {
			next++
		}
		if next == end || x.harmSoon(next, s) {
			break
		}
		at = next
	}
	return out
}

// harmSoon tells whether a word of harm of its own belongs to the phrase at a
// token: the "wounding" in "killing two and wounding three", the "injured" in
// "two dead and nine injured".
func (x *extractor) harmSoon(at int, s doc.Sentence) bool {
	for j := at; j < s.End && j < at+6; j++ {
		if _, ok := effects[x.low(j, s)]; ok {
			return true
		}
		if low := x.low(j, s); low == "," || low == "and" || low == "in" {
			return false
		}
	}
	return false
}

// peopleAt reads one noun phrase for people that begins at a token: a number with
// or without a noun, "a woman", or a name.
func (x *extractor) peopleAt(at int, s doc.Sentence) (p people, end int, ok bool) {
	if at >= s.End {
		return p, 0, false
	}
	start := at
	for x.low(at, s) == "another" || x.low(at, s) == "the" || x.low(at, s) == "other" || x.low(at, s) == "up" && x.quantityAt(at) == nil {
		p.more = p.more || x.low(at, s) != "the"
		at++
	}
	q := x.quantityAt(at)
	if q != nil {
		p.min, p.max, end = q.Min, q.Max, q.End
		for x.low(end, s) == "other" || x.low(end, s) == "more" || x.low(end, s) == "others" || x.low(end, s) == "of" {
			p.more = p.more || x.low(end, s) != "of" || x.partitive(end+1, s)
			end++
		}
	}
	m := x.mentionFrom(max(at, end), start, s)
	switch {
	case m != nil:
		end = max(end, m.End)
		p.who, p.nation, p.again = x.name(*m), m.Nationality, x.apposed(m.Head)
		if n, found := lex.PersonNoun(x.d.Tokens[m.Head].Low); found {
			p.standing = n.Standing
		}
		if q == nil && !x.single(*m, &p) {
			return p, 0, false
		}
	case q == nil && x.low(at-1, s) == "another" && x.alone(at, s):
		one := 1
		p.min, p.max, end = &one, &one, at
	case q == nil:
		return p, 0, false
	case !x.countsPeople(q, end, s):
		return p, 0, false
	}
	p.span = x.d.SpanOf(start, end)
	return p, end, true
}

// apposed tells whether the word at a token tells once more of the one before it.
func (x *extractor) apposed(token int) bool {
	first, end := x.d.WordsOf(token, token+1)
	return first < end && x.d.Words[end-1].Relation == "appos"
}

// alone tells whether no noun follows at a token: "wounding another".
func (x *extractor) alone(at int, s doc.Sentence) bool {
	return at == s.End || x.d.Tokens[at].Kind == doc.Punct || lex.Function(x.low(at, s)) != ""
}

// partitive tells whether "of" at the token before it takes a part of those who
// are told of: "three of the injured", "two of whom".
func (x *extractor) partitive(i int, s doc.Sentence) bool {
	switch x.low(i, s) {
	case "the", "them", "these", "those", "their", "whom", "whose", "which":
		return true
	}
	return false
}

// single gives a phrase without a number before it its own: one for a name or "a
// woman", and what its words tell, "six" of "the late six monks".
func (x *extractor) single(m doc.Mention, p *people) bool {
	if m.Quantity >= 0 && m.Form != doc.Pronoun && x.d.Quantities[m.Quantity].First >= m.First {
		p.min, p.max = x.d.Quantities[m.Quantity].Min, x.d.Quantities[m.Quantity].Max
		return true
	}
	if m.Form == doc.Pronoun || !m.Plural && m.Type != "Person" {
		return false
	}
	if m.Plural {
		two := 2
		p.min, p.several = &two, true
		return m.Type == "Person" || m.Folk
	}
	one := 1
	p.min, p.max = &one, &one
	p.more = x.d.Tokens[m.First].Low == "whose" || m.First > 0 && x.d.Tokens[m.First-1].Low == "whose"
	return true
}

// mentionFrom gives the mention of people that begins at or covers a token, whose
// phrase does not reach back before start; nil where there is none.
func (x *extractor) mentionFrom(at, start int, s doc.Sentence) *doc.Mention {
	var best *doc.Mention
	from, to := x.mentionsIn(start, at+1)
	for k := from; k < to; k++ {
		m := &x.d.Mentions[k]
		if m.End > at && m.End <= s.End && (m.Type == "Person" || m.Type == "Organisation") && !x.publisher(*m) {
			if best == nil || m.Len() > best.Len() {
				best = m
			}
		}
	}
	return best
}

// countsPeople tells whether a bare number, whose words end before token end, can
// count people: not a year, a day, a length, a share or an age.
func (x *extractor) countsPeople(q *doc.Quantity, end int, s doc.Sentence) bool {
	if x.timed(q) || x.listed(q, s) || x.age(q, s) {
		return false
	}
	next := x.low(end, s)
	if next == "" || end > q.End {
		return true
	}
	if x.d.Tokens[q.End].Kind == doc.Symbol || next == "km" || next == "percent" {
		return false
	}
	if _, ok := effects[next]; ok {
		return true
	}
	c := lex.Function(next)
	return c != "" || x.d.Tokens[q.End].Kind == doc.Punct || next == "critically" || next == "seriously" || strings.HasSuffix(next, "ly")
}

// listed tells whether a number begins an item of a list: "3. Release of prisoners".
func (x *extractor) listed(q *doc.Quantity, s doc.Sentence) bool {
	return q.First == s.First && x.low(q.End, s) == "."
}

// age tells whether a number is somebody's age: "Ali Nur, 56, was killed".
func (x *extractor) age(q *doc.Quantity, s doc.Sentence) bool {
	if x.low(q.First-1, s) != "," || x.low(q.End, s) != "," && x.low(q.End, s) != "." {
		return false
	}
	from, to := x.mentionsIn(max(s.First, q.First-widest), q.First)
	return slices.ContainsFunc(x.d.Mentions[from:to], func(m doc.Mention) bool {
		return m.Type == "Person" && !m.Plural && (m.End == q.First-1 || m.Head == q.First-2)
	})
}

// timed tells whether a number is part of a time.
func (x *extractor) timed(q *doc.Quantity) bool {
	i, _ := slices.BinarySearchFunc(x.d.Times, q.First, func(t doc.Time, first int) int { return t.End - first - 1 })
	return i < len(x.d.Times) && x.d.Times[i].First < q.End
}

// subjects reads the noun phrases before a word of harm: the nearest with a
// number or a name in its clause, and those joined to it.
func (x *extractor) subjects(i int, s doc.Sentence) []people {
	floor := x.clause(i, s)
	at := i - 1
	for ; at >= floor; at-- {
		if p, end, ok := x.peopleAt(at, s); ok && end <= i && x.whole(at, s) && !(p.several && x.numbered(at, s)) {
			return append(x.joinedBefore(at, floor, s), p)
		}
	}
	return nil
}

// numbered tells whether a number counts those whose phrase begins at a token:
// "two of whose sons".
func (x *extractor) numbered(at int, s doc.Sentence) bool {
	before := at - 1
	if x.low(before, s) == "of" {
		before--
	}
	return before >= s.First && x.quantityAt(before) != nil
}

// whole tells whether a phrase begins at a token and not before it.
func (x *extractor) whole(at int, s doc.Sentence) bool {
	if q := x.quantityAt(at); q != nil {
		return q.First == at
	}
	from, to := x.mentionsIn(max(s.First, at-20), at)
	for _, m := range x.d.Mentions[from:to] {
		if at < m.End && m.Party() && m.Form != doc.Pronoun && x.quantityAt(m.First) == nil {
			return false
		}
	}
	return true
}

// joinedBefore reads the phrases joined by "and" before the one at a token.
func (x *extractor) joinedBefore(at, floor int, s doc.Sentence) []people {
	if x.low(at-1, s) != "and" {
		return nil
	}
	for j := at - 2; j >= floor && at-j <= 14; j-- {
		if p, end, ok := x.peopleAt(j, s); ok && end == at-1 && x.whole(j, s) && !x.harmSoon(end, s) {
			return []people{p}
		}
	}
	return nil
}

// clause gives the first token of the clause that token i stands in.
func (x *extractor) clause(i int, s doc.Sentence) int {
	for j := i - 1; j > s.First; j-- {
		low := x.low(j, s)
		if _, harm := effects[low]; harm && j < i-1 && !x.coordinatedHarm(j, i, s) {
			return j + 1
		}
		switch low {
		case ";", ":", "but", "while", "that", "when", "\"", "after", "which", "as":
			return j + 1
		}
	}
	return s.First
}

// coordinatedHarm tells whether two words of harm share their subject: "were
// killed or wounded", "killed and injured".
func (x *extractor) coordinatedHarm(a, b int, s doc.Sentence) bool {
	return b-a == 2 && (x.low(a+1, s) == "and" || x.low(a+1, s) == "or")
}

// nounFigures reads "the deaths of two soldiers", "16 deaths", "no injuries".
func (x *extractor) nounFigures(h *happening, i int, effect string, s doc.Sentence) {
	words := x.d.Tokens[i].Span
	if x.low(i+1, s) == "of" {
		x.figures(h, effect, "noun of", words, x.objects(i+2, s))
		return
	}
	if deeds[x.low(i, s)] {
		return // "two murders" is no two dead
	}
	if q := x.quantityAt(i - 1); q != nil && i > s.First {
		x.figures(h, effect, "counted noun", words, []people{{span: x.d.SpanOf(q.First, i+1), min: q.Min, max: q.Max}})
	}
}

// shotDead reads "shot dead a man", "stabbed two people to death".
func (x *extractor) shotDead(h *happening, s doc.Sentence) {
	for i := h.first; i+1 < h.end; i++ {
		low := x.low(i, s)
		if low != "shot" && low != "gunned" && low != "stabbed" && low != "beaten" && low != "hacked" && low != "burned" || x.passive(i, s) {
			continue
		}
		switch next := x.low(i+1, s); {
		case next == "dead" || next == "down":
			x.figures(h, "killed", "shot dead", x.d.SpanOf(i, i+2), x.objects(i+2, s))
		case x.toDeath(i+1, s):
			x.figures(h, "killed", "to death", x.d.SpanOf(i, i+1), x.objects(i+1, s))
		}
	}
}

// toDeath tells whether "to death" follows soon.
func (x *extractor) toDeath(at int, s doc.Sentence) bool {
	for j := at; j < s.End && j < at+8; j++ {
		if x.low(j, s) == "to" && x.low(j+1, s) == "death" {
			return true
		}
	}
	return false
}

// toll reads "death toll ... rose to 85", "toll of 12", "put the number of dead at 9".
func (x *extractor) toll(h *happening, s doc.Sentence) {
	for i := h.first; i < h.end; i++ {
		effect := x.counted(i, s)
		if effect == "" {
			continue
		}
		for j := i + 1; j < h.end && j < i+40; j++ {
			q := x.quantityAt(j)
			if q == nil {
				continue
			}
			switch x.low(q.First-1, s) {
			case "to", "at", "of", "stands", "reached", "is", "was", "hit", "topped":
				if x.countsPeople(q, q.End, s) || x.mentionFrom(q.End, q.First, s) != nil {
					x.figures(h, effect, "toll", x.d.Tokens[i].Span, []people{{span: q.Span, min: q.Min, max: q.Max}})
					return
				}
			}
			j = q.End - 1
		}
	}
}

// counted tells of whom the word at a token begins to tell the number: "toll",
// "number of people killed"; "" where it does not.
func (x *extractor) counted(i int, s doc.Sentence) string {
	switch x.low(i, s) {
	case "toll", "tolls":
		return "killed"
	case "number":
		for j := i + 1; j < s.End && j < i+5; j++ {
			if e, ok := effects[x.low(j, s)]; ok {
				return e.effect
			}
		}
	}
	return ""
}

// figures claims each phrase's number, and the sum where several are joined.
func (x *extractor) figures(h *happening, effect, how string, words span.Span, ps []people) {
	if len(ps) == 0 {
		return
	}
	if len(ps) > 1 {
		if total, ok := sum(ps); ok {
			total.span = span.Cover(ps[0].span, ps[len(ps)-1].span)
			x.figure(h, effect, how+", summed", words, total, true)
		}
	}
	for _, p := range ps {
		if !p.several {
			x.figure(h, effect, how, words, p, len(ps) == 1 && !p.more)
		} else if how == "object" || how == "passive" || how == "noun of" {
			x.figure(h, effect, how+sitrep.Several, words, p, false)
		}
	}
}

func (x *extractor) figure(h *happening, effect, how string, words span.Span, p people, whole bool) {
	if p.min != nil && *p.min < 0 {
		return
	}
	x.claim(h, sitrep.Casualty{
		Effect: effect, Min: p.min, Max: p.max, Whole: whole, Who: p.who, Nationality: p.nation, Standing: p.standing,
	}, "casualties: "+how, p.span, words)
}

// sum adds numbers that are all told; one without an upper bound leaves the sum open.
func sum(ps []people) (people, bool) {
	lo, hi, open := 0, 0, false
	for _, p := range ps {
		if p.min == nil || p.several {
			return people{}, false
		}
		lo += *p.min
		if p.max == nil {
			open = true
		} else {
			hi += *p.max
		}
	}
	out := people{min: &lo, max: &hi}
	if open {
		out.max = nil
	}
	return out, true
}

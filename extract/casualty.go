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

// figures claims each phrase's number, and the sum where several are joined; of
// those joined the numbers that tell more than that one is among them.
func (x *extractor) figures(h *happening, effect, how string, words span.Span, ps []people) {
	if len(ps) == 0 {
		return
	}
	alone := len(ps) == 1
	if total, ok := sum(ps); ok && !alone {
		total.span = span.Cover(ps[0].span, ps[len(ps)-1].span)
		x.figure(h, effect, how+sitrep.Summed, words, total, true)
		ps = slices.DeleteFunc(ps, func(p people) bool { return p.plain() })
	}
	for _, p := range ps {
		if !p.several {
			x.figure(h, effect, how, words, p, alone && !p.more)
		} else if how == "object" || how == "passive" || how == "noun of" {
			x.figure(h, effect, how+sitrep.Several, words, p, false)
		}
	}
}

// plain tells whether a phrase is for one person of whom nothing is told but what he
// is to somebody, "her sister": in a sum that is no figure of its own.
func (p *people) plain() bool {
	return p.min != nil && p.max != nil && *p.min == 1 && *p.max == 1 && p.nation == "" && p.standing == ""
}

func (x *extractor) figure(h *happening, effect, how string, words span.Span, p people, whole bool) {
	if p.min != nil && *p.min < 0 {
		return
	}
	x.claim(h, sitrep.Casualty{
		Effect: effect, Min: p.min, Max: p.max, Whole: whole, Who: p.who, Nationality: p.nation, Standing: p.standing,
	}, "casualties: "+how, p.span, words)
}

package extract

import (
	"slices"

	"sitrep/doc"
)

// toll reads "death toll ... rose to 85", "toll of 12", "put the number of dead at 9".
func (x *extractor) toll(h *happening, s doc.Sentence) {
	if family(x.deeds[h.lead].Type) == "arrest" {
		return // "the bombing's toll rose to 34 as police arrested five"
	}
	for i := h.first; i < h.end; i++ {
		effect := x.counted(i, s)
		if effect == "" {
			continue
		}
		if q := x.tolled(i+1, min(h.end, i+40), s); q != nil {
			x.figures(h, effect, "toll", x.d.Tokens[i].Span, []people{many(q, q.Span)})
			i = q.End - 1
		}
	}
}

// tolled gives the number that a toll is told to be among some tokens, or nil.
func (x *extractor) tolled(first, end int, s doc.Sentence) *doc.Quantity {
	for j := first; j < end; j++ {
		q := x.quantityAt(j)
		if q == nil {
			continue
		}
		switch x.low(q.First-1, s) {
		case "from":
			if q.Max != nil && x.low(q.End-2, s) == "to" {
				return &doc.Quantity{Span: q.Span, First: q.First, End: q.End, Min: q.Max, Max: q.Max} // "from 28 to 31"
			}
		case "to", "at", "of", "stands", "reached", "is", "was", "hit", "topped":
			if x.countsPeople(q, q.End, s) || x.mentionFrom(q.End, q.First, s) != nil {
				return q
			}
		}
		j = q.End - 1
	}
	return nil
}

// lost reads "claimed 15 lives", "no casualties", and the dead that are found: "14 bodies
// were recovered", "the bodies of three men were found".
func (x *extractor) lost(h *happening, s doc.Sentence) {
	for i := h.first + 1; i < h.end; i++ {
		words := x.d.Tokens[i].Span
		switch low := x.low(i, s); {
		case low == "casualties":
			if q := x.quantityAt(i - 1); q != nil && q.Max != nil && *q.Max == 0 {
				nobody := []people{many(q, x.d.SpanOf(q.First, i+1))}
				x.figures(h, "killed", "none", words, nobody)
				x.figures(h, "wounded", "none", words, nobody)
			}
		case low == "lives":
			if q := x.quantityAt(i - 1); q != nil && costs(x.low(q.First-1, s)) {
				x.figures(h, "killed", "lives", words, []people{many(q, q.Span)})
			}
			x.ill(h, i, s)
		case low == "dead", low == "deceased", low == "victims", low == "fatalities", low == "killed":
			x.shares(h, "killed", i, s)
		case low == "injured", low == "wounded":
			x.shares(h, "wounded", i, s)
		case low == "condition", low == "care", low == "life":
			x.ill(h, i, s)
		case isBody(low):
			if !x.recovered(s) {
				break
			}
			if ps := x.objects(i+2, s); x.low(i+1, s) == "of" && len(ps) > 0 && !ps[0].several {
				x.figures(h, "killed", "bodies", words, ps)
			} else if q := x.countOf(i); q != nil {
				x.figures(h, "killed", "bodies", words, append([]people{many(q, q.Span)}, x.ofThem(i+1, h.end, s)...))
			}
		}
	}
}

// countOf gives the number of a noun, before it and what describes it, "107 charred bodies"; nil for none.
func (x *extractor) countOf(noun int) *doc.Quantity {
	word := x.wordAt(noun)
	if word < 0 {
		return nil
	}
	if n := x.tree.Child(word, "nummod"); n >= 0 && n < word {
		return x.quantityAt(x.d.Words[n].Token)
	}
	return nil
}

// ofThem reads how many of the bodies that are found are somebody's: "seven of them those of
// children".
func (x *extractor) ofThem(first, end int, s doc.Sentence) []people {
	for j := first; j < end && x.low(j, s) != ";" && x.low(j, s) != "and"; j++ {
		if q := x.quantityAt(j); q != nil && x.low(q.End, s) == "of" && x.low(q.End+1, s) == "them" {
			return part(many(q, x.d.SpanOf(q.First, q.End+2)))
		}
	}
	return nil
}

// bodies tells whether a phrase is for the dead that are found.
func (x *extractor) bodies(p people) bool {
	return p.mention != nil && isBody(x.d.Tokens[p.mention.Head].Low)
}

// isBody tells whether a noun is for somebody dead.
func isBody(low string) bool {
	switch low {
	case "body", "bodies", "corpse", "corpses", "remains":
		return true
	}
	return false
}

// costs tells whether a verb is for what takes lives.
func costs(low string) bool {
	switch low {
	case "claimed", "claims", "claim", "claiming", "cost", "costs", "costing", "took", "takes", "taking":
		return true
	}
	return false
}

// recovered tells whether a sentence tells of something found.
func (x *extractor) recovered(s doc.Sentence) bool {
	return slices.ContainsFunc(x.lows(s.First, s.End), func(low string) bool {
		switch low {
		case "brought", "received", "found", "recovered", "discovered", "counted", "counting", "retrieved", "pulled", "dumped", "unearthed", "exhumed", "recovering", "retrieving",
			"uncovered", "containing", "holding":
			return true
		}
		return false
	})
}

// counted tells of whom the word at a token begins to tell the number: "toll",
// "number of people killed"; "" where it does not.
func (x *extractor) counted(i int, s doc.Sentence) string {
	switch x.low(i, s) {
	case "toll", "tolls":
		return "killed"
	case "number":
		if x.low(i+1, s) == "of" && (x.low(i+2, s) == "victims" || x.low(i+2, s) == "fatalities") {
			return "killed"
		}
		for j := i + 1; j < s.End && j < i+5; j++ {
			if e, n := x.harmAt(j, s); n > 0 {
				return e.Effect
			}
		}
	}
	return ""
}

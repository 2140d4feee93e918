package extract

import (
	"slices"

	"sitrep"
	"sitrep/span"
)

// figures claims each phrase's number, and the sum where several are joined; of
// those joined the numbers that tell more than that one is among them.
func (x *extractor) figures(h *happening, effect, how string, words span.Span, ps []people) {
	if len(ps) == 0 {
		return
	}
	for _, p := range ps {
		if p.mention != nil && effect != "captured" {
			x.hurt = append(x.hurt, p.mention)
		}
	}
	if rest, ok := sum(ps[1:]); ok && len(ps) > 2 && number(ps[0]) == number(rest) && number(rest) > 0 {
		part(ps[1:]...) // "seven people, two policemen and five gunmen"
	}
	told := slices.DeleteFunc(slices.Clone(ps), func(p people) bool { return p.part })
	alone := len(told) == 1
	if total, ok := sum(told); ok && len(told) > 1 {
		total.span = span.Cover(told[0].span, told[len(told)-1].span)
		x.figure(h, effect, how+sitrep.Summed, words, total, true)
		told = slices.DeleteFunc(told, func(p people) bool { return p.plain() })
	}
	for _, p := range told {
		if !p.several {
			x.figure(h, effect, how, words, p, alone && !p.more)
		} else if how == "object" || how == "passive" || how == "noun of" || p.who == "" {
			x.figure(h, effect, how+sitrep.Several, words, p, false)
		}
	}
	for _, p := range ps {
		if p.part {
			x.figure(h, effect, how, words, p, false)
		}
	}
}

// number gives how many people are told of exactly; -1 where that is not told.
func number(p people) int {
	if p.min == nil || p.max == nil || *p.min != *p.max {
		return -1
	}
	return *p.min
}

// plain tells whether a phrase is for one person of whom nothing is told but what he
// is to somebody, "her sister": in a sum that is no figure of its own.
func (p *people) plain() bool {
	return p.min != nil && p.max != nil && *p.min == 1 && *p.max == 1 && p.nation == "" && p.standing == "" && !p.named
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

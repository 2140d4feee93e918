package when

// length reads how long: "three weeks", "the past nine days", "fifty-year",
// "decades", "half an hour". It gives the amount and unit in an expr.
func (p *parser) length(i int) (expr, int) {
	at := p.skip(i, "over", "nearly", "almost", "about", "around", "approximately", "roughly", "some", "barely")
	e := expr{shape: lasting, approx: at > i}
	if e.approx && p.is(at, "the", "these", "those") {
		return expr{}, i
	}
	if the := p.skip(at, "the", "these", "those"); p.is(the, "past", "last", "next", "coming", "previous", "following", "preceding", "first") || the == at && p.is(at, "past") {
		e.n = p.lex.relation[p.at(the).low]
		if p.is(the, "previous", "following", "preceding") {
			e.anchor = fromNamed
		}
		if the == at && !p.is(the, "past", "last", "next") {
			return expr{}, i
		}
		at = the + 1
	}
	var end int
	if e.amount, end = p.amount(at); end == at {
		return p.bare(e, i, at)
	}
	end = p.skip(p.skip(end, "-"), "straight", "consecutive", "trading", "more", "full", "long", "business", "working", "whole", "further", "additional", "successive", "other")
	u, ok := p.lex.unit[p.at(end).low]
	if !ok || u == weekend && e.amount == 1 || (u == second || u == quarter) && e.amount == 1 || !p.agrees(e.amount, end) {
		return expr{}, i
	}
	e.unit = u
	end++
	if p.is(end, "-", "'") && p.is(end+1, "old", "olds") || p.is(end, "old") || p.seq(end, "of", "age") > end {
		return expr{}, i
	}
	if p.is(end, "-") && p.is(end+1, "long") && p.at(end).glued {
		end += 2
	}
	return e, end
}

// agrees tells whether number and unit fit: "two weeks", "two-week", "a week",
// but not "two week" or "a weeks".
func (p *parser) agrees(n amount, i int) bool {
	w := p.at(i).low
	switch {
	case len(w) <= 3 && w != "day":
		return p.at(i-1).kind == digits
	case n == vaguely:
		return w[len(w)-1] == 's'
	case n == 1 && p.is(i-1, "a", "an"):
		return w[len(w)-1] != 's'
	}
	return true
}

// bare reads a length without a number: "decades", "the past week".
func (p *parser) bare(e expr, start, i int) (expr, int) {
	u, ok := p.lex.unit[p.at(i).low]
	w := p.at(i).low
	if !ok || e.approx || p.is(i-1, "-") && p.is(i-2, "light") {
		return expr{}, start
	}
	if e.unit = u; e.n != 0 && w[len(w)-1] != 's' && u >= day && i > start {
		e.amount = 1
		return e, i + 1
	}
	if w[len(w)-1] != 's' || len(w) <= 4 && w != "days" || u == weekend || u == quarter || u == second || p.at(i-1).kind == digits {
		return expr{}, start
	}
	if p.is(i-1, "early", "final", "dying", "school", "teenage", "hours", "opening", "working") || p.is(i+1, "old") || p.is(i+1, "of") && !p.is(i-1, "for", "after", "in") {
		return expr{}, start
	}
	e.amount = vaguely
	if p.is(i+1, "-") && p.is(i+2, "long") {
		return e, i + 3
	}
	return e, i + 1
}

// amount reads a number in digits or words.
func (p *parser) amount(i int) (amount, int) {
	if n := p.at(i).number(); n > 0 && !(p.at(i).glued && p.is(i-1, ".", ",", "$", ":", "-")) {
		end := i + 1
		if p.is(end, ".") && p.grouped(end) {
			return amount(n) + fraction(p.at(end+1).low), end + 2
		}
		if p.grouped(end) {
			return 0, i
		}
		return p.andHalf(amount(n), end)
	}
	for _, r := range [...]struct {
		n     amount
		words []string
	}{
		{0.5, []string{"half", "an"}},
		{0.5, []string{"half", "a"}},
		{0.5, []string{"half"}},
		{vaguely, []string{"a", "few"}},
		{2, []string{"a", "couple", "of"}},
		{2, []string{"a", "couple"}},
		{12, []string{"a", "dozen"}},
		{vaguely, []string{"dozens", "of"}},
		{vaguely, []string{"hundreds", "of"}},
		{vaguely, []string{"thousands", "of"}},
	} {
		if end := p.seq(i, r.words...); end > i {
			return r.n, end
		}
	}
	n, ok := p.lex.number[p.at(i).low]
	if !ok {
		return 0, i
	}
	end := i + 1
	if n >= 20 && n < 100 {
		if m, ok := p.lex.number[p.at(p.skip(end, "-")).low]; ok && m > 0 && m < 10 && !p.is(p.skip(end, "-"), "a", "an") {
			n, end = n+m, p.skip(end, "-")+1
		}
	}
	if n > 0 && p.is(end, "hundred") {
		n, end = n*100, end+1
	}
	return p.andHalf(amount(n), end)
}

// andHalf reads "and a half" behind a number.
func (p *parser) andHalf(n amount, i int) (amount, int) {
	if end := p.seq(i, "and", "a", "half"); end > i && n > 0 {
		return n + 0.5, end
	}
	return n, i
}

func fraction(digits string) amount {
	f, scale := amount(0), amount(0.1)
	for _, r := range digits {
		f += amount(r-'0') * scale
		scale /= 10
	}
	return f
}

// duration reads a length that stands for itself.
func (p *parser) duration(i int) (expr, int) {
	e, end := p.length(i)
	if end == i {
		return expr{}, i
	}
	if e.amount == 1 && p.is(i, "one") && e.unit == day && !p.is(i-1, "for", "in", "within", "after", "just", "only", "than") && !p.is(end, "after", "before") {
		return expr{}, i
	}
	if p.is(i, "a") && e.unit == day && p.is(end, "when", "that", "of", "in", "for") {
		return expr{}, i
	}
	return e, end
}

// offset reads a length and which way to count it: "two days ago", "a year
// earlier", "three weeks later", "a week from now".
func (p *parser) offset(i int) (expr, int) {
	e, end := p.length(i)
	if end == i || e.n != 0 {
		return expr{}, i
	}
	n, anchor := -1, fromReport
	switch {
	case p.is(end, "ago"):
	case p.is(end, "earlier", "previously", "prior"):
		anchor = fromNamed
	case p.is(end, "later", "hence"):
		n, anchor = 1, fromNamed
	case p.is(end, "before", "beforehand") && p.boundary(end+1):
		anchor = fromNamed
	case p.is(end, "after", "afterwards") && p.boundary(end+1):
		n, anchor = 1, fromNamed
	case p.seq(end, "from", "now") > end:
		n, end = 1, end+1
	default:
		return expr{}, i
	}
	end++
	if e.amount == vaguely || e.unit < day || e.amount != amount(int(e.amount)) {
		if e.unit < day {
			if n < 0 && anchor == fromReport {
				e.n, e.ago = n, true
			}
			return e, end
		}
		return expr{shape: vague, value: sign(n)}, end
	}
	return expr{shape: shifted, unit: e.unit, n: n * int(e.amount), anchor: anchor, approx: e.unit > day}, end
}

func sign(n int) string {
	if n < 0 {
		return "PAST_REF"
	}
	return "FUTURE_REF"
}

// repeated reads how often: "every day", "each year", "every Friday", "15 a
// year", "daily", "on Sundays".
func (p *parser) repeated(i int) (expr, int) {
	if v, ok := p.lex.often[p.at(i).low]; ok && (p.caps || !p.at(i).title && !p.at(i+1).title || i == 0) {
		return expr{shape: often, value: v}, i + 1
	}
	if n := p.lex.weekdays[p.at(i).low]; n > 0 && p.named(i) && !p.is(i+1, "'") {
		return expr{shape: often, value: weekdayValue(n)}, i + 1
	}
	if p.is(i, "every", "each") {
		return p.everyUnit(i)
	}
	u := p.unitAt(i + 1)
	if !p.is(i, "a", "an", "per") || u < minute || !p.rate(i) || p.is(i+2, "after", "before", "earlier", "later", "ago", "-") {
		return expr{}, i
	}
	return expr{shape: often, value: lasts(1, u)}, i + 2
}

// everyUnit reads "every two weeks", "every other day", "each Monday".
func (p *parser) everyUnit(i int) (expr, int) {
	if n, end := p.weekdayName(i + 1); n > 0 {
		return expr{shape: often, value: weekdayValue(n)}, end
	}
	if p.is(i+1, "other") && p.unitAt(i+2) != noUnit {
		return expr{shape: often, value: lasts(2, p.unitAt(i+2))}, i + 3
	}
	if u := p.unitAt(i + 1); u != noUnit && u != second {
		return expr{shape: often, value: lasts(1, u)}, i + 2
	}
	if part := p.lex.part[p.at(i+1).low]; part != "" {
		return expr{shape: often, value: "P1D", part: ""}, i + 2
	}
	n, at := p.amount(i + 1)
	if u := p.lex.unit[p.at(at).low]; at > i+1 && u != noUnit {
		return expr{shape: often, value: lasts(n, u)}, at + 1
	}
	return expr{}, i
}

// rate tells whether "a year" at i divides a number before it.
func (p *parser) rate(i int) bool {
	if p.is(i, "per") || p.is(i-1, "times", "once", "twice", "%", "percent") {
		return true
	}
	if p.at(i-1).kind == digits {
		return true
	}
	w := p.at(i - 1).low
	_, number := p.lex.number[p.at(i-2).low]
	return p.at(i-1).kind == word && len(w) > 2 && (w[len(w)-1] == 's' || p.lex.counted[w]) && (p.at(i-2).kind == digits || number || p.is(i-2, "million", "billion", "thousand"))
}

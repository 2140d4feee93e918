package when

// yearAlone reads a year that stands without a month: "in 2014", "the 2008
// games", "2003-2005", "since '82". led tells that a word before makes it plain.
func (p *parser) yearAlone(i int, led bool) (expr, int) {
	if e, end := p.shortYear(i); end > i {
		return e, end
	}
	if p.is(i, "fiscal") {
		at := p.skip(i+1, "year")
		if e, end := p.yearOf(at); end > at && e.shape == calendar {
			return e, end
		}
		return expr{}, i
	}
	q := p.at(i)
	n := q.number()
	if q.Len() != 4 || !isYear(n) || p.counts(i) || p.is(i+1, "s") && p.at(i+1).glued {
		return expr{}, i
	}
	if q.glued && p.is(i-1, "-", "/", ".", ":", ",") && p.at(i-2).kind != word || p.at(i+1).glued && p.at(i+1).kind == word {
		return expr{}, i
	}
	e := expr{shape: calendar, year: n}
	if to, end := p.yearRange(i, n); end > i {
		e.to = &expr{shape: calendar, year: to}
		return e, end
	}
	if p.at(i+1).glued && p.is(i+1, "-", "/") && p.at(i+2).glued && p.at(i+2).kind == digits {
		return expr{}, i
	}
	if led || p.yearLike(i, n) {
		return e, i + 1
	}
	return expr{}, i
}

// shortYear reads "'82" behind a word that years follow.
func (p *parser) shortYear(i int) (expr, int) {
	n := p.at(i + 1).number()
	if !p.is(i, "'") || n < 0 || p.at(i+1).Len() != 2 || !p.at(i+1).glued || p.at(i+2).glued && p.at(i+2).kind != mark {
		return expr{}, i
	}
	if !p.is(i-1, "in", "since", "of", "until", "from", "by", "summer", "spring", "autumn", "fall", "winter") {
		return expr{}, i
	}
	return expr{shape: calendar, year: century20(n)}, i + 2
}

// yearRange reads "2003-2005", "2015/16".
func (p *parser) yearRange(i, from int) (int, int) {
	to := p.at(i + 2).number()
	if !p.is(i+1, "-", "/") || !p.at(i+1).glued || !p.at(i+2).glued || to < 0 {
		return 0, i
	}
	if p.at(i+2).Len() == 2 {
		to += from / 100 * 100
	}
	if to <= from || to > from+60 || p.is(i+3, "-", "/") {
		return 0, i
	}
	return to, i + 3
}

// yearLike tells by the words around whether four digits are a year. A plural
// behind them is what they count, unless a word before them says otherwise.
func (p *parser) yearLike(i, n int) bool {
	before, after := p.at(i-1), p.at(i+1)
	plural := after.kind == word && !after.title && len(after.low) > 3 && after.low[len(after.low)-1] == 's'
	switch {
	case n < 1800 || n > 2060:
		return p.is(i-1, "in", "since", "year") && !plural
	case p.is(i-1, "in", "since", "until", "during", "year", "early", "late", "mid", "circa"):
		return true
	case p.is(i-1, "by", "of", "before", "after", "from", "between", "through", "for", "and", "to", "till", "than"):
		return !plural && (after.kind != word || !p.is(i-1, "and", "to", "than", "for") || p.is(i+1, "and", "to", "in"))
	case p.is(i-1, "the", "a", "his", "her", "its", "their", "this", "our", "'s"), p.is(i-1, "s") && p.is(i-2, "'"):
		return after.kind == word
	case p.is(i-1, "(", ","):
		return after.kind != word || p.is(i-1, ",") && before.glued && !plural
	}
	return before.kind == word && before.title && !p.caps && !p.is(i-1, "no", "flight", "page", "room", "boeing", "airbus", "unit", "article") &&
		(after.kind != word || p.is(i+1, "to", "in", "and", "at", "on", "after", "with")) && n >= 1950
}

// decadeOf reads "the 1980s", "the 70s", "the nineties".
func (p *parser) decadeOf(i int, _ bool) (expr, int) {
	at := p.skip(i, "the")
	at = p.skip(p.skip(at, "early", "late", "mid"), "-")
	if n := p.lex.decade[p.at(at).low]; n > 0 && p.is(at-1, "the", "early", "late", "mid", "-") {
		return expr{shape: calendar, unit: decade, year: n * 10}, at + 1
	}
	at = p.skip(at, "'")
	n := p.at(at).number()
	end := p.skipGlued(at+1, "'")
	if n < 0 || n%10 != 0 || !p.is(end, "s") || !p.at(end).glued {
		return expr{}, i
	}
	switch {
	case p.at(at).Len() == 4 && isYear(n):
	case p.at(at).Len() == 2 && (p.is(at-1, "'", "the", "-") || p.is(at-1, "and", "early", "late", "mid")) && (p.is(i-1, "in", "of", "since", "during", "from", "and", "through", "until", "by", "late", "early", "mid", "-") || at == i && p.is(i-1, "the")):
		n = century20(n)
	default:
		return expr{}, i
	}
	return expr{shape: calendar, unit: decade, year: n}, end + 1
}

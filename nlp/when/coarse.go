package when

// coarse reads what names more than a day: months, years, seasons, quarters,
// weeks, with the words for a piece of them: "early June", "the end of 2005".
func (p *parser) coarse(i int) (expr, int) {
	if e, end := p.edge(i); end > i {
		return e, end
	}
	if e, end := p.inTheCourse(i); end > i {
		return e, end
	}
	at := p.skip(i, "the")
	if p.is(at, "early", "late", "mid", "earlier", "later") {
		at = p.skip(p.skip(at+1, "-", "in", "on"), "the")
		if e, end := p.whole(at, true); end > at {
			return e, end
		}
		return expr{}, i
	}
	if e, end := p.sameTime(i); end > i {
		return e, end
	}
	return p.whole(i, false)
}

// edge reads "the end of this year", "the very beginning of March".
func (p *parser) edge(i int) (expr, int) {
	at := p.skip(p.skip(i, "the"), "very")
	if !p.is(at, "end", "beginning", "start", "middle", "close", "rest", "remainder", "turn", "course", "height") || !p.is(at+1, "of") {
		return expr{}, i
	}
	if e, end := p.whole(at+2, true); end > at+2 {
		return e, end
	}
	return expr{}, i
}

// inTheCourse reads "later in the day", "to end the day".
func (p *parser) inTheCourse(i int) (expr, int) {
	at, told := i, p.is(i, "early", "late", "earlier", "later")
	if told {
		at = p.seq(i+1, "in")
		if at == i+1 {
			return expr{}, i
		}
	} else if !p.is(i-1, "end", "ended", "ending", "finish", "finished", "in", "for", "during", "throughout", "start") || p.is(i-2, "time", "one") {
		return expr{}, i
	}
	u, ok := p.lex.unit[p.at(at+1).low]
	if !p.is(at, "the") || !ok || u < day || u > year || u == weekend || !told && !p.ends(at+2) || p.is(at+2, "of") || p.at(at + 1).low[p.at(at+1).Len()-1] == 's' {
		return expr{}, i
	}
	return expr{shape: shifted, unit: u, anchor: fromNamed}, at + 2
}

// ends tells that nothing follows which the words before would belong to.
func (p *parser) ends(i int) bool {
	return p.boundary(i) || p.is(i, "at", "in", "with", "on", "the", "by", "to", "was", "were", "had", "from", "up", "down", "its", "his", "a", "because", "amid")
}

// sameTime reads "the same month a year ago", "the same period last year".
func (p *parser) sameTime(i int) (expr, int) {
	at := p.seq(i, "the", "same")
	if at == i || !p.is(at, "period", "time", "month", "quarter", "day", "week") {
		return expr{}, i
	}
	at = p.skip(p.skip(at+1, "of", "in"), "the")
	if e, end := p.whole(at, true); end > at {
		return e, end
	}
	if e, end := p.offset(at); end > at && e.shape == shifted {
		return e, end
	}
	return expr{}, i
}

// whole reads a month, season, quarter, year, decade or century. led tells that
// a word before makes plain that a time must follow.
func (p *parser) whole(i int, led bool) (expr, int) {
	if e, end := p.nth(i); end > i {
		return e, end
	}
	return p.unnumbered(i, led)
}

// unnumbered reads what whole does, but for numbered parts of another.
func (p *parser) unnumbered(i int, led bool) (expr, int) {
	for _, rule := range [...]func(int, bool) (expr, int){p.monthOf, p.seasonOf, p.relativeUnit, p.yearAlone, p.decadeOf} {
		if e, end := rule(i, led); end > i {
			return e, end
		}
	}
	return expr{}, i
}

// monthOf reads "November 2006", "this past December", "October of next year", "May last year",
// "in January".
func (p *parser) monthOf(i int, led bool) (expr, int) {
	e := expr{shape: calendar}
	at := i
	if n, ok := p.lex.relation[p.at(i).low]; ok && !p.is(i, "that", "same") {
		e.n, at = n, i+1
		if p.is(i, "this") && p.is(at, "past", "coming") {
			e.n = p.lex.relation[p.at(at).low]
			at++
		}
		e.relative = true
	}
	m, end := p.monthName(at)
	if m == 0 {
		return expr{}, i
	}
	e.month = m
	if year, after := p.yearAfter(end); year > 1000 && after > end && p.at(after-1).Len() == 4 && at == i {
		e.year = year
		return e, after
	}
	if p.is(end, "of", "last") {
		from := p.skip(end, "of")
		if of, after := p.relativeUnit(from, true); after > from && of.unit == year {
			return expr{shape: nth, unit: month, n: m, of: &of}, after // "April last year"
		}
	}
	if at == i && !led && !p.alone(i, end) {
		return expr{}, i
	}
	return e, at + 1
}

// alone tells whether the month at i may stand without year or day. "May" and
// "March" are verbs, "April", "June" and "August" names.
func (p *parser) alone(i, end int) bool {
	led := p.is(i-1, "in", "since", "until", "till", "by", "during", "early", "late", "mid", "of", "from", "before", "after", "between", "through", "for")
	short := p.at(i).Len() < 5 && !p.is(i, "may", "june", "july")
	switch {
	case p.caps:
		return led && !short
	case p.is(i, "may", "march") || short:
		return led && (!short || end > i+1) || !short && p.is(i-1, "and", "to") && p.at(i-2).title
	case p.is(i, "april", "june", "august") && !led:
		return !p.at(end).title && !p.at(i-1).title
	}
	return led || !p.at(i-1).title || i == 1
}

// seasonOf reads "the spring of 2006", "last summer", "Autumn". "Fall" and
// "spring" are verbs and much else: they need a word before or a year after.
func (p *parser) seasonOf(i int, led bool) (expr, int) {
	at := p.skip(i, "the")
	e := expr{shape: nth, unit: season}
	n, related := p.lex.relation[p.at(at).low]
	if related {
		at++
		if p.is(at-1, "this") && p.is(at, "past", "coming") {
			n = p.lex.relation[p.at(at).low]
			at++
		}
	}
	name := p.lex.season[p.at(at).low]
	if name == "" {
		return expr{}, i
	}
	e.value, e.n = name, n
	end := at + 1
	if of, after := p.yearOf(p.skip(end, "of", ",")); after > p.skip(end, "of", ",") && !related {
		e.of = &of
		return e, after
	}
	switch {
	case related:
		e.relative = true
		return e, end
	case p.is(at, "autumn", "winter", "summer") && (led || p.is(i-1, "in", "during", "since", "this", "by", "until") || !p.caps && p.at(at).title && i > 0):
		return e, end
	case led, p.is(at, "spring") && p.is(i-1, "in", "since", "by", "until"), p.is(at, "fall") && at > i && p.is(i-1, "in") && p.boundary(end):
		return e, end
	}
	return expr{}, i
}

// yearOf reads a year behind "of" or beside a season: "2009", "last year".
func (p *parser) yearOf(i int) (expr, int) {
	if q := p.at(i); q.kind == digits && q.Len() == 4 && isYear(q.number()) && !p.counts(i) {
		return expr{shape: calendar, year: q.number()}, i + 1
	}
	if p.is(i, "fiscal") {
		return p.yearOf(i + 1)
	}
	if e, end := p.relativeUnit(i, true); end > i && e.unit == year {
		return e, end
	}
	return expr{}, i
}

// nth reads "the third quarter of this year", "third-quarter", "Q3 2009",
// "the first half of May", "the last week of March".
func (p *parser) nth(i int) (expr, int) {
	if p.is(i, "q") && p.at(i+1).glued {
		if n := p.at(i + 1).number(); n >= 1 && n <= 4 {
			of, end := p.yearOf(p.skip(i+2, "of"))
			if end > i+2 {
				return expr{shape: nth, unit: quarter, n: n, of: &of}, end
			}
		}
		return expr{}, i
	}
	n, end := p.ordinal(p.skip(i, "the"))
	if n == 0 {
		return expr{}, i
	}
	u := p.lex.unit[p.at(p.skip(end, "-")).low]
	if p.is(end, "half") {
		u = half
	}
	end = p.skip(end, "-") + 1
	if p.is(end, "-") && p.is(end+1, "final") {
		return expr{}, i
	}
	switch u {
	case century:
		return expr{shape: calendar, unit: century, year: n*100 - 99}, ifAbove(n, 10, end, i)
	case quarter, half, week, weekend, month, day:
	default:
		return expr{}, i
	}
	if of, after := p.unnumbered(p.skip(end, "of", "in"), true); after > end+1 && longer(of, u) {
		return expr{shape: nth, unit: u, n: n, of: &of}, after
	}
	if u != quarter || n < 1 || n > 4 {
		return expr{}, i
	}
	return expr{shape: nth, unit: u, n: n}, end
}

// ifAbove gives yes where n is above least, else no.
func ifAbove(n, least, yes, no int) int {
	if n > least {
		return yes
	}
	return no
}

// longer tells whether an expression names a time that holds many of a unit.
func longer(e expr, u unit) bool {
	switch {
	case e.shape == calendar && e.month > 0:
		return u <= weekend
	case e.shape == calendar && e.unit == noUnit:
		return true
	}
	return e.unit > u
}

// ordinal reads "third", "3rd", "19th", "last"; 0 and i where there is none.
func (p *parser) ordinal(i int) (int, int) {
	if n := p.lex.ordinal[p.at(i).low]; n != 0 {
		return n, i + 1
	}
	if p.is(i, "twenty") && p.is(i+1, "-") && p.is(i+2, "first") {
		return 21, i + 3
	}
	if n := p.at(i).number(); n > 0 && p.is(i+1, "st", "nd", "rd", "th") && p.at(i+1).glued {
		return n, i + 2
	}
	return 0, i
}

// relativeUnit reads "last week", "this year", "the weekend", "the following
// day", "the year before".
func (p *parser) relativeUnit(i int, led bool) (expr, int) {
	at := p.skip(i, "the")
	the := at > i
	if the && p.unitAt(at) == weekend {
		return expr{shape: shifted, unit: weekend}, at + 1
	}
	if e, end := p.unitBefore(at); the && end > at {
		return e, end
	}
	if the && led && p.unitAt(at) >= day && p.unitAt(at) <= year {
		return expr{shape: shifted, unit: p.unitAt(at), anchor: fromNamed}, at + 1
	}
	n, ok := p.lex.relation[p.at(at).low]
	if !ok {
		return expr{}, i
	}
	named := p.is(at, "that", "same", "previous", "preceding", "following") || the && p.is(at, "next") || p.is(at, "next") && p.unitAt(at+1) == day
	last := p.is(at, "last", "past")
	at++
	if p.is(at-1, "this") && p.is(at, "past", "coming") {
		n = p.lex.relation[p.at(at).low]
		at++
	}
	at = p.skip(at, "financial", "fiscal", "calendar")
	u := p.unitAt(at)
	if the && u >= decade && u <= century && !named || p.is(at-1, "next") && the && u >= decade {
		return expr{}, i
	}
	if u < day || last && (u == day || the && u != quarter) || p.is(at-1, "current") || last && p.is(at-1, "past") && u > month {
		return expr{}, i
	}
	e := expr{shape: shifted, unit: u, n: n}
	if named {
		e.anchor = fromNamed
	}
	return e, at + 1
}

// unitAt gives the unit that a singular word names.
func (p *parser) unitAt(i int) unit {
	w := p.at(i).low
	if w == "" || w[len(w)-1] == 's' {
		return noUnit
	}
	return p.lex.unit[w]
}

// unitBefore reads "year before", "day after", "year previous", told of the
// last date named, or of an event that is named behind.
func (p *parser) unitBefore(i int) (expr, int) {
	u := p.unitAt(i)
	n := -1
	switch {
	case u < day || u > decade:
		return expr{}, i
	case p.is(i+1, "after"):
		n = 1
	case !p.is(i+1, "before", "previous", "prior", "earlier"):
		return expr{}, i
	}
	e := expr{shape: shifted, unit: u, n: n, anchor: fromNamed}
	if !p.boundary(i + 2) {
		if !p.is(i+1, "before", "after") {
			return expr{}, i
		}
		e.anchor = fromNoDay
	}
	return e, i + 2
}

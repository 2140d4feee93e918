package when

// day reads what names one day.
func (p *parser) day(i int) (expr, int) {
	if e, end := p.fullDate(i); end > i {
		return e, end
	}
	if e, end := p.relativeWeekday(i); end > i {
		return e, end
	}
	if n, ok := p.lex.deictic[p.at(i).low]; ok && !p.is(i-1, "usa") {
		return expr{shape: shifted, unit: day, n: n}, i + 1
	}
	for _, r := range [...]struct {
		n     int
		words []string
	}{{-2, []string{"the", "day", "before", "yesterday"}}, {2, []string{"the", "day", "after", "tomorrow"}}} {
		if end := p.seq(i, r.words...); end > i {
			return expr{shape: shifted, unit: day, n: r.n}, end
		}
	}
	return p.holiday(i)
}

// relativeWeekday reads "Wednesday", "last Tuesday", "this coming Friday".
func (p *parser) relativeWeekday(i int) (expr, int) {
	e := expr{shape: calendar}
	at := p.skip(i, "the")
	if n, ok := p.lex.relation[p.at(at).low]; ok {
		if p.is(at, "following", "previous", "same", "that") {
			e.anchor = fromNamed
		}
		e.n, e.relative = n, true
		at++
		if p.is(at-1, "this") && p.is(at, "past", "coming") {
			e.n = p.lex.relation[p.at(at).low]
			at++
		}
	} else if at > i {
		return expr{}, i
	}
	var end int
	e.weekday, end = p.weekdayName(at)
	if end == at {
		return expr{}, i
	}
	return e, end
}

// holiday reads a day of the year by its name: "New Year's Eve".
func (p *parser) holiday(i int) (expr, int) {
	if !p.named(i) {
		return expr{}, i
	}
	v, end := p.longestPhrase(p.lex.holiday, i)
	if end == i || p.is(end, "market", "markets", "party", "shopping", "sales", "tree", "celebrations") {
		return expr{}, i
	}
	e := expr{shape: holiday, value: v}
	if year, after := p.yearAfter(end); year > 0 {
		e.year, end = year, after
	}
	return e, end
}

// moment reads a day and a time of day, in either order, or one of them.
func (p *parser) moment(i int) (expr, int) {
	if e, end := p.clockThenDay(i); end > i {
		return e, end
	}
	if e, end := p.partThenDay(i); end > i {
		return e, end
	}
	if e, end := p.partOfDay(i); end > i {
		return e, end
	}
	return p.dayThenTime(i)
}

// clockThenDay reads "around 9 p.m. Sunday", "12:00 UTC".
func (p *parser) clockThenDay(i int) (expr, int) {
	at := p.skip(i, "around", "about", "approximately", "roughly", "circa")
	c, end := p.clock(at)
	if end == at {
		return expr{}, i
	}
	e := expr{shape: ofDay}
	next := p.skip(p.skip(end, ","), "on", "of")
	next = p.skip(next, "late", "early")
	if d, after := p.day(next); after > next {
		e, end = d, after
	}
	e.clock, e.approx = c, at > i || p.is(i-1, "before", "after", "than", "nearly", "almost")
	e.local = e.local || p.seq(end, "local") > end || p.is(end-2, "local")
	return e, end
}

// partThenDay reads "the early hours of Sunday morning", "the night of 14 July".
func (p *parser) partThenDay(i int) (expr, int) {
	at := p.skip(p.skip(i, "the"), "early", "late", "wee", "small")
	part, hours := "", false
	if v, ok := p.lex.part[p.at(at).low]; ok {
		part, at = v, at+1
	}
	if p.is(at, "hours") {
		hours, at = true, at+1
		if part == "" {
			part = "MO"
		}
	}
	if part == "" || !p.is(at, "of", "on", "from", "between") || hours && !p.is(at-2, "early", "wee", "small", "late") && p.lex.part[p.at(at-2).low] == "" {
		return expr{}, i
	}
	if part == "NI" {
		if e, end := p.nightOf(at + 1); end > at+1 {
			return e, end
		}
	}
	e, end := p.day(at + 1)
	if end == at+1 {
		return expr{}, i
	}
	e.part = part
	if v, ok := p.lex.part[p.at(end).low]; ok {
		e.part, end = v, end+1
	}
	return e, end
}

// nightOf reads the two days that a night is between: "Saturday to Sunday", "13 to 14 January".
func (p *parser) nightOf(i int) (expr, int) {
	first, end := p.weekdayName(i)
	if second, last := p.weekdayName(p.skip(end+1, "the")); end > i && p.between(end) && last > end+1 && second == first%7+1 {
		return expr{shape: calendar, weekday: first, part: "NI", to: &expr{shape: calendar, weekday: second}}, last
	}
	day, end := p.dayNumber(i)
	to, next := p.dayNumber(end + 1)
	if end == i || !p.between(end) || next == end+1 || to != day+1 {
		return expr{}, i
	}
	month, last := p.monthName(p.skip(next, "of"))
	if month == 0 {
		return expr{}, i
	}
	e := expr{shape: calendar, day: day, month: month, part: "NI"}
	if year, after := p.yearAfter(last); year > 0 {
		e.year, last = year, after
	}
	return e.through(to), last
}

// between tells whether what stands between the two days of a night is at a piece.
func (p *parser) between(i int) bool { return p.is(i, "to", "and", "into", "-", "/") }

// partOfDay reads "this morning", "late last night", "tonight", "overnight",
// "the previous evening", "the night before".
func (p *parser) partOfDay(i int) (expr, int) {
	start := p.skip(i, "early", "late", "earlier", "later")
	at := p.skip(start, "the")
	e := expr{shape: shifted, unit: day, part: "NI"}
	switch {
	case p.is(start, "tonight"):
		return e, start + 1
	case p.is(start, "overnight"):
		if night, end := p.nightOf(p.skip(start+1, "from", "between", "on")); end > start+2 {
			return night, end
		}
		if to, end := p.weekdayName(start + 2); p.is(start+1, "into") && end > start+2 {
			return expr{shape: calendar, weekday: (to+5)%7 + 1, part: "NI", to: &expr{shape: calendar, weekday: to}}, end // "overnight into Friday"
		}
		e.to = &expr{shape: shifted, unit: day}
		e.n = -1
		return e, start + 1
	}
	if part := p.lex.part[p.at(at).low]; part != "" && at > start && p.is(at+1, "before") && p.boundary(at+2) {
		return expr{shape: shifted, unit: day, n: -1, anchor: fromNamed, part: part}, at + 2
	}
	n, ok := p.lex.relation[p.at(at).low]
	part := p.lex.part[p.at(at+1).low]
	if !ok || part == "" || p.is(at, "coming", "upcoming", "past", "current") {
		return expr{}, i
	}
	e.n, e.part = n, part
	if at > start || p.is(at, "that", "same", "previous", "following") {
		e.anchor = fromNamed
	}
	return e, at + 2
}

// dayThenTime reads "late Wednesday evening", "Friday", "Sunday at 9 p.m.",
// "2017-09-15 17:52".
func (p *parser) dayThenTime(i int) (expr, int) {
	at := i
	if p.is(i, "early", "late", "earlier", "later", "mid") {
		at = p.skip(i+1, "-", "on")
	}
	e, end := p.day(at)
	if end == at {
		return expr{}, i
	}
	if part, ok := p.lex.part[p.at(end).low]; ok && e.to == nil {
		e.part, end = part, end+1
	}
	e.local = p.seq(end, "local", "time") > end || p.seq(end, "(", "local") > end
	next := p.skip(p.skip(end, ",", "T"), "at", "around", "about", "t")
	next = p.skip(next, "around", "about", "approximately")
	if next == end && !e.full() {
		return e, end
	}
	if c, after := p.clock(next); after > next && e.to == nil {
		e.clock, e.approx = c, p.is(next-1, "around", "about", "approximately")
		return e, after
	}
	return e, end
}

package when

// fullDate reads a date with its day: "Thursday, 12 March 2020", "March 12",
// "26 MAY 90", "2017-09-15", "14/07/2016".
func (p *parser) fullDate(i int) (expr, int) {
	if e, end := p.numeric(i); end > i {
		return e, end
	}
	weekday, start := p.weekdayName(i)
	if start > i {
		start = p.skip(p.skip(start, ","), "the")
	}
	e, end := p.dayMonth(start)
	if end == start {
		e, end = p.monthDay(start)
	}
	if end == start {
		return expr{}, i
	}
	e.weekday = weekday
	return e, end
}

// dayMonth reads "12 March 2020", "3-5 May", "17th of June".
func (p *parser) dayMonth(i int) (expr, int) {
	first, end := p.dayNumber(i)
	if end == i {
		if first, end = p.ordinal(i); first < 1 || first > 31 || !p.is(end, "of") {
			return expr{}, i // "the second of May" has no number
		}
	}
	last := 0
	if p.is(end, "-") {
		if n, e := p.dayNumber(end + 1); e > end+1 && n > first {
			last, end = n, e
		}
	}
	month, end2 := p.monthName(p.skip(p.skip(end, "of", "-", "/"), "the"))
	if month == 0 {
		return expr{}, i
	}
	e := expr{shape: calendar, day: first, month: month}
	e.year, end = p.yearAfter(p.skipGlued(end2, "-", "/"))
	if e.year == 0 {
		if !p.caps && p.at(i-1).title && p.at(end2).title && p.lex.weekday[p.at(i-1).low] == 0 && p.at(end2-1).Len() == 3 {
			return expr{}, i // "Police Officer 2 Jun Reyes"
		}
		end = end2
	}
	return e.through(last), end
}

// monthDay reads "March 12, 2020", "Dec. 10", "May 3-5".
func (p *parser) monthDay(i int) (expr, int) {
	month, start := p.monthName(i)
	if month == 0 {
		return expr{}, i
	}
	first, end := p.dayNumber(p.skip(start, "the"))
	if first == 0 || p.is(end, ":") && p.at(end+1).glued || p.grouped(end) || p.lex.counted[p.at(end).low] && p.caps {
		return expr{}, i
	}
	last := 0
	if p.is(end, "-") {
		if n, e := p.dayNumber(end + 1); e > end+1 && n > first {
			last, end = n, e
		}
	}
	e := expr{shape: calendar, day: first, month: month}
	if year, after := p.yearAfter(end); year > 0 {
		e.year, end = year, after
	}
	return e.through(last), end
}

// through makes a range of days of one month; last is 0 where it is one day.
func (e expr) through(last int) expr {
	if last > 0 {
		to := e
		to.day = last
		e.to = &to
	}
	return e
}

// dayNumber reads "3", "03", "3rd"; 0 and i where there is none.
func (p *parser) dayNumber(i int) (int, int) {
	n := p.at(i).number()
	if n < 1 || n > 31 || p.at(i).Len() > 2 || p.at(i).glued && p.is(i-1, ".", ",", ":", "$") {
		return 0, i
	}
	end := i + 1
	if q := p.at(end); q.glued && q.kind == word {
		if !p.is(end, "st", "nd", "rd", "th") {
			if _, m := p.monthName(end); m == end {
				return 0, i
			}
			return n, end
		}
		end++
	}
	return n, end
}

// grouped tells whether a number goes on at i: ",000", ".5".
func (p *parser) grouped(i int) bool {
	return p.is(i, ",", ".") && p.at(i).glued && p.at(i+1).glued && p.at(i+1).kind == digits
}

func (p *parser) skipGlued(i int, words ...string) int {
	if p.at(i).glued {
		return p.skip(i, words...)
	}
	return i
}

// monthName reads a month beside a number, with the point of its short form.
func (p *parser) monthName(i int) (int, int) {
	m := p.lex.month[p.at(i).low]
	if m == 0 || !p.named(i) {
		return 0, i
	}
	return m, p.point(i)
}

// point gives the piece after i and the full stop of a short form.
func (p *parser) point(i int) int {
	if p.at(i).Len() <= 5 && !p.is(i, "may", "june", "july", "march", "april") && p.is(i+1, ".") && p.at(i+1).glued && p.at(i+2).kind != nothing {
		return i + 2
	}
	return i + 1
}

// weekdayName reads "Thursday", "Thurs.". Short forms stand only where a date
// follows or a word that weekdays follow goes before.
func (p *parser) weekdayName(i int) (int, int) {
	n := p.lex.weekday[p.at(i).low]
	if n == 0 || p.is(i-1, "black", "bloody", "cyber", "ash", "holy", "super", "giving") {
		return 0, i
	}
	if p.at(i).Len() >= 6 {
		return n, i + 1
	}
	if !p.named(i) {
		return 0, i
	}
	end := p.point(i)
	next := p.skip(end, ",")
	if _, after := p.dayMonth(next); after > next {
		return n, end
	}
	if _, after := p.monthDay(next); after > next {
		return n, end
	}
	if !p.caps && p.is(i-1, "on", "last", "next", "this") && p.at(end).low != "'" && !p.at(end).title {
		return n, end
	}
	return 0, i
}

// yearAfter reads the year behind a month: ", 2020", "2020", "'90", "90".
func (p *parser) yearAfter(i int) (int, int) {
	at := p.skip(p.skip(i, ","), "of", "in")
	q := p.at(at)
	switch n := q.number(); {
	case q.kind == digits && q.Len() == 4 && isYear(n) && !p.counts(at):
		return n, at + 1
	case at == i && n >= 0 && q.Len() == 2 && p.closes(at+1):
		return century20(n), at + 1
	case p.is(at, "'") && p.at(at+1).Len() == 2 && p.at(at+1).number() >= 0 && p.at(at+1).glued:
		return century20(p.at(at + 1).number()), at + 2
	}
	return 0, i
}

// closes tells whether a short year may end before i: a mark follows, or none.
func (p *parser) closes(i int) bool {
	return p.at(i).kind == nothing || p.is(i, "(", ")", "-", "[", "]", ";", ".") && !p.grouped(i)
}

func isYear(n int) bool { return n >= 1500 && n <= 2100 }

// century20 gives the year of two digits: 1950 to 2049.
func century20(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// counts tells whether the number at i counts something or is cut from a longer one.
func (p *parser) counts(i int) bool {
	return p.lex.counted[p.at(i+1).low] || p.grouped(i+1) || p.at(i).glued && p.is(i-1, "$", "€", "£", ".", "#", "+") ||
		p.is(i-1, "$", "€", "£", "#") || p.at(i+1).glued && p.is(i+1, "%", ":")
}

// numeric reads dates in digits alone. Where day and month cannot be told
// apart, both are left out and only the year is told.
func (p *parser) numeric(i int) (expr, int) {
	a, s1, b, s2, c := p.at(i), p.at(i+1), p.at(i+2), p.at(i+3), p.at(i+4)
	if a.kind != digits || b.kind != digits || c.kind != digits || s1.low != s2.low || !p.is(i+1, "-", "/", ".") {
		return expr{}, i
	}
	if !s1.glued || !b.glued || !s2.glued || !c.glued || b.Len() > 2 || p.grouped(i+5) || a.glued && p.is(i-1, "-", "/", ".") {
		return expr{}, i
	}
	x, y, z := a.number(), b.number(), c.number()
	switch {
	case a.Len() == 4 && isYear(x) && c.Len() <= 2:
		return dated(x, y, z), valid(y, z, i)
	case a.Len() > 2 || c.Len() != 2 && c.Len() != 4:
		return expr{}, i
	}
	if c.Len() == 2 {
		z = century20(z)
	}
	switch {
	case !isYear(z) || x == 0 || y == 0 || c.Len() == 2 && s1.low != "/":
		return expr{}, i
	case x > 12 || s1.low == ".":
		return dated(z, y, x), valid(y, x, i)
	case y > 12 || x == y:
		return dated(z, x, y), valid(x, y, i)
	}
	swapped := dated(z, y, x)
	e := dated(z, x, y)
	e.shape, e.of = calendar, &swapped
	return e, i + 5
}

func dated(y, m, d int) expr { return expr{shape: calendar, year: y, month: m, day: d} }

// valid gives the end of a numeric date that begins at i, or i where it is none.
func valid(m, d, i int) int {
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return i
	}
	return i + 5
}

package when

// clock reads a time of day: "21:30", "9 p.m.", "9.30pm", "0800 UTC", "noon",
// with its zone.
func (p *parser) clock(i int) (clock, int) {
	switch {
	case p.is(i, "noon") && !p.is(i-1, "after"):
		return clock{told: true, hour: 12, whole: true}, i + 1
	case p.is(i, "midnight"):
		return clock{told: true, hour: 24, whole: true}, i + 1
	}
	c, end := p.hourMinute(i)
	if end == i {
		return clock{}, i
	}
	sure := !c.whole && c.told && !p.is(i-1, "|") && (p.at(i).Len() == 2 || p.is(i-1, "at", "around", "about", "by", "until", "till", "from", "before", "after", "since", "to", "and"))
	c.told = true
	if pm, after := p.meridiem(end); after > end && c.hour >= 1 && c.hour <= 12 {
		c.hour = c.hour%12 + pm
		end, sure = after, true
	} else if after := p.seq(end, "o", "'", "clock"); after > end {
		end, sure = after, true
	} else if pm, after := p.inThePart(end); after > end && c.hour >= 1 && c.hour <= 12 {
		c.hour = c.hour%12 + pm
		end, sure = after, true
	}
	utc, after := p.zone(end)
	c.utc = utc
	if p.at(i).Len() == 4 && (p.is(i-1, "at") || p.is(i-1, "around", "about", "approximately") && p.is(i-2, "at") ||
		p.is(i-1, "before", "after") && p.is(i-2, "shortly", "just") && c.hour != 19 && c.hour != 20 || p.zoneBehind(end)) { // "shortly after 1945" may be a year
		sure = true
	}
	if !sure && (after == end || p.at(i).Len() != 4) {
		return clock{}, i
	}
	return c, after
}

// hourMinute reads the digits. told says that they can be nothing but a time.
func (p *parser) hourMinute(i int) (clock, int) {
	h := p.at(i).number()
	if h < 0 || p.at(i).glued && p.is(i-1, ".", ",", ":", "$", "-", "/") {
		return clock{}, i
	}
	if p.at(i).Len() == 4 {
		if c := (clock{hour: h / 100, minute: h % 100}); c.fits() {
			return c, i + 1
		}
		return clock{}, i
	}
	m := p.at(i + 2).number()
	if p.is(i+1, ":", ".", "h") && p.at(i+1).glued && p.at(i+2).glued && m >= 0 && p.at(i+2).Len() == 2 {
		c := clock{told: p.is(i+1, ":"), hour: h, minute: m}
		end := i + 3
		if p.is(end, ":") && p.at(end).glued && p.at(end+1).number() >= 0 {
			end += 2
		}
		if _, after := p.meridiem(end); c.fits() && (c.told || after > end) {
			return c, end
		}
		return clock{}, i
	}
	if c := (clock{hour: h, whole: true}); c.fits() && p.at(i).Len() <= 2 && !p.grouped(i+1) {
		return c, i + 1
	}
	return clock{}, i
}

func (c clock) fits() bool { return c.hour < 24 && c.minute < 60 }

// meridiem reads "am", "p.m."; it gives the hours to add.
func (p *parser) meridiem(i int) (int, int) {
	hours := map[string]int{"a": 0, "am": 0, "p": 12, "pm": 12}
	add, ok := hours[p.at(i).low]
	switch {
	case !ok:
		return 0, i
	case p.at(i).Len() == 2:
		if !p.at(i).glued && p.at(i).low == "am" && p.is(i-1, "i") {
			return 0, i
		}
		return add, i + 1
	case p.is(i+1, ".") && p.is(i+2, "m"):
		if p.is(i+3, ".") && p.at(i+3).glued {
			return add, i + 4
		}
		return add, i + 3
	case p.is(i+1, "m") && !p.at(i+1).glued:
		return add, i + 2
	}
	return 0, i
}

// inThePart reads "in the morning" behind an hour.
func (p *parser) inThePart(i int) (int, int) {
	at := p.seq(i, "in", "the")
	switch {
	case at == i:
		return 0, i
	case p.is(at, "morning"):
		return 0, at + 1
	case p.is(at, "afternoon", "evening"):
		return 12, at + 1
	}
	return 0, i
}

// zone reads "UTC", "(GMT +8)", "local time", "Eastern time", "hours". utc tells
// that it is UTC itself.
func (p *parser) zone(i int) (utc bool, end int) {
	if at := p.seq(i, "local", "time"); at > i {
		return false, at
	}
	if p.is(i, "hours", "hrs") && p.at(i-1).Len() == 4 {
		return false, i + 1
	}
	if p.is(i, "eastern", "central", "pacific", "mountain") {
		if at := p.skip(i+1, "standard", "daylight"); p.is(at, "time") {
			return false, at + 1
		}
		return false, i
	}
	at := p.skip(i, "(")
	z, ok := p.lex.zone[p.at(at).low]
	if !ok || !p.at(at).upper && p.at(at).low != "z" {
		return false, i
	}
	end = at + 1
	if p.is(end, "+", "-") && p.at(end+1).number() >= 0 {
		z, end = "", end+2
	}
	if at > i {
		if !p.is(end, ")") {
			return false, i
		}
		end++
	}
	return z == "Z", end
}

// zoneBehind tells whether the same time follows in another zone: "2330 (0530
// GMT)".
func (p *parser) zoneBehind(i int) bool {
	if !p.is(i, "(", "[") || p.at(i+1).Len() != 4 || p.at(i+1).kind != digits {
		return false
	}
	_, end := p.zone(i + 2)
	return end > i+2
}

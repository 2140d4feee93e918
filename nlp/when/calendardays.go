package when

import (
	"strconv"
	"strings"
	"time"
)

// calendar finds the frame of a date of which some parts are told.
func (r resolver) calendar(e expr) (frame, bool) {
	switch {
	case e.unit == decade || e.unit == century:
		return frameOf(e.unit, date(e.year, 1, 1)), true
	case e.year > 0 && e.of != nil:
		return r.eitherOrder(e)
	case e.year > 0:
		return inYear(e, e.year)
	case e.month > 0 && e.day > 0 && e.weekday > 0:
		return r.byWeekday(e)
	case r.day.IsZero() && !(e.anchor == fromNamed && e.weekday > 0):
		return frame{}, false
	case e.month > 0 && e.relative:
		return r.relativeMonth(e)
	case e.month > 0:
		return r.pick(e.direction, func(y int) (frame, bool) { return inYear(e, y) })
	case e.weekday > 0:
		return r.weekday(e)
	}
	return frame{}, false
}

// inYear gives the day, month or year; false for the 30th of February.
func inYear(e expr, y int) (frame, bool) {
	switch {
	case e.month == 0:
		return frameOf(year, date(y, 1, 1)), true
	case e.day == 0:
		return frameOf(month, date(y, time.Month(e.month), 1)), true
	}
	t := date(y, time.Month(e.month), e.day)
	return frameOf(day, t), t.Day() == e.day
}

// eitherOrder decides between 7 August and 8 July: whichever lies within two
// months of the report, if one does and the other does not; of two such days
// the one that is no longer to come.
func (r resolver) eitherOrder(e expr) (frame, bool) {
	a, okA := inYear(e, e.year)
	b, okB := inYear(*e.of, e.of.year)
	nearA, nearB := okA && r.near(a), okB && r.near(b)
	switch {
	case nearA && !nearB:
		return a, true
	case nearB && !nearA:
		return b, true
	case nearA && nearB && a.from.After(r.day) != b.from.After(r.day):
		if a.from.After(r.day) {
			return b, true
		}
		return a, true
	}
	return frame{}, false
}

func (r resolver) near(f frame) bool {
	return !r.day.IsZero() && f.from.Sub(r.day).Abs() <= 60*24*time.Hour
}

// byWeekday finds the year for which weekday and date agree, nearest to the
// report. A day of years ago is not told without its year: that weekday is a
// slip.
func (r resolver) byWeekday(e expr) (frame, bool) {
	if r.day.IsZero() {
		return frame{}, false
	}
	if t, ok := nearestYear(e, r.day); ok && t.Sub(r.day).Abs() <= 550*24*time.Hour {
		return frameOf(day, t), true
	}
	return r.pick(e.direction, func(y int) (frame, bool) { return inYear(e, y) })
}

// nearestYear gives the day nearest to another on which weekday, day and month
// agree, within six years.
func nearestYear(e expr, to time.Time) (time.Time, bool) {
	best, found := time.Time{}, false
	for y := to.Year() - 6; y <= to.Year()+6; y++ {
		f, ok := inYear(e, y)
		if !ok || weekday(f.from) != e.weekday {
			continue
		}
		if !found || f.from.Sub(to).Abs() < best.Sub(to).Abs() {
			best, found = f.from, true
		}
	}
	return best, found
}

// pick chooses the year of what comes every year: the last one for what lies
// behind, the next for what lies ahead, for a day else the nearest. A day
// behind may be tomorrow: the other side of the world is ahead.
func (r resolver) pick(d direction, in func(year int) (frame, bool)) (frame, bool) {
	var past, future frame
	for y := r.day.Year() - 1; y <= r.day.Year()+1; y++ {
		f, ok := in(y)
		switch {
		case !ok:
		case !f.from.After(r.day) || f.unit == day && f.from.Equal(r.day.AddDate(0, 0, 1)):
			past = f
			if !f.to.Before(r.day) && future.unit == noUnit {
				future = f
			}
		case future.unit == noUnit:
			future = f
		}
	}
	switch {
	case past.unit == noUnit:
		return future, future.unit != noUnit
	case future.unit == noUnit || d == behind:
		return past, true
	case d == ahead, past.unit == day && future.from.Sub(r.day) < r.day.Sub(past.from):
		return future, true
	}
	return past, true
}

// relativeMonth finds "last September", "next June".
func (r resolver) relativeMonth(e expr) (frame, bool) {
	f, ok := inYear(e, r.day.Year())
	switch {
	case e.n < 0 && !f.to.Before(r.day):
		return inYear(e, r.day.Year()-1)
	case e.n > 0 && !f.from.After(r.day):
		return inYear(e, r.day.Year()+1)
	}
	return f, ok
}

// weekday finds the day of a weekday's name. In a report of that weekday it is
// the day itself; in one of the day before, it is the next day, unless it is told
// as past and nothing says that the day after has begun where that was.
func (r resolver) weekday(e expr) (frame, bool) {
	from, n := r.day, e.n
	if e.anchor == fromNamed {
		if r.named.unit != day {
			return frame{}, false
		}
		from = r.named.from
	}
	back := (weekday(from) - e.weekday + 7) % 7
	forth := (7 - back) % 7
	switch {
	case e.relative && n < 0:
		return frameOf(day, from.AddDate(0, 0, -orWeek(back))), true
	case e.relative && n > 0:
		return frameOf(day, from.AddDate(0, 0, orWeek(forth))), true
	case e.direction == ahead, forth == 1 && (e.direction == either || e.local || r.late):
		return frameOf(day, from.AddDate(0, 0, forth)), true
	}
	return frameOf(day, from.AddDate(0, 0, -back)), true
}

func orWeek(days int) int {
	if days == 0 {
		return 7
	}
	return days
}

// nth finds a part of a longer time by its number.
func (r resolver) nth(e expr) (frame, bool) {
	if e.of != nil {
		of := *e.of
		of.direction = e.direction
		whole, ok := r.frame(of)
		if !ok {
			return frame{}, false
		}
		return part(e, whole)
	}
	if r.day.IsZero() {
		return frame{}, false
	}
	if e.unit == season && e.relative {
		return r.relativeSeason(e)
	}
	return r.pick(e.direction, func(y int) (frame, bool) { return part(e, frameOf(year, date(y, 1, 1))) })
}

// part gives the frame within a whole.
func part(e expr, whole frame) (frame, bool) {
	var f frame
	switch {
	case e.unit == season:
		f = frameOf(season, date(whole.from.Year(), seasonMonths[e.value], 1))
		return f, true
	case e.n > 0:
		f = frameOf(e.unit, add(frameOf(e.unit, whole.from).from, e.unit, e.n-1))
	case e.unit == week:
		f = frameOf(week, whole.to.AddDate(0, 0, -6))
	default:
		f = frameOf(e.unit, whole.to)
	}
	return f, !f.from.After(whole.to)
}

// relativeSeason finds "last summer", "this winter".
func (r resolver) relativeSeason(e expr) (frame, bool) {
	f, _ := part(e, frameOf(year, r.day))
	switch {
	case e.n < 0 && !f.to.Before(r.day):
		f, _ = part(e, frameOf(year, r.day.AddDate(-1, 0, 0)))
	case e.n > 0 && !f.from.After(r.day):
		f, _ = part(e, frameOf(year, r.day.AddDate(1, 0, 0)))
	case e.n == 0 && r.day.Before(frameOf(season, r.day).from.AddDate(0, 3, 0)) && frameOf(season, r.day).value()[5:] == e.value:
		f = frameOf(season, r.day)
	}
	return f, true
}

// holidayIn gives the day of a holiday in a year. Its value is month and day,
// or so many days from Easter.
func holidayIn(value string, y int) time.Time {
	if offset, ok := strings.CutPrefix(value, "easter"); ok {
		n, _ := strconv.Atoi(offset)
		return easter(y).AddDate(0, 0, n)
	}
	t, _ := time.Parse("01-02", value)
	return date(y, t.Month(), t.Day())
}

// easter gives Easter Sunday in the Gregorian calendar.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, time.Month(n/31), n%31+1)
}

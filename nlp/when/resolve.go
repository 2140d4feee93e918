package when

import (
	"strings"
	"time"

	"sitrep/doc"
)

// resolver turns expressions into days, in the order of the text.
type resolver struct {
	day   time.Time // of the report; zero where not known
	late  bool      // the report came out at noon or later: to the east of it the next day has begun
	named frame     // the last date named, at first the day of the report; of unit noUnit where there is none
	told  bool      // the text has named a date
}

// resolveAll works out the outcome of each expression.
func resolveAll(d *doc.Doc, finds []found) {
	r := resolver{day: d.Published.Day, late: d.Published.Late}
	if !r.day.IsZero() {
		r.named = frameOf(day, r.day)
	}
	for i := range finds {
		f, local := &finds[i], r
		if f.quoted && f.shape == shifted && f.anchor == fromReport {
			local.day = r.saidOn(d, finds, i)
		}
		if f.shape == ofDay {
			local.named = r.dayBehind(d, finds, i)
		}
		var fr frame
		f.outcome, fr = local.resolve(f.expr)
		if fr.unit != noUnit && f.shape != ofDay {
			r.named, r.told = fr, true
		}
	}
}

// dayBehind gives the day that stands behind a time of day in its sentence, where none stands before it, "at 02:15 in Basra on
// Tuesday"; else the last date named.
func (r resolver) dayBehind(d *doc.Doc, finds []found, i int) frame {
	for k := i - 1; k >= max(0, i-near) && finds[k].sentence == finds[i].sentence; k-- {
		if finds[k].isDay() {
			return r.named
		}
	}
	for _, f := range finds[i+1 : min(len(finds), i+near)] {
		if f.sentence != finds[i].sentence {
			break
		}
		said := f.saying && strings.Contains(d.Text[finds[i].at.End:f.at.Start], ",") // "at 6 p.m., police said on Tuesday"
		if !f.isDay() || said || f.quoted != finds[i].quoted {
			continue
		}
		if fr, ok := r.frame(f.expr); ok && fr.unit == day {
			return fr
		}
	}
	return r.named
}

// near is how many expressions away the day of a saying is looked for.
const near = 20

// saidOn gives the day on which the quotation was said that finds[i] stands in:
// the nearest day named outside it beside a word of saying in its paragraph,
// within the week before the report; else the day of the report.
func (r resolver) saidOn(d *doc.Doc, finds []found, i int) time.Time {
	paragraph := d.Sentences[finds[i].sentence].Paragraph
	best, distance := r.day, len(d.Text)
	for k := max(0, i-near); k < min(len(finds), i+near); k++ {
		f := finds[k]
		if k == i || f.quoted || !f.saying || !f.isDay() || f.anchor != fromReport || d.Sentences[f.sentence].Paragraph != paragraph {
			continue
		}
		fr, ok := r.frame(f.expr)
		if !ok || fr.unit != day || fr.from.After(r.day) || fr.from.Before(r.day.AddDate(0, 0, -6)) {
			continue
		}
		if gap := max(f.at.Start-finds[i].at.End, finds[i].at.Start-f.at.End); gap < distance {
			best, distance = fr.from, gap
		}
	}
	return best
}

// resolve gives the outcome and the frame it stands for; a frame of noUnit for
// what stands for no days.
func (r resolver) resolve(e expr) (outcome, frame) {
	switch e.shape {
	case often:
		return outcome{typ: "SET", value: e.value}, frame{}
	case vague:
		return outcome{typ: "DATE", value: e.value}, frame{}
	case lasting:
		return r.lasting(e), frame{}
	}
	fr, ok := r.frame(e)
	if !ok {
		return unresolved(e), frame{}
	}
	if e.to != nil {
		if to, ok := r.frame(*e.to); ok && !to.to.Before(fr.from) {
			return ranged(e, fr, to), to
		}
	}
	if e.clock.told || e.part != "" {
		return timed(e, fr), fr
	}
	return dayOutcome(e, fr), fr
}

// frame works out which days an expression stands for; false where they cannot
// be known.
func (r resolver) frame(e expr) (frame, bool) {
	switch e.shape {
	case calendar:
		return r.calendar(e)
	case shifted:
		return r.shifted(e)
	case nth:
		return r.nth(e)
	case holiday:
		return r.holiday(e)
	case ofDay:
		if r.named.unit == day && !r.day.IsZero() && r.day.Sub(r.named.from).Abs() <= 7*24*time.Hour {
			return r.named, true
		}
		return frameOf(day, r.day), !r.day.IsZero()
	}
	return frame{}, false
}

// shifted counts from the day of the report or the last date named.
func (r resolver) shifted(e expr) (frame, bool) {
	from := r.day
	switch e.anchor {
	case fromNoDay:
		return frame{}, false
	case fromNamed:
		if r.named.unit == noUnit || e.n != 0 && (!r.told || r.named.unit > e.unit) {
			return frame{}, false
		}
		from = r.named.from
		if e.n == 0 && r.named.unit > e.unit {
			from = r.day
		}
	}
	if from.IsZero() {
		return frame{}, false
	}
	switch {
	case e.unit == week && (e.n > 1 || e.n < -1), e.unit == week && e.approx, e.unit == fortnight:
		return around(add(from, e.unit, e.n)), true
	case e.unit == weekend && e.anchor == fromReport:
		return r.weekend(e), true
	}
	return frameOf(e.unit, add(frameOf(e.unit, from).from, e.unit, e.n)), true
}

// around is the week that lies about a day: "two weeks ago".
func around(t time.Time) frame {
	return frame{aboutDay, t.AddDate(0, 0, -3), t.AddDate(0, 0, 3)}
}

// weekend gives the last weekend that has begun, or the next, by the words.
func (r resolver) weekend(e expr) frame {
	f := frameOf(weekend, r.day)
	switch {
	case e.n < 0 && r.day.Before(f.from), e.n == 0 && e.direction != ahead && r.day.Before(f.from) && weekday(r.day) <= 3,
		e.n < 0 && !r.day.Before(f.from):
		return f.shift(-1)
	case e.n > 0 && !r.day.Before(f.from):
		return f.shift(1)
	}
	return f
}

// holiday finds the day of the year by its date, or from Easter.
func (r resolver) holiday(e expr) (frame, bool) {
	if e.year > 0 {
		return frameOf(day, holidayIn(e.value, e.year)), true
	}
	if r.day.IsZero() {
		return frame{}, false
	}
	return r.pick(e.direction, func(y int) (frame, bool) {
		return frameOf(day, holidayIn(e.value, y)), true
	})
}

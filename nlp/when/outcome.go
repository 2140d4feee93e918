package when

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// outcome is what a doc.Time tells of an expression.
type outcome struct {
	typ, value string
	from, to   time.Time
	precision  string
	edtf       string
}

// dayOutcome is a day or longer.
func dayOutcome(e expr, f frame) outcome {
	edtf := f.edtf()
	if e.approx && f.unit != week && f.unit != weekend && f.unit != aboutDay {
		edtf += "~"
	}
	return outcome{"DATE", f.value(), f.from, f.to, f.precision(), opened(edtf, e.opening, f)}
}

// opened leaves one end of a time open: "since Tuesday", "until May". What is an
// interval already stays one.
func opened(edtf string, o opening, f frame) string {
	switch {
	case f.unit == week || f.unit == weekend || f.unit == aboutDay:
		return edtf
	case o == since:
		return edtf + "/.."
	case o == until:
		return "../" + edtf
	}
	return edtf
}

// ranged is "3-5 May", "2003-2005", or a night.
func ranged(e expr, from, to frame) outcome {
	value := from.value() + "/" + to.value()
	o := outcome{"DATE", value, from.from, to.to, from.precision(), from.edtf() + "/" + to.edtf()}
	if e.part != "" {
		o.typ, o.value = "TIME", from.value()+"T"+e.part
	}
	return o
}

// timed is a time of a day. Parts of the day and midnight leave it at the day.
func timed(e expr, f frame) outcome {
	if !e.clock.told {
		o := dayOutcome(e, f)
		o.typ, o.value = "TIME", o.value+"T"+e.part
		return o
	}
	o := dayOutcome(e, f)
	o.typ, o.value = "TIME", f.from.Format(time.DateOnly)+e.clock.value()
	if e.clock.hour == 24 {
		return o
	}
	o.from = f.from.Add(time.Duration(e.clock.hour)*time.Hour + time.Duration(e.clock.minute)*time.Minute)
	o.to, o.precision, o.edtf = o.from, "minute", o.from.Format("2006-01-02T15:04")
	if e.clock.whole {
		o.to, o.precision, o.edtf = o.from.Add(59*time.Minute), "hour", o.from.Format("2006-01-02T15")
	}
	if e.clock.utc {
		o.edtf += "Z"
	}
	if e.approx {
		o.edtf += "~"
	}
	return o
}

// value is the time of day in TIMEX3.
func (c clock) value() string {
	s := fmt.Sprintf("T%02d:%02d", c.hour, c.minute)
	if c.utc {
		s += "Z"
	}
	return s
}

// lasting is a length; "the past nine days" and "two hours ago" are anchored to the report.
func (r resolver) lasting(e expr) outcome {
	o := outcome{typ: "DURATION", value: lasts(e.amount, e.unit)}
	if e.n < 0 && e.anchor == fromReport && e.unit < day && !r.day.IsZero() {
		return r.hours(e, o)
	}
	whole := e.amount == amount(int(e.amount)) && e.amount > 0 && e.amount < 1000
	if e.n == 0 || e.anchor != fromReport || !whole || e.unit < day || r.day.IsZero() {
		return o
	}
	o.from, o.to = r.day, r.day
	if e.n < 0 {
		o.from = add(r.day, e.unit, -int(e.amount))
	} else {
		o.to = add(r.day, e.unit, int(e.amount))
	}
	o.precision = frame{unit: e.unit}.precision()
	o.edtf = o.from.Format(time.DateOnly) + "~/" + o.to.Format(time.DateOnly)
	return o
}

// hours anchors hours and minutes to the report, whose own hour is not known: of a few it has the report's
// day, of 24 the day before, too.
func (r resolver) hours(e expr, o outcome) outcome {
	n := max(0, float64(e.amount))
	if e.unit < hour {
		n = 0
	}
	back := int(math.Ceil((n - 12) / 24))
	if o.to = r.day; e.ago {
		back = int(math.Round(n / 24))
		o.to = add(r.day, day, -back)
	}
	o.from, o.precision = add(r.day, day, -max(0, back)), frame{unit: day}.precision()
	if o.edtf = o.from.Format(time.DateOnly) + "~"; o.from.Before(o.to) {
		o.edtf += "/" + o.to.Format(time.DateOnly)
	}
	return o
}

// lasts is a length in TIMEX3: P3W, PT30M, PXY.
func lasts(n amount, u unit) string {
	count := "X"
	switch u {
	case decade:
		n, u = n*10, year
	case century:
		n, u = n*100, year
	case fortnight:
		n, u = n*2, week
	}
	if n > 0 {
		count = strconv.FormatFloat(float64(n), 'f', -1, 64)
	}
	letters := map[unit]string{
		second: "T%sS", minute: "T%sM", hour: "T%sH", day: "%sD", week: "%sW", weekend: "%sWE",
		month: "%sM", quarter: "%sQ", year: "%sY",
	}
	return "P" + fmt.Sprintf(letters[u], count)
}

func weekdayValue(n int) string { return fmt.Sprintf("XXXX-WXX-%d", n) }

// unresolved tells what is known of a time without its days.
func unresolved(e expr) outcome {
	o := outcome{typ: "DATE", value: unresolvedDay(e)}
	switch {
	case e.clock.told:
		o.typ = "TIME"
		o.value += e.clock.value()
	case e.part != "":
		o.typ = "TIME"
		o.value += "T" + e.part
	}
	return o
}

func unresolvedDay(e expr) string {
	switch {
	case e.shape == ofDay:
		return ""
	case e.shape == holiday:
		if len(e.value) == 5 {
			return "XXXX-" + e.value
		}
		return "XXXX-XX-XX"
	case e.shape == nth && e.unit == season:
		return "XXXX-" + e.value
	case e.shape == nth && e.unit == quarter && e.n > 0:
		return fmt.Sprintf("XXXX-Q%d", e.n)
	case e.shape == calendar && e.month > 0 && e.of == nil:
		s := fmt.Sprintf("%s-%02d", yearOrX(e.year), e.month)
		if e.day > 0 {
			s += fmt.Sprintf("-%02d", e.day)
		}
		return s
	case e.shape == calendar && e.weekday > 0:
		return weekdayValue(e.weekday)
	case e.shape == calendar:
		return yearOrX(e.year) + "-XX-XX"
	}
	return map[unit]string{
		day: "XXXX-XX-XX", week: "XXXX-WXX", fortnight: "XXXX-WXX", weekend: "XXXX-WXX-WE", month: "XXXX-XX", quarter: "XXXX-QX",
		half: "XXXX-HX", year: "XXXX", decade: "XXX", century: "XX",
	}[e.unit]
}

func yearOrX(y int) string {
	if y == 0 {
		return "XXXX"
	}
	return fmt.Sprintf("%04d", y)
}

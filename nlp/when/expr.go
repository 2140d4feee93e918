package when

// expr is a time expression as the words give it, before anybody asks which
// day it is.
type expr struct {
	shape shape

	year, month, day, weekday int // calendar: 0 where not told

	unit     unit // shifted, nth, lasting
	n        int  // shifted: units from the anchor; nth: which, -1 the last; calendar: -1 last, 1 next
	anchor   anchor
	relative bool  // "last", "this" or "next" was told, and n is which
	of       *expr // nth: the longer time that it is counted in; nil for the year at hand
	to       *expr // calendar: the other end of "3-5 May"

	amount amount // lasting
	ago    bool   // lasting: so long ago, "two hours ago"
	value  string // often, vague: ready as TIMEX3; holidays

	part      string // part of the day as in TIMEX3: MO, MI, AF, EV, NI
	clock     clock
	approx    bool      // "about", "around"
	local     bool      // "local time", which may be tomorrow's where the report is written
	direction direction // by the words around
	opening   opening
}

// shape is what sort of expression it is.
type shape uint8

const (
	none     shape = iota
	calendar       // "Friday", "12 March", "2014", "last September"
	shifted        // "today", "last week", "two days earlier"
	nth            // "the third quarter of 2009", "spring", "the last week of March"
	lasting        // "three weeks", "the past decade"
	often          // "every day"
	vague          // "recently"
	ofDay          // "9 p.m.", with no day beside it
	holiday        // "Christmas Eve"
)

// anchor is what a shifted expression counts from.
type anchor uint8

const (
	fromReport anchor = iota // the day of the report
	fromNamed                // the last day that was named
	fromNoDay                // an event: "the day before the attack"
)

// direction tells whether a day lies before or after the report.
type direction uint8

const (
	either direction = iota
	behind
	ahead
)

// opening tells whether the time goes on before or after.
type opening uint8

const (
	closed opening = iota
	since
	until
)

// clock is a time of day. The zero clock is none.
type clock struct {
	told         bool
	hour, minute int
	whole        bool // told in whole hours: "9 p.m."
	utc          bool
}

// amount is how many units; less than nought for vaguely many.
type amount float64

const vaguely amount = -1

// isDay tells whether the expression names one day.
func (e expr) isDay() bool {
	switch e.shape {
	case calendar:
		return e.day > 0 || e.weekday > 0
	case shifted:
		return e.unit == day
	}
	return e.shape == holiday
}

// full tells whether day, month and year are all told.
func (e expr) full() bool {
	return e.shape == calendar && e.year > 0 && e.month > 0 && e.day > 0 && e.to == nil
}

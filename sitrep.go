// Package sitrep holds the nouns of the program: reports, the statements and
// claims read from them, and the incidents that those claims add up to. Every
// other package is a verb on these.
package sitrep

import (
	"time"

	"sitrep/span"
)

// Part says which text of a report a span counts in.
type Part string

// The parts of a report that hold words.
const (
	InText  Part = "text"
	InTitle Part = "title"
)

// Quote is a piece of a report, literally: the text position and text quote
// selectors of the W3C Web Annotation model. Span counts bytes of the part;
// Exact is always what stands there.
type Quote struct {
	Part  Part      `json:"part"`
	Span  span.Span `json:"span"`
	Exact string    `json:"exact"`
}

// Precision says how finely a date is known. Order is from fine to coarse.
type Precision string

// Precisions of dates, finest first.
const (
	ToMinute Precision = "minute"
	ToHour   Precision = "hour"
	ToDay    Precision = "day"
	ToWeek   Precision = "week"
	ToMonth  Precision = "month"
	ToYear   Precision = "year"
)

// Moment is a point in time, as exactly as it is known. The zero Moment is
// unknown.
type Moment struct {
	Time      time.Time
	Precision Precision // ToMinute or ToDay
}

// Known tells whether the moment says anything.
func (m Moment) Known() bool { return !m.Time.IsZero() }

// String is the moment in ISO 8601: a day, or a second with its offset; empty
// when unknown.
func (m Moment) String() string {
	switch {
	case !m.Known():
		return ""
	case m.Precision == ToMinute:
		return m.Time.Format(time.RFC3339)
	}
	return m.Time.Format(time.DateOnly)
}

// ParseMoment reads what String printed; an empty string is the zero Moment.
func ParseMoment(s string) (Moment, error) {
	if s == "" {
		return Moment{}, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return Moment{t, ToDay}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	return Moment{t, ToMinute}, err
}

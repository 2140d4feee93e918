package store

import (
	"fmt"
	"math"
	"strings"
	"time"

	"sitrep"
)

// Clock says by which time the past is told.
type Clock string

// Clocks.
const (
	// Recorded goes by when the store took things in: what it showed then.
	Recorded Clock = "recorded"
	// Published goes by when reports came out: what could be known then. What
	// analysts have decided since holds.
	Published Clock = "published"
)

// AsOf is a moment of the past to look at; the zero AsOf is now.
type AsOf struct {
	Time  time.Time
	Clock Clock // empty is Recorded
}

// Now tells whether nothing is left out.
func (a AsOf) Now() bool { return a.Time.IsZero() }

// ParseClock reads a clock's name; an empty one is Recorded.
func ParseClock(name string) (Clock, error) {
	switch c := Clock(name); c {
	case "", Recorded:
		return Recorded, nil
	case Published:
		return c, nil
	}
	return "", fmt.Errorf("%w: no clock is called %q; there are recorded, published", sitrep.ErrInvalid, name)
}

// layouts of moments that people type, with whether the day or minute that they
// name is looked at from its end.
var layouts = []struct {
	layout string
	whole  time.Duration
}{
	{time.RFC3339Nano, 0},
	{"2006-01-02T15:04Z07:00", time.Minute},
	{"2006-01-02T15:04:05", time.Second},
	{"2006-01-02T15:04", time.Minute},
	{time.DateTime, time.Second},
	{"2006-01-02 15:04", time.Minute},
	{time.DateOnly, 24 * time.Hour},
}

// ParseTime reads a moment: a day, a minute or a second, in UTC where it has no
// offset. A day is looked at from its end, and so is a minute.
func ParseTime(s string) (time.Time, error) {
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, strings.TrimSpace(s)); err == nil {
			if l.whole > 0 {
				t = t.Add(l.whole - time.Microsecond)
			}
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %q is no moment; give a day (2026-03-12) or a time (2026-03-12T18:00Z)", sitrep.ErrInvalid, s)
}

// recorded is the last microsecond whose rows count. By the clock of publication
// what is known and decided now counts, of reports that had come out.
func (a AsOf) recorded() int64 {
	if a.Now() || a.Clock == Published {
		return math.MaxInt64
	}
	return toMicro(a.Time)
}

// came is the last microsecond at which a report that was there can have come out, by
// its own date: one that was recorded may be of tomorrow, as it is that somewhere.
func (a AsOf) came() int64 {
	switch {
	case a.Now():
		return math.MaxInt64
	case a.Clock == Published:
		return toMicro(a.Time)
	}
	return toMicro(a.Time.AddDate(0, 0, 2))
}

// published tells whether a report had come out. One of an unknown day counts
// from when the store took it in, and one of which only the day is known from
// the end of that day.
func (a AsOf) published(s *sitrep.Source) bool {
	if a.Now() || a.Clock != Published {
		return true
	}
	return !CameOut(s).After(a.Time)
}

// CameOut is when a report was there for everybody to see, as far as known.
func CameOut(s *sitrep.Source) time.Time {
	switch {
	case !s.Published.Known():
		return s.Recorded
	case s.Published.Precision == sitrep.ToDay:
		return s.Published.Time.Add(24*time.Hour - time.Microsecond)
	}
	return s.Published.Time
}

package link

import (
	"time"

	"sitrep"
)

// isFine tells whether a time is known to the day.
func isFine(w sitrep.When) bool {
	return w.Precision == sitrep.ToDay || w.Precision == sitrep.ToHour || w.Precision == sitrep.ToMinute
}

// daysOf are the first and the last day of a time; of one that only ends, the
// first is zero. ok is false where not even the end is known.
func daysOf(w sitrep.When) (first, last time.Time, ok bool) {
	last, ok = dayIn(w.End)
	if first, _ = dayIn(w.Start); !ok {
		return first, first, !first.IsZero()
	}
	return first, last, true
}

func dayIn(s string) (time.Time, bool) {
	d, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	return d, err == nil
}

// dayOf counts a moment's days from 1970.
func dayOf(t time.Time) int32 {
	const day = 24 * 60 * 60
	s := t.Unix()
	if s < 0 {
		s -= day - 1
	}
	return int32(s / day)
}

// days tells whether the days of two incidents may be the same.
func days(t *tally, a, b *sitrep.Incident) bool {
	x, y := a.When.Value, b.When.Value
	gap, ok := gapOf(x, y)
	fine := isFine(x) && isFine(y)
	switch {
	case !ok || gap > 1 || gap == 1 && !fine:
		return false
	case gap == 1:
		return t.add(0.15, "days next to each other: %s and %s", x.Start, y.Start)
	case !fine:
		return t.add(0.1, "days that overlap: %s and %s", x.EDTF, y.EDTF)
	}
	return t.add(0.3, "same day: %s", x.EDTF)
}

// gapOf is how many days lie between two times: 0 where they overlap, 1 for one
// day and the next.
func gapOf(a, b sitrep.When) (int, bool) {
	days := make([]time.Time, 0, 4)
	for _, s := range []string{a.Start, a.End, b.Start, b.End} {
		d, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
		if err != nil {
			return 0, false
		}
		days = append(days, d)
	}
	gap := max(days[2].Sub(days[1]), days[0].Sub(days[3]), 0)
	return int(gap / (24 * time.Hour)), true
}

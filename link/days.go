package link

import (
	"time"

	"sitrep"
)

// Days from which times are others.
const (
	closeDays  = 2 // reports that know no more than that it has happened
	hoursApart = 4 // of two times of one day, in hours
)

// days weighs when two incidents were. Other days cannot be one; nor can what a
// report tells of have happened after it came out.
func days(t *tally, a, b *sitrep.Profile) bool {
	if a.When == nil || b.When == nil {
		return openDays(t, a, b)
	}
	x, y := a.When.Value, b.When.Value
	firstX, lastX, okX := daysOf(x)
	firstY, lastY, okY := daysOf(y)
	switch {
	case !okX || !okY:
		return openDays(t, a, b)
	case firstX.IsZero() || firstY.IsZero():
		return untilDays(t, a, b)
	}
	gap := max(daysFrom(lastX, firstY), daysFrom(lastY, firstX), 0)
	fine := isFine(x) && isFine(y)
	switch {
	case gap > 1 || gap == 1 && !fine:
		return false
	case gap == 1:
		return t.add(forNextDay, "days next to each other: %s and %s", x.Start, y.Start)
	case isLong(x) || isLong(y):
		return t.add(forLongTime, "long times that overlap: %s and %s", x.EDTF, y.EDTF)
	case !fine:
		return t.add(forSameTime, "days that overlap: %s and %s", x.EDTF, y.EDTF)
	}
	t.sameDay = true
	t.add(forSameDay, "same day: %s", x.Start[:min(len(x.Start), len(time.DateOnly))])
	if h := hoursBetween(x.Start, y.Start); h >= hoursApart {
		t.speak(forHours, "%d hours between them", h)
	}
	return true
}

// openDays is of incidents of which one has no day at all.
func openDays(t *tally, a, b *sitrep.Profile) bool {
	t.open = true
	if tooEarly(a, b) || tooEarly(b, a) {
		return false
	}
	return t.add(forNoDay, "no day is told")
}

// tooEarly tells whether all reports of a came out before the day of b.
func tooEarly(a, b *sitrep.Profile) bool {
	if b.When == nil || !a.Last.Known() {
		return false
	}
	first, _, ok := daysOf(b.When.Value)
	return ok && !first.IsZero() && daysFrom(a.Last.Time, first) > 1
}

// untilDays is of incidents of which one is known to have come to pass by a day,
// and no more. Where both are what their reports are about, that is most often
// shortly before.
func untilDays(t *tally, a, b *sitrep.Profile) bool {
	firstX, lastX, _ := daysOf(a.When.Value)
	firstY, lastY, _ := daysOf(b.When.Value)
	if firstX.IsZero() && daysFrom(lastX, firstY) > 1 && !firstY.IsZero() || firstY.IsZero() && daysFrom(lastY, firstX) > 1 && !firstX.IsZero() {
		return false
	}
	if gap := max(daysFrom(lastX, lastY), daysFrom(lastY, lastX)); a.Main && b.Main && gap <= closeDays {
		return t.add(forReported, "told of at the same time: by %s and %s", a.When.Value.End, b.When.Value.End)
	}
	return openDays(t, a, b)
}

// isFine tells whether a time is known to the day.
func isFine(w sitrep.When) bool {
	return w.Precision == sitrep.ToDay || w.Precision == sitrep.ToHour || w.Precision == sitrep.ToMinute
}

// isLong tells whether a time is longer than two weeks.
func isLong(w sitrep.When) bool {
	const weeks = 14
	first, last, _ := daysOf(w)
	return daysFrom(first, last) >= weeks
}

// daysOf are the first and the last day of a time; of one that only ends, the
// first is zero, and of one that has not ended, the last is the first. ok is false
// where neither is known.
func daysOf(w sitrep.When) (first, last time.Time, ok bool) {
	first, begins := dayIn(w.Start)
	last, ends := dayIn(w.End)
	if !ends {
		last = first
	}
	return first, last, begins || ends
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

// daysFrom is how many days later b is than a.
func daysFrom(a, b time.Time) int { return int(dayOf(b.UTC())) - int(dayOf(a.UTC())) }

// hoursBetween is how many hours lie between two times of one day; 0 where one
// has no time of day.
func hoursBetween(a, b string) int {
	const layout = "2006-01-02T15"
	if len(a) < len(layout) || len(b) < len(layout) {
		return 0
	}
	x, errX := time.Parse(layout, a[:len(layout)])
	y, errY := time.Parse(layout, b[:len(layout)])
	if errX != nil || errY != nil {
		return 0
	}
	return int(y.Sub(x).Abs().Hours())
}

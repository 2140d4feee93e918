package weigh

import (
	"slices"

	"sitrep"
)

// precisions of dates, coarsest first.
var precisions = []sitrep.Precision{
	sitrep.ToYear, sitrep.ToMonth, sitrep.ToWeek, sitrep.ToDay, sitrep.ToHour, sitrep.ToMinute,
}

func finenessOfTime(v sitrep.Value) int {
	return slices.Index(precisions, v.(sitrep.When).Precision)
}

func sameWhen(a, b sitrep.Value) bool {
	x, y := a.(sitrep.When), b.(sitrep.When)
	return x.Start == y.Start && x.End == y.End && x.Precision == y.Precision
}

// withinTime tells whether time a lies in the longer time b. Times are ISO, so
// that their order is that of their letters, once a day without a time of day
// is read as all of it.
func withinTime(a, b sitrep.Value) bool {
	x, y := a.(sitrep.When), b.(sitrep.When)
	switch {
	case sameWhen(x, y) || x.Start == "":
		return false
	case y.Start == "": // "by that day"
		return y.End != "" && day(x.End) <= day(y.End)
	}
	if len(y.Start) <= dayLen {
		return day(y.Start) <= day(x.Start) && day(x.End) <= day(y.End) &&
			(y.Start != day(x.Start) || y.End != day(x.End) || finenessOfTime(x) > finenessOfTime(y))
	}
	return len(x.Start) > dayLen && y.Start <= x.Start && x.End <= y.End
}

const dayLen = len("2006-01-02")

// day is the day of an ISO time.
func day(s string) string { return s[:min(dayLen, len(s))] }

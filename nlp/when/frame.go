package when

import (
	"fmt"
	"time"
)

// unit is a length of time that calendars count.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	weekend
	month
	quarter
	half
	season
	year
	decade
	century
	fortnight
	aboutDay // a week or so about one day: "two weeks ago"
)

var unitNames = [...]string{
	"", "second", "minute", "hour", "day", "week", "weekend", "month",
	"quarter", "half", "season", "year", "decade", "century", "fortnight",
}

func unitNamed(name string) unit {
	for i, n := range unitNames {
		if n == name {
			return unit(i)
		}
	}
	panic("when: no unit is called " + name)
}

// frame is one such length as it lies in the calendar: the week of a day, the
// month of a day. from and to are midnights, both days included.
type frame struct {
	unit     unit
	from, to time.Time
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// frameOf gives the frame that a day lies in. Fortnights are weeks; shorter
// units than a day give the day.
func frameOf(u unit, t time.Time) frame {
	y, m, d := t.Date()
	switch u {
	case week, fortnight:
		from := date(y, m, d-weekday(t)+1)
		return frame{week, from, from.AddDate(0, 0, 6)}
	case weekend:
		from := date(y, m, d-weekday(t)+6)
		return frame{u, from, from.AddDate(0, 0, 1)}
	case month:
		return months(u, date(y, m, 1), 1)
	case quarter:
		return months(u, date(y, (m-1)/3*3+1, 1), 3)
	case half:
		return months(u, date(y, (m-1)/6*6+1, 1), 6)
	case season:
		if m < 3 {
			return months(u, date(y-1, 12, 1), 3)
		}
		return months(u, date(y, m/3*3, 1), 3)
	case year:
		return months(u, date(y, 1, 1), 12)
	case decade:
		return months(u, date(y/10*10, 1, 1), 120)
	case century:
		return months(u, date((y-1)/100*100+1, 1, 1), 1200)
	}
	from := date(y, m, d)
	return frame{day, from, from}
}

func months(u unit, from time.Time, n int) frame {
	return frame{u, from, from.AddDate(0, n, -1)}
}

// shift gives the frame of the same unit n further on.
func (f frame) shift(n int) frame { return frameOf(f.unit, add(f.from, f.unit, n)) }

// add counts n units on from a day.
func add(t time.Time, u unit, n int) time.Time {
	switch u {
	case day:
		return t.AddDate(0, 0, n)
	case week, weekend:
		return t.AddDate(0, 0, 7*n)
	case fortnight:
		return t.AddDate(0, 0, 14*n)
	case month:
		return t.AddDate(0, n, 0)
	case quarter, season:
		return t.AddDate(0, 3*n, 0)
	case half:
		return t.AddDate(0, 6*n, 0)
	case year:
		return t.AddDate(n, 0, 0)
	case decade:
		return t.AddDate(10*n, 0, 0)
	case century:
		return t.AddDate(100*n, 0, 0)
	}
	return t
}

// weekday counts from Monday, 1, to Sunday, 7.
func weekday(t time.Time) int { return int(t.Weekday()+6)%7 + 1 }

// value is the frame in TIMEX3.
func (f frame) value() string {
	y, m, _ := f.from.Date()
	switch f.unit {
	case week:
		return weekValue(f.from)
	case weekend:
		return weekValue(f.from) + "-WE"
	case month:
		return f.from.Format("2006-01")
	case quarter:
		return fmt.Sprintf("%04d-Q%d", y, (m-1)/3+1)
	case half:
		return fmt.Sprintf("%04d-H%d", y, (m-1)/6+1)
	case season:
		return fmt.Sprintf("%04d-%s", y, seasonOf(m))
	case year:
		return fmt.Sprintf("%04d", y)
	case decade:
		return fmt.Sprintf("%03d", y/10)
	case century:
		return fmt.Sprintf("%02d", y/100)
	}
	if f.unit == aboutDay {
		return f.from.AddDate(0, 0, 3).Format(time.DateOnly)
	}
	return f.from.Format(time.DateOnly)
}

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

var seasonMonths = map[string]time.Month{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

func seasonOf(m time.Month) string {
	for name, first := range seasonMonths {
		if first == m {
			return name
		}
	}
	return ""
}

// edtf is the frame in ISO 8601-2. It has no weeks: they are intervals.
func (f frame) edtf() string {
	y, m, _ := f.from.Date()
	switch f.unit {
	case week, weekend, aboutDay:
		return f.from.Format(time.DateOnly) + "/" + f.to.Format(time.DateOnly)
	case month:
		return f.from.Format("2006-01")
	case quarter:
		return fmt.Sprintf("%04d-%d", y, 33+(m-1)/3)
	case half:
		return fmt.Sprintf("%04d-%d", y, 40+(m-1)/6)
	case season:
		return fmt.Sprintf("%04d-%d", y, 20+m/3)
	case year:
		return fmt.Sprintf("%04d", y)
	case decade:
		return fmt.Sprintf("%03dX", y/10)
	case century:
		return fmt.Sprintf("%02dXX", y/100)
	}
	return f.from.Format(time.DateOnly)
}

// precision is the finest of minute, hour, day, week, month, year that does
// not claim more than the frame tells.
func (f frame) precision() string {
	switch f.unit {
	case week, weekend, aboutDay:
		return "week"
	case month:
		return "month"
	case quarter, half, season, year, decade, century:
		return "year"
	}
	return "day"
}

package ingest

import (
	"strings"
	"time"
	"unicode"

	"sitrep"
)

// layouts are the ways in which days are written, each with the months' names
// cut to three letters, without commas, weekdays and ordinal endings.
var layouts = [...]string{
	"2006-01-02", "2006/01/02", "2006.01.02", "20060102", "2 Jan 2006", "Jan 2 2006", "2-Jan-2006", "2-Jan-06", "2 Jan 06", "2006 Jan 2",
}

// clocks are the ways in which times of day are written behind or before a day.
var clocks = [...]string{"15:04:05", "15:04", "3:04:05pm", "3:04pm", "3.04pm", "3pm", "15:04:05.999999999"}

// zones are the short names of zones that stand for one offset, in hours from
// UTC. Names that stand for several (CST, IST, BST) follow American and British
// use where feeds do, else they are left out.
var zones = map[string]float64{
	"utc": 0, "gmt": 0, "z": 0, "ut": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
	"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "jst": 9, "kst": 9,
}

// american are the names for a zone in summer and winter alike: its offset in
// winter.
var american = map[string]int{"et": -5, "ct": -6, "mt": -7, "pt": -8}

// parsePublished reads a date of publication as feeds and pages write it: ISO
// 8601, RFC 1123, "Dec 18, 2016 9:57 AM ET", "Updated 5:03 PM, Monday 3 Sept
// 2018". A time without a zone counts as UTC; midnight without a zone, and a
// time in a zone that is not known, is the day alone. It is false for what it
// cannot read, and for "11/12/2016", which may be either of two days.
func parsePublished(s string) (sitrep.Moment, bool) {
	s = strings.TrimSpace(s)
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return moment(t, true)
	}
	p := publishedParts(s)
	day, rest, ok := p.day()
	if !ok {
		return sitrep.Moment{}, false
	}
	clock, zone, told := timeOfDay(rest, day)
	switch {
	case !told || zone == nil && !zoneless(rest):
		return moment(day, false)
	case zone == nil:
		at := day.Add(clock)
		return moment(at, clock != 0)
	}
	y, m, d := day.Date()
	return moment(time.Date(y, m, d, 0, 0, 0, 0, zone).Add(clock), true)
}

func moment(t time.Time, timed bool) (sitrep.Moment, bool) {
	if y := t.Year(); y < 1900 || y > 2200 {
		return sitrep.Moment{}, false
	}
	if !timed {
		return sitrep.Moment{Time: t, Precision: sitrep.ToDay}, true
	}
	return sitrep.Moment{Time: t, Precision: sitrep.ToMinute}, true
}

// parts are the words of a date, in lower case and plain.
type parts []string

// publishedParts cuts a date into its words and leaves out what says nothing.
func publishedParts(s string) parts {
	s = strings.NewReplacer(",", " ", "|", " ", "(", " ", ")", " ", "•", " ", "·", " ", ";", " ", " ", " ").Replace(strings.ToLower(s))
	s = strings.NewReplacer("a.m.", "am", "p.m.", "pm").Replace(s)
	var out parts
	for _, w := range strings.Fields(s) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, ":"), ".")
		switch {
		case isWeekday(w), w == "", w == "at", w == "on", w == "-", w == "–", w == "of", w == "the":
		case (w == "am" || w == "pm") && len(out) > 0 && unicode.IsDigit(rune(out[len(out)-1][0])):
			out[len(out)-1] += w
		default:
			out = append(out, split(plainMonth(w))...)
		}
	}
	return out
}

// split takes apart "2016-11-08t14:44:34+01:00" and the "14:44+0100" of feeds.
func split(w string) []string {
	if len(w) > 11 && w[10] == 't' && w[4] == '-' {
		return append([]string{w[:10]}, split(w[11:])...)
	}
	if i := strings.IndexAny(w, "+z"); i > 3 && strings.Contains(w[:i], ":") {
		return []string{w[:i], w[i:]}
	}
	if i := strings.LastIndexByte(w, '-'); i > 3 && strings.Contains(w[:i], ":") {
		return []string{w[:i], w[i:]}
	}
	return []string{w}
}

func isWeekday(w string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if name := strings.ToLower(d.String()); len(w) >= 3 && strings.HasPrefix(name, w) {
			return true
		}
	}
	return false
}

// plainMonth cuts the name of a month to three letters and "3rd" to "3".
func plainMonth(w string) string {
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); len(w) >= 3 && (strings.HasPrefix(name, w) || w == "sept") && (w != "sept" || m == time.September) {
			return name[:3]
		}
	}
	for _, ending := range [...]string{"st", "nd", "rd", "th"} {
		if n, ok := strings.CutSuffix(w, ending); ok && n != "" && len(n) <= 2 && unicode.IsDigit(rune(n[0])) {
			return n
		}
	}
	return w
}

// day finds the day among the words; rest are the words beside it.
func (p parts) day() (day time.Time, rest parts, ok bool) {
	for _, n := range [...]int{3, 1} {
		for i := 0; i+n <= len(p); i++ {
			if t, ok := readDay(strings.Join(p[i:i+n], " ")); ok {
				rest = append(append(parts{}, p[:i]...), p[i+n:]...)
				return t, rest, true
			}
		}
	}
	return time.Time{}, nil, false
}

func readDay(s string) (time.Time, bool) {
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t, true
		}
	}
	return readSlashed(s)
}

// readSlashed reads "25/12/2016" and "12/25/2016", and "7/7/2016", but nothing
// that could be two days.
func readSlashed(s string) (time.Time, bool) {
	s = strings.ReplaceAll(s, ".", "/")
	a, errA := time.Parse("2/1/2006", s)
	b, errB := time.Parse("1/2/2006", s)
	switch {
	case errA == nil && (errB != nil || a.Equal(b)):
		return a, true
	case errB == nil && errA != nil:
		return b, true
	}
	return time.Time{}, false
}

// timeOfDay finds the time among the words beside the day, and its zone; zone is
// nil where none is told or the name is not known.
func timeOfDay(p parts, day time.Time) (clock time.Duration, zone *time.Location, told bool) {
	for i, w := range p {
		for _, l := range clocks {
			t, err := time.Parse(l, w)
			if err != nil {
				continue
			}
			clock = time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
			if i+1 < len(p) {
				zone = readZone(p[i+1], day)
			}
			return clock, zone, true
		}
	}
	return 0, nil, false
}

// zoneless tells whether no word is left that could be a zone: then the time
// counts as UTC.
func zoneless(p parts) bool {
	for i, w := range p {
		if unicode.IsDigit(rune(w[0])) && strings.ContainsAny(w, ":.apm") && i+1 < len(p) {
			next := p[i+1]
			return len(next) > 5 || unicode.IsDigit(rune(next[0]))
		}
	}
	return true
}

// readZone reads "+0100", "-05:00", "z", "gmt", "et"; nil where it is none.
func readZone(s string, day time.Time) *time.Location {
	for _, l := range [...]string{"-0700", "-07:00", "-07"} {
		if t, err := time.Parse(l, s); err == nil {
			_, offset := t.Zone()
			return fixed(s, offset)
		}
	}
	if h, ok := zones[s]; ok {
		return fixed(s, int(h*3600))
	}
	if h, ok := american[s]; ok {
		if summerTime(day) {
			h++
		}
		return fixed(s, h*3600)
	}
	return nil
}

func fixed(name string, offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone(strings.ToUpper(name), offset)
}

// summerTime tells whether the United States keep summer time on a day, by the
// rule since 2007: second Sunday of March to first Sunday of November.
func summerTime(day time.Time) bool {
	y := day.Year()
	return !day.Before(sundayOnOrAfter(y, time.March, 8)) && day.Before(sundayOnOrAfter(y, time.November, 1))
}

func sundayOnOrAfter(y int, m time.Month, d int) time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (7-int(t.Weekday()))%7)
}

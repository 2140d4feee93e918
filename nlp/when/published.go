package when

import (
	"strings"
	"time"

	"sitrep/doc"
)

// published works out the day of a report from its own words, and only from
// words that say so: a dateline, a line that holds nothing but a date, "Updated:
// 2017-09-15", "today, 12 March 2020"; else the last date with its weekday that
// somebody is reported to have spoken on ("said Thursday, 12 March"). A date
// that merely occurs in the text is not taken.
func published(d *doc.Doc, finds []found) (time.Time, bool) {
	for _, f := range finds {
		if f.full() && f.at.Start >= d.Body && (dateline(d, f) || stamped(d, f) || isToday(d, f)) {
			if fr, ok := inYear(f.expr, f.year); ok {
				return fr.from, true
			}
		}
	}
	return spokenOn(d, finds)
}

// dateline tells whether a date stands as in "LIMA, 25 OCT 89 (EFE) --" or
// alone on one of the first lines.
func dateline(d *doc.Doc, f found) bool {
	line := strings.LastIndexByte(d.Text[:f.at.Start], '\n') + 1
	if strings.Count(strings.TrimSpace(d.Text[d.Body:line]), "\n") > 5 {
		return false
	}
	before := strings.TrimSpace(d.Text[max(line, d.Body):f.at.Start])
	after, _, _ := strings.Cut(d.Text[f.at.End:], "\n")
	after = strings.TrimSpace(after)
	if before == "" && (after == "" || len(after) < 30 && !strings.ContainsAny(after, ".!?")) {
		return true
	}
	return before != "" && len(before) < 60 && strings.HasSuffix(before, ",") && !strings.ContainsAny(before, "[]:;") &&
		strings.Count(before, "(") == strings.Count(before, ")") && before[:1] == strings.ToUpper(before[:1]) && startsStory(after)
}

// startsStory tells whether what follows a dateline's date opens the story.
func startsStory(s string) bool {
	for _, p := range []string{"(", "--", "—", "–", "- ", "[", "/"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

var stamps = [...]string{
	"updated", "published", "posted", "last updated", "last modified", "first published", "date", "issued", "publication date",
	"updated on", "published on", "posted on", "updated at", "published at",
}

// stamped tells whether a word such as "Updated:" stands before a date.
func stamped(d *doc.Doc, f found) bool {
	before := strings.ToLower(d.Text[max(0, f.at.Start-40):f.at.Start])
	before = strings.TrimRight(before, " \t:")
	colon := strings.Contains(d.Text[max(0, f.at.Start-3):f.at.Start], ":")
	for _, s := range stamps {
		if !strings.HasSuffix(before, s) {
			continue
		}
		rest := strings.TrimRight(strings.TrimSuffix(before, s), " \t")
		if colon || rest == "" || strings.HasSuffix(rest, "\n") {
			return true
		}
	}
	return false
}

// isToday tells whether "today" stands right before a date near the beginning;
// further down it may be today in a paper that the report prints.
func isToday(d *doc.Doc, f found) bool {
	before := strings.TrimRight(strings.ToLower(d.Text[max(0, f.at.Start-12):f.at.Start]), " ,(")
	return !f.quoted && f.at.Start < d.Body+1000 && strings.HasSuffix(before, "today")
}

// spokenOn gives the last day, told with weekday, day and month, that a word of
// saying stands beside. Where no year is told it is the nearest to the last year
// named in the text for which weekday and day agree. A later date elsewhere in
// the text shows that it is not the day of the report.
func spokenOn(d *doc.Doc, finds []found) (time.Time, bool) {
	last, latest := time.Time{}, latestNamed(finds)
	for _, f := range finds {
		if f.shape != calendar || f.weekday == 0 || f.day == 0 || f.month == 0 || !f.saying || f.quoted || f.direction == ahead || f.at.Start < d.Body {
			continue
		}
		t, ok := time.Time{}, false
		if f.year > 0 {
			fr, valid := inYear(f.expr, f.year)
			t, ok = fr.from, valid
		} else if !latest.IsZero() {
			t, ok = nearestYear(f.expr, latest)
		}
		if ok && t.After(last) {
			last = t
		}
	}
	return last, !last.IsZero() && !latest.After(last.AddDate(0, 0, 1))
}

// latestNamed gives the last day that the text tells with its year; the middle
// of the year where it tells no more.
func latestNamed(finds []found) time.Time {
	latest := time.Time{}
	for _, f := range finds {
		if f.shape != calendar || f.year == 0 || f.unit != noUnit || f.direction == ahead && f.day == 0 {
			continue
		}
		fr, ok := inYear(f.expr, f.year)
		if !ok {
			continue
		}
		t := fr.from
		if fr.unit == year {
			t = t.AddDate(0, 6, 0)
		}
		if t.After(latest) {
			latest = t
		}
	}
	return latest
}

package view

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sitrep"
)

// heading is the question that a slot answers.
func heading(s *sitrep.Slot) string { return HeadingOf(s.Shown.Value) }

// HeadingOf is the question that a value answers: "Killed", "Done by".
func HeadingOf(v sitrep.Value) string {
	switch v := v.(type) {
	case sitrep.Type:
		return "Type"
	case sitrep.Method:
		return "Method"
	case sitrep.Stage:
		return "Stage"
	case sitrep.When:
		return "When"
	case sitrep.Where:
		return "Where"
	case sitrep.Actor:
		return actorHeading(v.Role)
	case sitrep.Target:
		return "Targets"
	case sitrep.Weapon:
		return "Weapons"
	case sitrep.Casualty:
		return capital(v.Effect)
	}
	return "Related"
}

func actorHeading(role string) string {
	switch role {
	case "victim":
		return "Victims"
	case "responder":
		return "Responders"
	case "claimant":
		return "Claimed by"
	case "suspect":
		return "Suspected"
	}
	return "Done by"
}

// Words is a value for reading: "11 March 2026", "at least 7",
// "Mosul, Nineveh, Iraq (town)".
func Words(v sitrep.Value) string {
	switch v := v.(type) {
	case sitrep.Type:
		return string(v)
	case sitrep.Method:
		return string(v)
	case sitrep.Stage:
		return strings.ReplaceAll(string(v), "_", " ")
	case sitrep.When:
		return Day(v)
	case sitrep.Where:
		return Place(v) + inBrackets(v.Precision)
	case sitrep.Actor:
		return actorWords(v)
	case sitrep.Target:
		return v.Name + inBrackets(v.Effect) + aliases(v.Aliases)
	case sitrep.Weapon:
		return weaponWords(v)
	case sitrep.Casualty:
		return casualtyWords(v)
	case sitrep.Relation:
		return strings.ReplaceAll(v.Kind, "_", " ") + " " + cmp.Or(v.Incident, "another incident")
	}
	return ""
}

// Day is a time in words, as exactly as it is known: "11 March 2026, 18:00",
// "March 2026", "9 to 15 March 2026".
func Day(w sitrep.When) string {
	start, ok := parseDay(w.Start)
	end, ok2 := parseDay(w.End)
	switch {
	case w.Start == "" && ok2:
		return "by " + end.Format("2 January 2006")
	case !ok || !ok2:
		return w.EDTF
	}
	switch w.Precision {
	case sitrep.ToYear:
		return start.Format("2006")
	case sitrep.ToMonth:
		return start.Format("January 2006")
	case sitrep.ToHour, sitrep.ToMinute:
		if w.Start == w.End || len(w.End) <= len(time.DateOnly) {
			return start.Format("2 January 2006, 15:04")
		}
		if start.Format(time.DateOnly) == end.Format(time.DateOnly) {
			return start.Format("2 January 2006, 15:04") + " to " + end.Format("15:04")
		}
		return start.Format("2 January 2006, 15:04") + " to " + end.Format("2 January 2006, 15:04")
	}
	switch {
	case w.Start == w.End:
		return start.Format("2 January 2006")
	case start.Year() != end.Year():
		return start.Format("2 January 2006") + " to " + end.Format("2 January 2006")
	case start.Month() != end.Month():
		return start.Format("2 January") + " to " + end.Format("2 January 2006")
	}
	return start.Format("2") + " to " + end.Format("2 January 2006")
}

// parseDay reads an ISO day, with or without a time of day.
func parseDay(s string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339, "2006-01-02T15"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// Place is a place with its division and country: "Mosul, Nineveh, Iraq".
func Place(w sitrep.Where) string {
	var parts []string
	for _, p := range []string{w.Name, w.Admin1, sitrep.CountryName(w.Country)} {
		if p != "" && (len(parts) == 0 || parts[len(parts)-1] != p) {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// Range is a figure in words: "12", "12–15", "at least 7", "up to 20",
// "unknown".
func Range(low, high *int) string {
	switch {
	case low == nil && high == nil:
		return "unknown"
	case high == nil:
		return "at least " + strconv.Itoa(*low)
	case low == nil:
		return "up to " + strconv.Itoa(*high)
	case *low == *high:
		return strconv.Itoa(*low)
	}
	return fmt.Sprintf("%d–%d", *low, *high)
}

func casualtyWords(c sitrep.Casualty) string {
	s := Range(c.Min, c.Max)
	if c.Who != "" {
		s += " (" + c.Who + ")"
	}
	var more []string
	if c.Nationality != "" {
		more = append(more, sitrep.CountryName(c.Nationality))
	}
	if c.Standing != "" {
		more = append(more, c.Standing)
	}
	if !c.Whole {
		more = append(more, "a part of the total")
	}
	if len(more) > 0 {
		s += "; " + strings.Join(more, ", ")
	}
	return s
}

func actorWords(a sitrep.Actor) string {
	s := a.Name
	if a.Count != nil && a.Role != "victim" { // how many were harmed, the tolls say
		s += fmt.Sprintf(" (%d)", *a.Count)
	}
	if a.Nationality != "" {
		s += ", " + sitrep.CountryName(a.Nationality)
	}
	if a.Confidence != "" {
		s += " – " + strings.ReplaceAll(a.Confidence, "_", " ")
	}
	return s + aliases(a.Aliases)
}

func weaponWords(w sitrep.Weapon) string {
	s := w.Name
	if w.Count != nil {
		s = fmt.Sprintf("%d × %s", *w.Count, s)
	}
	if w.Landed != nil {
		s += fmt.Sprintf(", %d of them landed", *w.Landed)
	}
	if w.Platform != "" {
		s += ", from " + w.Platform
	}
	return s + aliases(w.Aliases)
}

func aliases(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "; also " + strings.Join(names, ", ")
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// capital makes a word of the program's own start with a capital.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// ISODay is the day of an ISO moment in words: "12 March 2026".
func ISODay(s string) string {
	t, ok := parseDay(s)
	if !ok {
		return s
	}
	return t.Format("2 January 2006")
}

package web

import (
	"html/template"
	"strings"
	"time"

	"sitrep"
	"sitrep/lex"
)

// there are the time zones that a place may lie in, the likeliest first; none where
// they are not known.
type there []*time.Location

func thereOf(w *sitrep.Where) (zones there) {
	if w == nil {
		return nil
	}
	for _, name := range lex.Zones(w.Country, w.Lat, w.Lon) {
		zone, err := time.LoadLocation(name)
		if err != nil {
			return nil // another program's tz database, without this zone
		}
		zones = append(zones, zone)
	}
	return zones
}

// Name is the zone's, for the page's script; empty where it is not certain which it is.
func (t there) Name() string {
	if len(t) != 1 {
		return ""
	}
	return t[0].String()
}

// hour is what the clocks show there at some time, with the day where that is another
// than in UTC; empty where the zones that it may be differ.
func (t there) hour(at time.Time) string {
	if len(t) == 0 {
		return ""
	}
	const minute = "2006-01-02 15:04"
	own := at.In(t[0])
	for _, zone := range t[1:] {
		if at.In(zone).Format(minute) != own.Format(minute) {
			return ""
		}
	}
	if own.Format(time.DateOnly) != at.UTC().Format(time.DateOnly) {
		return own.Format("15:04 on 2 January")
	}
	return own.Format("15:04")
}

// momentThere is momentText with the hour where it happened: "3 March 2026, 08:40 UTC
// (11:40 there)".
func momentThere(iso string, zones there) template.HTML {
	text := momentText(iso)
	at, err := time.Parse(time.RFC3339, iso)
	if err != nil {
		return text
	}
	hour := zones.hour(at)
	if hour == "" || strings.HasPrefix(hour, at.UTC().Format("15:04")) {
		return text
	}
	return text + template.HTML(` <span class="there">(`+template.HTMLEscapeString(hour)+` there)</span>`) //nolint:gosec // escaped
}

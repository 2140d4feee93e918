package extract_test

import (
	"strings"
	"testing"

	"sitrep"
)

// What a group's own outlet, or a report that names it as its author, lays to it the group claims itself; what it
// lays to others, and what others say in it, is told as by any.
func TestOurs(t *testing.T) {
	const raid = "Islamic State fighters stormed a police post near Gao on Monday and killed two officers."
	tests := []struct{ name, outlet, title, text, want string }{
		{"its own outlet", "Amaq", "", raid, "claimed_or_admitted"},
		{"any outlet", "Harbour Wire", "", raid, "reported_as_fact"},
		{"its own, as we", "Amaq", "", "Our fighters stormed a police post near Gao on Monday and killed two officers.", "claimed_or_admitted"},
		{"its own, by no name", "Amaq", "", "Fighters stormed a police post near Gao on Monday and killed two officers.", "claimed_or_admitted"},
		{"in the dateline", "", "", "GAO, March 4 (Amaq) -- " + raid, "claimed_or_admitted"},
		{"in the dateline, under a title", "", "Two officers killed", "GAO, March 4 (Amaq) -- " + raid, "claimed_or_admitted"},
		{"empty brackets in the dateline", "", "", "GAO, March 4 () -- " + raid, "reported_as_fact"},
		{"its author", "", "", "GAO, March 4 -- [Statement by the Islamic State] " + raid, "claimed_or_admitted"},
		{"of others", "Amaq", "", "Boko Haram stormed a police post near Diffa on Monday and killed two officers.", "reported_as_fact"},
		{"said by others", "Amaq", "", "Police in Gao said Islamic State fighters stormed a post on Monday and killed two officers.", "reported_as_fact"},
		{"its own spokesman", "Harbour Wire", "", "The Red Front said Red Front fighters stormed a police post near Gao on Monday and killed two officers.", "claimed_or_admitted"},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range readingFrom(t, sitrep.Report{Source: tt.outlet, Title: tt.title, Text: tt.text}).Claims {
			if a, ok := c.Value.(sitrep.Actor); ok && a.Blamed() && a.Kind == "organization" {
				got = append(got, a.Confidence)
			}
		}
		if len(got) == 0 || strings.Trim(strings.Join(got, " "), " ") != strings.TrimSpace(strings.Repeat(tt.want+" ", len(got))) {
			t.Errorf("%s: %v in %q, want %s", tt.name, got, tt.text, tt.want)
		}
	}
}

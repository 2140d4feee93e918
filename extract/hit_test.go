package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
)

// What was hit, and what came of it.
func TestHits(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Rebels blew up a bridge near Orda on Monday.", "bridge destroyed"},
		{"A bus was set on fire by protesters in Lagos on Monday.", "bus damaged"},
		{"Protesters pulled down a statue in Bogota on Monday and set fire to a bank.", "statue destroyed; bank damaged"},
		{"Rebels shot down an army helicopter near Masisi on Monday, killing four crew.", "army helicopter destroyed"},
		{"The Houthis said they shot down a drone over Marib on Monday.", "drone destroyed"},
		{"The refinery at Ryazan caught fire after a drone attack on Monday.", "refinery damaged"},
		{"A missile slammed into an apartment building in Dnipro on Monday, killing 20 people.", "apartment building"},
		{"Three rockets were fired at the airport in Aden on Monday but caused no damage.", "airport none"},
		{"Shelling destroyed a section of the pipeline near Orda on Monday.", "pipeline destroyed"},
		{"Near Basra, six strikes destroyed two bridges, a VBIED, a tank and a car.", "bridges destroyed; VBIED destroyed; tank destroyed; car destroyed"},
		{"Three rockets landed near the airport in Baghdad on Monday.", "airport"},
		{"Pirates hijacked a cargo ship off Somalia on Monday.", "cargo ship"},
		{"On 3 May 2026 army jets hit Herat and bombed a village, killing four people.", "village"},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range readingOf(t, tt.text).Claims {
			if v, ok := c.Value.(sitrep.Target); ok && c.Rule != "targets: role" {
				got = append(got, strings.TrimSpace(fmt.Sprint(v.Name, " ", v.Effect)))
			}
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("targets of %q = %q, want %q", tt.text, s, tt.want)
		}
	}
	bombed := readingOf(t, "On 3 May 2026 army jets bombed a village near Herat, killing four people.")
	for _, c := range bombed.Claims {
		if kind, ok := c.Value.(sitrep.Type); ok && kind != "Air/drone strike" {
			t.Errorf("what jets bomb is %q", kind)
		}
	}
	for _, text := range []string{"The plane landed at the airport in Baghdad on Monday.", "The missile fell short of expectations.", "Shares fell on Monday."} {
		if r := readingOf(t, text); len(r.Happenings) > 0 {
			t.Errorf("%q tells of %+v", text, r.Happenings)
		}
	}
}

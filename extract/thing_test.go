package extract_test

import (
	"strings"
	"testing"

	"sitrep"
)

// What was used, and not what only changed hands or was hit.
func TestWeapons(t *testing.T) {
	tests := []struct{ text, want string }{
		{"A landmine killed two farmers near Mosul on Monday.", "landmine mine"},
		{"A lorry packed with explosives blew up outside a bank in Basra on Monday, killing six people.", "lorry truck bomb; explosives explosive"},
		{"An explosives-laden car blew up outside a bank in Basra on Monday, killing six people.", "explosives-laden car car bomb"},
		{"A car loaded with 50 kg of dynamite blew up outside a bank in Basra on Monday, killing six people.", "car car bomb; dynamite explosive"},
		{"Six farmers were hurt when mortar bombs hit a village near Idlib on Monday.", "mortar bombs mortar"},
		{"A man stabbed a nurse with a screwdriver in Lille on Monday.", "screwdriver blade"},
		{"Police fired live ammunition at a crowd in Lagos on Monday, killing two people.", "live ammunition firearm"},
		{"Gunmen killed two guards in Basra on Monday and stole eight rifles and a mortar.", ""},
		{"Two soldiers were hurt when they stepped on an anti-personnel mine near Mosul on Monday.", "anti-personnel mine mine"},
		{"Rebels shot down a helicopter near Idlib on Monday, killing four soldiers.", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range readingOf(t, tt.text).Claims {
			if v, ok := c.Value.(sitrep.Weapon); ok && c.Rule != "weapons: role" {
				got = append(got, v.Name+" "+v.Kind)
			}
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("weapons of %q = %q, want %q", tt.text, s, tt.want)
		}
	}
}

package lex

import (
	"strings"
	"testing"
)

func TestKnownGroup(t *testing.T) {
	tests := []struct{ called, want string }{
		{"JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"},
		{"al-Shabab", "al-Shabaab"},
		{"Kata’ib Hezbollah", "Kata'ib Hezbollah"},
		{"Da'esh", "Islamic State"},
		{"MEND", "Movement for the Emancipation of the Niger Delta"},
		{"Mend", ""},
		{"U.N.", "United Nations"},
		{"Harbour Watch", ""},
	}
	for _, tt := range tests {
		if g, ok := KnownGroup(tt.called); g.Name != tt.want && ok || ok != (tt.want != "") {
			t.Errorf("KnownGroup(%q) = %q, %v, want %q", tt.called, g.Name, ok, tt.want)
		}
	}
}

// Each row has a name, a class that speakers have and a country or none, and nothing
// is called as two are.
func TestGroups(t *testing.T) {
	codes := map[string]bool{"-": true}
	for _, c := range Countries() {
		codes[c.Code] = true
	}
	classes := map[string]bool{"armed_group": true, "military": true, "police": true, "official": true, "medical": true, "monitor": true, "media": true, "other": true}
	seen := map[string]string{}
	for _, r := range Table("groups") {
		if len(r) != 4 {
			t.Fatalf("row %q has %d columns, want 4", r, len(r))
		}
		if !classes[r[1]] {
			t.Errorf("%s: class %q", r[0], r[1])
		}
		if !codes[r[2]] {
			t.Errorf("%s: no country %q", r[0], r[2])
		}
		for called := range strings.SplitSeq(r[0]+"; "+r[3], "; ") {
			folded := FoldPlace(called)
			if of, ok := seen[folded]; ok && of != r[0] && called != "-" {
				t.Errorf("%q is %s and %s", called, of, r[0])
			}
			seen[folded] = r[0]
		}
	}
}

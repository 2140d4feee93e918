package extract_test

import (
	"strings"
	"testing"

	"sitrep"
)

// What is told of first is new; what the words take for known is not.
func TestReferences(t *testing.T) {
	tests := []struct{ text, want string }{
		{"A bomb hit a van in Basra. A bomb exploded near a school.", "new new"},
		{"A bomb hit a van in Basra. The bomb exploded near a school.", "new known"},
		{"A bomb hit a van in Basra. The attack killed two nurses.", "new known"},
		{"Gunmen shot a guard dead in Basra. The victim was shot on Tuesday.", "new known"},
		{"Gunmen shot two guards dead in Basra. The incident took place on Tuesday.", "new known"},
		{"Gunmen shot two guards dead in Basra. Another attack killed two nurses.", "new another"},
		{"A bomb destroyed a bank in Basra. The targets of the attacks were three banks in the port.", "new known"},
		{"Gunmen attacked a police post near Tabora on Monday, killing two officers. Of the attack.", "new known"},
		{"Since May the rebels have begun a series of attacks with mines and car bombs against banks. A bomb hit a van in Basra.", "known new"},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range readingOf(t, tt.text).Happenings {
			got = append(got, string(h.Reference))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("references in %q = %q, want %q", tt.text, s, tt.want)
		}
	}
}

// Who is only named to say who the victim is has not come to harm.
func TestOnlyNamed(t *testing.T) {
	for _, text := range []string{
		"Gunmen killed a nurse on Monday. The victim, married to Major Ali Nur, was shot dead in Basra.",
		"GUNMEN KILLED A NURSE ON MONDAY. THE VICTIM, MARRIED TO MAJOR ALI NUR, WAS SHOT DEAD IN BASRA.",
	} {
		for _, c := range readingOf(t, text).Claims {
			if a, ok := c.Value.(sitrep.Actor); ok && strings.EqualFold(a.Name, "Ali Nur") {
				t.Errorf("%q: %+v", text, a)
			}
		}
	}
}

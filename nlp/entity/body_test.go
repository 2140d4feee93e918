package entity

import (
	"slices"
	"testing"

	"sitrep/doc"
)

// Names that the words around them tell to be a body's, and names that lists hold.
func TestBodies(t *testing.T) {
	tests := []struct {
		text, want string // the mention that must be there, by name
		class      string
	}{
		{"Sel Amar fighters killed two guards near Kidal.", "Sel Amar", "other"},
		{"The militia Sel Amar burned nine houses near Kidal.", "Sel Amar", "other"},
		{"Five guards were shot by members of Sel Amar near Kidal.", "Sel Amar", "other"},
		{"A group calling itself the Sons of the Salt Road burned nine houses.", "Sons of the Salt Road", "other"},
		{"Sel Amar, a local militia, burned nine houses near Kidal.", "Sel Amar", "other"},
		{"Harakat al-Rimal detonated a bomb near Mosul.", "Harakat al-Rimal", "armed_group"},
		{"The National Resistance of the Marsh burned three churches.", "National Resistance of the Marsh", "armed_group"},
		{"JNIM stormed a base in Boulkessi and killed 30 soldiers.", "Jama'at Nusrat al-Islam wal-Muslimin", "armed_group"},
		{"The Group for Support of Islam and Muslims claimed the attack.", "Jama'at Nusrat al-Islam wal-Muslimin", "armed_group"},
		{"Lord’s Resistance Army rebels burned 12 houses in Zemio.", "Lord's Resistance Army", "armed_group"},
	}
	for _, tt := range tests {
		d := annotate(t, tt.text)
		if !slices.ContainsFunc(d.Mentions, func(m doc.Mention) bool {
			return m.Name == tt.want && m.Type == "Organisation" && m.Form == doc.Name && m.Class == tt.class
		}) {
			t.Errorf("no body %q (%s) in %q: %+v", tt.want, tt.class, tt.text, d.Mentions)
		}
	}
	for _, text := range []string{
		"Turkish soldiers shot at Mosul residents.", "The mayor, Omar Haddad, met members of Parliament.", "SECRETARY FISK: We obviously talked about it.",
		"Capt. Haddad fighters said.",
	} {
		for _, m := range annotate(t, text).Mentions {
			if m.Type == "Organisation" && m.Form == doc.Name && m.Name != "Parliament" {
				t.Errorf("body %q in %q", m.Name, text)
			}
		}
	}
}

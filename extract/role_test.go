package extract

import (
	"fmt"
	"strings"
	"testing"

	"sitrep"
	"sitrep/doc"
	"sitrep/span"
)

// A role is claimed of the incident that its sentence tells of, once, with the
// whole phrase that its words stand in; what came of people is a figure as well.
func TestRoles(t *testing.T) {
	tests := []struct {
		name, text string
		roles      map[string]doc.RoleKind // words of the text
		want       string
	}{
		{"beside what rules claim", "A bomb killed the mayor in Basra on Monday.", map[string]doc.RoleKind{"mayor": doc.Killed, "bomb": doc.Weapon}, "killed 1; weapon bomb; victim mayor"},
		{"what no rule sees", "A bomb went off in Basra on Monday, to the despair of four teachers.", map[string]doc.RoleKind{"four teachers": doc.Killed}, "weapon bomb; victim teachers; killed 4"},
		{"a thing", "A bomb went off in Basra on Monday; the old weir is no more.", map[string]doc.RoleKind{"old weir": doc.Target}, "weapon bomb; target old weir"},
		{"nobody", "A bomb went off in Basra on Monday; the old weir is no more.", map[string]doc.RoleKind{"old weir": doc.Killed}, "weapon bomb"},
		{"a part of a phrase", "A bomb went off in Basra on Monday, set by armed men near a power station.", map[string]doc.RoleKind{"armed": doc.Perpetrator, "power": doc.Target}, "weapon bomb; perpetrator armed men; target power station"},
		{"beside an incident's word", "Police blamed a cell for the car bombing in Basra on Monday.", map[string]doc.RoleKind{"car": doc.Weapon}, "suspect cell; weapon car"},
		{"in a later sentence", "A bomb killed the mayor in Basra on Monday. It had come from the Red Front.", map[string]doc.RoleKind{"Red Front": doc.Organization}, "killed 1; weapon bomb; victim mayor; perpetrator Red Front"},
		{"who only guards", "A bomb killed the mayor in Basra on Monday, in spite of the Marines guarding him.", map[string]doc.RoleKind{"Marines": doc.Organization}, "killed 1; weapon bomb; victim mayor"},
		{"what it only is", "A bomb killed the mayor in Basra on Monday. The Red Front is a clandestine group.", map[string]doc.RoleKind{"Red Front": doc.Organization}, "killed 1; weapon bomb; victim mayor"},
		{"whose flag was left", "A bomb killed the mayor in Basra on Monday. A flag of the Red Front was found there.", map[string]doc.RoleKind{"Red Front": doc.Organization}, "killed 1; weapon bomb; victim mayor; suspect Red Front"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := annotated(t, tt.text)
			d.Roles = nil
			for _, tok := range d.Tokens {
				for words, kind := range tt.roles {
					if strings.HasPrefix(tt.text[tok.Start:], words) {
						r := doc.Role{Span: span.Span{Start: tok.Start, End: tok.Start + len(words)}, Kind: kind}
						r.First, r.End = d.TokensIn(r.Span)
						d.Roles = append(d.Roles, r)
					}
				}
			}
			var got []string
			for _, c := range Read(d, &sitrep.Report{ID: "r", Text: tt.text}).Claims {
				switch v := c.Value.(type) {
				case sitrep.Actor:
					got = append(got, v.Role+" "+v.Name)
				case sitrep.Casualty:
					got = append(got, fmt.Sprint(v.Effect, " ", *v.Min))
				case sitrep.Target:
					got = append(got, "target "+v.Name)
				case sitrep.Weapon:
					got = append(got, "weapon "+strings.ToLower(v.Name))
				}
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("%q, want %q", s, tt.want)
			}
		})
	}
}

package extract

import (
	"strings"
	"testing"

	"sitrep"
)

// What the network takes for no part of an incident is not claimed by a rule, but
// of incidents of the kind alone that the network has learned.
func TestDoubt(t *testing.T) {
	tests := []struct {
		name, text string
		sure       float32 // how likely each word plays each part
		want       bool
	}{
		{"sure", "Gunmen shot dead the mayor of Qarband on Monday with a pistol.", 0.1, true},
		{"in doubt", "Gunmen shot dead the mayor of Qarband on Monday with a pistol." + strings.Repeat(" The market was open.", notice), 0.01, false},
		{"a notice", "Gunmen shot dead the mayor of Qarband on Monday with a pistol.", 0.01, true},
		{"a clash", "Twelve rebels were killed when they clashed with soldiers near Qarband on Monday.", 0.01, true},
		{"from the air", "An air strike on a market in Qarband killed 12 people on Monday.", 0.01, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := annotated(t, tt.text)
			d.Roles = nil
			for i := range d.Parts {
				for k := range d.Parts[i] {
					d.Parts[i][k] = tt.sure
				}
			}
			got := map[sitrep.Field]bool{}
			for _, c := range Read(d, &sitrep.Report{ID: "r", Text: tt.text}).Claims {
				got[c.Value.Field()] = true
			}
			if got[sitrep.FieldActors] != tt.want && got[sitrep.FieldCasualties] != tt.want {
				t.Errorf("claims on actors or casualties: %v, want %v; all fields: %v", !tt.want, tt.want, got)
			}
			if !got[sitrep.FieldType] {
				t.Errorf("no claim on the type; all fields: %v", got)
			}
		})
	}
}

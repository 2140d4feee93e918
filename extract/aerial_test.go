package extract_test

import (
	"testing"

	"sitrep"
)

// What aircraft or armed forces bomb is struck from the air; what somebody bombs is not.
func TestAerial(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the air force", "The air force bombed two villages near Qarband on Tuesday, killing four people.", "Air/drone strike"},
		{"helicopters", "Helicopters strafed the market of Qarband on Tuesday, killing four people.", "Air/drone strike"},
		{"troops", "Government troops bombed the school of Qarband on Tuesday, killing four people.", "Air/drone strike"},
		{"by the air force", "The clinic of Qarband was bombed by the air force on Tuesday and four people were killed.", "Air/drone strike"},
		{"a noun", "Four people were killed on Tuesday in the air force bombing of Qarband.", "Air/drone strike"},
		{"militants", "Militants bombed the market of Qarband on Tuesday, killing four people.", "Remote explosive/landmine/IED"},
		{"no one told", "The market of Qarband was bombed on Tuesday and four people were killed.", "Remote explosive/landmine/IED"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range readingOf(t, tt.text).Claims {
				if kind, ok := c.Value.(sitrep.Type); ok {
					if string(kind) != tt.want {
						t.Errorf("got %s, want %s", kind, tt.want)
					}
					return
				}
			}
			t.Error("no type is claimed")
		})
	}
}

package extract_test

import (
	"testing"

	"sitrep"
)

// What is summed up over months is no incident; what is told of a month or a year may be one.
func TestTally(t *testing.T) {
	tests := []struct {
		name, text string
		want       bool // it is an incident
	}{
		{"times since", "The Red Front has blown up the Qarband pipeline 125 times since January 2024.", false},
		{"deeds of a year", "Police said 31 killings in 2024 were blamed on the Red Front.", false},
		{"people since", "Since May 2025, some 900 villagers have been murdered by the Red Front.", false},
		{"so far", "So far this year 61 people have been murdered in Qarband.", false},
		{"in a month", "Clinics in Basra came under attack at least four times in May 2025, leaving three people dead.", true},
		{"on a day", "The Red Front blew up the Qarband pipeline on Tuesday.", true},
		{"shots", "Gunmen shot the mayor of Qarband six times on Tuesday.", true},
		{"in a year", "In 2015 gunmen killed 148 students at a college in Qarband.", true},
		{"the worst since", "A bomb killed 12 people in Qarband on Tuesday, the deadliest attack since May 2024.", true},
		{"held since", "Two men, who have been held since May 2025, are accused of killing the mayor of Qarband on Tuesday.", true},
		{"held since, no day", "Two men who have been held since May 2025 are accused of killing three judges in Qarband.", true},
		{"banned since", "The Red Front, which has been banned since May 2025, killed three judges in Qarband.", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(t, tt.text, sitrep.FieldType) != ""; got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

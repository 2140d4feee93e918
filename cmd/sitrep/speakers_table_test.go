package main

import (
	"bytes"
	"testing"

	"sitrep/view"
)

func TestWriteSpeakers(t *testing.T) {
	low := 0.75
	rows := []view.SpeakerRow{
		{Who: "Provincial police", Kind: "speaker", Harm: "killed", Incidents: 12, Below: 7, At: 4, Above: 1, Corrected: 5, Median: &low},
		{Who: "Harbour Wire", Kind: "publisher", Harm: "wounded", Incidents: 1, At: 1},
	}
	want := `WHO                KIND       HARM     INCIDENTS  BELOW  AT  ABOVE  FIRST/LAST  CORRECTED
Provincial police  speaker    killed          12      7   4      1        0.75          5
Harbour Wire       publisher  wounded          1      0   1      0                      0
`
	var out bytes.Buffer
	if err := writeSpeakers(&out, rows, 0); err != nil || out.String() != want {
		t.Errorf("the table is\n%s\nwant\n%s(%v)", out.String(), want, err)
	}
}

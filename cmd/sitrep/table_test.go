package main

import (
	"bytes"
	"strings"
	"testing"

	"sitrep/view"
)

func TestWriteTable(t *testing.T) {
	n := func(i int) *int { return &i }
	rows := []view.Row{
		{ID: "k7q2", When: "2026-03-03", Where: "Baqubah, Iraq", What: "Car bombing in Baqubah, Iraq", Killed: &view.Toll{Low: n(12), High: n(15)}, Wounded: &view.Toll{Low: n(34)}, Reports: 5, Voices: 3, Status: "confirmed"},
		{ID: "p0aa", Where: "喀什", What: "Clash\x1b[31m in 喀什", Reports: 1, Voices: 1, Status: "reported"},
	}
	tests := []struct {
		columns int
		want    string
	}{
		{0, `
WHEN        WHERE          WHAT                          KILLED  WOUNDED  REPORTS  VOICES  STATUS     ID
2026-03-03  Baqubah, Iraq  Car bombing in Baqubah, Iraq   12–15      34+        5       3  confirmed  k7q2
            喀什           Clash�[31m in 喀什                                   1       1  reported   p0aa
`},
		{90, `
WHEN        WHERE          WHAT                  KILLED  WOUNDED  REPORTS  VOICES  STATUS     ID
2026-03-03  Baqubah, Iraq  Car bombing in Baqu…   12–15      34+        5       3  confirmed  k7q2
            喀什           Clash�[31m in 喀什                           1       1  reported   p0aa
`},
	}
	if got := whenOf(view.Row{When: "../2026-03-11"}); got != "by 2026-03-11" {
		t.Errorf("a day by which it came to pass is %q", got)
	}
	for _, tt := range tests {
		var b bytes.Buffer
		if err := writeTable(&b, rows, tt.columns); err != nil {
			t.Fatal(err)
		}
		if want := strings.TrimPrefix(tt.want, "\n"); b.String() != want {
			t.Errorf("writeTable to %d columns =\n%s, want\n%s", tt.columns, b.String(), want)
		}
	}
}

package web

import (
	"strings"
	"testing"

	"sitrep"
)

func TestMomentThere(t *testing.T) {
	lat, lon := 33.75, 44.63
	russia := &sitrep.Where{Country: "RU"}
	for _, tt := range []struct {
		iso   string
		where *sitrep.Where
		want  string // after the time; empty for nothing
	}{
		{"2026-03-03T08:40:00Z", &sitrep.Where{Country: "IQ", Lat: &lat, Lon: &lon}, "(11:40 there)"},
		{"2026-03-03T22:40:00Z", &sitrep.Where{Country: "IQ"}, "(01:40 on 4 March there)"},
		{"2026-03-03", &sitrep.Where{Country: "IQ"}, ""},
		{"2026-03-03T08:40:00Z", russia, ""},
		{"2026-01-03T08:40:00Z", &sitrep.Where{Country: "GB"}, ""},
		{"2026-03-03T08:40:00Z", nil, ""},
	} {
		got := string(momentThere(tt.iso, thereOf(tt.where)))
		if has := strings.Contains(got, "there)"); has != (tt.want != "") || !strings.Contains(got, tt.want) {
			t.Errorf("momentThere(%s, %+v) = %s, want %q", tt.iso, tt.where, got, tt.want)
		}
	}
	if name := thereOf(russia).Name(); name != "" {
		t.Errorf("a place in Russia is in %s, want no one zone", name)
	}
	b := open(t)
	body := b.get(t, "/incidents/"+b.id(t, "Car bombing in Baqubah"))
	for _, want := range []string{`data-zone="Asia/Baghdad"`, `08:40 UTC</time> <span class="there">(11:40 there)</span>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the incident has no %s", want)
		}
	}
}

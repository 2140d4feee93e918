package sitrep

import (
	"testing"
	"time"
)

func TestMoment(t *testing.T) {
	kabul := time.FixedZone("", 4*3600+1800)
	tests := []struct {
		name string
		m    Moment
		want string
	}{
		{"unknown", Moment{}, ""},
		{"a day", Moment{time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), ToDay}, "2026-03-03"},
		{"a minute", Moment{time.Date(2026, 3, 3, 9, 5, 0, 0, time.UTC), ToMinute}, "2026-03-03T09:05:00Z"},
		{"a minute elsewhere", Moment{time.Date(2026, 3, 3, 9, 5, 0, 0, kabul), ToMinute}, "2026-03-03T09:05:00+04:30"},
		{"a day long ago", Moment{time.Date(1988, 12, 31, 0, 0, 0, 0, time.UTC), ToDay}, "1988-12-31"},
	}
	for _, test := range tests {
		got := test.m.String()
		if got != test.want {
			t.Errorf("%s: String = %q, want %q", test.name, got, test.want)
		}
		back, err := ParseMoment(got)
		if err != nil || !back.Time.Equal(test.m.Time) || back.Precision != test.m.Precision {
			t.Errorf("%s: ParseMoment(%q) = %v, %v, want %v", test.name, got, back, err, test.m)
		}
		if back.String() != got {
			t.Errorf("%s: ParseMoment(%q) prints %q", test.name, got, back)
		}
		if got := test.m.Known(); got != (test.want != "") {
			t.Errorf("%s: Known = %v", test.name, got)
		}
	}
}

func TestParseMomentRefuses(t *testing.T) {
	for _, s := range []string{"yesterday", "2026-02-30", "2026-3-3", "2026-03-03T09:05", "03/03/2026", " "} {
		if m, err := ParseMoment(s); err == nil || m.Known() {
			t.Errorf("ParseMoment(%q) = %v, %v, want an error and the zero Moment", s, m, err)
		}
	}
}

func TestCountryName(t *testing.T) {
	tests := []struct{ code, want string }{
		{"IQ", "Iraq"},
		{"BF", "Burkina Faso"},
		{"XX", "XX"},
		{"", ""},
	}
	for _, test := range tests {
		if got := CountryName(test.code); got != test.want {
			t.Errorf("CountryName(%q) = %q, want %q", test.code, got, test.want)
		}
	}
}

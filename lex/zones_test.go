package lex

import (
	"slices"
	"testing"
	"time"
)

func TestZones(t *testing.T) {
	at := func(lat, lon float64) [2]*float64 { return [2]*float64{&lat, &lon} }
	for _, tt := range []struct {
		country string
		at      [2]*float64
		want    []string
	}{
		{"IQ", [2]*float64{}, []string{"Asia/Baghdad"}},
		{"IQ", at(33.75, 44.63), []string{"Asia/Baghdad"}},
		{"XK", [2]*float64{}, []string{"Europe/Belgrade"}},
		{"UA", at(50.45, 30.52), []string{"Europe/Kyiv"}},
		{"ID", at(-6.2, 106.8), []string{"Asia/Jakarta"}},
		{"CD", at(-4.3, 15.3), []string{"Africa/Kinshasa"}},
		{"", at(0, 0), nil},
		{"ZZ", [2]*float64{}, nil},
	} {
		if got := Zones(tt.country, tt.at[0], tt.at[1]); !slices.Equal(got, tt.want) {
			t.Errorf("Zones(%s) = %v, want %v", tt.country, got, tt.want)
		}
	}
	if got := Zones("RU", nil, nil); len(got) < 10 {
		t.Errorf("Zones(RU) = %v, want all that Russia has", got)
	}
}

// Every zone is one that the tz database has, and every country has one.
func TestZonesAreKnown(t *testing.T) {
	for country, zones := range zonesOf() {
		for _, z := range zones {
			if _, err := time.LoadLocation(z.name); err != nil {
				t.Errorf("%s: %v", country, err)
			}
		}
	}
	for _, row := range Table("countries") {
		if row[4] == "PCLI" && zonesOf()[row[0]] == nil {
			t.Errorf("%s has no zone", row[0])
		}
	}
}

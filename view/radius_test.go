package view

import (
	"testing"

	"sitrep"
)

func TestRadius(t *testing.T) {
	x := 36.0
	for _, tt := range []struct {
		in   sitrep.Where
		want float64
	}{
		{sitrep.Where{Precision: "site", Lat: &x, Lon: &x, GeoNamesID: 7}, 2},
		{sitrep.Where{Precision: "site", Lat: &x, Lon: &x}, 10}, // the point is its town's
		{sitrep.Where{Precision: "town", Lat: &x, Lon: &x, GeoNamesID: 7}, 10},
		{sitrep.Where{Precision: "region", Lat: &x, Lon: &x}, 100},
		{sitrep.Where{Precision: "country", Lat: &x, Lon: &x}, 400},
		{sitrep.Where{Precision: "", Lat: &x, Lon: &x}, 100}, // of what is not told, little is said
		{sitrep.Where{Precision: "town", Lat: &x}, 0},
	} {
		if got := Radius(tt.in); got != tt.want {
			t.Errorf("Radius(%+v) = %g, want %g", tt.in, got, tt.want)
		}
	}
}

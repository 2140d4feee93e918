package web

import (
	"encoding/json"
	"testing"
)

// The largest towns are named first, and small ones where there is nothing larger.
func TestTowns(t *testing.T) {
	var rows [][4]any
	if err := json.Unmarshal(towns(), &rows); err != nil {
		t.Fatal(err)
	}
	zooms := map[string]float64{}
	least := float64(lastZoom + 1)
	for _, r := range rows {
		name, lon, lat, zoom := r[0].(string), r[1].(float64), r[2].(float64), r[3].(float64)
		if name == "" || lon < -180 || lon > 180 || lat < -90 || lat > 90 || zoom < firstZoom || zoom > lastZoom {
			t.Errorf("a town is %v", r)
		}
		if zooms[name] == 0 {
			zooms[name] = zoom
		}
		least = min(least, zoom)
	}
	if least != firstZoom || zooms["Baghdad"] == 0 || zooms["Baghdad"] > 4 || zooms["Karbala"] <= zooms["Baghdad"] || zooms["Timbuktu"] == 0 {
		t.Errorf("Baghdad is named from zoom %g on, Karbala from %g, and the first from %g", zooms["Baghdad"], zooms["Karbala"], least)
	}
	if len(rows) > 8000 || len(pack(towns())) > 100_000 {
		t.Errorf("%d towns are %d bytes packed, too many to send", len(rows), len(pack(towns())))
	}
}

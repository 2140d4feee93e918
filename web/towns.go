package web

import (
	"encoding/json"
	"math"
	"sync"

	"sitrep/lex"
)

// Towns have their names on maps from the zoom on at which each is the largest in its
// field of the map.
const (
	leastPeople  = 10_000
	firstZoom    = 2
	lastZoom     = 6
	fieldsAcross = 4  // at zoom 0: a field is 128 dots wide there and half as high, as names are
	mostMercator = 85 // degrees of latitude to the edge
)

// towns is the file of them that maps read: a list of rows, each a name, longitude,
// latitude and zoom, the most populous first. It is made once.
var towns = sync.OnceValue(func() []byte {
	type field struct{ zoom, x, y int }
	taken := map[field]bool{}
	rows := [][4]any{}
	for p := range lex.Gaz().Towns(leastPeople) {
		x, y := mercator(p.Lon, p.Lat)
		from := 0
		for zoom := lastZoom; zoom >= firstZoom; zoom-- {
			fields := float64(int(fieldsAcross) << zoom)
			f := field{zoom, int(x * fields), int(y * fields * 2)}
			if taken[f] {
				break
			}
			taken[f], from = true, zoom
		}
		if from > 0 {
			rows = append(rows, [4]any{short(p.Name), rounded(p.Lon, 100), rounded(p.Lat, 100), from})
		}
	}
	b, err := json.Marshal(rows)
	if err != nil {
		panic(err) // names and numbers can be written
	}
	return b
})

// mercator is where a point lies on the map of the world, from 0 to 1 eastward and southward.
func mercator(lon, lat float64) (x, y float64) {
	sin := math.Sin(min(max(lat, -mostMercator), mostMercator) * math.Pi / 180)
	return lon/360 + 0.5, 0.5 - math.Atanh(sin)/(2*math.Pi)
}

package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"golang.org/x/text/language"

	"sitrep"
)

// topology is a file of TopoJSON, as far as countries need it. A point of an arc
// is told by its distance from the one before it, in steps of Transform.
type topology struct {
	Type      string                `json:"type"`
	Transform transform             `json:"transform"`
	Objects   map[string]collection `json:"objects"`
	Arcs      [][][2]int            `json:"arcs"`
}

type transform struct {
	Scale     [2]float64 `json:"scale"`
	Translate [2]float64 `json:"translate"`
}

type collection struct {
	Type       string    `json:"type"`
	Geometries []country `json:"geometries,omitempty"`
}

// country is one country with its outline: lists of polygons, rings, and arcs; an
// arc that runs backwards has its number inverted.
type country struct {
	Type       string          `json:"type"`
	ID         string          `json:"id,omitempty"` // UN M49 as it comes, ISO 3166-1 alpha-2 as it is kept
	Arcs       json.RawMessage `json:"arcs"`
	Properties label           `json:"properties"`
}

// label is a country's name and where on a map there is most room for it.
type label struct {
	Name string     `json:"name"`
	At   [2]float64 `json:"at"`   // degrees: longitude, latitude
	Room float64    `json:"room"` // degrees of latitude to the nearest border
}

// How fine the map is, in degrees: it is one to tell countries and coasts by.
const (
	step      = 0.01
	tolerance = 0.02
)

// world makes the map of countries that is served: borders no finer than is
// needed, codes and names as the rest of the program has them, and a point for
// the label of each.
func world(b []byte) ([]byte, error) {
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, err
	}
	countries, ok := t.Objects["countries"]
	if !ok {
		return nil, fmt.Errorf("it has no countries")
	}
	lines := t.lines()
	for i, line := range lines {
		lines[i] = simpler(line)
	}
	codes := alpha2()
	for i := range countries.Geometries {
		c := &countries.Geometries[i]
		c.ID = codes[c.ID]
		if c.ID == "" {
			c.ID = unnumbered[c.Properties.Name]
		}
		if c.ID != "" {
			c.Properties.Name = sitrep.CountryName(c.ID)
		}
		polygons, err := c.polygons(lines)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Properties.Name, err)
		}
		c.Properties.At, c.Properties.Room = roomiest(polygons)
	}
	unlabelled(countries.Geometries)
	return json.Marshal(topology{
		Type:      t.Type,
		Transform: transform{Scale: [2]float64{step, step}},
		Objects:   map[string]collection{"countries": countries},
		Arcs:      stepped(lines),
	})
}

// unlabelled takes the name from the smaller of two pieces of one country, and from
// what has no room for one.
func unlabelled(countries []country) {
	largest := map[string]float64{}
	for _, c := range countries {
		largest[c.ID] = max(largest[c.ID], c.Properties.Room)
	}
	for i := range countries {
		if c := &countries[i]; c.Properties.Room == 0 || c.ID != "" && c.Properties.Room < largest[c.ID] {
			c.Properties.Name = ""
		}
	}
}

// unnumbered has the codes of those that the UN has no number for.
var unnumbered = map[string]string{"Kosovo": "XK"}

// alpha2 has the countries' codes by the UN's numbers.
func alpha2() map[string]string {
	codes := map[string]string{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			r, err := language.ParseRegion(code)
			if err == nil && r.M49() != 0 && r.IsCountry() && r.Canonicalize() == r && sitrep.CountryName(code) != code {
				codes[fmt.Sprintf("%03d", r.M49())] = code
			}
		}
	}
	return codes
}

type point [2]float64

// lines are the arcs in degrees.
func (t *topology) lines() [][]point {
	lines := make([][]point, len(t.Arcs))
	for i, arc := range t.Arcs {
		var x, y int
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			lines[i] = append(lines[i], point{
				float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
				float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
			})
		}
	}
	return lines
}

// simpler leaves out points that a line does without: those within tolerance of
// it (Douglas and Peucker). Ends stay, so that arcs still meet, and a ring keeps
// four points.
func simpler(line []point) []point {
	if len(line) <= 4 {
		return line
	}
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	if line[0] == line[len(line)-1] {
		for _, i := range []int{len(line) / 3, len(line) * 2 / 3} {
			keep[i] = true
		}
	}
	from := 0
	for i := 1; i < len(line); i++ {
		if keep[i] {
			mark(line, keep, from, i)
			from = i
		}
	}
	var out []point
	for i, p := range line {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// mark keeps what between two kept points lies too far from the line between them.
func mark(line []point, keep []bool, from, to int) {
	far, most := 0, tolerance
	for i := from + 1; i < to; i++ {
		if d := distance(line[i], line[from], line[to]); d > most {
			far, most = i, d
		}
	}
	if far != 0 {
		keep[far] = true
		mark(line, keep, from, far)
		mark(line, keep, far, to)
	}
}

// distance is how far p lies from the piece of a line between a and b.
func distance(p, a, b point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	if long := dx*dx + dy*dy; long > 0 {
		t := math.Max(0, math.Min(1, ((p[0]-a[0])*dx+(p[1]-a[1])*dy)/long))
		a[0], a[1] = a[0]+t*dx, a[1]+t*dy
	}
	return math.Hypot(p[0]-a[0], p[1]-a[1])
}

// stepped writes lines as arcs of steps.
func stepped(lines [][]point) [][][2]int {
	arcs := make([][][2]int, len(lines))
	for i, line := range lines {
		var x, y int
		for _, p := range line {
			nx, ny := int(math.Round(p[0]/step)), int(math.Round(p[1]/step))
			arcs[i] = append(arcs[i], [2]int{nx - x, ny - y})
			x, y = nx, ny
		}
	}
	return arcs
}

// polygons are the outlines of a country, each a list of rings.
func (c *country) polygons(lines [][]point) ([][][]point, error) {
	var numbers [][][]int
	switch c.Type {
	case "Polygon":
		numbers = make([][][]int, 1)
		if err := json.Unmarshal(c.Arcs, &numbers[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(c.Arcs, &numbers); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("its outline is a %s", c.Type)
	}
	var polygons [][][]point
	for _, rings := range numbers {
		var polygon [][]point
		for _, arcs := range rings {
			var ring []point
			for _, n := range arcs {
				line := lines[max(n, ^n)]
				if n < 0 {
					line = slices.Clone(line)
					slices.Reverse(line)
				}
				ring = append(ring, line...)
			}
			polygon = append(polygon, unwrapped(ring))
		}
		polygons = append(polygons, polygon)
	}
	return polygons, nil
}

// unwrapped goes on beyond 180 degrees where a ring crosses them.
func unwrapped(ring []point) []point {
	var turn float64
	for i := 1; i < len(ring); i++ {
		ring[i][0] += turn
		if jump := 360 * math.Round((ring[i-1][0]-ring[i][0])/360); jump != 0 {
			ring[i][0] += jump
			turn += jump
		}
	}
	return ring
}

// roomiest is the point of a grid over the largest polygon that lies furthest
// from its edges, and how far that is, in degrees of latitude.
func roomiest(polygons [][][]point) (at [2]float64, room float64) {
	largest := slices.MaxFunc(polygons, func(a, b [][]point) int { return cmp.Compare(area(a[0]), area(b[0])) })
	west, south, east, north := bounds(largest[0])
	squeeze := math.Cos((south + north) / 2 * math.Pi / 180)
	var edges [][]point
	for _, ring := range largest {
		var flat []point
		for _, p := range ring {
			flat = append(flat, point{p[0] * squeeze, p[1]})
		}
		edges = append(edges, flat)
	}
	const grid = 48
	room = -1
	for i := 1; i < grid; i++ {
		for j := 1; j < grid; j++ {
			p := point{west + (east-west)*float64(i)/grid, south + (north-south)*float64(j)/grid}
			if d := inside(point{p[0] * squeeze, p[1]}, edges); d > room {
				at, room = [2]float64{round(p[0]), round(p[1])}, d
			}
		}
	}
	return at, round(math.Max(room, 0))
}

func round(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 2, 64), 64)
	if err != nil {
		return x // only for what is no number
	}
	return y
}

// inside is how far from the edges a point lies within them, and less than
// nothing outside.
func inside(p point, edges [][]point) float64 {
	in, near := false, math.Inf(1)
	for _, ring := range edges {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
				in = !in
			}
			near = math.Min(near, distance(p, a, b))
		}
	}
	if !in {
		return -near
	}
	return near
}

func area(ring []point) float64 {
	var sum float64
	for i := 1; i < len(ring); i++ {
		sum += (ring[i][0] - ring[i-1][0]) * (ring[i][1] + ring[i-1][1])
	}
	return math.Abs(sum)
}

func bounds(ring []point) (west, south, east, north float64) {
	west, south, east, north = 180, 90, -180, -90
	for _, p := range ring {
		west, east = math.Min(west, p[0]), math.Max(east, p[0])
		south, north = math.Min(south, p[1]), math.Max(north, p[1])
	}
	return west, south, east, north
}

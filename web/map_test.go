package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/store"
)

// A page with a map and a form, as the list has them, under the workbench's policy.
const mapPage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Map</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/static/%[1]s/app.css"><link rel="stylesheet" href="/static/%[1]s/map.css">
<script type="module" src="/static/%[1]s/map.js"></script></head>
<body><main><h1>Map</h1><form id="filter" action="/many"><button>Show</button></form>%[2]s<a href="/many">after</a></main></body></html>`

// atlas serves pages with maps: many incidents, one of each precision, none.
func atlas(t *testing.T) string {
	t.Helper()
	f, err := newFiles()
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /static/{hash}/{name...}", f.serve)
	pageWith := func(pattern, div string) {
		mux.HandleFunc("GET "+pattern, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintf(w, mapPage, f.hash, div) })
	}
	pageWith("/many", `<div class="map" data-source="/many.geojson" data-form="filter" data-label="Map of the incidents"><p class="none">The map needs JavaScript.</p></div>`)
	pageWith("/gone", `<div class="map" data-source="/gone.geojson"></div>`)
	var one strings.Builder
	for _, p := range []struct{ precision, at, country, km, name string }{
		{"town", `data-lat="36.335" data-lon="43.119"`, "IQ", "10", "Mosul"},
		{"region", `data-lat="36.335" data-lon="43.119"`, "IQ", "100", "Nineveh"},
		{"country", `data-lat="33" data-lon="44"`, "IQ", "400", "Iraq"},
		{"unplaced", "", "", "0", "Nowhere"},
	} {
		fmt.Fprintf(&one, `<div class="map one" %s data-precision=%q data-country=%q data-radius-km=%q data-name=%q data-label="Map of %[5]s"></div>`, p.at, p.precision, p.country, p.km, p.name)
	}
	pageWith("/one", one.String())
	mux.HandleFunc("GET /many.geojson", func(w http.ResponseWriter, _ *http.Request) {
		if err := json.NewEncoder(w).Encode(manyIncidents()); err != nil {
			t.Error(err)
		}
	})
	mux.HandleFunc("GET /incidents/{id}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, mapPage, f.hash, "<p>"+r.PathValue("id")+"</p>")
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// manyIncidents are 5,000 between Mali and Pakistan, twenty of them at one point in
// Lagos, and one alone in Peru.
func manyIncidents() *mapped {
	listed := []store.Listed{}
	add := func(i int, lon, lat float64, killed int, precision string) {
		listed = append(listed, placedAt(fmt.Sprint(i), fmt.Sprintf("Incident %d", i), lon, lat, killed, precision))
	}
	for i := range 5000 {
		add(i, -5+float64(i*37%8000)/100, 12+float64(i*i%2500)/100, i%40, []string{"site", "town", "region", "country"}[i%4])
	}
	for i := range 20 {
		add(6000+i, 3.39, 6.45, i, "town")
	}
	add(7000, -75, -10, 90, "town")
	return mappedOf(listed, query{})
}

// placedAt is an incident that the map shows.
func placedAt(id, title string, lon, lat float64, killed int, precision string) store.Listed {
	return store.Listed{Incident: sitrep.Incident{
		ID: id, Title: title, Type: "Attack", Status: sitrep.Reported,
		When:       &sitrep.Row[sitrep.When]{Value: sitrep.When{Start: "2026-05-03", End: "2026-05-03", Precision: "day"}},
		Where:      &sitrep.Row[sitrep.Where]{Value: sitrep.Where{Name: "Somewhere", Country: "IQ", Lat: &lat, Lon: &lon, Precision: precision}},
		Casualties: []sitrep.Row[sitrep.Casualty]{{Value: sitrep.Casualty{Effect: "killed", Min: &killed, Max: &killed, Whole: true}}},
	}}
}

// ready waits for the map of the page.
func (b *tab) ready() {
	b.t.Helper()
	b.wait(`document.querySelector(".map")?.dataset.state === "ready"`)
}

// spot is where a point of the map is in the window.
func (b *tab) spot(lon, lat float64) (x, y float64) {
	b.t.Helper()
	at := eval[[]float64](b, fmt.Sprintf(`(() => {
		const div = document.querySelector(".map"), p = div.map.project([%g, %g]), r = div.getBoundingClientRect();
		return [p.x + r.x + div.clientLeft, p.y + r.y + div.clientTop];
	})()`, lon, lat))
	return at[0], at[1]
}

// One page is gone through from top to bottom: a map takes seconds to begin where
// there is no graphics card.
func TestMapOfMany(t *testing.T) {
	b := browse(t, atlas(t)).visit("/many", 1280)
	b.ready()
	for _, step := range []struct {
		name string
		do   func(t *testing.T, b *tab)
	}{
		{"drawn", mapIsDrawn},
		{"dark", mapInTheDark},
		{"towns", mapNamesTowns},
		{"nearer", mapGoesNearer},
		{"keyboard", mapByKeyboard},
		{"one place", mapListsOnePlace},
		{"search", mapSearches},
		{"incident", mapOpensIncident},
	} {
		t.Run(step.name, func(t *testing.T) {
			b.t = t
			step.do(t, b)
		})
	}
}

const theMap = `document.querySelector(".map").map`

// rendered is how many features a layer shows.
func (b *tab) rendered(layer string) int {
	b.t.Helper()
	return eval[int](b, fmt.Sprintf(`%s.queryRenderedFeatures({layers: [%q]}).length`, theMap, layer))
}

// jump moves the map.
func (b *tab) jump(lon, lat, zoom float64) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`(delete document.querySelector(".map").dataset.state, %s.jumpTo({center: [%g, %g], zoom: %g}), true)`, theMap, lon, lat, zoom))
	b.ready()
}

func mapIsDrawn(t *testing.T, b *tab) {
	if got := b.text(".map [role=status]"); got != "5,021 on the map" {
		t.Errorf("the map says %q", got)
	}
	if got := b.attr(".map canvas", "aria-label"); got != "Map of the incidents" {
		t.Errorf("the map is called %q", got)
	}
	if n := b.rendered("names"); n < 10 {
		t.Errorf("%d countries have names, want ten or more", n)
	}
	if n := b.rendered("counts"); n < 5 {
		t.Errorf("%d clusters have a count, want five or more", n)
	}
	if !eval[bool](b, `document.querySelector(".map-search").hidden`) {
		t.Error("the area is offered before anybody moved the map")
	}
	b.axe()
	b.shot("map-many")
}

// The page's own wish goes before the system's.
func mapInTheDark(_ *testing.T, b *tab) {
	for _, step := range []struct{ theme, sea string }{{"dark", "rgb(18, 24, 28)"}, {"light", "rgb(213, 224, 230)"}} {
		eval[bool](b, fmt.Sprintf(`(delete document.querySelector(".map").dataset.state, document.documentElement.dataset.theme = %q, true)`, step.theme))
		b.wait(fmt.Sprintf(`%s.getPaintProperty("sea", "background-color") === %q`, theMap, step.sea))
		b.ready()
		if n := b.rendered("counts"); n < 5 {
			b.t.Errorf("%d clusters have a count in the %s, want five or more", n, step.theme)
		}
		b.axe()
	}
}

// Towns have names, the more the nearer the map is, and none lies under a mark.
func mapNamesTowns(t *testing.T, b *tab) {
	b.jump(20, 20, 1)
	few := b.rendered("towns")
	b.jump(9, 45, 6)
	if n := b.rendered("towns"); n < 5 || few > 40 {
		t.Errorf("%d towns have names about Milan, want five or more; and %d in the world, want few", n, few)
	}
	b.jump(45, 33, 4)
	under := eval[[]string](b, `(() => {
		const map = `+theMap+`;
		const at = map.queryRenderedFeatures({layers: ["marks", "soft", "clusters", "softs"]}).map((f) => map.project(f.geometry.coordinates));
		return at.flatMap((p) => map.queryRenderedFeatures([p.x, p.y], {layers: ["towns"]}).map((f) => f.properties.name));
	})()`)
	if len(under) > 0 {
		t.Errorf("the names of %v lie under marks", under)
	}
	b.shot("map-towns")
	b.jump(20, 20, 1)
}

func mapGoesNearer(_ *testing.T, b *tab) {
	at := eval[[]float64](b, theMap+`.queryRenderedFeatures({layers: ["clusters"]})
		.toSorted((a, b) => b.properties.point_count - a.properties.point_count)[0].geometry.coordinates`)
	before := eval[float64](b, theMap+`.getZoom()`)
	b.clickAt(b.spot(at[0], at[1]))
	b.wait(fmt.Sprintf(`%s.getZoom() > %g`, theMap, before))
	b.wait(`!document.querySelector(".map-search").hidden`)
}

// The keyboard moves the map, and gets out.
func mapByKeyboard(_ *testing.T, b *tab) {
	b.jump(30, 20, 3)
	b.do(focus(".map canvas"))
	b.press("+")
	b.wait(theMap + `.getZoom() > 3.5 && !` + theMap + `.isMoving()`)
	west := eval[float64](b, theMap+`.getBounds().getWest()`)
	b.press(keyRight)
	b.wait(fmt.Sprintf(`%s.getBounds().getWest() > %g + 1 && !%[1]s.isMoving()`, theMap, west))
	b.press(keyEscape)
	b.wait(`document.activeElement === document.body`)
}

// What lies in one point is listed, where going nearer does not help.
func mapListsOnePlace(t *testing.T, b *tab) {
	b.jump(3.39, 6.45, 6)
	b.clickAt(b.spot(3.39, 6.45))
	b.wait(`document.querySelector(".map-list a")`)
	if n := b.count(".map-list a"); n != 20 {
		t.Errorf("%d incidents are listed, want 20", n)
	}
	b.axe()
	b.shot("map-place")
	b.do(focus(".map-list a"))
	b.press(keyEscape)
	b.wait(`!document.querySelector(".map-list")`)
}

// A listener may show the incident itself; else its page is opened.
func mapOpensIncident(t *testing.T, b *tab) {
	b.jump(-75, -10, 4)
	eval[bool](b, `(document.addEventListener("sitrep:open", (e) => { e.preventDefault(); document.title = e.detail.id; }, {once: true}), true)`)
	b.clickAt(b.spot(-75, -10))
	b.wait(`document.title === "7000"`)
	b.clickAt(b.spot(-75, -10))
	b.wait(`location.pathname === "/incidents/7000"`)
}

// What is in view is searched.
func mapSearches(t *testing.T, b *tab) {
	box := eval[string](b, `(() => { const b = `+theMap+`.getBounds(); return [b.getSouth(), b.getWest(), b.getNorth(), b.getEast()].map((x) => x.toFixed(3)).join(","); })()`)
	b.do(focus(".map-search"))
	b.press(keyEnter)
	b.wait(`location.search.includes("box=")`)
	if got := eval[string](b, `new URLSearchParams(location.search).get("box")`); got != box || strings.Count(box, ",") != 3 {
		t.Errorf("it searches %q, want %q", got, box)
	}
	b.ready()
}

// A place is shown as an area as large as the words leave it.
func TestMapOfOne(t *testing.T) {
	b := browse(t, atlas(t)).visit("/one", 800)
	b.wait(`[...document.querySelectorAll(".map")].every((m) => m.dataset.state === (m.dataset.lat ? "ready" : "none"))`)
	for _, p := range []struct {
		precision string
		low, high float64 // degrees of latitude from the area's south to its north
	}{
		{"town", 0.17, 0.19}, {"region", 1.7, 1.9}, {"country", 7, 9},
	} {
		one := fmt.Sprintf(`document.querySelector("[data-precision=%s]").map`, p.precision)
		high := eval[float64](b, one+`.getSource("area").getData().then((d) => {
			const lats = d.geometry.coordinates.flat(d.geometry.type === "Polygon" ? 1 : 2).map((p) => p[1]);
			return Math.max(...lats) - Math.min(...lats);
		})`)
		if high < p.low || high > p.high {
			t.Errorf("the area of a %s is %.2f degrees high, want %g to %g", p.precision, high, p.low, p.high)
		}
		if n := eval[int](b, one+`.queryRenderedFeatures({layers: ["area"]}).length`); n == 0 {
			t.Errorf("the area of a %s is not to be seen", p.precision)
		}
	}
	if got := b.text("[data-precision=unplaced]"); !strings.Contains(got, "no coordinates") {
		t.Errorf("without coordinates the map says %q", got)
	}
	b.axe()
	b.shot("map-one")
}

// Where there is no map, the page says so.
func TestNoMap(t *testing.T) {
	someone := browse(t, atlas(t))
	b := someone.see("/many", look{noScript: true})
	if got := b.text(".map"); got != "The map needs JavaScript." {
		t.Errorf("without JavaScript the map says %q", got)
	}
	b = someone.see("/many", look{before: `HTMLCanvasElement.prototype.getContext = () => null`})
	b.wait(`document.querySelector(".map").dataset.state === "none"`)
	if got := b.text(".map"); !strings.Contains(got, "WebGL") {
		t.Errorf("without WebGL the map says %q", got)
	}
	b.axe()
	b = someone.see("/gone", look{})
	b.wait(`document.querySelector(".map").dataset.state === "none"`)
	if got := b.text(".map"); !strings.Contains(got, "could not be loaded") {
		t.Errorf("without its incidents the map says %q", got)
	}
	b.expect("404")
}

// What the map gets of as many incidents as it shows is little to send.
func TestMapDataIsSmall(t *testing.T) {
	listed := make([]store.Listed, 0, mostMapped)
	for i := range mostMapped {
		in := placedAt(fmt.Sprintf("a%07d", i*7919), fmt.Sprintf("Car bombing in Baqubah %d, Iraq", i), 44.123456+float64(i)/97, 33.654321-float64(i)/89, i%100, "town")
		in.When.Value.Start = noon.AddDate(0, 0, -i/2).Format(time.DateOnly)
		in.When.Value.End = in.When.Value.Start
		in.Type = sitrep.Types[i%len(sitrep.Types)]
		listed = append(listed, in)
	}
	m := mappedOf(listed, query{})
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Incidents) != mostMapped || len(b) > 230_000 {
		t.Errorf("%d incidents are %d bytes, want %d in no more than 230,000", len(m.Incidents), len(b), mostMapped)
	}
	if packed := pack(b); len(packed) > 60_000 {
		t.Errorf("packed they are %d bytes, want no more than 60,000", len(packed))
	}
}

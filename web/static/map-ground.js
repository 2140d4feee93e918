// What every map stands on: land, borders, names of countries and towns, in the
// colours of map.css, from files of our own.

import { Map, NavigationControl, setWorkerUrl } from "./vendor/maplibre-gl.mjs";
import { draw } from "./map-drawn.js";

setWorkerUrl(new URL("./vendor/maplibre-gl-worker.mjs", import.meta.url).href);

export const still = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");

// ground makes the map of a div. above(colours) gives the sources and layers that
// lie over the land, and as clear those that towns' names keep clear of; it is asked
// again when the colours change. unnamed is a town that is not named. view is how
// MapLibre's map begins. The map is given when it is there to be added to.
export async function ground(div, view, above, unnamed = "") {
  const [land, named] = await Promise.all([world(), towns()]);
  const style = () => {
    const c = colours(div);
    const { sources, layers, clear = [] } = above(c, land);
    return {
      version: 8,
      sources: {
        land: { type: "geojson", data: land.countries },
        borders: { type: "geojson", data: land.borders },
        names: { type: "geojson", data: land.names },
        towns: { type: "geojson", data: named },
        ...sources,
      },
      layers: [...below(c), written(unnamed), ...clear, names, ...layers],
    };
  };
  div.replaceChildren();
  const map = new Map({
    container: div,
    maxZoom: 10, // the land is drawn to a kilometre or two, no finer
    maxPitch: 0,
    dragRotate: false,
    renderWorldCopies: false,
    attributionControl: false,
    fadeDuration: still.matches ? 0 : 200,
    locale: { "Map.Title": div.dataset.label ?? "Map" },
    ...view,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.setMissingStyleImageResolver((id) => draw(map, id, colours(div)));
  map.setStyle(style());
  recolour(() => map.setStyle(style(), { diff: false }));
  leave(div);
  div.append(credit());
  div.map = map;
  map.on("idle", () => (div.dataset.state = "ready"));
  return map;
}

// recolour calls back when the page turns from light to dark or back.
function recolour(change) {
  dark.addEventListener("change", change);
  new MutationObserver(change).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

// leave lets Escape close what is open on the map, and then take the keyboard out
// of it; Tab goes on behind it.
function leave(div) {
  div.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    const close = div.querySelector(".maplibregl-popup-close-button");
    if (close) close.click();
    else document.activeElement.blur();
  });
}

function credit() {
  const p = document.createElement("p");
  p.className = "map-credit";
  p.textContent = "Map: Natural Earth";
  return p;
}

// colours are those that map.css gives the div, by their names without "--map-".
function colours(div) {
  const css = getComputedStyle(div);
  const named = (name) => css.getPropertyValue(`--map-${name}`).trim();
  return Object.fromEntries(["sea", "land", "border", "name", "halo", "mark", "edge", "count"].map((n) => [n, named(n)]));
}

function below(c) {
  return [
    { id: "sea", type: "background", paint: { "background-color": c.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": c.land } },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: { "line-color": c.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.5] },
    },
  ];
}

// names are those of countries. They are written before those of towns, which lie below.
const names = {
  id: "names",
  type: "symbol",
  source: "names",
  // How many degrees of room a name needs grows less as the map is larger.
  filter: [">=", ["get", "room"], ["step", ["zoom"], 3, 2, 1.8, 3, 0.8, 4, 0.3, 5, 0]],
  layout: { "icon-image": ["concat", "name:", ["get", "name"]], "symbol-sort-key": ["-", ["get", "room"]], "icon-padding": 4 },
};

// written are the names of towns but one: where the town is, or else beside it.
function written(unnamed) {
  const name = ["image", ["concat", "town:", ["get", "name"]]];
  return {
    id: "towns",
    type: "symbol",
    source: "towns",
    filter: ["all", ["<=", ["get", "zoom"], ["zoom"]], ["!=", ["get", "name"], unnamed]],
    layout: {
      "text-field": ["format", name],
      "text-variable-anchor-offset": ["center", [0, 0], "top", [0, 0.8], "bottom", [0, -0.8], "left", [0.9, 0], "right", [-0.9, 0]],
      "text-padding": 3,
      "symbol-sort-key": ["get", "rank"],
    },
  };
}

let countries, places;
// world reads the countries: countries and borders to draw, names to write.
function world() {
  countries ??= read("./vendor/world.json").then(outlined);
  return countries;
}

// towns reads those that may be named, as web/towns.go writes them.
function towns() {
  places ??= read("./towns.json").then((rows) =>
    collection(rows.map(([name, lon, lat, zoom], rank) => feature({ type: "Point", coordinates: [lon, lat] }, { name, zoom, rank }))),
  );
  return places;
}

async function read(name) {
  const address = new URL(name, import.meta.url);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function outlined(topology) {
  const lines = topology.arcs.map((arc) => degrees(arc, topology.transform));
  const line = (n) => (n < 0 ? lines[~n].toReversed() : lines[n]);
  const ring = (arcs) => unwrapped(arcs.flatMap((n, i) => (i === 0 ? line(n) : line(n).slice(1))));
  const used = new Array(lines.length).fill(0);
  const countries = [];
  const names = [];
  for (const { type, id, arcs, properties } of topology.objects.countries.geometries) {
    const polygons = type === "Polygon" ? [arcs] : arcs;
    for (const n of polygons.flat(2)) used[n < 0 ? ~n : n]++;
    countries.push(feature({ type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(ring)) }, { id: id ?? "" }));
    if (properties.name) names.push(feature({ type: "Point", coordinates: properties.at }, properties));
  }
  // What two countries share is a border; all else is coast.
  const borders = lines.filter((_, i) => used[i] > 1);
  return { countries: collection(countries), names: collection(names), borders: feature({ type: "MultiLineString", coordinates: borders }, {}) };
}

// degrees turns an arc's steps into points.
function degrees(arc, { scale, translate }) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

// unwrapped goes on beyond 180 degrees where a ring crosses them; one that goes all
// around, which is the coast of Antarctica, is closed over the pole.
function unwrapped(ring) {
  let turn = 0;
  const out = ring.map(([lon, lat], i) => {
    if (i > 0) turn -= 360 * Math.round((lon - ring[i - 1][0]) / 360);
    return [lon + turn, lat];
  });
  if (turn !== 0) out.push([out.at(-1)[0], -90], [out[0][0], -90], out[0]);
  return out;
}

export function feature(geometry, properties) {
  return { type: "Feature", geometry, properties };
}

export function collection(features) {
  return { type: "FeatureCollection", features };
}

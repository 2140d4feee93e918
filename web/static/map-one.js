// Where one incident was, as exactly as the words say and no finer: an area with
// soft edges, never a point.
//
//   data-lat, data-lon     degrees: the middle of the area
//   data-radius-km         how far from it the incident may have been
//   data-precision         site, town, region or country
//   data-country           ISO 3166-1 alpha-2; with precision country its outline is the area
//   data-name              the place's name, written below the area; may be absent

import { LngLatBounds } from "./vendor/maplibre-gl.mjs";
import { feature, ground } from "./map-ground.js";
import { say } from "./map-note.js";

const around = 150; // kilometres that are shown to each side of a small area at least

export async function show(div) {
  const { precision, country, name } = div.dataset;
  if (!div.dataset.lat || !div.dataset.lon) {
    say(div, "This place has no coordinates.");
    return;
  }
  const middle = [Number(div.dataset.lon), Number(div.dataset.lat)];
  const km = Number(div.dataset.radiusKm);
  const outline = (land) => (precision === "country" && land.countries.features.find((f) => f.properties.id === country)) || null;
  let area;
  const over = (c, land) => {
    area = outline(land);
    return above(c, area ?? feature({ type: "Polygon", coordinates: [circle(middle, km)] }, {}), middle, name);
  };
  const map = await ground(div, { cooperativeGestures: true, center: middle, zoom: 3 }, over, name);
  const frame = area ? largest(area) : circle(middle, Math.max(4 * km, around));
  map.fitBounds(bounds(frame), { padding: 20, animate: false });
}

function above(c, area, middle, name) {
  const sources = { area: { type: "geojson", data: area }, middle: { type: "geojson", data: feature({ type: "Point", coordinates: middle }, {}) } };
  const layers = [
    { id: "area", type: "fill", source: "area", paint: { "fill-color": c.mark, "fill-opacity": 0.2 } },
    { id: "hatch", type: "fill", source: "area", paint: { "fill-pattern": "hatch:", "fill-opacity": 0.5 } },
    { id: "edge", type: "line", source: "area", paint: { "line-color": c.mark, "line-width": 1.5, "line-dasharray": [3, 2] } },
  ];
  if (name) {
    layers.push({
      id: "place",
      type: "symbol",
      source: "middle",
      layout: { "icon-image": `place:${name}`, "icon-anchor": "top", "icon-offset": [0, 10], "icon-allow-overlap": true },
    });
  }
  return { sources, layers };
}

// circle is a ring of points that lie so many kilometres from the middle.
function circle([lon, lat], km) {
  const rad = Math.PI / 180;
  const far = km / 6371;
  const [sin, cos] = [Math.sin(lat * rad), Math.cos(lat * rad)];
  return Array.from({ length: 73 }, (_, i) => {
    const turn = i * 5 * rad;
    const north = Math.asin(sin * Math.cos(far) + cos * Math.sin(far) * Math.cos(turn));
    const east = Math.atan2(Math.sin(turn) * Math.sin(far) * cos, Math.cos(far) - sin * Math.sin(north));
    return [lon + east / rad, north / rad];
  });
}

// largest is the ring of a country that takes most room on a map: islands far
// away do not make its map one of the world.
function largest(country) {
  const room = (ring) => {
    const b = bounds(ring);
    return (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
  };
  return country.geometry.coordinates.map(([ring]) => ring).reduce((a, b) => (room(b) > room(a) ? b : a));
}

function bounds(ring) {
  return ring.reduce((b, p) => b.extend(p), new LngLatBounds(ring[0], ring[0]));
}

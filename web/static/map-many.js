// Many incidents: a circle each, the larger the more were killed; near ones are
// drawn together with their number.
//
//   data-source   address of the incidents, as web/map.go writes them; read again when it
//                 changes
//   data-form     id of the form whose field "box" (south,west,north,east) is set by
//                 "Search this area"; without it there is no such button
//
// A click on an incident sends the div the event "sitrep:open", whose detail is the
// properties (see load); unless a listener prevents it, the page of the incident is opened.

import { LngLatBounds, Popup } from "./vendor/maplibre-gl.mjs";
import { collection, feature, ground, still } from "./map-ground.js";

const apart = 12; // at this zoom everything that can be told apart is
const most = 50; // incidents that are listed in one place

export async function show(div) {
  let incidents = await load(div.dataset.source);
  const map = await ground(div, { center: [20, 20], zoom: 1, cooperativeGestures: matchMedia("(max-width: 48rem)").matches }, (c) =>
    above(c, incidents),
  );
  const status = words(div);
  const tell = () => {
    status.textContent =
      incidents.features.length === 0
        ? "None of these incidents has a place on the map."
        : `${incidents.features.length.toLocaleString("en")} on the map`;
    frame(map, div, incidents);
  };
  tell();
  new MutationObserver(async () => {
    try {
      incidents = await load(div.dataset.source);
      map.getSource("incidents").setData(incidents);
      tell();
    } catch (err) {
      console.warn(err);
      status.textContent = "The map could not be brought up to date.";
    }
  }).observe(div, { attributeFilter: ["data-source"] });
  hover(map);
  click(map, div);
  searchHere(map, div);
}

async function load(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const { kept, words, incidents } = await answer.json();
  return collection(
    incidents.map(([id, title, when, killed, toll, lon, lat, precision, type, status]) =>
      feature(
        { type: "Point", coordinates: [lon, lat] },
        { id, title, when: words[when], killed, toll, precision: words[precision], type: words[type], status: words[status], url: `/incidents/${id}${kept}` },
      ),
    ),
  );
}

// words is the line on the map that tells what it shows.
function words(div) {
  const p = document.createElement("p");
  p.className = "map-status";
  p.setAttribute("role", "status");
  div.append(p);
  return p;
}

// frame shows what the form searches, or all incidents.
function frame(map, div, { features }) {
  const box = form(div)?.elements.namedItem("box")?.value.split(",").map(Number);
  const bounds = new LngLatBounds();
  if (box?.length === 4 && box.every(Number.isFinite)) bounds.extend([box[1], box[0]]).extend([box[3], box[2]]);
  else for (const f of features) bounds.extend(f.geometry.coordinates);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, maxZoom: 7, animate: false });
}

function above(c, incidents) {
  const fine = ["in", ["get", "precision"], ["literal", ["site", "town"]]];
  const killed = ["get", "killed"];
  const size = (n) => ["interpolate", ["linear"], ["sqrt", n], 0, 6, 3, 8, 10, 14, 30, 20, 100, 26];
  const cluster = ["has", "point_count"];
  // What is known to a region or a country only has no hard edge.
  const mark = { "circle-color": c.mark, "circle-stroke-color": c.edge };
  const hard = { ...mark, "circle-opacity": 0.75, "circle-stroke-width": 1 };
  const soft = { ...mark, "circle-opacity": 0.6, "circle-blur": 0.8 };
  const many = { "circle-radius": ["max", 13, size(["get", "dead"])], "circle-opacity": 0.9 };
  const sources = {
    incidents: {
      type: "geojson",
      data: incidents ?? collection([]),
      cluster: true,
      clusterMaxZoom: apart,
      maxzoom: apart + 1,
      clusterRadius: 52,
      clusterProperties: { dead: ["+", killed], fine: ["+", ["case", fine, 1, 0]] },
    },
  };
  const layer = (id, filter, paint) => ({ id, type: "circle", source: "incidents", filter, paint });
  const layers = [
    layer("soft", ["all", ["!", cluster], ["!", fine]], { ...soft, "circle-radius": ["+", 8, size(killed)] }),
    layer("softs", ["all", cluster, ["==", ["get", "fine"], 0]], { ...soft, ...many, "circle-blur": 0.5 }),
    layer("marks", ["all", ["!", cluster], fine], { ...hard, "circle-radius": size(killed) }),
    layer("clusters", ["all", cluster, [">", ["get", "fine"], 0]], { ...hard, ...many }),
    {
      id: "counts",
      type: "symbol",
      source: "incidents",
      filter: cluster,
      layout: { "icon-image": ["concat", "count:", ["get", "point_count_abbreviated"]], "icon-allow-overlap": true },
    },
  ];
  const radius = ["case", cluster, ["max", 13, size(["get", "dead"])], fine, size(killed), ["+", 8, size(killed)]];
  const clear = {
    id: "clear",
    type: "symbol",
    source: "incidents",
    layout: { "icon-image": "clear:", "icon-padding": radius, "icon-allow-overlap": true },
  };
  return { sources, layers, clear: [clear] };
}

const marks = ["marks", "soft", "clusters", "softs"];

// hover tells what lies under the pointer.
function hover(map) {
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 12, className: "map-hint" });
  map.on("mousemove", marks, ({ features: [f] }) => {
    map.getCanvas().style.cursor = "pointer";
    const p = f.properties;
    const hint = p.cluster ? [`${p.point_count} incidents`, dead(p.dead)] : [p.title, p.when, p.toll && `${p.toll} killed`, p.type, p.status];
    popup.setLngLat(f.geometry.coordinates).setText(hint.filter(Boolean).join(" · ")).addTo(map);
  });
  map.on("mouseleave", marks, () => {
    map.getCanvas().style.cursor = "";
    popup.remove();
  });
  map.on("click", () => popup.remove());
}

function dead(n) {
  return n > 0 ? `${n} killed` : "";
}

// click opens an incident, and goes nearer to several; those that cannot be told
// apart by going nearer are listed.
function click(map, div) {
  map.on("click", marks, async ({ features: [f] }) => {
    if (!f.properties.cluster) {
      open(div, f.properties);
      return;
    }
    const source = map.getSource("incidents");
    const zoom = await source.getClusterExpansionZoom(f.properties.cluster_id);
    if (zoom <= map.getMaxZoom()) {
      map.easeTo({ center: f.geometry.coordinates, zoom, animate: !still.matches }, { by: "user" });
      return;
    }
    const leaves = await source.getClusterLeaves(f.properties.cluster_id, most, 0);
    new Popup({ maxWidth: "22rem", className: "map-list" })
      .setLngLat(f.geometry.coordinates)
      .setDOMContent(list(div, leaves, f.properties.point_count))
      .addTo(map);
  });
}

function open(div, properties) {
  const address = new URL(properties.url, location.href);
  const go = div.dispatchEvent(new CustomEvent("sitrep:open", { bubbles: true, cancelable: true, detail: properties }));
  if (go && address.origin === location.origin) location.assign(address);
}

// list is the incidents of one place, as links.
function list(div, leaves, all) {
  const ul = document.createElement("ul");
  for (const { properties: p } of leaves) {
    const a = document.createElement("a");
    a.href = p.url;
    a.textContent = p.title;
    a.addEventListener("click", (e) => {
      e.preventDefault();
      open(div, p);
    });
    const li = document.createElement("li");
    li.append(a, ` ${p.when}`);
    ul.append(li);
  }
  const box = document.createElement("div");
  box.append(`${all} incidents here${all > leaves.length ? `; the first ${leaves.length} are` : ""}:`, ul);
  return box;
}

// searchHere offers to search what is in view, once the user has moved the map.
function searchHere(map, div) {
  if (!form(div)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-search";
  button.textContent = "Search this area";
  button.hidden = true;
  div.append(button);
  map.on("moveend", (e) => {
    if (e.originalEvent || e.by === "user") button.hidden = false;
  });
  button.addEventListener("click", () => {
    field(form(div)).value = boxOf(map.getBounds());
    button.hidden = true;
    form(div).requestSubmit();
  });
}

function form(div) {
  return document.getElementById(div.dataset.form ?? "");
}

// field is the form's field for the box, made where it has none.
function field(form) {
  const there = form.elements.namedItem("box");
  if (there) return there;
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = "box";
  form.append(input);
  return input;
}

function boxOf(b) {
  return [Math.max(b.getSouth(), -90), Math.max(b.getWest(), -180), Math.min(b.getNorth(), 90), Math.min(b.getEast(), 180)]
    .map((x) => x.toFixed(3))
    .join(",");
}

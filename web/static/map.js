// Makes a map out of every <div class="map">; what it shows, its data say:
//
//   data-source      address of a GeoJSON FeatureCollection of points: many incidents (map-many.js)
//   data-lat, -lon   degrees: the place of one incident (map-one.js)
//
// data-label names the map for screen readers. What stands in the div before is
// what people without JavaScript read, and is taken away once there is a map.
// data-state tells how far it is: loading, ready, or none where there is no map.
// The div's property map is MapLibre's map.

import { say } from "./map-note.js";

const divs = document.querySelectorAll("div.map");
if (divs.length > 0) void Promise.all([...divs].map(start));

async function start(div) {
  div.dataset.state = "loading";
  if (!document.createElement("canvas").getContext("webgl2")) {
    say(div, "This browser draws no maps (it lacks WebGL 2).");
    return;
  }
  try {
    const { show } = await import(div.dataset.source === undefined ? "./map-one.js" : "./map-many.js");
    await show(div);
  } catch (err) {
    console.warn(err);
    say(div, "The map could not be loaded.");
  }
}

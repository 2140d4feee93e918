// Words and patterns on a map, drawn here: there is no server of glyphs.

const sharp = 2; // dots of an image for each dot of the page

// draw adds the image that a layer asks for: "name:Iraq", "place:Mosul",
// "count:12" or "hatch:".
export function draw(map, id, c) {
  const [kind, words] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  const image = {
    name: () => written(words, "500 12px system-ui, sans-serif", c.name, c.halo),
    place: () => written(words, "600 14px system-ui, sans-serif", c.name, c.halo),
    count: () => written(words, "600 13px system-ui, sans-serif", c.count),
    hatch: () => hatched(c.mark),
  }[kind]?.();
  if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: sharp });
}

// written is one line of words, with a halo where one is given.
function written(words, font, colour, halo) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  const [wide, high] = [Math.ceil(pen.measureText(words).width) + 8, 22];
  pen.canvas.width = wide * sharp;
  pen.canvas.height = high * sharp;
  pen.scale(sharp, sharp);
  pen.font = font;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  if (halo) {
    pen.strokeStyle = halo;
    pen.lineWidth = 3;
    pen.lineJoin = "round";
    pen.strokeText(words, wide / 2, high / 2);
  }
  pen.fillStyle = colour;
  pen.fillText(words, wide / 2, high / 2);
  return pen.getImageData(0, 0, wide * sharp, high * sharp);
}

// hatched is a tile of lines from lower left to upper right.
function hatched(colour) {
  const size = 8 * sharp;
  const pen = document.createElement("canvas").getContext("2d");
  pen.canvas.width = pen.canvas.height = size;
  pen.strokeStyle = colour;
  pen.lineWidth = sharp;
  for (const x of [-size, 0, size]) {
    pen.moveTo(x - 1, size + 1);
    pen.lineTo(x + size + 1, -1);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

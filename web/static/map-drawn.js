// Words and patterns on a map, drawn here: there is no server of glyphs.

const sharp = 2; // dots of an image for each dot of the page

// draw adds the image that a layer asks for: "name:Iraq", "town:Mosul", "place:Mosul",
// "count:12", "hatch:" or "clear:".
export function draw(map, id, c) {
  const [kind, words] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
  const image = {
    name: () => written(words.toUpperCase(), "600 10.5px system-ui, sans-serif", c.name, c.halo, 22, "1px"),
    town: () => written(words, "400 12px system-ui, sans-serif", c.name, c.halo, 16),
    place: () => written(words, "600 14px system-ui, sans-serif", c.name, c.halo),
    count: () => written(words, "600 13px system-ui, sans-serif", c.count),
    hatch: () => hatched(c.mark),
    clear: () => new ImageData(1, 1),
  }[kind]?.();
  if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: sharp });
}

// written is one line of words, with a halo where one is given, so many dots high.
function written(words, font, colour, halo, high = 22, apart = "0px") {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = font;
  pen.letterSpacing = apart;
  const wide = Math.ceil(pen.measureText(words).width) + 8;
  pen.canvas.width = wide * sharp;
  pen.canvas.height = high * sharp;
  pen.scale(sharp, sharp);
  pen.font = font;
  pen.letterSpacing = apart;
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

// say puts a sentence where the map would be.
export function say(div, sentence) {
  const p = document.createElement("p");
  p.className = "map-note";
  p.textContent = `${sentence} The page says the same in words.`;
  div.replaceChildren(p);
  div.dataset.state = "none";
}

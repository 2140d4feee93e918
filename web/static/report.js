// A report's page: marked words and what was read from them light each other, and the
// address keeps which kinds are marked.

import { plain } from "./app.js";

const list = document.querySelector(".report.marked");

function light(ids) {
  for (const e of list.querySelectorAll(".lit")) e.classList.remove("lit");
  for (const id of ids) {
    document.getElementById(id)?.classList.add("lit");
    for (const m of list.querySelectorAll(`a.m[data-marks~="${CSS.escape(id)}"]`)) m.classList.add("lit");
  }
}

list.addEventListener("click", (event) => {
  if (!plain(event)) return;
  const words = event.target.closest("a.m");
  const entry = event.target.closest("a.to")?.closest(".claim");
  if (!words && !entry) return;
  event.preventDefault();
  if (words) {
    light(words.dataset.marks.split(" "));
    document.getElementById(words.hash.slice(1))?.scrollIntoView({ block: "nearest" });
  } else {
    light([entry.id]);
    document.getElementById(event.target.closest("a.to").hash.slice(1))?.scrollIntoView({ block: "center" });
  }
});

// Who comes with the address of a claim sees its words, too.
function arrived() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id && document.getElementById(id)?.matches(".claim")) light([id]);
}
addEventListener("hashchange", arrived);
arrived();

for (const box of list.querySelectorAll(".legend input")) {
  box.addEventListener("change", () => {
    const off = [...list.querySelectorAll(".legend input:not(:checked)")].map((b) => b.value);
    const at = new URL(location);
    if (off.length) at.searchParams.set("hide", off.join(" "));
    else at.searchParams.delete("hide");
    history.replaceState(null, "", at);
  });
}

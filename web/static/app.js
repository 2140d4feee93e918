// What pages do beyond links and forms. All of it works without this, one page at a
// time: here words open beside the page.

const panel = document.getElementById("panel");
let opener = null;

// plain tells a click from one that asks for another tab or window.
export const plain = (event) => !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

// Words open in the panel; with a key held, or in another tab, as a page.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.words");
  if (!link || !plain(event)) return;
  event.preventDefault();
  open(link);
});

async function open(link) {
  let html;
  try {
    const answer = await fetch(link.href, { headers: { "Sitrep-Part": "1" } });
    if (new URL(answer.url).pathname !== new URL(link.href).pathname) throw new Error("sent elsewhere");
    html = await answer.text();
  } catch {
    location.assign(link.href);
    return;
  }
  mark(link);
  panel.innerHTML = html;
  const away = document.createElement("button");
  away.type = "button";
  away.className = "plain close";
  away.textContent = "Close (Esc)";
  away.addEventListener("click", close);
  panel.prepend(away);
  panel.hidden = false;
  document.body.classList.add("with-panel");
  panel.querySelector("#mark")?.scrollIntoView({ block: "center" });
  panel.focus({ preventScroll: true });
  link.scrollIntoView({ block: "nearest" });
}

function mark(link) {
  opener?.removeAttribute("aria-current");
  opener = link;
  opener?.setAttribute("aria-current", "true");
}

function close() {
  panel.hidden = true;
  panel.replaceChildren();
  document.body.classList.remove("with-panel");
  opener?.focus();
  mark(null);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) close();
});

// The slider goes through the moments at which something became known, and ends now.
for (const slide of document.querySelectorAll(".slide input[type=range]")) {
  const form = slide.form, asOf = form.elements.as_of, out = form.querySelector(".slide output");
  const moments = [...slide.list.options].map((o) => o.value);
  if (!moments.length) continue;
  const tell = () => {
    const at = moments[slide.valueAsNumber];
    out.textContent = at ? at.replace("T", " ").replace(/:00Z$/, "Z") : "now";
    slide.setAttribute("aria-valuetext", out.textContent);
  };
  slide.max = moments.length;
  const now = moments.findLastIndex((m) => m <= asOf.value);
  slide.value = asOf.value ? Math.max(now, 0) : moments.length;
  tell();
  slide.addEventListener("input", tell);
  slide.addEventListener("change", () => {
    asOf.value = moments[slide.valueAsNumber] ?? "";
    form.requestSubmit();
  });
  slide.closest(".slide").hidden = false;
}

// The queue by keyboard. Every key presses a link or a button that is on the page.

const box = document.getElementById("keys-on");
const help = document.getElementById("keys");
const show = document.getElementById("keys-show");
const kept = "sitrep-keys"; // "off" where they are switched off

box.closest("p").hidden = false;
try {
  box.checked = localStorage.getItem(kept) !== "off";
} catch {
  // Nothing is remembered here.
}
box.addEventListener("change", () => {
  try {
    localStorage.setItem(kept, box.checked ? "on" : "off");
  } catch {
    // It holds for this page.
  }
});
show.addEventListener("click", () => help.showModal());

// One value is marked: keys judge it.
const values = () => [...document.querySelectorAll(".incident.short .value")].filter((v) => v.querySelector(".judge.whole"));
let marked = -1;
function mark(i, seen) {
  const all = values();
  if (!all.length) return;
  marked = Math.max(0, Math.min(i, all.length - 1));
  all.forEach((v, n) => v.classList.toggle("marked", n === marked));
  if (seen) all[marked].scrollIntoView({ block: "nearest" });
}
mark(0, false);
document.addEventListener("focusin", (event) => {
  const i = values().indexOf(event.target.closest?.(".value"));
  if (i >= 0) mark(i, false);
});

const rows = () => [...document.querySelectorAll(".queue .row .title")];
const here = () => rows().findIndex((a) => a.closest(".here"));
function go(step) {
  const i = here(), all = rows();
  const to = all[i < 0 ? 0 : i + step] ?? (step > 0 ? document.querySelector(".queue a[rel=next]") : null);
  if (to) location.assign(to.href);
}
const press = (name) => values()[marked]?.querySelector(`.judge.whole [name=${name}-value]`)?.click();

const keys = {
  j: () => go(1),
  k: () => go(-1),
  n: () => mark(marked + 1, true),
  p: () => mark(marked - 1, true),
  Enter: () => document.getElementById("open")?.click(),
  a: () => press("accept"),
  c: () => press("correct"),
  r: () => press("reject"),
  "?": () => help.showModal(),
};
for (const key of "msdu") keys[key] = () => document.querySelector(`[data-key=${key}]`)?.click();

const typing = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const pressed = "a, button, summary, input";
document.addEventListener("keydown", (event) => {
  if (!box.checked || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]") || event.target.matches(typing)) return;
  if (event.key === "Enter" && event.target.closest(pressed)) return;
  if (event.repeat && !/^[jknp]$/.test(event.key)) return;
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
  if (!act) return;
  event.preventDefault();
  act();
});

document.querySelector(".row.here")?.scrollIntoView({ block: "nearest" });

// Forms for decisions open over the page that they are about, and an open page learns
// of what others decide. Without this they are pages of their own.

import { plain } from "./app.js";

let dialog = null;
let opened = 0; // how many were asked for: an answer that comes late is left alone

// show opens a form, or what it leads to, over the page.
async function show(address) {
  const turn = ++opened;
  let html;
  try {
    const answer = await fetch(address, { headers: { "Sitrep-Part": "1" } });
    if (!answer.ok) throw new Error(answer.statusText);
    html = await answer.text();
  } catch {
    location.assign(address);
    return;
  }
  if (turn !== opened) return;
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.id = "decision";
    document.body.append(dialog);
    dialog.addEventListener("cancel", () => opened++);
    dialog.addEventListener("close", () => dialog.open || dialog.replaceChildren()); // it comes late, and another form may be open by then
  }
  dialog.innerHTML = html;
  dialog.setAttribute("aria-label", dialog.querySelector("h1")?.textContent ?? "Decide");
  if (!dialog.open) dialog.showModal();
  for (const what of [".entry-fields input:not([type=hidden]), .entry-fields select", "[autofocus]", ".field select", "input[type=search]"]) {
    const first = dialog.querySelector(what);
    if (first) return first.focus();
  }
}

document.addEventListener("click", (event) => {
  if (!plain(event)) return;
  const link = event.target.closest("a[data-decide]");
  if (link) {
    event.preventDefault();
    const address = new URL(link.href);
    if (location.pathname === "/review" && !address.searchParams.has("next")) address.searchParams.set("next", location.pathname + location.search);
    show(address.href);
    return;
  }
  if (dialog?.open && event.target.closest("dialog .cancel")) {
    event.preventDefault();
    opened++;
    dialog.close();
  }
});

// What is asked for by forms that only ask is shown in the dialog as well.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "decide" && !(form.closest("dialog") && form.matches("[data-part]"))) {
    if (form.matches(".decision, form[method=post]")) once(form, event);
    return;
  }
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  show(`${form.action}?${fields}`);
});

// A form is sent once, however often its button is pressed.
function once(form, event) {
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
}
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

document.addEventListener("change", (event) => {
  if (event.target.matches("form.field select")) event.target.form.requestSubmit();
});

// Places are suggested for what is being typed.
let typing;
document.addEventListener("input", (event) => {
  const input = event.target;
  if (!input.matches("[data-places]")) return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const typed = input.value;
    try {
      const found = await (await fetch(`/places?q=${encodeURIComponent(typed)}`)).json();
      if (typed !== input.value || !input.list) return;
      input.list.replaceChildren(...(found ?? []).map((p) => Object.assign(document.createElement("option"), { value: p.typed, label: `${p.typed} · ${p.about}` })));
    } catch {
      // It can be typed without.
    }
  }, 150);
});

// What others decide about the incident of the page is told, every so often and only
// while the page is looked at.
const every = 15_000;
const about = document.querySelector("[data-live]");
if (about) {
  const news = document.createElement("p");
  news.className = "news";
  news.setAttribute("role", "status");
  document.body.append(news);
  let known = about.dataset.last, tag = `"${known}"`;
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(about.dataset.live, { headers: { "If-None-Match": tag }, cache: "no-store" });
      if (answer.status !== 200) return;
      tag = answer.headers.get("ETag") ?? tag;
      const last = await answer.json();
      if (last.decision === known) return;
      known = last.decision;
      const again = document.createElement("a");
      again.href = location.href;
      again.textContent = "Reload";
      again.addEventListener("click", (event) => (event.preventDefault(), location.reload()));
      news.replaceChildren(`${last.text} just now. `, again);
    } catch {
      // The next look may be answered.
    }
  };
  setInterval(look, every);
  document.addEventListener("visibilitychange", look);
}

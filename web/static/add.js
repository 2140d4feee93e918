// Adding without leaving the page: what was chosen goes one by one, and what becomes of
// each report is told as it comes; a text that is read shows its marks in the order in
// which they are found. The form does all of it, too, a page at a time.

const form = document.getElementById("add");
const $ = (id) => document.getElementById(id);
const list = $("added"), status = $("status"), bar = $("bar"), cancel = $("cancel"), preview = $("preview"), chosen = $("chosen"), more = $("more");
const most = Number(form.dataset.most), listed = 500;
const saysWhatFits = chosen.textContent;
const files = form.elements.file, text = form.elements.text;
let running = null; // the request under way
let stopped = false, busy = false;

// What is dropped anywhere on the page is chosen.
function carriesFiles(event) { return [...(event.dataTransfer?.types ?? [])].includes("Files"); }
document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
document.addEventListener("drop", (event) => {
  document.body.classList.remove("dropping");
  if (!carriesFiles(event)) return;
  event.preventDefault();
  files.files = event.dataTransfer.files;
  tellChosen();
});
files.addEventListener("change", tellChosen);

function size(bytes) { return bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`; }

function tellChosen() {
  const all = [...files.files], large = all.filter((f) => f.size > most);
  chosen.textContent = all.length === 0 ? saysWhatFits
    : `${all.length === 1 ? "1 file" : `${all.length} files`}, ${size(all.reduce((n, f) => n + f.size, 0))}` +
      (large.length ? `; ${large.length} too large, over ${size(most)}` : "");
}

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  event.preventDefault();
  if (button?.value === "read") read();
  else if (!busy) keep();
});

// Keeping.

async function keep() {
  const parts = partsOf();
  if (!parts.length) return say("Paste a text or choose files first.");
  busy = true;
  stopped = false;
  const done = new Map();
  list.replaceChildren();
  $("progress").hidden = cancel.hidden = false;
  more.hidden = true;
  let n = 0, left = 0, whole = true;
  for (const part of parts) {
    if (stopped) break;
    n++;
    say(`Sending ${part.name} (${n} of ${parts.length})`);
    const problem = part.size > most ? `is larger than ${size(most)}: cut it up, or use sitrep add` : await send(part, (line) => {
      if (line.event === "waiting") return say("Others are adding; yours is next in line.");
      if (line.event !== "report") return;
      done.set(line.state, (done.get(line.state) ?? 0) + 1);
      if (list.children.length < listed || line.state === "refused") list.insertAdjacentHTML("beforeend", line.html);
      else more.textContent = `and ${++left} more`, more.hidden = false;
      say(`${counted(done)} (${n} of ${parts.length} sent)`);
    });
    if (problem && !stopped) {
      whole = false;
      done.set("refused", (done.get("refused") ?? 0) + 1);
      refuse(part.name, problem);
    }
  }
  busy = false;
  cancel.hidden = bar.hidden = true;
  say((stopped ? "Cancelled; what is listed is kept. " : "Done. ") + counted(done));
  if (stopped || !whole) return;
  const publisher = form.elements.publisher.value;
  form.reset(); // the next report may be of the same publisher
  form.elements.publisher.value = text.value ? publisher : "";
  tellChosen();
  hide(preview);
}

// partsOf is what is to be sent: the text, then each file.
function partsOf() {
  const parts = [];
  if (text.value.trim()) {
    const data = new FormData(form);
    data.delete("file");
    parts.push({ name: "the pasted text", data, size: new Blob([text.value]).size });
  }
  for (const file of files.files) {
    const data = new FormData();
    data.append("file", file);
    parts.push({ name: file.name, data, size: file.size });
  }
  return parts;
}

// send sends one part and calls on with each line of the answer; it gives what went
// wrong, in words, or null.
function send(part, on) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let read = 0, ended = false, why = "the answer broke off; add it again to be sure: the same report twice is one";
    const take = () => {
      if (request.status !== 200) return;
      for (let end; (end = request.responseText.indexOf("\n", read)) >= 0; read = end + 1) {
        const line = JSON.parse(request.responseText.slice(read, end));
        if (line.event === "end") ended = true;
        else if (line.event === "failed") why = line.why;
        else on(line);
      }
    };
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/x-ndjson");
    request.setRequestHeader("Sitrep-Part", "1");
    request.upload.addEventListener("progress", (event) => {
      bar.hidden = !event.lengthComputable;
      bar.value = event.loaded / event.total;
    });
    request.addEventListener("progress", take);
    request.addEventListener("loadend", () => {
      running = null;
      if (request.status === 200) take();
      else if (request.status) why = words(request.responseText);
      resolve(ended ? null : why);
    });
    running = request;
    request.send(part.data);
  });
}

// words are those of an error's page.
function words(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector("p")?.textContent ?? "it failed";
}

function refuse(name, why) {
  const item = document.createElement("li"), tag = document.createElement("span"), what = document.createElement("span");
  item.className = "one refused";
  tag.className = "tag";
  tag.textContent = "refused";
  what.className = "refused";
  what.dir = "auto";
  what.textContent = `${name}: ${why}`;
  item.append(tag, " ", what);
  list.append(item);
}

function counted(done) {
  const named = { new: "new", changed: "changed", known: "known already", refused: "refused" };
  return Object.entries(named).filter(([k]) => done.get(k)).map(([k, word]) => `${done.get(k)} ${word}`).join(", ") || "nothing yet";
}

function say(words) {
  $("progress").hidden = false;
  status.textContent = words;
}

cancel.addEventListener("click", () => {
  stopped = true;
  running?.abort();
});

// Reading.

const order = [["mention", "mentions"], ["quantity", "numbers"], ["place", "places"], ["time", "times"], ["saying", "statements"], ["role", "roles"], ["event", "events"]];
const unseen = ["role", "event"]; // layers that are found, and not shown at first
const lasts = 3000; // milliseconds, however long the text is

async function read() {
  if (!busy && !list.children.length) $("progress").hidden = true;
  const data = new FormData(form);
  data.delete("file");
  let html;
  try {
    const answer = await fetch(form.action + "/preview", { method: "POST", body: data, headers: { "Sitrep-Part": "1" } });
    html = await answer.text();
    if (!answer.ok) return say(words(html));
  } catch {
    return say("The workbench does not answer.");
  }
  const page = new DOMParser().parseFromString(html, "text/html").getElementById("preview");
  preview.replaceChildren(...page.childNodes);
  preview.hidden = false;
  preview.scrollIntoView({ block: "nearest" });
  show(preview);
}

function hide(section) {
  section.hidden = true;
  section.replaceChildren();
}

function show(section) {
  const sheet = section.querySelector(".sheet");
  if (!sheet) return;
  for (const [layer] of order) sheet.classList.toggle(`no-${layer}`, unseen.includes(layer));
  sheet.classList.add("no-label");
  choose(sheet);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) play(sheet, section.querySelector(".tells"));
}

// choose makes the boxes show and hide layers.
function choose(sheet) {
  for (const box of sheet.querySelectorAll("#layers input")) {
    box.checked = !sheet.classList.contains(`no-${box.value}`);
    box.addEventListener("change", () => sheet.classList.toggle(`no-${box.value}`, !box.checked));
  }
}

// play shows the text, then layer by layer what was found in it, then what was made of
// that. A click or a key ends it; all of it was there from the beginning.
function play(sheet, tells) {
  const groups = [["text", [...sheet.querySelectorAll(".text span, .text .n")]]];
  for (const [layer, name] of order) groups.push([name, [...sheet.querySelectorAll(`.text u.k-${layer}`)]]);
  groups.push(["claims", [...sheet.querySelectorAll(".aside > *, .aside .incident li")]]);
  const steps = groups.flatMap(([name, all]) => all.map((e, i) => [e, name, i + 1]));
  const told = tells?.textContent, pace = lasts / Math.max(steps.length, 1);
  const start = performance.now();
  let next = 0;
  tells?.setAttribute("aria-live", "off");
  sheet.classList.add("reading");
  const end = () => { next = steps.length; };
  addEventListener("pointerdown", end, { once: true });
  addEventListener("keydown", end, { once: true });
  const frame = (now) => {
    for (; next < steps.length && next * pace <= now - start; next++) steps[next][0].classList.add("seen");
    if (next < steps.length) {
      const [, name, i] = steps[next];
      if (tells) tells.textContent = `Reading: ${name} ${i}`;
      return requestAnimationFrame(frame);
    }
    sheet.classList.remove("reading");
    if (tells) {
      tells.removeAttribute("aria-live");
      tells.textContent = told;
    }
    removeEventListener("pointerdown", end);
    removeEventListener("keydown", end);
  };
  requestAnimationFrame(frame);
}

// A line beside the text lights the words that it rests on.
document.addEventListener("click", (event) => {
  const line = event.target.closest(".sheet .aside button");
  if (!line) return;
  const sheet = line.closest(".sheet"), was = line.classList.contains("on");
  for (const e of sheet.querySelectorAll(".lit, .on")) e.classList.remove("lit", "on");
  if (was) return;
  line.classList.add("on");
  const leaves = [...sheet.querySelectorAll(".text span")];
  const lit = line.dataset.c ? [...sheet.querySelectorAll(".text u")].filter((u) => u.dataset.e === line.dataset.c)
    : (line.dataset.w ?? "").split(" ").filter(Boolean).flatMap((range) => {
      const [first, last] = range.split("-").map(Number);
      return leaves.slice(first, last + 1);
    });
  for (const e of lit) e.classList.add("lit");
  const box = lit[0]?.getBoundingClientRect();
  if (box && (box.top < 0 || box.bottom > innerHeight)) lit[0].scrollIntoView({ block: "center" });
});

show(preview);

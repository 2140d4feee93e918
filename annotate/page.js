
"use strict";
(() => {
  const body = document.body, about = document.getElementById("about");

  for (const box of document.querySelectorAll("#layers input")) {
    const apply = () => body.classList.toggle("no-" + box.value, !box.checked);
    box.addEventListener("change", apply);
    apply();
  }

  // Lighting words.
  let lit = [], pressed = null;
  function dark() {
    for (const e of lit) e.classList.remove("lit");
    if (pressed) pressed.classList.remove("on");
    lit = []; pressed = null;
    about.hidden = true;
  }
  function light(elements, button) {
    dark();
    lit = elements;
    for (const e of lit) e.classList.add("lit");
    if (!button) return;
    pressed = button;
    button.classList.add("on");
    if (lit.length) show(lit[0]);
  }
  function show(e) {
    const box = e.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 20) e.scrollIntoView({ block: "center" });
  }
  const leaves = new WeakMap();
  function leavesOf(report) {
    if (!leaves.has(report)) leaves.set(report, [...report.querySelectorAll(".text span")]);
    return leaves.get(report);
  }
  function named(report, id) {
    return [...report.querySelectorAll(".text u")].filter((u) => u.dataset.e === id);
  }
  function ranges(report, words) {
    const all = leavesOf(report);
    return words.split(" ").flatMap((r) => {
      const [first, last] = r.split("-").map(Number);
      return all.slice(first, last + 1);
    });
  }

  // What is known of the marks around a place that was clicked.
  const layerOf = (u) => [...u.classList].find((c) => c.startsWith("k-")).slice(2);
  function tell(marks) {
    about.replaceChildren();
    for (const u of marks) {
      const line = document.createElement("p"), name = document.createElement("b"), words = document.createElement("bdi");
      name.className = "k-" + layerOf(u);
      name.textContent = layerOf(u) + " " + u.dataset.e + " ";
      words.textContent = u.title;
      line.append(name, words);
      about.append(line);
    }
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "×";
    away.setAttribute("aria-label", "Close");
    away.addEventListener("click", dark);
    about.append(away);
    about.hidden = false;
  }
  function marksAround(target) {
    const out = [];
    for (let u = target.closest("u"); u; u = u.parentElement.closest("u")) {
      if (!body.classList.contains("no-" + layerOf(u))) out.push(u);
    }
    return out;
  }

  // A sentence's tree: a line a word, and arcs from each word to those that hang on it.
  const row = 24, core = /^(nsubj|obj|iobj|csubj|ccomp|xcomp|root)/;
  function draw(name, attributes) {
    const e = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    return e;
  }
  function arcsOf(words) {
    const arcs = words.map((w, i) => ({ to: i, from: w[5], low: Math.min(i, w[5]), high: Math.max(i, w[5]) }))
      .filter((a) => a.from >= 0 && a.from < words.length)
      .sort((a, b) => a.high - a.low - (b.high - b.low) || a.low - b.low);
    const free = [];
    for (const a of arcs) {
      a.level = 0;
      for (let i = a.low; i < a.high; i++) a.level = Math.max(a.level, (free[i] ?? 0));
      for (let i = a.low; i < a.high; i++) free[i] = a.level + 1;
    }
    return arcs;
  }
  function treeOf(words) {
    const tree = document.createElement("div"), lines = document.createElement("div");
    tree.className = "tree";
    const arcs = arcsOf(words);
    const levels = arcs.reduce((n, a) => Math.max(n, a.level + 1), 0);
    const step = Math.min(10, (innerWidth < 860 ? 70 : 200) / Math.max(levels, 1));
    const wide = Math.ceil(levels * step) + 16;
    const svg = draw("svg", { width: wide, height: words.length * row, "aria-hidden": "true" });
    for (const a of arcs) {
      const down = a.to > a.from ? 1 : -1;
      const x = (wide - 12 - a.level * step - step / 2).toFixed(1), from = a.from * row + row / 2 + 5 * down, to = a.to * row + row / 2 - 2 * down;
      a.line = draw("path", { d: `M${wide - 2} ${from}H${x}V${to}H${wide - 2}m-5 -3l5 3l-5 3` });
      if (core.test(words[a.to][6])) a.line.classList.add("core");
      svg.append(a.line);
    }
    words.forEach((w, i) => {
      const line = document.createElement("div");
      line.className = w[5] < 0 ? "row root" : "row";
      const cell = (kind, text) => {
        const e = document.createElement("bdi");
        e.className = kind;
        e.textContent = text;
        line.append(e);
      };
      const head = words[w[5]];
      cell("form", w[0]);
      cell("upos", w[2]);
      cell("relation", w[6] ? w[6] + (head ? " ← " + head[0] : "") : "");
      cell("more", w[1]);
      cell("more", w[3]);
      cell("more", w[4]);
      line.title = `${i + 1} ${w[0]} · lemma ${w[1]} · ${w[2]} ${w[3]} · ${w[4]} · ${w[6]}${head ? " of " + head[0] : ""}`;
      line.addEventListener("click", () => {
        for (const e of lines.children) e.classList.toggle("on", e === line);
        for (const a of arcs) a.line.classList.toggle("on", a.to === i || a.from === i);
      });
      lines.append(line);
    });
    tree.append(svg, lines);
    return tree;
  }
  const trees = new WeakMap(), data = new WeakMap();
  function toggleTree(button) {
    const report = button.closest(".report");
    if (trees.has(button)) {
      trees.get(button).remove();
      trees.delete(button);
      button.setAttribute("aria-expanded", "false");
      return;
    }
    if (!data.has(report)) data.set(report, JSON.parse(report.querySelector("script.words").textContent));
    const words = data.get(report)[Number(button.textContent) - 1];
    if (!words || !words.length) return;
    const tree = treeOf(words), paragraph = button.closest("p");
    let after = paragraph;
    for (const b of paragraph.querySelectorAll(".n")) {
      if (b === button) break;
      if (trees.has(b)) after = trees.get(b);
    }
    after.after(tree);
    trees.set(button, tree);
    button.setAttribute("aria-expanded", "true");
  }

  document.addEventListener("click", (event) => {
    const target = event.target, report = target.closest(".report");
    if (!report) return;
    const number = target.closest("button.n");
    if (number) return toggleTree(number);
    const line = target.closest(".aside button");
    if (line) {
      if (line === pressed) return dark();
      const words = line.dataset.c ? named(report, line.dataset.c) : line.dataset.w ? ranges(report, line.dataset.w) : [];
      return light(words, line);
    }
    if (!target.closest(".text")) return;
    const marks = marksAround(target);
    if (!marks.length) return dark();
    light(named(report, marks[0].dataset.e));
    tell(marks);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") dark(); });
})();

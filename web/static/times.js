// Times of day are shown in UTC, where it happened, or where the reader is, as he
// chooses; the choice is remembered in this browser. The reader's own hour stands in the
// title of every time.

const choice = document.getElementById("times");
const remembered = "sitrep-times";
const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
const own = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

function write(t) {
  t.dataset.utc ??= t.textContent;
  t.title ||= `${own.format(new Date(t.dateTime))}, ${mine}`;
  const zone = choice.value === "mine" ? mine : choice.value === "there" ? t.closest("[data-zone]")?.dataset.zone : "";
  if (!zone) {
    t.textContent = t.dataset.utc;
    return;
  }
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "shortOffset",
  }).formatToParts(new Date(t.dateTime));
  const part = (type) => parts.find((p) => p.type === type).value;
  t.textContent = `${part("day")} ${part("month")} ${part("year")}, ${part("hour")}:${part("minute")} ${choice.value === "there" ? "there" : part("timeZoneName")}`;
}

function all(within) {
  for (const t of within.querySelectorAll("time[datetime*='T']")) write(t);
}

try { choice.value = localStorage.getItem(remembered) || "utc"; } catch { /* nothing can be remembered here */ }
if (choice.selectedIndex < 0) choice.value = "utc";
choice.parentElement.hidden = false;
all(document);
document.documentElement.dataset.times = choice.value;
choice.addEventListener("change", () => {
  try { localStorage.setItem(remembered, choice.value); } catch { /* nor here */ }
  document.documentElement.dataset.times = choice.value;
  all(document);
});

// Words that open beside the page are times of the same page.
const panel = document.getElementById("panel");
if (panel) new MutationObserver(() => all(panel)).observe(panel, { childList: true });

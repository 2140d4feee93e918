package web

import (
	"strings"
	"testing"

	"sitrep"
	"sitrep/store"
)

// What a desk does: narrow the list, open an incident, see the words of a figure, look
// at what was known at first, and come back.
func TestDesk(t *testing.T) {
	b := open(t)
	tab := browse(t, b.URL).visit("/", 1280)
	listed := func(text string) {
		t.Helper()
		tab.wait(`document.querySelector("#listed")?.textContent === "` + text + `"`)
	}
	listed("17 incidents")
	tab.wait(`performance.getEntriesByName("first-contentful-paint").length`)
	if ms := eval[float64](tab, `performance.getEntriesByName("first-contentful-paint")[0].startTime`); ms > 5000 {
		t.Errorf("the first view is painted after %.0f ms", ms) // a second on a machine that does nothing else
	}
	tab.click(`.facets a[href*="type=Attack"]`)
	listed("3 incidents")
	tab.click(`.facets a[aria-current]`)
	listed("17 incidents")
	tab.fill(`input[name=q]`, "grocer")
	tab.press(keyEnter)
	listed("1 incident")
	if !strings.Contains(tab.path(), "q=grocer") {
		t.Errorf("the address is %s, want the words in it", tab.path())
	}
	tab.click(`.row a.title`)
	tab.wait(`document.querySelector(".harm a.words")`)
	tab.click(`.harm a.words`)
	tab.wait(`document.querySelector("#panel:not([hidden]) mark")`)
	if q, m := tab.text(".harm a.words q"), eval[string](tab, `[...document.querySelectorAll("#panel mark")].map((m) => m.textContent).join("|")`); !strings.Contains(m, q) {
		t.Errorf("the panel marks %q, want %q", m, q)
	}
	tab.axe()
	tab.shot("incident-words")
	tab.press(keyEscape)
	tab.wait(`document.querySelector("#panel").hidden && document.activeElement.matches(".harm a.words")`)

	eval[bool](tab, `(() => { const s = document.querySelector(".slide input"); s.value = 0; s.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)
	tab.wait(`document.querySelector(".top .asof") && document.querySelector(".harm .figure").textContent === "7+"`)
	if tab.count("#decide") != 0 {
		t.Error("the past can be decided upon")
	}
	tab.axe()
	tab.click(".top .asof a")
	tab.wait(`document.querySelector(".harm .figure")?.textContent === "12–15"`)
}

// The second of two who judge one value is told of the first before anything is kept.
func TestTwoAtOnce(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	fill := func(tab *tab, button, why string) {
		t.Helper()
		tab.click(".harm .judge.whole [name=" + button + "]")
		tab.wait(`document.querySelector("#decision[open] textarea") === document.activeElement`)
		tab.press(strings.Split(why, "")...)
	}
	first, second := browse(t, b.URL).visit("/incidents/"+id, 1280), browse(t, b.URL).visit("/incidents/"+id, 1280)
	fill(second, "reject-value", "wrong")
	fill(first, "accept-value", "right")
	first.press(keyTab, keyEnter)
	first.wait(`location.hash.startsWith("#d-") && document.querySelector(".decided .deed")`)
	second.press(keyTab, keyEnter)
	second.wait(`document.querySelector(".meanwhile .deed")`)
	second.expect("409")
	if d := b.last(t); d.Deed != sitrep.Accept || d.Why != "right" {
		t.Errorf("kept is %+v, want only what the first decided", d)
	}
	if why := eval[string](second, `document.querySelector("textarea").value`); why != "wrong" {
		t.Errorf("the form says %q, want it as it was filled", why)
	}
	second.axe()
	second.click("form.decision button:not(.plain)")
	second.wait(`location.hash.startsWith("#d-") && document.querySelector(".decided .deed")`)
	if d := b.last(t); d.Deed != sitrep.Reject || d.Why != "wrong" {
		t.Errorf("kept is %+v, want what the second decided with open eyes", d)
	}
}

// Two incidents are merged, answer as one, and are two again after it is undone.
func TestMergeInBrowser(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	all := func() int {
		listed, err := b.Store.Incidents(t.Context(), store.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		return len(listed)
	}
	before := all()
	tab := browse(t, b.URL).visit("/incidents/"+id, 1280)
	tab.click("#decide [value=merge]")
	tab.wait(`document.querySelector("#decision[open] .rows a")`)
	tab.click("#decision .rows a")
	tab.wait(`document.querySelector("#decision .sides") && document.querySelector("#decision textarea")`)
	tab.click("#decision textarea")
	tab.press("o", "n", "e")
	tab.click("#decision form.decision button:not(.plain)")
	tab.wait(`location.hash.startsWith("#d-") && document.querySelector(".decided .deed")`)
	d := b.last(t)
	if d.Deed != sitrep.Merge || all() != before-1 {
		t.Fatalf("kept is %+v, and %d incidents are left of %d", d, all(), before)
	}
	gone := browse(t, b.URL).visit("/incidents/"+d.Other, 390)
	if gone.path() != "/incidents/"+d.Incident {
		t.Errorf("the one that went into it is at %s, want /incidents/%s", gone.path(), d.Incident)
	}
	tab.click(".decided .undo")
	tab.wait(`document.querySelector("form.decision textarea, form textarea")`)
	tab.click("textarea")
	tab.press("t", "w", "o")
	tab.press(keyTab, keyEnter)
	tab.wait(`document.querySelector(".decided .deed.undone")`)
	if all() != before {
		t.Errorf("%d incidents are there after undoing, want %d", all(), before)
	}
}

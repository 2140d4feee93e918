package web

import (
	"strings"
	"testing"

	"sitrep"
	"sitrep/store"
)

// A value is rejected in a dialog over the incident, by mouse and by keyboard.
func TestDecideInDialog(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	tab := browse(t, b.URL).visit("/incidents/"+id, 1280)
	tab.click(".harm .judge.whole [name=reject-value]")
	tab.wait(`document.querySelector("#decision[open] textarea") === document.activeElement`)
	tab.axe()
	tab.press(keyEscape)
	tab.wait(`!document.querySelector("#decision[open]")`)
	tab.wait(`document.activeElement.name === "reject-value"`)
	tab.press(keyEnter)
	tab.wait(`document.querySelector("#decision[open] textarea") === document.activeElement`)
	tab.press("m", "i", "s", "read", keyTab, keyEnter)
	tab.wait(`location.hash.startsWith("#d-") && document.querySelector(".decided .deed")`)
	if d := b.last(t); d.Deed != sitrep.Reject || d.Why != "misread" {
		t.Errorf("kept is %+v, want the value rejected", d)
	}
	tab.axe()

	tab.click(".harm .judge.whole [name=correct-value]")
	tab.wait(`document.activeElement.name === "low"`)
	tab.click("#decision .cancel")
	tab.click("#decide [value=add-claim]")
	tab.wait(`document.querySelector("#decision[open] .field select")`)
	eval[bool](tab, `(() => { const s = document.querySelector("#decision .field select"); s.value = "where"; s.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)
	tab.wait(`document.activeElement.matches("[data-places]")`)
	tab.press("K", "i", "r", "k", "u")
	tab.wait(`[...document.querySelectorAll("#places option")].some((o) => o.value === "Kirkuk, IQ")`)
	tab.axe()
	tab.click("#decision .cancel")
	tab.click("#decide [value=merge]")
	tab.wait(`document.querySelector("#decision[open] .rows a")`)
	tab.click("#decision .rows a")
	tab.wait(`document.querySelector("#decision .sides")`)
	tab.shot("merge")
	tab.axe()
}

// An open page tells what others decide, once.
func TestNews(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	tab := browse(t, b.URL).visit("/incidents/"+id, 1280)
	if _, err := b.Store.Decide(t.Context(), sitrep.Decision{Deed: sitrep.Review, Incident: id, Who: "B. <b>Second", Recorded: noon}); err != nil {
		t.Fatal(err)
	}
	eval[bool](tab, `document.dispatchEvent(new Event("visibilitychange"))`)
	tab.wait(`document.querySelector(".news a")`)
	if news := tab.text(".news"); news != "B. <b>Second reviewed just now. Reload" {
		t.Errorf("the page tells %q", news)
	}
	tab.axe()
	tab.click(".news a")
	tab.wait(`document.querySelector(".decided .deed")`)
	eval[bool](tab, `document.dispatchEvent(new Event("visibilitychange"))`)
	tab.do(frame)
	if tab.text(".news") != "" {
		t.Errorf("a page that shows the decision tells it as news: %q", tab.text(".news"))
	}
}

// The queue is gone through by keys alone, which do nothing while somebody types, and
// none at all where they are switched off.
func TestReviewByKeys(t *testing.T) {
	b := open(t)
	who := browse(t, b.URL)
	tab := who.visit("/review", 1280)
	at := func() string { return eval[string](tab, `document.querySelector("#open").getAttribute("href")`) }
	first := at()
	tab.axe()
	key := func(k, until string) {
		t.Helper()
		tab.press(k)
		tab.wait(until)
	}
	here := func(id string) string { return `document.querySelector("#open").getAttribute("href") === "` + id + `"` }
	key("j", `document.querySelector("#open").getAttribute("href") !== "`+first+`"`)
	second := at()
	key("k", here(first))
	key("?", `document.querySelector("#keys[open]")`)
	tab.axe()
	key(keyEscape, `!document.querySelector("#keys[open]")`)
	key("n", `document.querySelectorAll(".value.marked").length === 1`)
	key("r", `document.querySelector("#decision[open] textarea") === document.activeElement`)
	tab.press("j", "d", "u", "?")
	if got := eval[string](tab, `document.activeElement.value`); got != "jdu?" || at() != first {
		t.Errorf("typed is %q at %s, want the letters, and nothing else done", got, at())
	}
	tab.press(keyTab)
	key(keyEnter, here(second)) // the next one comes
	if d := b.last(t); d.Deed != sitrep.Reject || !strings.HasSuffix(first, d.Incident) {
		t.Errorf("kept is %+v, want something of %s rejected", d, first)
	}
	key("d", `!(`+here(second)+`)`)
	if d := b.last(t); d.Deed != sitrep.Review || !strings.HasSuffix(second, d.Incident) {
		t.Errorf("kept is %+v, want a review of %s", d, second)
	}
	key("u", `document.querySelector("#decision[open] textarea") === document.activeElement`)
	tab.press("x", keyTab)
	key(keyEnter, here(second))
	if d := b.last(t); d.Deed != sitrep.Undo {
		t.Errorf("kept is %+v, want an undoing", d)
	}
	key("m", `document.querySelector("#decision[open] input[type=search]")`)
	key(keyEscape, `!document.querySelector("#decision[open]")`)
	tab.click("#keys-on")
	eval[bool](tab, `(document.activeElement.blur(), true)`)
	tab.press("j", "a", "d")
	tab.do(frame)
	if at() != second || tab.count("dialog[open]") != 0 {
		t.Error("keys do something though they are switched off")
	}
	again := who.visit("/review", 390)
	if eval[bool](again, `document.querySelector("#keys-on").checked`) {
		t.Error("that keys are switched off is not remembered")
	}
	again.axe()
	tab.click("#keys-on")
	eval[bool](tab, `(document.activeElement.blur(), true)`)
	key(keyEnter, `location.pathname === "`+second+`"`)
}

// What analysts decided can be read in the dark as well.
func TestDecisionsInTheDark(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	for _, d := range []sitrep.Decision{
		{Deed: sitrep.AddClaim, Incident: id, Value: sitrep.Method("صاروخ"), Who: "محلل", Why: strings.Repeat("سبب طويل ", 40), Recorded: noon},
		{Deed: sitrep.Rate, Publisher: "<script>alert(1)</script>", Grade: "B2", Who: strings.Repeat("A", 200), Why: "x", Recorded: noon},
	} {
		if _, err := b.Store.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	if ds, err := b.Store.Decisions(t.Context(), "", store.AsOf{}); err != nil || len(ds) != 2 {
		t.Fatalf("%d decisions are kept, %v", len(ds), err)
	}
	who := browse(t, b.URL)
	for _, path := range []string{"/decisions", "/incidents/" + id, "/review", "/incidents/" + id + "/decide?deed=review&seen=none"} {
		for _, l := range []look{{dark: true}, {width: 390}} {
			tab := who.see(path, l)
			tab.axe()
			if over := eval[int](tab, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s %+v is %d too wide", path, l, over)
			}
			tab.shot(strings.NewReplacer("/", "-", "?", "-", "&", "-").Replace(path) + map[bool]string{true: "-dark", false: ""}[l.dark])
		}
	}
}

package web

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// drop drops a file somewhere on the page.
func (b *tab) drop(name, text string) {
	b.t.Helper()
	eval[bool](b, `(() => {
		const data = new DataTransfer();
		data.items.add(new File([`+strconv.Quote(text)+`], `+strconv.Quote(name)+`));
		for (const type of ["dragover", "drop"]) document.querySelector("h1").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
		return true;
	})()`)
}

// paste puts a text into the form.
func (b *tab) paste(text string) {
	b.t.Helper()
	eval[bool](b, `(document.querySelector("textarea").value = `+strconv.Quote(text)+`) !== ""`)
}

const kirkukText = "A car bomb killed four people in Kirkuk on 3 May 2026, police said. Nobody said that it was behind it."

// A text is pasted, read mark by mark, and kept; then files are chosen and dropped, of
// which one cannot be read.
func TestAddPage(t *testing.T) {
	b := open(t)
	p := browse(t, b.URL).see("/add", look{motion: true})
	before := b.reports(t)
	p.click(`button[value="keep"]`)
	p.wait(`document.querySelector("#status").textContent.startsWith("Paste a text or choose files")`)
	p.paste("Kirkuk blast kills four\n\n" + kirkukText)
	p.fill(`input[name="publisher"]`, "The Wire")
	p.click(`button[value="read"]`)
	p.wait(`document.querySelector(".sheet.reading")`)
	p.wait(`document.querySelector(".sheet:not(.reading)")`)
	p.click(`.sheet .aside li button`)
	if p.count(".sheet .text .lit") == 0 {
		t.Error("a line beside the text lights no words")
	}
	if text := p.text(".tells"); !strings.Contains(text, "Read, and not kept: 1 incident") || b.reports(t) != before {
		t.Errorf("the page tells %q, and %d reports were kept", text, b.reports(t)-before)
	}
	p.axe()
	p.shot("add-read")
	p.click(`button[value="keep"]`)
	p.wait(`document.querySelector("#status").textContent.startsWith("Done. 1 new")`)
	if n := b.reports(t) - before; n != 1 || p.count("#added .one.new ul a") != 1 {
		t.Errorf("%d reports more, %d incidents linked to, want 1 and 1", n, p.count("#added .one.new ul a"))
	}

	dir := t.TempDir()
	var paths []string
	for name, text := range map[string]string{"a.jsonl": kirkuk, "b.pdf": "%PDF-1.7"} {
		path := filepath.Join(dir, name)
		paths = append(paths, path)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p.do(chromedp.SetUploadFiles(chromedp.CSS("input[name=file]"), paths))
	p.wait(`document.querySelector("#chosen").textContent.startsWith("2 files")`)
	p.click(`button[value="keep"]`)
	p.wait(`document.querySelector("#status").textContent.startsWith("Done. 2 new, 1 refused")`)
	p.drop("<img src=x>.txt", "A mortar shell wounded a girl in Herat on Tuesday.")
	p.wait(`document.querySelector("#chosen").textContent.startsWith("1 file,")`)
	p.click(`button[value="keep"]`)
	p.wait(`document.querySelector("#status").textContent.startsWith("Done. 1 new")`)
	if n := b.reports(t) - before; n != 4 {
		t.Errorf("%d reports more, want 4", n)
	}
	p.axe()
	p.shot("add-files")
}

// On a phone, in the dark, nothing moves where nothing is to; without a script what was
// added is told at an address of its own, which adds nothing when it is loaded again.
func TestAddPageElsewhere(t *testing.T) {
	b := open(t)
	someone := browse(t, b.URL)
	p := someone.see("/add", look{width: 390, dark: true})
	p.paste(kirkukText)
	p.click(`button[value="read"]`)
	p.wait(`document.querySelector(".sheet")`)
	if p.count(".reading") != 0 {
		t.Error("marks move where nothing is to move")
	}
	p.axe()
	p.shot("add-phone")
	q := someone.see("/add", look{noScript: true})
	q.paste(kirkukText)
	q.click(`button[value="keep"]`)
	q.until("kept", func() bool {
		return strings.HasPrefix(q.path(), "/add/") && q.count("#added .one.new") == 1
	})
	n := b.reports(t)
	q.do(chromedp.Reload())
	if one := q.count("#added .one.new"); one != 1 || b.reports(t) != n {
		t.Errorf("loaded again the page tells of %d, and %d reports were added", one, b.reports(t)-n)
	}
	q.shot("add-plain")
}

package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"sitrep/store"
)

// part is a field of a form, or a file where it has a name.
type part struct{ field, file, body string }

func formOf(t *testing.T, parts ...part) (kind string, body *bytes.Buffer) {
	t.Helper()
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for _, p := range parts {
		h := textproto.MIMEHeader{}
		h.Set("Content-Disposition", multipart.FileContentDisposition(p.field, p.file))
		if p.file == "" {
			h.Set("Content-Disposition", fmt.Sprintf(`form-data; name=%q`, p.field))
		}
		f, err := w.CreatePart(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, p.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), body
}

// post sends a form and gives the answer, or the page that it leads to.
func (b *bench) post(t *testing.T, path, accept string, parts ...part) (int, string) {
	t.Helper()
	kind, form := formOf(t, parts...)
	code, header, body := b.fetch(t, b.request(t, http.MethodPost, path, form, "Content-Type", kind, "Accept", accept))
	if code == http.StatusSeeOther {
		return b.ask(t, header.Get("Location"))
	}
	return code, string(body)
}

// kirkuk are two reports of one attack, as JSON Lines.
const kirkuk = `{"id":"k1","title":"Kirkuk blast kills four","published":"2026-05-03","source":"The Wire","text":"A car bomb killed four people in Kirkuk on Sunday, police said."}
{"id":"k2","title":"Kirkuk toll","published":"2026-05-03","source":"The Post","text":"Four people were killed by a car bomb in Kirkuk on Sunday, a hospital official said."}
`

func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, s)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// has checks that an answer is a good page with some words, and not others.
func has(t *testing.T, code int, body string, want []string, not ...string) {
	t.Helper()
	if code != http.StatusOK {
		t.Fatalf("the answer is %d\n%s", code, body)
	}
	for _, w := range want {
		if !strings.Contains(body, w) {
			t.Errorf("the page has no %q in\n%.3000s", w, body[max(0, strings.Index(body, `<section id="progress"`)):])
		}
	}
	for _, w := range not {
		if strings.Contains(body, w) {
			t.Errorf("the page has %q", w)
		}
	}
}

func (b *bench) reports(t *testing.T) int {
	t.Helper()
	n, err := b.Store.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// What became of what was added has an address of its own, which adds nothing; it is for
// who added, and for a while.
func TestOutcome(t *testing.T) {
	b := open(t)
	kind, form := formOf(t, part{"text", "", "A car bomb killed four people in Kirkuk on 3 May 2026, police said."})
	code, header, _ := b.fetch(t, b.request(t, http.MethodPost, "/add", form, "Content-Type", kind))
	first := header.Get("Location")
	if code != http.StatusSeeOther || !strings.HasPrefix(first, "/add/") {
		t.Fatalf("POST /add = %d to %q", code, first)
	}
	before := b.reports(t)
	for range 2 {
		has(t, 200, b.get(t, first), []string{"1 new", "Car bombing in Kirkuk", `aria-current="page">Add<`})
	}
	if n := b.reports(t); n != before {
		t.Errorf("looking at it added %d reports", n-before)
	}
	key, err := strconv.ParseInt(strings.TrimPrefix(first, "/add/"), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	if b.server.outcomes.of("B. Analyst", key) != nil {
		t.Error("somebody else sees it")
	}
	for i := range mostOutcomes {
		if got := b.server.outcomes.keep(&outcome{who: "A. Analyst"}, noon); got != key+int64(i)+1 {
			t.Fatalf("the key of number %d is %d, and of the first %d", i, got, key)
		}
	}
	for _, path := range []string{first, "/add/nothing", "/add/-1"} {
		if code, body := b.ask(t, path); code != http.StatusNotFound || !strings.Contains(body, "for a while only") {
			t.Errorf("GET %s = %d", path, code)
		}
	}
}

// What is pasted is kept with what is known of it, and leads to the incident.
func TestPaste(t *testing.T) {
	b := open(t)
	code, body := b.post(t, "/add", "", part{"text", "", "Kirkuk blast kills four\r\n\r\nA car bomb killed four people in Kirkuk on Sunday, police said."},
		part{"publisher", "", "The Wire"}, part{"url", "", "https://wire.example/1"}, part{"published", "", "2026-05-03"})
	has(t, code, body, []string{"1 new", "Kirkuk blast kills four", "first told of here", "no incident that was known agrees", "Car bombing in Kirkuk, Iraq"})
	k, err := b.Store.Report(t.Context(), "https://wire.example/1", 0)
	if err != nil {
		t.Fatal(err)
	}
	if r := k.Report; r.Source != "The Wire" || r.Published.String() != "2026-05-03" || r.Title != "Kirkuk blast kills four" ||
		r.Text != "A car bomb killed four people in Kirkuk on Sunday, police said." || !strings.Contains(string(r.Raw), `"pasted_by":"A. Analyst"`) {
		t.Errorf("the report is kept as %+v, of %s", r, r.Raw)
	}
	link := regexp.MustCompile(`→ <a href="([^"]+)"`).FindStringSubmatch(body)
	if link == nil {
		t.Fatal("there is no link to the incident")
	}
	has(t, 200, b.get(t, link[1]), []string{"Kirkuk blast kills four"})

	code, body = b.post(t, "/add", "", part{"text", "", kirkuk})
	has(t, code, body, []string{"2 new", "% sure", "same place: Kirkuk"})
}

// Files of all kinds at once, a bad one among them: it is named, and the rest is kept.
func TestFiles(t *testing.T) {
	b := open(t)
	before := b.reports(t)
	files := []part{
		{"file", "kirkuk.jsonl", kirkuk},
		{"file", "broken.pdf", "%PDF-1.7 ..."},
		{"file", "herat.txt", "A mortar shell wounded a girl in Herat on Tuesday."},
		{"file", "packed.jsonl.gz", packed(t, `{"id":"q","published":"2026-05-03","text":"Gunmen shot dead two guards in Quetta on Saturday."}`)},
		{"file", "page.html", "<html><body><article><h1>Mosul</h1><p>A bomb killed two soldiers in Mosul on Saturday, the army said. Nobody said that it was behind it.</p></article></body></html>"},
		{"file", "nothing", ""},
		{"file", "cut.gz", packed(t, strings.Repeat(kirkuk, 9))[:60]},
	}
	code, body := b.post(t, "/add", "", files...)
	has(t, code, body, []string{
		"5 new, ", "3 refused", "broken.pdf: is a PDF", "nothing: holds no report", "cut.gz", "ends in the middle of the packed data",
		"kirkuk.jsonl:2", "herat.txt", "packed.jsonl.gz:1", "page.html",
	})
	if n := b.reports(t) - before; n != 5 {
		t.Errorf("%d reports more, want 5", n)
	}
	code, body = b.post(t, "/add", "", files...)
	has(t, code, body, []string{"5 known already", "3 refused", "Car bombing in Kirkuk, Iraq"})
	if n := b.reports(t) - before; n != 5 {
		t.Errorf("after the same twice, %d reports more, want 5", n)
	}
}

// A file is nothing but its bytes: what it is called opens no file of this machine, and
// is shown as the text that it is.
func TestHostileNames(t *testing.T) {
	b := open(t)
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("Shells fell on a town that nobody may know of."), 0o600); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("ы", 2000) + ".pdf"
	for _, name := range []string{secret, "../../" + secret, "-", "stdin", "file://" + secret, `<script>alert(1)</script>.pdf`, "a\u202egpj.exe", "\"><img src=x>", "a\r\nSet-Cookie: x=1", long, strings.Repeat("../", 50) + "etc/passwd"} {
		code, body := b.post(t, "/add", "", part{"file", name, "%PDF-1.7"}, part{"text", "", "Police found nothing in " + name})
		has(t, code, body, []string{"is a PDF"}, "nobody may know", "<script>alert", "<img src", "\u202e")
		if len(body) > 20_000 {
			t.Errorf("the page for a file of %d bytes' name has %d bytes", len(name), len(body))
		}
	}
	code, body := b.post(t, "/add/preview", "", part{"text", "", `Title that is <script>alert(1)</script> hostile` + "\n\n" + `</textarea><script>alert(2)</script> killed two in Kirkuk & "Mosul" ` + "\u202eabc"})
	has(t, code, body, []string{"&lt;script&gt;alert(1)", "&lt;/textarea&gt;", "⟨U&#43;202E⟩"}, "<script>alert")
}

// What is read without keeping is shown with its marks, and is not kept.
func TestPreview(t *testing.T) {
	b := open(t)
	before := b.reports(t)
	code, body := b.post(t, "/add/preview", "", part{"text", "", "A car bomb killed four people in Kirkuk on 3 May 2026, police said."}, part{"publisher", "", "The Wire"})
	has(t, code, body, []string{
		`<div class="sheet`, `class="k-place`, `class="k-time`, `class="k-mention`, `data-l="IQ town"`, "Car bombing in Kirkuk, Iraq", "Read, and not kept: 1 incident, ",
		`value="The Wire"`, ">A car bomb killed four people in Kirkuk on 3 May 2026, police said.</textarea>",
	}, "<script type=\"application/json\"")
	if b.reports(t) != before {
		t.Error("what was only read is kept")
	}
	for _, text := range []string{"", strings.Repeat("x ", mostShown)} {
		if code, body := b.post(t, "/add/preview", "", part{"text", "", text}); code != http.StatusBadRequest {
			t.Errorf("reading %d bytes = %d\n%s", len(text), code, body)
		}
	}
}

// What cannot be is refused in words that say what to do.
func TestAddRefuses(t *testing.T) {
	b := open(t)
	before := b.reports(t)
	for want, parts := range map[string][]part{
		"paste a text or choose files": {},
		"is no day":                    {{"text", "", "x"}, {"published", "", "yesterday"}},
		"is no address":                {{"text", "", "x"}, {"url", "", "javascript:alert(1)"}},
		"there is none":                {{"title", "", "x"}},
	} {
		if code, body := b.post(t, "/add", "", parts...); code != http.StatusBadRequest || !strings.Contains(body, want) {
			t.Errorf("adding %v = %d, want %q in\n%s", parts, code, want, body)
		}
	}
	code, body := b.post(t, "/add", "", part{"text", "", kirkuk}, part{"publisher", "", "The Wire"})
	has(t, code, body, []string{"1 refused", "holds several reports"})
	if b.reports(t) != before {
		t.Error("something is kept of what was refused")
	}
}

// Past the bound nothing is taken in, packed or not, and the bound is said.
func TestTooLarge(t *testing.T) {
	b := open(t)
	b.server.o.Upload = 1 << 20
	before := b.reports(t)
	if code, body := b.post(t, "/add", "", part{"file", "big.txt", strings.Repeat("Shells fell. ", 1<<17)}); code != http.StatusRequestEntityTooLarge || !strings.Contains(body, "larger than 1 MB") {
		t.Errorf("adding too much = %d\n%s", code, body)
	}
	bomb := packed(t, strings.Repeat(" \n", 4<<20)+`{"text":"Shells fell."}`)
	code, body := b.post(t, "/add", "", part{"file", "bomb.jsonl.gz", bomb}, part{"file", "good.txt", "A mortar shell wounded a girl in Herat on Tuesday."},
		part{"file", "long.txt", strings.Repeat("Shells fell on Darun. ", mostText/22+1)})
	has(t, code, body, []string{"bomb.jsonl.gz:", "unpacks to more than 4 MB", "1 new, 2 refused", "long.txt: its text is longer than 256 KB"})
	if n := b.reports(t) - before; n != 1 {
		t.Errorf("%d reports more, want the one good one", n)
	}
}

// linesOf reads an answer of lines.
func linesOf(t *testing.T, body string) (all []addLine) {
	t.Helper()
	for _, l := range strings.Split(strings.TrimSpace(body), "\n") {
		var one addLine
		if err := json.Unmarshal([]byte(l), &one); err != nil {
			t.Fatalf("%q: %v", l, err)
		}
		all = append(all, one)
	}
	return all
}

// A program that accepts lines gets one for each report and one at the end.
func TestAddLines(t *testing.T) {
	b := open(t)
	code, body := b.post(t, "/add", linesType, part{"file", "k.jsonl", kirkuk + "{bad\n"})
	has(t, code, body, nil)
	all := linesOf(t, body)
	states := ""
	for _, l := range all {
		states += " " + l.Event + ":" + l.State
	}
	if states != " report:new report:new report:refused end:" || all[3].Counts != "2 new, 1 refused" || !strings.Contains(all[1].HTML, "% sure") || !strings.Contains(all[2].HTML, "k.jsonl:3: is not JSON") {
		t.Errorf("the lines are%s\n%s", states, body)
	}
}

// many is JSON Lines of so many reports.
func many(name string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%s-%d","published":"2026-05-03","text":"Gunmen shot dead %d guards in Quetta on Saturday, %s said."}`+"\n", name, i, i+2, name)
	}
	return b.String()
}

// Who leaves stops what is not read yet; what he was told of is kept, and others go on.
func TestAddCancelled(t *testing.T) {
	b := open(t)
	before := b.reports(t)
	ctx, leave := context.WithCancel(t.Context())
	defer leave()
	kind, form := formOf(t, part{"file", "many.jsonl", many("many", 1500)})
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, b.URL+"/add", form)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Accept", linesType)
	answer, err := b.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for d := json.NewDecoder(answer.Body); ; {
		var l addLine
		if err := d.Decode(&l); err != nil {
			break
		}
		if l.State == string(store.New) {
			if told++; told == 3 {
				leave()
			}
		}
	}
	answer.Body.Close()
	code, body := b.post(t, "/add", "", part{"text", "", "A mortar shell wounded a girl in Herat on Tuesday."})
	has(t, code, body, []string{"1 new"})
	if n := b.reports(t) - before - 1; told < 3 || n < told || n >= 1500 {
		t.Errorf("%d were told of and %d are kept of 1500, want some, and all that were told of", told, n)
	}
	for i := range told {
		if _, err := b.Store.Report(t.Context(), fmt.Sprintf("many-%d", i), 0); err != nil {
			t.Error(err)
		}
	}
}

// Many at once are all kept, one after the other where need be, and pages are read meanwhile.
func TestAddTogether(t *testing.T) {
	b := open(t)
	before := b.reports(t)
	var all sync.WaitGroup
	const adders, each = mostAdding + 2, 20
	for i := range adders {
		all.Go(func() {
			code, body := b.post(t, "/add", linesType, part{"file", "a.jsonl", many(fmt.Sprintf("name%d", i), each) + kirkuk})
			if l := linesOf(t, body); code != http.StatusOK || l[len(l)-1].Event != "end" {
				t.Errorf("adder %d is answered %d\n%s", i, code, body)
			}
		})
	}
	all.Go(func() { b.get(t, "/") })
	all.Wait()
	if n := b.reports(t) - before; n != adders*each+2 {
		t.Errorf("%d reports more, want %d", n, adders*each+2)
	}
	if err := b.Store.Verify(t.Context(), func(p store.Problem) { t.Errorf("Verify: %s", p) }); err != nil {
		t.Error(err)
	}
}

// Who comes when as many are read as may be is told that he waits.
func TestAddWaits(t *testing.T) {
	b := open(t)
	for range mostAdding {
		b.server.adder.turns <- struct{}{}
	}
	kind, form := formOf(t, part{"text", "", "A mortar shell wounded a girl in Herat on Tuesday."})
	answer, err := b.Client().Do(b.request(t, http.MethodPost, "/add", form, "Content-Type", kind, "Accept", linesType))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	d := json.NewDecoder(answer.Body)
	var l addLine
	if err := d.Decode(&l); err != nil || l.Event != "waiting" {
		t.Fatalf("the first line is %+v, %v, want that he waits", l, err)
	}
	b.server.adder.giveBack()
	for l.Event != "end" {
		if err := d.Decode(&l); err != nil {
			t.Fatal(err)
		}
	}
	if l.Counts != "1 new" {
		t.Errorf("the end is %+v", l)
	}
}

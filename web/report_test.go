package web

import (
	"encoding/json"
	"html"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/ingest"
)

// add takes in a report, so many hours after noon.
func (b *bench) add(t *testing.T, hours int, fields map[string]string) {
	t.Helper()
	line, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "more.jsonl")
	if err := os.WriteFile(path, append(line, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	rd, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	k := &flow.Keeper{Store: b.Store, Reader: rd, Now: func() time.Time { return noon.Add(time.Duration(hours) * time.Hour) }}
	n := 0
	if err := k.Add(t.Context(), ingest.Inputs([]string{path}, nil), func(flow.Kept) { n++ }); err != nil || n != 1 {
		t.Fatalf("%d reports were taken in, %v", n, err)
	}
}

// plain is what a page shows without its marks.
func plain(body string) string {
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, ""))
}

var textOf = regexp.MustCompile(`(?s)<div class="text" id="text"[^>]*>(.*?)</div>`)

// The text stands there unaltered, each mark leads to an entry of the list, and each
// entry to a mark.
func TestReport(t *testing.T) {
	b := open(t)
	body := b.get(t, "/reports/baqubah-update")
	k, err := b.Store.Report(t.Context(), "baqubah-update", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got := plain(textOf.FindStringSubmatch(body)[1]); got != k.Report.Text {
		t.Errorf("the text is\n%s\nwant\n%s", got, k.Report.Text)
	}
	marks := regexp.MustCompile(`<a class="m" id="([^"]+)" href="#([^"]+)"`).FindAllStringSubmatch(body, -1)
	if len(marks) < 30 {
		t.Fatalf("%d runs are marked, want more", len(marks))
	}
	for _, m := range marks {
		if !strings.Contains(body, `<li class="claim" id="`+m[2]+`"`) {
			t.Errorf("the mark %s leads to %s, which is not in the list", m[1], m[2])
		}
	}
	entries := regexp.MustCompile(`<a class="to" href="#([^"]+)">`).FindAllStringSubmatch(body, -1)
	if len(entries) < 20 {
		t.Fatalf("%d entries are listed, want more", len(entries))
	}
	for _, e := range entries {
		if strings.Count(body, `id="`+e[1]+`"`) != 1 {
			t.Errorf("%d marks have the id %s, want one", strings.Count(body, `id="`+e[1]+`"`), e[1])
		}
	}
	for _, want := range []string{
		`<a href="/incidents/` + b.id(t, "Car bombing in Baqubah") + `">`, "Killed</span> <b><bdi>12", sitrep.Hash(k.Report.Raw),
		`value="toll" checked`, "in the words of", "Hanan Jabouri",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page has no %q", want)
		}
	}
	if body := b.get(t, "/reports/baqubah-update?hide=toll+place"); strings.Contains(body, `value="toll" checked`) || !strings.Contains(body, `value="time" checked`) {
		t.Error("the address does not hide tolls alone")
	}
}

// The original is never shown as a page, whatever is in it.
func TestRaw(t *testing.T) {
	b := open(t)
	const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>`
	b.add(t, 1, map[string]string{"id": "evil", "title": evil, "source": evil, "published": "2026-05-04", "text": evil + " killed 3 people in Baqubah, Iraq, police said.\u202e"})
	for path, kind := range map[string]string{"/reports/evil/raw": "application/octet-stream", "/reports/evil/text?v=1": "text/plain; charset=utf-8"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := b.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		h := answer.Header
		if h.Get("Content-Type") != kind || h.Get("Content-Security-Policy") != "sandbox" || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("GET %s has the header %v, want %s in a sandbox", path, h, kind)
		}
		if strings.HasSuffix(path, "raw") && h.Get("Content-Disposition") != "attachment; filename=evil-v1.json" && h.Get("Content-Disposition") != "attachment; filename=evil-v1" {
			t.Errorf("GET %s is an %q", path, h.Get("Content-Disposition"))
		}
	}
	for _, path := range []string{"/reports/evil", "/reports/evil?mark=t0-5", "/reports/evil/compare"} {
		body := b.get(t, path)
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<img") || strings.Contains(body, "\u202e") {
			t.Errorf("GET %s lets markup through", path)
		}
	}
}

func TestCompare(t *testing.T) {
	b := open(t)
	report := map[string]string{
		"id": "velm", "title": "Blast in Baqubah", "source": "The Courier", "published": "2026-05-04",
		"text": "A bomb killed 3 people in Baqubah, Iraq, police said.\n\nThe market was closed.",
	}
	b.add(t, 1, report)
	report["text"] = "A bomb killed 7 people in Baqubah, Iraq, police said.\n\nThe market was closed."
	report["source"] = "The Herald"
	b.add(t, 2, report)
	for path, want := range map[string][]string{
		"/reports/velm/compare":                 {"<del>3</del><ins>7</ins> people", "The Herald", "version 2"},
		"/reports/velm/compare?from=2&to=1":     {"<del>7</del><ins>3</ins> people"},
		"/reports/velm/compare?from=2&to=2":     {"one and the same version"},
		"/reports/velm":                         {"2 versions", "what changed"},
		"/reports/velm?v=1":                     {"version 1 of 2", "Nothing here counts any more"},
		"/reports/velm?as_of=2026-05-04T13:30Z": {"1 version", "as_of=2026-05-04T13%3A30Z"},
	} {
		body := b.get(t, path)
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("GET %s has no %q", path, w)
			}
		}
	}
	for path, code := range map[string]int{
		"/reports/velm/compare?from=3":              404,
		"/reports/velm/compare?to=x":                400,
		"/reports/velm?as_of=2026-05-04T12:30Z":     404,
		"/reports/velm?v=3":                         404,
		"/reports/velm?part=2":                      404,
		"/reports/velm?v=2&as_of=2026-05-04T13:30Z": 404,
	} {
		if got, _ := b.ask(t, path); got != code {
			t.Errorf("GET %s = %d, want %d", path, got, code)
		}
	}
}

// Of a huge text no page shows more than a part.
func TestHuge(t *testing.T) {
	b := open(t)
	text := "A bomb killed 3 people in Baqubah, Iraq, police said.\n\n" + strings.Repeat(strings.Repeat("ä", 2000)+"\n", 60)
	report := map[string]string{"id": "huge", "title": "Blast", "source": "The Courier", "published": "2026-05-04", "text": text}
	b.add(t, 1, report)
	report["text"] = strings.Replace(text, "3 people", "7 people", 1)
	b.add(t, 2, report)
	body := b.get(t, "/reports/huge")
	if !strings.Contains(body, "Part 1 of ") || !strings.Contains(body, "Next part") || len(body) > 3*partSize {
		t.Errorf("the page has %d bytes, and no parts", len(body))
	}
	k, err := b.Store.Report(t.Context(), "huge", 0)
	if err != nil {
		t.Fatal(err)
	}
	var all string
	for i := range partsOf(k.Report.Text) {
		all += plain(textOf.FindStringSubmatch(b.get(t, "/reports/huge?part="+strconv.Itoa(i+1)))[1])
	}
	if all != k.Report.Text {
		t.Error("the parts are not the text")
	}
	if got := b.get(t, "/reports/huge/text"); got != k.Report.Text {
		t.Error("the whole text is not the text")
	}
	if body := b.get(t, "/reports/huge?mark=t2-6"); len(body) > 20_000 || !strings.Contains(body, `<mark id="mark">bomb</mark>`) {
		t.Errorf("the marked words come with %d bytes", len(body))
	}
	if body := b.get(t, "/reports/huge/compare"); len(body) > 20_000 || !strings.Contains(body, "<ins>7</ins>") {
		t.Errorf("the comparison has %d bytes", len(body))
	}
}

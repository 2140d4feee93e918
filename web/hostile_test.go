package web

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"sitrep"
	"sitrep/flow"
	"sitrep/ingest"
)

// attack is markup that must never be one: it names itself, so that a page that lets
// it through is found.
const attack = `<script>hacked()</script><img src=x onerror=hacked()>"'><svg onload=hacked()>{{.Who}}`

// hostileReports have markup in every field, names that turn the direction of
// writing, controls, a headline of 10 MB, and a thousand incidents in one.
func hostileReports() []*sitrep.Report {
	day := sitrep.Moment{Time: noon.AddDate(0, 0, -3), Precision: sitrep.ToMinute}
	turned := "\u202eelif\u202c \u2066abc\u2069 \x00\x07\x1b[31m\u200b\ufeff"
	body := "Police said a car bomb killed 12 people and wounded 30 in Baqubah, Iraq, on Tuesday. "
	many := strings.Builder{}
	towns := []string{"Mosul", "Kirkuk", "Tikrit", "Samarra", "Ramadi", "Falluja", "Basra", "Najaf", "Karbala", "Hilla"}
	for i := range 1000 {
		fmt.Fprintf(&many, "On %s a bomb killed %d people in %s, Iraq, police said.\n\n", noon.AddDate(0, 0, -i).Format("2 January 2006"), i%40+1, towns[i%len(towns)])
	}
	return []*sitrep.Report{
		{ID: attack, Title: attack, Text: body + attack + " said " + attack, Source: attack, URL: "javascript:hacked()", Language: "en", Published: day},
		{ID: "turned/../..?#%00" + turned, Title: turned + attack, Text: turned + body + turned, Source: turned, URL: "https://example.org/" + turned, Language: "en", Published: day},
		{ID: "long", Title: strings.Repeat("Bomb kills nine ", 10<<20/16), Text: body + strings.Repeat("x", 1<<20) + "\n" + body, Source: strings.Repeat("Wire ", 1000), Language: "en", Published: day},
		{ID: "rtl", Title: "انفجار في بعقوبة يقتل 12", Text: body + "قالت الشرطة إن قنبلة قتلت 12 شخصا.", Source: "وكالة الأنباء", Language: "ar", Published: day},
		{ID: "many", Title: "A year of bombs", Text: many.String(), Source: "Chronicle", Language: "en", Published: day},
		{ID: "empty", Title: "", Text: ".", Source: "", Published: sitrep.Moment{}},
	}
}

// besieged is a workbench on a store of hostile reports.
func besieged(t *testing.T) *bench {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hostile.db")
	st, err := flow.OpenStore(t.Context(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	rd, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	k := &flow.Keeper{Store: st, Reader: rd, Now: func() time.Time { return noon }}
	file := filepath.Join(t.TempDir(), "hostile.jsonl")
	var lines []byte
	for _, r := range hostileReports() {
		line, err := json.Marshal(map[string]string{
			"id": r.ID, "title": r.Title, "text": r.Text, "source": r.Source, "url": r.URL, "language": r.Language, "published": r.Published.String(),
		})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(append(lines, line...), '\n')
	}
	if err := os.WriteFile(file, lines, 0o600); err != nil {
		t.Fatal(err)
	}
	kept := 0
	if err := k.Add(t.Context(), ingest.Inputs([]string{file}, nil), func(k flow.Kept) {
		if k.Err != nil {
			t.Logf("refused: %.200s", k.Err)
			return
		}
		kept++
	}); err != nil {
		t.Fatal(err)
	}
	if kept < 4 {
		t.Fatalf("%d reports were kept, want more", kept)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	return serve(t, path)
}

var pageLink = regexp.MustCompile(`(?:href|src|data-source)="([^"]*)"`)

var formValue = regexp.MustCompile(` value="[^"]*"`)

// Whatever reports hold shows as text on every page that can be reached, and none
// breaks or grows beyond measure.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	b := besieged(t)
	const most = 400 // pages
	queue, seen := []string{"/"}, map[string]bool{"/": true}
	for n := 0; n < len(queue) && n < most; n++ {
		path := queue[n]
		code, body := b.ask(t, path)
		if code != http.StatusOK {
			t.Errorf("GET %.200s = %d", path, code)
			continue
		}
		if strings.HasPrefix(path, "/static/") || strings.HasPrefix(path, "/export.") || strings.Contains(path, ".geojson") || strings.Contains(path, "/raw") {
			continue
		}
		shown := formValue.ReplaceAllString(body, "") // which must come back as it was, and is not shown
		for _, bad := range []string{"<script>hacked", "<img src=x", "<svg onload", "\u202e", "\u2066", "\x00", "\x1b", "A. Analyst</script>", `href="javascript:`} {
			if at := strings.Index(shown, bad); at >= 0 {
				t.Errorf("GET %.200s lets through %q: %q", path, bad, shown[max(0, at-100):min(len(shown), at+60)])
			}
		}
		if len(body) > 4<<20 {
			t.Errorf("GET %.200s is %d bytes long", path, len(body))
		}
		for _, l := range pageLink.FindAllStringSubmatch(body, -1) {
			to, _, _ := strings.Cut(html.UnescapeString(l[1]), "#")
			if strings.HasPrefix(to, "?") {
				at, _, _ := strings.Cut(path, "?")
				to = at + to
			}
			if strings.HasPrefix(to, "/") && !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			} else if !strings.HasPrefix(to, "/") && to != "" && !strings.HasPrefix(to, "https://example.org/") {
				t.Errorf("GET %.200s leads to %.100q", path, to)
			}
		}
	}
	if len(queue) < 50 {
		t.Errorf("%d pages can be reached, want more", len(queue))
	}
}

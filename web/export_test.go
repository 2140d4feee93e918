package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sitrep/export"
	"sitrep/store"
)

// exportedIDs are those of the incidents in an export, in its order.
func exportedIDs(t *testing.T, format, body string) (ids []string) {
	t.Helper()
	switch format {
	case "csv":
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil {
			t.Fatalf("%v in\n%s", err, body)
		}
		for _, r := range rows[1:] {
			ids = append(ids, r[0])
		}
	case "geojson":
		var all struct {
			Features []struct {
				Properties export.Row `json:"properties"`
			} `json:"features"`
		}
		if err := json.Unmarshal([]byte(body), &all); err != nil {
			t.Fatalf("%v in\n%s", err, body)
		}
		for _, f := range all.Features {
			ids = append(ids, f.Properties.ID)
		}
	case "jsonl":
		for l := range strings.Lines(body) {
			var r export.Row
			if err := json.Unmarshal([]byte(l), &r); err != nil {
				t.Fatalf("%v in\n%s", err, l)
			}
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// An export has every incident of the list with the same address, in the same order,
// however few are held at a time.
func TestExport(t *testing.T) {
	b := open(t)
	b.server.exports.page = 3
	row := regexp.MustCompile(`<a class="title" href="/incidents/([^"?]+)`)
	for query, least := range map[string]int{
		"": 14, "?country=IQ": 3, "?q=killed&killed=3": 2, "?as_of=2026-03-03T09:00Z&clock=published": 1, "?as_of=2020-01-01": 0,
		"?as_of=2026-05-04T12:00Z": 14, "?country=IQ&as_of=2026-03-04&clock=published": 1,
	} {
		var want []string
		for _, m := range row.FindAllStringSubmatch(b.get(t, "/"+query), -1) {
			want = append(want, m[1])
		}
		if len(want) < least {
			t.Errorf("the list %s has %d incidents, want %d", query, len(want), least)
		}
		for format := range formats {
			if got := exportedIDs(t, format, b.get(t, "/export."+format+query)); !slices.Equal(got, want) {
				t.Errorf("/export.%s%s has %v; the list %v", format, query, got, want)
			}
		}
	}
}

// An export of the past has what was known then, and leads to the page of then.
func TestExportThen(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	row := func(query string) (r export.Row) {
		for l := range strings.Lines(b.get(t, "/export.jsonl"+query)) {
			if strings.Contains(l, id) {
				if err := json.Unmarshal([]byte(l), &r); err != nil {
					t.Fatal(err)
				}
			}
		}
		return r
	}
	then := "?as_of=2026-03-03T09%3A00Z&clock=published"
	for query, high := range map[string]bool{"": true, then: false} {
		r := row(query)
		if r.KilledLow == nil || (r.KilledHigh != nil) != high {
			t.Errorf("%s: killed %v to %v", query, r.KilledLow, r.KilledHigh)
		}
		if want := b.URL + "/incidents/" + id + query; r.URL != want {
			t.Errorf("the page is at %q, want %q", r.URL, want)
		}
	}
}

func TestExportHeaders(t *testing.T) {
	b := open(t)
	b.server.exports.most, b.server.exports.page = 4, 2
	for format, want := range map[string]struct{ mime, end string }{
		"csv":     {"text/csv", "\r\n\"Cut off after 4 incidents; there are more. Narrow the list down, by days or by country.\"," + strings.Repeat(",", 19) + "\r\n"},
		"geojson": {"application/geo+json", `"note":"Cut off after 4 incidents; there are more. Narrow the list down, by days or by country."}` + "\n"},
		"jsonl":   {"application/jsonl", "\n" + `{"note":"Cut off after 4 incidents; there are more. Narrow the list down, by days or by country."}` + "\n"},
	} {
		_, header, body := b.answer(t, "/export."+format, "identity")
		if got := header.Get("Content-Disposition"); got != `attachment; filename="sitrep-incidents-2026-05-04.`+format+`"` {
			t.Errorf("Content-Disposition of %s: %s", format, got)
		}
		if got := header.Get("Content-Type"); !strings.HasPrefix(got, want.mime) || header.Get("Sitrep-Limit") != "4" {
			t.Errorf("%s is of type %s, with at most %q", format, got, header.Get("Sitrep-Limit"))
		}
		if !strings.HasSuffix(string(body), want.end) {
			t.Errorf("%s ends with\n%.200s", format, body[max(0, len(body)-200):])
		}
	}
	_, header, _ := b.answer(t, "/export.csv?as_of=2026-03-03T09:00Z", "identity")
	if got := header.Get("Content-Disposition"); !strings.Contains(got, `"sitrep-incidents-as-of-2026-03-03T0900Z.csv"`) {
		t.Errorf("Content-Disposition of the past: %s", got)
	}
	if code, _ := b.ask(t, "/export.csv?killed=many"); code != http.StatusBadRequest {
		t.Errorf("a filter that is none = %d, want 400", code)
	}
}

// The list leads to its exports, with what it is asked for.
func TestExportLinks(t *testing.T) {
	b := open(t)
	all, err := b.Store.Incidents(t.Context(), store.Filter{Country: "IQ"})
	if err != nil {
		t.Fatal(err)
	}
	page := b.get(t, "/?country=IQ&as_of=2026-05-05&after="+url.QueryEscape(all[0].Cursor))
	for _, format := range []string{"csv", "geojson", "jsonl"} {
		if want := `href="/export.` + format + `?as_of=2026-05-05&amp;country=IQ"`; !strings.Contains(page, want) {
			t.Errorf("the list has no %s", want)
		}
	}
}

// leaver is a reader who goes away with the first words of an answer.
type leaver struct {
	*httptest.ResponseRecorder

	leave func()
}

func (l *leaver) Write(b []byte) (int, error) {
	defer l.leave()
	return l.ResponseRecorder.Write(b)
}

// An export that cannot be finished does not look like a whole one.
func TestExportBreaksOff(t *testing.T) {
	b := open(t)
	b.server.exports.page = 2
	ctx, leave := context.WithCancel(t.Context())
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "http://localhost/export.geojson", nil)
	r.RemoteAddr = "127.0.0.1:1"
	w := &leaver{httptest.NewRecorder(), leave}
	defer func() {
		if got := recover(); got != http.ErrAbortHandler { //nolint:errorlint // what net/http looks for is this very one
			t.Errorf("the handler ended with %v, want it aborted", got)
		}
		if got := w.Body.String(); strings.Count(got, `"Feature"`) != 2 || strings.HasSuffix(got, "]}\n") {
			t.Errorf("what was sent is\n%s", got)
		}
	}()
	b.server.ServeHTTP(w, r)
}

package web

import (
	"context"
	"html"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"sitrep/flow"
	"sitrep/ingest"
	"sitrep/samples"
	"sitrep/store"
)

// noon is the time at which tests happen.
var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

// sampled is a store of the sample reports, made once.
var sampled = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sitrep-web-")
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(filepath.Join(dir, "samples"), samples.FS); err != nil {
		return "", err
	}
	names, err := fs.Glob(samples.FS, "*")
	if err != nil {
		return "", err
	}
	for i, n := range names {
		names[i] = filepath.Join(dir, "samples", n)
	}
	path := filepath.Join(dir, "sitrep.db")
	st, err := flow.OpenStore(context.Background(), path, true)
	if err != nil {
		return "", err
	}
	rd, err := reader()
	if err != nil {
		return "", err
	}
	k := &flow.Keeper{Store: st, Reader: rd, Now: func() time.Time { return noon }}
	if err := k.Add(context.Background(), ingest.Inputs(names, nil), func(flow.Kept) {}); err != nil {
		return "", err
	}
	return path, st.Close()
})

// reader reads reports; it is loaded once.
var reader = sync.OnceValues(func() (*flow.Reader, error) { return flow.NewReader(flow.Options{}) })

// bench is a workbench under test, on a copy of the sample store.
type bench struct {
	*httptest.Server

	Store  *store.Store
	server *Server
}

func open(t *testing.T) *bench {
	t.Helper()
	from, err := sampled()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "sitrep.db")
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return serve(t, path)
}

// serve opens the workbench on a store.
func serve(t *testing.T, path string) *bench {
	t.Helper()
	st, err := flow.OpenStore(t.Context(), path, true)
	if err != nil {
		t.Fatal(err)
	}
	rd, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return noon }
	s, err := New(Options{Store: st, Keeper: &flow.Keeper{Store: st, Reader: rd, Now: now}, Now: now, Who: "A. Analyst", Failed: func(r *http.Request, err error) {
		t.Errorf("%s %s: %v", r.Method, r.URL, err)
	}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	t.Cleanup(func() {
		server.Close()
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return &bench{server, st, s}
}

// get gives a page, which must be there.
func (b *bench) get(t *testing.T, path string) string {
	t.Helper()
	code, body := b.ask(t, path)
	if code != http.StatusOK {
		t.Fatalf("GET %s = %d\n%s", path, code, body)
	}
	return body
}

func (b *bench) ask(t *testing.T, path string) (int, string) {
	t.Helper()
	code, _, body := b.answer(t, path, "identity")
	return code, string(body)
}

// answer asks for a page that may come in some encodings, and gives it as it came.
func (b *bench) answer(t *testing.T, path, accept string) (int, http.Header, []byte) {
	t.Helper()
	return b.fetch(t, b.request(t, http.MethodGet, path, nil, "Accept-Encoding", accept))
}

// request makes one, with headers: names and values in turn.
func (b *bench) request(t *testing.T, method, path string, body io.Reader, headers ...string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, b.URL+path, body)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(headers); i += 2 {
		r.Header.Set(headers[i-1], headers[i])
	}
	return r
}

// fetch asks. It goes where the answer to a question leads, and stays at that to a form.
func (b *bench) fetch(t *testing.T, r *http.Request) (int, http.Header, []byte) {
	t.Helper()
	client := *b.Client()
	if r.Method != http.MethodGet {
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, body
}

// id is that of the incident whose title has some words.
func (b *bench) id(t *testing.T, title string) string {
	t.Helper()
	all, err := b.Store.Incidents(t.Context(), store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range all {
		if strings.Contains(in.Title, title) {
			return in.ID
		}
	}
	t.Fatalf("no incident is called %q", title)
	return ""
}

func TestIncidents(t *testing.T) {
	b := open(t)
	for path, want := range map[string][]string{
		"/":                          {"17 incidents", "Car bombing in Baqubah, Iraq", "3 March 2026"},
		"/?country=IQ":               {"3 incidents"},
		"/?q=grocer":                 {"1 incident<", "Car bombing in Baqubah"},
		"/?since=2030-01-01":         {"0 incidents", "No incident is like that"},
		"/?as_of=2020-01-01":         {"As of 2020-01-01", "Back to now", "0 incidents"},
		"/map.json?country=IQ":       {`"Car bombing in Baqubah, Iraq"`, `"12–15",44.605,33.754`},
		"/map.json?as_of=2020-01-01": {`{"kept":"?as_of=2020-01-01","words":[],"incidents":[]}`},
		"/?type=Suicide+bomb&q=":     {"incident", `<option selected>Suicide bomb`},
		"/?place=%3Cscript%3E&until": {`value="&lt;script&gt;"`, "0 incidents"},
	} {
		body := b.get(t, path)
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("GET %s has no %q", path, w)
			}
		}
	}
}

func TestErrors(t *testing.T) {
	b := open(t)
	for path, want := range map[string]struct {
		code int
		text string
	}{
		"/nowhere":                     {404, "there is no page /nowhere"},
		"/incidents/zzzzzzzz":          {404, "zzzzzzzz"},
		"/reports/nothing":             {404, "nothing"},
		"/reports/baqubah-flash?v=99":  {404, "99"},
		"/reports/baqubah-flash?v=a":   {400, "no version"},
		"/?since=yesterday":            {400, "is no day"},
		"/?as_of=soon":                 {400, "is no moment"},
		"/?country=Iraq":               {400, "two letters"},
		"/incidents/x?rule=loudest":    {400, "no rule is called"},
		"/static/x/../../../etc/hosts": {404, ""},
	} {
		if code, body := b.ask(t, path); code != want.code || !strings.Contains(body, want.text) {
			t.Errorf("GET %s = %d, want %d and %q in\n%s", path, code, want.code, want.text, body)
		}
	}
}

var wordsLink = regexp.MustCompile(`<a class="words" href="([^"]+)">(.*?)</a>`)

// Every value's words are one click away, and stand in their report as they are quoted.
func TestWords(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	b := open(t)
	body := b.get(t, "/incidents/"+b.id(t, "Car bombing in Baqubah"))
	links := wordsLink.FindAllStringSubmatch(body, -1)
	if len(links) < 30 {
		t.Fatalf("%d words can be opened, want more", len(links))
	}
	quoted := regexp.MustCompile(`<q[^>]*>(.*?)</q>`)
	for _, l := range links {
		path, _, _ := strings.Cut(html.UnescapeString(l[1]), "#")
		report := b.get(t, path)
		for _, q := range quoted.FindAllStringSubmatch(l[2], -1) {
			marked := false
			for _, m := range regexp.MustCompile(`(?s)<mark[^>]*>(.*?)</mark>`).FindAllStringSubmatch(report, -1) {
				marked = marked || strings.Contains(m[1], q[1])
			}
			if !marked {
				t.Errorf("%s does not mark %q", path, q[1])
			}
		}
		if strings.Count(report, `id="mark"`) != 1 {
			t.Errorf("%s has %d first marks, want one", path, strings.Count(report, `id="mark"`))
		}
	}
}

// The page of the past has what was known then, and leads to every other moment.
func TestIncidentThen(t *testing.T) {
	b := open(t)
	id := b.id(t, "Car bombing in Baqubah")
	now := b.get(t, "/incidents/"+id)
	then := b.get(t, "/incidents/"+id+"?as_of=2026-03-03T09:00Z&clock=published")
	for _, tt := range []struct {
		page, what string
		want       bool
	}{
		{now, "12–15", true},
		{now, "at least 7 (people)", true},
		{now, "The Northern Ledger", true},
		{now, "1 copy", true},
		{then, "12–15", false},
		{then, "7&#43;", true},
		{then, "The Northern Ledger", false},
		{then, "Back to now", true},
		{then, `<option value="2026-03-04T11:30:00Z">`, true},
	} {
		if strings.Contains(tt.page, tt.what) != tt.want {
			t.Errorf("that the page has %q is %v, want %v", tt.what, !tt.want, tt.want)
		}
	}
}

// The slider of a page of the past goes through the same moments as that of now.
func TestMomentsThen(t *testing.T) {
	b := open(t)
	moments := func(path string) string {
		_, rest, _ := strings.Cut(b.get(t, path), `<datalist id="moments">`)
		list, _, _ := strings.Cut(rest, "</datalist>")
		return list
	}
	now := moments("/")
	if strings.Count(now, "<option") < 5 {
		t.Fatalf("the moments are %s, want more", now)
	}
	for _, past := range []string{"/?as_of=2026-03-03", "/?as_of=2020-01-01&clock=published"} {
		if then := moments(past); then != now {
			t.Errorf("%s has the moments %s, want %s", past, then, now)
		}
	}
}

// Every value of a facet, and every bar of the time line, leads to as many incidents
// as it says.
func TestFacets(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	b := open(t)
	link := regexp.MustCompile(`<a href="(\?[^"]*)"[^>]*>(?:<bdi>[^<]*</bdi> <span class="number">(\d+)|<title>[^:]*: (\d+) incident)`)
	total := regexp.MustCompile(`<h1 id="listed">(\d+) incident`)
	for _, page := range []string{"/", "/?type=Attack", "/?country=IQ&status=reported", "/?q=killed&killed=3"} {
		links := link.FindAllStringSubmatch(b.get(t, page), -1)
		if len(links) < 5 {
			t.Errorf("%s has %d values of facets, want more", page, len(links))
		}
		for _, l := range links {
			if strings.Contains(l[0], "any again") {
				continue
			}
			got := total.FindStringSubmatch(b.get(t, "/"+html.UnescapeString(l[1])))
			if want := l[2] + l[3]; len(got) < 2 || got[1] != want {
				t.Errorf("%s: %s leads to %v incidents, want %s", page, l[1], got, want)
			}
		}
	}
}

// Pages of a long list follow each other without a gap.
func TestOlder(t *testing.T) {
	b := open(t)
	all, err := b.Store.Incidents(t.Context(), store.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	rest := b.get(t, "/?after="+url.QueryEscape(all[4].Cursor))
	for i, in := range all {
		if got := strings.Contains(rest, `/incidents/`+in.ID+`"`); got != (i > 4) {
			t.Errorf("that incident %d comes after the fifth is %v", i+1, got)
		}
	}
	if !strings.Contains(rest, ">Newest</a>") {
		t.Error("nothing leads back to the newest")
	}
}

func TestFilterIsRefused(t *testing.T) {
	b := open(t)
	for _, path := range []string{"/?killed=many", "/?killed=-1", "/?box=1,2,3", "/?box=a,b,c,d", "/?box=40,0,30,0", "/?box=NaN,0,1,1", "/?reviewed=maybe", "/?after=x"} {
		if code, body := b.ask(t, path); code != http.StatusBadRequest {
			t.Errorf("GET %s = %d, want 400\n%s", path, code, body)
		}
	}
}

func TestShort(t *testing.T) {
	long := strings.Repeat("é", 10*mostLetters)
	for text, want := range map[string]string{
		"":                   "",
		"a\u202eb":           "a⟨U+202E⟩b",
		long:                 strings.Repeat("é", mostLetters) + "…",
		long[:2*mostLetters]: long[:2*mostLetters],
	} {
		if got := short(text); got != want {
			t.Errorf("short(%.40q) = %.80q, want %.80q", text, got, want)
		}
	}
}

package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sitrep/store"
)

// A list that stopped looking says so, and leads on; it does not say that there is none.
func TestLookedBack(t *testing.T) {
	f, err := newFiles()
	if err != nil {
		t.Fatal(err)
	}
	all, err := newPages(f)
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{pages: all, files: f}
	for _, tt := range []struct {
		found store.Page
		want  string // empty for nothing of it
	}{
		{store.Page{}, ""},
		{store.Page{Rest: "2019-03-05~", Back: "2019-03-05"}, "looking back to 2019-03-05"},
		{store.Page{Listed: make([]store.Listed, 2), Rest: "2019-03-05~", Back: "2019-03-05"}, "looking back to 2019-03-05"},
		{store.Page{Listed: make([]store.Listed, mostListed+1)}, ""},
	} {
		r, w := httptest.NewRequest(http.MethodGet, "/?q=market&killed=5", nil), httptest.NewRecorder()
		p := listPage{layout: s.layout(r, "Incidents")}
		p.fill(&tt.found)
		if err := s.render(w, r, "incidents", p); err != nil {
			t.Fatal(err)
		}
		body := w.Body.String()
		if strings.Contains(body, "looking back to") != (tt.want != "") || !strings.Contains(body, tt.want) {
			t.Errorf("the page of %d says %q is %v\n%s", len(tt.found.Listed), tt.want, !strings.Contains(body, tt.want), body)
		}
		next := ""
		if tt.want != "" {
			next = `<a href="?after=2019-03-05~&amp;killed=5&amp;q=market" rel="next">Look further back</a>`
		}
		if !strings.Contains(body, next) || strings.Contains(body, "No incident is like that") != (tt.want == "" && len(tt.found.Listed) == 0) {
			t.Errorf("the page of %d leads to %q is %v\n%s", len(tt.found.Listed), next, strings.Contains(body, next), body)
		}
	}
	for want, c := range map[string]store.Counts{
		"3 incidents":                  {Total: 3},
		"1 incident since 2019-03-05":  {Total: 1, Newest: 1, Back: "2019-03-05"},
		"0 incidents since 2019-03-05": {Back: "2019-03-05"},
		"More than 500 incidents":      {Total: 500, Newest: 500},
	} {
		if got := total(&c); got != want {
			t.Errorf("total(%+v) = %q, want %q", c, got, want)
		}
	}
}

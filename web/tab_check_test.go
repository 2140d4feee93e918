package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// A page with everything that a tab is to notice. The other machine is one that
// the browser's proxy lets pass unnoticed.
const badPage = `<!DOCTYPE html><html><head><title>Bad</title><link rel="icon" href="data:,"></head><body>
<img src="http://fonts.googleapis.com/letter.png"><img src="/missing.png"><p style="color: red">Red</p>
<form action="/next"><input name="word"><button>Go</button></form>
<script>console.error("spoken of", 7); setTimeout(() => { throw new Error("thrown"); })</script></body></html>`

// Tests that look into pages would pass without it if tabs saw nothing.
func TestTabNotices(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /bad", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, badPage) })
	mux.HandleFunc("GET /strict", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		fmt.Fprint(w, badPage)
	})
	mux.HandleFunc("GET /next", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "word", Value: r.FormValue("word"), HttpOnly: true, SameSite: http.SameSiteStrictMode})
		had := "none"
		if c, err := r.Cookie("word"); err == nil {
			had = c.Value
		}
		fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><title>Next</title><link rel="icon" href="data:,"><p>It was %s.</p></html>`, had)
	})
	server := httptest.NewServer(mux)
	defer server.Close()

	one, two := browse(t, server.URL), browse(t, server.URL)
	b := one.visit("/bad", 1280)
	b.expect("^it asked another machine for http://fonts.googleapis.com/letter.png")
	b.expect("^network: .*404.*/missing.png")
	b.expect(`^console: "spoken of" 7`)
	b.expect("Error: thrown")
	if asked := b.requests(); !slices.Contains(asked, server.URL+"/bad") {
		t.Errorf("it asked for %q", asked)
	}
	found := b.breaches()
	for _, rule := range []string{"html-has-lang", "image-alt", "label"} {
		if !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, rule+": ") }) {
			t.Errorf("axe finds no %s in %q", rule, found)
		}
	}

	refused := func(b *tab) {
		b.expect("(?i)^security: .*inline script")
		b.expect("(?i)^security: .*letter.png")
		b.expect("^security: Applying inline style .* http://127.0.0.1:.*/strict$")
		b.expect("^it asked another machine")
		b.expect("^network: .*404.*/missing.png")
	}
	refused(one.visit("/strict", 390))

	one.visit("/next?word=blue", 1280)
	b = one.visit("/next", 1280)
	if got := b.text("p"); got != "It was blue." {
		t.Errorf("the same person reads %q", got)
	}
	b.axe()
	b = two.visit("/next", 1280)
	if got := b.text("p"); got != "It was none." {
		t.Errorf("another person reads %q", got)
	}

	b = two.visit("/strict", 1280)
	refused(b)
	b.fill("input", "green")
	b.click("button")
	b.wait(`location.pathname === "/next"`)
	if got := b.path(); got != "/next?word=green" {
		t.Errorf("the form leads to %s", got)
	}
}

package web

import (
	"strings"
	"testing"
)

// sight is a page that is looked at, by the name that its picture gets.
type sight struct{ name, path string }

// sights are the pages of a workbench on the sample reports.
func sights(t *testing.T, site string) []sight {
	t.Helper()
	someone := browse(t, site)
	incident := someone.see("/?q=Baqubah+soldiers", look{noScript: true}).attr(`.row a[href^="/incidents/"]`, "href")
	words := someone.see(incident, look{noScript: true}).attr("a.words", "href")
	speaker := someone.see("/speakers", look{noScript: true}).attr("tbody th a", "href")
	if incident == "" || words == "" || speaker == "" {
		t.Fatalf("an incident is at %q, its words at %q and a speaker at %q", incident, words, speaker)
	}
	whole, _, _ := strings.Cut(words, "?")
	return []sight{
		{"incidents", "/"},
		{"incident", incident},
		{"words", words},
		{"report", whole},
		{"review", "/review"},
		{"decisions", "/decisions"},
		{"speakers", "/speakers"},
		{"speaker", speaker},
		{"publishers", "/publishers"},
		{"publisher", publisherAddress("Harbour Wire", query{})},
		{"add", "/add"},
	}
}

// Every page keeps to what it promises: at a desk, in the dark and on a phone.
func TestPages(t *testing.T) {
	site := open(t).URL
	all := sights(t, site)
	for _, l := range []struct {
		name string
		look
	}{
		{"", look{}}, {"-dark", look{dark: true}}, {"-phone", look{width: 390}},
	} {
		someone := browse(t, site)
		for _, s := range all {
			t.Run(s.name+l.name, func(t *testing.T) {
				someone.t = t
				b := someone.see(s.path, l.look)
				b.wait(`[...document.querySelectorAll(".map")].every((m) => m.dataset.state === "ready")`)
				b.axe()
				if wide, window := eval[int](b, "document.documentElement.scrollWidth"), eval[int](b, "innerWidth"); wide > window {
					t.Errorf("the page is %d dots wide, the window %d", wide, window)
				}
				if l.name == "" || strings.HasPrefix(s.name, "incident") { // what the documentation shows
					b.shot(s.name + l.name)
				}
			})
		}
	}
}

package web

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// has asks for pages, which must have some words.
func (b *bench) has(t *testing.T, pages map[string][]string) {
	t.Helper()
	for path, want := range pages {
		body := b.get(t, path)
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("GET %s has no %q", path, w)
			}
		}
	}
}

func TestSpeakers(t *testing.T) {
	b := open(t)
	b.has(t, map[string][]string{
		"/speakers":                                  {`href="/speakers/salim%20harbawi"`, "military"},
		"/speakers?name=SAL":                         {"Salim Harbawi"},
		"/speakers?name=%22%3E%3Cscript%3E":          {`value="&#34;&gt;&lt;script&gt;"`, "Nobody’s name begins so"},
		"/speakers?as_of=2020-01-01":                 {"Nobody is reported", `name="as_of" value="2020-01-01"`},
		"/speakers/salim%20harbawi":                  {"of 1 incident the first figure was below", "Car bombing in Baqubah", "<b>killed</b>", ">12</a>", "What was said, the newest first", "confirms"},
		"/speakers/Salim_Harbawi!":                   {"Salim Harbawi"},
		"/speakers/salim%20harbawi?as_of=2020-01-01": {"Nothing was reported by then", "Back to now"},
		"/speakers/salim%20harbawi?as_of=2026-03-03T14:00Z&clock=published": {"12 people were killed", "at it in 1"},
	})
	if body := b.get(t, "/speakers/salim%20harbawi?as_of=2026-03-03T14:00Z&clock=published"); strings.Contains(body, "15 people were killed") {
		t.Error("what came out later is shown as of before")
	}
	if code, _ := b.ask(t, "/speakers/nobody%20at%20all"); code != 404 {
		t.Errorf("a speaker that is none answers %d, want 404", code)
	}
	words := wordsLink.FindAllStringSubmatch(b.get(t, "/speakers/salim%20harbawi"), -1)
	if len(words) < 8 {
		t.Fatalf("%d words can be opened, want more", len(words))
	}
	for _, w := range words {
		b.get(t, html.UnescapeString(w[1]))
	}
}

// A speaker of many reports comes page by page, nothing twice and nothing left out.
func TestSpeakerPages(t *testing.T) {
	b := open(t)
	for i := range mostSpoken + 5 {
		b.add(t, i, map[string]string{
			"id": "many-" + strconv.Itoa(i), "title": "Blast", "source": "The Courier", "published": "2026-05-04",
			"text": "A bomb killed " + strconv.Itoa(i+2) + " people in Baqubah, Iraq, spokesman Yusuf Karimov said.",
		})
	}
	link := regexp.MustCompile(`<p class="next"><a href="([^"]+)"`)
	report := regexp.MustCompile(`href="/reports/(many-\d+)\?v=1">`)
	seen := map[string]int{}
	for path, pages := "/speakers/yusuf%20karimov", 0; path != ""; pages++ {
		body := b.get(t, path)
		for _, r := range report.FindAllStringSubmatch(body, -1) {
			seen[r[1]]++
		}
		path = ""
		if m := link.FindStringSubmatch(body); m != nil && pages < 5 {
			path = "/speakers/yusuf%20karimov" + html.UnescapeString(m[1])
		}
	}
	if len(seen) != mostSpoken+5 {
		t.Errorf("%d reports are listed, want %d", len(seen), mostSpoken+5)
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s is listed %d times", id, n)
		}
	}
}

func TestPublishers(t *testing.T) {
	b := open(t)
	b.add(t, 1, map[string]string{"id": "odd", "title": "Blast", "source": "https://odd.example//a b?c", "published": "2026-05-04", "text": "A bomb killed 3 people in Baqubah, Iraq."})
	harbour := "/publishers/Harbour%20Wire"
	b.has(t, map[string][]string{
		"/publishers":                         {`href="` + harbour + `"`, "The Northern Ledger"},
		"/publishers?name=harb":               {"Harbour Wire"},
		"/publishers?name=x":                  {"No publisher’s name begins so"},
		"/publishers?as_of=2020-01-01":        {"No report names its publisher"},
		harbour:                               {"Nobody has graded it", "Toll rises to 12 in Baqubah car bombing", "first figure was", "/?publisher=Harbour&#43;Wire"},
		harbour + "?as_of=2020-01-01":         {"None had come out by then", "Nobody has graded it by then"},
		"/publishers/The%20Northern%20Ledger": {"a copy of"},
		publisherAddress("https://odd.example//a b?c", query{}): {"1 report"},
	})
	if code, _ := b.ask(t, "/publishers/nobody"); code != 404 {
		t.Errorf("a publisher that is none answers %d, want 404", code)
	}
	for _, tt := range []struct {
		form url.Values
		code int
	}{
		{url.Values{"reliability": {"B"}, "credibility": {"2"}}, 400},
		{url.Values{"reliability": {"B"}, "credibility": {"9"}, "why": {"x"}}, 400},
		{url.Values{"credibility": {"2"}, "why": {"x"}}, 400},
		{url.Values{"reliability": {"B"}, "why": {strings.Repeat("x", longestReason+1)}}, 400},
		{url.Values{"reliability": {"B"}, "credibility": {"2"}, "why": {"its correspondent <b>saw</b> it"}}, 303},
	} {
		if code, _, _ := b.send(t, harbour, tt.form); code != tt.code {
			t.Errorf("grading by %v answers %d, want %d", tt.form, code, tt.code)
		}
	}
	b.has(t, map[string][]string{
		harbour:                   {`<span class="tag">B2</span>`, "A. Analyst", "its correspondent &lt;b&gt;saw&lt;/b&gt; it", `<option value="B" selected>`},
		"/reports/baqubah-update": {`<span class="tag">B2</span>`},
	})
	if code, _, _ := b.send(t, "/publishers/nobody", url.Values{"reliability": {"B"}, "why": {"x"}}); code != 404 {
		t.Errorf("grading nobody answers %d, want 404", code)
	}
}

// A relation leads to the incident that it names, as of the moment that is looked at.
func TestRelations(t *testing.T) {
	b := open(t)
	b.add(t, 0, map[string]string{
		"id": "reprisal", "title": "Jets hit Herat", "source": "The Courier", "published": "2026-05-04",
		"text": "A suicide bomber killed five people in Kabul, Afghanistan, on 2 May 2026. On 3 May 2026 army jets bombed a village near Herat, killing four people, in response to the bombing in Kabul.",
	})
	told, err := b.Store.Tellings(t.Context(), "reprisal")
	if err != nil || len(told) != 2 {
		t.Fatalf("the report tells of %+v, %v, want two incidents", told, err)
	}
	link := regexp.MustCompile(`<a href="/incidents/(\w+)([^"]*)"><bdi>(?:response to|precedent of|part of|follows)`)
	for _, query := range []string{"", "?as_of=2030-01-01"} {
		found := 0
		for i, here := range told {
			for _, l := range link.FindAllStringSubmatch(b.get(t, "/incidents/"+here.Incident+query), -1) {
				found++
				if l[1] != told[1-i].Incident || l[2] != query {
					t.Errorf("a relation of %s leads to %s%s, want %s%s", here.Incident, l[1], l[2], told[1-i].Incident, query)
				}
			}
		}
		if found == 0 {
			t.Errorf("no relation leads anywhere, with %q", query)
		}
	}
}

package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sitrep"
)

const body = `<p>A car bomb went off at the gate of the fuel depot in Marad on Monday evening, killing two
guards and wounding <b>at least six</b> drivers who were queueing there, the provincial police&nbsp;said.</p>
<p>Nobody has said that they were behind it. &ldquo;We are looking at the film of three cameras,&rdquo; said
<a href="/h">Col. Tariq Hamdan</a>, the head of the depot&rsquo;s protection force.</p>
<p>The depot had been shelled twice in April, and the ministry had asked for more guards after the second
attack, which set one of its tanks on fire.</p>`

const bodyText = "A car bomb went off at the gate of the fuel depot in Marad on Monday evening, killing two guards and " +
	"wounding at least six drivers who were queueing there, the provincial police said.\n\n" +
	"Nobody has said that they were behind it. “We are looking at the film of three cameras,” said Col. Tariq Hamdan, " +
	"the head of the depot’s protection force.\n\n" +
	"The depot had been shelled twice in April, and the ministry had asked for more guards after the second attack, " +
	"which set one of its tanks on fire."

func readString(t *testing.T, page string) *sitrep.Report {
	t.Helper()
	var got *sitrep.Report
	for r, err := range Reports([]string{"-"}, strings.NewReader(page)) {
		if err != nil {
			t.Fatalf("Reports(%.80q) gave %v", page, err)
		}
		got = r
	}
	return got
}

func TestPage(t *testing.T) {
	in := `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Two guards die in blast at Marad depot | Gulf Ledger</title>
<link rel="canonical" href="https://gulfledger.example/2021/marad">
<meta property="og:site_name" content="Gulf Ledger"><meta property="og:title" content="Two guards die in blast at Marad depot">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2021-05-04T07:30:00Z"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Two guards die in blast at Marad depot</h1>` + body + `</article>
<footer>Copyright Gulf Ledger. All rights reserved.</footer></body></html>`
	published, _ := parsePublished("2021-05-04T07:30:00Z")
	want := &sitrep.Report{
		ID: "https://gulfledger.example/2021/marad", Title: "Two guards die in blast at Marad depot", Text: bodyText,
		Source: "Gulf Ledger", URL: "https://gulfledger.example/2021/marad", Language: "en",
		Published: published, PublishedFrom: "metadata", Raw: []byte(in), Media: "text/html", Origin: "stdin",
	}
	if d := cmp.Diff(want, readString(t, in)); d != "" {
		t.Errorf("Reports(page): -want +got\n%s", d)
	}
}

// TestPageDates: the most trustworthy date wins, and what is no date of
// publication is none.
func TestPageDates(t *testing.T) {
	tests := []struct{ name, head, body, want string }{
		{"none", "", "", ""},
		{"meta", `<meta name="pubdate" content="2021-05-04">`, "", "2021-05-04"},
		{"the better meta", `<meta name="date" content="2021-05-09"><meta property="article:published_time" content="2021-05-04T10:00:00+02:00">`, "", "2021-05-04T10:00:00+02:00"},
		{"a meta that is no date", `<meta name="date" content="soon"><meta name="dc.date" content="2021-05-04">`, "", "2021-05-04"},
		{"modified only", `<meta property="article:modified_time" content="2021-05-09T10:00:00Z">`, "", ""},
		{"time element", "", `<time datetime="2021-05-04">yesterday</time>`, "2021-05-04"},
		{"time in words", "", `<time>4 May 2021</time>`, "2021-05-04"},
		{"shown", "", `<span class="article-date">4 May 2021</span>`, "2021-05-04"},
		{"broken JSON-LD", `<script type="application/ld+json">{"datePublished":"2021-05-0</script>`, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := "<html><head><title>A blast in Marad</title>" + tt.head + "</head><body><article>" + tt.body + body + "</article></body></html>"
			if got := readString(t, in).Published.String(); got != tt.want {
				t.Errorf("published = %q, want %q", got, tt.want)
			}
		})
	}
}

// TestHostilePages: whatever a page is made of, it is read or refused.
func TestHostilePages(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 20_000) }
	tests := map[string]string{
		"deep":           "<html>" + many("<div>") + body,
		"deep inline":    "<html><p>" + many("<b><i>") + body,
		"deep lists":     "<html>" + many("<ul><li>") + body,
		"deep tables":    "<html>" + many("<table><tr><td>") + body,
		"wide":           "<html><article>" + strings.Repeat(body[:200]+"</p>", 3000) + "</article>",
		"too wide":       "<html><article>" + many(body[:200]+"</p>") + "</article>",
		"many breaks":    "<html><article>" + body + many("<br>x") + "</article>",
		"many links":     "<html><article>" + body + many(`<a href="/x">y</a> `) + "</article>",
		"never closed":   "<html><article" + many(` a="b"`),
		"comment":        "<html><!--" + many("-->x<!--"),
		"adoption":       "<html><a>" + many("<p><a>"),
		"entities":       "<html><article>" + body + many("&#x1F680;&#0;&#x80;&bogus;") + "</article>",
		"script":         "<html><script>" + many("<\\/script>") + "</script>" + body,
		"data and style": `<html><body style="` + many("x:y;") + `"><img src="data:` + many("QUFB") + `">` + body,
		"svg":            "<html><svg>" + many("<g>") + "</svg>" + body,
		"long word":      "<html><article>" + body + many("word") + "</article>",
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			for r, err := range Reports([]string{"-"}, strings.NewReader(in)) {
				if err == nil {
					sound(t, r)
				}
			}
		})
	}
}

package ingest

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// description is what a page says of itself.
type description struct {
	canonical string   // its address
	language  string   // BCP 47; empty where it does not tell
	dates     []string // of publication, as written, the most trustworthy first
}

// dateMetas are the names that meta elements give dates of publication under,
// the most trustworthy first.
var dateMetas = []string{
	"article:published_time", "datepublished", "og:article:published_time", "og:published_time", "date.issued",
	"dcterms.issued", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created",
	"citation_publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate",
	"publishdate", "publish-date", "publish_date", "publication_date", "published_date", "published", "date",
}

// dateWords are parts of the class and id names of what shows a date.
var dateWords = []string{"publish", "pubdate", "dateline", "timestamp", "post-date", "entry-date", "article-date", "byline"}

// selfDescription reads a page's metadata. It never fails: what is odd is left out.
func selfDescription(root *html.Node) description {
	var d description
	metas := make([][]string, len(dateMetas))
	var linked, marked, shown []string
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			d.language = tag(attribute(n, "lang"))
		case atom.Link:
			if d.canonical == "" && strings.EqualFold(attribute(n, "rel"), "canonical") {
				d.canonical = attribute(n, "href")
			}
		case atom.Meta:
			name := attribute(n, "property") + attribute(n, "name") + attribute(n, "itemprop")
			if i := slices.Index(dateMetas, strings.ToLower(name)); i >= 0 {
				metas[i] = append(metas[i], attribute(n, "content"))
			}
		case atom.Script:
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				linked = append(linked, linkedDates(n.FirstChild.Data)...)
			}
		case atom.Time:
			marked = append(marked, firstOf(attribute(n, "datetime"), words(n)))
		default:
			if showsDate(n) {
				shown = append(shown, words(n))
			}
		}
	}
	d.dates = slices.Concat(slices.Concat(metas...), linked, marked, shown)
	return d
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// showsDate tells whether an element is named like one that shows the date of
// publication, and is short.
func showsDate(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom == atom.Body {
		return false
	}
	names := strings.ToLower(attribute(n, "class") + " " + attribute(n, "id") + " " + attribute(n, "itemprop"))
	return names != "  " && slices.ContainsFunc(dateWords, func(w string) bool { return strings.Contains(names, w) }) &&
		len(words(n)) > 0
}

// words gives the words of an element that holds few; empty where it holds more
// than a date would need.
func words(n *html.Node) string {
	const most = 80 // bytes
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
		if b.Len() > most {
			return ""
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// linkedDates finds the dates of publication in a JSON-LD script.
func linkedDates(script string) []string {
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		return nil
	}
	return datesWithin(value)
}

func datesWithin(value any) (dates []string) {
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			dates = append(dates, datesWithin(item)...)
		}
	case map[string]any:
		if date, ok := v["datePublished"].(string); ok {
			dates = append(dates, date)
		}
		for _, under := range [...]string{"@graph", "mainEntity", "mainEntityOfPage"} {
			dates = append(dates, datesWithin(v[under])...)
		}
	}
	return dates
}

package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"sitrep"
	"sitrep/doc"
	"sitrep/view"
)

// elements and attributes that a page may have in its body.
var (
	pageElements   = strings.Fields("html head body header fieldset legend label input span details summary ul li u h1 h2 h3 p div section button bdi q script")
	pageAttributes = strings.Fields("class id type value autocomplete checked dir lang open title hidden role aria-expanded data-e data-l data-w data-c")
)

// checkPage parses a sheet's page as a browser does: it has our elements and
// attributes and no others, and its text is the report's.
func checkPage(t testing.TB, s Sheet) {
	t.Helper()
	var b strings.Builder
	b.WriteString(PageHead())
	if err := HTML(&b, s, true); err != nil {
		t.Fatal(err)
	}
	b.WriteString(PageTail())
	root, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	scripts, leaves := 0, 0
	var walk func(n *html.Node, inBody, inText bool)
	walk = func(n *html.Node, inBody, inText bool) {
		if n.Type == html.ElementNode {
			inBody = inBody || n.Data == "body"
			if inBody && !slices.Contains(pageElements, n.Data) {
				t.Errorf("the page has an element %s", n.Data)
			}
			for _, a := range n.Attr {
				if inBody && !slices.Contains(pageAttributes, a.Key) {
					t.Errorf("the page has an attribute %s=%q", a.Key, a.Val)
				}
				inText = inText || a.Key == "class" && a.Val == "text"
			}
			if n.Data == "script" {
				scripts++
			}
			if inText && n.Data == "span" {
				leaves++
			}
			if n.Data == "button" {
				inText = false
			}
		}
		if n.Type == html.TextNode && inText {
			text.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inBody, inText)
		}
	}
	walk(root, false, false)
	if scripts != 2 {
		t.Errorf("the page has %d scripts, want its own and the report's words", scripts)
	}
	if got, want := unspaced(text.String()), unspaced(view.Visible(s.Doc.Text)); got != want {
		t.Errorf("the page shows\n%q, the report says\n%q", got, want)
	}
	for _, r := range regexp.MustCompile(`data-w="([^"]*)"`).FindAllStringSubmatch(b.String(), -1) {
		for p := range strings.FieldsSeq(r[1]) {
			first, last, _ := strings.Cut(p, "-")
			i, err := strconv.Atoi(first)
			j, err2 := strconv.Atoi(last)
			if err != nil || err2 != nil || i > j || j >= leaves {
				t.Errorf("leaves %q of %d", p, leaves)
			}
		}
	}
}

func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestEscaping: markup is shown and not obeyed, wherever it stands.
func TestEscaping(t *testing.T) {
	for _, bad := range []string{
		`<script>alert(1)</script>`, `</script><svg onload=alert(1)>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='x`, `&lt;b&gt;`,
		`<!--`, `]]>`, `{{.}}`, "`${x}`", `</title></style></u></span></details>`, `javascript:alert(1)`, "\u202eabc\u202c", "a\u2028b",
		strings.Repeat("W", 5000), "قتل جنديان", "\x00", "</ScRiPt\n>", `\u003cscript\u003e`,
	} {
		s := sample()
		b := build(bad, "Before "+bad+" after. "+bad)
		b.mention("after", bad, doc.Name, 0)
		m := &b.Mentions[0]
		m.Name, m.Class, m.Title, m.Org = bad, bad, bad, bad
		s2, first, end := b.Mentions[0].Span, b.Mentions[0].First, b.Mentions[0].End
		b.Times = []doc.Time{{Span: s2, First: first, End: end, Type: bad, Value: bad}}
		b.Places = []doc.Place{{Span: s2, First: first, End: end, Name: bad, Country: bad, Precision: bad}}
		b.Events = []doc.Event{{Span: s2, First: first, End: end, Event: bad, Type: bad}}
		b.Notes = []doc.Note{{Stage: bad, Text: bad, Span: s2}}
		for i := range b.Words {
			b.Words[i].Lemma, b.Words[i].UPOS, b.Words[i].Relation = bad, bad, bad
		}
		r := s.Reading.Report
		r.ID, r.Title, r.Text, r.Source, r.URL, r.Language, r.Notes = bad, bad, b.Text[b.Body:], bad, bad, bad, []string{bad}
		in := &s.Reading.Incidents[0]
		in.Title, in.Type = bad, sitrep.Type(bad)
		s.Reading.Claims[0].Rule = bad
		s.Reading.Claims[0].Quotes[0].Exact = bad
		s.Reading.Statements[0].Speaker.Name = bad
		s.Doc, s.Reading.Engine = b.Doc, bad
		checkPage(t, s)
	}
	checkPage(t, sample())
}

// TestStrict: a page names nothing to load, and its policy lets nothing but its
// own style and script be.
func TestStrict(t *testing.T) {
	whole := PageHead() + PageTail()
	for _, loads := range []string{" src=", " href=", "@import", "url(", " style=", "http-equiv=\"refresh", "fetch(", "innerHTML", "eval("} {
		if strings.Contains(whole, loads) {
			t.Errorf("the page has %q", loads)
		}
	}
	if !strings.Contains(whole, fmt.Sprintf(`content="default-src 'none'; style-src '%s'; script-src '%s';`, hash(style), hash(script))) {
		t.Errorf("the page's policy is another: %s", whole[:600])
	}
	if strings.Contains(strings.ToLower(script), "</script") || strings.Contains(strings.ToLower(style), "</style") {
		t.Error("the script or the style ends itself")
	}
}

// TestCrossing: what crosses is cut, and both stay.
func TestCrossing(t *testing.T) {
	b := build("", "a b c d e")
	for i, words := range []string{"a b c", "b c d", "c d e"} {
		b.from = 0
		b.mention(words, "Person", doc.Name, i)
	}
	s := sheetOf(b.Doc, "x")
	checkPage(t, s)
	pieces := drawnOf(Layers(s), s.Doc.Text)
	nodes := newPainter(s.Doc, pieces, nil).paint(b.Sentences[0].Span, pieces)
	if got, want := outline(nodes), "[m1:a [m2:b [m3:c]]][m3:[m2: d] e]"; got != want {
		t.Errorf("paint = %s, want %s", got, want)
	}
}

func outline(nodes []*node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Mark == nil {
			b.WriteString(n.Text)
			continue
		}
		b.WriteString("[" + n.Mark.ID + ":" + outline(n.Kids) + "]")
	}
	return b.String()
}

// As part of another page a report has all its marks, and nothing that needs the script
// of its own page.
func TestColumns(t *testing.T) {
	var b, whole strings.Builder
	if err := Columns(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if err := HTML(&whole, sample(), true); err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{"<script", `class="n"`, "<body"} {
		if strings.Contains(b.String(), not) {
			t.Errorf("Columns has %s", not)
		}
	}
	for _, mark := range []string{"<u ", "data-w=", "<li>"} {
		if got, want := strings.Count(b.String(), mark), strings.Count(whole.String(), mark); got != want || want == 0 {
			t.Errorf("Columns has %d of %s, the page %d", got, mark, want)
		}
	}
	if !strings.Contains(MarksCSS(), "u.content") {
		t.Error("MarksCSS has no style of marks")
	}
}

package ingest

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"sitrep"
)

// Bounds of a page's tree: the library takes the square of its width in time, some
// seconds at this one.
const (
	maxNodes = 40_000
	maxDepth = 400
)

// readPage reads the main text of a saved web page and what it says of itself.
func readPage(in Input) (*sitrep.Report, error) {
	decoded, notes := decode(in.raw, true)
	root, err := html.Parse(strings.NewReader(decoded))
	if err != nil {
		return nil, err
	}
	if err := bound(root); err != nil {
		return nil, err
	}
	about := selfDescription(root)
	main, err := trafilatura.ExtractDocument(root, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Disabled, // it reads the clock, and guesses
	})
	if err != nil || main.ContentNode == nil {
		return nil, errors.New("is a page without a main text")
	}
	title := tidy(strings.Join(strings.Fields(main.Metadata.Title), " "))
	text := withoutTitle(tidy(textOf(main.ContentNode)), title)
	if text == "" {
		return nil, errors.New("is a page without a main text")
	}
	r := &sitrep.Report{
		Title: title, Text: text, Media: "text/html", Notes: notes,
		Source: tidy(firstOf(main.Metadata.Sitename, main.Metadata.Hostname)),
		URL:    webAddress(firstOf(about.canonical, main.Metadata.URL)),
	}
	if r.Language = languageOf(r.Text); r.Language == unknownLanguage && about.language != "" {
		r.Language = about.language
	}
	for _, date := range about.dates {
		if publish(r, date); r.Published.Known() {
			break
		}
	}
	return r, nil
}

// bound refuses trees that are too large or too deep to be a report. It does not
// recurse: depth is what it guards against.
func bound(root *html.Node) error {
	nodes, depth := 0, 0
	for n := root; n != nil; nodes++ {
		if nodes > maxNodes || depth > maxDepth {
			return fmt.Errorf("is a page of more than %d elements, or more than %d deep", maxNodes, maxDepth)
		}
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != nil && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return nil
}

// textOf gives the words of a tree: an empty line between blocks, a line end
// where the page breaks one, and single spaces.
func textOf(root *html.Node) string {
	var blocks []string
	var line strings.Builder
	end := func() {
		if s := lineSpaces(line.String()); s != "" {
			blocks = append(blocks, s)
		}
		line.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			line.WriteString(sourceLines.Replace(n.Data))
		case n.DataAtom == atom.Br:
			line.WriteByte('\n')
		}
		block := n.Type == html.ElementNode && !inline[n.DataAtom]
		if block {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			end()
		}
	}
	walk(root)
	end()
	return strings.Join(blocks, "\n\n")
}

// sourceLines makes spaces of the line ends of a page's source, which mean no more.
var sourceLines = strings.NewReplacer("\n", " ", "\r", " ")

// lineSpaces makes runs of spaces one, line by line.
func lineSpaces(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// inline are the elements that stand within a line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Br: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true,
	atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Var: true, atom.Wbr: true,
}

// withoutTitle takes the title off the beginning of the text.
func withoutTitle(text, title string) string {
	first, rest, _ := strings.Cut(text, "\n")
	if title != "" && strings.EqualFold(first, title) {
		return strings.TrimSpace(rest)
	}
	return text
}

// webAddress gives an http address, empty for anything else.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

package annotate

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode"

	"sitrep"
	"sitrep/doc"
	"sitrep/span"
	"sitrep/view"
)

//go:embed page.css
var frame string

//go:embed marks.css
var marks string

// style is all of the page's.
var style = frame + marks

// MarksCSS is the style of what Columns prints. It needs colours of the page around
// it: --soft, --faint, --edge, --lit and --lit-ink.
func MarksCSS() string { return marks }

//go:embed page.js
var script string

//go:embed page.html
var pageSource string

// The page's own parts stand in page.html, one after the other.
var pageParts = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{"visible": view.Visible}).Parse(pageSource))
})

// PageHead begins a page of reports. The page loads nothing and may run nothing
// but its own script: its policy says so to the browser.
func PageHead() string {
	policy := fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", hash(style), hash(script))
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="` + policy + `">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Sitrep: what was seen</title>
<style>` + style + `</style>
</head>
` + toolbar()
}

// PageTail ends a page of reports.
func PageTail() string {
	return `<div id="about" role="status" hidden></div>
<script>` + script + `</script>
</body>
</html>
`
}

func hash(s string) string {
	h := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(h[:])
}

// named is a layer as the page names it.
type named struct {
	Name, Plural string
	Shown        bool // at first
}

// layerNames are the layers; those that are not shown at first stand last.
var layerNames = []named{
	{"mention", "Mentions", true},
	{"time", "Times", true},
	{"place", "Places", true},
	{"quantity", "Numbers", false},
	{"role", "Roles", false},
	{"event", "Events", false},
	{"saying", "Sayings", false},
}

func shownAtFirst(layer string) bool {
	for _, l := range layerNames {
		if l.Name == layer {
			return l.Shown
		}
	}
	return false
}

func toolbar() string {
	var b strings.Builder
	if err := pageParts().ExecuteTemplate(&b, "toolbar", layerNames); err != nil {
		panic(err) // it is made of constants
	}
	return b.String()
}

// HTML prints a report as part of a page, between its head and tail. The first
// report of a page is open.
func HTML(w io.Writer, s Sheet, first bool) error {
	if err := pageParts().ExecuteTemplate(w, "report", pageOf(s, first)); err != nil {
		return fmt.Errorf("annotate report %s: %w", s.Reading.Report.ID, err)
	}
	return nil
}

// Columns prints a report with its marks, what is read from it beside, and boxes that
// say which layers to show, as part of another page: a <div class="sheet">, with a class
// "no-time" for a layer that is not shown. The trees of its sentences are left out.
// The style is MarksCSS.
func Columns(w io.Writer, s Sheet) error {
	p := pageOf(s, true)
	p.Words = nil
	if err := pageParts().ExecuteTemplate(w, "sheet", sheetPart{layerNames, p}); err != nil {
		return fmt.Errorf("annotate report %s: %w", s.Reading.Report.ID, err)
	}
	return nil
}

// sheetPart is what Columns prints.
type sheetPart struct {
	Layers []named
	Page   page
}

// The shapes that the template prints.
type (
	page struct {
		First      bool
		Title      string
		About      []string // of the report and what has read it
		Language   string
		Paragraphs []paragraph
		Incidents  []incident
		Statements []listed
		Chains     []listed
		Layers     []list
		Notes      []listed
		Words      [][]pageWord // of each sentence; nil where trees are not to be shown
	}
	paragraph struct {
		Heading   bool
		Sentences []pageSentence
	}
	pageSentence struct {
		Number int // 0 for text that is of no sentence
		Nodes  []*node
		Space  bool // a space stands before it
	}
	incident struct {
		ID, Title, About, Leaves string
		Rows                     []listed
		Claims                   []listed
	}
	list struct {
		Name   string
		Looked bool
		Items  []listed
	}
	// listed is a line beside the text: what it says, the words it is of, and what
	// is known of it.
	listed struct {
		Name, Text, About string
		Words             []string
		Leaves            string // the leaves to light
		Chain             string // the entity to light
	}
	// pageWord is a word of a tree: form, lemma, UPOS, XPOS, features, head within
	// the sentence or -1, relation.
	pageWord [7]any
)

// pager lays out one report.
type pager struct {
	Sheet
	layers  []Layer
	pieces  []drawn
	painter *painter
}

func pageOf(s Sheet, first bool) page {
	p := pager{Sheet: s, layers: Layers(s)}
	p.pieces = drawnOf(p.layers, s.Doc.Text)
	p.painter = newPainter(s.Doc, p.pieces, p.quoted())
	r := s.Reading.Report
	out := page{First: first, Title: r.Title, Language: r.Language, About: p.about()}
	if out.Title == "" {
		out.Title = r.ID
	}
	out.Paragraphs = p.paragraphs()
	out.Incidents = p.incidents()
	out.Statements = p.statements()
	out.Chains = p.chains()
	out.Layers = p.lists()
	out.Notes = p.notes()
	out.Words = p.words()
	return out
}

// about tells where the report is from and what has read it.
func (p *pager) about() []string {
	r := p.Reading.Report
	published := "not dated"
	if r.Published.Known() {
		published = r.Published.String() + " (from " + r.PublishedFrom + ")"
	}
	var out []string
	for _, s := range []string{
		"id " + r.ID, published, r.Source, r.URL, r.Language, strings.Join(r.Notes, "; "),
		"read by " + p.Reading.Engine,
	} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// quoted is every span that something beside the text leads to.
func (p *pager) quoted() []span.Span {
	var out []span.Span
	for i := range p.Reading.Claims {
		out = append(out, p.spans(p.Reading.Claims[i].Quotes)...)
	}
	for i := range p.Reading.Statements {
		out = append(out, p.statementSpans(&p.Reading.Statements[i])...)
	}
	for i := range p.Reading.Incidents {
		for _, r := range rowsOf(&p.Reading.Incidents[i]) {
			out = append(out, p.spans(r.quotes)...)
		}
	}
	for _, n := range p.Doc.Notes {
		out = append(out, n.Span)
	}
	return out
}

func (p *pager) spans(quotes []sitrep.Quote) []span.Span {
	out := make([]span.Span, 0, len(quotes))
	for _, q := range quotes {
		if s := p.spanOf(q); !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

func (p *pager) statementSpans(s *sitrep.Statement) []span.Span {
	return slices.Concat(p.spans(s.Source), p.spans(s.Cue), p.spans(s.Content))
}

// paragraphs paints the whole text: every sentence, and what stands in none.
func (p *pager) paragraphs() []paragraph {
	var out []paragraph
	pieces := p.bySentence()
	at := 0
	for i, s := range p.Doc.Sentences {
		var space bool
		out, space = p.stray(out, at, s.Start)
		if i == 0 || p.begins(i) {
			out = append(out, paragraph{Heading: p.Doc.InTitle(s.Span)})
		}
		last := &out[len(out)-1]
		last.Sentences = append(last.Sentences, pageSentence{i + 1, p.painter.paint(s.Span, pieces[i]), space})
		at = max(at, s.Span.End)
	}
	out, _ = p.stray(out, at, len(p.Doc.Text))
	return out
}

// begins tells whether a sentence begins a paragraph, or the text after the title.
func (p *pager) begins(i int) bool {
	s, before := p.Doc.Sentences[i], p.Doc.Sentences[i-1]
	return s.Paragraph != before.Paragraph || p.Doc.InTitle(s.Span) != p.Doc.InTitle(before.Span)
}

// stray adds text that is of no sentence, where there is any, and tells whether
// what comes next stands after a space.
func (p *pager) stray(to []paragraph, from, end int) ([]paragraph, bool) {
	if from >= end {
		return to, false
	}
	gap := p.Doc.Text[from:end]
	if inner := strings.TrimSpace(gap); inner != "" {
		lead := strings.Index(gap, inner)
		of := span.Span{Start: from + lead, End: from + lead + len(inner)}
		if len(to) == 0 {
			to = append(to, paragraph{})
		}
		last := &to[len(to)-1]
		last.Sentences = append(last.Sentences, pageSentence{Nodes: p.painter.paint(of, p.pieces), Space: lead > 0})
	}
	return to, strings.TrimRightFunc(gap, unicode.IsSpace) != gap
}

// bySentence gives the pieces that reach into each sentence.
func (p *pager) bySentence() [][]drawn {
	out := make([][]drawn, len(p.Doc.Sentences))
	for _, d := range p.pieces {
		i, _ := slices.BinarySearchFunc(p.Doc.Sentences, d.Start, func(s doc.Sentence, at int) int {
			if s.Span.End <= at {
				return -1
			}
			return 1
		})
		for ; i < len(out) && p.Doc.Sentences[i].Start < d.End; i++ {
			out[i] = append(out[i], d)
		}
	}
	return out
}

// words gives the words of each sentence for its tree.
func (p *pager) words() [][]pageWord {
	out := make([][]pageWord, len(p.Doc.Sentences))
	first := 0
	for i, w := range p.Doc.Words {
		if i == 0 || w.Sentence != p.Doc.Words[i-1].Sentence {
			first = i
		}
		if w.Sentence < 0 || w.Sentence >= len(out) {
			continue
		}
		head := -1
		if w.Head >= 0 {
			head = w.Head - first
		}
		out[w.Sentence] = append(out[w.Sentence], pageWord{
			view.Visible(w.Of(p.Doc.Text)), view.Visible(w.Lemma), w.UPOS, w.XPOS, w.Feats, head, w.Relation,
		})
	}
	return out
}

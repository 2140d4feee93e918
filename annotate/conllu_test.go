package annotate

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"sitrep"
	"sitrep/doc"
	"sitrep/span"
)

// checker holds CoNLL-U to the rules of Universal Dependencies' format, of its
// comments, and of CorefUD's entities.
type checker struct {
	t        testing.TB
	sent     map[string]bool
	document map[string]string // entity to document
	types    map[string]string
	doc      string
}

func checkCoNLLU(t testing.TB, out string) {
	t.Helper()
	c := checker{t: t, sent: map[string]bool{}, document: map[string]string{}, types: map[string]string{}}
	if out == "" {
		return
	}
	if !utf8.ValidString(out) || !strings.HasSuffix(out, "\n\n") {
		t.Fatalf("is no UTF-8 or does not end with an empty line: %q", out)
	}
	for block := range strings.SplitSeq(strings.TrimSuffix(out, "\n\n"), "\n\n") {
		c.sentence(strings.Split(block, "\n"))
	}
}

func (c *checker) sentence(lines []string) {
	c.t.Helper()
	var text, id string
	first := slices.IndexFunc(lines, func(l string) bool { return !strings.HasPrefix(l, "#") })
	if first < 0 {
		c.t.Fatalf("no words in %q", lines)
	}
	for i, l := range lines[:first] {
		name, value, _ := strings.Cut(strings.TrimPrefix(l, "# "), " = ")
		switch name {
		case "newdoc id":
			c.doc = value
			if i+1 >= first || lines[i+1] != "# global.Entity = eid-etype-head-other" {
				c.t.Errorf("document %s does not say how its entities are written", value)
			}
		case "sent_id":
			id = value
			if c.sent[id] || strings.ContainsAny(id, " /\t") || id == "" {
				c.t.Errorf("sent_id %q stands twice or is none", id)
			}
			c.sent[id] = true
		case "text":
			text = value
		case "newpar", "global.Entity", "generator":
		default:
			c.t.Errorf("comment %q", l)
		}
	}
	if id == "" || c.doc == "" || text != strings.TrimSpace(text) {
		c.t.Errorf("sentence %q of %q: text %q", id, c.doc, text)
	}
	words := make([][]string, 0, len(lines)-first)
	for i, l := range lines[first:] {
		columns := strings.Split(l, "\t")
		if len(columns) != 10 || columns[0] != strconv.Itoa(i+1) || slices.Contains(columns, "") || strings.ContainsAny(l, "\r\u0085\u2028\u2029") {
			c.t.Fatalf("%s: line %q", id, l)
		}
		words = append(words, columns)
	}
	c.text(id, text, words)
	c.tree(id, words)
	c.entities(id, words)
}

// text: the words and SpaceAfter=No make up the text.
func (c *checker) text(id, text string, words [][]string) {
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w[1])
		if i+1 < len(words) && !slices.Contains(strings.Split(w[9], "|"), "SpaceAfter=No") {
			b.WriteByte(' ')
		}
	}
	if b.String() != text {
		c.t.Errorf("%s: the words are %q, the text is %q", id, b.String(), text)
	}
}

// tree: all words have a head, or none has; one is the root; there is no ring.
func (c *checker) tree(id string, words [][]string) {
	roots, bare := 0, 0
	for i, w := range words {
		if w[6] == "_" && w[7] == "_" {
			bare++
			continue
		}
		at := i
		for steps := 0; ; steps++ {
			head, err := strconv.Atoi(words[at][6])
			if err != nil || head < 0 || head > len(words) || steps > len(words) {
				c.t.Fatalf("%s: word %d hangs on no root: %v", id, i+1, words)
			}
			if head == 0 {
				break
			}
			at = head - 1
		}
		if w[6] == "0" {
			roots++
		}
		if (w[6] == "0") != (w[7] == "root") {
			c.t.Errorf("%s: word %d has head %s and relation %s", id, i+1, w[6], w[7])
		}
	}
	if bare == 0 && roots != 1 || bare > 0 && bare != len(words) {
		c.t.Errorf("%s: %d roots, %d of %d words without a head", id, roots, bare, len(words))
	}
}

var (
	entityStatement = regexp.MustCompile(`^(?:\([^( )|]+\)?|[^( )|]+\))+$`)
	entityPart      = regexp.MustCompile(`\([^( )]+\)|\([^( )]+|[^( )]+\)`)
	entityTypes     = regexp.MustCompile(`^(person|place|organization|animal|plant|object|substance|time|number|abstract|event|other)$`)
)

// entities: brackets close what they open, in an order that can be read; no two
// entities have the same words.
func (c *checker) entities(id string, words [][]string) {
	type opened struct {
		id          string
		first, head int
	}
	var open []opened
	taken := map[string]bool{}
	end := func(o opened, last int) {
		key := fmt.Sprint(o.first, last)
		if taken[key] || o.head > last-o.first+1 {
			c.t.Errorf("%s: entity %s of words %d to %d with head %d: those are taken, or the head is not among them", id, o.id, o.first+1, last+1, o.head)
		}
		taken[key] = true
	}
	for i, w := range words {
		for _, m := range strings.Split(w[9], "|") {
			statement, ok := strings.CutPrefix(m, "Entity=")
			if !ok {
				continue
			}
			if !entityStatement.MatchString(statement) {
				c.t.Errorf("%s: Entity=%s", id, statement)
			}
			order := ""
			for _, part := range entityPart.FindAllString(statement, -1) {
				opens, closes := strings.HasPrefix(part, "("), strings.HasSuffix(part, ")")
				o := opened{id: strings.Trim(part, "()"), first: i}
				if opens {
					o = c.opening(id, o.id, i)
				}
				switch {
				case opens && closes:
					order += "2"
					end(o, i)
				case opens:
					order += "0"
					open = append(open, o)
				default:
					order += "1"
					at := slices.IndexFunc(open, func(p opened) bool { return p.id == o.id })
					if at < 0 {
						c.t.Fatalf("%s: %s closes what is not open in %v", id, part, words)
					}
					end(open[at], i)
					open = slices.Delete(open, at, at+1)
				}
			}
			if !regexp.MustCompile(`^(2*1*|1*0+2*)$`).MatchString(order) {
				c.t.Errorf("%s: brackets in a wrong order: %s", id, statement)
			}
		}
	}
	if len(open) > 0 {
		c.t.Errorf("%s: not closed: %v", id, open)
	}
}

func (c *checker) opening(id, attributes string, first int) (o struct {
	id          string
	first, head int
},
) {
	parts := strings.Split(attributes, "-")
	if len(parts) != 4 && len(parts) != 3 {
		c.t.Fatalf("%s: entity %q", id, attributes)
	}
	eid, kind := parts[0], parts[1]
	if in, ok := c.document[eid]; ok && in != c.doc {
		c.t.Errorf("%s: entity %s is of %s and %s", id, eid, in, c.doc)
	}
	if k, ok := c.types[eid]; ok && k != kind || !entityTypes.MatchString(kind) {
		c.t.Errorf("%s: entity %s is %q and %q", id, eid, k, kind)
	}
	c.document[eid], c.types[eid] = c.doc, kind
	head, err := strconv.Atoi(parts[2])
	if err != nil || head < 1 {
		c.t.Errorf("%s: head of %q", id, attributes)
	}
	o.id, o.first, o.head = eid, first, head
	return o
}

func TestCoNLLUFormat(t *testing.T) {
	var b strings.Builder
	var c Corpus
	twice := sample()
	odd := build("", "a|b x\\y \u2028 ( ) - _ # 1-2 a\u00a0b .  Next\t\tone.")
	odd.mention("( )", "Weapon", doc.Name, 0)
	odd.mention("- _", "Odd (type) - x", doc.Name, 1)
	odd.mention("_ #", "Person", doc.Name, 1) // crosses itself
	odd.from = 0
	odd.mention("( )", "Person", doc.Name, 2) // the same words
	odd.Words[1].Head, odd.Words[0].Head = 0, 1
	empty := build("", "")
	for _, s := range []Sheet{
		sample(), twice, sheetOf(odd.Doc, "a b/c\n(d)"), sheetOf(empty.Doc, ""), sheetOf(build("", "No stop").Doc, "r%201%2Fa"),
	} {
		if err := c.Print(&b, s); err != nil {
			t.Fatal(err)
		}
	}
	checkCoNLLU(t, b.String())
	for _, want := range []string{
		"# newdoc id = r%201%2Fa\n", "# newdoc id = r%201%2Fa.2\n", "# newdoc id = a%20b%2Fc%0A%28d%29\n", "# newdoc id = r%25201%252Fa\n",
		"SpacesAfter=\\s\\s\\s", "SpacesAfter=\\n", "SpaceAfter=No", "# newpar\n", "(r3m2-other-2-type:Odd%20%28type%29%20%2D%20x",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q does not stand in\n%s", want, b.String())
		}
	}
}

func sheetOf(d *doc.Doc, id string) Sheet {
	return Sheet{Doc: d, Reading: &sitrep.Reading{Report: &sitrep.Report{ID: id, Text: d.Text[d.Body:]}}}
}

// FuzzSheet: whatever the text and wherever the mentions, CoNLL-U keeps to its
// format, and the page to its elements and the text.
func FuzzSheet(f *testing.F) {
	f.Add("t", "Police said <b>12</b> died.", uint64(0x1234567))
	f.Add("", "</script><script>alert(1)</script> a.b. c", uint64(0xffff0000ffff))
	f.Add("\u202e", "قتل 12 في الموصل.\n\n\u2066x\u2069 y", uint64(99))
	f.Fuzz(func(t *testing.T, title, text string, places uint64) {
		if !utf8.ValidString(title) || !utf8.ValidString(text) || len(text) > 2000 {
			t.Skip() // reports are valid UTF-8
		}
		b := build(title, text)
		scatter(b, places)
		s := sheetOf(b.Doc, title)
		s.Reading.Report.Title = title
		var corpus strings.Builder
		if err := new(Corpus).Print(&corpus, s); err != nil {
			t.Fatal(err)
		}
		checkCoNLLU(t, corpus.String())
		checkPage(t, s)
	})
}

// scatter puts mentions and sayings on tokens that a number draws; they may cross.
func scatter(b *builder, places uint64) {
	n := uint64(len(b.Tokens))
	if n == 0 {
		return
	}
	for i := 0; i < 8; i, places = i+1, places>>8 {
		first := int(places % n)
		end := min(first+1+int(places%7), len(b.Tokens))
		s := b.SpanOf(first, end)
		b.Mentions = append(b.Mentions, doc.Mention{
			Span: s, First: first, End: end, Head: first, Type: "Person", Entity: int(places % 3), Name: s.Of(b.Text), Quantity: -1,
		})
		b.Sayings = append(b.Sayings, doc.Saying{Content: []span.Span{s}, Stance: "states", Parent: -1, Mention: -1})
	}
	slices.SortStableFunc(b.Mentions, func(a, b doc.Mention) int { return a.First - b.First })
}

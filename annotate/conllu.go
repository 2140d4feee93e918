package annotate

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sitrep/doc"
)

// Corpus prints reports one after another as CoNLL-U: words, tags and trees as
// Universal Dependencies have them, and mentions, times, places and quantities as
// CorefUD has entities. Its zero value is ready; it keeps the ids of reports and
// entities apart, and is for one goroutine.
type Corpus struct {
	reports int
	seen    map[string]bool
}

// Print prints a report; nothing of one without words.
func (c *Corpus) Print(w io.Writer, s Sheet) error {
	c.reports++
	l := lines{d: s.Doc, id: c.idOf(s.Reading.Report.ID)}
	l.brackets = bracketsOf(s, "r"+strconv.Itoa(c.reports))
	for first := 0; first < len(s.Doc.Words); {
		end := first + 1
		for end < len(s.Doc.Words) && s.Doc.Words[end].Sentence == s.Doc.Words[first].Sentence {
			end++
		}
		if first == 0 {
			l.report(s)
		}
		l.sentence(first, end)
		first = end
	}
	_, err := io.WriteString(w, l.out.String())
	return err
}

// idOf makes a report's id fit for CoNLL-U, and unlike all before it.
func (c *Corpus) idOf(id string) string {
	base := coded(id, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._-", r) })
	if base == "" {
		base = "_"
	}
	unique := base
	for n := 2; c.seen[unique]; n++ {
		unique = base + "." + strconv.Itoa(n)
	}
	if c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[unique] = true
	return unique
}

// coded writes all characters but those that may stay as percent and hexadecimal.
func coded(s string, stays func(rune) bool) string {
	var b strings.Builder
	for _, r := range s {
		if stays(r) {
			b.WriteRune(r)
			continue
		}
		for _, octet := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", octet)
		}
	}
	return b.String()
}

// lines writes the lines of one report.
type lines struct {
	d         *doc.Doc
	id        string
	out       strings.Builder
	brackets  []string // of each word
	sentences int
	paragraph int
}

func (l *lines) report(s Sheet) {
	l.paragraph = -1
	fmt.Fprintf(&l.out, "# newdoc id = %s\n# global.Entity = eid-etype-head-other\n# generator = sitrep %s\n",
		l.id, oneLine(s.Reading.Engine))
}

func (l *lines) sentence(first, end int) {
	if n := l.d.Words[first].Sentence; n >= 0 && n < len(l.d.Sentences) && l.d.Sentences[n].Paragraph != l.paragraph {
		l.paragraph = l.d.Sentences[n].Paragraph
		l.out.WriteString("# newpar\n")
	}
	l.sentences++
	fmt.Fprintf(&l.out, "# sent_id = %s-%d\n# text = ", l.id, l.sentences)
	for i := first; i < end; i++ {
		l.out.WriteString(form(l.d, i))
		if i+1 < end && l.gap(i) != "" {
			l.out.WriteByte(' ')
		}
	}
	l.out.WriteByte('\n')
	parsed := isTree(l.d.Words, first, end)
	for i := first; i < end; i++ {
		l.word(i, first, parsed)
	}
	l.out.WriteByte('\n')
}

func (l *lines) word(i, first int, parsed bool) {
	w := l.d.Words[i]
	head, relation := "_", "_"
	if parsed {
		head, relation = "0", or(w.Relation)
		if w.Head >= 0 {
			head = strconv.Itoa(w.Head - first + 1)
		}
	}
	columns := [...]string{
		strconv.Itoa(i - first + 1), form(l.d, i), or(w.Lemma), or(w.UPOS), or(w.XPOS), or(w.Feats), head, relation, "_", l.misc(i),
	}
	l.out.WriteString(strings.Join(columns[:], "\t"))
	l.out.WriteByte('\n')
}

// misc is the last column: the entities that begin or end here, and what stands
// before the next word where that is no single space.
func (l *lines) misc(i int) string {
	var parts []string
	if l.brackets[i] != "" {
		parts = append(parts, "Entity="+l.brackets[i])
	}
	switch gap := l.gap(i); {
	case i+1 == len(l.d.Words) || gap == " ":
	case gap == "":
		parts = append(parts, "SpaceAfter=No")
	default:
		parts = append(parts, "SpacesAfter="+spaces(gap))
	}
	if len(parts) == 0 {
		return "_"
	}
	return strings.Join(parts, "|")
}

// gap is what stands between a word and the next.
func (l *lines) gap(i int) string {
	if i+1 >= len(l.d.Words) || l.d.Words[i+1].Start < l.d.Words[i].End {
		return ""
	}
	return l.d.Text[l.d.Words[i].End:l.d.Words[i+1].Start]
}

// spaces writes a gap as UDPipe does.
func spaces(gap string) string {
	var b strings.Builder
	for _, r := range gap {
		switch r {
		case ' ':
			b.WriteString(`\s`)
		case '\n':
			b.WriteString(`\n`)
		case '\r':
			b.WriteString(`\r`)
		case '\t':
			b.WriteString(`\t`)
		case '|':
			b.WriteString(`\p`)
		case '\\':
			b.WriteString(`\\`)
		default:
			if unicode.IsSpace(r) || unicode.IsControl(r) || !unicode.IsGraphic(r) {
				fmt.Fprintf(&b, `\u%04X`, r)
				continue
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// form is a word as a column may have it.
func form(d *doc.Doc, i int) string { return or(d.Words[i].Of(d.Text)) }

// or is a column's value, or the mark for none.
func or(s string) string {
	if s == "" {
		return "_"
	}
	return oneLine(s)
}

// oneLine replaces what would end a column or a line.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, s)
}

// isTree tells whether the heads of the words [first, end) are one tree with one
// root: others may not be printed.
func isTree(words []doc.SyntacticWord, first, end int) bool {
	roots := 0
	for i := first; i < end; i++ {
		at, steps := i, 0
		for words[at].Head >= 0 {
			at = words[at].Head
			if steps++; at < first || at >= end || steps > end-first {
				return false
			}
		}
		if at == i {
			roots++
		}
		if (words[i].Head < 0) != (words[i].Relation == "root") {
			return false
		}
	}
	return roots == 1
}

// bracket is an entity among words.
type bracket struct {
	first, last int
	id, opening string
}

// bracketsOf gives for each word the brackets that stand at it: those that end,
// innermost first; those that begin, outermost first; and those of it alone,
// which come first where none begins and last where one does. No two have the same words, and mentions of one thing do not cross: the mention
// goes before the time, that before the place, that before the quantity, and the
// earlier before the later.
func bracketsOf(s Sheet, prefix string) []string {
	kept := bracketer{d: s.Doc, prefix: prefix, of: map[[2]int]bool{}, types: map[string]string{}, beside: map[string][][2]int{}}
	kept.all()
	closing, opening, alone := make([]string, len(s.Doc.Words)), make([]string, len(s.Doc.Words)), make([]string, len(s.Doc.Words))
	slices.SortStableFunc(kept.out, func(a, b bracket) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	})
	for _, b := range kept.out {
		if b.first == b.last {
			alone[b.first] += "(" + b.opening + ")"
			continue
		}
		opening[b.first] += "(" + b.opening
		closing[b.last] = b.id + ")" + closing[b.last]
	}
	for i := range closing {
		if opening[i] == "" {
			closing[i] = alone[i] + closing[i]
		} else {
			closing[i] += opening[i] + alone[i]
		}
	}
	return closing
}

type bracketer struct {
	d      *doc.Doc
	prefix string
	out    []bracket
	of     map[[2]int]bool     // words that are taken
	types  map[string]string   // of entities
	beside map[string][][2]int // of entities: the words of their last mentions, all of one sentence
}

func (b *bracketer) all() {
	for _, m := range b.d.Mentions {
		head := -1
		if m.Head >= 0 && m.Head < len(b.d.Tokens) {
			head = m.Head
		}
		b.add(m.First, m.End, head, entityID(m), mentionType(m.Type), fields("type", m.Type, "form", formName(m.Form), "name", m.Name,
			"title", m.Title, "of", m.Org, "nationality", m.Nationality, "class", m.Class))
	}
	for i, t := range b.d.Times {
		b.add(t.First, t.End, -1, "t"+strconv.Itoa(i+1), "time", fields("type", t.Type, "value", t.Value, "precision", t.Precision))
	}
	for i, p := range b.d.Places {
		at := ""
		if p.Found {
			at = coordinates(p)
		}
		b.add(p.First, p.End, -1, "p"+strconv.Itoa(i+1), "place",
			fields("name", p.Name, "country", p.Country, "at", at, "precision", p.Precision, "feature", p.Feature))
	}
	for i, q := range b.d.Quantities {
		b.add(q.First, q.End, -1, "q"+strconv.Itoa(i+1), "number", fields("number", limits(q)))
	}
}

// add takes in an entity of some tokens, unless there is one of the same words
// or one that is itself and crosses it.
func (b *bracketer) add(firstToken, endToken, headToken int, id, kind string, more []Field) {
	first, last := b.words(firstToken, endToken)
	if first > last || b.of[[2]int{first, last}] || b.d.Words[first].Sentence != b.d.Words[last].Sentence {
		return
	}
	id = b.prefix + id
	sentence := b.d.Words[first].Sentence
	beside := b.beside[id]
	if len(beside) > 0 && b.d.Words[beside[0][0]].Sentence != sentence {
		beside = beside[:0]
	}
	for _, o := range beside {
		if o[0] < first && first <= o[1] && o[1] < last || first < o[0] && o[0] <= last && last < o[1] {
			return
		}
	}
	b.beside[id] = append(beside, [2]int{first, last})
	if known, ok := b.types[id]; ok {
		kind = known
	}
	b.types[id] = kind
	b.of[[2]int{first, last}] = true
	opening := id + "-" + kind + "-" + strconv.Itoa(b.head(first, last, headToken)-first+1)
	for i, f := range more {
		lead := ","
		if i == 0 {
			lead = "-"
		}
		opening += lead + f.Name + ":" + coded(f.Value, func(r rune) bool {
			return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".:_", r)
		})
	}
	b.out = append(b.out, bracket{first, last, id, opening})
}

// words gives the first and last word of some tokens; first is after last where
// there is none.
func (b *bracketer) words(firstToken, endToken int) (first, last int) {
	at := func(token int) int {
		i, _ := slices.BinarySearchFunc(b.d.Words, token, func(w doc.SyntacticWord, t int) int {
			if w.Token < t {
				return -1
			}
			return 1
		})
		return i
	}
	return at(firstToken), at(endToken) - 1
}

// head is the word of an entity that hangs on one outside of it, within the head
// token where that is known; else the last word.
func (b *bracketer) head(first, last, headToken int) int {
	from, to := first, last
	if headToken >= 0 {
		if f, l := b.words(headToken, headToken+1); first <= f && f <= l && l <= last {
			from, to = f, l
		}
	}
	for i := from; i <= to; i++ {
		if h := b.d.Words[i].Head; b.d.Words[i].Relation != "" && (h < from || h > to) {
			return i
		}
	}
	return to
}

// mentionType is the entity type of CorefUD for one of ours.
func mentionType(t string) string {
	switch t {
	case "Person":
		return "person"
	case "Organisation":
		return "organization"
	case "Location", "Coordinate":
		return "place"
	case "Temporal":
		return "time"
	case "Quantity", "Money", "Frequency":
		return "number"
	case "Weapon", "MilitaryPlatform", "Vehicle":
		return "object"
	case "Nationality", "DocumentReference", "Url", "CommsIdentifier":
		return "abstract"
	}
	return "other"
}

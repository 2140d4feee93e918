package annotate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sitrep/doc"
	"sitrep/span"
)

// node is a piece of the text on the page: a mark around others, or a leaf.
type node struct {
	Mark *drawn // nil for a leaf
	Text string // of a leaf
	Kids []*node
}

// drawn is how a piece of a mark is drawn.
type drawn struct {
	span.Span
	Layer, ID, Label, About string
	Kind                    string // form or role
	High, Shown             int    // how many lines stand between it and the words: in all, and of the layers shown at first
	rank                    int    // layers in order
}

// maxHigh is how many lines are told apart below the words.
const maxHigh = 7

// drawnOf makes of all layers the pieces to draw, in the order of the text, those
// around others first.
func drawnOf(layers []Layer, text string) []drawn {
	var out []drawn
	for rank, l := range layers {
		for _, m := range l.Marks {
			last := lastPiece(m)
			for i, p := range m.Pieces {
				if p.Span.Empty() || !p.Span.Within(len(text)) {
					continue
				}
				d := drawn{Span: p.Span, Layer: l.Name, ID: m.ID, About: m.About(), Kind: cmp.Or(p.Role, m.Kind), rank: rank}
				switch {
				case p.Role != "" && p.Role != "content":
					d.Label = p.Role
				case i == last:
					d.Label = m.Label
				}
				if d.Label == p.Span.Of(text) {
					d.Label = "" // "2026"
				}
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, inside)
	return out
}

// lastPiece is the piece of a mark that its label stands at.
func lastPiece(m Mark) int {
	last := 0
	for i, p := range m.Pieces {
		if p.Role == "" || p.Role == "content" {
			last = i
		}
	}
	return last
}

// inside orders what is drawn: by beginning, longer before shorter, and what is
// of the same words by layer, the mention innermost.
func inside(a, b drawn) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(b.rank, a.rank))
}

// painter cuts the text into leaves at the ends of all that is drawn or quoted,
// so that everything is whole leaves, and counts them.
type painter struct {
	text   string
	cuts   []int // sorted, each once
	starts []int // where each leaf so far begins
}

func newPainter(d *doc.Doc, pieces []drawn, quotes []span.Span) *painter {
	cuts := make([]int, 0, 2*(len(pieces)+len(quotes)))
	for _, p := range pieces {
		cuts = append(cuts, p.Start, p.End)
	}
	for _, q := range quotes {
		cuts = append(cuts, q.Start, q.End)
	}
	slices.Sort(cuts)
	return &painter{text: d.Text, cuts: slices.Compact(cuts)}
}

// paint makes the nodes of a span of the text. Pieces are in order; they are cut
// at the span's ends, and where they cross each other.
func (p *painter) paint(of span.Span, pieces []drawn) []*node {
	root := &node{}
	open := []*node{root}
	ends := []int{of.End}
	at := of.Start
	closeTo := func(to int) {
		for len(open) > 1 && ends[len(ends)-1] <= to {
			end := ends[len(ends)-1]
			p.leaves(open[len(open)-1], at, end)
			at = max(at, end)
			open, ends = open[:len(open)-1], ends[:len(ends)-1]
		}
	}
	queue := cutTo(of, pieces)
	for len(queue) > 0 {
		d := queue[0]
		queue = queue[1:]
		closeTo(d.Start)
		p.leaves(open[len(open)-1], at, d.Start)
		at = max(at, d.Start)
		if end := ends[len(ends)-1]; d.End > end { // it crosses the one around it: the rest comes after that
			rest := d
			d.End, rest.Start, d.Label = end, end, ""
			i, _ := slices.BinarySearchFunc(queue, rest, inside)
			queue = slices.Insert(queue, i, rest)
		}
		n := &node{Mark: &d}
		top := open[len(open)-1]
		top.Kids = append(top.Kids, n)
		open, ends = append(open, n), append(ends, d.End)
	}
	closeTo(of.End)
	p.leaves(root, at, of.End)
	raise(root)
	return root.Kids
}

// cutTo gives the pieces that reach into a span, cut at its ends. The label
// stands at the end of a piece.
func cutTo(of span.Span, pieces []drawn) []drawn {
	var out []drawn
	for _, d := range pieces {
		if !d.Overlaps(of) {
			continue
		}
		if d.End > of.End {
			d.End, d.Label = of.End, ""
		}
		d.Start = max(d.Start, of.Start)
		out = append(out, d)
	}
	slices.SortStableFunc(out, inside)
	return out
}

// leaves adds the text of [from, to) to a node, cut where something ends.
func (p *painter) leaves(n *node, from, to int) {
	i, _ := slices.BinarySearch(p.cuts, from+1)
	for from < to {
		end := to
		if i < len(p.cuts) && p.cuts[i] < to {
			end = p.cuts[i]
			i++
		}
		p.starts = append(p.starts, from)
		n.Kids = append(n.Kids, &node{Text: p.text[from:end]})
		from = end
	}
}

// raise sets how far below the words each line stands, below all those within it,
// and gives how many lines there are in all, and of the layers shown at first.
func raise(n *node) (high, shown int) {
	for _, k := range n.Kids {
		h, s := raise(k)
		high, shown = max(high, h), max(shown, s)
	}
	if n.Mark == nil {
		return high, shown
	}
	n.Mark.High, n.Mark.Shown = min(high, maxHigh), min(shown, maxHigh)
	if shownAtFirst(n.Mark.Layer) {
		shown++
	}
	return high + 1, shown
}

// leavesOf names the leaves of spans for the page's script: "3-5 9-9".
func (p *painter) leavesOf(spans []span.Span) string {
	var parts []string
	for _, s := range spans {
		first, _ := slices.BinarySearch(p.starts, s.Start)
		end, _ := slices.BinarySearch(p.starts, s.End)
		if first < end {
			parts = append(parts, strconv.Itoa(first)+"-"+strconv.Itoa(end-1))
		}
	}
	return strings.Join(parts, " ")
}

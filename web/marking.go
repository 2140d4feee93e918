package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// marking puts marks on the words of a part of a report. Marks may lie within and
// across each other: the words are cut into runs that have the same marks throughout.
type marking struct {
	title, text string
	from, to    int // of the text that is shown
	first       bool
	marks       []marked
	counts      map[string]int    // of entries, by the classes of their kinds
	starts      map[string]string // of each entry, the id of its first run
}

// marked is a piece of a report that an entry rests on.
type marked struct {
	part     sitrep.Part
	from, to int
	id       string // of the entry
	kind     kind
}

// run is a run of words that have the same marks.
type run struct {
	ID    string // in the page; empty where nothing is marked
	Words string
	To    string // the id of the entry that it leads to: of those, the one of the fewest words
	IDs   string // of all its entries
	Stop  bool   // the keyboard stops here, as a mark begins
	Layer *layer // what is drawn, from the outermost mark to the words
}

// layer is a kind of mark on a run, around what is within.
type layer struct {
	Class  string
	Letter string // of a mark that begins here; else empty
	Words  string // of the innermost
	Inner  *layer // nil for the innermost
}

// newMarking begins with one part of a report, which its headline is in if it is the first.
func newMarking(r *sitrep.Report, part int) *marking {
	title := r.Title[:runeAt(r.Title, min(len(r.Title), partSize))]
	m := &marking{title: title, text: r.Text, first: part == 1, counts: map[string]int{}, starts: map[string]string{}}
	ends := partsOf(r.Text)
	m.to = ends[part-1]
	if part > 1 {
		m.from = ends[part-2]
	}
	return m
}

// add marks the words of an entry, and tells whether any stand in this part.
func (m *marking) add(e *entry, quotes []sitrep.Quote) bool {
	there := false
	for _, q := range quotes {
		a := marked{part: q.Part, from: q.Span.Start, to: q.Span.End, id: e.ID, kind: e.Kind}
		if q.Part == sitrep.InText {
			a.from, a.to = max(a.from, m.from), min(a.to, m.to)
		} else if a.to = min(a.to, len(m.title)); !m.first {
			continue
		}
		if a.from < a.to {
			there = true
			m.marks = append(m.marks, a)
		}
	}
	if there {
		m.counts[e.Kind.Class]++
	}
	return there
}

// cut makes the runs of the headline and of the text.
func (m *marking) cut() (title, text []run) {
	slices.SortStableFunc(m.marks, func(a, b marked) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(a.kind.at, b.kind.at))
	})
	title = m.runs(m.title, sitrep.InTitle, 0, len(m.title))
	return title, m.runs(m.text, sitrep.InText, m.from, m.to)
}

// runs cuts one text wherever a mark begins or ends.
func (m *marking) runs(text string, part sitrep.Part, from, to int) (all []run) {
	var marks []marked
	ends := []int{from, to}
	for _, a := range m.marks {
		if a.part == part {
			marks = append(marks, a)
			ends = append(ends, a.from, a.to)
		}
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	var open []marked
	for i := 1; i < len(ends); i++ {
		start, end := ends[i-1], ends[i]
		open = slices.DeleteFunc(open, func(a marked) bool { return a.to <= start })
		for len(marks) > 0 && marks[0].from <= start {
			open = append(open, marks[0])
			marks = marks[1:]
		}
		r := run{Words: text[start:end]}
		if len(open) > 0 {
			r = m.run(r.Words, string(part)+strconv.Itoa(start), open, start)
		}
		all = append(all, r)
	}
	return all
}

// run makes a run of words with some marks on it.
func (m *marking) run(words, id string, open []marked, start int) run {
	r := run{ID: id, Words: words}
	narrow := open[0]
	var ids []string
	begun := map[string]bool{}
	for _, a := range open {
		if a.to-a.from < narrow.to-narrow.from || a.to-a.from == narrow.to-narrow.from && narrow.kind.at <= voiceKind {
			narrow = a
		}
		if !slices.Contains(ids, a.id) {
			ids = append(ids, a.id)
		}
		if a.from == start {
			r.Stop, begun[a.kind.Class] = true, true
			if m.starts[a.id] == "" {
				m.starts[a.id] = id
			}
		}
	}
	r.To, r.IDs = narrow.id, strings.Join(ids, " ")
	r.Layer = &layer{Words: words}
	for _, k := range slices.Backward(kinds) {
		if !slices.ContainsFunc(open, func(a marked) bool { return a.kind.Class == k.Class }) {
			continue
		}
		l := &layer{Class: k.Class, Inner: r.Layer}
		if begun[k.Class] {
			l.Letter = k.Letter
		}
		r.Layer = l
	}
	return r
}

// Blank tells whether there is nothing to read: a link needs words.
func (r run) Blank() bool { return strings.TrimSpace(r.Words) == "" }

// start is the address of an entry's first words within the page; empty where they
// stand in another part.
func (m *marking) start(id string) string {
	if at := m.starts[id]; at != "" {
		return "#" + at
	}
	return ""
}

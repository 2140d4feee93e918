package weigh

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// placing is the rows of a list while claims are put into them. Rows are found by
// their names, so that a claim is not held against every row; and where a value
// went is remembered, until the name of a row changes.
type placing struct {
	*weighing

	join    merge
	piles   []*pile
	whole   map[string][]int // a row's name, with and without its words of kind -> rows
	ends    map[string][]int // what a row's name is cut to -> rows
	went    map[string]spot  // a value -> the row that has its name, and is not changed by it
	changes int              // how often a row got another value
	settled int              // the changes until all was placed that denies nothing
	late    bool             // what denies something, or was rejected, is placed
}

// spot is the row that a value was put into, and how many changes there were then.
type spot struct{ row, changes int }

func (w *weighing) placing(join merge) *placing {
	return &placing{weighing: w, join: join, whole: map[string][]int{}, ends: map[string][]int{}, went: map[string]spot{}}
}

// place puts a claim into the row that it belongs to, or into one of its own, and
// gives the row. What an analyst entered joins only what has the same name.
func (p *placing) place(c *sitrep.Sourced) int {
	value := c.Claim.Value
	if p.denials.has(*c) || c.Dismissed() {
		for _, v := range accusations(value) {
			if i, _ := p.fitting(v); i >= 0 {
				p.add(p.piles[i], c)
				return i
			}
		}
	}
	k := nameOf(value)
	if at, ok := p.went[k]; ok && at.changes == p.changes {
		p.add(p.piles[at.row], c)
		return at.row
	}
	i, joined := p.fitting(value)
	if i < 0 || c.Entered() && !sameThing(p.piles[i].Value, value, p.join) {
		i, joined = len(p.piles), value
		p.piles = append(p.piles, &pile{})
	}
	switch was := p.piles[i].Value; {
	case was == nil: // a row behind all others takes nothing from them
	case !reflect.DeepEqual(was, joined):
		p.changes++
	case !p.late && sameThing(joined, value, p.join):
		p.went[k] = spot{i, p.changes}
	}
	p.piles[i].Value = joined
	p.add(p.piles[i], c)
	p.note(i, value)
	return i
}

// nameOf is a value in letters: equal of two that are the same all over.
func nameOf(v sitrep.Value) string {
	count := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	var parts []string
	switch v := v.(type) {
	case sitrep.Actor:
		parts = append([]string{v.Name, v.Role, v.Kind, v.Nationality, count(v.Count), v.Confidence}, v.Aliases...)
	case sitrep.Target:
		parts = append([]string{v.Name, v.Kind, v.Effect}, v.Aliases...)
	case sitrep.Weapon:
		parts = append([]string{v.Name, v.Kind, count(v.Count), count(v.Landed), v.Platform}, v.Aliases...)
	case sitrep.Relation:
		parts = []string{v.Kind, v.Incident}
	}
	return strings.Join(parts, "\x00")
}

// sameThing tells whether two values have one name.
func sameThing(a, b sitrep.Value, join merge) bool {
	_, fit := join(a, b)
	return fit > 1
}

// fitting finds the row that a value belongs to: one of the same name, or the
// only one that it is a short or a fuller form of. -1 where there is none.
func (p *placing) fitting(v sitrep.Value) (row int, joined sitrep.Value) {
	row = -1
	short := 0
	for _, i := range p.candidates(v) {
		switch j, fit := p.join(p.piles[i].Value, v); fit {
		case 2:
			return i, j
		case 1:
			row, joined = i, j
			short++
		}
	}
	if short != 1 {
		return -1, nil
	}
	return row, joined
}

// candidates are the rows of which a value may have a name, in their order.
func (p *placing) candidates(v sitrep.Value) []int {
	var rows []int
	for _, name := range namesIn(v) {
		w := core(name)
		for _, k := range wholes(w) {
			rows = append(append(rows, p.whole[k]...), p.ends[k]...)
		}
		for _, k := range cuts(v, name, w) {
			rows = append(rows, p.whole[k]...)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// note remembers that a row goes by the names of a value.
func (p *placing) note(row int, v sitrep.Value) {
	for _, name := range namesIn(v) {
		w := core(name)
		for _, k := range wholes(w) {
			noteIn(p.whole, k, row)
		}
		for _, k := range cuts(v, name, w) {
			noteIn(p.ends, k, row)
		}
	}
}

func noteIn(index map[string][]int, k string, row int) {
	if !slices.Contains(index[k], row) {
		index[k] = append(index[k], row)
	}
}

// namesIn are the names by which a thing goes. Relations go by no name.
func namesIn(v sitrep.Value) []string {
	switch v := v.(type) {
	case sitrep.Actor:
		return append([]string{v.Name}, v.Aliases...)
	case sitrep.Target:
		return append([]string{v.Name}, v.Aliases...)
	case sitrep.Weapon:
		return append([]string{v.Name}, v.Aliases...)
	}
	return []string{""}
}

// wholes are a name as it is, and without words of kind.
func wholes(w []string) []string {
	return []string{strings.Join(w, " "), strings.Join(withoutKind(w), " ")}
}

// cuts are what a name of a value is cut to.
func cuts(v sitrep.Value, name string, w []string) []string {
	out := endings(w)
	if a, ok := v.(sitrep.Actor); ok && person(a) && sitrep.ProperName(name) {
		out = append(out, beginnings(w)...)
	}
	return out
}

// endings are what a name is cut to: each run of its last words, and of those before
// what is tied to them.
func endings(w []string) []string {
	var out []string
	if u := untied(w); len(u) < len(w) {
		out = append(endings(u), strings.Join(u, " "))
	}
	for i := 1; i < len(w); i++ {
		out = append(out, strings.Join(w[i:], " "))
	}
	return out
}

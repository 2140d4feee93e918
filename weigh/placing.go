package weigh

import (
	"slices"
	"strings"

	"sitrep"
)

// placing is the rows of a list while claims are put into them. Rows are found by
// their names, so that a claim is not held against every row.
type placing struct {
	*weighing
	join    merge
	options []*sitrep.Option
	whole   map[string][]int // a row's name, with and without its words of kind -> rows
	ends    map[string][]int // what a row's name ends on -> rows
}

func (w *weighing) placing(join merge) *placing {
	return &placing{weighing: w, join: join, whole: map[string][]int{}, ends: map[string][]int{}}
}

// place puts a claim into the row that it belongs to, or into one of its own.
// What an analyst entered joins only what has the same name.
func (p *placing) place(c sitrep.Sourced) {
	value := c.Claim.Value
	if p.denials.has(c) || c.Dismissed() {
		for _, v := range accusations(value) {
			if i, _ := p.fitting(v); i >= 0 {
				p.add(p.options[i], c)
				return
			}
		}
	}
	i, joined := p.fitting(value)
	if i < 0 || c.Entered() && !sameThing(p.options[i].Value, value, p.join) {
		i, joined = len(p.options), value
		p.options = append(p.options, &sitrep.Option{})
	}
	p.options[i].Value = joined
	p.add(p.options[i], c)
	p.note(i, value)
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
		switch j, fit := p.join(p.options[i].Value, v); fit {
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
		for _, k := range endings(w) {
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
		for _, k := range endings(w) {
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

// endings are what a name ends on: each run of its last words.
func endings(w []string) []string {
	var out []string
	for i := 1; i < len(w); i++ {
		out = append(out, strings.Join(w[i:], " "))
	}
	return out
}

package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// fall is by how much a headline figure may be lower than the baseline's, for
// the scorer's rounding.
const fall = 0.05

const preface = `# What sitrep extract reaches on texts annotated by hand: the scorer's own lines, and
# beside them (lines with |) what others reach. Written by: make eval UPDATE=1
# Read a change of this file like code.
`

// section is what one task came to.
type section struct {
	heading string
	lines   []string // as the scorer printed them
	beside  []string // what others reach
}

// String is the section as it stands in the baseline.
func (s section) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "== %s\n", s.heading)
	for _, l := range s.lines {
		fmt.Fprintln(&b, strings.TrimRight(l, " "))
	}
	for _, l := range s.beside {
		fmt.Fprintln(&b, "|", l)
	}
	return b.String()
}

// format is the whole baseline.
func format(sections []section) string {
	var b strings.Builder
	b.WriteString(preface)
	for _, s := range sections {
		b.WriteString("\n" + s.String())
	}
	return b.String()
}

// sectionsOf reads what format made; what stands before the first heading is left out.
func sectionsOf(baseline string) []section {
	var out []section
	for line := range strings.Lines(baseline) {
		line = strings.TrimRight(line, "\r\n")
		heading, isHeading := strings.CutPrefix(line, "== ")
		beside, isBeside := strings.CutPrefix(line, "| ")
		switch {
		case isHeading:
			out = append(out, section{heading: heading})
		case len(out) == 0, line == "":
		case isBeside:
			out[len(out)-1].beside = append(out[len(out)-1].beside, beside)
		default:
			out[len(out)-1].lines = append(out[len(out)-1].lines, line)
		}
	}
	return out
}

// merge puts new sections in the place of the old ones of the same heading, in
// the order of the tasks; old ones of tasks that are no more are left out.
func merge(old, fresh []section) []section {
	var out []section
	for _, t := range tasks {
		if s, ok := under(fresh, t.heading()); ok {
			out = append(out, s)
		} else if s, ok := under(old, t.heading()); ok {
			out = append(out, s)
		}
	}
	return out
}

func under(sections []section, heading string) (section, bool) {
	i := slices.IndexFunc(sections, func(s section) bool { return s.heading == heading })
	if i < 0 {
		return section{}, false
	}
	return sections[i], true
}

// compare gives a line for every figure that differs, and tells whether a
// headline figure fell or is gone. Tasks that were not scored are not compared.
func compare(old, fresh []section) (lines []string, fell bool) {
	for _, f := range fresh {
		o, _ := under(old, f.heading)
		before, now := o.figures(), f.figures()
		for _, x := range now {
			was, known := find(before, x.name)
			switch {
			case !known:
				lines = append(lines, fmt.Sprintf("%s: %s: new, %.2f", f.heading, x.name, x.value))
			case was.value != x.value:
				lines = append(lines, fmt.Sprintf("%s: %s: %.2f -> %.2f (%+.2f)", f.heading, x.name, was.value, x.value, x.value-was.value))
				fell = fell || x.headline && was.value-x.value > fall
			}
		}
		for _, x := range before {
			if _, still := find(now, x.name); !still {
				lines = append(lines, fmt.Sprintf("%s: %s: gone, was %.2f", f.heading, x.name, x.value))
				fell = fell || x.headline
			}
		}
	}
	return lines, fell
}

// figure is one measure: F1, or a share of a hundred.
type figure struct {
	name     string
	value    float64
	headline bool
}

var (
	measure  = regexp.MustCompile(`^(.{28}) .*?(?:F1 +([0-9.]+)|([0-9.]+) %)`)
	headline = regexp.MustCompile(`^[A-Z]{4,}|^incidents that are real`)
)

// figures reads the scorer's lines; those without a figure are left out.
func (s section) figures() []figure {
	var out []figure
	for _, l := range s.lines {
		m := measure.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		v, err := strconv.ParseFloat(m[2]+m[3], 64)
		if err != nil {
			continue
		}
		name := strings.TrimSpace(m[1])
		out = append(out, figure{name, v, headline.MatchString(name)})
	}
	return out
}

func find(figures []figure, name string) (figure, bool) {
	i := slices.IndexFunc(figures, func(f figure) bool { return f.name == name })
	if i < 0 {
		return figure{}, false
	}
	return figures[i], true
}

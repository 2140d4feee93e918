package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"sitrep/view"
)

// column is one column of a table of such rows.
type column[R any] struct {
	head  string
	right bool // figures
	least int  // columns below which it is not shortened; 0 is never shortened
	of    func(R) string
}

var tableColumns = []column[view.Row]{
	{head: "WHEN", of: whenOf},
	{head: "WHERE", least: 14, of: func(r view.Row) string { return r.Where }},
	{head: "WHAT", least: 20, of: func(r view.Row) string { return r.What }},
	{head: "KILLED", right: true, of: func(r view.Row) string { return r.Killed.String() }},
	{head: "WOUNDED", right: true, of: func(r view.Row) string { return r.Wounded.String() }},
	{head: "REPORTS", right: true, of: func(r view.Row) string { return strconv.Itoa(r.Reports) }},
	{head: "VOICES", right: true, of: func(r view.Row) string { return strconv.Itoa(r.Voices) }},
	{head: "STATUS", of: func(r view.Row) string { return r.Status }},
	{head: "ID", of: func(r view.Row) string { return r.ID }},
}

// whenOf is a row's time: "by 2026-03-11" where no more is known than a day by
// which it came to pass.
func whenOf(r view.Row) string {
	if day, open := strings.CutPrefix(r.When, "../"); open {
		return "by " + day
	}
	return r.When
}

// writeTable writes incidents as a table for a terminal of so many columns;
// 0 is one that never ends.
func writeTable(w io.Writer, rows []view.Row, columns int) error {
	return writeRows(w, tableColumns, rows, columns)
}

// writeRows writes rows of any kind as a table.
func writeRows[R any](w io.Writer, table []column[R], rows []R, columns int) error {
	cells := make([][]string, 0, len(rows)+1)
	heads := make([]string, 0, len(table))
	for _, c := range table {
		heads = append(heads, c.head)
	}
	cells = append(cells, heads)
	for _, r := range rows {
		line := make([]string, 0, len(table))
		for _, c := range table {
			line = append(line, plain(c.of(r)))
		}
		cells = append(cells, line)
	}
	widths := fit(table, cells, columns)
	for _, line := range cells {
		if _, err := fmt.Fprintln(w, tableLine(table, line, widths)); err != nil {
			return fmt.Errorf("write the table: %w", err)
		}
	}
	return nil
}

const gap = 2 // columns between columns

// fit gives each column its width: what its longest cell needs, less where the
// table would be wider than the terminal, taken from the widest that may lose.
func fit[R any](table []column[R], cells [][]string, columns int) []int {
	widths := make([]int, len(table))
	total := gap * (len(widths) - 1)
	for i := range widths {
		for _, line := range cells {
			widths[i] = max(widths[i], width(line[i]))
		}
		total += widths[i]
	}
	for ; columns > 0 && total > columns; total-- {
		widest := -1
		for i, c := range table {
			if c.least > 0 && widths[i] > c.least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

func tableLine[R any](table []column[R], line []string, widths []int) string {
	var b strings.Builder
	for i, cell := range line {
		cell = cut(cell, widths[i])
		switch {
		case table[i].right:
			b.WriteString(padLeft(cell, widths[i]))
		default:
			b.WriteString(pad(cell, widths[i]))
		}
		b.WriteString(strings.Repeat(" ", gap))
	}
	return strings.TrimRight(b.String(), " ")
}

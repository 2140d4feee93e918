package main

import (
	"fmt"
	"io"

	"sitrep/view"
)

// writeDiff writes what changed between two states of an incident, for reading.
// Before and after name the two moments.
func writeDiff(w io.Writer, p view.Page, changes []view.Change, before, after string, columns int) error {
	if columns <= 0 || columns > pageWidth {
		columns = pageWidth
	}
	pw := pageWriter{columns: columns, number: numbered(p.Reports)}
	pw.line(0, "", p.Title)
	pw.line(0, "", fmt.Sprintf("what changed from %s to %s · id %s", day(before), day(after), p.ID))
	pw.out.WriteByte('\n')
	if len(changes) == 0 {
		pw.line(0, "", "Nothing changed.")
	}
	pw.changes(changes)
	if _, err := w.Write(pw.out.Bytes()); err != nil {
		return fmt.Errorf("write what changed: %w", err)
	}
	return nil
}

package link

import (
	"testing"
	"unicode/utf8"

	"sitrep"
)

// FuzzTexts: whatever a text is made of, nothing panics, a dateline lies within it,
// and likeness is from 0 to 1 and the same both ways round.
func FuzzTexts(f *testing.F) {
	f.Add("OMRAN (AP) — Seven died.", "Al-ʿUmrān, ٣ مارس (رويترز) -- [TEXT]")
	f.Add("\u0301(\u0130)\n- AFP\xff", "Copyright 2026 by ©, all rights reserved")
	f.Fuzz(func(t *testing.T, a, b string) {
		if n := dateline(a); n > len(a) || utf8.ValidString(a) && !utf8.ValidString(a[n:]) {
			t.Errorf("the dateline of %q ends at %d", a, n)
		}
		Credit(&sitrep.Report{Title: b, Text: a})
		Fold(a)
		x, y := Sketch(a), Sketch(b)
		if v := Alike(x, y); v < 0 || v > 1 || v != Alike(y, x) {
			t.Errorf("Alike = %v and %v the other way round", v, Alike(y, x))
		}
		if x != nil && Alike(x, x) != 1 {
			t.Errorf("a text is alike %v to itself", Alike(x, x))
		}
		var p Pool
		p.Add(Tell(&sitrep.Reading{Report: &sitrep.Report{ID: "a", Title: b, Text: a}}))
		p.Add(Tell(&sitrep.Reading{Report: &sitrep.Report{ID: "b", Title: a, Text: b}}))
		for _, j := range p.Group() {
			if j.Score < 0 || j.Score > 1 || j.Incident == "" || j.Reports < 1 || j.Reports > 2 {
				t.Errorf("Group gave %+v", j)
			}
		}
	})
}

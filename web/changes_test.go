package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestChanges(t *testing.T) {
	long := strings.Repeat("word ", 400)
	for _, tt := range []struct {
		before, after string
		want          []change
	}{
		{"", "", nil},
		{"", "new", []change{{Come: "new"}}},
		{"at least 7 dead", "at least 12 dead", []change{{Same: "at least "}, {Gone: "7", Come: "12"}, {Same: " dead"}}},
		{"a b c\nd\n", "x y c\nd\n", []change{{Gone: "a b", Come: "x y"}, {Same: " c\nd\n"}}},
		{long + "a", long + "b", []change{{Gap: true}, {Same: long[len(long)-beside:]}, {Gone: "a", Come: "b"}}},
	} {
		if got, cut := changes(tt.before, tt.after); !cmp.Equal(got, tt.want) || cut {
			t.Errorf("changes(%.20q, %.20q) = %+v, %v (-want +got):\n%s", tt.before, tt.after, got, cut, cmp.Diff(tt.want, got))
		}
	}
	if _, cut := changes(strings.Repeat("b ", mostChanged), strings.Repeat("c ", mostChanged)); !cut {
		t.Error("a change of 40 KB is all shown, want some left out")
	}
}

// Both texts can be made of the changes.
func TestChangesHold(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("ab é.\n")), 0, 60, -1)
	rapid.Check(t, func(t *rapid.T) {
		before, after := text.Draw(t, "before"), text.Draw(t, "after")
		all, _ := changes(before, after)
		var a, b string
		for _, c := range all {
			a += c.Same + c.Gone
			b += c.Same + c.Come
		}
		if a != before || b != after {
			t.Fatalf("changes(%q, %q) = %+v", before, after, all)
		}
	})
}

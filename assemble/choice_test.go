package assemble

import (
	"testing"

	"sitrep"
)

// What a telling could be joined to is what was told before it and nothing contradicts; what is of no incident, or passed over, is
// joined to none.
func TestChoices(t *testing.T) {
	rd := reading([]told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, basra, on("2026-03-01"), killed(2)}},
		{sitrep.New, 3, "", []sitrep.Value{bombing, kirkuk, on("2026-03-02")}},
		{sitrep.New, 3, "", []sitrep.Value{attack}},
		{sitrep.Known, 0, "", nil},
		{sitrep.Known, 3, "", []sitrep.Value{bombing, on("2026-03-01")}},
	})
	got := Choices(rd, []int{1, 2, -1, 0, 1})
	want := []struct {
		happening   string
		told, right int
	}{{rd.Happenings[1].ID, 0, -1}, {rd.Happenings[3].ID, 2, -1}, {rd.Happenings[4].ID, 1, 0}}
	if len(got) != len(want) {
		t.Fatalf("%d choices, want %d", len(got), len(want))
	}
	for i, w := range want {
		if c := got[i]; c.Happening != w.happening || len(c.Told) != w.told || c.Right != w.right {
			t.Errorf("choice %d: %s of %d, right is %d; want %+v", i, c.Happening, len(c.Told), c.Right, w)
		}
	}
	if how := got[2].Told[0]; how[SameDay] != 1 || how[ToldAsKnownDay] != 1 || how[NeededOwn] != 1 || how[SameTown] != 0 {
		t.Errorf("evidence %v", how)
	}
}

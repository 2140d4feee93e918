package assemble

import (
	"strings"
	"testing"

	"sitrep"
)

// What sounds like an incident is one where the network takes those it names for a part of one;
// what a brief report tells first and what is plainly told is one whatever the network thinks.
func TestReal(t *testing.T) {
	victim := sitrep.Actor{Name: "the guards", Role: "victim"}
	vague := []told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, victim}},
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-05-07"), kirkuk, victim}},
	}
	plain := []told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-05-07"), kirkuk, killed(9)}},
	}
	for _, tt := range []struct {
		name   string
		told   []told
		harmed [2]float64 // how likely those who are named in each telling were harmed
		more   int        // sentences, of which the network is sure that they tell of none
		want   string     // the days of the incidents
	}{
		{"brief, nobody harmed", vague, [2]float64{0, 0}, 0, "2026-03-03"},
		{"brief, the second harmed", vague, [2]float64{0, 0.99}, 0, "2026-03-03 2026-05-07"},
		{"long, nobody harmed", vague, [2]float64{0, 0}, 40, ""},
		{"long, both harmed", vague, [2]float64{0.99, 0.99}, 40, "2026-03-03 2026-05-07"},
		{"long, the second harmed", vague, [2]float64{0, 0.99}, 40, "2026-05-07"},
		{"long, nobody harmed, plainly told", plain, [2]float64{0, 0}, 40, "2026-03-03 2026-05-07"},
	} {
		rd := reading(tt.told)
		for i, p := range tt.harmed {
			rd.Happenings[i].Harmed, rd.Happenings[i].Part = p, p
		}
		rd.Told[0], rd.Told[1] = 0.2, 0.2
		rd.Told = append(rd.Told, make([]float64, tt.more)...)
		Incidents(rd, Learned)
		var days []string
		for _, c := range rd.Claims {
			if w, ok := c.Value.(sitrep.When); ok {
				days = append(days, w.Start)
			}
		}
		if got := strings.Join(days, " "); got != tt.want {
			t.Errorf("%s: incidents of %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Words that do not mean what they say tell of no incident, however plainly they tell; of several tellings the mean counts, but
// for those that hardly mean it.
func TestMeant(t *testing.T) {
	plain := []told{
		{sitrep.New, 3, "", []sitrep.Value{bombing, on("2026-03-03"), basra, killed(4)}},
		{sitrep.Known, 3, "", []sitrep.Value{bombing}},
	}
	for _, tt := range []struct {
		meant [2]float64
		want  int
	}{{[2]float64{0, 0}, 1}, {[2]float64{-1, -2}, 0}, {[2]float64{-1, 2}, 1}, {[2]float64{-1, 0.5}, 0}, {[2]float64{0.5, -3}, 1}, {[2]float64{-3, 3}, 0}} {
		rd := reading(plain)
		for i, m := range tt.meant {
			rd.Happenings[i].Meant = m
		}
		if got := len(Incidents(rd, Learned)); got != tt.want || len(rd.Claims) > 0 != (tt.want > 0) {
			t.Errorf("meant by %v: %d incidents, %d claims, want %d", tt.meant, got, len(rd.Claims), tt.want)
		}
	}
}

func TestFloorOf(t *testing.T) {
	for _, tt := range []struct {
		told []float64
		want float64
	}{{nil, 0}, {[]float64{0.4}, 0.4}, {[]float64{0.9, 0.1, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9, 0.9, 0.2}, 0.2}} {
		if got := floorOf(&sitrep.Reading{Told: tt.told}); got != tt.want {
			t.Errorf("floorOf(%v) = %v, want %v", tt.told, got, tt.want)
		}
	}
}

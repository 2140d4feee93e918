package link

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// dice gives numbers that look like chance and are the same each time.
type dice uint64

func (d *dice) roll(n int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(uint64(*d)>>33) % n
}

// reading is one of a report with a vector that points where the happening of
// that number does, roughly.
func reading(id, title, text string, day, happening int) *sitrep.Reading {
	r := &sitrep.Report{ID: id, Title: title, Text: text}
	if day > 0 {
		r.Published = sitrep.Moment{Time: time.Unix(int64(day)*24*60*60, 0).UTC(), Precision: sitrep.ToDay}
	}
	return &sitrep.Reading{Report: r, Vector: towards(happening, len(text))}
}

// towards is a vector of length 127, three quarters of the way to a happening's own.
func towards(happening, other int) []int8 {
	if happening < 0 {
		return nil
	}
	v, square := make([]float64, 64), 0.0
	own, off := dice(happening*7919+1), dice(other*104729+3)
	for i := range v {
		v[i] = float64(own.roll(201)-100) + float64(off.roll(101)-50)
		square += v[i] * v[i]
	}
	out := make([]int8, len(v))
	for i, x := range v {
		out[i] = int8(math.Round(127 * x / math.Sqrt(square)))
	}
	return out
}

// groupsOf are the ids of the reports of each group, in the order of the first.
func groupsOf(readings []*sitrep.Reading) (groups []string, joined []Joined) {
	var p Pool
	for _, r := range readings {
		p.Add(Tell(r))
	}
	joined = p.Group()
	at := map[int]int{}
	for i, j := range joined {
		n, ok := at[j.First]
		if !ok {
			n = len(groups)
			at[j.First] = n
			groups = append(groups, "")
		}
		groups[n] = strings.TrimSpace(groups[n] + " " + readings[i].Report.ID)
	}
	return groups, joined
}

func TestGroup(t *testing.T) {
	const day = 20000
	ferry := []*sitrep.Reading{
		reading("f1", "Ferry runs aground off Marsa Tolem", "A ferry with 90 people aboard ran aground on the reef at Marsa Tolem. The coast guard took everybody off.", day, 1),
		reading("f2", "Coast guard clears 90 from stranded ferry", "The coast guard at Marsa Tolem brought 90 passengers ashore from the ferry that hit a reef.", day+1, 1),
	}
	market := []*sitrep.Reading{
		reading("m1", "Car bomb at Qasr Ubayd market", "A car bomb went off at the market of Qasr Ubayd, killing seven traders.", day, 2),
		reading("m2", "Toll of Qasr Ubayd market bombing at 12", "Twelve have died of the car bomb at the market of Qasr Ubayd, the hospital said.", day+1, 2),
	}
	tests := []struct {
		name string
		of   []*sitrep.Reading
		want []string
	}{
		{"none", nil, nil},
		{"two happenings", []*sitrep.Reading{ferry[0], market[0], market[1], ferry[1]}, []string{"f1 f2", "m1 m2"}},
		{"one report twice", []*sitrep.Reading{ferry[0], ferry[0]}, []string{"f1 f1"}},
		{"no word and no vector", []*sitrep.Reading{reading("a", "", "", 0, -1), reading("b", "", "", 0, -1)}, []string{"a", "b"}},
		{"no title and no day", []*sitrep.Reading{reading("a", "", ferry[0].Report.Text, 0, 1), reading("b", "", ferry[1].Report.Text, 0, 1)}, []string{"a b"}},
		{
			"the like years later",
			[]*sitrep.Reading{
				reading("then", "Bomb at Rumaila courthouse", "A bomb went off near the courthouse of Rumaila, the governor said.", day, 3),
				reading("now", "Teacher hurt in Rumaila", "A bomb at a school of Rumaila wounded a teacher.", day+1500, 5),
			},
			[]string{"then", "now"},
		},
	}
	for _, tt := range tests {
		got, _ := groupsOf(tt.of)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: groups are %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestGroupSpots: reports in much the same words whose incidents were in other
// towns, or on other days in one town, are kept apart.
func TestGroupSpots(t *testing.T) {
	at := func(id, town string, day string, lat float64, said int) *sitrep.Reading {
		r := reading(id, "Roadside bomb kills soldiers in "+town, "A roadside bomb killed two soldiers on patrol in "+town+", the army said.", said, 4)
		lon := 44.0
		r.Incidents = []sitrep.Incident{{
			When:  &sitrep.Row[sitrep.When]{Value: sitrep.When{Start: day, End: day, EDTF: day, Precision: sitrep.ToDay}},
			Where: &sitrep.Row[sitrep.Where]{Value: sitrep.Where{Name: town, Country: "IQ", Lat: &lat, Lon: &lon, Precision: "town"}},
		}}
		return r
	}
	got, joined := groupsOf([]*sitrep.Reading{
		at("a1", "Tell Omran", "2026-03-03", 33.7, 20515), at("b", "Darun", "2026-03-03", 36.1, 20515),
		at("a2", "Tell Omran", "2026-03-03", 33.7, 20516), at("c", "Tell Omran", "2026-03-09", 33.7, 20521),
	})
	if want := []string{"a1 a2", "b", "c"}; !slices.Equal(got, want) {
		t.Errorf("groups are %q, want %q", got, want)
	}
	if e := strings.Join(joined[0].Evidence, "; "); !strings.Contains(e, "omran") || !strings.Contains(e, "came out a day apart") {
		t.Errorf("the evidence of a report is %q, want the words and the days", e)
	}
}

// TestGroupIDs: an id is made of the first report's; two groups never share one,
// whatever their reports are called.
func TestGroupIDs(t *testing.T) {
	one := reading("same", "Ferry aground", "A ferry ran aground on a reef.", 100, 1)
	two := reading("same", "Miners strike", "Miners laid down their tools over pay.", 100, 2)
	_, alone := groupsOf([]*sitrep.Reading{one})
	_, both := groupsOf([]*sitrep.Reading{one, two})
	if alone[0].Incident != both[0].Incident {
		t.Errorf("the id changed from %s to %s with another report behind it", alone[0].Incident, both[0].Incident)
	}
	if both[0].Incident == both[1].Incident {
		t.Errorf("two happenings share the id %s", both[0].Incident)
	}
}

// story makes a report of words drawn for its happening and of some that all have.
func story(d *dice, n, happening int) *sitrep.Reading {
	words := func(count, own int) string {
		var out []string
		for range count {
			if d.roll(3) < own {
				out = append(out, fmt.Sprintf("w%dx%d", happening, d.roll(40)))
			} else {
				out = append(out, fmt.Sprintf("all%d", d.roll(2000)))
			}
		}
		return strings.Join(out, " ")
	}
	r := reading(fmt.Sprint("r", n), words(8, 2), words(120, 1), 15000+happening*3%4000+d.roll(4), happening)
	return r
}

// TestGroupIsAverageLinkage: looking only at pairs that may be near, and again
// only where something changed, gives what looking at all pairs each time does.
func TestGroupIsAverageLinkage(t *testing.T) {
	d := dice(1)
	var p Pool
	for n := range 120 {
		p.Add(Tell(story(&d, n, d.roll(15))))
	}
	p.weigh()
	got, want := join(p.points), plainly(p.points)
	if !slices.Equal(got, want) {
		t.Errorf("join = %v, want %v", got, want)
	}
	var sizes []int
	for i := range p.points {
		if n := slices.Index(want, int32(i)); n >= 0 {
			sizes = append(sizes, i)
		}
	}
	if len(sizes) < 10 || len(sizes) > 60 {
		t.Errorf("there are %d groups of 15 happenings: the test tests little", len(sizes))
	}
}

// plainly is average linkage as one would write it down.
func plainly(points []point) []int32 {
	groups, of := make([]*group, len(points)), make([]int32, len(points))
	for i := range points {
		groups[i], of[i] = groupOf(&points[i]), int32(i)
	}
	for {
		a, b, top := -1, -1, sameHappening
		for i := range groups {
			for j := i + 1; j < len(groups); j++ {
				if groups[i] == nil || groups[j] == nil {
					continue
				}
				if n := nearness(groups[i], groups[j]); n > top {
					a, b, top = i, j, n
				}
			}
		}
		if a < 0 {
			return of
		}
		groups[a], groups[b] = together(groups[a], groups[b]), nil
		for i := range of {
			if of[i] == int32(b) {
				of[i] = int32(a)
			}
		}
	}
}

func BenchmarkGroup(b *testing.B) {
	for _, n := range []int{5000, 10_000, 20_000} {
		for _, of := range []struct {
			name       string
			happenings int
		}{{"of many happenings", n / 5}, {"of ten", 10}} {
			b.Run(fmt.Sprint(n, " ", of.name), func(b *testing.B) {
				d := dice(2)
				tellings := make([]*Telling, n)
				for i := range tellings {
					tellings[i] = Tell(story(&d, i, d.roll(of.happenings)))
				}
				b.ReportAllocs()
				for b.Loop() {
					var p Pool
					for _, t := range tellings {
						p.Add(t)
					}
					p.Group()
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/report")
			})
		}
	}
}

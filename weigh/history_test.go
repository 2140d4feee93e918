package weigh

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sitrep"
)

// briefStep prints a step: its hour, and each change with the claims that made it.
func briefStep(s sitrep.Step) string {
	parts := []string{s.At.Time.Format("15h")}
	if !s.At.Known() {
		parts[0] = "?"
	}
	for _, c := range s.Changes {
		ids := make([]string, 0, len(c.By))
		for _, b := range c.By {
			ids = append(ids, b.Claim.ID)
		}
		word := string(c.Kind)
		if v, ok := c.After.Value.(sitrep.Casualty); ok {
			word += " " + strings.TrimPrefix(figure(v), "killed ")
		}
		parts = append(parts, word+" "+strings.Join(ids, "+"))
	}
	return strings.Join(parts, ", ")
}

func TestHistory(t *testing.T) {
	at := func(h int) sitrep.Source { return report("Harbour Wire", h) }
	other := func(h int) sitrep.Source { return report("Delta Post", h) }
	kirkuk := sitrep.Where{Name: "Kirkuk", Country: "IQ", Lat: f(35.4), Lon: f(44.4), Precision: "town"}
	iraq := sitrep.Where{Name: "Iraq", Country: "IQ", Precision: "country"}
	herons := func(role string) sitrep.Actor {
		return sitrep.Actor{Name: "Red Heron", Role: role, Kind: "organization"}
	}
	tests := []struct {
		name   string
		claims func(tl *teller) []sitrep.Sourced
		want   []string
	}{
		{"a toll that grows", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.own(at(1), killed(n(70), nil)), tl.own(other(2), killed(n(60), nil)), tl.own(at(3), killed(n(84), n(84))),
				tl.own(other(4), killed(n(84), n(84))), tl.own(at(5), killed(n(80), n(80))),
			}
		}, []string{"01h, told 70-? c1", "02h", "03h, raised 84-84 c3", "04h, confirmed 84-84 c4", "05h, contested 80-80 c5"}},
		{"a rival, and then one speaker moves", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.said(at(1), "Police", "police", sitrep.States, killed(n(12), n(12))),
				tl.said(at(1), "The clinic", "medical", sitrep.States, killed(n(15), n(15))),
				tl.said(at(3), "Police", "police", sitrep.States, killed(n(15), n(15))),
			}
		}, []string{"01h, told 12-12 c1, contested 15-15 c2", "03h, raised 15-15 c3"}},
		{"a place, more exactly", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(at(1), iraq), tl.own(other(2), kirkuk)}
		}, []string{"01h, told c1", "02h, refined c2"}},
		{"suspected, denied, claimed", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.said(at(1), "Police", "police", sitrep.Suspects, herons("suspect")),
				tl.said(at(2), "Red Heron", "armed_group", sitrep.Denies, herons("suspect")),
				tl.said(at(3), "Red Heron", "armed_group", sitrep.ClaimsResponsibility, herons("claimant")),
			}
		}, []string{"01h, told c1", "02h, denied c2", "03h, claimed c3"}},
		{"taken back", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.said(at(1), "Police", "police", sitrep.States, killed(n(3), n(3))), tl.said(at(2), "Police", "police", sitrep.Denies, killed(n(3), n(3)))}
		}, []string{"01h, told 3-3 c1", "02h, retracted 3-3 c2"}},
		{"an analyst rejects, and enters", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.own(at(1), killed(n(3), n(3))), judge(tl.own(other(2), killed(n(9), n(9))), sitrep.Rejected, "anna", 4),
				tl.enter("anna", 6, killed(n(4), n(4))),
			}
		}, []string{"01h, told 3-3 c1", "02h, raised 9-9 c2", "04h, corrected 3-3 c2", "06h, corrected 4-4 c3"}},
		{"an analyst accepts", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{judge(tl.own(at(1), killed(n(3), n(3))), sitrep.Accepted, "anna", 4)}
		}, []string{"01h, told 3-3 c1", "04h, confirmed 3-3 c1"}},
		{"no time", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(sitrep.Source{ID: "r"}, killed(n(3), n(3))), tl.own(at(1), killed(n(2), nil))}
		}, []string{"01h, told 2-? c2", "?, raised 3-3 c1"}},
	}
	for _, tt := range tests {
		claims := tt.claims(&teller{})
		h := historyOf(claims, Latest)
		h.brief = false
		var got []string
		for _, s := range History(claims, Latest) {
			got = append(got, briefStep(s))
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: History = %q, want %q", tt.name, got, tt.want)
		}
		h.step(eventsOf(claims))
		var last []sitrep.Slot
		for _, f := range sitrep.Fields {
			last = append(last, h.slots[f]...)
		}
		if want := Slots(claims, Latest); !reflect.DeepEqual(last, want) {
			t.Errorf("%s: in the end %+v, want what Slots gives, %+v", tt.name, last, want)
		}
	}
}

// A history of many reports has a step for each.
func TestHistoryOfMany(t *testing.T) {
	tl := &teller{}
	var claims []sitrep.Sourced
	for i := range 200 {
		r := later(fmt.Sprintf("Paper %d", i), i)
		claims = append(claims, tl.own(r, sitrep.Type("Attack")), tl.own(r, killed(n(7+i/50), n(7+i/50))), tl.own(r, killed(n(i%9), nil)),
			tl.own(r, sitrep.Target{Name: fmt.Sprintf("the old bridge %d", i%7)}),
			tl.own(r, sitrep.Actor{Name: "Red Heron", Role: "suspect", Kind: "organization"}))
	}
	steps := History(claims, Latest)
	if len(steps) != 200 {
		t.Errorf("%d steps, want 200", len(steps))
	}
	if !reflect.DeepEqual(steps, History(claims, Latest)) || !reflect.DeepEqual(Ties(claims), Ties(claims)) {
		t.Error("History or Ties differ on a second run")
	}
}

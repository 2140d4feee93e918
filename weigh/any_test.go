package weigh

import (
	"fmt"
	"reflect"
	"testing"

	"sitrep"
)

// dice throws numbers that are the same on every run.
type dice uint64

func (d *dice) throw(n int) int {
	*d = *d*6364136223846793005 + 1442695040888963407
	return int(uint64(*d)>>33) % n
}

// anyClaims are claims of all fields, in many voices, judged and not.
func anyClaims(seed int) []sitrep.Sourced {
	d, tl := dice(seed), &teller{}
	names := []string{"Red Heron", "the Red Heron militants", "Heron", "Kestrel Front", "Police", "officials", "BFMTV"}
	stances := []sitrep.Stance{sitrep.States, sitrep.Denies, sitrep.Confirms, sitrep.ClaimsResponsibility}
	var claims []sitrep.Sourced
	for range 5 + d.throw(30) {
		r := report([]string{"Harbour Wire", "Delta Post", "Evening Star"}[d.throw(3)], d.throw(6))
		if d.throw(8) == 0 {
			r.Published = sitrep.Moment{}
		}
		name := names[d.throw(len(names))]
		low := d.throw(4)
		values := []sitrep.Value{
			killed(n(low), n(low+d.throw(3))), killed(n(low), nil), killed(nil, n(low)), killed(nil, nil),
			sitrep.Casualty{Effect: "killed", Min: n(low), Max: n(low), Whole: true, Who: "the driver"},
			sitrep.Actor{Name: name, Role: []string{"suspect", "perpetrator", "claimant", "victim"}[d.throw(4)], Kind: "organization"},
			sitrep.Target{Name: name},
			sitrep.Weapon{Name: name, Count: n(low)},
			sitrep.Relation{Kind: "follows", Incident: name},
			sitrep.Type([]string{"Attack", "Suicide bomb", "Other"}[d.throw(3)]), sitrep.Method([]string{"bombing", "car bomb"}[d.throw(2)]), sitrep.CarriedOut,
			sitrep.When{Start: "2026-03-11", End: "2026-03-11", Precision: sitrep.ToDay},
			sitrep.When{Start: "2026-03-01", End: "2026-03-31", Precision: sitrep.ToMonth},
			sitrep.Where{Name: name, Country: "IQ", Precision: "town"},
			sitrep.Where{Name: "Iraq", Country: "IQ", Lat: f(33), Lon: f(44), Precision: "country"},
		}
		v := values[d.throw(len(values))]
		c := tl.own(r, v)
		if d.throw(2) == 0 {
			c = tl.said(r, name, []string{"police", "armed_group", "media", "official"}[d.throw(4)], stances[d.throw(4)], v)
		}
		if d.throw(6) == 0 {
			c.Claim.Polarity = sitrep.Negative
		}
		switch d.throw(8) {
		case 0:
			c = judge(c, sitrep.Accepted, "anna", d.throw(9))
		case 1:
			c = judge(c, sitrep.Rejected, "ben", d.throw(9))
		case 2:
			polarity := c.Claim.Polarity
			c = tl.enter("anna", d.throw(9), v)
			c.Claim.Polarity = polarity
		}
		claims = append(claims, c)
	}
	return claims
}

// Whatever is claimed, every claim stands in one place, what was rejected in no
// record, and a history ends where weighing does.
func TestAnyClaims(t *testing.T) {
	for seed := range 200 {
		claims := anyClaims(seed)
		for _, rule := range []Rule{Latest, Official, LowHigh, Graded} {
			slots := Slots(claims, rule)
			if fault := misplaced(claims, slots); fault != "" {
				t.Fatalf("seed %d, %s: %s", seed, rule, fault)
			}
			in := FromSlots("x", slots, claims, nil)
			for _, c := range claims {
				if c.Dismissed() && recordHas(&in, c.Claim.ID) {
					t.Fatalf("seed %d, %s: rejected claim %s is in the record", seed, rule, c.Claim.ID)
				}
			}
			h := historyOf(claims, rule)
			h.brief = false
			for _, e := range eventsOf(claims) {
				h.step([]event{e})
			}
			var last []sitrep.Slot
			for _, f := range sitrep.Fields {
				last = append(last, h.slots[f]...)
			}
			if !reflect.DeepEqual(last, slots) {
				t.Fatalf("seed %d, %s: the history ends with %+v, want %+v", seed, rule, last, slots)
			}
		}
		for _, tie := range Ties(claims) {
			if tie.From == tie.To || tie.Rule == "" {
				t.Fatalf("seed %d: tie %+v", seed, tie)
			}
		}
	}
}

// misplaced tells of a claim that stands nowhere or twice.
func misplaced(claims []sitrep.Sourced, slots []sitrep.Slot) string {
	at := map[string]int{}
	for i := range slots {
		for _, c := range slotClaims(&slots[i]) {
			at[c.Claim.ID]++
		}
	}
	for _, c := range claims {
		want := 1
		if isList(c.Claim.Value.Field()) && silence(c) {
			want = 0
		}
		if at[c.Claim.ID] != want {
			return fmt.Sprintf("claim %s of %v stands in %d places, want %d", c.Claim.ID, c.Claim.Value, at[c.Claim.ID], want)
		}
	}
	return ""
}

// recordHas tells whether a row of a record rests on a claim.
func recordHas(in *sitrep.Incident, id string) bool {
	var rows [][]string
	for _, r := range in.Casualties {
		rows = append(rows, r.Claims)
	}
	for _, r := range in.Actors {
		rows = append(rows, r.Claims)
	}
	for _, r := range in.Targets {
		rows = append(rows, r.Claims)
	}
	if in.Where != nil {
		rows = append(rows, in.Where.Claims)
	}
	rows = append(rows, in.Claims)
	for _, ids := range rows {
		for _, other := range ids {
			if other == id {
				return true
			}
		}
	}
	return false
}

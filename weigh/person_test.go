package weigh

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"sitrep"
)

// judge puts an analyst's verdict on a claim, so many hours into the day.
func judge(c sitrep.Sourced, v sitrep.Verdict, who string, hour int) sitrep.Sourced {
	c.Judged = &sitrep.Judgement{
		Verdict: v, Decision: "d" + c.Claim.ID, Who: who, Why: "read it twice",
		At: time.Date(2026, 3, 12, hour, 0, 0, 0, time.UTC),
	}
	return c
}

// enter makes a claim of an analyst's own.
func (t *teller) enter(who string, hour int, v sitrep.Value) sitrep.Sourced {
	c := t.own(sitrep.Source{}, v)
	c.Report, c.Claim.Quotes, c.Claim.Rule = sitrep.Source{}, nil, "entered"
	return judge(c, sitrep.Entered, who, hour)
}

func TestPersonOutranksMachine(t *testing.T) {
	tl := &teller{}
	early, late := report("Harbour Wire", 6), report("Delta Post", 20)
	twelve, fifteen := tl.own(early, killed(n(12), n(12))), tl.own(late, killed(n(15), n(15)))
	seven := tl.own(early, killed(n(7), nil))
	tests := []struct {
		name   string
		claims []sitrep.Sourced
		want   string
		why    string
	}{
		{"entered", []sitrep.Sourced{twelve, fifteen, tl.enter("anna", 21, killed(n(13), n(13)))}, "killed 13-13 | overruled killed 12-12 | overruled killed 15-15", "entered by anna: read it twice"},
		{"accepted, and more is told after that", []sitrep.Sourced{judge(twelve, sitrep.Accepted, "anna", 12), fifteen}, "killed 12-12 | overruled killed 15-15", "accepted by anna: read it twice; 1 other value was told after that"},
		{"what says less agrees", []sitrep.Sourced{seven, judge(twelve, sitrep.Accepted, "anna", 22)}, "killed 12-12 | coarser killed 7-?", "accepted by anna: read it twice"},
		{"rejected", []sitrep.Sourced{twelve, judge(fifteen, sitrep.Rejected, "anna", 21)}, "killed 12-12 | rejected killed 15-15", "the only figure told"},
		{"nothing left", []sitrep.Sourced{judge(fifteen, sitrep.Rejected, "anna", 21)}, "killed 15-15", "rejected by anna: read it twice"},
		{"her own later word", []sitrep.Sourced{tl.enter("anna", 8, killed(n(9), n(9))), tl.enter("anna", 9, killed(n(8), n(8)))}, "killed 8-8 | earlier killed 9-9", "entered by anna: read it twice"},
		{"two analysts", []sitrep.Sourced{tl.enter("anna", 9, killed(n(9), n(9))), tl.enter("ben", 8, killed(n(8), n(8)))}, "killed 9-9 | rival killed 8-8", "entered by anna: read it twice"},
	}
	for _, tt := range tests {
		for _, rule := range []Rule{Latest, Official, LowHigh, Graded} {
			s := Slots(tt.claims, rule)[0]
			if got := brief(s); got != tt.want {
				t.Errorf("%s, %s: %q, want %q", tt.name, rule, got, tt.want)
			}
			if rule == Latest && !strings.HasPrefix(s.Why, "latest: "+tt.why) {
				t.Errorf("%s: Why = %q, want %q", tt.name, s.Why, tt.why)
			}
		}
	}
}

func TestRejectedIsNotInTheRecord(t *testing.T) {
	tl, r := &teller{}, report("Harbour Wire", 6)
	no := func(v sitrep.Value) sitrep.Sourced { return judge(tl.own(r, v), sitrep.Rejected, "anna", 7) }
	claims := []sitrep.Sourced{
		tl.own(r, sitrep.Type("Attack")), no(sitrep.Type("Grenade")), no(killed(n(3), n(3))),
		no(sitrep.Target{Name: "a bridge"}), no(sitrep.Where{Name: "Mosul", Country: "IQ", Precision: "town"}),
	}
	in := Incident("x", claims, nil, Latest)
	if len(in.Claims) != 1 || in.Type != "Attack" || in.Casualties != nil || in.Targets != nil || in.Where != nil {
		t.Errorf("Incident = %+v, want nothing of what was rejected", in)
	}
	if _, _, known := in.Toll("killed"); known {
		t.Error("the toll is known, though the only figure was rejected")
	}
	for _, s := range Slots(claims, Latest)[1:] {
		if s.Shown.Standing != sitrep.Dismissed || len(s.Shown.Rejected) != 1 {
			t.Errorf("%s stands as %s with %d rejected claims", s.Field, s.Shown.Standing, len(s.Shown.Rejected))
		}
	}
}

func TestPersonInOneValue(t *testing.T) {
	tl, r := &teller{}, report("Harbour Wire", 6)
	mosul := sitrep.Where{Name: "Mosul", Country: "IQ", Lat: f(36.34), Lon: f(43.12), Precision: "town"}
	iraq := sitrep.Where{Name: "Iraq", Country: "IQ", Lat: f(33), Lon: f(44), Precision: "country"}
	bridge := sitrep.Where{Name: "Tannery Bridge", Country: "IQ", Precision: "site"}
	s := Slots([]sitrep.Sourced{tl.own(r, mosul), tl.own(r, iraq), tl.enter("anna", 9, bridge)}, Latest)[0]
	if s.Shown.Value != sitrep.Value(bridge) || s.Others[0].Standing != sitrep.Coarser || s.Others[1].Standing != sitrep.Coarser {
		t.Errorf("Slot = %+v, want the bridge that anna entered, and both others less exact", s)
	}
	basra := sitrep.Where{Name: "Basra", Country: "IQ", Lat: f(30.5), Lon: f(47.8), Precision: "town"}
	s = Slots([]sitrep.Sourced{tl.own(r, mosul), tl.own(report("Delta Post", 9), mosul), tl.enter("anna", 9, basra)}, Latest)[0]
	if s.Shown.Value != sitrep.Value(basra) || s.Others[0].Standing != sitrep.Overruled {
		t.Errorf("Slot = %+v, want Basra, and Mosul overruled", s)
	}
}

func TestEnteredRows(t *testing.T) {
	tl, r := &teller{}, report("Harbour Wire", 6)
	actor := func(name string) sitrep.Actor {
		return sitrep.Actor{Name: name, Role: "suspect", Kind: "organization"}
	}
	claims := []sitrep.Sourced{tl.own(r, actor("the Red Heron militants")), tl.enter("anna", 9, actor("Red Heron")), tl.enter("anna", 9, actor("Heron"))}
	var got []string
	for _, s := range Slots(claims, Latest) {
		got = append(got, s.Shown.Value.(sitrep.Actor).Name+", "+s.Why)
	}
	want := []string{"Red Heron, latest: entered by anna: read it twice", "Heron, latest: entered by anna: read it twice"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("rows = %q, want %q", got, want)
	}
}

func TestStatusByPerson(t *testing.T) {
	tl, r := &teller{}, report("Harbour Wire", 6)
	attack := sitrep.Type("Attack")
	told, denial := tl.own(r, attack), tl.said(r, "The army", "military", sitrep.Denies, attack)
	tests := []struct {
		name   string
		claims []sitrep.Sourced
		want   sitrep.Status
	}{
		{"told and denied", []sitrep.Sourced{told, denial}, sitrep.Contested},
		{"accepted", []sitrep.Sourced{judge(told, sitrep.Accepted, "anna", 9), denial}, sitrep.Confirmed},
		{"its denial accepted", []sitrep.Sourced{told, judge(denial, sitrep.Accepted, "anna", 9)}, sitrep.Denied},
		{"its denial rejected", []sitrep.Sourced{told, judge(denial, sitrep.Rejected, "anna", 9)}, sitrep.Reported},
		{"all rejected", []sitrep.Sourced{judge(told, sitrep.Rejected, "anna", 9)}, sitrep.Denied},
		{"entered", []sitrep.Sourced{tl.enter("anna", 9, attack)}, sitrep.Confirmed},
	}
	for _, tt := range tests {
		if got := sidesOf(tt.claims).status(nil); got != tt.want {
			t.Errorf("%s: status = %s, want %s", tt.name, got, tt.want)
		}
	}
}

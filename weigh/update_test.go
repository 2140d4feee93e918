package weigh

import (
	"reflect"
	"testing"
	"time"

	"sitrep"
)

// later makes a source of a publisher, published so many hours after midnight of
// the twelfth.
func later(publisher string, hours int) sitrep.Source {
	r := report(publisher, 0)
	r.ID += time.Duration(hours * int(time.Hour)).String()
	r.Published.Time = r.Published.Time.Add(time.Duration(hours) * time.Hour)
	return r
}

// dayOnly is a source of which the day alone is known.
func dayOnly(r sitrep.Source) sitrep.Source {
	r.Published = sitrep.Moment{Time: r.Published.Time.Truncate(24 * time.Hour), Precision: sitrep.ToDay}
	return r
}

// A lorry is driven into a crowd: hour by hour more are known to be dead, loose
// words go on being printed, and weeks later one of the wounded dies.
func TestTollThatGrows(t *testing.T) {
	tl := &teller{}
	claims := []sitrep.Sourced{
		tl.own(later("Harbour Wire", 21), killed(n(71), nil)),
		tl.own(later("Delta Post", 22), killed(n(60), nil)),
		tl.said(later("Evening Star", 23), "the minister", "official", sitrep.States, killed(n(80), n(80))),
		tl.own(later("Delta Post", 25), killed(n(24), nil)),
		tl.said(later("Harbour Wire", 40), "the prefect", "official", sitrep.States, killed(n(84), n(84))),
		tl.own(later("Delta Post", 41), killed(n(24), nil)),
	}
	shown := func(claims []sitrep.Sourced) string { return brief(Slots(claims, Latest)[0]) }
	for _, tt := range []struct {
		told int
		want string
	}{
		{1, "killed 71-?"},
		{2, "killed 71-? | coarser killed 60-?"},
		{3, "killed 80-80 | earlier killed 71-? | earlier killed 60-?"},
		{4, "killed 80-80 | coarser killed 24-? | earlier killed 71-? | earlier killed 60-?"},
		{5, "killed 84-84 | earlier killed 71-? | earlier killed 60-? | earlier killed 80-80 | earlier killed 24-?"},
		{6, "killed 84-84 | coarser killed 24-? | earlier killed 71-? | earlier killed 60-? | earlier killed 80-80"},
	} {
		if got := shown(claims[:tt.told]); got != tt.want {
			t.Errorf("after %d claims: %q, want %q", tt.told, got, tt.want)
		}
	}
	weeks := tl.own(later("The Northern Ledger", 24*21), killed(n(85), n(85)))
	want := "killed 85-85 | earlier killed 71-? | earlier killed 60-? | earlier killed 80-80 | earlier killed 24-? | earlier killed 84-84"
	if got := shown(append(claims, weeks)); got != want {
		t.Errorf("weeks later: %q, want %q", got, want)
	}
}

func TestUpdates(t *testing.T) {
	at := func(h int) sitrep.Source { return later("Harbour Wire", h) }
	other := func(h int) sitrep.Source { return later("Delta Post", h) }
	tl := &teller{}
	police := func(r sitrep.Source, v sitrep.Value) sitrep.Sourced {
		return tl.said(r, "Provincial police", "police", sitrep.States, v)
	}
	monitor := func(r sitrep.Source, v sitrep.Value) sitrep.Sourced {
		return tl.said(r, "Lakeside Monitor", "monitor", sitrep.States, v)
	}
	agency := func(r sitrep.Source) sitrep.Source { r.Agency = "Associated Press"; return r }
	tests := []struct {
		name           string
		earlier, later sitrep.Sourced
		want           string
	}{
		{"same speaker, lower", police(at(1), killed(n(15), n(15))), police(other(2), killed(n(12), n(12))), bySpeaker},
		{"same speaker, at once", police(at(1), killed(n(15), n(15))), police(other(1), killed(n(12), n(12))), ""},
		{"same speaker, loosely", police(at(1), killed(n(15), n(15))), police(at(2), killed(n(12), nil)), ""},
		{"officials here and there", tl.said(at(1), "officials", "official", sitrep.States, killed(n(15), n(15))), tl.said(other(2), "officials", "official", sitrep.States, killed(n(12), n(12))), ""},
		{"room left", police(at(1), killed(n(7), nil)), monitor(at(2), killed(n(12), n(12))), byOpening},
		{"two officials", police(at(1), killed(n(7), n(7))), tl.said(at(2), "A sheriff", "police", sitrep.States, killed(n(9), n(9))), byKind},
		{"another kind of voice", police(at(1), killed(n(7), n(7))), monitor(at(2), killed(n(9), n(9))), ""},
		{"the wire hears of more", tl.own(at(1), killed(n(7), n(7))), monitor(at(2), killed(n(9), n(9))), byOutlet},
		{"a report gives way to the police", tl.own(at(1), killed(n(7), n(7))), police(other(2), killed(n(9), n(9))), byAuthority},
		{"the police do not give way to a report", police(at(1), killed(n(7), n(7))), tl.own(other(2), killed(n(9), n(9))), ""},
		{"but do a day later", police(at(1), killed(n(7), n(7))), tl.own(other(25), killed(n(9), n(9))), byDay},
		{"unless it is quite another count", police(at(1), killed(n(4), n(4))), tl.own(other(25), killed(n(40), n(40))), ""},
		{"on one day nobody can say", tl.own(dayOnly(at(1)), killed(n(7), n(7))), tl.own(other(2), killed(n(9), n(9))), ""},
		{"two papers carry one agency", tl.own(agency(at(1)), killed(n(15), n(15))), tl.own(agency(other(2)), killed(n(12), n(12))), bySpeaker},
	}
	for _, tt := range tests {
		w := newWeighing([]sitrep.Sourced{tt.earlier, tt.later}, Latest)
		if got := w.updates(tt.later, tt.earlier); got != tt.want {
			t.Errorf("%s: updates = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestGraded(t *testing.T) {
	tl := &teller{}
	good, bad, unset := later("Harbour Wire", 1), later("Delta Post", 3), later("Evening Star", 2)
	good.Grade, bad.Grade = "B2", "E"
	claims := []sitrep.Sourced{tl.own(good, killed(n(15), n(15))), tl.own(unset, killed(n(12), n(12))), tl.own(bad, killed(n(9), n(9)))}
	for _, tt := range []struct {
		rule Rule
		want string
	}{
		{Latest, "killed 9-9 | rival killed 15-15 | rival killed 12-12"},
		{Graded, "killed 15-15 | rival killed 12-12 | rival killed 9-9"},
	} {
		if got := brief(Slots(claims, tt.rule)[0]); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.rule, got, tt.want)
		}
	}
	if got := brief(Slots(claims[1:], Graded)[0]); got != "killed 12-12 | rival killed 9-9" {
		t.Errorf("no grade goes before an unreliable one: %q", got)
	}
	for i := range claims {
		claims[i].Report.Grade = ""
	}
	if a, b := Slots(claims, Latest), Slots(claims, Graded); !reflect.DeepEqual(a[0].Shown, b[0].Shown) {
		t.Errorf("without grades %v is shown, want %v", b[0].Shown.Value, a[0].Shown.Value)
	}
}

func TestBestEstimate(t *testing.T) {
	tl := &teller{}
	claims := []sitrep.Sourced{
		tl.said(report("A", 3), "Provincial police", "police", sitrep.States, killed(n(12), n(12))),
		tl.said(report("B", 3), "Central hospital", "medical", sitrep.States, killed(n(15), n(15))),
		tl.said(report("C", 3), "Central hospital", "medical", sitrep.States, killed(n(15), n(15))),
	}
	s := Slots(claims, LowHigh)[0]
	if brief(s) != "killed 12-15" || !reflect.DeepEqual(s.Best, sitrep.Value(killed(n(15), n(15)))) {
		t.Errorf("shown %s, best %v; want 12-15, best 15", brief(s), s.Best)
	}
	if want := "low-high: the lowest and the highest of 3 claims that nothing has overtaken; best estimate 15, the newest"; s.Why != want {
		t.Errorf("Why = %q, want %q", s.Why, want)
	}
}

func TestPartOfATotal(t *testing.T) {
	who := func(c sitrep.Casualty, who string) sitrep.Casualty { c.Who = who; return c }
	driver := who(killed(n(1), n(1)), "the driver")
	soldiers := who(killed(n(40), n(40)), "soldiers")
	r := report("Harbour Wire", 6)
	tests := []struct {
		name   string
		claims func(tl *teller) []sitrep.Sourced
		want   []string
	}{
		{"the driver, and 84 people", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(r, driver), tl.own(r, who(killed(n(84), n(84)), "84 people"))}
		}, []string{"killed 84-84 84 people", "killed 1-1 the driver part"}},
		{"the driver alone", func(tl *teller) []sitrep.Sourced { return []sitrep.Sourced{tl.own(r, driver)} }, []string{"killed 1-1 the driver"}},
		{"many of some kind are a count of their own", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(r, soldiers), tl.own(r, killed(n(84), n(84)))}
		}, []string{"killed 40-40 soldiers | rival killed 84-84"}},
		{"what a witness counts is no total for it", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(r, driver), tl.said(r, "A resident", "witness", sitrep.States, killed(n(84), n(84)))}
		}, []string{"killed 1-1 the driver | rival killed 84-84"}},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range Slots(tt.claims(&teller{}), Latest) {
			got = append(got, brief(s))
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

package weigh

import (
	"fmt"
	"reflect"
	"testing"

	"sitrep"
)

func TestTies(t *testing.T) {
	at := func(h int) sitrep.Source { return later("Harbour Wire", h) }
	other := func(h int) sitrep.Source { return later("Delta Post", h) }
	kirkuk := sitrep.Where{Name: "Kirkuk", Country: "IQ", Precision: "town"}
	mosul := sitrep.Where{Name: "Mosul", Country: "IQ", Precision: "town"}
	iraq := sitrep.Where{Name: "Iraq", Country: "IQ", Precision: "country"}
	herons := sitrep.Actor{Name: "Red Heron", Role: "suspect", Kind: "organization"}
	police := func(tl *teller, r sitrep.Source, v sitrep.Value) sitrep.Sourced {
		return tl.said(r, "Police", "police", sitrep.States, v)
	}
	clinic := func(tl *teller, r sitrep.Source, v sitrep.Value) sitrep.Sourced {
		return tl.said(r, "The clinic", "medical", sitrep.States, v)
	}
	tests := []struct {
		name   string
		claims func(tl *teller) []sitrep.Sourced
		want   []string
	}{
		{"one speaker, up and down", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{police(tl, at(1), killed(n(7), n(7))), police(tl, at(2), killed(n(9), n(9))), police(tl, other(3), killed(n(8), n(8)))}
		}, []string{"c2 raises c1: " + bySpeaker, "c3 lowers c2: " + bySpeaker}},
		{"room left", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{police(tl, at(1), killed(n(7), nil)), clinic(tl, at(2), killed(n(9), n(9)))}
		}, []string{"c2 raises c1: " + byOpening}},
		{"two speakers at once", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{police(tl, at(1), killed(n(7), n(7))), clinic(tl, at(1), killed(n(9), n(9)))}
		}, []string{"c2 conflicts c1: " + elsewhere}},
		{"another voice, and again", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{police(tl, at(1), killed(n(7), n(7))), clinic(tl, at(1), killed(n(7), n(7))), police(tl, other(3), killed(n(7), n(7)))}
		}, []string{"c2 confirms c1: " + sameValue, "c3 repeats c1: " + sameValue}},
		{"a copy", func(tl *teller) []sitrep.Sourced {
			copied := other(2)
			copied.CopyOf = at(1).ID
			return []sitrep.Sourced{tl.own(at(1), killed(n(7), n(7))), tl.own(copied, killed(n(7), n(7)))}
		}, []string{"c2 repeats c1: " + sameValue}},
		{"loose words", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(at(1), killed(n(84), n(84))), tl.own(at(2), killed(n(24), nil)), tl.own(other(3), killed(n(24), nil))}
		}, []string{"c2 repeats c1: " + lessExact, "c3 confirms c2: " + sameValue, "c3 confirms c1: " + lessExact}},
		{"replaced, and not looked at again", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				police(tl, at(1), killed(n(7), nil)), clinic(tl, at(2), killed(n(9), n(9))), tl.own(at(3), killed(n(5), n(5))),
			}
		}, []string{"c2 raises c1: " + byOpening, "c3 conflicts c2: " + elsewhere}},
		{"denied", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{police(tl, at(1), herons), tl.said(at(2), "Red Heron", "armed_group", sitrep.Denies, herons)}
		}, []string{"c2 denies c1: " + notSo}},
		{"taken back", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{police(tl, at(1), herons), tl.said(other(2), "Police", "police", sitrep.Denies, herons)}
		}, []string{"c2 retracts c1: " + takesBack}},
		{"places", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(at(1), iraq), tl.own(at(2), kirkuk), tl.own(other(3), mosul), tl.own(other(4), iraq)}
		}, []string{
			"c2 supersedes c1: " + moreExact, "c3 conflicts c2: " + elsewhere,
			"c4 repeats c3: " + lessExact, "c4 confirms c2: " + lessExact,
		}},
		{"one speaker moves on to another place", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{police(tl, at(1), kirkuk), police(tl, at(2), mosul)}
		}, []string{"c2 supersedes c1: " + bySpeaker}},
		{"an analyst", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(report("A", 1), kirkuk), tl.enter("anna", 5, mosul)}
		}, []string{"c2 supersedes c1: " + byAnalyst}},
		{"the machine does not outcount an analyst", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.enter("anna", 5, killed(n(9), nil)), tl.own(report("A", 6), killed(n(12), n(12)))}
		}, []string{"c2 confirms c1: " + moreExact}},
		{"rejected", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(at(1), kirkuk), judge(tl.own(at(2), mosul), sitrep.Rejected, "anna", 5)}
		}, nil},
	}
	for _, tt := range tests {
		var got []string
		for _, tie := range Ties(tt.claims(&teller{})) {
			got = append(got, fmt.Sprintf("%s %s %s: %s", tie.From, tie.Kind, tie.To, tie.Rule))
		}
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: Ties = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A thousand papers that say the same have a thousand ties, not half a million.
func TestTiesGrowWithTheClaims(t *testing.T) {
	tl := &teller{}
	var claims []sitrep.Sourced
	for i := range 1000 {
		claims = append(claims, tl.own(later(fmt.Sprintf("Paper %d", i), i), killed(n(7+i/250), n(7+i/250))))
	}
	if got := len(Ties(claims)); got >= 2*len(claims) {
		t.Errorf("%d ties of %d claims", got, len(claims))
	}
}

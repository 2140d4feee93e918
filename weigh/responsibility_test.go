package weigh

import (
	"testing"

	"sitrep"
)

func TestResponsibilityAndGrading(t *testing.T) {
	a, b := report("Harbour Wire", 6), report("Delta Post", 7)
	bad := report("Rumour Mill", 8)
	bad.Grade = "E"
	attack := sitrep.Type("Attack")
	actor := func(name, role string) sitrep.Actor {
		return sitrep.Actor{Name: name, Role: role, Kind: "organization"}
	}
	herons := actor("Red Heron", "suspect")
	man := sitrep.Actor{Name: "Karim Adel", Role: "perpetrator", Kind: "individual"}
	silence := []sitrep.Statement{{Stance: sitrep.ClaimsResponsibility, Polarity: sitrep.Negative}}
	claimed := func(tl *teller, who string) sitrep.Sourced {
		return tl.said(a, who, "armed_group", sitrep.ClaimsResponsibility, actor(who, "claimant"))
	}
	tests := []struct {
		name       string
		claims     func(tl *teller) []sitrep.Sourced
		statements []sitrep.Statement
		state      sitrep.ResponsibilityState
		level      sitrep.Level
	}{
		{"one report", func(tl *teller) []sitrep.Sourced { return []sitrep.Sourced{tl.own(a, attack)} }, nil, sitrep.NobodyBlamed, sitrep.GradedWeak},
		{"two, and silence", func(tl *teller) []sitrep.Sourced { return []sitrep.Sourced{tl.own(a, attack), tl.own(b, attack)} }, silence, sitrep.Unclaimed, sitrep.GradedFair},
		{"two, one not to be believed", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), tl.own(bad, attack)}
		}, nil, sitrep.NobodyBlamed, sitrep.GradedWeak},
		{"claimed", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), claimed(tl, "Red Heron")}
		}, silence, sitrep.Claimed, sitrep.GradedConfirmed},
		{"claimed by two", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), claimed(tl, "Red Heron"), claimed(tl, "Kestrel Front")}
		}, nil, sitrep.InDispute, sitrep.GradedContested},
		{"suspected", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), tl.said(a, "Police", "police", sitrep.Suspects, herons)}
		}, nil, sitrep.Alleged, sitrep.GradedWeak},
		{"suspected, and denies it", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.own(a, attack), tl.own(b, attack), tl.said(a, "Police", "police", sitrep.Suspects, herons),
				tl.said(b, "Red Heron", "armed_group", sitrep.Denies, herons),
			}
		}, nil, sitrep.NotAdmitted, sitrep.GradedFair},
		{"each blames the other", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{
				tl.own(a, attack), tl.said(a, "Red Heron", "armed_group", sitrep.Alleges, actor("the Fifth Brigade of Lakeland", "suspect")),
				tl.said(b, "The ministry", "official", sitrep.Alleges, herons),
			}
		}, nil, sitrep.InDispute, sitrep.GradedContested},
		{"one group by two names", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), claimed(tl, "Lakeland Free Front"), tl.said(b, "Police", "police", sitrep.Suspects, actor("LFF", "suspect"))}
		}, nil, sitrep.Claimed, sitrep.GradedConfirmed},
		{"a man, and the group that claims what he did", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), tl.own(a, man), claimed(tl, "Red Heron")}
		}, nil, sitrep.Claimed, sitrep.GradedConfirmed},
		{"a group, and what its men are called", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), tl.own(a, actor("Armed men", "perpetrator")), claimed(tl, "Red Heron")}
		}, nil, sitrep.Claimed, sitrep.GradedConfirmed},
		{"a state admits it", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), tl.said(b, "the army of Lakeland", "military", sitrep.Confirms, actor("the army of Lakeland", "perpetrator"))}
		}, nil, sitrep.Admitted, sitrep.GradedConfirmed},
		{"an analyst names another", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), claimed(tl, "Red Heron"), tl.enter("anna", 9, actor("Kestrel Front", "perpetrator"))}
		}, nil, sitrep.Alleged, sitrep.GradedWeak},
		{"an analyst rejects the claim", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), judge(claimed(tl, "Red Heron"), sitrep.Rejected, "anna", 9)}
		}, nil, sitrep.NobodyBlamed, sitrep.GradedWeak},
		{"it did not happen", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.said(a, "The army", "military", sitrep.Denies, attack)}
		}, nil, sitrep.NobodyBlamed, sitrep.GradedDiscounted},
		{"nobody was harmed after all", func(tl *teller) []sitrep.Sourced {
			return []sitrep.Sourced{tl.own(a, attack), tl.own(a, killed(n(3), n(3))), tl.own(report("Harbour Wire", 9), killed(n(0), n(0)))}
		}, nil, sitrep.NobodyBlamed, sitrep.GradedDiscounted},
	}
	for _, tt := range tests {
		in := Incident("x", tt.claims(&teller{}), tt.statements, Latest)
		if in.Responsibility.State != tt.state || in.Grading.Level != tt.level {
			t.Errorf("%s: %s (%s), graded %s (%s); want %s, %s", tt.name, in.Responsibility.State, in.Responsibility.Why, in.Grading.Level, in.Grading.Why, tt.state, tt.level)
		}
		if in.Responsibility.Why == "" || in.Grading.Why == "" {
			t.Errorf("%s: no reason is given", tt.name)
		}
	}
}

package weigh

import (
	"strings"

	"sitrep"
)

// denials are the claims that say that their value is not so.
//
// Whoever denies having fired the rockets that killed four does not deny the
// rockets or the four dead. A denial that names a doer denies the doer; else one
// that names a deed denies the deed; else it denies the figures and things that
// it names. The rest, and always the day and the place, it takes as given. That
// nobody claims responsibility denies no more than that somebody did.
type denials map[[2]string]bool // report and claim

// denialsAmong finds the denials among the claims of an incident.
func denialsAmong(claims []sitrep.Sourced) denials {
	core := map[[2]string]int{} // report and statement -> the first rank that is named
	for i := range claims {
		c := &claims[i]
		if negated(*c) && c.Statement != nil && !c.Dismissed() {
			key := [2]string{c.Report.ID, c.Claim.Statement}
			if r, ok := core[key]; !ok || rank(c.Claim.Value) < r {
				core[key] = rank(c.Claim.Value)
			}
		}
	}
	d := denials{}
	for i := range claims {
		c := &claims[i]
		r := rank(c.Claim.Value)
		switch {
		case !negated(*c), c.Dismissed(), r == takenAsGiven && !c.Entered():
		case c.Claim.Stance == sitrep.ClaimsResponsibility && r != ofDoer:
		case c.Statement == nil, r == core[[2]string{c.Report.ID, c.Claim.Statement}]:
			d[key(*c)] = true
		}
	}
	return d
}

// has tells whether a claim is a denial.
func (d denials) has(c sitrep.Sourced) bool { return len(d) > 0 && d[key(c)] }

func key(c sitrep.Sourced) [2]string { return [2]string{c.Report.ID, c.Claim.ID} }

// negated tells whether a claim is made in words that deny something.
func negated(c sitrep.Sourced) bool {
	return c.Claim.Polarity == sitrep.Negative || c.Claim.Stance == sitrep.Denies
}

// Ranks of values: what a denial that names several is about.
const (
	ofDoer = iota
	ofDeed
	ofDetail
	takenAsGiven
)

func rank(v sitrep.Value) int {
	switch v := v.(type) {
	case sitrep.Actor:
		if doer(v.Role) {
			return ofDoer
		}
		return ofDetail
	case sitrep.Type, sitrep.Method, sitrep.Stage:
		return ofDeed
	case sitrep.When, sitrep.Where, sitrep.Relation:
		return takenAsGiven
	}
	return ofDetail
}

// doer tells whether a role is that of somebody who did it, or is said to.
func doer(role string) bool {
	return role == "perpetrator" || role == "suspect" || role == "claimant"
}

// curtly tells whether a statement denies in so few words ("denied it", "denied
// any involvement") that it can only mean what others say of the incident.
func curtly(s sitrep.Statement) bool {
	if s.Stance != sitrep.Denies {
		return false
	}
	words := 0
	for _, q := range s.Content {
		words += len(strings.Fields(q.Exact))
	}
	return words <= 3
}

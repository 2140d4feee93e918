package weigh

import "sitrep"

// enoughVoices is how many independent publishers confirm an incident that
// nobody confirms in words. Two may have heard it from the same police desk.
const enoughVoices = 3

// status is what an incident's claims add up to. A denial contests what others
// say; only where nobody says anything else is the incident denied. It is
// confirmed where somebody confirms it, or several independent publishers tell
// of it. Where an analyst entered or accepted what happened, it is confirmed,
// whoever denies it; where he accepted its denial, or rejected all that tells
// of it, it is denied.
func status(claims []sitrep.Sourced, statements []sitrep.Statement) sitrep.Status {
	told, denied := sides(claims)
	if s := statusByPerson(claims, told, denied); s != "" {
		return s
	}
	denial := anyOf(denied, func(c sitrep.Sourced) bool { return c.Claim.Stance != sitrep.ClaimsResponsibility })
	confirmation := anyOf(told, func(c sitrep.Sourced) bool { return c.Claim.Stance == sitrep.Confirms && c.Statement != nil })
	for _, s := range statements {
		denial = denial || curtly(s)
		confirmation = confirmation || s.Stance == sitrep.Confirms && s.Polarity != sitrep.Negative
	}
	switch {
	case denial && len(told) == 0:
		return sitrep.Denied
	case denial:
		return sitrep.Contested
	case confirmation, sitrep.VoicesOf(told).Independent(told) >= enoughVoices:
		return sitrep.Confirmed
	}
	return sitrep.Reported
}

// sides parts the claims that count into those that tell of an incident and
// those that deny it; what is only worded in the negative is neither.
func sides(claims []sitrep.Sourced) (told, denied []sitrep.Sourced) {
	denials := denialsAmong(claims)
	for _, c := range claims {
		switch {
		case c.Dismissed():
		case denials.has(c):
			denied = append(denied, c)
		case !negated(c):
			told = append(told, c)
		}
	}
	return told, denied
}

// statusByPerson is the status that an analyst's judgements give; empty where
// they give none.
func statusByPerson(claims, told, denied []sitrep.Sourced) sitrep.Status {
	yes, no := verdict(deeds(told)), verdict(deeds(denied))
	switch {
	case no != nil && (yes == nil || no.At.After(yes.At)):
		return sitrep.Denied
	case yes != nil:
		return sitrep.Confirmed
	case len(told) == 0 && anyOf(claims, func(c sitrep.Sourced) bool { return c.Dismissed() && !negated(c) }):
		return sitrep.Denied
	}
	return ""
}

// deeds are the claims of what happened.
func deeds(claims []sitrep.Sourced) []sitrep.Sourced {
	var out []sitrep.Sourced
	for _, c := range claims {
		if c.Claim.Value != nil && rank(c.Claim.Value) == ofDeed {
			out = append(out, c)
		}
	}
	return out
}

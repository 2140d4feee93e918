package weigh

import "sitrep"

// enoughVoices is how many independent publishers confirm an incident that
// nobody confirms in words. Two may have heard it from the same police desk.
const enoughVoices = 3

// status is what an incident's claims add up to. A denial contests what others
// say; only where nobody says anything else is the incident denied. It is
// confirmed where somebody confirms it, or several independent publishers tell
// of it.
func status(claims []sitrep.Sourced, statements []sitrep.Statement) sitrep.Status {
	var told []sitrep.Sourced
	denied := denialsAmong(claims)
	denial, confirmation := false, false
	for _, c := range claims {
		switch {
		case denied.has(c):
			denial = denial || c.Claim.Stance != sitrep.ClaimsResponsibility
		case negated(c):
		default:
			told = append(told, c)
			confirmation = confirmation || c.Claim.Stance == sitrep.Confirms && !own(c)
		}
	}
	for _, s := range statements {
		denial = denial || curtly(s)
		confirmation = confirmation || s.Stance == sitrep.Confirms && s.Polarity != sitrep.Negative
	}
	switch {
	case denial && len(told) == 0:
		return sitrep.Denied
	case denial:
		return sitrep.Contested
	case confirmation, voicesOf(told).count(told) >= enoughVoices:
		return sitrep.Confirmed
	}
	return sitrep.Reported
}

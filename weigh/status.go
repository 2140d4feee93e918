package weigh

import (
	"slices"

	"sitrep"
)

// enoughVoices is how many independent publishers confirm an incident that
// nobody confirms in words. Two may have heard it from the same police desk.
const enoughVoices = 3

// sided is the claims that count, parted into those that tell of an incident and
// those that deny it; what is only worded in the negative is neither.
type sided struct {
	claims       []sitrep.Sourced
	told, denied []*sitrep.Sourced
	heard        *sitrep.Voices // of those that tell of it; nil until asked for
}

// sides parts claims.
func (w *weighing) sides(claims []sitrep.Sourced) *sided {
	s := &sided{claims: claims}
	for i := range claims {
		switch c := &claims[i]; {
		case c.Dismissed():
		case w.denials.has(*c):
			s.denied = append(s.denied, c)
		case !negated(*c):
			s.told = append(s.told, c)
		}
	}
	return s
}

// voices are those of the claims that tell of it.
func (s *sided) voices() sitrep.Voices {
	if s.heard == nil {
		told := s.claims
		if len(s.told) < len(told) {
			told = copies(s.told)
		}
		v := sitrep.VoicesOf(told)
		s.heard = &v
	}
	return *s.heard
}

// independent is the number of independent sources that make some of the claims
// that tell of it, as Voices.Independent has it.
func (s *sided) independent(claims []*sitrep.Sourced) int {
	w, t := &weighing{voices: s.voices()}, &tally{}
	for _, c := range claims {
		w.count(t, c)
	}
	return t.independent()
}

// status is what an incident's claims add up to. A denial contests what others
// say; only where nobody says anything else is the incident denied. It is
// confirmed where somebody confirms it, or several independent publishers tell
// of it. Where an analyst entered or accepted what happened, it is confirmed,
// whoever denies it; where he accepted its denial, or rejected all that tells
// of it, it is denied.
func (s *sided) status(statements []sitrep.Statement) sitrep.Status {
	if st := s.statusByPerson(); st != "" {
		return st
	}
	denial := slices.ContainsFunc(s.denied, func(c *sitrep.Sourced) bool { return c.Claim.Stance != sitrep.ClaimsResponsibility })
	confirmation := slices.ContainsFunc(s.told, func(c *sitrep.Sourced) bool { return c.Claim.Stance == sitrep.Confirms && c.Statement != nil })
	for i := range statements {
		said := &statements[i]
		denial = denial || curtly(*said)
		confirmation = confirmation || said.Stance == sitrep.Confirms && said.Polarity != sitrep.Negative
	}
	switch {
	case denial && len(s.told) == 0:
		return sitrep.Denied
	case denial:
		return sitrep.Contested
	case confirmation, s.independent(s.told) >= enoughVoices:
		return sitrep.Confirmed
	}
	return sitrep.Reported
}

// statusByPerson is the status that an analyst's judgements give; empty where
// they give none.
func (s *sided) statusByPerson() sitrep.Status {
	yes, no := verdictOnDeeds(s.told), verdictOnDeeds(s.denied)
	switch {
	case no != nil && (yes == nil || no.At.After(yes.At)):
		return sitrep.Denied
	case yes != nil:
		return sitrep.Confirmed
	case len(s.told) == 0 && anyOf(s.claims, func(c sitrep.Sourced) bool { return c.Dismissed() && !negated(c) }):
		return sitrep.Denied
	}
	return ""
}

// verdictOnDeeds is the verdict on those of some claims that tell what happened.
func verdictOnDeeds(claims []*sitrep.Sourced) *sitrep.Judgement {
	var judged []sitrep.Sourced
	for _, c := range claims {
		if c.By() && c.Claim.Value != nil && rank(c.Claim.Value) == ofDeed {
			judged = append(judged, *c)
		}
	}
	return verdict(judged)
}

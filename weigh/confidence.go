package weigh

import (
	"slices"

	"sitrep"
)

// confidences as MUC-4 has them, strongest first.
var confidences = []string{
	"acquitted", "claimed_or_admitted", "reported_as_fact", "suspected_or_accused_by_authorities",
	"suspected_or_accused", "possible", "denied",
}

// confidence is how firmly an actor is tied to the deed: the strongest that
// its claims give. Empty for those who did not do it.
func confidence(role string, o *sitrep.Option) string {
	if role == "victim" || role == "responder" {
		return ""
	}
	best := len(confidences) - 1
	for _, c := range o.For {
		if i := slices.Index(confidences, confidenceOf(c)); i >= 0 {
			best = min(best, i)
		}
	}
	return confidences[best]
}

// confidenceOf is what one claim makes of an actor: what the reading of its
// words says, or else what follows from who says it and how firmly.
func confidenceOf(c sitrep.Sourced) string {
	a := c.Claim.Value.(sitrep.Actor)
	switch {
	case a.Confidence != "":
		return a.Confidence
	case a.Role == "claimant", c.Claim.Stance == sitrep.ClaimsResponsibility:
		return "claimed_or_admitted"
	case c.Claim.Certainty == sitrep.Possible:
		return "possible"
	case c.Statement != nil && authority(c.Statement.Speaker.Kind):
		return "suspected_or_accused_by_authorities"
	case c.Statement != nil, a.Role == "suspect":
		return "suspected_or_accused"
	}
	return "reported_as_fact"
}

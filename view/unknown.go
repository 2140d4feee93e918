package view

import (
	"slices"
	"strings"
	"time"

	"sitrep"
)

// Unknown is something that is told not to be known: that nobody claims
// responsibility, that somebody declines to say, that something could not be
// verified.
type Unknown struct {
	Kind     string  `json:"kind"`     // no_claim, not_verified, declined
	Text     string  `json:"text"`     // "no one has claimed responsibility"
	AsOf     string  `json:"as_of"`    // when the newest report that says so was published
	Standing string  `json:"standing"` // shown; earlier once somebody has claimed responsibility
	Voices   []Voice `json:"voices"`
}

// Kinds of what is not known.
const (
	noClaim     = "no_claim"
	notVerified = "not_verified"
	declined    = "declined"
)

// silences are the words for each kind, in the order in which pages have them.
var silences = []struct{ kind, text string }{
	{noClaim, "no one has claimed responsibility"},
	{notVerified, "could not be verified"},
	{declined, "declined to say"},
}

// unknowns gathers what is told not to be known, with everybody who says so in
// order of publication.
func unknowns(rec Record) []Unknown {
	told := slices.Clone(rec.Statements)
	slices.SortStableFunc(told, func(a, b Told) int { return bySource(a.Report, b.Report) })
	out := []Unknown{}
	for _, s := range silences {
		u := Unknown{Kind: s.kind, Text: s.text, Standing: string(sitrep.Shown)}
		var newest sitrep.Moment
		for _, t := range told {
			if silenceOf(t.Statement) != s.kind {
				continue
			}
			u.Voices = append(u.Voices, StatementVoice(t))
			if !t.Report.Published.Time.Before(newest.Time) {
				newest = t.Report.Published
			}
		}
		if len(u.Voices) == 0 {
			continue
		}
		u.AsOf = newest.String()
		if s.kind == noClaim && claimedSince(rec.Slots, newest.Time) {
			u.Standing = string(sitrep.Overtaken)
		}
		out = append(out, u)
	}
	return out
}

// silenceOf is the kind of what a statement says not to be known; empty for one
// that says something.
func silenceOf(s sitrep.Statement) string {
	switch {
	case s.Stance == sitrep.ClaimsResponsibility && s.Polarity == sitrep.Negative:
		return noClaim
	case s.Stance != sitrep.Declines:
		return ""
	}
	for _, q := range s.Cue {
		if cue := strings.ToLower(q.Exact); strings.Contains(cue, "verif") || strings.Contains(cue, "confirm") {
			return notVerified
		}
	}
	return declined
}

// claimedSince tells whether somebody is told, at some time or later, to claim
// that it did it.
func claimedSince(slots []sitrep.Slot, t time.Time) bool {
	for _, s := range slots {
		a, ok := s.Shown.Value.(sitrep.Actor)
		if !ok || !s.Shown.Holds() {
			continue
		}
		for _, c := range s.Shown.For {
			claims := a.Role == "claimant" || c.Claim.Stance == sitrep.ClaimsResponsibility
			if claims && !c.Told().Time.Before(t) {
				return true
			}
		}
	}
	return false
}

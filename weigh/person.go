package weigh

import (
	"slices"

	"sitrep"
)

// A person outranks the machine. Whatever rule weighs, a value that an analyst
// entered or accepted goes before those that were only read from reports, and
// of two such values the one judged last; what an analyst rejected counts for
// nothing.

// live are the claims that nobody rejected.
func live(claims []*sitrep.Sourced) []*sitrep.Sourced {
	kept := make([]*sitrep.Sourced, 0, len(claims))
	for _, c := range claims {
		if !c.Dismissed() {
			kept = append(kept, c)
		}
	}
	return kept
}

// lastDismissed are the claims in their order, those that somebody rejected last.
func lastDismissed(claims []*sitrep.Sourced) []*sitrep.Sourced {
	out := live(claims)
	for _, c := range claims {
		if c.Dismissed() {
			out = append(out, c)
		}
	}
	return out
}

// verdict is the last judgement by which an analyst stands behind some of these
// claims; nil where none does.
func verdict(claims []sitrep.Sourced) *sitrep.Judgement {
	var last *sitrep.Judgement
	for i := range claims {
		if c := &claims[i]; c.By() && (last == nil || c.Judged.At.After(last.At)) {
			last = c.Judged
		}
	}
	return last
}

// held is the judgement by which an analyst holds an option to be so; nil where
// none does, or where one has since said that it is not so.
func held(o *sitrep.Option) *sitrep.Judgement {
	yes, no := verdict(o.For), verdict(o.Against)
	if yes == nil || no != nil && no.At.After(yes.At) {
		return nil
	}
	return yes
}

// refuted tells whether an analyst holds that an option is not so.
func refuted(o *sitrep.Option) bool { return verdict(o.Against) != nil && held(o) == nil }

// holding is the option that an analyst held last to be so; nil for none.
func holding(options []*sitrep.Option) *sitrep.Option {
	var best *sitrep.Option
	for _, o := range options {
		if j := held(o); j != nil && (best == nil || j.At.After(held(best).At)) {
			best = o
		}
	}
	return best
}

// besidePerson tells how an option stands beside the one that an analyst holds.
// Another analyst's is its rival; his own from before is an earlier one.
func besidePerson(o, best *sitrep.Option) sitrep.Standing {
	mine, his := held(best), held(o)
	switch {
	case o == best:
		return sitrep.Shown
	case his == nil:
		return sitrep.Overruled
	case his.Who == mine.Who:
		return sitrep.Overtaken
	}
	return sitrep.Rival
}

// withdrawn tells what became of an option of which nothing is left to weigh.
// The empty standing is that of all others.
func withdrawn(o *sitrep.Option) sitrep.Standing {
	switch {
	case len(o.For) == 0 && len(o.Against) == 0:
		return sitrep.Dismissed
	case refuted(o):
		return sitrep.Overruled
	case len(o.For) == 0:
		return sitrep.OnlyDenied
	}
	return ""
}

// whyPerson says which analyst decided on what is shown, and why; empty where
// none did.
func whyPerson(o *sitrep.Option) string {
	j := held(o)
	switch {
	case j != nil:
	case refuted(o):
		j = verdict(o.Against)
		return "denial " + judged(j)
	case o.Standing == sitrep.Dismissed:
		j = o.Rejected[len(o.Rejected)-1].Judged
	default:
		return ""
	}
	return judged(j)
}

// judged tells of a judgement in words: "entered by anna: the mayor's list".
func judged(j *sitrep.Judgement) string {
	s := string(j.Verdict) + " by " + first(j.Who, "an analyst")
	if j.Why != "" {
		s += ": " + j.Why
	}
	return s
}

// toldSince counts the options told after a judgement: what the analyst could not know.
func toldSince(j *sitrep.Judgement, others []sitrep.Option) int {
	return len(slices.DeleteFunc(slices.Clone(others), func(o sitrep.Option) bool {
		return o.Standing != sitrep.Overruled || !newest(o.For).After(j.At)
	}))
}

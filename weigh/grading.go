package weigh

import (
	"fmt"
	"slices"

	"sitrep"
)

// enoughSources is how many independent, credible sources make an incident's
// standing fair.
const enoughSources = 2

// grading is how well an incident is attested, by rules after those that Airwars
// publishes for harm to civilians:
//   - discounted: those who tell of it are denied by all, an analyst rejects it,
//     or the toll is now nobody, where somebody had been told to be harmed;
//   - confirmed: whoever did it claims or admits it;
//   - contested: claims compete of who did it;
//   - fair: two or more independent sources tell of it that no grade doubts;
//   - weak: one does, or none that is to be believed.
func grading(in *sitrep.Incident, slots []sitrep.Slot, s *sided) sitrep.Grading {
	grade := func(l sitrep.Level, why string) sitrep.Grading { return sitrep.Grading{Level: l, Why: why} }
	if in.Status == sitrep.Denied {
		return grade(sitrep.GradedDiscounted, "nobody whose word counts says that it happened")
	}
	if nobodyAfterAll(slots) {
		return grade(sitrep.GradedDiscounted, "nobody was harmed after all, as the figures now stand")
	}
	switch in.Responsibility.State {
	case sitrep.Claimed, sitrep.Admitted:
		return grade(sitrep.GradedConfirmed, in.Responsibility.Why)
	case sitrep.InDispute:
		return grade(sitrep.GradedContested, in.Responsibility.Why)
	}
	believed, doubted := credible(s.told)
	n := s.independent(believed)
	switch {
	case n >= enoughSources:
		return grade(sitrep.GradedFair, fmt.Sprintf("%d independent sources tell of it", n))
	case n == 0 && slices.ContainsFunc(s.told, (*sitrep.Sourced).Entered):
		return grade(sitrep.GradedWeak, "only an analyst tells of it")
	case n == 1:
		return grade(sitrep.GradedWeak, "one source tells of it"+aside(doubted))
	}
	return grade(sitrep.GradedWeak, "no source tells of it that is to be believed")
}

// credible parts the claims of reports by whether the grade of their publisher
// lets them count. An analyst's own are no source.
func credible(claims []*sitrep.Sourced) (believed, doubted []*sitrep.Sourced) {
	for _, c := range claims {
		switch {
		case c.Entered():
		case gradeOf(c).Doubted():
			doubted = append(doubted, c)
		default:
			believed = append(believed, c)
		}
	}
	return believed, doubted
}

func aside(doubted []*sitrep.Sourced) string {
	if len(doubted) == 0 {
		return ""
	}
	return ", and others that are graded as not to be believed"
}

// nobodyAfterAll tells whether the figures shown are none, and somebody had said
// that there were some.
func nobodyAfterAll(slots []sitrep.Slot) bool {
	some := false
	for _, s := range slots {
		c, ok := s.Shown.Value.(sitrep.Casualty)
		switch {
		case !ok || !s.Shown.Holds() || s.Shown.Standing == sitrep.OnlyDenied:
			continue
		case c.Max == nil || *c.Max > 0:
			return false
		}
		for _, o := range s.Others {
			if o.Standing == sitrep.Rival {
				return false
			}
			v := o.Value.(sitrep.Casualty)
			some = some || either(v.Min, v.Max) > 0
		}
	}
	return some
}

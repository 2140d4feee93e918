package weigh

import "sitrep"

// precedence is how soon a rule hears the voices for an option: more is sooner,
// 0 is where it makes no difference.
func (w *weighing) precedence(o *sitrep.Option) int {
	switch {
	case w.rule == Official && anyOf(o.For, official):
		return 1
	case w.rule == Graded:
		return bestGrade(o.For).Rank()
	}
	return 0
}

// bestGrade is the best grade of the publishers of some claims; the zero Grade
// where none is given or none can be read.
func bestGrade(claims []sitrep.Sourced) sitrep.Grade {
	var best sitrep.Grade
	for i := range claims {
		g := gradeOf(&claims[i])
		if i == 0 || g.Rank() > best.Rank() {
			best = g
		}
	}
	return best
}

// gradeOf is the grade of a claim's publisher.
func gradeOf(c *sitrep.Sourced) sitrep.Grade {
	g, err := sitrep.ParseGrade(c.Report.Grade)
	if err != nil {
		return sitrep.Grade{} // a grade that nobody can read grades nothing
	}
	return g
}

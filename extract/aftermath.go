package extract

import (
	"slices"

	"sitrep/doc"
)

// aftermath claims what came of people of what is told already, where a sentence right
// behind a telling says nothing else of it: "No injuries were reported", "Eight more were
// taken to hospital".
func (x *extractor) aftermath() {
	told, behind := x.tellings(), 0
	for i, s := range x.d.Sentences {
		if told[i] {
			behind = stillBehind
			continue
		}
		another := slices.ContainsFunc(x.eventsOf(i), func(e doc.Event) bool { return e.Type != "" })
		if behind == 0 || another || x.d.InTitle(s.Span) || x.sums(s) {
			behind = 0
			continue
		}
		n := len(x.out.Claims)
		x.casualties(x.reference(i))
		if behind--; len(x.out.Claims) > n {
			behind = stillBehind
			x.refer(i)
		}
	}
}

// stillBehind is how many sentences behind a telling, at most, are taken for what came of it, if
// they tell of nothing else.
const stillBehind = 2

// sums tells whether a sentence tells of more than one incident's time: "since January", but not
// "since Wednesday".
func (x *extractor) sums(s doc.Sentence) bool {
	for i := s.First; i < s.End; i++ {
		switch x.d.Tokens[i].Low {
		case "year", "years", "month", "months", "decade", "decades", "war", "conflict", "so":
			return true
		case "since":
			from, to := x.timesIn(i, i+2)
			if from == to || x.d.Times[from].Precision != "day" {
				return true
			}
		}
	}
	return false
}

package link

import "sitrep"

// fiveOrMore is a number of harmed that two incidents seldom share.
const fiveOrMore = 5

// tolls weighs the figures of two incidents. Counts grow, so a higher one is no
// contradiction until it is another order of thing, or comes from an earlier
// report.
func tolls(t *tally, a, b *sitrep.Profile) bool {
	for _, harm := range []string{"killed", "wounded"} {
		lowA, highA, _ := allOf(&a.Incident).Toll(harm)
		lowB, highB, _ := allOf(&b.Incident).Toll(harm)
		switch {
		case lowA == nil || lowB == nil:
		case *lowA == *lowB && *lowA >= fiveOrMore:
			t.sameToll = true
			t.add(forManyHarmed, "same number of %s: %d", harm, *lowA)
		case *lowA == *lowB && *lowA > 0:
			t.sameToll = true
			t.add(forFewHarmed, "same number of %s: %d", harm, *lowA)
		case farAbove(lowA, highB) || farAbove(lowB, highA):
			t.speak(forTolls, "numbers of %s contradict: %d and %d", harm, *lowA, *lowB)
		case a.Main && fell(a, b, highA, lowB) || b.Main && fell(b, a, highB, lowA):
			t.speak(forFallingToll, "fewer %s in the later report: %d and %d", harm, *lowA, *lowB)
		}
	}
	return true
}

// allOf is an incident without figures that count foreigners alone: "two Chinese
// tourists" are not all that were hurt in another country.
func allOf(in *sitrep.Incident) *sitrep.Incident {
	all := sitrep.Incident{}
	for _, c := range in.Casualties {
		n := c.Value.Nationality
		if n == "" || in.Where == nil || in.Where.Value.Country == "" || n == in.Where.Value.Country {
			all.Casualties = append(all.Casualties, c)
		}
	}
	return &all
}

// farAbove tells whether a lowest figure is plainly not a later count of what
// another put at so many at most.
func farAbove(low, high *int) bool {
	return low != nil && high != nil && *low > 3**high && *low > *high+5
}

// fell tells whether a, all of whose reports came out after those of b, tells of
// at most half as many.
func fell(a, b *sitrep.Profile, highA, lowB *int) bool {
	return a.First.Known() && b.Last.Known() && a.First.Time.After(b.Last.Time) && highA != nil && 2**highA <= *lowB && *lowB >= fiveOrMore
}

package assemble

import (
	"math"
	"slices"

	"sitrep"
	"sitrep/scale"
)

// Sign is what may speak for an incident's being one, and not words that only sound
// like it, or against it. What the network thinks is in log-odds.
type Sign int

// Signs.
const (
	Told      Sign = iota // how likely the sentence that tells of it most plainly is to tell of an incident
	Floor                 // how likely the report's sentences are that do least: one in ten is less so
	Harmed                // how likely somebody its claims name was harmed
	Hit                   // ... was what was hit
	Part                  // ... played any part in an incident
	First                 // 1 for the first incident of the report
	Tellings              // in how many sentences it is told, up to 3
	Pinned                // 1 where a town or a site is told that is on the map
	Victims               // 1 where it is told who was harmed
	Late                  // how many sentences come before the first that tells of it, as ln(1+n)
	Long                  // how many sentences the report has, as ln(1+n)
	Unlearned             // 1 where some telling is of a kind that the network has not learned
	Meant                 // how likely the words of its tellings mean what they say, their mean; where that is not likely it is none, and nothing is weighed
	Plain                 // 1 where a day or month, a place below the country and how many were hurt are told: it is one then, and nothing is weighed
	signs
)

// Signs are those of one incident.
type Signs [signs]float64

// Scale is how much each sign counts; an incident is real where they come to Needed,
// where it is plainly told, or where it is what a brief report tells first.
type Scale struct {
	Signs
	Needed float64
}

// learnedReal is the scale that train/reals.py has found.
var learnedReal = Scale{
	Signs: Signs{
		Told: 0.08, Floor: 0.45, Harmed: 0.32, Hit: 0.11, Part: 0.03, First: 0.67, Tellings: 0.06,
		Pinned: 0.57, Victims: -0.79, Late: 0.11, Long: 0.66, Unlearned: 0.38,
	},
	Needed: -1.78,
}

// real tells whether an incident is one.
func (s *Scale) real(of *Signs) bool {
	if of[Meant] < 0 {
		return false
	}
	if of[Plain] == 1 || of[First] == 1 && of[Long] <= brief {
		return true
	}
	return scale.Sum(s.Signs[:], of[:]) >= s.Needed
}

// figurative is how little the words of a telling must mean what they say, in log-odds, for
// it to be left out before anything is joined with it.
const figurative = -1.5

// brief is what the sentences of a report come to, at most, that is there for what it
// tells first: twelve of them.
var brief = math.Log1p(12)

// signsOf gives the signs of an incident.
func (a *assembler) signsOf(in *incident, main bool) Signs {
	var s Signs
	told, early, sentences := 0.0, math.MaxInt, map[int]bool{}
	for _, h := range in.happenings {
		s[Harmed], s[Hit], s[Part] = max(s[Harmed], h.Harmed), max(s[Hit], h.Hit), max(s[Part], h.Part)
		s[Meant] += h.Meant / float64(len(in.happenings))
		early = min(early, h.Sentence)
		if h.Weight > 0 {
			told = max(told, a.rd.Told[h.Sentence])
			sentences[h.Sentence] = true
			if !h.Learned {
				s[Unlearned] = 1
			}
		}
	}
	s[Told], s[Floor] = scale.LogOdds(told), scale.LogOdds(a.floor)
	s[Harmed], s[Hit], s[Part] = scale.LogOdds(s[Harmed]), scale.LogOdds(s[Hit]), scale.LogOdds(s[Part])
	s[First], s[Tellings] = scale.One(main), float64(min(len(sentences), 3))
	s[Pinned], s[Victims] = scale.One(slices.ContainsFunc(in.facts.places, pinned)), scale.One(len(in.facts.victims) > 0)
	s[Plain] = scale.One(in.facts.plain())
	s[Late], s[Long] = math.Log1p(float64(early)), math.Log1p(float64(len(a.rd.Told)))
	return s
}

// floorOf gives the likelihood of a report's sentences that one in ten is below.
func floorOf(rd *sitrep.Reading) float64 {
	if len(rd.Told) == 0 {
		return 0
	}
	all := slices.Sorted(slices.Values(rd.Told))
	return all[len(all)/10]
}

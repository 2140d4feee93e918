package weigh

import "sitrep"

// saying is in which voices an option is said to be so. It grows with the claims
// for it.
type saying struct {
	first  [2]string // the first of the claims, by which the option is known
	claims int
	voices map[string]bool
}

// of takes in what claims came to those for an option, or begins with them all
// where it was another option; and gives the voices.
func (s *saying) of(claims []sitrep.Sourced, voice func(sitrep.Sourced) string) map[string]bool {
	if len(claims) == 0 || s.claims > len(claims) || s.claims > 0 && s.first != key(claims[0]) {
		*s = saying{}
	}
	if s.claims == 0 {
		s.voices = map[string]bool{}
		if len(claims) > 0 {
			s.first = key(claims[0])
		}
	}
	for _, c := range claims[s.claims:] {
		s.voices[voice(c)] = true
	}
	s.claims = len(claims)
	return s.voices
}

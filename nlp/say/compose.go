package say

import "math"

// bundle is what belongs together, in words.
type bundle struct {
	source   rng // empty for none
	cue      rng
	contents []rng
}

// What a join must have, and what takes from it, as probabilities. Chosen on the
// dev part of PolNeAR, whose people never join a source to a cue of another
// paragraph, and seldom content.
const (
	joined        = 0.3  // of the cue that a source goes to
	shared        = 0.02 // of a source that has a cue, with another cue that has none
	kept          = 0.05 // of the cue that content goes to
	otherSentence = 0.1  // a source in another sentence than its cue
	farContent    = 0.05 // content in another sentence than its cue
	farQuote      = 0.1  // the same with quotation marks
	byTree        = 1000 // content that the tree hangs on the cue
)

// compose puts sources and contents to the cues of their paragraph; at gives the
// clause of each verb. There may be cues without either.
func (s *seen) compose(at []*clause) []bundle {
	out := make([]bundle, len(s.cues))
	for c, x := range s.cues {
		out[c].cue = x
	}
	s.takeSources(out)
	for _, x := range s.contents {
		p, best, far := s.joins(x.first), -1, math.Log(farContent)
		if s.quoted(x) {
			far = math.Log(farQuote)
		}
		for c := p.first; c < p.end; c++ {
			if s.sentence(x) != s.sentence(s.cues[c]) {
				p.log[c-p.first] += far
			}
			if s.hangs(x, s.cues[c], at) {
				p.log[c-p.first] += math.Log(byTree)
			}
			if cue := s.cues[c]; (cue.first < x.first || x.end <= cue.first) && (best < 0 || p.of(c) > p.of(best)) {
				best = c
			}
		}
		if best >= 0 && p.of(best) > math.Log(kept) {
			out[best].contents = append(out[best].contents, x)
		}
	}
	return out
}

// hangs tells whether the tree hangs content on a verb of the cue, as a clause.
func (s *seen) hangs(x, cue rng, at []*clause) bool {
	for k := cue.first; k < cue.end; k++ {
		if at[k] != nil && at[k].strong && overlaps(x, at[k].contents) {
			return true
		}
	}
	return false
}

// takeSources gives each source to its best cue, each cue the best of its
// sources, and cues that are left another's.
func (s *seen) takeSources(out []bundle) {
	all := make([]joins, len(s.sources))
	has := make([]float64, len(out)) // log-probability of the source that a cue has
	for i, x := range s.sources {
		all[i] = s.joins(x.first)
		best := -1
		for c := all[i].first; c < all[i].end; c++ {
			if s.sentence(x) != s.sentence(s.cues[c]) {
				all[i].log[c-all[i].first] += math.Log(otherSentence)
			}
			if best < 0 || all[i].of(c) > all[i].of(best) {
				best = c
			}
		}
		if best >= 0 && all[i].of(best) > math.Log(joined) && (out[best].source.empty() || all[i].of(best) > has[best]) {
			out[best].source, has[best] = x, all[i].of(best)
		}
	}
	taken := make([]bool, len(out))
	for c := range out {
		taken[c] = !out[c].source.empty()
		has[c] = math.Log(shared)
	}
	for i, x := range s.sources {
		for c := all[i].first; c < all[i].end; c++ {
			if !taken[c] && all[i].of(c) > has[c] {
				out[c].source, has[c] = x, all[i].of(c)
			}
		}
	}
}

func (s *seen) sentence(x rng) int { return s.d.Words[x.first].Sentence }

// quoted tells whether a quotation mark stands in some words.
func (s *seen) quoted(x rng) bool {
	for i := x.first; i < x.end; i++ {
		if s.d.Words[i].UPOS == "PUNCT" && isMark(s.d.Tokens[s.d.Words[i].Token].Low) {
			return true
		}
	}
	return false
}

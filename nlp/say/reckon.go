package say

// reckons reads, at a verb, what figure somebody gives of those who came to harm: "put the toll
// at nine", "gave the number of missing as 38". What is stated is the figure with what it
// counts.
func (r *reader) reckons(v int) (clause, bool) {
	preposition := "at"
	switch r.tree.low[v] {
	case "put", "puts", "putting":
	case "gave", "gives", "given", "giving":
		preposition = "as"
	default:
		return clause{}, false
	}
	what := r.tree.Child(v, "obj")
	if what < v || !counts(r.tree.low[what]) {
		return clause{}, false
	}
	at := r.tree.hull[what].end
	for at < len(r.d.Words) && at < r.tree.hull[what].end+2 && r.tree.low[at] != preposition {
		at++
	}
	if in := r.tree.hull[what]; r.lower(at) != preposition {
		for at = in.first; at < in.end && r.tree.low[at] != preposition; at++ {
		}
	}
	number := at + 1
	for number < len(r.d.Words) && number < at+4 && r.d.Words[number].UPOS != "NUM" {
		number++
	}
	if r.lower(at) != preposition || number >= len(r.d.Words) || r.d.Words[number].UPOS != "NUM" {
		return clause{}, false
	}
	c := clause{verb: v, cue: rng{r.groupStart(v), v + 1}, figure: true, direct: true, reading: r.silent()}
	if c.reading.verb == nil {
		return clause{}, false
	}
	if c.subject = r.tree.Child(v, "nsubj"); c.subject < 0 {
		return clause{}, false
	}
	c.source = r.nounOf(c.subject, v)
	c.contents = appendRange(nil, r.tree.trim(rng{r.tree.hull[what].first, number + 1}))
	return c, !c.source.empty() && len(c.contents) > 0
}

// counts tells whether a noun is for how many came to harm.
func counts(low string) bool {
	switch low {
	case "toll", "number", "numbers", "figure", "casualties", "losses", "count", "tally":
		return true
	}
	return false
}

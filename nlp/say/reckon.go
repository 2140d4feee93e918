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
	leads := func(i int) bool { return r.tree.low[i] == preposition }
	in := r.tree.hull[what]
	at := r.firstOf(rng{in.end, in.end + 3}, leads) // behind what is counted, or in its phrase
	if at < 0 {
		at = r.firstOf(in, leads)
	}
	if at < 0 {
		return clause{}, false
	}
	number := r.firstOf(rng{at + 1, at + 5}, func(i int) bool { return r.d.Words[i].UPOS == "NUM" })
	if number < 0 {
		return clause{}, false
	}
	c := clause{verb: v, cue: rng{r.groupStart(v), v + 1}, figure: true, direct: true, reading: r.says()}
	if c.reading.verb == nil {
		return clause{}, false
	}
	if c.subject = r.tree.Child(v, "nsubj"); c.subject < 0 {
		return clause{}, false
	}
	c.source = r.nounOf(c.subject, v)
	c.contents = appendRange(nil, r.tree.trim(rng{in.first, number + 1}))
	return c, !c.source.empty() && len(c.contents) > 0
}

// firstOf gives the first word of a range that is so; -1 for none.
func (r *reader) firstOf(x rng, so func(word int) bool) int {
	for i := x.first; i < min(x.end, len(r.d.Words)); i++ {
		if so(i) {
			return i
		}
	}
	return -1
}

// counts tells whether a noun is for how many came to harm.
func counts(low string) bool {
	switch low {
	case "toll", "number", "numbers", "figure", "casualties", "losses", "count", "tally":
		return true
	}
	return false
}

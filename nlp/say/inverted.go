package say

// inverted gives all that stands before a cue at the end of its sentence, "Shots were fired in
// Suba, killing two, | police said", as what it states: the network cuts it at a comma where it
// is not sure.
func (r *reader) inverted(b *bundle, clauses []clause) {
	if len(b.contents) == 0 || b.source.empty() {
		return
	}
	lo, hi := min(b.cue.first, b.source.first), max(b.cue.end, b.source.end)
	for lo > 0 && lo <= b.source.first && lo <= r.d.Words[lo-1].Head && r.d.Words[lo-1].Head < b.source.end && r.d.Words[lo-1].UPOS != "PUNCT" {
		lo-- // "regional governor | Ali Nur wrote"
	}
	first, last := b.contents[0].first, b.contents[len(b.contents)-1].end
	s := r.d.Words[lo].Sentence
	if lo == 0 || last > lo || r.tree.low[lo-1] != "," || r.d.Words[first].Sentence != s || !r.closes(hi, s) {
		return
	}
	from, _ := r.d.WordsOf(r.d.Telling(r.d.Sentences[s]), r.d.Sentences[s].End)
	for i := range clauses {
		if v := clauses[i].verb; from <= v && v < lo && r.d.Words[v].Sentence == s && (v < b.cue.first || v >= b.cue.end) && (clauses[i].strong || clauses[i].headless) {
			return
		}
	}
	if first-from <= lead && first > from {
		from = first // "But two were hurt, police said"
	}
	for k := from; k < lo; k++ {
		if low := r.tree.low[k]; isMark(low) || low == ";" || low == ":" {
			return
		}
	}
	b.contents = []rng{{from, lo - 1}}
}

// lead is how many words may stand before what is stated that are no part of it.
const lead = 2

// closes tells whether nothing is told behind word hi in its sentence: no more than when or how it
// was said.
func (r *reader) closes(hi, sentence int) bool {
	const most = 10
	n := 0
	for k := hi; k < len(r.d.Words) && r.d.Words[k].Sentence == sentence; k++ {
		if n++; n > most || r.d.Words[k].UPOS == "VERB" || r.tree.low[k] == "," {
			return false
		}
	}
	return true
}

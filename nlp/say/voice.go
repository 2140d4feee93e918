package say

import (
	"slices"
	"sort"
	"strings"

	"sitrep/doc"
	"sitrep/span"
)

// opens keeps in mind "The minister said:" at the end of a paragraph, before
// token hi: what follows is the statement.
func (r *reader) opens(a *attribution, hi int) bool {
	if r.low(hi-1) != ":" || a.source.empty() || a.head < hi-wide {
		return false
	}
	a.block = true
	r.open = len(r.found) + 1
	r.block = true
	return true
}

// carryOn gives what no attribution of the paragraph claimed to the speaker who
// was quoted last: quotations without a cue of their own, and the paragraphs of
// a statement that "said:" began.
func (r *reader) carryOn(from, lo, hi int) {
	opened := len(r.found) > from && r.open == len(r.found) && r.block
	if r.open > 0 && !opened {
		r.resume(from, lo, hi)
	}
	for i := range r.quotes.list {
		q := &r.quotes.list[i]
		if !r.stands(q) || r.claimed(q, from) {
			continue
		}
		if a := r.speakerBefore(q, from); a >= 0 {
			r.found[a].content = append(r.found[a].content, rng{q.open, q.end})
		}
	}
	if !opened && !r.block {
		r.open = 0
		if n := r.quotesLast(from); n >= 0 {
			r.open = n + 1
		}
	}
}

// resume gives a paragraph, or its first quotation, to the open statement.
func (r *reader) resume(from, lo, hi int) {
	if q := r.quotes.of(lo); q != nil && q.open == lo && !r.claimed(q, from) {
		if len(r.found) > from && r.found[from].head < q.end && r.quotes.of(r.found[from].head) == nil {
			return
		}
		a := &r.found[r.open-1]
		a.content = append(a.content, rng{q.open, q.end})
		return
	}
	if !r.block {
		return
	}
	a := &r.found[r.open-1]
	if len(r.quotes.list) > 0 && r.quotes.of(lo) == nil && len(a.content) > 0 && isMark(r.low(a.content[0].first)) {
		r.block = false // the statement stood in quotation marks, and is over
		return
	}
	if len(a.content) > 0 && !r.firstPerson(lo, hi) && !r.body && r.others(from) {
		r.block = false
		return
	}
	a.content = append(a.content, rng{lo, hi})
}

// others tells whether somebody else speaks in the paragraph.
func (r *reader) others(from int) bool {
	for k := from; k < len(r.found); k++ {
		if r.quotes.of(r.found[k].head) == nil && !r.found[k].source.empty() {
			return true
		}
	}
	return false
}

// firstPerson tells whether somebody speaks for themselves in these tokens.
func (r *reader) firstPerson(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		switch r.low(i) {
		case "i", "we", "our", "my", "us":
			return true
		}
	}
	return false
}

// stands tells whether a quotation begins a sentence, so that it needs a speaker.
func (r *reader) stands(q *quotation) bool {
	if q.inner.end-q.inner.first < 2 {
		return false
	}
	s := r.d.Sentences[r.d.Tokens[q.open].Sentence]
	return s.First == q.open || s.First == q.inner.first
}

// claimed tells whether the quotation is content of an attribution found since.
func (r *reader) claimed(q *quotation, from int) bool {
	for _, at := range [...]int{q.open, q.end} {
		for k := r.foundAt(at-wide, from); k < len(r.found) && r.found[k].head < at+wide; k++ {
			for _, c := range r.found[k].content {
				if c.first <= q.inner.first && q.inner.first < c.end && r.quotes.of(r.found[k].head) != q {
					return true
				}
			}
		}
	}
	return false
}

// foundAt gives the first attribution, from one on, whose cue stands at a token
// or after it: attributions are found in the order of their cues.
func (r *reader) foundAt(token, from int) int {
	return from + sort.Search(len(r.found)-from, func(k int) bool { return r.found[from+k].head >= token })
}

// speakerBefore gives the attribution of this paragraph, before the quotation,
// whose speaker goes on in it; -1 for none.
func (r *reader) speakerBefore(q *quotation, from int) int {
	for k := r.foundAt(q.open, from) - 1; k >= from && r.found[k].head > q.open-5*wide; k-- {
		if a := r.found[k]; !a.source.empty() && r.quotes.of(a.head) == nil {
			return k
		}
	}
	return -1
}

// quotesLast gives the last attribution of this paragraph that quotes, or -1.
func (r *reader) quotesLast(from int) int {
	best := -1
	for k := from; k < len(r.found); k++ {
		a := r.found[k]
		if r.quotes.of(a.head) != nil || a.source.empty() {
			continue
		}
		for _, c := range a.content {
			if r.quotes.of(c.first) != nil || r.quotes.of(c.end-1) != nil {
				best = k
			}
		}
	}
	return best
}

// turn reads a paragraph that a speaker's name and a colon begin, "RUIZ: No.",
// and tells whether there is one.
func (r *reader) turn(lo, hi int, list []attribution) bool {
	for i := lo + 1; i < hi && i < lo+9; i++ {
		if r.low(i) == ":" {
			src := rng{lo, i}
			if i+2 >= hi || !r.label(src) || r.place(src) {
				return false
			}
			from := len(r.found)
			r.found = append(r.found, attribution{source: src, cue: []rng{{i, i + 1}}, content: []rng{r.tidy(rng{i + 1, hi})}, head: i, block: true})
			r.open, r.block = 0, false
			for k := range list {
				if list[k].head > i && (list[k].source.empty() || list[k].source.first > i) {
					r.keep(&list[k], hi)
				}
			}
			return len(r.found) > from
		}
		if r.d.Tokens[i].Kind == doc.Punct && !strings.ContainsAny(r.low(i), ".,'()-") {
			return false
		}
	}
	return false
}

// place tells whether words before a colon are the place that a text begins with:
// "TARIF: Two men ..." is told by the report.
func (r *reader) place(src rng) bool {
	x := r.d.SpanOf(src.first, src.end)
	if r.d.InTitle(x) || r.turns(x) {
		return false
	}
	i, _ := slices.BinarySearchFunc(r.d.Places, x.Start, func(p doc.Place, at int) int { return p.Start - at })
	return i < len(r.d.Places) && r.d.Places[i].Start == x.Start && r.d.Places[i].Precision != "country"
}

// turns tells whether more than one paragraph begins with these words and a
// colon, as in a transcript.
func (r *reader) turns(x span.Span) bool {
	n, words := 0, x.Of(r.d.Text)+":"
	for line := range strings.Lines(r.d.Text) {
		if strings.HasPrefix(line, words) {
			n++
		}
	}
	return n > 1
}

// label tells whether words before a colon name a speaker: all with capitals, and
// at least one of them no everyday word.
func (r *reader) label(src rng) bool {
	named := false
	for i := src.first; i < src.end; i++ {
		t := r.d.Tokens[i]
		switch {
		case t.Kind == doc.Punct:
		case t.Kind != doc.Word || r.isSaying(i):
			return false
		case t.Case == doc.Lower && r.class(i) != "prep" && r.class(i) != "det" && r.lex.nouns[t.Low] == "":
			return false
		case r.class(i) == "" && (t.Case == doc.Upper || t.Case == doc.Mixed || r.lex.nouns[t.Low] != "" || src.end-src.first <= 3):
			named = true
		}
	}
	return named && !r.lex.is("label", r.low(src.first))
}

// ownVoice finds what a body that publishes the report says of itself: "We urge".
func (r *reader) ownVoice() {
	if !r.body {
		return
	}
	covered, speaks := r.covered()
	for n, s := range r.d.Sentences {
		if covered[n] || r.d.InTitle(s.Span) {
			continue
		}
		if i := r.first(s); i >= 0 && i < speaks[n] {
			r.found = append(r.found, attribution{source: rng{i, i + 1}, content: []rng{r.tidy(rng{s.First, s.End})}, head: i, speaker: r.publisher()})
		}
	}
}

// first gives the token of "we" or "our" near the beginning of a sentence, or -1.
func (r *reader) first(s doc.Sentence) int {
	for i := s.First; i < s.End && i < s.First+12; i++ {
		switch r.low(i) {
		case "we", "our", "i", "my":
			return i
		}
	}
	return -1
}

// covered tells of each sentence whether an attribution has all of it as
// content, and where the first source in it begins; its end where none does.
func (r *reader) covered() (all []bool, speaks []int) {
	all, speaks = make([]bool, len(r.d.Sentences)), make([]int, len(r.d.Sentences))
	for n, s := range r.d.Sentences {
		speaks[n] = s.End
	}
	for _, a := range r.found {
		if !a.source.empty() {
			n := r.d.Tokens[a.source.first].Sentence
			speaks[n] = min(speaks[n], a.source.first)
		}
		for _, c := range a.content {
			for n := r.d.Tokens[c.first].Sentence; n < len(all) && r.d.Sentences[n].First < c.end; n++ {
				s := r.d.Sentences[n]
				all[n] = all[n] || c.first <= s.First && s.End <= c.end+1
			}
		}
	}
	return all, speaks
}

// opening is how many bytes a text may take until it names who issues it.
const opening = 400

// issues tells whether a text names its publisher where it begins, and says "we" outside of
// quotations: "Harbour Relief is horrified by the killing of two of our nurses".
func (r *reader) issues() bool {
	name, _, _ := strings.Cut(strings.ToLower(r.d.Source), ",")
	if len(name) < 4 || !strings.Contains(strings.ToLower(r.d.Text[:min(len(r.d.Text), r.d.Body+opening)]), name) {
		return false
	}
	n := 0
	for _, p := range paragraphs(r.d) {
		quotes := findQuotes(r.d, p.first, p.end)
		for i := p.first; i < p.end; i++ {
			if low := r.low(i); (low == "we" || low == "our") && quotes.of(i) == nil {
				n++
			}
		}
	}
	return n > 1
}

// publisher gives the name of the body that says "we" in this report.
func (r *reader) publisher() string { return r.d.Source }

// in tells whether one of the phrases stands in a text of small letters.
func (p phrases) in(text string) bool {
	words := strings.Fields(text)
	for i := range words {
		if _, ok := p.at(words, i); ok {
			return true
		}
	}
	return false
}

// at gives the value of the phrase that begins at word i.
func (p phrases) at(words []string, i int) (string, bool) {
next:
	for _, x := range p[words[i]] {
		if i+len(x.rest) >= len(words) {
			continue
		}
		for k, w := range x.rest {
			if words[i+1+k] != w {
				continue next
			}
		}
		return x.value, true
	}
	return "", false
}

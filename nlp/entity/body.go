package entity

import (
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/nlp/encode"
)

// bodies makes names of what is called as a known organisation, and names of bodies of
// those that the words around them tell to be one: "Sel Amar fighters", "members of Sel
// Amar". The network takes many a band that it has never heard of for a person.
func (f *finder) bodies() {
	words := wordsAt(f.d)
	for i := 0; i < len(f.d.Tokens); i++ {
		if n := f.groupAt(i); n > 0 && words[i] < words[i+n] {
			f.call(words[i], words[i+n])
			i += n - 1
		}
	}
	for _, n := range f.names {
		if first, end := f.goesOn(n); first < end {
			f.call(n.First, end)
		}
	}
	for i := range f.d.Words {
		for _, clue := range clues {
			if first, end := f.unplaced(clue(f, i)); first < end {
				f.call(first, end)
				break
			}
		}
	}
}

// groupAt gives how many tokens the name of a known organisation takes that begins at a
// token; 0 where none does.
func (f *finder) groupAt(token int) int {
	t := f.d.Tokens[token]
	s := f.d.Sentences[t.Sentence]
	if t.Kind != doc.Number && (t.Kind != doc.Word || t.Case == doc.Lower && !s.Capitals) {
		return 0
	}
	_, n := lex.GroupAt(func(n int) string { return f.d.SpanOf(token, token+n).Of(f.d.Text) }, s.End-token)
	return n
}

// call makes the words [first, end) the name of a body, in the place of the names that
// share words with them; not where a longer name holds them.
func (f *finder) call(first, end int) {
	for i := first; i < end; i++ {
		if k := f.named[i]; k >= 0 && f.names[k].First <= first && end <= f.names[k].End && f.names[k].End-f.names[k].First > end-first {
			return
		}
	}
	for i := first; i < end; i++ {
		if k := f.named[i]; k >= 0 {
			for j := f.names[k].First; j < f.names[k].End; j++ {
				f.named[j], f.bodied[j] = -1, false
			}
			f.names[k].Kind = ""
		}
	}
	mark(f.named, first, end, len(f.names))
	f.names = append(f.names, encode.Labelled{First: first, End: end, Kind: "ORG"})
	for i := first; i < end; i++ {
		f.bodied[i] = true
	}
}

// body gives the name of a body that a phrase surely is, with no more than what leads to
// it: "the local Sel Amar".
func (f *finder) body(p phrase) (encode.Labelled, bool) {
	if !f.bodied[p.head] {
		return encode.Labelled{}, false
	}
	n := f.names[f.named[p.head]]
	return n, p.first <= n.First && n.End == p.end
}

// whole widens words that cut through what is surely the name of a body to all of it;
// ok is false where they are no more than a part of it.
func (f *finder) whole(first, end int) (from, to int, ok bool) {
	from, to = first, end
	for _, word := range [...]int{first, end - 1} {
		if !f.bodied[word] {
			continue
		}
		n := f.names[f.named[word]]
		if n.First <= first && end <= n.End && end-first < n.End-n.First {
			return first, end, false
		}
		from, to = min(from, n.First), max(to, n.End)
	}
	if k := f.named[end-1]; k >= 0 && f.names[k].Kind == "ORG" && k == f.named[headOf(f.d, first, end)] && f.names[k].End > end+1 && f.low(end) == "of" {
		if _, rest := f.unplaced(end+1, f.names[k].End); rest > 0 {
			to = max(to, rest) // "the National Resistance" of "the National Resistance of the Coast"
		}
	}
	return from, to, true
}

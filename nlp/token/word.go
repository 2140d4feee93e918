package token

import (
	"strings"
	"unicode/utf8"

	"sitrep/doc"
	"sitrep/span"
)

// words cuts the tokens of a Doc into words as Universal Dependencies has them
// (https://universaldependencies.org/en/tokenization.html): compounds are cut
// at hyphens, "cannot" in two, abbreviations keep their full stop, numbers with
// slashes and names with "&" are one. Each word begins where a token or a part
// of one does; every token's bytes lie in words.
func words(d *doc.Doc) []doc.SyntacticWord {
	w := worder{d: d, lists: lists(), out: make([]doc.SyntacticWord, 0, len(d.Tokens)+len(d.Tokens)/8)}
	for si, s := range d.Sentences {
		w.sentence = si
		for i := s.First; i < s.End; {
			i = w.take(i, s.End)
		}
	}
	return w.out
}

type worder struct {
	d        *doc.Doc
	lists    wordLists
	sentence int
	out      []doc.SyntacticWord
}

// take makes the words that begin with token i and gives the next token; end is
// the end of the sentence.
func (w *worder) take(i, end int) int {
	t := w.d.Tokens[i]
	if n := w.joined(i, end); n > i+1 {
		w.emit(i, t.Start, w.d.Tokens[n-1].End)
		return n
	}
	if w.keepsPoint(i, end) {
		w.emit(i, t.Start, w.d.Tokens[i+1].End)
		return i + 2
	}
	at := t.Start
	for _, cut := range w.cuts(t) {
		w.emit(i, at, t.Start+cut)
		at = t.Start + cut
	}
	w.emit(i, at, t.End)
	return i + 1
}

func (w *worder) emit(token, start, end int) {
	if start < end {
		w.out = append(w.out, doc.SyntacticWord{Span: span.Span{Start: start, End: end}, Token: token, Sentence: w.sentence})
	}
}

// joined gives the end of the tokens that are one word with token i: digits
// with slashes ("9/11"), capitals with "&" ("AT&T"), runs of one sign, names of
// files and hosts, addresses of mail.
func (w *worder) joined(i, end int) int {
	n, mail := i+1, false
	for n < end && w.d.Tokens[n].Start == w.d.Tokens[n-1].End {
		n++
	}
	if n == i+1 {
		return n
	}
	for j := i + 1; j < n; j++ {
		if low := w.d.Tokens[j].Low; len(low) > 1 && low[0] == '@' {
			mail = j > i && j+1 < n
		}
	}
	if mail {
		for n > i+1 && w.d.Tokens[n-1].Kind == doc.Punct {
			n--
		}
		return n
	}
	if j := w.face(i, n); j > 0 {
		return j
	}
	j := i + 1
	for j < n && w.d.Tokens[j].Kind != doc.Word && w.d.Tokens[j].Kind != doc.Number && w.d.Tokens[j].Low == w.d.Tokens[i].Low {
		j++ // a run of one sign: "====", "$$$"
	}
	if j > i+1 {
		return j
	}
	for j+1 < n && w.binds(j) {
		j += 2
	}
	return j
}

// face gives the end of a face such as ":)" or ";-(" that begins with token i
// after a blank, or 0.
func (w *worder) face(i, n int) int {
	if low := w.d.Tokens[i].Low; low != ":" && low != ";" || i > 0 && w.d.Tokens[i-1].End == w.d.Tokens[i].Start {
		return 0
	}
	j := i + 1
	if j < n && w.d.Tokens[j].Low == "-" {
		j++
	}
	if j < n && (w.d.Tokens[j].Low == ")" || w.d.Tokens[j].Low == "(") {
		return j + 1
	}
	return 0
}

// binds tells whether the mark at token j makes one word of its neighbours.
func (w *worder) binds(j int) bool {
	before, after := w.d.Tokens[j-1], w.d.Tokens[j+1]
	switch w.d.Tokens[j].Low {
	case "/":
		return digits(before.Low) && digits(after.Low)
	case ".":
		return before.Kind == doc.Word && after.Kind == doc.Word && after.Case == doc.Lower // "name.pdf"
	case "&":
		return short(before) && short(after)
	}
	return false
}

// short tells whether a token is capitals alone, or one letter.
func short(t doc.Token) bool { return t.Case == doc.Upper || len(t.Low) == 1 }

func digits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// keepsPoint tells whether token i is an abbreviation whose full stop is token i+1.
func (w *worder) keepsPoint(i, end int) bool {
	t := w.d.Tokens[i]
	if i+1 >= end || t.Kind != doc.Word || w.d.Tokens[i+1].Low != "." || w.d.Tokens[i+1].Start != t.End {
		return false
	}
	kind := w.lists.abbreviations[t.Low]
	last := i+2 == end || i+3 == end && isCloser(w.d.Tokens[i+2].Low)
	switch {
	case kind == "title":
		return true
	case utf8.RuneCountInString(t.Low) == 1 && t.Low != "i":
		return !last
	}
	return kind != "" && !last
}

// cuts gives where a token falls into words, as offsets in it.
func (w *worder) cuts(t doc.Token) []int {
	switch {
	case t.Kind == doc.Symbol && len(t.Low) > 1 && t.Low[0] == '#' && digits(t.Low[1:]):
		return []int{1}
	case t.Kind == doc.Number && len(t.Low) > 2 && (strings.HasSuffix(t.Low, "am") || strings.HasSuffix(t.Low, "pm")) && isDigit(t.Low[len(t.Low)-3]):
		return []int{len(t.Low) - 2}
	case t.Kind != doc.Word && t.Kind != doc.Number:
		return nil
	}
	switch t.Low {
	case "cannot", "gonna", "gotta", "wanna":
		return []int{3}
	case "dont", "cant", "didnt", "doesnt", "isnt", "wasnt", "couldnt", "wouldnt", "havent", "hasnt", "arent", "werent", "aint", "shouldnt":
		return []int{len(t.Low) - 2}
	}
	if !strings.Contains(t.Low, "-") || phone(t.Low) {
		return nil
	}
	var cuts []int
	text := t.Of(w.d.Text)
	first := true
	for i, r := range text {
		if !isHyphen(r) || i == 0 || i+utf8.RuneLen(r) == len(text) {
			continue
		}
		if first && w.lists.prefixes[strings.ToLower(text[:i])] {
			first = false
			continue
		}
		first = false
		cuts = append(cuts, i, i+utf8.RuneLen(r))
	}
	return cuts
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// phone tells whether a token is digits in three groups or more, or such a
// number without its area: not a range.
func phone(low string) bool {
	groups := strings.Split(low, "-")
	for _, g := range groups {
		if !digits(g) {
			return false
		}
	}
	return len(groups) > 2 || len(groups) == 2 && len(groups[0]) == 3 && len(groups[1]) == 4
}

package doc

// longDateline is how many tokens a dateline may take.
const longDateline = 24

// Telling gives the token at which a sentence begins to tell: behind the dateline where
// it has one, and behind what editors put in brackets there: "BASRA, Iraq, March 3
// (Agency) -- [Report] Gunmen". A verb before the dash tells that it is none, where
// words are tagged.
func (d *Doc) Telling(s Sentence) int {
	if s.First == s.End || d.Tokens[s.First].Case == Lower || d.InTitle(s.Span) || !d.opens(s) {
		return s.First
	}
	if colon := d.heading(s); colon >= 0 {
		return colon + 1
	}
	dash, dated := d.dash(s)
	if dash >= 0 && d.Tokens[s.First].Case != Upper && !d.headed(s, dash) {
		return s.First
	}
	if dash < 0 || !dated && (s.Capitals || dash-s.First > 5) || d.verbIn(s.First, dash) {
		return s.First
	}
	at := dash + 1
	for at < s.End && d.Tokens[at].Low == "[" {
		end := at + 1
		for end < s.End && d.Tokens[end].Low != "]" {
			end++
		}
		if end+1 >= s.End {
			break
		}
		at = end + 1
	}
	return at
}

// heading gives the colon behind words in capitals that a sentence begins with, "DERA
// ISMAIL KHAN: Gunmen"; -1 for none.
func (d *Doc) heading(s Sentence) int {
	if s.Capitals {
		return -1
	}
	for i := s.First; i+1 < min(s.End, s.First+shortHeading); i++ {
		switch t := d.Tokens[i]; {
		case t.Low == ":" && i > s.First:
			return i
		case t.Kind == Word && t.Case != Upper, t.Kind == Number:
			return -1
		}
	}
	return -1
}

// shortHeading is how many tokens a heading may take.
const shortHeading = 8

// headed tells whether a dateline in mixed writing stands before a dash: nothing but names,
// numbers and marks, where the text begins: "Kano, 5 March 2026 –".
func (d *Doc) headed(s Sentence, dash int) bool {
	if i := d.Tokens[s.First].Sentence; i > 0 && !d.InTitle(d.Sentences[i-1].Span) {
		return false
	}
	for _, t := range d.Tokens[s.First:dash] {
		if t.Case == Lower && t.Kind == Word {
			return false
		}
	}
	return true
}

// opens tells whether a sentence begins a paragraph; one in capitals, the text.
func (d *Doc) opens(s Sentence) bool {
	i := d.Tokens[s.First].Sentence
	return i == 0 || d.InTitle(d.Sentences[i-1].Span) || !s.Capitals && d.Sentences[i-1].Paragraph != s.Paragraph
}

// dash gives the dash that may end a sentence's dateline, -1 for none, and whether a
// number or a bracket stands before it.
func (d *Doc) dash(s Sentence) (at int, dated bool) {
	for i := s.First + 1; i+1 < min(s.End, s.First+longDateline); i++ {
		switch t := d.Tokens[i]; {
		case t.Low == "--" || t.Low == "–" || t.Low == "—",
			t.Low == "-" && t.Start > d.Tokens[i-1].End && t.End < d.Tokens[i+1].Start:
			return i, dated
		case t.Kind == Number || t.Low == "(":
			dated = true
		}
	}
	return -1, false
}

// verbIn tells whether one of the words of some tokens is tagged as a verb.
func (d *Doc) verbIn(first, end int) bool {
	if !d.Has(Tagged) {
		return false
	}
	from, to := d.WordsOf(first, end)
	for _, w := range d.Words[from:to] {
		if w.UPOS == "VERB" || w.UPOS == "AUX" {
			return true
		}
	}
	return false
}

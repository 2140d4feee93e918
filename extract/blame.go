package extract

import (
	"strconv"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// blame claims who is held responsible where no verb of violence says so:
// "militants are responsible", "police blamed the cartel". Where the sentence
// tells of no incident itself, the claim is on the incident that is known.
func (x *extractor) blame() {
	for i, s := range x.d.Sentences {
		lows := x.lows(s.First, s.End)
		for k := 0; k < len(lows); k++ {
			b, ok := lex.Blames(lows[k:])
			if !ok {
				continue
			}
			if before := x.low(s.First+k-1, s); b.Before && (before == "those" || before == "who" || before == "whoever" || before == "anyone") {
				continue
			}
			if m := x.blamed(s.First+k, b, s); m != nil && x.acts(*m, true) && !x.denied(s.First+k, s) {
				x.accuse(x.happeningOf(i, s.First+k), *m, b, x.d.SpanOf(s.First+k, s.First+k+b.Words))
			}
			k += b.Words - 1
		}
	}
}

// blamed gives who stands before or after a phrase of blame.
func (x *extractor) blamed(at int, b lex.Blame, s doc.Sentence) *doc.Mention {
	from, to := x.mentionsIn(at+b.Words, min(s.End, at+b.Words+6))
	if b.Before {
		from, to = x.mentionsIn(max(s.First, at-20), at)
	}
	var best *doc.Mention
	for k := from; k < to; k++ {
		m := &x.d.Mentions[k]
		if m.Form == doc.Pronoun || m.Type == "Nationality" || !m.Party() || b.Before && m.End > at {
			continue
		}
		if best == nil || b.Before && m.End > best.End || !b.Before && m.First == best.First && m.End > best.End {
			best = m
		}
	}
	return best
}

// denied tells whether the blame is taken back: "was not responsible".
func (x *extractor) denied(at int, s doc.Sentence) bool {
	for j := at - 1; j >= s.First && at-j <= 4; j-- {
		switch x.d.Tokens[j].Low {
		case "not", "n't", "no", "never", "denied", "denies":
			return true
		}
	}
	return false
}

// happeningOf gives the kept happening of a sentence nearest to a token, or a new
// one that stands for the incident known already.
func (x *extractor) happeningOf(sentence, token int) *happening {
	var best *happening
	from, to := between(x.happenings, sentence, sentence+1, func(h happening) int { return h.sentence })
	for i := from; i < to; i++ {
		if h := &x.happenings[i]; h.kept && (best == nil || token >= h.first) {
			best = h
		}
	}
	if best != nil {
		return best
	}
	return x.refer(sentence)
}

// refer gives the happening that stands for what a sentence only speaks of.
func (x *extractor) refer(sentence int) *happening {
	s := x.d.Sentences[sentence]
	h := &happening{id: "r" + strconv.Itoa(sentence+1), sentence: sentence, first: s.First, end: s.End}
	if !x.referred[sentence] {
		x.referred[sentence] = true
		x.out.Happenings = append(x.out.Happenings, sitrep.Happening{
			ID: h.id, Reference: sitrep.Known, Title: x.d.InTitle(s.Span), Sentence: sentence, Paragraph: s.Paragraph, Quotes: x.quotes(x.span(h)),
		})
	}
	return h
}

func (x *extractor) accuse(h *happening, m doc.Mention, b lex.Blame, words span.Span) {
	a := x.actor(m)
	a.Role, a.Confidence = "suspect", "suspected_or_accused"
	s := x.voice(m.Span)
	switch {
	case s != nil:
		a.Confidence = confidence(s)
	case b.Fact:
		a.Role, a.Confidence = "perpetrator", "reported_as_fact"
	}
	x.claim(h, a, "actors: blame", m.Span, words)
	x.fromGroup(h, a, m)
}

package when

import (
	"strings"

	"sitrep/lex"
)

// reach is how many pieces away a verb is looked for.
const reach = 60

// direction tells by the verbs of the sentence whether the day of an expression
// lies before or after the report; the nearest verb before it counts, and where
// there is none the first behind it.
func (p *parser) direction(i, end int) direction {
	if p.is(i-1, "until", "till", "by") || p.is(i-1, "upcoming", "next", "coming") {
		return ahead
	}
	if p.is(i-1, "since") || p.befell(end) {
		return behind
	}
	for k := i - 1; k >= max(0, i-reach); k-- {
		if d := p.verb(k); d != either {
			return d
		}
	}
	for k := end; k < min(len(p.pieces), end+reach); k++ {
		if d := p.verb(k); d != either {
			return d
		}
	}
	return either
}

// befell tells whether an expression says of violence when it was, which is told of
// once it has happened: "he will answer for Monday's bomb attack".
func (p *parser) befell(end int) bool {
	if !p.is(end, "'") || !p.is(end+1, "s") {
		return false
	}
	for k := end + 2; k < end+6 && p.at(k).kind == word; k++ {
		for _, t := range lex.Triggers([]string{p.at(k).low}) {
			if t.Noun && t.Strength == "strong" && (t.Event == "ASSAULT" || t.Event == "FIGHT") {
				return true
			}
		}
	}
	return false
}

// verb tells what one word says of time; either where it says nothing.
func (p *parser) verb(i int) direction {
	q := p.at(i)
	if q.kind != word || q.title && !p.caps && i > 0 {
		return either
	}
	switch {
	case p.is(i, "may") && (p.at(i+1).kind == digits || p.at(i-1).kind == digits || p.is(i-1, "in", "of", "since", "last", "by")):
		return either
	case p.lex.ahead[q.low] || q.low == "ll" && p.is(i-1, "'") || q.low == "set" && p.is(i+1, "for"):
		return ahead
	case q.low == "to" && p.is(i-1, "about", "going") && p.is(i-2, "was", "were"): // when it had not come about yet
		return behind
	case q.low == "to" && p.lex.toward[p.at(i-1).low] && p.at(i+1).kind == word:
		return ahead
	case p.is(i, "would") || q.low == "to" && p.is(i+1, "be"):
		return ahead
	case p.is(i-1, "be", "to"):
		return either
	case p.lex.before[q.low]:
		return behind
	case strings.HasSuffix(q.low, "ed") && len(q.low) > 4 && !p.is(i-1, "the", "a", "an", "of"):
		return behind
	}
	return either
}

// besideSaying tells whether a word of saying stands near [i, end).
func (p *parser) besideSaying(i, end int) bool {
	for k := max(0, i-8); k < min(len(p.pieces), end+6); k++ {
		if p.lex.saying[p.at(k).low] {
			return true
		}
	}
	return false
}

// opening tells whether the words before piece i leave one end open: "since
// Tuesday", "up to 5 May".
func (p *parser) opening(i int) opening {
	switch {
	case p.is(i-1, "since"):
		return since
	case p.is(i-1, "until", "till", "by"), p.is(i-1, "to") && p.is(i-2, "up"):
		return until
	}
	return closed
}

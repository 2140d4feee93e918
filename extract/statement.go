package extract

import (
	"strconv"

	"sitrep"
	"sitrep/span"
)

// statements hands on every attribution that has content.
func (x *extractor) statements() {
	for i, s := range x.d.Sayings {
		content := x.quotes(s.Content...)
		if len(content) == 0 {
			continue
		}
		x.sayings = append(x.sayings, i)
		x.out.Statements = append(x.out.Statements, sitrep.Statement{
			ID:      "s" + strconv.Itoa(len(x.out.Statements)+1),
			Speaker: sitrep.Speaker(s.Speaker), Stance: sitrep.Stance(s.Stance),
			Certainty: sitrep.Certainty(s.Certainty), Polarity: sitrep.Polarity(s.Polarity),
			Said: s.Said, Via: s.Via,
			Source: x.quotes(s.Source...), Cue: x.quotes(s.Cue...), Content: content,
		})
	}
	x.place()
}

// place notes in which sentences each statement's content and source stand.
func (x *extractor) place() {
	x.spoken = make([][]int, len(x.d.Sentences))
	x.named = make([][]int, len(x.d.Sentences))
	for k, i := range x.sayings {
		x.reach(x.spoken, k, x.d.Sayings[i].Content)
		x.reach(x.named, k, x.d.Sayings[i].Source)
	}
}

// reach adds a statement to the sentences that its spans reach into.
func (x *extractor) reach(of [][]int, statement int, spans []span.Span) {
	for _, s := range spans {
		first, end := x.d.TokensIn(s)
		for t := first; t < end; t = x.d.Sentences[x.d.Tokens[t].Sentence].End {
			at := x.d.Tokens[t].Sentence
			if n := len(of[at]); n == 0 || of[at][n-1] != statement {
				of[at] = append(of[at], statement)
			}
		}
	}
}

// sentenceOf gives the sentence in which a span begins, or -1.
func (x *extractor) sentenceOf(s span.Span) int {
	if first, end := x.d.TokensIn(s); first < end {
		return x.d.Tokens[first].Sentence
	}
	return -1
}

// voice gives the statement in which words are said: the innermost whose content
// holds them; nil for the report's own voice.
func (x *extractor) voice(words span.Span) *sitrep.Statement { return x.statement(x.voiceAt(words)) }

// statement gives a statement by its index; nil for -1.
func (x *extractor) statement(k int) *sitrep.Statement {
	if k < 0 {
		return nil
	}
	return &x.out.Statements[k]
}

// voiceAt is voice for the statement's index; -1 for none.
func (x *extractor) voiceAt(words span.Span) int {
	at := x.sentenceOf(words)
	if at < 0 {
		return -1
	}
	best, size := -1, 0
	for _, k := range x.spoken[at] {
		for _, c := range x.d.Sayings[x.sayings[k]].Content {
			if c.Contains(words) && (best < 0 || c.Len() < size) {
				best, size = k, c.Len()
			}
		}
	}
	return best
}

// inSource tells whether a span lies in the words that name a speaker.
func (x *extractor) inSource(s span.Span) bool { return x.speaks(s, span.Span{}) }

// addressed is how many bytes of a preposition may lie between a speaker and where he is.
const addressed = 8

// speaks tells whether a span lies in the words that name a speaker, who is not
// told to have done anything before speaking: where the trigger stands between
// speaker and cue, it is the speaker's deed: "A man shot two people, shouting".
func (x *extractor) speaks(s, trigger span.Span) bool {
	at := x.sentenceOf(s)
	if at < 0 {
		return false
	}
	for _, k := range x.named[at] {
		saying := x.d.Sayings[x.sayings[k]]
		for _, src := range saying.Source {
			if len(saying.Cue) > 0 && s.Start > src.End && s.Start-src.End < addressed && s.End <= saying.Cue[0].Start && saying.Cue[0].Start-s.End <= 1 {
				return true // "officials in Seoul said"
			}
			if src.Contains(s) && !(len(saying.Cue) > 0 && src.End <= trigger.Start && trigger.End <= saying.Cue[0].Start) {
				return true
			}
		}
	}
	return false
}

package say

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sitrep/doc"
	"sitrep/lex"
)

// judge works out stance, certainty, polarity, time and channel of a saying.
func (r *reader) judge(a *attribution, s *doc.Saying) {
	s.Stance, s.Certainty, s.Polarity = "states", "certain", "positive"
	if a.verb != nil {
		s.Stance, s.Certainty = a.verb.stance, a.verb.certainty
	}
	r.whichAct(a)
	words := r.contentWords(a)
	s.Certainty = r.hedged(words, s.Certainty)
	if negative(words) {
		s.Polarity = "negative"
	}
	if r.unable(a) {
		a.negated = true
	}
	switch {
	case a.negated && (s.Stance == "states" || s.Stance == "confirms"):
		s.Stance, s.Polarity = "declines", "positive"
	case a.negated, a.verb != nil && nobody(r.words(a.source)):
		s.Polarity = "negative"
	}
	if s.Stance == "alleges" && r.claimsAct(a, words) {
		s.Stance = "claims_responsibility"
	}
	if quiet(words, r.beforeCue(a)) || s.Stance == "confirms" && a.source.empty() && s.Polarity == "negative" {
		s.Stance, s.Polarity = "declines", "positive" // "neither account could be checked"
	}
	if s.Stance == "claims_responsibility" {
		switch before := r.beforeCue(a); {
		case slices.ContainsFunc(before, habitual):
			s.Stance = "states" // "which seldom claims attacks"
		case slices.Contains(before, "no"):
			s.Polarity = "negative" // "no immediate claim of responsibility"
		}
	}
	if s.Stance == "states" {
		s.Stance = r.firstVerb(words, s.Stance)
	}
	if s.Stance == "states" && s.Polarity == "positive" && (!lex.Authority(s.Speaker.Kind) && ours(words) || armed(s.Speaker) && itself(words)) { // what an army's soldiers did is no claim
		s.Stance = "claims_responsibility"
	}
	if i := r.sentenceOf(a); i >= 0 {
		s.Said = r.said(a, i)
		s.Via = r.via(a, i)
		s.Speaker.Anonymous = s.Speaker.Anonymous || r.anonymousNear(a, i)
	}
}

// quiet tells whether what is stated is "no comment".
func quiet(words, before []string) bool {
	if len(words) > 1 && words[0] == "no" {
		return words[1] == "comment" || words[1] == "statement" || len(words) > 2 && words[2] == "comment"
	}
	return len(words) > 0 && words[0] == "comment" && slices.Contains(before, "no")
}

// beforeCue gives the words of a cue up to its verb, and the three before it.
func (r *reader) beforeCue(a *attribution) []string {
	if len(a.cue) == 0 || a.head >= len(r.d.Tokens) {
		return nil
	}
	s := r.d.Sentences[r.d.Tokens[a.head].Sentence]
	var out []string
	for i := max(s.First, a.head-3); i < a.head; i++ {
		out = append(out, r.low(i))
	}
	return out
}

// habitual tells whether a word says how often something is done.
func habitual(low string) bool {
	switch low {
	case "seldom", "rarely", "often", "frequently", "usually", "routinely", "regularly", "sometimes", "typically":
		return true
	}
	return false
}

// unable tells whether who speaks is told not to be able to: "was not able to verify".
func (r *reader) unable(a *attribution) bool {
	before := r.beforeCue(a)
	n := len(before)
	if n < 2 || before[n-1] != "to" {
		return false
	}
	return before[n-2] == "unable" || n > 2 && before[n-2] == "able" && not(before[n-3])
}

// ours tells whether it is stated that the speaker's own did a deed: "one of its men had
// carried out the attack", "the driver was one of its soldiers".
func ours(words []string) bool {
	own := -1
	for i, w := range words {
		switch w {
		case "its", "our", "their":
			if i+1 < len(words) && fighter(words[i+1]) || i+2 < len(words) && fighter(words[i+2]) {
				own = i
			}
		case "soldiers":
			if i+2 < len(words) && words[i+1] == "of" && words[i+2] == "the" {
				own = i // "of the caliphate"
			}
		}
	}
	if own < 0 {
		return false
	}
	for i, w := range words {
		switch {
		case struck(words[i:]) && suffered(words, i):
		case struck(words[i:]):
			return i > own
		case w == "was" || w == "were":
			return i+2 < own+1 && words[i+1] == "one" && words[i+2] == "of"
		}
	}
	return false
}

// armed tells whether who speaks is an armed group, or speaks for one.
func armed(s doc.Speaker) bool {
	g, ok := lex.KnownGroup(s.Organization)
	return s.Kind == "armed_group" || ok && g.Class == "armed_group"
}

// itself tells whether what an armed group states begins with its own deed: "it had carried out
// the attack", "we were behind the bombing".
func itself(words []string) bool {
	for i, w := range words {
		switch w {
		case "that", "had", "has", "have", "also", "\"", "“":
		case "it", "we", "they":
			if i+1 < len(words) && (words[i+1] == "was" || words[i+1] == "were") {
				return i+2 < len(words) && (words[i+2] == "behind" || words[i+2] == "responsible")
			}
		default:
			return i > 0 && struck(words[i:])
		}
	}
	return false
}

// struck tells whether words begin with a verb for an attack.
func struck(words []string) bool {
	switch words[0] {
	case "attacked", "bombed", "ambushed", "killed", "shot", "raided", "stormed", "shelled", "targeted", "struck", "detonated", "overran", "overrun", "launched", "fired", "downed":
		return true
	case "carried":
		return len(words) > 1 && words[1] == "out" || len(words) > 2 && words[2] == "out"
	case "been":
		return len(words) > 1 && words[1] == "responsible"
	}
	return false
}

// suffered tells whether the verb for an attack that begins at word i is told of who suffered it: "its men were killed", "the
// killing of its men, carried out by others".
func suffered(words []string, i int) bool {
	if i > 0 {
		switch words[i-1] {
		case "was", "were", "been", "being":
			return words[i] != "carried"
		}
	}
	end := i + 1
	if words[i] == "carried" {
		end++
	}
	return end < len(words) && words[end] == "by"
}

// fighter tells whether a noun is for one who fights for a group.
func fighter(low string) bool {
	switch strings.Trim(low, "\"“”") {
	case "men", "fighters", "soldiers", "fighter", "soldier", "members", "militants", "mujahideen", "units", "bombers", "martyrs", "forces", "snipers", "cadres":
		return true
	}
	return false
}

// nobody tells whether a source's words say that there is none.
func nobody(source []string) bool {
	if len(source) == 0 {
		return false
	}
	switch source[0] {
	case "no", "nobody", "none", "neither", "no-one":
		return true
	}
	return false
}

func (r *reader) contentWords(a *attribution) []string {
	var w []string
	for _, c := range a.content {
		for i := c.first; i < c.end && len(w) < 60; i++ {
			if r.d.Tokens[i].Kind != doc.Punct {
				w = append(w, r.low(i))
			}
		}
	}
	return w
}

var firmness = [...]string{"certain", "probable", "possible", "unknown"}

func rank(certainty string) int {
	for i, c := range firmness {
		if c == certainty {
			return i
		}
	}
	return 0
}

// hedged gives the least firm of a certainty and the hedges among words.
func (r *reader) hedged(words []string, certainty string) string {
	for i := range words {
		if v, ok := r.lex.hedges.at(words, i); ok && rank(v) > rank(certainty) {
			certainty = v
		}
	}
	return certainty
}

// several are numbers that stand against another one behind "not".
var several = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields("two three four five six seven eight nine ten eleven twelve dozens hundreds") {
		set[w] = true
	}
	for n := 2; n < 200; n++ {
		set[strconv.Itoa(n)] = true
	}
	return set
}()

// negative tells whether the first clause of what is stated is negated.
func negative(words []string) bool {
	for i, w := range words {
		if i > 11 {
			return false
		}
		if w == "not" && i > 0 && i+1 < len(words) && several[words[i+1]] {
			continue // "six people, not seven, were killed"
		}
		if w == "no" && i+1 < len(words) && words[i+1] == "doubt" {
			continue
		}
		switch w {
		case "not", "n't", "never", "no", "nobody", "none", "nothing", "neither":
			return true
		case "because", "which", "who", "but", "if", "when", "while":
			return false
		}
	}
	return false
}

// whichAct makes of "which" the attack that it stands for: "the bombing, which the Front has
// claimed".
func (r *reader) whichAct(a *attribution) {
	if a.verb == nil || a.verb.stance != "alleges" || len(a.content) != 1 || a.content[0].end-a.content[0].first != 1 || r.class(a.content[0].first) != "rel" {
		return
	}
	if x := r.antecedent(a.content[0].first); !x.empty() && slices.ContainsFunc(r.words(x), func(w string) bool { return r.lex.is("act", w) }) {
		a.content[0] = x
	}
}

// claimsAct tells whether what is claimed is an attack, not a clause.
func (r *reader) claimsAct(a *attribution, words []string) bool {
	if a.verb == nil || !a.verb.takes('i') || a.verb.certainty != "certain" || a.verb.stance != "alleges" {
		return false
	}
	if v := r.wordsIn(rng{a.head, a.head + 1}); !v.empty() {
		if o := r.tree.Child(v.first, "obj"); o > v.first && r.lex.is("act", r.tree.low[o]) {
			return true // "claimed the raid in a message in which men are seen"
		}
	}
	act := false
	for _, w := range words {
		act = act || r.lex.is("act", w)
		if r.lex.function[w] == "aux" || r.lex.finite[w] && !act {
			return false
		}
	}
	return act
}

// firstVerb reads the stance of a statement in the first person from its own
// verb: "We condemn the attack".
func (r *reader) firstVerb(words []string, stance string) string {
	for i := 0; i+1 < len(words) && i < 8; i++ {
		if words[i] != "i" && words[i] != "we" {
			continue
		}
		for k := i + 1; k < len(words) && k < i+5; k++ {
			if r.lex.is("adverb", words[k]) || strings.HasSuffix(words[k], "ly") || r.lex.function[words[k]] == "aux" {
				continue
			}
			for _, x := range r.lex.verbs[words[k]] {
				if len(x.rest) == 0 && x.form&(base|gerund) != 0 {
					return x.verb.stance
				}
			}
			break
		}
	}
	return stance
}

// sentenceOf gives the sentence of an attribution's cue; -1 for none.
func (r *reader) sentenceOf(a *attribution) int {
	if a.head >= len(r.d.Tokens) {
		return -1
	}
	return r.d.Tokens[a.head].Sentence
}

// said gives the day when it was said, where a time stands beside the cue and
// outside of what is stated.
func (r *reader) said(a *attribution, sentence int) string {
	if len(a.cue) == 0 {
		return ""
	}
	for i := max(a.cue[0].first-6, r.d.Sentences[sentence].First); i < min(a.cue[0].end+6, r.d.Sentences[sentence].End); i++ {
		t := r.times[i]
		if t < 0 || a.within(i) {
			continue
		}
		x := r.d.Times[t]
		if x.Anchored() && (x.Type == "DATE" || x.Type == "TIME") && (x.Precision == "day" || x.Precision == "hour" || x.Precision == "minute") {
			return x.From.Format(time.DateOnly)
		}
	}
	return ""
}

// within tells whether a token lies in the content or the source.
func (a *attribution) within(i int) bool {
	for _, c := range a.content {
		if c.first <= i && i < c.end {
			return true
		}
	}
	return a.source.first <= i && i < a.source.end
}

// via gives how it reached the report: "in a statement", "told Reuters".
func (r *reader) via(a *attribution, sentence int) string {
	s := r.d.Sentences[sentence]
	if len(a.cue) == 0 {
		return ""
	}
	end := a.cue[len(a.cue)-1].end
	if head := r.low(a.head); (head == "told" || head == "tells") && end < s.End && !a.within(end) {
		e := end
		for e < s.End && e < end+8 && !a.within(e) && r.d.Tokens[e].Kind != doc.Punct && r.low(e) != "that" && r.times[e] < 0 {
			e++
		}
		if e > end {
			return r.d.SpanOf(a.head, e).Of(r.d.Text)
		}
	}
	for i := min(end, a.head+1); i < s.End && i < end+8; i++ { // the cue may hold it
		if a.within(i) {
			break
		}
		if e := r.carrierAt(i, s.End); e > 0 {
			return r.d.SpanOf(i, e).Of(r.d.Text)
		}
	}
	if n := len(a.content); n > 0 {
		if i := a.content[n-1].end; i > end && i < s.End { // "claimed the ambush in a video"
			if e := r.carrierAt(i, s.End); e > 0 {
				return r.d.SpanOf(i, e).Of(r.d.Text)
			}
		}
	}
	if low := r.low(a.head); strings.HasPrefix(low, "tweet") || strings.HasPrefix(low, "retweet") {
		return "in a tweet"
	}
	return ""
}

// anonymousNear tells whether the sentence says, outside of what is stated, that
// the speaker is not to be named.
func (r *reader) anonymousNear(a *attribution, sentence int) bool {
	s := r.d.Sentences[sentence]
	var words []string
	for i := max(s.First, a.head-wide); i < min(s.End, a.head+wide); i++ {
		if !a.within(i) && r.d.Tokens[i].Kind != doc.Punct && r.low(i) != "source" && r.low(i) != "sources" {
			words = append(words, r.low(i))
		}
	}
	for i := range words {
		if _, ok := r.lex.anonymous.at(words, i); ok {
			return true
		}
	}
	return false
}

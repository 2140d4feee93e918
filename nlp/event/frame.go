package event

import (
	"strings"

	"sitrep/doc"
	"sitrep/lex"
)

// frame fills in what the words around a trigger say of the event.
func (f *finder) frame(e *doc.Event, t lex.Trigger, s doc.Sentence) {
	if e.Noun {
		f.noun(e, s)
	} else {
		f.verb(e, t, s)
	}
	f.stage(e, s)
}

// verb reads negation, voice, modality, and who does what to whom.
func (f *finder) verb(e *doc.Event, t lex.Trigger, s doc.Sentence) {
	for j := e.First - 1; j >= s.First && e.First-j <= 5; j-- {
		low := f.d.Tokens[j].Low
		switch {
		case low == "not" || low == "n't" || low == "never":
			e.Negated = true
			continue
		case isModal(low):
			e.Possible = low != "will" || e.Possible
			continue
		case isBe(low):
			e.Passive = t.Form == "ed"
			continue
		case low == "to" || low == "have" || low == "has" || low == "had" || lex.Function(low) == "adv" || strings.HasSuffix(low, "ly"):
			continue
		}
		break
	}
	if f.fromTree(e, t, s) {
		return
	}
	object := f.after(e.End, s)
	if t.Form == "ed" && !e.Passive && object < 0 && !intransitive(e.Base) && !holdsObject(e.Base) {
		e.Passive = f.reduced(e, s)
	}
	subject := f.subject(e, s)
	if e.Passive {
		e.Target = list(subject)
		e.Source = list(f.agent(e.End, s))
		return
	}
	e.Source = list(subject)
	e.Target = list(object)
	if intransitive(e.Base) {
		e.Source, e.Target = nil, list(subject)
	}
}

func isBe(low string) bool {
	switch low {
	case "be", "is", "are", "was", "were", "been", "being", "am", "got", "'s", "'re":
		return true
	}
	return false
}

func intransitive(base string) bool { return base == "die" || base == "go off" || base == "explode" }

// holdsObject tells whether a verb's object is among its own words, or it has none,
// so that no form of it is passive: "opened fire", "set the bus on fire", "rioted".
func holdsObject(base string) bool {
	switch base {
	case "riot", "protest", "demonstrate", "rally", "fight", "clash": // it has none
		return true
	case "open fire", "set fire to", "set it off", "blow himself up", "blow herself up", "blow themselves up":
		return true
	}
	return strings.Contains(base, "*")
}

// reduced tells whether a participle without "be" is passive: "three killed in
// attack", "a man shot by police".
func (f *finder) reduced(e *doc.Event, s doc.Sentence) bool {
	next := f.low(e.End, s)
	if next == "to" {
		return false // "threatened to"
	}
	return next == "" || lex.Function(next) == "prep" || lex.Function(next) == "conj" || lex.Function(next) == "adv" || f.d.Tokens[e.End].Kind == doc.Punct || next == "dead"
}

func list(m int) []int {
	if m < 0 {
		return nil
	}
	return []int{m}
}

// subject gives the mention that a verb has as its subject, or -1: that of the verb
// before where what stands nearest is that verb's object, "killed seven people,
// wounding others".
func (f *finder) subject(e *doc.Event, s doc.Sentence) int {
	m := f.before(e.First, s)
	if n := len(f.out); n > 0 && f.out[n-1].Sentence == e.Sentence && len(f.out[n-1].Target) > 0 && f.out[n-1].Target[0] == m && !e.Passive && !f.out[n-1].Passive {
		m = -1
		if len(f.out[n-1].Source) > 0 {
			m = f.out[n-1].Source[0]
		}
	}
	return m
}

// before gives the mention that is a verb's subject: the nearest before it whose
// phrase is not behind a preposition; -1 where there is none.
func (f *finder) before(first int, s doc.Sentence) int {
	for j := first - 1; j >= s.First && first-j <= 25; j-- {
		h := f.heads[j]
		if h < 0 {
			if f.opensClause(j, first) || f.acts(j, s) {
				return -1
			}
			continue
		}
		m := f.d.Mentions[h]
		if m.Type == "Nationality" || f.behindPreposition(m.First, s) {
			j = m.First
			continue
		}
		return h
	}
	return -1
}

// opensClause tells whether token j opens the clause of the verb at a token, so
// that what stands before is another's: but "shot dead after killing two" has one
// subject.
func (f *finder) opensClause(j, verb int) bool {
	switch f.d.Tokens[j].Low {
	case ";", ":", "--", "–", "—":
		return true
	case "when", "while", "where", "whereas", "because", "although", "though", "after", "before", "until", "if", "as":
		return !strings.HasSuffix(f.d.Tokens[verb].Low, "ing")
	case "-":
		return j == 0 || f.d.Tokens[j-1].End < f.d.Tokens[j].Start
	}
	return false
}

// acts tells whether the thing or the deed at token j is the subject itself, so
// that no people before it are: "a bomb killed two", "in a raid that killed two".
func (f *finder) acts(j int, s doc.Sentence) bool {
	_, weapon := lex.Weapon([]string{f.d.Tokens[j].Low})
	deed := f.deed(j)
	switch next := f.low(j+1, s); {
	case !weapon && !deed:
		return false
	case deed && (next == "that" || next == "which"):
		return true
	case f.behindPreposition(j, s):
		return false
	}
	for j--; j >= s.First; j-- {
		if low := f.d.Tokens[j].Low; isDet(low) || f.counted[j] {
			return true
		} else if lex.Function(low) != "" || f.d.Tokens[j].Kind != doc.Word || strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing") {
			return false
		}
	}
	return true
}

// deed tells whether token j is the noun of an event found already.
func (f *finder) deed(j int) bool {
	for k := len(f.out) - 1; k >= 0 && f.out[k].End > j; k-- {
		if f.out[k].Noun && f.out[k].First <= j {
			return true
		}
	}
	return false
}

// behindPreposition tells whether a mention's phrase follows a preposition, and so
// is no subject: "a patrol of soldiers", "in northern Mali".
func (f *finder) behindPreposition(first int, s doc.Sentence) bool {
	for j := first - 1; j >= s.First && first-j <= 4; j-- {
		switch t := f.d.Tokens[j]; lex.Function(t.Low) {
		case "prep":
			return true
		case "", "det":
			if t.Kind != doc.Word {
				return false
			}
		default:
			if t.Case != doc.Title {
				return false // but "Tell Omran" is a name
			}
		}
	}
	return false
}

// after gives the mention that follows as an object, or -1.
func (f *finder) after(at int, s doc.Sentence) int {
	for j := at; j < s.End && j < at+7; j++ {
		if h := f.heads[j]; h >= 0 && f.d.Mentions[h].Type != "Nationality" {
			return h
		}
		low := f.d.Tokens[j].Low
		c := lex.Function(low)
		if c == "prep" && low != "at" && low != "on" && low != "against" && low != "into" && low != "than" && low != "over" ||
			c == "conj" || c == "rel" || f.d.Tokens[j].Kind == doc.Punct && low != "\"" {
			return -1
		}
	}
	return -1
}

// agent gives the mention after "by", or -1.
func (f *finder) agent(at int, s doc.Sentence) int {
	for j := at; j < s.End && j < at+14; j++ {
		if f.d.Tokens[j].Low == "by" {
			return f.mentionAt(j+1, s, 5)
		}
		if low := f.d.Tokens[j].Low; low == ";" || lex.Function(low) == "aux" {
			return -1
		}
	}
	return -1
}

// mentionAt gives the first mention within a few tokens, or -1.
func (f *finder) mentionAt(at int, s doc.Sentence, within int) int {
	for j := at; j < s.End && j < at+within; j++ {
		if h := f.heads[j]; h >= 0 && f.d.Mentions[h].Type != "Nationality" {
			return h
		}
		if f.d.Tokens[j].Kind == doc.Punct && f.d.Tokens[j].Low != "\"" {
			return -1
		}
	}
	return -1
}

// noun reads determiners and what stands around a noun: "PKK attack", "the
// bombing of the station", "a strike by U.S. planes".
func (f *finder) noun(e *doc.Event, s doc.Sentence) {
	f.determiner(e, s)
	if f.nounFromTree(e) {
		return
	}
	for j := e.First - 1; j >= s.First && e.First-j <= 4; j-- {
		low := f.d.Tokens[j].Low
		if h := f.heads[j]; h >= 0 && f.d.Mentions[h].Form == doc.Name {
			if m := f.d.Mentions[h]; m.Type != "Location" || e.Type == "Air/drone strike" || e.Type == "Shelling/artillery/missile attack" {
				e.Source = list(h) // "U.S. strike", but not "Nice attack"
			}
			break
		}
		if _, thing := lex.Target([]string{low}); thing || lex.Function(low) != "" && low != "'s" {
			break // "the Omran market bombing" is nobody's
		}
	}
	for j := e.End; j < s.End && j < e.End+12; j++ {
		low := f.d.Tokens[j].Low
		switch {
		case low == "by" && e.Source == nil:
			e.Source = list(f.mentionAt(j+1, s, 5))
		case (low == "on" || low == "against" || low == "of" || low == "with") && e.Target == nil:
			e.Target = list(f.mentionAt(j+1, s, 5))
		case lex.Function(low) == "aux" || low == ";" || low == ",":
			return
		}
	}
}

// determiner tells a known, another, and a general happening apart.
func (f *finder) determiner(e *doc.Event, s doc.Sentence) {
	bare, such := true, false
	for j := e.First - 1; j >= s.First && e.First-j <= 7; j-- {
		low := f.d.Tokens[j].Low
		switch low {
		case "such":
			e.Generic, such = true, true
		case "any", "future", "further", "possible", "potential", "all", "many", "most", "every", "more", "impending", "these", "those":
			e.Generic = true
		case "the", "this", "that":
			e.Definite, bare = !such, false // "the third such killing" only counts
		case "another", "separate", "previous", "similar", "second", "third", "other", "earlier":
			e.Another = true
		case "series", "wave", "spate", "string", "campaign", "number":
			e.Generic = e.Generic || e.Plural && e.Type != "Air/drone strike"
		case "no":
			e.Negated = true
		}
		if low == "a" || low == "an" || f.counted[j] {
			bare = false
		}
		if low == "'s" {
			e.Definite, bare = true, false
		}
		if c := lex.Function(low); c != "" && c != "det" && low != "of" && low != "such" || f.d.Tokens[j].Kind == doc.Punct {
			break
		}
	}
	e.Bare = bare && e.Plural
}

// stage tells how far it came: attempted, threatened, planned, or carried out.
func (f *finder) stage(e *doc.Event, s doc.Sentence) {
	known, of := false, false
	for j := e.First - 1; j >= s.First && e.First-j <= 6; j-- {
		switch low := f.d.Tokens[j].Low; low {
		case "of":
			of = true // "the number of attacks"
		case "the", "this":
			known = e.Noun && !of
		case "attempted", "attempting", "attempt", "tried", "trying", "foiled", "failed", "thwarted", "averted":
			e.Stage = "attempted"
			return
		case "threatened", "threatens", "threatening", "threat", "threats":
			e.Stage = "threatened"
			return
		case "planned", "plotted", "prepared":
			if !known { // "planned the bombing" is of one that came to pass
				e.Stage = "planned"
			}
			return
		case "planning", "plotting", "plot", "plans", "plan", "preparing", "will", "would":
			if !known || f.carries(j+1, e.First) { // "will investigate the murder" is of one that came to pass
				e.Stage = "planned"
			}
			return
		case "if", "unless":
			e.Possible = true
		case ".", ";", ",", "that":
			return
		}
	}
}

// carries tells whether words behind "will" or "plans", up to a deed's noun, are for doing the deed: "to
// carry out the attack", "the attack"; and not for what comes of it: "investigate the attack".
func (f *finder) carries(first, end int) bool {
	for j := first; j < end; j++ {
		switch f.d.Tokens[j].Low {
		case "into", "about", "over", "after", "following", "responsibility":
			return false
		case "carry", "launch", "stage", "commit", "mount", "perform", "execute", "continue", "resume", "conduct", "make", "have", "be", "begin", "start", "lead", "take", "include", "included", "involve", "involved":
			continue
		}
		if w, _ := f.d.WordsOf(j, j+1); w < len(f.d.Words) && f.d.Words[w].Token == j && f.d.Words[w].UPOS == "VERB" {
			return false
		}
	}
	return true
}

package event

import (
	"sitrep/doc"
	"sitrep/lex"
)

// attitude is how an act is spoken of that is not told as done.
type attitude int

const (
	done    attitude = iota
	meant            // "will", "promised to"
	asked            // "must", "urged them to"
	refused          // "declined to"
)

// code makes of an act that is only spoken of what PLOVER codes it as: to be
// willing to cooperate is to agree, to mean harm is to threaten, to want it of
// others is to demand, not to be willing is to reject. It tells whether it does.
func (f *finder) code(e *doc.Event, verb int) bool {
	if verb < 0 || e.Noun {
		return false
	}
	how := f.attitude(verb)
	if how == meant && e.Negated {
		how = refused
	}
	cooperative, hostile := temper(e.Event)
	switch {
	case how == asked && (cooperative || hostile):
		e.Event, e.Mode = "DEMAND", ""
		if s := f.speaker(verb); s >= 0 && e.Type == "" {
			if !e.Passive {
				e.Target = e.Source
			}
			e.Source = f.parties(s, 1)
		}
	case how == refused && cooperative:
		e.Event, e.Mode = "REJECT", ""
	case e.Negated && e.Event == "AGREE":
		e.Event, e.Mode = "REJECT", ""
	case how == meant && f.condition(verb):
		e.Event, e.Mode = "THREATEN", ""
	case how == meant && cooperative:
		e.Event, e.Mode = "AGREE", ""
	case how == meant && hostile:
		e.Event, e.Mode = "THREATEN", ""
	default:
		return false
	}
	return true
}

// temper tells whether an event is one of goodwill or of harm; some are neither.
func temper(event string) (cooperative, hostile bool) {
	switch event {
	case "AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "RETREAT", "CONCEDE":
		return true, false
	case "ASSAULT", "FIGHT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE":
		return false, true
	}
	return false, false
}

// condition tells whether what is meant is meant "unless" something is done.
func (f *finder) condition(verb int) bool {
	g := f.grammar
	for range 3 {
		for _, c := range g.Children(verb) {
			if g.d.Words[c].Relation == "advcl" && g.opens(c, "unless") {
				return true
			}
		}
		if r := g.d.Words[verb].Relation; r != "xcomp" && r != "ccomp" {
			return false
		}
		verb = g.d.Words[verb].Head
	}
	return false
}

// attitude reads how a verb's act is spoken of: by what helps it, or by the verb
// that it hangs on.
func (f *finder) attitude(verb int) attitude {
	g := f.grammar
	for range 3 {
		for _, c := range g.Children(verb) {
			if g.d.Words[c].Relation != "aux" {
				continue
			}
			switch g.low(c) {
			case "will", "would", "shall", "'ll", "wo":
				return meant
			case "must", "should", "ought":
				return asked
			}
		}
		w := g.d.Words[verb]
		switch w.Relation {
		case "xcomp", "ccomp", "acl":
		case "conj":
			verb = w.Head
			continue
		default:
			return done
		}
		switch f.base(w.Head) {
		case "offer", "promise", "pledge", "vow", "swear", "agree", "commit", "intend", "plan", "prepare", "propose", "hope", "consider", "willing", "ready", "prepared",
			"committed", "intention", "willingness", "readiness", "plans", "threaten":
			return meant
		case "want":
			if g.own(verb) > w.Head || g.after(w.Head) >= 0 {
				return asked // "wants them to leave"
			}
			return done
		case "demand", "urge", "order", "call", "request", "ask", "require", "insist", "appeal", "press":
			return asked
		case "refuse", "decline", "reject", "renege", "unwilling", "refusal":
			return refused
		case "resume", "continue", "begin", "start", "keep", "help":
			verb = w.Head // "promised to continue to help"
			continue
		}
		return done
	}
	return done
}

// base gives the base of a verb's form, the folded word of others.
func (f *finder) base(word int) string {
	low := f.grammar.low(word)
	if b := lex.ActVerb(low); b != low {
		return b
	}
	if f.grammar.verbal(word) {
		return f.d.Words[word].Lemma
	}
	return low
}

package event

import "sitrep/doc"

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
// others is to demand, not to be willing is to reject.
func (f *finder) code(e *doc.Event, verb int) {
	if verb < 0 || e.Noun {
		return
	}
	how := f.attitude(verb)
	if how == meant && e.Negated {
		how = refused
	}
	cooperative, hostile := false, false
	switch e.Event {
	case "AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "RETREAT", "CONCEDE":
		cooperative = true
	case "ASSAULT", "FIGHT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE":
		hostile = true
	}
	switch {
	case how == asked && (cooperative || hostile):
		e.Event, e.Mode = "DEMAND", ""
	case how == refused && cooperative:
		e.Event, e.Mode = "REJECT", ""
	case how == meant && cooperative:
		e.Event, e.Mode = "AGREE", ""
	case how == meant && hostile:
		e.Event, e.Mode = "THREATEN", ""
	}
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
			switch g.d.Words[c].Lemma {
			case "will", "would", "shall":
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
		switch g.d.Words[w.Head].Lemma {
		case "offer", "promise", "pledge", "vow", "swear", "agree", "commit", "intend", "plan", "prepare", "propose", "willing", "ready", "prepared":
			return meant
		case "demand", "urge", "order", "call", "request", "ask", "require", "insist", "appeal", "press":
			return asked
		case "refuse", "decline", "reject", "renege", "unwilling":
			return refused
		}
		return done
	}
	return done
}

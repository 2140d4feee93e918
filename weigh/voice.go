package weigh

import (
	"slices"
	"time"

	"sitrep"
)

// own tells whether a claim is made in the report's own voice.
func own(s sitrep.Sourced) bool { return s.Statement == nil && !s.Entered() }

// authority tells whether a speaker of this kind speaks for a state.
func authority(kind string) bool {
	return kind == "official" || kind == "military" || kind == "police"
}

// official tells whether a claim is one that the rule Official hears first.
func official(s sitrep.Sourced) bool {
	return s.Statement != nil && (authority(s.Statement.Speaker.Kind) || s.Statement.Speaker.Kind == "medical")
}

// told is when a claim was made public, as far as known; zero where it is not.
func told(s sitrep.Sourced) time.Time { return s.Told().Time }

// after tells whether one claim was surely made public after another. Of two on
// one day, one of which is known to the day alone, nobody can say.
func after(later, earlier sitrep.Sourced) bool {
	l, e := later.Told(), earlier.Told()
	if !l.Known() || !e.Known() || !l.Time.After(e.Time) {
		return false
	}
	rough := l.Precision == sitrep.ToDay || e.Precision == sitrep.ToDay
	return !rough || l.Time.UTC().Format(time.DateOnly) != e.Time.UTC().Format(time.DateOnly)
}

// newest is when the latest of some claims was made.
func newest(claims []sitrep.Sourced) time.Time {
	var t time.Time
	for _, c := range claims {
		if at := told(c); at.After(t) {
			t = at
		}
	}
	return t
}

// names are what the rules of updating ask of a claim's voice, worked out once.
type names struct{ speaker, kind, outlet string }

func (w *weighing) namesOf(c sitrep.Sourced) names {
	k := key(c)
	n, ok := w.known[k]
	if !ok {
		n = names{w.nameSpeaker(c), "kind " + kindOf(c), "outlet " + w.voices.OfReport(c.Report)}
		w.known[k] = n
	}
	return n
}

// speaker names whose voice a claim is in, so that two claims in one voice have
// the same name.
func (w *weighing) speaker(c sitrep.Sourced) string { return w.namesOf(c).speaker }

// nameSpeaker names a speaker: a report's own voice is its publisher's or its
// agency's; a speaker without a name is somebody else in each publisher's reports.
func (w *weighing) nameSpeaker(s sitrep.Sourced) string {
	if s.Statement == nil || w.voices.Quoted(s.Statement) != "" && s.Statement.Speaker.Kind == "media" {
		return "report " + w.voices.Of(&s)
	}
	sp := s.Statement.Speaker
	if sp.Anonymous || anybody(sp) {
		return "anonymous " + sp.Kind + " " + fold(sp.Organization) + " in " + w.voices.Of(&s)
	}
	if sp.Name != "" {
		return "speaker " + fold(sp.Name)
	}
	return "speaker " + fold(sp.Organization)
}

// sorts are words for people that any of many may be meant by.
var sorts = wordSet(`official witness eyewitness resident local source people person doctor medic nurse activist analyst expert
	man woman villager survivor relative neighbour neighbor passer bystander observer spokesman spokeswoman spokesperson
	security health hospital medical government state senior other one somebody unnamed`)

// anybody tells whether a speaker has no name, or goes only by what he is, so
// that nobody can say that two reports mean the same: "officials", "a resident".
func anybody(sp sitrep.Speaker) bool {
	return sp.Organization == "" && !slices.ContainsFunc(core(sp.Name), func(w string) bool { return !sorts[w] })
}

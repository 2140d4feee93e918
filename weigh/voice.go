package weigh

import (
	"slices"
	"strings"
	"time"

	"sitrep"
)

// own tells whether a claim is made in the report's own voice.
func own(s sitrep.Sourced) bool { return s.Statement == nil }

// authority tells whether a speaker of this kind speaks for a state.
func authority(kind string) bool {
	return kind == "official" || kind == "military" || kind == "police"
}

// official tells whether a claim is one that the rule Official hears first.
func official(s sitrep.Sourced) bool {
	return s.Statement != nil && (authority(s.Statement.Speaker.Kind) || s.Statement.Speaker.Kind == "medical")
}

// told is when a claim was made public, as far as known: the day its report
// was published, or when it was recorded, or zero.
func told(s sitrep.Sourced) time.Time {
	if s.Report.Published.Known() {
		return s.Report.Published.Time
	}
	return s.Report.Recorded
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

// speaker names whose voice a claim is in, so that two claims in one voice
// have the same name: a report's own voice is its publisher's; a speaker
// without a name is somebody else in each publisher's reports.
func speaker(s sitrep.Sourced) string {
	if s.Statement == nil {
		return "report " + outlet(s.Report)
	}
	sp := s.Statement.Speaker
	if sp.Anonymous || (sp.Name == "" && sp.Organization == "") {
		return "anonymous " + sp.Kind + " " + fold(sp.Organization) + " in " + outlet(s.Report)
	}
	if sp.Name != "" {
		return "speaker " + fold(sp.Name)
	}
	return "speaker " + fold(sp.Organization)
}

// outlet names the publisher of a report, or the report where that is unknown.
func outlet(r sitrep.Source) string {
	if r.Publisher != "" {
		return fold(r.Publisher)
	}
	return r.ID
}

// voices tells which reports speak with one voice: those of one publisher, and
// copies of one text.
type voices map[string]string // report ID -> voice

// voicesOf finds the independent voices among the reports of some claims.
func voicesOf(claims []sitrep.Sourced) voices {
	words := map[string][]string{} // report ID -> what stands in it, phrase by phrase
	outlets := map[string]string{}
	var ids []string
	for _, c := range claims {
		id := c.Report.ID
		if _, ok := outlets[id]; !ok {
			ids = append(ids, id)
		}
		outlets[id] = outlet(c.Report)
		words[id] = addPhrases(words[id], c)
	}
	v := voices{}
	for i, id := range ids {
		v[id] = outlets[id]
		for _, before := range ids[:i] {
			if copies(words[before], words[id]) {
				v[id] = v[before]
				break
			}
		}
	}
	return v
}

// minPhrase is the number of words from which on a phrase that stands in two
// reports hardly stands there by chance.
const minPhrase = 5

// addPhrases adds the longer phrases that a claim rests on.
func addPhrases(phrases []string, c sitrep.Sourced) []string {
	add := func(quotes []sitrep.Quote) {
		for _, q := range quotes {
			if f := fold(q.Exact); strings.Count(f, " ") >= minPhrase-1 {
				phrases = addNew(phrases, f)
			}
		}
	}
	add(c.Claim.Quotes)
	if c.Statement != nil {
		add(c.Statement.Content)
	}
	return phrases
}

// copies tells whether most of the shorter list of phrases stands in the other.
func copies(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return false
	}
	n := 0
	for _, p := range a {
		if slices.Contains(b, p) {
			n++
		}
	}
	return 2*n > len(a)
}

// count is the number of independent voices that make some claims.
func (v voices) count(claims []sitrep.Sourced) int {
	seen := map[string]bool{}
	for _, c := range claims {
		seen[v[c.Report.ID]] = true
	}
	return len(seen)
}

package view

import (
	"sitrep"
)

// Change is how one thing that a page shows of an incident changed, and by whose
// words.
type Change struct {
	Heading string  `json:"heading"` // "Killed", "Where", ...
	Kind    string  `json:"kind"`    // as in sitrep.ChangeKind
	Before  string  `json:"before"`  // what was shown; empty where nothing was
	After   string  `json:"after"`   // what is shown now, or stands beside it; empty where nothing is
	Why     string  `json:"why,omitempty"`
	Voices  []Voice `json:"voices"` // whose words made the change
}

// changeOf is a change of the incident in words.
func changeOf(c sitrep.Change) Change {
	out := Change{Kind: string(c.Kind), Heading: HeadingOf(c.After.Value), After: optionWords(c.After), Voices: gather(c.By, false)}
	if c.Before != nil {
		out.Before = optionWords(c.Before)
	}
	for i := range out.Voices {
		out.Voices[i].Denies = c.Kind == sitrep.Refuted || c.Kind == sitrep.TakenBack
	}
	return out
}

// optionWords is a value in words, with how it stands where that is not plain.
func optionWords(o *sitrep.Option) string {
	switch o.Standing {
	case sitrep.OnlyDenied, sitrep.Overruled, sitrep.Dismissed:
		return string(o.Standing) + ": " + Words(o.Value)
	}
	return Words(o.Value)
}

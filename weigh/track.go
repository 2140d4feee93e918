package weigh

import (
	"cmp"
	"slices"

	"sitrep"
)

// tracked are the harms of which tracks are kept.
var tracked = []string{"killed", "wounded"}

// Tracks tells what each speaker, and each publisher in its own voice, said of
// the killed and the wounded of one incident, first and last, and what the rule
// shows in the end. Only totals count, and only what nobody rejected. The order
// is by name.
func Tracks(claims []sitrep.Sourced, rule Rule) []sitrep.Track {
	w := newWeighing(claims, rule)
	w.brief = true
	figures := byField(pointers(claims))[sitrep.FieldCasualties]
	var out []sitrep.Track
	for _, t := range w.tolls(figures).heaps {
		if t.harm.Whole && slices.Contains(tracked, t.harm.Effect) {
			out = append(out, w.tracksOf(t)...)
		}
	}
	slices.SortStableFunc(out, func(a, b sitrep.Track) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Who, b.Who), cmp.Compare(a.Harm, b.Harm))
	})
	return out
}

// tracksOf are the tracks of one harm.
func (w *weighing) tracksOf(t *toll) []sitrep.Track {
	var settled *sitrep.Casualty
	if s := t.slot(); s.Shown.Holds() && s.Shown.Standing != sitrep.OnlyDenied {
		v := s.Shown.Value.(sitrep.Casualty)
		settled = &v
	}
	spoken := copies(live(t.claims))
	slices.SortStableFunc(spoken, byTime)
	at := map[string]int{}
	var out []sitrep.Track
	for _, c := range spoken {
		v := c.Claim.Value.(sitrep.Casualty)
		kind, who := w.tracker(c)
		if who == "" || unknown(v) || w.denials.has(c) {
			continue
		}
		f := sitrep.Figure{Value: v, At: c.Told(), Claim: c.Claim.ID}
		id := string(kind) + " " + sitrep.Fold(who)
		i, known := at[id]
		if !known {
			at[id] = len(out)
			out = append(out, sitrep.Track{Who: who, Kind: kind, Harm: v.Effect, First: f, Last: f, Settled: settled})
			continue
		}
		if tr := &out[i]; !sameFigure(tr.Last.Value, v) && !saysLess(v, tr.Last.Value) {
			tr.Last = f
			tr.Revised++
		}
	}
	return out
}

// tracker names whose record a claim goes into: that of its speaker; of the
// outlet that it is quoted from; of the publisher or its agency, where it is in
// the report's own voice. Empty for an analyst's own, and for speakers not named.
func (w *weighing) tracker(c sitrep.Sourced) (sitrep.TrackKind, string) {
	switch {
	case c.Entered():
		return "", ""
	case c.Statement == nil:
		if c.Report.Agency != "" {
			return sitrep.OfPublisher, c.Report.Agency
		}
		return sitrep.OfPublisher, c.Report.Publisher
	}
	sp := c.Statement.Speaker
	switch {
	case sp.Anonymous, anybody(sp):
		return "", ""
	case sp.Kind == "media":
		return sitrep.OfPublisher, cmp.Or(w.voices.Quoted(c.Statement), sp.Name)
	}
	return sitrep.OfSpeaker, cmp.Or(sp.Name, sp.Organization)
}

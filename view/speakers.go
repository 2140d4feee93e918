package view

import (
	"cmp"
	"slices"

	"sitrep"
)

// Speakers sums the tracks of voices over many incidents: who tends to begin too
// low or too high, and who corrects himself. The zero Speakers is ready for use.
type Speakers struct {
	rows map[string]*tally
}

// tally is what is summed of one voice.
type tally struct {
	who       string
	kind      sitrep.TrackKind
	harm      string
	incidents int
	below, at int
	above     int
	corrected int
	ratios    []float64
}

// SpeakerRow is the record of one voice with one harm.
type SpeakerRow struct {
	Who       string   `json:"who"`
	Kind      string   `json:"kind"` // speaker, publisher
	Harm      string   `json:"harm"` // killed, wounded
	Incidents int      `json:"incidents"`
	Below     int      `json:"below"`     // of them, in which the first figure was below the last one shown
	At        int      `json:"at"`        // in which it agreed with it
	Above     int      `json:"above"`     // in which it was above it
	Corrected int      `json:"corrected"` // in which the voice itself gave another figure later
	Median    *float64 `json:"median"`    // of the first figure divided by the last one shown; null where none can be
}

// Add adds the tracks of one incident, as weigh.Tracks gives them. Those of which
// nothing is shown in the end count for nothing.
func (s *Speakers) Add(tracks []sitrep.Track) {
	if s.rows == nil {
		s.rows = map[string]*tally{}
	}
	for _, t := range tracks {
		if t.Settled == nil {
			continue
		}
		id := string(t.Kind) + "\x00" + sitrep.Fold(t.Who) + "\x00" + t.Harm
		r := s.rows[id]
		if r == nil {
			r = &tally{who: t.Who, kind: t.Kind, harm: t.Harm}
			s.rows[id] = r
		}
		r.add(t)
	}
}

func (r *tally) add(t sitrep.Track) {
	r.who = min(r.who, t.Who) // one of its spellings, whichever incident comes first
	r.incidents++
	if t.Revised > 0 {
		r.corrected++
	}
	switch t.First.Value.Beside(*t.Settled) {
	case -1:
		r.below++
	case 1:
		r.above++
	default:
		r.at++
	}
	first, settled := t.First.Value.Point(), t.Settled.Point()
	if first != nil && settled != nil && *settled > 0 {
		r.ratios = append(r.ratios, float64(*first)/float64(*settled))
	}
}

// Rows are the records, those of most incidents first, then by name.
func (s *Speakers) Rows() []SpeakerRow {
	out := make([]SpeakerRow, 0, len(s.rows))
	for _, r := range s.rows {
		out = append(out, SpeakerRow{
			Who: r.who, Kind: string(r.kind), Harm: r.harm, Incidents: r.incidents,
			Below: r.below, At: r.at, Above: r.above, Corrected: r.corrected, Median: median(r.ratios),
		})
	}
	slices.SortFunc(out, func(a, b SpeakerRow) int {
		return cmp.Or(cmp.Compare(b.Incidents, a.Incidents), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Who, b.Who), cmp.Compare(a.Harm, b.Harm))
	})
	return out
}

// median is the middle of some numbers, or half way between the two in the
// middle; nil of none.
func median(xs []float64) *float64 {
	if len(xs) == 0 {
		return nil
	}
	xs = slices.Clone(xs)
	slices.Sort(xs)
	half := len(xs) / 2
	m := xs[half]
	if len(xs)%2 == 0 {
		m = (xs[half-1] + xs[half]) / 2
	}
	return &m
}

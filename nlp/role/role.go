// Package role finds who and what plays which part in an incident, and tells which
// sentences tell of one.
package role

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sitrep/doc"
	"sitrep/nlp/encode"
)

// Stage fills the roles of a Doc, and how likely each sentence tells of an incident.
func Stage(m *encode.Model) (doc.Stage, error) {
	head, columns, err := m.Columns("incident", "role", "kind")
	if err != nil {
		return doc.Stage{}, err
	}
	deeds, words, err := m.Columns("deed", "deed", "setting")
	if err != nil {
		return doc.Stage{}, err
	}
	r := reader{model: m, head: head, deeds: deeds, deed: words[0], setting: words[1], roles: columns[0], kinds: columns[1]}
	if r.none = slices.Index(r.kinds.Labels, "O"); r.none < 0 {
		return doc.Stage{}, fmt.Errorf("model %s: no label of incidents is O", m.Version())
	}
	if r.idle = slices.Index(r.deed.Labels, "O"); r.idle < 0 {
		return doc.Stage{}, fmt.Errorf("model %s: no label of deeds is O", m.Version())
	}
	r.place, r.day = slices.Index(r.setting.Labels, "PLACE"), slices.Index(r.setting.Labels, "DAY")
	if r.place < 0 || r.day < 0 {
		return doc.Stage{}, fmt.Errorf("model %s: no label of settings is PLACE, or none DAY", m.Version())
	}
	if len(r.kinds.Labels) < 2 {
		return doc.Stage{}, fmt.Errorf("model %s has no kinds of incidents", m.Version())
	}
	if r.plays, err = plays(r.roles.Labels); err != nil {
		return doc.Stage{}, fmt.Errorf("model %s: %w", m.Version(), err)
	}
	return doc.Stage{
		Name:  "role",
		Needs: doc.Sentences | doc.Words | doc.Encoded,
		Fills: doc.Roles,
		Run: func(d *doc.Doc) {
			r.read(d)
			d.Fill(doc.Roles)
		},
	}, nil
}

// reader applies the heads that were learned from MUC-4's templates and from reports of
// our own.
type reader struct {
	model        *encode.Model
	head, deeds  *encode.Head
	roles, kinds encode.Column
	deed         encode.Column
	setting      encode.Column
	none         int   // the label of no incident
	idle         int   // the label of a word that tells of no deed
	place, day   int   // the labels of a word that says where, and when
	plays        []int // where the kind of each label of roles stands in doc.RoleKinds, or -1
}

// plays gives where the kind of each label stands in doc.RoleKinds; -1 for a label
// of no kind.
func plays(labels []string) ([]int, error) {
	out := make([]int, len(labels))
	for i, l := range labels {
		out[i] = -1
		if _, name, ok := strings.Cut(l, "-"); ok {
			if out[i] = slices.Index(doc.RoleKinds[:], kind(name)); out[i] < 0 {
				return nil, fmt.Errorf("no kind of role is %q", name)
			}
		}
	}
	return out, nil
}

// kind gives the kind of role that a label names.
func kind(name string) doc.RoleKind { return doc.RoleKind(strings.ToLower(name)) }

func (r *reader) read(d *doc.Doc) {
	e := r.model.Borrow()
	defer r.model.Return(e)
	for row := range slices.Chunk(r.deeds.Scores(e, d.Vectors.Words), r.deeds.Out()) {
		d.Deeds = append(d.Deeds, doc.Deed{P: 1 - share(r.deed.Of(row), r.idle)})
		at := r.setting.Of(row)
		d.Settings = append(d.Settings, doc.Setting{Place: float32(share(at, r.place)), Day: float32(share(at, r.day))})
	}
	rows := r.head.Scores(e, d.Vectors.Words)
	width := r.head.Out()
	for first := 0; first < len(d.Words); {
		end := first
		for end < len(d.Words) && d.Words[end].Sentence == d.Words[first].Sentence {
			end++
		}
		r.sentence(d, first, rows[first*width:end*width])
		first = end
	}
}

// sentence reads the rows of one sentence, whose first word is given.
func (r *reader) sentence(d *doc.Doc, first int, rows []float32) {
	width := r.head.Out()
	n := len(rows) / width
	mean := make([]float64, len(r.kinds.Labels))
	for i := range n {
		for k, x := range r.kinds.Of(rows[i*width : (i+1)*width]) {
			mean[k] += float64(x) / float64(n)
		}
	}
	d.Sentences[d.Words[first].Sentence].Tells = 1 - share(mean, r.none)
	for i := range n {
		d.Deeds[first+i].Kind = r.kindOf(r.kinds.Of(rows[i*width : (i+1)*width]))
		d.Parts = append(d.Parts, r.parts(r.roles.Of(rows[i*width:(i+1)*width])))
	}
	for _, s := range r.roles.Spans(rows, width) {
		a, b := d.Words[first+s.First].Token, d.Words[first+s.End-1].Token+1
		d.Roles = append(d.Roles, doc.Role{Span: d.SpanOf(a, b), First: a, End: b, Kind: kind(s.Kind)})
	}
}

// kindOf gives the kind of incident that scores are highest for.
func (r *reader) kindOf(scores []float32) doc.IncidentKind {
	best := -1
	for k, s := range scores {
		if k != r.none && (best < 0 || s > scores[best]) {
			best = k
		}
	}
	return doc.IncidentKind(strings.ToLower(r.kinds.Labels[best]))
}

// parts gives the probabilities of the kinds of roles from a word's scores: those of
// its labels for the first word and for the others together.
func (r *reader) parts(scores []float32) doc.Parts {
	top, sum := scores[encode.Highest(scores)], 0.0
	for _, x := range scores {
		sum += math.Exp(float64(x - top))
	}
	var out doc.Parts
	for i, x := range scores {
		if k := r.plays[i]; k >= 0 {
			out[k] += float32(math.Exp(float64(x-top)) / sum)
		}
	}
	return out
}

// share gives the probability of one of some scores.
func share[F ~float32 | ~float64](scores []F, at int) float64 {
	sum := 0.0
	for _, s := range scores {
		sum += math.Exp(float64(s - scores[at]))
	}
	return 1 / sum
}

package say

import (
	"fmt"
	"math"
	"slices"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/kernel"
)

// network is the head that finds sources, cues and contents, and tells which
// cue a source or content belongs to.
type network struct {
	model                *encode.Model
	head                 *encode.Head
	source, cue, content encode.Column
	query, key           int       // where they begin in a row
	none                 []float32 // the key of no cue at all
	near                 []float32 // by how many words the cue follows, clamped
}

func newNetwork(m *encode.Model) (*network, error) {
	head, columns, err := m.Columns("say", "source", "cue", "content")
	if err != nil {
		return nil, err
	}
	n := &network{model: m, head: head, source: columns[0], cue: columns[1], content: columns[2]}
	for _, v := range []struct {
		name string
		to   *[]float32
	}{{"join.none", &n.none}, {"join.near", &n.near}} {
		t, ok := m.Tensor(v.name)
		if !ok || len(t.Shape) != 1 {
			return nil, fmt.Errorf("model %s has no numbers %q", m.Version(), v.name)
		}
		*v.to = t.Data
	}
	n.query = n.content.From + len(n.content.Labels)
	n.key = n.query + len(n.none)
	for _, c := range columns {
		if !slices.Equal(c.Labels, []string{"O", "B", "I"}) {
			return nil, fmt.Errorf("model %s: statements have the labels %v", m.Version(), c.Labels)
		}
	}
	if head.Out() != n.key+len(n.none) || len(n.near)%2 != 1 {
		return nil, fmt.Errorf("model %s: head %q has the wrong size", m.Version(), head.Name())
	}
	return n, nil
}

// seen is what the network sees in a Doc, in words.
type seen struct {
	*network
	d                       *doc.Doc
	rows                    []float32
	sources, cues, contents []rng
}

// Where labels stand in each column.
const (
	outside = iota
	begins
)

// How much more likely than it thinks the network takes what begins a span, in
// log-odds, so that what is doubtful can find support; chosen as all constants of
// this file on the dev part of PolNeAR.
const (
	eagerSource = 0.25
	eagerCue    = 1.5
)

// How much trees count beside the network.
const (
	beginning    = 0.2  // of the odds of a gap, for content that begins
	ending       = 0.5  // of the odds of a gap, for content that ends
	inClause     = 2.0  // for content that is a clause of a verb of saying
	inOther      = 1.5  // for other content of such a verb
	beginOther   = 0.5  // and its beginning
	inSubject    = 0.75 // for its subject as a source
	mostDistance = 200  // how many words a cue may stand from its source or content
)

// see reads a Doc, a paragraph at a time, with what the gaps between words and
// the clauses of verbs of saying add to the network's scores.
func (n *network) see(d *doc.Doc, gaps []odds, clauses []clause) *seen {
	e := n.model.Borrow()
	defer n.model.Return(e)
	s := &seen{network: n, d: d, rows: n.head.Apply(e, nil, d.Vectors.Words)}
	ends := make([]float32, len(gaps))
	for i, g := range gaps {
		s.content.Of(s.row(i))[begins] += beginning * g.begin
		ends[i] = ending * g.end
	}
	for i := range clauses {
		s.hint(&clauses[i])
	}
	for first := 0; first < len(d.Words); {
		end := first + 1
		for end < len(d.Words) && s.paragraph(end) == s.paragraph(first) {
			end++
		}
		part := rng{first, end}
		s.sources = s.spans(s.sources, n.source, part, nil, eagerSource)
		s.cues = s.spans(s.cues, n.cue, part, nil, eagerCue)
		s.contents = s.spans(s.contents, n.content, part, ends[first:end], 0)
		first = end
	}
	return s
}

// hint adds what a clause tells of source and content, as far as the network
// takes its verb for a cue.
func (s *seen) hint(c *clause) {
	p := float32(1 / (1 + math.Exp(-logit(s.cue.Of(s.row(c.verb))))))
	for k := c.source.first; k < c.source.end; k++ {
		s.source.Of(s.row(k))[outside] -= inSubject * p
	}
	begin, in := float32(0), float32(inClause)
	if !c.strong {
		begin, in = beginOther, inOther
	}
	for _, x := range c.contents {
		s.content.Of(s.row(x.first))[begins] += begin * p
		for k := x.first; k < x.end; k++ {
			s.content.Of(s.row(k))[outside] -= in * p
		}
	}
}

// row gives the scores of a word.
func (s *seen) row(word int) []float32 {
	return s.rows[word*s.head.Out() : (word+1)*s.head.Out()]
}

func (s *seen) paragraph(word int) int {
	return s.d.Sentences[s.d.Words[word].Sentence].Paragraph
}

// spans appends the spans of a column in a part, and between them those that are
// there only when beginnings are this much likelier.
func (s *seen) spans(to []rng, c encode.Column, part rng, ends []float32, eager float32) []rng {
	out := s.head.Out()
	rows := slices.Clone(s.rows[part.first*out : part.end*out])
	sure := c.SpansEnding(rows, out, ends)
	all := sure
	if eager != 0 {
		for i := c.From + begins; i < len(rows); i += out {
			rows[i] += eager
		}
		all = c.SpansEnding(rows, out, ends)
	}
	k := 0
	for _, x := range all {
		for k < len(sure) && sure[k].First < x.End {
			to = append(to, rng{part.first + sure[k].First, part.first + sure[k].End})
			k++
		}
		if last := len(to) - 1; eager != 0 && (last < 0 || to[last].end <= part.first+x.First) {
			to = append(to, rng{part.first + x.First, part.first + x.End})
		}
	}
	for ; k < len(sure); k++ {
		to = append(to, rng{part.first + sure[k].First, part.first + sure[k].End})
	}
	return to
}

// logit gives the log-odds of what is not O, the first label.
func logit(scores []float32) float64 {
	sum := 0.0
	for _, x := range scores[1:] {
		sum += math.Exp(float64(x - scores[0]))
	}
	return math.Log(sum)
}

// joins are the log-probabilities that something belongs to the cues [first, end).
type joins struct {
	first, end int
	log        []float64
}

func (j joins) of(cue int) float64 { return j.log[cue-j.first] }

// joins gives for each cue of its paragraph how likely what begins with word i
// belongs to it, and not to another or to none.
func (s *seen) joins(i int) joins {
	at := func(word int) int {
		c, _ := slices.BinarySearchFunc(s.cues, word, func(x rng, word int) int { return x.first - word })
		return c
	}
	j := joins{first: at(i - mostDistance), end: at(i + mostDistance + 1)}
	for j.first < j.end && s.paragraph(s.cues[j.first].first) != s.paragraph(i) {
		j.first++
	}
	for j.first < j.end && s.paragraph(s.cues[j.end-1].first) != s.paragraph(i) {
		j.end--
	}
	q := s.row(i)[s.query:s.key]
	scale := float32(1 / math.Sqrt(float64(len(s.none))))
	middle := len(s.near) / 2
	none := float64(kernel.Dot(q, s.none) * scale)
	top := none
	for c := j.first; c < j.end; c++ {
		w := s.cues[c].first
		score := float64(kernel.Dot(q, s.row(w)[s.key:])*scale + s.near[min(max(w-i, -middle), middle)+middle])
		score -= math.Log1p(math.Exp(-logit(s.cue.Of(s.row(w))))) // that it is a cue at all
		j.log = append(j.log, score)
		top = max(top, score)
	}
	sum := math.Exp(none - top)
	for _, x := range j.log {
		sum += math.Exp(x - top)
	}
	for c := range j.log {
		j.log[c] -= top + math.Log(sum)
	}
	return j
}

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"sitrep/doc"
	"sitrep/ingest"
	"sitrep/nlp"
	"sitrep/nlp/event"
	"sitrep/span"
)

// modality scores how firmly events are told, and whether they are denied, on the
// events that people marked in MEANTIME: those that the program reads as events
// too, and all, with their words given.
//
// MEANTIME's CERTAIN, PROBABLE and POSSIBLE are certain, probable and possible; its
// POS and NEG are positive and negative. An event whose value the annotators left
// open (UNDERSPECIFIED, or none) counts for neither.
func modality(s *scorer, t task) ([]string, error) {
	gold, err := markedEvents(filepath.Join(s.shared, filepath.FromSlash(t.gold)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errAbsent, err)
	}
	reports := filepath.Join(s.shared, filepath.FromSlash(t.reports))
	if _, err := os.Stat(reports); err != nil {
		return nil, fmt.Errorf("%w: %w", errAbsent, err)
	}
	p, err := nlp.New(nlp.Options{})
	if err != nil {
		return nil, err
	}
	var found, all toldScore
	marked := 0
	var missed []string
	for r, err := range ingest.Reports([]string{reports}, nil) {
		if err != nil {
			return nil, err
		}
		d := doc.New(r.Title, r.Text, r.Published.Time)
		p.Annotate(d)
		tell := event.Modalities(d)
		for _, g := range gold[r.ID] {
			marked++
			first, end := g.tokens(d)
			if first >= end {
				continue
			}
			m := tell(first, end)
			if !all.count(g, m.Certainty, m.Negative()) && s.misses {
				missed = append(missed, fmt.Sprintf("  %s %s is read as %s, negative %t: %s", g.Certainty, g.Polarity, m.Certainty, m.Negative(), around(d, first, end)))
			}
			for _, e := range d.Events {
				if e.First < end && first < e.End {
					found.count(g, e.Certainty, e.Negated || e.Denied)
					break
				}
			}
		}
	}
	lines := []string{fmt.Sprintf("%-28s %6.2f %%   (%d/%d)", "events found", 100*float64(found.all)/float64(max(marked, 1)), found.all, marked)}
	lines = append(append(lines, found.lines("found")...), all.lines("given")...)
	return append(lines, missed...), nil
}

// around gives the words of the tokens [first, end) in brackets, and some beside them.
func around(d *doc.Doc, first, end int) string {
	s := d.Sentences[d.Tokens[first].Sentence]
	from, to := max(s.First, first-12), min(s.End, end+8)
	return d.SpanOf(from, first).Of(d.Text) + " [" + d.SpanOf(first, end).Of(d.Text) + "] " + d.SpanOf(end, to).Of(d.Text)
}

// markedEvent is an event that people marked.
type markedEvent struct {
	Start, End          int // code points of the text
	Certainty, Polarity string
}

// tokens gives the tokens [first, end) that a marked event has.
func (m markedEvent) tokens(d *doc.Doc) (first, end int) {
	at := span.NewIndex(d.Text[d.Body:]).FromCodePoints(m.Start, m.End)
	return d.TokensIn(span.Span{Start: d.Body + at.Start, End: d.Body + at.End})
}

// markedEvents reads the events of each report.
func markedEvents(file string) (map[string][]markedEvent, error) {
	out := map[string][]markedEvent{}
	err := eachRow(file, func(row struct {
		ID     string
		Events []markedEvent
	},
	) {
		out[row.ID] = row.Events
	})
	return out, err
}

// toldScore counts what is read of how events are told.
type toldScore struct {
	all                 int
	certainty, polarity agreement
}

// count compares one marked event with what is read of it; it tells whether nothing
// is read wrongly.
func (s *toldScore) count(g markedEvent, certainty string, negative bool) bool {
	s.all++
	right := true
	if want, ok := map[string]string{"CERTAIN": "certain", "PROBABLE": "probable", "POSSIBLE": "possible"}[g.Certainty]; ok {
		s.certainty.count(want, certainty)
		right = want == certainty
	}
	polarity := "positive"
	if negative {
		polarity = "negative"
	}
	if want, ok := map[string]string{"POS": "positive", "NEG": "negative"}[g.Polarity]; ok {
		s.polarity.count(want, polarity)
		right = right && want == polarity
	}
	return right
}

func (s *toldScore) lines(which string) []string {
	return []string{
		s.certainty.line("CERTAINTY of " + which), s.certainty.of("probable").line("  probable, " + which), s.certainty.of("possible").line("  possible, " + which),
		s.polarity.line("POLARITY of " + which), s.polarity.of("negative").line("  negative, " + which),
	}
}

// agreement counts how often each value was read for each.
type agreement struct {
	pairs map[[2]string]float64 // what was marked, what was read
}

func (a *agreement) count(want, got string) {
	if a.pairs == nil {
		a.pairs = map[[2]string]float64{}
	}
	a.pairs[[2]string{want, got}]++
}

// line is how many values are right.
func (a *agreement) line(name string) string {
	right, n := 0.0, 0.0
	for pair, k := range a.pairs {
		n += k
		if pair[0] == pair[1] {
			right += k
		}
	}
	return fmt.Sprintf("%-28s %6.2f %%   (%g/%g)", name, 100*right/max(n, 1), right, n)
}

// of is precision and recall of one value.
func (a *agreement) of(value string) *ratio {
	var r ratio
	for pair, k := range a.pairs {
		if pair[0] == value {
			r.gold += k
		}
		if pair[1] == value {
			r.predicted += k
		}
		if pair[0] == value && pair[1] == value {
			r.hit, r.right = r.hit+k, r.right+k
		}
	}
	return &r
}

package weigh

import (
	"slices"
	"time"

	"sitrep"
)

// pile is an option while claims are laid to it, and what is counted of those for it.
type pile struct {
	sitrep.Option
	tally

	last   time.Time // of those for it
	newest newestOf
	stands []int // of the claims for a figure, those that nothing is known to have overtaken
}

// add takes a claim into a pile on the side that it speaks for.
func (w *weighing) add(p *pile, c *sitrep.Sourced) {
	switch {
	case c.Dismissed():
		p.Rejected = append(p.Rejected, *c)
	case w.denials.has(*c):
		p.Against = append(p.Against, *c)
	default:
		p.For = append(p.For, *c)
		if at := told(*c); at.After(p.last) {
			p.last = at
		}
	}
}

// option is the option as it is now; more may be laid to the pile after that.
func (p *pile) option() sitrep.Option {
	o := p.Option
	o.For, o.Against, o.Rejected = slices.Clip(o.For), slices.Clip(o.Against), slices.Clip(o.Rejected)
	return o
}

// tally is what is counted of some claims.
type tally struct {
	claims          int
	reports, voices map[string]bool
	rank            int // of the best grade
	byOfficial      bool
	byReport        bool
}

// count takes a claim into a tally.
func (w *weighing) count(t *tally, c *sitrep.Sourced) {
	if t.voices == nil {
		t.reports, t.voices = map[string]bool{}, map[string]bool{}
	}
	if w.rule == Graded {
		if r := gradeOf(c).Rank(); t.claims == 0 || r > t.rank {
			t.rank = r
		}
	}
	t.claims++
	if !c.Entered() {
		t.reports[w.voices.OfReport(c.Report)] = true
		t.voices[w.voices.Of(c)] = true
	}
	t.byOfficial = t.byOfficial || official(*c)
	t.byReport = t.byReport || own(*c)
}

// independent is the number of independent sources, as Voices.Independent has it.
func (t *tally) independent() int { return min(len(t.reports), len(t.voices)) }

// heard is how soon a rule hears the voices that were counted, as precedence has it.
func (w *weighing) heard(t *tally) int {
	switch {
	case w.rule == Official && t.byOfficial:
		return 1
	case w.rule == Graded && t.claims > 0:
		return t.rank
	case w.rule == Graded:
		return sitrep.Grade{}.Rank()
	}
	return 0
}

// optionsOf are the options of some piles.
func optionsOf(piles []*pile) []*sitrep.Option {
	out := make([]*sitrep.Option, 0, len(piles))
	for _, p := range piles {
		out = append(out, &p.Option)
	}
	return out
}

package weigh

import (
	"cmp"
	"slices"

	"sitrep"
)

// harms in the order in which records show them.
var harms = []string{"killed", "wounded", "missing", "abducted", "captured", "displaced"}

// tolls are the figures of killed, wounded and so on while they are weighed. The
// totals of one kind of harm are one slot, and so are the figures for the same
// part of a total.
type tolls struct {
	*weighing

	totals totals
	heaps  []*toll // in the order in which records show them
	at     map[sitrep.Casualty]*toll
}

// tolls parts figures by what they count, and by their number.
func (w *weighing) tolls(claims []*sitrep.Sourced) *tolls {
	t := w.heaps(claims)
	for _, h := range t.heaps {
		for _, c := range lastDismissed(h.claims) {
			h.put(c)
		}
	}
	return t
}

// heaps parts figures by what they count.
func (w *weighing) heaps(claims []*sitrep.Sourced) *tolls {
	t := &tolls{weighing: w, totals: totals{}, at: map[sitrep.Casualty]*toll{}}
	for _, c := range claims {
		t.totals.note(c)
	}
	for _, c := range claims {
		t.heap(t.totals.apart(c))
	}
	return t
}

// heap lays a claim to the figures that count the same as it does.
func (t *tolls) heap(c *sitrep.Sourced) *toll {
	k := t.harmOf(c.Claim.Value.(sitrep.Casualty))
	h := t.at[k]
	if h == nil {
		h = &toll{weighing: t.weighing, harm: k}
		t.at[k] = h
		t.heaps = append(t.heaps, h)
		slices.SortStableFunc(t.heaps, func(a, b *toll) int {
			return cmp.Or(truth(b.harm.Whole, a.harm.Whole), slices.Index(harms, a.harm.Effect)-slices.Index(harms, b.harm.Effect))
		})
	}
	h.note(c)
	return h
}

// harmOf is what a figure counts: the whole of one kind of harm, or a part of it.
func (w *weighing) harmOf(c sitrep.Casualty) sitrep.Casualty {
	if c.Whole {
		return sitrep.Casualty{Effect: c.Effect, Whole: true}
	}
	return sitrep.Casualty{Effect: c.Effect, Nationality: c.Nationality, Standing: c.Standing, Who: bare(c.Who)}
}

// toll is the figures for one kind of harm.
type toll struct {
	*weighing

	harm   sitrep.Casualty
	claims []*sitrep.Sourced
	piles  []*pile

	dismissed, rough, fine bool // some are rejected; told to the day; told more exactly
}

// slot weighs the figures.
func (t *toll) slot() sitrep.Slot {
	best := t.standings()
	slot := sitrep.Slot{Field: sitrep.FieldCasualties, Shown: best.option()}
	for _, p := range t.piles {
		if p != best {
			slot.Others = append(slot.Others, p.option())
		}
	}
	sortOthers(slot.Others)
	if t.rule == LowHigh && held(&best.Option) == nil {
		showRange(&slot)
	}
	if !t.brief {
		slot.Why = t.whyToll(&slot)
	}
	return slot
}

// standings tells of each figure how it stands, and gives the one to show.
func (t *toll) standings() *pile {
	options := optionsOf(t.piles)
	if best := holding(options); best != nil {
		for _, o := range options {
			o.Standing = withdrawn(o)
			switch {
			case o.Standing != "":
			case held(o) == nil && saysLess(o.Value.(sitrep.Casualty), best.Value.(sitrep.Casualty)):
				o.Standing = sitrep.Coarser
			default:
				o.Standing = besidePerson(o, best)
			}
		}
		return t.piles[slices.Index(options, best)]
	}
	t.overtake()
	t.absorb()
	best := slices.MaxFunc(t.piles, t.compareTolls)
	if withdrawn(&best.Option) == "" {
		best.Standing = sitrep.Shown
	}
	return best
}

// put lays a claim to those of one number; those that were rejected come last
// and leave no mark on it.
func (t *toll) put(c *sitrep.Sourced) {
	v := c.Claim.Value.(sitrep.Casualty)
	i := slices.IndexFunc(t.piles, func(p *pile) bool { return sameFigure(p.Value.(sitrep.Casualty), v) })
	if i < 0 {
		i = len(t.piles)
		t.piles = append(t.piles, &pile{Option: sitrep.Option{Value: v}, newest: newestOf{}})
	}
	p := t.piles[i]
	if j := joinFigures(p.Value.(sitrep.Casualty), v); !c.Dismissed() && j != p.Value.(sitrep.Casualty) {
		p.Value = j
	}
	t.add(p, c)
	if n := len(p.For); n > p.tally.claims {
		t.count(&p.tally, c)
		t.noteNewest(p.newest, c)
		p.stands = append(p.stands, n-1)
	}
}

// sameFigure tells whether two figures for the same harm are one: the same
// number, and nothing in what else is told of those people speaks against it.
func sameFigure(a, b sitrep.Casualty) bool {
	return equal(a.Min, b.Min) && equal(a.Max, b.Max) &&
		agree(a.Nationality, b.Nationality) && agree(a.Standing, b.Standing)
}

// joinFigures keeps what either tells of the people counted.
func joinFigures(a, b sitrep.Casualty) sitrep.Casualty {
	a.Who = first(a.Who, b.Who)
	a.Nationality = first(a.Nationality, b.Nationality)
	a.Standing = first(a.Standing, b.Standing)
	return a
}

func equal(a, b *int) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// overtake tells of each figure whether it still stands: it is Overtaken once
// each of its voices has been overtaken. What was overtaken once stays so.
func (t *toll) overtake() {
	for _, p := range t.piles {
		if p.Standing = withdrawn(&p.Option); p.Standing != "" {
			continue
		}
		p.Standing = sitrep.Overtaken
		for len(p.stands) > 0 { // the newest is the likeliest to stand
			n := len(p.stands) - 1
			c := &p.For[p.stands[n]]
			if !slices.ContainsFunc(t.piles, func(q *pile) bool { return q != p && q.newest.updates(t.weighing, c) }) {
				p.Standing = sitrep.Rival
				break
			}
			p.stands = p.stands[:n]
		}
	}
}

// absorb finds the figures that agree with another that stands, and say less,
// "at least 60" beside 84, or that titles shorten. Whoever hears one voice before others does not hear
// it through them; and a figure that only others than authorities and reports
// give absorbs none but those of their own kind.
func (t *toll) absorb() {
	for _, o := range t.piles {
		if o.Standing != sitrep.Rival {
			continue
		}
		for _, p := range t.piles {
			if p == o || p.Standing != sitrep.Rival {
				continue
			}
			less := saysLess(o.Value.(sitrep.Casualty), p.Value.(sitrep.Casualty)) && t.heard(&o.tally) <= t.heard(&p.tally) && absorbs(&p.Option, &o.Option)
			if less || shortened(o, p) {
				o.Standing = sitrep.Coarser
				break
			}
		}
	}
}

// shortened tells whether only titles tell a figure, as titles do, without the "at least"
// that their reports tell.
func shortened(o, by *pile) bool {
	a, b := o.Value.(sitrep.Casualty), by.Value.(sitrep.Casualty)
	if a.Max == nil || b.Max != nil || !equal(a.Min, a.Max) || !equal(a.Min, b.Min) {
		return false
	}
	for _, c := range o.For {
		in := func(s sitrep.Sourced) bool {
			return s.Report.ID == c.Report.ID && len(s.Claim.Quotes) > 0 && s.Claim.Quotes[0].Part == sitrep.InText
		}
		if len(c.Claim.Quotes) == 0 || c.Claim.Quotes[0].Part != sitrep.InTitle || !anyOf(by.For, in) {
			return false
		}
	}
	return len(o.For) > 0
}

// absorbs tells whether the voices for a figure have the weight to speak for
// those of one that says less.
func absorbs(p, o *sitrep.Option) bool {
	if anyOf(p.For, func(c sitrep.Sourced) bool { return own(c) || official(c) }) {
		return true
	}
	kinds := map[string]bool{}
	for _, c := range p.For {
		kinds[kindOf(c)] = true
	}
	return !anyOf(o.For, func(c sitrep.Sourced) bool { return !kinds[kindOf(c)] })
}

// compareTolls is the order of figures to show: standing before overtaken; by
// authorities, or the better graded, under those rules; the newest; in as many voices and words as
// possible; an exact figure before an open one; the one told first.
func (t *toll) compareTolls(a, b *pile) int {
	exact := func(p *pile) bool {
		c := p.Value.(sitrep.Casualty)
		return c.Min != nil && c.Max != nil
	}
	return cmp.Or(
		left(&a.Option)-left(&b.Option),
		truth(a.Standing == sitrep.Rival, b.Standing == sitrep.Rival),
		t.heard(&a.tally)-t.heard(&b.tally),
		a.last.Compare(b.last),
		cmp.Compare(a.independent(), b.independent()),
		truth(a.byReport, b.byReport),
		cmp.Compare(len(a.For), len(b.For)),
		truth(exact(a), exact(b)),
	)
}

// left ranks options by what is left of them: somebody says so, somebody only
// denies it, an analyst holds that it is not so, every claim of it was rejected.
func left(o *sitrep.Option) int {
	switch withdrawn(o) {
	case sitrep.Dismissed:
		return 0
	case sitrep.Overruled:
		return 1
	case sitrep.OnlyDenied:
		return 2
	}
	return 3
}

// showRange makes of the shown figure the range of all that stand, resting on
// the claims of each. The one that Latest would show is the best estimate in it.
func showRange(slot *sitrep.Slot) {
	shown := slot.Shown.Value.(sitrep.Casualty)
	var rest []sitrep.Option
	for _, o := range slot.Others {
		if o.Standing != sitrep.Rival {
			rest = append(rest, o)
			continue
		}
		shown = shown.Widen(o.Value.(sitrep.Casualty))
		slot.Shown.For = append(slot.Shown.For, o.For...)
		slot.Shown.Against = append(slot.Shown.Against, o.Against...)
		slot.Shown.Rejected = append(slot.Shown.Rejected, o.Rejected...)
	}
	if shown != slot.Shown.Value.(sitrep.Casualty) {
		slot.Best = slot.Shown.Value
	}
	slot.Shown.Value = shown
	slot.Others = rest
}

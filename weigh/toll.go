package weigh

import (
	"cmp"
	"slices"

	"sitrep"
)

// harms in the order in which records show them.
var harms = []string{"killed", "wounded", "missing", "abducted", "captured", "displaced"}

// tolls weighs the figures of killed, wounded and so on. The totals of one kind
// of harm are one slot, and so are the figures for the same part of a total.
func (w *weighing) tolls(claims []sitrep.Sourced) []sitrep.Slot {
	var slots []sitrep.Slot
	for _, h := range heaps(claims) {
		slots = append(slots, w.toll(h))
	}
	return slots
}

// heaps parts figures by what they count, in the order in which records show it.
func heaps(claims []sitrep.Sourced) [][]sitrep.Sourced {
	var heaps [][]sitrep.Sourced
	for _, c := range apart(claims) {
		i := slices.IndexFunc(heaps, func(h []sitrep.Sourced) bool {
			return sameHarm(h[0].Claim.Value.(sitrep.Casualty), c.Claim.Value.(sitrep.Casualty))
		})
		if i < 0 {
			i = len(heaps)
			heaps = append(heaps, nil)
		}
		heaps[i] = append(heaps[i], c)
	}
	slices.SortStableFunc(heaps, func(a, b []sitrep.Sourced) int {
		x, y := a[0].Claim.Value.(sitrep.Casualty), b[0].Claim.Value.(sitrep.Casualty)
		return cmp.Or(truth(y.Whole, x.Whole), slices.Index(harms, x.Effect)-slices.Index(harms, y.Effect))
	})
	return heaps
}

// sameHarm tells whether two figures count the same: the whole of one kind of
// harm, or the same part of it.
func sameHarm(a, b sitrep.Casualty) bool {
	if a.Effect != b.Effect || a.Whole != b.Whole {
		return false
	}
	return a.Whole || a.Nationality == b.Nationality && a.Standing == b.Standing && bare(a.Who) == bare(b.Who)
}

// toll weighs the figures of one kind of harm.
func (w *weighing) toll(claims []sitrep.Sourced) sitrep.Slot {
	options := w.figures(claims)
	best := w.standings(options)
	slot := sitrep.Slot{Field: sitrep.FieldCasualties, Shown: *best}
	for _, o := range options {
		if o != best {
			slot.Others = append(slot.Others, *o)
		}
	}
	sortOthers(slot.Others)
	if w.rule == LowHigh && held(best) == nil {
		showRange(&slot)
	}
	slot.Why = w.whyToll(&slot)
	return slot
}

// standings tells of each figure how it stands, and gives the one to show.
func (w *weighing) standings(options []*sitrep.Option) *sitrep.Option {
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
		return best
	}
	w.overtake(options)
	w.absorb(options)
	best := slices.MaxFunc(options, w.compareTolls)
	if withdrawn(best) == "" {
		best.Standing = sitrep.Shown
	}
	return best
}

// figures puts claims of one number together, in the order of telling; those
// that were rejected come last and leave no mark on it.
func (w *weighing) figures(claims []sitrep.Sourced) []*sitrep.Option {
	var options []*sitrep.Option
	for _, c := range slices.Concat(live(claims), dismissed(claims)) {
		v := c.Claim.Value.(sitrep.Casualty)
		i := slices.IndexFunc(options, func(o *sitrep.Option) bool { return sameFigure(o.Value.(sitrep.Casualty), v) })
		if i < 0 {
			i = len(options)
			options = append(options, &sitrep.Option{Value: v})
		}
		o := options[i]
		if !c.Dismissed() {
			o.Value = joinFigures(o.Value.(sitrep.Casualty), v)
		}
		w.add(o, c)
	}
	return options
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
// each of its voices has been overtaken.
func (w *weighing) overtake(options []*sitrep.Option) {
	later := make([]newestOf, len(options))
	for i, o := range options {
		later[i] = w.newestClaims(o)
	}
	for i, o := range options {
		if o.Standing = withdrawn(o); o.Standing != "" {
			continue
		}
		o.Standing = sitrep.Overtaken
		for _, c := range slices.Backward(o.For) { // the newest is the likeliest to stand
			stands := true
			for j := range options {
				if i != j && later[j].updates(w, c) {
					stands = false
					break
				}
			}
			if stands {
				o.Standing = sitrep.Rival
				break
			}
		}
	}
}

// absorb finds the figures that agree with another that stands, and say less:
// "at least 60" beside 84. Whoever hears one voice before others does not hear
// it through them; and a figure that only others than authorities and reports
// give absorbs none but those of their own kind.
func (w *weighing) absorb(options []*sitrep.Option) {
	for _, o := range options {
		if o.Standing != sitrep.Rival {
			continue
		}
		for _, p := range options {
			less := p != o && p.Standing == sitrep.Rival && saysLess(o.Value.(sitrep.Casualty), p.Value.(sitrep.Casualty))
			if less && w.precedence(o) <= w.precedence(p) && absorbs(p, o) {
				o.Standing = sitrep.Coarser
				break
			}
		}
	}
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
func (w *weighing) compareTolls(a, b *sitrep.Option) int {
	exact := func(o *sitrep.Option) bool {
		c := o.Value.(sitrep.Casualty)
		return c.Min != nil && c.Max != nil
	}
	return cmp.Or(
		left(a)-left(b),
		truth(a.Standing == sitrep.Rival, b.Standing == sitrep.Rival),
		w.precedence(a)-w.precedence(b),
		newest(a.For).Compare(newest(b.For)),
		cmp.Compare(w.voices.Independent(a.For), w.voices.Independent(b.For)),
		truth(slices.ContainsFunc(a.For, own), slices.ContainsFunc(b.For, own)),
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

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
	var heaps [][]sitrep.Sourced
	for _, c := range claims {
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
	var slots []sitrep.Slot
	for _, h := range heaps {
		slots = append(slots, w.toll(h))
	}
	return slots
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
	for _, o := range options {
		o.Standing = overtaken(o, options)
	}
	best := slices.MaxFunc(options, w.compareTolls)
	if len(best.For) > 0 {
		best.Standing = sitrep.Shown
	}
	slot := sitrep.Slot{Field: sitrep.FieldCasualties, Shown: *best}
	for _, o := range options {
		if o != best {
			slot.Others = append(slot.Others, *o)
		}
	}
	sortOthers(slot.Others)
	if w.rule == LowHigh {
		showRange(&slot)
	}
	slot.Why = w.whyToll(&slot)
	return slot
}

// figures puts claims of one number together, in the order of telling.
func (w *weighing) figures(claims []sitrep.Sourced) []*sitrep.Option {
	var options []*sitrep.Option
	for _, c := range claims {
		v := c.Claim.Value.(sitrep.Casualty)
		i := slices.IndexFunc(options, func(o *sitrep.Option) bool { return sameFigure(o.Value.(sitrep.Casualty), v) })
		if i < 0 {
			i = len(options)
			options = append(options, &sitrep.Option{Value: v})
		}
		o := options[i]
		o.Value = joinFigures(o.Value.(sitrep.Casualty), v)
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

// overtaken tells how a figure stands among the others before one of them is
// chosen: it is Earlier once each of its voices has been overtaken.
func overtaken(o *sitrep.Option, options []*sitrep.Option) sitrep.Standing {
	if len(o.For) == 0 {
		return sitrep.OnlyDenied
	}
	for _, c := range o.For {
		if !slices.ContainsFunc(options, func(later *sitrep.Option) bool {
			return later != o && slices.ContainsFunc(later.For, func(l sitrep.Sourced) bool { return overtakes(l, c) })
		}) {
			return sitrep.Rival
		}
	}
	return sitrep.Overtaken
}

// overtakes tells whether a figure is an update of an earlier one and not its
// rival: it was published later, and
//   - it is in the same voice, or
//   - the earlier one left room for it ("at least 7", then 12), or
//   - it is higher, as counts of the dead grow, and nobody is named who would
//     stand by the lower one: both are in the reports' own voices, or those of
//     speakers of one kind.
func overtakes(later, earlier sitrep.Sourced) bool {
	if !told(later).After(told(earlier)) || told(earlier).IsZero() || later.Report.ID == earlier.Report.ID && later.Report.Version == earlier.Report.Version {
		return false
	}
	if speaker(later) == speaker(earlier) {
		return true
	}
	a, b := later.Claim.Value.(sitrep.Casualty), earlier.Claim.Value.(sitrep.Casualty)
	if a.Min == nil || b.Min == nil || *a.Min < *b.Min {
		return false
	}
	if b.Max == nil {
		return true
	}
	return *a.Min > *b.Max && kindOf(later) == kindOf(earlier)
}

// kindOf is what kind of voice a claim is in.
func kindOf(s sitrep.Sourced) string {
	if s.Statement == nil {
		return "report"
	}
	return s.Statement.Speaker.Kind
}

// compareTolls is the order of figures to show: standing before overtaken; by
// authorities under that rule; the newest; in as many voices and words as
// possible; an exact figure before an open one; the one told first.
func (w *weighing) compareTolls(a, b *sitrep.Option) int {
	exact := func(o *sitrep.Option) bool {
		c := o.Value.(sitrep.Casualty)
		return c.Min != nil && c.Max != nil
	}
	return cmp.Or(
		truth(len(a.For) > 0, len(b.For) > 0),
		truth(a.Standing == sitrep.Rival, b.Standing == sitrep.Rival),
		truth(w.rule == Official && slices.ContainsFunc(a.For, official), w.rule == Official && slices.ContainsFunc(b.For, official)),
		newest(a.For).Compare(newest(b.For)),
		cmp.Compare(w.voices.count(a.For), w.voices.count(b.For)),
		truth(slices.ContainsFunc(a.For, own), slices.ContainsFunc(b.For, own)),
		cmp.Compare(len(a.For), len(b.For)),
		truth(exact(a), exact(b)),
	)
}

// showRange makes of the shown figure the range of all that stand, resting on
// the claims of each.
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
	}
	slot.Shown.Value = shown
	slot.Others = rest
}

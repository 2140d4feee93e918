package weigh

import (
	"slices"

	"sitrep"
)

// comparing is a slot before and after something new was told of it.
type comparing struct {
	*weighing
	before *sitrep.Slot // nil where nothing was told
	now    *sitrep.Slot
	fresh  map[[2]string]bool // the claims that are new or newly judged
	last   bool               // they stand last wherever claims are listed
	saying *saying            // who said what is shown; nil where nobody remembers
}

// changes tells what changed: what is shown first, then what stands against it.
func (c *comparing) changes() []sitrep.Change {
	shown := &c.now.Shown
	if c.before == nil {
		kind := c.first(shown)
		by := slices.Concat(c.freshOf(shown.For), c.freshOf(shown.Against))
		if kind == sitrep.Refuted {
			by = c.freshOf(shown.Against)
		}
		return append(c.change(kind, nil, shown, by), c.conflicts()...)
	}
	var out []sitrep.Change
	was := &c.before.Shown
	if c.same(was, shown) {
		out = c.change(sitrep.Seconded, was, shown, c.seconds(was, shown))
	} else {
		kind := c.kind(was, shown)
		by := c.cause(kind, shown)
		if kind == sitrep.Conflict { // the newer is shown, and the older stands
			return append(out, append(c.change(kind, was, shown, by), c.against(was, shown)...)...)
		}
		out = c.change(kind, was, shown, by)
	}
	return append(append(out, c.against(was, shown)...), c.conflicts()...)
}

// first is the kind of change by which something is shown for the first time.
func (c *comparing) first(o *sitrep.Option) sitrep.ChangeKind {
	a, isActor := o.Value.(sitrep.Actor)
	switch {
	case held(o) != nil, !o.Holds():
		return sitrep.Corrected
	case o.Standing == sitrep.OnlyDenied:
		return sitrep.Refuted
	case isActor && a.Role == "claimant":
		return sitrep.ClaimsIt
	}
	return sitrep.FirstTold
}

// same tells whether what is shown is as it was.
func (c *comparing) same(was, now *sitrep.Option) bool {
	if was.Holds() != now.Holds() || (was.Standing == sitrep.OnlyDenied) != (now.Standing == sitrep.OnlyDenied) {
		return false
	}
	if x, ok := was.Value.(sitrep.Casualty); ok {
		y := now.Value.(sitrep.Casualty)
		return equal(x.Min, y.Min) && equal(x.Max, y.Max)
	}
	if x, ok := was.Value.(sitrep.Actor); ok {
		return x.Confidence == now.Value.(sitrep.Actor).Confidence
	}
	return sameAs(was.Value, now.Value)
}

// kind is how what is shown changed.
func (c *comparing) kind(was, now *sitrep.Option) sitrep.ChangeKind {
	_, figure := now.Value.(sitrep.Casualty)
	old := c.find(was)
	switch {
	case held(now) != nil && held(was) != held(now), !now.Holds(), !was.Holds(), c.rejects():
		return sitrep.Corrected
	case now.Standing == sitrep.OnlyDenied, old != nil && len(old.For) == 0 && len(old.Against) > 0:
		return sitrep.TakenBack
	case old != nil && old != now && old.Standing == sitrep.Rival:
		return sitrep.Conflict
	case figure:
		return figureKind(replacing(now.Value, was.Value))
	case withinOf(now.Value)(now.Value, was.Value):
		return sitrep.Refined
	}
	return sitrep.Superseded
}

// figureKind is the kind of change of a figure that took another's place so.
func figureKind(k sitrep.TieKind) sitrep.ChangeKind {
	switch k {
	case sitrep.Raises:
		return sitrep.Raised
	case sitrep.Lowers:
		return sitrep.Lowered
	}
	return sitrep.Refined
}

// rejects tells whether a claim was rejected just now.
func (c *comparing) rejects() bool {
	return anyOf(c.freshIn(c.now), func(s sitrep.Sourced) bool { return s.Dismissed() })
}

// find is what became of an option that was shown; nil where it is gone.
func (c *comparing) find(was *sitrep.Option) *sitrep.Option {
	if sameAs(c.now.Shown.Value, was.Value) {
		return &c.now.Shown
	}
	for i := range c.now.Others {
		if sameAs(c.now.Others[i].Value, was.Value) {
			return &c.now.Others[i]
		}
	}
	return nil
}

// cause are the new claims that changed what is shown: an analyst's where he
// corrected it, else those for it, else all that are new.
func (c *comparing) cause(kind sitrep.ChangeKind, shown *sitrep.Option) []sitrep.Sourced {
	all := c.freshIn(c.now)
	var some []sitrep.Sourced
	switch kind {
	case sitrep.Corrected:
		some = but(all, func(s sitrep.Sourced) bool { return s.Judged == nil })
	case sitrep.TakenBack:
		some = but(all, func(s sitrep.Sourced) bool { return !c.denials.has(s) })
	default:
		some = c.freshOf(shown.For)
	}
	if len(some) == 0 {
		return all
	}
	return some
}

// but is a list without what is so.
func but(list []sitrep.Sourced, is func(sitrep.Sourced) bool) []sitrep.Sourced {
	return slices.DeleteFunc(slices.Clone(list), is)
}

// seconds are the new claims for what was shown before that are made in voices
// which had not said so, each voice once; and an analyst's. Of a figure, each
// speaker is one; of all else each independent voice, until there are enough.
func (c *comparing) seconds(was, now *sitrep.Option) []sitrep.Sourced {
	fresh := c.freshOf(now.For)
	if len(fresh) == 0 {
		return nil
	}
	voice := c.speaker
	_, figure := now.Value.(sitrep.Casualty)
	if !figure {
		voice = func(s sitrep.Sourced) string { return c.voices.Of(&s) }
	}
	if c.saying == nil {
		c.saying = &saying{}
	}
	said := c.saying.of(was.For, voice)
	var out []sitrep.Sourced
	for _, s := range fresh {
		if v := voice(s); s.By() || !said[v] && (figure || len(said) < enoughVoices) {
			said[v] = true
			out = append(out, s)
		}
	}
	return out
}

// against are the changes by which somebody denies what is shown, or takes it back.
func (c *comparing) against(was, now *sitrep.Option) []sitrep.Change {
	fresh := c.freshOf(now.Against)
	if len(fresh) == 0 || now.Standing == sitrep.OnlyDenied || !now.Holds() {
		return nil // or told already
	}
	said := (&saying{}).of(was.For, c.speaker)
	back := but(fresh, func(s sitrep.Sourced) bool { return !said[c.speaker(s)] })
	denied := but(fresh, func(s sitrep.Sourced) bool { return said[c.speaker(s)] })
	return append(c.change(sitrep.TakenBack, was, now, back), c.change(sitrep.Refuted, was, now, denied)...)
}

// conflicts are the changes by which another value stands from now on beside
// what is shown.
func (c *comparing) conflicts() []sitrep.Change {
	var out []sitrep.Change
	for i := range c.now.Others {
		o := &c.now.Others[i]
		if o.Standing == sitrep.Rival && !c.stood(o) {
			out = append(out, c.change(sitrep.Conflict, &c.now.Shown, o, c.freshOf(o.For))...)
		}
	}
	return out
}

// stood tells whether a value stood already.
func (c *comparing) stood(o *sitrep.Option) bool {
	if c.before == nil {
		return false
	}
	is := func(b *sitrep.Option) bool {
		return sameAs(b.Value, o.Value) && (b.Standing == sitrep.Rival || b.Standing == sitrep.Shown)
	}
	if is(&c.before.Shown) {
		return true
	}
	for i := range c.before.Others {
		if is(&c.before.Others[i]) {
			return true
		}
	}
	return false
}

// freshOf are those of some claims that are new or newly judged.
func (c *comparing) freshOf(claims []sitrep.Sourced) []sitrep.Sourced {
	if c.last {
		i := len(claims)
		for i > 0 && c.fresh[key(claims[i-1])] {
			i--
		}
		return slices.Clone(claims[i:])
	}
	return but(claims, func(s sitrep.Sourced) bool { return !c.fresh[key(s)] })
}

// freshIn are those of the claims of a slot that are new or newly judged.
func (c *comparing) freshIn(s *sitrep.Slot) []sitrep.Sourced {
	var out []sitrep.Sourced
	add := func(o *sitrep.Option) {
		out = slices.Concat(out, c.freshOf(o.For), c.freshOf(o.Against), c.freshOf(o.Rejected))
	}
	add(&s.Shown)
	for i := range s.Others {
		add(&s.Others[i])
	}
	return out
}

// change is a change, if somebody's new word makes it.
func (c *comparing) change(kind sitrep.ChangeKind, was, now *sitrep.Option, by []sitrep.Sourced) []sitrep.Change {
	if len(by) == 0 {
		return nil
	}
	ch := sitrep.Change{Kind: kind, Field: c.now.Field, By: by}
	if was != nil {
		b := *was
		ch.Before = &b
	}
	a := *now
	ch.After = &a
	return []sitrep.Change{ch}
}

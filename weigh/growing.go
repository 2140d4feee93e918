package weigh

import (
	"slices"

	"sitrep"
)

// growing is a field whose claims are laid to the values that they give, and to
// which more may come.
type growing interface {
	slots() []sitrep.Slot
	slot(at int) sitrep.Slot
	// take lays one more claim, the last in the order of telling, to the slot at
	// a place, which may be a new one behind all others. False where it has to be
	// begun again with all claims; it must not be used any more then.
	take(c *sitrep.Sourced) (at int, ok bool)
}

func (n *nested) slots() []sitrep.Slot { return []sitrep.Slot{n.slot(0)} }

// take does not make a value of its own out of what stands behind rejected ones.
func (n *nested) take(c *sitrep.Sourced) (int, bool) {
	i, ok := n.find(c.Claim.Value)
	if c.Judged != nil || ok && withdrawn(&n.piles[i].Option) == sitrep.Dismissed || !ok && n.dismissed {
		return 0, false
	}
	n.put(c)
	return 0, true
}

func (r *rows) slots() []sitrep.Slot {
	var slots []sitrep.Slot
	for i := range r.piles {
		slots = append(slots, r.slot(i))
	}
	return slots
}

// take puts nothing but what is known already before denials that are placed.
func (r *rows) take(c *sitrep.Sourced) (int, bool) {
	if c.Judged != nil || r.denials.has(*c) {
		return 0, false
	}
	if !r.late {
		return r.place(c), true
	}
	at, ok := r.went[nameOf(c.Claim.Value)]
	if !ok || at.changes != r.settled {
		return 0, false
	}
	r.add(r.piles[at.row], c)
	return at.row, true
}

func (t *tolls) slots() []sitrep.Slot {
	var slots []sitrep.Slot
	for i := range t.heaps {
		slots = append(slots, t.slot(i))
	}
	return slots
}

func (t *tolls) slot(at int) sitrep.Slot { return t.heaps[at].slot() }

// take has no total raised, as other figures may be parts of it, and does not
// mix days with hours: a later word of which the hour is not known might not be
// surely later.
func (t *tolls) take(c *sitrep.Sourced) (int, bool) {
	if c.Judged != nil || t.totals.note(c) {
		return 0, false
	}
	c = t.totals.apart(c)
	h := t.heap(c)
	at := slices.Index(t.heaps, h)
	if len(h.claims) == 1 && at < len(t.heaps)-1 || h.dismissed || h.rough && h.fine {
		return 0, false
	}
	h.put(c)
	return at, true
}

// note remembers what of a claim keeps others from being taken in one by one.
func (t *toll) note(c *sitrep.Sourced) {
	t.claims = append(t.claims, c)
	t.dismissed = t.dismissed || c.Dismissed()
	if at := c.Told(); at.Known() {
		t.rough = t.rough || at.Precision == sitrep.ToDay
		t.fine = t.fine || at.Precision != sitrep.ToDay
	}
}

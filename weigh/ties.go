package weigh

import (
	"slices"

	"sitrep"
)

// Ties finds how the claims of an incident stand to the earlier ones about the
// same thing: each new one to what its speaker said last, to the first who said
// the same, and to each other value that still stands. What has been replaced is
// not looked at again, so that the work grows with the claims and not with their
// pairs. The order is that of fields and of publication; claims that an analyst
// rejected have no ties.
func Ties(claims []sitrep.Sourced) []sitrep.Tie {
	if rejected := func(c sitrep.Sourced) bool { return c.Dismissed() }; anyOf(claims, rejected) {
		claims = but(claims, rejected)
	}
	w := newWeighing(claims, Latest)
	w.brief = true
	by := byField(pointers(claims))
	var ties []sitrep.Tie
	for _, f := range sitrep.Fields {
		for _, about := range w.things(f, by[f]) {
			t := tying{weighing: w, last: map[string]int{}, claims: about}
			t.tie()
			ties = append(ties, t.ties...)
		}
	}
	return ties
}

// things parts the claims of a field into those that are about the same thing:
// all, where a field has one value; the figures of one harm; one actor.
func (w *weighing) things(f sitrep.Field, claims []*sitrep.Sourced) [][]sitrep.Sourced {
	switch {
	case len(claims) == 0:
		return nil
	case f == sitrep.FieldCasualties:
		var heaps [][]sitrep.Sourced
		for _, h := range w.heaps(claims).heaps {
			heaps = append(heaps, copies(h.claims))
		}
		return heaps
	case !isList(f):
		return [][]sitrep.Sourced{copies(claims)}
	}
	var rows [][]sitrep.Sourced
	for _, s := range w.field(f, claims).slots() {
		rows = append(rows, s.Shown.Claims())
	}
	return rows
}

// isList tells whether a field holds a list of things.
func isList(f sitrep.Field) bool {
	return f == sitrep.FieldActors || f == sitrep.FieldTargets || f == sitrep.FieldWeapons || f == sitrep.FieldRelations
}

// tying is the claims about one thing, how far they have been tied, and what
// stands so far.
type tying struct {
	*weighing
	claims []sitrep.Sourced
	ties   []sitrep.Tie
	stands []*stand
	last   map[string]int // speaker -> the last claim that counts for what he says
}

// stand is one value of the thing and who stands by it. Claims are by index; -1
// is none.
type stand struct {
	value  sitrep.Value
	first  int
	denied int            // the last denial
	by     map[string]int // speaker -> claim
	last   int            // the last of those claims
}

// stands notes that somebody stands by the value, by a claim after all others.
func (s *stand) stands(who string, claim int) { s.by[who], s.last = claim, claim }

// leave notes that somebody stands by it no more.
func (s *stand) leave(who string) {
	i, ok := s.by[who]
	delete(s.by, who)
	if !ok || i < s.last {
		return
	}
	s.last = -1
	for _, i := range s.by {
		s.last = max(s.last, i)
	}
}

// tie goes through the claims in order of publication.
func (t *tying) tie() {
	slices.SortStableFunc(t.claims, byTime)
	for i, c := range t.claims {
		own := t.standOf(c.Claim.Value)
		if t.denials.has(c) {
			t.deny(i, own)
		} else {
			t.affirm(i, own)
		}
	}
}

// byTime is the order of publication; what has no time comes last.
func byTime(a, b sitrep.Sourced) int {
	x, y := told(a), told(b)
	if x.IsZero() != y.IsZero() {
		return truth(x.IsZero(), y.IsZero())
	}
	return x.Compare(y)
}

// standOf is where a value stands, which is made where it was not told yet.
func (t *tying) standOf(v sitrep.Value) *stand {
	i := slices.IndexFunc(t.stands, func(s *stand) bool { return sameAs(s.value, v) })
	if i < 0 {
		i = len(t.stands)
		t.stands = append(t.stands, &stand{value: v, first: -1, denied: -1, last: -1, by: map[string]int{}})
	}
	return t.stands[i]
}

// affirm ties a claim that says that its value is so.
func (t *tying) affirm(i int, own *stand) {
	me := t.speaker(t.claims[i])
	before, spoke := t.last[me]
	if !spoke {
		before = -1
	}
	counts := true
	switch {
	case spoke && !sameAs(t.claims[before].Claim.Value, t.claims[i].Claim.Value):
		counts = t.turn(i, before)
	case spoke && t.denials.has(t.claims[before]):
		t.add(i, before, sitrep.Supersedes, takesBack)
	case spoke:
		t.add(i, before, sitrep.Repeats, sameValue)
	case own.first >= 0:
		t.add(i, own.first, sitrep.Affirms, sameValue)
	case own.denied >= 0:
		t.add(i, own.denied, sitrep.Conflicts, denied)
	}
	t.beside(i, before, own)
	if own.first < 0 {
		own.first = i
	}
	if counts {
		own.stands(me, i)
		t.last[me] = i
	}
}

// deny ties a claim that says that its value is not so.
func (t *tying) deny(i int, own *stand) {
	me := t.speaker(t.claims[i])
	before, spoke := t.last[me]
	switch {
	case !spoke:
	case t.denials.has(t.claims[before]):
		t.add(i, before, sitrep.Repeats, sameValue)
	case sameAs(t.claims[before].Claim.Value, own.value) && after(t.claims[i], t.claims[before]):
		t.add(i, before, sitrep.Retracts, takesBack)
		own.leave(me)
	}
	if last := own.last; last >= 0 && t.speaker(t.claims[last]) != me {
		t.add(i, last, sitrep.Contradict, notSo)
	}
	own.denied, t.last[me] = i, i
}

// turn ties a claim to another value that its speaker gave before, and tells
// whether it counts for what he says from now on: what only says less does not.
func (t *tying) turn(i, before int) (counts bool) {
	kind, rule := t.between(t.claims[i], t.claims[before])
	inTime := after(t.claims[i], t.claims[before])
	switch {
	case rule == lessExact:
		kind, counts = sitrep.Repeats, false
	case !inTime && kind == sitrep.Conflicts:
		rule, counts = atOnce, true
	case !inTime && kind == sitrep.Affirms:
		kind, counts = sitrep.Repeats, true
	case kind.Replaces():
		counts = true
	default:
		kind, counts = sitrep.Supersedes, true
		if rule != moreExact {
			rule = bySpeaker
		}
	}
	t.add(i, before, kind, rule)
	if kind.Replaces() {
		t.standOf(t.claims[before].Claim.Value).leave(t.speaker(t.claims[i]))
	}
	return counts
}

// beside ties a claim to the other values that still stand, the last voice for
// each, and takes from them whom it replaces. What its speaker said before is
// tied already.
func (t *tying) beside(i, before int, own *stand) {
	c := t.claims[i]
	_, figure := c.Claim.Value.(sitrep.Casualty)
	mayReplace := figure || c.Entered()
	for _, s := range t.stands {
		if s == own {
			continue
		}
		replaced, rule := -1, ""
		if mayReplace {
			for who, j := range s.by {
				if r := t.replaces(c, t.claims[j]); r != "" {
					s.leave(who)
					if j > replaced {
						replaced, rule = j, r
					}
				}
			}
		}
		if replaced >= 0 && replaced != before {
			t.add(i, replaced, replacing(c.Claim.Value, s.value), rule)
		}
		if j := s.last; j >= 0 && j != before && t.speaker(t.claims[j]) != t.speaker(c) {
			kind, rule := t.between(c, t.claims[j])
			t.add(i, j, kind, rule)
		}
	}
}

func (t *tying) add(i, before int, kind sitrep.TieKind, rule string) {
	t.ties = append(t.ties, sitrep.Tie{From: t.claims[i].Claim.ID, To: t.claims[before].Claim.ID, Kind: kind, Rule: rule})
}

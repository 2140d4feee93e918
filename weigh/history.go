package weigh

import (
	"slices"

	"sitrep"
)

// History tells what became known when, as the rule would have shown it: a step
// for each moment at which a report came out or an analyst decided something, in
// order of time. At each, only the fields that something new is told of are
// weighed again. Which reports copy from each other is taken from all of them,
// as is known today. After the last step, what is shown is what Slots gives.
func History(claims []sitrep.Sourced, rule Rule) []sitrep.Step {
	h := historyOf(claims, rule)
	events := eventsOf(claims)
	var steps []sitrep.Step
	for len(events) > 0 {
		n := slices.IndexFunc(events, func(e event) bool { return !e.at.Time.Equal(events[0].at.Time) })
		if n < 0 {
			n = len(events)
		}
		steps = append(steps, h.step(events[:n]))
		events = events[n:]
	}
	return steps
}

// event is that a claim was made public, or judged.
type event struct {
	at     sitrep.Moment
	claim  int // its place among the claims
	judged bool
}

// eventsOf are the events of some claims in order of time; what has no time
// comes last.
func eventsOf(claims []sitrep.Sourced) []event {
	var events []event
	for i, c := range claims {
		if c.Claim.Value == nil {
			continue
		}
		at := c.Told()
		judged := c.Judged != nil && !c.Entered()
		if judged && !at.Known() { // it was there when it was judged
			at = sitrep.Moment{Time: c.Judged.At, Precision: sitrep.ToMinute}
		}
		events = append(events, event{at, i, false})
		if judged {
			j := sitrep.Moment{Time: c.Judged.At, Precision: sitrep.ToMinute}
			if j.Time.Before(at.Time) {
				j = at
			}
			events = append(events, event{j, i, true})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int {
		if a.at.Known() != b.at.Known() {
			return truth(!a.at.Known(), !b.at.Known())
		}
		return a.at.Time.Compare(b.at.Time)
	})
	return events
}

// history is an incident on its way through time.
type history struct {
	*weighing
	claims []sitrep.Sourced // all, as judged so far
	final  []sitrep.Sourced // all, as judged in the end
	told   map[sitrep.Field][]int
	fields map[sitrep.Field]growing // as weighed last; none where it has to be begun again
	slots  map[sitrep.Field][]sitrep.Slot
	saying map[sitrep.Field]map[int]*saying // of the slots, while they only grow
}

func historyOf(claims []sitrep.Sourced, rule Rule) *history {
	h := &history{
		weighing: newWeighing(claims, rule), final: claims, claims: slices.Clone(claims),
		told: map[sitrep.Field][]int{}, fields: map[sitrep.Field]growing{}, slots: map[sitrep.Field][]sitrep.Slot{}, saying: map[sitrep.Field]map[int]*saying{},
	}
	for i := range h.claims {
		if !h.claims[i].Entered() {
			h.claims[i].Judged = nil
		}
	}
	h.denials, h.brief = denialsAmong(h.claims), true
	return h
}

// step takes in what happened at one moment.
func (h *history) step(events []event) sitrep.Step {
	s := sitrep.Step{At: events[0].at}
	fresh := map[[2]string]bool{}
	came := map[sitrep.Field][]*sitrep.Sourced{} // nil in place of what is not the last told
	reports := map[string]bool{}
	judged := false
	for _, e := range events {
		c := &h.claims[e.claim]
		f := c.Claim.Value.Field()
		fresh[key(*c)] = true
		if e.judged {
			c.Judged, judged = h.final[e.claim].Judged, true
			came[f] = append(came[f], nil)
			continue
		}
		at, _ := slices.BinarySearch(h.told[f], e.claim)
		if at == len(h.told[f]) {
			came[f] = append(came[f], c)
		} else {
			came[f] = append(came[f], nil)
		}
		h.told[f] = slices.Insert(h.told[f], at, e.claim)
		if id := c.Report.ID; id != "" {
			s.Reports = addUnseen(s.Reports, id, reports)
		}
	}
	if judged {
		h.denials = denialsAmong(h.claims)
		clear(h.fields)
	}
	for _, f := range sitrep.Fields {
		if len(came[f]) > 0 {
			s.Changes = append(s.Changes, h.weighOn(f, came[f], fresh)...)
		}
	}
	return s
}

// weighOn weighs what new claims of a field are laid to, or the whole field
// where that will not do, and tells what changed.
func (h *history) weighOn(f sitrep.Field, came []*sitrep.Sourced, fresh map[[2]string]bool) []sitrep.Change {
	touched, ok := h.take(f, came)
	if !ok {
		return h.weighAgain(f, fresh)
	}
	var changes []sitrep.Change
	for _, i := range touched {
		c := comparing{weighing: h.weighing, fresh: fresh, last: h.rule != LowHigh}
		if i < len(h.slots[f]) {
			was := h.slots[f][i]
			c.before, c.saying = &was, h.said(f, i)
			h.slots[f][i] = h.fields[f].slot(i)
		} else {
			h.slots[f] = append(h.slots[f], h.fields[f].slot(i))
		}
		c.now = &h.slots[f][i]
		changes = append(changes, c.changes()...)
	}
	return changes
}

// said is who said what a slot shows, as far as it is remembered.
func (h *history) said(f sitrep.Field, slot int) *saying {
	if h.rule == LowHigh {
		return nil // what is shown rests on claims of several figures
	}
	s := h.saying[f][slot]
	if s == nil {
		s = &saying{}
		h.saying[f][slot] = s
	}
	return s
}

// take lays new claims of a field to its slots and tells to which, in their
// order; false where the field has to be weighed again.
func (h *history) take(f sitrep.Field, came []*sitrep.Sourced) (touched []int, ok bool) {
	g := h.fields[f]
	if g == nil || slices.Contains(came, nil) {
		return nil, false
	}
	for _, c := range came {
		if isList(f) && silence(*c) {
			continue
		}
		at, ok := g.take(c)
		if !ok {
			return nil, false
		}
		touched = append(touched, at)
	}
	slices.Sort(touched)
	return slices.Compact(touched), true
}

// weighAgain weighs a field with all its claims and tells what changed.
func (h *history) weighAgain(f sitrep.Field, fresh map[[2]string]bool) []sitrep.Change {
	claims := make([]*sitrep.Sourced, 0, len(h.told[f]))
	for _, i := range h.told[f] {
		claims = append(claims, &h.claims[i])
	}
	before := h.slots[f]
	h.saying[f] = map[int]*saying{}
	h.fields[f] = h.field(f, claims)
	h.slots[f] = h.fields[f].slots()
	was := map[[2]string]int{} // claim -> the slot it was in
	for i := range before {
		for _, c := range slotClaims(&before[i]) {
			was[key(c)] = i
		}
	}
	var changes []sitrep.Change
	used := map[int]bool{}
	for i := range h.slots[f] {
		c := comparing{weighing: h.weighing, now: &h.slots[f][i], fresh: fresh}
		for _, cl := range slotClaims(c.now) {
			if j, ok := was[key(cl)]; ok && !used[j] {
				used[j], c.before = true, &before[j]
				break
			}
		}
		changes = append(changes, c.changes()...)
	}
	return changes
}

// slotClaims are all the claims of a slot.
func slotClaims(s *sitrep.Slot) []sitrep.Sourced {
	all := s.Shown.Claims()
	for i := range s.Others {
		all = append(all, s.Others[i].Claims()...)
	}
	return all
}

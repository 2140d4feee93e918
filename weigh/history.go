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
	slots  map[sitrep.Field][]sitrep.Slot
}

func historyOf(claims []sitrep.Sourced, rule Rule) *history {
	h := &history{
		weighing: newWeighing(claims, rule), final: claims, claims: slices.Clone(claims),
		told: map[sitrep.Field][]int{}, slots: map[sitrep.Field][]sitrep.Slot{},
	}
	for i := range h.claims {
		if !h.claims[i].Entered() {
			h.claims[i].Judged = nil
		}
	}
	h.denials = denialsAmong(h.claims)
	return h
}

// step takes in what happened at one moment.
func (h *history) step(events []event) sitrep.Step {
	s := sitrep.Step{At: events[0].at}
	fresh := map[[2]string]bool{}
	fields := map[sitrep.Field]bool{}
	judged := false
	for _, e := range events {
		c := &h.claims[e.claim]
		f := c.Claim.Value.Field()
		fields[f], fresh[key(*c)] = true, true
		if e.judged {
			c.Judged, judged = h.final[e.claim].Judged, true
			continue
		}
		at, _ := slices.BinarySearch(h.told[f], e.claim)
		h.told[f] = slices.Insert(h.told[f], at, e.claim)
		if id := c.Report.ID; id != "" {
			s.Reports = addNew(s.Reports, id)
		}
	}
	if judged {
		h.denials = denialsAmong(h.claims)
	}
	for _, f := range sitrep.Fields {
		if fields[f] {
			s.Changes = append(s.Changes, h.weighAgain(f, fresh)...)
		}
	}
	return s
}

// weighAgain weighs a field and tells what changed.
func (h *history) weighAgain(f sitrep.Field, fresh map[[2]string]bool) []sitrep.Change {
	claims := make([]sitrep.Sourced, 0, len(h.told[f]))
	for _, i := range h.told[f] {
		claims = append(claims, h.claims[i])
	}
	before := h.slots[f]
	h.slots[f] = h.field(f, claims)
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

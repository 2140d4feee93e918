package assemble

import "sitrep"

// Choice is what a telling could be joined to, as far as a report is joined rightly before it: choices.py in train learns
// from them.
type Choice struct {
	Happening string      `json:"happening"`
	Told      [][]float64 `json:"told"`  // of each incident told before that nothing contradicts: the evidence, in its order
	Right     int         `json:"right"` // which of them it is; -1 for none
}

// Choices goes through the happenings of a reading as Incidents does, and joins each to the incident that it is of; of has their
// numbers, one for each happening: zero for one that is of none, and below zero for one that is passed over.
func Choices(rd *sitrep.Reading, of []int) []Choice {
	a := assembler{rd: rd, facts: gather(rd)}
	incidents := map[int]*incident{}
	var out []Choice
	for i, h := range rd.Happenings {
		right := incidents[of[i]]
		if of[i] < 0 || of[i] == 0 && h.Weight > 0 || h.Meant < figurative {
			continue
		}
		f := a.factsOf(h)
		if len(a.all) > 0 {
			c := Choice{Happening: h.ID, Told: [][]float64{}, Right: -1}
			for _, in := range a.all {
				if in == right {
					c.Right = len(c.Told)
				}
				if in == right || a.may(in, h, f) {
					how := a.evidence(in, h, f)
					how[a.need(f)] = 1
					c.Told = append(c.Told, how[:])
				}
			}
			out = append(out, c)
		}
		if right == nil {
			if h.Weight == 0 {
				continue
			}
			right = &incident{}
			incidents[of[i]] = right
			a.all = append(a.all, right)
		}
		right.add(h, f)
		a.last = right
	}
	return out
}

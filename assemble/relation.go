package assemble

import (
	"slices"
	"strconv"
	"time"

	"sitrep"
)

// relate claims the relations between incidents that the report's words tell: an
// answer to, or a sequel of, the incident told before it; an earlier case of the
// main one.
func (a *assembler) relate() {
	order := a.tellings()
	for n, h := range order {
		in := h.incident
		switch h.Link {
		case "":
			continue
		case "precedent_of":
			if main := a.kept[0]; in != main && a.earlier(in, main) {
				a.relation(in, main, h.Happening)
			}
		default:
			if before := previous(order[:n], in); before != nil {
				a.relation(in, before, h.Happening)
			}
		}
	}
	a.beside()
}

// beside claims what the days, places and types of incidents tell of how they stand
// to the main one: one of its kind that is told with an earlier day is an earlier
// case; where the main one is several, "a series of attacks", what of its kind came
// to pass there on its day is a part of it.
func (a *assembler) beside() {
	for i, in := range a.kept {
		main := a.kept[0]
		if i == 0 || in.linked || !in.facts.sameKind(&main.facts) {
			continue
		}
		h := in.happenings[0]
		switch {
		case before(in.facts.days, main.facts.days):
			a.claim(in, sitrep.Relation{Kind: "precedent_of", Incident: main.id}, sitrep.Probable, "relations: an earlier day", h.Quotes[:1:1])
		case main.happenings[0].Plural && len(in.facts.places) > 0 && in.facts.samePlace(&main.facts) && in.facts.daysAgree(&main.facts):
			a.claim(in, sitrep.Relation{Kind: "part_of", Incident: main.id}, sitrep.Probable, "relations: one of several", h.Quotes[:1:1])
		}
	}
}

// before tells whether all of some days are a week or more before all of others.
func before(days, others []sitrep.When) bool {
	for _, d := range days {
		for _, o := range others {
			end, err1 := time.Parse(time.DateOnly, day(d.End))
			start, err2 := time.Parse(time.DateOnly, day(o.Start))
			if err1 != nil || err2 != nil || start.Sub(end) < 7*24*time.Hour {
				return false
			}
		}
	}
	return len(days) > 0 && len(others) > 0
}

// telling is a happening with its incident.
type telling struct {
	sitrep.Happening
	incident *incident
}

// tellings gives every happening of the kept incidents in the order of the report.
func (a *assembler) tellings() []telling {
	var out []telling
	for _, in := range a.kept {
		for _, h := range in.happenings {
			out = append(out, telling{h, in})
		}
	}
	slices.SortStableFunc(out, func(x, y telling) int { return x.Sentence - y.Sentence })
	return out
}

// previous gives the last incident told before that is not this one, or nil.
func previous(before []telling, in *incident) *incident {
	for i := len(before) - 1; i >= 0; i-- {
		if before[i].incident != in {
			return before[i].incident
		}
	}
	return nil
}

// earlier tells whether an incident's days, where told, are before the other's.
func (a *assembler) earlier(in, main *incident) bool {
	if len(in.facts.days) == 0 || len(main.facts.days) == 0 {
		return true
	}
	return in.facts.days[0].Start < main.facts.days[0].Start
}

// relation claims what ties an incident to another, in the words that tell it.
func (a *assembler) relation(in, to *incident, h sitrep.Happening) {
	in.linked = true
	a.claim(in, sitrep.Relation{Kind: h.Link, Incident: to.id}, sitrep.Certain, "relations: "+h.Link, h.LinkQuotes)
}

// claim adds a claim on an incident in the report's own voice.
func (a *assembler) claim(in *incident, v sitrep.Value, how sitrep.Certainty, rule string, words []sitrep.Quote) {
	a.rd.Claims = append(a.rd.Claims, sitrep.Claim{
		ID: "c" + strconv.Itoa(len(a.rd.Claims)+1), Incident: in.id, Value: v,
		Stance: sitrep.States, Certainty: how, Polarity: sitrep.Positive, Quotes: words, Rule: rule,
	})
}

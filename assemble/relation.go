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
// to others. Violence a week or more before the main incident, where that is violence, is an
// earlier case; where it was some days before, the main one follows it, and what came some days
// behind follows the main one, where there are few. Arrests and protests that are told behind it, and did not come before
// it, answer it. Where an incident is several, "a series of attacks", what of its kind came to pass there
// on its day, and is told behind it, is a part of it, and was done by who did the whole.
func (a *assembler) beside() {
	for i, in := range a.kept {
		main := a.kept[0]
		if i == 0 || in.linked {
			continue
		}
		words := in.happenings[0].Quotes[:1:1]
		days, known := between(in.facts.days, a.daysOf(main))
		switch whole := a.wholeOf(in); {
		case known && days >= week && in.facts.violent() && main.facts.violent():
			a.claim(in, sitrep.Relation{Kind: "precedent_of", Incident: main.id}, sitrep.Probable, "relations: an earlier day", words)
		case whole != nil:
			a.claim(in, sitrep.Relation{Kind: "part_of", Incident: whole.id}, sitrep.Probable, "relations: one of several", words)
			a.inherit(in, whole)
		case len(main.facts.days) == 0:
		case in.facts.answers(&main.facts) && (!known || days <= 0):
			a.claim(in, sitrep.Relation{Kind: "response_to", Incident: main.id}, sitrep.Probable, "relations: what came of it", words)
			a.suspects(in, main)
		case !known || !in.facts.violent() || !main.facts.violent() || len(a.kept) > few:
		case days > 0:
			a.claim(main, sitrep.Relation{Kind: "follows", Incident: in.id}, sitrep.Probable, "relations: some days before", words)
		case days < 0 && days > -week:
			a.claim(in, sitrep.Relation{Kind: "follows", Incident: main.id}, sitrep.Probable, "relations: some days behind", words)
		}
	}
}

// few is how many incidents a report tells of, at most, whose days tell how they stand to each
// other: one that lists the attacks of a week tells them apart.
const few = 4

// week is as many days as tell an earlier case from what led up to the main incident.
const week = 7

// daysOf gives the days of an incident; where none is told, that of the report, by which it
// came to pass.
func (a *assembler) daysOf(in *incident) []sitrep.When {
	if day := a.rd.Report.Published; len(in.facts.days) == 0 && day.Known() {
		d := day.Time.Format(time.DateOnly)
		return []sitrep.When{{Start: d, End: d}}
	}
	return in.facts.days
}

// between gives how many days all of some days lie before all of others, at least; how many
// they lie behind them where that is less than 0; 0 where they overlap. It is not known
// where either has none.
func between(days, others []sitrep.When) (n int, known bool) {
	first, last, ok := extent(days)
	from, to, also := extent(others)
	switch {
	case !ok || !also:
		return 0, false
	case last.Before(from):
		return int(from.Sub(last).Hours() / 24), true
	case to.Before(first):
		return -int(first.Sub(to).Hours() / 24), true
	}
	return 0, true
}

// extent gives the first and the last of some days; false where there is none, or one has no
// beginning or no end.
func extent(days []sitrep.When) (first, last time.Time, ok bool) {
	for i, d := range days {
		start, err1 := time.Parse(time.DateOnly, day(d.Start))
		end, err2 := time.Parse(time.DateOnly, day(d.End))
		if err1 != nil || err2 != nil {
			return first, last, false
		}
		if i == 0 || start.Before(first) {
			first = start
		}
		if i == 0 || end.After(last) {
			last = end
		}
	}
	return first, last, len(days) > 0
}

// wholeOf gives the incident that is several, of which one is a part; nil for none.
func (a *assembler) wholeOf(in *incident) *incident {
	if len(in.facts.places) == 0 {
		return nil
	}
	for _, whole := range a.kept {
		first := whole.happenings[0]
		if whole.several && in.happenings[0].Item > 0 && !in.several && in.facts.violent() && in.facts.daysAgree(&whole.facts) {
			return whole // an item of what the report sums up, wherever it was
		}
		if whole != in && (first.Plural || whole.several) && first.Sentence < in.happenings[0].Sentence && in.facts.sameKind(&whole.facts) &&
			in.facts.beside(&whole.facts) && in.facts.daysAgree(&whole.facts) {
			return whole
		}
	}
	return nil
}

// inherit claims of a part, of which it is not told who did it, that those did who are
// told to have done the whole, but for a single one.
func (a *assembler) inherit(part, whole *incident) {
	var done []sitrep.Claim
	for _, c := range a.rd.Claims {
		v, ok := c.Value.(sitrep.Actor)
		switch {
		case !ok || v.Role == "victim":
		case c.Incident == part.id:
			return
		case c.Incident == whole.id && (v.Count == nil || *v.Count > 1):
			done = append(done, c)
		}
	}
	for _, c := range done {
		a.claim(part, c.Value, sitrep.Probable, "actors: of the whole", c.Quotes)
	}
}

// suspects claims of violence that arrests came of that those who were arrested are suspected.
func (a *assembler) suspects(arrests, main *incident) {
	if !main.facts.violent() || !slices.Contains(arrests.facts.kinds, "Arrests") {
		return
	}
	var held []sitrep.Claim
	for _, c := range a.rd.Claims {
		if v, ok := c.Value.(sitrep.Actor); ok && c.Incident == arrests.id && v.Role == "suspect" {
			held = append(held, c)
		}
	}
	for _, c := range held {
		a.claim(main, c.Value, sitrep.Probable, "actors: suspect, arrested for it", c.Quotes)
	}
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

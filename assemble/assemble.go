// Package assemble joins what one report tells, sentence by sentence, into the
// incidents that it is about.
package assemble

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sitrep"
)

// Rules are what was learned of how reports tell of incidents.
type Rules struct {
	Join Weights // of what speaks for two tellings being one incident
	Real Scale   // of what speaks for an incident's being one
}

// Found is an incident of a reading.
type Found struct {
	ID     string
	Signs  Signs
	Quotes []sitrep.Quote // the words that tell of it, telling by telling
}

// Incidents decides which happenings of a reading are one incident, and makes claims,
// statements and events name the incident in place of the happening. What is told too
// thinly to be an incident, and what hardly is one, is dropped with its claims. It
// gives the incidents, the main one first; the records are for weighing to fill.
func Incidents(rd *sitrep.Reading, r Rules) []Found {
	a := assembler{rd: rd, weights: r.Join, scale: r.Real, facts: gather(rd), floor: floorOf(rd)}
	for _, h := range rd.Happenings {
		a.place(h)
	}
	a.drop()
	found := a.rename()
	a.count()
	a.blame()
	a.number()
	a.attach()
	a.relate()
	a.complete()
	return found
}

// assembler holds the incidents found so far.
type assembler struct {
	rd      *sitrep.Reading
	weights Weights
	scale   Scale
	floor   float64           // see Floor; a probability
	facts   map[string]*facts // by happening
	all     []*incident
	last    *incident // the one told last
	kept    []*incident
}

// incident is a set of happenings that tell of one thing.
type incident struct {
	id         string
	happenings []sitrep.Happening
	facts      facts
	signs      Signs
	several    bool // it sums up several
	item       int  // which short item of the report tells it; zero for none
	linked     bool // a relation to another is claimed
}

// add adds a happening, and what is claimed of it.
func (in *incident) add(h sitrep.Happening, f *facts) {
	in.happenings = append(in.happenings, h)
	in.facts.learn(f)
	in.several = in.several || h.Several
	in.item = cmp.Or(in.item, h.Item)
}

// place puts a happening with the incident that it tells of, or opens one.
func (a *assembler) place(h sitrep.Happening) {
	if h.Meant < figurative {
		return
	}
	f := a.factsOf(h)
	if best := a.best(h, f); best != nil {
		a.last = best
		best.add(h, f)
		return
	}
	if h.Weight == 0 {
		return // spoken of as known, but nothing of the kind is told
	}
	in := &incident{}
	in.add(h, f)
	a.all = append(a.all, in)
	a.last = in
}

// factsOf gives what is claimed of a happening.
func (a *assembler) factsOf(h sitrep.Happening) *facts {
	f := a.facts[h.ID]
	if f == nil {
		f = &facts{}
	}
	f.harm = h.Weight < 3 && !f.distinct()
	return f
}

// drop leaves out incidents that hardly more than a word tells of, and those that
// little speaks for.
func (a *assembler) drop() {
	for _, in := range a.all {
		if a.tells(in) {
			a.kept = append(a.kept, in)
		}
	}
	slices.SortStableFunc(a.kept, func(x, y *incident) int { return y.rank() - x.rank() })
	for i, in := range a.kept {
		in.signs = a.signsOf(in, i == 0)
	}
	a.kept = slices.DeleteFunc(a.kept, func(in *incident) bool { return !a.scale.real(&in.signs) })
}

// tells is whether enough is known of an incident to be one: what somebody did
// or suffered, and when or where.
func (a *assembler) tells(in *incident) bool {
	if !in.facts.plain() && !slices.ContainsFunc(in.happenings, a.likely) {
		return false
	}
	n := 0
	meant := len(in.facts.victims) > 0 && slices.ContainsFunc(in.facts.stages, func(s sitrep.Stage) bool { return s != sitrep.CarriedOut }) // of whom there is no toll
	for _, ok := range []bool{len(in.facts.days) > 0, len(in.facts.places) > 0, len(in.facts.tolls) > 0 || meant, in.facts.somebody, in.facts.things > 0} {
		if ok {
			n++
		}
	}
	weight := 0
	for _, h := range in.happenings {
		weight = max(weight, h.Weight)
	}
	return n >= 2 || n == 1 && weight >= 3 && (in.happenings[0].Title || len(in.happenings) > 1 || len(in.facts.days) > 0)
}

// doubtful is how unlikely the network must take all the sentences of an incident
// to tell of one for it to be dropped.
const doubtful = 0.15

// hit is how likely what a telling names must have been hit for it to be likely whatever its sentence is taken for.
const hit = 0.35

// likely tells whether the network may take a happening for one; it counts only for
// the kind that it has learned.
func (a *assembler) likely(h sitrep.Happening) bool {
	return a.rd.Told[h.Sentence] >= doubtful || h.Weight > 0 && (!h.Learned || h.Hit >= hit)
}

// rank puts the main incident first: the one told first and most.
func (in *incident) rank() int {
	r := min(len(in.happenings), 3)
	if in.happenings[0].Sentence <= 2 {
		r += 4 - in.happenings[0].Sentence
	}
	if in.happenings[0].Title {
		r += 3
	}
	return r
}

// rename makes every claim, event and statement name its incident; those of
// dropped happenings go.
func (a *assembler) rename() []Found {
	of := map[string]string{}
	found := make([]Found, 0, len(a.kept))
	for i, in := range a.kept {
		in.id = "i" + strconv.Itoa(i+1)
		f := Found{ID: in.id, Signs: in.signs}
		for _, h := range in.happenings {
			of[h.ID] = in.id
			f.Quotes = append(f.Quotes, h.Quotes...)
		}
		found = append(found, f)
	}
	a.rd.Claims = slices.DeleteFunc(a.rd.Claims, func(c sitrep.Claim) bool { return of[c.Incident] == "" })
	for i := range a.rd.Claims {
		a.rd.Claims[i].Incident = of[a.rd.Claims[i].Incident]
	}
	for i := range a.rd.Events {
		a.rd.Events[i].Incident = of[a.rd.Events[i].Incident]
	}
	a.rd.Happenings = slices.DeleteFunc(a.rd.Happenings, func(h sitrep.Happening) bool { return of[h.ID] == "" })
	return found
}

// count drops what is told of several people where the incident has a number for the
// same harm.
func (a *assembler) count() {
	type harm struct{ incident, effect string }
	counted := map[harm]bool{}
	several := func(c sitrep.Claim) bool { return strings.HasSuffix(c.Rule, sitrep.Several) }
	for _, c := range a.rd.Claims {
		if v, ok := c.Value.(sitrep.Casualty); ok && !several(c) && (v.Min == nil || *v.Min != 1) {
			counted[harm{c.Incident, v.Effect}] = true
		}
	}
	a.rd.Claims = slices.DeleteFunc(a.rd.Claims, func(c sitrep.Claim) bool {
		v, ok := c.Value.(sitrep.Casualty)
		return ok && several(c) && counted[harm{c.Incident, v.Effect}]
	})
}

// blame drops what the network alone lays to an organization where the incident has words that lay it to the same one: how
// firmly, they tell.
func (a *assembler) blame() {
	type laid struct{ incident, name string }
	told := map[laid]bool{}
	of := func(c sitrep.Claim) (laid, bool) {
		v, ok := c.Value.(sitrep.Actor)
		return laid{c.Incident, strings.ToLower(v.Name)}, ok && v.BlamedBody()
	}
	for _, c := range a.rd.Claims {
		if who, ok := of(c); ok && !strings.HasSuffix(c.Rule, sitrep.ByRole) {
			told[who] = true
		}
	}
	a.rd.Claims = slices.DeleteFunc(a.rd.Claims, func(c sitrep.Claim) bool {
		who, ok := of(c)
		return ok && told[who] && strings.HasSuffix(c.Rule, sitrep.ByRole)
	})
}

// number gives the claims that are left their ids.
func (a *assembler) number() {
	for i := range a.rd.Claims {
		a.rd.Claims[i].ID = "c" + strconv.Itoa(i+1)
	}
}

// attach ties each statement to the incident that its words tell of; or else to the one told
// last before it in its paragraph; or else, where it stands not far behind a telling, to the main
// one, which is what people speak of.
func (a *assembler) attach() {
	for i := range a.rd.Statements {
		s := &a.rd.Statements[i]
		s.Incident = a.told(s)
	}
}

func (a *assembler) told(s *sitrep.Statement) string {
	best, size := "", 0
	for _, in := range a.kept {
		for _, h := range in.happenings {
			for _, q := range h.Quotes {
				if n := overlap(q, s.Content); n > size {
					best, size = in.id, n
				}
			}
		}
	}
	if best != "" {
		return best
	}
	if in := a.beforeIn(s); in != nil {
		return in.id
	}
	if len(a.kept) == 1 || a.near(s) {
		return a.kept[0].id
	}
	return ""
}

// beforeIn gives the incident told last before a statement in its paragraph; nil for none.
func (a *assembler) beforeIn(s *sitrep.Statement) *incident {
	at, text := s.Content[0], a.rd.Report.Text
	var last *incident
	end := -1
	if at.Span.Start > len(text) {
		return nil
	}
	for _, in := range a.kept {
		for _, h := range in.happenings {
			q := h.Quotes[0]
			if q.Part == sitrep.InText && at.Part == q.Part && q.Span.End <= at.Span.Start && q.Span.End > end && !strings.Contains(text[q.Span.End:at.Span.Start], "\n") {
				last, end = in, q.Span.End
			}
		}
	}
	return last
}

// overlap counts the bytes that a quote shares with the content of a statement.
func overlap(q sitrep.Quote, content []sitrep.Quote) int {
	n := 0
	for _, c := range content {
		if c.Part == q.Part {
			n += max(0, min(c.Span.End, q.Span.End)-max(c.Span.Start, q.Span.Start))
		}
	}
	return n
}

// reach is how many bytes of text may lie between the last telling and what is said
// of it.
const reach = 1200

// near tells whether an incident is told shortly before a statement.
func (a *assembler) near(s *sitrep.Statement) bool {
	at := s.Content[0]
	return slices.ContainsFunc(a.kept, func(in *incident) bool {
		return slices.ContainsFunc(in.happenings, func(h sitrep.Happening) bool {
			q := h.Quotes[0]
			return q.Part == at.Part && q.Span.Start <= at.Span.Start && at.Span.Start-q.Span.End < reach
		})
	})
}

package extract

import (
	"math"
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/scale"
)

// Clue is what may speak for an organization's having done what a happening tells, or against it.
type Clue int

// Clues. Those without a word of what they are counted in are 1 where it is so.
const (
	Acts          Clue = iota // how likely the network takes its words to name who did something, in log-odds: the likeliest of the report
	ActsNear                  // ... those nearest to the happening
	ActsMost                  // no other organization's are likelier to
	Away                      // how many sentences lie between its words and the happening's, as ln(1+n)
	Beside                    // in the happening's paragraph
	Ahead                     // in the sentence before
	Following                 // in the sentence behind
	Mentioned                 // how often the report speaks of it, as ln(n)
	Opening                   // in the title or the first two sentences
	Speaks                    // it is told to say something
	Tells                     // it is who tells of the happening
	Suffers                   // somewhere it was harmed, or hit
	Laid                      // how often something else is laid to it, as ln(1+n)
	LaidAway                  // how many sentences lie between the nearest of that and the happening, as ln(1+n)
	Armed                     // an armed group
	Forces                    // an army or a police
	OnlyArmed                 // the only armed group that the report names
	ArmedByOwn                // an armed group, where militants did it
	ArmedByForces             // an armed group, where soldiers or policemen did it
	ArmedByOther              // an armed group, where others did it
	ForcesByOwn               // an army or a police, where soldiers or policemen did it
	ForcesByOther             // an army or a police, where others did it
	OtherByAny                // neither, where it is told who did it
	ArmedOnForces             // an armed group, where soldiers or policemen were harmed
	ForcesOnOwn               // an army or a police, where soldiers or policemen were harmed
	ForcesByBomb              // an army or a police, where a bomb went off
	ArmedByBomb               // an armed group, where a bomb went off
	Plainly                   // how likely the happening's sentence is to tell of an incident, in log-odds
	clues
)

// Clues are those of one organization.
type Clues [clues]float64

// CulpritScale is how much each clue counts; an organization did it if they come to Needed, and no other
// one's come to more.
type CulpritScale struct {
	Clues
	Needed float64
}

// learnedCulprit is the scale that train/culprits.py has found.
var learnedCulprit = CulpritScale{
	Clues: Clues{
		Acts: 0.44, ActsNear: 0.04, ActsMost: 0.13, Away: -0.16, Beside: 0.86, Ahead: -0.29, Following: 0.13, Mentioned: 0.06,
		Opening: 0.02, Speaks: 0.53, Tells: -0.56, Suffers: -1.22, Laid: -0.04, LaidAway: -0.30, Armed: 0.43, Forces: -0.16,
		OnlyArmed: 0.79, ArmedByOwn: -0.21, ArmedByForces: -0.79, ArmedByOther: -0.56, ForcesByOwn: 0.29, ForcesByOther: -0.29,
		OtherByAny: -0.32, ArmedOnForces: 0.20, ForcesOnOwn: -0.21, ForcesByBomb: 0.54, ArmedByBomb: 0.31, Plainly: 0.03,
	},
	Needed: 1.69,
}

// organization is an organization of a report that may do violence, by its mentions.
type organization struct {
	mentions []int     // in the order of the text
	at       []int     // the sentence of each
	acting   []float64 // of each how likely its words name who did something
	class    string    // armed_group, military, police, or another
	acts     float64   // the most of acting
	laid     []laid    // what is laid to it, in the order of the text
	opens    bool      // it is named in the title or the first two sentences
	says     bool
	suffers  bool
}

// laid is that a claim lays something to an organization, and how firmly.
type laid struct {
	sentence   int
	confidence string
}

// organizations gives the organizations of the report that may do violence.
func (x *extractor) organizations() []organization {
	var out []organization
	named, chained := map[string]int{}, map[int]int{}
	for i, m := range x.d.Mentions {
		if m.Form == doc.Pronoun || m.Folk || !x.isGroup(m) {
			continue
		}
		name := strings.ToLower(m.Name)
		k, known := chained[m.Entity]
		if !known || m.Entity < 0 {
			k, known = named[name]
		}
		if !known {
			k = len(out)
			out = append(out, organization{class: m.Class})
		}
		named[name], chained[m.Entity] = k, k
		o := &out[k]
		at, acting := x.d.Tokens[m.First].Sentence, x.d.Plays(m.First, m.End, doc.Perpetrator, doc.Organization)
		o.mentions, o.at, o.acting = append(o.mentions, i), append(o.at, at), append(o.acting, acting)
		o.acts = max(o.acts, acting)
		o.opens = o.opens || at <= 1 || x.d.InTitle(m.Span)
		o.says = o.says || x.inSource(m.Span)
		if m.Class == "armed_group" {
			o.class = m.Class
		}
	}
	return x.laidTo(out, chained)
}

// laidTo adds to the organizations what the claims of the report lay to them, by name or by a pronoun of their chain.
func (x *extractor) laidTo(all []organization, chained map[int]int) []organization {
	of := map[int]int{} // by token: the organization, from one on
	for _, m := range x.d.Mentions {
		if k, known := chained[m.Entity]; m.Form == doc.Pronoun && m.Entity >= 0 && known {
			of[m.First] = k + 1
		}
	}
	for k, o := range all {
		for _, i := range o.mentions {
			for t := x.d.Mentions[i].First; t < x.d.Mentions[i].End; t++ {
				of[t] = k + 1
			}
		}
	}
	for _, c := range x.out.Claims {
		first, end := x.tokensOf(c.Quotes[0])
		k := 0
		for t := first; t < end && k == 0; t++ {
			k = of[t]
		}
		if k == 0 {
			continue
		}
		o := &all[k-1]
		switch v := c.Value.(type) {
		case sitrep.Target:
			o.suffers = true
		case sitrep.Actor:
			switch {
			case v.Role == "victim":
				o.suffers = true
			case v.BlamedBody() && v.Confidence != "denied":
				o.laid = append(o.laid, laid{x.d.Tokens[first].Sentence, v.Confidence})
			}
		}
	}
	for k := range all {
		slices.SortStableFunc(all[k].laid, func(l, m laid) int { return l.sentence - m.sentence })
	}
	return all
}

// culprits tells of the happenings handed on which organization most likely did what they tell, and
// drops the claims by which the network alone lays it to another one. Behind it no claims are asked for
// by their happening.
func (x *extractor) culprits() {
	all := x.organizations()
	if len(all) == 0 {
		return
	}
	picked := map[string]*organization{}
	of := map[string]*happening{}
	for i := range x.happenings {
		of[x.happenings[i].id] = &x.happenings[i]
	}
	for i := range x.out.Happenings {
		out := &x.out.Happenings[i]
		if h := of[out.ID]; h != nil && x.culpable(h) {
			out.Culprit, picked[h.id] = x.culprit(h, all)
		}
	}
	x.out.Claims = slices.DeleteFunc(x.out.Claims, func(c sitrep.Claim) bool {
		v, ok := c.Value.(sitrep.Actor)
		o, judged := picked[c.Incident]
		return judged && ok && v.BlamedBody() && strings.HasSuffix(c.Rule, sitrep.ByRole) && !x.isOf(o, c.Quotes[0])
	})
}

// isOf tells whether words are a mention of an organization; false for none.
func (x *extractor) isOf(o *organization, q sitrep.Quote) bool {
	return o != nil && slices.ContainsFunc(o.mentions, func(i int) bool { return overlaps(x.quote(x.d.Mentions[i].Span), q) })
}

// culpable tells whether a happening is a deed of which it may be told elsewhere whose it was: violence that one side does
// to others.
func (x *extractor) culpable(h *happening) bool {
	return h.kept && !slices.ContainsFunc(x.claimsOn(h.id), func(i int) bool {
		v, ok := x.out.Claims[i].Value.(sitrep.Type)
		return ok && (v == "Armed clash" || family(string(v)) != "violence" || fromAfar(string(v)))
	})
}

// culprit gives the organization that most likely did what a happening tells, and by how much it is
// likely, in log-odds; nil where none is. What soldiers or policemen are told to have done no armed group did.
func (x *extractor) culprit(h *happening, all []organization) (best *sitrep.Likely[sitrep.Actor], of *organization) {
	for k, clues := range x.cluesOf(h, all) {
		by := scale.Sum(learnedCulprit.Clues[:], clues[:]) - learnedCulprit.Needed
		if by < 0 || best != nil && by <= best.By || clues[ArmedByForces] == 1 {
			continue
		}
		o := &all[k]
		m := x.d.Mentions[o.mentions[o.nearest(h)]]
		a := x.actor(m)
		a.Role, a.Confidence = "suspect", o.held()
		if x.ours.Name != "" && x.isOurs(m) {
			a.Role, a.Confidence = "claimant", "claimed_or_admitted"
		}
		best, of = &sitrep.Likely[sitrep.Actor]{Value: a, By: by, Quote: x.quote(m.Span)}, o
	}
	return best, of
}

// held gives how firmly most of what is laid to an organization is, but for what it claims itself; as suspected where
// nothing is.
func (o *organization) held() string {
	held, times := "suspected_or_accused", map[string]int{}
	for _, l := range o.laid {
		if times[l.confidence]++; l.confidence != "claimed_or_admitted" && times[l.confidence] > times[held] {
			held = l.confidence
		}
	}
	return held
}

// nearest gives that of the mentions of an organization which is the first of those nearest to a happening, by its index.
func (o *organization) nearest(h *happening) int {
	i, _ := slices.BinarySearch(o.at, h.sentence)
	if i < len(o.at) && (i == 0 || h.sentence-o.at[i-1] > o.at[i]-h.sentence) {
		return i
	}
	i, _ = slices.BinarySearch(o.at, o.at[i-1])
	return i
}

// laidNear gives how many sentences lie between a happening and the nearest of what is laid to an organization.
func (o *organization) laidNear(h *happening) int {
	i, _ := slices.BinarySearchFunc(o.laid, h.sentence, func(l laid, sentence int) int { return l.sentence - sentence })
	near := math.MaxInt
	for _, l := range o.laid[max(0, i-1):min(len(o.laid), i+1)] {
		near = min(near, abs(l.sentence-h.sentence))
	}
	return near
}

func abs(n int) int { return max(n, -n) }

// cluesOf gives the clues of each of the organizations.
func (x *extractor) cluesOf(h *happening, all []organization) []Clues {
	out := make([]Clues, len(all))
	by, on, bomb := x.doersOf(h)
	most, armed := 0.0, 0
	for _, o := range all {
		most = max(most, o.acts)
		if o.class == "armed_group" {
			armed++
		}
	}
	teller := -1
	if k := x.voiceAt(x.deeds[h.lead].Span); k >= 0 {
		teller = x.d.Sayings[x.sayings[k]].Mention
	}
	for k := range all {
		o, c := &all[k], &out[k]
		x.namedAt(h, o, c)
		c[Acts], c[ActsMost] = scale.LogOdds(o.acts), scale.One(o.acts == most)
		c[Mentioned] = math.Log(float64(len(o.mentions)))
		c[Speaks], c[Suffers] = scale.One(o.says), scale.One(o.suffers)
		c[Tells] = scale.One(slices.Contains(o.mentions, teller))
		c[Plainly] = scale.LogOdds(x.d.Sentences[h.sentence].Tells)
		if c[Laid] = math.Log1p(float64(len(o.laid))); len(o.laid) > 0 {
			c[LaidAway] = math.Log1p(float64(o.laidNear(h)))
		}
		switch o.class {
		case "armed_group":
			c[Armed], c[OnlyArmed] = 1, scale.One(armed == 1)
			c[ArmedByOwn], c[ArmedByForces] = scale.One(by["militant"]), scale.One(by["military"])
			c[ArmedByOther] = scale.One(len(by) > 0 && !by["militant"] && !by["military"])
			c[ArmedOnForces], c[ArmedByBomb] = scale.One(on["military"]), scale.One(bomb)
		case "military", "police":
			c[Forces] = 1
			c[ForcesByOwn], c[ForcesByOther] = scale.One(by["military"]), scale.One(len(by) > 0 && !by["military"])
			c[ForcesOnOwn], c[ForcesByBomb] = scale.One(on["military"]), scale.One(bomb)
		default:
			c[OtherByAny] = scale.One(len(by) > 0)
		}
	}
	return out
}

// namedAt gives an organization those of its clues that tell where it is named.
func (x *extractor) namedAt(h *happening, o *organization, c *Clues) {
	nearest := o.nearest(h)
	away, near := abs(o.at[nearest]-h.sentence), 0.0
	first, _ := slices.BinarySearch(o.at, h.sentence-away)
	for i := first; i < len(o.at) && o.at[i] <= h.sentence+away; i++ {
		if abs(o.at[i]-h.sentence) == away {
			near = max(near, o.acting[i])
		}
	}
	c[ActsNear], c[Away], c[Opening] = scale.LogOdds(near), math.Log1p(float64(away)), scale.One(o.opens)
	before, _ := slices.BinarySearch(o.at, h.sentence)
	behind, _ := slices.BinarySearch(o.at, h.sentence+1)
	c[Ahead] = scale.One(before > 0 && o.at[before-1] == h.sentence-1)
	c[Following] = scale.One(behind < len(o.at) && o.at[behind] == h.sentence+1)
	for _, at := range o.at[max(0, before-1):min(len(o.at), behind+1)] {
		c[Beside] = max(c[Beside], scale.One(x.d.Sentences[at].Paragraph == x.d.Sentences[h.sentence].Paragraph))
	}
}

// doersOf tells of a happening who is claimed to have done it, and who to have suffered it, "militant", "military" or
// "other" by what they are, and whether a bomb went off.
func (x *extractor) doersOf(h *happening) (by, on map[string]bool, bomb bool) {
	by, on = map[string]bool{}, map[string]bool{}
	for _, i := range x.claimsOn(h.id) {
		switch v := x.out.Claims[i].Value.(type) {
		case sitrep.Actor:
			if v.Blamed() {
				by[standing(v.Name)] = true
			} else if v.Role == "victim" {
				on[standing(v.Name)] = true
			}
		case sitrep.Type:
			bomb = bomb || v == "Remote explosive/landmine/IED"
		}
	}
	return by, on, bomb
}

// standing tells of people what they are: "militant", "military", which policemen are too, or "other".
func standing(name string) string {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		n, ok := lex.PersonNoun(w)
		switch {
		case !ok:
		case n.Standing == "militant" || n.Class == "armed_group":
			return "militant"
		case n.Class == "military" || n.Class == "police":
			return "military"
		}
	}
	return "other"
}

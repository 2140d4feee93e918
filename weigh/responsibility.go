package weigh

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// responsibility is who is held to have done it, out of the rows of actors and
// of what is said about nobody's claiming it. Where an analyst stands behind a
// doer, the others count no more.
func responsibility(slots []sitrep.Slot, statements []sitrep.Statement) sitrep.Responsibility {
	parties := partiesOf(doers(slots))
	r := sitrep.Responsibility{Silent: slices.ContainsFunc(statements, silent)}
	for _, p := range parties {
		r.Who = append(r.Who, p.Party)
	}
	r.State, r.Why = stateOf(parties, r.Silent)
	return r
}

// silent tells whether a statement is that nobody claims responsibility.
func silent(s sitrep.Statement) bool {
	return s.Stance == sitrep.ClaimsResponsibility && s.Polarity == sitrep.Negative
}

// doers are the rows of those who did it, or are said to.
func doers(slots []sitrep.Slot) []sitrep.Option {
	var all, byPerson []sitrep.Option
	for i := range slots {
		o := &slots[i].Shown
		a, ok := o.Value.(sitrep.Actor)
		if !ok || !doer(a.Role) || !o.Holds() {
			continue
		}
		all = append(all, *o)
		if held(o) != nil {
			byPerson = append(byPerson, *o)
		}
	}
	if len(byPerson) > 0 {
		return byPerson
	}
	return all
}

// party is a Party with what is needed to tell how it stands to the others.
type party struct {
	sitrep.Party
	actor   sitrep.Actor
	state   bool // speaks for a state
	confess bool // says so in words of admitting
}

// partiesOf joins the rows of one name: who is suspected, and claims it too.
func partiesOf(rows []sitrep.Option) []party {
	var parties []party
	for i := range rows {
		p := partyOf(&rows[i])
		at := slices.IndexFunc(parties, func(q party) bool { return oneParty(p.actor, q.actor) })
		if at < 0 {
			parties = append(parties, p)
			continue
		}
		parties[at].join(p)
	}
	slices.SortStableFunc(parties, func(a, b party) int {
		return slices.Index(confidences, a.Confidence) - slices.Index(confidences, b.Confidence)
	})
	return parties
}

func partyOf(o *sitrep.Option) party {
	a := o.Value.(sitrep.Actor)
	p := party{Party: sitrep.Party{Name: a.Name, Confidence: a.Confidence, Denies: len(o.Against) > 0}, actor: a}
	seen := map[string]bool{}
	for _, side := range [][]sitrep.Sourced{o.For, o.Against} {
		for i := range side {
			p.Claims = addUnseen(p.Claims, side[i].Claim.ID, seen)
		}
	}
	p.Admits = a.Role == "claimant"
	for _, c := range o.For {
		p.Admits = p.Admits || c.Claim.Stance == sitrep.ClaimsResponsibility
		p.confess = p.confess || c.Claim.Stance == sitrep.Confirms && speaksFor(c, a)
		p.state = p.state || c.Statement != nil && authority(c.Statement.Speaker.Kind) && speaksFor(c, a)
	}
	p.Admits = p.Admits || p.confess
	return p
}

// speaksFor tells whether a claim is made by the actor that it names.
func speaksFor(c sitrep.Sourced, a sitrep.Actor) bool {
	if c.Statement == nil {
		return false
	}
	sp := c.Statement.Speaker
	for _, name := range []string{sp.Name, sp.Organization} {
		if _, _, fit := joinNames(a.Name, a.Aliases, name, nil); name != "" && fit > 0 {
			return true
		}
	}
	return false
}

func (p *party) join(q party) {
	if slices.Index(confidences, q.Confidence) < slices.Index(confidences, p.Confidence) {
		p.Confidence = q.Confidence
	}
	if q.Admits && !p.Admits {
		p.Name = q.Name
	}
	p.Admits, p.Denies = p.Admits || q.Admits, p.Denies || q.Denies
	p.state, p.confess = p.state || q.state, p.confess || q.confess
	seen := map[string]bool{}
	for _, id := range p.Claims {
		seen[id] = true
	}
	for _, id := range q.Claims {
		p.Claims = addUnseen(p.Claims, id, seen)
	}
}

// oneParty tells whether two doers may be one: by name, or as one is named by
// what it is only, or is a part of the other.
func oneParty(a, b sitrep.Actor) bool {
	if _, _, fit := joinNames(a.Name, a.Aliases, b.Name, b.Aliases); fit > 0 {
		return true
	}
	x, y := fullName(a.Name), fullName(b.Name)
	return strings.Contains(" "+x+" ", " "+y+" ") || strings.Contains(" "+y+" ", " "+x+" ") || initials(a.Name) == y || initials(b.Name) == x
}

// byOtherNames are bodies that go by several names in one and the same report.
var byOtherNames = map[string]string{
	"isis": "islamic state", "isil": "islamic state", "is": "islamic state", "daesh": "islamic state", "isi": "islamic state",
	"ttp": "pakistani taliban", "tehreek e taliban": "pakistani taliban",
}

// fullName is a name as bare has it, or the fuller one that it stands for.
func fullName(name string) string {
	b := bare(name)
	if full, ok := byOtherNames[b]; ok {
		return full
	}
	return b
}

// initials are the first letters of a name's words that begin with a capital;
// empty of a single word.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !leading[fold(w)] {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() < len("UN") {
		return ""
	}
	return b.String()
}

// competes tells whether two doers cannot well be those who did it together as
// far as anybody tells: two bodies with names of their own. A man and the group
// that claims what he did do not compete, nor do two men.
func competes(a, b party) bool {
	return a.actor.Kind != "individual" && b.actor.Kind != "individual" && properName(a.Name) && properName(b.Name)
}

// unnamed are words that say what somebody is, at the beginning of a name that
// may have its capital from the sentence.
var unnamed = wordSet(`armed masked gunman gunmen attacker attackers assailant assailants men man women people fighters fighter
	bomber bombers driver drivers shooter shooters troops soldiers soldier police officers security government opposition
	rebels rebel militants insurgents terrorists bandits robbers kidnappers pirates protesters rioters mob crowd group groups`)

// properName tells whether somebody is named by a name, not only by what he is.
func properName(name string) bool {
	for _, w := range strings.Fields(name) {
		f := fold(w)
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && !leading[f] && !trailing[f] && !unnamed[f] {
			return true
		}
	}
	return false
}

// stateOf is what the claims on who did it add up to, and why.
func stateOf(parties []party, silent bool) (sitrep.ResponsibilityState, string) {
	if len(parties) == 0 {
		if silent {
			return sitrep.Unclaimed, "nobody is named as having done it, and nobody claims it"
		}
		return sitrep.NobodyBlamed, "nothing is told of who did it"
	}
	if rivals := rivalsOf(parties); len(rivals) > 1 {
		return sitrep.InDispute, "it is laid to " + list(rivals)
	}
	i := slices.IndexFunc(parties, func(p party) bool { return p.Admits })
	if i < 0 {
		return alleged(parties)
	}
	switch p := parties[i]; {
	case p.Denies:
		return sitrep.InDispute, p.Name + " is told to have claimed it, and it is denied"
	case p.confess || p.state:
		return sitrep.Admitted, p.Name + " admits it"
	default:
		return sitrep.Claimed, p.Name + " says so itself"
	}
}

// alleged is the state where nobody says of himself that he did it.
func alleged(parties []party) (sitrep.ResponsibilityState, string) {
	i := slices.IndexFunc(parties, func(p party) bool { return !p.Denies })
	if i < 0 {
		return sitrep.NotAdmitted, "it is laid to " + list(namesOfParties(parties)) + ", and that is denied"
	}
	if denied := slices.IndexFunc(parties, func(p party) bool { return p.Denies && properName(p.Name) }); denied >= 0 && competes(parties[i], parties[denied]) {
		return sitrep.InDispute, fmt.Sprintf("it is laid to %s; %s denies it", parties[i].Name, parties[denied].Name)
	}
	return sitrep.Alleged, parties[i].Name + " is told to have done it, and has not said so"
}

// rivalsOf are the names of those of whom only some can have done it: of those
// who say so themselves, or of those whom others name and who do not deny it.
func rivalsOf(parties []party) []string {
	var rivals []party
	for _, p := range parties {
		if p.Denies && !p.Admits {
			continue
		}
		if len(rivals) == 0 && properName(p.Name) && p.actor.Kind != "individual" || len(rivals) > 0 && competes(rivals[0], p) {
			rivals = append(rivals, p)
		}
	}
	return namesOfParties(rivals)
}

func namesOfParties(parties []party) []string {
	out := make([]string, 0, len(parties))
	for _, p := range parties {
		out = append(out, p.Name)
	}
	return out
}

// list is a list in words: "a, b and c".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

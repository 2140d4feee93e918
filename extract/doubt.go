package extract

import (
	"slices"
	"strconv"

	"sitrep"
	"sitrep/doc"
	"sitrep/span"
)

// unlikely is how little the network must take the words of a claim for the part
// that a rule gives them, for the claim to be dropped.
const unlikely = 0.05

// doubt drops the claims on a happening, from the nth on, whose words the network
// takes for no such part of an incident, and tells whether it may be asked of the
// happening itself. Of parts it is asked only where it has learned who plays them.
func (x *extractor) doubt(h *happening, n int) {
	if x.learned(n) {
		claims := slices.DeleteFunc(x.out.Claims[n:], func(c sitrep.Claim) bool {
			if x.counts(c) || x.does(c) {
				return false
			}
			kinds := partsOf(c.Value)
			first, end := x.tokensOf(c.Quotes[0])
			return len(kinds) > 0 && x.d.Plays(first, end, kinds...) < unlikely
		})
		x.out.Claims = x.out.Claims[:n+len(claims)]
		for i := range claims {
			claims[i].ID = "c" + strconv.Itoa(n+i+1)
		}
	}
	claims := x.out.Claims[n:]
	h.learned = !slices.ContainsFunc(claims, unlearned) && !slices.ContainsFunc(claims, x.counts) && !x.plain(h, claims)
}

// plain tells whether a notice tells of a happening by a verb that somebody named does: its
// deed is what the report is for.
func (x *extractor) plain(h *happening, claims []sitrep.Claim) bool {
	lead := x.deeds[h.lead]
	return !lead.Noun && !lead.Possible && lead.Stage == string(sitrep.CarriedOut) && slices.ContainsFunc(claims, func(c sitrep.Claim) bool {
		return x.does(c) && c.Value.Field() == sitrep.FieldActors
	})
}

// notice is how many sentences a report has, at most, that is there for what it says in
// them: a number of people killed or hurt, and who did it, are told of in it, whatever the
// network thinks.
const notice = 6

// does tells whether a claim of a notice is on whom the words of the deed name for who did
// it, or on what they name for what was hit or used; or a claim of any report on who survived
// what was meant for him.
func (x *extractor) does(c sitrep.Claim) bool {
	if c.Rule == "actors: victim, survived" {
		return true
	}
	if len(x.d.Sentences) > notice {
		return false
	}
	switch v := c.Value.(type) {
	case sitrep.Target:
		return c.Rule != "targets: role"
	case sitrep.Weapon:
		return c.Rule != "weapons: role" && v.Kind != "aircraft" && v.Kind != "armour" // these are often only there
	}
	return c.Rule == "actors: perpetrator" || c.Rule == "actors: suspect"
}

// counts tells whether a claim is such a number.
func (x *extractor) counts(c sitrep.Claim) bool {
	v, ok := c.Value.(sitrep.Casualty)
	return ok && len(x.d.Sentences) <= notice && (v.Effect == "killed" || v.Effect == "wounded") && v.Min != nil && *v.Min > 1
}

// learned tells whether a happening with the claims from the nth on is of the kind in
// which the network has learned who plays which part, by MUC-4's templates: violence, but
// not between armed forces, nor from afar.
func (x *extractor) learned(n int) bool {
	return !slices.ContainsFunc(x.out.Claims[n:], func(c sitrep.Claim) bool {
		switch v := c.Value.(type) {
		case sitrep.Type:
			return v == "Armed clash" || fromAfar(string(v)) || unlearned(c)
		case sitrep.Target:
			return v.Kind == "military" || v.Kind == "convoy"
		case sitrep.Casualty:
			return v.Standing == "military" || v.Standing == "militant"
		}
		return unlearned(c)
	})
}

// unlearned tells whether a claim makes a happening one of a kind whose telling the network
// has not learned to tell from other sentences: no violence, or too rare in what it has learned from.
func unlearned(c sitrep.Claim) bool {
	switch v := c.Value.(type) {
	case sitrep.Type:
		return family(string(v)) != "violence"
	case sitrep.Method:
		return v == "vehicle ramming" || v == "stabbing" || v == "missile launch"
	}
	return false
}

// partsOf gives the parts that the words of a value would play; none for values that
// the network is not asked of.
func partsOf(v sitrep.Value) []doc.RoleKind {
	switch v := v.(type) {
	case sitrep.Actor:
		switch v.Role {
		case "victim":
			return []doc.RoleKind{doc.Killed, doc.Wounded, doc.Victim}
		case "perpetrator", "suspect":
			return []doc.RoleKind{doc.Perpetrator, doc.Organization}
		}
	case sitrep.Casualty:
		if v.Who != "" && (v.Effect == "killed" || v.Effect == "wounded") {
			return []doc.RoleKind{doc.Killed, doc.Wounded, doc.Victim}
		}
	case sitrep.Target:
		return []doc.RoleKind{doc.Target}
	case sitrep.Weapon:
		return []doc.RoleKind{doc.Weapon}
	}
	return nil
}

// likely tells of the happenings handed on, and of the sentences, what the network
// takes them for.
func (x *extractor) likely() {
	for _, s := range x.d.Sentences {
		x.out.Told = append(x.out.Told, s.Tells)
	}
	for i := range x.out.Happenings {
		h := &x.out.Happenings[i]
		for _, c := range x.claimsOn(h.ID) {
			for _, q := range x.out.Claims[c].Quotes {
				x.playing(h, q)
			}
		}
	}
}

// playing learns of a happening from the mentions that a quote of its claims is of.
func (x *extractor) playing(h *sitrep.Happening, q sitrep.Quote) {
	first, end := x.tokensOf(q)
	from, to := x.mentionsIn(max(0, first-longMention), end)
	for _, m := range x.d.Mentions[from:to] {
		if m.End <= first {
			continue
		}
		h.Harmed = max(h.Harmed, x.d.Plays(m.First, m.End, doc.Killed, doc.Wounded, doc.Victim))
		h.Hit = max(h.Hit, x.d.Plays(m.First, m.End, doc.Target))
		h.Part = max(h.Part, x.d.Plays(m.First, m.End, doc.RoleKinds[:]...))
	}
}

// longMention is how many tokens before a word a mention that holds it begins, at most.
const longMention = 12

// tokensOf gives the tokens of a quote.
func (x *extractor) tokensOf(q sitrep.Quote) (first, end int) {
	at := q.Span
	if q.Part == sitrep.InText {
		at = span.Span{Start: at.Start + x.d.Body, End: at.End + x.d.Body}
	}
	return x.d.TokensIn(at)
}

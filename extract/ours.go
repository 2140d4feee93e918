package extract

import (
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// mouthpiece gives the organization in whose own voice a report speaks where nobody else does: whose outlet it is from, or which
// armed group its dateline names as its author. The zero Actor for none.
func (x *extractor) mouthpiece() sitrep.Actor {
	if name := lex.Mouthpiece(x.d.Source); name != "" {
		return x.organizationCalled(name)
	}
	first, tells := x.filed()
	for t, open := first, -1; t < tells; t++ {
		switch x.d.Tokens[t].Low {
		case "(", "[":
			open = t
		case ")", "]":
			if open < 0 || open+1 == t {
				continue
			}
			if name := lex.Mouthpiece(x.d.SpanOf(open+1, t).Of(x.d.Text)); name != "" {
				return x.organizationCalled(name)
			}
		}
	}
	from, to := x.mentionsIn(first, tells)
	for _, m := range x.d.Mentions[from:to] {
		if m.Form == doc.Name && m.Type == "Organisation" && m.Class == "armed_group" {
			return x.actor(m)
		}
	}
	return sitrep.Actor{}
}

// organizationCalled gives an organization by its name, as the report calls it where it does.
func (x *extractor) organizationCalled(name string) sitrep.Actor {
	for _, m := range x.d.Mentions {
		if m.Form == doc.Name && m.Type == "Organisation" && m.Name == name {
			return x.actor(m)
		}
	}
	return sitrep.Actor{Name: name, Kind: "organization"}
}

// inOurs tells whether a statement, -1 for the report's own words, is told by none but those whose voice the report
// is: "we", "a report says", or one of theirs; false where it is nobody's.
func (x *extractor) inOurs(statement int) bool {
	if x.ours.Name == "" || statement < 0 {
		return x.ours.Name != ""
	}
	i := x.d.Sayings[x.sayings[statement]].Mention
	return i < 0 || !x.d.Mentions[i].Party() || x.isOurs(x.d.Mentions[i])
}

// isOurs tells whether somebody is of the organization whose voice the report is.
func (x *extractor) isOurs(m doc.Mention) bool {
	if x.saysWe(m) || m.Name == x.ours.Name {
		return true
	}
	if g := x.groupOf(m); g != nil {
		return g.Name == x.ours.Name
	}
	return x.fightsForUs(m)
}

// fightsForUs tells whether somebody is told only as those whom the armed group whose voice the report is calls its own: "urban
// guerrillas", "commandos of the capital".
func (x *extractor) fightsForUs(m doc.Mention) bool {
	if x.ours.Name == "" || m.Form != doc.Nominal {
		return false
	}
	switch strings.TrimSuffix(x.d.Tokens[m.Head].Low, "s") {
	case "guerrilla", "fighter", "combatant", "commando", "commandoe", "insurgent", "mujahid", "mujahideen":
		return true
	}
	return false
}

// saysWe tells whether words begin with a pronoun for those who speak: "we", "our units".
func (x *extractor) saysWe(m doc.Mention) bool {
	switch x.d.Tokens[m.First].Low {
	case "we", "our", "us":
		return true
	}
	return false
}

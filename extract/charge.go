package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
)

// charge is that a sentence lays something known to somebody: "the Red Front carried
// out the attack", "police blamed the Red Front".
type charge struct {
	doer    int // the word for who is held to have done it
	at      int // the word that says so
	accuser int // the word for who holds it, -1 where none is told
	fact    bool
	denied  bool
	claimed bool // by whom it is laid to, or in the name of that
}

// charges claims who is held to have done what a sentence speaks of as known, by its
// tree. Where the sentence tells of no incident itself, the claim is on the one that is
// known.
func (x *extractor) charges() {
	for w := range x.d.Words {
		for _, c := range x.chargesAt(w) {
			m := x.mentionAt(c.doer)
			if m == nil || x.anybody(*m, c) {
				continue
			}
			at := x.d.Words[c.at]
			if h := x.happeningOf(at.Sentence, at.Token); !x.claimed(h, sitrep.FieldActors, m.Span) {
				x.lay(h, *m, c)
			}
		}
	}
}

// anybody tells whether a charge names nobody: "the people involved in the killing".
func (x *extractor) anybody(m doc.Mention, c charge) bool {
	if m.Quantity >= 0 || !strings.HasPrefix(x.d.Words[c.at].Relation, "acl") {
		return false
	}
	switch x.d.Tokens[m.Head].Low {
	case "people", "persons", "those", "all", "anyone":
		return true
	}
	return false
}

// layings read what a word lays to somebody, by how lex.Charge says it does.
var layings = map[string]func(*extractor, int) []charge{
	"does": (*extractor).doing, "partakes": (*extractor).involved, "blames": (*extractor).blaming, "holds": (*extractor).holding,
	"links": (*extractor).linking, "attributes": (*extractor).attributing, "denies": (*extractor).denying, "of": (*extractor).workOf,
	"points": (*extractor).pointing, "names": (*extractor).naming, "claims": (*extractor).claiming, "falls": (*extractor).falling,
}

// chargesAt gives what a word lays to somebody.
func (x *extractor) chargesAt(w int) []charge {
	if read := layings[lex.Charge(x.lowOf(w))]; read != nil {
		return read(x, w)
	}
	if x.behind(w) {
		return x.involved(w)
	}
	return x.confessing(w)
}

// confessing reads what somebody says of himself that the sentence tells no more of: "we
// killed the judges".
func (x *extractor) confessing(verb int) []charge {
	e := x.eventAt(x.d.Words[verb].Token)
	if e == nil || e.Noun || e.Passive || x.wards(verb) || family(e.Type) != "violence" && e.Strength != "effect" {
		return nil
	}
	subject := x.tree.Child(verb, "nsubj")
	if subject < 0 || x.d.Words[subject].UPOS != "PRON" {
		return nil
	}
	k, m := x.voiceAt(x.d.Words[verb].Span), x.mentionAt(subject)
	if m == nil || !x.speaksOfSelf(k, *m) {
		return nil
	}
	return []charge{{doer: subject, at: verb, accuser: -1, fact: true}}
}

// doing reads who did a deed: "the Red Front carried out the attack", "the attack was
// planned by the Red Front", "the blast, staged by the Red Front".
func (x *extractor) doing(verb int) []charge {
	deed, doer := x.sides(verb)
	if !x.deed(deed) {
		return nil
	}
	return x.charge(doer, verb, -1, true)
}

// involved reads who is said to have a part in a deed: "the Red Front was involved in the
// killing", "is responsible", "was behind the attack".
func (x *extractor) involved(w int) []charge {
	deed := x.led(w, "in", "for", "with")
	negated, _, _ := x.doubts(w)
	if deed >= 0 && !x.deed(deed) || deed < 0 && x.lowOf(w) != "responsible" && !negated && !x.behind(w) {
		return nil
	}
	if head := x.d.Words[w].Head; head >= 0 && x.d.Words[w].Relation == "xcomp" && lex.Charge(x.lowOf(head)) == "holds" {
		return nil // "held responsible" is read at the verb
	}
	return x.charge(x.subjectOf(w), w, -1, false)
}

// blaming reads whom somebody holds to have done it: "police blamed the Red Front for the
// attack", "the Red Front was accused of killing six", "the blast was blamed on rebels".
func (x *extractor) blaming(verb int) []charge {
	if x.d.Words[verb].UPOS != "VERB" {
		if x.lowOf(verb) == "blame" {
			return x.falling(verb)
		}
		if x.tree.Child(verb, "cop") < 0 {
			return nil
		}
		return x.charge(x.subjectOf(verb), verb, -1, false) // "the Red Front is the prime suspect"
	}
	accused, accuser := x.sides(verb)
	if s := x.subjectOf(verb); accused < 0 && x.tree.Child(verb, "mark", "cop", "aux") >= 0 && s >= 0 && x.lowOf(verb) == "blame" {
		return x.charge(s, verb, -1, false) // "the Red Front was to blame"
	}
	if accused < 0 {
		accused = x.objectBehind(verb)
	}
	if on := x.led(verb, "on"); on >= 0 && x.deed(accused) {
		return x.charge(on, verb, accuser, false)
	}
	if of := x.led(verb, "of", "for", "with", "in"); of >= 0 && !x.deed(of) && !x.ofName(of) {
		return nil
	}
	return x.charge(accused, verb, accuser, false)
}

// ofName tells whether a word is for a place, or in the name of somebody: "suspected Islamic
// State in the Greater Sahara".
func (x *extractor) ofName(word int) bool {
	token := x.d.Words[word].Token
	from, to := x.mentionsIn(max(0, token-longMention), token+1)
	return slices.ContainsFunc(x.d.Mentions[from:to], func(m doc.Mention) bool {
		return m.End > token && (m.Type == "Location" || m.Form == doc.Name && m.First < token-1)
	})
}

// holding is blaming for "hold the Red Front responsible" and "charge the Red Front with
// the attack", which lay nothing to anybody without these words.
func (x *extractor) holding(verb int) []charge {
	if !x.deed(x.led(verb, "with")) && !x.callsResponsible(verb) {
		return nil
	}
	return x.blaming(verb)
}

// linking reads "police linked the Red Front to the attack", "linked the attack to the
// Red Front".
func (x *extractor) linking(verb int) []charge {
	one, accuser := x.sides(verb)
	other := x.led(verb, "to", "with")
	switch {
	case x.deed(one):
		return x.charge(other, verb, accuser, false)
	case x.deed(other):
		return x.charge(one, verb, accuser, false)
	}
	return nil
}

// callsResponsible tells whether "responsible" belongs to a verb, as in "hold the Red
// Front responsible".
func (x *extractor) callsResponsible(verb int) bool {
	for w := verb + 1; w < len(x.d.Words) && x.d.Words[w].Sentence == x.d.Words[verb].Sentence && x.d.Words[w].UPOS != "VERB"; w++ {
		if low := x.lowOf(w); low == "responsible" || low == "accountable" {
			return true
		}
	}
	return false
}

// attributing reads "the ministry attributed the attack to the Red Front".
func (x *extractor) attributing(verb int) []charge {
	deed, accuser := x.sides(verb)
	if !x.deed(deed) {
		return nil
	}
	return x.charge(x.led(verb, "to"), verb, accuser, false)
}

// denying reads "the Red Front denied responsibility for the attack", "denied any part in
// it".
func (x *extractor) denying(verb int) []charge {
	o := x.tree.Child(verb, "obj")
	if o < 0 {
		return x.disowning(verb)
	}
	switch x.lowOf(o) {
	case "responsibility", "involvement", "role", "part", "participation", "hand", "complicity":
	case "accusation", "accusations", "allegation", "allegations", "claim", "claims", "charge", "charges":
		if c := x.tree.Child(o, "acl", "ccomp"); c < 0 || !x.deed(c) {
			return nil
		}
	default:
		return nil
	}
	return denied(x.charge(x.subjectOf(verb), verb, -1, false))
}

// denied makes of charges denials of them.
func denied(out []charge) []charge {
	for i := range out {
		out[i].denied = true
	}
	return out
}

// disowning reads "the Red Front denied that it had anything to do with the killing".
func (x *extractor) disowning(verb int) []charge {
	clause := x.tree.Child(verb, "ccomp", "xcomp")
	if clause < 0 {
		return nil
	}
	anything := x.tree.Child(clause, "obj")
	if anything < 0 || x.lowOf(anything) != "anything" {
		return nil
	}
	if do := x.tree.Child(anything, "acl", "acl:relcl"); do < 0 || !x.deed(x.led(do, "with")) {
		return nil
	}
	return denied(x.charge(x.subjectOf(verb), verb, -1, false))
}

// naming reads who a doer is told to be by name: "the attacker was identified as Ali Nur",
// "police named Ali Nur as the gunman".
func (x *extractor) naming(verb int) []charge {
	one, who := x.sides(verb)
	other := x.led(verb, "as")
	if c := x.tree.Child(verb, "xcomp"); one < 0 && c != other {
		one = c // the parser takes a name before "as" for what he is called
	}
	if one < 0 || other < 0 {
		return nil
	}
	if x.assailant(one) {
		one, other = other, one
	}
	if x.d.Words[one].UPOS == "PRON" {
		one, other = other, one // "named him as Ali Nur"
	}
	if m := x.mentionAt(one); m == nil || m.Form != doc.Name || m.Type == "Location" || !x.assailant(other) {
		return nil
	}
	return x.charge(one, verb, who, false)
}

// assailant tells whether a word is a noun for one who did what the report is about, "the
// gunman", "the suspect", or a pronoun for somebody who is told to have done it.
func (x *extractor) assailant(word int) bool {
	switch low := x.lowOf(word); low {
	case "suspect":
		return true
	case "taker":
		c := x.tree.Child(word, "compound")
		return c >= 0 && x.lowOf(c) == "hostage"
	case "him", "her":
		m := x.mentionAt(word)
		return m != nil && x.perpetrated(m.Entity)
	}
	n, ok := lex.PersonNoun(x.lowOf(word))
	return ok && n.Standing == "militant" && n.Class == "armed_group"
}

// perpetrated tells whether a mention of somebody was claimed to be of who did something.
func (x *extractor) perpetrated(entity int) bool {
	return slices.ContainsFunc(x.called[entity], func(i int) bool {
		q := x.quote(x.d.Mentions[i].Span)
		return slices.ContainsFunc(x.out.Claims, func(c sitrep.Claim) bool {
			v, ok := c.Value.(sitrep.Actor)
			return ok && v.Role == "perpetrator" && overlaps(c.Quotes[0], q)
		})
	})
}

// workOf reads "the attack was the work of the Red Front", "the attack bore the hallmarks
// of the Red Front".
func (x *extractor) workOf(noun int) []charge {
	subject := x.subjectOf(noun)
	if head := x.d.Words[noun].Head; subject < 0 && head >= 0 && x.d.Words[noun].Relation == "obj" {
		subject = x.subjectOf(head)
	}
	if !x.deed(subject) {
		return nil
	}
	return x.charge(x.led(noun, "of"), noun, -1, false)
}

// objectBehind gives the word for whom a verb's words right behind it are, where the tree
// ties them to it as it does who acts; -1 for none.
func (x *extractor) objectBehind(verb int) int {
	for _, c := range x.tree.Children(verb) {
		if c > verb && x.d.Words[c].Relation == "nsubj" {
			return c
		}
	}
	return -1
}

// claiming reads "responsibility was claimed by the Red Front", "a caller claimed it in
// the name of the Red Front", "the Red Front boasted of the killing", "admitted planting
// the bomb". Who claims responsibility himself says so: that is a statement.
func (x *extractor) claiming(verb int) []charge {
	if x.d.Words[verb].UPOS != "VERB" {
		return nil
	}
	what, who := x.sides(verb)
	passive := x.agent(verb) >= 0
	for _, name := range [...]string{"behalf", "name"} {
		if of := x.behindNoun(verb, name); of >= 0 && (x.deed(what) || x.isResponsibility(what)) {
			who, passive = of, true
		}
	}
	switch low := x.lowOf(verb); {
	case strings.HasPrefix(low, "claim"):
		if !passive || !x.deed(what) && !x.isResponsibility(what) {
			return nil
		}
	case strings.HasPrefix(low, "boast"):
		what = x.led(verb, "of", "about", "that")
		fallthrough
	default:
		if c := x.tree.Child(verb, "xcomp", "advcl", "ccomp"); what < 0 && c >= 0 && x.d.Words[c].XPOS == "VBG" {
			what = c
		}
		if to := x.led(verb, "to"); what < 0 && to >= 0 {
			what = to
		}
		if !x.deed(what) {
			return nil
		}
	}
	out := x.charge(who, verb, -1, true)
	for i := range out {
		out[i].claimed = true
	}
	return out
}

// behindNoun gives the word that "of" ties to a noun of a verb: "in the name of the Red
// Front"; -1 for none.
func (x *extractor) behindNoun(verb int, noun string) int {
	for w := verb + 1; w < len(x.d.Words) && x.d.Words[w].Sentence == x.d.Words[verb].Sentence; w++ {
		if x.lowOf(w) == noun {
			return x.led(w, "of")
		}
	}
	return -1
}

// isResponsibility tells whether a word is "responsibility" or "credit".
func (x *extractor) isResponsibility(word int) bool {
	return word >= 0 && (x.lowOf(word) == "responsibility" || x.lowOf(word) == "credit")
}

// falling reads "suspicion fell on the Red Front", "the ministry laid the blame on the Red
// Front".
func (x *extractor) falling(noun int) []charge {
	verb := x.d.Words[noun].Head
	if verb >= 0 && x.d.Words[noun].Relation == "obj" && x.lowOf(noun) == "blame" {
		on := x.led(verb, "on", "upon")
		return x.charge(on, verb, x.subjectOf(verb), false)
	}
	if verb < 0 || x.d.Words[noun].Relation != "nsubj" {
		return nil
	}
	return x.charge(x.led(verb, "on", "upon"), verb, -1, false)
}

// pointing reads "everything points to the Red Front" and "the mayor pointed the finger at
// the Red Front", but not "the mayor pointed to him".
func (x *extractor) pointing(verb int) []charge {
	if o := x.tree.Child(verb, "obj"); o >= 0 && (x.lowOf(o) == "finger" || x.lowOf(o) == "fingers") {
		return x.charge(x.led(verb, "at"), verb, x.subjectOf(verb), false)
	}
	if subject := x.subjectOf(verb); subject < 0 || x.mentionAt(subject) != nil {
		return nil
	}
	return x.charge(x.led(verb, "to"), verb, -1, false)
}

// charge is a charge of a doer and of those joined to him; none where there is no doer.
func (x *extractor) charge(doer, at, accuser int, fact bool) []charge {
	if doer < 0 {
		return nil
	}
	var out []charge
	for _, w := range x.joined(x.antecedent(doer)) {
		out = append(out, charge{doer: w, at: at, accuser: accuser, fact: fact})
	}
	return out
}

// deed tells whether a word is for what somebody did that is known: a word for violence,
// one for anything that happens, or a verb for doing that: "of ordering the murder".
func (x *extractor) deed(word int) bool {
	if word < 0 {
		return false
	}
	word = x.antecedent(word)
	if e := x.eventAt(x.d.Words[word].Token); e != nil && (family(e.Type) == "violence" || e.Strength == "effect" || e.Mode == "explosives") {
		return true
	}
	if x.d.Words[word].UPOS == "VERB" {
		o := x.tree.Child(word, "obj")
		if o < 0 {
			o = x.led(word, "in")
		}
		return o >= 0 && x.d.Words[o].UPOS != "VERB" && x.deed(o)
	}
	switch x.lowOf(word) {
	case "death", "deaths", "disappearance", "violence", "incidents", "crimes", "acts", "actions":
		return true
	}
	return x.speaksOfAny(word)
}

// behind tells whether a word is for a deed that somebody is said to be behind.
func (x *extractor) behind(word int) bool {
	return x.marks(word, "behind") && x.tree.Child(word, "cop") >= 0 && x.deed(word)
}

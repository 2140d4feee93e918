package extract

import (
	"slices"
	"strings"

	"sitrep"
	"sitrep/doc"
	"sitrep/lex"
	"sitrep/span"
)

// casualties claims the figures of a happening: who came to what harm, how many. It tells
// whether harm is told that was only meant: "threatened to kill the judges".
func (x *extractor) casualties(h *happening) (meant bool) {
	s := x.d.Sentences[h.sentence]
	for i := h.first; i < h.end; i++ {
		e, n := x.harmAt(i, s)
		if n == 0 || x.negatedCount(i, s) {
			continue
		}
		end := i + n
		if x.low(i-2, s) == "number" && x.low(i-1, s) == "of" {
			continue // "the number of dead": see toll
		}
		if e.Effect == "displaced" && x.attributed(i) >= 0 || x.mixed(i, end, e.Effect, s) {
			continue // "22 displaced people were killed", "60 people were killed or hurt"
		}
		if x.unreal(i, s) {
			meant = meant || len(x.objects(end, s)) > 0
			continue
		}
		words := x.d.SpanOf(i, end)
		switch e.How {
		case "participle", "verb":
			if e.How == "verb" || !x.knownHurt(i, s) {
				x.verbFigures(h, i, end, e, s)
			}
			if x.low(end, s) == "of" || x.low(i-1, s) == "'s" && x.wordAt(i) >= 0 && x.tree.Child(x.wordAt(i), "obj") < 0 {
				x.nounFigures(h, i, end, e, s) // "the killing of two men", "the mayor's killing"
			}
		case "subject", "adjective":
			if x.knownHurt(i, s) {
				break
			}
			if p, ok := x.described(i, s); ok {
				x.figures(h, e.Effect, "reduced", words, []people{p})
				break
			} else if x.attributed(i) >= 0 {
				break // "identified the dead men"
			}
			ps := slices.DeleteFunc(x.subjects(i, s), x.bodies) // "bodies with gunshot wounds"
			if x.low(x.clause(i, s)-1, s) == "after" {
				for k := range ps {
					ps[k].more = true // "the toll rose to four after a man died"
				}
			}
			if e.Effect == "displaced" {
				ps = slices.DeleteFunc(ps, func(p people) bool { return !p.uprooted() })
			}
			x.figures(h, e.Effect, "subject", words, ps)
		case "of":
			x.figures(h, e.Effect, "noun of", words, x.objects(end, s))
		case "noun", "deed":
			x.nounFigures(h, i, end, e, s)
		}
		i = end - 1
	}
	x.toDeath(h, s)
	x.toll(h, s)
	x.lost(h, s)
	return meant
}

// uprooted tells whether people who fled may have fled their homes: not a few, and none who
// came to fight, "two gunmen fled".
func (p *people) uprooted() bool {
	return p.min != nil && *p.min >= 20 && p.standing != "militant" && p.standing != "military" && p.standing != "police" || p.who == "families" || p.who == "households"
}

// mixed tells whether a word of harm [i, end) shares its people with one of another harm, so
// that nobody knows how many came to which: "killed or hurt".
func (x *extractor) mixed(i, end int, effect string, s doc.Sentence) bool {
	other := func(at int) bool {
		e, n := x.harmAt(at, s)
		return n > 0 && e.Effect != effect && (e.How == "participle" || e.How == "adjective") && len(x.objects(at+n, s)) == 0
	}
	or := x.low(end, s) == "or" && other(end+1) || x.low(i-1, s) == "or" && other(i-2)
	if !or {
		return false
	}
	return !slices.ContainsFunc(x.lows(x.clause(i, s), i), func(low string) bool {
		return low == "no" || low == "nobody" || low == "none" || low == "anyone" || low == "anybody" || low == "whether" || low == "not" || low == "n't"
	})
}

// harmAt gives the harm that a phrase which begins at a token tells of, and how many tokens
// it takes; 0 for none.
func (x *extractor) harmAt(i int, s doc.Sentence) (lex.Harm, int) {
	var w [4]string
	n := 0
	for ; n < len(w) && i+n < s.End && i >= s.First; n++ {
		w[n] = x.d.Tokens[i+n].Low
	}
	if e, n := lex.HarmOf(w[:n]...); n > 0 {
		return e, n
	} else if e := x.eventAt(i); e != nil && e.Method == "kidnapping" && seizes(e.Base) {
		return lex.Harm{Effect: "abducted", How: "participle"}, e.End - e.First
	} else if e != nil && e.Type != "" && euphemism(e.Base) {
		return lex.Harm{Effect: "killed", How: "participle"}, e.End - e.First
	} else if x.hospital(i, s) {
		return lex.Harm{Effect: "wounded", How: "participle"}, 1
	}
	return lex.Harm{}, 0
}

// isHarm tells whether a word alone tells of harm.
func isHarm(low string) bool {
	_, n := lex.HarmOf(low)
	return n > 0
}

// knownHurt tells whether the word is but a name for those who are known to be
// hurt: "treated the wounded", "one of the injured officers".
func (x *extractor) knownHurt(i int, s doc.Sentence) bool {
	if before := x.low(i-1, s); before == "its" {
		return true // "the town buried its dead"
	} else if before == "those" && x.low(i-2, s) == "of" {
		return true // "four of those killed"
	} else if before != "the" {
		return false
	}
	_, noun := lex.PersonNoun(x.low(i+1, s))
	return !noun || x.low(i-2, s) == "of"
}

// unreal tells whether a word only tells what harm somebody was out to do: "a plot to
// kill the mayor", "would wound".
func (x *extractor) unreal(i int, s doc.Sentence) bool {
	if e := x.eventAt(i); e != nil && e.Stage != string(sitrep.CarriedOut) && (!e.Noun || e.Stage == string(sitrep.Attempted)) {
		return true
	}
	word := x.wordAt(i)
	if word < 0 || x.open(word) {
		return word >= 0
	}
	if x.d.Words[word].XPOS != "VB" {
		return false
	}
	switch w := x.d.Words[word]; x.low(i-1, s) {
	case "to":
		return w.Relation != "xcomp" || !manages(x.d.Words[w.Head].Lemma)
	case "would", "could", "might", "may", "will", "should", "must", "can":
		return true
	}
	return false
}

// open tells whether a verb only asks or supposes that something came to pass, or asks to how many: "did
// not say whether anyone was hurt", "how many people died".
func (x *extractor) open(verb int) bool {
	if m := x.tree.Child(verb, "mark"); m >= 0 && (x.lowOf(m) == "whether" || x.lowOf(m) == "if") {
		return true
	}
	subject := x.tree.Child(verb, "nsubj", "nsubj:pass")
	if subject < 0 {
		return false
	}
	switch x.lowOf(subject) {
	case "anyone", "anybody", "whoever":
		return true
	}
	for w := subject - 1; w >= 0 && subject-w < 4 && x.d.Words[w].Sentence == x.d.Words[verb].Sentence; w-- {
		if x.lowOf(w) == "how" && x.lowOf(w+1) == "many" {
			return true
		}
	}
	return false
}

// manages tells whether who does this to do something does it: "went on to kill two".
func manages(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "manage", "go", "continue", "proceed", "succeed", "come", "force", "compel", "cause", "oblige", "lead":
		return true
	}
	return false
}

// negatedCount tells whether the harm is denied: "was not hurt".
func (x *extractor) negatedCount(i int, s doc.Sentence) bool {
	for j := i - 1; j >= s.First && i-j <= 3; j-- {
		switch x.d.Tokens[j].Low {
		case "not", "n't", "never", "without", "nearly", "almost":
			return true
		}
	}
	return false
}

// verbFigures reads the number of a verb, the tokens [i, end): its object, or its subject
// in the passive.
func (x *extractor) verbFigures(h *happening, i, end int, e lex.Harm, s doc.Sentence) {
	words := x.d.SpanOf(i, end)
	if low := x.low(end, s); low == "\"" || low == "”" || low == "’" {
		end++ // the army "neutralised" 15 men
	}
	participle := e.How == "participle"
	if participle && x.passive(i, s) {
		ps, with := x.subjects(i, s), x.with(end, s)
		if _, ok := sum(append(slices.Clone(ps), with...)); ok {
			ps, with = append(ps, with...), nil
		}
		x.figures(h, e.Effect, "passive", words, append(ps, x.parts(end, s)...))
		x.figures(h, e.Effect, "passive", words, with)
		return
	}
	if p, ok := x.described(i, s); ok && participle {
		x.figures(h, e.Effect, "reduced", words, []people{p})
		return
	}
	if o := x.objects(end, s); len(o) > 0 {
		x.figures(h, e.Effect, "object", words, o)
		return
	}
	verb := x.wordAt(i)
	if verb >= 0 && x.d.Words[verb].UPOS == "VERB" {
		if o := x.list(x.tree.Child(verb, "obj"), i, s); len(o) > 0 && !o[0].several && !x.harmWithin(end, o[0].span) {
			x.figures(h, e.Effect, "object", words, o)
			return
		}
	}
	active := verb >= 0 && x.d.Words[verb].XPOS == "VBD" && x.tree.Child(verb, "obj") >= 0 // "arrested a third"
	if participle && !active {
		x.figures(h, e.Effect, "reduced", words, append(x.subjects(i, s), x.parts(end, s)...))
	}
}

// harmWithin tells whether a word of harm stands between a token and some words, which share the number that they are told
// with: "killed and wounded dozens".
func (x *extractor) harmWithin(first int, before span.Span) bool {
	end, _ := x.d.TokensIn(before)
	return slices.ContainsFunc(x.lows(first, max(first, end)), isHarm)
}

// attributed gives the noun behind a word that describes it, "men" of "dead men"; -1 for none.
func (x *extractor) attributed(token int) int {
	word := x.wordAt(token)
	if word < 0 || x.d.Words[word].Relation != "amod" || x.d.Words[word].Head < word {
		return -1
	}
	return x.d.Words[word].Head
}

// described reads those whom a word describes behind their number: "three kidnapped
// fishermen".
func (x *extractor) described(i int, s doc.Sentence) (people, bool) {
	q, noun := x.quantityAt(i-1), x.attributed(i)
	if q == nil || q.End != i || noun < 0 {
		return people{}, false
	}
	head := x.d.Words[noun].Token
	n, ok := lex.PersonNoun(x.d.Tokens[head].Low)
	if head >= s.End || !ok {
		return people{}, false
	}
	p := many(q, x.d.SpanOf(q.First, head+1))
	if p.who, p.standing = x.plainWords(i+1, head+1), n.Standing; s.Capitals {
		p.who = strings.ToLower(p.who)
	}
	return p, true
}

// passive tells whether a form of "be" leads to the participle at i, itself or
// through one before it: "were killed or wounded".
func (x *extractor) passive(i int, s doc.Sentence) bool {
	for j := i - 1; j >= s.First && i-j <= 4; j-- {
		low := x.d.Tokens[j].Low
		switch low {
		case "be", "is", "are", "was", "were", "been", "being", "got", "get", "reported", "confirmed", "believed", "feared", "left":
			return true
		case "and", "or":
			return isHarm(x.low(j-1, s)) && x.passive(j-1, s)
		case "also", "not", "later", "shot", "either":
			continue
		}
		if !strings.HasSuffix(low, "ly") {
			return false
		}
	}
	return false
}

// nounFigures reads "the deaths of two soldiers", "16 deaths", "no injuries", "injuries to
// a guard"; the noun is the tokens [i, end).
func (x *extractor) nounFigures(h *happening, i, end int, e lex.Harm, s doc.Sentence) {
	words := x.d.SpanOf(i, end)
	if next := x.low(end, s); next == "of" || next == "to" && e.Effect == "wounded" {
		ps := x.objects(end+1, s)
		if noun := x.wordAt(i); len(ps) == 0 && noun >= 0 {
			ps = x.list(x.led(noun, "of"), i, s) // "the murder of presidency minister Ali Nur"
		}
		x.figures(h, e.Effect, "noun of", words, ps)
		return
	}
	if ps := x.possessors(i, s); len(ps) > 0 {
		x.figures(h, e.Effect, "noun of", words, ps)
		return
	}
	if e.How == "deed" {
		return // "two murders" is no two dead
	}
	if q := x.quantityAt(i - 1); q != nil && i > s.First {
		x.figures(h, e.Effect, "counted noun", words, []people{many(q, x.d.SpanOf(q.First, end))})
	}
}

// possessors reads those whose harm a noun tells of: "the six monks' murder".
func (x *extractor) possessors(i int, s doc.Sentence) []people {
	noun := x.wordAt(i)
	if noun < 0 {
		return nil
	}
	of := x.tree.Child(noun, "nmod:poss")
	if of < 0 {
		of = x.tree.Child(noun, "nsubj") // so the trees have it of "Nur's killing"
		if of < 0 || !x.marks(of, "'s") {
			return nil
		}
	}
	if m := x.mentionAt(of); m == nil || m.Type == "Organisation" && !m.Folk && m.Quantity < 0 {
		return nil // "the army's massacre"
	}
	return x.list(of, i, s)
}

// toDeath reads those who stand between a verb and what it makes of them: "stabbed two
// people to death", "shot a man dead", "took two nurses hostage", "drove 300 people from their
// homes".
func (x *extractor) toDeath(h *happening, s doc.Sentence) {
	for i := h.first; i+1 < h.end; i++ {
		if _, n := x.harmAt(i, s); n > 0 || x.passive(i, s) {
			continue
		}
		effect := ""
		switch x.low(i, s) {
		case "shot", "stabbed", "beaten", "beat", "hacked", "burned", "burnt", "clubbed", "stoned", "gunned":
			if x.soon(i+1, s, "dead", "down", "death") {
				effect = "killed"
			}
		case "took", "take", "takes", "taking", "taken", "held", "holding":
			switch {
			case x.soon(i+1, s, "hostage", "captive"):
				effect = "abducted"
			case x.soon(i+1, s, "prisoner"):
				effect = "captured"
			}
		case "drove", "driven", "driving", "forced", "forcing", "forces":
			if x.soon(i+1, s, "homes", "home", "houses") {
				effect = "displaced"
			}
		}
		if effect != "" {
			x.figures(h, effect, "object", x.d.Tokens[i].Span, x.objects(i+1, s))
		}
	}
}

// soon tells whether one of some words follows soon in what a verb is done to.
func (x *extractor) soon(at int, s doc.Sentence, words ...string) bool {
	for j := at; j < s.End && j < at+8; j++ {
		switch low := x.low(j, s); {
		case slices.Contains(words, low):
			return true
		case low == ",", low == "but", low == "when":
			return false
		}
	}
	return false
}

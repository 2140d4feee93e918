package say

import "strings"

// silence reads, at a word, that somebody says nothing or that something is not known: "did
// not reply to a request for comment", "has made no comment", "would not be drawn on the
// raid", "could not be reached", "it was not clear who fired".
func (r *reader) silence(v int) (clause, bool) {
	t := r.tree
	c := clause{verb: v, subject: -1, cue: rng{v, v + 1}, silent: true, reading: r.says()}
	if c.reading.verb == nil {
		return clause{}, false
	}
	switch low := t.low[v]; {
	case low == "reply" || low == "respond" || low == "replied" || low == "responded":
		to := r.behind(v, "to")
		if to < 0 || !asks(t.low[to]) || !r.negated(rng{v, v + 1}) {
			return clause{}, false
		}
		return r.silentBy(c, v, t.hull[to])
	case low == "comment" && r.d.Words[v].UPOS == "NOUN":
		no, verb := t.Child(v, "det"), r.d.Words[v].Head
		if no < 0 || t.low[no] != "no" || verb < 0 || t.base(v) != "obj" {
			return clause{}, false
		}
		return r.silentBy(c, verb, t.hull[v])
	case low == "statement" && r.d.Words[v].UPOS == "NOUN":
		no, verb := t.Child(v, "det"), r.d.Words[v].Head
		if no < 0 || verb < 0 || t.base(v) != "obj" || t.low[no] != "no" && (t.low[no] != "any" || !r.negated(rng{verb, verb + 1})) {
			return clause{}, false
		}
		switch t.low[verb] {
		case "issued", "made", "released", "put", "given":
			return r.silentBy(c, verb, t.hull[v])
		}
		return clause{}, false
	case low == "drawn":
		on := r.behind(v, "on", "about")
		if on < 0 {
			on = t.Child(v, "advcl", "ccomp", "obl")
		}
		if on < v || !r.passive(v) || !r.negated(rng{v, v + 1}) {
			return clause{}, false
		}
		return r.silentBy(c, v, rng{t.hull[on].first, max(t.hull[on].end, t.hull[v].end)})
	case low == "reached":
		comment := r.behind(v, "for")
		if comment < 0 || !asks(t.low[comment]) || !r.passive(v) || !r.negated(rng{v, v + 1}) {
			return clause{}, false
		}
		return r.silentBy(c, v, t.hull[comment])
	case low == "clear" || low == "certain":
		what := t.Child(v, "csubj", "ccomp", "advcl", "xcomp")
		if what < v || t.Child(v, "cop") < 0 || !r.negated(rng{v, v + 1}) || !wonders(t.low[t.hull[what].first]) {
			return clause{}, false
		}
		c.cue = rng{r.groupStart(v), v + 1}
		c.headless, c.contents = true, appendRange(nil, t.trim(t.hull[what]))
		return c, len(c.contents) > 0
	}
	return clause{}, false
}

// silentBy fills in who is silent, the subject of a verb, and about what.
func (r *reader) silentBy(c clause, verb int, about rng) (clause, bool) {
	subject := r.tree.Child(verb, "nsubj", "nsubj:pass")
	if subject < 0 {
		return clause{}, false
	}
	c.verb, c.subject, c.source = verb, subject, r.nounOf(subject, verb)
	c.cue = rng{r.groupStart(verb), verb + 1}
	c.contents = appendRange(nil, r.tree.trim(about))
	return c, !c.source.empty() && len(c.contents) > 0
}

// says is the reading of a verb that says something, for clauses of other words: that it is not
// said, or how many there were.
func (r *reader) says() reading {
	for _, x := range r.lex.verbs["say"] {
		if x.verb.stance == "states" {
			return x
		}
	}
	return reading{}
}

// behind gives the word that one of some prepositions leads to from a verb; -1 for none.
func (r *reader) behind(verb int, prepositions ...string) int {
	for _, k := range r.tree.Children(verb) {
		if k < verb || !strings.HasPrefix(r.d.Words[k].Relation, "obl") {
			continue
		}
		if p := r.tree.Child(k, "case"); p >= 0 {
			for _, want := range prepositions {
				if r.tree.low[p] == want {
					return k
				}
			}
		}
	}
	return -1
}

// asks tells whether a noun is for what is asked of somebody.
func asks(low string) bool {
	switch low {
	case "comment", "request", "requests", "question", "questions", "query", "queries", "inquiry", "inquiries", "enquiry", "enquiries", "call", "calls", "message", "messages", "email", "emails", "e-mail", "e-mails":
		return true
	}
	return false
}

// wonders tells whether a word begins an open question.
func wonders(low string) bool {
	switch low {
	case "who", "what", "whether", "how", "why", "where", "when", "which", "if", "whose":
		return true
	}
	return false
}

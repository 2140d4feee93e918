package event

import "strings"

// background unmarks what is told beside the news of its sentence: in a relative
// clause, or in one of time, cause or condition.
func (f *finder) background(events []coding, tops []int) {
	var front []bool
	news := false
	for i := range events {
		front = append(front, events[i].coded && f.foreground(tops[i]))
		news = news || front[i]
	}
	for i := range events {
		events[i].coded = events[i].coded && (front[i] || !news)
	}
}

// foreground tells whether no clause or phrase of that kind holds a word.
func (f *finder) foreground(word int) bool {
	g := f.grammar
	for ; word >= 0; word = g.d.Words[word].Head {
		w := g.d.Words[word]
		behind := strings.HasPrefix(w.Relation, "obl")
		switch {
		case w.Relation == "acl:relcl" || w.Relation == "acl" && w.XPOS == "VBN":
			return false
		case !behind && !strings.HasPrefix(w.Relation, "advcl"):
			continue
		}
		opens := g.Child(word, "mark")
		if behind || opens < 0 {
			opens = max(opens, g.preposition(word))
		}
		if opens >= 0 && subordinates(g.low(opens)) {
			return false
		}
	}
	return true
}

// subordinates tells whether a word opens what is told of time, cause or condition.
func subordinates(low string) bool {
	switch low {
	case "after", "before", "since", "because", "if", "unless", "until", "as", "while", "when", "though", "although", "following", "despite",
		"amid", "during", "whether", "where", "once":
		return true
	}
	return false
}

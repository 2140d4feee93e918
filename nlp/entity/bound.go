package entity

import (
	"strings"

	"sitrep/doc"
)

// binder tells what the arguments of one verb say of each other: in "a man attacked
// her" she is not the man, nor in "a man fired, wounding her".
type binder struct {
	d     *doc.Doc
	heads []bool // of each word: it has a subject of its own
}

func newBinder(d *doc.Doc) binder {
	b := binder{d, make([]bool, len(d.Words))}
	for _, w := range d.Words {
		if w.Head >= 0 && isSubject(w) {
			b.heads[w.Head] = true
		}
	}
	return b
}

func isSubject(w doc.SyntacticWord) bool { return strings.HasPrefix(w.Relation, "nsubj") }

// apart tells whether one of two words is the subject of what the other is the object of,
// and says nothing of itself.
func (b binder) apart(i, j int) bool { return b.under(i, j) || b.under(j, i) }

// under tells whether a word is the object of a verb whose subject is another.
func (b binder) under(object, subject int) bool {
	o, s := b.d.Words[object], b.d.Words[subject]
	if o.Sentence != s.Sentence || !isSubject(s) || strings.Contains(o.Feats, "Reflex=Yes") {
		return false
	}
	switch o.Relation {
	case "obj", "iobj", "obl:agent":
	default:
		return false
	}
	for verb := o.Head; verb >= 0; verb = b.d.Words[verb].Head {
		if verb == s.Head {
			return true
		}
		if !b.shares(verb) {
			return false
		}
	}
	return false
}

// shares tells whether the subject of a verb is that of the word it hangs on.
func (b binder) shares(verb int) bool {
	if b.heads[verb] {
		return false
	}
	switch w := b.d.Words[verb]; w.Relation {
	case "conj":
		return true
	case "advcl":
		return w.XPOS == "VBG"
	}
	return false
}

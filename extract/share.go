package extract

import (
	"slices"

	"sitrep/doc"
)

// shares claims how many of those who are known to be hurt were what: "eleven of the dead
// were children and two were nurses", "four of those killed were officers".
func (x *extractor) shares(h *happening, effect string, known int, s doc.Sentence) {
	if before := x.low(known-1, s); x.low(known-2, s) != "of" || before != "the" && before != "those" {
		return
	}
	for q, at := x.quantityAt(known-3), known+1; q != nil; {
		m := x.sharer(at, s)
		if m == nil {
			return
		}
		p := x.manyOf(q, m)
		p.mention, x.shared[m.Head] = m, true
		x.figures(h, effect, "some of", x.d.Tokens[known].Span, part(p))
		q, at = x.nextShare(m.End, s)
	}
}

// sharer gives the noun for people that a number is said to be, "were" and a token behind it;
// nil for none.
func (x *extractor) sharer(be int, s doc.Sentence) *doc.Mention {
	switch x.low(be, s) {
	case "were", "was", "are", "is", "included":
	default:
		return nil
	}
	if m := x.mentionFrom(be+1, be+1, s); m != nil && m.Form == doc.Nominal {
		return m
	}
	return nil
}

// nextShare gives the number of others behind a share, "while two were nurses", and the token
// behind it; nil for none.
func (x *extractor) nextShare(from int, s doc.Sentence) (q *doc.Quantity, end int) {
	for i := from; i < min(s.End, from+longMention); i++ {
		switch low := x.low(i, s); low {
		case "and", "while", ",", "but":
			if q := x.quantityAt(i + 1); q != nil && q.First == i+1 {
				return q, q.End
			}
		case ";", ".":
			return nil, 0
		}
	}
	return nil, 0
}

// ill claims how many are told to be badly hurt: "three are in critical condition", "the
// driver is in intensive care". The word is the last of what tells it.
func (x *extractor) ill(h *happening, word int, s doc.Sentence) {
	if !x.badly(word, s) {
		return
	}
	for i := word - 1; i > s.First && word-i < 7; i-- {
		switch x.low(i, s) {
		case "is", "are", "was", "were", "remained", "remain", "remains":
			q := x.quantityAt(i - 1)
			if q == nil && slices.Contains([]string{"them", "whom", "those"}, x.low(i-1, s)) && x.low(i-2, s) == "of" {
				q = x.quantityAt(i - 3)
			}
			if q != nil {
				x.figures(h, "wounded", "condition", x.d.Tokens[word].Span, part(many(q, q.Span)))
			} else if ps := x.subjects(i, s); len(ps) > 0 {
				x.figures(h, "wounded", "condition", x.d.Tokens[word].Span, part(ps...))
			}
			return
		}
	}
}

// badly tells whether words that end with a token are for a state of those who are badly hurt.
func (x *extractor) badly(word int, s doc.Sentence) bool {
	before := x.low(word-1, s)
	switch x.low(word, s) {
	case "condition":
		return before == "critical" || before == "serious" || before == "grave" || before == "stable"
	case "care":
		return before == "intensive"
	case "life", "lives":
		return before == "for" && x.low(word-2, s) == "fighting" || x.low(word-2, s) == "for" && x.low(word-3, s) == "fighting"
	}
	return false
}

// hospital tells whether a verb is for bringing somebody to where the hurt are treated:
// "were taken to a nearby hospital".
func (x *extractor) hospital(verb int, s doc.Sentence) bool {
	switch x.low(verb, s) {
	case "treated":
		next := x.low(verb+1, s)
		return x.low(verb-1, s) == "being" || next == "for" && x.low(verb+2, s) != "shock" || (next == "in" || next == "at") && x.hospitalNear(verb+2, s)
	case "taken", "rushed", "airlifted", "flown", "evacuated", "transported", "transferred", "admitted", "brought":
	default:
		return false
	}
	return x.low(verb+1, s) == "to" && x.hospitalNear(verb+2, s)
}

// hospitalNear tells whether the phrase at a token is for a hospital.
func (x *extractor) hospitalNear(at int, s doc.Sentence) bool {
	for i := at; i < min(s.End, at+6); i++ {
		switch low := x.low(i, s); {
		case low == "hospital" || low == "hospitals" || low == "clinic" || low == "clinics":
			return true
		case x.d.Tokens[i].Kind == doc.Punct, low == "and", low == "from":
			return false
		}
	}
	return false
}

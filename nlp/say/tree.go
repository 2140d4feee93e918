package say

import (
	"strings"

	"sitrep/doc"
)

// tree is the trees of a Doc's sentences.
type tree struct {
	*doc.Tree
	d    *doc.Doc
	low  []string // each word in small letters
	hull []rng    // from the first to the last word that hangs on each word, over however many
}

func newTree(d *doc.Doc) *tree {
	n := len(d.Words)
	t := &tree{Tree: d.Tree(), d: d, low: make([]string, n), hull: make([]rng, n)}
	left := make([]int, n) // how many kids are not yet in the hull
	for i, w := range d.Words {
		if token := d.Tokens[w.Token]; token.Span == w.Span {
			t.low[i] = token.Low
		} else {
			t.low[i] = strings.ToLower(w.Of(d.Text))
		}
		t.hull[i] = rng{i, i + 1}
		if w.Head >= 0 {
			left[w.Head]++
		}
	}
	for i := range d.Words {
		for at := i; left[at] == 0; {
			left[at] = -1
			h := d.Words[at].Head
			if h < 0 {
				break
			}
			t.hull[h] = rng{min(t.hull[h].first, t.hull[at].first), max(t.hull[h].end, t.hull[at].end)}
			left[h]--
			at = h
		}
	}
	return t
}

// base gives a word's relation without what follows the colon.
func (t *tree) base(word int) string {
	relation, _, _ := strings.Cut(t.d.Words[word].Relation, ":")
	return relation
}

func (t *tree) mark(word int) bool { return t.d.Words[word].UPOS == "PUNCT" }

// trim drops marks from both ends of a range.
func (t *tree) trim(x rng) rng {
	for !x.empty() && t.mark(x.first) {
		x.first++
	}
	for !x.empty() && t.mark(x.end-1) {
		x.end--
	}
	return x
}

// relative tells whether a range is "who" or "which".
func (t *tree) relative(x rng) bool {
	return x.end-x.first == 1 && (t.d.Words[x.first].XPOS == "WP" || t.d.Words[x.first].XPOS == "WDT")
}

// lower gives a word in small letters, or nothing past the end.
func (r *reader) lower(i int) string {
	if i >= len(r.tree.low) {
		return ""
	}
	return r.tree.low[i]
}

func (r *reader) followed(i int, words []string) bool {
	for k, w := range words {
		if r.lower(i+k) != w {
			return false
		}
	}
	return true
}

// groupStart gives where the verb group of a verb begins: "has repeatedly denied".
func (r *reader) groupStart(v int) int {
	first := v
	for first > 0 && r.d.Words[first-1].Head == v {
		switch r.tree.base(first - 1) {
		case "aux", "advmod":
			first--
			continue
		}
		break
	}
	if k := first - 2; k > 0 && r.d.Words[k].Head == v && r.tree.base(k) == "advmod" && isMark(r.lower(k-1)) && isMark(r.lower(k+1)) {
		first = k - 1 // the "strongly" in quotation marks
	}
	return first
}

// passive tells whether a verb is in the passive: "was said", but not "has said",
// whatever the tree takes its subject for.
func (r *reader) passive(v int) bool {
	subject, has := false, false
	for _, k := range r.tree.Children(v) {
		switch r.d.Words[k].Relation {
		case "nsubj:pass":
			subject = true
		case "aux:pass":
			switch r.tree.low[k] {
			case "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "gets", "got":
				return true
			}
		}
		switch r.tree.low[k] {
		case "has", "have", "had", "'ve":
			has = true
		}
	}
	return subject && !has && r.d.Words[v].XPOS == "VBN"
}

// finite tells whether a verb can have a subject right before it.
func (r *reader) finite(v int) bool {
	switch r.d.Words[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return !r.passive(v)
	case "VBN":
		return !r.passive(v) && !r.participle(v)
	}
	return false
}

// phraseBefore gives the noun phrase that ends right before a word, whatever the
// tree hangs it on.
func (r *reader) phraseBefore(i int) rng {
	for i > 0 && r.times[r.d.Words[i-1].Token] >= 0 {
		i--
	}
	if i > 0 && r.d.Words[i-1].UPOS == "PRON" && r.d.Words[i-1].Sentence == r.d.Words[i].Sentence {
		return rng{i - 1, i}
	}
	if noun := r.explainedBefore(i); noun >= 0 {
		return rng{r.tree.hull[noun].first, i}
	}
	x := rng{i, i}
	for range 4 {
		k := x.first - 1
		if k < 0 || r.d.Words[k].Sentence != r.d.Words[i].Sentence {
			break
		}
		for h := r.d.Words[k].Head; h >= 0 && h < i && !r.tree.mark(k) && r.tree.hull[h].end <= i; h = r.d.Words[h].Head {
			k = h
		}
		if w := r.d.Words[k]; w.UPOS != "NOUN" && w.UPOS != "PROPN" && w.UPOS != "PRON" {
			break
		}
		x = r.tree.trim(rng{min(k, r.tree.hull[k].first), i})
	}
	return x
}

// explainedBefore gives the noun whose explanation between commas ends right before a word: "the Front, an alliance of
// groups, | said"; -1 for none.
func (r *reader) explainedBefore(i int) int {
	if i < 2 || r.tree.low[i-1] != "," || r.d.Words[i-2].Sentence != r.d.Words[i].Sentence {
		return -1
	}
	for k := i - 2; k >= 0 && r.tree.hull[k].end <= i; k = r.d.Words[k].Head {
		noun := r.d.Words[k].Head
		if r.tree.base(k) != "appos" || noun < 0 || noun > k {
			continue
		}
		if u := r.d.Words[noun].UPOS; (u == "NOUN" || u == "PROPN") && r.tree.hull[noun].end <= i && r.tree.low[r.tree.hull[k].first-1] == "," {
			return noun
		}
		return -1
	}
	return -1
}

// subjectOf gives the subject of a verb: its own, or that of the verb that it
// stands beside or hangs on; -1 for none.
func (r *reader) subjectOf(v int) int {
	for range 8 {
		if k := r.tree.Child(v, "nsubj", "nsubj:pass", "nsubj:outer"); k >= 0 {
			return k
		}
		switch head := r.d.Words[v].Head; r.tree.base(v) {
		case "conj", "xcomp", "parataxis":
			if r.beyond(v, head) {
				head = r.d.Words[head].Head
			}
			v = head
		case "advcl":
			if r.d.Words[v].XPOS != "VBG" {
				return -1
			}
			v = head
		case "acl":
			if r.d.Words[v].Relation == "acl" && r.d.Words[v].XPOS == "VBG" {
				return head
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// beyond tells whether a verb that the tree joins to what is said to have been done to somebody
// is said by who says that: "he said that two were held and denied that they were hurt".
func (r *reader) beyond(v, head int) bool {
	return r.tree.base(v) == "conj" && r.d.Words[v].XPOS == "VBD" && r.tree.base(head) == "ccomp" && r.d.Words[head].Head >= 0 &&
		r.tree.Child(head, "nsubj") < 0 && r.tree.Child(head, "nsubj:pass") >= 0
}

// nounOf gives a noun with all that hangs on it, but for what holds the verb.
func (r *reader) nounOf(noun, verb int) rng {
	x := r.tree.hull[noun]
	if x.first <= verb && verb < x.end {
		if noun < verb {
			x.end = r.groupStart(verb)
		} else {
			x.first = verb + 1
		}
	}
	if x = r.tree.trim(x); !x.empty() && x.end < verb && r.tree.low[x.end] == "," && r.tree.Child(noun, "appos", "acl:relcl") >= 0 {
		x.end++
	}
	return x
}

// objects gives what hangs on a verb from word first on: its object, and what
// follows that without a comma. It hangs on the verb from word start on.
func (r *reader) objects(v, first, start int) rng {
	end := first
	for _, k := range r.tree.Children(v) {
		x := r.tree.hull[k]
		if x.first < start || x.first > max(end, first) {
			continue
		}
		switch r.tree.base(k) {
		case "obj", "iobj", "obl", "xcomp", "ccomp", "compound", "advmod":
			end = max(end, x.end)
		}
	}
	if end == first {
		end = r.nounAfter(first)
	}
	return r.tree.trim(rng{first, end})
}

// nounAfter gives where the largest noun phrase that begins at a word ends.
func (r *reader) nounAfter(first int) int {
	end := first
	for k := first; k < len(r.d.Words) && k < first+8 && r.d.Words[k].Sentence == r.d.Words[first].Sentence; k++ {
		if x := r.tree.hull[k]; x.first == first && r.d.Words[k].UPOS != "VERB" {
			end = max(end, x.end)
		}
	}
	return end
}

// appendRange appends a range unless it is empty.
func appendRange(to []rng, x rng) []rng {
	if x.empty() {
		return to
	}
	return append(to, x)
}

package doc

import "slices"

// Tree tells what hangs on each word of a Doc.
type Tree struct {
	d        *Doc
	children [][]int // of each word, in order
}

// Tree gives the trees of all sentences, which must be parsed.
func (d *Doc) Tree() *Tree {
	t := &Tree{d: d, children: make([][]int, len(d.Words))}
	count := make([]int, len(d.Words))
	for _, w := range d.Words {
		if w.Head >= 0 {
			count[w.Head]++
		}
	}
	room := make([]int, len(d.Words)) // one piece of memory for all
	for i, n := range count {
		t.children[i], room = room[:0:n], room[n:]
	}
	for i, w := range d.Words {
		if w.Head >= 0 {
			t.children[w.Head] = append(t.children[w.Head], i)
		}
	}
	return t
}

// Children gives the words that hang on a word, in their order.
func (t *Tree) Children(word int) []int { return t.children[word] }

// Child gives the first word that hangs on a word by one of some relations; -1
// where none does.
func (t *Tree) Child(word int, relations ...string) int {
	for _, c := range t.children[word] {
		if slices.Contains(relations, t.d.Words[c].Relation) {
			return c
		}
	}
	return -1
}

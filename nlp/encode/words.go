package encode

// words is a cutter that remembers: news says the same words again and again.
// It is the scratch of one goroutine.
type words struct {
	cutter cutter
	seen   *table
	known  []knownWord // of each word of the table
	pieces []wordPiece // of all of them
}

// knownWord is a word that has been cut before; its pieces are [from, to).
type knownWord struct {
	from, to int32
	how      uint8
}

// Words that are longer than maxKnownWord are cut anew each time; after
// maxKnownWords all are forgotten.
const (
	maxKnownWord  = 64
	maxKnownWords = 1 << 14
)

func newWords(v *Vocabulary) *words {
	return &words{cutter: cutter{vocabulary: v}, seen: newTable(maxKnownWords)}
}

// cut gives the pieces of a word. They are overwritten by the next call.
func (w *words) cut(word string) cutWord {
	if len(word) > maxKnownWord {
		return w.cutter.cut(word)
	}
	h := hashOf(hashStart, word)
	if n := w.seen.findString(h, word); n >= 0 {
		k := w.known[n]
		return cutWord{w.pieces[k.from:k.to], k.how}
	}
	c := w.cutter.cut(word)
	w.remember(h, word, c)
	return c
}

func (w *words) remember(h uint64, word string, c cutWord) {
	if w.seen.len() == maxKnownWords {
		w.seen.clear()
		w.known, w.pieces = w.known[:0], w.pieces[:0]
	}
	w.seen.add(h, word)
	from := len(w.pieces)
	w.pieces = append(w.pieces, c.pieces...)
	w.known = append(w.known, knownWord{int32(from), int32(len(w.pieces)), c.how})
}

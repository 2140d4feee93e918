package encode

// A text that is longer than a window is read in several. Windows of a text are
// about alike in length, so that none is tiny; each begins `overlap` pieces
// before the end of the one before it, or a little earlier where that would cut
// a word. In the overlap, each piece's vector is that of the window in which it
// lies further from the edge.
const (
	maxWindow = 256 // pieces of a window, with [CLS] and [SEP]
	overlap   = 32  // pieces that two windows share
	maxSnap   = 32  // pieces by which an edge moves so that no word is cut; words longer than that may be

	minPositions = 2 + 5*maxSnap // below that, windows with moved edges might not advance
)

// window is the pieces [from, to) of a text, of which [keep, keepTo) get their
// vectors from it.
type window struct {
	from, to     int
	keep, keepTo int
}

// rows is how many vectors a window takes: [CLS] and [SEP] are two.
func (w window) rows() int { return w.to - w.from + 2 }

// windows appends the windows of a text to out; size is how many pieces of
// the text go into one.
func windows(out []window, pieces []Piece, size int) []window {
	for from := 0; from < len(pieces); {
		w := window{from: from, to: windowEnd(pieces, from, size), keep: from}
		w.keepTo = w.to
		if k := len(out); k > 0 {
			cut := (from + out[k-1].to) / 2
			out[k-1].keepTo, w.keep = cut, cut
		}
		out = append(out, w)
		if w.to == len(pieces) {
			break
		}
		from = wordStart(pieces, w.to-overlap)
	}
	return out
}

// windowEnd gives where a window from a piece on ends: such that it and those
// that are still needed share what is left evenly.
func windowEnd(pieces []Piece, from, size int) int {
	left := len(pieces) - from
	if left <= size {
		return len(pieces)
	}
	step := size - overlap
	count := (left - overlap + step - 1) / step
	return wordStart(pieces, from+overlap+(left-overlap+count-1)/count)
}

// wordStart gives i, or the piece before it that begins the word of piece i,
// unless that is far.
func wordStart(pieces []Piece, i int) int {
	for j := i; j > 0 && j > i-maxSnap; j-- {
		if pieces[j].Word != pieces[j-1].Word {
			return j
		}
	}
	return i
}

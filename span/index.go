package span

import "unicode/utf8"

// stride is how many bytes lie between two remembered positions of an Index.
const stride = 256

// Index translates byte offsets of one text to code points and UTF-16 code
// units, and code points back, looking at no more than a stride of text a call.
// It is safe for use by many goroutines at once.
type Index struct {
	text  string
	marks []mark // marks[i] stands at the first character at or after byte i*stride
}

type mark struct{ bytes, points, units int }

// NewIndex reads text once.
func NewIndex(text string) *Index {
	ix := &Index{text: text, marks: make([]mark, 0, len(text)/stride+1)}
	m := mark{}
	for i, r := range text {
		for len(ix.marks)*stride <= i {
			ix.marks = append(ix.marks, mark{i, m.points, m.units})
		}
		m.points++
		m.units += unitsOf(r)
	}
	if len(ix.marks) == 0 {
		ix.marks = append(ix.marks, mark{})
	}
	return ix
}

func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// at walks to byte offset b from the nearest mark before it.
func (ix *Index) at(b int) mark {
	i := min(b/stride, len(ix.marks)-1)
	for i > 0 && ix.marks[i].bytes > b {
		i--
	}
	m := ix.marks[i]
	for m.bytes < b && m.bytes < len(ix.text) {
		r, n := utf8.DecodeRuneInString(ix.text[m.bytes:])
		m = mark{m.bytes + n, m.points + 1, m.units + unitsOf(r)}
	}
	return m
}

// CodePoints gives a span's range in Unicode code points.
func (ix *Index) CodePoints(s Span) (start, end int) {
	return ix.at(s.Start).points, ix.at(s.End).points
}

// UTF16 gives a span's range in UTF-16 code units, as browsers count.
func (ix *Index) UTF16(s Span) (start, end int) {
	return ix.at(s.Start).units, ix.at(s.End).units
}

// FromCodePoints gives the byte span of a range of code points. Ranges past the
// end of the text end with it.
func (ix *Index) FromCodePoints(start, end int) Span {
	return Span{ix.byteAt(start), ix.byteAt(end)}
}

func (ix *Index) byteAt(points int) int {
	lo, hi := 0, len(ix.marks)-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if ix.marks[mid].points <= points {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	m := ix.marks[lo]
	for m.points < points && m.bytes < len(ix.text) {
		_, n := utf8.DecodeRuneInString(ix.text[m.bytes:])
		m.bytes += n
		m.points++
	}
	return m.bytes
}

package encode

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cutter cuts words as BERT's uncased tokenizer does
// (https://github.com/google-research/bert/blob/master/tokenization.py): first
// into runs of characters, then each run into the longest pieces that the
// vocabulary has, from the left. It is the scratch of one goroutine.
type cutter struct {
	vocabulary *Vocabulary
	plain      []byte  // the word without accents, in lower case
	start, end []int32 // of the character of the word that byte i of plain comes from
	runs       []run
	open       bool // the last run may still grow
	decomposed []byte
	hashes     []uint64
	pieces     []wordPiece
}

// run is a range of bytes of the plain word that pieces do not reach over.
type run struct {
	from, to   int
	characters int
}

// wordPiece is a piece of a word; start and end are bytes of the word.
type wordPiece struct {
	id, start, end int32
}

// cutWord is a word in pieces.
type cutWord struct {
	pieces []wordPiece
	how    uint8
}

// maxRun is the number of characters above which BERT does not look at a run.
const maxRun = 100

// cut gives the pieces of a word, at least one. They are overwritten by the
// next call.
func (c *cutter) cut(word string) cutWord {
	c.plain, c.start, c.end, c.runs, c.open = c.plain[:0], c.start[:0], c.end[:0], c.runs[:0], false
	c.pieces = c.pieces[:0]
	c.simplify(word)
	for _, r := range c.runs {
		if r.characters > maxRun || !c.match(r) {
			c.piece(c.vocabulary.unknown, r.from, r.to)
		}
	}
	if len(c.pieces) == 0 {
		c.pieces = append(c.pieces, wordPiece{c.vocabulary.unknown, 0, int32(len(word))})
	}
	return cutWord{c.pieces, caseOf(word)}
}

// simplify fills plain and runs.
func (c *cutter) simplify(word string) {
	for i := 0; i < len(word); {
		r, n := utf8.DecodeRuneInString(word[i:])
		end := i + n
		switch {
		case r < utf8.RuneSelf && r > ' ' && r != 0x7f:
			c.emit(unicode.ToLower(r), i, end)
		case isSpace(r):
			c.open = false
		case isDropped(r):
		default:
			if c.decompose(word[i:end], i, end); unicode.Is(unicode.Mn, r) {
				c.cover(i, end)
			}
		}
		i = end
	}
}

// decompose emits the letters of one character without accents. Accents of
// different classes are not put in their canonical order: all go, but for some
// marks that no vocabulary has, so that their run is unknown in any order.
func (c *cutter) decompose(character string, start, end int) {
	c.decomposed = norm.NFD.AppendString(c.decomposed[:0], character)
	for j := 0; j < len(c.decomposed); {
		r, n := utf8.DecodeRune(c.decomposed[j:])
		j += n
		if !unicode.Is(unicode.Mn, r) {
			c.emit(unicode.ToLower(r), start, end)
		}
	}
}

// cover gives an accent at word[start:end] to the letter that ends where it
// starts.
func (c *cutter) cover(start, end int) {
	for k := len(c.end) - 1; k >= 0 && int(c.end[k]) == start; k-- {
		c.end[k] = int32(end)
	}
}

// emit adds a character that stands for word[start:end].
func (c *cutter) emit(r rune, start, end int) {
	alone := isPunct(r) || isIdeograph(r)
	from := len(c.plain)
	if alone || !c.open {
		c.runs = append(c.runs, run{from: from, to: from})
	}
	c.open = !alone
	c.plain = utf8.AppendRune(c.plain, r)
	for range len(c.plain) - from {
		c.start = append(c.start, int32(start))
		c.end = append(c.end, int32(end))
	}
	last := &c.runs[len(c.runs)-1]
	last.to = len(c.plain)
	last.characters++
}

// match cuts a run into pieces and tells whether that went through; if not, it
// leaves none.
func (c *cutter) match(r run) bool {
	had := len(c.pieces)
	head := ""
	for at := r.from; at < r.to; head = "##" {
		id, end := c.longest(head, at, r.to)
		if id < 0 {
			c.pieces = c.pieces[:had]
			return false
		}
		c.piece(int32(id), at, end)
		at = end
	}
	return true
}

// longest gives the longest piece that begins at a byte of plain and ends by
// another, and its end; -1 where there is none.
func (c *cutter) longest(head string, at, to int) (id, end int) {
	to = min(to, at+c.vocabulary.longest-len(head))
	h := hashOf(hashStart, head)
	c.hashes = c.hashes[:0]
	for _, b := range c.plain[at:max(at, to)] {
		h = hashByte(h, b)
		c.hashes = append(c.hashes, h)
	}
	for n := len(c.hashes); n > 0; n-- {
		if id := c.vocabulary.pieces.find(c.hashes[n-1], head, c.plain[at:at+n]); id >= 0 {
			return id, at + n
		}
	}
	return -1, at
}

// piece adds the piece of the bytes [from, to) of plain.
func (c *cutter) piece(id int32, from, to int) {
	c.pieces = append(c.pieces, wordPiece{id, c.start[from], c.end[to-1]})
}

// isSpace tells whether a character parts runs without being one.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\r' || !unicode.IsControl(r) && unicode.IsSpace(r)
}

// isDropped tells whether a character counts for nothing: controls, formatting
// characters as the soft hyphen, private ones, and what stands for bytes that
// are no character. One that Unicode has not assigned yet stays, and is unknown.
func isDropped(r rune) bool {
	return r == unicode.ReplacementChar || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs)
}

// isPunct tells whether a character is punctuation to BERT.
func isPunct(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.IsPunct(r)
}

// isIdeograph tells whether a character is one of those that BERT reads alone.
func isIdeograph(r rune) bool {
	return r >= 0x3400 && (r <= 0x4DBF || 0x4E00 <= r && r <= 0x9FFF || 0xF900 <= r && r <= 0xFAFF ||
		0x20000 <= r && r <= 0x2A6DF || 0x2A700 <= r && r <= 0x2B73F || 0x2B740 <= r && r <= 0x2B81F ||
		0x2B820 <= r && r <= 0x2CEAF || 0x2F800 <= r && r <= 0x2FA1F)
}

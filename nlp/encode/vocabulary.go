package encode

import (
	"bytes"
	"errors"
	"fmt"

	"sitrep/span"
)

// Piece is a word piece: its number in the vocabulary and the bytes of the text
// that it covers. Two pieces may cover the same bytes where one character is
// more than one letter to BERT, as a Hangul syllable is; starts and ends never
// go back.
type Piece struct {
	ID         int32
	Start, End int   // bytes of the text
	Word       int32 // index of the caller's word
	Case       uint8 // how the whole word is written: CaseLower, ...
}

// Vocabulary is the word pieces that a model knows. It is safe for use by many
// goroutines at once.
type Vocabulary struct {
	pieces            *table
	longest           int // bytes of the longest piece
	unknown, cls, sep int32
}

// maxVocabulary is far above any in use; it bounds the memory that a damaged
// file can ask for.
const maxVocabulary = 1 << 20

// newVocabulary reads pieces that stand one a line.
func newVocabulary(lines []byte, n int) (*Vocabulary, error) {
	if n > maxVocabulary {
		return nil, fmt.Errorf("vocabulary of %d pieces is too large", n)
	}
	if n > len(lines)+1 {
		return nil, fmt.Errorf("vocabulary of %d pieces in %d bytes", n, len(lines))
	}
	v := &Vocabulary{pieces: newTable(n)}
	v.pieces.bytes = make([]byte, 0, len(lines))
	for line := range bytes.Lines(lines) {
		piece := string(bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")))
		if v.pieces.len() == n {
			return nil, fmt.Errorf("vocabulary has more than %d pieces", n)
		}
		v.pieces.add(hashOf(hashStart, piece), piece)
		v.longest = max(v.longest, len(piece))
	}
	if v.pieces.len() != n {
		return nil, fmt.Errorf("vocabulary has %d pieces, not %d", v.pieces.len(), n)
	}
	v.unknown, v.cls, v.sep = v.ID("[UNK]"), v.ID("[CLS]"), v.ID("[SEP]")
	if v.unknown < 0 || v.cls < 0 || v.sep < 0 {
		return nil, errors.New("vocabulary lacks [UNK], [CLS] or [SEP]")
	}
	return v, nil
}

// Len is how many pieces the vocabulary has.
func (v *Vocabulary) Len() int { return v.pieces.len() }

// ID gives the number of a piece as the vocabulary writes it ("##ing"), or -1.
func (v *Vocabulary) ID(piece string) int32 {
	return int32(v.pieces.findString(hashOf(hashStart, piece), piece))
}

// Text gives piece number id as the vocabulary writes it.
func (v *Vocabulary) Text(id int32) string { return string(v.pieces.at(int(id))) }

// Pieces cuts the words of a text into pieces, at least one a word. The words
// lie in the text and in its order; capitals tells of each whether its sentence
// is wholly in capitals, and may be nil where none is. Encoder.Pieces gives the
// same and is faster.
func (v *Vocabulary) Pieces(text string, words []span.Span, capitals []bool) []Piece {
	c := cutter{vocabulary: v}
	var out []Piece
	for i, w := range words {
		word := c.cut(w.Of(text))
		out = appendWord(out, word, w.Start, i, capitals)
	}
	return out
}

// appendWord appends the pieces of a word that begins at a byte of the text.
func appendWord(out []Piece, w cutWord, at, i int, capitals []bool) []Piece {
	how := w.how
	if i < len(capitals) && capitals[i] {
		how = CaseLower
	}
	for _, p := range w.pieces {
		out = append(out, Piece{ID: p.id, Start: at + int(p.start), End: at + int(p.end), Word: int32(i), Case: how})
	}
	return out
}

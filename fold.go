package sitrep

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold is a text without regard to case, marks and spaces: its words in lower
// case with one space between them. Points and apostrophes within a word fall
// away ("U.S." is "us"), all other marks part words.
func Fold(s string) string {
	out := make([]byte, 0, len(s))
	parted := false
	for _, r := range s {
		switch {
		case r == '.' || r == '\'' || r == '’' || r == '‘':
			continue
		case !inWord(r):
			parted = true
			continue
		case parted && len(out) > 0:
			out = append(out, ' ')
		}
		parted = false
		if 'a' <= r && r <= 'z' { // what most letters are
			out = append(out, byte(r))
			continue
		}
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	return string(out)
}

// inWord tells whether a character is part of a word.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// ProperName tells whether words are a name as far as their letters tell: each of them
// but small ones has a capital. Nouns out of a text in capitals are written small.
func ProperName(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && len(w) > 3 {
			return false
		}
	}
	return len(words) > 0 && words[0] != strings.ToLower(words[0])
}

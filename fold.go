package sitrep

import (
	"strings"
	"unicode"
)

// Fold is a text without regard to case, marks and spaces: its words in lower
// case with one space between them. Points and apostrophes within a word fall
// away ("U.S." is "us"), all other marks part words.
func Fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '\'' || r == '’' || r == '‘':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

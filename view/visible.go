package view

import (
	"fmt"
	"strings"
	"unicode"
)

// Visible writes characters that would hide, or turn the direction of the words
// around them, as their names.
func Visible(s string) string {
	if !strings.ContainsFunc(s, hidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			b.WriteString("⟨U+" + strings.ToUpper(fmt.Sprintf("%04x", r)) + "⟩")
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden tells of controls, of characters without width, and of those that turn
// the direction of writing; not of joiners and marks, which some scripts need.
func hidden(r rune) bool {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return false
	case unicode.IsControl(r), r == '\u00ad', r == '\u180e', r == '\u200b', r == '\ufeff':
		return true
	}
	return r >= '\u2028' && r <= '\u202e' || r >= '\u2060' && r <= '\u206f' || r >= '\ufff9' && r <= '\ufffb' ||
		r >= '\U000e0000' && r <= '\U000e007f'
}

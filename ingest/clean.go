package ingest

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// harmless replaces control characters, each by one character: those of the
// second row by what windows-1252 has in their place, for that is where they come
// from; form feeds by line ends; all others by spaces. Invalid UTF-8 is replaced.
func harmless(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if strings.IndexFunc(s, control) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if !control(r) {
			return r
		}
		return instead(r)
	}, s)
}

func control(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || 0x7f <= r && r < 0xa0
}

func instead(r rune) rune {
	switch {
	case r == '\v', r == '\f':
		return '\n'
	case r > 0x7f:
		if c := charmap.Windows1252.DecodeByte(byte(r)); !control(c) && c != '\ufffd' {
			return c
		}
	}
	return ' '
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// tidy is harmless text with line ends made \n and without blanks around it.
func tidy(s string) string { return strings.TrimSpace(lineEnds.Replace(harmless(s))) }

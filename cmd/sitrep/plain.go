package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/term"
)

// plain makes words from outside fit for one line of a terminal: line ends and
// tabs become spaces, and whatever would move the cursor, colour the screen or
// turn the direction of writing becomes a visible mark.
func plain(s string) string {
	if !strings.ContainsFunc(s, unfit) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unfit(r):
			return '�'
		}
		return r
	}, s)
}

// unfit tells whether a character must not reach a terminal as it is.
func unfit(r rune) bool {
	return unicode.IsControl(r) || turns(r) || r == '\u2028' || r == '\u2029'
}

// turns tells whether a character overrides the direction of writing.
func turns(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u200e' || r == '\u200f' || r == '\u061c'
}

// plainJSON writes such characters of encoded JSON as escapes, which leaves its
// meaning as it was. Line ends between values stay.
func plainJSON(b []byte) []byte {
	if !bytes.ContainsFunc(b, unfitInJSON) {
		return b
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		if unfitInJSON(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.Bytes()
}

// plainLines makes lines of fields fit for a terminal; what parts them stays.
func plainLines(b []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if unfit(r) && r != '\n' && r != '\t' {
			return '�'
		}
		return r
	}, b)
}

func unfitInJSON(r rune) bool { return unfit(r) && r != '\n' }

// width is the number of columns that words take on a terminal.
func width(s string) int { return uniseg.StringWidth(s) }

// cut shortens words to so many columns, with an ellipsis where something is
// left out.
func cut(s string, columns int) string {
	if width(s) <= columns {
		return s
	}
	var b strings.Builder
	used := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if used += g.Width(); used > columns-1 {
			break
		}
		b.WriteString(g.Str())
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad fills words up with spaces to so many columns.
func pad(s string, columns int) string { return s + strings.Repeat(" ", max(0, columns-width(s))) }

// padLeft is pad for figures.
func padLeft(s string, columns int) string { return strings.Repeat(" ", max(0, columns-width(s))) + s }

// wrap breaks words into lines of at most so many columns; a longer word
// stands on a line of its own. No columns is one line.
func wrap(s string, columns int) []string {
	if columns <= 0 {
		return []string{s}
	}
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		switch {
		case line == "":
			line = word
		case width(line)+1+width(word) > columns:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// columns is how wide the terminal behind w is, or 0 where there is none.
func columns(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return n
}

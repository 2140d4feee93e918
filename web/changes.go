package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// change is a run of words that two texts share, or that one of them alone has.
type change struct {
	Same, Gone, Come string // one of them, or Gone and Come, where words took others' place
	Gap              bool   // something that both have is left out here
}

// Bounds of what is compared word by word, and shown.
const (
	mostCompared = 200_000 // words of a place where two texts differ; where there are more, all of them took the others' place
	mostChanges  = 400     // changes that are shown
	mostChanged  = 20_000  // bytes of one change that are shown
	beside       = 400     // bytes of what both have that are shown beside a change
)

// changes tells in what two texts differ: first by lines, and within those that
// differ by words. Cut tells that some of it is left out.
func changes(before, after string) (all []change, cut bool) {
	for _, c := range differ(textLines(before), textLines(after)) {
		if c.Same != "" || c.Gone == "" || c.Come == "" {
			all = append(all, c)
			continue
		}
		gone, come := tokens(c.Gone), tokens(c.Come)
		if len(gone)+len(come) > mostCompared {
			all = append(all, c)
			continue
		}
		all = append(all, differ(gone, come)...)
	}
	return shorten(joined(all))
}

// differ tells in what two rows of pieces differ.
func differ(before, after []string) (all []change) {
	at := 0
	for _, d := range lcs.DiffLines(before, after) {
		if d.Start > at {
			all = append(all, change{Same: strings.Join(before[at:d.Start], "")})
		}
		all = append(all, change{Gone: strings.Join(before[d.Start:d.End], ""), Come: strings.Join(after[d.ReplStart:d.ReplEnd], "")})
		at = d.End
	}
	if at < len(before) {
		all = append(all, change{Same: strings.Join(before[at:], "")})
	}
	return all
}

// joined has changes that only a space stands between as one.
func joined(all []change) (out []change) {
	for _, c := range all {
		n := len(out)
		switch {
		case n > 0 && c.Same != "" && out[n-1].Same != "":
			out[n-1].Same += c.Same
		case n > 0 && c.Same == "" && out[n-1].Same == "":
			out[n-1].Gone += c.Gone
			out[n-1].Come += c.Come
		case n > 1 && c.Same == "" && out[n-1].Same == " ":
			out[n-2].Gone += " " + c.Gone
			out[n-2].Come += " " + c.Come
			out = out[:n-1]
		default:
			out = append(out, c)
		}
	}
	return out
}

// shorten leaves out what stands far from any change, and of many or long ones the rest.
func shorten(all []change) (out []change, cut bool) {
	shown := 0
	for i, c := range all {
		if c.Same == "" {
			if shown++; shown > mostChanges {
				return append(out, change{Gap: true}), true
			}
			for _, text := range []*string{&c.Gone, &c.Come} {
				if len(*text) > mostChanged {
					*text, cut = (*text)[:runeAt(*text, mostChanged)]+" […]", true
				}
			}
			out = append(out, c)
			continue
		}
		if len(c.Same) <= 2*beside {
			out = append(out, c)
			continue
		}
		if i > 0 {
			out = append(out, change{Same: c.Same[:runeAt(c.Same, beside)]})
		}
		out = append(out, change{Gap: true})
		if i < len(all)-1 {
			out = append(out, change{Same: c.Same[runeAt(c.Same, len(c.Same)-beside):]})
		}
	}
	return out, cut
}

// textLines are a text's, each with its end.
func textLines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.SplitAfter(text, "\n")
}

// tokens are a text's words, and what stands between them: a row of spaces, or a mark.
func tokens(text string) (all []string) {
	for text != "" {
		first, n := utf8.DecodeRuneInString(text)
		for n < len(text) {
			r, size := utf8.DecodeRuneInString(text[n:])
			if !within(first, r) {
				break
			}
			n += size
		}
		all = append(all, text[:n])
		text = text[n:]
	}
	return all
}

// within tells whether a character goes on with what another begins.
func within(first, r rune) bool {
	if unicode.IsSpace(first) {
		return unicode.IsSpace(r)
	}
	return wordRune(r) && wordRune(first) || unicode.IsMark(r)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

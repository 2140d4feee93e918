package link

import (
	"regexp"
	"strings"
	"unicode"

	"sitrep"
)

// Where the agency is looked for: in the first lines of a text and the last.
const (
	headLines = 5
	footLines = 3
)

// Credit is the agency whose text a report says that it is ("AP"), from the words
// around it: the dateline, a line with its name, a note at the end. It is
// "Agencies" where several are named so, and empty for none. An agency that only
// contributed, or took the picture, is not credited.
func Credit(r *sitrep.Report) string {
	lines := linesOf(r.Text)
	for _, l := range lines[:min(len(lines), headLines)] {
		if a := creditAbove(l); a != "" {
			return a
		}
	}
	for _, l := range lines[max(len(lines)-footLines, 0):] {
		if a := creditBelow(l); a != "" {
			return a
		}
	}
	return agencyOf[strings.TrimSpace(r.Source)]
}

func linesOf(text string) []string {
	var lines []string
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

var (
	// otherUse says that a line names an agency for something else.
	otherUse = regexp.MustCompile(`(?i)©|\(c\)|contribut|with (files|reporting|input) from|additional reporting|photo|picture|image|video|caption|getty|\bfile\b`)
	// own says that a line tells whose the text is.
	own = regexp.MustCompile(`(?i)^copyright\b.*(all rights reserved|may not be (published|reproduced))`)

	inBrackets = regexp.MustCompile(`\(([^()]{2,40})\)`)
	lineStart  = regexp.MustCompile(`^(?:By|Source|Via|From)\b:?\s*`)
	lineParts  = regexp.MustCompile(`\s*(?:\||/|,|;|•|·|--| [-–—] |\band\b|\bUpdated\b|\bPublished\b|\bPosted\b|\bLast\b)\s*`)
)

// creditAbove is the agency that a line above a text, or the dateline of one,
// credits.
func creditAbove(line string) string {
	if n := dateline(line); n > 0 {
		return creditIn(line[:n])
	}
	if len(line) > 160 || otherUse.MatchString(line) {
		return ""
	}
	if a := bracketedLast(line); a != "" {
		return a
	}
	rest := lineStart.ReplaceAllString(line, "")
	isByline := rest != line
	for i, part := range lineParts.Split(rest, -1) {
		if a := agencyOf[strings.TrimSpace(part)]; a != "" && (i == 0 || isByline) {
			return a
		}
	}
	return ""
}

// creditIn is the agency named in the brackets of a dateline.
func creditIn(dateline string) string {
	for _, m := range inBrackets.FindAllStringSubmatch(dateline, -1) {
		for _, part := range lineParts.Split(m[1], -1) {
			if a := agencyOf[strings.TrimSpace(part)]; a != "" {
				return a
			}
		}
	}
	return ""
}

// bracketedLast is the agency in brackets that a short line ends with.
func bracketedLast(line string) string {
	at := inBrackets.FindAllStringSubmatchIndex(line, -1)
	if len(at) == 0 {
		return ""
	}
	last := at[len(at)-1]
	if strings.TrimFunc(line[last[1]:], unicode.IsPunct) != "" {
		return ""
	}
	return agencyOf[strings.TrimSpace(line[last[2]:last[3]])]
}

// creditBelow is the agency that a line at the end of a text credits: its name
// alone, in brackets behind the last words, behind a dash, or as the owner.
func creditBelow(line string) string {
	if own.MatchString(line) {
		for _, part := range strings.FieldsFunc(line, func(r rune) bool { return r == '.' || r == ',' || unicode.IsDigit(r) }) {
			part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "Copyright"))
			if a := agencyOf[strings.TrimSpace(strings.TrimPrefix(part, "by "))]; a != "" {
				return a
			}
		}
		return ""
	}
	if otherUse.MatchString(line) {
		return ""
	}
	if a := bracketedLast(line); a != "" {
		return a
	}
	if i := strings.LastIndexAny(line, "-–—"); i >= 0 {
		if a := agencyOf[strings.TrimSpace(strings.TrimLeft(line[i:], "-–—"))]; a != "" {
			return a
		}
	}
	return agencyOf[strings.TrimFunc(line, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })]
}

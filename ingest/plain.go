package ingest

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep"
)

// readPlain reads a text file.
func readPlain(in Input) (*sitrep.Report, error) {
	decoded, notes := decode(in.raw, false)
	r := &sitrep.Report{Text: tidy(decoded), Media: "text/plain", Notes: notes}
	if r.Text == "" {
		return nil, errors.New("holds no text")
	}
	if title, rest, ok := headline(r.Text); ok {
		r.Title, r.Text = title, rest
	}
	return r, nil
}

// longestTitle is how many characters a line may have that is taken for a title.
const longestTitle = 160

// headline splits off a first line that is plainly a title: short, of some
// words, alone before an empty line, with text after it, and no sentence,
// dateline, salutation or date.
func headline(text string) (title, rest string, ok bool) {
	line, after, found := strings.Cut(text, "\n")
	title = strings.TrimSpace(line)
	blank, body, _ := strings.Cut(after, "\n")
	body = strings.TrimLeftFunc(body, unicode.IsSpace)
	switch _, isDate := parsePublished(title); {
	case !found, strings.TrimSpace(blank) != "", body == "", isDate:
		return "", text, false
	case utf8.RuneCountInString(title) > longestTitle, len(strings.Fields(title)) < 3:
		return "", text, false
	case strings.ContainsAny(lastRune(title), ".:;,-–—\"”…)"):
		return "", text, false
	}
	return title, body, true
}

func lastRune(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

package link

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// common are words that say nothing of what a text is about: those of grammar,
// the days and months, and what every report has.
var common = setOf(`a about above after again against all also am an and any are as at be because been before being below between
	both but by can could did do does doing down during each even few for from further had has have having he her here hers him his
	how i if in into is it its itself just like may me might more most much must my new no nor not now of off on once one only or
	other our out over own per same she should since so some such than that the their them then there these they this those through
	to too under until up upon us very was we were what when where which while who whom why will with within without would you your
	said say says told according today yesterday tomorrow day week month year time first last two three
	monday tuesday wednesday thursday friday saturday sunday
	january february march april june july august september october november december`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// wordsIn gives the words of a text in order: runs of letters and digits, in
// small letters and without marks on them ("Núñez" is "nunez").
func wordsIn(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
		}) {
			if !yield(bare(w)) {
				return
			}
		}
	}
}

// bare is a word in small letters without marks.
func bare(w string) string {
	if isASCII(w) {
		return strings.ToLower(w)
	}
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(w)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// telling gives the words of a text that may tell what it is about, without the
// ending of a plural.
func telling(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range wordsIn(text) {
			if len(w) < 2 || common[w] {
				continue
			}
			if !yield(singular(w)) {
				return
			}
		}
	}
}

// singular is a word without the ending of a plural, roughly.
func singular(w string) string {
	if len(w) <= 4 || !strings.HasSuffix(w, "s") {
		return w
	}
	for _, end := range []string{"ss", "us", "is"} {
		if strings.HasSuffix(w, end) {
			return w
		}
	}
	for _, end := range []string{"ches", "shes", "sses", "xes"} {
		if strings.HasSuffix(w, end) {
			return strings.TrimSuffix(w, "es")
		}
	}
	return strings.TrimSuffix(w, "s")
}

package ingest

import (
	"strings"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
	"golang.org/x/text/language"
)

const (
	unknownLanguage = "und"
	languageSample  = 2000 // bytes of the text that are looked at
	fewestLetters   = 40   // characters that a language can be told from
	sureEnough      = 0.5  // confidence from which a guess is believed
)

// languageOf gives the language of a text as BCP 47, "und" where the text is too
// short or too unlike any.
func languageOf(text string) string {
	if utf8.RuneCountInString(text[:min(len(text), 4*fewestLetters)]) < fewestLetters {
		return unknownLanguage
	}
	sample := strings.ToValidUTF8(text[:min(len(text), languageSample)], "")
	info := whatlanggo.Detect(sample)
	if info.Confidence < sureEnough {
		return unknownLanguage
	}
	return tagOr(info.Lang.Iso6391(), unknownLanguage)
}

// tag gives a language that an input names as BCP 47 has it; empty where it is none.
func tag(name string) string { return tagOr(name, "") }

func tagOr(name, otherwise string) string {
	t, err := language.Parse(strings.TrimSpace(name))
	if err != nil || t.IsRoot() {
		return otherwise
	}
	return t.String()
}

package sitrep

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// Fold in one pass is what mapping, parting and joining make of a text.
func TestFold(t *testing.T) {
	plain := func(s string) string {
		s = strings.Map(func(r rune) rune {
			switch {
			case strings.ContainsRune(".'’‘", r):
				return -1
			case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
				return unicode.ToLower(r)
			}
			return ' '
		}, s)
		return strings.Join(strings.Fields(s), " ")
	}
	for s, want := range map[string]string{"": "", "The U.S. Navy’s  ship--": "the us navys ship", "A\xffb": "a b", "Ärger!": "ärger"} {
		if got := Fold(s); got != want || plain(s) != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("aB.'’ -7é")))).Draw(t, "text")
		if got, want := Fold(s), plain(s); got != want {
			t.Fatalf("Fold(%q) = %q, want %q", s, got, want)
		}
		if f := Fold(s); strings.Count(f, " ") >= minPhrase-1 && !mayBePhrase(s) {
			t.Fatalf("%q may be no phrase", s)
		}
	})
}

func TestProperName(t *testing.T) {
	for s, want := range map[string]bool{
		"": false, "Omar Haddad": true, "OMAR HADDAD": true, "Omar al Haddad": true, "Omar de la Cruz": true,
		"police officer": false, "Basra governor": false, "the mayor": false, "Ärger": true,
	} {
		if got := ProperName(s); got != want {
			t.Errorf("ProperName(%q) = %v, want %v", s, got, want)
		}
	}
}

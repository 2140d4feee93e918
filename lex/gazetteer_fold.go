package lex

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FoldPlace makes a place name ready for looking up: small letters without
// marks, no apostrophes or points, one blank for hyphens and commas.
// "As-Suwaydā’" is "as suwayda", "St. John's" is "st johns". Letters that have
// no plain Latin form stay as they are.
func FoldPlace(name string) string {
	if plain(name) {
		return name
	}
	if strings.IndexFunc(name, func(r rune) bool { return r >= 0x80 }) >= 0 {
		name = norm.NFKD.String(strings.ToValidUTF8(name, ""))
	}
	b, gap := make([]byte, 0, len(name)), false
	for _, r := range name {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		case 'A' <= r && r <= 'Z':
			r += 'a' - 'A'
		case dropped(r):
			continue
		case r == '&':
			b, gap = appendWord(b, gap, "and"), true
			continue
		case r < 0x80 || unicode.IsSpace(r) || unicode.IsPunct(r):
			gap = len(b) > 0
			continue
		default:
			r = unicode.ToLower(r)
			if s, ok := plainLetters[r]; ok {
				b, gap = appendWord(b, gap, s), false
				continue
			}
		}
		b, gap = appendWord(b, gap, string(r)), false
	}
	return string(b)
}

func appendWord(b []byte, gap bool, s string) []byte {
	if gap && len(b) > 0 {
		b = append(b, ' ')
	}
	return append(b, s...)
}

// plain tells whether folding would change nothing.
func plain(name string) bool {
	for i := range len(name) {
		if c := name[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// dropped are marks that leave no gap: points, apostrophes and what NFKD parted
// from its letter.
func dropped(r rune) bool {
	switch r {
	case '.', '\'', '’', '‘', 'ʼ', 'ʻ', 'ʿ', 'ʾ', '`', '´', 'ʹ', 'ʺ', '′', '″', '"', '“', '”':
		return true
	}
	return r >= 0x80 && unicode.Is(unicode.Mn, r)
}

// plainLetters are Latin letters that NFKD leaves whole.
var plainLetters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ə': "a", 'ħ': "h",
	'ŋ': "ng", 'ŧ': "t", 'ɓ': "b", 'ɗ': "d", 'ɛ': "e", 'ɔ': "o",
}

// Article tells whether a folded word is the Arabic article in one of its
// Latin dresses: "al", "el", "as", "ad".
func Article(word string) bool {
	switch word {
	case "al", "el", "ul", "as", "es", "ash", "esh", "ad", "ed", "ar", "er", "at", "et", "az", "ez", "an", "en", "adh", "ath":
		return true
	}
	return false
}

// Saint tells whether a folded word begins names of saints, which many places and churches have.
func Saint(word string) bool { return word == "san" || word == "santa" || word == "santo" }

// withoutArticle takes the article off a folded name; ok where there was one
// with something behind it.
func withoutArticle(folded string) (rest string, ok bool) {
	first, rest, ok := strings.Cut(folded, " ")
	return rest, ok && len(rest) > 2 && Article(first)
}

// skeleton is what is left of a folded name that was carried over from another
// script, when everything that carriers disagree about is gone: articles,
// blanks, vowels, doubled letters. "deir ez zor" and "dayr az zawr" are both
// "drzr". It is empty for names too short to be told apart that way.
func skeleton(folded string) string {
	var letters []byte
	for word := range strings.SplitSeq(folded, " ") {
		switch {
		case Article(word):
			continue
		case word == "abu" || word == "abou" || word == "albu" || word == "bou":
			word = "bu"
		case word == "abdul" || word == "abdel" || word == "abd":
			word = "abd"
		}
		letters = append(letters, word...)
	}
	s := string(letters)
	if (strings.HasPrefix(s, "al") || strings.HasPrefix(s, "el")) && len(s) > 7 {
		s = s[2:]
	}
	s = strings.TrimSuffix(s, "h")
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c, skip := consonant(s, i)
		switch {
		case c == 0 && i == 0:
			out = append(out, 'A') // a vowel that begins the name
		case c != 0 && (len(out) == 0 || out[len(out)-1] != c):
			out = append(out, c)
		}
		i += skip
	}
	if len(out) < 3 {
		return shortSkeleton(s)
	}
	return string(out)
}

// shortSkeleton keeps a name with hardly a consonant apart by three classes of
// vowels: "daraya" and "darayya" are both "=daraia".
func shortSkeleton(s string) string {
	out := []byte("=")
	for i := range len(s) {
		c := s[i]
		switch c {
		case 'e', 'y':
			c = 'i'
		case 'o', 'w':
			c = 'u'
		case 'q':
			c = 'k'
		}
		if out[len(out)-1] != c {
			out = append(out, c)
		}
	}
	if len(out) < 5 {
		return ""
	}
	return string(out)
}

// consonant gives the class of the letter at i, 0 for vowels, and how many
// letters more it takes.
func consonant(s string, i int) (class byte, skip int) {
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch c := s[i]; c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'w':
		return 0, 0
	case 's', 'c':
		if next == 'h' {
			return 'S', 1
		}
		if c == 'c' {
			return 'k', 0
		}
		return 's', 0
	case 'k', 'g', 'd', 't', 'z':
		if next == 'h' {
			return c, 1
		}
		return c, 0
	case 'q':
		return 'k', 0
	case 'p':
		if next == 'h' {
			return 'f', 1
		}
		return 'b', 0
	default:
		return c, 0
	}
}

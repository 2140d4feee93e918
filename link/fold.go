package link

import (
	"strings"
	"unicode"
)

// Fold is a key that the spellings of one name share: "Muhammad" and
// "Mohamed", "Abu Kamal" and "Albukamal", "Deir ez-Zor" and "Dayr az-Zawr". It
// is no name, and two names may share one. Of a name without letters it is empty.
func Fold(name string) string { return strings.Join(foldWords(name), "") }

// foldWords folds a name word by word, without its articles.
func foldWords(name string) []string {
	words := strings.FieldsFunc(bare(latin.Replace(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out []string
	for i, w := range words {
		if i+1 < len(words) && isArticle(w, words[i+1]) {
			continue
		}
		out = append(out, foldWord(w))
	}
	return out
}

// latin makes plain letters of those that are not plain without their marks, and
// takes out what stands for a sound that Latin letters do not have.
var latin = strings.NewReplacer("'", "", "’", "", "‘", "", "`", "", "ʿ", "", "ʾ", "",
	"ł", "l", "Ł", "L", "ø", "o", "Ø", "O", "đ", "d", "Đ", "D", "ß", "ss", "æ", "ae", "Æ", "Ae", "œ", "oe", "ı", "i")

// isArticle tells whether a word is an Arabic article before the next: al, el, or
// as it sounds before some letters (ez-Zor, ash-Shaddadi).
func isArticle(w, next string) bool {
	switch {
	case w == "al" || w == "el" || w == "ul":
		return true
	case len(w) < 2 || len(w) > 3 || !strings.ContainsRune("aeu", rune(w[0])):
		return false
	}
	return strings.HasPrefix(next, w[1:]) && strings.ContainsRune("dnrstz", rune(w[1]))
}

// foldWord folds one word in small letters.
func foldWord(w string) string {
	const least = 5 // letters that must be left of a word that an article has grown on to
	for _, article := range []string{"al", "el"} {
		if rest := strings.TrimPrefix(w, article); rest != w && len(rest) >= least {
			w = rest
			break
		}
	}
	w = sounds.Replace(w)
	if w = vowels(w); len(w) > 3 {
		w = strings.TrimSuffix(w, "h")
	}
	for _, father := range []string{"abu", "bu"} { // Abu Kamal, al-Bukamal
		if rest, ok := strings.CutPrefix(w, father); ok {
			return "bu" + rest
		}
	}
	return w
}

// sounds are the spellings of one sound. The longer ones stand first.
var sounds = strings.NewReplacer(
	"tsch", "c", "sch", "š", "tch", "c", "ch", "c", "sh", "š", "kh", "k", "gh", "g", "dh", "d", "th", "t", "ph", "f",
	"dzh", "j", "zh", "j", "dj", "j", "ck", "k", "q", "k", "c", "k", "x", "ks",
	"awa", "awa", "awe", "awa", "awi", "awa", "awo", "awa", "awu", "awa", "aw", "o",
)

// vowels makes each run of vowels the class of its first, light or dark, and of
// letters that stand twice one.
func vowels(w string) string {
	var out strings.Builder
	var last rune
	for i, r := range w {
		switch {
		case strings.ContainsRune("aei", r), r == 'y' && i > 0:
			r = 'a'
		case strings.ContainsRune("ou", r), r == 'w' && i > 0:
			r = 'u'
		}
		isVowel, after := r == 'a' || r == 'u', last == 'a' || last == 'u'
		if r != last && !(isVowel && after) {
			out.WriteRune(r)
			last = r
		}
	}
	return out.String()
}

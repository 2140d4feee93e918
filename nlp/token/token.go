// Package token finds the words and sentences of a report.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sitrep/doc"
	"sitrep/span"
)

// Stage finds tokens, sentences and words.
func Stage() doc.Stage {
	return doc.Stage{
		Name:  "token",
		Fills: doc.Tokens | doc.Sentences | doc.Words,
		Run: func(d *doc.Doc) {
			d.Tokens = Split(d.Text)
			d.Sentences = sentences(d)
			d.Words = words(d)
			d.Fill(doc.Tokens | doc.Sentences | doc.Words)
		},
	}
}

// Split cuts a text into tokens. Every byte that is not white space lies in
// exactly one of them, and they stand in order.
func Split(text string) []doc.Token {
	s := scanner{text: text, tokens: make([]doc.Token, 0, len(text)/5+1)}
	for s.pos < len(text) {
		r, n := utf8.DecodeRuneInString(text[s.pos:])
		switch {
		case unicode.IsSpace(r):
			s.pos += n
		case isWord(r):
			s.word()
		case unicode.IsDigit(r):
			s.number()
		case r == '@' || r == '#':
			s.handle(n)
		case unicode.IsPunct(r) && !strings.ContainsRune("%&*/\\_@#§", r):
			s.mark(r, n)
		default:
			s.emit(n, doc.Symbol)
		}
	}
	return s.tokens
}

type scanner struct {
	text   string
	pos    int
	tokens []doc.Token
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || r == 0x200D }

// peek gives the character at a byte offset, or 0 at the end.
func (s *scanner) peek(at int) (rune, int) {
	if at >= len(s.text) {
		return 0, 0
	}
	return utf8.DecodeRuneInString(s.text[at:])
}

// emit makes a token of the next n bytes.
func (s *scanner) emit(n int, k doc.Kind) {
	sp := span.Span{Start: s.pos, End: s.pos + n}
	word := sp.Of(s.text)
	s.tokens = append(s.tokens, doc.Token{Span: sp, Low: Fold(word), Kind: k, Case: caseOf(word)})
	s.pos += n
}

// word reads letters and what joins them, then cuts clitics off.
func (s *scanner) word() {
	if n := s.address(); n > 0 {
		s.emit(n, doc.Symbol)
		return
	}
	end := s.run(s.pos)
	word := s.text[s.pos:end]
	if cut := clitic(word); cut > 0 {
		s.emit(cut, doc.Word)
		s.emit(len(word)-cut, doc.Word)
		return
	}
	s.emit(len(word), doc.Word)
}

// run gives the end of the word that begins at a byte: letters and digits, with
// one hyphen, apostrophe or point between them, and the last point of "U.S.".
func (s *scanner) run(at int) int {
	points := 0
	for at < len(s.text) {
		r, n := s.peek(at)
		switch {
		case isWord(r) || unicode.IsDigit(r):
			at += n
			continue
		case isJoiner(r):
			next, _ := s.peek(at + n)
			if isWord(next) || unicode.IsDigit(next) && r != '.' {
				if r == '.' {
					points++
					if !s.initial(at) {
						return at
					}
				}
				at += n
				continue
			}
			if r == '.' && points > 0 && s.initial(at) {
				at += n // the last point of "U.S."
			}
		}
		return at
	}
	return at
}

// initial tells whether the letters just before a point are one or two, as in
// "U.S." and "Ph.D.", and not a sentence's last word with the blank forgotten.
func (s *scanner) initial(at int) bool {
	back := 0
	for i := at; i > s.pos && back < 3; back++ {
		r, n := utf8.DecodeLastRuneInString(s.text[s.pos:i])
		if !isWord(r) {
			break
		}
		i -= n
	}
	return back == 1 || back == 2 && at-s.pos <= 2
}

func isJoiner(r rune) bool {
	switch r {
	case '-', '‐', '‑', '\'', '’', 'ʼ', '.', '·':
		return true
	}
	return false
}

// clitic gives where "'s", "n't", "'re" and the like begin in a word, or 0.
func clitic(word string) int {
	low := Fold(word)
	if len(low) != len(word) { // a curly apostrophe is longer: find it in the word itself
		i := strings.LastIndexAny(word, "’ʼ")
		if i <= 0 {
			return 0
		}
		_, n := utf8.DecodeRuneInString(word[i:])
		tail := strings.ToLower(word[i+n:])
		switch {
		case tail == "t" && i > 1 && (word[i-1] == 'n' || word[i-1] == 'N'):
			return i - 1
		case isClitic(tail):
			return i
		}
		return 0
	}
	if strings.HasSuffix(low, "n't") && len(low) > 3 {
		return len(word) - 3
	}
	if i := strings.LastIndexByte(low, '\''); i > 0 && isClitic(low[i+1:]) {
		return i
	}
	return 0
}

func isClitic(tail string) bool {
	switch tail {
	case "s", "re", "ve", "ll", "d", "m":
		return true
	}
	return false
}

// number reads digits with their separators, and letters that hang on them:
// "1,200", "7.5", "10:30", "17th", "12-kilogram", "1980s".
func (s *scanner) number() {
	at, kind := s.pos, doc.Number
	for at < len(s.text) {
		r, n := s.peek(at)
		next, _ := s.peek(at + n)
		switch {
		case unicode.IsDigit(r):
		case strings.ContainsRune(",.:", r) && unicode.IsDigit(next):
		case isWord(r):
		case isJoiner(r) && r != '.' && (isWord(next) || unicode.IsDigit(next)):
		default:
			s.emit(at-s.pos, kind)
			return
		}
		at += n
	}
	s.emit(at-s.pos, kind)
}

// address gives the length of a web or mail address that begins here, or 0.
func (s *scanner) address() int {
	rest := s.text[s.pos:min(len(s.text), s.pos+12)]
	low := strings.ToLower(rest)
	if !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") && !strings.HasPrefix(low, "www.") {
		return 0
	}
	end := s.pos
	for end < len(s.text) {
		r, n := s.peek(end)
		if unicode.IsSpace(r) || strings.ContainsRune("<>\"”)", r) {
			break
		}
		end += n
	}
	return len(strings.TrimRight(s.text[s.pos:end], ".,;:!?'"))
}

// handle reads "@name" and "#word" as one token.
func (s *scanner) handle(n int) {
	end := s.pos + n
	for end < len(s.text) {
		r, w := s.peek(end)
		if !isWord(r) && !unicode.IsDigit(r) && r != '_' {
			break
		}
		end += w
	}
	s.emit(end-s.pos, doc.Symbol)
}

// mark reads a punctuation mark; the same mark again and again is one token.
func (s *scanner) mark(r rune, n int) {
	end := s.pos + n
	if strings.ContainsRune(".-!?*_=", r) {
		for end < len(s.text) && strings.HasPrefix(s.text[end:], string(r)) {
			end += n
		}
	}
	s.emit(end-s.pos, doc.Punct)
}

// Fold makes a word ready for looking up: lower case, plain quotes and dashes.
func Fold(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.Map(foldRune, word)
		}
	}
	return word
}

func foldRune(r rune) rune {
	switch r {
	case '‘', '’', 'ʼ', '`', '´':
		return '\''
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―':
		return '-'
	}
	return unicode.ToLower(r)
}

func caseOf(word string) doc.Case {
	first, upper, lower := false, 0, 0
	for i, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return doc.Lower
	case lower == 0 && upper > 1:
		return doc.Upper
	case first && upper == 1:
		return doc.Title
	}
	return doc.Mixed
}

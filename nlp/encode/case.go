package encode

import "unicode"

// How a word is written. The model has a learned vector for each; all pieces of
// a word share it.
const (
	CaseLower  uint8 = iota // "attack"; no letter; anything where the whole sentence is in capitals
	CaseTitle               // "Baghdad": first letter a capital, all others small
	CaseUpper               // "PKK", "U.S.": two letters or more, all capitals
	CaseDigits              // "30", "17th", "F-16": a digit anywhere
	CaseMixed               // "McKenzie", "iPhone"
	CaseSingle              // "A", "J.": one letter, a capital
	cases
)

// caseOf tells how a word is written.
func caseOf(word string) uint8 {
	letters, upper := 0, 0
	first := false // the first letter is a capital
	for _, r := range word {
		switch {
		case isDigit(r):
			return CaseDigits
		case !unicode.IsLetter(r):
			continue
		case unicode.IsUpper(r):
			first = first || letters == 0
			upper++
		}
		letters++
	}
	switch {
	case upper == 0:
		return CaseLower
	case letters == 1:
		return CaseSingle
	case upper == letters:
		return CaseUpper
	case first && upper == 1:
		return CaseTitle
	}
	return CaseMixed
}

// isDigit tells whether a character is a digit: of "km²" too.
func isDigit(r rune) bool {
	return unicode.IsDigit(r) || r == '²' || r == '³' || r == '¹'
}

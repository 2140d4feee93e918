package lex

import "strings"

// Sex is what a word tells of whom "he" or "she" may stand for.
type Sex byte

// Sexes; Unknown for who may be either.
const (
	Unknown Sex = iota
	Man
	Woman
)

// SexOfNoun tells of a person by a folded noun or form of address: "widow", "mr".
func SexOfNoun(low string) Sex {
	switch strings.TrimSuffix(low, ".") {
	case "mr", "sir", "sheikh", "sheik", "man", "boy", "schoolboy", "father", "brother", "husband", "son", "uncle", "nephew", "widower", "grandfather", "grandson",
		"priest", "monk", "imam", "king", "prince", "businessman", "fisherman", "policeman", "gunman", "fireman", "herdsman", "salesman", "watchman":
		return Man
	case "mrs", "ms", "miss", "lady", "woman", "girl", "schoolgirl", "mother", "sister", "wife", "daughter", "widow", "aunt", "niece", "grandmother", "granddaughter",
		"nun", "queen", "princess", "businesswoman", "policewoman", "housewife", "midwife", "spokeswoman", "chairwoman", "congresswoman", "councilwoman":
		return Woman
	}
	return Unknown
}

// SexOfPronoun tells of whom a folded pronoun stands for.
func SexOfPronoun(low string) Sex {
	switch low {
	case "he", "him", "his", "himself":
		return Man
	case "she", "her", "hers", "herself":
		return Woman
	}
	return Unknown
}

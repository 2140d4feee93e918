package where

import (
	"strings"

	"sitrep/doc"
)

// kind reads the word that tells what a name is a name of: "Anbar province",
// "the town of Hit", "Dera'a governorate".
func (f *finder) kind(n *name) {
	if f.partly(n) {
		return
	}
	s := f.sentence(n)
	if i := f.behind(n); i >= 0 && f.words.kind[f.d.Tokens[i].Low] != "" {
		if k := f.d.Tokens[i].Low; k != "capital" && k != "port" && k != "state" && k != "area" && (k != "department" || f.d.Tokens[i].Case == doc.Lower) {
			n.want = f.words.kind[k]
			return
		}
	}
	if i := f.behind(n); i >= 0 && governs(f.d.Tokens[i].Low) {
		n.want = "A" // "New York Gov. Jane Roe"
		return
	}
	i := f.before(n)
	if i < 0 {
		return
	}
	if f.d.Tokens[i].Low == "of" && i > s.First {
		if i-2 > s.First && f.capital(i-2, s) && !s.Capitals && f.adjectiveEnding(i-2, s.First) == "" {
			return // "the Karrada district of Baghdad"
		}
		switch k := f.d.Tokens[i-1]; {
		case k.Low == "outskirts" || k.Low == "area" || k.Low == "capital" || k.Low == "vicinity" || k.Low == "mayor":
			n.evidence += 2
		case k.Low != "department" || k.Case == doc.Lower:
			n.want = f.words.kind[k.Low]
		}
		return
	}
	if k := f.words.kind[f.d.Tokens[i].Low]; k != "" && f.d.Tokens[i].Case == doc.Lower {
		n.want = k
	}
}

// distant marks a place that something lies some way off: "20 km north of X",
// "six miles (10 km) from X", "between X and Y".
func (f *finder) distant(n *name) {
	i, first := f.before(n), f.sentence(n).First
	if i <= first {
		return
	}
	word, ahead := f.d.Tokens[i].Low, f.d.Tokens[i-1].Low
	if ahead == ")" && i-2 > first {
		ahead = f.d.Tokens[i-2].Low
	}
	switch {
	case word == "between", word == "and" && f.between(i-1, first):
		n.coarse = true
	case word == "of" && f.words.side[ahead], (word == "from" || word == "outside" || word == "off") && unit(ahead):
		n.coarse = true
		n.evidence++
	}
}

// between tells whether token i ends a name behind "between".
func (f *finder) between(i, first int) bool {
	n := f.namedAt(i)
	return n != nil && n.first > first && f.d.Tokens[n.first-1].Low == "between"
}

// unit tells whether a token ends with a measure of length: "km", "20km", "miles".
func unit(low string) bool {
	for _, u := range [...]string{"km", "kms", "kilometers", "kilometres", "mile", "miles", "meters", "metres"} {
		if strings.TrimLeft(low, "0123456789-.,") == u {
			return true
		}
	}
	return false
}

// governs tells whether a word is an office that divisions have and towns have not.
func governs(low string) bool {
	switch strings.TrimSuffix(low, ".") {
	case "gov", "governor", "senator", "sen", "legislature", "lawmakers", "legislators":
		return true
	}
	return false
}

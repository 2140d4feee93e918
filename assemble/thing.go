package assemble

import (
	"slices"
	"strings"

	"sitrep"
)

// thing is somebody harmed or something hit, in the form that tells whether two tellings
// are of the same.
type thing struct {
	name  string   // folded
	noun  string   // what it is, in the singular; empty for a name and for nouns that anybody may be
	which []string // the words before the noun that say which
}

// thingOf gives a thing by its name.
func thingOf(name string) thing {
	t := thing{name: strings.ToLower(name)}
	words := strings.FieldsFunc(t.name, func(r rune) bool { return r == ' ' || r == '-' || r == '"' })
	if end := slices.IndexFunc(words, leads); end > 0 {
		words = words[:end] // "members of a family"
	}
	if n := len(words); n > 0 && (name == t.name || !sitrep.ProperName(name)) {
		if t.noun = singular(words[n-1]); anybody(t.noun) {
			t.noun = ""
		}
		t.which = words[:n-1]
	}
	return t
}

// same tells whether two things are one by what they are called, where one may be told more
// exactly than the other: "the pipeline", "the Cartago pipeline".
func (t thing) same(o thing) bool {
	return t.name == o.name || t.noun != "" && t.noun == o.noun && (among(t.which, o.which) || among(o.which, t.which))
}

// exactly tells whether two things are called the same, with a word that says which.
func (t thing) exactly(o thing) bool { return t.name == o.name && strings.Contains(t.name, " ") }

// tells tells whether two things are one by a name of their own, or by a noun with a word that says which.
func (t thing) tells(o thing) bool {
	return t.same(o) && (t.noun == "" || len(t.which) > 0) && !anybody(singular(t.name))
}

func among(few, many []string) bool {
	return !slices.ContainsFunc(few, func(w string) bool { return !slices.Contains(many, w) })
}

func sameName(t, o thing) bool { return t.name == o.name }

// alike tells whether some thing of each is the same, in the way that is asked for.
func alike(a, b []thing, same func(t, o thing) bool) bool {
	return slices.ContainsFunc(a, func(t thing) bool {
		return slices.ContainsFunc(b, func(o thing) bool { return same(t, o) })
	})
}

// leads tells whether a word leads from what something is to what it is of.
func leads(word string) bool {
	switch word {
	case "of", "in", "at", "from", "for", "on", "belonging", "owned", "who", "that", "with", "near":
		return true
	}
	return false
}

// singular gives a noun without what makes it many, near enough to compare two.
func singular(noun string) string {
	switch {
	case strings.HasSuffix(noun, "men"):
		return noun[:len(noun)-2] + "an"
	case len(noun) > 3 && strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss"):
		return noun[:len(noun)-1]
	}
	return noun
}

// anybody tells whether a noun is for anybody, so that two of it need not be the same.
func anybody(noun string) bool {
	switch noun {
	case "people", "person", "man", "woman", "other", "one", "member", "individual", "civilian", "victim", "resident", "official", "citizen", "thing":
		return true
	}
	return false
}

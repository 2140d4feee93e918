package weigh

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"sitrep"
)

// whyNested says why a value was chosen among those of a field that has one;
// edge is what it has before its rivals.
func (w *weighing) whyNested(s *sitrep.Slot, edge string) string {
	because := "the only value told"
	switch {
	case whyPerson(&s.Shown) != "":
		because = whyPerson(&s.Shown) + since(held(&s.Shown), s.Others)
	case s.Shown.Standing == sitrep.OnlyDenied:
		because = "told only by those who deny it"
	case has(s.Others, sitrep.Unplaced):
		because = "the most exact place with known coordinates"
	case edge != "":
		because = edge
	case has(s.Others, sitrep.Coarser):
		because = "the most exact value, and the others agree with it"
	}
	return w.say(because)
}

// whyRow says why a row of a list is there.
func (w *weighing) whyRow(o *sitrep.Option) string {
	n := w.voices.Count(o.For)
	switch {
	case whyPerson(o) != "":
		return w.say(whyPerson(o))
	case n == 0:
		return w.say("told only by those who deny it")
	case len(o.Against) > 0:
		return w.say(fmt.Sprintf("told by %s, denied by others", voicesWord(n)))
	}
	return w.say("told by " + voicesWord(n))
}

// whyToll says why a figure was chosen, and what became of the others.
func (w *weighing) whyToll(s *sitrep.Slot) string {
	if why := whyPerson(&s.Shown); why != "" {
		return w.say(why + since(held(&s.Shown), s.Others))
	}
	because := "the only figure told"
	others := slices.DeleteFunc(slices.Clone(s.Others), func(o sitrep.Option) bool { return !o.Holds() })
	switch {
	case s.Shown.Standing == sitrep.OnlyDenied:
		because = "told only by those who deny it"
	case w.rule == LowHigh:
		because = fmt.Sprintf("the lowest and the highest of %s that nothing has overtaken", claimsWord(len(s.Shown.For))) + best(s)
	case w.rule == Official && anyOf(s.Shown.For, official) && len(others) > 0:
		because = "the newest figure by an authority" + at(s.Shown.For)
	case w.rule == Graded && w.precedence(&s.Shown) != 0 && len(others) > 0:
		because = "the newest figure by the best graded publisher, " + bestGrade(s.Shown.For).String() + at(s.Shown.For)
	case len(others) > 0 && newest(s.Shown.For).After(newest(others[0].For)):
		because = "the newest figure" + at(s.Shown.For)
	case len(others) > 0:
		because = "told by most, or first, among figures of the same time"
	}
	if n := number(s.Others, sitrep.Overtaken); n > 0 {
		because += fmt.Sprintf("; %s overtaken by later counts", figuresWord(n))
	}
	if n := number(s.Others, sitrep.Rival); n > 0 {
		because += fmt.Sprintf("; %s beside it", standWord(n))
	}
	return w.say(because)
}

// say puts the rule before the reason.
func (w *weighing) say(because string) string { return string(w.rule) + ": " + because }

// best names the likeliest figure of a range.
func best(s *sitrep.Slot) string {
	c, ok := s.Best.(sitrep.Casualty)
	switch {
	case !ok || c.Min == nil && c.Max == nil:
		return ""
	case c.Max == nil:
		return fmt.Sprintf("; best estimate at least %d, the newest", *c.Min)
	case c.Min == nil:
		return fmt.Sprintf("; best estimate up to %d, the newest", *c.Max)
	case *c.Min == *c.Max:
		return fmt.Sprintf("; best estimate %d, the newest", *c.Min)
	}
	return fmt.Sprintf("; best estimate %d to %d, the newest", *c.Min, *c.Max)
}

// since tells how many other values came up after an analyst decided.
func since(j *sitrep.Judgement, others []sitrep.Option) string {
	if j == nil || toldSince(j, others) == 0 {
		return ""
	}
	return "; " + plural(toldSince(j, others), "other value was", "other values were") + " told after that"
}

// at tells when the newest of some claims was published, if that is known.
func at(claims []sitrep.Sourced) string {
	t := newest(claims)
	if t.IsZero() {
		return ""
	}
	return " (" + t.UTC().Format(time.DateOnly+" 15:04") + ")"
}

func has(options []sitrep.Option, s sitrep.Standing) bool { return number(options, s) > 0 }

func number(options []sitrep.Option, s sitrep.Standing) int {
	n := 0
	for _, o := range options {
		if o.Standing == s {
			n++
		}
	}
	return n
}

func anyOf(claims []sitrep.Sourced, is func(sitrep.Sourced) bool) bool {
	for _, c := range claims {
		if is(c) {
			return true
		}
	}
	return false
}

// plural is a number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func voicesWord(n int) string  { return plural(n, "independent voice", "independent voices") }
func claimsWord(n int) string  { return plural(n, "claim", "claims") }
func figuresWord(n int) string { return plural(n, "figure was", "figures were") }
func standWord(n int) string   { return plural(n, "rival figure stands", "rival figures stand") }

// sentence makes a phrase start with a capital.
func sentence(s string) string {
	if s == "" {
		return s
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

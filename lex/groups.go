package lex

import (
	"strings"
	"sync"
)

// Group is an organisation that news names again and again.
type Group struct {
	Name, Class, Nationality string // nationality empty for none

	capitals bool // found where it is written in capitals alone: "MEND"
}

// groups are the known organisations.
type groups struct {
	named   map[string]Group // by what they are called, folded
	longest map[string]int   // by the first word of that: tokens of the longest
}

var loadGroups = sync.OnceValue(func() groups {
	g := groups{map[string]Group{}, map[string]int{}}
	for _, r := range Table("groups") {
		group := Group{Name: r[0], Class: r[1], Nationality: dash(r[2])}
		g.add(r[0], group)
		for also := range strings.SplitSeq(r[3], "; ") {
			if also != "-" {
				g.add(also, group)
			}
		}
	}
	return g
})

func (g groups) add(called string, group Group) {
	group.capitals = called == strings.ToUpper(called)
	folded := FoldPlace(called)
	g.named[folded] = group
	first, _, _ := strings.Cut(folded, " ")
	// A token ends at a blank, a comma and what shows whose something is.
	tokens := len(strings.Fields(called)) + strings.Count(called, "'") + strings.Count(called, ",") + 2*strings.Count(called, "/")
	g.longest[first] = max(g.longest[first], tokens)
}

// KnownGroup looks up an organisation by what it is called: its name or a short form
// of it, without an article, hyphens and accents as they come.
func KnownGroup(called string) (Group, bool) {
	g, ok := loadGroups().named[FoldPlace(called)]
	return g, ok && (!g.capitals || called == strings.ToUpper(called))
}

// GroupAt gives the known organisation whose name is the longest that begins at a word,
// and how many tokens it takes; 0 for none. text gives the words of so many tokens from
// there on, up to a limit.
func GroupAt(text func(tokens int) string, limit int) (Group, int) {
	folded, _, _ := strings.Cut(FoldPlace(text(1)), " ")
	longest := loadGroups().longest
	for n := min(limit, max(longest[folded], longest[folded+"s"])); n > 0; n-- { // "People's" is two tokens
		called := text(n)
		if last := strings.TrimSuffix(called, "."); strings.ContainsAny(called[len(called)-1:], ",;:!?\"'()[]") || last != called && last != strings.ToUpper(last) {
			continue // "Daesh." is "Daesh" and a point
		}
		if g, ok := KnownGroup(called); ok {
			return g, n
		}
	}
	return Group{}, 0
}

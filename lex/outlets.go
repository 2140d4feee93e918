package lex

import (
	"strings"
	"sync"
)

var loadOutlets = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range Table("outlets") {
		out[FoldPlace(r[0])] = r[1]
		for also := range strings.SplitSeq(r[2], "; ") {
			if also != "-" {
				out[FoldPlace(also)] = r[1]
			}
		}
	}
	return out
})

// Mouthpiece tells whose voice an outlet is by its name: that of an armed group or of armed forces, by
// the name that groups.tsv has; empty for any other outlet.
func Mouthpiece(outlet string) string { return loadOutlets()[FoldPlace(outlet)] }

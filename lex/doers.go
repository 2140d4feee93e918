package lex

import (
	"strings"
	"sync"
)

// Doer is what a noun for those who do it tells of what is done.
type Doer struct {
	Type   string // ACLED sub-event type
	Method string
}

var loadDoers = sync.OnceValue(func() map[string]Doer {
	doers := map[string]Doer{}
	for _, r := range Table("doers") {
		doers[r[0]], doers[r[1]] = Doer{r[2], r[3]}, Doer{r[2], r[3]}
	}
	return doers
})

// mostDoer is how many words a doer of the list has.
const mostDoer = 3

// DoerAt looks up the longest noun for somebody who does it that ends a row of
// folded words: "suicide bomber" before "bomber". n is how many words it has; 0
// for none.
func DoerAt(words []string) (d Doer, n int) {
	for n := min(mostDoer, len(words)); n > 0; n-- {
		if d, ok := loadDoers()[strings.Join(words[len(words)-n:], " ")]; ok {
			return d, n
		}
	}
	return Doer{}, 0
}

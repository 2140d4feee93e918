package sitrep

import (
	"fmt"
	"strings"
)

// Grade is what an analyst makes of a source, as the Admiralty code has it: how
// reliable it is, A to F, and how credible what it says is, 1 to 6. The zero
// Grade stands for none given, and ranks as F6, "cannot be judged".
type Grade struct {
	Reliability byte // 'A' completely reliable to 'E' unreliable, 'F' cannot be judged; 0 where not given
	Credibility int  // 1 confirmed to 5 improbable, 6 cannot be judged; 0 where not given
}

// ParseGrade reads a grade: "B2", or "B" alone. An empty text is the zero Grade.
func ParseGrade(s string) (Grade, error) {
	t := strings.ToUpper(strings.TrimSpace(s))
	switch {
	case t == "":
		return Grade{}, nil
	case len(t) > len("B2") || t[0] < 'A' || t[0] > 'F', len(t) == len("B2") && (t[1] < '1' || t[1] > '6'):
		return Grade{}, fmt.Errorf("%w: %q is no grade; one is a letter from A to F, and a number from 1 to 6 behind it where that is known: B2", ErrInvalid, s)
	case len(t) == 1:
		return Grade{Reliability: t[0]}, nil
	}
	return Grade{Reliability: t[0], Credibility: int(t[1] - '0')}, nil
}

// String is the grade as ParseGrade reads it; empty for none.
func (g Grade) String() string {
	switch {
	case g.Reliability == 0:
		return ""
	case g.Credibility == 0:
		return string(g.Reliability)
	}
	return fmt.Sprintf("%c%d", g.Reliability, g.Credibility)
}

// Rank is greater for the better grade, by reliability and then by credibility.
// What cannot be judged is 0: worse than what is fairly reliable, better than
// what mostly is not.
func (g Grade) Rank() int {
	const wide = 10 // more than there are ranks of credibility
	reliability := map[byte]int{'A': 3, 'B': 2, 'C': 1, 'D': -1, 'E': -2}
	credibility := map[int]int{1: 3, 2: 2, 3: 1, 4: -1, 5: -2}
	return wide*reliability[g.Reliability] + credibility[g.Credibility]
}

// Doubted tells whether the grade says that the source or what it says is not
// to be believed: E, or 5.
func (g Grade) Doubted() bool { return g.Reliability == 'E' || g.Credibility == 5 }

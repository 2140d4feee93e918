package extract

import (
	"slices"
	"strings"
	"testing"

	"sitrep"
	"sitrep/doc"
)

// An organization that the network alone makes a perpetrator is one where all that speaks for it says so, too.
func TestNetworkAlone(t *testing.T) {
	const text = "A bomb killed two traders in Qarband on Monday as people spoke of the Red Front."
	for _, tt := range []struct {
		sure float32 // how likely each word is of an organization that did it
		want bool
	}{{0.95, true}, {0.001, false}} {
		d := annotated(t, text)
		for i := range d.Parts {
			d.Parts[i][slices.Index(doc.RoleKinds[:], doc.Organization)] = tt.sure
		}
		front := slices.IndexFunc(d.Tokens, func(t doc.Token) bool { return t.Low == "red" })
		d.Roles = []doc.Role{{Kind: doc.Organization, First: front, End: front + 2, Span: d.SpanOf(front, front+2)}}
		got := slices.ContainsFunc(Read(d, &sitrep.Report{ID: "r", Text: text}).Claims, func(c sitrep.Claim) bool {
			v, ok := c.Value.(sitrep.Actor)
			return ok && v.Blamed() && strings.HasSuffix(c.Rule, sitrep.ByRole)
		})
		if got != tt.want {
			t.Errorf("with %v, the Red Front is claimed: %v", tt.sure, got)
		}
		guesses := Guesses(d, &sitrep.Report{ID: "r", Text: text}) // of what speaks for it, whether it is claimed or not
		if len(guesses) != 1 || len(guesses[0].Bodies) != 1 || !slices.Contains(guesses[0].Bodies[0].Names, "Red Front") {
			t.Errorf("with %v, guesses are %+v", tt.sure, guesses)
		}
	}
}

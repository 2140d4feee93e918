package extract_test

import (
	"strings"
	"testing"
)

// Of what no words lay to an organization, the one that the report tells of beside it as having done the like
// most likely did it; but not where soldiers did it, in a clash, or where only others speak.
func TestLikelyCulprit(t *testing.T) {
	const front = "The Red Front attacked a police post in Mopti on Friday, killing two officers. "
	tests := []struct{ name, text, want string }{
		{"told beside it", front + "A bomb destroyed a bridge near Gao, and rebels kidnapped the mayor of Ansongo.", "Red Front"},
		{"told of soldiers", front + "Soldiers shot dead a trader in Gao.", ""},
		{"none is named", "Masked men shot dead a judge in Mopti on Monday.", ""},
		{"an agency of the hurt", "Masked men shot dead a judge in Mopti on Monday, Doctors Without Borders said.", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range readingOf(t, tt.text).Happenings {
			if c := h.Culprit; c != nil && !strings.Contains(h.Quotes[0].Exact, "Front") {
				got = append(got, c.Value.Name)
				if c.By < 0 || c.Value.Kind != "organization" || c.Value.Role != "suspect" || c.Value.Confidence != "reported_as_fact" {
					t.Errorf("%s: %+v by %.2f, in the words %q", tt.name, c.Value, c.By, c.Quote.Exact)
				}
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %q is likely in %q, want %q", tt.name, s, tt.text, tt.want)
		}
	}
}

package extract_test

import (
	"strings"
	"testing"
)

// A telling that ties no place to what it tells is most likely where the words beside it say, but not
// where only somebody is from, a distance is counted from, or the hurt are cared for.
func TestLikelySite(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"in the sentence before", "The market in Mopti was crowded on Friday. Gunmen opened fire and killed nine traders.", "Mopti"},
		{"where those came from whom it befell", "The convoy had left Mopti when gunmen opened fire, killing nine traders.", "Mopti"},
		{"nowhere", "Masked men shot dead a judge on Monday.", ""},
		{"who speaks is elsewhere", "Masked men shot dead a judge, officials in Washington said.", ""},
		{"who did it is from elsewhere", "A man from Norway shot dead a judge on Monday.", ""},
		{"the words tell it", "Masked men shot dead a judge in Mopti on Monday. Witnesses in Rosario were stunned.", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, h := range readingOf(t, tt.text).Happenings {
			if h.Site != nil {
				got = append(got, h.Site.Value.Name)
				if h.Site.By < 0 || h.Site.Quote.Exact != h.Site.Value.Name {
					t.Errorf("%s: %s by %.2f, in the words %q", tt.name, h.Site.Value.Name, h.Site.By, h.Site.Quote.Exact)
				}
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %q is likely in %q, want %q", tt.name, tt.text, s, tt.want)
		}
	}
}

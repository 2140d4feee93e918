package lex

import (
	"slices"
	"strings"
	"testing"
)

// Each event and mode is one that PLOVER has, and each class is one that is told.
func TestActsTable(t *testing.T) {
	events := strings.Fields("AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT INVESTIGATE DEMAND DISAPPROVE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT FIGHT !")
	classes := map[string]bool{"party": true, "folk": true, "clause": true}
	for _, r := range Table("act_nouns") {
		if classes[r[0]] {
			t.Errorf("class %s stands twice", r[0])
		}
		classes[r[0]] = true
	}
	seen := map[string]bool{}
	for _, r := range append(Table("acts"), Table("act_nouns")...) {
		for _, field := range r[1:] {
			for w := range strings.FieldsFuncSeq(field, func(r rune) bool { return r == ',' || r == ' ' }) {
				if name, ok := strings.CutPrefix(w, "@"); ok && !classes[name] {
					t.Errorf("no class @%s, in %q", name, r)
				}
			}
		}
	}
	for _, r := range Table("acts") {
		if len(r) < 5 || len(r) > 6 || !slices.Contains(events, r[0]) || r[2] != "v" && r[2] != "n" {
			t.Errorf("row %q", r)
			continue
		}
		for p := range strings.SplitSeq(r[3], ", ") {
			key := strings.Join([]string{r[0], r[1], r[2], p, r[4]}, "/")
			if seen[key] || p == "" {
				t.Errorf("%q of %q stands twice", p, r)
			}
			seen[key] = true
		}
	}
}

func TestVerbActs(t *testing.T) {
	tests := []struct{ form, base string }{
		{"opened", "open"},
		{"expelled", "expel"},
		{"banning", "ban"},
		{"withdrew", "withdraw"},
		{"sworn", "swear"},
		{"cut", "cut"},
		{"denies", "deny"},
		{"pushed", "push"},
		{"freezing", "freeze"},
		{"vetoed", "veto"},
	}
	for _, tt := range tests {
		if got := ActVerb(tt.form); got != tt.base || len(VerbActs(tt.form)) == 0 {
			t.Errorf("ActVerb(%q) = %q with %d acts, want %q with some", tt.form, got, len(VerbActs(tt.form)), tt.base)
		}
	}
	asks := -1
	for _, a := range VerbActs("gave") {
		if asks >= 0 && a.asks() > asks {
			t.Errorf("%+v asks for more than one before it", a.Words)
		}
		asks = a.asks()
	}
	if got := NounActs("strikes"); len(got) == 0 || len(got[0].Words) != 2 {
		t.Errorf("NounActs(strikes) = %+v, want a phrase first", got)
	}
}

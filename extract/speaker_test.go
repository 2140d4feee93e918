package extract_test

import (
	"strings"
	"testing"
)

// Who "he" or "she" is that speaks: nobody who is only told of in what is said, no man for "she", and
// all that stands before "officials said" is said.
func TestWhoSpeaks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"told of in what is said", "It was over soon, said Ana Ruiz, who keeps the shop. \"Omar Haddad pushed us into the store,\" she said.", "Ana Ruiz; Ana Ruiz"},
		{"told of before what is said", "Prosecutor Ana Ruiz told reporters that her men were looking at a gang. Omar Haddad had refused to pay, she said.", "Ana Ruiz; Ana Ruiz"},
		{"in the words of others", "Omar Haddad, 38, had got down from his lorry. \"A boy pushed past me. He said sorry, uncle,\" he recalled.", "Omar Haddad"},
		{"a woman", "The widow said she was alone. The mayor's brother said nothing. She said she would stay.", "widow; mayor's brother; widow"},
		{"it is a group, and no officials", "Nine people died, officials said. The extremist group al-Nur claimed responsibility for the bombing. It said its fighter had killed 22 officers.", "officials; al-Nur; al-Nur"},
		{"all before it", "On Friday a bus ran over a mine near Basra, killing nine people, four of them women, and wounding 17, according to the mayor, Ana Ruiz.", "Ana Ruiz"},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range readingOf(t, tt.text).Statements {
			if len(s.Source) > 0 {
				got = append(got, s.Speaker.Name)
			}
		}
		if g := strings.Join(got, "; "); !strings.HasSuffix(g, tt.want) {
			t.Errorf("%s: speakers of %q = %s, want %s", tt.name, tt.text, g, tt.want)
		}
	}
	s := readingOf(t, tests[5].text).Statements
	if c := s[len(s)-1].Content; len(c) != 1 || !strings.HasPrefix(c[0].Exact, "On Friday") || !strings.HasSuffix(c[0].Exact, "wounding 17") {
		t.Errorf("content %+v, want all before the cue", c)
	}
}

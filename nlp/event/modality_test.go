package event

import "testing"

func TestModality(t *testing.T) {
	tests := []struct{ text, event, want string }{
		{"The rebels attacked the town.", "attacked", "certain"},
		{"The rebels may attack the town.", "attack", "possible"},
		{"The rebels may attack and burn the town.", "burn", "possible"},
		{"The rebels will probably attack the town.", "attack", "probable"},
		{"The rebels are expected to attack the town.", "attack", "probable"},
		{"The rebels plan to attack the town.", "attack", "probable"},
		{"The rebels tried to attack the town.", "attack", "possible"},
		{"Residents feared an attack on the town.", "attack", "possible"},
		{"An attack on the town is likely.", "attack", "probable"},
		{"If the rebels attack the town, its people will flee.", "attack", "possible"},
		{"The rebels did not attack the town.", "attack", "certain negated"},
		{"The rebels never attacked the town.", "attacked", "certain negated"},
		{"No group attacked the town.", "attacked", "certain negated"},
		{"Nobody was killed in the town.", "killed", "certain negated"},
		{"The rebels failed to attack the town.", "attack", "certain denied"},
		{"The rebels refused to meet the mayor.", "meet", "certain denied"},
		{"The rebels denied that they attacked the town.", "attacked", "certain denied"},
		{"The mayor cancelled the visit.", "visit", "certain denied"},
		{"The rebels did not deny that they attacked the town.", "attacked", "certain"},
		{"The mayor condemned the attack on the town.", "attack", "certain"},
	}
	for _, tt := range tests {
		d := annotate(t, tt.text)
		tell := Modalities(d)
		got := "no word"
		for i := range d.Tokens {
			if d.Word(i) != tt.event {
				continue
			}
			m := tell(i, i+1)
			got = m.Certainty
			if m.Negated {
				got += " negated"
			}
			if m.Denied {
				got += " denied"
			}
		}
		if got != tt.want {
			t.Errorf("%s of %q is %s, want %s", tt.event, tt.text, got, tt.want)
		}
	}
}

package role_test

import (
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp"
)

func annotated(t *testing.T, text string) *doc.Doc {
	t.Helper()
	p, err := nlp.New(nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New("", text, time.Date(2021, 6, 3, 0, 0, 0, 0, time.UTC))
	p.Annotate(d)
	return d
}

// Who and what plays a part is found in mixed writing and in capitals.
func TestRoles(t *testing.T) {
	const text = "Gunmen of the Red Front shot dead the mayor of Qarband on Monday, police said. " +
		"Two guards were wounded when the attackers threw petrol bombs. They also blew up a power pylon."
	for _, text := range []string{text, strings.ToUpper(text)} {
		got := map[doc.RoleKind]string{}
		for _, r := range annotated(t, text).Roles {
			got[r.Kind] += strings.ToLower(r.Of(text)) + "; "
		}
		for kind, words := range map[doc.RoleKind]string{doc.Killed: "mayor", doc.Wounded: "guards", doc.Target: "power pylon", doc.Weapon: "petrol bombs"} {
			if !strings.Contains(got[kind], words) {
				t.Errorf("roles of %q are %v, want %s %s", text, got, kind, words)
			}
		}
	}
}

func TestTells(t *testing.T) {
	attack := annotated(t, "Gunmen shot dead the mayor of Qarband on Monday, police said.").Sentences[0].Tells
	library := annotated(t, "The council will open a library in spring, the mayor of Qarband said.").Sentences[0].Tells
	if attack < 0.5 || attack > 1 || library > 0.3 || library < 0 {
		t.Errorf("an attack is told with %.2f, a library with %.2f", attack, library)
	}
}

// It is told of each word whether it says where or when something happened.
func TestSettings(t *testing.T) {
	d := annotated(t, "Gunmen shot dead the mayor of Qarband in Mopti on Monday, police in Washington said.")
	if len(d.Settings) != len(d.Words) {
		t.Fatalf("%d settings of %d words", len(d.Settings), len(d.Words))
	}
	likely := map[string]doc.Setting{}
	for i, w := range d.Words {
		likely[w.Of(d.Text)] = d.Settings[i]
	}
	if likely["Mopti"].Place < 0.5 || likely["Monday"].Day < 0.5 || likely["Washington"].Place > 0.5 || likely["shot"].Place > 0.1 {
		t.Errorf("settings are %v", likely)
	}
}

// Roles stand in the order of the text, within their sentences.
func TestOrder(t *testing.T) {
	d := annotated(t, strings.Repeat("A bomb killed two soldiers and a nurse near the al-Rashad bridge. Nobody claimed the attack. ", 40))
	last := 0
	for _, r := range d.Roles {
		if r.First < last || r.First >= r.End || d.Tokens[r.First].Sentence != d.Tokens[r.End-1].Sentence {
			t.Fatalf("role %q at tokens %d to %d, after %d", r.Of(d.Text), r.First, r.End, last)
		}
		last = r.End
	}
}

// Of each word it is told how likely it plays each part: all together at most 1, and
// a word of a role plays its part more likely than not.
func TestParts(t *testing.T) {
	d := annotated(t, "Gunmen of the Red Front shot dead the mayor of Qarband on Monday, police said.")
	if len(d.Parts) != len(d.Words) || len(d.Roles) == 0 {
		t.Fatalf("parts of %d words of %d, %d roles", len(d.Parts), len(d.Words), len(d.Roles))
	}
	for i, p := range d.Parts {
		sum := float32(0)
		for _, x := range p {
			sum += x
		}
		if sum < 0 || sum > 1.0001 {
			t.Errorf("word %q plays some part with %.3f", d.Words[i].Of(d.Text), sum)
		}
	}
	for _, r := range d.Roles {
		if x := d.Plays(r.First, r.End, r.Kind); x < 0.4 {
			t.Errorf("%q plays the %s with %.2f", r.Of(d.Text), r.Kind, x)
		}
	}
	if x := d.Plays(3, 3, doc.RoleKinds[:]...); x != 0 {
		t.Errorf("no word plays a part with %.2f", x)
	}
}

package entity

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/quantity"
	"sitrep/nlp/token"
	"sitrep/nlp/when"
	"sitrep/nlp/where"
)

func annotate(title, text string) *doc.Doc {
	d := doc.New(title, text, time.Date(2021, 6, 10, 0, 0, 0, 0, time.UTC))
	for _, s := range []doc.Stage{token.Stage(), quantity.Stage(), when.Stage(), where.Stage(), Stage()} {
		s.Run(d)
	}
	return d
}

// show tells a mention in brackets: its words, type, form, and what else is known.
func show(d *doc.Doc, m doc.Mention) string {
	s := fmt.Sprintf("%s/%s", m.Of(d.Text), m.Type)
	for _, p := range []struct{ key, value string }{{"name", m.Name}, {"title", m.Title}, {"org", m.Org}, {"nat", m.Nationality}, {"class", m.Class}} {
		if p.value != "" {
			s += " " + p.key + "=" + p.value
		}
	}
	return s
}

func TestMentions(t *testing.T) {
	tests := []struct {
		text string
		want []string // the beginnings of what must be there, in any order
	}{
		{"Capt. Omar Haddad spoke.", []string{"Capt. Omar Haddad/Person name=Omar Haddad title=Capt. class=military"}},
		{"Northern Command spokesman, Col. Ana Ruiz, left. Ruiz smiled. She drove.", []string{
			"Col. Ana Ruiz/Person name=Ana Ruiz title=Col.", "Ruiz/Person name=Ana Ruiz", "She/Person name=Ana Ruiz",
			"Northern Command spokesman/Person name=Northern Command spokesman org=Northern Command",
		}},
		{"At least five Turkish soldiers and two men were hurt.", []string{
			"At least five Turkish soldiers/Person name=Turkish soldiers nat=TR class=military", "two men/Person name=men",
		}},
		{"A military official spoke. The official left.", []string{"A military official/Person name=military official class=official", "The official/Person name=official"}},
		{"The Ministry of Defence denied it.", []string{"Ministry of Defence/Organisation name=Ministry of Defence class=official"}},
		{"ISIS and the Taliban fight.", []string{"ISIS/Organisation name=Islamic State class=armed_group", "Taliban/Organisation name=Taliban class=armed_group"}},
		{"The Army of the North (AN) struck. AN fled.", []string{"Army of the North/Organisation", "AN/Organisation name=Army of the North"}},
		{"PRESIDENT LUIS ORTEGA SAID POLICE HAD LEFT.", []string{"PRESIDENT LUIS ORTEGA/Person name=LUIS ORTEGA title=PRESIDENT class=official", "POLICE/Organisation name=POLICE class=police"}},
		{"members of the Blue Brigade attacked", []string{"members of the Blue Brigade/Person name=members of the Blue Brigade"}},
		{"Two US soldiers left. He told us so.", []string{"Two US soldiers/Person name=US soldiers nat=US"}},
		{"Two Americans and three Iraqis left.", []string{"Two Americans/Person name=Americans nat=US", "three Iraqis/Person name=Iraqis nat=IQ"}},
		{"Paris mourns. A bomb hit a police van in Paris.", []string{"Paris/Location name=Paris"}},
		{"A bomb hit a police van.", nil},
		{"He flew fighter jets near the police station.", nil},
		{"", nil},
	}
	for _, tt := range tests {
		d := annotate("", tt.text)
		var got []string
		for _, m := range d.Mentions {
			got = append(got, show(d, m))
		}
		all := "\n" + strings.Join(got, "\n")
		for _, want := range tt.want {
			if !strings.Contains(all, "\n"+want) {
				t.Errorf("mentions of %q = %q, want %q among them", tt.text, got, want)
			}
		}
		if tt.want == nil {
			for _, m := range d.Mentions {
				if m.Form != doc.Pronoun {
					t.Errorf("mentions of %q = %q, want none", tt.text, got)
				}
			}
		}
	}
}

func FuzzMentions(f *testing.F) {
	for _, s := range []string{"Capt. . Col. (PKK) of of the", "THE ARMY OF THE OF", "U.S. 's 's men of of", "President President President", "no the the men"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := annotate("", strings.ToValidUTF8(text, ""))
		last := 0
		for i, m := range d.Mentions {
			switch {
			case m.First >= m.End || m.End > len(d.Tokens) || m.Start < last || m.Head < m.First || m.Head >= m.End:
				t.Fatalf("mention %d: tokens %d to %d, head %d", i, m.First, m.End, m.Head)
			case m.Entity < 0 || m.Entity > i && d.Mentions[m.Entity].Entity != m.Entity || m.Name == "":
				t.Fatalf("mention %d: entity %d, name %q", i, m.Entity, m.Name)
			}
			last = m.Start
		}
	})
}

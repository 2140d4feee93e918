package entity

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sitrep/doc"
	"sitrep/nlp/encode"
	"sitrep/nlp/encode/model"
	"sitrep/nlp/parse"
	"sitrep/nlp/quantity"
	"sitrep/nlp/role"
	"sitrep/nlp/tag"
	"sitrep/nlp/token"
	"sitrep/nlp/when"
	"sitrep/nlp/where"
)

func annotate(t testing.TB, text string) *doc.Doc {
	t.Helper()
	m, err := model.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New("", text, time.Date(2021, 6, 10, 0, 0, 0, 0, time.UTC))
	token.Stage().Run(d)
	run := func(stages ...func(*encode.Model) (doc.Stage, error)) {
		for _, f := range stages {
			s, err := f(m)
			if err != nil {
				t.Fatal(err)
			}
			s.Run(d)
		}
	}
	run(encode.Stage, tag.Sentences, tag.Stage, parse.Stage, role.Stage)
	for _, s := range []doc.Stage{quantity.Stage(), when.Stage(), where.Stage()} {
		s.Run(d)
	}
	run(Things, Chains, Stage)
	return d
}

// show tells of a mention: its words, type, and what else is known.
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
		{"Capt. Omar Haddad spoke to reporters in Mosul.", []string{"Capt. Omar Haddad/Person name=Omar Haddad title=Capt. class=military", "Mosul/Location name=Mosul"}},
		{"A military official spoke to reporters. The official left later.", []string{"A military official/Person name=military official class=official", "The official/Person name=official"}},
		{"Two Turkish soldiers and a farmer were hurt in Iraq.", []string{"a farmer/Person name=farmer"}},
		{"The Foreign Ministry in Ankara denied the report on Monday.", []string{"The Foreign Ministry"}},
		{"Islamic State and the Taliban have fought each other in Afghanistan.", []string{"Islamic State/Organisation name=Islamic State class=armed_group"}},
		{"GENERAL LUIS ORTEGA SAID POLICE HAD LEFT THE TOWN.", []string{"GENERAL LUIS ORTEGA/Person name=LUIS ORTEGA title=GENERAL class=military"}},
		{"Write to press@north.example, or see https://north.example/a for it.", []string{"press@north.example/CommsIdentifier", "https://north.example/a/Url"}},
		{"It lies at 33.505716°N 36.269635°E and costs £2.5 million.", []string{"33.505716°N 36.269635°E/Coordinate", "£2.5 million/Money"}},
		{"They spoke on 145.5 MHz and 30 kHz.", []string{"145.5 MHz/Frequency", "30 kHz/Frequency"}},
	}
	for _, tt := range tests {
		d := annotate(t, tt.text)
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
	}
}

// People who are named by what they are, in a name of several words too, are several.
func TestSeveral(t *testing.T) {
	d := annotate(t, "The letter to Ana Ruiz was signed by Trappist Monks from the hill parishes.")
	several := map[string]bool{}
	for _, m := range d.Mentions {
		several[m.Name] = m.Plural
	}
	if !several["Trappist Monks"] || several["Ana Ruiz"] {
		t.Errorf("several: %v, want the monks alone", several)
	}
}

func TestEntities(t *testing.T) {
	tests := []struct {
		text string
		same []string // words of mentions that are one
	}{
		{"Bill Turner was seen in Paris on Monday. Turner had left London a day earlier, and he was alone.", []string{"Bill Turner", "Turner", "he"}},
		{"The Army of the North (AN) struck on Monday. AN then left the town.", []string{"The Army of the North", "AN"}},
		{"Gunmen shot dead Ali Nur, the mayor of Qarband, on Monday. The killing of the mayor shocked the town.", []string{"Ali Nur", "the mayor of Qarband", "the mayor"}},
		{"Gunmen shot Supreme Audit Court President Ali Nur. A bomb then went off. The president of the Supreme Audit Court was wounded.", []string{"Supreme Audit Court President Ali Nur", "The president of the Supreme Audit Court"}},
		{"Ana Ruiz left on Monday. Police later found Ruiz in a hotel.", []string{"Ana Ruiz", "Ruiz"}},
	}
	for _, tt := range tests {
		d := annotate(t, tt.text)
		of := map[string]int{}
		for _, m := range d.Mentions {
			of[m.Of(d.Text)] = m.Entity
		}
		for _, s := range tt.same {
			if e, ok := of[s]; !ok || e != of[tt.same[0]] {
				t.Errorf("entities of %q = %v, want one for %q", tt.text, of, tt.same)
			}
		}
	}
}

func FuzzMentions(f *testing.F) {
	for _, s := range []string{"Capt. . Col. (PKK) of of the", "THE ARMY OF THE OF", "U.S. 's 's men of of", "President President President", "no the the men", "a@b.c @@d $5 5 dollars 1°N2°E"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := annotate(t, strings.ToValidUTF8(text, ""))
		last := 0
		for i, m := range d.Mentions {
			switch {
			case m.First >= m.End || m.End > len(d.Tokens) || m.First < last || m.Head < m.First || m.Head >= m.End:
				t.Fatalf("mention %d: tokens %d to %d, head %d", i, m.First, m.End, m.Head)
			case m.Empty() || m.Start < d.Tokens[m.First].Start || m.Span.End > d.Tokens[m.End-1].End:
				t.Fatalf("mention %d: bytes %v, tokens %v", i, m.Span, d.SpanOf(m.First, m.End))
			case m.Entity < 0 || m.Entity > i && d.Mentions[m.Entity].Entity != m.Entity || m.Name == "":
				t.Fatalf("mention %d: entity %d, name %q", i, m.Entity, m.Name)
			}
			last = m.First
		}
		for i, x := range d.Things {
			if x.Chain > i || d.Things[x.Chain].Chain != x.Chain || x.First >= x.End || x.Head < x.First || x.Head >= x.End {
				t.Fatalf("thing %d: %+v", i, x)
			}
		}
	})
}
